import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCES = new URL('run-action.ts', import.meta.url).pathname;

/** The stub of the built bundle; where there is none (in the tests with real servers), the sources. */
function command(action: string, phase: 'main' | 'post'): string[] {
  const dist = process.env['PACELINE_DIST'];
  if (dist) return [join(dist, phase === 'post' ? `${action}-post.js` : `${action}.js`)];
  return [SOURCES, action, phase];
}

export interface Phase {
  readonly status: number | null;
  readonly log: string;
  readonly outputs: Record<string, string>;
  readonly summary: string;
}

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
      for (const path of [workspace, join(folder, 'temp'), join(root, 'home')]) {
        mkdirSync(path, { recursive: true });
      }
      const event = join(folder, 'event.json');
      writeFileSync(event, JSON.stringify(options.payload ?? { repository: { default_branch: 'main' } }));
      let state: Record<string, string> = {};
      const phase = (name: 'main' | 'post'): Phase => {
        const files = Object.fromEntries(
          ['OUTPUT', 'STATE', 'STEP_SUMMARY'].map((name) => [name, join(folder, name)]),
        );
        for (const file of Object.values(files)) writeFileSync(file, '');
        const { status, stdout, stderr } = spawnSync(process.execPath, ...launch(name, files));
        state = { ...state, ...readCommands(files['STATE']!) };
        return {
          status,
          log: stdout + stderr,
          outputs: readCommands(files['OUTPUT']!),
          summary: readFileSync(files['STEP_SUMMARY']!, 'utf8'),
        };
      };
      const launch = (name: 'main' | 'post', files: Record<string, string>) =>
        [
          command(options.action ?? 'cache', name),
          {
            cwd: workspace,
            encoding: 'utf8',
            env: {
              PATH: process.env['PATH'],
              HOME: join(root, 'home'),
              PACELINE_HOME: join(root, 'paceline'),
              GITHUB_ACTIONS: 'true',
              GITHUB_WORKSPACE: workspace,
              GITHUB_REPOSITORY: 'octo/app',
              GITHUB_JOB: 'test',
              GITHUB_EVENT_NAME: options.event ?? 'push',
              GITHUB_REF: options.ref ?? 'refs/heads/main',
              GITHUB_EVENT_PATH: event,
              GITHUB_OUTPUT: files['OUTPUT'],
              GITHUB_STATE: files['STATE'],
              GITHUB_STEP_SUMMARY: files['STEP_SUMMARY'],
              RUNNER_TEMP: join(folder, 'temp'),
              'INPUT_JOB-STATUS': options.jobStatus ?? 'success',
              ...Object.fromEntries(
                Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
              ),
              ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
              ...options.variables,
            },
          },
        ] as const;
      /** Main, as a process that a test can end. */
      const start = () => {
        const files = Object.fromEntries(
          ['OUTPUT', 'STATE', 'STEP_SUMMARY'].map((one) => [one, join(folder, one)]),
        );
        for (const file of Object.values(files)) writeFileSync(file, '');
        const [args, { cwd, env }] = launch('main', files);
        return spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
      };
      return { workspace, main: () => phase('main'), post: () => phase('post'), start };
    },
  };
}

/** Files of the runner's commands: `name<<delimiter`, the value, the delimiter. */
function readCommands(path: string): Record<string, string> {
  const found = readFileSync(path, 'utf8').matchAll(/^(.+?)<<(ghadelimiter_\S+)\n(.*?)\n\2$/gms);
  return Object.fromEntries([...found].map(([, name, , value]) => [name!, value!]));
}

/** One line for each file, folder and link below a folder: type, mode, size, target, and digests of content. */
export function treeOf(folder: string): string {
  const list = execFileSync('find', ['.', '-mindepth', '1', '-printf', '%p %y %m %l\\n'], { cwd: folder });
  const sums = execFileSync('sh', ['-c', 'find . -type f -print0 | sort -z | xargs -0r sha256sum'], {
    cwd: folder,
  });
  return `${list.toString().split('\n').sort().join('\n')}\n${sums}`;
}
