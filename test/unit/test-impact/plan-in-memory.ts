import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, type TestPlan, testPlan } from '@paceline/contracts';
import {
  type BaseAnswer,
  type FileChange,
  type Log,
  readEnvironment,
  readInputs,
  type TrackedFile,
} from '@paceline/core';
import { parse } from 'yaml';
import type { Scans } from '../../../actions/test-impact/src/graph/javascript/known-scans.ts';
import { inputs as parsers } from '../../../actions/test-impact/src/inputs.ts';
import type { Checkout, Machine, Past } from '../../../actions/test-impact/src/machine.ts';
import { planTests } from '../../../actions/test-impact/src/plan-tests.ts';
import { noPast } from '../../../actions/test-impact/src/proof/no-past.ts';
import type { PlanContext } from '../../../actions/test-impact/src/publish.ts';
import { textDigest } from '../../../actions/test-impact/src/repository/text-digest.ts';
import { temporary } from '../../temporary.ts';

export type Files = Readonly<Record<string, string>>;

export const BASE = 'b'.repeat(40);
export const HEAD = 'a'.repeat(40);

const metadata = parse(
  readFileSync(new URL('../../../actions/test-impact/action.yml', import.meta.url), 'utf8'),
) as {
  inputs: Record<string, { default: string }>;
};

export interface Run {
  readonly plan: TestPlan;
  /** What the plan says of its first suite. */
  readonly suite: TestPlan['suites'][number];
  readonly outputs: Readonly<Record<string, string>>;
  readonly result: string;
  readonly summary: string;
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
}

export interface RunOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** The event's payload. */
  readonly event?: Readonly<Record<string, unknown>>;
  readonly past?: Partial<Past>;
  readonly scans?: Scans;
  readonly base?: BaseAnswer;
  /** Other commits, whose files the clone has, or only origin has. */
  readonly commits?: Readonly<Record<string, Files>>;
  readonly onlyAtOrigin?: readonly string[];
  /** Commits that git cannot compare. */
  readonly broken?: readonly string[];
  /** Old path → new path. */
  readonly renames?: Readonly<Record<string, string>>;
  readonly machine?: Partial<Machine>;
  /** Links and submodules among the files. */
  readonly kinds?: Readonly<Record<string, TrackedFile['kind']>>;
  /** Files that a sparse checkout leaves out. */
  readonly absent?: readonly string[];
  /** What the working tree says of its files, besides their texts. */
  readonly checkout?: Pick<Checkout, 'refused' | 'leadsTo'> & {
    read?(path: string, text: string | undefined): string | undefined;
  };
}

/** A context as the runner gives it, with everything kept that the action says. */
export function recordingContext(options: RunOptions = {}) {
  const said = {
    outputs: {} as Record<string, string>,
    result: '',
    summary: '',
    notices: [] as string[],
    warnings: [] as string[],
  };
  const temp = temporary();
  const log: Log = {
    debug: () => {},
    info: () => {},
    output: () => {},
    withoutCommands: (body) => body(),
    notice: (message) => said.notices.push(message),
    warning: (message) => said.warnings.push(message),
    error: () => {},
    group: (_, body) => body(),
  };
  const context: PlanContext = {
    inputs: readInputs(parsers, (name) => options.inputs?.[name] ?? metadata.inputs[name]!.default),
    environment: {
      ...readEnvironment({
        RUNNER_TEMP: temp,
        GITHUB_RUN_ID: '7',
        PACELINE_HOME: join(temp, 'home'),
        GITHUB_REPOSITORY: 'o/r',
        ...options.variables,
      }),
      variables: { PATH: process.env['PATH'], HOME: temp, ...options.variables },
      ...(options.event === undefined ? {} : { event: options.event }),
    },
    log,
    state: { save: () => {}, saved: undefined },
    artifacts: {
      available: false,
      prepare: () => {},
      publish: async () => {},
      find: async () => [],
      open: async () => ({ text: '', file: () => undefined }),
      read: async () => '',
    },
    setOutput: (name, value) => {
      said.outputs[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    },
    result: (line) => {
      said.result = line;
    },
    summary: (markdown) => {
      said.summary += markdown;
    },
  };
  const done = (): Run => {
    const text = readFileSync(said.outputs['plan-path']!, 'utf8');
    const plan = parseDocument(testPlan, text, 'test-plan.json');
    return { ...said, plan, suite: plan.suites[0]! };
  };
  return { context, log, done };
}

/** A file of the index; its content does not matter here. */
export const trackedFile = (path: string): TrackedFile => ({ path, kind: 'file', id: '0', absent: false });

/** Stands for git's id of the files: the same for equal ones. */
export const treeOf = (files: Files): string =>
  createHash('sha1')
    .update(JSON.stringify(Object.entries(files).sort()))
    .digest('hex');

function differences(before: Files, after: Files, renames: Readonly<Record<string, string>>): FileChange[] {
  const changes: FileChange[] = Object.entries(renames).map(([from, path]) => ({
    path,
    from,
    status: 'renamed',
  }));
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[path] === after[path] || path in renames || Object.values(renames).includes(path)) continue;
    const status = before[path] === undefined ? 'added' : after[path] === undefined ? 'deleted' : 'modified';
    changes.push({ path, status });
  }
  return changes;
}

/** Plans over two states of a repository that exist in memory only. */
export async function planOver(before: Files, after: Files, options: RunOptions = {}): Promise<Run> {
  const { context, done } = recordingContext(options);
  const renames = options.renames ?? {};
  const commits: Readonly<Record<string, Files>> = { ...options.commits, [BASE]: before, [HEAD]: after };
  const here = new Set(Object.keys(commits).filter((commit) => !options.onlyAtOrigin?.includes(commit)));
  await planTests(context, {
    now: () => new Date(0),
    // A machine that is busy with other things is no repository that takes long.
    milliseconds: () => process.cpuUsage().user / 1000,
    openCheckout: async () => ({
      head: async () => HEAD,
      findBase: async () => options.base ?? { commit: BASE, how: 'test' },
      changedFiles: async (base) => {
        if (options.broken?.includes(base)) throw new Error('git diff ended with 128');
        return differences(commits[base]!, after, base === BASE ? renames : {});
      },
      treeId: async (commit) => treeOf(commits[commit]!),
      has: async (commit, { fetch }) => {
        if (fetch && commits[commit] !== undefined) here.add(commit);
        return here.has(commit);
      },
      tracked: async () =>
        Object.keys(after).map((path) => ({
          ...trackedFile(path),
          kind: options.kinds?.[path] ?? 'file',
          absent: options.absent?.includes(path) ?? false,
        })),
      readAt: async (commit, path) => commits[commit]?.[path],
      digest: (path) => (after[path] === undefined ? undefined : textDigest(after[path])),
      ...options.checkout,
      read: (path) => (options.checkout?.read ? options.checkout.read(path, after[path]) : after[path]),
    }),
    past: async ({ suites }) => ({
      suites: suites.map(() => ({ ...noPast(), ...options.past })),
      scans: options.scans,
    }),
    keepScans: async () => {},
    ...options.machine,
  });
  return done();
}

/** The tests that run, or the code of the reason why all do. */
export const selected = ({ plan, suite }: Run): string[] | string =>
  suite.fallback?.code ?? plan.tests.filter(({ action }) => action === 'run').map(({ file }) => file);

/** Changes files (undefined deletes one) and plans. */
export function planChange(
  files: Files,
  change: Readonly<Record<string, string | undefined>>,
  options: RunOptions = {},
) {
  const after: Record<string, string> = { ...files };
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) delete after[path];
    else after[path] = text;
  }
  return planOver(files, after, options);
}
