import { escapeMarkdown, formatDuration, markdownTable, plural } from '@paceline/render';
import { mean } from '@paceline/stats';
import { axesName } from '../shards/legs.ts';
import type { PackedLeg, Packing } from './pack.ts';

/** GitHub's own limit of jobs is 256; a table of all of them is no summary. */
const SHOWN_JOBS = 64;
/** Combinations that the summary names of each job. */
const SHOWN_COMBINATIONS = 20;

/** Seconds of the longest leg, and how much longer it is than the mean leg. */
export function longestOf(legs: readonly PackedLeg[]): { seconds: number; balance: number } {
  const all = legs.map(({ seconds }) => seconds);
  const seconds = Math.max(...all);
  return { seconds, balance: seconds > 0 ? seconds / mean(all) : 1 };
}

/** The job's summary: which job has which combinations. */
export function describePacking(legs: readonly PackedLeg[], { known, combinations }: Packing): string {
  const rows = legs.slice(0, SHOWN_JOBS).map((leg) => {
    const names = leg.combinations.slice(0, SHOWN_COMBINATIONS).map((one) => escapeMarkdown(axesName(one)));
    const more = leg.combinations.length - names.length;
    const seconds = known > 0 ? [formatDuration(leg.seconds)] : [];
    const which = `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
    return [escapeMarkdown(leg.name), String(leg.combinations.length), ...seconds, which];
  });
  const columns = [
    { title: 'job' },
    { title: 'combinations', align: 'right' as const },
    ...(known > 0 ? [{ title: 'predicted', align: 'right' as const }] : []),
    { title: 'which' },
  ];
  const more = legs.length - rows.length;
  return [
    `### Matrix: ${plural(legs.length, 'job')} for ${plural(combinations, 'combination')}`,
    '',
    markdownTable(columns, rows).trimEnd(),
    ...(more > 0 ? ['', `…and ${plural(more, 'more job')}.`] : []),
  ].join('\n');
}

/** `150 jobs for 300 combinations of axes, 2 each` */
export function packingLine({ legs, known, combinations }: Packing): string {
  const start = `${plural(legs.length, 'job')} for ${plural(combinations, 'combination')} of axes`;
  const range = (loads: readonly number[], text: (load: number) => string) => {
    const [low, high] = [text(Math.min(...loads)), text(Math.max(...loads))];
    return legs.length === 1 ? high : low === high ? `${high} each` : `${low} to ${high} each`;
  };
  if (known === 0)
    return `${start}, ${range(
      legs.map((leg) => leg.combinations.length),
      String,
    )}`;
  const guessed = combinations - known;
  const guess = guessed > 0 ? `; ${plural(guessed, 'combination')} never timed, guessed` : '';
  const each = range(
    legs.map(({ seconds }) => seconds),
    formatDuration,
  );
  return `${start}, predicted ${each} (balance ${longestOf(legs).balance.toFixed(2)}${guess})`;
}

/** Why there are so many legs, where the inputs ask for another number. */
export function packingNote(
  { legs, reason, combinations }: Packing,
  { shards, maxJobs }: { readonly shards: number | 'auto'; readonly maxJobs: number },
): { readonly text: string; readonly isLimited: boolean } | undefined {
  const asked = `${legs.length} of ${shards} shards`;
  switch (reason) {
    case undefined:
      return undefined;
    case 'groups':
      return {
        text: `${plural(legs.length, 'shard')} instead of ${shards}: what is not in "pack" is equal within a job.`,
        isLimited: true,
      };
    case 'combinations':
      return { text: `${asked}: there are ${plural(combinations, 'combination')}.`, isLimited: false };
    case 'limit':
      return {
        text:
          shards === 'auto'
            ? `The target duration needs more than ${plural(maxJobs, 'job')} ("max-jobs").`
            : `${asked}: "max-jobs" allows ${maxJobs}.`,
        isLimited: true,
      };
    case 'longest':
      return {
        text: `${plural(legs.length, 'job')}: more would not help, since one combination alone is over the target duration.`,
        isLimited: false,
      };
  }
}
