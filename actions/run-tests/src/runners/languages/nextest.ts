import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import { nextestConfiguration, readJUnitReport } from '@paceline/runners';
import { z } from 'zod';
import type { Project } from '../project.ts';
import type { Runner } from '../runner.ts';
import { type Binaries, binariesOf, filtersetFor, parseList } from './nextest-binaries.ts';

/**
 * cargo nextest, which runs the binaries that Cargo builds: a file is the root source of one. Written by its
 * documentation: nextest is in no distribution, so that nothing here runs it.
 */
export function nextest(
  project: Project,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  let given: readonly string[] = [];
  let asked: Promise<Listed | undefined> | undefined;
  const { filtersets, others } = splitFiltersets(project.args);
  const listed = (timeoutSeconds: number) => {
    asked ??= askForTests(project, [...filtersets.flatMap((one) => ['-E', one]), ...others], timeoutSeconds);
    return asked;
  };
  return {
    name: 'nextest',
    reportFormat: 'xml',
    listsFirst: true,
    // `NextestExitCode::NO_TESTS_RUN`
    emptyStatus: 4,
    async list({ timeoutSeconds }) {
      const found = await listed(timeoutSeconds);
      return found && { files: [...found.tests.keys()].flatMap((id) => found.binaries.get(id) ?? []) };
    },
    async invocations(files, reportPath) {
      given = files;
      await refuseMissing(variables);
      const report = reportPath(0);
      const config = await configurationFor(project, report, temporary, variables);
      const selection: string[] = [];
      if (files.length > 0) {
        const binaries =
          (await listed(LIST_SECONDS))?.binaries ?? (await askForBinaries(project, LIST_SECONDS));
        if (binaries === undefined) {
          throw new PacelineError(
            'PACELINE_NEXTEST_METADATA',
            'cargo metadata does not say which targets the workspace has.',
            'See what cargo metadata --no-deps prints; the manifest may be broken.',
          );
        }
        selection.push('-E', filtersetFor(files, binaries, project.directory, filtersets));
      } else selection.push(...filtersets.flatMap((one) => ['-E', one]));
      return [
        {
          command: 'cargo',
          args: ['nextest', 'run', '--config-file', config, ...others, ...selection],
          report,
          variables: project.script.variables,
        },
      ];
    },
    async read(reportPath) {
      const found = await listed(LIST_SECONDS);
      const binaries = found?.binaries ?? new Map<string, string>();
      const report = await readJUnitReport(
        reportPath,
        (classname, suite) => binaries.get(classname) ?? binaries.get(suite),
      );
      if (report === undefined || found === undefined) return report;
      // The report lacks binaries of which no test is to run; the list says which these are.
      const paths = new Set(given.map((file) => join(project.directory, file)));
      const empty = [...found.tests].flatMap(([id, count]) => {
        const file = found.binaries.get(id);
        return file !== undefined && count === 0 && paths.has(file) ? [{ file }] : [];
      });
      return { ...report, files: [...report.files, ...empty] };
    },
  };
}

/** Listing builds the tests. */
const LIST_SECONDS = 600;

interface Listed {
  readonly binaries: Binaries;
  /** How many tests of each binary are to run. */
  readonly tests: ReadonlyMap<string, number>;
}

async function askForTests(
  project: Project,
  args: readonly string[],
  timeoutSeconds: number,
): Promise<Listed | undefined> {
  const binaries = await askForBinaries(project, timeoutSeconds);
  const words = [
    'nextest',
    'list',
    '--message-format',
    'json',
    ...args.filter((word) => !RUN_ONLY.test(word)),
  ];
  const said = await project.ask('cargo', words, { timeoutSeconds, variables: project.script.variables });
  const tests = said === undefined ? undefined : parseList(said);
  return binaries && tests && { binaries, tests };
}

/** Options that only `run` knows, without a value of their own word. */
const RUN_ONLY =
  /^--(?:no-fail-fast|fail-fast|no-capture|nocapture|retries=.*|max-fail=.*|test-threads=.*|status-level=.*|final-status-level=.*|failure-output=.*|success-output=.*|no-tests=.*|hide-progress-bar|show-progress=.*)$/;

async function askForBinaries(project: Project, timeoutSeconds: number): Promise<Binaries | undefined> {
  const args = ['metadata', '--no-deps', '--format-version', '1'];
  const said = await project.ask('cargo', args, { timeoutSeconds });
  return said === undefined ? undefined : binariesOf(said);
}

const workspace = z.object({ workspace_root: z.string() });

/** The project's configuration with our path for the report, in a file of its own. */
async function configurationFor(
  project: Project,
  report: string,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const at = project.args.findIndex((word) => /^(?:-P|--profile)$/.test(word));
  const inline = project.args
    .find((word) => /^(?:-P.|--profile=)/.test(word))
    ?.replace(/^(?:-P|--profile=)/, '');
  const profile =
    inline ?? (at === -1 ? undefined : project.args[at + 1]) ?? variables['NEXTEST_PROFILE'] ?? 'default';
  const said = await project.ask('cargo', ['metadata', '--no-deps', '--format-version', '1'], {
    timeoutSeconds: 120,
  });
  const root = workspace.safeParse(parsed(said ?? '')).data?.workspace_root ?? project.directory;
  const own = await readFile(join(root, '.config/nextest.toml'), 'utf8').catch(() => '');
  const text = await nextestConfiguration(own, profile, report);
  if (text === undefined) {
    throw new PacelineError(
      'PACELINE_NEXTEST_CONFIGURATION',
      '.config/nextest.toml is not the TOML that is expected.',
      'Correct it; cargo nextest does not read it either.',
    );
  }
  const path = join(await mkdtemp(join(temporary, 'nextest-')), 'nextest.toml');
  await writeFile(path, text);
  return path;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Several filtersets of the user are one of which any has to hold; ours has to hold beside them. */
function splitFiltersets(args: readonly string[]): { filtersets: string[]; others: string[] } {
  const filtersets: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (/^(?:-E|--filterset|--filter-expr)$/.test(word)) filtersets.push(args[++at] ?? '');
    else if (/^--(?:filterset|filter-expr)=/.test(word)) filtersets.push(word.slice(word.indexOf('=') + 1));
    else if (/^-E./.test(word)) filtersets.push(word.slice(2).replace(/^=/, ''));
    else others.push(word);
  }
  return { filtersets, others };
}

async function refuseMissing(variables: Readonly<Record<string, string | undefined>>): Promise<void> {
  const isThere = (await which('cargo', variables)) && (await which('cargo-nextest', variables));
  // Cargo also looks into its own folder of programs.
  const home = variables['CARGO_HOME'] ?? join(variables['HOME'] ?? '', '.cargo');
  if (isThere || (await which(join(home, 'bin/cargo-nextest'), variables))) return;
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'cargo-nextest was not found on the search path.',
    'Install it in a step before this one, such as taiki-e/install-action with tool: nextest.',
  );
}
