import { type PerfReport, parseDocument, perfReport } from '@paceline/contracts';
import {
  type Environment,
  type GitHub,
  type GitHubArtifact,
  PacelineError,
  parseArtifactName,
  readZipFile,
  type TriggeringRun,
} from '@paceline/core';

/** A report of 1,000 jobs with 20 steps each takes 3 MiB. */
const MAX_ZIP_BYTES = 16 * 1024 * 1024;
const MAX_REPORT_BYTES = 32 * 1024 * 1024;

/**
 * The report that another run uploaded, for a run that may write where that one may not. What it holds is
 * anybody's: it is bounded in size, read in memory, checked against its schema, and all that says which run
 * it is, and how that ended, is replaced by what GitHub says of it.
 * @throws PacelineError or DocumentError when there is none, or none that can be read
 */
export async function relayedReport(
  github: Pick<GitHub, 'listArtifacts' | 'downloadArtifact'>,
  run: TriggeringRun,
  environment: Pick<Environment, 'repository' | 'serverUrl'>,
): Promise<PerfReport> {
  const artifact = newest(await github.listArtifacts(run.runId), run.attempt);
  if (!artifact) {
    throw new PacelineError(
      'PACELINE_RELAY_NO_REPORT',
      `Run ${run.runId} left no perf-report.`,
      'Let its last job use perf-report, with `if: always()`.',
    );
  }
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
  const text = new TextDecoder().decode(file);
  return withRun(parseDocument(perfReport, text, `The perf-report of run ${run.runId}`), run, environment);
}

/** Of the reports of this attempt or an earlier one, the latest; of two such, the one uploaded last. */
function newest(artifacts: readonly GitHubArtifact[], attempt: number): GitHubArtifact | undefined {
  const reports = artifacts.flatMap((artifact) => {
    const address = parseArtifactName(artifact.name, perfReport.kind);
    return address?.leg === 'all' && address.attempt <= attempt && !artifact.expired
      ? [{ artifact, attempt: address.attempt }]
      : [];
  });
  return reports.sort((a, b) => b.attempt - a.attempt || b.artifact.id - a.artifact.id)[0]?.artifact;
}

function withRun(
  report: PerfReport,
  run: TriggeringRun,
  { repository, serverUrl }: Pick<Environment, 'repository' | 'serverUrl'>,
): PerfReport {
  const { runId, attempt, workflow, event, headBranch, headSha } = run;
  const conclusion = concluded(run.conclusion);
  return {
    ...report,
    conclusion,
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

const concluded = (conclusion: string): PerfReport['conclusion'] =>
  conclusion === 'success' || conclusion === 'cancelled' ? conclusion : 'failure';

const tooLarge = ({ name, size_in_bytes }: GitHubArtifact): PacelineError =>
  new PacelineError(
    'PACELINE_ARTIFACT_TOO_LARGE',
    `The artifact ${name} has ${size_in_bytes} bytes; a report has at most ${MAX_ZIP_BYTES}.`,
    'Look at what the other run uploaded under this name.',
  );
