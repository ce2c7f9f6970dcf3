import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keptTime } from '../../../packages/snapshot/src/format/file-time.ts';
import { isRacy } from '../../../packages/snapshot/src/stat/file-stat.ts';

export type Node =
  | { readonly type: 'file'; readonly content: Uint8Array; readonly mode: number; readonly mtime: number }
  | { readonly type: 'directory'; readonly mode: number; readonly mtime: number }
  | { readonly type: 'symlink'; readonly target: string };

/** Writes a tree given as paths and what stands there; folders above are made. */
export function writeTree(folder: string, tree: Readonly<Record<string, Node | string>>): void {
  const directories: [string, Extract<Node, { type: 'directory' }>][] = [];
  for (const [path, node] of Object.entries(tree)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof node === 'string') writeFileSync(place, node);
    else if (node.type === 'symlink') symlinkSync(node.target, place);
    else if (node.type === 'directory') {
      mkdirSync(place, { recursive: true });
      directories.push([place, node]);
    } else {
      writeFileSync(place, node.content);
      chmodSync(place, node.mode);
      utimesSync(place, node.mtime / 1000, node.mtime / 1000);
    }
  }
  for (const [place, node] of directories.reverse()) {
    chmodSync(place, node.mode);
    utimesSync(place, node.mtime / 1000, node.mtime / 1000);
  }
}

/** Everything below a folder that a restore has to bring back, as lines that a failing test can show. */
export function readTree(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((name) => {
      const path = below === '' ? name : `${below}/${name}`;
      const stat = lstatSync(join(folder, path));
      const time = keptTime(join(folder, path), stat).toFixed(3);
      const about = `${path} ${(stat.mode & 0o7777).toString(8)} ${time}`;
      if (stat.isSymbolicLink()) return [`${path} -> ${readlinkSync(join(folder, path))}`];
      if (stat.isDirectory()) return [`${about} folder`, ...readTree(folder, path)];
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex');
      return [`${about} ${stat.size} ${digest}`];
    });
}

export function temporary(): { folder: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-snapshot-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Waits until the stats of all that was written before are believed. */
export async function settled(): Promise<void> {
  using place = temporary();
  const probe = join(place.folder, 'probe');
  writeFileSync(probe, '');
  while (isRacy(lstatSync(probe), Date.now())) await wait(10);
}
