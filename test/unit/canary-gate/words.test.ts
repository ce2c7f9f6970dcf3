import { readInputs } from '@paceline/core';
import { describe, expect, test } from 'vitest';
import { percentage } from '../../../actions/canary-gate/src/commands/commands.ts';
import { inputProblems, inputs } from '../../../actions/canary-gate/src/inputs.ts';
import { runGate } from '../../../actions/canary-gate/src/release.ts';
import { summaryOf } from '../../../actions/canary-gate/src/report/summary.ts';
import { play } from './stage.ts';

describe('inputs', () => {
  const read = (name: keyof typeof inputs, text: string) =>
    readInputs({ [name]: inputs[name] }, () => text)[name];
  test('steps rise and end below 100 %', () => {
    expect(read('steps', '5% 25%, 50%')).toEqual([0.05, 0.25, 0.5]);
    for (const wrong of ['50% 5%', '0% 5%', '5% 5%', '5% 100%', '5', '', '5% 200%']) {
      expect(() => read('steps', wrong), wrong).toThrow(/steps/);
    }
  });
  test('an address holds neither credentials nor a query', () => {
    expect(read('prometheus-url', 'https://p.example/prometheus/')).toBe('https://p.example/prometheus');
    for (const wrong of ['ftp://p', 'p.example', 'http://u:p@p.example', 'http://p.example?x=1']) {
      expect(() => read('prometheus-url', wrong), wrong).toThrow(/prometheus-url/);
    }
  });
  test('a weight is observed by a command, or a query that is marked as one', () => {
    expect(read('observe-weight', ' ')).toBeUndefined();
    expect(read('observe-weight', 'cat weight')).toEqual({ command: 'cat weight' });
    expect(read('observe-weight', 'query: sum(x)\n')).toEqual({ query: 'sum(x)' });
    expect(() => read('observe-weight', 'query:')).toThrow(/PromQL/);
  });
  test('the decision of another job is one of ours, or nothing', () => {
    expect(read('decision', ' promoted\n')).toBe('promoted');
    expect(read('decision', '')).toBe('');
    expect(() => read('decision', 'Promoted')).toThrow(/promoted, rolled-back/);
  });
  test('names are parts of keys', () => {
    expect(read('service', 'octo/app_1.x')).toBe('octo/app_1.x');
    for (const wrong of ['a b', 'ü', 'x'.repeat(101), 'a\nb'])
      expect(() => read('service', wrong)).toThrow(/service/);
  });
  test('what is wrong with inputs beside each other is said at once, before anything', () => {
    const given = {
      mode: 'gate' as const,
      'set-weight': 'x'.repeat(50_000),
      'prometheus-url': '',
      'canary-requests': 'a[{window}]',
      'canary-errors': 'a[{window}]',
      'baseline-requests': 'b[{window}]',
      'baseline-errors': 'c[{window}]',
    };
    expect(inputProblems(given)).toEqual([
      expect.stringContaining('48 KiB'),
      expect.stringContaining('"prometheus-url"'),
      expect.stringContaining('"canary-requests" and "canary-errors" are the same query'),
    ]);
    expect(inputProblems({ ...given, mode: 'reconcile', 'set-weight': 'x' })).toEqual([]);
  });
  test('no certainty is whole, and no query without its window', () => {
    expect(() => read('confidence', '100%')).toThrow();
    expect(() => read('canary-errors', 'sum(x)')).toThrow(/\{window\}/);
    expect(() => read('max-error-ratio', '1')).toThrow();
  });
});

test('percentages are plain numbers', () => {
  expect([0, 0.07, 0.125, 0.28, 0.5, 1 - 0.05, 1].map(percentage)).toEqual([
    '0',
    '7',
    '12.5',
    '28',
    '50',
    '95',
    '100',
  ]);
});

test('the summary shows every step, draws all lines equally wide, and takes no markup from outside', async () => {
  const { report } = await play(runGate, { rate: 1000, baseline: 0.01, canary: 0.012 });
  const text = summaryOf({ ...report!, reason: 'a <b>bold</b> | @team' });
  expect(text).toContain('### Canary promoted');
  expect(text).not.toContain('<b>');
  const [, drawn = ''] = /```text\n([\s\S]*?)\n```/.exec(text) ?? [];
  const lines = drawn.split('\n').slice(1);
  expect(lines).toHaveLength(6);
  for (const line of lines) {
    expect(line.slice(0, 64).length).toBe(64);
    expect(line.match(/●/g)).toHaveLength(1);
  }
  expect(text.match(/\| passed \|/g)).toHaveLength(3);
});
