import { historyRecord, type LegResult, perfReport, writeDocument } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranSameFiles } from '../../../actions/perf-report/src/compare/alike.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { executed, job, leg, pageFacts } from './samples.ts';

const FAST = 'AMD EPYC 9V74 80-Core Processor';
const SLOW = 'AMD EPYC 7763 64-Core Processor';

interface Options {
  readonly processor?: string;
  readonly files?: readonly string[];
  readonly attempt?: number;
  readonly factor?: number;
}

/** A run with a job that builds and a job that runs the tests of `files`, ten seconds each. */
function runOf({ processor = FAST, files = ['a', 'b', 'c'], attempt = 1, factor = 1 }: Options = {}) {
  const seconds = 10 * factor;
  const machine = { os: 'linux', arch: 'x64', cores: 4, memoryBytes: 16e9, processor };
  const again = attempt > 1 ? { run_attempt: attempt } : {};
  return {
    jobs: [
      job('build', 0, [['make', 30]]),
      job('test', 30, [['Run tests', seconds * files.length]], { id: 70_001, ...again }),
    ],
    legs: [
      leg(
        '1',
        files.map((file) => executed(`${file}.test.ts`, seconds)),
        { machine, attempt, checkRunId: 70_001 },
      ),
    ],
    attempt,
  };
}

/** Five records of runs like one. */
const recordsOf = (options: Options = {}) =>
  Array.from({ length: 5 }, (_, index) => pageFacts({ ...runOf(options), runId: `${index}` }).record);

const judged = (options: Options, records = recordsOf()) => {
  const { report, record } = pageFacts({ ...runOf(options), records });
  writeDocument(perfReport, report);
  writeDocument(historyRecord, record);
  return {
    limits: report.limits,
    ...Object.fromEntries(report.comparisons.map(({ metric, baselineRuns }) => [metric, baselineRuns])),
  };
};

describe('a time is compared with that of a run like it', () => {
  it('on the same processor, with the same tests, in a first attempt', () => {
    expect(judged({})).toEqual({
      limits: [],
      wall: 5,
      'job/build': 5,
      'step/build/make': 5,
      'job/test': 5,
      'step/test/Run tests': 5,
      'test/unit/a.test.ts': 5,
      'test/unit/b.test.ts': 5,
      'test/unit/c.test.ts': 5,
    });
  });

  it('not with one on another processor, but in jobs of which none tells', () => {
    const slow = judged({ processor: SLOW, factor: 1.4 });
    expect(slow).toMatchObject({ wall: 0, 'job/build': 5, 'job/test': 0, 'test/unit/a.test.ts': 0 });
    expect(slow.limits).toEqual([
      'The wall time is compared with 0 of 5 earlier runs: 5 ran on other processors.',
    ]);
    const mixed = [...recordsOf(), ...recordsOf({ processor: SLOW, factor: 1.4 })].map((record, index) => ({
      ...record,
      runId: `${index}`,
    }));
    expect(judged({ processor: SLOW, factor: 1.4 }, mixed)).toMatchObject({ wall: 5, 'job/test': 5 });
  });

  it('not with one of other tests, but in jobs that ran none and in each test file', () => {
    const few = judged({ files: ['a'] });
    expect(few).toMatchObject({
      ...{ wall: 0, 'job/build': 5, 'job/test': 0, 'step/test/Run tests': 0, 'test/unit/a.test.ts': 5 },
      limits: ['The wall time is compared with 0 of 5 earlier runs: 5 ran other tests.'],
    });
    expect(judged({}, recordsOf({ files: ['a'] }))).toMatchObject({ wall: 0, 'test/unit/b.test.ts': 0 });
    // One test more among many makes no other run.
    const many = Array.from({ length: 12 }, (_, index) => `t${index}`);
    expect(judged({ files: [...many, 'new'] }, recordsOf({ files: many }))).toMatchObject({ wall: 5 });
  });

  it('not in or with a job that ran again', () => {
    const again = judged({ attempt: 2 });
    expect(again).toMatchObject({ wall: 0, 'job/build': 5, 'job/test': 0, 'test/unit/a.test.ts': 0 });
    expect(again.limits).toEqual([
      'Jobs of this run were run again, so its wall time is not compared with other runs.',
    ]);
    expect(judged({}, recordsOf({ attempt: 2 }))).toMatchObject({
      ...{ wall: 0, 'job/build': 5, 'job/test': 0, 'test/unit/a.test.ts': 0 },
      limits: ['The wall time is compared with 0 of 5 earlier runs: of 5 some jobs were run again.'],
    });
  });

  it('not where a test of the file was repeated, since its time is that of several runs', () => {
    const repeated = recordsOf().map((record) => ({
      ...record,
      files: record.files.map((file) => (file.file === 'a.test.ts' ? { ...file, retries: 1 } : file)),
    }));
    expect(judged({}, repeated)).toMatchObject({ 'test/unit/a.test.ts': 0, 'test/unit/b.test.ts': 5 });
  });

  it('whichever of the two is asked, and always with itself', () => {
    const files = fc.uniqueArray(fc.record({ file: fc.integer({ min: 0, max: 9 }), seconds: fc.nat(9) }), {
      selector: ({ file }) => file,
    });
    const runs = files.map((found) => found.map(({ file, seconds }) => executed(`${file}`, seconds)));
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        expect(ranSameFiles(a, b)).toBe(ranSameFiles(b, a));
        expect(ranSameFiles(a, a)).toBe(true);
        if (a.length > 0 && b.every(({ file }) => a.every((other) => other.file !== file))) {
          expect(ranSameFiles(a, b)).toBe(false);
        }
      }),
    );
  });
});

describe('a flaky test', () => {
  const failed = (attempt: number, more: Partial<LegResult> = {}): LegResult =>
    leg('1', [executed('a.test.ts', 1, { outcome: 'failed', failed: 1 })], {
      attempt,
      failures: [{ suite: 'unit', file: 'a.test.ts', name: 'pays' }],
      ...more,
    });
  const passed = (attempt: number, more: Partial<LegResult> = {}): LegResult =>
    leg('1', [executed('a.test.ts', 1)], { attempt, ...more });
  const flakyIn = (sample: Parameters<typeof pageFacts>[0]) => pageFacts(sample).record.flaky;

  it('is one that its leg repeated, or that passed when its job ran again', () => {
    const test = { suite: 'unit', file: 'a.test.ts', name: 'pays' };
    expect(flakyIn({ legs: [passed(1, { flaky: [{ ...test, retries: 2 }] })] })).toEqual([
      { ...test, retries: 2 },
    ]);
    expect(flakyIn({ legs: [passed(3)], earlierLegs: [failed(1), failed(2)], attempt: 3 })).toEqual([
      { ...test, retries: 2 },
    ]);
  });

  it('is not one that failed again or was skipped, whose file did not run, or of another commit', () => {
    expect(flakyIn({ legs: [failed(2)], earlierLegs: [failed(1)] })).toBeUndefined();
    expect(flakyIn({ legs: [leg('1', [], { attempt: 2 })], earlierLegs: [failed(1)] })).toBeUndefined();
    const skipped = leg('1', [executed('a.test.ts', 1, { skipped: 1 })], { attempt: 2 });
    expect(flakyIn({ legs: [skipped], earlierLegs: [failed(1)] })).toBeUndefined();
    expect(
      flakyIn({ legs: [passed(2)], earlierLegs: [failed(1, { head: 'b'.repeat(40) })] }),
    ).toBeUndefined();
  });

  it('is named in the summary, and its name is text', () => {
    const flaky = [{ suite: 'unit', file: 'a.test.ts', name: '<img src=x> | `pays`', retries: 1 }];
    const { report } = pageFacts({ legs: [passed(1, { flaky })] });
    const summary = markdownSummary(report);
    expect(summary).toContain('1 flaky test: failed, and passed when run again');
    expect(summary).toContain('9 tests in 1 file, 1 flaky');
    expect(summary).not.toContain('<img');
  });
});
