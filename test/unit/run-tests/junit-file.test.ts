import { filesOfReport } from '@paceline/runners';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLegJUnit } from '../../../actions/run-tests/src/proof/merge-junit.ts';
import { type JUnitFile, junitFiles, writeJUnit } from '../../../actions/run-tests/src/result/junit-file.ts';

const leg = { suite: 'unit', axes: '' };
const read = (xml: string) => readLegJUnit(new TextEncoder().encode(xml), leg);
const file = (path: string | undefined, ...tests: Partial<JUnitFile['tests'][number]>[]): JUnitFile => ({
  ...leg,
  file: path,
  seconds: 1.5,
  tests: tests.map((one) => ({ name: 'a', outcome: 'passed', seconds: 0.25, retries: 0, ...one })),
});

describe("a leg's junit.xml", () => {
  test('is what other readers take: a suite for each file, counted, with lines and messages', () => {
    const xml = writeJUnit([
      file('b.test.ts', { name: 'x', outcome: 'skipped', message: 'later' }),
      file(
        'a.test.ts',
        { name: 'one' },
        { name: 'two', outcome: 'failed', message: 'no\n  at a.test.ts:3:1', line: 3 },
        { name: 'three', retries: 2 },
      ),
    ]);
    expect(xml).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="paceline" tests="4" failures="1" errors="0" skipped="1" time="3.000">
        <testsuite name="a.test.ts" package="unit" file="a.test.ts" tests="3" failures="1" errors="0" skipped="0" time="1.500">
          <testcase classname="a.test.ts" name="one" time="0.250"/>
          <testcase classname="a.test.ts" name="two" time="0.250" line="3"><failure message="no">no
        at a.test.ts:3:1</failure></testcase>
          <testcase classname="a.test.ts" name="three" time="0.250"><flakyFailure message="failed before"/><flakyFailure message="failed before"/></testcase>
        </testsuite>
        <testsuite name="b.test.ts" package="unit" file="b.test.ts" tests="1" failures="0" errors="0" skipped="1" time="1.500">
          <testcase classname="b.test.ts" name="x" time="0.250"><skipped message="later"/></testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('says the same when it is read again, whatever the names are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const plain = (value: string) =>
      value.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
    const one = fc.record({
      name: text.map(plain),
      outcome: fc.constantFrom('passed', 'failed', 'skipped'),
      seconds: fc.nat({ max: 10_000 }).map((ms) => ms / 1000),
      line: fc.option(fc.integer({ min: 1, max: 1e6 }), { nil: undefined }),
      retries: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), text, (tests, path) => {
        const name = plain(path) || 'x';
        const [again] = read(
          writeJUnit([{ ...leg, file: name, seconds: 2, tests: tests as JUnitFile['tests'] }]),
        );
        expect(again!.file).toBe(name);
        expect(
          again!.tests.map(({ name: n, outcome, seconds, line, retries }) => ({
            name: n,
            outcome,
            seconds,
            line,
            retries,
          })),
        ).toEqual(tests);
      }),
    );
  });

  test('holds what failed beside tests, and files without tests', () => {
    const report = {
      files: [{ file: 'a.js', failure: 'does not load' }, { file: 'empty.js' }],
      tests: [],
      failures: [{ file: 'gone', name: 'set-up', message: 'no', count: 2 }],
    };
    const { files } = filesOfReport(report, (path) => (path === 'gone' ? undefined : path));
    const again = read(writeJUnit(junitFiles(files, 'unit', 'it was cut off')));
    expect(
      again.map(({ file: path, tests }) => [path, tests.map(({ name, outcome }) => `${name} ${outcome}`)]),
    ).toEqual([
      ['a.js', ['(file) failed']],
      ['empty.js', []],
      [undefined, ['set-up failed', 'set-up failed']],
      [undefined, ['(report) failed']],
    ]);
  });

  test('of tests of the same file under two axes keeps both', () => {
    const xml = writeJUnit([
      { ...file('a.js', {}), axes: '{"node":22}' },
      { ...file('a.js', {}), axes: '{"node":20}' },
    ]);
    expect([...xml.matchAll(/value="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '{&quot;node&quot;:20}',
      '{&quot;node&quot;:22}',
    ]);
  });
});
