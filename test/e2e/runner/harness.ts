import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobResult, RunOptions, RunResult } from '../../runner/index.ts';
import { runWorkflow } from '../../runner/index.ts';

export const fixtures = join(import.meta.dirname, 'fixtures');
export const actionsRoot = join(fixtures, 'paceline');

/** A finished run with its logs at hand. */
export interface FinishedRun {
  result: RunResult;
  out: string;
  notes: string[];
  job(name: string): JobResult;
  /** The log of a step, by the names of job and step. */
  log(job: string, step: string): string;
  /** Every log of the run. */
  text: string;
}

/** A folder that removes itself. */
export function scratch(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'paceline-runner-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export function git(cwd: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Writes files and commits them; the date is fixed so that hashes are. */
export function commit(cwd: string, message: string, files: Record<string, string>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(cwd, 'rev-parse', 'HEAD');
}

/** A repository with three commits on main, and a tag on the first. */
export function createRepository(path: string): string {
  const repository = join(path, 'repository');
  mkdirSync(repository);
  git(repository, 'init', '--quiet', '--initial-branch=main');
  commit(repository, 'one', { 'root.txt': '1\n', 'sub/one.txt': 'one\n', 'sub/skipped.txt': 'skipped\n' });
  git(repository, 'tag', 'v1');
  commit(repository, 'two', { 'root.txt': '2\n', ...localAction });
  commit(repository, 'three', { 'root.txt': '3\n' });
  return repository;
}

const localAction = {
  'local/action.yml': [
    'name: Local',
    'description: An action of the repository itself',
    'inputs:',
    '  who: { description: Whom to greet, required: true }',
    'outputs:',
    '  greeting: { description: The greeting }',
    'runs: { using: node20, pre: main.cjs, main: main.cjs, post: main.cjs }',
    '',
  ].join('\n'),
  'local/main.cjs': [
    "const { appendFileSync } = require('node:fs');",
    "console.log(`node ${process.version.split('.')[0]} repository [${process.env.GITHUB_ACTION_REPOSITORY}]`);",
    'appendFileSync(process.env.GITHUB_OUTPUT, `greeting=hello ${process.env.INPUT_WHO}\\n`);',
    '',
  ].join('\n'),
};

/** Runs a workflow of the fixtures and keeps its logs in memory. */
export async function run(
  workflow: string,
  repo: string,
  out: string,
  options: Partial<RunOptions> = {},
): Promise<FinishedRun> {
  const logs = new Map<string, string[]>();
  const notes: string[] = [];
  const result = await runWorkflow({
    workflow: workflow.includes('/') ? workflow : join(fixtures, 'workflows', workflow),
    repo,
    out,
    actionsRoot,
    dist: join(fixtures, 'fresh-dist'),
    repository: 'acme/widgets',
    ...options,
    onEvent(event) {
      options.onEvent?.(event);
      if (event.type === 'note') notes.push(event.message);
      if (event.type !== 'log') return;
      const key = `${event.job.name}\n${event.step.name}`;
      logs.set(key, [...(logs.get(key) ?? []), event.line]);
    },
  });
  return {
    result,
    out,
    notes,
    job(name) {
      const job = result.jobs.find((item) => item.name === name);
      if (job === undefined)
        throw new Error(`no job ${name} in ${result.jobs.map((item) => item.name).join(', ')}`);
      return job;
    },
    log: (job, step) => (logs.get(`${job}\n${step}`) ?? []).join('\n'),
    text: [...logs].map(([key, lines]) => `${key.replace('\n', ' › ')}\n${lines.join('\n')}`).join('\n\n'),
  };
}

/** Makes runs of this process work below a folder of the test's own, and lists what they left there. */
export function watchTemporary(folder: string): { path: string; leftovers(): string[] } {
  const path = join(folder, 'tmp');
  mkdirSync(path);
  process.env['TMPDIR'] = path;
  return { path, leftovers: () => readdirSync(path) };
}
