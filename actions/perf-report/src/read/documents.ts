import {
  type CacheReport,
  cacheReport,
  type DocumentOf,
  type DocumentType,
  type LegResult,
  legResult,
  type Profile,
  parseDocument,
  profile,
  type ShardPlan,
  shardPlan,
  type TestPlan,
  testPlan,
} from '@paceline/contracts';
import { type Artifacts, type FoundArtifact, latestAttempts, messageOf } from '@paceline/core';
import { mapAtMost } from '@paceline/store';
import { type Gaps, quotedNames } from './gaps.ts';

/** What other jobs of the run left behind. Whatever cannot be had is named in `gaps`. */
export interface RunDocuments {
  readonly shardPlan?: ShardPlan;
  readonly testPlan?: TestPlan;
  readonly legs: LegResult[];
  /** Results of legs that ran again, of the attempts before their latest. */
  readonly earlierLegs?: LegResult[];
  /** Whether the run has another shard plan of the same test plan, or it could not be found out. */
  readonly sharesTestPlan: boolean;
  readonly caches: CacheReport[];
  readonly profiles: Profile[];
}

/** Documents that are read at the same time: each is a download of its own. */
const PARALLEL_READS = 8;
const MAX_EARLIER_LEGS = 500;
const MAX_CACHE_REPORTS = 500;
const MAX_PROFILES = 200;
const MAX_SHARD_PLANS = 50;

export async function readDocuments(
  artifacts: Pick<Artifacts, 'available' | 'find' | 'read'>,
  planId: string | undefined,
  gaps: Gaps,
): Promise<RunDocuments> {
  if (!artifacts.available) {
    gaps.note(
      'There is no artifact service here, so plans, test results and cache reports of other jobs are missing.',
    );
    return { legs: [], sharesTestPlan: false, caches: [], profiles: [] };
  }
  const plan = await readPlan(shardPlan, planId);
  const shard = plan?.document;
  const tests = (await readPlan(testPlan, shard?.testPlanId))?.document;
  const results = shard ? await find(legResult.kind, shard.planId, 'all') : [];
  const latest = new Set(latestAttempts(results));
  const legs = await readEach(
    legResult,
    // Where all jobs ran again, the plan is of that attempt: what a leg did before is no result of it.
    results.filter((result) => latest.has(result) && result.attempt >= (plan?.artifact.attempt ?? 1)),
  );
  const earlierLegs = await readEach(
    legResult,
    results.filter((result) => !latest.has(result)).slice(0, MAX_EARLIER_LEGS),
  );
  const caches = await find('cache-report', 'cache');
  const documents = await readEach(cacheReport, caches.slice(0, MAX_CACHE_REPORTS));
  if (caches.length > MAX_CACHE_REPORTS)
    gaps.warn(`Only ${MAX_CACHE_REPORTS} of ${caches.length} cache reports were read.`);
  const samplers = await find('profile', undefined);
  const profiles = await readEach(profile, samplers.slice(0, MAX_PROFILES));
  if (samplers.length > MAX_PROFILES)
    gaps.warn(`Only ${MAX_PROFILES} of ${samplers.length} profiles were read.`);
  if (shard) {
    const present = new Set(legs.map(({ document }) => document.leg));
    const missing = shard.legs.filter(({ leg }) => !present.has(leg)).map(({ name }) => name);
    if (missing.length > 0) gaps.warn(`No result of ${quotedNames(missing)}, so its tests are missing here.`);
  }
  return {
    ...(shard ? { shardPlan: shard } : {}),
    ...(tests ? { testPlan: tests } : {}),
    legs: legs.map(({ document }) => document),
    earlierLegs: earlierLegs.map(({ document }) => document),
    sharesTestPlan: shard !== undefined && (await sharesTestPlan(shard)),
    caches: latestCaches(documents),
    profiles: profiles.map(({ document }) => document),
  };

  async function find(
    kind: string,
    id: string | undefined,
    attempts: 'latest' | 'all' = 'latest',
  ): Promise<FoundArtifact[]> {
    try {
      return await artifacts.find(kind, id, attempts);
    } catch (error) {
      gaps.warn(`${sentence(messageOf(error))} (looking for each ${kind})`);
      return [];
    }
  }

  /** The plan of this id; without one, the only plan of the run. */
  async function readPlan<T extends DocumentType>(type: T, id: string | undefined) {
    const found = await find(type.kind, id);
    if (found.length > 1) {
      gaps.warn(
        `The run has ${found.length} ${type.kind}s and "plan-id" names none of them, so none was taken.`,
      );
      return undefined;
    }
    if (found.length === 0 && id !== undefined) gaps.warn(`The run has no ${type.kind} ${id}.`);
    return (await readEach(type, found))[0];
  }

  async function sharesTestPlan({ planId, testPlanId }: ShardPlan): Promise<boolean> {
    const all = await find(shardPlan.kind, undefined);
    const others = all.filter((one) => one.planId !== planId);
    // A list without our own plan is one that could not be had.
    if (others.length === all.length || others.length > MAX_SHARD_PLANS) return true;
    const read = await readEach(shardPlan, others);
    return read.length < others.length || read.some(({ document }) => document.testPlanId === testPlanId);
  }

  async function readEach<T extends DocumentType>(
    type: T,
    found: readonly FoundArtifact[],
  ): Promise<{ artifact: FoundArtifact; document: DocumentOf<T> }[]> {
    const read = await mapAtMost(PARALLEL_READS, found, async (artifact) => {
      const source = `The ${type.kind} of ${artifact.leg}`;
      try {
        const document = parseDocument(type, await artifacts.read(artifact), source);
        return [{ artifact, document }];
      } catch (error) {
        gaps.warn(sentence(messageOf(error)));
        return [];
      }
    });
    return read.flat();
  }
}

/** Of a cache step that ran again in a later attempt, the later report. */
function latestCaches(found: readonly { artifact: FoundArtifact; document: CacheReport }[]): CacheReport[] {
  const latest = new Map<string, number>();
  const step = ({ job, leg, key }: CacheReport) => `${job}\0${leg ?? ''}\0${key}`;
  for (const { artifact, document } of found) {
    latest.set(step(document), Math.max(artifact.attempt, latest.get(step(document)) ?? 0));
  }
  return found
    .filter(({ artifact, document }) => latest.get(step(document)) === artifact.attempt)
    .map(({ document }) => document)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
