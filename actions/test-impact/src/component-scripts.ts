/** The code of a component (.vue, .svelte, .astro): its scripts, and what they say they are taken from. */
export function scriptsOf(text: string): string {
  const parts: string[] = [];
  // Not one expression over the whole text: each tag without an end would be followed to the end of the file.
  const tags = [...text.matchAll(/<(\/?)script\b/gi)];
  let behind = 0;
  for (const [at, tag] of tags.entries()) {
    if (tag[1] === '/' || tag.index < behind) continue;
    const open = text.indexOf('>', tag.index);
    const close = tags.find((other, index) => index > at && other[1] === '/' && other.index > open);
    if (open === -1 || !close) break;
    parts.push(`${importOf(text.slice(tag.index, open))}\n${text.slice(open + 1, close.index)}`);
    behind = close.index;
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
