import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keptTime } from '../../packages/snapshot/src/format/file-time.ts';

/** Path below the folder → what stands there, in a line that is equal for equal things. */
export type Tree = ReadonlyMap<string, string>;

/**
 * Reads a whole tree: types, modes, link targets; sizes, times of change (as they are kept) and SHA-256 of
 * files. The times of folders are left out.
 */
export function readTree(folder: string): Tree {
  const tree = new Map<string, string>();
  for (const { path, stat } of walk(folder)) {
    const full = join(folder, path);
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) tree.set(path, `link ${readlinkSync(full)}`);
    else if (stat.isDirectory()) tree.set(path, `folder ${mode}`);
    else {
      const digest = createHash('sha256').update(readFileSync(full)).digest('hex');
      const time = keptTime(full, stat);
      tree.set(path, `file ${mode} ${stat.size} ${time} ${digest}`);
    }
  }
  return tree;
}

/** @throws Error that names the first differences */
export function expectTree(what: string, found: Tree, wanted: Tree): void {
  const wrong = [...wanted].filter(([path, line]) => found.get(path) !== line);
  const extra = [...found.keys()].filter((path) => !wanted.has(path));
  if (wrong.length + extra.length === 0) return;
  const lines = [
    ...wrong.slice(0, 5).map(([path, line]) => `${path}: ${found.get(path) ?? 'missing'}, wanted ${line}`),
    ...extra.slice(0, 5).map((path) => `${path}: not wanted`),
  ];
  throw new Error(
    `${what}: the tree is wrong in ${wrong.length} places, ${extra.length} too many.\n${lines.join('\n')}`,
  );
}

export interface TreeSize {
  readonly files: number;
  readonly bytes: number;
}

export function treeSize(folder: string): TreeSize {
  let files = 0;
  let bytes = 0;
  for (const { stat } of walk(folder)) {
    if (!stat.isFile()) continue;
    files += 1;
    bytes += stat.size;
  }
  return { files, bytes };
}

/** A seeded choice of 1 % of the files, of at most 1 MB each, gets a line each at a random place. */
export function editFiles(folder: string, seed: number): number {
  const random = generator(seed);
  const chosen = choose(folder, random, 1_000_000);
  for (const path of chosen) {
    const content = readFileSync(path);
    const place = Math.floor(random() * content.length);
    const line = `/* edit ${Math.floor(random() * 1e9)} */\n`;
    writeFileSync(
      path,
      Buffer.concat([content.subarray(0, place), Buffer.from(line), content.subarray(place)]),
    );
  }
  return chosen.length;
}

/** A seeded choice of 1 % of the files is spoiled: removed, cut short, overwritten, or written to. */
export function spoilFiles(folder: string, seed: number): number {
  const random = generator(seed);
  const chosen = choose(folder, random, Number.POSITIVE_INFINITY);
  for (const [index, path] of chosen.entries()) {
    const { size } = lstatSync(path);
    if (index % 4 === 0 || size === 0) rmSync(path);
    else if (index % 4 === 1) truncateSync(path, Math.floor(size / 2));
    else if (index % 4 === 2) writeFileSync(path, 'spoiled\n');
    else {
      const content = readFileSync(path);
      content[Math.floor(random() * size)]! ^= 0xff;
      writeFileSync(path, content);
    }
  }
  return chosen.length;
}

function choose(folder: string, random: () => number, maxBytes: number): string[] {
  const files = [...walk(folder)]
    .filter(({ stat }) => stat.isFile() && stat.nlink === 1 && stat.size <= maxBytes)
    .map(({ path }) => join(folder, path))
    .sort();
  const count = Math.max(1, Math.round(files.length / 100));
  for (let index = 0; index < count; index += 1) {
    const other = index + Math.floor(random() * (files.length - index));
    [files[index], files[other]] = [files[other]!, files[index]!];
  }
  return files.slice(0, count);
}

function* walk(folder: string, below = ''): Generator<{ path: string; stat: Stats }> {
  for (const name of readdirSync(join(folder, below))) {
    const path = below === '' ? name : `${below}/${name}`;
    const stat = lstatSync(join(folder, path));
    yield { path, stat };
    if (stat.isDirectory()) yield* walk(folder, path);
  }
}

/** mulberry32: the same choice for the same seed, on every machine. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
