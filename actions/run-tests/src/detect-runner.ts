import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PacelineError } from '@paceline/core';
import { foldersUpTo } from './runners/package-bin.ts';

export type DetectableRunner = 'vitest' | 'jest' | 'node' | 'pytest' | 'go';

const CHOICES = 'vitest, jest, node, pytest, go, or command with "command"';
/** Test programs that only run by a command template; named so that the error can say so. */
const OTHERS = ['mocha', 'ava', 'tap', 'jasmine', '@playwright/test', 'cypress', 'uvu'];

/** What a folder says about how its tests are run. */
interface Signs {
  /** Names in the folder. */
  readonly names: readonly string[];
  /** Text of a file of the folder; empty when there is none. */
  readonly text: (name: string) => string;
}

/** What each sign points at, with the sign in words. */
export function runnersOf(signs: Signs): { found: Map<DetectableRunner, string>; others: string[] } {
  const found = new Map<DetectableRunner, string>();
  const add = (runner: DetectableRunner, sign: string) => {
    if (!found.has(runner)) found.set(runner, sign);
  };
  const manifest = parseManifest(signs.text('package.json'));
  const dependencies = { ...manifest.dependencies, ...manifest.devDependencies };
  const script = manifest.scripts?.['test'] ?? '';
  for (const name of signs.names) {
    if (/^(?:vitest|vite)\.(?:config|workspace)\.[cm]?[jt]s$|^vitest\.workspace\.json$/.test(name)) {
      if (name.startsWith('vitest') || /\btest\s*:/.test(signs.text(name))) add('vitest', name);
    }
    if (/^jest\.config\.(?:[cm]?[jt]s|json)$/.test(name)) add('jest', name);
    if (name === 'go.mod') add('go', name);
    if (name === 'pytest.ini' || name === 'conftest.py') add('pytest', name);
  }
  if ('vitest' in dependencies) add('vitest', 'package.json depends on vitest');
  if ('jest' in dependencies) add('jest', 'package.json depends on jest');
  if (manifest.jest !== undefined) add('jest', 'package.json configures jest');
  const scripts = Object.values(manifest.scripts ?? {}).join('\n');
  if (/(?:^|[\s;&|/])node\b[^;&|\n]*\s--test(?:\s|$|=)/.test(scripts))
    add('node', 'a script runs node --test');
  if (/^\[tool\.pytest/m.test(signs.text('pyproject.toml')))
    add('pytest', 'pyproject.toml configures pytest');
  if (/^\[tool:pytest\]/m.test(signs.text('setup.cfg'))) add('pytest', 'setup.cfg configures pytest');
  if (/^\[pytest\]/m.test(signs.text('tox.ini'))) add('pytest', 'tox.ini configures pytest');

  // Of several JavaScript runners, the one that `npm test` starts is meant.
  const javascript = (['vitest', 'jest', 'node'] as const).filter((runner) => found.has(runner));
  const inScript = javascript.filter((runner) =>
    runner === 'node' ? /\bnode\b[^;&|]*\s--test\b/.test(script) : new RegExp(`\\b${runner}\\b`).test(script),
  );
  if (javascript.length > 1 && inScript.length === 1) {
    for (const runner of javascript) if (runner !== inScript[0]) found.delete(runner);
  }
  return { found, others: OTHERS.filter((name) => name in dependencies) };
}

/**
 * Finds the test program of the working directory, or, when it says nothing, of the folders above it up to
 * the repository's root. Planned files decide between languages.
 * @throws PacelineError PACELINE_RUNNER_UNKNOWN or PACELINE_RUNNER_AMBIGUOUS
 */
export async function detectRunner(
  directory: string,
  workspace: string,
  files: readonly string[],
): Promise<DetectableRunner> {
  const others = new Set<string>();
  for (const folder of foldersUpTo(directory, workspace)) {
    const result = runnersOf(await readSigns(folder));
    for (const other of result.others) others.add(other);
    const fitting = [...result.found].filter(([runner]) => fits(runner, files));
    if (fitting.length === 1) return fitting[0]![0];
    if (fitting.length > 1) {
      throw new PacelineError(
        'PACELINE_RUNNER_AMBIGUOUS',
        `More than one test runner was found: ${fitting.map(([runner, sign]) => `${runner} (${sign})`).join(', ')}.`,
        `Set "runner" to the one that runs this suite: ${fitting.map(([runner]) => runner).join(' or ')}.`,
      );
    }
  }
  const other = [...others][0];
  throw new PacelineError(
    'PACELINE_RUNNER_UNKNOWN',
    other
      ? `The tests seem to be run by ${other}, which "runner: auto" does not know.`
      : 'No test runner was found: no configuration or dependency of one in the working directory or above.',
    other
      ? `Set "command" to a command that runs {files} and writes JUnit XML to {report}.`
      : `Set "runner" to one of ${CHOICES}, or correct "working-directory".`,
  );
}

/** Whether a runner can run the planned files at all; every one can when nothing is planned. */
function fits(runner: DetectableRunner, files: readonly string[]): boolean {
  if (files.length === 0) return true;
  const python = files.every((file) => file.endsWith('.py'));
  const go = files.every((file) => file.endsWith('.go') || !/\.[a-z0-9]+$/i.test(file));
  if (runner === 'pytest') return python;
  return runner === 'go' ? go : !python && !go;
}

async function readSigns(folder: string): Promise<Signs> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const read = names.filter((name) =>
    /^(?:package\.json|pyproject\.toml|setup\.cfg|tox\.ini|vite\.config\.[cm]?[jt]s)$/.test(name),
  );
  const texts = new Map(
    await Promise.all(
      read.map(async (name) => [name, await readFile(join(folder, name), 'utf8').catch(() => '')] as const),
    ),
  );
  return { names, text: (name) => texts.get(name) ?? '' };
}

interface Manifest {
  dependencies?: Record<string, unknown>;
  devDependencies?: Record<string, unknown>;
  scripts?: Record<string, string>;
  jest?: unknown;
}

function parseManifest(text: string): Manifest {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Manifest) : {};
  } catch {
    return {};
  }
}
