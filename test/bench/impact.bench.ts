import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument, type TestPlan, testPlan } from '@paceline/contracts';
import { type Log, readEnvironment, readInputs } from '@paceline/core';
import { parse } from 'yaml';
import { inputs as parsers } from '../../actions/test-impact/src/inputs.ts';
import type { Checkout } from '../../actions/test-impact/src/machine.ts';
import { planTests } from '../../actions/test-impact/src/plan-tests.ts';
import type { PlanContext } from '../../actions/test-impact/src/publish.ts';
import { root } from '../../scripts/actions.ts';
import { Commits } from './impact-objects.ts';
import { type BenchOptions, type BenchRow, median } from './rows.ts';

/** Inputs where the defaults do not say which tests are meant: several programs, computed configurations. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'immerjs+immer': { runner: 'vitest' },
  'reduxjs+redux-toolkit': { runner: 'vitest', tests: 'packages/**/*.test.{ts,tsx}' },
  'TanStack+query': { runner: 'vitest', tests: 'packages/**/*.test.{ts,tsx}' },
};

/** Mean share of the test files that may run, by repository (the folder's name, `owner+name`). */
const MAX_SHARE: Readonly<Record<string, number>> = {
  'immerjs+immer': 40,
  'date-fns+date-fns': 40,
  'reduxjs+redux-toolkit': 45,
  'vuejs+core': 50,
  'TanStack+query': 24,
  'pmndrs+zustand': 18,
  'honojs+hono': 15,
  'fastify+fastify': 20,
  'colinhacks+zod': 25,
};

/**
 * Plans the newest commits of repositories against their parents: the mean share of test files that runs, in
 * percent, with the commits that run everything and why. `--data` is a folder of clones named `owner+name`, with
 * their histories.
 */
export default async function impact({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  if (data === undefined) throw new Error('give --data DIR, a folder of clones named owner+name');
  const rows: BenchRow[] = [];
  const names = (process.env['BENCH_ONLY'] ?? '').split(',').filter((name) => name !== '');
  for (const name of readdirSync(data).sort()) {
    if (names.length > 0 && !names.includes(name)) continue;
    const folder = [join(data, name, 'repo'), join(data, name)].find(
      (path) => existsSync(join(path, 'HEAD')) || existsSync(join(path, '.git')),
    );
    if (folder === undefined) continue;
    rows.push(...(await replay(name, folder, quick ? 50 : 300)));
  }
  return rows;
}

async function replay(name: string, folder: string, count: number): Promise<BenchRow[]> {
  const commits = new Commits(folder);
  const shares: number[] = [];
  const seconds: number[] = [];
  const causes = new Map<string, number>();
  const note: string[] = [];
  let failed = 0;
  try {
    for (const { commit, parent } of commits.list(count)) {
      const checkout = await commits.checkout(commit, parent);
      const started = performance.now();
      try {
        const plan = await planOf(checkout, INPUTS[name] ?? {}, commits.workflow);
        seconds.push((performance.now() - started) / 1000);
        const share = plan.discovery.by === 'legs' ? 1 : plan.totals.selected / plan.totals.tests;
        shares.push(share);
        const cause = plan.fallback
          ? `${plan.fallback.code}: ${plan.fallback.message}`
          : plan.tests.some(({ reasons }) => reasons[0]?.code === 'nearby')
            ? `nearby: ${[...new Set(plan.tests.flatMap(({ reasons }) => (reasons[0]?.code === 'nearby' ? (reasons[0].via?.[0] ?? []) : [])))].join(' ')}`
            : '';
        note.push(`${commit.slice(0, 10)} ${(100 * share).toFixed(0)} % ${cause}`);
        const key = plan.fallback?.code ?? (cause === '' ? '' : 'nearby');
        if (key !== '') causes.set(key, (causes.get(key) ?? 0) + 1);
      } catch (error) {
        failed += 1;
        note.push(`${commit.slice(0, 10)} ${(error as Error).message}`);
      }
    }
  } finally {
    commits.close();
  }
  const notes = process.env['BENCH_NOTES'];
  if (notes !== undefined) writeFileSync(join(notes, `${name}.txt`), `${note.join('\n')}\n`);
  console.log(
    `${name}: ${shares.length} commits, ${failed} without a plan; ${[...causes].map(([code, times]) => `${code} ${times}`).join(', ')}`,
  );
  if (shares.length === 0) return [];
  const percent = (share: number) => Number((100 * share).toFixed(1));
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const max = MAX_SHARE[name];
  return [
    {
      metric: `${name}: mean share`,
      value: percent(mean),
      unit: '%',
      ...(max === undefined ? {} : { max }),
      runs: shares.length,
      spread: [percent(Math.min(...shares)), percent(Math.max(...shares))],
    },
    {
      metric: `${name}: time of a plan, median`,
      value: Number(median(seconds).toFixed(3)),
      unit: 's',
      runs: seconds.length,
      spread: [Number(Math.min(...seconds).toFixed(3)), Number(Math.max(...seconds).toFixed(3))],
    },
  ];
}

const metadata = parse(readFileSync(join(root, 'actions/test-impact/action.yml'), 'utf8')) as {
  inputs: Record<string, { default: string }>;
};
const silent: Log = {
  debug: () => {},
  info: () => {},
  output: () => {},
  withoutCommands: (body) => body(),
  notice: () => {},
  warning: () => {},
  error: () => {},
  group: (_, body) => body(),
};

/** A plan with the inputs' defaults, besides those `given`. */
async function planOf(
  checkout: Checkout,
  given: Readonly<Record<string, string>>,
  workflow: string,
): Promise<TestPlan> {
  const temp = mkdtempSync(join(tmpdir(), 'paceline-impact-bench-'));
  try {
    let path = '';
    const context: PlanContext = {
      inputs: readInputs(parsers, (name) => given[name] ?? metadata.inputs[name]!.default),
      environment: readEnvironment({
        RUNNER_TEMP: temp,
        GITHUB_RUN_ID: '1',
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_WORKFLOW_REF: `o/r/${workflow}@refs/heads/main`,
      }),
      log: silent,
      state: { save: () => {}, saved: undefined },
      artifacts: {
        available: false,
        prepare: () => {},
        publish: async () => {},
        find: async () => [],
        read: async () => '',
      },
      setOutput: (name, value) => {
        if (name === 'plan-path') path = String(value);
      },
      result: () => {},
      summary: () => {},
    };
    await planTests(context, {
      now: () => new Date(0),
      milliseconds: () => performance.now(),
      openCheckout: async () => checkout,
      past: async () => ({ seconds: () => undefined, failedBefore: new Set() }),
    });
    return parseDocument(testPlan, readFileSync(path, 'utf8'), 'test-plan.json');
  } finally {
    rmSync(temp, { recursive: true });
  }
}
