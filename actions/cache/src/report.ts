import { randomBytes } from 'node:crypto';
import { type CacheReport, cacheReport, writeDocument } from '@paceline/contracts';
import { type Context, messageOf, saveDocument } from '@paceline/core';

type Reporting = Pick<Context, 'environment' | 'log' | 'artifacts'>;

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
