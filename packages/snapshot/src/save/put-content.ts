import type { Store } from '@paceline/store';
import { sha256Hex } from '../format/envelope.ts';
import { packKey } from '../format/manifest.ts';

/**
 * Puts content under its digest if it is not there. Content that is there is read and compared, since anyone who may
 * write could have put something else under its name, and every entry that needs it would be lost until it is put
 * again. What is compared is the copy that other machines read, since this machine's own copy can be right all the
 * same.
 * @param folder start of the packs' store keys, ending in `/`
 * @param options.anew puts it even if it is there
 * @returns whether it was written
 * @throws StoreError when no tier took it
 */
export async function putContent(
  store: Store,
  folder: string,
  bytes: Uint8Array,
  { sha256, anew = false }: { readonly sha256: string; readonly anew?: boolean | undefined },
): Promise<boolean> {
  const key = packKey(folder, sha256);
  const options = { contentAddressed: true, sha256 };
  if ((await store.put(key, bytes, { ...options, ifAbsent: !anew })) === 'stored') return true;
  const accept = (found: Uint8Array) => sha256Hex(found) === sha256;
  const there = await store.get(key, { accept, shared: true });
  if (there) return false;
  await store.put(key, bytes, options);
  return true;
}
