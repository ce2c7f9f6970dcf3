import type { HistoryRecord } from '@paceline/contracts';
import { proofsOf } from '@paceline/history';
import { describe, expect, test } from 'vitest';
import { file, MAIN, record } from './records.ts';

const LINUX = '{"arch":"x64","axes":{"node":22},"os":"linux"}';
const WINDOWS = '{"arch":"x64","axes":{"node":22},"os":"win32"}';
const PLAN = '0123456789abcdef';
const commit = (letter: string) => letter.repeat(40);

const on = (...environments: string[]) => [{ suite: 'unit', environments }];

/** A run that proves `a.test.ts`. */
const proving = (run: string, age: number, more: Partial<HistoryRecord> = {}): HistoryRecord =>
  record(run, age, {
    proves: { head: commit('c'), tree: commit('d'), suites: [{ suite: 'unit', definition: PLAN }] },
    ranOn: on(LINUX),
    files: [{ ...file('a.test.ts', 1), proven: true }, file('b.test.ts', 1)],
    ...more,
  });

const runs = (records: readonly HistoryRecord[], scopes = [MAIN]) =>
  proofsOf(records, { suite: 'unit', definition: PLAN, scopes, runId: '99' }).runs.map(({ runId }) => runId);

test('a run that passed proves the files that it names, at the commit that its legs tested', () => {
  const question = { suite: 'unit', definition: PLAN, scopes: [MAIN], runId: '99' };
  expect(proofsOf([proving('1', 10)], question)).toEqual({
    runs: [{ runId: '1', head: commit('c'), tree: commit('d'), scope: MAIN, files: new Set(['a.test.ts']) }],
    known: true,
  });
  expect(proofsOf([proving('1', 10)], { ...question, suite: 'other' })).toEqual({ runs: [], known: false });
  expect(proofsOf([record('1', 10)], question)).toEqual({ runs: [], known: false });
});

describe('proves nothing', () => {
  test.each<[string, Partial<HistoryRecord>]>([
    ['a run of a scope whose word is not taken', { scope: 'refs/pull/1/merge' }],
    ['a red run', { conclusion: 'failure' }],
    ['a cancelled run', { conclusion: 'cancelled' }],
    ['a run of which it is not known how it ended', { conclusion: 'unknown' }],
    ['a schedule', { event: 'schedule' }],
    ['a run by hand', { event: 'workflow_dispatch' }],
    ['a run of an older release', { proves: undefined, ranOn: undefined }],
    ['a run whose files are none of them proven', { files: [file('a.test.ts', 1)] }],
  ])('%s', (_, more) => {
    expect(runs([proving('1', 10, more)])).toEqual([]);
  });

  test('a run whose tests were planned elsewhere, or by other inputs', () => {
    const question = { suite: 'unit', definition: 'f'.repeat(16), scopes: [MAIN], runId: '99' };
    expect(proofsOf([proving('1', 10)], question)).toEqual({ runs: [], known: false });
    const suites = [{ suite: 'other', definition: PLAN }];
    const ofOther = proving('1', 10, { proves: { head: commit('c'), tree: commit('d'), suites } });
    expect(runs([ofOther])).toEqual([]);
  });

  test('a run of which another report is not green', () => {
    const other = { key: 'e2e', files: [], proves: undefined, ranOn: undefined };
    expect(runs([proving('1', 10), proving('1', 11, { ...other, conclusion: 'failure' })])).toEqual([]);
    expect(runs([proving('1', 10), proving('1', 11, { ...other, conclusion: 'success' })])).toEqual(['1']);
  });

  test('the run itself, when it is started again', () => {
    expect(runs([proving('99', 10), proving('1', 20)])).toEqual(['1']);
  });

  test('a tag, whoever is believed', () => {
    const scope = 'refs/tags/v1';
    expect(runs([proving('1', 10, { scope })], [scope])).toEqual([]);
  });
});

describe('what the newest run ran on', () => {
  test('counts: what passed elsewhere does not', () => {
    expect(runs([proving('2', 10, { ranOn: on(LINUX, WINDOWS) }), proving('1', 20)])).toEqual(['2']);
  });

  test('may be less than what an older one passed on', () => {
    expect(runs([proving('2', 10), proving('1', 20, { ranOn: on(LINUX, WINDOWS) })])).toEqual(['2', '1']);
  });

  test('counts even where that run was red', () => {
    const red = proving('2', 10, { conclusion: 'failure', proves: undefined, ranOn: on(WINDOWS) });
    expect(runs([red, proving('1', 20)])).toEqual([]);
    // That there were proofs is known all the same, so nothing is taken for unaffected.
    const question = { suite: 'unit', definition: PLAN, scopes: [MAIN], runId: '99' };
    expect(proofsOf([red, proving('1', 20)], question).known).toBe(true);
  });

  test('is that of the same suite, of a believed scope and of a usual event', () => {
    const others = [
      proving('5', 1, { ranOn: on(WINDOWS), scope: 'refs/pull/1/merge' }),
      proving('4', 2, { ranOn: on(WINDOWS), event: 'schedule' }),
      proving('3', 3, { ranOn: [{ suite: 'other', environments: [WINDOWS] }] }),
      proving('2', 4, { ranOn: [{ suite: 'other', environments: [WINDOWS] }, ...on(LINUX)] }),
    ];
    expect(runs([...others, proving('1', 20)])).toEqual(['2', '1']);
  });

  /** A red run without a file. */
  const red = (ranOn: NonNullable<HistoryRecord['ranOn']>) =>
    proving('2', 10, { conclusion: 'failure', proves: undefined, ranOn, files: [] });

  test.each<[string, string[], NonNullable<HistoryRecord['ranOn']>]>([
    ['a leg ended on another image before it ran a test', [], on(WINDOWS)],
    [
      'no leg of other axes told what it ran on',
      [],
      [{ suite: 'unit', environments: [LINUX], untold: ['{"node":24}'] }],
    ],
    [
      'no leg told anything, and the axes are others',
      [],
      [{ suite: 'unit', environments: [], untold: ['{}'] }],
    ],
    [
      'no leg told anything, and the axes are the same',
      ['1'],
      [{ suite: 'unit', environments: [], untold: ['{"node":22}'] }],
    ],
    [
      'legs of a plan of the same definition told it',
      [],
      [{ suite: 'unit', definition: PLAN, environments: [WINDOWS] }],
    ],
    [
      'legs of another plan with a suite of this name told it',
      ['1'],
      [{ suite: 'unit', definition: 'f'.repeat(16), environments: [WINDOWS] }],
    ],
  ])('where %s', (_, proofs, ranOn) => {
    expect(runs([red(ranOn), proving('1', 20)])).toEqual(proofs);
  });
});

describe('a record that contradicts itself proves no file of which', () => {
  const proven = (more: Parameters<typeof file>[2] = {}) => ({ ...file('a.test.ts', 1, more), proven: true });
  test.each<[string, HistoryRecord['files']]>([
    ['it says that it failed', [proven({ outcome: 'failed', failed: 1 })]],
    ['it says that it failed, and counts no failure', [proven({ outcome: 'failed' })]],
    ['it counts a failure', [proven({ failed: 1 })]],
    ['it counts no test', [proven({ tests: 0 })]],
    ['it says that it holds no test', [proven({ outcome: 'empty', tests: 0 })]],
    ['all tests were skipped', [proven({ tests: 2, skipped: 2 })]],
    ['it says that it was skipped', [proven({ outcome: 'skipped', skipped: 1 })]],
    ['a test was repeated', [proven({ retries: 1 })]],
    ['it says twice how it went', [proven(), file('a.test.ts', 1, { outcome: 'failed', failed: 1 })]],
    ['it says twice how it went, in the other order', [file('a.test.ts', 1), proven()]],
  ])('%s', (_, files) => {
    expect(runs([proving('1', 10, { files })])).toEqual([]);
    const other = { ...file('c.test.ts', 1), proven: true };
    expect(runs([proving('1', 10, { files: [...files, other] })])).toEqual(['1']);
  });
});
