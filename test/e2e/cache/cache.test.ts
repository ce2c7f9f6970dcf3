import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheReport, parseDocument } from '@paceline/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMachine, treeOf } from './job.ts';

let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.remove());

const inputs = { path: 'node_modules\n~/.npm', key: 'npm-linux-abc', 'restore-keys': 'npm-linux-\nnpm-' };

function install(workspace: string, version = '1'): void {
  const folder = join(workspace, 'node_modules');
  mkdirSync(join(folder, 'a', 'empty'), { recursive: true });
  mkdirSync(join(folder, '.bin'));
  writeFileSync(join(folder, 'a', 'index.js'), `// ${version}\n`);
  writeFileSync(join(folder, 'a', 'tool'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(folder, 'a', 'naïve 文.txt'), 'unicode');
  writeFileSync(join(folder, 'big.bin'), Buffer.alloc(9_000_000, version));
  symlinkSync('../a/tool', join(folder, '.bin', 'tool'));
  mkdirSync(join(machine.home, '.npm'), { recursive: true });
  writeFileSync(join(machine.home, '.npm', 'index'), version);
}

function saveOnce(version = '1', extra: Record<string, string> = {}): string {
  const job = machine.job({ ...inputs, ...extra });
  job.main();
  install(job.workspace, version);
  const tree = treeOf(job.workspace);
  expect(job.post().status).toBe(0);
  return tree;
}

describe('cache action', () => {
  test('misses and saves, then restores exactly and saves nothing', () => {
    const first = machine.job(inputs);
    const cold = first.main();
    expect(cold.status).toBe(0);
    expect(cold.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-primary-key': 'npm-linux-abc',
      'cache-matched-key': '',
      'hit-tier': '',
      'miss-reason': 'no entry for npm-linux-abc; nothing has been saved in this store yet',
      'files-restored': '0',
      'bytes-restored': '0',
    });
    expect(cold.log).toContain('cache: miss: no entry for npm-linux-abc');
    install(first.workspace);
    const tree = treeOf(first.workspace);
    const saved = first.post();
    expect(saved.log).toMatch(/cache: saved npm-linux-abc: 5 files, 8\.6 MiB \(.* written\) in/);
    const report = parseDocument(
      cacheReport,
      readFileSync(cold.outputs['report-path']!, 'utf8'),
      'the report',
    );
    expect(report).toMatchObject({ result: 'miss', save: { result: 'saved', files: 5 } });

    rmSync(join(machine.home, '.npm'), { recursive: true });
    const second = machine.job(inputs);
    const warm = second.main();
    expect(warm.outputs).toMatchObject({
      'cache-hit': 'true',
      'cache-matched-key': 'npm-linux-abc',
      'hit-tier': 'disk',
      'miss-reason': '',
      'files-restored': '5',
    });
    expect(warm.log).toMatch(/cache: restored npm-linux-abc \(exact, disk\): 5 files, 8\.6 MiB in/);
    expect(warm.summary).toMatch(/^Cache: restored npm-linux-abc .*\n+$/);
    expect(treeOf(second.workspace)).toBe(tree);
    expect(readFileSync(join(machine.home, '.npm', 'index'), 'utf8')).toBe('1');
    expect(second.post().log).toContain('cache: not saved: npm-linux-abc was found exactly');
  });

  test('falls back to a restore key, says how the keys differ, and saves only what is new', () => {
    const tree = saveOnce();
    const job = machine.job({ ...inputs, key: 'npm-linux-def' });
    const partial = job.main();
    expect(partial.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-matched-key': 'npm-linux-abc',
      'miss-reason': 'no entry for npm-linux-def; nearest npm-linux-abc differs in "abc" (wanted "def")',
    });
    expect(treeOf(job.workspace)).toBe(tree);
    expect(partial.log).toContain('cache: restored npm-linux-abc (restore key, disk)');
    writeFileSync(join(job.workspace, 'node_modules', 'new.js'), 'new');
    job.post();
    const report = JSON.parse(readFileSync(partial.outputs['report-path']!, 'utf8'));
    expect(report.save.result).toBe('saved');
    expect(report.save.newBytes).toBeLessThan(3000);
    expect(machine.job({ ...inputs, key: 'npm-linux-def' }).main().outputs['cache-hit']).toBe('true');
  });

  test('two jobs that save one key: the second keeps the entry of the first', () => {
    const [one, two] = [machine.job(inputs), machine.job(inputs)];
    one.main();
    two.main();
    install(one.workspace, '1');
    one.post();
    install(two.workspace, '2');
    expect(two.post().log).toContain('cache: kept npm-linux-abc');
    const third = machine.job(inputs);
    third.main();
    expect(readFileSync(join(third.workspace, 'node_modules/a/index.js'), 'utf8')).toBe('// 1\n');
  });

  test('lookup-only restores nothing', () => {
    saveOnce();
    const job = machine.job({ ...inputs, 'lookup-only': 'true' });
    const { outputs, log } = job.main();
    expect(outputs).toMatchObject({ 'cache-hit': 'true', 'hit-tier': 'disk', 'files-restored': '0' });
    expect(log).toContain('cache: found npm-linux-abc (exact, disk), looked up only');
    expect(readdirSync(job.workspace)).toEqual([]);
  });

  test('fail-on-cache-miss fails a miss with every output set, and no other', () => {
    const miss = machine.job({ ...inputs, 'fail-on-cache-miss': 'true' }).main();
    expect(miss.status).toBe(1);
    expect(miss.log).toContain('[PACELINE_CACHE_MISS]');
    expect(miss.outputs['cache-hit']).toBe('false');
    saveOnce();
    expect(machine.job({ ...inputs, 'fail-on-cache-miss': 'true' }).main().status).toBe(0);
    const other = { ...inputs, key: 'npm-other', 'fail-on-cache-miss': 'true' };
    expect(machine.job(other).main().status).toBe(0);
  });

  test.each([
    ['a comma', { key: 'a,b' }, 'is not a key without commas'],
    ['513 characters', { key: 'k'.repeat(513) }, 'is not a key of at most 512 characters'],
    ['eleven keys', { 'restore-keys': 'k\n'.repeat(10) }, 'is not at most 9 lines'],
    ['no path', { path: '' }, '"path" is required'],
    ['only exclusions', { path: '!a' }, 'lines with ! only leave out'],
    ['an unknown tier', { store: 'floppy' }, 'The store tier "floppy" is not known'],
    ['credentials in a URL', { store: 's3://user:hunter22@bucket' }, 'takes no credentials in its address'],
    ['two at once', { key: 'a,b', ttl: '7', store: '' }, '2 inputs are wrong'],
  ])('refuses %s', (_, wrong, message) => {
    const { status, log } = machine.job({ ...inputs, ...wrong }).main();
    expect(status).toBe(1);
    expect(log).toContain(message);
    expect(log).not.toContain('hunter22');
    expect(log.match(/::error/g)).toHaveLength(1);
  });

  test('a store that cannot be used is a warning and a miss, in main and post', () => {
    writeFileSync(join(machine.root, 'file'), '');
    const job = machine.job({ ...inputs, store: `disk:${machine.root}/file/store` });
    const main = job.main();
    expect(main.status).toBe(0);
    expect(main.outputs['cache-hit']).toBe('false');
    expect(main.log).toContain('::warning::The disk store');
    install(job.workspace);
    const post = job.post();
    expect(post.status).toBe(0);
    expect(post.log).toContain('cache: not saved: The disk store');
    expect(main.outputs['miss-reason']).toBe(
      'no entry for npm-linux-abc; not everything could be read: disk',
    );
  });

  test('a damaged entry is a warning and a miss, and is replaced by the next save', () => {
    const tree = saveOnce();
    const packs = join(machine.store, 'v1', 'values', 'packs');
    const sizes = readdirSync(packs).flatMap((fan) =>
      readdirSync(join(packs, fan)).map((name) => join(packs, fan, name)),
    );
    const largest = sizes.sort((a, b) => statSync(b).size - statSync(a).size)[0]!;
    const bytes = readFileSync(largest);
    bytes[bytes.length - 5]! ^= 1;
    writeFileSync(largest, bytes);
    const job = machine.job(inputs);
    const main = job.main();
    expect(main.status).toBe(0);
    expect(main.outputs['cache-hit']).toBe('false');
    expect(main.log).toContain('::warning::The cache entry npm-linux-abc was found but not restored');
    expect(readdirSync(job.workspace)).toEqual([]);
    install(job.workspace);
    expect(job.post().log).toContain('cache: saved npm-linux-abc');
    const again = machine.job(inputs);
    expect(again.main().outputs['cache-hit']).toBe('true');
    expect(treeOf(again.workspace)).toBe(tree);
  });

  test('names from the store cannot write commands into the log', () => {
    const path = 'a\n::warning::injected';
    const job = machine.job({ ...inputs, path: 'cached' });
    job.main();
    mkdirSync(join(job.workspace, 'cached', path), { recursive: true });
    writeFileSync(join(job.workspace, 'cached', path, 'file'), '');
    job.post();
    const next = machine.job({ ...inputs, path: 'cached' });
    mkdirSync(join(next.workspace, 'cached'));
    writeFileSync(join(next.workspace, 'cached', path), 'in the way');
    const { status, log } = next.main();
    expect(status).toBe(0);
    expect(log).toContain('is in the way');
    expect(log).not.toMatch(/^::warning::injected/m);
  });

  test('nothing to save is a warning, not a failure', () => {
    const job = machine.job({ ...inputs, path: 'nothing-here' });
    job.main();
    const post = job.post();
    expect(post.status).toBe(0);
    expect(post.log).toContain('There is nothing to save: nothing-here matched nothing.');
  });
});

describe('who may read and write', () => {
  const pull = {
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: {
      repository: { default_branch: 'main' },
      pull_request: { number: 7, base: { ref: 'release' } },
    },
  };

  test('a pull request reads the default branch and writes what only it can read', () => {
    saveOnce();
    const reading = machine.job(inputs, pull);
    expect(reading.main().outputs['cache-hit']).toBe('true');
    const own = { ...inputs, key: 'npm-pull', 'restore-keys': '' };
    const writing = machine.job(own, pull);
    writing.main();
    install(writing.workspace, 'pull');
    expect(writing.post().log).toContain('cache: saved npm-pull');
    expect(machine.job(own, pull).main().outputs['cache-hit']).toBe('true');
    const onMain = machine.job(own).main();
    expect(onMain.outputs['miss-reason']).toBe(
      'no entry for npm-pull; it was saved for refs/pull/7/merge, and this run reads only refs/heads/main',
    );
  });

  test.each(['pull_request_target', 'workflow_run', 'issue_comment'])(
    '%s reads but never writes',
    (event) => {
      saveOnce();
      const options = { ...pull, event, ref: 'refs/heads/main' };
      expect(machine.job(inputs, options).main().outputs['cache-hit']).toBe('true');
      const job = machine.job({ ...inputs, key: 'npm-evil', 'restore-keys': '' }, options);
      job.main();
      install(job.workspace, 'evil');
      expect(job.post().log).toContain(
        `cache: not saved: a run on ${event} may read the cache but not write it`,
      );
      expect(
        machine.job({ ...inputs, key: 'npm-evil', 'restore-keys': '' }).main().outputs['cache-hit'],
      ).toBe('false');
    },
  );
});
