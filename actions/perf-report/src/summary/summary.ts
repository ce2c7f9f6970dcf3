import type { PerfReport } from '@paceline/contracts';
import {
  escapeMarkdown,
  fitWithin,
  formatDuration,
  formatPercent,
  markdownCode,
  plural,
  SUMMARY_LIMIT,
  shorten,
} from '@paceline/render';
import { wholeAudit } from '../compare/audit.ts';
import type { Usage } from '../read/profiles.ts';
import { conclusionIcon, headline } from '../verdict.ts';
import { MISSED_MEANS, testsLine } from '../words.ts';
import {
  cacheLine,
  changes,
  failureTable,
  flakyTable,
  gapList,
  jobTable,
  shardTable,
  slowest,
  TOP,
  timeline,
} from './parts.ts';

/** The job's summary page: the verdict first, then what changed, then the rest folded; within GitHub's limit. */
export function markdownSummary(report: PerfReport, limit = SUMMARY_LIMIT, usage?: Usage): string {
  const versions = [Number.POSITIVE_INFINITY, 200, 50, TOP].map(
    (rows) => () => render(report, rows, rows >= 200, usage),
  );
  // The runner may hold other parts of this step's summary already; a tenth is left to them.
  return fitWithin(Math.floor(limit * 0.9), versions).text;
}

function render(report: PerfReport, rows: number, diagram: boolean, usage: Usage | undefined): string {
  return [
    firstLine(report),
    reasonLine(report),
    planLine(report),
    attemptLine(report),
    jobTable(report, rows, usage),
    report.tests.failures.length > 0
      ? `#### Failed tests\n\n${failureTable(report, Math.min(rows, 50))}`
      : '',
    flakyTable(report, Math.min(rows, 50)),
    shardTable(report, rows),
    cacheLine(report),
    slowest(report),
    diagram ? timeline(report) : '',
    changes(report, rows),
    gapList(report),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function firstLine(report: PerfReport): string {
  const { figure, rest } = headline(report);
  return `### ${conclusionIcon(report)} ${figure}${rest === '' ? '' : `, ${rest}`}\n`;
}

/** Why it is not known whether the run is green, or what failed although it is. */
export const reasonLine = ({ conclusionReason }: PerfReport): string =>
  conclusionReason ? `${escapeMarkdown(shorten(conclusionReason, 500))}\n` : '';

export function planLine(report: PerfReport): string {
  const { plan, tests } = report;
  const parts = tests.files > 0 ? [`**${testsLine(report)}**`] : [];
  const audit = wholeAudit(plan);
  if (audit) parts.push(auditText(audit));
  else if (plan && plan.tests > 0) {
    const share = `${plan.selected} of ${plural(plan.tests, 'test file')} selected (${formatPercent(plan.selected / plan.tests)})`;
    const saved = plan.savedSeconds ? `, about ${formatDuration(plan.savedSeconds)} of tests not run` : '';
    parts.push(`${share}${saved}`);
  }
  if (plan?.fallback) parts.push(`everything ran: ${escapeMarkdown(plan.fallback)}`);
  return parts.length > 0 ? `${parts.join(' · ')}\n` : '';
}

const MISSED = 5;

/** What a run that ran everything says of the selection; a failing file that it would have left out comes first. */
function auditText(audit: NonNullable<ReturnType<typeof wholeAudit>>): string {
  const { tests, selected, failing, missed, savedSeconds } = audit;
  const would = `everything ran to measure the selection, which would run ${selected} of ${plural(tests, 'test file')} and save ${formatDuration(savedSeconds)} of tests`;
  if (missed.length === 0) {
    return failing === 0
      ? `${would}; nothing that it would leave out failed`
      : `${would}; ${failing === 1 ? 'the failing file is' : `all ${failing} failing files are`} among them`;
  }
  const named = missed.slice(0, MISSED).map((file) => markdownCode(shorten(file, 80)));
  const rest = missed.length > MISSED ? ` and ${missed.length - MISSED} more` : '';
  return `⚠ the selection would not have run ${missed.length} of ${plural(failing, 'failing test file')}: ${named.join(', ')}${rest} (${MISSED_MEANS}); ${would}`;
}

/** Jobs that were not re-run keep their earlier attempt, so a reader has to know that there were several. */
const attemptLine = ({ run }: PerfReport): string =>
  run.attempt > 1 ? `Attempt ${run.attempt}: of each job and leg its latest attempt counts.\n` : '';
