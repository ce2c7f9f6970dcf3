import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';

/**
 * Refs, keys, names and messages of others are made harmless in one place (packages/render), and reach the log and
 * the pages by one way (packages/core), so that no action can forget it.
 */
const sources = globSync(
  ['packages/*/src/**/*.ts', 'actions/*.ts', 'actions/*/src/**/*.ts', 'actions/*/*/src/**/*.ts'],
  { cwd: root },
).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')))
    .map(({ file }) => file)
    .sort();

test('only core writes to the output of the process, and to the files of its commands', () => {
  expect(filesWith(/\bconsole\.|process\.std(?:out|err)\.write\b(?!\.bind)/)).toEqual([
    // Text of programs that run in the test program's own process.
    'actions/run-tests/src/runners/javascript/ava-program.ts',
    'actions/run-tests/src/runners/javascript/mocha-program.ts',
    'packages/core/src/run/run.ts',
    // Holds back what a library prints.
    'packages/store/src/github/github-client.ts',
  ]);
  expect(filesWith(/\['GITHUB_(?:STEP_SUMMARY|OUTPUT|ENV|STATE|PATH)'\]/)).toEqual([
    'packages/core/src/run/run.ts',
  ]);
});

test('what is printed as it is, is a program of the user or a command that we mean', () => {
  expect(filesWith(/\blog\.output\(/)).toEqual(['actions/run-tests/src/run/execute.ts']);
});

test('no room has an escape, a line or a plural of its own', () => {
  const own =
    /\b(?:const|function)\s+(?:oneLine|singleLine|plural|cell|escape(?:Markdown|Html|Log|Text|Cell)|sanit\w*|logText)\b\s*(?:=|\()/;
  const outside = (files: string[]) => files.filter((file) => !file.startsWith('packages/render/'));
  expect(outside(filesWith(own))).toEqual([]);
  // Entities are made there, too; XML is read elsewhere.
  expect(outside(filesWith(/&(?:lt|gt|amp|#\$\{)/)).filter((file) => !file.includes('junit'))).toEqual([]);
});
