import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PerfReport, parseDocument, perfReport } from '@paceline/contracts';
import { formatBytes, formatDuration } from '@paceline/render';

/** The report that the run's last job wrote, if it got that far. */
export function readReport(out: string): PerfReport | undefined {
  const [file] = globSync('artifacts/paceline-perf-report-*/perf-report.json', { cwd: out });
  return file ? parseDocument(perfReport, readFileSync(join(out, file), 'utf8'), file) : undefined;
}

/** Puts the HTML report where a person finds it; undefined when there is none. */
export function copyHtml(out: string, target: string): string | undefined {
  const [file] = globSync('artifacts/paceline-perf-report-*/perf-report.html', { cwd: out });
  if (!file || !existsSync(join(out, file))) return undefined;
  cpSync(join(out, file), target);
  return target;
}

/** The rows of the table that ends the demo: a name and what was seen. */
export function outcomeRows(report: PerfReport): [string, string][] {
  const rows: [string, string][] = [];
  const { plan, shards = [], tests, caches, jobs } = report;
  if (plan) {
    const share = plan.tests === 0 ? 0 : Math.round((100 * plan.selected) / plan.tests);
    rows.push([
      'tests selected',
      `${plan.selected} of ${plan.tests} files (${share} %)${plan.fallback ? `: ${plan.fallback}` : ''}`,
    ]);
  }
  rows.push([
    'tests run',
    `${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped in ${tests.files} files`,
  ]);
  for (const shard of shards) {
    const { actualSeconds: ran, wallSeconds: wall = 0 } = shard;
    const actual =
      ran === undefined ? 'no result' : `${formatDuration(ran)} (command: ${formatDuration(wall)})`;
    rows.push([
      `shard ${shard.name}`,
      `${shard.tests} files, predicted ${formatDuration(shard.predictedSeconds)} of tests, actual ${actual}`,
    ]);
  }
  const balance = (values: number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return mean > 0 ? (Math.max(...values) / mean).toFixed(2) : '–';
  };
  const actual = shards.flatMap((shard) => shard.actualSeconds ?? []);
  if (shards.length > 1 && actual.length === shards.length) {
    rows.push([
      'balance',
      `predicted ${balance(shards.map((shard) => shard.predictedSeconds))}, actual ${balance(actual)} (longest ÷ mean)`,
    ]);
  }
  const hits = caches.filter((cache) => cache.result !== 'miss');
  if (caches.length > 0) {
    const first = hits[0];
    const saved = caches.find((cache) => cache.save?.result === 'saved')?.save;
    rows.push([
      'cache',
      first?.restore
        ? `warm: ${hits.length} of ${caches.length} restored, ${formatBytes(first.restore.bytes)} in ${formatDuration(first.restore.seconds)} from ${first.tier ?? 'the store'}`
        : `cold: ${caches[0]?.missReason ?? 'nothing to restore'}${saved ? `; ${formatBytes(saved.bytes)} saved for the next run` : ''}`,
    ]);
  }
  const steps = jobs.flatMap((job) => job.steps.map((step) => ({ ...step, job: job.name })));
  const slowest = steps.sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))[0];
  if (slowest?.seconds !== undefined)
    rows.push(['slowest step', `${slowest.name} (${slowest.job}), ${formatDuration(slowest.seconds)}`]);
  if (tests.slowest[0])
    rows.push(['slowest test', `${tests.slowest[0].file}, ${formatDuration(tests.slowest[0].seconds)}`]);
  const wall = report.comparisons.find((comparison) => comparison.metric === 'wall');
  if (report.wallSeconds !== undefined) {
    rows.push(['wall', `${formatDuration(report.wallSeconds)}${against(wall)}`]);
  }
  return rows;
}

function against(wall: PerfReport['comparisons'][number] | undefined): string {
  if (!wall || wall.baselineRuns === 0 || wall.change === undefined)
    return ', no run of the base branch to compare with yet';
  const percent = Math.abs(Math.round(wall.change * 100));
  const word = percent === 0 ? 'as long as' : `${percent} % ${wall.change < 0 ? 'less than' : 'more than'}`;
  return `, ${word} the mean of ${wall.baselineRuns} earlier run${wall.baselineRuns === 1 ? '' : 's'}${wall.verdict === 'insufficient-data' ? ', too few to judge' : ''}`;
}

/** Two columns, the first padded; nothing but text, so that it reads the same in a log. */
export function formatRows(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}

/** What a newcomer may do next. */
export function lastWords(ended: {
  readonly run: number;
  readonly conclusion: string;
  /** Test files that the plan selected; undefined when there is no plan. */
  readonly selected: number | undefined;
  readonly workflow: string;
  /** Whether the workflow is another than the README's. */
  readonly changed: boolean;
  readonly installFailed: boolean;
  readonly installGiven: boolean;
}): string[] {
  const lines: string[] = [];
  if (ended.conclusion === 'success' && ended.selected === 0) {
    lines.push(
      'No test depends on what this change touches, so none ran. Compare with an older commit to see some run: --base HEAD~20.',
    );
  } else if (ended.conclusion === 'success' && ended.run === 1) {
    lines.push('Run it again: the cache is warm now, and the plan knows how long each test takes.');
  }
  if (ended.changed) {
    lines.push(`The workflow as it ran: ${ended.workflow}. docs/workflows.md has the steps for GitHub.`);
  }
  if (ended.installFailed) {
    lines.push(
      ended.installGiven
        ? 'The command of --install failed, see above.'
        : "The packages could not be installed, see above. Give the command that does it with --install 'COMMAND'.",
    );
  }
  return lines;
}
