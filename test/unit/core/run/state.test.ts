import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createState, folder, secretValues } from '../kernel.ts';

let file: string;
beforeEach(() => {
  file = join(folder(), 'state');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_STATE', file);
});
afterEach(() => vi.unstubAllEnvs());

test('what main saved is what post gets', () => {
  createState([]).save({ key: 'k', list: [1, 2] });
  expect(readFileSync(file, 'utf8')).toContain('{"key":"k","list":[1,2]}');
  vi.stubEnv('STATE_paceline-phase', 'post');
  vi.stubEnv('STATE_paceline', '{"key":"k","list":[1,2]}');
  expect(createState([]).saved).toEqual({ key: 'k', list: [1, 2] });
});

test('main has no state, and post none when main ended early', () => {
  vi.stubEnv('STATE_paceline', '{"stale":true}');
  expect(createState([]).saved).toBeUndefined();
  vi.stubEnv('STATE_paceline', '');
  vi.stubEnv('STATE_paceline-phase', 'post');
  expect(createState([]).saved).toBeUndefined();
});

test.each([
  ['as a value', { token: 'hunter2-hunter2' }],
  ['inside an address', { url: 'https://x:hunter2-hunter2@host/' }],
  ['deep inside', { a: [{ b: 'hunter2-hunter2' }] }],
])('a secret is not saved %s', (_title, value) => {
  expect(() => createState(['hunter2-hunter2']).save(value)).toThrow('would hold a secret');
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('what no process can be given is refused, and the state before it stands', () => {
  const state = createState<{ text: string }>([]);
  state.save({ text: 'x'.repeat(100_000) });
  const before = readFileSync(file, 'utf8');
  expect(() => state.save({ text: 'x'.repeat(110_000) })).toThrow('more than a process can be given');
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a secret that JSON writes in another way is found too', () => {
  const value = 'line "one"\nline two\\';
  expect(() => createState([value]).save({ value })).toThrow('would hold a secret');
});

test('secrets are found by the names of their variables', () => {
  const variables = {
    GITHUB_TOKEN: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    PACELINE_REDIS_PASSWORD: 'c',
    DEPLOY_PRIVATE_KEY: 'd',
    'INPUT_GITHUB-TOKEN': 'e',
    API_SECRET: '',
    TOKENS_SEEN: 'no',
    PATH: '/bin',
  };
  expect(secretValues(variables, ['f', '']).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});
