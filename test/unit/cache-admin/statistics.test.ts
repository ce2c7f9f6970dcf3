import { describe, expect, test } from 'vitest';
import {
  branchesFirst,
  compactStatistics,
  readStatistics,
} from '../../../actions/cache/admin/src/read-statistics.ts';
import { mergeStatistics } from '../../../actions/cache/src/report/merge-statistics.ts';
import {
  keyPrefix,
  noKeyStatistics,
  recordStatistics,
  type Statistics,
  statisticsFolder,
} from '../../../actions/cache/src/report/statistics.ts';
import { createStage, DAY, MAIN, REPOSITORY, type Stage } from './stage.ts';

const record = (stage: Stage, key: string, scope = MAIN) =>
  recordStatistics(stage.whole, {
    ...{ repository: REPOSITORY, scope, now: stage.now(), key },
    restore: { result: 'exact', bytes: 10, seconds: 0.5 },
  });
const read = async (stage: Stage) => {
  const found = await readStatistics(stage.admin(), REPOSITORY, stage.now() - 30 * DAY);
  return { ...found, all: mergeStatistics(found.days.map(({ sum }) => sum)) };
};
const requests = ({ keys }: Statistics) => keys.reduce((sum, key) => sum + key.requests, 0);

describe('the prefix of a key', () => {
  test.each([
    ['npm-linux-3f786850e387', 'npm-linux-'],
    ['npm-linux-x64-3f786850e387550fdab836ed7e6dc881de23001b', 'npm-linux-x64-'],
    ['build-20260110-main', 'build-'],
    ['cargo.registry.89e6c98', 'cargo.registry.'],
    ['npm-linux', 'npm-linux'],
    ['npm-linux-x64', 'npm-linux-x64'],
    ['node-22-deadbeef', 'node-22-deadbeef'],
    ['3f786850e387', '3f786850e387'],
    ['', ''],
  ])('%j: %j', (key, prefix) => {
    expect(keyPrefix(key)).toBe(prefix);
  });
});

describe('records of steps', () => {
  test('are added up by ref and day, and each counts once in whichever tier it is', async () => {
    const stage = createStage();
    await record(stage, 'a');
    await record(stage, 'a');
    await record(stage, 'b', 'refs/heads/feature/x');
    stage.pass(DAY);
    await record(stage, 'a');
    const { all, days } = await read(stage);
    expect(days.map(({ day, scope, sum }) => [day, scope, requests(sum)]).sort()).toEqual([
      ['2026-01-10', 'refs/heads/feature/x', 1],
      ['2026-01-10', MAIN, 2],
      ['2026-01-11', MAIN, 1],
    ]);
    expect(all.keys[0]).toMatchObject({ key: 'a', requests: 3, exact: 3, uses: 3, restoredBytes: 30 });
  });

  test('never fail a step, and are dropped after ninety days', async () => {
    const stage = createStage();
    stage.fail(0, 'put');
    stage.fail(1, 'put');
    await record(stage, 'a');
    stage.fail(0);
    stage.fail(1);
    await record(stage, 'k'.repeat(2000));
    expect(await stage.keys('stats/')).toEqual([]);
    await record(stage, 'a');
    stage.pass(91 * DAY);
    expect(await stage.keys('stats/')).toEqual([]);
  });
});

describe('adding up', () => {
  test('leaves one record a day and changes no number', async () => {
    const stage = createStage();
    for (const key of ['a', 'b', 'a']) await record(stage, key);
    stage.pass(DAY);
    await record(stage, 'c');
    stage.pass(3 * DAY);
    await record(stage, 'd');
    const before = (await read(stage)).all;
    expect(await compactStatistics(stage.admin(), REPOSITORY, stage.now())).toBe(4);
    expect(await stage.keys('stats/')).toHaveLength(3);
    expect((await read(stage)).all).toEqual(before);
    expect(await compactStatistics(stage.admin(), REPOSITORY, stage.now())).toBe(0);
  });

  test('counts once what could not be removed, also when it is added up again', async () => {
    const stage = createStage(['s3']);
    for (const key of ['a', 'b']) await record(stage, key);
    stage.pass(3 * DAY);
    stage.fail(0, 'delete');
    await compactStatistics(stage.admin(), REPOSITORY, stage.now());
    expect(await stage.keys('stats/')).toHaveLength(3);
    expect(requests((await read(stage)).all)).toBe(2);
    await compactStatistics(stage.admin(), REPOSITORY, stage.now());
    stage.fail(0);
    expect(requests((await read(stage)).all)).toBe(2);
    await compactStatistics(stage.admin(), REPOSITORY, stage.now());
    expect(await stage.keys('stats/')).toHaveLength(1);
    expect(requests((await read(stage)).all)).toBe(2);
  });

  test('a record that came late joins the sum', async () => {
    const stage = createStage();
    await record(stage, 'a');
    const late = stage.now();
    stage.pass(3 * DAY);
    await compactStatistics(stage.admin(), REPOSITORY, stage.now());
    await recordStatistics(stage.whole, {
      ...{ repository: REPOSITORY, scope: MAIN, now: late, key: 'b' },
      restore: { result: 'miss' },
    });
    await compactStatistics(stage.admin(), REPOSITORY, stage.now());
    expect(await stage.keys('stats/')).toHaveLength(1);
    expect(requests((await read(stage)).all)).toBe(2);
  });
});

describe('hostile records', () => {
  test('of a pull request, as many as there may be, leave room for those of branches', () => {
    const scopes = ['refs/pull/7/merge', 'refs/heads/main', 'refs/pull/71/merge', 'refs/tags/v1', 'local'];
    expect(branchesFirst(scopes.map((scope) => ({ scope }))).map(({ scope }) => scope)).toEqual([
      ...['refs/heads/main', 'refs/tags/v1', 'local'],
      ...['refs/pull/7/merge', 'refs/pull/71/merge'],
    ]);
  });

  const folder = `${statisticsFolder(REPOSITORY)}${encodeURIComponent(MAIN)}/2026-01-10/`;
  const valid: Statistics = { format: 1, from: 0, to: 0, steps: 1, keys: [], tiers: [] };
  const key = { ...noKeyStatistics('k', 'k'), requests: 1 };
  const put = (stage: Stage, id: string, value: unknown) =>
    stage.whole.put(
      folder + id,
      new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
    );

  test.each([
    ['no JSON', '{'],
    ['another format', { ...valid, format: 2 }],
    ['a negative count', { ...valid, keys: [{ ...key, requests: -5 }] }],
    ['a count that is no number', '{"format":1,"from":0,"to":0,"steps":1e999,"keys":[],"tiers":[]}'],
    ['a fraction of a request', { ...valid, keys: [{ ...key, requests: 0.5 }] }],
    ['a key of a megabyte', { ...valid, keys: [{ ...key, key: 'k'.repeat(1e6) }] }],
    ['too many keys', { ...valid, keys: Array.from({ length: 2001 }, () => key) }],
    ['a list that is none', { ...valid, keys: { length: 1e9 } }],
    ['too many tiers', { ...valid, tiers: Array.from({ length: 65 }, () => ({ tier: 'x' })) }],
  ])('%s is left out and counted', async (_, value) => {
    const stage = createStage(['s3']);
    await record(stage, 'a');
    await put(stage, '0'.repeat(16), value);
    const { all, skipped } = await read(stage);
    expect(requests(all)).toBe(1);
    expect(skipped).toBe(1);
    const { outputs, report } = await stage.run({ command: 'stats' });
    expect(outputs['requests']).toBe('1');
    expect(report!.notes.join()).toContain('1 value among the statistics could not be read');
    stage.pass(3 * DAY);
    await compactStatistics(stage.admin(), REPOSITORY, stage.now());
    expect(requests((await read(stage)).all)).toBe(1);
  });

  test('names that are none of ours are not read, and sums stay numbers', async () => {
    const stage = createStage(['s3']);
    await put(stage, 'anything', valid);
    await stage.whole.put(
      `${statisticsFolder(REPOSITORY)}%ff/2026-01-10/${'0'.repeat(16)}`,
      new Uint8Array(1),
    );
    await stage.whole.put(`${statisticsFolder(REPOSITORY)}a/b/c/d`, new Uint8Array(1));
    const most = { ...key, requests: Number.MAX_SAFE_INTEGER, misses: Number.MAX_SAFE_INTEGER };
    for (const id of ['1', '2']) await put(stage, id.repeat(16), { ...valid, keys: [most] });
    const { outputs } = await stage.run({ command: 'stats' });
    expect(outputs['requests']).toBe(String(Number.MAX_SAFE_INTEGER));
    expect(outputs['hit-rate']).toBe('0');
  });

  test('one that says it covers others takes nothing but itself out of an honest sum of its own ref', async () => {
    const stage = createStage(['s3']);
    await record(stage, 'a', 'refs/heads/other');
    const honest = (await stage.keys('stats/', 0))[0]!.split('/').at(-1)!;
    await put(stage, '3'.repeat(16), { ...valid, covers: [honest, '3'.repeat(16)] });
    expect(requests((await read(stage)).all)).toBe(1);
  });
});
