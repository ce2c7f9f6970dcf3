/**
 * The demo's canary part: the same release twice, through the local runner and the real action; once with a
 * canary as good as the baseline, once with one that fails more often.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CanaryReport, canaryReport, parseDocument } from '@paceline/contracts';
import { runWorkflow } from '../runner/index.ts';
import { type CanaryRig, type Kind, startRig } from './canary-rig.ts';

export interface CanaryDemoOptions {
  /** Where the demo may write: workflow, logs, reports. */
  readonly folder: string;
  /** A fresh build in place of actions/dist. */
  readonly dist?: string;
  /** Gets each line of progress. */
  readonly out: (line: string) => void;
  readonly signal?: AbortSignal;
  /** `stand-in` leaves an installed Prometheus and HAProxy alone. */
  readonly prefer?: Kind;
}

const root = join(import.meta.dirname, '../..');
const CASES = [
  { name: 'healthy', canaryErrors: 0.05, expected: 'promoted' },
  { name: 'faulty', canaryErrors: 0.3, expected: 'rolled-back' },
] as const;
const BASELINE_ERRORS = 0.05;
/** A fifth of the gate's interval: `increase()` makes up for the time without a scrape, errors included. */
const SCRAPE_SECONDS = 0.1;

/** Rows for the table at the demo's end. Rejects when a canary ended otherwise than it had to. */
export async function runCanaryDemo(options: CanaryDemoOptions): Promise<[string, string][]> {
  const { folder, dist, out, signal, prefer = 'real' } = options;
  mkdirSync(folder, { recursive: true });
  const rigs: CanaryRig[] = [];
  try {
    const starting = CASES.map(({ canaryErrors }) =>
      startRig({
        baselineErrors: BASELINE_ERRORS,
        canaryErrors,
        requestsPerSecond: 300,
        maxSeconds: 60,
        scrapeSeconds: SCRAPE_SECONDS,
        prefer,
      }),
    );
    // All are awaited before the first failure counts, so that none is left running.
    const started = await Promise.allSettled(starting);
    rigs.push(...started.flatMap((rig) => (rig.status === 'fulfilled' ? [rig.value] : [])));
    for (const rig of started) if (rig.status === 'rejected') throw rig.reason;
    const { prometheus, proxy } = rigs[0]!.kinds;
    const servers = `${prometheus === 'real' ? 'Prometheus' : 'a stand-in for Prometheus'} and ${proxy === 'real' ? 'HAProxy' : 'a stand-in for HAProxy'}`;
    out(`Canary: two services behind ${servers}, 300 requests a second`);
    const workflow = join(folder, 'canary.yml');
    writeFileSync(workflow, workflowOf(rigs, folder));
    const repository = join(folder, 'repository');
    emptyRepository(repository);
    const result = await runWorkflow({
      workflow,
      repo: repository,
      event: 'push',
      out: join(folder, 'run'),
      ...(dist === undefined ? {} : { dist }),
      ...(signal ? { signal } : {}),
      onEvent: (event) => {
        if (event.type === 'log' && event.step.uses?.includes('canary-gate'))
          out(`  ${event.job.name}: ${event.line}`);
      },
    });
    const rows: [string, string][] = [['canary servers', servers]];
    for (const [index, { name, expected, canaryErrors }] of CASES.entries()) {
      const file = join(folder, `${name}.json`);
      const report = parseDocument(canaryReport, readFileSync(file, 'utf8'), file);
      const weight = await rigs[index]!.canaryWeight();
      const job = result.jobs.find((candidate) => candidate.id === name);
      const green = job?.conclusion === 'success';
      if (
        report.decision !== expected ||
        green !== (expected === 'promoted') ||
        weight !== (green ? 100 : 0)
      ) {
        throw new Error(
          `The ${name} canary ended as ${report.decision} with weight ${weight}, expected ${expected}: ${report.reason}`,
        );
      }
      rows.push([`canary, ${name}`, outcome(report, canaryErrors)]);
    }
    return rows;
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
  }
}

function outcome(report: CanaryReport, fails: number): string {
  const exposed = report.steps.reduce((sum, step) => sum + step.canary.requests, 0);
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  const share = `fails ${fails * 100} % against ${BASELINE_ERRORS * 100} %`;
  return `${share}: ${report.decision.replace('-', ' ')} at ${Math.round((report.steps.at(-1)?.weight ?? 0) * 100)} % after ${seconds.toFixed(1)} s and ${Math.round(exposed)} canary requests`;
}

function workflowOf(rigs: readonly CanaryRig[], folder: string): string {
  const jobs = CASES.map(({ name }, index) => {
    const { prometheusUrl, socket } = rigs[index]!;
    const requests = (track: string, more = '') =>
      `sum(increase(http_requests_total{track="${track}"${more}}[{window}]))`;
    return `  ${name}:
    runs-on: ubuntu-24.04
    timeout-minutes: 2
    permissions: {}
    steps:
      - uses: paceline/paceline/actions/canary-gate@v1
        id: gate
        with:
          set-weight: node "$DEMO/canary-weight.ts" "${socket}" {weight}
          service: ${name}
          observe-weight: node "$DEMO/canary-proxy-weight.ts" "${socket}"
          steps: 10% 25% 50%
          prometheus-url: ${prometheusUrl}
          canary-requests: ${requests('canary')}
          canary-errors: ${requests('canary', ',code=~"5.."')}
          baseline-requests: ${requests('stable')}
          baseline-errors: ${requests('stable', ',code=~"5.."')}
          interval: 500ms
          step-duration: 1s
          step-max-duration: 30s
          no-data-deadline: 10s
          min-requests: 20
          max-error-ratio: 2.5
          confidence: 99.9%
      - run: cp "$REPORT" "${join(folder, `${name}.json`)}"
        if: always()
        env:
          REPORT: \${{ steps.gate.outputs.report-path }}`;
  });
  return `name: canary\non: push\nenv:\n  DEMO: ${join(root, 'test/demo')}\njobs:\n${jobs.join('\n')}\n`;
}

function emptyRepository(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const identity = [
    '-c',
    'user.name=Demo',
    '-c',
    'user.email=demo@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    [...identity, 'commit', '--quiet', '--allow-empty', '--message', 'release'],
  ]) {
    execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  }
}
