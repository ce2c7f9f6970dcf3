import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, testPlan } from '@paceline/contracts';
import { createDiskTier, createStack } from '@paceline/store';
import { expect, test } from 'vitest';
import type { Scans } from '../../../actions/test-impact/src/graph/javascript/known-scans.ts';
import { decodeScans, encodeScans } from '../../../actions/test-impact/src/graph/javascript/scan-record.ts';
import { scanKeys } from '../../../actions/test-impact/src/stored-scans.ts';
import { builtAction, runAction } from '../../runner/run-action.ts';
import { temporary } from '../../temporary.ts';
import { createRepository } from '../../unit/core/git/repository.ts';

// What stands here was written by a run of the real bundle, or forged, in one store that all refs share; each test goes
// on from what the ones before it left.
const place = temporary();
const shared = join(place, 'store');
const store = createStack([createDiskTier(shared)]);
const repository = createRepository();
repository.commit({
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'src/used.ts': 'export const used = 1\n',
  'a.test.ts': "import './src/used'\n",
  ...Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`src/${at}.ts`, `export const n = ${at}\n`])),
});
repository.commit({ 'src/used.ts': 'export const used = 2\n' });

const MAIN = 'refs/heads/main';
const PULL = 'refs/pull/3/merge';
const EVENTS = {
  push: { ref: MAIN, payload: {} },
  pull_request: { ref: PULL, payload: { pull_request: { number: 3, base: { ref: 'main' } } } },
};
let runs = 0;

/** Runs the action on the newest commit. */
function plan(eventName: keyof typeof EVENTS, inputs: Readonly<Record<string, string>> = {}) {
  const { ref, payload } = EVENTS[eventName];
  const folder = join(place, `run-${runs++}`);
  mkdirSync(folder);
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify({ repository: { default_branch: 'main' }, ...payload }));
  const run = runAction({
    script: builtAction('test-impact'),
    workspace: repository.folder,
    folder,
    inputs: { base: 'HEAD~1', store: `disk:${shared}`, ...inputs },
    variables: {
      GITHUB_EVENT_PATH: event,
      GITHUB_EVENT_NAME: eventName,
      GITHUB_REF: ref,
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_WORKFLOW: 'ci',
      GITHUB_WORKSPACE: repository.folder,
    },
  });
  expect(run.status, run.log).toBe(0);
  return run;
}

const reasonsOf = ({ outputs }: ReturnType<typeof plan>) =>
  parseDocument(testPlan, readFileSync(outputs['plan-path']!, 'utf8'), 'plan').tests[0]!.reasons.map(
    ({ code }) => code,
  );

const OF_MAIN = scanKeys(
  {
    eventName: 'push',
    ref: MAIN,
    event: { repository: { default_branch: 'main' } },
    repository: 'o/r',
    variables: {},
  },
  'base',
).write!;
const read = async (key: string): Promise<Scans> => decodeScans((await store.get(key))!.bytes);
const keys = async () => {
  const found: string[] = [];
  for await (const { key } of store.list('import-scans/')) found.push(key);
  return found;
};
/** A record that says of the test that it imports nothing, so that it would not run. */
const forge = async (key: string, from: Scans) => {
  const test = from.get('a.test.ts')!;
  const scans = new Map(from).set('a.test.ts', { ...test, scan: { ...test.scan, requests: [] } });
  await store.put(key, encodeScans(scans)!);
};

test('a pull request keeps no scans', async () => {
  expect(plan('pull_request').outputs['selected-count']).toBe('1');
  expect(await keys()).toEqual([]);
});

test('a push to the default branch keeps them', async () => {
  expect(plan('push').outputs['selected-count']).toBe('1');
  expect(await keys()).toEqual([OF_MAIN]);
  expect((await read(OF_MAIN)).size).toBe(602);
});

test('what code of a pull request could have written is believed neither by it nor by main', async () => {
  const forged = OF_MAIN.replace(encodeURIComponent(MAIN), encodeURIComponent(PULL));
  expect(forged).not.toBe(OF_MAIN);
  await forge(forged, await read(OF_MAIN));
  for (const trust of ['base', 'own', 'none']) {
    expect(plan('pull_request', { trust }).outputs['selected-count'], trust).toBe('1');
    expect(plan('push', { trust }).outputs['selected-count'], trust).toBe('1');
  }
});

test('what the default branch keeps is used by its pull requests: nothing is scanned a second time', async () => {
  // The only way to see it from outside is a record that is wrong.
  const honest = await read(OF_MAIN);
  await forge(OF_MAIN, honest);
  // The changed source is not in any test's way any more, so the test is chosen for being near it.
  expect(reasonsOf(plan('pull_request'))).toEqual(['nearby']);
  await store.put(OF_MAIN, encodeScans(honest)!);
  expect(reasonsOf(plan('pull_request'))).toEqual(['imports']);
});

test('a file that differs from what is stored is scanned', async () => {
  await forge(OF_MAIN, await read(OF_MAIN));
  writeFileSync(join(repository.folder, 'a.test.ts'), "import './src/used'\n// edited, not committed\n");
  expect(reasonsOf(plan('pull_request'))).toEqual(['imports']);
});

test('a broken record costs a line', async () => {
  await store.put(OF_MAIN, Buffer.from('broken'));
  const run = plan('pull_request');
  expect(run.outputs['selected-count']).toBe('1');
  expect(run.log).toContain('all modules are scanned: it is damaged');
});
