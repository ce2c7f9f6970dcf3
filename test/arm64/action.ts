import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Phase {
  readonly log: string;
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  /** Architectures that Node processes of this phase reported, children included. */
  readonly architectures: string[];
}

/** Runs main and post of actions of one job as a runner would, with a Node of our choice. */
export function createJob(node: string, dist: string, folder: string) {
  const temp = join(folder, 'temp');
  mkdirSync(temp, { recursive: true });
  // Every Node that a phase starts writes its architecture down, test processes too.
  const witness = join(folder, 'witness.mjs');
  writeFileSync(
    witness,
    "import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.ARCHITECTURES, `${process.arch}\\n`);\n",
  );
  let count = 0;
  return function phase(
    action: string,
    inputs: Record<string, string>,
    workspace: string,
    extra: Record<string, string> = {},
  ): Phase {
    count += 1;
    const file = (name: string) => {
      const path = join(folder, `${count}-${name}`);
      writeFileSync(path, '');
      return path;
    };
    const [output, state, architectures] = [file('output'), file('state'), file('architectures')];
    const { status, stdout, stderr } = spawnSync(node, [join(dist, `${action}.js`)], {
      cwd: workspace,
      encoding: 'utf8',
      timeout: 90_000,
      env: {
        // Test programs and commands that name `node` get this one.
        PATH: `${dirname(node)}:${process.env['PATH']}`,
        HOME: folder,
        NODE_OPTIONS: `--import=${witness}`,
        ARCHITECTURES: architectures,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: output,
        GITHUB_STATE: state,
        GITHUB_STEP_SUMMARY: file('summary'),
        GITHUB_JOB: 'arm64',
        RUNNER_TEMP: temp,
        PACELINE_STORE: `disk:${join(folder, 'store')}`,
        ...Object.fromEntries(
          Object.entries(inputs).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value]),
        ),
        ...extra,
      },
    });
    const log = stdout + stderr;
    if (status !== 0) throw new Error(`${action} ended with ${status}:\n${log}`);
    return {
      log,
      outputs: values(readFileSync(output, 'utf8')),
      state: Object.fromEntries(
        Object.entries(values(readFileSync(state, 'utf8'))).map(([key, value]) => [`STATE_${key}`, value]),
      ),
      architectures: readFileSync(architectures, 'utf8').trim().split('\n'),
    };
  };
}

const values = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^([^\n=<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm)].map((match) => [match[1]!, match[3]!]),
  );
