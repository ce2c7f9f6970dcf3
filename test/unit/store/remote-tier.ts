import { type Clock, createMemoryTier, type PutOptions, StoreError, type Tier } from '@paceline/store';

type Verb = 'get' | 'getRange' | 'head' | 'put' | 'delete';

export interface RemoteTier extends Tier {
  /** `verb key` of each call, in the order in which they came. */
  readonly calls: string[];
  /** What the calls to come run into; milliseconds, or an error. */
  behave(how: (verb: Verb, key: string) => number | Error | undefined): void;
  /** How many calls ran at the same time at most. */
  readonly most: () => number;
  /** What it holds, without a call. */
  readonly inside: Tier;
}

/** A tier behind a network that can be slow, hang (`Infinity`) or fail. */
export function remoteTier(name: string, clock: Clock, more: Partial<Tier> = {}): RemoteTier {
  const inside = createMemoryTier({ now: clock.now });
  const calls: string[] = [];
  let behaviour: Parameters<RemoteTier['behave']>[0] = () => undefined;
  let running = 0;
  let most = 0;
  async function call<T>(verb: Verb, key: string, run: () => Promise<T>): Promise<T> {
    calls.push(`${verb} ${key}`);
    running += 1;
    most = Math.max(most, running);
    try {
      const how = behaviour(verb, key);
      if (how instanceof Error) throw how;
      if (how === Number.POSITIVE_INFINITY) await new Promise(() => {});
      else if (how !== undefined) await new Promise<void>((resolve) => void clock.after(how, resolve));
      return await run();
    } finally {
      running -= 1;
    }
  }
  return {
    ...inside,
    name,
    shared: true,
    limits: {},
    calls,
    inside,
    most: () => most,
    behave: (how) => {
      behaviour = how;
    },
    get: (key) => call('get', key, () => inside.get(key)),
    getRange: (key, offset, length) => call('getRange', key, () => inside.getRange(key, offset, length)),
    head: (key) => call('head', key, () => inside.head(key)),
    put: (key, bytes, options?: PutOptions) => call('put', key, () => inside.put(key, bytes, options)),
    delete: (key) => call('delete', key, () => inside.delete(key)),
    ...more,
  };
}

/** As a server that is busy, or a network that is down for a moment. */
export const busy = (more: object = {}): Error =>
  Object.assign(new StoreError('PACELINE_STORE_BUSY', 'The server is busy.', 'Wait.'), {
    retryable: true,
    ...more,
  });
export const denied = (): Error => new StoreError('PACELINE_STORE_DENIED', 'No permission.', 'Grant it.');
