import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { openSource, runSampler } from '@paceline/profile';
import { isRunning, type SamplerOrder } from './process.ts';

/** Bounds of one sampler: longer than any job of a hosted runner (6 h), and about two days at 1 Hz. */
const MAX_SECONDS = 48 * 3600;
export const MAX_LOG_BYTES = 16 * 1024 * 1024;

/**
 * Main of the detached process: samples until it is asked to stop, its file is gone (the runner empties the
 * temporary folder between jobs), or the runner itself is gone.
 */
export async function sample(order: SamplerOrder): Promise<void> {
  const stopped = new AbortController();
  process.once('SIGTERM', () => stopped.abort());
  // A cancelled job interrupts its steps; the sampler stays for the clean-up and is stopped in post.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  const file = openSync(order.file, 'ax', 0o600);
  const source = openSource();
  try {
    await runSampler({
      source,
      intervalSeconds: order.intervalSeconds,
      maxSeconds: MAX_SECONDS,
      maxBytes: MAX_LOG_BYTES,
      write: (text) => writeSync(file, text),
      wanted: () =>
        (process.platform === 'win32' || fstatSync(file).nlink > 0) &&
        (order.runner === undefined || isRunning(order.runner)),
      signal: stopped.signal,
      now: () => new Date(),
    });
  } finally {
    source.close();
    closeSync(file);
  }
}
