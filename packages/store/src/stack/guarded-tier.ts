import { type Clock, within } from '../tier/clock.ts';
import { describeStoreError, StoreError } from '../tier/errors.ts';
import { backoff, isRefusal, isTransient, retryAfter } from '../tier/retry.ts';
import { MAX_VALUE_BYTES, type Tier, type TierLimits } from '../tier/tier.ts';
import { type Breaker, createBreaker } from './breaker.ts';
import { createLatency, hedgeAfter, type Latency } from './latency.ts';
import { createStaleKeys, type StaleKeys } from './stale-keys.ts';
import { type Counts, noCounts } from './statistics.ts';
import { createBandwidth, createSemaphore } from './throttle.ts';

export type Verb = 'get' | 'getRange' | 'head' | 'put' | 'delete' | 'list' | 'newest';

interface GuardedTierOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** Called once for each different failure. */
  readonly onWarning: (message: string) => void;
  /** Set where this run may not write to the tier: why. */
  readonly readOnly?: string | undefined;
}

export type CallResult<T> = { readonly value: T } | { readonly error: unknown };

interface Call<T> {
  readonly verb: Verb;
  /** Key of the value that is put or deleted. */
  readonly key?: string;
  /** Bytes to send, or the most that may be received. */
  readonly bytes?: number;
  readonly run: (tier: Tier) => Promise<T>;
  /** Bytes that were received. */
  readonly received?: (value: T) => number;
}

/** A tier as the stack calls it: with its deadline, repetitions, circuit breaker, limits and counts. */
export interface GuardedTier {
  readonly tier: Tier;
  readonly counts: Counts;
  readonly staleKeys: StaleKeys;
  readonly readOnly: StoreError | undefined;
  /** False while the circuit breaker is open, until a call succeeds. */
  works(): boolean;
  /** Never rejects; a failure is counted, and warned of once. */
  call<T>(call: Call<T>): Promise<CallResult<T>>;
  /** Milliseconds after which a read is late enough to ask the next tier too; undefined: never. */
  hedgeAfter(verb: Verb): number | undefined;
  /** Mean over all calls, a failure counting as the deadline; undefined before the first. */
  meanMilliseconds(): number | undefined;
  failed(error: unknown): void;
  sayDamage(): void;
  /** Closes the tier. Calls under way end, and no longer count as failures. */
  close(): Promise<void>;
}

// What holds for a tier that has no other limits of its own, nor in its URL.
const DEADLINE_SECONDS = 10;
const RETRIES = 3;
const CONCURRENCY = 16;
/** Slower than this, and a transfer is as good as hung. */
const SLOWEST_BYTES_PER_SECOND = 4 * 1024 * 1024;

export function createGuardedTier(
  tier: Tier,
  { clock, random, onWarning, readOnly }: GuardedTierOptions,
): GuardedTier {
  const { limits } = tier;
  const counts = noCounts();
  const staleKeys = createStaleKeys();
  const warned = new Set<string>();
  const latencies = new Map<Verb, Latency>();
  const answers = createLatency();
  const breaker: Breaker | undefined = limits && createBreaker(clock);
  const inTurn = limits && createSemaphore(limits.concurrency ?? CONCURRENCY);
  const bandwidth =
    limits?.maxBandwidth === undefined ? undefined : createBandwidth(limits.maxBandwidth, clock);
  let working = true;
  let closed = false;
  /** Ends the pauses of calls that wait before they are repeated. */
  const waits = new Set<() => void>();

  function say(kind: string, message: string): void {
    if (warned.has(kind)) return;
    warned.add(kind);
    onWarning(message);
  }
  function failed(error: unknown): void {
    // A late read that nobody waits for any more.
    if (closed) return;
    counts.errors += 1;
    const message = describeStoreError(error);
    // Messages of a network differ from call to call, so its failures are told apart by their code.
    const kind = limits ? (error instanceof StoreError ? error.code : 'other') : message;
    const readOnly = error instanceof StoreError && error.code === 'PACELINE_STORE_READ_ONLY';
    say(kind, readOnly ? message : `${message} Until then the job goes on without this tier of the store.`);
  }

  async function once<T>({ verb, key, bytes = 0, run, received }: Call<T>, limits: TierLimits): Promise<T> {
    await bandwidth?.admitted();
    const started = clock.now();
    const deadline = deadlineOf(limits, bytes);
    if (verb === 'put') bandwidth?.spent(bytes);
    const work = run(tier);
    try {
      const value = await within(clock, deadline, work, () => {
        counts.timeouts += 1;
        if (key !== undefined) staleKeys.underWay(key, work);
        throw new DeadlineExceeded(tier.name, deadline);
      });
      if (received) bandwidth?.spent(received(value));
      return value;
    } finally {
      counts.seconds += Math.max(0, clock.now() - started) / 1000;
    }
  }

  /** Ends when the tier is closed, so that nothing keeps the process alive. */
  async function pauseFor(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        waits.delete(end);
        resolve();
      };
      const cancel = clock.after(milliseconds, end);
      waits.add(end);
    });
  }

  /** For tiers that are reached over a network: deadline, breaker, repetitions. */
  async function withRetries<T>(call: Call<T>, limits: TierLimits, breaker: Breaker): Promise<CallResult<T>> {
    // A list cannot be repeated: its caller already has the first entries.
    const retries = call.verb === 'list' ? 0 : (limits.retries ?? RETRIES);
    const begun = clock.now();
    for (let attempt = 0; ; attempt++) {
      const answer = await inTurn!(async (): Promise<CallResult<T> | 'circuit open'> => {
        // Asked only now: the breaker may have opened while this call waited for its turn.
        if (!breaker.admits()) return 'circuit open';
        const started = clock.now();
        try {
          const value = await once(call, limits);
          breaker.succeeded();
          working = true;
          answers.add(clock.now() - started);
          return { value };
        } catch (error) {
          return { error };
        }
      });
      if (answer === 'circuit open') {
        counts.skipped += 1;
        return { error: new CircuitOpen(tier.name) };
      }
      if ('value' in answer) return answer;
      const { error } = answer;
      const pause = Math.max(backoff(attempt, random), retryAfter(error) ?? 0);
      // A call that, with its repetitions so far, took as long as the deadline is not repeated.
      const spent = clock.now() - begun + pause >= deadlineOf(limits, 0);
      const again = attempt < retries && isTransient(error) && !spent && working && !closed;
      if (again) {
        counts.retries += 1;
        await pauseFor(pause);
        continue;
      }
      failed(error);
      if (isRefusal(error)) {
        breaker.undecided();
        return answer;
      }
      answers.add(deadlineOf(limits, 0));
      if (breaker.failed(isDeadlineExceeded(error))) {
        counts.breakerOpened += 1;
        working = false;
        say(
          'breaker',
          `The store's ${tier.name} tier does not answer as it should; it is left out, and tried again every half minute or less often.`,
        );
      }
      return answer;
    }
  }

  async function direct<T>({ run }: Call<T>): Promise<CallResult<T>> {
    const started = clock.now();
    try {
      return { value: await run(tier) };
    } catch (error) {
      failed(error);
      return { error };
    } finally {
      counts.seconds += Math.max(0, clock.now() - started) / 1000;
    }
  }

  return {
    tier,
    counts,
    staleKeys,
    readOnly: readOnly === undefined ? undefined : readOnlyError(tier, readOnly),
    works: () => working,
    async call(call) {
      const started = clock.now();
      const answer = await (limits ? withRetries(call, limits, breaker!) : direct(call));
      if ('value' in answer && answer.value !== undefined) {
        const latency = latencies.get(call.verb) ?? createLatency();
        latencies.set(call.verb, latency);
        latency.add(Math.max(0, clock.now() - started));
      }
      return answer;
    },
    hedgeAfter(verb) {
      if (!limits) return undefined;
      if (limits.hedgeAfterSeconds !== undefined) return limits.hedgeAfterSeconds * 1000;
      return hedgeAfter(latencies.get(verb));
    },
    meanMilliseconds: () => answers.mean(),
    async close() {
      closed = true;
      for (const end of waits) end();
      await tier.close();
    },
    failed,
    sayDamage() {
      if (tier.counters().corrupt === 0) return;
      // Damage is a miss, but the user should know: what was stored is lost and has to be made again.
      say(
        'damage',
        `The store's ${tier.name} tier holds damaged values; they are removed, and what they held is made again. If it happens often, check the disk.`,
      );
    },
  };
}

/** The most bytes that a get may bring, so that the deadline leaves time for a large value. */
export const ANY_VALUE = MAX_VALUE_BYTES;

/** Milliseconds. */
export function deadlineOf(limits: TierLimits, bytes: number): number {
  const rate = Math.min(SLOWEST_BYTES_PER_SECOND, limits.maxBandwidth ?? Number.POSITIVE_INFINITY);
  return ((limits.deadlineSeconds ?? DEADLINE_SECONDS) + bytes / rate) * 1000;
}

/** It did not answer in time, by the stack's deadline or by the tier's own. */
export const isDeadlineExceeded = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'PACELINE_STORE_DEADLINE';

export class DeadlineExceeded extends StoreError {
  constructor(tier: string, milliseconds: number) {
    super(
      'PACELINE_STORE_DEADLINE',
      `The store's ${tier} tier did not answer within ${Math.round(milliseconds / 100) / 10} s.`,
      'If that is too short, set "deadline" on the tier.',
    );
  }
}

/** No call was made, as the circuit breaker is open; the warning was given when it opened. */
export class CircuitOpen extends StoreError {
  constructor(tier: string) {
    super(
      'PACELINE_STORE_UNAVAILABLE',
      `The store's ${tier} tier is left out, since it did not work before.`,
      'See the warning on it.',
    );
  }
}

const readOnlyError = (tier: Tier, reason: string) =>
  new StoreError(
    'PACELINE_STORE_READ_ONLY',
    `This run may not write to ${tier.shared ? 'what the store shares with other machines' : 'the store'}: ${reason}.`,
    'What this run would have kept there is made again by the next one that may.',
  );
