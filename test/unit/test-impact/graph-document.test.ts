import { readFileSync } from 'node:fs';
import { dependencyGraph, parseDocument } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { type Files, HEAD, planOver } from './plan-in-memory.ts';

const files: Files = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'src/a.ts': "import React from 'react'\nimport './b'",
  'src/b.ts': 'export const load = (name) => import(name)',
  'src/c.ts': "import { execSync } from 'child_process'",
  'fixtures/one.json': '{}',
  'a.test.ts':
    "import './src/a'\nimport fs from 'fs'\nfs.readFileSync('fixtures/one.json')\nimport.meta.glob('./src/*.ts')",
  'odd\\name.ts': "import './src/a'",
};

test('what depends on what is a document beside the plan', async () => {
  const { outputs } = await planOver(files, { ...files, 'src/b.ts': '1' });
  const text = readFileSync(outputs['graph-path']!, 'utf8');
  const { head, files: found } = parseDocument(dependencyGraph, text, 'dependency-graph.json');
  expect(head).toBe(HEAD);
  expect(found).toEqual([
    {
      file: 'a.test.ts',
      isTest: true,
      imports: ['src/a.ts'],
      references: ['fixtures/one.json'],
      folders: ['src'],
    },
    { file: 'src/a.ts', imports: ['src/b.ts'], packages: ['react'] },
    { file: 'src/c.ts', unknown: ['programs'] },
  ]);
});

test('it says what only a run knows', async () => {
  const { outputs } = await planOver(files, { ...files, 'src/a.ts': '1' });
  const { files: found } = parseDocument(
    dependencyGraph,
    readFileSync(outputs['graph-path']!, 'utf8'),
    'dependency-graph.json',
  );
  expect(found).toContainEqual({ file: 'src/b.ts', unknown: ['imports'] });
});

test('where all tests run without one, there is none', async () => {
  const { outputs } = await planOver(files, { ...files, 'src/b.ts': '1' }, { inputs: { mode: 'full' } });
  expect(outputs['graph-path']).toBeUndefined();
});
