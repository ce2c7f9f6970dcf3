import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combinations,
  equal,
  type MatrixDefinition,
  MatrixProblem,
  type Value,
} from '../../../actions/matrix/src/axes/combinations.ts';
import { referenceMatrix } from './reference-matrix.ts';

const expand = (definition: Partial<MatrixDefinition>) =>
  combinations({ axes: {}, include: [], exclude: [], ...definition });

describe("the examples of GitHub's documentation", () => {
  test('two axes, the first varies slowest', () => {
    expect(expand({ axes: { os: ['ubuntu', 'windows'], version: [10, 12, 14] } })).toEqual([
      { os: 'ubuntu', version: 10 },
      { os: 'ubuntu', version: 12 },
      { os: 'ubuntu', version: 14 },
      { os: 'windows', version: 10 },
      { os: 'windows', version: 12 },
      { os: 'windows', version: 14 },
    ]);
  });

  test('include: fruit and animal', () => {
    const matrix = expand({
      axes: { fruit: ['apple', 'pear'], animal: ['cat', 'dog'] },
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    });
    expect(matrix).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  test('include expands configurations', () => {
    const matrix = expand({
      axes: { os: ['windows-latest', 'ubuntu-latest'], node: [14, 16] },
      include: [{ os: 'windows-latest', node: 16, npm: 6 }],
    });
    expect(matrix).toContainEqual({ os: 'windows-latest', node: 16, npm: 6 });
    expect(matrix.filter((row) => 'npm' in row)).toHaveLength(1);
    expect(matrix).toHaveLength(4);
  });

  test('include adds configurations', () => {
    const matrix = expand({
      axes: { os: ['macos-latest', 'windows-latest', 'ubuntu-latest'], version: [12, 14, 16] },
      include: [{ os: 'windows-latest', version: 17 }],
    });
    expect(matrix).toHaveLength(10);
    expect(matrix.at(-1)).toEqual({ os: 'windows-latest', version: 17 });
  });

  test('only include', () => {
    const include = [
      { site: 'production', datacenter: 'site-a' },
      { site: 'staging', datacenter: 'site-b' },
    ];
    expect(expand({ include })).toEqual(include);
  });

  test('exclude', () => {
    const matrix = expand({
      axes: {
        os: ['macos-latest', 'windows-latest'],
        version: [12, 14, 16],
        environment: ['staging', 'production'],
      },
      exclude: [
        { os: 'macos-latest', version: 12, environment: 'production' },
        { os: 'windows-latest', version: 16 },
      ],
    });
    expect(matrix).toHaveLength(9);
    expect(matrix).not.toContainEqual({ os: 'windows-latest', version: 16, environment: 'staging' });
  });
});

describe('what the documentation leaves open, by the code of the runner', () => {
  test('an include brings back what was excluded, as a combination of its own', () => {
    const matrix = expand({ axes: { n: [1, 2] }, exclude: [{ n: 1 }], include: [{ n: 1, again: true }] });
    expect(matrix).toEqual([{ n: 2 }, { n: 1, again: true }]);
  });

  test('a nested mapping may name only some keys', () => {
    const axes = { node: [{ version: 22, lts: true }, { version: 23 }] };
    expect(expand({ axes, exclude: [{ node: { version: 23 } }] })).toEqual([
      { node: { version: 22, lts: true } },
    ]);
  });

  test('keys and text match in any case', () => {
    const matrix = expand({ axes: { OS: ['Linux'] }, include: [{ os: 'linux', extra: 1 }] });
    expect(matrix).toEqual([{ OS: 'Linux', extra: 1 }]);
  });

  test('an include with nothing but new keys and no axes left stands alone', () => {
    expect(expand({ axes: { n: [1] }, exclude: [{ n: 1 }], include: [{ extra: 1 }] })).toEqual([
      { extra: 1 },
    ]);
  });

  test('no axes: one empty combination', () => {
    expect(expand({})).toEqual([{}]);
  });

  test('everything excluded: none', () => {
    expect(expand({ axes: { n: [1] }, exclude: [{ n: 1 }] })).toEqual([]);
  });

  test('an exclude of a foreign key is an error, as on GitHub', () => {
    expect(() => expand({ axes: { os: ['a'] }, exclude: [{ node: 1 }] })).toThrow(MatrixProblem);
  });

  test('values compare as in expressions', () => {
    expect(equal('A', 'a')).toBe(true);
    expect(equal('22', 22)).toBe(true);
    expect(equal(null, 0)).toBe(true);
    expect(equal('', null)).toBe(true);
    expect(equal(true, 1)).toBe(true);
    expect(equal(true, 'true')).toBe(false);
    expect(equal([], 0)).toBe(false);
  });
});

test('too many combinations are refused before they fill the memory', () => {
  const values = Array.from({ length: 100 }, (_, index) => index);
  expect(() => expand({ axes: { a: values, b: values, c: values } })).toThrow('1000000 combinations');
});

test('100,000 combinations are expanded and filtered in well under a second', () => {
  const values = Array.from({ length: 100 }, (_, index) => index);
  const few = Array.from({ length: 10 }, (_, index) => index);
  const exclude = few.slice(1).map((c) => ({ c }));
  const start = process.cpuUsage();
  expect(expand({ axes: { a: values, b: values, c: few }, exclude })).toHaveLength(10_000);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(1.5);
});

test('equals an independent model on 10,000 random definitions', () => {
  const scalar = fc.constantFrom<Value>(
    ...[
      1,
      2,
      0,
      1.5,
      '1',
      '2',
      '01',
      '0x1',
      '',
      ' ',
      'a',
      'A',
      'b',
      "it's",
      null,
      true,
      false,
      'true',
      'TRUE',
    ],
  );
  // Keys that differ only in case cannot stand beside each other in a workflow.
  const mapping = fc.oneof(
    fc.dictionary(fc.constantFrom('x', 'y'), scalar, { maxKeys: 2 }),
    fc.dictionary(fc.constantFrom('x', 'Y'), scalar, { maxKeys: 2 }),
  );
  const value: fc.Arbitrary<Value> = fc.oneof(
    { weight: 8, arbitrary: scalar },
    { weight: 1, arbitrary: mapping },
    { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  );
  const axisKey = fc.constantFrom('os', 'node', 'db');
  const axes = fc.dictionary(axisKey, fc.array(value, { minLength: 1, maxLength: 4 }), { maxKeys: 3 });
  const definition = axes.chain((given) => {
    const keys = Object.keys(given);
    // Patterns take their values from the axes about as often as not, so that both answers come up.
    const valueFor = (key: string) =>
      fc.oneof(
        fc.constantFrom(...(given[keys.find((name) => name === key.toLowerCase()) ?? ''] ?? [1])),
        value,
      );
    const pattern = (names: string[]) =>
      fc
        .subarray(names, { minLength: 1 })
        .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, valueFor(name)]))));
    const includeKeys = [
      ...keys.map((key, index) => (index === 1 ? key.toUpperCase() : key)),
      'extra',
      'Extra',
      'more',
    ];
    return fc.record({
      axes: fc.constant(given),
      include: fc.array(pattern(includeKeys), { maxLength: 4 }),
      exclude: keys.length === 0 ? fc.constant([]) : fc.array(pattern(keys), { maxLength: 3 }),
    });
  });
  const seen = { matched: 0, alone: 0, excluded: 0 };
  fc.assert(
    fc.property(definition, (given) => {
      const matrix = given as MatrixDefinition;
      const found = combinations(matrix);
      expect(found).toEqual(referenceMatrix(matrix));
      const product = Object.values(matrix.axes).reduce((size, values) => size * values.length, 1);
      seen.matched += found.some((row) => 'extra' in row && Object.keys(row).length > 2) ? 1 : 0;
      seen.alone += found.length > product ? 1 : 0;
      seen.excluded += found.length < product ? 1 : 0;
    }),
    { numRuns: 10_000 },
  );
  // A model that agrees only because nothing ever happens proves nothing.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
});
