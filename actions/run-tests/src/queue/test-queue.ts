import { type LegResult, type TestFile, testKey } from '@paceline/contracts';
import type { Queue, QueueEntry, QueueStep } from '@paceline/coordinate';
import { messageOf } from '@paceline/core';
import type { Leg } from '../plan/planned-leg.ts';

type QueueRecord = NonNullable<LegResult['queue']>;

/** How a file ended that a leg was given; `again`: it is to be run again on another leg. */
export type FileEnd = 'passed' | 'failed' | 'skipped' | 'again';

/** Where a leg's files come from: the queue, and once that is lost, the rest of its own share of the plan. */
export interface TestQueue {
  /** Whether a file that failed can still be given to another leg, as often as `rounds` allows. */
  mayHandOn(file: TestFile, rounds: number): boolean;
  /** The files of the next batch; undefined at the end. It waits while other legs have the last ones. */
  next(): Promise<readonly TestFile[] | undefined>;
  /** Says how the files of the batch ended. */
  ended(ends: readonly { readonly test: TestFile; readonly end: FileEnd }[]): Promise<void>;
  /** Of files that were handed on: those that passed on another leg. Asked at the end. */
  passedElsewhere(tests: readonly TestFile[]): Promise<Set<string>>;
  /** What the leg's result says of it. */
  record(): Omit<QueueRecord, 'handedOn'>;
  close(): void;
}

interface TestQueueSettings {
  readonly leg: string;
  /** In the order of the queue. */
  readonly tests: Leg['tests'];
  /** The leg's own share of the plan. */
  readonly share: readonly TestFile[];
  /** Files that earlier attempts of the run prove, by their keys. */
  readonly proven: ReadonlySet<string>;
  /** A sentence for people, said once. */
  readonly say: (text: string) => void;
}

/**
 * @param open joins the queue
 * @throws what `open` throws as an error of the configuration (PACELINE_STORE_SPEC); no other failure of the queue is one
 */
export async function takeTests(open: () => Promise<Queue>, settings: TestQueueSettings): Promise<TestQueue> {
  const { leg, tests, share, proven, say } = settings;
  const indexOf = new Map(tests.map((test, index) => [testKey(test), index]));
  const fileOf = (index: number): TestFile => ({ suite: tests[index]!.suite, file: tests[index]!.file });
  const claimed: TestFile[] = [];
  const poisoned: TestFile[] = [];
  const duplicates: NonNullable<QueueRecord['duplicates']>[number][] = [];
  const skipped = new Set<string>();
  /** How what this leg was given ended, by its key. */
  const known = new Map<string, FileEnd>();
  let current = new Map<string, QueueEntry>();
  let rest: TestFile[] | undefined;
  let batches = 0;
  let lost: string | undefined;
  let queue: Queue | undefined;

  function lose(error: unknown): void {
    if ((error as { code?: string }).code === 'PACELINE_STORE_SPEC') throw error;
    queue?.close();
    queue = undefined;
    lost = messageOf(error).slice(0, 1000);
    say(`The queue cannot be used, so this leg runs the rest of its own share of the plan. ${lost}`);
  }
  try {
    queue = await open();
  } catch (error) {
    lose(error);
  }

  const finish = async (ends: readonly { readonly entry: QueueEntry; readonly end: FileEnd }[]) => {
    if (queue === undefined || ends.length === 0) return;
    try {
      const first = await queue.finish(ends.map(({ entry, end }) => ({ entry, outcome: end })));
      for (const [at, { entry, end }] of ends.entries()) {
        const by = first[at]?.leg;
        if (end !== 'skipped' && by !== undefined && by !== leg)
          duplicates.push({ ...fileOf(entry.index), leg: by });
      }
    } catch (error) {
      lose(error);
    }
  };

  /** Of what the queue gave: what has to be run here. */
  async function toRun({
    entries,
    poisoned: bad,
  }: Extract<QueueStep, { entries: unknown }>): Promise<TestFile[]> {
    for (const index of bad) poisoned.push(fileOf(index));
    const settled: { entry: QueueEntry; end: FileEnd }[] = [];
    current = new Map();
    for (const entry of entries) {
      const key = testKey(fileOf(entry.index));
      const end = known.get(key);
      // Put in twice, when an answer was lost: it ends with the first.
      if (current.has(key)) continue;
      if (proven.has(key)) {
        skipped.add(key);
        settled.push({ entry, end: 'skipped' });
      } else if (end !== undefined && end !== 'again') settled.push({ entry, end });
      else current.set(key, entry);
    }
    await finish(settled);
    return [...current.values()].map(({ index }) => fileOf(index));
  }

  async function next(): Promise<readonly TestFile[] | undefined> {
    while (queue !== undefined) {
      let step: QueueStep;
      try {
        step = await queue.next();
      } catch (error) {
        lose(error);
        break;
      }
      if ('ended' in step) {
        if (step.ended === 'waited') {
          say('Other legs have had the last files for long; this leg does not wait for them any more.');
        }
        return undefined;
      }
      const batch = await toRun(step);
      if (batch.length === 0) continue;
      batches += 1;
      claimed.push(...batch.filter((test) => !known.has(testKey(test))));
      return batch;
    }
    if (lost === undefined || rest !== undefined) return undefined;
    current = new Map();
    const isLeft = (test: TestFile) => !known.has(testKey(test)) && !proven.has(testKey(test));
    for (const test of share) if (proven.has(testKey(test))) skipped.add(testKey(test));
    rest = share.filter(isLeft).map(({ suite, file }) => ({ suite, file }));
    return rest.length > 0 ? rest : undefined;
  }

  return {
    next,
    mayHandOn(test, rounds) {
      const entry = current.get(testKey(test));
      return queue !== undefined && entry !== undefined && entry.round <= rounds;
    },
    async ended(ends) {
      for (const { test, end } of ends) known.set(testKey(test), end);
      await finish(
        ends.flatMap(({ test, end }) => {
          const entry = current.get(testKey(test));
          return entry ? [{ entry, end }] : [];
        }),
      );
    },
    async passedElsewhere(wanted) {
      const passed = new Set<string>();
      if (queue === undefined || wanted.length === 0) return passed;
      try {
        const results = await queue.results(wanted.map((test) => indexOf.get(testKey(test))!));
        for (const [at, result] of results.entries()) {
          if (result?.outcome === 'passed' && result.leg !== leg) passed.add(testKey(wanted[at]!));
        }
      } catch (error) {
        lose(error);
      }
      return passed;
    },
    record: () => ({
      batches,
      claimed,
      ...(lost === undefined ? {} : { lost }),
      ...(rest === undefined ? {} : { rest }),
      ...(skipped.size === 0 ? {} : { proven: [...skipped].map((key) => fileOf(indexOf.get(key)!)) }),
      ...(duplicates.length === 0 ? {} : { duplicates }),
      ...(poisoned.length === 0 ? {} : { poisoned }),
    }),
    close: () => queue?.close(),
  };
}
