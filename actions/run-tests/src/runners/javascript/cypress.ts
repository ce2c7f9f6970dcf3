import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cypressTests, startedArguments, Unreadable } from '@paceline/runners';
import { batches } from '../batches.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import { readEventReport } from '../reports/event-report.ts';
import type { Invocation, Runner } from '../runner.ts';
import { scriptNames } from '../script-names.ts';
import { escapeGlob } from './node.ts';

/**
 * Starts Cypress by its Module API, whose results name every spec and every test, so that the reporters of the project
 * stay: `cypress run` takes one only. The arguments are read by Cypress itself.
 */
const STARTER = `const { appendFileSync } = require('node:fs');
const { PACELINE_EVENTS: events, PACELINE_ARGUMENTS: words } = process.env;
delete process.env.PACELINE_EVENTS;
delete process.env.PACELINE_ARGUMENTS;
const write = (event) => appendFileSync(events, JSON.stringify(event) + '\\n');
const cypress = require(require.resolve('cypress', { paths: [process.cwd()] }));
(async () => {
  const options = await cypress.cli.parseRunArguments(['cypress', 'run', ...JSON.parse(words)]);
  const results = await cypress.run(options);
  let failed = 0;
  for (const run of results.runs || []) {
    const file = run.spec.absolute || run.spec.relative;
    const failure = run.error || undefined;
    if (failure) failed += 1;
    write({ type: 'file', file, failure, seconds: Math.max(0, (run.stats && (run.stats.duration || run.stats.wallClockDuration)) || 0) / 1000 });
    for (const test of run.tests || []) {
      const attempts = test.attempts || [];
      const outcome = { passed: 'passed', pending: 'skipped', skipped: 'skipped' }[test.state] || 'failed';
      if (outcome === 'failed') failed += 1;
      const duration = test.duration || attempts.reduce((sum, one) => sum + (one.duration || one.wallClockDuration || 0), 0);
      write({
        ...{ type: 'test', file, name: [].concat(test.title).join(' > '), outcome },
        message: test.displayError || undefined,
        seconds: Math.max(0, duration) / 1000,
        retries: Math.max(0, attempts.length - 1),
      });
    }
  }
  const total = results.totalFailed === undefined ? results.failures : results.totalFailed;
  const broken = results.status === 'failed' && results.runs === undefined;
  if (broken || total > failed) {
    write({ type: 'failure', name: '(run)', message: results.message || total + ' failures, of which ' + failed + ' are listed' });
    failed += 1;
  }
  write({ type: 'end' });
  process.exitCode = failed > 0 ? 1 : 0;
})().catch((error) => setImmediate(() => { throw error; }));
`;

/** Cypress, by the module that is installed with the project. */
export function cypress(project: Project, temporary: string): Runner {
  const started = startedArguments('cypress', project.command);
  const ownSpecs = started.values('spec').flatMap((value) => ['--spec', value]);
  return {
    name: 'cypress',
    reportFormat: 'jsonl',
    // It cannot be asked; what we read of its configuration says which of the named specs it would refuse.
    listsFirst: true,
    listIsOwn: project.startIsKnown,
    async list() {
      const files = new Set(await project.siblings());
      try {
        const read = (path: string) => readText(join(project.directory, path));
        return { files: cypressTests({ files, read }, project.command).tests };
      } catch (error) {
        if (error instanceof Unreadable) return undefined;
        throw error;
      }
    },
    async invocations(files, reportPath) {
      await packageBin('cypress', project.directory, project.root);
      const starter = join(await mkdtemp(join(temporary, 'cypress-')), 'start.cjs');
      await writeFile(starter, STARTER);
      const names = await scriptNames(project, started);
      return batches(files).map((batch, index): Invocation => {
        const specs = files.length === 0 ? ownSpecs : ['--spec', batch.map(specOf).join(',')];
        const words = [...names, ...started.options, ...specs, ...project.args];
        return {
          command: 'node',
          report: reportPath(index),
          variables: {
            ...project.script.variables,
            PACELINE_EVENTS: reportPath(index),
            PACELINE_ARGUMENTS: JSON.stringify(words),
          },
          args: [...project.script.nodeFlags, starter],
        };
      });
    },
    read: readEventReport,
  };
}

/** Specs are patterns with commas between them, so that any one character has to stand for a comma. */
const specOf = (file: string): string => escapeGlob(file).replaceAll(',', '?');

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
