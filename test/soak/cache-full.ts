import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectTree } from '../bench/cache-tree.ts';
import { cachedTree, fresh, green, job, plant, type Setting, stagingLeft } from './cache-machine.ts';

export interface SmallDisk {
  readonly path: string;
  /** Takes up all but so many bytes. */
  fill(left: number): void;
  unmount(): void;
}

const DISK_BYTES = 16 * 1024 * 1024;

/** A file system of 16 MiB; undefined where this process may not mount one. */
export function mountSmallDisk(path: string): SmallDisk | undefined {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return {
    path,
    fill(left) {
      rmSync(join(path, 'filler'), { force: true });
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(join(path, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    unmount: () => void execFileSync('umount', [path]),
  };
}

/**
 * A store, and then a target, on a disk with so many bytes left, which do not suffice for all: every job is
 * green; nothing is saved by half, what was there before can still be restored, and a target has its tree or is
 * as it was.
 */
export async function fullDisks(
  setting: Setting,
  disk: SmallDisk,
  lefts: readonly number[],
): Promise<string> {
  const store = { ...setting, store: `disk:${join(disk.path, 'store')}` };
  const outcomes = { saved: 0, 'not saved': 0, restored: 0, 'not restored': 0 };
  const home = fresh(setting, 'home');
  const save = async (on: Setting, key: string, seed: number) => {
    const workspace = fresh(setting, 'workspace');
    const saving = job(on, { workspace, key, home });
    await green('main', saving.main());
    const tree = plant(workspace, seed);
    const { log } = await green('a save to a full disk', saving.post());
    return { tree, saved: /^cache: saved /m.test(log) };
  };
  const first = await save(store, 'npm-first', 1);
  if (!first.saved) throw new Error('the first save did not fit');
  for (const [index, left] of lefts.entries()) {
    disk.fill(left);
    const { tree, saved } = await save(store, `npm-full-${index}`, index + 2);
    outcomes[saved ? 'saved' : 'not saved'] += 1;
    for (const [key, wanted, there] of [
      [`npm-full-${index}`, tree, saved],
      ['npm-first', first.tree, true],
    ] as const) {
      const reader = fresh(setting, 'reader');
      const restoring = job(store, { workspace: reader, key, home: fresh(setting, 'home') });
      const { log } = await green('restore beside a full disk', restoring.main());
      if (restoring.outputs()['cache-hit'] !== String(there))
        throw new Error(`${key}, saved: ${there}:\n${log}`);
      expectTree(`${key} of a full disk`, cachedTree(reader), there ? wanted : new Map());
    }
  }
  const away = { ...setting, store: `disk:${join(setting.folder, 'roomy-store')}` };
  const { tree } = await save(away, 'npm-roomy', 1);
  for (const [index, left] of lefts.entries()) {
    disk.fill(left);
    const target = join(disk.path, `target-${index}`);
    mkdirSync(target);
    const restoring = job(away, { workspace: target, key: 'npm-roomy', home: fresh(setting, 'home') });
    const { log } = await green('restore to a full disk', restoring.main());
    const outputs = restoring.outputs();
    const hit = outputs['cache-hit'] === 'true';
    outcomes[hit ? 'restored' : 'not restored'] += 1;
    if (!hit && !outputs['miss-reason']) throw new Error(`a miss without a reason:\n${log}`);
    expectTree('on a full disk', cachedTree(target), hit ? tree : new Map());
    const staging = stagingLeft(target);
    if (staging.length > 0) throw new Error(`left on a full disk: ${staging.join(', ')}`);
    for (const name of readdirSync(target)) rmSync(join(target, name), { recursive: true });
  }
  return Object.entries(outcomes)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
