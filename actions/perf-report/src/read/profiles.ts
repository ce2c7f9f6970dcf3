import type { LegResult, Peaks, Profile } from '@paceline/contracts';
import { quantile } from '@paceline/stats';

/** Profiles by the API's id of the job they were taken in. */
export type Usage = ReadonlyMap<number, readonly Profile[]>;

/** A job that ran: on which runner, and when, by the API. */
export interface JobExecution {
  /** The job's id in the API, which is that of its check run. */
  readonly id: number;
  readonly name: string;
  readonly runnerName?: string | undefined;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** A quantile that a single moment does not move. */
const HIGH = 0.95;
/** Clocks of GitHub and of a runner may differ by this much. */
const CLOCK_DIFFERENCE_MS = 30_000;

/**
 * Finds the job of each profile: by the check run, else by the runner that both name and the time at which it
 * began, else by the job's name, else by its id in the workflow and its leg (`test` and leg "1 of 2" are the job
 * `test (1 of 2)`). A profile that fits no job, or several, is left out: a wrong chart is worse than none.
 */
export function matchProfiles(
  profiles: readonly Profile[],
  jobs: readonly JobExecution[],
  legs: readonly Pick<LegResult, 'leg' | 'name'>[],
): Usage {
  const legNames = new Map(legs.map(({ leg, name }) => [leg, name]));
  const usage = new Map<number, Profile[]>();
  for (const profile of profiles) {
    const job = jobOf(profile.checkRunId, jobs) ?? onSameRunner(profile, jobs) ?? byName(profile);
    if (job === undefined || profile.cpu.length === 0) continue;
    usage.set(job.id, [...(usage.get(job.id) ?? []), profile]);
  }
  return usage;

  function byName(profile: Profile): JobExecution | undefined {
    const named = jobs.filter(({ name }) => name === profile.job);
    if (named.length > 0) return only(named);
    const ofJob = jobs.filter(({ name }) => name.startsWith(`${profile.job} `));
    const leg = profile.leg === undefined ? undefined : (legNames.get(profile.leg) ?? profile.leg);
    // `build linux` may be a job of its own: only what GitHub adds for a matrix is surely the same job.
    if (leg === undefined) return only(ofJob.filter(({ name }) => name.startsWith(`${profile.job} (`)));
    return only(ofJob.filter(({ name }) => mentions(name.slice(profile.job.length), leg)));
  }
}

/** The job that a check run belongs to. */
export const jobOf = (
  checkRunId: number | undefined,
  jobs: readonly JobExecution[],
): JobExecution | undefined =>
  checkRunId === undefined ? undefined : jobs.find(({ id }) => id === checkRunId);

function onSameRunner(
  { machine, startedAt }: Profile,
  jobs: readonly JobExecution[],
): JobExecution | undefined {
  if (!machine.name) return undefined;
  const began = Date.parse(startedAt);
  return only(
    jobs.filter(
      ({ runnerName, from, to }) =>
        runnerName === machine.name &&
        began >= from - CLOCK_DIFFERENCE_MS &&
        began <= to + CLOCK_DIFFERENCE_MS,
    ),
  );
}

/** Peaks over all profiles of a job. */
export function peaksOf(profiles: readonly Profile[]): {
  /** Share of all cores, 0–1. */
  cpu: number;
  memoryBytes: number;
  /** Share of the machine's memory; absent when its size is not known. */
  memoryShare?: number;
} {
  const most = (of: (profile: Profile) => readonly number[]) =>
    profiles.reduce((peak, profile) => of(profile).reduce((a, b) => Math.max(a, b), peak), 0);
  const memoryBytes = most((profile) => profile.memoryBytes);
  const size = profiles[0]?.machine.memoryBytes ?? 0;
  return {
    cpu: most((profile) => profile.cpu),
    memoryBytes,
    ...(size > 0 ? { memoryShare: memoryBytes / size } : {}),
  };
}

/** What a job needed of its machine, by all its profiles. */
export function highShares(profiles: readonly Profile[]): Peaks {
  const high = (of: (profile: Profile) => readonly number[]) => {
    const values = profiles.flatMap(of);
    return values.length > 0 ? quantile(values, HIGH) : 0;
  };
  const { cores } = profiles[0]!.machine;
  const sum = (a: readonly number[], b: readonly number[]) =>
    a.map((value, index) => value + (b[index] ?? 0));
  return {
    cores: high(({ cpu }) => cpu) * cores,
    ofCores: cores,
    memoryBytes: high(({ memoryBytes }) => memoryBytes),
    diskBytesPerSecond: high(({ diskReadBytes, diskWriteBytes }) => sum(diskReadBytes, diskWriteBytes)),
    networkBytesPerSecond: high((one) => sum(one.networkReceivedBytes, one.networkSentBytes)),
  };
}

/** The leg's name as words of its own: leg `1` is not part of `11 of 20`. */
function mentions(text: string, leg: string): boolean {
  const at = text.indexOf(leg);
  return at >= 0 && !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + leg.length] ?? '');
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
