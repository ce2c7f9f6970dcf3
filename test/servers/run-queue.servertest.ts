import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShardPlan } from '@paceline/contracts';
import { openQueue, type QueueRequest } from '@paceline/coordinate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { job, type Project, planOf, project, Run } from '../e2e/run-tests/harness.ts';
import { type RedisServer, startRedis } from './redis.ts';
import { connectRedis } from './redis-connection.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis?.stop());
const places: Project[] = [];
let runId = 0;
beforeEach(() => {
  runId += 1;
});
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

const head = `const { test } = require('node:test');
const { appendFileSync, existsSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const note = () => appendFileSync(join(__dirname, '..', 'runs'), encodeURIComponent(basename(__filename)) + '\\n');
`;
const passes = `${head}test('passes', async () => { note(); await new Promise((done) => setTimeout(done, 20)); });\n`;
const fails = `${head}test('fails', () => { note(); throw new Error('no'); });\n`;
/** Fails where it runs first. */
const flaky = `${head}test('flaky', () => { note(); const mark = join(__dirname, '..', 'mark'); if (!existsSync(mark)) { writeFileSync(mark, ''); throw new Error('first'); } });\n`;

const names = (count: number) =>
  Array.from({ length: count }, (_, at) => `t/f${String(at).padStart(2, '0')}.test.js`);

/** A repository with these tests, and a plan of so many legs that share them. */
function rig(files: Record<string, string>, legs: number) {
  const place = project({ 'package.json': '{ "scripts": { "test": "node --test" } }', ...files, runs: '' });
  places.push(place);
  const tests = Object.keys(files);
  const shares = Array.from({ length: legs }, (_, leg) => tests.filter((_, at) => at % legs === leg));
  const plan = planOf(place.head, ...shares);
  const run = new Run();
  run.put('shard-plan', plan.planId, 'all', plan);
  const leg = (id: number, given: Record<string, string> = {}, options: Options = {}) => {
    const { life = 1, url = redis.url, onBatch, ...more } = options;
    return job(place, { 'plan-id': plan.planId, leg: `${id}`, runner: 'node', queue: url, ...given }, run, {
      ...more,
      variables: { GITHUB_RUN_ID: `${runId}`, GITHUB_REPOSITORY: 'octo/app', ...more.variables },
      machine: {
        async openQueue(request: QueueRequest) {
          const rules = { ...request.rules, leastSeconds: 2 };
          const queue = await openQueue({
            ...request,
            rules,
            lifeSeconds: life,
            waitSeconds: 10,
            patienceSeconds: 2,
          });
          let batches = 0;
          return {
            ...queue,
            async next() {
              const step = await queue.next();
              await onBatch?.(++batches);
              return step;
            },
          };
        },
      },
    });
  };
  const verify = () => job(place, { 'plan-id': plan.planId, mode: 'verify' }, run);
  const report = () => JSON.parse(run.stored.findLast(({ kind }) => kind === 'test-report')!.text);
  const runs = () =>
    readFileSync(join(place.root, 'runs'), 'utf8')
      .trim()
      .split('\n')
      .filter(Boolean)
      .map(decodeURIComponent)
      .sort();
  return { place, plan, run, leg, verify, report, runs, tests };
}

interface Options {
  life?: number;
  url?: string;
  attempt?: number;
  variables?: Record<string, string>;
  onBatch?: (batch: number) => Promise<void> | void;
}

const all = (files: readonly string[], text: string) => Object.fromEntries(files.map((file) => [file, text]));
const bare = (files: readonly string[]) => files.map((file) => file.replace(/^.*\//, '')).sort();

describe('legs with a queue', () => {
  test('run each planned file once between them, and their results say which', async () => {
    const names12 = [...names(11), 't/ünï \n"code".test.js'];
    const { leg, verify, run, runs, tests, report } = rig(all(names12, passes), 3);
    const legs = await Promise.all([leg(1), leg(2), leg(3)]);
    expect(legs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
    expect(runs()).toEqual(bare(tests));
    const results = [1, 2, 3].map((id) => run.result(`${id}`)!);
    expect(results.flatMap(({ queue }) => queue!.claimed.map(({ file }) => file)).sort()).toEqual(
      [...tests].sort(),
    );
    for (const { queue, planned, executed } of results) {
      expect(planned).toEqual(queue!.claimed);
      expect(executed.map(({ file }) => file)).toEqual(planned.map(({ file }) => file).sort());
    }
    const proof = await verify();
    expect(proof.error).toBeUndefined();
    expect(proof.line).toContain('every planned file ran once, 12 files');
    expect(report()).toMatchObject({
      outcome: 'passed',
      problems: [],
      suites: [{ planned: 12, executed: 12, missing: 0 }],
    });
  });

  test('leave nothing to a leg that comes when all is done, and that is green', async () => {
    const { leg, verify, run } = rig(all(names(4), passes), 2);
    await leg(1);
    const late = await leg(2);
    expect(late.error).toBeUndefined();
    expect(run.result('2')).toMatchObject({
      outcome: 'empty',
      planned: [],
      executed: [],
      queue: { batches: 0 },
    });
    expect((await verify()).error).toBeUndefined();
  });

  test('are red where a file fails, and so is the proof', async () => {
    const { leg, verify } = rig({ ...all(names(5), passes), 't/bad.test.js': fails }, 2);
    const legs = await Promise.all([leg(1), leg(2)]);
    expect(legs.filter(({ error }) => error?.code === 'PACELINE_TESTS_FAILED')).toHaveLength(1);
    const proof = await verify();
    expect(proof.error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
    expect(proof.error!.message).toContain('t/bad.test.js');
  });

  test('hand a file that failed on to another leg where that is asked, and list it as flaky', async () => {
    const { leg, verify, run, runs, report } = rig({ ...all(names(5), passes), 't/flaky.test.js': flaky }, 2);
    const legs = await Promise.all([leg(1, { 'queue-retries': '1' }), leg(2, { 'queue-retries': '1' })]);
    expect(legs.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(runs().filter((name) => name === 'flaky.test.js')).toHaveLength(2);
    const results = [run.result('1')!, run.result('2')!];
    const first = results.find(({ queue }) => queue!.handedOn)!;
    expect(first).toMatchObject({
      outcome: 'passed',
      exit: 0,
      flaky: [{ file: 't/flaky.test.js', name: 'flaky', retries: 1 }],
      queue: { handedOn: [{ file: 't/flaky.test.js', outcome: 'failed', failed: 1 }] },
    });
    expect(first.executed.map(({ file }) => file)).not.toContain('t/flaky.test.js');
    const other = results.find((result) => result !== first)!;
    expect(other.executed.map(({ file }) => file)).toContain('t/flaky.test.js');
    const proof = await verify();
    expect(proof.error).toBeUndefined();
    expect(proof.summary).toContain('Flaky: failed on one leg and passed on another');
    expect(report()).toMatchObject({ outcome: 'passed', duplicates: [{ file: 't/flaky.test.js' }] });
  });

  test('stay red where a file fails on the other leg too, or where there is no other leg', async () => {
    const twice = rig({ ...all(names(3), passes), 't/bad.test.js': fails }, 2);
    const legs = await Promise.all([
      twice.leg(1, { 'queue-retries': '1' }),
      twice.leg(2, { 'queue-retries': '1' }),
    ]);
    expect(legs.map(({ error }) => error?.code)).toEqual(['PACELINE_TESTS_FAILED', 'PACELINE_TESTS_FAILED']);
    expect((await twice.verify()).error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
    runId += 1;
    const alone = rig({ ...all(names(3), passes), 't/flaky.test.js': flaky }, 2);
    const first = await alone.leg(1, { 'queue-retries': '1' });
    expect(first.error?.code).toBe('PACELINE_TESTS_FAILED');
    expect((await alone.leg(2)).error).toBeUndefined();
    expect((await alone.verify()).error?.message).toContain('t/flaky.test.js');
  });

  test('run again what a leg with no result had, in the next attempt, and only that', async () => {
    const { leg, verify, run, runs, tests, place } = rig(all(names(10), passes), 2);
    // It dies with its second batch, so what it ran before is known to nobody.
    const died = leg(1, {}, { onBatch: (batch) => (batch > 1 ? new Promise(() => {}) : undefined) });
    void died;
    const green = await leg(2, {}, { life: 1 });
    expect(green.error).toBeUndefined();
    const before = await verify();
    expect(before.error?.message).toContain('Leg 1 (1/2) left no result');
    const proven = run.result('2')!.executed.map(({ file }) => file);
    const lost = tests.filter((file) => !proven.includes(file));
    if (lost.length > 0) expect(before.error?.message).toContain(`ran ${lost.length} of their 10 files`);
    appendFileSync(join(place.root, 'runs'), '--\n');
    const again = await leg(1, {}, { attempt: 2 });
    expect(again.error).toBeUndefined();
    expect(
      run
        .result('1')!
        .executed.map(({ file }) => file)
        .sort(),
    ).toEqual([...lost].sort());
    expect(run.result('1')!.queue!.proven?.length).toBe(proven.length);
    expect((await verify()).error).toBeUndefined();
    expect(runs().length).toBeGreaterThanOrEqual(11);
  });

  test('prove what a green attempt ran when its leg runs again', async () => {
    const { leg, verify, run } = rig(all(names(6), passes), 2);
    await leg(1);
    await leg(2);
    // All jobs that failed run again, for another reason than their tests.
    const again = await Promise.all([leg(1, {}, { attempt: 2 }), leg(2, {}, { attempt: 2 })]);
    expect(again.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(['1', '2'].flatMap((id) => run.result(id)!.executed)).toEqual([]);
    const proof = await verify();
    expect(proof.error).toBeUndefined();
    expect(proof.outputs['legs']).toBe('2');
  });

  test('run everything again where all jobs run again, and with them the one that plans', async () => {
    const { leg, verify, run, plan, tests } = rig(all(names(6), passes), 2);
    await Promise.all([leg(1), leg(2)]);
    run.put('shard-plan', plan.planId, 'all', plan, 2);
    expect((await verify()).error?.message).toContain('left no result');
    const [first] = await Promise.all([leg(1, {}, { attempt: 2 }), leg(2, {}, { attempt: 2 })]);
    expect(first!.error).toBeUndefined();
    const ran = ['1', '2'].flatMap((id) => run.result(id)!.executed.map(({ file }) => file));
    expect(ran.sort()).toEqual([...tests].sort());
    expect((await verify()).error).toBeUndefined();
  });

  test('run a file again that failed in the attempt before, whatever else ran it', async () => {
    const { leg, verify, place } = rig({ ...all(names(3), passes), 't/flaky.test.js': flaky }, 2);
    const [one, two] = [await leg(1), await leg(2)];
    expect([one, two].filter(({ error }) => error)).toHaveLength(1);
    expect((await verify()).error).toBeDefined();
    const red = one!.error ? 1 : 2;
    const again = await leg(red, {}, { attempt: 2 });
    expect(again.error).toBeUndefined();
    expect((await verify()).error).toBeUndefined();
    expect(readFileSync(join(place.root, 'runs'), 'utf8').match(/flaky/g)).toHaveLength(2);
  });
});

describe('a leg whose queue fails', () => {
  const says = (warnings: readonly string[]) =>
    warnings.filter((text) => text.includes('The queue cannot be used'));

  test('runs the rest of its own share, once Redis is gone in the middle', async () => {
    const own = await startRedis();
    const { leg, verify, run, runs, tests } = rig(all(names(12), passes), 2);
    let gone = false;
    const onBatch = async () => {
      if (gone) return;
      gone = true;
      await own.stop();
    };
    const legs = await Promise.all([leg(1, {}, { url: own.url, onBatch }), leg(2, {}, { url: own.url })]);
    expect(legs.map(({ error }) => error)).toEqual([undefined, undefined]);
    for (const { warnings } of legs) expect(says(warnings)).toHaveLength(1);
    expect([...new Set(runs())]).toEqual(bare(tests));
    expect(run.result('1')!.queue).toMatchObject({ lost: expect.stringContaining('cannot be reached') });
    const proof = await verify();
    expect(proof.error).toBeUndefined();
    expect(proof.summary).toContain('2 legs could not go on with the queue');
  });

  test('runs its own share where Redis refuses it, is flushed, or was never there', async () => {
    const guarded = await startRedis({ config: [['requirepass', 'S3cret']] });
    for (const url of [guarded.url, 'redis://127.0.0.1:9']) {
      runId += 1;
      const { leg, verify, runs, tests } = rig(all(names(4), passes), 2);
      const legs = [await leg(1, {}, { url }), await leg(2, {}, { url })];
      for (const { error, warnings } of legs) {
        expect(error).toBeUndefined();
        expect(says(warnings)).toHaveLength(1);
        expect(warnings.join()).not.toContain('S3cret');
      }
      expect(runs()).toEqual(bare(tests));
      expect((await verify()).error).toBeUndefined();
    }
    await guarded.stop();
    const flushed = await startRedis();
    runId += 1;
    const { leg, verify, tests, runs } = rig(all(names(12), passes), 2);
    let done = false;
    const onBatch = async () => {
      if (done) return;
      done = true;
      const admin = await connectRedis(flushed.port);
      await admin.command('FLUSHALL');
      admin.close();
    };
    const legs = await Promise.all([
      leg(1, {}, { url: flushed.url, onBatch }),
      leg(2, {}, { url: flushed.url }),
    ]);
    expect(legs.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect([...new Set(runs())]).toEqual(bare(tests));
    expect((await verify()).error).toBeUndefined();
    await flushed.stop();
  });

  test('whose items all say that they are done, though nobody ran them, cannot make the proof green', async () => {
    const { leg, verify, plan } = rig(all(names(6), passes), 2);
    const items = 6;
    const queue = await openQueue({
      url: new URL(redis.url),
      variables: {},
      name: {
        ...{ repository: 'octo/app', runId: `${runId}`, planId: plan.planId, attempt: 1 },
        combination: '{"axes":{},"suite":"tests"}',
      },
      leg: 'stranger',
      seconds: Array.from({ length: items }, () => 1),
      rules: { legs: 1, leastSeconds: 100 },
    });
    const step = await queue.next();
    if (!('entries' in step)) throw new Error('nothing given');
    expect(step.entries).toHaveLength(items);
    await queue.finish(step.entries.map((entry) => ({ entry, outcome: 'passed' })));
    queue.close();
    expect((await leg(1)).error).toBeUndefined();
    expect((await leg(2)).error).toBeUndefined();
    const proof = await verify();
    expect(proof.error?.message).toContain('ran 6 of their 6 files');
    expect(proof.outputs['missing']).toBe('6');
  });
});

describe('a leg that cannot use the queue', () => {
  const open = (plan: ShardPlan): ShardPlan => ({
    ...plan,
    suites: plan.suites.map((suite) => ({ ...suite, discovery: { by: 'legs' } })),
    legs: plan.legs.map((leg) => ({ ...leg, tests: [] })),
  });

  test('says why and runs its own share', async () => {
    const { place, plan, run, leg } = rig(all(names(4), passes), 2);
    const reports = await leg(1, { coverage: 'coverage/lcov.info' });
    expect(reports.log).toContain('The queue is not used: each start of the test program');
    expect(run.result('1')!.queue).toBeUndefined();
    const direct = await job(place, { runner: 'node', queue: redis.url });
    expect(direct.log).toContain('The queue is not used: there is no plan');
    expect(direct.error).toBeUndefined();
    const run2 = new Run();
    run2.put('shard-plan', plan.planId, 'all', open(plan));
    const listed = await job(
      place,
      { 'plan-id': plan.planId, leg: '1', runner: 'node', queue: redis.url },
      run2,
      {
        variables: { GITHUB_RUN_ID: '1' },
      },
    );
    expect(listed.log).toContain('The queue is not used: the plan names no files');
    expect(listed.error).toBeUndefined();
  });

  test('refuses an address with a password, and shows no part of it', async () => {
    const { leg } = rig(all(names(2), passes), 2);
    const wrong = leg(1, {}, { url: 'redis://ci:S3cret@host' });
    const error = (await wrong.catch((reason: Error) => reason)) as Error;
    expect(error.message).toContain('PACELINE_REDIS_PASSWORD');
    expect(error.message).not.toContain('S3cret');
  });
});
