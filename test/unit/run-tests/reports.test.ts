import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunnerReport } from '@paceline/runners';
import {
  createLocator,
  fileOfName,
  fromJUnit,
  parseJsonReport,
  parseJUnit,
  summariseReport,
} from '@paceline/runners';
import { describe, expect, test } from 'vitest';
import { parseNodeEvents } from '../../../actions/run-tests/src/runners/javascript/node.ts';
import { withTimes } from '../../../actions/run-tests/src/runners/javascript/vitest.ts';
import { parseGoEvents } from '../../../actions/run-tests/src/runners/languages/go.ts';

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../fixtures/reports', name), 'utf8');

/** TestResults files of a report of /repo, as `file outcome tests/failed/skipped/retries`. */
function executed(report: RunnerReport | undefined, exists: (path: string) => boolean = () => true) {
  const locate = createLocator('/repo', '/repo', new Set(), exists);
  return summariseReport(report!, 'tests', locate);
}
const short = (report: RunnerReport | undefined) =>
  executed(report).executed.map(
    (file) => `${file.file} ${file.outcome} ${file.tests}/${file.failed}/${file.skipped}/${file.retries}`,
  );

describe('vitest', () => {
  const report = parseJsonReport(read('vitest.json'));
  test('each file as it ended: failed, empty, not loaded, its process gone', () => {
    expect(short(report)).toEqual([
      'packages/x/src/a.test.ts failed 5/1/2/1',
      'src/a.test.ts failed 5/1/2/1',
      'src/a.test.tsx failed 5/1/2/1',
      'src/empty.test.ts empty 0/0/0/0',
      'src/exit.test.ts failed 2/1/0/0',
      'src/kill.test.ts failed 3/1/2/0',
      'src/load.test.ts failed 1/1/0/0',
      'src/skip.test.ts skipped 1/0/1/0',
    ]);
  });
  test('a failure carries its line and no frames of installed packages', () => {
    const failure = executed(report).failures.find(({ file }) => file === 'src/a.test.ts')!;
    expect(failure).toMatchObject({ name: 'sum <&> "q" > is wrong', line: 2 });
    expect(failure.message).toMatch(/^AssertionError: expected 2 to be 3/);
    expect(failure.message).not.toContain('node_modules');
  });
  test('times with loading are taken where they were noted, once per file', () => {
    const noted = JSON.stringify([['/repo/src/a.test.ts', 2]]);
    const twice = { ...report, files: [...report.files, ...report.files] };
    const file = executed(withTimes(twice, noted)).executed.find(({ file }) => file === 'src/a.test.ts')!;
    expect(file.seconds).toBe(2);
    expect(withTimes(report, 'not json')).toEqual(report);
  });
});

describe('jest', () => {
  const report = parseJsonReport(read('jest.json'));
  test('files, retries, an empty one and one that cannot be loaded', () => {
    expect(short(report)).toEqual([
      'src/empty.test.js empty 0/0/0/0',
      'src/load.test.js failed 1/1/0/0',
      'src/ok.test.js passed 1/0/0/0',
      'src/sum.test.js failed 5/1/2/3',
    ]);
    const { failures, executed: files } = executed(report);
    expect(failures.find(({ name }) => name.endsWith('is wrong'))).toMatchObject({ line: 3 });
    expect(files.find(({ file }) => file === 'src/ok.test.js')!.seconds).toBeGreaterThan(0.05);
  });
});

describe('the JSON of jest and vitest', () => {
  const report = (status: string) =>
    JSON.stringify({
      testResults: [{ name: '/repo/a.js', status: 'passed', assertionResults: [{ fullName: 't', status }] }],
    });
  test.each([
    ['passed', 'passed'],
    ['pending', 'skipped'],
    ['todo', 'skipped'],
    ['disabled', 'skipped'],
    ['failed', 'failed'],
    ['exploded', 'failed'],
  ])('a test that is %s is %s: what is not known is not green', (status, outcome) => {
    expect(parseJsonReport(report(status)).tests).toMatchObject([{ outcome }]);
  });
  test.each([
    ['', 'The report is no JSON: it is empty.'],
    ['{"testResults": [', 'The report is no JSON: Unexpected end of JSON input.'],
    [
      '{"testResults": [{}]}',
      'The report has another shape: testResults.0.name: Invalid input: expected string, received undefined.',
    ],
  ])('%j: the reason is said', (text, message) => {
    expect(() => parseJsonReport(text)).toThrowError(message);
  });
});

describe('node:test', () => {
  test.each(['node-24.ndjson', 'node-20.ndjson'])('%s', (name) => {
    const report = parseNodeEvents(read(name));
    expect(short(report)).toEqual([
      'test/a.test.js failed 6/1/2/0',
      'test/empty.test.js empty 0/0/0/0',
      'test/exit.test.js failed 1/1/0/0',
      'test/load.test.js failed 1/1/0/0',
    ]);
    expect(executed(report).failures[0]).toMatchObject({ name: 'bad', line: 2 });
    const [a] = executed(report).executed;
    expect(a!.seconds).toBeGreaterThan(0.01);
  });
  test('a test that --test-name-pattern or --test-only left out is not one that its author skipped', () => {
    const skipped = (name: string, skip: boolean | string) =>
      JSON.stringify({ type: 'test:pass', name, nesting: 0, file: '/repo/test/a.test.js', skip });
    const report = parseNodeEvents(
      [
        skipped('a', 'test name does not match pattern'),
        skipped('b', "'only' option not set"),
        skipped('c', 'later'),
        skipped('d', true),
        skipped('e', ''),
      ].join('\n'),
    );
    expect(report?.tests.map(({ name }) => name)).toEqual(['c', 'd', 'e']);
  });
  test('a suite whose hook failed, and a failure without a file, count', () => {
    const line = (event: object) => JSON.stringify(event);
    const report = parseNodeEvents(
      [
        line({ type: 'test:pass', name: 'inner', nesting: 1, file: '/repo/test/a.test.js' }),
        line({
          type: 'test:fail',
          name: 'suite',
          nesting: 0,
          kind: 'suite',
          file: '/repo/test/a.test.js',
          error: { type: 'hookFailed', message: 'after' },
        }),
        line({
          type: 'test:fail',
          name: 'parent',
          nesting: 0,
          kind: 'suite',
          file: '/repo/test/a.test.js',
          error: { type: 'subtestsFailed', message: '1' },
        }),
        line({
          type: 'test:fail',
          name: 'todo',
          nesting: 0,
          kind: 'suite',
          todo: true,
          file: '/repo/test/a.test.js',
          error: { type: 'hookFailed', message: 'x' },
        }),
        line({
          type: 'test:fail',
          name: 'loose',
          nesting: 0,
          error: { type: 'testCodeFailure', message: 'no' },
        }),
        line({ type: 'test:pass', name: 'unseen', nesting: 0 }),
      ].join('\n'),
    );
    const result = executed(report, () => false);
    expect(result.executed).toMatchObject([{ file: 'test/a.test.js', tests: 2, failed: 1 }]);
    expect(result.failures).toMatchObject([{ name: 'suite', message: 'after' }]);
    expect(result.withoutFile).toMatchObject({
      tests: 1,
      failed: 1,
      failures: [{ name: 'loose', message: 'no' }],
    });
  });
  test('a report that was cut off gives what it holds; none gives none', () => {
    const text = read('node-24.ndjson');
    expect(short(parseNodeEvents(text.slice(0, text.indexOf('"name":"top"'))))).toEqual([
      'test/a.test.js failed 5/1/2/0',
    ]);
    expect(parseNodeEvents('')).toBeUndefined();
    expect(parseNodeEvents('{"type":"te')).toBeUndefined();
  });
});

describe('pytest and others by JUnit', () => {
  test('xunit1 names files; the fixture that breaks counts as failed', () => {
    expect(short(fromJUnit(parseJUnit(read('pytest-xunit1.xml')), () => undefined))).toEqual([
      'tests/sub/test_ok.py passed 1/0/0/0',
      'tests/test_sum.py failed 7/2/2/0',
    ]);
  });
  test('xunit2 names classes, which fit known files', () => {
    const known = ['tests/test_sum.py', 'tests/sub/test_ok.py', 'tests/__init__.py'];
    const report = fromJUnit(parseJUnit(read('pytest-xunit2.xml')), fileOfName([], known));
    expect(short(report)).toEqual([
      'tests/sub/test_ok.py passed 1/0/0/0',
      'tests/test_sum.py failed 7/2/2/0',
    ]);
  });
  test('surefire: a class below any source folder', () => {
    const known = ['app/src/test/java/org/example/SumTest.java', 'README.md'];
    const report = fromJUnit(parseJUnit(read('surefire.xml')), fileOfName([], known));
    expect(short(report)).toEqual(['app/src/test/java/org/example/SumTest.java failed 5/2/1/5']);
  });
  test('what fits no file of the repository counts for none, and is named', () => {
    const report = fromJUnit(parseJUnit(read('jest-junit.xml')), () => undefined);
    const result = executed(report, () => false);
    expect(result.executed).toEqual([]);
    expect(result.outside).toContain('sum <&> "q" adds');
    expect(result.withoutFile).toMatchObject({ tests: 6, failed: 1, skipped: 1 });
    expect(result.withoutFile!.failures[0]).toMatchObject({
      suite: 'tests',
      name: 'sum <&> "q" is wrong',
      reported: 'sum <&> "q" is wrong',
    });
  });
});

describe('go test', () => {
  const sources = new Map([
    ['calc/calc_test.go', ['TestAdds', 'TestWrong', 'TestLater']],
    ['calc/other_test.go', ['TestOther']],
    ['calc/helper_test.go', []],
    ['flaky_test.go', ['TestFlaky']],
  ]);
  test('tests are found in the files that declare them', () => {
    const report = parseGoEvents(read('go-test.json'), sources);
    expect(short(report)).toEqual([
      'calc/calc_test.go failed 4/2/1/0',
      'calc/helper_test.go empty 0/0/0/0',
      'calc/other_test.go passed 1/0/0/0',
      'flaky_test.go passed 1/0/0/0',
    ]);
    expect(executed(report).failures.find(({ name }) => name === 'TestWrong/part')).toMatchObject({
      line: 17,
      message: expect.stringContaining('got 2, want <&> "3"'),
    });
  });
  test('no package ended: no report', () => {
    expect(parseGoEvents('', sources)).toBeUndefined();
    expect(parseGoEvents('go: cannot find main module', sources)).toBeUndefined();
  });
});

describe('paths of a report', () => {
  const exists = (path: string) => path === '/repo/tests/a.py' || path === '/repo/pkg/tests/b.py';
  const locate = createLocator('/repo', '/repo/pkg', new Set(['tests/planned.py']), exists);
  test.each([
    ['/repo/src/a.ts', 'src/a.ts'],
    ['file:///repo/src/a%20b.ts', 'src/a b.ts'],
    ['tests/a.py', 'tests/a.py'],
    ['tests/b.py', 'pkg/tests/b.py'],
    ['tests/planned.py', 'tests/planned.py'],
    ['/etc/passwd', undefined],
    ['/repo', undefined],
    ['/repository/a.ts', undefined],
    ['../../outside.py', undefined],
    ['/repo/../etc/passwd', undefined],
    ['file://host/x', undefined],
    ['a\0b', undefined],
    ['', undefined],
  ])('%j', (reported, file) => {
    expect(locate(reported)).toBe(file);
  });
});
