import { expect, test } from 'vitest';
import { legTime } from '../../../actions/matrix/src/shards/leg-time.ts';
import { legs, unlistedLegs } from '../../../actions/matrix/src/shards/legs.ts';
import { describe as describeLegs, resultLine } from '../../../actions/matrix/src/summary.ts';

const tests = [30, 11, 10].map((estimatedSeconds, index) => ({
  suite: 'unit',
  file: `src/${index}.test.ts`,
  estimatedSeconds,
  known: true,
}));
/** Nothing but the tests takes time. */
const time = legTime(undefined);
const UNIT = { suite: 'unit', before: 0, isNamed: false };
const plan = legs([{}], UNIT, tests, [[0], [1, 2]], time);
/** What is dealt, by the number of its test files. */
const dealt = (tests: number, unlisted = 0) => ({ tests, unlisted, knownTests: tests, times: [] });
const predicted = { makespanSeconds: 30, lowerBoundSeconds: 30, balance: 1.18, unknownTests: 0 };

test('a row for each leg, its bar in proportion, and the file that binds', () => {
  const markdown = describeLegs(plan, predicted, dealt(3));
  expect(markdown).toContain('### Test matrix: 2 legs for 3 test files');
  expect(markdown).toContain(`| 1/2 | 1 | 30 s | ${'█'.repeat(20)} |`);
  expect(markdown).toContain(`| 2/2 | 2 | 21 s | ${'█'.repeat(14)} |`);
  expect(markdown).toContain('The longest file binds: <code>src/0.test.ts</code> alone takes 30 s');
});

test('no file binds where the longest leg holds several', () => {
  const files = [30, 16, 15].map((estimatedSeconds, index) => ({ ...tests[index]!, estimatedSeconds }));
  const even = legs([{}], UNIT, files, [[1, 2], [0]], time);
  expect(describeLegs(even, { ...predicted, makespanSeconds: 31 }, dealt(3))).not.toContain('binds');
});

test('no file binds where nothing was divided', () => {
  const single = legs([{}], UNIT, tests.slice(0, 1), [[0]], time);
  expect(describeLegs(single, predicted, dealt(1))).not.toContain('binds');
});

test('names and paths cannot break out of the table or start markup', () => {
  const evil = [{ ...tests[0]!, file: 'a`|\n<img src=x>.ts' }, tests[1]!];
  const markdown = describeLegs(legs([{ os: '<b>|`x`' }], UNIT, evil, [[0], [1]], time), predicted, dealt(2));
  expect(markdown).not.toMatch(/(?<!\\)<b>/);
  expect(markdown).not.toContain('`|\n');
  expect(markdown.split('\n').filter((line) => line.startsWith('| os')).length).toBe(2);
});

test('many legs are cut, and the cut is said', () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({ n: index }));
  const markdown = describeLegs(legs(rows, UNIT, tests, [[0, 1, 2]], time), predicted, dealt(3));
  expect(markdown.match(/^\| n /gm)).toHaveLength(64);
  expect(markdown).toContain('…and 36 more legs.');
});

test('the result line counts legs and files, and says how even they are', () => {
  const files = [41.2, 20, 20.9].map((estimatedSeconds, index) => ({ ...tests[index]!, estimatedSeconds }));
  const even = legs([{}], UNIT, files, [[0], [1, 2]], time);
  expect(resultLine(even, { ...predicted, balance: 1.004 }, dealt(14))).toBe(
    'matrix: 2 legs for 14 test files, predicted 41 s each (balance 1.00)',
  );
  expect(
    resultLine(
      legs([{}], UNIT, [{ ...tests[0]!, estimatedSeconds: 0.52 }], [[0]], time),
      predicted,
      dealt(1),
    ),
  ).toContain('1 leg for 1 test file, predicted 520 ms (');
});

test('nothing to run is another matter than nothing known, and than not known yet', () => {
  expect(resultLine([], predicted, { ...dealt(0), knownTests: 12 })).toBe(
    'matrix: nothing to run: none of 12 known test files is affected',
  );
  expect(resultLine([], predicted, dealt(0))).toBe('matrix: nothing to run: the plan knows no test at all');
  const asking = unlistedLegs([{}], UNIT, [0, 0]);
  expect(resultLine(asking, predicted, dealt(0, 1))).toBe(
    'matrix: 2 legs, which ask the test program for its tests',
  );
});

test('leg names show the axes, and are cut before they fill a screen', () => {
  const legName = (axes: Parameters<typeof legs>[0][number], shard: number, shards: number) =>
    legs([axes], UNIT, [], Array(shards).fill([]), time)[shard - 1]!.name;
  expect(legName({}, 1, 3)).toBe('1/3');
  expect(legName({ node: 22 }, 1, 1)).toBe('node 22');
  expect(legName({ node: 22, os: 'linux' }, 2, 4)).toBe('node 22, os linux · 2/4');
  expect(legName({ db: { kind: 'pg', port: 1 } }, 1, 1)).toBe('db {"kind":"pg","port":1}');
  const long = legName({ a: 'x'.repeat(300) }, 12, 34);
  expect(long).toHaveLength(100);
  expect(long).toMatch(/… · 12\/34$/);
});
