import { files, grouped, size } from './lines.ts';

export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

const EVERY_MILLISECONDS = 5000;

/** Lines for work that takes long: `restoring: 12,000 of 35,831 files, 190 MB of 577 MB`. */
export function progressLines(verb: string, now: () => number, say: (line: string) => void) {
  let last = now();
  return (done: Amount, total?: Amount): void => {
    if (now() - last < EVERY_MILLISECONDS) return;
    last = now();
    say(
      total === undefined
        ? `${verb}: ${files(done.files)}, ${size(done.bytes)}`
        : `${verb}: ${grouped(done.files)} of ${files(total.files)}, ${size(done.bytes)} of ${size(total.bytes)}`,
    );
  };
}
