import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ActionRun, runAction as run } from '../../runner/run-action.ts';
import { temporary } from '../../temporary.ts';
import { freshDist } from './line.ts';

export type { ActionRun };

const place = temporary();
/** A copy of the bundle where no node_modules is above it. */
const dist = join(place, 'dist');
cpSync(freshDist, dist, { recursive: true });

let count = 0;

/** A fresh folder that goes away after the test file. */
export function scratch(): string {
  const folder = join(place, `scratch-${++count}`);
  mkdirSync(folder);
  return folder;
}

/** Runs the main of a bundled action as a runner would: inputs and files in the environment, nothing else. */
export function runAction(
  name: string,
  inputs: Record<string, string>,
  workspace: string,
  environment: Record<string, string> = {},
): ActionRun {
  const folder = scratch();
  const variables = { PACELINE_STORE: `disk:${join(folder, 'store')}`, ...environment };
  return run({ script: join(dist, `${name}.js`), workspace, folder, inputs, variables });
}
