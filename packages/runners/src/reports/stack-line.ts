/** The line of a stack that lies in the test's own file: where the assertion is. */
export function lineIn(stack: string, file: string): number | undefined {
  for (const line of stack.split('\n')) {
    const at = line.indexOf(file);
    const match = at < 0 ? null : /^:(\d+)/.exec(line.slice(at + file.length));
    if (match) return Number(match[1]);
  }
  return undefined;
}
