import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { parsePaths } from '@paceline/snapshot';
import { openStore } from '@paceline/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entryFolder, entryName } from '../../../actions/cache/src/entries/entries.ts';
import { ColumnWriter } from '../../../packages/snapshot/src/format/columns.ts';
import { encodeEnvelope, sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import { FORMAT } from '../../../packages/snapshot/src/format/manifest.ts';
import { assemble, type EntrySpec, storeEntry } from '../../unit/snapshot/entries.ts';
import { createMachine } from './job.ts';

let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.remove());

const MAIN = 'refs/heads/main';
const shared = () => `disk:${join(machine.root, 'bucket')}`;
const openShared = () =>
  openStore([shared()], { home: machine.root, variables: {}, mayWrite: { allowed: true } });

/** An entry that somebody with the store's credentials left for these lines of `path`. */
async function leave(lines: readonly string[], key: string, specs: readonly EntrySpec[]) {
  const { version } = parsePaths(lines, { workspace: '/w', home: '/h' });
  const store = await openShared();
  const made = await assemble(
    entryFolder('octo/app', MAIN, version) + entryName(MAIN, key, {}),
    lines.filter((line) => !line.startsWith('!')),
    specs,
  );
  await storeEntry(store, 'packs/octo/app/', made);
  await store.close();
}

test('an entry with what a ! line leaves out is a miss that says so, and writes nothing', async () => {
  const lines = ['.', '!.git'];
  const content = Buffer.from('#!/bin/sh\n');
  await leave(lines, 'k', [
    { type: 'directory', path: '' },
    { type: 'directory', path: '.git' },
    { type: 'directory', path: '.git/hooks' },
    { type: 'file', path: '.git/hooks/post-checkout', content, mode: 0o755 },
  ]);
  const job = machine.job({ path: lines.join('\n'), key: 'k', store: shared() }, { action: 'cache-restore' });
  const { outputs, log } = job.main();
  expect(outputs['cache-hit']).toBe('false');
  expect(log).toContain('is left out by a line with !');
  expect(readdirSync(job.workspace)).toEqual([]);
});

test('a path is not restored as a link that the next restore writes through', async () => {
  await leave(['~/.tool'], 'a', [{ type: 'symlink', path: '', target: '.ssh' }]);
  await leave(['~/.tool'], 'b', [
    { type: 'directory', path: '' },
    { type: 'file', path: 'authorized_keys', content: Buffer.from('theirs') },
  ]);
  mkdirSync(join(machine.home, '.ssh'), { recursive: true });
  for (const key of ['a', 'b']) {
    machine.job({ path: '~/.tool', key, store: shared() }, { action: 'cache-restore' }).main();
  }
  expect(readdirSync(join(machine.home, '.ssh'))).toEqual([]);
  expect(existsSync(join(machine.home, '.tool/authorized_keys'))).toBe(true);
});

test('a restored file, folder or link is never later than it was saved, and saved again it is the same', () => {
  const inputs = { path: 'kept', key: 'k' };
  const saving = machine.job(inputs, { action: 'cache-save' });
  const kept = join(saving.workspace, 'kept');
  mkdirSync(join(kept, 'folder'), { recursive: true });
  const names = Array.from({ length: 40 }, (_, at) => `folder/file${at}`);
  for (const [at, name] of names.entries()) {
    writeFileSync(join(kept, name), name);
    execFileSync('touch', [
      '-d',
      `@1752000000.${String(at * 24_999_973 + 7).padStart(9, '0')}`,
      join(kept, name),
    ]);
  }
  execFileSync('ln', ['-s', 'file0', join(kept, 'folder/link')]);
  const all = [...names, 'folder/link', 'folder', ''];
  const times = (workspace: string) =>
    all.map((name) => lstatSync(join(workspace, 'kept', name), { bigint: true }).mtimeNs);
  expect(saving.main().log).toContain('cache: saved k');
  const before = times(saving.workspace);
  const restoring = machine.job(inputs, { action: 'cache-restore' });
  expect(restoring.main().outputs['cache-hit']).toBe('true');
  const late = times(restoring.workspace).map((time, at) => Number(time - before[at]!));
  expect(late.filter((nanoseconds) => nanoseconds > 0 || nanoseconds < -1000)).toEqual([]);
});

test('the store is no part of what it keeps', () => {
  const own = join(machine.home, '.cache/paceline');
  const variables = { PACELINE_HOME: own };
  const inputs = { path: '~/.cache', store: 'disk' };
  mkdirSync(join(machine.home, '.cache'), { recursive: true });
  writeFileSync(join(machine.home, '.cache/kept'), 'kept');
  for (const key of ['a', 'b']) {
    const { log } = machine.job({ ...inputs, key }, { action: 'cache-save', variables }).main();
    expect(log).toContain(`cache: saved ${key}: 1 file`);
    if (key === 'b') expect(log).toContain(`${own} is left out: it is where this machine keeps its caches`);
  }
});

test.each(['cache', 'cache-restore', 'cache-save', 'cache-admin'])(
  '%s refuses a key with a tab',
  (action) => {
    const given = action === 'cache-admin' ? { command: 'explain' } : { path: 'kept' };
    const { status, log } = machine.job({ ...given, key: 'a\tb' }, { action }).main();
    expect(status).toBe(1);
    expect(log).toMatch(/"key".*control characters/);
  },
);

test('names that are not UTF-8 are a warning that counts them', () => {
  const job = machine.job({ path: 'kept', key: 'k' }, { action: 'cache-save' });
  mkdirSync(join(job.workspace, 'kept'));
  for (const name of [[0xff], [0xfe]]) {
    writeFileSync(Buffer.concat([Buffer.from(join(job.workspace, 'kept/')), Buffer.from(name)]), 'x');
  }
  expect(job.main().log).toContain('::warning::2 names are not UTF-8 and are left out');
});

test('a Redis that accepts and never answers is waited for once', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined).resume();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const store = `redis://127.0.0.1:${port}`;
  const job = machine.job({ path: 'kept', key: 'k', store }, { action: 'cache-save' });
  mkdirSync(join(job.workspace, 'kept'));
  writeFileSync(join(job.workspace, 'kept/file'), 'x');
  const [status] = (await once(job.start(), 'exit')) as [number];
  expect([status, connections]).toEqual([0, 1]);
  server.close();
});

test('optimize goes on over an entry of a pull request that cannot be read', async () => {
  const pull = 'refs/pull/7/merge';
  const key = entryFolder('octo/app', pull, '0123456789abcdef') + entryName(pull, 'big', {});
  const columns = new ColumnWriter();
  columns.all(Buffer.from('["root"]')).all(Buffer.alloc(32 * 400_000));
  const text = columns.finish();
  const bytes = zstdCompressSync(text);
  const body = { sha256: sha256Hex(bytes), bytes: bytes.byteLength, size: text.byteLength };
  const store = await openShared();
  await store.put(
    key,
    encodeEnvelope({ format: FORMAT, key, createdAt: Date.now(), body }, bytes, undefined),
  );
  const unused = Buffer.from('content that no entry refers to');
  await store.put(`packs/octo/app/${sha256Hex(unused)}`, unused, { createdAt: Date.now() - 3 * 864e5 });
  await store.close();
  const { status, log } = machine
    .job({ command: 'optimize', store: shared() }, { action: 'cache-admin', event: 'schedule' })
    .main();
  expect(status).toBe(0);
  expect(log).toContain('1 blob marked for a later run');
  expect(log).toContain('it cannot be read: ');
  rmSync(join(machine.root, 'bucket'), { recursive: true });
});
