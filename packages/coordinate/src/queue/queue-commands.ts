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
  /** A short pause, of another length each time. */
  readonly rest: () => Promise<void>;
}

/** Commands of one round trip: what comes back has to be within its deadline. */
const CHUNK = 500;
/** Results of so many batches are between two that tell Redis how long to keep them. */
const KEPT_EVERY = 20;
/** Chunks in a row of which nothing was taken and behind which nothing is. */
const MOST_REFUSED = 50;
/** Of those that are looked at to be taken over: more than a leg takes at once. */
const DEAD_AT_ONCE = 2000;

/**
 * The commands of a queue on a stream of Redis (6.2 or newer) and the consumer group of an attempt. Nothing is repeated
 * here, and nothing decided. Each throws StoreError; one whose message has NOGROUP means that Redis lost the queue.
 */
export function queueCommands(redis: RedisCommands, settings: QueueSettings): QueueCommands {
  const { keys, items, leg, consumer, lifeMilliseconds, keepSeconds, rest } = settings;
  const { stream, group, results } = keys;
  const keep = (key: string): RedisCommand => ['EXPIRE', key, keepSeconds];

  let saidAt = 0;

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
      const newest: RedisCommand = ['XREVRANGE', stream, '+', '-', 'COUNT', 1];
      const thereAfter = (answer: unknown): number =>
        nextAfter(String((answer as unknown[][])[0]?.[0]), items);
      let there = thereAfter(await one(newest));
      // Where the stream takes none, the legs find out what is lacking.
      for (let refused = 0; there < items && refused < MOST_REFUSED; ) {
        const commands: RedisCommand[] = [];
        for (let index = there; index < Math.min(items, there + CHUNK); index += 1) {
          commands.push(['XADD', stream, plannedId(index), 'i', index]);
        }
        // Another leg's are there already; they come in order, so none is left out.
        const answers = await redis.send([...commands, newest], {
          expected: ['ERR The ID specified in XADD'],
        });
        const before = there;
        there = thereAfter(answers.at(-1));
        refused = there > before ? 0 : refused + 1;
        // One leg is enough to put them in; another one goes on where that one stops.
        for (let isLed = answers[0] === undefined; isLed && there < items; ) {
          await rest();
          const now = thereAfter(await one(newest));
          isLed = now > there;
          there = now;
        }
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
        const commands = part.flatMap(({ entry, outcome }): RedisCommand[] => {
          const { id, index } = entry;
          const done: RedisCommand = ['XACK', stream, group, id];
          if (outcome !== 'again') {
            return [['HSETNX', results, index, encodeResult({ outcome, leg })], done];
          }
          return [['XADD', stream, '*', 'i', index, 'round', entry.round + 1, 'not', leg], done];
        });
        if (saidAt === 0) commands.push(keep(results));
        saidAt = (saidAt + 1) % KEPT_EVERY;
        const answers = await redis.send(commands, { together: true });
        const late = part.flatMap(({ entry: { index }, outcome }, at) =>
          outcome === 'again' || answers[2 * at] === 1 ? [] : [index],
        );
        const others = new Map((await this.results(late)).map((result, at) => [late[at]!, result]));
        for (const { entry, outcome } of part) {
          if (others.has(entry.index)) first.push(others.get(entry.index));
          else first.push(outcome === 'again' ? undefined : { outcome, leg });
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
