/** What the machine lends to those who coordinate; tests pass their own. */
export interface Machine {
  /** Milliseconds of a clock that only goes forward. What its zero is does not matter: nobody compares two of them. */
  now(): number;
  /**
   * Calls `run` once, after so many milliseconds; the function that is returned cancels it.
   * @param options.background does not keep the process alive
   */
  after(
    milliseconds: number,
    run: () => void,
    options?: { readonly background?: boolean | undefined },
  ): () => void;
}

export const systemMachine: Machine = {
  now: () => performance.now(),
  after(milliseconds, run, { background = false } = {}) {
    const timer = setTimeout(run, milliseconds);
    if (background) timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Ends early, without an error, when the signal is aborted. */
export function pause(
  machine: Machine,
  milliseconds: number,
  signal?: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = machine.after(milliseconds, end);
    signal?.addEventListener('abort', end);
  });
}
