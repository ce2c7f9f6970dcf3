/** `node test/arm64/check.ts NODE DIST`: the work of every action, done by an aarch64 Node (scripts/arm64.ts). */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJavaScriptActions } from '../../scripts/actions.ts';
import { queriesOf } from '../e2e/canary-gate/gate.ts';
import { generateSample } from '../sample/generate.ts';
import { createJob, type Phase } from './action.ts';

const [node, dist] = process.argv.slice(2) as [string, string];
const folder = mkdtempSync(join(tmpdir(), 'paceline-arm64-'));
const phase = createJob(node, dist, folder);
const rows: { action: string; work: string; processes: number; seconds: number }[] = [];

/** Runs one piece of work, and holds every process of it to its architecture. */
async function work(action: string, what: string, body: () => Phase[] | Promise<Phase[]>): Promise<void> {
  const started = performance.now();
  const seen = (await body()).flatMap(({ architectures }) => architectures);
  assert.ok(seen.length > 0, `${action}: no process said what it is`);
  assert.deepEqual([...new Set(seen)], ['arm64'], `${action}: a process was not arm64`);
  rows.push({
    action,
    work: what,
    processes: seen.length,
    seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
  });
}

const workspace = (name: string, files: Record<string, string> = {}): string => {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
};

const json = (path: string | undefined) => JSON.parse(readFileSync(path!, 'utf8'));

try {
  // A child that is started by its parent's own path, and one that is found on PATH.
  const child = "require('node:child_process').execFileSync(process.execPath, ['-p', 'process.arch'])";
  assert.equal(execFileSync(node, ['-p', `String(${child})`], { encoding: 'utf8' }).trim(), 'arm64');

  await work('perf-report', 'mode start: samples, then post', async () => {
    const place = workspace('sampled');
    const inputs = { mode: 'start', interval: '200ms' };
    const main = phase('perf-report', inputs, place);
    await sleep(1500);
    const post = phase('perf-report', inputs, place, { state: main.state });
    assert.ok(existsSync(main.outputs['profile-path']!), main.log + post.log);
    const profile = json(main.outputs['profile-path']);
    assert.equal(profile.machine.arch, 'arm64', 'the sampler itself');
    assert.equal(profile.incomplete, undefined, post.log);
    assert.equal(profile.source, 'procfs');
    assert.ok(profile.cpu.length > 3 && Math.max(...profile.memoryBytes) > 1e6, post.log);
    return [main, post];
  });

  await work('cache', 'miss, save in post, restore elsewhere', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `line ${index * 7919}\n`).join('');
    const inputs = { path: 'kept', key: 'arm64-key' };
    const first = workspace('cache-1');
    workspace('cache-1/kept', { 'a.txt': text, 'b.txt': 'small' });
    const miss = phase('cache', inputs, first);
    assert.equal(miss.outputs['cache-hit'], 'false');
    const save = phase('cache', { ...inputs, 'job-status': 'success' }, first, { state: miss.state });
    // Paths are part of what an entry is, so the same workspace is emptied.
    rmSync(join(first, 'kept'), { recursive: true });
    const hit = phase('cache', inputs, first);
    assert.equal(hit.outputs['cache-hit'], 'true', save.log + hit.log);
    assert.equal(readFileSync(join(first, 'kept/a.txt'), 'utf8'), text);
    return [miss, save, hit];
  });

  await work('cache-restore', 'what cache-save saved, with worker threads and a signature', () => {
    const place = workspace('cache-2');
    const inputs = { path: 'kept', key: 'arm64-halves', 'sign-with': 'CACHE_KEY' };
    const variables = { CACHE_KEY: 'a secret of more than thirty-two bytes' };
    workspace(
      'cache-2/kept',
      Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, `${at}`])),
    );
    const save = phase('cache-save', { ...inputs, compression: 'lz4' }, place, { variables });
    assert.equal(save.outputs['outcome'], 'saved', save.log);
    rmSync(join(place, 'kept'), { recursive: true });
    const restore = phase('cache-restore', inputs, place, { variables });
    assert.equal(restore.outputs['cache-hit'], 'true', save.log + restore.log);
    assert.equal(readFileSync(join(place, 'kept/299.txt'), 'utf8'), '299');
    rows.push({ action: 'cache-save', work: 'for cache-restore', processes: 1, seconds: 0 });
    return [save, restore];
  });

  await work('cache-admin', 'verify: every entry is read, decompressed and hashed', () => {
    // Off GitHub a repository is known by its folder: that of the first work above.
    const main = phase('cache-admin', { command: 'verify' }, workspace('cache-1'));
    const { matched, problems, entries } = main.outputs;
    assert.deepEqual({ matched, problems, entries }, { matched: '1', problems: '0', entries: '1' }, main.log);
    return [main];
  });

  let plan = '';
  const sample = generateSample(join(folder, 'sample'));
  await work('test-impact', 'plan of the sample repository', () => {
    const main = phase('test-impact', { base: 'main' }, sample);
    const { tests } = json(main.outputs['plan-path']);
    assert.ok(tests.length > 0, main.log);
    plan = main.outputs['plan-path']!;
    return [main];
  });

  await work('matrix', 'two shards of that plan', () => {
    const main = phase('matrix', { plan, shards: '2' }, sample);
    assert.equal(JSON.parse(main.outputs['matrix']!).include.length, 2, main.log);
    return [main];
  });

  await work('run-tests', 'node:test on a small project', () => {
    const test = `import test from 'node:test';
import assert from 'node:assert';
test('the test process too', () => assert.equal(process.arch, 'arm64'));
`;
    const project = workspace('project', {
      'package.json': '{ "type": "module" }',
      'a.test.js': test,
      'b.test.js': test,
    });
    const git = (...args: string[]) => execFileSync('git', args, { cwd: project });
    git('init', '--quiet');
    git('add', '--all');
    git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=all');
    const main = phase('run-tests', { runner: 'node' }, project);
    assert.equal(main.outputs['outcome'], 'passed', main.log);
    assert.equal(main.outputs['tests'], '2', main.log);
    assert.ok(main.architectures.length >= 3, 'the test program and its processes said what they are');
    return [main];
  });

  await work('perf-report', 'report', () => {
    const main = phase('perf-report', {}, workspace('reported'));
    assert.equal(json(main.outputs['report-path']).kind, 'perf-report');
    assert.match(readFileSync(main.outputs['html-path']!, 'utf8'), /<\/html>/);
    return [main];
  });

  await work(
    'canary-gate',
    'gate: its command steps the weight up to the promotion, post, reconcile',
    async () => {
      const place = workspace('stepped');
      const metrics = spawn(process.execPath, [join(import.meta.dirname, 'metrics.ts')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      try {
        const [url] = (await once(metrics.stdout, 'data')) as [Buffer];
        const inputs = {
          ...queriesOf(join(place, 'weight')),
          'set-weight': `echo {weight} > weight; node -e "require('fs').appendFileSync('weights', '{weight} ' + process.arch + ';')"`,
          'observe-weight': 'cat weight',
          'prometheus-url': url.toString().trim(),
          steps: '10% 50%',
          interval: '200ms',
          'step-duration': '400ms',
          'step-max-duration': '60s',
          'negligible-errors': '1%',
          'query-timeout': '20s',
        };
        const main = phase('canary-gate', inputs, place);
        const post = phase('canary-gate', inputs, place, { state: main.state });
        assert.equal(main.outputs['decision'], 'promoted', main.log);
        assert.equal(
          readFileSync(join(place, 'weights'), 'utf8'),
          '10 arm64;50 arm64;100 arm64;',
          main.log + post.log,
        );
        // The release has ended, so there is nothing to take back.
        const reconcile = phase(
          'canary-gate',
          { mode: 'reconcile', 'set-weight': 'echo {weight} > weight' },
          place,
        );
        assert.equal(reconcile.outputs['decision'], 'promoted', reconcile.log);
        assert.equal(readFileSync(join(place, 'weight'), 'utf8'), '100\n', reconcile.log);
        return [main, post, reconcile];
      } finally {
        metrics.kill();
      }
    },
  );

  const covered = new Set(rows.map(({ action }) => action));
  const missing = readJavaScriptActions().filter(({ name }) => !covered.has(name));
  console.table(rows);
  assert.deepEqual(
    missing.map(({ name }) => name),
    [],
    'actions without work here',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
