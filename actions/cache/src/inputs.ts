import { boolean, type InputParser, InputProblem, lines } from '@paceline/core';

const MAX_LENGTH = 512;
const MAX_KEYS = 10;

/** A key as actions/cache takes it, so that workflows can move between the two without new keys. */
const cacheKey = (): InputParser<string> => ({
  allowed: `a key of at most ${MAX_LENGTH} characters without commas`,
  parse: check,
});

const restoreKeys = (): InputParser<string[]> => ({
  allowed: `at most ${MAX_KEYS - 1} beginnings of keys, one per line`,
  parse(text) {
    const keys = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(check);
    if (keys.length >= MAX_KEYS) {
      throw new InputProblem(`at most ${MAX_KEYS - 1} lines`, `it has ${keys.length}`);
    }
    return keys;
  },
});

/** Like `lines`, but with something to cache in it: only `!` lines would leave out of nothing. */
const paths = (): InputParser<string[]> => ({
  allowed: 'files, folders or patterns, one per line',
  parse(text) {
    const found = lines().parse(text);
    if (found.some((line) => !line.startsWith('!'))) return found;
    throw new InputProblem('a list of paths', 'lines with ! only leave out; add a line without');
  },
});

function check(key: string): string {
  if (key.length > MAX_LENGTH) {
    throw new InputProblem(`a key of at most ${MAX_LENGTH} characters`, `it has ${key.length}`);
  }
  if (key.includes(',')) throw new InputProblem('a key without commas', 'write a dash instead');
  if (/[\r\n\0]/.test(key)) throw new InputProblem('a key of one line');
  return key;
}

export const inputs = {
  path: paths(),
  key: cacheKey(),
  'restore-keys': restoreKeys(),
  'lookup-only': boolean(),
  'fail-on-cache-miss': boolean(),
  store: lines(),
};
