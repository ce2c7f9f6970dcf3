import type { Store } from '@paceline/store';

type Got = NonNullable<Awaited<ReturnType<Store['get']>>>;

/**
 * A value, and if it is not what it has to be, that of the next tier which has one that is. When there is
 * none, what was found first: so that the caller can say what is wrong with it.
 */
export async function getAccepted(
  store: Store,
  key: string,
  accept: (bytes: Uint8Array) => boolean,
): Promise<Got | undefined> {
  const first = await store.get(key);
  if (!first || accept(first.bytes)) return first;
  return (await getOther(store, key, accept)) ?? first;
}

/** As `getAccepted`, for when what came first is known to be damaged. */
export const getOther = (
  store: Store,
  key: string,
  accept: (bytes: Uint8Array) => boolean,
): Promise<Got | undefined> => store.get(key, { accept });
