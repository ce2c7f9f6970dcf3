import { createCipheriv } from 'node:crypto';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { createMemoryTier, createStack, type Store } from '@paceline/store';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readTree, temporary, writeTree } from './trees.ts';

/** When a thread is killed. */
const fate = vi.hoisted(() => ({
  /** The thread that is sent this task is ended with it. */
  task: undefined as string | undefined,
  /** How many such tasks are let through before. */
  after: 0,
  deaths: 0,
}));

vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class Worker extends real.Worker {
    override postMessage(...parameters: Parameters<InstanceType<typeof real.Worker>['postMessage']>): void {
      super.postMessage(...parameters);
      const message = parameters[0] as { task?: string } | undefined;
      if (message?.task === undefined || message.task !== fate.task) return;
      fate.after -= 1;
      if (fate.after >= 0) return;
      fate.task = undefined;
      fate.deaths += 1;
      void this.terminate();
    }
  }
  return { ...real, Worker };
});
afterEach(() => Object.assign(fate, { task: undefined, after: 0, deaths: 0 }));

/** Bytes that no compression makes smaller. */
const noise = (seed: number, size: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(size));
const file = (content: Buffer) => ({ type: 'file', content, mode: 0o644, mtime: 1000 }) as const;
const options = (workspace: string, key = 'cache/k') => ({
  key,
  packs: 'packs/',
  paths: parsePaths(['root'], { workspace, home: '/home/me' }),
  workers: 2,
});
/** A file that is cut into chunks, and small ones in several batches. */
function plant(folder: string): string[] {
  writeTree(folder, {
    'root/large': file(noise(1, 20_000_000)),
    ...Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`root/d${at % 5}/${at}`, file(noise(at % 255, 40_000 + at))]),
    ),
  });
  return treeOf(folder);
}

/** Without times: those of folders are what they are at the moment of writing. */
const treeOf = (folder: string): string[] =>
  readTree(join(folder, 'root')).map((line) => line.replace(/ -?\d+\.\d{3}(?= )/, ''));

async function entries(store: Store): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of store.list('cache/')) found.push(key);
  return found;
}

const ENDED = /^A worker thread ended in the middle of its work: /;

describe('a worker that dies', () => {
  test.each<[string, string, number]>([
    ['reads', 'read', 0],
    ['reads, and has read before', 'read', 2],
    ['packs', 'pack', 0],
    ['packs, and has packed before', 'pack', 1],
  ])('while it %s for a save: an error, no entry, and the next save makes one', async (_, task, after) => {
    using place = temporary();
    const tree = plant(place.folder);
    const store = createStack([createMemoryTier()]);
    Object.assign(fate, { task, after });
    await expect(saveSnapshot(store, options(place.folder))).rejects.toMatchObject({
      code: 'PACELINE_SNAPSHOT_WORKER',
      message: expect.stringMatching(ENDED),
      remedy: expect.stringContaining('Run the job again'),
    });
    expect(fate.deaths).toBeGreaterThan(0);
    expect(await entries(store)).toEqual([]);
    expect((await restoreSnapshot(store, options(place.folder, 'cache/k'))).outcome).toBe('miss');
    expect((await saveSnapshot(store, options(place.folder))).outcome).toBe('saved');
    renameSync(join(place.folder, 'root'), join(place.folder, 'before'));
    expect((await restoreSnapshot(store, options(place.folder))).outcome).toBe('restored');
    expect(treeOf(place.folder)).toEqual(tree);
  });

  test.each<[string, string, number, boolean]>([
    ['writes', 'write', 0, false],
    ['writes, and has written before', 'write', 1, false],
    ['writes beside a tree that is there', 'write', 0, true],
    ['compares what is there', 'compare', 0, true],
  ])(
    'while it %s for a restore: a miss, nothing changed, and the next one is whole',
    async (_, task, after, there) => {
      using place = temporary();
      const tree = plant(place.folder);
      const root = join(place.folder, 'root');
      const store = createStack([createMemoryTier()]);
      await saveSnapshot(store, options(place.folder));
      renameSync(root, join(place.folder, 'before'));
      // Of the same sizes, and one file is missing.
      if (there) {
        plant(place.folder);
        writeTree(place.folder, { 'root/d1/1': file(noise(9, 40_001)) });
        renameSync(join(root, 'large'), join(place.folder, 'away'));
      }
      const before = there ? treeOf(place.folder) : [];
      Object.assign(fate, { task, after });
      const missed = await restoreSnapshot(store, options(place.folder));
      expect(fate.deaths).toBeGreaterThan(0);
      expect(missed).toMatchObject({
        outcome: 'miss',
        reason: expect.stringContaining('A worker thread ended in the middle of its work: '),
        broken: false,
        partly: false,
      });
      expect(there ? treeOf(place.folder) : readdirSync(place.folder)).toEqual(there ? before : ['before']);
      expect(
        readdirSync(place.folder, { recursive: true }).filter((name) => `${name}`.includes('.paceline-')),
      ).toEqual([]);
      expect((await restoreSnapshot(store, options(place.folder))).outcome).toBe('restored');
      expect(treeOf(place.folder)).toEqual(tree);
    },
  );
});
