import type { CacheReport } from '@paceline/contracts';
import { type Context, PacelineError } from '@paceline/core';
import { escapeMarkdown, formatDuration, oneLine } from '@paceline/render';
import { addTiers, publishReport, savedSeconds, tierTable, writeReport } from './report/report.ts';
import type { CacheRequest } from './request/cache-request.ts';
import type { cacheInputs } from './request/inputs.ts';
import { restoreEntry, restoreOutputs } from './restore.ts';
import { failOnExisting, type Saved, saveEntry, skipped } from './save.ts';
import { whyNotSaved } from './save-decision.ts';
import { type Machine, prepareStep, type Step, unsignable } from './step.ts';

/** What main hands to post: post saves under the key that main looked for, even if its inputs have changed since. */
export interface CacheState {
  readonly request: CacheRequest;
  /** Store key of the entry that main found, and what it knows of the run that made it. */
  readonly found?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly reportName: string;
  readonly report: CacheReport;
  /** When main ended, milliseconds since 1970: what comes until post is what a hit can save. */
  readonly endedAt: number;
}

export const cacheOutputs = { ...restoreOutputs, 'bytes-uploaded': '0' };

type CacheContext = Context<typeof cacheInputs, keyof typeof cacheOutputs, CacheState>;

/** Main: find the best entry and put it in place. Only wrong inputs and fail-on-cache-miss fail the step. */
export async function restoreCache(context: CacheContext, machine: Machine): Promise<void> {
  const { step, found, report, reportName } = await restoreEntry(context, machine);
  context.state.save({
    request: step.request,
    ...(found.storeKey === undefined ? {} : { found: found.storeKey }),
    ...(found.metadata === undefined ? {} : { metadata: found.metadata }),
    reportName,
    report,
    endedAt: machine.now(),
  });
}

/** Post: save under the key that main looked for, if it should be. Only `on-existing: fail` fails the job. */
export async function saveCache(context: CacheContext, machine: Machine): Promise<void> {
  const { environment } = context;
  const { saved: state } = context.state;
  if (!state) return context.result('cache: nothing saved, as the restore step did not finish');
  const { report, reportName, request } = state;
  const intervalSeconds = Math.max(0, (machine.now() - state.endedAt) / 1000);
  const step = await prepareStep(context, machine, request);
  const reason = whyNot(context, step, report);
  const done: Saved =
    reason === undefined
      ? await saveEntry(context, machine, step, {
          found: state.found,
          metadata: { 'interval-seconds': intervalSeconds.toFixed(1) },
        })
      : skipped(reason);
  const estimate =
    report.result === 'exact' && report.restore
      ? savedSeconds(state.metadata ?? {}, environment.job, {
          intervalSeconds,
          restoreSeconds: report.restore.seconds,
        })
      : undefined;
  const full: CacheReport = {
    ...report,
    save: done.save,
    tiers: addTiers(report.tiers ?? [], done.tiers),
    ...(estimate === undefined ? {} : { savedSeconds: estimate }),
  };
  const gain =
    estimate === undefined || estimate < 1 ? '' : `; about ${formatDuration(estimate)} saved by the hit`;
  const line = oneLine(done.line + gain);
  context.result(`cache: ${line}`);
  if (reason === undefined) context.summary(`Cache: ${escapeMarkdown(line)}\n${tierTable(done.tiers)}`);
  await writeReport(context, reportName, full);
  await publishReport(context, reportName, full);
  failOnExisting(done, request.key);
}

function whyNot(context: CacheContext, { trust, signing, request }: Step, { result }: CacheReport) {
  const { environment, inputs } = context;
  return whyNotSaved({
    mode: inputs.mode,
    eventName: environment.eventName,
    trusted: trust.write !== undefined,
    unsignable: unsignable(inputs, signing),
    post: {
      save: inputs['save-always'] && inputs.save === 'on-success' ? 'always' : inputs.save,
      jobStatus: inputs['job-status'] ?? '',
      exact: result === 'exact',
      key: request.key,
      onExisting: inputs['on-existing'],
    },
  });
}

/** The only error of post that fails the job: `on-existing: fail` is a promise. */
export const failsJob = (error: unknown): boolean =>
  error instanceof PacelineError && error.code === 'PACELINE_CACHE_EXISTS';
