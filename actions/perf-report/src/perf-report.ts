import { type HistoryRecord, type PerfReport, perfReport, testKey, writeDocument } from '@paceline/contracts';
import {
  type ArtifactAddress,
  type Context,
  type EventTrust,
  eventTrust,
  isActionable,
  mayWrite,
  messageOf,
  saveDocument,
  type TriggeringRun,
  triggeringRun,
} from '@paceline/core';
import { type History, historyPrefixes, openHistory } from '@paceline/history';
import { escapeMarkdown } from '@paceline/render';
import { openStore } from '@paceline/store';
import { type CommentRequest, commentOnPull } from './comment/pull-comment.ts';
import { baselineRecords, recordsOf } from './compare/compare.ts';
import { isAnythingRed } from './compare/conclusion.ts';
import { proofOf } from './compare/proof.ts';
import { historyRecordOf } from './compare/record.ts';
import { buildReport } from './compare/report.ts';
import { executedFiles } from './compare/tests.ts';
import type { ReportInputs, ReportOutput } from './inputs.ts';
import type { Machine } from './machine.ts';
import { htmlReport, type PageFacts } from './page/page.ts';
import { readDocuments } from './read/documents.ts';
import { createGaps, type Gaps } from './read/gaps.ts';
import type { GivenResults } from './read/given-reports.ts';
import type { RunJobs } from './read/jobs.ts';
import { matchProfiles } from './read/profiles.ts';
import { readJobs, tokenOf } from './read/read-jobs.ts';
import { relayedReports } from './read/relay.ts';
import { describeRun, type Run } from './read/run.ts';
import { keyPart, numberedName, reportKey } from './report-key.ts';
import { markdownSummary } from './summary/summary.ts';
import type { Tolerance } from './tolerance/tolerance.ts';
import { resultLine } from './verdict.ts';

/** The part of the kernel's context that a report needs. */
type ReportContext = Pick<Context, 'environment' | 'artifacts' | 'log' | 'result' | 'summary'> & {
  readonly inputs: ReportInputs;
  setOutput(name: ReportOutput, value: string | number): void;
};

/** Single records beyond this many are folded into one snapshot: reading stays one download, not hundreds. */
const FOLD_AFTER = 20;

/**
 * Joins what the run left behind, compares it with the runs before, writes it down for people, programs and
 * the next run. A report is an optimisation: whatever is missing is named in it, and the job stays green; but for test
 * reports that were named and are not there.
 */
export async function report(context: ReportContext, machine: Machine): Promise<void> {
  const { inputs, environment, artifacts, log } = context;
  const other = triggeringRun(environment);
  if (other) return relay(context, machine, other);
  const gaps = createGaps(log);

  // One section of the log around all of them, since they are read at the same time.
  const read = await log.group('Reading plans, results and cache reports', () =>
    readDocuments(artifacts, inputs['plan-id'], gaps),
  );
  const run = describeRun(environment, read, machine.now(), gaps);
  const given = await testReports(context, machine, run, gaps);
  const documents = { ...read, legs: [...read.legs, ...given.legs] };
  const found = await readJobs(context, machine, gaps);
  // Without the tests that it was promised this job ends red: what is shown and kept says so too.
  const jobs = { ...found, ownFailure: found.ownFailure || given.failure !== undefined };
  const { key, ordinal } = await reportKey(environment, inputs['comment-key'], jobs.own?.name);
  const trust = eventTrust(environment);
  const history = await openRunHistory(context, machine, trust, gaps);
  const all = await readHistory(history, gaps);
  const records = recordsOf(all, key);
  const baseline = {
    records: baselineRecords(records, run.runId, trust.baseline, inputs['baseline-runs']),
    minChange: inputs['min-change'],
  };

  const tolerance = isAnythingRed(jobs, documents.legs)
    ? await toleranceOf(context, machine, jobs)
    : undefined;
  const files = executedFiles(documents.legs);
  const usage = matchProfiles(documents.profiles, jobs.executions, documents.legs);
  const facts = buildReport({
    key,
    run,
    createdAt: machine.now(),
    jobs,
    tolerance,
    documents,
    usage,
    files,
    baseline,
    gaps: gaps.all,
  });
  const page = { report: facts, records, testPlan: documents.testPlan, usage };
  const { json, htmlPath } = await present(context, page, ordinal);
  context.setOutput('failed-tests', files.filter(({ outcome }) => outcome === 'failed').length);
  context.setOutput('history-runs', new Set(all.map(({ runId }) => runId)).size);

  const address = { kind: perfReport.kind, planId: documents.shardPlan?.planId ?? 'run', leg: keyPart(key) };
  await publish(context, address, json, htmlPath);
  if (files.length > 0 || facts.jobs.length > 0) {
    if (trust.write === undefined) log.warning(notAdded(`${mayWrite(environment).reason}.`));
    else {
      // A job may be red after its tests: what nobody could look at is not green.
      const proof = proofOf(jobs.known ? facts.conclusion : 'unknown', documents);
      const record = historyRecordOf(
        facts,
        trust.write,
        files,
        { ...documents, usage },
        proof,
        environment.runNumber,
      );
      await appendRecord(history, record, log.warning);
    }
  }
  await comment(context, machine, facts, { extras: { usage }, yields: false });
  log.info(`Report: ${htmlPath}`);
  context.result(resultLine(facts));
  // Tests that were promised and are not there are no gap of a report.
  if (given.failure) throw given.failure;
}

/**
 * In a workflow that another one started: writes that one's report as a comment, which a fork's own run may
 * not. Nothing is compared or remembered here, and what the other run uploaded is not trusted.
 */
async function relay(context: ReportContext, machine: Machine, run: TriggeringRun): Promise<void> {
  const { environment, log } = context;
  try {
    const github = machine.createGitHub(environment, tokenOf(context));
    const reports = await relayedReports(github, run, environment, (problem) => log.warning(problem));
    const foreign = run.headRepository.toLowerCase() !== environment.repository.toLowerCase();
    const extras = foreign
      ? { note: 'Measured in the run of a fork: the figures are as that run reported them.' }
      : {};
    // The outputs are those of the last one.
    for (const [index, facts] of reports.entries()) {
      const page = { report: facts, records: [], testPlan: undefined };
      const { htmlPath } = await present(context, page, index + 1);
      context.setOutput(
        'failed-tests',
        new Set(facts.tests.failures.map((failure) => testKey(failure))).size,
      );
      await comment(context, machine, facts, { extras, yields: true });
      log.info(`Report: ${htmlPath}`);
      context.result(`${resultLine(facts)} (of run ${run.runId})`);
    }
  } catch (error) {
    const remedy = isActionable(error) ? ` ${error.remedy}` : '';
    log.warning(`${messageOf(error)}${remedy}`);
    context.result(`perf-report: nothing to tell of run ${run.runId}`);
  }
}

/** Files, outputs and the summary: everything but the comment, which may fail. */
async function present(
  context: ReportContext,
  facts: PageFacts,
  ordinal: number,
): Promise<{ json: string; htmlPath: string }> {
  const { environment } = context;
  const { report } = facts;
  const json = writeDocument(perfReport, report);
  const htmlPath = await saveDocument(
    environment,
    numberedName('perf-report.html', ordinal),
    htmlReport(facts),
  );
  context.setOutput(
    'report-path',
    await saveDocument(environment, numberedName('perf-report.json', ordinal), json),
  );
  context.setOutput('html-path', htmlPath);
  context.setOutput('verdict', report.verdict);
  context.setOutput('wall-seconds', report.wallSeconds ?? '');
  context.setOutput('slower-count', report.comparisons.filter(({ verdict }) => verdict === 'slower').length);
  context.summary(markdownSummary(report, undefined, facts.usage));
  return { json, htmlPath };
}

async function comment(
  context: ReportContext,
  machine: Machine,
  report: PerfReport,
  how: Pick<CommentRequest, 'extras' | 'yields'>,
): Promise<void> {
  const { inputs, environment, log } = context;
  const github = () => machine.createGitHub(environment, tokenOf(context));
  const request = { mode: inputs.comment, key: report.key ?? inputs['comment-key'], report, ...how };
  const { url, problem } = await commentOnPull({ environment, log, github }, request);
  context.setOutput('comment-url', url);
  if (problem) context.summary(`> ${escapeMarkdown(problem)}`);
}

/** Only a job that names reports needs their readers. */
async function testReports(
  { inputs: { reports: patterns, suite }, environment }: ReportContext,
  machine: Machine,
  run: Run,
  gaps: Gaps,
): Promise<GivenResults> {
  if (patterns.length === 0) return { legs: [] };
  const { readTestReports } = await import('./read/given-reports.ts');
  return readTestReports(environment, { patterns, suite, now: machine.now(), run: run.facts }, gaps);
}

/** Only a run with something red needs it, and so only such a run needs the permission to read the file. */
async function toleranceOf(
  context: ReportContext,
  machine: Machine,
  { names }: RunJobs,
): Promise<Tolerance | undefined> {
  const { environment, log } = context;
  if (!environment.onGitHub) return undefined;
  const { readTolerance } = await import('./tolerance/source.ts');
  const github = () => machine.createGitHub(environment, tokenOf(context));
  return log.group('Reading which jobs may fail', () => readTolerance(environment, github, names));
}

async function openRunHistory(
  { inputs, environment }: ReportContext,
  machine: Machine,
  trust: EventTrust,
  gaps: Gaps,
): Promise<History> {
  const { home, variables, repository, workflow, runNumber } = environment;
  const access = { repository, workflow, ...trust };
  // A wrong description of the store is the user's to correct, so that one is thrown.
  const store = await openStore(inputs.store.split(/\s+/), {
    home,
    variables,
    mayWrite: { ...mayWrite(environment), prefixes: historyPrefixes(access) },
    onWarning: gaps.warn,
  });
  return openHistory(store, access, {
    runNumber,
    maxRecords: inputs['retention-runs'],
    maxAgeSeconds: inputs['retention-age'],
    now: machine.now,
    onWarning: gaps.warn,
  });
}

async function readHistory(history: History, gaps: Gaps): Promise<HistoryRecord[]> {
  try {
    return await history.records();
  } catch (error) {
    gaps.warn(`The history could not be read: ${messageOf(error)}`);
    return [];
  }
}

async function publish(
  { artifacts, log }: ReportContext,
  address: ArtifactAddress,
  json: string,
  htmlPath: string,
): Promise<void> {
  try {
    await artifacts.publish(address, json, [htmlPath]);
  } catch (error) {
    log.warning(`The report was not uploaded: ${messageOf(error)}`);
  }
}

const notAdded = (reason: string): string => `This run was not added to the history: ${reason}`;

async function appendRecord(
  history: History,
  record: HistoryRecord,
  warn: (message: string) => void,
): Promise<void> {
  try {
    await history.append(record);
  } catch (error) {
    warn(notAdded(messageOf(error)));
    return;
  }
  try {
    await history.compact({ minObjects: FOLD_AFTER });
  } catch (error) {
    warn(`The history was not compacted, which makes reading it slower: ${messageOf(error)}`);
  }
}
