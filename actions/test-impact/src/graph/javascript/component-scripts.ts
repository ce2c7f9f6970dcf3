/** The code of a component (.vue, .svelte, .astro): its scripts, and what they say they are taken from. */
export function scriptsOf(text: string): string {
  const parts: string[] = [];
  // Not one expression over the whole text: each tag without an end would be followed to the end of the file.
  const opens = /<script\b/gi;
  const closes = /<\/script>/gi;
  for (let open = opens.exec(text); open; open = opens.exec(text)) {
    const body = text.indexOf('>', open.index);
    if (body === -1) break;
    closes.lastIndex = body;
    const close = closes.exec(text);
    if (!close) break;
    parts.push(`${importOf(text.slice(open.index, body))}\n${text.slice(body + 1, close.index)}`);
    opens.lastIndex = closes.lastIndex;
  }
  const source = parts.join('\n;\n');
  const front = frontMatter(text);
  return front === undefined ? source : `${front}\n;\n${source}`;
}

const importOf = (attributes: string): string => {
  const source = /\bsrc\s*=\s*["'](\.[^"']+)["']/.exec(attributes)?.[1];
  return source ? `import ${JSON.stringify(source)};` : '';
};

/** The code between two lines of `---` at the beginning (.astro). */
function frontMatter(text: string): string | undefined {
  const start = /^---\r?\n/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = text.indexOf('\n---', start);
  return end === -1 ? undefined : text.slice(start, end);
}
