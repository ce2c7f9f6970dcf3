import { mkdirSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CACHED } from '../bench/cache-jobs.ts';
import { expectTree, generator, type Tree } from '../bench/cache-tree.ts';
import { cachedTree, fresh, green, job, plant, type Setting, stagingLeft, start } from './cache-machine.ts';

export interface KillOutcome {
  /** What readers found after a killed save: the entry itself, an earlier one, or nothing. */
  readonly entry: number;
  readonly earlier: number;
  readonly nothing: number;
  /** Saves that ended before they were killed. */
  readonly late: number;
}

/** Of so many saves one is let through, so that there are earlier entries of several ages. */
const LET_THROUGH = 8;

/**
 * Kills the process tree of a saving step at random moments, and then restores on another machine: what is
 * found is always a whole tree that some save had meant, or nothing and no file. `sharedHome`: savers and readers
 * are on one machine, one after the other, as with a store on its disk.
 */
export async function killSaves(setting: Setting, count: number, sharedHome: boolean): Promise<KillOutcome> {
  const random = generator(count);
  const outcome = { entry: 0, earlier: 0, nothing: 0, late: 0 };
  const meant = new Map<string, Tree>();
  const machine = fresh(setting, 'home');
  const home = () => (sharedHome ? machine : fresh(setting, 'home'));
  let usual = 1;
  for (let index = 0; index < count; index += 1) {
    const key = `npm-${index}`;
    const workspace = fresh(setting, 'workspace');
    const saving = job(setting, { workspace, key, restoreKeys: 'npm-', home: home() });
    await green('main before a save', saving.main());
    meant.set(key, plant(workspace, index + 1));
    const through = index % LET_THROUGH === 1;
    const post = start(saving.post());
    if (!through) {
      // A tenth longer than a save takes: some are meant to be too late.
      await Promise.race([sleep(random() * usual * 1.1 * 1000), post.ended]);
      post.kill();
    }
    const { code, seconds, log } = await post.ended;
    if (code === 0) {
      usual = seconds;
      if (!through) outcome.late += 1;
      if (!/^cache: (saved|kept) /m.test(log))
        throw new Error(`a save that was let through did not save:\n${log}`);
    }
    const left = stagingLeft(workspace);
    if (left.length > 0) throw new Error(`a save left in the workspace: ${left.join(', ')}`);
    const reader = fresh(setting, 'reader');
    const restoring = job(setting, { workspace: reader, key, restoreKeys: 'npm-', home: home() });
    await green('restore after a killed save', restoring.main());
    const found = restoring.outputs()['cache-matched-key'] ?? '';
    const tree = found === '' ? new Map() : meant.get(found);
    if (!tree) throw new Error(`found ${found}, which nobody saved`);
    expectTree(`after a save of ${key} was killed, ${found || 'a miss'}`, cachedTree(reader), tree);
    if (code === 0 && found !== key) throw new Error(`${key} was saved, and ${found || 'nothing'} was found`);
    outcome[found === key ? 'entry' : found === '' ? 'nothing' : 'earlier'] += 1;
  }
  return outcome;
}

/**
 * Kills restores at random moments. At once each file is absent, or as it was, or as the entry has it; and the
 * next restore makes the whole tree. At most one staging folder stays behind, which a restore an hour later removes.
 */
export async function killRestores(setting: Setting, count: number): Promise<{ unfinished: number }> {
  const random = generator(count);
  const home = fresh(setting, 'home');
  const source = fresh(setting, 'workspace');
  const saving = job(setting, { workspace: source, key: 'npm-whole', home });
  await green('main before the save', saving.main());
  const wanted = plant(source, 1);
  const { seconds } = await green('save', saving.post());
  let usual = seconds;
  let unfinished = 0;
  for (let index = 0; index < count; index += 1) {
    const workspace = fresh(setting, 'workspace');
    const before: Tree = index % 2 ? plant(workspace, 2) : new Map();
    const restoring = job(setting, { workspace, key: 'npm-whole', home });
    const main = start(restoring.main());
    await Promise.race([sleep(random() * usual * 1000), main.ended]);
    main.kill();
    if ((await main.ended).code !== 0) unfinished += 1;
    for (const [path, line] of cachedTree(workspace)) {
      if (path.includes('.paceline-') || line.startsWith('folder')) continue;
      const content = (text: string | undefined) => text?.split(' ').at(-1);
      if ([before, wanted].some((tree) => content(tree.get(path)) === content(line))) continue;
      throw new Error(`a killed restore left ${path} with wrong content`);
    }
    const again = job(setting, { workspace, key: 'npm-whole', home });
    const ended = await green('restore after a killed restore', again.main());
    usual = ended.seconds;
    expectTree('after a killed restore', withoutStaging(cachedTree(workspace)), wanted);
    const left = stagingLeft(workspace).filter((path) => /\.paceline-[^/]*$/.test(path));
    if (left.length > 1) throw new Error(`one killed restore left ${left.join(', ')}`);
    if (left.length === 0) continue;
    // Another restore may be using it, as long as it is young.
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const path of left) utimesSync(join(workspace, path), old, old);
    rmSync(join(workspace, CACHED, 'binary.node'));
    await green('restore when a staging folder is old', again.main());
    expectTree('when a staging folder was old', cachedTree(workspace), wanted);
    const still = stagingLeft(workspace);
    if (still.length > 0) throw new Error(`left in the workspace: ${still.join(', ')}`);
  }
  return { unfinished };
}

/**
 * The temporary files that killed savers left in a store on the disk, once they are older than any save: the
 * next save removes them.
 */
export async function expectSwept(setting: Setting, store: string): Promise<number> {
  const temporary = join(store, 'v1', 'tmp');
  mkdirSync(temporary, { recursive: true });
  const left = readdirSync(temporary);
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  for (const name of left) utimesSync(join(temporary, name), old, old);
  const workspace = fresh(setting, 'workspace');
  const saving = job(setting, { workspace, key: 'npm-swept', home: fresh(setting, 'home') });
  await green('main', saving.main());
  plant(workspace, 99);
  await green('save', saving.post());
  const kept = readdirSync(temporary).filter((name) => left.includes(name));
  if (kept.length > 0)
    throw new Error(`${kept.length} of ${left.length} temporary files stay: ${kept.join(', ')}`);
  return left.length;
}

const withoutStaging = (tree: Tree): Tree =>
  new Map([...tree].filter(([path]) => !path.includes('.paceline-')));
