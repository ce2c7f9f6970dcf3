import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { type RunResult, runWorkflow } from '../../runner/index.ts';
import { generateSample, SAMPLE_BASE } from '../../sample/generate.ts';

export const root = join(import.meta.dirname, '../../..');
/** The bundle that the global set-up built from the sources: never the committed one. */
export const freshDist = process.env['PACELINE_DIST'] ?? join(root, 'build/dist');

export interface Line {
  readonly folder: string;
  /** The sample repository, on its feature branch. */
  readonly repository: string;
  /** The workflow of the README as a document that a test may bend before it runs. */
  workflow(change?: (edit: WorkflowEdit) => void): string;
  /** Changes a file, or makes one of nothing, and commits it; returns the commit. Throws where nothing changed. */
  commit(file: string, change: (text: string) => string): string;
  run(workflow: string, options?: Partial<Parameters<typeof runWorkflow>[0]>): Promise<LineRun>;
}

export interface LineRun {
  readonly result: RunResult;
  readonly out: string;
  /** Every log of the run, joined. */
  readonly log: string;
}

export interface WorkflowEdit {
  /** Puts steps before the step of a job that uses one of our actions. */
  insertBefore(job: string, action: string, ...steps: object[]): void;
  set(path: readonly (string | number)[], value: unknown): void;
  /** Sets an input of the first step of a job that uses the action. */
  input(job: string, action: string, name: string, value: unknown): void;
}

const folders: string[] = [];

/** A sample repository with a store of its own; removed after the test file. */
export function createLine(): Line {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-line-'));
  folders.push(folder);
  const repository = generateSample(join(folder, 'repository'));
  let runs = 0;
  return {
    folder,
    repository,
    workflow(change) {
      const template = readFileSync(join(root, '.github/workflow-templates/paceline-tests.yml'), 'utf8');
      const document = parseDocument(template.replaceAll('$default-branch', 'main'));
      const steps = (job: string) => {
        const found = document.getIn(['jobs', job, 'steps']);
        if (!isSeq(found)) throw new Error(`no job ${job}`);
        return found;
      };
      const indexOf = (job: string, action: string) =>
        steps(job).items.findIndex(
          (step) => isMap(step) && String(step.get('uses') ?? '').includes(`/${action}@`),
        );
      change?.({
        insertBefore(job, action, ...added) {
          steps(job).items.splice(indexOf(job, action), 0, ...added.map((step) => document.createNode(step)));
        },
        set: (path, value) => document.setIn(path, value),
        input(job, action, name, value) {
          (steps(job).items[indexOf(job, action)] as YAMLMap).setIn(['with', name], value);
        },
      });
      // What one workflow file proved is no proof for another: all runs are of the same one.
      const file = join(folder, `workflow-${runs}`, 'paceline-tests.yml');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, document.toString({ lineWidth: 0 }));
      return file;
    },
    commit(file, change) {
      const path = join(repository, file);
      const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
      const after = change(before);
      if (after === before) throw new Error(`${file} was not changed`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, after);
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], {
          cwd: repository,
          encoding: 'utf8',
        }).trim();
      git('add', file);
      git('commit', '-qam', `Change ${file}`);
      return git('rev-parse', 'HEAD');
    },
    async run(workflow, options = {}) {
      runs += 1;
      const out = join(folder, `run-${runs}`);
      mkdirSync(out);
      const lines: string[] = [];
      const result = await runWorkflow({
        workflow,
        repo: repository,
        event: 'pull_request',
        base: SAMPLE_BASE,
        out,
        dist: freshDist,
        runId: runs,
        env: { PACELINE_STORE: `disk:${join(folder, 'store')}` },
        onEvent: (event) => {
          if (event.type === 'log') lines.push(`${event.job.name} | ${event.step.name} | ${event.line}`);
        },
        ...options,
      });
      return { result, out, log: lines.join('\n') };
    },
  };
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The text of a document that the run left, by its kind. */
export function documentOf({ out }: LineRun, kind: string): string {
  const [file] = globSync(`artifacts/paceline-${kind}-*/${kind}.json`, { cwd: out });
  if (!file) throw new Error(`no ${kind} in ${out}`);
  return readFileSync(join(out, file), 'utf8');
}

/** Conclusion of a job by its id (and leg), e.g. `conclusion(run, 'test', '2')`. */
export const conclusion = ({ result }: LineRun, id: string, leg?: string): string | null | undefined =>
  result.jobs.find((job) => job.id === id && (leg === undefined || job.matrix?.['leg'] === leg))?.conclusion;
