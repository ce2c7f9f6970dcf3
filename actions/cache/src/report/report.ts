import { randomBytes } from 'node:crypto';
import { type CacheReport, cacheReport, writeDocument } from '@paceline/contracts';
import { type Context, messageOf, saveDocument } from '@paceline/core';
import { formatBytes, markdownTable } from '@paceline/render';
import type { Store } from '@paceline/store';

type Reporting = Pick<Context, 'environment' | 'log' | 'artifacts'>;
type Tiers = NonNullable<CacheReport['tiers']>;

/** A job can have several cache steps, so each report gets a name of its own. */
export const newReportName = (): string => randomBytes(4).toString('hex');

/** Writes `cache-report.json` for the steps after this one; returns its path, or '' if that failed. */
export async function writeReport(context: Reporting, name: string, report: CacheReport): Promise<string> {
  try {
    return await saveDocument(
      context.environment,
      `cache-${name}/cache-report.json`,
      writeDocument(cacheReport, report),
    );
  } catch (error) {
    context.log.warning(`The cache report was not written: ${messageOf(error)}`);
    return '';
  }
}

/** Hands the report to perf-report, which joins those of all jobs. */
export async function publishReport(context: Reporting, name: string, report: CacheReport): Promise<void> {
  const job = context.environment.job.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 40);
  try {
    const address = { kind: 'cache-report', planId: 'cache', leg: `${job}-${name}` };
    await context.artifacts.publish(address, writeDocument(cacheReport, report));
  } catch (error) {
    context.log.warning(`The cache report was not uploaded: ${messageOf(error)}`);
  }
}

/** What each tier did for a step. */
export const tiersOf = (store: Pick<Store, 'statistics'>): Tiers =>
  store.statistics().map(({ tier, hits, misses, errors, bytesRead, bytesWritten }) => ({
    tier,
    hits,
    misses,
    errors,
    bytesRead,
    bytesWritten,
  }));

/** Both phases of one step together; a kind of tier can be in a store twice, so they are matched by position, not by name. */
export function addTiers(before: Tiers, after: Tiers): Tiers {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => {
    const [a, b] = [before[index], after[index]];
    if (!a || !b) return (a ?? b)!;
    return {
      tier: b.tier,
      hits: a.hits + b.hits,
      misses: a.misses + b.misses,
      errors: a.errors + b.errors,
      bytesRead: a.bytesRead + b.bytesRead,
      bytesWritten: a.bytesWritten + b.bytesWritten,
    };
  });
}

/** For the job summary: only where there is more than one tier is there anything to compare. */
export function tierTable(tiers: Tiers): string {
  if (tiers.length < 2) return '';
  const rows = tiers.map(({ tier, hits, misses, errors, bytesRead, bytesWritten }) => [
    tier,
    ...[hits, misses, errors].map(String),
    formatBytes(bytesRead),
    formatBytes(bytesWritten),
  ]);
  const numbers = ['hits', 'misses', 'errors', 'read', 'written'].map(
    (title) => ({ title, align: 'right' }) as const,
  );
  return `\n${markdownTable([{ title: 'tier' }, ...numbers], rows)}`;
}

/**
 * Seconds that an exact hit saved, against the run that made the entry: the time from main to post there, less
 * the same time here and less the restore. Undefined where the entry does not say it, or another job made it.
 */
export function savedSeconds(
  metadata: Readonly<Record<string, string>>,
  job: string,
  here: { readonly intervalSeconds: number; readonly restoreSeconds: number },
): number | undefined {
  const there = Number(metadata['interval-seconds'] ?? Number.NaN);
  if (metadata['job'] !== job || !Number.isFinite(there) || there < 0) return undefined;
  return Math.max(0, there - here.intervalSeconds - here.restoreSeconds);
}
