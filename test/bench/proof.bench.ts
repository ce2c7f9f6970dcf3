import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDocument, testReport } from '@paceline/contracts';
import { type ActionResult, runAction } from '../programs/action.ts';
import { hasNpmProgram, modulesOf } from '../programs/catalog.ts';
import { startArtifacts } from '../programs/pipeline.ts';
import { createProject } from '../programs/project.ts';
import { buildAction } from './cache-jobs.ts';
import { type BenchOptions, type BenchRow, median } from './rows.ts';

const FILES = 10_000;
const TESTS_PER_FILE = 10;
const LEGS = 64;
/** Of a job's outputs together, by GitHub's documentation; and of a step's summary. */
const OUTPUT_LIMIT = 2 ** 20;
const SUMMARY_LIMIT = 2 ** 20;
/** Artifacts of one job, by the documentation of @actions/artifact. */
const ARTIFACT_LIMIT = 500;

/** What one process of an action took. */
interface Usage {
  readonly seconds: number;
  /** The most that was resident at one moment, without programs that it started. */
  readonly bytes: number;
}

/** Written when a process of the bundle ends: how long it lived, and the most memory that it had. */
const USAGE_HOOK = `
if (process.argv[1]?.startsWith(process.env.BENCH_DIST))
  process.on('exit', () => require('node:fs').writeFileSync(process.env.BENCH_USAGE,
    JSON.stringify({ seconds: performance.now() / 1000, bytes: process.resourceUsage().maxRSS * 1024 })));
`;

/**
 * A suite of 10,000 test files with ten tests each (mocha) in 64 legs, all of them run: what the suite's own work takes
 * beside the tests. The plan is test-impact and matrix; of the legs, the slowest counts, without its test command, since
 * each has a machine of its own; then the proof and the report of the last job.
 */
export default async function proof({ quick }: BenchOptions): Promise<BenchRow[]> {
  if (!hasNpmProgram('mocha'))
    throw new Error('mocha is missing. Run `npm run programs`, which installs it.');
  const place = mkdtempSync(join(process.env['BENCH_TMP'] ?? tmpdir(), 'paceline-proof-'));
  const dist = buildAction(place);
  process.env['PACELINE_DIST'] = dist;
  const services = await startArtifacts(join(place, 'artifacts'));
  try {
    const project = await createProject(place, suiteFiles());
    symlinkSync(modulesOf('mocha'), join(project.folder, 'node_modules'));
    const hook = join(place, 'usage.cjs');
    writeFileSync(hook, USAGE_HOOK);
    let steps = 0;
    const step = async (name: string, inputs: Record<string, string>, job: string, attempt = 1) => {
      const temp = join(place, `job-${++steps}`);
      mkdirSync(temp);
      const usage = join(temp, 'usage.json');
      const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
      const environment = {
        ...{ PATH: path, HOME: temp, PACELINE_STORE: `disk:${join(place, 'store')}` },
        ...{ NODE_OPTIONS: `--require=${hook}`, BENCH_DIST: dist, BENCH_USAGE: usage },
      };
      const about = { project, workspace: project.folder, temp, job, attempt, environment };
      const result = await runAction(name, inputs, { ...about, service: services.variables() });
      if (!result.success) throw new Error(`${job}: ${result.errors.join('\n') || result.log.slice(-2000)}`);
      return { result, temp, usage: JSON.parse(readFileSync(usage, 'utf8')) as Usage };
    };

    const rounds = quick ? 5 : 11;
    const plans: Usage[] = [];
    let matrix: ActionResult | undefined;
    for (let round = 1; round <= rounds; round++) {
      const impact = await step('test-impact', {}, 'plan', round);
      const plan = impact.result.outputs['plan-path'] ?? '';
      // Each round is an attempt of the run with the same plan, so any of them is that of the legs.
      const made = await step('matrix', { plan, shards: String(LEGS) }, 'plan', round);
      matrix ??= made.result;
      plans.push(both(impact.usage, made.usage));
    }
    const outputs = matrix?.outputs ?? {};
    const { include } = JSON.parse(outputs['matrix'] ?? '{}') as { include: Record<string, string>[] };
    const legs: Usage[] = [];
    for (const { leg = '' } of include) {
      const { result, usage } = await step('run-tests', { 'plan-id': outputs['plan-id'] ?? '', leg }, 'test');
      legs.push({ ...usage, seconds: usage.seconds - Number(result.outputs['seconds']) });
    }
    const proofs: Usage[] = [];
    const reports: Usage[] = [];
    let summary = 0;
    for (let round = 1; round <= rounds; round++) {
      const verify = { mode: 'verify', 'plan-id': outputs['plan-id'] ?? '' };
      const proven = await step('run-tests', verify, 'tests-ok', round);
      checkProof(readFileSync(proven.result.outputs['result-path'] ?? '', 'utf8'));
      const report = await step('perf-report', { 'plan-id': outputs['plan-id'] ?? '' }, 'tests-ok', round);
      for (const { temp } of [proven, report]) summary = Math.max(summary, summaryBytes(temp));
      proofs.push(proven.usage);
      reports.push(report.usage);
    }
    const seconds = (usages: readonly Usage[]) => usages.map((usage) => usage.seconds);
    const all = proofs.map(({ seconds }, round) => seconds + plans[round]!.seconds + slowest(legs));
    const peaks = [...plans, ...legs, ...proofs].map(({ bytes }) => bytes / 1e6);
    const perRun = Object.values(outputs).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const artifacts = readdirSync(join(place, 'artifacts')).length - (rounds - 1) * 4;
    return [
      row('plan, slowest leg without its tests, proof', 's', all, { max: 10 }),
      row('plan: test-impact and matrix', 's', seconds(plans)),
      row('a leg without its test command', 's', seconds(legs)),
      row('proof: run-tests with mode: verify', 's', seconds(proofs)),
      row('perf-report', 's', seconds(reports)),
      row('most memory of an action', 'MB', [Math.max(...peaks)], { max: 512 }),
      row('most memory of perf-report', 'MB', [Math.max(...reports.map(({ bytes }) => bytes / 1e6))]),
      row('outputs of the job that plans', 'bytes', [perRun], { max: OUTPUT_LIMIT }),
      row('longest summary', 'bytes', [summary], { max: SUMMARY_LIMIT }),
      row('artifacts of the run', 'count', [artifacts], { max: ARTIFACT_LIMIT }),
    ];
  } finally {
    await services.close();
    rmSync(place, { recursive: true });
  }
}

function suiteFiles(): Record<string, string> {
  const tests = Array.from({ length: TESTS_PER_FILE }, (_, index) => `  it('holds ${index}', () => {});\n`);
  const files = Array.from({ length: FILES }, (_, index) => {
    const folder = `group-${String(Math.floor(index / 100)).padStart(3, '0')}`;
    return [
      `test/${folder}/file-${index}.test.js`,
      `describe('part ${index}', () => {\n${tests.join('')}});\n`,
    ];
  });
  return {
    ...Object.fromEntries(files),
    'package.json': JSON.stringify({
      name: 'suite',
      private: true,
      scripts: { test: 'mocha "test/**/*.test.js"' },
      devDependencies: { mocha: '*' },
    }),
  };
}

/** A figure of a proof that does not prove everything would be worth nothing. */
function checkProof(text: string): void {
  const { outcome, totals, suites } = parseDocument(testReport, text, 'test-report.json');
  const { executed, missing } = suites[0]!;
  const right = executed === FILES && missing === 0 && totals.tests === FILES * TESTS_PER_FILE;
  if (outcome !== 'passed' || !right)
    throw new Error(`not proven: ${JSON.stringify({ outcome, totals, suites })}`);
}

const both = (a: Usage, b: Usage): Usage => ({
  seconds: a.seconds + b.seconds,
  bytes: Math.max(a.bytes, b.bytes),
});
const slowest = (usages: readonly Usage[]): number => Math.max(...usages.map(({ seconds }) => seconds));

/** Of the one step that ran in a folder. */
function summaryBytes(folder: string): number {
  const [step = ''] = readdirSync(folder).filter((name) => name.startsWith('step-'));
  return readFileSync(join(folder, step, 'summary')).length;
}

function row(
  metric: string,
  unit: string,
  values: readonly number[],
  target: Pick<BenchRow, 'max'> = {},
): BenchRow {
  const rounded = (value: number) => Number(value.toFixed(unit === 's' ? 2 : 0));
  const spread = [rounded(Math.min(...values)), rounded(Math.max(...values))] as const;
  return { metric, value: rounded(median(values)), unit, runs: values.length, spread, ...target };
}
