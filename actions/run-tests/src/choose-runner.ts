import { PacelineError, runProcess } from '@paceline/core';
import { detectRunner } from './detect-runner.ts';
import type { Runner } from './report.ts';
import { commandTemplate } from './runners/command.ts';
import { goTest } from './runners/go.ts';
import { jest } from './runners/jest.ts';
import { nodeTest } from './runners/node.ts';
import type { RunnerPlace } from './runners/place.ts';
import { pytest } from './runners/pytest.ts';
import { vitest } from './runners/vitest.ts';
import { readScriptSettings } from './script-settings.ts';

export interface RunnerChoice {
  readonly runner: Runner['name'] | 'auto';
  readonly command: string;
}

/** The runner that the inputs name, or the one that the project's files point at. */
export async function chooseRunner(
  choice: RunnerChoice,
  place: Omit<RunnerPlace, 'siblings' | 'script'>,
  files: readonly string[],
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<Runner> {
  const named = choice.runner === 'auto' && choice.command !== '' ? 'command' : choice.runner;
  if (choice.command !== '' && named !== 'command') {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Input "command" is given, but "runner" is ${named}.`,
      'Leave one of them out, or set runner: command.',
    );
  }
  const name = named === 'auto' ? await detectRunner(place.directory, place.workspace, files) : named;
  const complete = {
    ...place,
    script: await readScriptSettings(place.directory, name),
    siblings: once(() => repositoryFiles(place.directory, variables)),
  };
  switch (name) {
    case 'vitest':
      return vitest(complete, temporary);
    case 'jest':
      return jest(complete);
    case 'node':
      return nodeTest(complete, temporary);
    case 'pytest':
      return pytest(complete, temporary, variables);
    case 'go':
      return goTest(complete);
    case 'command':
      return commandTemplate(complete, choice.command);
  }
}

/** Files below the working directory that git knows or does not ignore; none when git cannot say. */
async function repositoryFiles(
  directory: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  try {
    const { exitCode, stdout } = await runProcess(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      { cwd: directory, env: variables, timeoutSeconds: 60, maxOutputBytes: 256 * 1024 * 1024 },
    );
    return exitCode === 0 ? [...new Set(stdout.split('\0').filter((path) => path !== ''))] : [];
  } catch {
    return [];
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
