/** What the launcher has to do, as JSON that stands in it. */
export interface AvaTask {
  /** The folder of AVA's package, and the script of its command. */
  readonly folder: string;
  readonly script: string;
  /** Where the events go, or the list. */
  readonly report: string;
  /** Files to run, relative to the working directory; empty: what the command line says. */
  readonly files: readonly string[];
  readonly list: boolean;
}

/** Exit status of a run whose files hold no test, or none that is selected: AVA itself has one status for all. */
export const AVA_EMPTY = 87;

/**
 * AVA has no reporters, and takes names of files as patterns that its configuration has to fit. So its command is
 * started by a script of ours, which gives its inner `Api` (versions 4 to 8) the very files, and listens to what happens
 * in a run. Variables by which a CI shards do not count: the files are a shard already.
 */
export const avaLauncher = (
  task: AvaTask,
): string => `import { openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
const task = ${JSON.stringify(task)};
process.argv[1] = task.script;
const report = task.list ? undefined : openSync(task.report, 'a');
const write = (event) => writeSync(report, JSON.stringify(event) + '\\n');
const seconds = () => Number(process.hrtime.bigint()) / 1e9;
const inner = async (name) => {
  try {
    return await import(pathToFileURL(path.join(task.folder, 'lib', name)).href);
  } catch (error) {
    return { problem: error };
  }
};
function refuse(problem) {
  const message = 'Paceline knows the inside of AVA 4 to 8, and this version is another: use "command" to run it. '
    + (problem?.stack ?? '');
  if (!task.list) write({ type: 'failure', name: 'ava', message });
  console.error(message);
  process.exit(1);
}
const { default: Api, problem } = await inner('api.js');
const run = Api?.prototype?.run;
if (typeof run !== 'function') refuse(problem);
Api.prototype.run = async function (options = {}) {
  this.options.parallelRuns = null;
  if (task.list) {
    const globs = await inner('globs.js');
    const { projectDir: cwd, providers = [] } = this.options;
    const testFiles = await globs.findTests({ cwd, ...this.options.globs });
    const filter = (options.filter ?? []).map(({ pattern }) => pattern);
    const chosen = filter.length === 0 ? testFiles : globs.applyTestFileFilter({ cwd, filter, providers, testFiles });
    writeFileSync(task.report, JSON.stringify([...chosen]));
    process.exit(0);
  }
  const noted = { failures: 0 };
  this.on('run', (plan) => listen((plan.data ?? plan).status, noted));
  const files = task.files.map((file) => path.resolve(file));
  const filter = (options.filter ?? []).filter(({ lineNumbers }) => lineNumbers);
  const status = await run.call(this, files.length === 0 ? options : { ...options, files, filter });
  const matching = (this.options.match ?? []).length > 0;
  const code = status.suggestExitCode({ matching });
  const isEmpty = status.stats.declaredTests === 0 || (matching && status.stats.selectedTests === 0);
  if (code !== 0 && noted.failures === 0 && !isEmpty)
    write({ type: 'failure', name: 'ava', message: 'AVA says that the run failed: ' + JSON.stringify({ ...status.stats, byFile: undefined }) });
  if (code !== 0 && noted.failures === 0 && isEmpty) status.suggestExitCode = () => ${AVA_EMPTY};
  write({ type: 'end' });
  return status;
};
function textOf(error) {
  if (error === undefined || error === null) return 'it failed';
  if (Array.isArray(error.errors)) return error.errors.map(textOf).join('\\n');
  const details = (error.formattedDetails ?? error.values ?? []).map(({ label, formatted }) => label + ' ' + formatted);
  const stack = String(error.stack ?? '');
  const message = String(error.message ?? error.formattedError ?? error.formatted ?? '');
  return [...(stack.includes(message) ? [] : [message]), ...details, stack].join('\\n').slice(0, 20000) || 'it failed';
}
function listen(status, noted) {
  const started = new Map();
  const { observeWorker } = status;
  status.observeWorker = function (worker, file, ...rest) {
    started.set(file, seconds());
    return observeWorker.call(this, worker, file, ...rest);
  };
  const failing = new Set();
  const failure = (file, name, message) => {
    failing.add(file);
    noted.failures += 1;
    write({ type: 'failure', file, name, message });
  };
  const test = (event, outcome, more) =>
    write({ type: 'test', file: event.testFile, name: event.title, outcome, seconds: (event.duration ?? 0) / 1000, ...more });
  const done = (file) => write({ type: 'file', file, seconds: seconds() - (started.get(file) ?? seconds()) });
  status.on('stateChange', (heard) => {
    const event = heard.data ?? heard;
    const file = event.testFile;
    if (event.type === 'selected-test') {
      if (event.skip || event.todo) test(event, 'skipped');
    } else if (event.type === 'test-passed') test(event, 'passed');
    else if (event.type === 'test-failed') {
      noted.failures += 1;
      test(event, 'failed', { message: textOf(event.err), line: event.err?.source?.line });
    } else if (event.type === 'hook-failed') failure(file, event.title, textOf(event.err));
    else if (event.type === 'missing-ava-import') failure(file, '(file)', 'it does not import AVA');
    else if (event.type === 'worker-failed') {
      const how = event.signal ? 'by ' + event.signal : 'with ' + (event.nonZeroExitCode ?? 'an error');
      // Mostly because of what was noted before.
      if (!failing.has(file)) failure(file, '(file)', event.err ? textOf(event.err) : 'its process ended ' + how);
      done(file);
    } else if (event.type === 'worker-finished') done(file);
    else if (event.type === 'process-exit') failure(file, '(file)', 'it calls process.exit()\\n' + (event.stack ?? ''));
    else if (event.type === 'timeout') {
      for (const [pending, titles] of event.pendingTests ?? [])
        failure(pending, '(file)', 'timed out' + (titles.size > 0 ? ' in ' + [...titles].join(', ') : ''));
    } else if (['uncaught-exception', 'unhandled-rejection', 'internal-error', 'shared-worker-error'].includes(event.type))
      failure(file, '(' + event.type.replaceAll('-', ' ') + ')', textOf(event.err));
    else if (event.type === 'interrupt') failure(undefined, '(interrupt)', 'it was interrupted');
    else if (event.type === 'end') {
      for (const [one, { remainingTests }] of status.stats.byFile)
        if (remainingTests > 0 && !failing.has(one)) failure(one, '(file)', 'tests that did not run to their end: ' + remainingTests);
    }
  });
}
await import(pathToFileURL(task.script).href);
`;
