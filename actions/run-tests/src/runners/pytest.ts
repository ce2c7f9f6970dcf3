import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import { batches } from '../batches.ts';
import type { Runner } from '../report.ts';
import { fileOfClassname, readJUnitReport } from './junit-report.ts';
import type { RunnerPlace } from './place.ts';

const PLUGIN = 'paceline_modules';

/**
 * JUnit XML names tests only, so a file without any would look as if it had never been loaded. This plugin
 * notes each test module that pytest itself collected, with its absolute path, in the worker that did it.
 */
const PLUGIN_SOURCE = `import os

def pytest_collectstart(collector):
    if type(collector).__name__ in ("Module", "DoctestModule", "DoctestTextfile"):
        path = str(getattr(collector, "path", None) or collector.fspath)
        with open(os.environ["PACELINE_MODULES"], "a", encoding="utf-8") as notes:
            notes.write(path + "\\n")
`;

/** pytest, with its own JUnit XML in the family that names each test's file. */
export function pytest(
  place: RunnerPlace,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  const notes = (reportPath: string) => `${reportPath}.modules`;
  let given: readonly string[] = [];
  return {
    name: 'pytest',
    async invocations(files, reportPath) {
      given = files;
      const program = await findPytest(variables);
      const plugins = await mkdtemp(join(temporary, 'pytest-'));
      await writeFile(join(plugins, `${PLUGIN}.py`), PLUGIN_SOURCE);
      const python = variables['PYTHONPATH'];
      return batches(files).map((batch, index) => ({
        command: program[0]!,
        report: reportPath(index),
        args: [
          ...program.slice(1),
          '-p',
          PLUGIN,
          `--junitxml=${reportPath(index)}`,
          '-o',
          'junit_family=xunit1',
          ...place.args,
          ...batch,
        ],
        variables: {
          PYTHONPATH: python ? `${plugins}${delimiter}${python}` : plugins,
          PACELINE_MODULES: notes(reportPath(index)),
        },
      }));
    },
    async read(reportPath) {
      const known = new Set([...given, ...(await place.siblings())]);
      const report = await readJUnitReport(reportPath, (classname, suite) =>
        fileOfClassname(classname, suite, known),
      );
      if (!report) return undefined;
      const modules = await readFile(notes(reportPath), 'utf8').catch(() => '');
      const collected = [...new Set(modules.split('\n').filter((line) => line !== ''))];
      return { ...report, files: [...report.files, ...collected.map((file) => ({ file }))] };
    },
  };
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
