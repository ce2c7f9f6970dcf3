import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SnapshotError } from '../tables/errors.ts';
import {
  type Handlers,
  KINDS,
  type Kind,
  type Reply,
  type TaskOf,
  type WorkOf,
  withoutTransfer,
} from './worker.ts';

export interface Pool<H extends Handlers> {
  /** Number of threads; 1 where the work is done on the calling one. */
  readonly size: number;
  /**
   * Runs a task. A worker runs its tasks in the order in which they were given.
   * @param options.worker index of the worker, for tasks that use what an earlier one left there. Default: the one with
   * the fewest tasks
   * @param options.transfer memory that is handed over, and cannot be used here afterwards
   * @throws SnapshotError PACELINE_SNAPSHOT_WORKER when the worker died; else what the task threw
   */
  run<T extends keyof H & string>(
    task: T,
    input: TaskOf<H, T>['input'],
    options?: { readonly worker?: number; readonly transfer?: readonly ArrayBuffer[] },
  ): Promise<TaskOf<H, T>['result']>;
  /** Ends the threads, also in the middle of a task. */
  close(): Promise<void>;
}

/** The module that a thread runs: beside this file in the sources, and beside the bundle. */
const ENTRY = import.meta.url.replace(
  /[^/]*$/,
  import.meta.url.endsWith('.ts') ? 'worker.ts' : 'threads/index.js',
);

/** File content is outside the heap. What is on it is short-lived, so a small young generation keeps threads small. */
const LIMITS = { maxYoungGenerationSizeMb: 8 };

export const defaultWorkers = (): number => Math.min(8, Math.max(2, availableParallelism()));

/**
 * Threads for one kind of work (see worker.ts).
 * @param workers 0 = on the calling thread, for work that is done before a thread would have started
 * @param data passed to `createWork` in every worker
 */
export async function createPool<K extends Kind>(
  kind: K,
  workers: number,
  data: Parameters<WorkOf<K>>[0],
): Promise<Pool<ReturnType<WorkOf<K>>>> {
  type H = ReturnType<WorkOf<K>>;
  return workers <= 0 ? inline<H>((await KINDS[kind]()) as never, data) : threads<H>(kind, workers, data);
}

function inline<H extends Handlers>(module: { createWork: (data: unknown) => H }, data: unknown): Pool<H> {
  const work = module.createWork(data);
  let last: Promise<unknown> = Promise.resolve();
  return {
    size: 1,
    run(task, input) {
      const job = last.then(async () => withoutTransfer(await work[task]!(input as never)));
      last = job.catch(() => undefined);
      return job as never;
    },
    async close() {
      await last;
    },
  };
}

function threads<H extends Handlers>(kind: Kind, workers: number, data: unknown): Pool<H> {
  const all = Array.from({ length: workers }, () => start(kind, data));
  return {
    size: workers,
    run(task, input, { worker, transfer = [] } = {}) {
      const chosen =
        worker === undefined ? all.reduce((a, b) => (b.pending() < a.pending() ? b : a)) : all[worker]!;
      return chosen.run(task, input, transfer) as never;
    },
    async close() {
      await Promise.all(all.map((worker) => worker.close()));
    },
  };
}

function start(kind: Kind, data: unknown) {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let ended: Error | undefined;
  let next = 0;
  const thread = new Worker(
    `import(${JSON.stringify(ENTRY)}).then((entry) => entry.serveSnapshotWork())`,
    // Neither the inputs of the action nor its secrets are a worker's business.
    { eval: true, env: {}, argv: [], execArgv: [], workerData: { kind, data }, resourceLimits: LIMITS },
  );
  // Only running tasks keep the process alive, not idle workers.
  thread.unref();
  const fail = (why: string) => {
    ended ??= new SnapshotError(
      'PACELINE_SNAPSHOT_WORKER',
      `A worker thread ended in the middle of its work: ${why}.`,
      'Run the job again; if it recurs, the machine may be short of memory: give it more, or cache less.',
    );
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  thread.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  thread.on('messageerror', (error) => fail(error.message));
  thread.on('exit', (code) => fail(`exit code ${code}`));
  thread.on('message', ({ id, result, error }: Reply) => {
    const task = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) thread.unref();
    if (error) task?.reject(revive(error));
    else task?.resolve(result);
  });
  return {
    pending: () => waiting.size,
    run(task: string, input: unknown, transfer: readonly ArrayBuffer[]): Promise<unknown> {
      const result = new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        const id = next++;
        waiting.set(id, { resolve, reject });
        thread.ref();
        try {
          thread.postMessage({ id, task, input }, [...transfer]);
        } catch (error) {
          waiting.delete(id);
          reject(error as Error);
        }
      });
      // A caller that has failed meanwhile does not wait for it, and an unhandled rejection would end the process.
      result.catch(() => undefined);
      return result;
    },
    async close(): Promise<void> {
      if (ended) return;
      const exit = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
      thread.ref();
      // An idle thread is asked to end: V8 can bring the whole process down when one is terminated while it
      // still compiles what it has just loaded.
      if (waiting.size === 0) thread.postMessage(undefined);
      else await thread.terminate();
      await exit;
    },
  };
}

/** Restores the class of an error, which it loses between threads, by its code. */
function revive(error: NonNullable<Reply['error']>): Error {
  if (error.code?.startsWith('PACELINE_SNAPSHOT_') && error.remedy !== undefined) {
    return new SnapshotError(error.code as SnapshotError['code'], error.message, error.remedy);
  }
  return Object.assign(new Error(error.message), { name: error.name, code: error.code });
}
