import { visibleText } from './lines.ts';

/** HTML that was made by {@link html}; anything else is text and is escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = string | number | Markup | undefined | false | readonly HtmlValue[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text as it may stand in HTML and SVG, between tags and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  visibleText(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);

/**
 * Template for HTML and SVG. Every value is escaped, unless it is markup from another template; lists are
 * joined, `undefined` and `false` are nothing. So a page can only hold the tags that stand in its source.
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Markup {
  return new Markup(
    strings.reduce((text, part, index) => text + (index > 0 ? render(values[index - 1]) : '') + part, ''),
  );
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(render).join('');
}
