import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInputs } from '@paceline/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endLeftover, percentage } from '../../../actions/canary-gate/src/commands.ts';
import { inputs } from '../../../actions/canary-gate/src/inputs.ts';
import { runGate } from '../../../actions/canary-gate/src/release.ts';
import { summaryOf } from '../../../actions/canary-gate/src/summary.ts';
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

describe('a noted process group', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'paceline-canary-unit-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  test('that is not ours is left alone', () => {
    const file = join(folder, 'group');
    for (const text of [String(process.pid), '1', '0', '-1', 'x', '999999999']) {
      writeFileSync(file, text);
      expect(endLeftover(file), text).toBe(false);
    }
    expect(endLeftover(join(folder, 'none'))).toBe(false);
  });
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
