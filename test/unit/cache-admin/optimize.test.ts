import { describe, expect, test } from 'vitest';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { readMarkedBlobs } from '../../../actions/cache/src/entries/marked-blobs.ts';
import { recordStatistics } from '../../../actions/cache/src/report/statistics.ts';
import { createStage, DAY, HOUR, MAIN, REPOSITORY, sha256, VERSION } from './stage.ts';

const optimize = { command: 'optimize' };

describe('what has expired', () => {
  test('goes, and then what only it referred to', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1', parts: ['short'], expiresAt: stage.now() + DAY });
    await stage.save({ key: 'npm-2', parts: ['long'], expiresAt: stage.now() + 30 * DAY });
    stage.pass(2 * DAY);
    expect(await stage.keys('cache/')).toHaveLength(1);
    const { result, outputs } = await stage.run(optimize);
    expect(result).toContain('removed 1 entry (1 expired, 0 beyond the quota, 0 broken)');
    expect(result).toContain('1 blob marked');
    expect(outputs['deleted']).toBe('1');
    expect((await stage.run(optimize)).result).toContain('(0 expired,');
    stage.pass(2 * DAY);
    await stage.run(optimize);
    expect(await stage.hasPart('short')).toBe(false);
    expect(await stage.hasPart('long')).toBe(true);
  });

  test('in one tier only, as it was saved again in another, stays', async () => {
    const stage = createStage();
    const key = await stage.save({ key: 'npm-1', parts: ['x'], expiresAt: stage.now() + DAY });
    const value = (await stage.whole.get(key))!;
    await stage.tiers[1]!.put(key, value.bytes, { metadata: value.metadata });
    stage.pass(2 * DAY);
    expect((await stage.run(optimize)).result).toContain('(0 expired,');
    expect(await stage.whole.head(key)).toBeDefined();
  });

  test('is removed of marks and statistics too', async () => {
    const stage = createStage();
    const left = async () => {
      const keys: string[] = [];
      for await (const { key } of stage.whole.list('gc/', { expired: true })) keys.push(key);
      return keys;
    };
    await stage.whole.put(`gc/${REPOSITORY}/candidates/a`, Buffer.from('{}'), {
      expiresAt: stage.now() + DAY,
    });
    stage.pass(2 * DAY);
    expect(await left()).toHaveLength(1);
    await stage.run(optimize);
    expect(await left()).toEqual([]);
  });
});

describe('content that no entry refers to', () => {
  test('is marked by one run and deleted by another, a grace later', async () => {
    const stage = createStage();
    const key = await stage.save({ key: 'npm-1', parts: ['shared', 'lonely'] });
    await stage.save({ key: 'npm-2', parts: ['shared'] });
    stage.pass(2 * DAY);
    for (const tier of stage.tiers) await tier.delete(key);
    const first = await stage.run(optimize);
    expect(first.result).toContain('0 blobs; freed 0 B; 1 blob marked for a later run');
    expect(await stage.hasPart('lonely')).toBe(true);
    const marked = await readMarkedBlobs(stage.whole, REPOSITORY);
    expect(marked(sha256('lonely'))).toBe(true);
    expect(marked(sha256('shared'))).toBe(false);

    stage.pass(23 * HOUR);
    const early = await stage.run(optimize);
    expect(early.result).toContain('0 blobs marked');
    expect(await stage.hasPart('lonely')).toBe(true);

    stage.pass(2 * HOUR);
    const second = await stage.run(optimize);
    expect(second.outputs['freed-bytes']).toBe('6');
    for (const tier of [0, 1]) {
      expect(await stage.hasPart('lonely', tier)).toBe(false);
      expect(await stage.hasPart('shared', tier)).toBe(true);
    }
    // The mark stays as long again, for savers and other runs that are under way.
    expect((await readMarkedBlobs(stage.whole, REPOSITORY))(sha256('lonely'))).toBe(true);
    stage.pass(DAY);
    await stage.run(optimize);
    expect(await stage.keys('gc/')).toEqual([]);
  });

  test('that is young is nobody’s: its entry may come any moment', async () => {
    const stage = createStage();
    const key = await stage.save({ key: 'npm-1' });
    for (const tier of stage.tiers) await tier.delete(key);
    stage.pass(23 * HOUR);
    expect((await stage.run(optimize)).result).toContain('0 blobs marked');
  });

  test('that an entry took up again, or that was put again, stays', async () => {
    const stage = createStage();
    const packs = packFolder(REPOSITORY);
    for (const part of ['taken up', 'put again'])
      await stage.whole.put(packs + sha256(part), Buffer.from(part));
    stage.pass(2 * DAY);
    expect((await stage.run(optimize)).result).toContain('2 blobs marked');
    await stage.save({ key: 'npm-1', parts: ['taken up'] });
    await stage.whole.put(packs + sha256('put again'), Buffer.from('put again'));
    stage.pass(25 * HOUR);
    await stage.run(optimize);
    expect(await stage.hasPart('taken up')).toBe(true);
    expect(await stage.hasPart('put again')).toBe(true);
  });

  test('is not looked for while a tier is silent, or a later release wrote an entry of this ref', async () => {
    for (const verbs of [['list'], ['get', 'head'], ['get']]) {
      const stage = createStage(['s3']);
      await stage.save({ key: 'npm-1' });
      await stage.whole.put(packFolder(REPOSITORY) + sha256('x'), Buffer.from('x'));
      stage.pass(2 * DAY);
      stage.fail(0, ...verbs);
      const { report } = await stage.run(optimize);
      stage.fail(0);
      expect(report!.notes.join(), verbs.join()).toContain('Content was not pruned: a tier did not answer');
      expect(await stage.keys('gc/')).toEqual([]);
    }
    const stage = createStage(['s3']);
    const key = entryFolder(REPOSITORY, MAIN, VERSION) + entryName(MAIN, 'npm-newer', {});
    await stage.whole.put(key, Buffer.from('of a newer release'));
    await stage.whole.put(packFolder(REPOSITORY) + sha256('x'), Buffer.from('x'));
    stage.pass(2 * DAY);
    const { outputs, report } = await stage.run(optimize);
    expect(report!.notes.join()).toContain('a later release of Paceline wrote 1 entry of this ref');
    expect(outputs['problems']).toBe('1');
    expect(await stage.keys('gc/')).toEqual([]);
    expect(await stage.entries(0)).toEqual(['npm-newer']);
  });

  test('is looked for although others left entries that cannot be read, and what readable ones need stays', async () => {
    const pull = 'refs/pull/7/merge';
    for (const [scope, text] of [
      [pull, 'junk'],
      [pull, 'of a newer release'],
      [MAIN, 'junk'],
    ] as const) {
      const stage = createStage(['s3']);
      const key = entryFolder(REPOSITORY, scope, VERSION) + entryName(scope, 'npm-odd', {});
      await stage.whole.put(key, Buffer.from(text));
      await stage.save({ key: 'npm-1', parts: ['needed'] });
      await stage.whole.put(packFolder(REPOSITORY) + sha256('x'), Buffer.from('x'));
      stage.pass(2 * DAY);
      const first = await stage.run(optimize);
      expect(first.report!.notes.join(), text).toContain('1 entry cannot be read and cannot be restored');
      expect(first.report!.problems[0]).toMatchObject({
        key: 'npm-odd',
        scope,
        problem: expect.stringContaining('it cannot be read: it'),
      });
      stage.pass(2 * DAY);
      await stage.run(optimize);
      expect(await stage.whole.has(packFolder(REPOSITORY) + sha256('x'))).toBe(false);
      expect(await stage.hasPart('needed')).toBe(true);
      expect(await stage.entries(0)).toContain('npm-odd');
    }
  });

  test('in several tiers is one thing: young in one is young', async () => {
    const stage = createStage();
    const key = packFolder(REPOSITORY) + sha256('x');
    await stage.tiers[0]!.put(key, Buffer.from('x'), { createdAt: stage.now() - 9 * DAY });
    await stage.tiers[1]!.put(key, Buffer.from('x'));
    expect((await stage.run(optimize)).result).toContain('0 blobs marked');
  });

  test('of other repositories is not ours', async () => {
    const stage = createStage(['s3']);
    const other = `packs/octo/app-two/${sha256('x')}`;
    await stage.whole.put(other, Buffer.from('x'));
    await stage.whole.put('history/octo/app/x', Buffer.from('x'));
    stage.pass(2 * DAY);
    await stage.run(optimize);
    stage.pass(2 * DAY);
    await stage.run(optimize);
    expect(await stage.keys('', 0)).toEqual(['history/octo/app/x', other]);
  });
});

describe('entries', () => {
  test('beyond the quota go by their last use, as the steps recorded it', async () => {
    const stage = createStage(['s3']);
    for (const key of ['npm-aaaaaaa1', 'npm-aaaaaaa2', 'npm-aaaaaaa3']) {
      await stage.save({ key, parts: [`${key} ${'x'.repeat(1000)}`] });
      stage.pass(HOUR);
    }
    await recordStatistics(stage.whole, {
      ...{ repository: REPOSITORY, scope: MAIN, now: stage.now(), key: 'npm-aaaaaaa1' },
      restore: { result: 'exact' },
    });
    const dry = await stage.run({ ...optimize, quota: '2700B', 'dry-run': 'true' });
    expect(dry.outputs['deleted']).toBe('1');
    expect(dry.report!.entries).toEqual([expect.objectContaining({ key: 'npm-aaaaaaa2', note: 'quota' })]);
    expect(await stage.entries(0)).toHaveLength(3);
    const { outputs, result } = await stage.run({ ...optimize, quota: '2700B' });
    expect(outputs['deleted']).toBe('1');
    expect(result).toContain('(0 expired, 1 beyond the quota, 0 broken)');
    expect((await stage.entries(0)).sort()).toEqual(['npm-aaaaaaa1', 'npm-aaaaaaa3']);
    const explained = await stage.run({ command: 'explain', key: 'npm-aaaaaaa2' });
    expect(explained.outputs['explanation']).toContain('to fit the quota');
  });

  test('that lost a part go, unless GitHub’s cache may have it', async () => {
    for (const kinds of [['s3'], ['s3', 'github']]) {
      const stage = createStage(kinds);
      await stage.save({ key: 'npm-1', parts: ['there', 'lost'] });
      await stage.save({ key: 'npm-2', parts: ['there'] });
      await stage.tiers[0]!.delete(packFolder(REPOSITORY) + sha256('lost'));
      const { result } = await stage.run(optimize);
      if (kinds.length === 1) expect(result).toContain('1 broken');
      expect((await stage.entries(0)).sort()).toEqual(kinds.length === 1 ? ['npm-2'] : ['npm-1', 'npm-2']);
    }
  });

  test('on GitHub’s cache are left alone, and it is said', async () => {
    const stage = createStage(['disk', 'github']);
    await stage.save({ key: 'npm-1', parts: ['x'.repeat(500)] });
    const before = stage.whole.statistics()[1]!.deletes;
    const { report } = await stage.run({ ...optimize, quota: '1B' });
    expect(await stage.entries(0)).toEqual([]);
    expect(stage.whole.statistics()[1]!.deletes).toBe(before);
    expect(report!.notes.join()).toContain("GitHub's cache does not list its entries");
  });

  test('that cannot be removed fail the step', async () => {
    const stage = createStage(['s3']);
    await stage.save({ key: 'npm-1', parts: ['x'.repeat(500)] });
    stage.fail(0, 'delete');
    const { failure, outputs } = await stage.run({ ...optimize, quota: '1B' });
    expect(failure).toMatchObject({ code: 'PACELINE_CACHE_NOT_REMOVED' });
    expect(outputs).toMatchObject({ deleted: '0', failed: '1' });
  });
});

test('an entry that was saved by a job slower than the grace, over content that is gone now, is removed and said', async () => {
  const stage = createStage(['s3']);
  const packs = packFolder(REPOSITORY);
  await stage.whole.put(packs + sha256('old'), Buffer.from('old'));
  stage.pass(2 * DAY);
  await stage.run(optimize);
  stage.pass(2 * DAY);
  // It commits between the list of entries and the deletion: at the moment that the blobs are listed.
  const list = stage.tiers[0]!.list!;
  let saved = false;
  stage.tiers[0]!.list = async function* (prefix) {
    if (prefix === packs && !saved) {
      saved = true;
      await stage.save({ key: 'npm-late', parts: ['new'] });
      const key = entryFolder(REPOSITORY, MAIN, VERSION) + entryName(MAIN, 'npm-late', {});
      const value = { blobs: [{ sha256: sha256('old'), bytes: 3, used: 3 }], files: 1, bytes: 3 };
      await stage.whole.put(key, Buffer.from(JSON.stringify(value)));
    }
    yield* list(prefix);
  };
  const { report } = await stage.run(optimize);
  expect(report!.notes.join()).toContain('npm-late was saved meanwhile by a job that began before');
  expect(await stage.entries(0)).toEqual([]);
});
