import { parentPort, workerData } from 'node:worker_threads';

/**
 * The tasks of a kind of work: functions of one plain value, which may keep state. A result may list memory in a
 * property `transfer`, which is handed over instead of copied; callers do not see the property.
 */
// biome-ignore lint/suspicious/noExplicitAny: each task has its own types, which TaskOf reads back
export type Handlers = Readonly<Record<string, (input: any) => any>>;

/** Kinds of work, each in a module that exports `createWork(data)`. */
export const KINDS = {
  save: () => import('./save-work.ts'),
  restore: () => import('./restore-work.ts'),
};
export type Kind = keyof typeof KINDS;
export type WorkOf<K extends Kind> = Awaited<ReturnType<(typeof KINDS)[K]>>['createWork'];

export interface TaskOf<H extends Handlers, T extends keyof H> {
  readonly input: Parameters<H[T]>[0];
  readonly result: Omit<Awaited<ReturnType<H[T]>>, 'transfer'>;
}

/** A worker's answer. */
export interface Reply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { name: string; message: string; code?: string | undefined; remedy?: string | undefined };
}

/** Runs in a worker thread (pool.ts): does the tasks that it is sent, one after another. */
export async function serveSnapshotWork(): Promise<void> {
  const port = parentPort!;
  const { kind, data } = workerData as { kind: Kind; data: never };
  let last: Promise<void> = Promise.resolve();
  // The listener is added before this has loaded: messages wait for it here.
  const work = KINDS[kind]().then((module) => module.createWork(data) as Handlers);
  work.catch(() => undefined);
  port.on('message', (message: { id: number; task: string; input: unknown } | undefined) => {
    // An open port keeps the thread alive.
    if (!message) {
      port.close();
      return;
    }
    const { id, task, input } = message;
    last = last.then(async () => {
      try {
        const result = await (await work)[task]!(input);
        port.postMessage({ id, result: withoutTransfer(result) } satisfies Reply, transferOf(result));
      } catch (error) {
        const { name, message, code, remedy } = error as Error & { code?: string; remedy?: string };
        port.postMessage({ id, error: { name, message, code, remedy } } satisfies Reply);
      }
    });
  });
}

const transferOf = (result: unknown): ArrayBuffer[] =>
  (result as { transfer?: ArrayBuffer[] } | undefined)?.transfer ?? [];

export function withoutTransfer(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('transfer' in result)) return result;
  const { transfer: _, ...rest } = result;
  return rest;
}
