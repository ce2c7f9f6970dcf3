import os from 'node:os';

/**
 * Model of this machine's processor as the operating system names it, e.g. `AMD EPYC 7763 64-Core Processor`, with
 * single spaces; undefined where it names none. The same code takes up to half as long again on one of the models
 * that hosted runners of one label have, so times are compared only where it is the same.
 */
export function processorModel(model: string | undefined = os.cpus()[0]?.model): string | undefined {
  const text = (model ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  return text === '' || text.toLowerCase() === 'unknown' ? undefined : text;
}
