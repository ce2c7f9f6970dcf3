/** Work that nobody waits for, within bounds. */
export interface Background {
  /** False, and the work is not done, when too many bytes are held already. */
  start(bytes: number, work: () => Promise<unknown>): boolean;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
}

/** @param limits `bytes` held by work that did not end yet; `tasks` run at once, the rest waits */
export function createBackground(limits: { readonly bytes: number; readonly tasks: number }): Background {
  const waiting: (() => void)[] = [];
  const underWay = new Set<Promise<void>>();
  let held = 0;
  let running = 0;
  async function run(bytes: number, work: () => Promise<unknown>): Promise<void> {
    if (running >= limits.tasks) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      await work();
    } catch {
      // The work reports its own failures.
    } finally {
      held -= bytes;
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }
  return {
    start(bytes, work) {
      if (held + bytes > limits.bytes) return false;
      held += bytes;
      const task: Promise<void> = run(bytes, work).finally(() => void underWay.delete(task));
      underWay.add(task);
      return true;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
