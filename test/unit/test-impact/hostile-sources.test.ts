import { parseJsonc } from '@paceline/runners';
import { describe, expect, test } from 'vitest';
import { GaveUp, startDeadline } from '../../../actions/test-impact/src/deadline.ts';
import { scriptsOf } from '../../../actions/test-impact/src/graph/javascript/component-scripts.ts';
import { scanModule } from '../../../actions/test-impact/src/graph/javascript/scan-module.ts';
import { before, join, withoutEndSlashes } from '../../../actions/test-impact/src/repository/paths.ts';
import { readLiterals } from '../../../actions/test-impact/src/syntax/literal.ts';
import { planOver, selected } from './plan-in-memory.ts';

/** Of the processor, so that a busy machine changes nothing. */
function secondsOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

const SIZE = 1024 * 1024;
const filled = (part: string) => part.repeat(Math.ceil(SIZE / part.length));

describe('a source that is made to be slow ends with its deadline', () => {
  test.each([
    '=/[',
    '/*',
    'require<',
    'vi.mock<(',
    'import ',
    'import {',
    'export {',
    'export { type a, ',
    "import{'",
    'import(',
    'require(a)',
    'require(a,',
    'const a = "x";require(a)',
    'require(`${__dirname}',
    "new URL('",
    'import.meta.glob([',
    '<a ',
    '<a>',
    '<a b="',
    '<a{',
    '(',
    '{',
    '[',
    '`${',
    '`',
    "'",
    '\\',
    '@jsxImportSource ',
    'import /*',
    ' ',
  ])('%j', (part) => {
    for (const [source, jsx] of [
      [filled(part), true],
      [`${filled(part)}${' '.repeat(SIZE)}</a>/>`, part.includes('<')],
    ] as const) {
      const deadline = startDeadline(() => performance.now(), 100);
      const took = secondsOf(() => {
        try {
          scanModule(source, { jsx, typescript: true, deadline });
        } catch (error) {
          if (!(error instanceof GaveUp)) throw error;
        }
      });
      expect(took).toBeLessThan(2);
    }
  });
});

test('a deadline names the file and what was too long', () => {
  let now = 0;
  const deadline = startDeadline(() => now, 1000);
  const file = deadline.forFile('src/a.ts', 100);
  file.spend(1e9);
  now = 101;
  expect(() => file.spend(1)).not.toThrow();
  expect(() => file.spend(1e9)).toThrow('reading src/a.ts takes longer than 0.1 s');
  const last = deadline.forFile('src/b.ts', 5000);
  now = 1001;
  expect(() => last.spend(1e9)).toThrow('planning takes longer than 1 s (it came to src/b.ts)');
  expect(() => deadline.forFile('src/c.ts', 100)).toThrow(GaveUp);
});

test.each([
  ['brackets', '['],
  ['objects', '{a:'],
  ['parentheses', '('],
  ['templates', '`${'],
  ['comments', '/*'],
  ['no expressions', '=/['],
  ['quotes', "'"],
])('a configuration of nothing but %s is read in time', (_, part) => {
  const source = part.repeat(Math.floor((1024 * 1024) / part.length) - 1);
  expect(secondsOf(() => readLiterals(source))).toBeLessThan(3);
});

describe('JSON with comments', () => {
  test('is read as JSON, whatever stands between its values', () => {
    expect(parseJsonc('\uFEFF{ // a\n "a": [1, /* , */ 2, ], "b//": "/*,]" , /* } */ }')).toEqual({
      a: [1, 2],
      'b//': '/*,]',
    });
    expect(parseJsonc('[1,,]')).toBeUndefined();
    expect(parseJsonc('{"a": 1')).toBeUndefined();
    expect(parseJsonc('[,]')).toEqual([]);
  });
  test.each(['"', '"a', '/', '/*', '//', ',', ', ', '[', '[,', '{"a":', ' ', '\\'])(
    'of %j ends in time',
    (part) => {
      expect(secondsOf(() => parseJsonc(filled(part)))).toBeLessThan(2);
      expect(secondsOf(() => parseJsonc(`[${filled(part)}`))).toBeLessThan(2);
    },
  );
});

test('paths of any length are joined in time', () => {
  const up = '../'.repeat(1_000_000);
  expect(secondsOf(() => join('a/b', up))).toBeLessThan(1);
  expect(secondsOf(() => join('a/b', 'x/../'.repeat(1_000_000)))).toBeLessThan(1);
  expect(join('a/b', `${'x/../'.repeat(100_000)}../c`)).toBe('a/c');
  expect(join('a', '../..')).toBeUndefined();
  expect(join('', './a//b/./c/')).toBe('a/b/c');
  expect(join('', 'd/'.repeat(5000))).toBeUndefined();
  expect(secondsOf(() => withoutEndSlashes(`${'/'.repeat(SIZE)}x`))).toBeLessThan(1);
  expect(before('a?b#c', '#', '?')).toBe('a');
  expect(secondsOf(() => before(`${'?'.repeat(SIZE)}\n`, '?', '#'))).toBeLessThan(1);
});

test('the scripts of a component', () => {
  const text = `---\nimport 'front'\n---\n<SCRIPT setup>import 'a'</SCRIPT><script src="./b.ts"></script><script>lost`;
  const scripts = scriptsOf(text, 'x.vue');
  for (const part of ["import 'front'", "import 'a'", 'import "./b.ts"']) expect(scripts).toContain(part);
  expect(scripts).not.toContain('lost');
  for (const part of ['<script', '<script>', '</script', '<script></script>', '---\n'])
    expect(secondsOf(() => scriptsOf(filled(part), 'x.vue'))).toBeLessThan(2);
});

describe('what cannot be read', () => {
  const FILES = {
    'package.json': '{"devDependencies":{"vitest":"1"}}',
    'src/a.ts': '',
    'src/b.ts': '',
    'a.test.ts': "import './src/a.ts'",
    'b.test.ts': "import './src/b.ts'",
  };
  const plan = (changed: string, odd: Record<string, { refused?: string; target?: string }>) =>
    planOver(
      FILES,
      { ...FILES, [changed]: ' ' },
      {
        checkout: {
          refused: (path) => odd[path]?.refused,
          leadsTo: (path) => odd[path]?.target,
          read: (path, text) => (odd[path]?.refused === undefined ? text : undefined),
        },
      },
    );

  test('makes everything run, with its name', async () => {
    const run = await plan('src/a.ts', { 'src/b.ts': { refused: 'is no regular file' } });
    expect(run.suite.fallback).toEqual({
      code: 'unreadable',
      message: 'src/b.ts is no regular file, so what it imports is not known',
      file: 'src/b.ts',
    });
    expect(run.warnings.join()).toContain('All tests run: src/b.ts is no regular file');
  });

  test('a link changes with what it leads to', async () => {
    expect(selected(await plan('src/a.ts', { 'src/b.ts': { target: 'src/a.ts' } }))).toEqual([
      'a.test.ts',
      'b.test.ts',
    ]);
  });
});
