import { createHash } from 'node:crypto';
import type { TestFile } from '@paceline/contracts';
import { testKey } from '@paceline/contracts';
import type { PlannedLeg } from './planned-leg.ts';

/** Which files a leg runs, and how that differs from what the plan says. */
export interface LegFiles {
  /** What the leg has to run: by the plan, or its share of what the test program lists. */
  readonly planned: TestFile[];
  /** Planned files that the test program does not count among its tests. */
  readonly excluded: TestFile[];
  /** Files that the test program lists and no leg of the plan has. */
  readonly gaps: TestFile[];
  /** The leg runs the whole suite by the project's own command. */
  readonly whole: boolean;
  /** What the test program listed, when it was asked. */
  readonly listed: { files: number; digest?: string } | undefined;
  /** Why the suite as a whole fails, by the program's own list of it. */
  readonly failure?: string | undefined;
}

/** Tests without those that the test program does not count among its own. */
export function notExcluded(tests: readonly TestFile[], excluded: readonly TestFile[]): TestFile[] {
  const left = new Set(excluded.map(testKey));
  return tests.filter((test) => !left.has(testKey(test)));
}

/** SHA-256 over the sorted paths, each ended by a line break. */
export const listDigest = (files: readonly string[]): string =>
  createHash('sha256')
    .update(
      [...files]
        .sort()
        .map((file) => `${file}\n`)
        .join(''),
    )
    .digest('hex');

/**
 * The files of a leg of a plan whose tests only the test program knows: every n-th of the sorted list. Where it
 * cannot list, the first shard runs the whole suite and the others nothing.
 */
export function shareOfList(
  { shard, shards, suite }: PlannedLeg['leg'],
  listed: readonly string[] | undefined,
): LegFiles {
  if (listed === undefined) {
    return { planned: [], excluded: [], gaps: [], whole: shard === 1, listed: { files: 0 } };
  }
  const files = [...new Set(listed)].sort();
  return {
    planned: files.filter((_, index) => index % shards === shard - 1).map((file) => ({ suite, file })),
    excluded: [],
    gaps: [],
    whole: false,
    listed: { files: files.length, digest: listDigest(files) },
  };
}

/** Whether a leg looks for files of its suite that the plan lacks: in a full run, where we found them, the first one. */
export const seeksGaps = ({ leg, suite: { mode, discovery } }: PlannedLeg): boolean =>
  mode === 'full' && discovery.by === 'plan' && leg.shard === 1;

/** Compares the plan's files with what the test program lists; without a list, the plan's files run. */
export function compareWithList(
  legOfPlan: PlannedLeg,
  listed: readonly string[] | undefined,
  mayExclude: (file: string) => boolean,
): LegFiles {
  const { plan, leg } = legOfPlan;
  const { suite } = leg;
  const planned = leg.tests.map(({ suite: own, file }): TestFile => ({ suite: own, file }));
  if (listed === undefined) return { planned, excluded: [], gaps: [], whole: false, listed: undefined };
  const known = new Set(listed);
  const everywhere = new Set(plan.legs.flatMap(({ tests }) => tests.map(testKey)));
  return {
    planned,
    excluded: planned.filter(({ file }) => !known.has(file) && mayExclude(file)),
    gaps: seeksGaps(legOfPlan)
      ? [...known]
          .sort()
          .map((file): TestFile => ({ suite, file }))
          .filter((test) => !everywhere.has(testKey(test)))
      : [],
    whole: false,
    listed: { files: known.size, digest: listDigest([...known]) },
  };
}
