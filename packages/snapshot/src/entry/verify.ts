import type { Store } from '@paceline/store';
import { decompressSegment, loadCodec } from '../format/codec.ts';
import { sha256Hex, type Verifier } from '../format/envelope.ts';
import { type Manifest, packKey } from '../format/manifest.ts';
import { decodeStored } from './references.ts';

/**
 * Fetches all that an entry needs and checks every digest, down to each chunk. Writes nothing.
 * @param packs start of the packs' store keys
 * @returns the problems, one line each; empty = none
 */
export async function verifyEntry(
  store: Store,
  packs: string,
  key: string,
  verifier?: Verifier,
): Promise<string[]> {
  const found = await store.get(key);
  if (!found) return ['there is no such entry'];
  let manifest: Manifest;
  try {
    ({ manifest } = await decodeStored(store, packs, key, found.bytes, verifier));
  } catch (error) {
    return [`the entry is not usable: ${(error as Error).message}`];
  }
  const problems: string[] = [];
  const { chunks } = manifest;
  const byPack = manifest.packs.map(({ segments }) => segments.map((): number[] => []));
  for (let chunk = 0; chunk < chunks.length; chunk++) {
    byPack[chunks.packs[chunk]!]![chunks.segments[chunk]!]!.push(chunk);
  }
  for (const [index, bySegment] of byPack.entries()) {
    problems.push(...(await verifyPack(store, packs, manifest, index, bySegment)));
  }
  return problems;
}

/** @param bySegment the chunks of each segment of the pack */
async function verifyPack(
  store: Store,
  packs: string,
  manifest: Manifest,
  index: number,
  bySegment: readonly (readonly number[])[],
): Promise<string[]> {
  const pack = manifest.packs[index]!;
  const name = `pack ${pack.sha256.slice(0, 12)}`;
  const value = await store.get(packKey(packs, pack.sha256));
  if (!value) return [`${name} is gone`];
  const { bytes } = value;
  if (bytes.byteLength !== pack.bytes)
    return [`${name} has ${bytes.byteLength} bytes instead of ${pack.bytes}`];
  const problems: string[] = [];
  if (sha256Hex(bytes) !== pack.sha256) problems.push(`${name} has another digest`);
  const { chunks } = manifest;
  for (const [at, segment] of pack.segments.entries()) {
    const part = bytes.subarray(segment.offset, segment.offset + segment.bytes);
    if (sha256Hex(part) !== segment.sha256) {
      problems.push(`segment ${at} of ${name} has another digest`);
      continue;
    }
    try {
      await loadCodec(segment.codec);
      const content = decompressSegment(segment, part);
      const wrong = bySegment[at]!.filter((chunk) => {
        const offset = chunks.offsets[chunk]!;
        return sha256Hex(content.subarray(offset, offset + chunks.sizes[chunk]!)) !== chunks.sha256(chunk);
      });
      if (wrong.length > 0) {
        problems.push(`${wrong.length} chunks of segment ${at} of ${name} have another digest`);
      }
    } catch (error) {
      problems.push(`segment ${at} of ${name} cannot be decompressed: ${(error as Error).message}`);
    }
  }
  return problems;
}
