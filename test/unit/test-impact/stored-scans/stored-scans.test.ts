import { createMemoryTier, createStack } from '@paceline/store';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noDeadline } from '../../../../actions/test-impact/src/deadline.ts';
import { buildGraph } from '../../../../actions/test-impact/src/graph/import-graph.ts';
import { KnownScans, type Scans } from '../../../../actions/test-impact/src/graph/javascript/known-scans.ts';
import { scanFile } from '../../../../actions/test-impact/src/graph/javascript/scan-file.ts';
import { scanModule } from '../../../../actions/test-impact/src/graph/javascript/scan-module.ts';
import { SCANNER } from '../../../../actions/test-impact/src/graph/javascript/scan-record.ts';
import { readProject } from '../../../../actions/test-impact/src/repository/project.ts';
import { textDigest } from '../../../../actions/test-impact/src/repository/text-digest.ts';
import { readScans, scanKeys, writeScans } from '../../../../actions/test-impact/src/stored-scans.ts';
import { type Files, planOver, selected } from '../plan-in-memory.ts';

const MAIN = 'refs/heads/main';
const repository = { default_branch: 'main' };
const run = (eventName: string, ref: string, event: Record<string, unknown> = {}) => ({
  eventName,
  ref,
  event: { repository, ...event },
  repository: 'o/r',
  variables: {},
});
const pull = (base: string) =>
  run('pull_request', 'refs/pull/3/merge', { pull_request: { number: 3, base: { ref: base } } });
const scopesOf = ({ read, write }: ReturnType<typeof scanKeys>) => {
  const scopeIn = (key: string) => decodeURIComponent(key.split('/')[2]!);
  return { read: read.map(scopeIn), ...(write === undefined ? {} : { write: scopeIn(write) }) };
};

test.each<[string, Parameters<typeof scanKeys>, { read: string[]; write?: string }]>([
  [
    'a push to the default branch believes its own, and the merge queue of it',
    [run('push', MAIN), 'base'],
    { read: [MAIN, 'queue/main'], write: MAIN },
  ],
  ['a pull request believes and writes none of its own', [pull('main'), 'base'], { read: [MAIN] }],
  ['nor where its proofs are its own', [pull('release'), 'own'], { read: ['refs/heads/release', MAIN] }],
  [
    'a push to another branch does not, either',
    [run('push', 'refs/heads/topic'), 'own'],
    { read: ['queue/topic', MAIN] },
  ],
  ['whoever believes nobody scans all', [run('push', MAIN), 'none'], { read: [] }],
  ['a tag scans all', [run('push', 'refs/tags/v1'), 'base'], { read: [] }],
  ['a schedule scans all', [run('schedule', MAIN), 'base'], { read: [] }],
  ['what strangers can start scans all', [run('pull_request_target', MAIN), 'base'], { read: [] }],
])('%s', (_, question, scopes) => {
  expect(scopesOf(scanKeys(...question))).toEqual(scopes);
});

test('the key names the scanner', () => {
  expect(scanKeys(run('push', MAIN), 'base').write).toMatch(new RegExp(`/${SCANNER}$`));
});

const said = () => {
  const lines: string[] = [];
  return { lines, log: { info: (line: string) => lines.push(line) } };
};
const scans = (text: string): Scans =>
  new Map([['a.ts', { digest: textDigest(text), scan: scanModule(text, { jsx: false, typescript: true }) }]]);

test('a record of the default branch is read by it and by pull requests', async () => {
  const store = createStack([createMemoryTier()]);
  const { lines, log } = said();
  const keys = scanKeys(run('push', MAIN), 'base');
  expect(await readScans(store, keys, log)).toEqual(new Map());
  await writeScans(store, keys.write!, scans("import './b'"), { now: Date.now(), log });
  const found = await readScans(store, scanKeys(pull('main'), 'base'), log);
  expect(found?.get('a.ts')?.scan.requests).toEqual([{ kind: 'import', specifier: './b' }]);
  expect(lines).toEqual([]);
});

test('where nothing is stored, and nothing would be written, nothing is compared', async () => {
  const { log } = said();
  const store = createStack([createMemoryTier()]);
  expect(await readScans(store, scanKeys(pull('main'), 'base'), log)).toBeUndefined();
});

test('a record that cannot be used is said once, and all is scanned', async () => {
  const store = createStack([createMemoryTier()]);
  const { lines, log } = said();
  const keys = scanKeys(run('push', MAIN), 'base');
  await store.put(keys.write!, Buffer.from('broken'));
  expect(await readScans(store, keys, log)).toEqual(new Map());
  expect(lines).toEqual([expect.stringContaining('all modules are scanned: it is damaged')]);
});

test('a store that takes nothing costs a line', async () => {
  const store = createStack([createMemoryTier()], { readOnly: () => 'it is full' });
  const { lines, log } = said();
  await writeScans(store, 'key', scans(''), { now: 0, log });
  expect(lines).toEqual([expect.stringContaining('not stored')]);
});

const NAMES = ['src/a.ts', 'src/b.tsx', 'src/c.js', 'lib/d.vue', 'test/e.test.ts', 'test/f.test.ts'];
const LINES = [
  "import './a'",
  "export * from '../src/b'",
  "import type { C } from '../src/c'",
  "require('../lib/d.vue')",
  "import fs from 'node:fs'; fs.readFileSync(name)",
  "const text = 'fixtures/one.json'",
  'await import(name)',
  '`import "../src/${x}"`',
  "import 'react'",
  'unclosed `',
];
const someFiles = fc
  .array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      lines: fc.array(fc.constantFrom(...LINES), { maxLength: 4 }),
    }),
    { maxLength: 8 },
  )
  .map(
    (files): Files => ({
      'package.json': '{"devDependencies":{"vitest":"1"}}',
      'fixtures/one.json': '{}',
      ...Object.fromEntries(files.map(({ name, lines }) => [name, lines.join('\n')])),
    }),
  );

function graphOf(files: Files, known?: KnownScans) {
  const tree = {
    files: new Set(Object.keys(files)),
    read: (path: string) => files[path],
    digest: (path: string) => (files[path] === undefined ? undefined : textDigest(files[path])),
  };
  const graph = buildGraph(readProject(tree), {
    aliases: [],
    modulePaths: [],
    moduleDirectories: [],
    jsxImportSources: [],
    keepTypes: false,
    keepInlineTypes: false,
    isTest: (path) => path.includes('.test.'),
    isConfiguration: () => false,
    scans: known,
  });
  return {
    dependents: NAMES.map((name) => [...graph.dependents(name)]),
    all: [...graph.byDependent()],
    opaque: graph.opaque,
    unparsed: graph.unparsed,
  };
}

const scansOf = (files: Files): Scans =>
  new Map(
    Object.entries(files).map(([path, text]) => [
      path,
      { digest: textDigest(text), scan: scanFile(path, text, noDeadline) },
    ]),
  );

test('a graph over stored scans is the one from scratch, whatever was edited since', () => {
  fc.assert(
    fc.property(someFiles, someFiles, fc.subarray(NAMES), (before, after, edited) => {
      const scans = scansOf(before);
      // Some files as they were, some as they are now, some gone.
      const now: Files = {
        ...before,
        ...Object.fromEntries(
          edited.flatMap((name) => (after[name] === undefined ? [] : [[name, after[name]]])),
        ),
      };
      expect(graphOf(now, new KnownScans(scans))).toEqual(graphOf(now));
    }),
  );
});

const many: Files = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  ...Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`src/${at}.ts`, `export const n = ${at}`])),
  'a.test.ts': "import './src/1'",
};

test('a plan keeps what it scanned, and the next one reads only what changed', async () => {
  const kept: Scans[] = [];
  const machine = { keepScans: async (scans: Scans) => void kept.push(scans) };
  const changed = { ...many, 'src/1.ts': 'export const n = 0' };
  await planOver(many, changed, { scans: new Map(), machine });
  expect(kept[0]?.size).toBe(601);

  const read = new Set<string>();
  const next = { ...changed, 'src/2.ts': "import './1'", 'a.test.ts': "import './src/2'" };
  const again = await planOver(changed, next, {
    scans: kept[0]!,
    machine,
    checkout: {
      read(path, text) {
        read.add(path);
        return text;
      },
    },
  });
  expect(selected(again)).toEqual(['a.test.ts']);
  expect([...read].filter((path) => path.endsWith('.ts')).sort()).toEqual(['a.test.ts', 'src/2.ts']);
  expect(kept).toHaveLength(1);
});

test('without scans of others, and where this run keeps none, none are made for later', async () => {
  const kept: Scans[] = [];
  await planOver(
    many,
    { ...many, 'src/1.ts': '' },
    {
      machine: { keepScans: async (scans) => void kept.push(scans) },
    },
  );
  expect(kept).toEqual([]);
});

test('suites of one plan read each file once', async () => {
  const reads = new Map<string, number>();
  const suites = 'a: { runner: vitest, tests: a.test.ts }\nb: { runner: jest, tests: b.test.ts }';
  const files = { ...many, 'b.test.ts': "import './src/1'" };
  const run = await planOver(
    files,
    { ...files, 'src/1.ts': '' },
    {
      inputs: { suites },
      scans: new Map(),
      checkout: {
        read(path, text) {
          reads.set(path, (reads.get(path) ?? 0) + 1);
          return text;
        },
      },
    },
  );
  expect(run.plan.tests.map(({ action }) => action)).toEqual(['run', 'run']);
  expect(reads.get('src/7.ts')).toBe(1);
});
