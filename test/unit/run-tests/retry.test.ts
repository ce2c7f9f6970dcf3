import type { ReportedTest, RunnerReport } from '@paceline/runners';
import { describe, expect, test } from 'vitest';
import { joinAttempts } from '../../../actions/run-tests/src/run/retry.ts';

const one = (file: string, name: string, outcome: ReportedTest['outcome'], retries = 0): ReportedTest => ({
  ...{ file, name, outcome, retries, seconds: 1 },
});
const report = (tests: ReportedTest[], more: Partial<RunnerReport> = {}): RunnerReport => ({
  files: [...new Set(tests.map(({ file }) => file))].map((file) => ({ file })),
  tests,
  failures: [],
  ...more,
});
const join = (before: RunnerReport, after: RunnerReport, again: 'all' | string[]) =>
  joinAttempts(before, after, again === 'all' ? 'all' : new Set(again), (file) =>
    file.replace(/^\/repo\//, ''),
  );
const outcomes = ({ tests }: RunnerReport) =>
  tests.map(({ file, name, outcome, retries }) => `${file} ${name} ${outcome} ${retries}`).sort();

describe('a second attempt', () => {
  test('that passes makes a test flaky, and leaves the other files as they were', () => {
    const before = report([
      one('/repo/a', 'x', 'failed'),
      one('/repo/a', 'y', 'passed'),
      one('/repo/b', 'x', 'passed'),
    ]);
    const after = report([one('/repo/a', 'x', 'passed'), one('/repo/a', 'y', 'passed')]);
    expect(outcomes(join(before, after, ['a']))).toEqual([
      '/repo/a x passed 1',
      '/repo/a y passed 0',
      '/repo/b x passed 0',
    ]);
  });

  test('that fails again is counted, and so is one of a program that retries itself', () => {
    const before = report([one('a', 'x', 'failed', 2)]);
    expect(outcomes(join(before, report([one('a', 'x', 'failed', 1)]), ['a']))).toEqual(['a x failed 4']);
  });

  test('that no longer has the test proves nothing: it stays failed', () => {
    const before = report([one('a', 'at 12:00', 'failed')]);
    expect(outcomes(join(before, report([one('a', 'at 12:01', 'passed')]), ['a']))).toEqual([
      'a at 12:00 failed 0',
      'a at 12:01 passed 0',
    ]);
  });

  test('that skips the test, or has only skipped tests of a file that failed, proves nothing either', () => {
    const before = report([one('a', 'x', 'failed')], {
      files: [{ file: 'a' }, { file: 'b', failure: 'no' }],
    });
    const joined = join(before, report([one('a', 'x', 'skipped'), one('b', 'y', 'skipped')]), ['a', 'b']);
    expect(outcomes(joined)).toEqual(['a x failed 1', 'b y skipped 0']);
    expect(joined.files).toEqual([{ file: 'a' }, { file: 'b', failure: 'no', retries: 1 }]);
    expect(outcomes(join(before, report([one('a', 'x', 'skipped')]), 'all'))).toEqual(['a x failed 1']);
  });

  test('tells tests of one name apart by their order', () => {
    const before = report([one('a', 'x', 'passed'), one('a', 'x', 'failed')]);
    const after = report([one('a', 'x', 'passed'), one('a', 'x', 'passed')]);
    expect(outcomes(join(before, after, ['a']))).toEqual(['a x passed 0', 'a x passed 1']);
  });

  test('of a file that failed as a whole counts for the file, and stays failed where it is absent', () => {
    const before = report([], {
      files: [
        { file: 'a', failure: 'no' },
        { file: 'b', failure: 'no' },
      ],
    });
    const joined = join(before, report([one('a', 'x', 'passed')]), ['a', 'b']);
    expect(joined.files).toEqual([
      { file: 'b', failure: 'no' },
      { file: 'a', retries: 1 },
    ]);
  });

  test('of everything replaces what failed in no file; a part of it does not', () => {
    const before = report([one('a', 'x', 'failed')], {
      failures: [{ file: '', name: 'set-up', message: 'no', count: 1 }],
      problem: 'it was cut off',
    });
    const after = report([one('a', 'x', 'passed')]);
    expect(join(before, after, 'all')).toMatchObject({ failures: [], tests: [{ retries: 1 }] });
    expect(join(before, after, ['a']).failures).toHaveLength(1);
    expect(join(before, after, 'all').problem).toBeUndefined();
    expect(join(before, { ...after, problem: 'cut' }, 'all').problem).toBe('cut');
  });
});
