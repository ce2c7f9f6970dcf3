import { randomUUID } from 'node:crypto';
import { openRedisCommands, StoreError } from '@paceline/store';
import { type Machine, pause, systemMachine } from '../machine.ts';
import { type BatchRules, batchSize, suffixSeconds } from './batch-size.ts';
import type { ItemResult, QueueEntry } from './entries.ts';
import { holdItems } from './heartbeat.ts';
import { type Finished, type QueueLook, queueCommands } from './queue-commands.ts';
import { type QueueName, queueKeys } from './queue-keys.ts';
import { chooseReclaim } from './reclaim.ts';

export interface QueueRequest {
  /** `redis:` or `rediss:`; the credentials are the environment's, as for a store. */
  readonly url: URL;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly name: QueueName;
  /** Id of the leg in its plan. */
  readonly leg: string;
  /** Seconds of each item as far as the plan knows them, in the order in which the items are given out: the longest first. */
  readonly seconds: readonly number[];
  readonly rules: BatchRules;
  /** After so many seconds without a sign of life a leg is taken for dead. Default 30. */
  readonly lifeSeconds?: number | undefined;
  /** So long a leg that has nothing to do waits for what others have and may not finish. Default 120. */
  readonly waitSeconds?: number | undefined;
  /** So long a server that cannot be reached is asked again. Default 15. */
  readonly patienceSeconds?: number | undefined;
}

export type QueueStep =
  /** Items to run, and those that are given to nobody any more, by their index. */
  | { readonly entries: readonly QueueEntry[]; readonly poisoned: readonly number[] }
  /** `done`: each item has a result. `waited`: others have the last ones, and this leg waited for them in vain. */
  | { readonly ended: 'done' | 'waited' };

export interface Queue {
  /**
   * What to do next; it waits while others have the last items.
   * @throws StoreError where Redis is lost: the leg goes on without it
   */
  next(): Promise<QueueStep>;
  /**
   * Says how items ended, or that they are to be run again on another leg.
   * @returns for each the result that counts, the first: of another leg where both ran it
   * @throws StoreError where Redis is lost
   */
  finish(ended: readonly Finished[]): Promise<(ItemResult | undefined)[]>;
  /** The first results of items, by index. @throws StoreError where Redis is lost */
  results(indexes: readonly number[]): Promise<(ItemResult | undefined)[]>;
  /** What it still has is given to others once its time to live is over. */
  close(): void;
}

/** GitHub runs a job for five days at most; a later attempt puts the items in again. */
const KEEP_SECONDS = 6 * 86_400;
const POLL_MILLISECONDS = 1000;
/** Between looks at how far another leg is that puts the items in. */
const LONGEST_LOOK = 40;
const FIRST_REST = 100;
const LONGEST_REST = 2000;
/** A leg that may not run an item again puts it back so often, a poll each time; then nobody else is there. */
const MOST_BACK = 20;
/** Items that failed before are taken in batches of at most so many. */
const MOST_AGAIN = 50;
/** Looks in a row that find items which nobody has and that have no result. */
const LOOKS_FOR_LOST = 4;

/**
 * Joins the queue of a plan, and makes it where this leg is the first. Redis only assigns: what ran is proven by what the
 * legs themselves report. Each item is given to one leg at a time, to another one where that died, to none after three
 * died of it, and its first result is the one that counts.
 * @throws StoreError where Redis cannot be used
 */
export async function openQueue(request: QueueRequest, machine: Machine = systemMachine): Promise<Queue> {
  const { seconds, rules, leg, lifeSeconds = 30, waitSeconds = 120, patienceSeconds = 15 } = request;
  const redis = openRedisCommands(request.url, request.variables);
  const items = seconds.length;
  const lifeMilliseconds = Math.round(lifeSeconds * 1000);
  const commands = queueCommands(redis, {
    ...{ keys: queueKeys(request.name), items, leg, lifeMilliseconds },
    consumer: `${leg}:${randomUUID()}`,
    keepSeconds: KEEP_SECONDS,
    rest: () => pause(machine, LONGEST_LOOK * (0.5 + Math.random() / 2)),
  });
  const suffix = suffixSeconds(seconds);
  const held = holdItems(lifeMilliseconds, commands.beat, machine);
  const secondsOf = (index: number) => suffix[index]! - suffix[index + 1]!;
  const meanSeconds = Math.max(suffix[0]! / Math.max(1, items), 0.001);
  const againAtOnce = Math.min(MOST_AGAIN, Math.max(1, Math.ceil(rules.leastSeconds / meanSeconds)));
  /** An answer was lost: Redis may have given us what we do not know of. */
  let unsure = false;

  async function patiently<T>(call: () => Promise<T>): Promise<T> {
    const until = machine.now() + patienceSeconds * 1000;
    for (let rest = FIRST_REST; ; rest = Math.min(LONGEST_REST, rest * 2)) {
      try {
        return await call();
      } catch (error) {
        if (!mayPass(error) || machine.now() + rest > until) throw error;
        unsure = true;
        await pause(machine, rest * (0.5 + Math.random()));
      }
    }
  }

  /** Of what was delivered: what this leg is to run. The others are taken off, or left to other legs. */
  async function ownOf(entries: readonly QueueEntry[]): Promise<QueueEntry[]> {
    if (entries.length === 0) return [];
    held.add(entries.map(({ id }) => id));
    const known = await patiently(() => commands.results(entries.map(({ index }) => index)));
    const ended: Finished[] = [];
    const back: QueueEntry[] = [];
    const own: QueueEntry[] = [];
    for (const [at, entry] of entries.entries()) {
      // A result that is there stays the first one.
      if (known[at] !== undefined) ended.push({ entry, outcome: 'skipped' });
      else if (entry.not !== leg) own.push(entry);
      else if (entry.back < MOST_BACK) back.push(entry);
      else ended.push({ entry, outcome: 'failed' });
    }
    if (ended.length > 0) await finish(ended);
    if (back.length > 0) {
      await patiently(() => commands.putBack(back));
      held.remove(back.map(({ id }) => id));
    }
    return own;
  }

  async function finish(ended: readonly Finished[]): Promise<(ItemResult | undefined)[]> {
    if (ended.length === 0) return [];
    const first = await patiently(() => commands.finish(ended));
    held.remove(ended.map(({ entry }) => entry.id));
    return first;
  }

  /** Items whose legs are dead, and those that nobody gets any more. */
  async function reclaim(dead: QueueLook['dead']): Promise<{ entries: QueueEntry[]; poisoned: number[] }> {
    const indexes = new Map(dead.map(({ id }) => [id, Number(id.split('-')[0]) - 1]));
    const worthIt = (ids: readonly string[]) =>
      ids.reduce((sum, id) => sum + estimate(indexes.get(id)!), 0) >= rules.leastSeconds;
    const choice = chooseReclaim(dead, worthIt);
    const bad = await patiently(() => commands.take(choice.poisoned));
    const results = await finish(bad.map((entry) => ({ entry, outcome: 'poisoned' })));
    const poisoned = bad
      .filter((_, at) => results[at]?.outcome === 'poisoned' && results[at].leg === leg)
      .map(({ index }) => index);
    const taken = await patiently(() => commands.take(choice.take));
    return { entries: await ownOf(taken), poisoned };
  }
  const estimate = (index: number) => (index < items ? secondsOf(index) : meanSeconds);

  /** The next entries that nobody was given; after a lost answer first those that this leg was given without knowing. */
  const given = (count: number): Promise<QueueEntry[]> =>
    patiently(async () => {
      if (unsure) {
        const found = (await commands.own()).filter(({ id }) => !held.ids.has(id));
        unsure = false;
        if (found.length > 0) return found;
      }
      return commands.read(count);
    });

  async function next(): Promise<QueueStep> {
    const idleSince = machine.now();
    let lost = 0;
    for (;;) {
      const look = await patiently(commands.look);
      if (look.finished >= items) return { ended: 'done' };
      if (look.dead.length > 0) {
        const found = await reclaim(look.dead);
        if (found.entries.length + found.poisoned.length > 0) return found;
      }
      const read = await given(batchSize(suffix, look.next, rules) || againAtOnce);
      const entries = await ownOf(read);
      if (entries.length > 0) return { entries, poisoned: [] };
      // Only results that were there already: an attempt that goes through what is done.
      if (read.some(({ not }) => not !== leg)) continue;
      if (look.held === 0 && read.length === 0) {
        lost += 1;
        if (lost >= LOOKS_FOR_LOST) throw incomplete();
        // A server that was started again may have lost the last ones that were put in.
        if (lost > 1) await patiently(commands.seed);
      } else {
        lost = 0;
      }
      if (machine.now() - idleSince >= waitSeconds * 1000) return { ended: 'waited' };
      await pause(machine, POLL_MILLISECONDS * (0.75 + Math.random() / 2));
    }
  }

  const close = () => {
    held.stop();
    redis.close();
  };
  try {
    await patiently(commands.seed);
  } catch (error) {
    close();
    throw error;
  }
  return {
    next,
    finish,
    results: (indexes) => patiently(() => commands.results(indexes)),
    close,
  };
}

/** A server that could not be reached or did not answer may do so a moment later. */
const mayPass = (error: unknown): boolean =>
  error instanceof StoreError && (error.retryable || error.code === 'PACELINE_STORE_DEADLINE');

const incomplete = (): StoreError =>
  new StoreError(
    'PACELINE_STORE_REDIS',
    'Redis no longer has all of the queue.',
    'Look whether it was started again without its last writes, or evicts keys (maxmemory-policy).',
  );
