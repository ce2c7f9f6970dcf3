import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionRun, builtAction, runAction, startAction } from '../../runner/run-action.ts';

const SOURCES = new URL('from-sources.ts', import.meta.url).pathname;

/** The stub of the built bundle; where there is none (in the tests with real servers), the sources. */
const script = (action: string, phase: 'main' | 'post') =>
  process.env['PACELINE_DIST'] ? builtAction(action, phase) : [SOURCES, action, phase];

export interface JobOptions {
  readonly event?: string;
  readonly ref?: string;
  readonly payload?: object;
  readonly variables?: Record<string, string>;
  /** Name of the stub: `cache` (default), `cache-restore`, `cache-save`. */
  readonly action?: string;
  /** What the runner says of the job when post starts. Default success. */
  readonly jobStatus?: string;
}

/** A folder that stands for a machine: one store and home, and a fresh workspace for each job. */
export function createMachine() {
  const root = mkdtempSync(join(tmpdir(), 'paceline-cache-e2e-'));
  let jobs = 0;
  return {
    root,
    store: join(root, 'paceline', 'store'),
    home: join(root, 'home'),
    remove: () => rmSync(root, { recursive: true, force: true }),
    /** A job with one cache step: its main and, later, its post, as the runner starts them. */
    job(inputs: Record<string, string>, options: JobOptions = {}) {
      const folder = join(root, `job-${++jobs}`);
      const workspace = join(folder, 'workspace');
      for (const path of [workspace, join(root, 'home')]) mkdirSync(path, { recursive: true });
      const event = join(folder, 'event.json');
      writeFileSync(event, JSON.stringify(options.payload ?? { repository: { default_branch: 'main' } }));
      let state: Record<string, string> = {};
      const process = (phase: 'main' | 'post') => ({
        script: script(options.action ?? 'cache', phase),
        workspace,
        folder,
        inputs: { 'job-status': options.jobStatus ?? 'success', ...inputs },
        state,
        variables: {
          HOME: join(root, 'home'),
          PACELINE_HOME: join(root, 'paceline'),
          GITHUB_ACTIONS: 'true',
          GITHUB_REPOSITORY: 'octo/app',
          GITHUB_JOB: 'test',
          GITHUB_EVENT_NAME: options.event ?? 'push',
          GITHUB_REF: options.ref ?? 'refs/heads/main',
          GITHUB_EVENT_PATH: event,
          ...options.variables,
        },
      });
      const run = (phase: 'main' | 'post'): ActionRun => {
        const ended = runAction(process(phase));
        state = { ...state, ...ended.state };
        return ended;
      };
      /** Main, as a process that a test can end. */
      const start = (): ChildProcess => startAction(process('main')).child;
      return { workspace, main: () => run('main'), post: () => run('post'), start };
    },
  };
}

/** One line for each file, folder and link below a folder: type, mode, size, target, and digests of content. */
export function treeOf(folder: string): string {
  const list = execFileSync('find', ['.', '-mindepth', '1', '-printf', '%p %y %m %l\\n'], { cwd: folder });
  const sums = execFileSync('sh', ['-c', 'find . -type f -print0 | sort -z | xargs -0r sha256sum'], {
    cwd: folder,
  });
  return `${list.toString().split('\n').sort().join('\n')}\n${sums}`;
}
