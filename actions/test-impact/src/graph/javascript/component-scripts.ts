/**
 * The code of a component (.vue, .svelte, .astro) or document (.mdx): its scripts, and imports for what its tags
 * say they are taken from.
 * @param name the file's last part
 */
export function scriptsOf(text: string, name: string): string {
  if (name.endsWith('.mdx')) return moduleLines(text);
  const parts: string[] = [importsOfTags(text)];
  // Not one expression over the whole text: each tag without an end would be followed to the end of the file.
  const opens = /<script\b/gi;
  const closes = /<\/script>/gi;
  for (let open = opens.exec(text); open; open = opens.exec(text)) {
    const body = text.indexOf('>', open.index);
    if (body === -1) break;
    closes.lastIndex = body;
    const close = closes.exec(text);
    if (!close) break;
    parts.push(text.slice(body + 1, close.index));
    opens.lastIndex = closes.lastIndex;
  }
  const front = frontMatter(text);
  return [...(front === undefined ? [] : [front]), ...parts].join('\n;\n');
}

/** `<template src="./x.html">`, `<style src>`, `<img src>`: what the compiler imports. */
function importsOfTags(text: string): string {
  const names = new Set<string>();
  for (const [, double, single] of text.matchAll(
    /\bsrc\s*=\s*(?:"(\.[^"\n]{1,260})"|'(\.[^'\n]{1,260})')/g,
  )) {
    names.add((double ?? single)!);
  }
  return [...names].map((name) => `import ${JSON.stringify(name)};`).join('\n');
}

/** The code between two lines of `---` at the beginning (.astro). */
function frontMatter(text: string): string | undefined {
  const start = /^---\r?\n/.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const end = text.indexOf('\n---', start);
  return end === -1 ? undefined : text.slice(start, end);
}

/** The imports and exports of an MDX document: paragraphs that begin with one of these words. */
function moduleLines(text: string): string {
  const found: string[] = [];
  let inside = false;
  for (const line of text.split('\n')) {
    if (/^(?:import|export)\b/.test(line)) inside = true;
    else if (line.trim() === '') inside = false;
    if (inside) found.push(line);
  }
  return found.join('\n');
}
