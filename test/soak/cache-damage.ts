import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import { openStore } from '@paceline/store';
import { CACHED } from '../bench/cache-jobs.ts';
import { expectTree, generator } from '../bench/cache-tree.ts';
import { cachedTree, fresh, plant, type Setting } from './cache-machine.ts';
import type { Objects } from './cache-objects.ts';

/** One damage to the objects of a store; returns what was done, in words. */
type Damage = (objects: Objects, names: string[], random: () => number) => Promise<string>;

const pick = (names: string[], random: () => number): string => names[Math.floor(random() * names.length)]!;

const DAMAGES: readonly Damage[] = [
  async (objects, names, random) => {
    const name = pick(names, random);
    const content = await objects.read(name);
    const length = Math.floor(random() * content.length);
    await objects.write(name, content.subarray(0, length));
    return `${name} was cut to ${length} bytes`;
  },
  async (objects, names, random) => {
    const name = pick(names, random);
    const content = await objects.read(name);
    const at = Math.floor(random() * content.length);
    content[at]! ^= 1 << Math.floor(random() * 8);
    await objects.write(name, content);
    return `a bit of ${name} was flipped at ${at}`;
  },
  async (objects, names, random) => {
    const [one, other] = [pick(names, random), pick(names, random)];
    const [content, exchanged] = [await objects.read(one), await objects.read(other)];
    await objects.write(one, exchanged);
    await objects.write(other, content);
    return `${one} and ${other} were swapped`;
  },
  async (objects, names, random) => {
    const name = pick(names, random);
    await objects.remove(name);
    return `${name} was removed`;
  },
];

export interface DamageOutcome {
  readonly restored: number;
  readonly missed: number;
}

const FOLDER = 'cache/octo/app/refs%2Fheads%2Fmain/0123456789abcdef/';
const PACKS = 'packs/octo/app/';

/**
 * Saves three entries that share content, then damages the store again and again and restores one of them:
 * the whole tree, or a miss with its reason and no file. Half of the targets hold another tree before.
 * @param objects what is damaged
 * @param mirrored a second tier has the same entries and is never damaged: then nothing may be missed
 */
export async function damageStore(
  setting: Setting,
  objects: Objects,
  count: number,
  options: { mirrored?: boolean } = {},
): Promise<DamageOutcome> {
  const random = generator(count);
  const open = () =>
    openStore(setting.store.split(' '), {
      home: join(setting.folder, 'home'),
      variables: {
        PATH: process.env['PATH'],
        HOME: setting.folder,
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'push',
        RUNNER_TEMP: fresh(setting, 'temp'),
        ...setting.variables,
      },
      mayWrite: { allowed: true },
      onWarning: () => undefined,
    });
  const pathsOf = (workspace: string) => parsePaths([CACHED], { workspace, home: setting.folder });
  const saving = await open();
  const entries = [];
  for (let seed = 1; seed <= 3; seed += 1) {
    const workspace = fresh(setting, 'workspace');
    const tree = plant(workspace, seed);
    const key = `${FOLDER}npm-${seed}`;
    const earlier = entries.map((entry) => entry.key);
    const { outcome } = await saveSnapshot(saving, { key, packs: PACKS, paths: pathsOf(workspace), earlier });
    if (outcome !== 'saved') throw new Error(`${key}: ${outcome}`);
    entries.push({ key, tree });
  }
  await saving.close();
  const names = await objects.names();
  const contents = new Map<string, Buffer>();
  for (const name of names) contents.set(name, Buffer.from(await objects.read(name)));
  const result = { restored: 0, missed: 0 };
  for (let index = 0; index < count; index += 1) {
    for (const [name, content] of contents) await objects.write(name, content);
    const done = await DAMAGES[index % DAMAGES.length]!(objects, names, random);
    const { key, tree } = entries[Math.floor(random() * entries.length)]!;
    const target = fresh(setting, 'target');
    const before = index % 2 ? plant(target, 50) : new Map();
    const reading = await open();
    const restored = await restoreSnapshot(reading, {
      key,
      packs: PACKS,
      paths: pathsOf(target),
      workers: 0,
    });
    await reading.close();
    const hit = restored.outcome === 'restored';
    result[hit ? 'restored' : 'missed'] += 1;
    if (!hit && (options.mirrored || restored.reason === '')) {
      throw new Error(
        `${done}: a miss although there is another tier, or without a reason: ${restored.reason}`,
      );
    }
    expectTree(`${done}, then ${restored.outcome}`, cachedTree(target), hit ? tree : before);
    rmSync(target, { recursive: true });
  }
  return result;
}
