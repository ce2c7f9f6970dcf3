import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Log, PacelineError, repositoryFiles, runProcess } from '@paceline/core';
import {
  commandOf,
  commandsInTestScript,
  type Detection,
  detectRunner,
  type Folder,
  foldersUpTo,
  KNOWN_RUNNERS,
  type KnownRunner,
  manifestOf,
  type Sign,
} from '@paceline/runners';
import type { Project } from '../runners/project.ts';
import type { Runner } from '../runners/runner.ts';
import { childEnvironment } from './child-environment.ts';
import { createRunner } from './create-runner.ts';
import { failFastArguments } from './fail-fast.ts';

interface RunnerChoice {
  readonly runner: Runner['name'] | 'auto';
  readonly command: string;
}

interface RunnerSurroundings {
  readonly directory: string;
  readonly root: string;
  readonly args: readonly string[];
  /** Whether the program is to stop at its first failure. */
  readonly failFast: boolean;
  /** A folder for what runners need beside the project's files. */
  readonly temporary: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** The runner that the inputs name, or the one that the project's files point at. */
export async function chooseRunner(
  choice: RunnerChoice,
  around: RunnerSurroundings,
  files: readonly string[],
): Promise<Runner> {
  const { directory, root, args, failFast, temporary, variables, log } = around;
  const named = choice.runner === 'auto' && choice.command !== '' ? 'command' : choice.runner;
  if (choice.command !== '' && named !== 'command') {
    throw new PacelineError(
      'PACELINE_INPUT_INVALID',
      `Input "command" is given, but "runner" is ${named}.`,
      'Leave one of them out, or set runner: command.',
    );
  }
  const name = named === 'auto' ? await findRunner(directory, root, files) : named;
  const manifest = manifestOf((await readFolder(directory)).text);
  const command = name === 'command' ? undefined : commandOf(manifest, name);
  const project: Project = {
    directory,
    root,
    args: failFast ? [...failFastArguments(name), ...args] : args,
    command,
    startIsKnown: command !== undefined || commandsInTestScript(manifest).unread.length === 0,
    script: { nodeFlags: command?.nodeFlags ?? [], variables: command?.variables ?? {} },
    siblings: once(() =>
      repositoryFiles(directory, variables, ['--cached', '--others', '--exclude-standard']),
    ),
    async ask(program, words, { timeoutSeconds, variables: added, statuses = [] }) {
      try {
        const { exitCode, stopped, stdout, stderr } = await runProcess(program, words, {
          cwd: directory,
          env: childEnvironment(variables, added),
          timeoutSeconds,
          maxOutputBytes: 256 * 1024 * 1024,
        });
        if (!stopped && (exitCode === 0 || statuses.includes(exitCode ?? -1))) return stdout;
        log.debug(
          `${program} ${words.slice(0, 4).join(' ')} … said nothing usable (${stopped ?? exitCode}): ${stderr.slice(-2000)}`,
        );
      } catch (error) {
        log.debug(`${program} could not be asked: ${(error as Error).message}`);
      }
      return undefined;
    },
  };
  return createRunner(name, { project, temporary, variables, command: choice.command });
}

/**
 * Finds the test program of the working directory, or, when it says nothing, of the folders above it up to
 * the repository's root. Planned files decide between languages.
 * @throws PacelineError PACELINE_RUNNER_UNKNOWN or PACELINE_RUNNER_AMBIGUOUS
 */
export async function findRunner(
  directory: string,
  root: string,
  files: readonly string[],
): Promise<KnownRunner> {
  const others: Sign[] = [];
  for (const folder of foldersUpTo(directory, root)) {
    const found: Detection = detectRunner(await readFolder(folder), {
      fits: (runner) => fits(runner, files),
    });
    const fitting = found.ambiguous.filter(({ program }) => fits(program, files));
    if (new Set(fitting.map(({ program }) => program)).size > 1) {
      throw new PacelineError(
        'PACELINE_RUNNER_AMBIGUOUS',
        `More than one test runner was found: ${fitting.map(({ program, sign }) => `${program} (${sign})`).join(', ')}.`,
        `Set "runner" to the one that runs this suite: ${fitting.map(({ program }) => program).join(' or ')}.`,
      );
    }
    const runner = found.runner ?? (fitting[0]?.program as KnownRunner | undefined);
    if (runner && fits(runner, files)) return runner;
    others.push(...found.others);
  }
  const other = others[0];
  throw new PacelineError(
    'PACELINE_RUNNER_UNKNOWN',
    other
      ? `The tests seem to be run by ${other.program} (${other.sign}), which "runner: auto" does not know.`
      : 'No test runner was found: no configuration or dependency of one in the working directory or above.',
    other
      ? 'Set "command" to a command that runs {files} and writes JUnit XML to {report}.'
      : `Set "runner" to one of ${KNOWN_RUNNERS.join(', ')}, or command with "command", or correct "working-directory".`,
  );
}

/** Whether a runner can run the planned files at all; every one can when nothing is planned. */
function fits(runner: string, files: readonly string[]): boolean {
  if (files.length === 0) return true;
  const all = (ending: RegExp) => files.every((file) => ending.test(file));
  const language = LANGUAGES.find(([, ending]) => all(ending));
  if (language) return language[0].includes(runner);
  // A package of Go may be named by its folder.
  if (all(/\.go$|(?:^|\/)[^./]*$/)) return runner === 'go';
  return !LANGUAGES.some(([runners]) => runners.includes(runner)) && runner !== 'go';
}

/** Runners whose tests are written in one language. */
const LANGUAGES: readonly (readonly [readonly string[], RegExp])[] = [
  [['pytest'], /\.py$/],
  [['nextest'], /\.rs$/],
  [['rspec'], /\.rb$/],
  [['phpunit'], /\.php$/],
  [['gradle', 'maven'], /\.(?:java|kt|groovy|scala)$/],
];

async function readFolder(folder: string): Promise<Folder> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return {
    names: entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name),
    text(name) {
      try {
        return readFileSync(join(folder, name), 'utf8');
      } catch {
        return '';
      }
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
