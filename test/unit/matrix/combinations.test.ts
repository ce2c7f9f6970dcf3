import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { evaluate, toData } from '@paceline/expressions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../../actions/matrix/src/axes/by-values.ts';
import {
  type Combination,
  combinations,
  type MatrixDefinition,
  MatrixProblem,
} from '../../../actions/matrix/src/axes/combinations.ts';
import { constrained } from '../../../actions/matrix/src/axes/constraints.ts';
import { equal, type Value } from '../../../actions/matrix/src/axes/equal.ts';
import { abstractEqual, referenceMatrix } from './reference-matrix.ts';

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

  test('a combination of its own keeps the spelling of its keys, axes first', () => {
    const matrix = expand({ axes: { os: ['linux'] }, include: [{ extra: 1, OS: 'mac' }] });
    expect(JSON.stringify(matrix)).toBe('[{"os":"linux"},{"OS":"mac","extra":1}]');
  });

  test('an include never overwrites the value of an axis, and overwrites what one before it added', () => {
    const matrix = expand({
      axes: { os: ['linux', 'mac'] },
      include: [
        { extra: 1, more: 1 },
        { os: 'LINUX', Extra: 2 },
        { os: 'mac', EXTRA: 3 },
      ],
    });
    expect(matrix).toEqual([
      { os: 'linux', extra: 2, more: 1 },
      { os: 'mac', extra: 3, more: 1 },
    ]);
  });

  test('what a pattern names and a value lacks is null, which equals 0 and nothing', () => {
    const axes = { node: [{ version: 22 }, { version: 23, lts: true }] };
    for (const lts of [null, 0, '', false]) {
      expect(expand({ axes, exclude: [{ node: { lts } }] })).toEqual([{ node: { version: 23, lts: true } }]);
    }
    expect(expand({ axes, exclude: [{ node: 22 }] })).toHaveLength(2);
  });

  test('numbers of a pattern have 15 digits', () => {
    expect(expand({ axes: { n: [0.1 + 0.2, 0.3] }, exclude: [{ n: 0.1 + 0.2 }] })).toEqual([
      { n: 0.1 + 0.2 },
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
    expect(equal('0x10', 16)).toBe(true);
    expect(equal('0o17', 15)).toBe(true);
    expect(equal('0xFFFFFFFF', -1)).toBe(true);
    for (const none of ['0X10', '0b1', '0x100000000', '0o', 'x']) {
      expect(equal(none, none === '0b1' ? 1 : 16)).toBe(false);
      expect(equal(none, 0)).toBe(false);
    }
    expect(equal('é', 'É')).toBe(true);
    expect(equal('ß', 'SS')).toBe(false);
    expect(equal('ı', 'I')).toBe(false);
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

test('constraints are of the same mind about each combination, however many were looked at before', () => {
  const axes = { os: ['linux', 'Windows'], node: [18, '18', 22], sdk: [{ a: 1 }, { a: 2 }, '{"a":1}'] };
  const include = [
    { os: 'linux', node: 22, extra: 1 },
    { OS: 'mac', Node: 22 },
    { os: 'bsd', EXTRA: null },
  ];
  const rows = expand({ axes, include });
  const constraints = [
    'matrix.node == 18',
    "matrix.OS != 'linux' || matrix.extra",
    'matrix.sdk.a != 2',
    "contains(toJSON(matrix), 'windows')",
    "matrix['node'] > 20",
    "contains(matrix.*, 'mac') || matrix.sdk.a == matrix.extra",
    "matrix.nothing == null && matrix.os != 'mac' && matrix.os != 'matrix.node'",
    "startsWith(matrix.sdk, '{')",
  ];
  const holds = (constraint: string, matrix: Combination) =>
    Boolean(evaluate(constraint, { matrix: matrix as Record<string, never> }));
  for (const constraint of constraints) {
    const kept = rows.filter((row) => holds(constraint, row));
    expect(kept.length, constraint).toBeGreaterThan(0);
    expect(kept.length, constraint).toBeLessThan(rows.length);
    expect(constrained(rows, [constraint], keysOf({ axes, include })), constraint).toEqual(kept);
  }
});

/** Values of which many are equal to others without being the same. */
const scalar = fc.constantFrom<Value>(
  ...[1, 2, 0, -1, 1.5, 0.1 + 0.2, 0.3, 10, 255, null, true, false],
  ...[
    '1',
    '2',
    '01',
    '1.0',
    ' 1 ',
    '0x1',
    '0X1',
    '0b1',
    '0o12',
    '0xFFFFFFFF',
    '0x1FFFFFFFF',
    '1e1',
    'Infinity',
    '',
  ],
  ...[' ', 'a', 'A', 'b', 'ab', 'AB', "it's", 'true', 'TRUE', 'null', 'NaN', 'ß', 'SS', 'ı', 'I', 'é', 'É'],
);
// Keys that differ only in case cannot stand beside each other in a workflow.
const mapping = (value: fc.Arbitrary<Value>) =>
  fc.oneof(
    fc.dictionary(fc.constantFrom('x', 'y', '0', '1.5'), value, { maxKeys: 3 }),
    fc.dictionary(fc.constantFrom('X', 'Y', '1'), value, { maxKeys: 2 }),
  );
const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 8, arbitrary: scalar },
    { weight: 2, arbitrary: mapping(tie('value')) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
  ),
}));

/** A pattern that a value fits, or nearly does: parts of it left out, text in another case, numbers as text. */
function like(value: Value): fc.Arbitrary<Value> {
  if (typeof value === 'string') {
    return fc.constantFrom(value, value.toUpperCase(), value.toLowerCase(), ` ${value}`);
  }
  if (typeof value !== 'object') return fc.constantFrom<Value>(value, String(value), Number(value));
  if (value === null) return fc.constantFrom<Value>(null, 0, '', false, 'null');
  const isList = Array.isArray(value);
  const parts = Object.entries(value as Record<string, Value>);
  return fc
    .subarray(parts)
    .chain((chosen) => fc.tuple(...chosen.map(([key, part]) => fc.tuple(fc.constant(key), like(part)))))
    .map((pairs) =>
      isList && pairs.length % 2 === 0 ? pairs.map(([, part]) => part) : Object.fromEntries(pairs),
    );
}

/** Definitions of which include and exclude mostly meet what is there, and each other. */
const definition = fc
  .dictionary(fc.constantFrom('os', 'node', 'db'), fc.array(anyValue, { minLength: 1, maxLength: 4 }), {
    maxKeys: 3,
  })
  .chain((axes) => {
    const keys = Object.keys(axes);
    const valueFor = (key: string) => {
      const there = axes[keys.find((name) => name === key.toLowerCase()) ?? ''];
      return there
        ? fc.oneof(fc.constantFrom(...there), fc.constantFrom(...there).chain(like), anyValue)
        : fc.oneof(scalar, anyValue);
    };
    const cased = (name: string) =>
      fc.constantFrom(name, name.toUpperCase(), `${name[0]!.toUpperCase()}${name.slice(1)}`);
    const pattern = (names: string[]) =>
      fc
        .subarray(names, { minLength: 1 })
        .chain((chosen) => fc.tuple(...chosen.map((name) => fc.tuple(cased(name), valueFor(name)))))
        .map((pairs): Combination => Object.fromEntries(pairs));
    return fc.record({
      axes: fc.constant(axes),
      // Of two keys that no axis has, so that one include overwrites what another added.
      include: fc.array(pattern([...keys, 'extra', 'more']), { maxLength: 5 }),
      exclude: keys.length === 0 ? fc.constant([]) : fc.array(pattern(keys), { maxLength: 3 }),
    });
  });

test('equals the rules of the runner on 10,000 random definitions', () => {
  const seen = { cases: 0, matched: 0, overwritten: 0, alone: 0, excluded: 0, nested: 0, none: 0 };
  fc.assert(
    fc.property(definition, (matrix: MatrixDefinition) => {
      const found = combinations(matrix);
      const expected = referenceMatrix(matrix);
      // The order of keys is that of the names of jobs, so it counts too.
      expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
      const product = Object.values(matrix.axes).reduce((size, values) => size * values.length, 1);
      const rows = found.slice(0, product);
      // What the last include changes, where another gave a value before.
      const before = combinations({ ...matrix, include: matrix.include.slice(0, -1) });
      const changed = rows.some((row, at) => {
        const { extra, Extra = extra } = before[at] ?? {};
        return Extra !== undefined && row['extra'] !== extra && 'os' in row;
      });
      seen.cases += 1;
      seen.matched += rows.some((row) => 'os' in row && ('extra' in row || 'more' in row)) ? 1 : 0;
      seen.overwritten += changed ? 1 : 0;
      seen.alone += found.length > product ? 1 : 0;
      seen.excluded += found.length < product ? 1 : 0;
      seen.nested += JSON.stringify(matrix.exclude).includes('{"x"') && found.length < product ? 1 : 0;
      seen.none += found.length === 0 ? 1 : 0;
    }),
    { numRuns: 10_000 },
  );
  // A model that agrees only because nothing ever happens proves nothing.
  expect(seen.cases).toBe(10_000);
  const floors = { matched: 700, overwritten: 60, alone: 2000, excluded: 1000, nested: 30, none: 120 };
  for (const [what, floor] of Object.entries(floors)) {
    expect(seen[what as keyof typeof seen], what).toBeGreaterThan(floor);
  }
});

test('values compare as in the package of expressions that GitHub publishes', () => {
  // It reads these otherwise than the runner does.
  const differs = (value: Value) =>
    typeof value === 'string' && /^0(?:X1|b1|xFFFFFFFF|x1FFFFFFFF)$|ß|SS/.test(value);
  const holds = (a: Value, b: Value) =>
    (
      new Evaluator(
        new Parser(new Lexer('a == b').lex().tokens, ['a', 'b'], []).parse(),
        new data.Dictionary({ key: 'a', value: toData(a as never) }, { key: 'b', value: toData(b as never) }),
      ).evaluate() as data.BooleanData
    ).value;
  const plain = scalar.filter((value) => !differs(value));
  fc.assert(
    fc.property(plain, plain, (a, b) => {
      expect(equal(a, b)).toBe(holds(a, b));
      expect(abstractEqual(a, b)).toBe(holds(a, b));
    }),
    { numRuns: 2000 },
  );
});
