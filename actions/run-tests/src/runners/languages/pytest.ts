import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { FileParts } from '@paceline/contracts';
import { PacelineError, which } from '@paceline/core';
import { fileOfName, parseObject, type ReportedSplit, readJUnitReport } from '@paceline/runners';
import { z } from 'zod';
import { batches } from '../batches.ts';
import type { Project } from '../project.ts';
import type { Runner } from '../runner.ts';

const PLUGIN = 'paceline_modules';

/**
 * JUnit XML names tests only, so a file without any would look as if it had never been loaded. This plugin
 * notes each file that pytest itself collected, of whatever kind, with its absolute path, in the worker that did it.
 *
 * Of files that are divided it takes the parts that this leg has, once pytest and all other plugins have chosen: tests
 * are divided in the order of their ids, since the order of collection may differ from process to process.
 */
const PLUGIN_SOURCE = `import hashlib
import json
import os
import pytest

def note(line):
    with open(os.environ["PACELINE_MODULES"], "a", encoding="utf-8") as notes:
        notes.write(line + "\\n")

def pytest_collectstart(collector):
    if isinstance(collector, pytest.File) and not isinstance(collector, pytest.Package):
        note(str(getattr(collector, "path", None) or collector.fspath))

def pytest_collectreport(report):
    if report.failed:
        note("!" + report.nodeid)

# A test that a class inherits belongs to the file that pytest collected it from, not to that of the base class.
@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report):
    file = report.nodeid.split("::")[0]
    if file and report.location and report.location[0] != file:
        report.location = (file, None, report.location[2])

def splits():
    path = os.environ.get("PACELINE_SPLITS")
    if not path:
        return {}
    with open(path, encoding="utf-8") as file:
        return {os.path.realpath(name): split for name, split in json.load(file).items()}

@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish(session):
    wanted, items = splits(), session.items
    if not wanted:
        return
    by_file = {name: [] for name in wanted}
    for item in items:
        name = os.path.realpath(str(getattr(item, "path", None) or item.fspath))
        if name in by_file:
            by_file[name].append(item)
    dropped = set()
    for name, split in wanted.items():
        own = sorted(by_file[name], key=lambda item: item.nodeid)
        other = [item for at, item in enumerate(own) if at * split["of"] // len(own) + 1 not in split["parts"]]
        dropped.update(other)
        ids = "".join(item.nodeid + "\\n" for item in own).encode("utf-8", "surrogatepass")
        note("=" + json.dumps({"file": name, "tests": len(own), "chosen": len(own) - len(other),
            "digest": hashlib.sha256(ids).hexdigest()}))
    if dropped:
        items[:] = [item for item in items if item not in dropped]
        session.config.hook.pytest_deselected(items=list(dropped))
`;

/** pytest, with its own JUnit XML in the family that names each test's file. */
export function pytest(
  project: Project,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  const notes = (reportPath: string) => `${reportPath}.modules`;
  let given: readonly string[] = [];
  const withPlugin = async (noteFile: string) => {
    const plugins = await mkdtemp(join(temporary, 'pytest-'));
    await writeFile(join(plugins, `${PLUGIN}.py`), PLUGIN_SOURCE);
    const python = variables['PYTHONPATH'];
    return {
      PYTHONPATH: python ? `${plugins}${delimiter}${python}` : plugins,
      PACELINE_MODULES: noteFile,
    };
  };
  return {
    name: 'pytest',
    reportFormat: 'xml',
    emptyStatus: 5,
    canSplit: async () => true,
    async list({ timeoutSeconds }) {
      const program = await findPytest(variables);
      const noteFile = join(await mkdtemp(join(temporary, 'pytest-list-')), 'modules');
      const said = await project.ask(
        program[0]!,
        [...program.slice(1), '-p', PLUGIN, '--collect-only', '-q', ...project.args],
        // Status 2: modules that cannot be imported, which the run will say; 5: no test in any of them.
        { timeoutSeconds, variables: await withPlugin(noteFile), statuses: [2, 5] },
      );
      if (said === undefined) return undefined;
      const files = await notedModules(noteFile);
      const failed = await notedFailures(noteFile);
      const failure = `pytest cannot collect the whole suite: ${failed.slice(0, 5).join(', ')}`;
      return failed.length > 0 ? { files, failure } : { files };
    },
    async invocations(files, reportPath, { part = false, splits } = {}) {
      given = files;
      const program = await findPytest(variables);
      const settings = await ownSettings(project, files);
      const runs = batches(files).map(async (batch, index) => ({
        command: program[0]!,
        report: reportPath(index),
        args: [
          ...program.slice(1),
          '-p',
          PLUGIN,
          `--junitxml=${reportPath(index)}`,
          '-o',
          'junit_family=xunit1',
          ...settings.config,
          // The option exists only where the plugin for coverage is loaded, as its own options in the settings say.
          ...(part && settings.coverage ? ['--cov-fail-under=0'] : []),
          ...project.args,
          ...batch,
        ],
        variables: {
          ...(await withPlugin(notes(reportPath(index)))),
          ...(splits === undefined ? {} : await wantedParts(batch, splits, reportPath(index))),
        },
      }));
      return Promise.all(runs);
    },
    async read(reportPath) {
      const report = await readJUnitReport(reportPath, fileOfName(given, await project.siblings()));
      if (!report) return undefined;
      const collected = await notedModules(notes(reportPath));
      const splits = await notedSplits(notes(reportPath));
      return { ...report, splits, files: [...report.files, ...collected.map((file) => ({ file }))] };
    },
  };

  /** Hands the parts that are wanted of the files of a batch to the plugin. */
  async function wantedParts(
    batch: readonly string[],
    splits: ReadonlyMap<string, FileParts>,
    reportPath: string,
  ): Promise<Record<string, string>> {
    const path = `${reportPath}.splits`;
    const own = batch.flatMap((file) => {
      const split = splits.get(file);
      return split ? [[resolve(project.directory, file), split] as const] : [];
    });
    await writeFile(path, JSON.stringify(Object.fromEntries(own)));
    return { PACELINE_SPLITS: path };
  }
}

async function findPytest(variables: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const program = await which('pytest', variables);
  if (program) return [program];
  for (const name of ['python', 'python3']) {
    const python = await which(name, variables);
    if (python) return [python, '-m', 'pytest'];
  }
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'pytest was not found, nor a Python to run it with.',
    'Set up Python and install pytest in a step before this one.',
  );
}

async function notedModules(path: string): Promise<string[]> {
  const modules = await readFile(path, 'utf8').catch(() => '');
  return [...new Set(modules.split('\n').filter((line) => !/^(?:$|[!=])/.test(line)))];
}

/** How files were divided: in each worker that collected them, and by each in the same way. */
async function notedSplits(path: string): Promise<ReportedSplit[]> {
  const notes = await readFile(path, 'utf8').catch(() => '');
  return notes.split('\n').flatMap((line) => {
    if (!line.startsWith('=')) return [];
    const { data } = reportedSplit.safeParse(parseObject(line.slice(1)));
    return data === undefined ? [] : [data];
  });
}

const reportedSplit = z.object({
  file: z.string(),
  tests: z.number().int().nonnegative(),
  chosen: z.number().int().nonnegative(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What could not be collected, by pytest's own names. */
async function notedFailures(path: string): Promise<string[]> {
  const notes = await readFile(path, 'utf8').catch(() => '');
  return notes.split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
}

/**
 * Without arguments pytest takes its settings from the working directory and above; with files it looks beside them
 * first. So the file that it would use without arguments is passed to it.
 */
async function ownSettings(
  project: Project,
  files: readonly string[],
): Promise<{ config: string[]; coverage: boolean }> {
  const none = { config: [], coverage: false };
  if (files.length === 0 || project.args.some((word) => /^-c|^--config-file/.test(word))) return none;
  for (const name of [
    'pytest.toml',
    '.pytest.toml',
    'pytest.ini',
    '.pytest.ini',
    'pyproject.toml',
    'tox.ini',
    'setup.cfg',
  ]) {
    const path = join(project.directory, name);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    if (/^\.?pytest\./.test(name) || SECTION[name]?.test(text)) {
      return { config: ['-c', path], coverage: /\s--cov\b/.test(text.replaceAll(/["'=]/g, ' ')) };
    }
  }
  return none;
}

const SECTION: Readonly<Record<string, RegExp>> = {
  'pyproject.toml': /^\[tool\.pytest/m,
  'tox.ini': /^\[pytest\]/m,
  'setup.cfg': /^\[tool:pytest\]/m,
};
