import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ActionRun {
  readonly status: number | null;
  readonly log: string;
  readonly outputs: Record<string, string>;
  readonly summary: string;
}

export interface Sandbox {
  readonly workspace: string;
  readonly temp: string;
  run(inputs: Record<string, string>, variables?: Record<string, string>): Promise<ActionRun>;
  remove(): Promise<void>;
}

/** A folder in which an action's bundle runs, with the variables and files that a runner gives. */
export async function sandbox(name: string): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'paceline-e2e-'));
  const script = join(process.env['PACELINE_DIST']!, `${name}.js`);
  return {
    workspace: folder,
    temp: join(folder, 'temp'),
    remove: () => rm(folder, { recursive: true, force: true }),
    async run(inputs, variables = {}) {
      const files = { output: join(folder, 'output'), summary: join(folder, 'summary') };
      await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
      const given = Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]);
      const child = spawn(process.execPath, [script], {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          GITHUB_WORKSPACE: folder,
          RUNNER_TEMP: join(folder, 'temp'),
          PACELINE_HOME: join(folder, 'home'),
          GITHUB_OUTPUT: files.output,
          GITHUB_STEP_SUMMARY: files.summary,
          GITHUB_RUN_ID: '77',
          ...Object.fromEntries(given),
          ...variables,
        },
      });
      let log = '';
      child.stdout.on('data', (chunk) => (log += chunk));
      child.stderr.on('data', (chunk) => (log += chunk));
      const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
      return {
        status,
        log,
        outputs: parseOutputs(await readFile(files.output, 'utf8')),
        summary: await readFile(files.summary, 'utf8'),
      };
    },
  };
}

/** `name<<delimiter`, the value's lines, `delimiter`. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) outputs[match[1]!] = match[3]!;
  return outputs;
}
