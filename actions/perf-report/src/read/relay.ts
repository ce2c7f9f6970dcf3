import { type PerfReport, parseDocument, perfReport } from '@paceline/contracts';
import {
  type Environment,
  type GitHub,
  type GitHubArtifact,
  messageOf,
  PacelineError,
  parseArtifactName,
  readZipFile,
  type TriggeringRun,
} from '@paceline/core';

/** A report of 1,000 jobs with 20 steps each takes 3 MiB. */
const MAX_ZIP_BYTES = 16 * 1024 * 1024;
const MAX_REPORT_BYTES = 32 * 1024 * 1024;

/** A run may upload any number of them; each becomes a comment. */
const MAX_REPORTS = 10;

type Source = Pick<GitHub, 'listArtifacts' | 'downloadArtifact'>;

/**
 * The reports that another run uploaded, for a run that may write where that one may not; the one uploaded last comes
 * last. Anyone may have written them: each is bounded in size, read in memory, checked against its schema, and what it
 * says of the run and its conclusion is replaced by what GitHub says.
 * @param warn called with each problem, when at least one report can be read
 * @throws PacelineError or DocumentError when there is none, or none that can be read
 */
export async function relayedReports(
  github: Source,
  run: TriggeringRun,
  environment: Pick<Environment, 'repository' | 'serverUrl'>,
  warn: (problem: string) => void,
): Promise<PerfReport[]> {
  const found = newestOfEach(await github.listArtifacts(run.runId), run.attempt);
  if (found.length === 0) {
    throw new PacelineError(
      'PACELINE_RELAY_NO_REPORT',
      `Run ${run.runId} left no perf-report.`,
      'Let its last job use perf-report, with `if: always()`.',
    );
  }
  if (found.length > MAX_REPORTS)
    warn(`Only ${MAX_REPORTS} of ${found.length} reports of run ${run.runId} are shown.`);
  const reports = new Map<string, PerfReport>();
  let problem: unknown;
  for (const artifact of found.slice(-MAX_REPORTS)) {
    try {
      const report = await readReport(github, run, artifact);
      // Two with the same key would write the same comment.
      const key = report.key ?? '';
      reports.delete(key);
      reports.set(key, withRun(report, run, environment));
    } catch (error) {
      if (problem) warn(messageOf(problem));
      problem = error;
    }
  }
  if (reports.size === 0) throw problem;
  if (problem) warn(messageOf(problem));
  return [...reports.values()];
}

async function readReport(github: Source, run: TriggeringRun, artifact: GitHubArtifact): Promise<PerfReport> {
  if (artifact.size_in_bytes > MAX_ZIP_BYTES) throw tooLarge(artifact);
  const zip = await github.downloadArtifact(artifact.id, MAX_ZIP_BYTES);
  const file = readZipFile(zip, 'perf-report.json', MAX_REPORT_BYTES);
  if (!file) {
    throw new PacelineError(
      'PACELINE_RELAY_NO_REPORT',
      `The artifact ${artifact.name} of run ${run.runId} holds no perf-report.json.`,
      'Let the last job of that run use perf-report, and nothing else write artifacts of this name.',
    );
  }
  return parseDocument(perfReport, new TextDecoder().decode(file), `The perf-report of run ${run.runId}`);
}

/** Each report as of this attempt, its latest version; of two from one attempt the later upload. In order of upload. */
function newestOfEach(artifacts: readonly GitHubArtifact[], attempt: number): GitHubArtifact[] {
  const reports = artifacts.flatMap((artifact) => {
    const address = parseArtifactName(artifact.name, perfReport.kind);
    return address && address.attempt <= attempt && !artifact.expired
      ? [{ artifact, leg: address.leg, attempt: address.attempt }]
      : [];
  });
  reports.sort((a, b) => a.attempt - b.attempt || a.artifact.id - b.artifact.id);
  const newest = new Map(reports.map(({ leg, artifact }) => [leg, artifact]));
  return [...newest.values()].sort((a, b) => a.id - b.id);
}

function withRun(
  report: PerfReport,
  run: TriggeringRun,
  { repository, serverUrl }: Pick<Environment, 'repository' | 'serverUrl'>,
): PerfReport {
  const { runId, attempt, workflow, event, headBranch, headSha } = run;
  const conclusion = concluded(run.conclusion);
  const { conclusionReason, ...figures } = report;
  // The reason comes from the report, so it is kept only where GitHub names the same conclusion.
  const reason =
    conclusion === 'unknown'
      ? `GitHub says of the run that it ended as "${run.conclusion}".`
      : conclusion === report.conclusion
        ? conclusionReason
        : undefined;
  return {
    ...figures,
    conclusion,
    ...(reason === undefined ? {} : { conclusionReason: reason }),
    // A verdict on time needs a green run.
    verdict: conclusion === 'success' ? report.verdict : 'insufficient-data',
    run: {
      repository,
      runId,
      attempt,
      workflow,
      event,
      branch: headBranch,
      head: headSha,
      url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
    },
  };
}

const RED = new Set(['failure', 'timed_out', 'startup_failure']);

function concluded(conclusion: string): PerfReport['conclusion'] {
  if (conclusion === 'success' || conclusion === 'cancelled') return conclusion;
  return RED.has(conclusion) ? 'failure' : 'unknown';
}

const tooLarge = ({ name, size_in_bytes }: GitHubArtifact): PacelineError =>
  new PacelineError(
    'PACELINE_ARTIFACT_TOO_LARGE',
    `The artifact ${name} has ${size_in_bytes} bytes; a report has at most ${MAX_ZIP_BYTES}.`,
    'Look at what the other run uploaded under this name.',
  );
