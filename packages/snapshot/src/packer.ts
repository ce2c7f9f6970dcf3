import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import type { Store } from '@paceline/store';
import { type Chunk, MAX_PACK_BYTES, type Pack, PIECE_BYTES } from './manifest.ts';
import { digest } from './read-file.ts';

const compress = promisify(zstdCompress);
/** Packs that are under way at a time: bounds memory to about this many times twice a pack. */
export const inFlight = (store: Store): number => (packBytes(store) > PIECE_BYTES ? 2 : 4);

const packBytes = (store: Store): number => Math.min(store.packBytes ?? PIECE_BYTES, MAX_PACK_BYTES);

/** Where a pack is kept. Packs of all entries of one repository share a folder, which is what shares content. */
export const packKey = (folder: string, sha256: string): string => `${folder}${sha256}`;

/**
 * Collects content into packs of up to 4 MiB (32 MiB where the store prefers few large values), each content
 * once, and writes every pack as soon as it is full.
 * @param folder start of the packs' store keys, ending in `/`
 */
export function createPacker(store: Store, folder: string, level: number) {
  const full = packBytes(store);
  const atOnce = inFlight(store);
  const packs: (Pack | undefined)[] = [];
  const chunks: Chunk[] = [];
  const known = new Map<string, number>();
  const writing = new Set<Promise<void>>();
  let failure: unknown;
  let parts: Buffer[] = [];
  let filled = 0;
  let newBytes = 0;

  function flush(): void {
    if (filled === 0) return;
    const index = packs.length;
    const content = Buffer.concat(parts, filled);
    packs.push(undefined);
    parts = [];
    filled = 0;
    const job = write(index, content)
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => writing.delete(job));
    writing.add(job);
  }

  async function write(index: number, content: Buffer): Promise<void> {
    const bytes = await compress(content, {
      params: { [constants.ZSTD_c_compressionLevel]: level },
    });
    const sha256 = digest(bytes);
    packs[index] = { sha256, bytes: bytes.byteLength, size: content.byteLength };
    const result = await store.put(packKey(folder, sha256), bytes, {
      ifAbsent: true,
      contentAddressed: true,
    });
    if (result === 'stored') newBytes += bytes.byteLength;
  }

  return {
    /** Content that the store already has; returns whether it was taken over. */
    reuse(pack: Pack, pieces: readonly Omit<Chunk, 'pack'>[]): void {
      const index = packs.push(pack) - 1;
      for (const piece of pieces) {
        if (!known.has(piece.sha256)) known.set(piece.sha256, chunks.push({ ...piece, pack: index }) - 1);
      }
    },
    find: (sha256: string): number | undefined => known.get(sha256),
    /** Index of the chunk with this content. Waits while too many packs are being written. */
    async add(content: Buffer): Promise<number> {
      const sha256 = digest(content);
      const found = known.get(sha256);
      if (found !== undefined) return found;
      if (filled + content.byteLength > full) flush();
      const chunk = { sha256, pack: packs.length, offset: filled, size: content.byteLength };
      const index = chunks.push(chunk) - 1;
      known.set(sha256, index);
      parts.push(content);
      filled += content.byteLength;
      while (writing.size >= atOnce) await Promise.race(writing);
      if (failure !== undefined) throw failure;
      return index;
    },
    async finish(): Promise<{ packs: Pack[]; chunks: Chunk[]; newBytes: number }> {
      flush();
      await Promise.all(writing);
      if (failure !== undefined) throw failure;
      return { packs: packs as Pack[], chunks, newBytes };
    },
  };
}

export type Packer = ReturnType<typeof createPacker>;
