import { formatBytes, formatCount, plural } from '@paceline/render';

export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

const EVERY_MILLISECONDS = 5000;

/** Lines for work that takes long: `restoring: 12,000 of 35,831 files, 181 MiB of 550 MiB`. */
export function progressLines(verb: string, now: () => number, say: (line: string) => void) {
  let last = now();
  return (done: Amount, total?: Amount): void => {
    if (now() - last < EVERY_MILLISECONDS) return;
    last = now();
    say(
      total === undefined
        ? `${verb}: ${plural(done.files, 'file')}, ${formatBytes(done.bytes)}`
        : `${verb}: ${formatCount(done.files)} of ${plural(total.files, 'file')}, ${formatBytes(done.bytes)} of ${formatBytes(total.bytes)}`,
    );
  };
}
