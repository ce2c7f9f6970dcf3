import { between } from './reading.ts';
import { endLine, headerLine, type SamplerEnd, sampleLine } from './sample-log.ts';
import type { Source } from './source.ts';

interface SamplerOptions {
  readonly source: Source;
  readonly intervalSeconds: number;
  /** It ends by itself after this long, whatever happens. */
  readonly maxSeconds: number;
  /** It ends before its file would pass this size. */
  readonly maxBytes: number;
  /** Appends to the file. */
  write(text: string): void;
  /** Asked every few seconds: whether there is still a job to sample. */
  wanted(): boolean;
  /** Aborted to stop; one last sample is taken then. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** How often `wanted` is asked; it costs about as much as a sample. */
const CHECK_SECONDS = 5;

/** Samples until it is stopped or has to end by itself; resolves to why. The source stays open. */
export function runSampler(options: SamplerOptions): Promise<SamplerEnd> {
  const { source, intervalSeconds, signal } = options;
  const header = headerLine({
    sampler: 1,
    startedAt: options.now().toISOString(),
    intervalSeconds,
    source: source.kind,
    machine: source.machine,
  });
  const first = source.read();
  let before = first;
  let bytes = header.length;
  let checkedAt = 0;
  options.write(header);
  const sample = (): boolean => {
    const after = source.read();
    const line = sampleLine(between(before, after, first.at));
    before = after;
    bytes += line.length;
    if (bytes > options.maxBytes) return false;
    options.write(line);
    return true;
  };
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (why: SamplerEnd) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      options.write(endLine(why));
      resolve(why);
    };
    const stop = () => {
      try {
        // A piece of an interval would count like a whole one, but it is better than no sample at all.
        const elapsed = source.read().at - before.at;
        if (elapsed >= intervalSeconds / 2 || (before === first && elapsed > 0.05)) sample();
        end('stopped');
      } catch (error) {
        reject(error as Error);
      }
    };
    const next = () => {
      // From the start, so that late timers do not add up.
      const elapsed = before.at - first.at;
      const due = (Math.floor(elapsed / intervalSeconds + 0.5) + 1) * intervalSeconds;
      timer = setTimeout(tick, Math.max(1, (due - (performance.now() / 1000 - first.at)) * 1000));
    };
    const tick = () => {
      try {
        if (!sample()) return end('size limit');
        const elapsed = before.at - first.at;
        if (elapsed >= options.maxSeconds) return end('time limit');
        if (elapsed - checkedAt >= CHECK_SECONDS) {
          checkedAt = elapsed;
          if (!options.wanted()) return end('runner gone');
        }
        next();
      } catch (error) {
        clearTimeout(timer);
        reject(error as Error);
      }
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    next();
  });
}
