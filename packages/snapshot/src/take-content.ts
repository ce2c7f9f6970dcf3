import type { Store } from '@paceline/store';
import { createIntake, type NewChunk, type TakenFile } from './intake.ts';
import type { Known, KnownFile } from './known.ts';
import type { Pack } from './manifest.ts';
import { type Packer, packBytes } from './packer.ts';
import { createPool, defaultWorkers } from './pool.ts';
import type { Amount, SaveOptions } from './save.ts';
import type { Scanned, ScannedFile } from './scan.ts';

/** Less than this is saved before a thread would have started. */
const SMALL = { files: 200, bytes: 4 * 1024 * 1024 };
/** A pack of which less is still of use is written anew, or restores would read ever more dead bytes. */
const MIN_USED = 0.5;
/** Packs that are not half full, each of one save: so many, and their content is packed together. */
const MAX_SMALL_PACKS = { few: 4, many: 32 };
const LARGE_PACK_BYTES = 16 * 1024 * 1024;

/** What a file holds: by its digests where it was read, by ids of what is known where its stat told. */
export type Taken = TakenFile | (KnownFile & { readonly file: ScannedFile });

export interface Content extends Amount {
  /** By place in the scan; undefined for all but files. */
  readonly taken: readonly (Taken | undefined)[];
  /** Packs of earlier entries that are built on, and those that were written. */
  readonly kept: readonly number[];
  readonly written: readonly Pack[];
  readonly fresh: ReadonlyMap<string, NewChunk>;
  readonly hashedFiles: number;
}

/**
 * Finds out what the files hold, and packs what no pack worth keeping has. Which packs are worth keeping is
 * known only when all is known; what is lost with the others is read once more, which is rarely much.
 */
export async function takeContent(
  store: Store,
  options: Pick<SaveOptions, 'compression' | 'workers' | 'onProgress'>,
  scanned: readonly Scanned[],
  known: Known,
  packer: Packer,
): Promise<Content> {
  const taken: (Taken | undefined)[] = new Array(scanned.length).fill(undefined);
  const unread: number[] = [];
  const total = { files: 0, bytes: 0 };
  const left = { files: 0, bytes: 0 };
  for (const [place, file] of scanned.entries()) {
    if (file.type !== 'file') continue;
    total.files += 1;
    total.bytes += file.size;
    const same = known.unchanged(file);
    if (same) taken[place] = { file, entry: same.entry, ids: same.ids };
    else if (file.size === 0) taken[place] = { file, digests: [] };
    else {
      unread.push(place);
      left.files += 1;
      left.bytes += file.size;
    }
  }
  const done = { files: total.files - left.files, bytes: total.bytes - left.bytes };
  const onFile = ({ size }: ScannedFile) => {
    done.files += 1;
    done.bytes += size;
    if (done.files % 500 === 0 || done.files === total.files) options.onProgress?.({ ...done }, total);
  };
  const small = left.files <= SMALL.files && left.bytes <= SMALL.bytes;
  const workers = options.workers ?? (small ? 0 : defaultWorkers());
  const pool = await createPool('save', workers, { compression: options.compression ?? { codec: 'zstd' } });
  try {
    let dropped: Uint8Array = new Uint8Array(known.packs.length);
    const isKnown = (sha256: string): boolean => {
      const id = known.find(sha256);
      return id !== undefined && dropped[known.chunks[id]!.pack] === 0;
    };
    const intake = createIntake(pool, packer, isKnown);
    const read = async (places: readonly number[], told: (file: ScannedFile) => void) => {
      if (places.length === 0) return;
      const files = places.map((place) => scanned[place] as ScannedFile);
      const results = await intake.take(files, told);
      for (const [index, place] of places.entries()) taken[place] = results[index]!;
    };
    await read(unread, onFile);
    dropped = notWorthKeeping(known, taken, packBytes(store));
    const isLost = (sha256: string, id: number | undefined): boolean =>
      id !== undefined && dropped[known.chunks[id]!.pack] === 1 && !intake.fresh.has(sha256);
    const again: number[] = [];
    if (dropped.includes(1)) {
      for (const [place, one] of taken.entries()) {
        const lost =
          one &&
          ('ids' in one
            ? one.ids.some((id) => isLost(known.chunks[id]!.sha256, id))
            : one.digests.some((sha256) => isLost(sha256, known.find(sha256))));
        if (lost) again.push(place);
      }
    }
    const wereUnread = new Set(unread);
    await read(again, () => undefined);
    intake.close();
    const written = await packer.finish();
    const hashedFiles = unread.length + again.filter((place) => !wereUnread.has(place)).length;
    const kept = known.packs.flatMap((_, pack) => (dropped[pack] === 0 ? [pack] : []));
    // As they were when they were read.
    const amount = { files: 0, bytes: 0 };
    for (const one of taken) {
      if (!one) continue;
      amount.files += 1;
      amount.bytes += one.file.size;
    }
    return { ...amount, taken, kept, written, fresh: intake.fresh, hashedFiles };
  } finally {
    await pool.close();
  }
}

/** Packs of which too little is used, and many small ones: 1 for each. */
function notWorthKeeping(
  known: Known,
  taken: readonly (Taken | undefined)[],
  full: number,
): Uint8Array<ArrayBuffer> {
  const { packs, chunks } = known;
  const dropped = new Uint8Array(packs.length);
  if (packs.length === 0) return dropped;
  const used = new Uint8Array(chunks.length);
  for (const one of taken) {
    if (!one) continue;
    if ('ids' in one) {
      for (const id of one.ids) used[id] = 1;
    } else {
      for (const sha256 of one.digests) {
        const id = known.find(sha256);
        if (id !== undefined) used[id] = 1;
      }
    }
  }
  const sizes = new Float64Array(packs.length);
  const inUse = new Float64Array(packs.length);
  for (const [id, { pack, size }] of chunks.entries()) {
    sizes[pack]! += size;
    if (used[id] === 1) inUse[pack]! += size;
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
