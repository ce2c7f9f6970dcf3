import { join } from 'node:path';
import type { HistoryRecord } from '@paceline/contracts';
import { createDiskTier, createStack } from '@paceline/store';
import { describe, expect, test } from 'vitest';
import { temporary } from '../../../temporary.ts';
import {
  believed,
  bytesOf,
  type Event,
  fold,
  folderOf,
  keyOf,
  LINUX,
  leave,
  MAIN,
  PLAN,
  type Place,
  proving,
  pull,
  push,
  putRaw,
  queued,
  told,
} from './writers.ts';

// One disk that all refs share: nothing but our rules keeps their records apart.
function disk(): Place & { readonly folder: string } {
  const place = temporary();
  const folder = join(place, 'store');
  return { folder, spec: `disk:${folder}`, variablesOf: () => ({ PACELINE_HOME: join(place, 'home') }) };
}

/** Runs that believe the default branch. */
const ASKERS: readonly [string, Event][] = [
  ['main', push('main')],
  ['a pull request', pull(7)],
  ['a pull request of a fork', pull(8, 'main', 'mallory/r')],
  ['a pull request to a release', pull(9, 'release')],
  ['a topic branch', push('topic')],
  ['an entry of the merge queue', queued('main')],
];

/** What each of them believes, beside the one honest run of main. */
async function answers(place: Place): Promise<Record<string, string[]>> {
  const all = await Promise.all(
    ASKERS.map(async ([name, run]): Promise<[string, string[]]> => [name, await believed(run, place)]),
  );
  return Object.fromEntries(all.map(([name, runs]) => [name, runs.filter((run) => run !== 'honest')]));
}
const NOBODY = Object.fromEntries(ASKERS.map(([name]) => [name, []]));
/** Every asker believes it as long as nothing spoils it. */
const EVERYBODY = Object.fromEntries(ASKERS.map(([name]) => [name, ['other']]));

/** Every object that a disk holds. */
async function objectsIn(folder: string): Promise<[string, Uint8Array][]> {
  const store = createStack([createDiskTier(folder)]);
  const found: [string, Uint8Array][] = [];
  for await (const { key } of store.list('history')) found.push([key, (await store.get(key))!.bytes]);
  return found;
}

const main = push('main');
const laterBy = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

test('what a run of main proves counts for main and for all that goes there', async () => {
  const place = disk();
  await leave('honest', main, place);
  for (const [name, run] of ASKERS) expect(await believed(run, place), name).toEqual(['honest']);
  await leave('other', main, place, { runNumber: 11, finishedAt: laterBy(-60) });
  expect(await answers(place)).toEqual(EVERYBODY);
});

describe('a green run proves nothing for main and for what goes there', () => {
  test.each<[string, Event]>([
    ['of a pull request', pull(7)],
    ['of a pull request of a fork', pull(71, 'main', 'mallory/r')],
    ['of a branch', push('topic')],
    ...[
      'refs/heads/main',
      'queue/main',
      'main/queue',
      'refs/pull/7/merge',
      'pull/7/merge',
      'gh-readonly-queue/main/pr-1-a',
      'Main',
      'main ',
      'main%20',
      'main\u200b',
      'mаin',
      'main.',
      'mai',
      'main2',
      'refs%2Fheads%2Fmain',
      '../heads/main',
    ].map((name): [string, Event] => [`of a branch called ${JSON.stringify(name)}`, push(name)]),
    ['of a tag called main', { eventName: 'push', ref: 'refs/tags/main' }],
    ['of a tag called like the branch', { eventName: 'push', ref: 'refs/tags/refs/heads/main' }],
    ['of the merge queue of another branch', queued('release-2')],
    ['of the merge queue of a branch called like the branch', queued('refs/heads/main')],
    ['of a schedule on main', { eventName: 'schedule', ref: MAIN }],
    ['that somebody started on main', { eventName: 'workflow_dispatch', ref: MAIN }],
    ['that another program started on main', { eventName: 'repository_dispatch', ref: MAIN }],
    ['of a release on main', { eventName: 'release', ref: MAIN }],
    ['of a deployment on main', { eventName: 'deployment', ref: MAIN }],
    ['of another workflow on main', { ...main, workflow: 'nightly' }],
    ['of a workflow called in another case', { ...main, workflow: 'CI' }],
    ['of a fork with the same store', { ...main, repository: 'mallory/r' }],
  ])('%s', async (_, by) => {
    const place = disk();
    await leave('honest', main, place);
    await leave('other', by, place, { finishedAt: laterBy(-60) });
    expect(await answers(place)).toEqual(NOBODY);
  });

  test.each<[string, Partial<HistoryRecord>]>([
    ['that is red', { conclusion: 'failure' }],
    ['that was cancelled', { conclusion: 'cancelled' }],
    ['of which nobody knows how it ended', { conclusion: 'unknown' }],
    [
      'of other inputs',
      { proves: { ...proving('', main).proves!, suites: [{ suite: 'unit', definition: 'f' }] } },
    ],
    ['of another suite', { ranOn: [{ suite: 'e2e', environments: [LINUX] }] }],
    ['whose clock is ahead', { finishedAt: laterBy(7200) }],
    ['that was longer ago than records are kept', { finishedAt: laterBy(-91 * 86_400) }],
  ])('of main %s', async (_, more) => {
    const place = disk();
    await leave('honest', main, place);
    await leave('other', main, place, { runNumber: 11, finishedAt: laterBy(-60), ...more });
    expect(await answers(place)).toEqual(NOBODY);
  });

  test('of main whose second attempt was red, also where the first one is put again', async () => {
    const place = disk();
    await leave('honest', main, place);
    const first = proving('other', main, { runNumber: 11, finishedAt: laterBy(-60) });
    await leave('other', main, place, first);
    await leave('other', main, place, { ...first, attempt: 2, conclusion: 'failure' });
    expect(await answers(place)).toEqual(NOBODY);
    await fold(main, place);
    await putRaw(keyOf(MAIN, first), bytesOf(first), main, place);
    await putRaw(`${keyOf(MAIN, first)}-1`, bytesOf(first), main, place);
    expect(await answers(place)).toEqual(NOBODY);
  });

  test('where main runs on another image by now, also when it is put again', async () => {
    const place = disk();
    const old = proving('other', main, { runNumber: 9 });
    await leave('other', main, place, old);
    expect(await answers(place)).toEqual(EVERYBODY);
    const ranOn = [
      { suite: 'unit', definition: PLAN, environments: [LINUX.replace('{', '{"image":"u26",')] },
    ];
    await leave('honest', main, place, { ranOn, finishedAt: laterBy(-60) });
    expect(await answers(place)).toEqual(NOBODY);
    await putRaw(`${keyOf(MAIN, old)}-1`, bytesOf(old), main, place);
    expect(await answers(place)).toEqual(NOBODY);
  });

  test('of a machine whose clock is ahead: nor does it say what main runs on', async () => {
    const place = disk();
    const ranOn = [{ suite: 'unit', definition: PLAN, environments: [LINUX.replace('linux', 'win32')] }];
    await leave('honest', main, place);
    await leave('other', main, place, { runNumber: 11, finishedAt: laterBy(7200), ranOn });
    expect(await believed(main, place)).toEqual(['honest']);
  });
});

describe('what a pull request writes past our code, with rights to its own scope, is believed by nobody', () => {
  const by = pull(7);
  const scope = by.ref;

  test.each<[string, () => [string, HistoryRecord]]>([
    ['main’s record, in its own folder', () => [scope, proving('other', main)]],
    ['its own record, that names main’s event', () => [scope, proving('other', main, { scope })]],
    ['a record that names the queue', () => [scope, proving('other', main, { scope: 'queue/main' })]],
    [
      'a record that names the release',
      () => [scope, proving('other', main, { scope: 'refs/heads/release' })],
    ],
    ['a record that names no scope that there is', () => [scope, proving('other', main, { scope: 'main' })]],
    ['a run that main had, with another end', () => [scope, proving('honest', main, { scope, files: [] })]],
  ])('%s', async (_, forged) => {
    const place = disk();
    await leave('honest', main, place);
    const [where, value] = forged();
    await putRaw(keyOf(where, value), bytesOf(value), by, place);
    expect(await answers(place)).toEqual(NOBODY);
    expect(await believed(main, place)).toEqual(['honest']);
  });

  test('all objects of main, copied into its own folder', async () => {
    const place = disk();
    const elsewhere = disk();
    await leave('honest', main, place);
    await leave('other', main, elsewhere);
    await fold(main, elsewhere);
    await leave('other', main, elsewhere, { attempt: 2 });
    const copies = await objectsIn(elsewhere.folder);
    expect(copies.map(([key]) => key.split('/')[0]).sort()).toEqual(['history', 'history-snapshot']);
    const renamed = (key: string) => key.replace(encodeURIComponent(MAIN), encodeURIComponent(scope));
    for (const [key, bytes] of copies) await putRaw(renamed(key), bytes, by, place);
    expect(await answers(place)).toEqual(NOBODY);
    // It does not believe them either where it believes itself.
    expect(await believed(by, place, 'own')).toEqual(['honest']);
    expect((await told(by, place)).warnings.join()).toContain('of another scope');
  });
});

describe('in the folder of main itself nothing counts', () => {
  test.each<[string, () => [string, Uint8Array]]>([
    [
      'that another workflow wrote',
      () => {
        const value = proving('other', { ...main, workflow: 'nightly' });
        return [keyOf(MAIN, value), bytesOf(value)];
      },
    ],
    [
      'that a pull request wrote',
      () => {
        const value = proving('other', pull(7));
        return [keyOf(MAIN, value), bytesOf(value)];
      },
    ],
    [
      'under the number of another run',
      () => [
        keyOf(MAIN, proving('other', main, { runNumber: 12 })),
        bytesOf(proving('other', main, { runNumber: 13 })),
      ],
    ],
    [
      'that is no document',
      () => [`${folderOf(MAIN).singles}x`, new TextEncoder().encode('{"proven":true}')],
    ],
    [
      'that is cut off',
      () => {
        const value = proving('other', main, { runNumber: 12 });
        return [keyOf(MAIN, value), bytesOf(value).subarray(0, -5)];
      },
    ],
  ])('%s', async (_, forged) => {
    const place = disk();
    await leave('honest', main, place);
    await putRaw(...forged(), main, place);
    expect(await answers(place)).toEqual(NOBODY);
  });
});

test('a schedule, a run by hand, a tag and what strangers can start believe nobody, whatever `trust` says', async () => {
  const place = disk();
  await leave('honest', main, place);
  for (const eventName of [
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
    'release',
    'pull_request_target',
  ])
    for (const trust of ['base', 'own'] as const)
      expect(await believed({ ...pull(7), eventName, ref: MAIN }, place, trust), eventName).toEqual([]);
  expect(await believed({ eventName: 'push', ref: 'refs/tags/v1' }, place, 'own')).toEqual([]);
  expect(await believed(main, place, 'none')).toEqual([]);
});

test('only a run that asks for it believes its own ref', async () => {
  const place = disk();
  await leave('other', pull(7), place);
  await leave('branch', push('topic'), place);
  expect(await believed(pull(7), place)).toEqual([]);
  expect(await believed(pull(7), place, 'own')).toEqual(['other']);
  // Another pull request whose number begins with its number is another scope.
  expect(await believed(pull(71), place, 'own')).toEqual([]);
  expect(await believed(push('topic'), place)).toEqual([]);
  expect(await believed(push('topic'), place, 'own')).toEqual(['branch']);
  expect(await believed(main, place, 'own')).toEqual([]);
});

test('a push believes the merge queue of its own branch, and a pull request does not', async () => {
  const place = disk();
  await leave('queue', queued('main'), place);
  await leave('release', queued('release'), place);
  expect(await believed(main, place)).toEqual(['queue']);
  expect(await believed(push('release'), place)).toEqual(['release']);
  for (const run of [pull(7), push('topic'), queued('main')]) expect(await believed(run, place)).toEqual([]);
});
