import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import type { RunnerReport } from '@paceline/runners';
import { bunSettings, bunTests, readJUnitReport, startedArguments, Unreadable } from '@paceline/runners';
import { parse, stringify } from 'smol-toml';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import type { Invocation, Runner } from '../runner.ts';
import { scriptNames } from '../script-names.ts';

/**
 * bun's JUnit XML names files with tests only. This module is loaded before the tests; at the end it notes which of
 * the given files were loaded.
 */
const PRELOAD = `import { afterAll } from 'bun:test';
import { appendFileSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
const { PACELINE_FILES: given, PACELINE_LOADED: notes } = process.env;
// bun that a test starts is no part of this run.
delete process.env.PACELINE_FILES;
delete process.env.PACELINE_LOADED;
if (notes) {
  const real = (path) => { try { return realpathSync(path); } catch { return path; } };
  const files = JSON.parse(readFileSync(given, 'utf8')).map((file) => [file, resolve(file), real(resolve(file))]);
  afterAll(() => {
    const loaded = files.filter(([, ...paths]) => paths.some((path) => path in require.cache));
    appendFileSync(notes, loaded.map(([file]) => JSON.stringify(file) + '\\n').join(''));
  });
}
`;

/** Without a single test bun writes no report, so each part of a suite gets this one. */
const LAST_TEST = 'paceline: a test, so that there is a report';
const LAST_FILE = 'paceline-last.test.js';
const LAST_SOURCE = `import { test } from 'bun:test';\ntest(${JSON.stringify(LAST_TEST)}, () => {});\n`;

/** bun test, by the `bun` that is installed with the project, or on the search path. */
export function bun(
  project: Project,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  const started = startedArguments('bun', project.command);
  const { pattern, rest: userArguments } = namePattern(project.args, started.values('test-name-pattern'));
  let given: readonly string[] = [];
  return {
    name: 'bun',
    reportFormat: 'xml',
    // A file that is named runs whatever the settings say.
    listsFirst: true,
    listIsOwn: project.startIsKnown,
    async list() {
      const files = new Set(await project.siblings());
      try {
        const read = (path: string) => readText(join(project.directory, path));
        return { files: bunTests({ files, read }, project.command).tests };
      } catch (error) {
        if (error instanceof Unreadable) return undefined;
        throw error;
      }
    },
    async invocations(files, reportPath, { part = false } = {}) {
      const program = await findBun(project, variables);
      const own = await mkdtemp(join(temporary, 'bun-'));
      const preload = join(own, 'preload.mjs');
      const last = join(own, LAST_FILE);
      await writeFile(preload, PRELOAD);
      await writeFile(last, LAST_SOURCE);
      given = files;
      const config = await configArguments(project, started.values('config').at(-1), { part, own });
      const options = started.written
        .filter(({ name }) => !(part && name.startsWith('coverage')))
        .flatMap(({ words }) => words);
      const names = files.length === 0 ? await scriptNames(project, started) : [];
      const runs = batches(files).map(async (batch, index): Promise<Invocation> => {
        const report = reportPath(index);
        const planned = `${report}.files`;
        await writeFile(planned, JSON.stringify(batch));
        const selected =
          files.length === 0 || pattern === undefined ? pattern : `(?:${pattern})|^${LAST_TEST}$`;
        return {
          command: program,
          report,
          variables: {
            ...project.script.variables,
            ...(files.length === 0 ? {} : { PACELINE_FILES: planned, PACELINE_LOADED: `${report}.loaded` }),
          },
          args: [
            'test',
            ...config,
            ...options,
            `--preload=${preload}`,
            '--reporter=junit',
            `--reporter-outfile=${report}`,
            ...(selected === undefined ? [] : [`--test-name-pattern=${selected}`]),
            ...userArguments,
            // Only what begins so is a path; other names stand for all files in whose path they occur.
            ...batch.map((file) => (/^\.{0,2}\//.test(file) ? file : `./${file}`)),
            ...(files.length === 0 ? names : [last]),
          ],
        };
      });
      return Promise.all(runs);
    },
    async read(path) {
      const report = await readJUnitReport(path);
      if (report === undefined) return undefined;
      const notes = await readFile(`${path}.loaded`, 'utf8').catch(() => '');
      const noted = notes.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as string]));
      const wanted = new Set(given);
      const loaded = [...new Set(noted)].filter((file) => wanted.has(file)).map((file) => ({ file }));
      return withoutLast({ ...report, files: [...report.files, ...loaded] }, pattern !== undefined);
    },
  };
}

/** The report without our own test, and without tests that a pattern of names left out. */
function withoutLast(report: RunnerReport, byName: boolean): RunnerReport {
  return {
    ...report,
    files: report.files.filter(({ file }) => !file.endsWith(LAST_FILE)),
    tests: report.tests.filter(
      ({ name, file, outcome }) =>
        !(name === LAST_TEST && file.endsWith(LAST_FILE)) && !(byName && outcome === 'skipped'),
    ),
  };
}

/** The pattern of names of tests that counts, the user's before the script's, and the user's other arguments. */
function namePattern(
  args: readonly string[],
  ofScript: readonly string[],
): { pattern: string | undefined; rest: string[] } {
  let pattern = ofScript.at(-1);
  const rest: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const [, value] = /^(?:--test-name-pattern|-t)=([\s\S]*)$/.exec(args[at]!) ?? [];
    if (value !== undefined) pattern = value;
    else if (/^(?:--test-name-pattern|-t)$/.test(args[at]!)) pattern = args[++at];
    else rest.push(args[at]!);
  }
  return { pattern, rest };
}

async function findBun(
  project: Project,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const local = await packageBin('bun', project.directory, project.root).catch(() => undefined);
  // Without its install script the package holds a few lines of shell in the program's place.
  const program =
    local !== undefined && (await stat(local)).size > 100_000 ? local : await which('bun', variables);
  if (program !== undefined) return program;
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'bun was not found on the search path.',
    'Set it up in a step before this one (oven-sh/setup-bun).',
  );
}

/**
 * The settings of the project, without a reporter, which would win over ours, and, for a part of the suite, without
 * thresholds of coverage. Paths in them are relative to the working directory, wherever the file lies.
 */
async function configArguments(
  project: Project,
  given: string | undefined,
  { part, own }: { part: boolean; own: string },
): Promise<string[]> {
  const unchanged = given === undefined ? [] : [`--config=${given}`];
  const text = readText(resolve(project.directory, given ?? 'bunfig.toml')) ?? '';
  const settings = bunSettings(text);
  const left = Object.keys(settings ?? {}).filter(
    (name) => name === 'reporter' || (part && name.startsWith('coverage')),
  );
  if (settings === undefined || left.length === 0) return unchanged;
  const test = Object.fromEntries(Object.entries(settings).filter(([name]) => !left.includes(name)));
  const config = join(own, 'bunfig.toml');
  await writeFile(config, stringify({ ...parse(text), test }));
  return [`--config=${config}`];
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
