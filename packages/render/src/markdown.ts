import { oneLine } from './lines.ts';

/** Characters that mean something in GitHub's markdown; as numeric entities they are plain text everywhere. */
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
/**
 * Makes any text harmless as a piece of GitHub markdown, also in a table cell: one line, no markup, no HTML,
 * no link, no `@mention` and no `#reference` (both are made from the rendered text, so entities do not stop
 * them; a zero-width space does).
 */
export function escapeMarkdown(text: string): string {
  return (
    oneLine(text)
      .replaceAll(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
      .replaceAll('@', '@\u200b')
      .replaceAll(/&#35;(?=\d)/g, '&#35;\u200b')
      .replaceAll(/:(?=\/\/)/g, '&#58;')
      .replaceAll(/\bwww\./gi, (match) => `${match.slice(0, 3)}&#46;`)
      .replaceAll(/\bGH-(?=\d)/gi, (match) => `${match}\u200b`)
      // At the beginning of a line they would make a list, a heading or a rule of it.
      .replace(/^[-+=]/, (sign) => `&#${sign.charCodeAt(0)};`)
      .replace(/^(\d+)\./, '$1&#46;')
  );
}

/** Text as inline code; `<code>` instead of backticks, since a name may hold backticks. */
export const markdownCode = (text: string): string => `<code>${escapeMarkdown(text)}</code>`;

/** Shortens in the middle, where the names of tests and files differ least. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const tail = Math.ceil((length - 1) * 0.6);
  return `${characters.slice(0, length - 1 - tail).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

export interface Column {
  readonly title: string;
  /** Numbers are right-aligned. */
  readonly align?: 'left' | 'right';
}

/**
 * A markdown table. Cells are markdown already: pass text through {@link escapeMarkdown} or
 * {@link markdownCode}. Line breaks and bare pipes in cells are taken out, so a row stays a row.
 */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${columns
      .map((_, index) =>
        (cells[index] ?? '').replaceAll(/[\r\n\u2028\u2029]+/g, ' ').replaceAll('|', '&#124;'),
      )
      .join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    `|${columns.map(({ align }) => (align === 'right' ? ' --: ' : ' :-- ')).join('|')}|`,
    ...rows.map(line),
    '',
  ].join('\n');
}

/** A table without the columns that say nothing: those whose every cell is empty or a dash. */
export function markdownTableOfFilled(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const filled = columns.map((_, index) => rows.some((row) => !['', '–'].includes(row[index] ?? '')));
  const keep = <T>(items: readonly T[]) => items.filter((_, index) => filled[index]);
  return markdownTable(
    keep(columns),
    rows.map((row) => keep(columns.map((_, index) => row[index] ?? ''))),
  );
}

/** A folded part of the page. The title is markdown; blank lines around the body let GitHub read it as markdown. */
export const markdownDetails = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;
