import type { Comparison } from '@paceline/contracts';
import { formatDuration, type HtmlValue, html, type Markup, plural, shorten } from '@paceline/render';
import { changeWords, noiseText } from '../words.ts';

/** Pieces that several sections of the page share. */

export const section = (title: string, note: HtmlValue, body: HtmlValue): Markup =>
  html`<section><header><h2>${title}</h2><p>${note}</p></header>
${body}
</section>
`;

/** A long name shortened in the middle; whole when pointed at. */
export function nameCode(text: string, length = 100): Markup {
  const short = shorten(text, length);
  return html`<code${short !== text && html` title="${shorten(text, 1000)}"`}>${short}</code>`;
}

/** The change against the mean; coloured only where it is beyond the noise. */
export function changeText(comparison: Comparison | undefined): Markup {
  if (comparison?.change === undefined) return html`<span class="muted">–</span>`;
  const { verdict, baselineMean, baselineDeviation, baselineRuns } = comparison;
  const style = verdict === 'slower' ? 'bad' : verdict === 'faster' ? 'good' : 'muted';
  const noise = baselineDeviation === undefined ? '' : ` ± ${noiseText(baselineDeviation)}`;
  const title = `mean of ${baselineRuns}: ${formatDuration(baselineMean ?? 0)}${noise}`;
  return html`<span class="${style}" title="${title}">${changeWords(comparison)}</span>`;
}

/** The change only where it is beyond the noise, so that a chart beside it stays quiet. */
export const clearChange = (comparison: Comparison | undefined): Markup | undefined =>
  comparison?.verdict === 'slower' || comparison?.verdict === 'faster' ? changeText(comparison) : undefined;

export function table(head: readonly { title: string; style?: string }[], rows: readonly Markup[]): Markup {
  return html`<div class="scroll"><table>
<thead><tr>${head.map(({ title, style }) => html`<th scope="col"${style !== undefined && html` class="${style}"`}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`${row}\n`)}</tbody></table></div>`;
}

/** The first rows open, the others folded, what is beyond `most` only counted. */
export function folded<T>(
  items: readonly T[],
  limits: { open: number; most: number; noun: string },
  show: (items: readonly T[]) => Markup,
): HtmlValue {
  const { open, most, noun } = limits;
  const rest = items.slice(open, most);
  return [
    show(items.slice(0, open)),
    rest.length > 0 &&
      html`<details class="fold"><summary>${plural(rest.length, `more ${noun}`)}</summary>${show(rest)}</details>`,
    items.length > most &&
      html`<p class="muted">${plural(items.length - most, `further ${noun}`)} not shown.</p>`,
  ];
}
