import { type HtmlValue, html, type Markup } from './html.ts';

/**
 * Charts as SVG of full width and fixed height: positions along x are percentages, so text and lines keep
 * their size on every screen. Colours come from the page's classes, so charts follow light and dark.
 */

/** A stretch of a bar, in the unit of the axis. */
export interface Span {
  readonly start: number;
  readonly length: number;
  /** Class of the page's style: `bar`, `bar soft`, `bar bad`, `wait`, … */
  readonly style: string;
  /** Shown when pointed at. */
  readonly title?: string;
  /** Share of the line's height, 0–1, centred. Default 2/3, so that lines below each other stay apart. */
  readonly thickness?: number;
}

/** Steps between ticks that people read easily, in seconds. */
const STEPS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400,
];

/** Round instants from 0 up to `seconds`, at most `count` of them (the last step is used whatever it takes). */
export function ticks(seconds: number, count = 6): number[] {
  const step =
    STEPS.find((candidate) => seconds / candidate < count) ?? Math.ceil(seconds / count / 86_400) * 86_400;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}

/** One line of a gantt or bar chart: spans on an axis from 0 to `total`, over faint lines at `grid`. */
export function barLine(
  spans: readonly Span[],
  total: number,
  options: { grid?: readonly number[]; height?: number; label: string },
): Markup {
  const { grid = [], height = 24, label } = options;
  return html`<svg class="line" height="${height}" role="img" aria-label="${label}">${grid.map(
    (at) =>
      html`<line class="grid" x1="${percent(at, total)}" x2="${percent(at, total)}" y1="0" y2="${height}"/>`,
  )}${spans.map((span) => bar(span, total, height))}</svg>`;
}

function bar(
  { start, length, style, title, thickness = 2 / 3 }: Span,
  total: number,
  height: number,
): Markup {
  const inner = Math.max(1, height * thickness);
  return html`<rect class="${style}" x="${percent(start, total)}" y="${round((height - inner) / 2)}" width="${percent(length, total)}" height="${round(inner)}" rx="${Math.min(2, inner / 2)}">${
    title !== undefined && html`<title>${title}</title>`
  }</rect>`;
}

/** The axis over bar lines: a label at each tick. */
export function axisLine(marks: readonly { at: number; label: string }[], total: number): Markup {
  return html`<svg class="line axis" height="16" aria-hidden="true">${marks.map(
    ({ at, label }) =>
      html`<text x="${percent(at, total)}" y="11" text-anchor="${at === 0 ? 'start' : at / total > 0.94 ? 'end' : 'middle'}">${label}</text>`,
  )}</svg>`;
}

export interface Column {
  readonly value: number;
  readonly style: string;
  readonly title: string;
}

/** Columns from zero, oldest first, with a band (mean ± noise) behind them. */
export function columnChart(
  columns: readonly Column[],
  options: {
    height?: number;
    band?: { low: number; high: number; middle: number };
    label: string;
    /** Labels the lines behind the columns; without it they stay bare. */
    format?: (value: number) => string;
  },
): Markup {
  const { height = 120, band, label, format } = options;
  const top = Math.max(...columns.map(({ value }) => value), band?.high ?? 0, Number.MIN_VALUE) * 1.05;
  const y = (value: number) => round(height - (Math.max(0, value) / top) * height);
  // Few runs make no wall of colour: a column is never wider than a 24th of the chart.
  const slot = 100 / Math.max(columns.length, 24);
  const marks = ticks(top, 4).slice(1);
  const parts: HtmlValue[] = marks.map(
    (at) => html`<line class="grid" x1="0" x2="100%" y1="${y(at)}" y2="${y(at)}"/>`,
  );
  if (band) {
    const low = y(band.low);
    const high = y(band.high);
    parts.push(
      html`<rect class="band" x="0" width="100%" y="${high}" height="${round(Math.max(1, low - high))}"/>`,
      html`<line class="middle" x1="0" x2="100%" y1="${y(band.middle)}" y2="${y(band.middle)}"/>`,
    );
  }
  for (const [index, { value, style, title }] of columns.entries()) {
    parts.push(
      html`<rect class="${style}" x="${round(index * slot + slot * 0.12)}%" width="${round(slot * 0.76)}%" y="${y(value)}" height="${round(height - y(value))}" rx="1.5"><title>${title}</title></rect>`,
    );
  }
  if (format) {
    const text = (at: number) =>
      html`<text x="-8" y="${round(y(at) + 4)}" text-anchor="end">${format(at)}</text>`;
    parts.push(marks.filter((at) => y(at) > 4).map(text));
  }
  return html`<svg class="columns" height="${height}" role="img" aria-label="${label}">${parts}</svg>`;
}

/** A small line without axes, oldest first; the last point is marked. Nothing for fewer than two values. */
export function sparkLine(values: readonly number[], label: string): Markup {
  const finite = values.filter(Number.isFinite);
  if (finite.length < 2) return html``;
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  const [width, height, edge] = [72, 20, 3];
  const points = finite.map((value, index) => {
    const x = edge + (index / (finite.length - 1)) * (width - 2 * edge);
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return `${round(x)},${round(height - edge - share * (height - 2 * edge))}`;
  });
  const [x, y] = points.at(-1)!.split(',');
  return html`<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><polyline points="${points.join(' ')}"/><circle cx="${x}" cy="${y}" r="2"/></svg>`;
}

/**
 * An area over time without axes, from 0 to `top`, as wide as its container. Long series keep the highest value of
 * each stretch: a peak that lasted one sample is what a reader looks for.
 */
export function areaChart(
  values: readonly number[],
  top: number,
  label: string,
  options: { height?: number; points?: number } = {},
): Markup {
  const { height = 44, points = 240 } = options;
  const stretch = Math.max(1, Math.ceil(values.length / points));
  const peaks = Array.from({ length: Math.ceil(values.length / stretch) }, (_, index) =>
    values
      .slice(index * stretch, (index + 1) * stretch)
      .reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), 0),
  );
  if (peaks.length === 1) peaks.push(peaks[0]!);
  const y = (value: number) =>
    round(height - Math.min(1, Math.max(0, top > 0 ? value / top : 0)) * (height - 1));
  const outline = peaks.map((value, index) => `${index},${y(value)}`).join(' ');
  const last = Math.max(1, peaks.length - 1);
  return html`<svg class="area" height="${height}" viewBox="0 0 ${last} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}"><polygon points="0,${height} ${outline} ${last},${height}"/></svg>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Kept between 0 and 100 %: a clock that is off must not draw outside of its line. */
function percent(value: number, total: number): string {
  const share = total > 0 ? (value / total) * 100 : 0;
  return `${round(Math.min(100, Math.max(0, Number.isFinite(share) ? share : 0)))}%`;
}
