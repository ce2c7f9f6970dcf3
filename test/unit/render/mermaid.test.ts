import { MERMAID_LIMIT, mermaidGantt, mermaidName } from '@paceline/render';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nasty } from './nasty.ts';

/** The gantt grammar, as far as we write it. */
const LINE =
  /^(?:gantt| {2}dateFormat HH:mm:ss| {2}axisFormat %H:%M:%S| {2}section [^:;#%\n]+| {4}[^:;#%\n]+ :(?:crit, |done, )?\d\d:\d\d:\d\d, \d+s)$/;
const task = fc.record({
  name: nasty,
  start: fc.double({ min: -10, max: 1e5, noNaN: true }),
  seconds: fc.double({ min: 0, max: 1e4, noNaN: true }),
  state: fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const),
});

it('is valid and within the limit, whatever the names are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ name: nasty, tasks: fc.array(task, { maxLength: 8 }) }), { maxLength: 12 }),
      fc.integer({ min: 0, max: 3000 }),
      (sections, limit) => {
        const block = mermaidGantt(sections, limit);
        fc.pre(block !== undefined);
        const lines = block.split('\n');
        expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['```mermaid', '```', '']);
        for (const line of lines.slice(1, -2)) expect(line).toMatch(LINE);
        expect(lines.slice(1, -2).join('\n').length).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

it('stays within what mermaid draws for a thousand jobs', () => {
  const tasks = Array.from({ length: 20 }, (_, index) => ({
    name: `Run step number ${index}`,
    start: index,
    seconds: 1,
  }));
  const block = mermaidGantt(Array.from({ length: 1000 }, (_, index) => ({ name: `job ${index}`, tasks })))!;
  expect(block.length).toBeLessThanOrEqual(MERMAID_LIMIT + 20);
  expect(block.length).toBeGreaterThan(MERMAID_LIMIT * 0.9);
});

it('takes no name for a statement', () => {
  for (const word of ['section a', 'Title x', 'dateFormat X', 'click me', '2026-11-20', 'todayMarker off']) {
    expect(mermaidName(word)).toBe(`· ${word}`);
  }
  expect(mermaidName('%%{init: {}}%%')).toBe('init');
  expect(mermaidName('::;#')).toBe('unnamed');
});

it('draws nothing where there is nothing, or more than a day', () => {
  expect(mermaidGantt([])).toBeUndefined();
  expect(mermaidGantt([{ name: 'a', tasks: [] }])).toBeUndefined();
  expect(mermaidGantt([{ name: 'a', tasks: [{ name: 'x', start: 90_000, seconds: 1 }] }])).toBeUndefined();
});
