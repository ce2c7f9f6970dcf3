/** Says of each test file that node:test runs whether it passed, one JSON line each. */
export default async function* outcomes(source) {
  const failed = new Set();
  const seen = new Set();
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.file === undefined) continue;
    seen.add(data.file);
    if (type === 'test:fail' && data.todo === undefined) failed.add(data.file);
  }
  for (const file of seen) yield `${JSON.stringify({ file, passed: !failed.has(file) })}\n`;
}
