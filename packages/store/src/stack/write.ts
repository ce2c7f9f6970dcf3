import type { Clock } from '../tier/clock.ts';
import { digestIn, sha256Hex } from '../tier/digest.ts';
import { StoreError } from '../tier/errors.ts';
import { newPutId } from '../tier/put-id.ts';
import { MAX_VALUE_BYTES, type PutOptions, type PutResult, type Value } from '../tier/tier.ts';
import type { Background } from './background.ts';
import { type CallResult, CircuitOpen, type GuardedTier } from './guarded-tier.ts';
import type { KeyedMutex } from './keyed-mutex.ts';
import type { Hit } from './read.ts';
import { accepts, targetsFor } from './write-policy.ts';

interface StackWriter {
  put(key: string, bytes: Uint8Array, options: PutOptions): Promise<'stored' | 'exists'>;
  delete(key: string, options: { readonly listedOnly?: boolean }): Promise<boolean>;
  /** Copies what was read to the tiers that lack it, behind the caller's back. @param version before the read */
  promote(key: string, hit: Hit<Value>, version: number): void;
}

interface StackWriterOptions {
  readonly guardedTiers: readonly GuardedTier[];
  readonly mutex: KeyedMutex;
  readonly background: Background;
  readonly clock: Clock;
  /** Whether this run may put and delete the value of a key. */
  readonly mayWrite: (key: string) => boolean;
}

/**
 * All that decides which tier a value goes to, and what happens where it does not:
 *
 * 1. `targetsFor` (write-policy.ts) picks the tiers from the value's size and life.
 * 2. With `ifAbsent` the slowest of these that works decides, after the other shared tiers were asked whether
 *    a value of another size or life went there; once it has taken the value as new, the others take it
 *    whatever they hold.
 * 3. A tier that does not take the value must not answer with an older one: it is deleted there, and where
 *    that fails, or the put failed, the tier is not asked for this key again (stale-keys.ts).
 * 4. What is read is copied to the faster tiers that were asked, lack it, and accept it by their policy: if this
 *    run may write the key, or the key is the digest of the value. Otherwise a run could spread a value that others
 *    do not see: GitHub's cache answers a pull request with what that pull request stored under a key of `main`.
 */
export function createStackWriter({
  guardedTiers,
  mutex,
  background,
  clock,
  mayWrite,
}: StackWriterOptions): StackWriter {
  /** False where no tier may be written at all: then the error says that, not that the key is another scope's. */
  const isOutside = (key: string): boolean =>
    !mayWrite(key) && guardedTiers.some((guarded) => !guarded.readOnly);

  async function putOne(guarded: GuardedTier, key: string, bytes: Uint8Array, put: PutOptions) {
    const answer = await guarded.call({
      verb: 'put',
      key,
      bytes: bytes.byteLength,
      run: (tier) => tier.put(key, bytes, put),
    });
    if ('value' in answer && answer.value === 'stored') {
      guarded.counts.puts += 1;
      guarded.counts.bytesWritten += bytes.byteLength;
      guarded.staleKeys.clear(key);
    }
    return answer;
  }

  async function deleteOne(guarded: GuardedTier, key: string): Promise<CallResult<boolean>> {
    const answer = await guarded.call({ verb: 'delete', key, run: (tier) => tier.delete(key) });
    if ('value' in answer) guarded.staleKeys.clear(key);
    else if (!isReadOnly(answer.error)) guarded.staleKeys.add(key);
    return answer;
  }

  /** The tiers that may be written; warns once about those that may not. */
  function writable(listedOnly = false): GuardedTier[] {
    const wanted = guardedTiers.filter(({ tier }) => !listedOnly || tier.list);
    const closed = wanted.filter((guarded) => guarded.readOnly);
    const [first] = closed.filter(({ tier }) => tier.shared).concat(closed);
    first?.failed(first.readOnly);
    return wanted.filter((guarded) => !guarded.readOnly);
  }

  /**
   * Whether one of these has a live value, which went there for its other size or lifetime.
   * @returns `lacking`: those that answered that they have none
   */
  async function whoHas(candidates: readonly GuardedTier[], key: string) {
    const answers = await Promise.all(
      candidates.map((guarded) => guarded.call({ verb: 'head', run: (tier) => tier.head(key) })),
    );
    const found = answers.some((answer) => 'value' in answer && answer.value !== undefined);
    return { found, lacking: candidates.filter((_, index) => 'value' in answers[index]!) };
  }

  async function put(key: string, bytes: Uint8Array, { listedOnly, ...given }: PutOptions) {
    const options: PutOptions = { ...given, id: newPutId() };
    const open = writable(listedOnly);
    const value = { size: bytes.byteLength, expiresAt: options.expiresAt };
    const { shared, instead, local } = targetsFor(open, value, clock.now());
    const stored = new Set<GuardedTier>();
    const failures = new Map<GuardedTier, unknown>();
    let refused = false;
    // Without `ifAbsent` nothing is left to decide. With it, the first tier that answers decides, and takes the value if it is new.
    let decided = !options.ifAbsent;
    const attempt = async (guarded: GuardedTier): Promise<PutResult | undefined> => {
      const answer = await putOne(guarded, key, bytes, { ...options, ifAbsent: !decided });
      if ('error' in answer) {
        failures.set(guarded, answer.error);
        return undefined;
      }
      if (answer.value === 'stored') stored.add(guarded);
      if (answer.value === 'refused') refused = true;
      return answer.value;
    };
    /** @returns true when a live value exists already */
    const intoAll = async (targets: readonly GuardedTier[]): Promise<boolean> => {
      let next = 0;
      while (!decided && next < targets.length) {
        const result = await attempt(targets[next++]!);
        if (result === 'exists') return true;
        decided = result === 'stored';
      }
      await Promise.all(targets.slice(next).map(attempt));
      return false;
    };
    const intoOne = async (targets: readonly GuardedTier[]): Promise<boolean> => {
      for (const target of targets)
        if ((await intoAll([target])) || stored.size > 0) return !stored.has(target);
      return false;
    };

    const others = open.filter((guarded) => !shared.includes(guarded) && !local.includes(guarded));
    const mutable = !options.contentAddressed && !listedOnly;
    const askedFirst = open.filter((guarded) => guarded.tier.shared && guarded !== shared[0]);
    let lacking: readonly GuardedTier[] = [];
    if (!decided && mutable) {
      const asked = await whoHas(askedFirst, key);
      if (asked.found) return 'exists';
      lacking = asked.lacking;
    }
    if (await intoAll(shared)) return 'exists';
    if (stored.size === 0 && (await intoOne(instead))) return 'exists';
    if (await intoAll(local)) return 'exists';

    for (const [guarded, error] of failures) {
      // A call that was not made leaves the old value, which is stale only if another tier took the new one.
      if (stored.size > 0 || !(error instanceof CircuitOpen || isReadOnly(error))) guarded.staleKeys.add(key);
    }
    if (mutable && (stored.size > 0 || refused)) {
      for (const guarded of guardedTiers) if (guarded.readOnly) guarded.staleKeys.add(key);
      const old = others.filter((guarded) => !stored.has(guarded) && !failures.has(guarded));
      const unknown = old.filter((guarded) => !lacking.includes(guarded));
      await Promise.all(unknown.map((guarded) => deleteOne(guarded, key)));
    }
    if (stored.size > 0) return 'stored';
    const readOnly = guardedTiers.find((guarded) => guarded.readOnly)?.readOnly;
    throw failures.values().next().value ?? (open.length === 0 && readOnly ? readOnly : tooLarge(bytes));
  }

  /** Marks the change before and after, so that a read under way does not copy the replaced value back. */
  const exclusively = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    mutex.changed(key);
    return mutex.run(key, work).finally(() => mutex.changed(key));
  };

  return {
    async put(key, bytes, options) {
      if (bytes.byteLength > MAX_VALUE_BYTES) {
        throw new StoreError(
          'PACELINE_STORE_TOO_LARGE',
          `A value of ${bytes.byteLength} bytes is larger than a store takes (64 MiB).`,
          'Store it in pieces.',
        );
      }
      if (isOutside(key)) throw otherScope(key);
      return exclusively(key, () => put(key, bytes, options));
    },
    async delete(key, { listedOnly = false }) {
      if (isOutside(key)) return false;
      return exclusively(key, async () => {
        const answers = await Promise.all(
          writable(listedOnly).map(async (guarded) => {
            const answer = await deleteOne(guarded, key);
            if ('value' in answer) guarded.counts.deletes += 1;
            return 'value' in answer && answer.value;
          }),
        );
        return answers.includes(true);
      });
    },
    promote(key, { found, missed }, version) {
      const { bytes, metadata, createdAt, expiresAt } = found;
      const now = clock.now();
      const value = { size: bytes.byteLength, expiresAt };
      const lacking = missed.filter(
        (guarded) =>
          !(guarded.readOnly && guarded.tier.shared) &&
          guarded.works() &&
          accepts(guarded.tier.writePolicy, value, now),
      );
      if (lacking.length === 0) return;
      const named = digestIn(key);
      if (!mayWrite(key) && named === undefined) return;
      // The caller may change what it got. Not `slice`: that of a Buffer shares its memory.
      let copy: Uint8Array | undefined;
      const started = background.start(bytes.byteLength, () =>
        mutex.run(key, async () => {
          if (mutex.version(key) !== version) return;
          const sha256 = sha256Hex(copy!);
          // Damaged on its way or in its tier, or stored under another value's digest.
          if (named !== undefined && named !== sha256) return;
          for (const guarded of lacking) {
            const id = newPutId();
            const about = { id, metadata, createdAt, expiresAt, sha256 };
            const options = { ...about, ifAbsent: true, contentAddressed: true };
            const answer = await putOne(guarded, key, copy!, options);
            if ('value' in answer && answer.value === 'stored')
              guarded.counts.bytesPromoted += copy!.byteLength;
          }
        }),
      );
      if (started) copy = new Uint8Array(bytes);
      else for (const guarded of lacking) guarded.counts.promotionsSkipped += 1;
    },
  };
}

/** A defect of Paceline: an action should never put a key that its run may not write. */
export const otherScope = (key: string) =>
  new StoreError(
    'PACELINE_STORE_SCOPE',
    `This run may not write ${JSON.stringify(key.slice(0, 200))}: it belongs to another ref or repository.`,
    'Please report this.',
  );

const isReadOnly = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'PACELINE_STORE_READ_ONLY';

const tooLarge = (bytes: Uint8Array) =>
  new StoreError(
    'PACELINE_STORE_TOO_LARGE',
    `A value of ${bytes.byteLength} bytes is larger than any tier of the store may hold.`,
    'Raise max-bytes of a tier.',
  );
