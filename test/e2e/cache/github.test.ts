import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMachine, treeOf } from './job.ts';

let machine: ReturnType<typeof createMachine>;
let process_: ChildProcess;
let ask: (verb: string, value?: unknown) => Promise<unknown>;

beforeEach(() => {
  machine = createMachine();
  const script = new URL('service-process.ts', import.meta.url).pathname;
  process_ = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: process_.stdout! })[Symbol.asyncIterator]();
  ask = async (verb, value) => {
    process_.stdin!.write(`${JSON.stringify({ verb, value })}\n`);
    return JSON.parse((await lines.next()).value!);
  };
});
afterEach(async () => {
  const ended = once(process_, 'exit');
  process_.stdin!.end();
  await ended;
  machine.remove();
});

const inputs = { path: 'node_modules', key: 'npm-abc', 'restore-keys': 'npm-' };
const PULL = {
  event: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: {
    repository: { default_branch: 'main' },
    pull_request: { number: 7, base: { ref: 'main' } },
  },
};

/** A job on a fresh runner: nothing on its disk, and a token for the cache service. */
async function job(
  given: Record<string, string> = {},
  options: Parameters<typeof machine.job>[1] & { access?: object } = {},
) {
  rmSync(machine.store, { recursive: true, force: true });
  const { access, ...rest } = options;
  const variables = (await ask('job', access)) as Record<string, string>;
  const kept = Object.entries(variables).filter(([name]) => name.startsWith('ACTIONS_'));
  return machine.job(
    { ...inputs, ...given },
    { ...rest, variables: { ...Object.fromEntries(kept), ...rest.variables } },
  );
}

function install(workspace: string, version = '1'): string {
  const folder = join(workspace, 'node_modules');
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(folder, 'a', 'index.js'), `// ${version}\n`);
  writeFileSync(join(folder, 'big.bin'), Buffer.alloc(9_000_000, version));
  return treeOf(workspace);
}

async function saveOnce(given = {}, options = {}): Promise<string> {
  const saving = await job(given, options);
  saving.main();
  const tree = install(saving.workspace);
  const post = saving.post();
  expect(post.status).toBe(0);
  expect(post.log).toContain('cache: saved');
  return tree;
}

/** Of the store: that the report is not uploaded is due to there being no artifact service here. */
const warnings = (log: string) => log.match(/^::warning(?!.*artifact).*$/gm) ?? [];

describe("cache action on GitHub's cache", () => {
  test.each(['', 'github'])('with store %j: saves on one runner and restores on another', async (store) => {
    const tree = await saveOnce({ store });
    const keys = ((await ask('list')) as { key: string }[]).map(({ key }) => key);
    // One pack and one manifest: uploads are what GitHub counts.
    expect(keys).toEqual([
      expect.stringMatching(/^paceline\/packs\/octo\/app\/[0-9a-f]{64}!r/),
      expect.stringMatching(
        /^paceline\/cache\/octo\/app\/refs%2Fheads%2Fmain\/[0-9a-f]{16}\/npm-abc#[0-9a-f]{64}!0$/,
      ),
    ]);
    const second = await job({ store });
    const { outputs, log } = second.main();
    expect(outputs).toMatchObject({ 'cache-hit': 'true', 'hit-tier': 'github', 'files-restored': '2' });
    expect(treeOf(second.workspace)).toBe(tree);
    expect(log).toMatch(/^cache: restored npm-abc \(exact, github\): 2 files, 8\.6 MiB in/m);
    // Nothing of GitHub's client is in the user's log.
    expect(
      log
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('::debug::')),
    ).toHaveLength(1);
  });

  test('falls back to a restore key, says how keys differ, and saves only what is new', async () => {
    const tree = await saveOnce();
    const next = await job({ key: 'npm-def' });
    const partial = next.main();
    expect(partial.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-matched-key': 'npm-abc',
      'miss-reason': 'no entry for npm-def; nearest npm-abc differs in "abc" (wanted "def")',
    });
    expect(treeOf(next.workspace)).toBe(tree);
    writeFileSync(join(next.workspace, 'node_modules', 'new.js'), 'new');
    expect(next.post().log).toMatch(/cache: saved npm-def: 3 files, 8\.6 MiB \(\S+ (?:B|KiB) written\)/);
    expect((await job({ key: 'npm-def' })).main().outputs['cache-hit']).toBe('true');
    const miss = (await job({ key: 'other', 'restore-keys': '' })).main();
    expect(miss.outputs['miss-reason']).toBe('no entry for other');
  });

  test('an entry of which a part was evicted is a miss, and is saved anew under its key', async () => {
    const tree = await saveOnce();
    expect(await ask('evict', 'paceline/packs/')).toBe(1);
    const broken = await job({ 'restore-keys': '' });
    const main = broken.main();
    expect(main.status).toBe(0);
    expect(main.outputs['cache-hit']).toBe('false');
    expect(warnings(main.log)).toEqual([
      expect.stringContaining('a part of it is gone from the store, or damaged there'),
    ]);
    install(broken.workspace);
    expect(broken.post().log).toContain('cache: saved npm-abc');
    const again = await job();
    expect(again.main().outputs['cache-hit']).toBe('true');
    expect(treeOf(again.workspace)).toBe(tree);
  });

  test('a pull request reads what its base saved and saves for itself', async () => {
    await saveOnce();
    const access = { ref: PULL.ref, reads: ['refs/heads/main'] };
    expect((await job({}, { ...PULL, access })).main().outputs['cache-hit']).toBe('true');
    await saveOnce({ key: 'pull', 'restore-keys': '' }, { ...PULL, access });
    expect((await job({ key: 'pull', 'restore-keys': '' })).main().outputs['cache-hit']).toBe('false');
    expect((await job({ key: 'pull' }, { ...PULL, access })).main().outputs['cache-hit']).toBe('true');
  });
});

describe("when GitHub's cache fails, the job is green and says it once", () => {
  /** Main and post of a job that finds no service: one warning each, as each is a process. */
  async function suffers(message: RegExp, options: Parameters<typeof job>[1] = {}, waits = false) {
    const running = await job({ store: 'github' }, options);
    const main = running.main();
    expect(main.status).toBe(0);
    expect(main.outputs['cache-hit']).toBe('false');
    if (waits) {
      expect(main.log).toMatch(message);
      return expect(warnings(main.log)).toHaveLength(1);
    }
    install(running.workspace);
    const post = running.post();
    expect(post.status).toBe(0);
    expect(`${main.log}${post.log}`).toMatch(message);
    expect(warnings(main.log).length).toBeLessThanOrEqual(1);
    // What the tier says, and that the entry was not saved.
    expect(warnings(post.log).length).toBeLessThanOrEqual(2);
    expect(`${main.log}${post.log}`).not.toContain('::error');
  }

  test.each([
    ['is down (503)', { path: 'CacheService', answer: 503 }, /GitHub's cache cannot be used: .*\(503\)/],
    ['limits the rate (429)', { path: 'CacheService', answer: 429 }, /cannot be used: .*\(429\)/],
    ['drops connections', { path: 'CacheService', answer: 'drop' }, /cannot be used/],
    ['hangs', { path: 'CacheService', answer: 'hang' }, /did not answer within 10 s/],
    ['loses uploads', { path: '^PUT .*results/caches', answer: 403 }, /cache: not saved: .*cannot be used/],
  ])('it %s', async (_, fault, message) => {
    await ask('fault', fault);
    // Post would wait for the same deadline once more.
    await suffers(message, {}, fault.answer === 503 || fault.answer === 'hang');
  });

  test('with the disk beside it, the job still saves and restores there', async () => {
    await ask('fault', { path: 'CacheService', answer: 429 });
    const running = await job();
    expect(running.main().status).toBe(0);
    install(running.workspace);
    const post = running.post();
    expect(post.log).toContain('cache: saved npm-abc');
    expect(warnings(post.log)).toHaveLength(1);
    expect(readdirSync(machine.store)).not.toEqual([]);
  });

  test('a download that breaks off', async () => {
    await saveOnce();
    await ask('truncate', 0.5);
    const running = await job({ 'restore-keys': '' });
    const main = running.main();
    expect(main.status).toBe(0);
    expect(main.outputs['cache-hit']).toBe('false');
    expect(readdirSync(running.workspace)).toEqual([]);
    expect(warnings(main.log).join()).toContain("GitHub's cache cannot be used");
  });

  test.each([
    [
      'ACTIONS_CACHE_MODE=read',
      { variables: { ACTIONS_CACHE_MODE: 'read' } },
      /read-only for this run: ACTIONS_CACHE_MODE=read/,
    ],
    [
      'a token that may only read',
      { access: { mode: 'read' } },
      /read-only for this run: the token of this run may not write caches/,
    ],
    [
      'ACTIONS_CACHE_MODE=none',
      { variables: { ACTIONS_CACHE_MODE: 'none' } },
      /may not be read by this run: ACTIONS_CACHE_MODE=none/,
    ],
  ])('%s', async (_, options, message) => {
    await suffers(message, options);
    expect(await ask('list')).toEqual([]);
  });

  test('read-only, it still restores', async () => {
    const tree = await saveOnce();
    const running = await job({}, { access: { mode: 'read' } });
    const main = running.main();
    expect(main.outputs['cache-hit']).toBe('true');
    expect(warnings(main.log)).toEqual([]);
    expect(treeOf(running.workspace)).toBe(tree);
  });

  test.each(['pull_request_target', 'workflow_run'])('%s reads and never writes', async (event) => {
    await saveOnce();
    const before = await ask('list');
    const running = await job({ key: 'npm-evil' }, { ...PULL, event, ref: 'refs/heads/main' });
    expect(running.main().outputs['cache-matched-key']).toBe('npm-abc');
    expect(running.post().log).toContain(`not saved: a run on ${event} may read the cache but not write it`);
    expect(await ask('list')).toHaveLength((before as unknown[]).length);
  });
});
