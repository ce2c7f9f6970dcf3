import { posix, win32 } from 'node:path';
import { parseDocument, type TestPlan, testKey, testPlan } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samples } from './samples.ts';

const sample = samples['test-plan'];
const accepts = (change: Partial<Record<keyof TestPlan, unknown>>) => {
  try {
    parseDocument(testPlan, { ...sample, ...change }, 'x');
    return true;
  } catch {
    return false;
  }
};
const withFile = (file: string) => accepts({ tests: [{ ...sample.tests[0], file }] });

describe('paths of documents stay below the repository', () => {
  test.each(['a.ts', 'src/[id]/a b.test.ts', '.github/x.yml', '..a/b..c/...ts', 'ü/日本.ts', 'C/x', '-rf'])(
    '%j is one',
    (path) => {
      expect(withFile(path)).toBe(true);
    },
  );

  test.each([
    '',
    '/etc/passwd',
    '//host/share',
    '..',
    '../a',
    'a/..',
    'a/../../b',
    'C:/x',
    'c:x',
    '\\\\host\\share',
    'a\\..\\b',
    'a\0b',
    'x'.repeat(4097),
  ])('%j is none', (path) => {
    expect(withFile(path)).toBe(false);
  });

  test('the rule holds in every place that takes a path', () => {
    const evil = '../../etc/passwd';
    expect(accepts({ changes: [{ path: evil, status: 'added' }] })).toBe(false);
    expect(accepts({ changes: [{ path: 'a', status: 'renamed', from: evil }] })).toBe(false);
    const [suite] = sample.suites;
    const fallback = { code: 'x', message: 'x', file: evil };
    expect(accepts({ suites: [{ ...suite!, fallback }] })).toBe(false);
    expect(accepts({ suites: [{ ...suite!, start: { workingDirectory: evil } }] })).toBe(false);
    expect(accepts({ tests: [{ ...sample.tests[0], reasons: [{ code: 'imports', via: [evil] }] }] })).toBe(
      false,
    );
  });

  test('no accepted path resolves to outside', () => {
    const part = fc.constantFrom('..', '.', '', 'a', 'b.ts', '...', ' ', 'C:', '\\', '~');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const path = parts.join('/');
        fc.pre(withFile(path));
        expect(`${posix.resolve('/root', path)}/`).toMatch(/^\/root\//);
        expect(`${win32.resolve('D:\\root', path)}\\`).toMatch(/^D:\\root\\/);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a commit is a full id', () => {
  expect(accepts({ head: 'a'.repeat(40) })).toBe(true);
  expect(accepts({ head: 'a'.repeat(64) })).toBe(true);
  for (const head of ['a'.repeat(39), 'A'.repeat(40), 'main', `${'a'.repeat(40)}\n`, '--upload-pack=x']) {
    expect(accepts({ head })).toBe(false);
  }
});

test('an identifier is fit for the name of an artifact', () => {
  for (const planId of ['a', '0123456789abcdef', 'a.b_c-d', 'x'.repeat(64)])
    expect(accepts({ planId })).toBe(true);
  for (const planId of ['', 'a/b', 'a b', 'x'.repeat(65), 'ü', 'a\n'])
    expect(accepts({ planId })).toBe(false);
});

test('numbers that are no durations are refused', () => {
  for (const estimatedSeconds of [-1, Number.POSITIVE_INFINITY, Number.NaN, '3']) {
    expect(accepts({ tests: [{ ...sample.tests[0], estimatedSeconds }] })).toBe(false);
  }
  expect(accepts({ tests: [{ ...sample.tests[0], estimatedSeconds: 0 }] })).toBe(true);
});

test('two mentions of a test are one where suite and file are the same', () => {
  expect(testKey({ suite: 'a', file: 'b' })).toBe(testKey({ suite: 'a', file: 'b' }));
  expect(testKey({ suite: 'a', file: 'bc' })).not.toBe(testKey({ suite: 'ab', file: 'c' }));
});
