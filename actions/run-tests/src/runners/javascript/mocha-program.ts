/**
 * What mocha is given to report by: its own output for people, and a line for each event in a file. The run is noted
 * while it goes on, since tests may end the process, and over the file's descriptor, since they may replace the file
 * system; what cannot be written then is written later.
 * @param mocha the folder of its package
 */
export const mochaReporter = (mocha: string, report: string): string => `'use strict';
const fs = require('fs');
const path = require('path');
const { writeSync } = fs;
const directory = process.cwd();
const { stringify } = JSON;
const { hrtime } = process;
const Mocha = require(${JSON.stringify(mocha)});
const report = fs.openSync(${JSON.stringify(report)}, 'a');
let waiting = Buffer.alloc(0);
function write(event) {
  waiting = Buffer.concat([waiting, Buffer.from(stringify(event) + '\\n')]);
  try {
    while (waiting.length > 0) waiting = waiting.subarray(writeSync(report, waiting));
  } catch {}
}
const seconds = () => { const [s, ns] = hrtime(); return s + ns / 1e9; };
function textOf(error) {
  try {
    const message = String((error && error.message) || error);
    const stack = error && typeof error.stack === 'string' ? error.stack : '';
    return (stack.includes(message) ? stack : message + '\\n' + stack).slice(0, 20000);
  } catch {
    return 'an error that cannot be shown';
  }
}
// mocha makes the paths of a stack relative, so that the file's own name is not in it.
function lineOf(file, text) {
  const name = path.relative(directory, file) + ':';
  const at = file === '' ? -1 : text.indexOf(name);
  return at === -1 ? undefined : parseInt(text.slice(at + name.length), 10) || undefined;
}
const { loadFilesAsync } = Mocha.prototype;
Mocha.prototype.loadFilesAsync = async function (...args) {
  let file;
  let started;
  this.suite.on('pre-require', (_, path) => { file = path; started = seconds(); });
  this.suite.on('post-require', (_, path) => {
    write({ type: 'file', file: path, seconds: seconds() - started });
    file = undefined;
  });
  try {
    return await loadFilesAsync.apply(this, args);
  } catch (error) {
    if (file !== undefined) write({ type: 'file', file, failure: textOf(error) });
    throw error;
  }
};
module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const files = (options && options.files) || [];
    const spent = new Map();
    const parallel = typeof runner.isParallelMode === 'function' && runner.isParallelMode();
    const fileOf = (runnable) => {
      for (let one = runnable; one; one = one.parent) if (one.file) return one.file;
      const test = runnable.ctx && runnable.ctx.currentTest;
      return (test && test.file) || (files.length === 1 ? files[0] : '');
    };
    const nameOf = (runnable) => {
      try { return runnable.fullTitle(); } catch { return String(runnable.title); }
    };
    const note = (outcome) => (test, error) => {
      const retries = typeof test.currentRetry === 'function' ? test.currentRetry() : 0;
      const message = error === undefined ? undefined : textOf(error);
      write({
        type: 'test', file: fileOf(test), name: nameOf(test), outcome,
        seconds: (test.duration || 0) / 1000,
        retries: retries > 0 ? retries : 0,
        message,
        line: message === undefined ? undefined : lineOf(fileOf(test), message),
      });
    };
    runner.on('pass', (test) => note('passed')(test));
    runner.on('pending', (test) => note('skipped')(test));
    runner.on('fail', (runnable, error) => {
      if (runnable.type === 'test') note('failed')(runnable, error ?? 'failed');
      else write({ type: 'failure', file: fileOf(runnable), name: nameOf(runnable), message: textOf(error) });
    });
    let last = seconds();
    runner.on('start', () => { last = seconds(); });
    const add = (runnable) => {
      const now = seconds();
      const took = parallel ? (runnable.type === 'test' ? (runnable.duration || 0) / 1000 : 0) : now - last;
      last = now;
      const file = fileOf(runnable);
      if (file !== '') spent.set(file, (spent.get(file) || 0) + took);
    };
    runner.on('hook end', add);
    runner.on('test end', add);
    let ended = false;
    runner.on('end', () => {
      if (ended) return;
      ended = true;
      // Processes of their own load the files where they run in parallel.
      for (const file of new Set([...(parallel ? files : []), ...spent.keys()]))
        write({ type: 'file', file, seconds: spent.get(file) || 0 });
      write({ type: 'end' });
    });
  }
};
`;

/**
 * The project's own configuration for a run of given files: mocha adds the files that a configuration names to those of
 * its command line. What is ignored is so by the list of tests already, which knows how the names are written.
 * @param given options by which the configuration is found
 */
export const mochaConfiguration = (mocha: string, given: object, part: boolean): string => `'use strict';
const { loadRc } = require(${JSON.stringify(`${mocha}/lib/cli/options.js`)});
const own = { ...loadRc(${JSON.stringify(given)}) };
for (const key of ${JSON.stringify(settingsOfWhole(part))}) delete own[key];
module.exports = own;
`;

/** Settings of a configuration that are for the whole suite. */
export const settingsOfWhole = (part: boolean): string[] => [
  ...['spec', '_', 'ignore', 'exclude'],
  ...(part ? ['fail-zero', 'failZero'] : []),
];

/**
 * Prints the files that mocha collects for its command line, by its own modules (8 to 11); nothing where these are
 * others. Files given by \`file\` are loaded in every run, so that they are tests only where there are no others.
 */
export const mochaList = (mocha: string): string => `'use strict';
const path = require('path');
const { loadOptions } = require(${JSON.stringify(`${mocha}/lib/cli/options.js`)});
const collect = require(${JSON.stringify(`${mocha}/lib/cli/collect-files.js`)});
const own = loadOptions(process.argv.slice(2));
if (own.extends === undefined) {
  const list = (value) => (value === undefined ? [] : [].concat(value));
  const { exit } = process;
  const NONE = {};
  let found = [];
  process.exit = () => { throw NONE; };
  try {
    const spec = own._.filter((word) => word !== 'inspect').map(String);
    const collected = collect({
      ignore: list(own.ignore), extension: list(own.extension), file: [],
      recursive: own.recursive === true, sort: false, spec: spec.length > 0 ? spec : ['test'],
    });
    found = Array.isArray(collected) ? collected : collected.files;
  } catch (error) {
    if (error !== NONE) throw error;
  }
  process.exit = exit;
  if (found.length === 0) found = list(own.file).map((file) => require.resolve(path.resolve(file)));
  console.log('\\n' + JSON.stringify({ mochaCollects: found }));
}
`;
