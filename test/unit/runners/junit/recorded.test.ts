import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JUnitTest, parseJUnit } from '@paceline/runners';
import { describe, expect, test } from 'vitest';

const reports = join(import.meta.dirname, '../../../fixtures/reports');
const read = (name: string) => parseJUnit(readFileSync(join(reports, name), 'utf8'));
const testsOf = (name: string) => read(name).suites.flatMap((suite) => suite.tests);
const named = (tests: readonly JUnitTest[], name: string) => tests.find((test) => test.name === name)!;
const outcomes = (tests: readonly JUnitTest[]) => tests.map(({ name, outcome }) => `${name}: ${outcome}`);

describe('reports that the programs themselves wrote', () => {
  test('vitest: the file is the class name, entities are decoded', () => {
    const suite = read('vitest.xml').suites.find(({ name }) => name === 'src/a.test.ts')!;
    expect(outcomes(suite.tests)).toEqual([
      'sum <&> "q" > adds: passed',
      'sum <&> "q" > is wrong: failed',
      'sum <&> "q" > later: skipped',
      'sum <&> "q" > some day: skipped',
      'flaky: passed',
    ]);
    expect(suite.tests[0]).toMatchObject({ classname: 'src/a.test.ts' });
    expect(suite.tests[0]!.seconds).toBeGreaterThan(0);
    expect(suite.tests[1]!.message).toMatch(/^AssertionError: expected 2 to be 3/);
  });

  test('jest-junit: with and without the file attribute', () => {
    expect(outcomes(testsOf('jest-junit.xml'))).toContain('sum <&> "q" is wrong: failed');
    expect(named(testsOf('jest-junit.xml'), ' ok').file).toBeUndefined();
    expect(named(testsOf('jest-junit-file.xml'), ' ok')).toMatchObject({
      file: 'src/ok.test.js',
      outcome: 'passed',
    });
  });

  test('node:test: tests at the top, nested suites, a failing todo is skipped', () => {
    const tests = testsOf('node-test.xml');
    expect(named(tests, 'todo thing').outcome).toBe('skipped');
    expect(named(tests, 'bad')).toMatchObject({ outcome: 'failed', file: '/repo/test/a.test.js' });
    expect(named(tests, 'test/exit.test.js').outcome).toBe('failed');
  });

  test('pytest: lines count from 1, xfail is skipped, a fixture that breaks is an error', () => {
    const tests = testsOf('pytest-xunit1.xml');
    expect(tests.every((test) => test.file?.startsWith('tests/'))).toBe(true);
    expect(named(tests, 'test_wrong')).toMatchObject({ outcome: 'failed', line: 10 });
    expect(named(tests, 'test_wrong').message).toContain('tests/test_sum.py:11: AssertionError');
    expect(named(tests, 'test_expected').outcome).toBe('skipped');
    expect(named(tests, 'test_setup').outcome).toBe('error');
    expect(named(testsOf('pytest-xunit2.xml'), 'test_wrong')).toMatchObject({
      classname: 'tests.test_sum.TestSum',
    });
    expect(outcomes(testsOf('pytest-collection.xml'))).toEqual(['tests.test_load: error']);
  });

  test('gotestsum: a suite without tests stays, attempts of --rerun-fails are one test', () => {
    const suites = read('gotestsum.xml').suites;
    expect(suites.find(({ name }) => name === 'example.org/sums/nothing')!.tests).toEqual([]);
    const wrong = suites.flatMap((suite) => suite.tests).find(({ name }) => name === 'TestWrong/part')!;
    expect(wrong.message).toContain('calc_test.go:17: got 2, want <&> "3"');
    expect(testsOf('gotestsum-rerun.xml')).toMatchObject([
      { name: 'TestFlaky', outcome: 'passed', retries: 1 },
    ]);
  });

  test('surefire: flaky and rerun elements are retries', () => {
    const tests = testsOf('surefire.xml');
    expect(named(tests, 'flaky')).toMatchObject({ outcome: 'passed', retries: 1 });
    expect(named(tests, 'wrong')).toMatchObject({ outcome: 'failed', retries: 2 });
    expect(named(tests, 'throwsAlways')).toMatchObject({ outcome: 'error', retries: 2 });
    expect(named(tests, 'later')).toMatchObject({ outcome: 'skipped', message: 'later' });
  });
});
