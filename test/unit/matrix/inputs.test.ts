import { describe, expect, test } from 'vitest';
import { inputsOf } from './fake-context.ts';

const problem = (given: Record<string, string>): string => {
  try {
    inputsOf(given);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('was accepted');
};

test('the defaults are those of action.yml', () => {
  expect(inputsOf({})).toEqual({
    plan: undefined,
    tests: [],
    affected: [],
    'max-cost': undefined,
    'max-deepen': 1000,
    'runner-map': [],
    suite: 'tests',
    axes: {},
    include: [],
    exclude: [],
    constraints: [],
    experimental: [],
    pack: [],
    shards: 'auto',
    sticky: false,
    'target-duration': 300,
    'max-jobs': 256,
    'max-parallel': undefined,
    'concurrent-jobs': 20,
    timings: [],
    'split-files': false,
    priority: 'failures',
    'on-empty': 'skip',
    store: [],
  });
});

describe('axes', () => {
  test('are YAML or JSON, and keep their types and order', () => {
    expect(inputsOf({ axes: 'os: [b, a]\nnode:\n  - 22\n  - "24"\n' }).axes).toEqual({
      os: ['b', 'a'],
      node: [22, '24'],
    });
    expect(Object.keys(inputsOf({ axes: '{"z": [true], "a": [null]}' }).axes)).toEqual(['z', 'a']);
  });

  test('thousands of long values are told apart, and quickly', () => {
    const values = Array.from({ length: 5000 }, (_, at) => `${'x'.repeat(80)}${at}`);
    const start = process.cpuUsage();
    expect(inputsOf({ axes: JSON.stringify({ board: values }) }).axes['board']).toHaveLength(5000);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(5);
  });

  test.each([
    ['node: 22', 'write "node" as a list: [22]'],
    ['node: []', '"node" has no values'],
    ['- node', 'for example `node: [22, 24]`'],
    ['node: [22', 'YAML'],
    ['leg: [1]', 'Paceline sets it on every leg'],
    ['include: [1]', 'Paceline sets it on every leg'],
    ['"a b": [1]', 'use letters, digits'],
    ['OS: [1]\nos: [2]', 'stands there twice'],
    ['n: [1, 2, 1]', '"n" has the value 1 twice'],
  ])('%j is refused', (axes, message) => {
    expect(problem({ axes })).toContain(message);
  });
});

test.each([
  [{ include: 'node: 22' }, 'start each entry with "- "'],
  [{ exclude: '[{}]' }, 'is no mapping with a key'],
  [{ include: '[22]' }, 'is no mapping with a key'],
  [{ shards: '0' }, 'auto or a whole number from 1 to 256'],
  [{ shards: '2.5' }, 'auto or a whole number'],
  [{ shards: '257' }, 'auto or a whole number'],
  [{ 'max-jobs': '300' }, 'from 1 to 256'],
  [{ 'target-duration': '5' }, 'add a unit'],
  [{ tests: '/etc/passwd' }, 'below the repository'],
  [{ tests: 'a/../../b' }, 'below the repository'],
  [{ tests: 'a\\b.test.ts' }, 'below the repository'],
  [{ tests: 'C:/a.test.ts' }, 'below the repository'],
])('%j is refused', (given, message) => {
  expect(problem(given as Record<string, string>)).toContain(message);
});

test('all wrong inputs are reported at once', () => {
  const message = problem({ axes: 'node: 22', shards: 'many', 'target-duration': 'soon' });
  for (const name of ['"axes"', '"shards"', '"target-duration"']) expect(message).toContain(name);
});
