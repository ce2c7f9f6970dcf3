import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMachine, type JobOptions } from './job.ts';

let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.remove());

const inputs = { path: 'kept', key: 'key-1' };
type Given = Record<string, string>;

/** A job that finds `before` in its workspace, writes `content` into what is cached, and ends. */
function job(given: Given, content?: string, options: JobOptions & { before?: Given } = {}) {
  const running = machine.job({ ...inputs, ...given }, options);
  for (const [name, text] of Object.entries(options.before ?? {})) {
    writeFileSync(join(running.workspace, name), text);
  }
  const main = running.main();
  const file = join(running.workspace, 'kept', 'file');
  const found = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (content === undefined) return { main, found, post: undefined, workspace: running.workspace };
  mkdirSync(join(running.workspace, 'kept'), { recursive: true });
  writeFileSync(file, content);
  return { main, found, post: running.post(), workspace: running.workspace };
}
const hit = (given: Given, options?: Parameters<typeof job>[2]) =>
  job(given, undefined, options).main.outputs['cache-hit'];

describe('context', () => {
  test('values and files are part of the key; a miss names what changed, and no value', () => {
    const context = 'node=22.1-secretvalue\nlock.json\n!other';
    const given = { context, key: 'k' };
    const saved = job(given, 'one', { before: { 'lock.json': '1' } });
    expect(saved.post!.log).toContain('cache: saved k');
    expect(hit(given, { before: { 'lock.json': '1' } })).toBe('true');

    const otherFile = job(given, undefined, { before: { 'lock.json': '2' } });
    expect(otherFile.main.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-matched-key': '',
      'miss-reason': 'no entry for k with this context; changed: lock.json',
    });
    expect(otherFile.found).toBeUndefined();
    const both = job({ ...given, context: 'node=24\nlock.json' }, undefined, {
      before: { 'lock.json': '2' },
    });
    expect(both.main.outputs['miss-reason']).toMatch(/changed: lock\.json, node$/);
    expect(hit({ key: 'k' })).toBe('false');

    // As with a digest that is written into the key: a restore key reaches across.
    const reached = job({ ...given, 'restore-keys': 'k' }, 'two', { before: { 'lock.json': '2' } });
    expect(reached.main.outputs).toMatchObject({ 'cache-hit': 'false', 'cache-matched-key': 'k' });
    expect(reached.found).toBe('one');
    expect(job(given, undefined, { before: { 'lock.json': '2' } }).found).toBe('two');
    expect(job(given, undefined, { before: { 'lock.json': '1' } }).found).toBe('one');

    const everything = [saved, otherFile, both, reached].map(({ main, post }) => [main, post]);
    expect(JSON.stringify(everything)).not.toContain('secretvalue');
    for (const name of readdirSync(machine.store, { recursive: true, withFileTypes: true })) {
      if (name.isFile())
        expect(readFileSync(join(name.parentPath, name.name), 'latin1')).not.toContain('secretvalue');
    }
  });
});

describe('when it saves', () => {
  test.each([
    ['failure', {}, 'not saved: the job failed'],
    ['', {}, 'not saved: the runner did not say'],
    ['failure', { 'save-always': 'true' }, 'saved key-1'],
    ['cancelled', { save: 'always' }, 'saved key-1'],
  ])('status %j with %j: %s', (jobStatus, given, line) => {
    const { post } = job(given, 'x', { jobStatus });
    expect(post!.status).toBe(0);
    expect(post!.log).toContain(`cache: ${line}`);
    expect(existsSync(join(machine.store, 'v1', 'values', 'cache'))).toBe(line.startsWith('saved'));
  });

  test('read-only restores, write-only does not and still saves', () => {
    job({}, 'one');
    expect(job({ mode: 'read-only' }).found).toBe('one');
    const release = job(
      { mode: 'write-only', 'on-existing': 'replace', 'fail-on-cache-miss': 'true' },
      'clean',
    );
    expect(release.found).toBeUndefined();
    expect(release.main.outputs).toMatchObject({
      'cache-hit': 'false',
      'miss-reason': 'mode is write-only, so nothing was looked for',
    });
    expect(release.post!.log).toContain('cache: saved key-1');
    expect(job({}).found).toBe('clean');
  });

  test('an entry is gone when its time is over, and not before', async () => {
    job({ ttl: '200ms', key: 'short' }, 'x');
    job({ ttl: '1h', key: 'long' }, 'x');
    await sleep(250);
    expect(hit({ key: 'short' })).toBe('false');
    expect(hit({ key: 'long' })).toBe('true');
  });

  test.each(['zstd:19', 'lz4', 'brotli:1', 'none'])(
    'compression %s is readable without being named',
    (compression) => {
      const text = 'compressible '.repeat(10_000);
      const { post } = job({ compression }, text);
      expect(post!.log).toContain('cache: saved key-1');
      expect(job({}).found).toBe(text);
    },
  );
});

describe('on-existing', () => {
  test('keep leaves the entry, replace writes what changed, and says when nothing did', () => {
    job({}, 'one');
    expect(job({}, 'two').post!.log).toContain('not saved: key-1 was found exactly');
    expect(job({}).found).toBe('one');
    expect(job({ 'on-existing': 'replace' }, 'two').post!.log).toContain('cache: saved key-1');
    expect(job({}).found).toBe('two');
    const same = machine.job({ ...inputs, 'on-existing': 'replace' });
    expect(same.main().outputs['cache-hit']).toBe('true');
    expect(same.post().log).toContain('cache: kept key-1: its content is still the same');
  });

  test('fail fails the job whose key another job took, and no job that found it', () => {
    const given = { ...inputs, 'on-existing': 'fail' };
    const [one, two] = [machine.job(given), machine.job(given)];
    for (const [index, running] of [one, two].entries()) {
      expect(running.main().outputs['cache-hit']).toBe('false');
      mkdirSync(join(running.workspace, 'kept'));
      writeFileSync(join(running.workspace, 'kept', 'file'), String(index));
    }
    expect(one.post().status).toBe(0);
    const late = two.post();
    expect(late.status).toBe(1);
    expect(late.log).toMatch(/^::error::There is an entry of key-1 already.*\[PACELINE_CACHE_EXISTS\]/m);
    expect(job({ 'on-existing': 'fail' }, 'x').post!.status).toBe(0);
    expect(job({}).found).toBe('0');
  });
});

describe('sign-with', () => {
  const keys = generateKeyPairSync('ed25519');
  const PRIVATE = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const PUBLIC = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const SECRET = 'an HMAC secret of more than 32 bytes';
  const signed = { 'sign-with': 'CACHE_KEY' };
  const withKey = (key: string): JobOptions => ({ variables: { CACHE_KEY: key } });
  const lines = (text: string) =>
    text
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('-----'));

  test.each([
    ['HMAC', SECRET, SECRET],
    ['Ed25519', PRIVATE, PUBLIC],
  ])('%s: what was signed is restored; unsigned, or signed by another, is a miss', (_, saving, restoring) => {
    const other =
      saving === SECRET
        ? `other ${SECRET}`
        : generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(job(signed, 'signed', withKey(saving)).post!.log).toContain('cache: saved key-1');
    const good = job(signed, undefined, withKey(restoring));
    expect(good.found).toBe('signed');
    // On another branch, where the entry may be read and not be replaced.
    const away = { ref: 'refs/heads/x', ...withKey(other) };
    const wrong = job(signed, undefined, away);
    expect(wrong.found).toBeUndefined();
    expect(wrong.main.outputs['miss-reason']).toMatch(/key-1 was found but not restored: .*sign/);
    expect(job(signed, undefined, withKey(restoring)).found).toBe('signed');

    job({ key: 'unsigned' }, 'x');
    const unsigned = job({ ...signed, key: 'unsigned' }, undefined, {
      ref: 'refs/heads/x',
      ...withKey(restoring),
    });
    expect(unsigned.found).toBeUndefined();
    expect(unsigned.main.outputs['miss-reason']).toMatch(/unsigned was found but not restored: .*sign/);
    expect(job({}).found).toBe('signed');
  });

  test('a public key restores and does not save; an empty variable does neither, and fails nothing', () => {
    const { post } = job(signed, 'x', withKey(PUBLIC));
    expect(post!.log).toContain('not saved: sign-with names a public key');
    const fork = job(signed, 'x', withKey(''));
    expect(fork.main.status).toBe(0);
    expect(fork.main.outputs['miss-reason']).toBe(
      'the environment variable that sign-with names is empty or not set in this run, so no entry can be verified',
    );
    expect(fork.post!.log).toContain('not saved: the environment variable that sign-with names is empty');
    expect(hit({})).toBe('false');
  });

  test('whoever gives the key itself finds it nowhere, even where it looks like the name of a variable', () => {
    for (const key of [
      'SIGNINGSECRETSIGNINGSECRETSIGNING1',
      'Zm9vYmFyIGJheiBxdXV4IGNvcmdl/3JhdWx0',
      PRIVATE,
    ]) {
      const { main, post } = job({ 'sign-with': key }, 'x');
      expect(JSON.stringify([main, post])).toMatch(/not the key itself|sign-with names is empty or not set/);
      const told = { ...main, post };
      for (const part of lines(key)) expect(JSON.stringify(told)).not.toContain(part);
    }
  });

  test('signed-max-age: what was signed earlier is a miss with that reason, and is saved anew', () => {
    job(signed, 'old', withKey(SECRET));
    expect(job({ ...signed, 'signed-max-age': '1d' }, undefined, withKey(SECRET)).found).toBe('old');
    const late = job({ ...signed, 'signed-max-age': '1ms' }, 'new', withKey(SECRET));
    expect(late.main.outputs['miss-reason']).toMatch(
      /^key-1 was found but not restored: .*its signature is older than it may be$/,
    );
    expect(late.found).not.toBe('old');
    expect(job({ ...signed, 'signed-max-age': '1d' }, undefined, withKey(SECRET)).found).toBe('new');
    const unsigned = job({ 'signed-max-age': '1d' });
    expect(unsigned.main.status).toBe(1);
    expect(unsigned.main.log).toContain('it needs "sign-with"');
  });

  test('the key is masked, and stands in no log, state, output, report or store', () => {
    for (const key of [SECRET, PRIVATE]) {
      const { main, post } = job({ ...signed, key: key.slice(0, 5).trim() }, 'x', withKey(key));
      for (const phase of [main, post!]) {
        expect(phase.log).toContain('::add-mask::');
        const shown = { ...phase, log: phase.log.replaceAll(/^::add-mask::.*$/gm, '') };
        for (const part of lines(key)) expect(JSON.stringify(shown)).not.toContain(part);
      }
    }
    for (const entry of readdirSync(machine.root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'latin1');
      for (const part of [...lines(SECRET), ...lines(PRIVATE)]) expect(text.includes(part)).toBe(false);
    }
  });

  test('a key that cannot be used is a wrong input, reported with the others', () => {
    const { main } = job({ ...signed, ttl: '7' }, undefined, withKey('hunter22'));
    expect(main.status).toBe(1);
    expect(main.log).toContain('2 inputs are wrong');
    expect(main.log).not.toContain('hunter22');
  });
});

describe('cache/restore and cache/save', () => {
  const save = (given: Given, content?: string, options: JobOptions = {}) => {
    const running = machine.job({ ...inputs, ...given }, { ...options, action: 'cache-save' });
    if (content !== undefined) {
      mkdirSync(join(running.workspace, 'kept'));
      writeFileSync(join(running.workspace, 'kept', 'file'), content);
    }
    return running.main();
  };
  const restore = (given: Given, options: JobOptions = {}) => {
    const running = machine.job({ ...inputs, ...given }, { ...options, action: 'cache-restore' });
    return { ...running.main(), kept: join(running.workspace, 'kept') };
  };

  test('what one saves the other restores, and cache too', () => {
    const miss = restore({ 'restore-keys': 'key-' });
    expect(miss.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-matched-key': '',
      'cache-primary-key': 'key-1',
    });
    const saved = save({ key: miss.outputs['cache-primary-key']! }, 'one');
    expect(saved.outputs).toMatchObject({
      outcome: 'saved',
      'bytes-uploaded': expect.stringMatching(/^[1-9]/),
    });
    const report = JSON.parse(readFileSync(saved.outputs['report-path']!, 'utf8'));
    expect(report).toMatchObject({ key: 'key-1', result: 'none', save: { result: 'saved', files: 1 } });
    const found = restore({});
    expect(found.outputs).toMatchObject({
      'cache-hit': 'true',
      'cache-matched-key': 'key-1',
      'hit-tier': 'disk',
    });
    expect(readFileSync(join(found.kept, 'file'), 'utf8')).toBe('one');
    expect(restore({ key: 'key-2', 'restore-keys': 'key-' }).outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-matched-key': 'key-1',
    });
    expect(hit({})).toBe('true');
    expect(save({}, 'two').outputs['outcome']).toBe('kept');
    expect(save({ 'on-existing': 'replace' }, 'two').outputs['outcome']).toBe('saved');
    const failed = save({ 'on-existing': 'fail' }, 'three');
    expect(failed.status).toBe(1);
    expect(failed.outputs['outcome']).toBe('exists');
  });

  test('nothing to save is a warning; an event that may not write skips', () => {
    const nothing = save({});
    expect(nothing.status).toBe(0);
    expect(nothing.outputs).toMatchObject({ outcome: 'failed', 'bytes-uploaded': '0' });
    expect(nothing.log).toContain('::warning::The cache was not saved: There is nothing to save');
    expect(save({}, 'x', { event: 'workflow_run' }).outputs['outcome']).toBe('skipped');
    expect(hit({})).toBe('false');
  });

  test('fail-on-cache-miss fails the restore', () => {
    const { status, log } = restore({ 'fail-on-cache-miss': 'true' });
    expect(status).toBe(1);
    expect(log).toContain('[PACELINE_CACHE_MISS]');
  });
});

describe('a preset', () => {
  test('knows folder and lockfile, restores by its beginning, and is found by both halves', () => {
    const install = (version: string) => {
      const folder = join(machine.home, '.npm', '_cacache');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, version), version);
    };
    const run = (lock: string, action = 'cache', given: Given = {}) => {
      const running = machine.job({ preset: 'npm', ...given }, { action });
      writeFileSync(join(running.workspace, 'package-lock.json'), lock);
      return running;
    };
    const first = run('1');
    const { outputs } = first.main();
    expect(outputs['cache-primary-key']).toMatch(/^npm-linux-(?:x64|arm64)-[0-9a-f]{32}$/);
    install('1');
    // What the step is about was settled in main: the file changes while the job runs.
    writeFileSync(join(first.workspace, 'package-lock.json'), 'changed');
    expect(first.post().log).toContain(`saved ${outputs['cache-primary-key']}`);
    rmSync(join(machine.home, '.npm'), { recursive: true });

    expect(run('1', 'cache-restore').main().outputs['cache-hit']).toBe('true');
    expect(readdirSync(join(machine.home, '.npm', '_cacache'))).toEqual(['1']);
    const next = run('2').main();
    expect(next.outputs).toMatchObject({
      'cache-hit': 'false',
      'cache-matched-key': outputs['cache-primary-key'],
    });
    expect(run('2', 'cache-save').main().outputs['outcome']).toBe('saved');
    expect(run('2').main().outputs['cache-hit']).toBe('true');
    expect(run('2', 'cache', { key: 'mine' }).main().outputs['cache-primary-key']).toBe('mine');
  });
});

test('a hit tells how long the run took that made it, as an estimate, in the report', async () => {
  const running = machine.job(inputs);
  running.main();
  mkdirSync(join(running.workspace, 'kept'));
  writeFileSync(join(running.workspace, 'kept', 'file'), 'x');
  await sleep(1500);
  running.post();
  const { main, post } = job({}, 'x');
  const report = JSON.parse(readFileSync(main.outputs['report-path']!, 'utf8'));
  expect(report.savedSeconds).toBeGreaterThanOrEqual(0);
  expect(post!.status).toBe(0);
  const other = job({}, 'x', { variables: { GITHUB_JOB: 'another' } });
  expect(JSON.parse(readFileSync(other.main.outputs['report-path']!, 'utf8'))).not.toHaveProperty(
    'savedSeconds',
  );
});
