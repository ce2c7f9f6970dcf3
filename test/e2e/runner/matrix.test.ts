import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../runner/expressions.ts';
import { expandMatrix, expandStrategy } from '../../runner/matrix.ts';

const expand = (matrix: Value) => expandMatrix(matrix).map((leg) => leg.matrix);

describe('the examples of GitHub’s documentation', () => {
  test('a product of vectors, the first one slowest', () => {
    expect(expand({ version: [10, 12], os: ['ubuntu', 'windows'] })).toEqual([
      { version: 10, os: 'ubuntu' },
      { version: 10, os: 'windows' },
      { version: 12, os: 'ubuntu' },
      { version: 12, os: 'windows' },
    ]);
  });

  test('include adds to combinations, overwrites only what include added, and makes new ones', () => {
    const matrix = {
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    };
    expect(expand(matrix)).toEqual([
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ]);
  });

  test('include expands a combination', () => {
    const legs = expand({
      os: ['windows-latest', 'ubuntu-latest'],
      node: [14, 16],
      include: [{ os: 'windows-latest', node: 16, npm: 6 }],
    });
    expect(legs).toHaveLength(4);
    expect(legs.filter((leg) => leg['npm'] !== undefined)).toEqual([
      { os: 'windows-latest', node: 16, npm: 6 },
    ]);
  });

  test('include alone', () => {
    const include = [
      { site: 'production', datacenter: 'site-a' },
      { site: 'staging', datacenter: 'site-b' },
    ];
    expect(expand({ include })).toEqual(include);
  });

  test('exclude needs only some of the keys', () => {
    const legs = expand({
      os: ['macos-latest', 'windows-latest'],
      version: [12, 14, 16],
      environment: ['staging', 'production'],
      exclude: [
        { os: 'macos-latest', version: 12, environment: 'production' },
        { os: 'windows-latest', version: 16 },
      ],
    });
    expect(legs).toHaveLength(9);
    expect(legs.filter((leg) => leg['os'] === 'windows-latest' && leg['version'] === 16)).toEqual([]);
  });
});

describe('the finer rules', () => {
  test('values compare as in expressions: without case, numbers like their text, objects by their leaves', () => {
    expect(expand({ os: ['Linux', 'Mac'], exclude: [{ OS: 'linux' }] })).toEqual([{ os: 'Mac' }]);
    expect(expand({ v: [1, 2], include: [{ v: '1', x: true }] })).toEqual([{ v: 1, x: true }, { v: 2 }]);
    const node = [{ version: 20, env: 'a' }, { version: 22 }];
    expect(expand({ node, exclude: [{ node: { version: 20 } }] })).toEqual([{ node: { version: 22 } }]);
  });

  test('include is matched after exclude, so it can bring a combination back', () => {
    expect(expand({ a: [1, 2], exclude: [{ a: 1 }], include: [{ a: 1 }] })).toEqual([{ a: 2 }, { a: 1 }]);
  });

  test('names show the vectors, not what include added to them', () => {
    const labels = expandMatrix({
      a: [1],
      b: [{ c: 'x', d: null }],
      include: [
        { a: 1, e: 'no' },
        { a: 2, e: 'yes' },
      ],
    });
    expect(labels.map((leg) => leg.labels)).toEqual([
      ['1', 'x'],
      ['2', 'yes'],
    ]);
  });

  test('what GitHub refuses', () => {
    expect(() => expand({ leg: [] })).toThrow("Matrix vector 'leg' does not contain any values");
    expect(() => expand({})).toThrow('at least one vector');
    expect(() => expand({ include: [] })).toThrow('at least one vector');
    expect(() => expand({ a: [1], exclude: [{ b: 1 }] })).toThrow("'b' does not match any key");
    expect(() => expandStrategy({ matrix: { a: [...Array(257).keys()] } })).toThrow('257 combinations');
    expect(expandStrategy({ matrix: { a: [...Array(256).keys()] } }).legs).toHaveLength(256);
    expect(() => expandStrategy({ 'max-parallel': 0, matrix: { a: [1] } })).toThrow('max-parallel');
  });

  test('all excluded leaves the job once, without a matrix', () => {
    expect(expandStrategy({ matrix: { a: [1], exclude: [{ a: 1 }] } }).legs).toEqual([
      { matrix: null, labels: [], index: 0, total: 1 },
    ]);
  });

  test('for any vectors: the product without the excluded, each combination once', () => {
    const vector = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(vector, vector, fc.integer({ min: 0, max: 9 }), (a, b, out) => {
        const legs = expand({ a, b, exclude: [{ a: out }] });
        const expected = a.filter((x) => x !== out).flatMap((x) => b.map((y) => ({ a: x, b: y })));
        expect(legs).toEqual(expected);
      }),
    );
  });
});
