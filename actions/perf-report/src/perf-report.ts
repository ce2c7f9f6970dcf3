import { type HistoryRecord, perfReport, writeDocument } from '@paceline/contracts';
import {
  type Context,
  type createGitHub,
  documentPath,
  type GitHub,
  messageOf,
  saveDocument,
} from '@paceline/core';
import { type History, openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { baselineRecords } from './compare.ts';
import type { ReportInputs, ReportOutput } from './inputs.ts';
import { finishedJobs, type RunJobs } from './jobs.ts';
import { createLimits, type Limits } from './limits.ts';
import { htmlReport } from './page.ts';
import { historyRecordOf } from './record.ts';
import { buildReport } from './report.ts';
import { describeRun } from './run.ts';
import { readDocuments } from './sources.ts';
import { markdownSummary } from './summary.ts';
import { executedFiles } from './tests.ts';
import { resultLine } from './words.ts';

/** The part of the kernel's context that a report needs. */
export type ReportContext = Pick<Context, 'environment' | 'artifacts' | 'log' | 'result' | 'summary'> & {
  readonly inputs: ReportInputs;
  setOutput(name: ReportOutput, value: string | number): void;
};

export interface Services {
  readonly now: () => number;
  readonly createGitHub: typeof createGitHub;
}

/** Single records beyond this many are folded into one snapshot: reading stays one download, not hundreds. */
const FOLD_AFTER = 20;

/**
 * Joins what the run left behind, compares it with the runs before, writes it down for people, programs and
 * the next run. A report is an optimisation: whatever is missing is named in it, and the job stays green.
 */
export async function report(context: ReportContext, services: Services): Promise<void> {
  const { inputs, environment, artifacts, log } = context;
  const limits = createLimits(log);

  // One section of the log around all of them, since they are read at the same time.
  const documents = await log.group('Reading plans, results and cache reports', () =>
    readDocuments(artifacts, inputs['plan-id'], limits),
  );
  const run = describeRun(environment, documents, services.now(), limits);
  const jobs = await readJobs(context, services, limits);
  const history = await openRunHistory(context, services, limits);
  const records = await readHistory(history, limits);
  const baseline = {
    records: baselineRecords(records, run.runId, run.baseBranch, inputs['baseline-runs']),
    minChange: inputs['min-change'],
  };

  const files = executedFiles(documents.legs);
  const facts = buildReport({
    run,
    createdAt: services.now(),
    jobs,
    documents,
    files,
    baseline,
    limits: limits.all,
  });
  const json = writeDocument(perfReport, facts);
  const html = htmlReport({ report: facts, records, testPlan: documents.testPlan });
  const reportPath = await saveDocument(environment, 'perf-report.json', json);
  const htmlPath = await saveDocument(environment, 'perf-report.html', html);
  context.setOutput('report-path', reportPath);
  context.setOutput('html-path', htmlPath);
  context.setOutput('verdict', facts.verdict);
  context.setOutput('wall-seconds', facts.wallSeconds ?? '');
  context.setOutput('slower-count', facts.comparisons.filter(({ verdict }) => verdict === 'slower').length);
  context.setOutput('failed-tests', files.filter(({ outcome }) => outcome === 'failed').length);
  context.setOutput('history-runs', records.length);
  context.summary(markdownSummary(facts));

  await publish(context, documents.shardPlan?.planId ?? 'run', json, htmlPath);
  if (history && (files.length > 0 || facts.jobs.length > 0)) {
    await remember(history, historyRecordOf(facts, files), log.warning);
  }
  log.info(`Report: ${documentPath(environment, 'perf-report.html')}`);
  context.result(resultLine(facts));
}

async function readJobs({ inputs, environment }: ReportContext, services: Services, limits: Limits) {
  const nothing: RunJobs = { jobs: [], running: [], ownFailure: false };
  if (!environment.onGitHub) {
    limits.note('Jobs and steps are missing: this did not run on GitHub.');
    return nothing;
  }
  // An empty input is answered with action.yml's default, whose expression only GitHub resolves.
  const token = inputs['github-token']?.startsWith('${{') ? '' : (inputs['github-token'] ?? '');
  try {
    const github: GitHub = services.createGitHub(environment, token);
    const found = finishedJobs(await github.listJobs(environment.runId, environment.attempt), {
      id: environment.job,
      runnerName: environment.variables['RUNNER_NAME'],
    });
    if (found.running.length > 0) {
      limits.warn(
        `${found.running.length} other job(s) were not over yet and are missing; let the report's job need them.`,
      );
    }
    return found;
  } catch (error) {
    const remedy = error instanceof Error && 'remedy' in error ? ` ${error.remedy}` : '';
    limits.warn(`${messageOf(error)}${remedy}`);
    return nothing;
  }
}

async function openRunHistory(
  { inputs, environment }: ReportContext,
  services: Services,
  limits: Limits,
): Promise<History | undefined> {
  const { home, variables, repository, workflow } = environment;
  // A wrong description of the store is the user's to correct, so that one is thrown.
  const store = await openStore(inputs.store.split(/\s+/), { home, variables, onWarning: limits.warn });
  return openHistory(
    store,
    { repository, workflow },
    {
      maxRecords: inputs['retention-runs'],
      maxAgeSeconds: inputs['retention-age'],
      now: services.now,
      onWarning: limits.warn,
    },
  );
}

async function readHistory(history: History | undefined, limits: Limits): Promise<HistoryRecord[]> {
  try {
    return (await history?.records()) ?? [];
  } catch (error) {
    limits.warn(`The history could not be read: ${messageOf(error)}`);
    return [];
  }
}

async function publish(
  { artifacts, log }: ReportContext,
  planId: string,
  json: string,
  htmlPath: string,
): Promise<void> {
  try {
    await artifacts.publish({ kind: perfReport.kind, planId, leg: 'all' }, json, [htmlPath]);
  } catch (error) {
    log.warning(`The report was not uploaded: ${messageOf(error)}`);
  }
}

async function remember(
  history: History,
  record: HistoryRecord,
  warn: (message: string) => void,
): Promise<void> {
  try {
    await history.append(record);
  } catch (error) {
    warn(`This run was not added to the history: ${messageOf(error)}`);
    return;
  }
  try {
    await history.compact({ minObjects: FOLD_AFTER });
  } catch (error) {
    warn(`The history was not compacted, which makes reading it slower: ${messageOf(error)}`);
  }
}
