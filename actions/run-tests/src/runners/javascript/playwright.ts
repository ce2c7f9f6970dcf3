import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startedArguments } from '@paceline/runners';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import { readEventReport } from '../reports/event-report.ts';
import type { Invocation, Runner } from '../runner.ts';
import { scriptNames } from '../script-names.ts';
import { PLAYWRIGHT_REPORTER } from './playwright-reporter.ts';

/** The version from which on a reporter can say which tests run. */
const SELECTS = 1.062;

/** Packages whose command is `playwright`; those for components have one of their own. */
const PACKAGES = [
  '@playwright/test',
  ...['react', 'react17', 'vue', 'svelte'].map((name) => `@playwright/experimental-ct-${name}`),
  'playwright',
];

/** Playwright's test runner. The reporters of the project stay; ours is added to them. */
export function playwright(
  project: Project,
  temporary: string,
  environment: Readonly<Record<string, string | undefined>>,
): Runner {
  const started = startedArguments('playwright', project.command);
  const blobs = new Map<string, string>();
  const withReporter = async (variables: Readonly<Record<string, string>>) => {
    const reporter = join(await mkdtemp(join(temporary, 'playwright-')), 'reporter.cjs');
    await writeFile(reporter, PLAYWRIGHT_REPORTER);
    // In every version a reporter beside the configured ones; `--reporter` would replace them.
    return { ...project.script.variables, PW_TEST_REPORTER: reporter, ...variables };
  };
  const programOf = async () => {
    const script = await packageBin('playwright', project.directory, project.root, PACKAGES);
    const words = [...project.script.nodeFlags, script, 'test'];
    return { words, version: await versionOf(script), names: await scriptNames(project, started) };
  };
  return {
    name: 'playwright',
    reportsEveryFailure: true,
    reportFormat: 'jsonl',
    listIsOwn: project.startIsKnown,
    // Without the means to select, names of files replace those that the script gives.
    listsFirst: started.names.length > 0,
    async list({ timeoutSeconds }) {
      const { words, names } = await programOf();
      const answer = join(await mkdtemp(join(temporary, 'playwright-list-')), 'files.json');
      const said = await project.ask(
        'node',
        [...words, ...names, '--list', ...started.options, ...project.args, '--reporter=null'],
        { timeoutSeconds, variables: await withReporter({ PACELINE_LIST: answer }) },
      );
      const listed = said === undefined ? '' : await readFile(answer, 'utf8').catch(() => '');
      return listed === '' ? undefined : { files: JSON.parse(listed) as string[] };
    },
    canSplit: async () => (await programOf()).version >= SELECTS,
    async invocations(files, reportPath, { splits } = {}) {
      const { words, version, names } = await programOf();
      const selects = version >= SELECTS;
      const folder = await realpath(project.directory);
      const runs = (selects ? [[...files]] : batches(files)).map(
        async (batch, index): Promise<Invocation> => {
          const report = reportPath(index);
          const planned = `${report}.files`;
          const paths = batch.map((file) => join(folder, file));
          await writeFile(planned, JSON.stringify(paths));
          const divided = `${report}.splits`;
          if (splits !== undefined) {
            const own = [...splits].map(([file, split]) => [join(folder, file), split]);
            await writeFile(divided, JSON.stringify(Object.fromEntries(own)));
          }
          const blob = blobArguments(report, {
            version,
            environment,
            options: started.values('add-reporter'),
          });
          if (blob.file !== undefined) blobs.set(report, blob.file);
          const selection = files.length === 0 || selects ? names : paths.map(exactly);
          const part =
            files.length === 0 ? [] : ['--pass-with-no-tests', ...(selects ? [] : ['--shard=1/1'])];
          return {
            command: 'node',
            report,
            variables: await withReporter({
              PACELINE_EVENTS: report,
              ...(files.length === 0 ? {} : { PACELINE_FILES: planned }),
              ...(splits === undefined ? {} : { PACELINE_SPLITS: divided }),
              ...blob.variables,
            }),
            // Names come first: some options take all words behind them.
            args: [...words, ...selection, ...started.options, ...part, ...blob.args, ...project.args],
          };
        },
      );
      return Promise.all(runs);
    },
    read: readEventReport,
    async attachments(report) {
      const blob = blobs.get(report);
      return blob !== undefined && existsSync(blob) ? [blob] : [];
    },
  };
}

/** Playwright takes names for regular expressions over whole paths, in which capitals do not matter. */
const exactly = (path: string): string => `^${path.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;

/** The first two numbers of a version, as a number: 1.062 for 1.62.1. */
async function versionOf(script: string): Promise<number> {
  const text = await readFile(join(dirname(script), 'package.json'), 'utf8').catch(() => '');
  const [, major = '0', minor = '0'] = /"version":\s*"(\d+)\.(\d+)/.exec(text) ?? [];
  return Number(major) + Number(minor) / 1000;
}

/**
 * With `PACELINE_BLOB=true` each leg also leaves Playwright's own blob report, from which `playwright merge-reports`
 * makes one report of all legs.
 */
function blobArguments(
  report: string,
  about: {
    version: number;
    environment: Readonly<Record<string, string | undefined>>;
    /** Reporters that the script adds already. */
    options: readonly string[];
  },
): { args: string[]; variables: Record<string, string>; file?: string } {
  const added = about.version >= 1.064 ? about.options : [];
  if (about.environment['PACELINE_BLOB'] !== 'true') {
    return { args: added.length === 0 ? [] : [`--add-reporter=${added.join(',')}`], variables: {} };
  }
  // Playwright empties the folder. The name is one of its own, since the blobs of all legs come into one folder.
  const folder = `${report}-blob`;
  const name = `playwright-blob-${randomBytes(8).toString('hex')}.zip`;
  const file = join(folder, name);
  return {
    file,
    args:
      about.version >= 1.064 ? [`--add-reporter=${[...added, 'blob'].join(',')}`] : ['--reporter=list,blob'],
    variables: {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: file,
      PLAYWRIGHT_BLOB_OUTPUT_DIR: folder,
      PLAYWRIGHT_BLOB_OUTPUT_NAME: name,
    },
  };
}
