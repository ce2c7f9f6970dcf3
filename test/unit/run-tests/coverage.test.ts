import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoverageProblem, mergeCoverage } from '../../../actions/run-tests/src/code-coverage/coverage.ts';
import { parseIstanbul, writeIstanbul } from '../../../actions/run-tests/src/code-coverage/istanbul.ts';
import { parseLcov, writeLcov } from '../../../actions/run-tests/src/code-coverage/lcov.ts';
import {
  missedThresholds,
  readThresholds,
  totalsOfCoverage,
} from '../../../actions/run-tests/src/code-coverage/thresholds.ts';

const same = (path: string) => path;
const range = (line: number, column = 0) => ({
  start: { line, column },
  end: { line, column: column + 10 },
});
/** As istanbul writes it; ids differ from run to run, places do not. */
const istanbul = (path: string, s: number[], f: number[], b: number[], first = 0) =>
  JSON.stringify({
    [path]: {
      path,
      statementMap: Object.fromEntries(s.map((_, at) => [at + first, range(at + 1)])),
      fnMap: Object.fromEntries(
        f.map((_, at) => [at + first, { name: `f${at}`, decl: range(at + 1), loc: range(at + 1) }]),
      ),
      branchMap: { [first]: { type: 'if', loc: range(1), locations: b.map((_, at) => range(1, at)) } },
      s: Object.fromEntries(s.map((count, at) => [at + first, count])),
      f: Object.fromEntries(f.map((count, at) => [at + first, count])),
      b: { [first]: b },
    },
  });

describe('coverage of istanbul', () => {
  test('adds up by place, whatever the numbers of the parts are', () => {
    const a = parseIstanbul(istanbul('a.js', [1, 0, 2], [1, 0], [1, 0]), same);
    const b = parseIstanbul(istanbul('a.js', [1, 3, 0], [0, 0], [0, 0], 7), same);
    const text = writeIstanbul(mergeCoverage([a, b]));
    expect(JSON.parse(text)['a.js']).toMatchObject({
      s: { 0: 2, 1: 3, 2: 2 },
      f: { 0: 1, 1: 0 },
      b: { 0: [1, 0] },
    });
    expect(totalsOfCoverage(parseIstanbul(text, same))).toEqual({
      statements: { total: 3, covered: 3 },
      branches: { total: 2, covered: 1 },
      functions: { total: 2, covered: 1 },
      lines: { total: 3, covered: 3 },
    });
  });

  test('does not depend on the order of the legs, nor on how tests are dealt', () => {
    const counts = fc.array(fc.nat({ max: 50 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (legs) => {
        const of = (all: number[][]) =>
          writeIstanbul(mergeCoverage(all.map((s) => parseIstanbul(istanbul('a.js', s, s, s), same))));
        const sums = legs.reduce((sum, leg) => sum.map((value, at) => value + leg[at]!));
        expect(of(legs)).toBe(of([sums]));
        expect(of(legs.toReversed())).toBe(of(legs));
      }),
    );
  });

  test.each([
    ['no JSON', '{ "a', /no JSON/],
    ['another shape', '{"a.js":{"path":"a.js"}}', /no coverage-final\.json/],
    ['a negative count', istanbul('a.js', [-1], [0], [0]), /no coverage-final\.json/],
  ])('that is %s is refused', (_what, text, message) => {
    expect(() => parseIstanbul(text, same)).toThrow(CoverageProblem);
    expect(() => parseIstanbul(text, same)).toThrow(message);
  });
});

const LCOV = `TN:
SF:src/a.js
FN:1,a
FN:5,9,b,with comma
FNDA:2,a
FNDA:0,b,with comma
FNF:2
FNH:1
BRDA:2,0,0,1
BRDA:2,0,1,0
BRDA:6,0,0,-
DA:1,2
DA:2,2
DA:6,0
LF:3
LH:2
end_of_record
`;

describe('coverage of lcov', () => {
  test('is read and written, names with commas and branches that were not reached among it', () => {
    const coverage = parseLcov(LCOV, same);
    expect(totalsOfCoverage(coverage)).toEqual({
      lines: { total: 3, covered: 2 },
      functions: { total: 2, covered: 1 },
      branches: { total: 3, covered: 1 },
    });
    expect(writeLcov(parseLcov(writeLcov(coverage), same))).toBe(writeLcov(coverage));
  });

  test('adds up by line, function and branch', () => {
    const other = LCOV.replace('\nDA:6,0', '\nDA:6,4')
      .replace('BRDA:6,0,0,-', 'BRDA:6,0,0,3')
      .replace('FNDA:0,b', 'FNDA:4,b');
    const text = writeLcov(mergeCoverage([parseLcov(LCOV, same), parseLcov(other, same)]));
    expect(text).toContain('DA:1,4\nDA:2,4\nDA:6,4');
    expect(text).toContain('BRDA:6,0,0,3');
    expect(text).toContain('FNDA:4,b,with comma');
  });

  test('of lcov 2 has functions by index', () => {
    const text = 'SF:a.c\nFNL:0,3,9\nFNA:0,5,main\nDA:3,5\nend_of_record\n';
    expect(writeLcov(parseLcov(text, same))).toContain('FN:3,main\nFNDA:5,main');
  });

  test.each([
    ['nothing', '', /names no file/],
    ['cut off', LCOV.slice(0, -20), /cut off/],
    ['of wrong numbers', 'SF:a\nDA:x,1\nend_of_record\n', /line 2 of it/],
  ])('that is %s is refused', (_what, text, message) => {
    expect(() => parseLcov(text, same)).toThrow(message);
  });
});

test('a file covered by both formats is refused', () => {
  const a = parseIstanbul(istanbul('src/a.js', [1], [1], [1]), same);
  expect(() => mergeCoverage([a, parseLcov(LCOV, same)])).toThrow(
    /src\/a\.js is covered by a report of istanbul and by one of lcov/,
  );
});

describe('thresholds', () => {
  const totals = { lines: { total: 3, covered: 2 }, branches: { total: 0, covered: 0 } };
  test.each([
    [{ lines: 66.66 }, []],
    [{ lines: 66.67 }, [/lines is 66\.66 % \(2 of 3\); 66\.67 %/]],
    [{ branches: 100 }, []],
    [{ lines: -1 }, []],
    [{ lines: -0.5 }, [/leaves 1 lines out/]],
    [{ statements: 1 }, [/do not know statements/]],
  ])('%o', (wanted, expected) => {
    const missed = missedThresholds(totals, wanted);
    expect(missed).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test.each([
    [
      { lines: 80, perFile: true, autoUpdate: true },
      { lines: 80, others: ['perFile'] },
    ],
    [{ 100: true }, { statements: 100, branches: 100, functions: 100, lines: 100 }],
    [{ 'src/**': { lines: 1 } }, { others: ['src/**'] }],
    [{}, undefined],
    [null, undefined],
    ['x', undefined],
  ])('of a configuration: %o', (value, expected) => expect(readThresholds(value)).toEqual(expected));
});
