import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ActionRun, runAction } from '../runner/run-action.ts';

export interface Phase extends ActionRun {
  /** Architectures that Node processes of this phase reported, children included. */
  readonly architectures: string[];
}

/** Runs main and post of actions of one job as a runner would, with a Node of our choice. */
export function createJob(node: string, dist: string, folder: string) {
  // Every Node that a phase starts writes its architecture down, test processes too.
  mkdirSync(folder, { recursive: true });
  const witness = join(folder, 'witness.mjs');
  writeFileSync(
    witness,
    "import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.ARCHITECTURES, `${process.arch}\\n`);\n",
  );
  const architectures = join(folder, 'architectures');
  return function phase(
    action: string,
    inputs: Record<string, string>,
    workspace: string,
    { state = {}, variables = {} }: Partial<Record<'state' | 'variables', Record<string, string>>> = {},
  ): Phase {
    writeFileSync(architectures, '');
    const run = runAction({
      node,
      script: join(dist, `${action}.js`),
      workspace,
      folder: join(folder, 'job'),
      inputs,
      state,
      deadline: 90_000,
      variables: {
        // Test programs and commands that name `node` get this one.
        PATH: `${dirname(node)}:${process.env['PATH']}`,
        NODE_OPTIONS: `--import=${witness}`,
        ARCHITECTURES: architectures,
        GITHUB_JOB: 'arm64',
        PACELINE_STORE: `disk:${join(folder, 'store')}`,
        ...variables,
      },
    });
    if (run.status !== 0) throw new Error(`${action} ended with ${run.status}:\n${run.log}`);
    return { ...run, architectures: readFileSync(architectures, 'utf8').trim().split('\n') };
  };
}
