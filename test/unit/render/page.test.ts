import {
  axisLine,
  barLine,
  byteLength,
  columnChart,
  escapeHtml,
  fitWithin,
  html,
  htmlPage,
  type Markup,
  sparkLine,
  ticks,
} from '@paceline/render';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { nasty } from './nasty.ts';

const number = fc.oneof(
  fc.double({ min: -1e300, max: 1e300 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
  fc.integer({ min: -5, max: 5000 }),
);
const wellFormed = (markup: Markup) => XMLValidator.validate(`<x>${markup.text}</x>`);

describe('templates', () => {
  it('escape every value, in text and in attributes', () => {
    fc.assert(
      fc.property(nasty, nasty, (text, attribute) => {
        const made = html`<a title="${attribute}">${text}</a>`;
        expect(made.text).toMatch(/^<a title="[^"<>]*">[^<>]*<\/a>$/);
      }),
    );
  });
  it('keep markup of other templates, join lists, leave out nothing', () => {
    expect(html`<p>${[html`<b>${1}</b>`, '<', [undefined, false, 'x']]}</p>`.text).toBe(
      '<p><b>1</b>&lt;x</p>',
    );
  });
  it('take no look-alike for markup', () => {
    const forged = JSON.parse('{"text":"<script>"}') as never;
    expect(() => html`${forged}`).toThrow();
  });
  it('escape once', () => expect(escapeHtml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;'));
});

describe('charts', () => {
  it('are well-formed and stay inside, whatever the numbers and names are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number, number, nasty), { maxLength: 10 }),
        number,
        nasty,
        (values, total, label) => {
          const spans = values.map(([start, length, title]) => ({ start, length, style: 'bar', title }));
          const line = barLine(spans, total, { grid: values.map(([at]) => at), label });
          const axis = axisLine(
            values.map(([at]) => ({ at, label })),
            total,
          );
          const columns = values.flatMap(([value, , title]) =>
            Number.isFinite(value) ? [{ value: Math.abs(value), style: 'bar', title }] : [],
          );
          for (const chart of [
            line,
            axis,
            columnChart(columns, { label }),
            sparkLine(
              values.map(([value]) => value),
              label,
            ),
          ]) {
            expect(wellFormed(chart)).toBe(true);
            expect(chart.text).not.toMatch(/NaN|Infinity/);
          }
          for (const [, share] of line.text.matchAll(/"([-\d.]+)%"/g)) {
            expect(Number(share)).toBeGreaterThanOrEqual(0);
            expect(Number(share)).toBeLessThanOrEqual(100);
          }
        },
      ),
    );
  });

  it('have few, round ticks', () => {
    expect(ticks(58)).toEqual([0, 10, 20, 30, 40, 50]);
    expect(ticks(0)).toEqual([0]);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (seconds) => {
        const marks = ticks(seconds);
        expect(marks.length).toBeLessThanOrEqual(7);
        expect(marks.at(-1)).toBeLessThanOrEqual(seconds);
      }),
    );
  });
});

describe('a page', () => {
  const page = htmlPage('<i>title', html`<p>${'<script>alert(1)</script>'}</p>`);
  it('asks for nothing from elsewhere and runs nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:/i);
    expect(page).toContain('<title>&lt;i&gt;title</title>');
  });
  it('follows light and dark, small screens and print', () => {
    for (const rule of [
      'prefers-color-scheme: dark',
      'max-width: 620px',
      '@media print',
      'color-scheme: light dark',
    ]) {
      expect(page).toContain(rule);
    }
  });
});

describe('fitting', () => {
  it('takes the fullest version that fits', () => {
    const made: number[] = [];
    const versions = [30, 20, 10].map((size) => () => {
      made.push(size);
      return 'x'.repeat(size);
    });
    expect(fitWithin(25, versions)).toEqual({ text: 'x'.repeat(20), step: 1, cut: false });
    expect(made).toEqual([30, 20]);
  });
  it('never passes the limit, and never cuts a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 60 }),
        (texts, limit) => {
          const { text } = fitWithin(
            limit,
            texts.map((each) => () => `${each}\n${each}`),
          );
          expect(byteLength(text)).toBeLessThanOrEqual(limit);
          expect(text.isWellFormed() && !text.includes('\ufffd')).toBe(true);
        },
      ),
    );
  });
});
