import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHED } from '../bench/cache-jobs.ts';
import { expectTree } from '../bench/cache-tree.ts';
import { cachedTree, fresh, green, job, plant, type Setting, start } from './cache-machine.ts';

/**
 * Savers of one key at the same moment, each with a tree of its own: all are green, one says that it saved, and
 * what a reader then finds is that one's whole tree.
 */
export async function raceSaves(setting: Setting, count: number, sharedHome: boolean): Promise<string> {
  const machine = fresh(setting, 'home');
  const home = () => (sharedHome ? machine : fresh(setting, 'home'));
  const savers = [];
  for (let index = 0; index < count; index += 1) {
    const workspace = fresh(setting, 'workspace');
    const saving = job(setting, { workspace, key: 'npm-raced', home: home() });
    await green('main before the race', saving.main());
    savers.push({ saving, tree: plant(workspace, index + 1) });
  }
  const logs = await Promise.all(savers.map(({ saving }) => green('a racing save', saving.post())));
  const saved = logs.flatMap(({ log }, index) => (/^cache: saved /m.test(log) ? [index] : []));
  const kept = logs.filter(({ log }) => /^cache: kept /m.test(log));
  if (saved.length !== 1 || kept.length !== count - 1) {
    throw new Error(
      `of ${count} savers ${saved.length} saved and ${kept.length} kept:\n${logs.map(({ log }) => log).join('\n')}`,
    );
  }
  const reader = fresh(setting, 'reader');
  const restoring = job(setting, { workspace: reader, key: 'npm-raced', home: home() });
  await green('restore after the race', restoring.main());
  if (restoring.outputs()['cache-hit'] !== 'true') throw new Error(`no hit:\n${restoring.log('main')}`);
  expectTree('after the race', cachedTree(reader), savers[saved[0]!]!.tree);
  return `${count} savers of one key: 1 saved, ${kept.length} kept`;
}

/** Every file has one letter throughout, and a size of the letter's own: a mixture of two states shows. */
const content = (version: number, index: number): Buffer =>
  Buffer.alloc(1000 + index * 5003 + (version % 26) * 101, 97 + (version % 26));

const FILES = 120;

/**
 * Saves a tree whose files are exchanged all the time. Each save is green; what is restored of it has only
 * files that were whole at some moment.
 */
export async function saveWhileChanging(setting: Setting, count: number): Promise<string> {
  let exchanged = 0;
  let saved = 0;
  for (let round = 0; round < count; round += 1) {
    const home = fresh(setting, 'home');
    const workspace = fresh(setting, 'workspace');
    const saving = job(setting, { workspace, key: `npm-changing-${round}`, home });
    await green('main before the save', saving.main());
    plant(workspace, 1);
    const path = (index: number) => join(workspace, CACHED, `moving-${index}`);
    for (let index = 0; index < FILES; index += 1) writeFileSync(path(index), content(0, index));
    const post = start(saving.post());
    let ended = false;
    void post.ended.then(() => {
      ended = true;
    });
    for (let step = 0; !ended; step += 1) {
      // In one piece, so that every content that can be seen is a whole one. Each file changes every few
      // seconds: with more there would be no state to save.
      writeFileSync(join(workspace, 'aside'), content(1 + Math.floor(step / FILES), step % FILES));
      renameSync(join(workspace, 'aside'), path(step % FILES));
      exchanged += 1;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const { code, log } = await post.ended;
    if (code !== 0 || /^::error/m.test(log)) throw new Error(`saving a changing tree failed:\n${log}`);
    if (!/^cache: saved /m.test(log)) continue;
    saved += 1;
    const reader = fresh(setting, 'reader');
    const restoring = job(setting, {
      workspace: reader,
      key: `npm-changing-${round}`,
      home: fresh(setting, 'home'),
    });
    await green('restore of a changing tree', restoring.main());
    expectWhole(reader);
  }
  if (saved === 0) throw new Error('none of the changing trees was saved');
  return `${count} changing trees, ${saved} saved, ${exchanged} files exchanged meanwhile`;
}

function expectWhole(reader: string): void {
  const wholes = new Set<string>();
  for (let index = 0; index < FILES; index += 1) {
    for (let version = 0; version < 26; version += 1) wholes.add(digestOf(content(version, index)));
  }
  for (const [path, line] of cachedTree(reader)) {
    if (!path.startsWith('moving-')) continue;
    const digest = line.split(' ').at(-1)!;
    if (!wholes.has(digest)) throw new Error(`${path} was restored as it never was`);
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
