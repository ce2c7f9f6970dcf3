/** Legs as processes of their own, as runners start them, with artifacts through the service that the official client speaks to. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { planOf, project, ROOT } from '../e2e/run-tests/harness.ts';
import { startArtifacts } from '../programs/pipeline.ts';
import { builtAction, startAction } from '../runner/run-action.ts';
import { temporary } from '../temporary.ts';
import { startRedis } from './redis.ts';
import { pause } from './server-process.ts';

const SOURCES = join(ROOT, 'test/e2e/cache/from-sources.ts');
const PASSWORD = 'S3cret-pa55';

const text = `const { test } = require('node:test');
const { appendFileSync } = require('node:fs');
const { basename, join } = require('node:path');
test('passes', async () => {
  const seen = Object.keys(process.env).filter((name) => name.startsWith('PACELINE_') || process.env[name].includes('${PASSWORD}'));
  appendFileSync(join(__dirname, '..', 'runs'), [basename(__filename), ...seen].join(' ') + '\\n');
  await new Promise((done) => setTimeout(done, 300));
});
`;

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A run with a plan of so many files in so many legs, and a Redis with a password. */
async function rig(files: number, legs: number) {
  const names = Array.from({ length: files }, (_, at) => `t/f${String(at).padStart(2, '0')}.test.js`);
  const place = project({
    'package.json': '{ "scripts": { "test": "node --test" } }',
    ...Object.fromEntries(names.map((name) => [name, text])),
    runs: '',
  });
  closers.push(() => place.remove());
  const folder = temporary();
  const services = await startArtifacts(join(folder, 'artifacts'));
  closers.push(() => services.close());
  const redis = await startRedis({ config: [['requirepass', PASSWORD]] });
  closers.push(() => redis.stop());
  const shares = Array.from({ length: legs }, (_, leg) => names.filter((_, at) => at % legs === leg));
  const plan = planOf(place.head, ...shares);
  const path = join(place.root, 'shard-plan.json');
  writeFileSync(path, JSON.stringify(plan));
  const start = (inputs: Record<string, string>, attempt: number) =>
    startAction({
      script: process.env['PACELINE_DIST'] ? builtAction('run-tests') : [SOURCES, 'run-tests', 'main'],
      workspace: place.root,
      folder: mkdtempSync(join(folder, 'job-')),
      inputs: { plan: path, ...inputs },
      deadline: 140_000,
      variables: {
        ...services.variables(),
        ...{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'octo/app', GITHUB_RUN_ID: '7', GITHUB_JOB: 'test' },
        GITHUB_RUN_ATTEMPT: String(attempt),
        PACELINE_REDIS_PASSWORD: PASSWORD,
      },
    });
  return {
    names,
    redis,
    leg: (id: number, attempt = 1) => start({ leg: `${id}`, runner: 'node', queue: redis.url }, attempt),
    verify: (attempt = 1) => start({ mode: 'verify' }, attempt).ended,
    runs: () => readFileSync(join(place.root, 'runs'), 'utf8').split('\n').filter(Boolean),
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 1200) throw new Error('It did not come to that.');
    await pause(50);
  }
}

test('a leg is killed: the others take over what it held, the proof is red, and the next attempt makes it whole', async () => {
  const { leg, verify, runs, names } = await rig(24, 3);
  const legs = [leg(1), leg(2), leg(3)];
  await until(() => runs().length > 5);
  process.kill(-legs[1]!.child.pid!, 'SIGKILL');
  const [one, two, three] = await Promise.all(legs.map(({ ended }) => ended));
  expect([one!.status, two!.status, three!.status], one!.log + three!.log).toEqual([0, null, 0]);
  const red = await verify();
  expect(red.status).toBe(1);
  expect(red.log).toContain('Leg 2 (2/3) left no result');
  const proven = Number(one!.outputs['files']) + Number(three!.outputs['files']);
  const again = await leg(2, 2).ended;
  expect(again.status, again.log).toBe(0);
  expect(Number(again.outputs['files'])).toBe(names.length - proven);
  const green = await verify(2);
  expect(green.status, green.log).toBe(0);
  expect(green.log).toContain(`${names.length} files`);
  // Each line is a file's name alone: no variable of ours and no password came to a test.
  expect([...new Set(runs())].sort()).toEqual(names.map((name) => name.slice(2)));
});

test('Redis goes away in the middle: each leg runs the rest of its share, says so once, and the proof is green', async () => {
  const { leg, verify, runs, names, redis } = await rig(12, 2);
  const legs = [leg(1), leg(2)];
  await until(() => runs().length > 2);
  await redis.stop();
  const ended = await Promise.all(legs.map(({ ended: end }) => end));
  for (const { status, log } of ended) {
    expect(status, log).toBe(0);
    expect(log.match(/^::warning.*The queue cannot be used/gm), log).toHaveLength(1);
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(PASSWORD);
  }
  const proof = await verify();
  expect(proof.status, proof.log).toBe(0);
  expect([...new Set(runs())].sort()).toEqual(names.map((name) => name.slice(2)));
});
