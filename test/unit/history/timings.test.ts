import { testKey } from '@paceline/contracts';
import { failedFiles, fileTimings, unknownSeconds } from '@paceline/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, MAIN, record } from './records.ts';

const key = (path: string) => testKey({ suite: 'unit', file: path });

describe('file timings', () => {
  it('are the median of the ten most recent passing runs', () => {
    const seconds = [5, 6, 5, 500, 6, 5, 6, 5, 6, 5, 1000, 1000, 1000];
    const records = seconds.map((value, age) => record(`${age}`, age, { files: [file('a.test.ts', value)] }));
    expect(fileTimings(records).get(key('a.test.ts'))).toEqual({
      suite: 'unit',
      file: 'a.test.ts',
      seconds: 5.5,
      runs: 10,
      lastOutcome: 'passed',
    });
  });

  it('leave out red and skipped runs, but tell how the last one ended', () => {
    const records = [
      record('3', 0, {
        files: [file('a.test.ts', 300, { outcome: 'failed' }), file('b.test.ts', 9, { outcome: 'failed' })],
      }),
      record('2', 1, { files: [file('a.test.ts', 0, { outcome: 'skipped' })] }),
      record('1', 2, { files: [file('a.test.ts', 2)] }),
    ];
    expect(fileTimings(records).get(key('a.test.ts'))).toMatchObject({
      seconds: 2,
      runs: 1,
      lastOutcome: 'failed',
    });
    expect(fileTimings(records).has(key('b.test.ts'))).toBe(false);
  });

  it('cannot be moved out of the range of good runs by a minority of bad ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 10, noNaN: true }), { minLength: 6, maxLength: 10 }),
        fc.array(fc.double({ min: 1e3, max: 1e6, noNaN: true }), { maxLength: 4 }),
        (good, bad) => {
          const values = [...bad, ...good].slice(0, 10);
          fc.pre(bad.length * 2 < values.length);
          const records = values.map((value, age) =>
            record(`${age}`, age, { files: [file('a.test.ts', value)] }),
          );
          expect(fileTimings(records).get(key('a.test.ts'))!.seconds).toBeLessThanOrEqual(10);
        },
      ),
    );
  });
});

describe('seconds of an unknown file', () => {
  const records = [
    record('1', 0, {
      files: [
        file('src/api/a.test.ts', 1),
        file('src/api/b.test.ts', 3),
        file('src/ui/deep/c.test.ts', 30),
        file('top.test.ts', 100),
      ],
    }),
  ];
  it('are the median of the nearest directory that is known', () => {
    expect(unknownSeconds(records, 'src/api/new.test.ts')).toBe(2);
    expect(unknownSeconds(records, 'src/api/x/y/new.test.ts')).toBe(2);
    expect(unknownSeconds(records, 'src/ui/new.test.ts')).toBe(30);
    expect(unknownSeconds(records, 'src/new.test.ts')).toBe(3); // median of 1, 3, 30
    expect(unknownSeconds(records, 'elsewhere/new.test.ts')).toBe(16.5); // of all four
  });
  it('are not made up where nothing is known', () => {
    expect(unknownSeconds([], 'a.test.ts')).toBeUndefined();
  });
});

it('two reports of one run count its tests once, and their failures together', () => {
  const failed = { outcome: 'failed', failed: 1 } as const;
  const records = [
    record('2', 0, { key: 'unit', files: [file('a.test.ts', 1), file('b.test.ts', 9, failed)] }),
    record('2', 1, { key: 'e2e', files: [file('a.test.ts', 1), file('c.test.ts', 9, failed)] }),
    record('1', 9, { files: [file('a.test.ts', 4), file('d.test.ts', 9, failed)] }),
  ];
  expect(fileTimings(records).get(key('a.test.ts'))).toMatchObject({ seconds: 2.5, runs: 2 });
  expect(failedFiles(records, MAIN).map((test) => test.file)).toEqual(['b.test.ts', 'c.test.ts']);
});

it('failed files are those of the newest record of the scope', () => {
  const red = { outcome: 'failed' as const };
  const records = [
    record('3', 0, { scope: 'refs/pull/1/merge', files: [file('x.test.ts', 1, red)] }),
    record('2', 1, { files: [file('a.test.ts', 1, red), file('b.test.ts', 1)] }),
    record('1', 2, { files: [file('b.test.ts', 1, red)] }),
  ];
  expect(failedFiles(records, MAIN)).toEqual([{ suite: 'unit', file: 'a.test.ts' }]);
  expect(failedFiles(records, 'refs/heads/dev')).toEqual([]);
});
