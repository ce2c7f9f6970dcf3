import { randomBytes } from 'node:crypto';
import type { PutOptions, Store } from '@paceline/store';
import { z } from 'zod';

/**
 * What `cache/admin optimize` means to delete in a later run: content that no entry refers to. A saver does
 * not build on it (`avoid` of saveSnapshot). Each mark is a value of its own that never changes, so that no
 * copy of it in a faster tier is ever out of date.
 */
const mark = z.object({
  format: z.literal(1),
  /** Milliseconds since 1970. */
  markedAt: z.number().int().nonnegative(),
  /** Only what was put before this instant; whatever was put again since is young, and stays. */
  putBefore: z.number().int().nonnegative(),
  sha256: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100_000),
});
type Mark = z.infer<typeof mark>;

/** What one mark may name; the rest is marked by a later run. */
export const MAX_MARKED = 100_000;
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_MARKS = 1000;

export const marksFolder = (repository: string): string => `gc/${repository}/candidates/`;

/** @throws StoreError when no tier took it */
export async function writeMark(
  store: Store,
  repository: string,
  value: Omit<Mark, 'format'>,
  expiresAt: number,
): Promise<void> {
  const key = marksFolder(repository) + randomBytes(8).toString('hex');
  const options: PutOptions = { expiresAt, listedOnly: true };
  await store.put(
    key,
    new TextEncoder().encode(JSON.stringify(mark.parse({ format: 1, ...value }))),
    options,
  );
}

/** All marks that can be read; what is none of ours is passed over. */
export async function readMarks(store: Store, repository: string): Promise<(Mark & { key: string })[]> {
  const keys: string[] = [];
  for await (const { key, size } of store.list(marksFolder(repository))) {
    if (size <= MAX_BYTES && keys.length < MAX_MARKS) keys.push(key);
  }
  const marks: (Mark & { key: string })[] = [];
  for (const key of keys) {
    const value = await store.get(key);
    const parsed = value && mark.safeParse(parseJson(value.bytes));
    if (parsed?.success) marks.push({ ...parsed.data, key });
  }
  return marks;
}

/**
 * For a saver, asked before it starts: whether content (by the sha256 of its blob) is about to be deleted. Then
 * it must not be built on. Where it is needed again it must be put anew (not `ifAbsent`, which would leave the old
 * one), and once more if it is gone after the entry was written: a deletion can be under way at that moment.
 */
export async function readMarkedBlobs(
  store: Store,
  repository: string,
): Promise<(sha256: string) => boolean> {
  const marked = new Set((await readMarks(store, repository)).flatMap(({ sha256 }) => sha256));
  return (sha256) => marked.has(sha256);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
