import { describe, expect, test } from 'vitest';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { recordStatistics } from '../../../actions/cache/src/report/statistics.ts';
import { createStage, DAY, HOUR, MAIN, REPOSITORY, type Stage, sha256, VERSION } from './stage.ts';

const PULL = 'refs/pull/7/merge';
const pull = {
  variables: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: PULL },
  event: { pull_request: { number: 7, base: { ref: 'main' } } },
};
const onPull = (stage: Stage, given: Record<string, string>) => stage.run(given, pull.variables, pull.event);

describe('list', () => {
  test('newest first, with age, size, tiers and expiry, bounded by limit', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1', parts: ['12345'] });
    stage.pass(3 * DAY);
    await stage.save({ key: 'npm-2', expiresAt: stage.now() + DAY });
    await stage.save({ key: 'pip-1', scope: PULL });
    const all = await stage.run({ command: 'list' });
    expect(all.report!.entries!.map(({ key }) => key)).toEqual(['npm-2', 'pip-1', 'npm-1']);
    expect(all.report!.entries![2]).toMatchObject({ files: 1, bytes: 5, tiers: ['disk', 's3'], scope: MAIN });
    expect(all.summary).toContain('<code>npm-1</code> | <code>refs/heads/main</code> | 3\u00a0d |');
    expect(all.summary).toContain('in\u00a024\u00a0h');
    expect(all.outputs).toMatchObject({ entries: '3', matched: '3' });
    const one = await stage.run({ command: 'list', pattern: 'npm-*', limit: '1' });
    expect(one.report!.entries!.map(({ key }) => key)).toEqual(['npm-2']);
    expect(one.outputs['matched']).toBe('2');
    expect(one.report!.notes).toContain('The newest 1 of 2 are shown; raise limit for more.');
    const own = await stage.run({ command: 'list', scope: PULL });
    expect(own.report!.entries!.map(({ key }) => key)).toEqual(['pip-1']);
  });

  test('a thousand entries with long hostile names stay within the page, as plain text', async () => {
    const stage = createStage(['disk']);
    for (let index = 0; index < 300; index++) {
      await stage.save({
        key: `${index}|<img src=x>\n::error::owned @everyone ${'x'.repeat(300)}`,
        parts: ['p'],
      });
    }
    const { report, said, summary, result } = await stage.run({ command: 'list', limit: '1000' });
    expect(report!.entries).toHaveLength(300);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(256 * 1024);
    expect(summary).not.toContain('<img');
    expect(summary).not.toMatch(/^::error/m);
    expect([...said, result].join('\n')).not.toMatch(/^::error/m);
  });

  test('a tier that cannot list, and one that does not answer, are said', async () => {
    const stage = createStage(['disk', 's3', 'github']);
    await stage.save({ key: 'npm-1' });
    stage.fail(1, 'list');
    const { report, said } = await stage.run({ command: 'list' });
    expect(report!.entries).toHaveLength(1);
    expect(report!.notes.join()).toContain('The s3 tier did not answer');
    expect(report!.notes.join()).toContain("GitHub's cache does not list");
    expect(said.join()).toContain('The s3 tier did not answer');
  });
});

describe('invalidate', () => {
  test('removes what matches from every tier, keeps content, and counts', async () => {
    const stage = createStage();
    for (const key of ['npm-linux-1', 'npm-linux/2', 'pip-1']) await stage.save({ key });
    const dry = await stage.run({ command: 'invalidate', pattern: 'npm-*', 'dry-run': 'true' });
    expect(dry.outputs).toMatchObject({ matched: '2', deleted: '0' });
    expect(dry.result).toContain('dry run: would remove 2 entries');
    expect(dry.report!.entries!.map(({ key }) => key).sort()).toEqual(['npm-linux-1', 'npm-linux/2']);
    expect(await stage.keys('cache/')).toHaveLength(3);
    const real = await stage.run({ command: 'invalidate', pattern: 'npm-*' });
    expect(real.outputs).toMatchObject({ matched: '2', deleted: '2', failed: '0' });
    for (const tier of [0, 1]) expect(await stage.entries(tier)).toEqual(['pip-1']);
    expect(await stage.hasPart('npm-linux-1')).toBe(true);
  });

  test('touches the own ref only, unless a run on the default branch says more', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1' });
    await stage.save({ key: 'npm-2', scope: PULL });
    await stage.run({ command: 'invalidate', pattern: '*', scope: 'own' });
    expect(await stage.entries()).toEqual(['npm-2']);
    await stage.save({ key: 'npm-1' });
    await stage.run({ command: 'invalidate', pattern: '*', scope: PULL });
    expect(await stage.entries()).toEqual(['npm-1']);
    await stage.save({ key: 'npm-2', scope: PULL });
    expect((await stage.run({ command: 'invalidate', pattern: '*', scope: 'all' })).outputs['deleted']).toBe(
      '2',
    );
  });

  test("a pull request's run removes its own entries and no others", async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1' });
    await stage.save({ key: 'npm-2', scope: PULL });
    for (const scope of ['all', MAIN]) {
      const { failure, outputs } = await onPull(stage, { command: 'invalidate', pattern: '*', scope });
      expect(failure).toMatchObject({ code: 'PACELINE_CACHE_FORBIDDEN' });
      expect(failure!.message).toContain(`may change only entries of ${PULL}`);
      expect(outputs['deleted']).toBe('0');
    }
    expect(await stage.entries()).toHaveLength(2);
    await onPull(stage, { command: 'invalidate', pattern: '*' });
    expect(await stage.entries()).toEqual(['npm-1']);
  });

  test.each(['pull_request_target', 'workflow_run', 'issue_comment'])('%s removes nothing', async (event) => {
    const stage = createStage();
    await stage.save({ key: 'npm-1' });
    for (const scope of ['own', 'all', MAIN]) {
      const given = { command: 'invalidate', pattern: '*', scope };
      const { failure } = await stage.run(given, { GITHUB_EVENT_NAME: event });
      expect(failure).toMatchObject({ code: 'PACELINE_CACHE_FORBIDDEN' });
    }
    for (const command of ['optimize', 'verify']) {
      const given = { command, fix: 'true' };
      const { failure } = await stage.run(given, { GITHUB_EVENT_NAME: event });
      expect(failure).toMatchObject({ code: 'PACELINE_CACHE_FORBIDDEN' });
    }
    expect(await stage.entries()).toEqual(['npm-1']);
  });

  test('a branch that is not the default one may not optimize, nor remove what others saved', async () => {
    const stage = createStage();
    const variables = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/feature' };
    for (const given of [{ command: 'optimize' }, { command: 'invalidate', pattern: '*', scope: 'all' }]) {
      expect((await stage.run(given, variables)).failure).toMatchObject({ code: 'PACELINE_CACHE_FORBIDDEN' });
    }
  });

  test('what a tier does not remove fails the step, by name', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1' });
    stage.fail(1, 'delete');
    const { failure, outputs, report } = await stage.run({ command: 'invalidate', pattern: '*' });
    expect(failure).toMatchObject({ code: 'PACELINE_CACHE_NOT_REMOVED' });
    expect(outputs).toMatchObject({ matched: '1', deleted: '0', failed: '1' });
    expect(report!.problems[0]).toMatchObject({ key: 'npm-1', tier: 's3' });
  });

  test('needs a pattern', async () => {
    const stage = createStage();
    await expect(stage.run({ command: 'invalidate' })).rejects.toThrow('"pattern" is empty');
    await expect(stage.run({ command: 'invalidate', pattern: '!a' })).rejects.toThrow('only leave out');
  });

  test('an entry under a name that no step of ours makes can be removed too', async () => {
    const stage = createStage();
    await stage.save({ key: 'a\nb*[c]' });
    await stage.run({ command: 'invalidate', pattern: 'a*b\\**' });
    expect(await stage.entries()).toEqual([]);
  });
});

describe('explain', () => {
  test('the key is there', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-abc' });
    stage.pass(HOUR);
    const { outputs, result } = await stage.run({ command: 'explain', key: 'npm-abc' });
    expect(outputs['explanation']).toMatch(
      /^npm-abc is there: saved 1h 00m ago for refs\/heads\/main; 1 file, 7 B;/,
    );
    expect(result).toContain('cache/admin explain: npm-abc is there');
  });

  test('the nearest entries, and where they differ', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-linux-abc' });
    await stage.save({ key: 'pip-linux-abc' });
    const { outputs } = await stage.run({ command: 'explain', key: 'npm-linux-def' });
    expect(outputs['explanation']).toContain(
      'Nearest: npm-linux-abc, saved 0 s ago, has "abc" where "def" was asked for.',
    );
    expect(outputs['explanation']).not.toContain('pip-linux');
    expect(outputs['matched']).toBe('0');
  });

  test('another ref, other paths and another context are told apart, by name', async () => {
    const stage = createStage();
    const digest = (text: string) => sha256(text).slice(0, 12);
    await stage.save({ key: 'npm-1', scope: PULL });
    await stage.save({
      key: 'npm-2',
      metadata: { 'context:node': digest('22'), 'context:os': digest('linux') },
    });
    const ref = await stage.run({ command: 'explain', key: 'npm-1' });
    expect(ref.outputs['explanation']).toContain(`it was saved for ${PULL}, which this run does not read`);
    const context = await stage.run({ command: 'explain', key: 'npm-2', context: 'node=24\nos=linux' });
    expect(context.outputs['explanation']).toContain('but its context differs in node.');
    const paths = await stage.run({ command: 'explain', key: 'npm-2', path: 'node_modules' });
    expect(paths.outputs['explanation']).toContain('it was saved with another list of paths');
  });

  test('what was there and is gone, and why', async () => {
    const stage = createStage();
    const step = { repository: REPOSITORY, scope: MAIN, key: 'npm-1', now: stage.now() };
    await recordStatistics(stage.whole, { ...step, save: { bytes: 5, newBytes: 5 } });
    const gone = await stage.run({ command: 'explain', key: 'npm-1' });
    expect(gone.outputs['explanation']).toContain(
      'It was there (last saved 2026-01-10 12:00, UTC) and is gone: it expired, or a tier evicted it',
    );
    await stage.save({ key: 'npm-1' });
    stage.pass(HOUR);
    await stage.run({ command: 'invalidate', pattern: 'npm-1' });
    const removed = await stage.run({ command: 'explain', key: 'npm-1' });
    expect(removed.outputs['explanation']).toContain('was removed 2026-01-10 13:00 UTC by "invalidate".');
    const never = await stage.run({ command: 'explain', key: 'npm-2' });
    expect(never.outputs['explanation']).toContain('In the last 30 days no step has saved or restored it.');
  });

  test('needs one key', async () => {
    const stage = createStage();
    await expect(stage.run({ command: 'explain', key: 'a\nb' })).rejects.toThrow('is not one line');
    await expect(stage.run({ command: 'explain' })).rejects.toThrow('is not one line');
  });
});

describe('stats', () => {
  test('requests, hits, prefixes, tiers and days', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-linux-3f786850e387' });
    const step = (key: string, result: 'exact' | 'partial' | 'miss', matchedKey?: string) =>
      recordStatistics(stage.whole, {
        ...{ repository: REPOSITORY, scope: MAIN, now: stage.now(), key, restoreKeys: ['npm-linux-'] },
        restore: { result, matchedKey, bytes: 100, seconds: 1 },
      });
    await step('npm-linux-3f786850e387', 'exact');
    await step('npm-linux-89e6c98d9288', 'partial', 'npm-linux-3f786850e387');
    stage.pass(DAY);
    await step('npm-linux-89e6c98d9288', 'miss');
    await step('npm-linux-89e6c98d9288', 'exact');
    const { outputs, report, summary, result } = await stage.run({ command: 'stats' });
    expect(outputs).toMatchObject({
      requests: '4',
      hits: '3',
      misses: '1',
      'hit-rate': '0.75',
      entries: '1',
    });
    expect(result).toBe('cache/admin stats: 75 % of 4 requests hit (50 % exactly), 1 entry');
    expect(report!.prefixes).toEqual([
      expect.objectContaining({
        prefix: 'npm-linux-',
        requests: 4,
        exact: 2,
        partial: 1,
        misses: 1,
        entries: 1,
      }),
    ]);
    expect(report!.days!.map(({ day, requests, hits }) => [day, requests, hits])).toEqual([
      ['2026-01-10', 2, 2],
      ['2026-01-11', 2, 1],
    ]);
    expect(report!.tiers.map(({ tier, entries, blobs }) => [tier, entries, blobs])).toEqual([
      ['disk', 1, 1],
      ['s3', 1, 1],
    ]);
    expect(report!.tiers[0]!.gets).toBeGreaterThanOrEqual(0);
    expect(summary).toContain('| hit rate | █▁ |');
    const old = await stage.run({ command: 'stats', since: '1h' });
    expect(old.outputs['requests']).toBe('2');
  });

  test('a run that may not write leaves no statistics, and a tier that cannot list gets none', async () => {
    const stage = createStage(['disk', 'github']);
    const step = { repository: REPOSITORY, now: stage.now(), key: 'k', restore: { result: 'miss' as const } };
    await recordStatistics(stage.whole, { ...step, scope: undefined });
    expect(await stage.keys('stats/', 0)).toEqual([]);
    const before = stage.whole.statistics()[1]!.puts;
    await recordStatistics(stage.whole, { ...step, scope: MAIN });
    expect(await stage.keys('stats/', 0)).toHaveLength(1);
    expect(stage.whole.statistics()[1]!.puts).toBe(before);
  });
});

describe('warm', () => {
  test('copies entries and their content to the fastest tier, and says what was there', async () => {
    const stage = createStage();
    for (const key of ['npm-1', 'docker-1', 'ccache-1'])
      await stage.save({ key, parts: [`${key} a`, `${key} b`] });
    for (const key of await stage.keys('', 0)) await stage.tiers[0]!.delete(key);
    const { outputs, report, result } = await stage.run({ command: 'warm', key: 'npm-1\ndocker-*' });
    expect(outputs).toMatchObject({ matched: '2', warmed: '2', failed: '0' });
    expect(Number(outputs['bytes'])).toBeGreaterThan(40);
    expect((await stage.entries(0)).sort()).toEqual(['docker-1', 'npm-1']);
    expect(await stage.hasPart('npm-1 b', 0)).toBe(true);
    expect(await stage.hasPart('ccache-1 a', 0)).toBe(false);
    expect(report!.entries!.every(({ note }) => note!.startsWith('copied'))).toBe(true);
    expect(result).toMatch(/2 entries warmed \(\d+ B\), 0 already there, 0 failed/);
    const again = await stage.run({ command: 'warm', key: 'npm-1' });
    expect(again.outputs).toMatchObject({ warmed: '0', bytes: '0' });
    expect(again.report!.entries![0]!.note).toBe('already there');
  });

  test('by class', async () => {
    const stage = createStage();
    for (const key of ['npm-1', 'docker-1', 'ccache-1', 'vitest-1', 'other']) await stage.save({ key });
    for (const key of await stage.keys('', 0)) await stage.tiers[0]!.delete(key);
    await stage.run({ command: 'warm', classes: 'layers, compilation' });
    expect((await stage.entries(0)).sort()).toEqual(['ccache-1', 'docker-1']);
  });

  test('what jobs of the base branch asked for most comes first, and limit holds', async () => {
    const stage = createStage();
    for (const key of ['rare', 'often', 'never', 'elsewhere']) await stage.save({ key });
    const asked = async (key: string, times: number, scope = MAIN) => {
      for (let time = 0; time < times; time++) {
        const step = { repository: REPOSITORY, scope, now: stage.now(), key };
        await recordStatistics(stage.whole, { ...step, restore: { result: 'exact' } });
      }
    };
    await asked('rare', 1);
    await asked('often', 3);
    await asked('elsewhere', 9, 'refs/heads/feature');
    for (const key of await stage.keys('cache/', 0)) await stage.tiers[0]!.delete(key);
    await onPull(stage, { command: 'warm', limit: '1' });
    expect(await stage.entries(0)).toEqual(['often']);
    await onPull(stage, { command: 'warm' });
    expect((await stage.entries(0)).sort()).toEqual(['often', 'rare']);
  });

  test('one that fails does not stop the rest, nor fail the step', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-broken', parts: ['lost'] });
    await stage.save({ key: 'npm-whole' });
    for (const tier of [0, 1]) await stage.tiers[tier]!.delete(packFolder(REPOSITORY) + sha256('lost'));
    for (const key of await stage.keys('', 0)) await stage.tiers[0]!.delete(key);
    const { failure, outputs, report } = await stage.run({ command: 'warm', key: 'npm-*' });
    expect(failure).toBeUndefined();
    expect(outputs).toMatchObject({ warmed: '1', failed: '1' });
    expect(report!.problems).toEqual([{ key: 'npm-broken', scope: MAIN, problem: 'a part of it is gone' }]);
  });

  test('copies only what this run may restore', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1', scope: 'refs/heads/feature' });
    for (const key of await stage.keys('', 0)) await stage.tiers[0]!.delete(key);
    expect((await stage.run({ command: 'warm', key: '*' })).outputs['matched']).toBe('0');
  });

  test('one tier has nothing to be warmed from', async () => {
    const { failure } = await createStage(['disk']).run({ command: 'warm', key: '*' });
    expect(failure).toMatchObject({ code: 'PACELINE_CACHE_ONE_TIER' });
  });
});

describe('verify', () => {
  const damage = async (stage: Stage, part: string, tier: number) => {
    const key = packFolder(REPOSITORY) + sha256(part);
    await stage.tiers[tier]!.put(key, new TextEncoder().encode('something else'));
  };

  test('finds damage in each tier on its own, fails, and changes nothing', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1', parts: ['good', 'bad'] });
    await stage.save({ key: 'npm-2' });
    expect((await stage.run({ command: 'verify' })).failure).toBeUndefined();
    await damage(stage, 'bad', 1);
    const before = await stage.keys('', 1);
    const { failure, outputs, report } = await stage.run({ command: 'verify' });
    expect(failure).toMatchObject({ code: 'PACELINE_CACHE_PROBLEMS' });
    expect(failure!.message).toContain('npm-1 (s3): a part of it has another digest');
    expect(outputs).toMatchObject({ matched: '2', problems: '1', deleted: '0' });
    expect(report!.problems).toHaveLength(1);
    expect(await stage.keys('', 1)).toEqual(before);
    expect((await stage.run({ command: 'verify', 'fail-on-problems': 'false' })).failure).toBeUndefined();
    expect((await stage.run({ command: 'verify', pattern: 'npm-2' })).outputs['problems']).toBe('0');
  });

  test('fix removes the entry and the damaged content, so that the next save makes both again', async () => {
    const stage = createStage();
    await stage.save({ key: 'npm-1', parts: ['good', 'bad'] });
    await stage.save({ key: 'npm-2' });
    await damage(stage, 'bad', 1);
    const { outputs } = await stage.run({ command: 'verify', fix: 'true' });
    expect(outputs).toMatchObject({ deleted: '1', problems: '1' });
    expect(await stage.entries()).toEqual(['npm-2']);
    expect(await stage.hasPart('bad', 1)).toBe(false);
    expect(await stage.hasPart('good', 1)).toBe(true);
    expect((await stage.run({ command: 'verify' })).failure).toBeUndefined();
  });

  test('an entry that cannot be decoded is one, and a tier that is down removes nothing', async () => {
    const stage = createStage(['s3']);
    const key = entryFolder(REPOSITORY, MAIN, VERSION) + entryName(MAIN, 'npm-1', {});
    await stage.whole.put(key, new TextEncoder().encode('no json'));
    stage.fail(0, 'get');
    const down = await stage.run({ command: 'verify', fix: 'true' });
    expect(down.report!.problems[0]!.problem).toBe('the tier did not answer');
    expect(down.outputs['deleted']).toBe('0');
    stage.fail(0);
    const { report } = await stage.run({ command: 'verify', fix: 'true' });
    expect(report!.problems[0]!.problem).toBe('it cannot be decoded');
    expect(await stage.entries(0)).toEqual([]);
  });
});

test('every output is set, whatever the command', async () => {
  for (const command of ['stats', 'list', 'optimize', 'verify']) {
    const { outputs } = await createStage().run({ command });
    for (const [name, value] of Object.entries(outputs)) {
      if (name !== 'explanation') expect(value, `${command}: ${name}`).not.toBe('');
    }
  }
});

test('wrong inputs are said together', async () => {
  const wrong = { command: 'tidy', quota: 'much', limit: '0', scope: 'main', classes: 'toys' };
  await expect(createStage().run(wrong)).rejects.toThrow(
    /5 inputs are wrong[\s\S]*"command"[\s\S]*write refs\/heads\/main[\s\S]*"classes"[\s\S]*"quota"[\s\S]*"limit"/,
  );
});
