import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { freshDist } from './line.ts';

export interface ActionRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly outputs: Record<string, string>;
  readonly summary: string;
}

const place = mkdtempSync(join(tmpdir(), 'paceline-action-'));
/** A copy of the bundle where no node_modules is above it. */
const dist = join(place, 'dist');
cpSync(freshDist, dist, { recursive: true });
afterAll(() => rmSync(place, { recursive: true, force: true }));

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
  const file = (base: string) => {
    const path = join(folder, base);
    writeFileSync(path, '');
    return path;
  };
  const output = file('output');
  const summary = file('summary');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(dist, `${name}.js`)], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STATE: file('state'),
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: folder,
      PACELINE_STORE: `disk:${join(folder, 'store')}`,
      ...Object.fromEntries(
        Object.entries(inputs).map(([input, value]) => [`INPUT_${input.toUpperCase()}`, value]),
      ),
      ...environment,
    },
  });
  return {
    exitCode: status,
    output: stdout + stderr,
    outputs: parseOutputs(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

function parseOutputs(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^([^\n=<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm)].map((match) => [match[1]!, match[3]!]),
  );
}
