import type { Store } from '@paceline/store';
import type { Amount } from '../amount.ts';
import { DEFAULT_COMPRESSION } from '../format/codec.ts';
import type { Pack } from '../format/manifest.ts';
import { createPool, defaultWorkers } from '../workers/pool.ts';
import { createArchiver } from './archiver.ts';
import { FileContents, type FreshContent } from './content.ts';
import { type Packer, packBytes } from './packer.ts';
import type { Parent } from './parent.ts';
import type { SaveOptions } from './save-options.ts';
import type { Scan } from './scan.ts';

/** Less work than this is done before threads would have started. */
const SMALL = { files: 1000, bytes: 12 * 1024 * 1024 };
/** A pack of which a smaller part is used is not kept, or restores would read ever more unused bytes. */
const MIN_USED = 0.5;
/** Packs that are not half full. If there are more than this, their content is packed together. */
const MAX_SMALL_PACKS = { few: 4, many: 32 };
const LARGE_PACK_BYTES = 16 * 1024 * 1024;

export interface Content extends Amount {
  /** By row of the scan. */
  readonly contents: FileContents;
  /** Packs of the parent that are kept, by index, and packs that were written. */
  readonly kept: readonly number[];
  readonly written: readonly Pack[];
  readonly fresh: FreshContent;
  readonly hashedFiles: number;
}

/**
 * Finds the content of all files, and packs what is in no pack that is kept. Which packs are worth keeping is known
 * only once all files are; content of the others is then read again, which is rarely much.
 */
export async function collectContent(
  store: Store,
  options: Pick<SaveOptions, 'compression' | 'workers' | 'onProgress'>,
  scan: Scan,
  parent: Parent,
  packer: Packer,
): Promise<Content> {
  const { entries } = scan;
  const contents = new FileContents(entries.length);
  const unread: number[] = [];
  const total = { files: 0, bytes: 0 };
  const left = { files: 0, bytes: 0 };
  const contentOf = parent.contentOf(scan);
  for (let row = 0; row < entries.length; row++) {
    if (!entries.isFile(row)) continue;
    const size = entries.sizes[row]!;
    total.files += 1;
    total.bytes += size;
    const ids = contentOf(row) ?? (size === 0 ? [] : undefined);
    if (ids) {
      contents.set(row, ids);
      continue;
    }
    unread.push(row);
    left.files += 1;
    left.bytes += size;
  }
  const done = { files: total.files - left.files, bytes: total.bytes - left.bytes };
  const onFile = (row: number) => {
    done.files += 1;
    done.bytes += entries.sizes[row]!;
    if (done.files % 500 === 0 || done.files === total.files) options.onProgress?.({ ...done }, total);
  };
  const small = left.files <= SMALL.files && left.bytes <= SMALL.bytes;
  const workers = options.workers ?? (small ? 0 : defaultWorkers());
  const { compression = DEFAULT_COMPRESSION } = options;
  const pool = await createPool('save', workers, { compression });
  try {
    let dropped: Uint8Array = new Uint8Array(parent.packs.length);
    const { chunks } = parent;
    const findKept = (digests: Uint32Array, index: number): number => {
      const id = parent.find(digests, index);
      return id >= 0 && dropped[chunks.packs[id]!] === 0 ? id : -1;
    };
    const archiver = createArchiver(pool, packer, { chunks, find: findKept }, scan, contents);
    await archiver.archive(unread, onFile);
    dropped = notWorthKeeping(parent, contents, entries.length, packBytes(store));
    const isLost = (id: number): boolean =>
      id < chunks.length && dropped[chunks.packs[id]!] === 1 && archiver.fresh.find(chunks.digests, id) < 0;
    const again: number[] = [];
    if (dropped.includes(1)) {
      for (let row = 0; row < entries.length; row++) {
        if (contents.of(row)?.some(isLost)) again.push(row);
      }
    }
    const wereUnread = new Set(again.length > 0 ? unread : []);
    await archiver.archive(again, () => undefined);
    archiver.close();
    const written = await packer.finish();
    const hashedFiles = unread.length + again.filter((row) => !wereUnread.has(row)).length;
    const kept = parent.packs.flatMap((_, pack) => (dropped[pack] === 0 ? [pack] : []));
    // Counted again, as files can have changed before they were read.
    const amount = { files: 0, bytes: 0 };
    for (let row = 0; row < entries.length; row++) {
      if (!entries.isFile(row)) continue;
      amount.files += 1;
      amount.bytes += entries.sizes[row]!;
    }
    return { ...amount, contents, kept, written, fresh: archiver.fresh, hashedFiles };
  } finally {
    await pool.close();
  }
}

/** @returns 1 for each pack to drop: too little of it is used, or there are too many small ones */
function notWorthKeeping(
  { packs, chunks }: Parent,
  contents: FileContents,
  files: number,
  full: number,
): Uint8Array<ArrayBuffer> {
  const dropped = new Uint8Array(packs.length);
  if (packs.length === 0) return dropped;
  const used = new Uint8Array(chunks.length);
  for (let row = 0; row < files; row++) {
    for (const id of contents.of(row) ?? []) if (id < chunks.length) used[id] = 1;
  }
  const sizes = new Float64Array(packs.length);
  const inUse = new Float64Array(packs.length);
  for (let id = 0; id < chunks.length; id++) {
    const pack = chunks.packs[id]!;
    sizes[pack]! += chunks.sizes[id]!;
    if (used[id] === 1) inUse[pack]! += chunks.sizes[id]!;
  }
  let small = 0;
  for (const [pack, { bytes }] of packs.entries()) {
    if (inUse[pack]! === 0 || inUse[pack]! < sizes[pack]! * MIN_USED) dropped[pack] = 1;
    else if (bytes < full / 2) small += 1;
  }
  const most = full >= LARGE_PACK_BYTES ? MAX_SMALL_PACKS.few : MAX_SMALL_PACKS.many;
  if (small > most) {
    for (const [pack, { bytes }] of packs.entries()) if (bytes < full / 2) dropped[pack] = 1;
  }
  return dropped;
}
