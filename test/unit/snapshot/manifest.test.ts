import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntry } from '../../../packages/snapshot/src/format/decode-manifest.ts';
import {
  baseOf,
  type EncodedEntry,
  encodeDifference,
  encodeEntry,
} from '../../../packages/snapshot/src/format/encode-manifest.ts';
import type { Signer, Verifier } from '../../../packages/snapshot/src/format/envelope.ts';
import { timeOfTicks } from '../../../packages/snapshot/src/format/file-time.ts';
import { CODECS, FORMAT, type Pack } from '../../../packages/snapshot/src/format/manifest.ts';
import { type PlainManifest, plainOf, tablesOf } from './entries.ts';
import type { Chunk, ManifestEntry } from './table-objects.ts';

const sha = fc
  .integer({ min: 0, max: 1e9 })
  .map((seed) => createHash('sha256').update(`${seed}`).digest('hex'));
const count = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 2 ** 40 }));
const mtime = fc.integer({ min: 0, max: 2 ** 52 - 1 }).map(timeOfTicks);
const mode = fc.constantFrom(0o644, 0o755, 0o600, 0, 0o777);
const segment = fc.record({
  sha256: sha,
  codec: fc.constantFrom(...CODECS),
  offset: count,
  bytes: count,
  size: count,
});
const packs: fc.Arbitrary<Pack[]> = fc.array(
  fc.record({ sha256: sha, bytes: count, segments: fc.array(segment, { minLength: 1, maxLength: 5 }) }),
  { minLength: 1, maxLength: 6 },
);
const chunk = (list: readonly Pack[]): fc.Arbitrary<Chunk> =>
  fc.integer({ min: 0, max: list.length - 1 }).chain((pack) =>
    fc.record({
      sha256: sha,
      pack: fc.constant(pack),
      segment: fc.integer({ min: 0, max: list[pack]!.segments.length - 1 }),
      offset: fc.nat({ max: 2 ** 32 - 1 }),
      size: fc.nat({ max: 100_000 }),
    }),
  );
const path = fc
  .array(fc.oneof(fc.constantFrom('node_modules', 'a', '文', '😀', '__proto__'), fc.string()), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('/'));

const entries = (chunks: readonly Chunk[]): fc.Arbitrary<ManifestEntry[]> => {
  const common = { root: fc.constantFrom(0, 1), mtime };
  const file = fc
    .record({
      ...common,
      mode,
      list: fc.array(fc.integer({ min: 0, max: chunks.length - 1 }), { maxLength: 5 }),
      sparse: fc.boolean(),
    })
    .map(({ list, sparse, ...rest }) => ({
      type: 'file' as const,
      ...rest,
      chunks: list,
      size: list.reduce((sum, index) => sum + chunks[index]!.size, 0),
      ...(sparse && { sparse: true }),
    }));
  const other = fc.oneof(
    fc.record({ ...common, mode, type: fc.constant('directory' as const) }),
    fc.record({ ...common, target: path, type: fc.constant('symlink' as const) }),
    fc.record({ ...common, file: fc.nat({ max: 5 }), type: fc.constant('hardlink' as const) }),
  );
  return fc
    .uniqueArray(fc.tuple(path, fc.oneof(file, other)), { selector: ([at]) => at, maxLength: 40 })
    .map((list) => list.map(([at, entry]): ManifestEntry => ({ ...entry, path: at })));
};

const manifest: fc.Arbitrary<PlainManifest> = packs.chain((list) =>
  fc.array(chunk(list), { minLength: 1, maxLength: 60 }).chain((chunks) =>
    entries(chunks).map((all) => ({
      format: FORMAT,
      key: 'cache/k',
      roots: ['a', 'b'],
      packs: list,
      chunks,
      entries: all,
    })),
  ),
);

const nowhere = async () => undefined;
const decode = async (encoded: EncodedEntry, blobs = new Map<string, Uint8Array>(), verifier?: Verifier) => {
  if (encoded.index && encoded.indexBytes) blobs.set(encoded.index.sha256, encoded.indexBytes);
  return decodeEntry(encoded.value, {
    key: 'cache/k',
    verifier,
    blob: async ({ sha256 }) => blobs.get(sha256),
  });
};

describe('manifest', () => {
  test('decodes to what was encoded', async () => {
    await fc.assert(
      fc.asyncProperty(manifest, async (one) => {
        const decoded = await decode(encodeEntry(tablesOf(one), { createdAt: 5, expiresAt: 9 }));
        expect(plainOf(decoded.manifest)).toEqual(one);
        expect(decoded).toMatchObject({ createdAt: 5, expiresAt: 9 });
      }),
      { numRuns: 200 },
    );
  });

  test('a difference decodes to the same, whatever was added, removed or moved', async () => {
    let differences = 0;
    await fc.assert(
      fc.asyncProperty(large(), fc.array(fc.nat(), { maxLength: 12 }), async (base, edits) => {
        const blobs = new Map<string, Uint8Array>();
        const full = await decode(encodeEntry(tablesOf(base), { createdAt: 1 }), blobs);
        const next = edit(base, edits);
        const encoded = encodeEntry(tablesOf(next), { createdAt: 2, base: baseOf(full) });
        if (full.index && encoded.index?.sha256 === full.index.sha256) differences += 1;
        expect(plainOf((await decode(encoded, blobs)).manifest)).toEqual(next);
      }),
      { numRuns: 30 },
    );
    expect(differences).toBeGreaterThan(15);
  });

  test('a small change is a small value, a large one is written in full', async () => {
    const [base] = fc.sample(large(), 1);
    const blobs = new Map<string, Uint8Array>();
    const full = await decode(encodeEntry(tablesOf(base!), { createdAt: 1 }), blobs);
    const changed = edit(base!, [5, 17]);
    const encoded = encodeEntry(tablesOf(changed), { createdAt: 2, base: baseOf(full) });
    expect(encoded.indexBytes).toBeUndefined();
    expect(encoded.value.byteLength).toBeLessThan(full.indexBytes!.byteLength / 20);
    const other = { ...base!, entries: base!.entries.map((entry) => ({ ...entry, mtime: entry.mtime + 1 })) };
    expect(encodeDifference(tablesOf(other), tablesOf(base!))).toBeUndefined();
    expect(encodeDifference(tablesOf({ ...base!, roots: ['c'] }), tablesOf(base!))).toBeUndefined();
  });

  test('an altered byte anywhere is found', async () => {
    const [one] = fc.sample(manifest, { numRuns: 1, seed: 3 });
    const { value } = encodeEntry(tablesOf(one!), { createdAt: 1 });
    for (let at = 0; at < value.byteLength; at++) {
      const damaged = Buffer.from(value);
      damaged[at]! ^= 4;
      const read = decodeEntry(damaged, { key: 'cache/k', blob: nowhere });
      // In the head a digit of a time can become another; what proves that is the signature.
      await read.then(
        ({ manifest: same }) => expect(plainOf(same)).toEqual(one),
        (error) => expect(error).toMatchObject({ message: expect.stringMatching(/^it|^a |^an /) }),
      );
      const cut = decodeEntry(value.subarray(0, at), { key: 'cache/k', blob: nowhere });
      await expect(cut).rejects.toThrow();
    }
  });

  test('is only taken with the right signature, for its own key', async () => {
    const [one] = fc.sample(manifest, 1);
    const signed = encodeEntry(tablesOf(one!), { createdAt: 1, signer: hmac('secret') });
    expect(plainOf((await decode(signed, new Map(), hmac('secret'))).manifest)).toEqual(one);
    await expect(decode(signed, new Map(), hmac('other'))).rejects.toThrow('its signature is not valid');
    await expect(decode(signed, new Map(), { ...hmac('secret'), algorithm: 'ed25519' })).rejects.toThrow(
      'it is signed in another way',
    );
    const plain = encodeEntry(tablesOf(one!), { createdAt: 1 });
    await expect(decode(plain, new Map(), hmac('secret'))).rejects.toThrow('it is not signed');
    await expect(decodeEntry(signed.value, { key: 'cache/other', blob: nowhere })).rejects.toThrow(
      'it belongs to another entry',
    );
    const at = signed.value.indexOf('"createdAt":1');
    const later = Buffer.from(signed.value);
    later.write('2', at + '"createdAt":'.length);
    await expect(
      decodeEntry(later, { key: 'cache/k', verifier: hmac('secret'), blob: nowhere }),
    ).rejects.toThrow('its signature is not valid');
  });

  test('an index that is gone or is another is said', async () => {
    const [base] = fc.sample(large(), 1);
    const encoded = encodeEntry(tablesOf(base!), { createdAt: 1 });
    await expect(decodeEntry(encoded.value, { key: 'cache/k', blob: nowhere })).rejects.toThrow(
      'its index is gone from the store, or damaged there',
    );
    const other = Buffer.from(encoded.indexBytes!);
    other[100]! ^= 1;
    await expect(decodeEntry(encoded.value, { key: 'cache/k', blob: async () => other })).rejects.toThrow(
      'another digest',
    );
  });
});

function hmac(secret: string): Signer & Verifier {
  const sign = (bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest('base64');
  return { algorithm: 'hmac-sha256', sign, verify: (bytes, signature) => sign(bytes) === signature };
}

/** Large enough for an index of its own. */
function large(): fc.Arbitrary<PlainManifest> {
  return fc.integer({ min: 0, max: 1000 }).map((seed) => {
    const digest = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
    const chunks = Array.from({ length: 4000 }, (_, index): Chunk => {
      const place = Math.floor(index / 100);
      const at = { pack: Math.floor(place / 10), segment: place % 10, offset: (index % 100) * 50, size: 50 };
      return { sha256: digest(`chunk ${index}`), ...at };
    });
    return {
      format: FORMAT,
      key: 'cache/k',
      roots: ['a'],
      packs: Array.from({ length: 4 }, (_, pack) => ({
        sha256: digest(`pack ${pack}`),
        bytes: 30_000,
        segments: Array.from({ length: 10 }, (_, index) => ({
          sha256: digest(`segment ${pack} ${index}`),
          codec: 'zstd' as const,
          offset: index * 3000,
          bytes: 3000,
          size: 5000,
        })),
      })),
      chunks,
      entries: Array.from({ length: 4000 }, (_, index): ManifestEntry => {
        const [dir, name] = [`${index >> 5}`.padStart(3, '0'), `${index}`.padStart(4, '0')];
        const common = { root: 0, path: `dir${dir}/file${name}`, mtime: timeOfTicks(index * 7919) };
        if (index % 50 === 49) return { type: 'hardlink', ...common, file: index - 1 };
        const mode = index % 3 ? 0o644 : 0o755;
        return { type: 'file', ...common, mode, size: 50, chunks: [(index * 31) % 4000] };
      }),
    };
  });
}

/** Removes, changes, adds and swaps; packs and chunks come and go with it. */
function edit(base: PlainManifest, edits: readonly number[]): PlainManifest {
  const entries = base.entries.filter((entry) => entry.type === 'file' || edits.length === 0);
  let packs = [...base.packs];
  let chunks = [...base.chunks];
  for (const number of edits) {
    // Only what was a file from the start: a link that an earlier edit added has no content to change.
    let at = number % entries.length;
    while (entries[at]!.type !== 'file') at = (at + 1) % entries.length;
    const entry = entries[at]!;
    if (number % 4 === 0) entries.splice(at, 1);
    else if (number % 4 === 1) entries[at] = { ...entry, mtime: entry.mtime + 1000 };
    else if (number % 4 === 2)
      entries.splice(at + 1, 0, {
        type: 'symlink',
        root: 0,
        path: `${entry.path}-new${number}`,
        mtime: 0,
        target: `${number}`,
      });
    else {
      packs = [...packs, { ...packs[0]!, sha256: createHash('sha256').update(`${number}`).digest('hex') }];
      chunks = [...chunks, { ...chunks[at]!, pack: packs.length - 1, segment: 0 }];
      entries[at] = { ...entry, chunks: [chunks.length - 1, 3] } as ManifestEntry;
      entries[at] = { ...entries[at], size: 100 } as ManifestEntry;
    }
  }
  return { ...base, packs, chunks, entries };
}
