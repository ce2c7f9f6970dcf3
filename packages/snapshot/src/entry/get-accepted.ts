import type { Store } from '@paceline/store';

type StoreValue = NonNullable<Awaited<ReturnType<Store['get']>>>;

/**
 * The first value of a key that is acceptable, tier by tier. If none is, the first that was found, so that the caller
 * can say what is wrong with it.
 */
export async function getAccepted(
  store: Store,
  key: string,
  accept: (bytes: Uint8Array) => boolean,
): Promise<StoreValue | undefined> {
  const first = await store.get(key);
  if (!first || accept(first.bytes)) return first;
  return (await getOther(store, key, accept)) ?? first;
}

/** As `getAccepted`, when the first value is already known to be damaged. */
export const getOther = (
  store: Store,
  key: string,
  accept: (bytes: Uint8Array) => boolean,
): Promise<StoreValue | undefined> => store.get(key, { accept });
