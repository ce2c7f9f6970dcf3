import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { RunnerReport } from '@paceline/runners';
import { readJsonReport, scriptArguments } from '@paceline/runners';
import { readThresholds, type Thresholds } from '../../code-coverage/thresholds.ts';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import type { Invocation, Runner } from '../runner.ts';

/**
 * The json reporter gives the time of a file's tests only, and loading a file often takes longer than its
 * tests. This reporter notes the whole of it; vitest's own fields have had these names since version 1, and
 * where they are missing only the shorter time is known. It also keeps files out of the projects of a
 * workspace, which do not get `--exclude`, and takes thresholds of coverage off a part of a suite.
 */
const REPORTER = `import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
const escape = (path) => path.replaceAll('\\\\', '/').replace(/[*?[\\]{}()!+@|,]/g, '\\\\$&');
export default class {
  onInit(vitest) {
    this.vitest = vitest;
    try {
      writeFileSync(process.env.PACELINE_THRESHOLDS, JSON.stringify(vitest.config.coverage?.thresholds ?? null));
    } catch {}
    this.easeCoverage();
    try {
      const files = JSON.parse(readFileSync(process.env.PACELINE_EXCLUDED_FILES, 'utf8'));
      for (const { config } of vitest.projects) {
        const folder = config.dir || config.root;
        for (const file of files) {
          const path = relative(folder, file);
          if (!path.startsWith('..')) config.exclude.push(escape(path));
        }
      }
    } catch {}
  }
  onFinished(files) { this.easeCoverage(); this.note(files ?? []); }
  onTestRunEnd(modules) { this.easeCoverage(); this.note((modules ?? []).map((module) => module.task ?? module)); }
  easeCoverage() {
    if (process.env.PACELINE_PART !== '1') return;
    for (const options of [this.vitest?.config?.coverage, this.vitest?.coverageProvider?.options]) {
      if (options) options.thresholds = undefined;
    }
  }
  note(files) {
    try {
      const parts = (file) => [file.environmentLoad, file.prepareDuration, file.setupDuration, file.collectDuration, file.result?.duration];
      const times = files.map((file) => [file.filepath, parts(file).reduce((sum, ms) => sum + (ms > 0 ? ms : 0), 0) / 1000]);
      writeFileSync(process.env.PACELINE_FILE_TIMES, JSON.stringify(times));
    } catch {}
  }
}
`;

/**
 * vitest. Its json reporter is used, not junit: junit lists tests of a worker that was killed as passed.
 */
export function vitest(project: Project, temporary: string): Runner {
  const times = (report: string) => `${report}.times`;
  const { options, tests, coverage, coverageScope } = scriptArguments('vitest', project.command);
  return {
    name: 'vitest',
    listsFirst: tests.length > 0,
    listIsOwn: project.startIsKnown,
    async list({ timeoutSeconds }) {
      const script = await packageBin('vitest', project.directory, project.root);
      // `--json` would take a word behind it for the file to write to.
      const args = [
        ...project.script.nodeFlags,
        script,
        'list',
        '--json',
        '--filesOnly',
        ...options,
        ...tests,
      ];
      const said = await project.ask('node', [...args, ...project.args], {
        timeoutSeconds,
        variables: project.script.variables,
      });
      const files = said === undefined ? undefined : listedFiles(said);
      return files && { files };
    },
    collectsCoverage: true,
    async invocations(files, reportPath, { part = false, coverage: folder } = {}) {
      const script = await packageBin('vitest', project.directory, project.root);
      const reporter = join(await mkdtemp(join(temporary, 'vitest-')), 'reporter.mjs');
      await writeFile(reporter, REPORTER);
      const siblings = files.length === 0 ? [] : await project.siblings();
      const runs = batches(files).map(async (batch, index): Promise<Invocation> => {
        const others = alsoMatched(batch, siblings);
        const sameName = alsoMatched(batch, siblings, posix.basename);
        const excluded = `${reportPath(index)}.excluded`;
        await writeFile(excluded, JSON.stringify(sameName.map((file) => join(project.directory, file))));
        return {
          command: 'node',
          report: reportPath(index),
          variables: {
            ...project.script.variables,
            PACELINE_FILE_TIMES: times(reportPath(index)),
            PACELINE_EXCLUDED_FILES: excluded,
            PACELINE_PART: part ? '1' : '0',
            PACELINE_THRESHOLDS: `${reportPath(index)}.thresholds`,
          },
          args: [
            ...project.script.nodeFlags,
            script,
            'run',
            '--reporter=default',
            '--reporter=json',
            `--reporter=${reporter}`,
            `--outputFile.json=${reportPath(index)}`,
            ...options,
            ...(folder
              ? [
                  ...coverageScope,
                  '--coverage.enabled=true',
                  '--coverage.reporter=json',
                  `--coverage.reportsDirectory=${folder(index)}`,
                ]
              : part
                ? []
                : coverage),
            ...project.args,
            ...excludeArguments(others),
            ...(files.length === 0 ? tests : batch),
          ],
        };
      });
      return Promise.all(runs);
    },
    thresholds: (path) => readNotedThresholds(`${path}.thresholds`),
    async read(path) {
      const report = await readJsonReport(path);
      return report && withTimes(report, await readFile(times(path), 'utf8').catch(() => '[]'));
    },
  };
}

async function readNotedThresholds(path: string): Promise<Thresholds | undefined> {
  try {
    return readThresholds(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The longer of both times counts: the noted one includes loading. A file run by two projects adds up. */
export function withTimes(report: RunnerReport, noted: string): RunnerReport {
  const whole = new Map<string, number>();
  try {
    for (const [file, seconds] of JSON.parse(noted) as [string, number][]) {
      if (Number.isFinite(seconds)) whole.set(file, (whole.get(file) ?? 0) + seconds);
    }
  } catch {
    return report;
  }
  const reportedBefore = new Set<string>();
  const files = report.files.map((file) => {
    const seconds = whole.get(file.file);
    if (seconds === undefined || reportedBefore.has(file.file))
      return { ...file, seconds: seconds === undefined ? file.seconds : 0 };
    reportedBefore.add(file.file);
    return { ...file, seconds: Math.max(seconds, file.seconds ?? 0) };
  });
  return { ...report, files };
}

/**
 * Files that vitest would run beside those asked for: it takes a name as a part of a path, in any case, so
 * `src/a.test.ts` also means `src/a.test.tsx` and `packages/x/src/a.test.ts`.
 * @param filter the part of a name that counts: below a project's root only the rest of a path does, in the
 *   end the file's own name
 */
export function alsoMatched(
  files: readonly string[],
  siblings: readonly string[],
  filter: (file: string) => string = (file) => file,
): string[] {
  const wanted = new Set(files);
  const filters = [...new Set(files.map((file) => filter(file).toLowerCase()))];
  return siblings.filter((sibling) => {
    if (wanted.has(sibling)) return false;
    const path = sibling.toLowerCase();
    return filters.some((part) => path.includes(part));
  });
}

/** A longer command line is not worth its risk; the reporter keeps these files out as well. */
const MAX_EXCLUDE = 60_000;

/** One pattern for all: vitest 1 takes the option only once. */
function excludeArguments(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const patterns = files.map(escapeGlob);
  const pattern = patterns.length === 1 ? patterns[0]! : `{${patterns.join(',')}}`;
  return pattern.length > MAX_EXCLUDE ? [] : ['--exclude', pattern];
}

const escapeGlob = (path: string): string => path.replaceAll(/[\\*?[\]{}()!+@|,]/g, '\\$&');

/** Names in the JSON of `vitest list`, which may follow what plugins print. */
function listedFiles(text: string): string[] | undefined {
  const start = text.search(/^\[/m);
  try {
    const list: unknown = JSON.parse(text.slice(Math.max(0, start)));
    if (!Array.isArray(list)) return undefined;
    const files = list.map((entry: { file?: unknown }) => entry?.file);
    return files.every((file) => typeof file === 'string') ? [...new Set(files)] : undefined;
  } catch {
    return undefined;
  }
}
