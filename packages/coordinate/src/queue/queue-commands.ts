import type { RedisCommand, RedisCommands } from '@paceline/store';
import {
  encodeResult,
  fieldsOf,
  type ItemResult,
  nextAfter,
  parseEntries,
  parseResult,
  plannedId,
  type QueueEntry,
} from './entries.ts';
import type { QueueKeys } from './queue-keys.ts';
import type { PendingItem } from './reclaim.ts';

/** Where a queue stands. */
export interface QueueLook {
  /** Items with a result. */
  readonly finished: number;
  /** Index of the first planned item that nobody was given. */
  readonly next: number;
  /** Items that legs have and did not finish. */
  readonly held: number;
  /** Of those, items of legs that have shown no sign of life for the time to live. */
  readonly dead: readonly PendingItem[];
}

/** The end of an item, or that it is to be run again on another leg. */
export type Finished =
  | ({ readonly entry: Pick<QueueEntry, 'id' | 'index'> } & Pick<ItemResult, 'outcome'>)
  | { readonly entry: QueueEntry; readonly outcome: 'again' };

interface QueueCommands {
  /** Puts in what is not there yet, and makes the group of this attempt. Whoever comes second changes nothing. */
  seed(): Promise<void>;
  look(): Promise<QueueLook>;
  /** Takes the next entries that nobody was given. */
  read(count: number): Promise<QueueEntry[]>;
  /** What this consumer was given and did not finish: a lost answer is found again so. */
  own(): Promise<QueueEntry[]>;
  /** Takes entries over, if they are still without a sign of life. */
  take(ids: readonly string[]): Promise<QueueEntry[]>;
  /** Says that this consumer lives. @returns the entries that it still has */
  beat(ids: readonly string[]): Promise<Set<string>>;
  /** The first results of items; undefined where there is none. */
  results(indexes: readonly number[]): Promise<(ItemResult | undefined)[]>;
  /** Sets results where there is none, and takes the entries off. @returns for each the result that counts: the first */
  finish(ended: readonly Finished[]): Promise<(ItemResult | undefined)[]>;
  /** Puts entries in again behind all others, since this leg may not run them. */
  putBack(entries: readonly QueueEntry[]): Promise<void>;
}

interface QueueSettings {
  readonly keys: QueueKeys;
  readonly items: number;
  readonly leg: string;
  /** This process; another one of the same leg has another. */
  readonly consumer: string;
  /** After so long without a sign of life a leg is dead. */
  readonly lifeMilliseconds: number;
  /** How long Redis keeps what nobody uses any more. */
  readonly keepSeconds: number;
}

/** Commands of one round trip: what comes back has to be within its deadline. */
const CHUNK = 500;
/** Of those that are looked at to be taken over: more than a leg takes at once. */
const DEAD_AT_ONCE = 2000;

/**
 * The commands of a queue on a stream of Redis (6.2 or newer) and the consumer group of an attempt. Nothing is repeated
 * here, and nothing decided. Each throws StoreError; one whose message has NOGROUP means that Redis lost the queue.
 */
export function queueCommands(redis: RedisCommands, settings: QueueSettings): QueueCommands {
  const { keys, items, leg, consumer, lifeMilliseconds, keepSeconds } = settings;
  const { stream, group, results } = keys;
  const keep = (key: string): RedisCommand => ['EXPIRE', key, keepSeconds];

  const one = async (command: RedisCommand): Promise<unknown> => (await redis.send([command]))[0];

  async function entriesOf(answer: unknown): Promise<QueueEntry[]> {
    const { entries, foreign } = parseEntries(answer, items);
    // What no leg of ours wrote is no item, and would be given to one leg after the other.
    if (foreign.length > 0) await one(['XACK', stream, group, ...foreign]);
    return [...entries];
  }

  const ofStream = (answer: unknown): unknown =>
    Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0][1] : [];

  return {
    async seed() {
      const last = await one(['XREVRANGE', stream, '+', '-', 'COUNT', 1]);
      const { entries } = parseEntries(last, items);
      const there = entries[0] ? nextAfter(entries[0].id, items) : 0;
      for (let from = there; from < items; from += CHUNK) {
        const commands: RedisCommand[] = [];
        for (let index = from; index < Math.min(items, from + CHUNK); index += 1) {
          commands.push(['XADD', stream, plannedId(index), 'i', index]);
        }
        // Another leg's are there already; they come in order, so none is left out.
        await redis.send(commands, { expected: ['ERR The ID specified in XADD'] });
      }
      await redis.send([['XGROUP', 'CREATE', stream, group, 0, 'MKSTREAM'], keep(stream)], {
        expected: ['BUSYGROUP'],
      });
    },

    async look() {
      // The results last: an item that ends meanwhile is counted as held, or as both, and never as neither.
      const [groups, held, dead, finished] = await redis.send([
        ['XINFO', 'GROUPS', stream],
        ['XPENDING', stream, group],
        ['XPENDING', stream, group, 'IDLE', lifeMilliseconds, '-', '+', DEAD_AT_ONCE],
        ['HLEN', results],
      ]);
      const own = (groups as unknown[]).map(fieldsOf).find((fields) => fields.get('name') === group);
      return {
        finished: Number(finished),
        next: nextAfter(own?.get('last-delivered-id') ?? '', items),
        held: Number((held as unknown[])[0]),
        // Its own are those that it has after it stood still.
        dead: (dead as [string, string, number, number][])
          .map(([id, holder, , deliveries]) => ({ id, consumer: holder, deliveries }))
          .filter(({ consumer: holder }) => holder !== consumer),
      };
    },

    async read(count) {
      const command = [
        'XREADGROUP',
        'GROUP',
        group,
        consumer,
        'COUNT',
        count,
        'STREAMS',
        stream,
        '>',
      ] as const;
      return entriesOf(ofStream(await one(command)));
    },

    async own() {
      return entriesOf(ofStream(await one(['XREADGROUP', 'GROUP', group, consumer, 'STREAMS', stream, 0])));
    },

    async take(ids) {
      if (ids.length === 0) return [];
      return entriesOf(await one(['XCLAIM', stream, group, consumer, lifeMilliseconds, ...ids]));
    },

    async beat(ids) {
      const own = new Set<string>();
      if (ids.length === 0) return own;
      // Asked first: XCLAIM alone would take back what another leg has taken over since.
      const still = await one(['XPENDING', stream, group, '-', '+', ids.length + CHUNK, consumer]);
      for (const [id] of still as [string][]) own.add(id);
      const ours = ids.filter((id) => own.has(id));
      for (let from = 0; from < ours.length; from += CHUNK) {
        await one(['XCLAIM', stream, group, consumer, 0, ...ours.slice(from, from + CHUNK), 'JUSTID']);
      }
      return own;
    },

    async results(indexes) {
      if (indexes.length === 0) return [];
      return ((await one(['HMGET', results, ...indexes])) as unknown[]).map(parseResult);
    },

    async finish(ended) {
      const first: (ItemResult | undefined)[] = [];
      for (let from = 0; from < ended.length; from += CHUNK) {
        const part = ended.slice(from, from + CHUNK);
        const commands = part.flatMap((one): RedisCommand[] => {
          const { id, index } = one.entry;
          const done: RedisCommand = ['XACK', stream, group, id];
          if (one.outcome !== 'again') {
            return [
              ['HSETNX', results, index, encodeResult({ outcome: one.outcome, leg })],
              ['HGET', results, index],
              done,
            ];
          }
          const { round } = one.entry;
          return [
            ['HGET', results, index],
            ['XADD', stream, '*', 'i', index, 'round', round + 1, 'not', leg],
            done,
          ];
        });
        const answers = await redis.send([...commands, keep(results)], { together: true });
        let at = 0;
        for (const { outcome } of part) {
          first.push(parseResult(answers[outcome === 'again' ? at : at + 1]));
          at += 3;
        }
      }
      return first;
    },

    async putBack(entries) {
      if (entries.length === 0) return;
      const commands = entries.flatMap(({ id, index, round, not, back }): RedisCommand[] => [
        [
          'XADD',
          stream,
          '*',
          'i',
          index,
          'round',
          round,
          ...(not === undefined ? [] : ['not', not]),
          'back',
          back + 1,
        ],
        ['XACK', stream, group, id],
      ]);
      await redis.send(commands, { together: true });
    },
  };
}
