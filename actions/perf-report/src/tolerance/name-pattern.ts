/** A part of a job's name: a text, or something that is not known here. */
export type NamePart = string | typeof ANYTHING;
export const ANYTHING = Symbol('anything');

export const isWhole = (parts: readonly NamePart[]): parts is readonly string[] =>
  parts.every((part) => part !== ANYTHING);

/** Whether a name can be one of this pattern; each text is looked for once, from left to right. */
export function fits(name: string, parts: readonly NamePart[]): boolean {
  const texts = [''];
  for (const part of parts) {
    if (part === ANYTHING) texts.push('');
    else texts[texts.length - 1] += part as string;
  }
  const [first = '', ...others] = texts;
  if (others.length === 0) return name === first;
  const last = others.pop()!;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const text of others) {
    const found = name.indexOf(text, at);
    if (found < 0) return false;
    at = found + text.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
