import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parsePaths } from '@paceline/snapshot';
import { createDiskTier, createGithubTier, createStack, type Store } from '@paceline/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import { assemble, storeEntry } from '../../unit/snapshot/entries.ts';
import { createMachine } from './job.ts';

const REPOSITORY = 'octo/app';
const MAIN = { event: 'push', ref: 'refs/heads/main' };
const PULL = {
  event: 'pull_request',
  ref: 'refs/pull/7/merge',
  payload: {
    repository: { default_branch: 'main' },
    pull_request: { number: 7, base: { ref: 'main' }, head: { repo: { full_name: 'stranger/app' } } },
  },
};
const GOOD = Buffer.from('module.exports = () => "good";'.padEnd(120));
const EVIL = Buffer.from('module.exports = () => "EVIL";'.padEnd(120));

/** A machine whose disk is kept, on which jobs of main and of a pull request run in turn. */
let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.remove());

const tool = (of: typeof machine) => join(of.home, '.tool');
const installed = (of = machine): string | undefined => {
  const file = join(tool(of), 'index.js');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
};
function build(content: Buffer): void {
  mkdirSync(tool(machine), { recursive: true });
  writeFileSync(join(tool(machine), 'index.js'), content);
}
const uninstall = (of = machine) => rmSync(tool(of), { recursive: true, force: true });

/** What a stranger makes who may write some keys of a store by hand. */
async function attack(store: Store, ref: string, key: string, lie?: Buffer): Promise<void> {
  const paths = parsePaths(['~/.tool'], { workspace: '/nowhere', home: '/home/someone' });
  const storeKey = entryFolder(REPOSITORY, ref, paths.version) + entryName(ref, key, {});
  const made = await assemble(
    storeKey,
    ['~/.tool'],
    [
      { type: 'directory', path: '' },
      { type: 'file', path: 'index.js', content: EVIL },
    ],
  );
  if (lie) (made.manifest.chunks[0] as { sha256: string }).sha256 = sha256Hex(lie);
  await storeEntry(store, packFolder(REPOSITORY), made);
  await store.close();
}

describe('on a bucket where a pull request may write below its own ref, and content', () => {
  const bucket = () => join(machine.root, 'bucket');
  const inputs = (key: string, more = {}) => ({
    ...{ path: '~/.tool', key, store: `disk:${bucket()}` },
    ...more,
  });
  const write = () => createStack([createDiskTier(bucket())]);
  const elsewhere = (key: string, more = {}, variables = {}) => {
    const other = createMachine();
    try {
      const restored = other.job(inputs(key, more), { action: 'cache-restore', ...MAIN, variables });
      restored.main();
      return installed(other);
    } finally {
      other.remove();
    }
  };

  test.each([
    ['', {}, {}],
    ['in mode write-only', { mode: 'write-only' }, {}],
    [
      'that signs',
      { 'sign-with': 'CACHE_KEY' },
      { CACHE_KEY: 'Zm9yIHRlc3RzIG9ubHksIG5vdGhpbmcgaXMgcHJvdGVjdGVk' },
    ],
  ])(
    'a save of main %s publishes what it built, although the machine ran the pull request before',
    async (_, more, variables) => {
      await attack(write(), PULL.ref, 'k', GOOD);
      machine.job(inputs('k'), { action: 'cache-restore', ...PULL }).main();
      uninstall();
      build(GOOD);
      const saved = machine.job(inputs('k-main', more), { action: 'cache-save', ...MAIN, variables }).main();
      expect(saved.outputs['outcome']).toBe('saved');
      expect(elsewhere('k-main', 'sign-with' in more ? more : {}, variables)).toBe(GOOD.toString().trim());
    },
  );

  test('what both remember of one folder is apart', () => {
    build(GOOD);
    for (const about of [MAIN, PULL]) machine.job(inputs('k'), { action: 'cache-save', ...about }).main();
    expect(readdirSync(join(machine.root, 'paceline/trees'))).toHaveLength(2);
  });

  test('content that was replaced under its digest is put anew by the job that missed for it', async () => {
    build(GOOD);
    machine.job(inputs('k'), { action: 'cache-save', ...MAIN }).main();
    const store = write();
    const packs: string[] = [];
    for await (const { key } of store.list(packFolder(REPOSITORY))) packs.push(key);
    const damage = () => store.put(packs[0]!, EVIL);
    await damage();
    const next = machine.job(inputs('k'), MAIN);
    uninstall();
    expect(next.main().log).toContain('found but not restored');
    await damage();
    build(GOOD);
    expect(next.post().log).toContain('cache: saved k');
    await store.close();
    expect(elsewhere('k')).toBe(GOOD.toString().trim());
  });
});

describe("with GitHub's cache behind the machine's disk", () => {
  let service: ChildProcess;
  let ask: (verb: string, value?: unknown) => Promise<Record<string, string>>;
  beforeEach(() => {
    const script = new URL('service-process.ts', import.meta.url).pathname;
    service = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: service.stdout! })[Symbol.asyncIterator]();
    ask = async (verb, value) => {
      service.stdin!.write(`${JSON.stringify({ verb, value })}\n`);
      return JSON.parse((await lines.next()).value!);
    };
  });
  afterEach(async () => {
    const ended = once(service, 'exit');
    service.stdin!.end();
    await ended;
  });

  test('what a pull request stored under a key of main never becomes what main reads', async () => {
    const access = { ref: PULL.ref, reads: ['refs/heads/main'] };
    const token = await ask('job', access);
    await attack(
      createStack([createGithubTier({ variables: token, mayWrite: { allowed: true } })]),
      ...([MAIN.ref, 'k'] as const),
    );
    const restore = async (about: object, given: Record<string, string>) => {
      uninstall();
      const variables = Object.fromEntries(
        Object.entries(given).filter(([name]) => name.startsWith('ACTIONS_')),
      );
      machine.job({ path: '~/.tool', key: 'k' }, { action: 'cache-restore', ...about, variables }).main();
      return installed();
    };
    expect(await restore(MAIN, await ask('job', { ref: MAIN.ref }))).toBeUndefined();
    // GitHub lets a pull request read what it stored itself, whatever it is called.
    expect(await restore(PULL, await ask('job', access))).toBe(EVIL.toString().trim());
    expect(await restore(MAIN, await ask('job', { ref: MAIN.ref }))).toBeUndefined();
  });
});
