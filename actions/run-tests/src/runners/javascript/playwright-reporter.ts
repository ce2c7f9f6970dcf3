/**
 * The reporter that Playwright loads beside those of the project. From version 1.62 it also selects: it is shown all
 * tests that the project's own command would run, and leaves out those of other files, so that no name of a file is
 * ever taken for a pattern, and `test.only`, `forbidOnly` and files that do not load count as in a whole run.
 *
 * Projects that others depend on, or that clean up after them, run in every leg that needs them. What of them is not
 * planned here counts only where it fails.
 */
export const PLAYWRIGHT_REPORTER = `const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const { PACELINE_EVENTS: events, PACELINE_FILES: files, PACELINE_LIST: list, PACELINE_SPLITS: splits } = process.env;
// Playwright that a test starts is no part of this run.
for (const name of ['PACELINE_EVENTS', 'PACELINE_FILES', 'PACELINE_LIST', 'PACELINE_SPLITS', 'PW_TEST_REPORTER']) delete process.env[name];

const write = (event) => events && appendFileSync(events, JSON.stringify(event) + '\\n');
const fileOf = (test) => {
  let suite = test.parent;
  while (suite.parent && suite.parent.parent && suite.parent.parent.parent) suite = suite.parent;
  return (suite.location && suite.location.file) || test.location.file;
};
const textOf = (error) => error.stack || error.message || error.value || '';

// By test.only or describe.only: the project's own command then runs nothing else, in whatever file.
const isFocused = (entry) => entry !== undefined && (entry._only === true || isFocused(entry.parent));

// What runs together: tests of a serial group share their worker and follow on each other.
const unitsOf = (suite) => {
  if (suite._parallelMode === undefined || suite._parallelMode === 'serial') return [suite.allTests()];
  return suite.entries().flatMap((entry) => (entry.allTests ? unitsOf(entry) : [[entry]]));
};

module.exports = class {
  constructor() {
    this.planned = files === undefined ? undefined : new Set(JSON.parse(readFileSync(files, 'utf8')));
    this.written = new Set();
    this.errors = [];
    this.dependencies = new Set();
    process.on('exit', () => this.ended || this.note());
  }
  printsToStdio() { return false; }
  async preprocess({ config, suite, testRun }) {
    if (list) return this.list(suite);
    this.see(suite);
    if (this.planned === undefined) return;
    const all = suite.suites.flatMap((project) => project.suites.map((file) => ({ project, file, path: file.location.file })));
    this.exact = true;
    this.focused = suite.allTests().some(isFocused);
    const kept = this.needed(all);
    for (const { file, path } of all) {
      if (this.planned.has(path)) continue;
      const tests = file.allTests();
      const unplanned = tests.some((test) => kept.has(test)) ? tests.filter((test) => !kept.has(test)) : [file];
      // Playwright refuses what others depend on.
      try { for (const one of unplanned) testRun.exclude(one); } catch {}
    }
    if (splits) this.divide(all, testRun);
    if (config.shard) try { testRun.skipSharding(); } catch {}
  }
  // Of files that are divided: leaves out the tests of other legs.
  divide(all, testRun) {
    for (const [path, { parts, of }] of Object.entries(JSON.parse(readFileSync(splits, 'utf8')))) {
      const ofFile = all.filter((one) => one.path === path);
      const isIn = (test) => !this.focused || isFocused(test);
      const units = ofFile.flatMap(({ file }) => unitsOf(file)).map((unit) => unit.filter(isIn)).filter((unit) => unit.length > 0);
      const ids = units.flat().map((test) => [...test.titlePath(), test.repeatEachIndex].join(' > '));
      let chosen = 0;
      units.forEach((unit, at) => {
        const isOwn = parts.includes(Math.floor((at * of) / units.length) + 1);
        // Playwright refuses what others depend on: it runs in every leg, and counts in the one that has it.
        if (!isOwn) for (const test of unit) try { testRun.exclude(test); } catch {}
        if (isOwn) chosen += unit.length;
      });
      write({ type: 'split', file: path, ids, chosen });
      write({ type: 'file', file: path });
    }
  }
  // Names of projects that only run because others do.
  see(suite) {
    const projects = suite.suites.filter((one) => one.allTests().length > 0).map((one) => one.project()).filter(Boolean);
    for (const { dependencies = [], teardown } of projects) {
      for (const name of [...dependencies, teardown]) if (name) this.dependencies.add(name);
    }
  }
  // Where nothing but such a project is planned, it runs only if one test that needs it does.
  needed(all) {
    const kept = new Set();
    const isDependency = ({ project }) => this.dependencies.has(project.project().name);
    const planned = all.filter(({ path }) => this.planned.has(path));
    const reached = this.reached(planned.filter((one) => !isDependency(one)));
    for (const one of planned.filter(isDependency)) {
      const name = one.project.project().name;
      if (reached.has(name)) continue;
      const other = all.find((candidate) => !isDependency(candidate) && this.reached([candidate]).has(name));
      if (other) kept.add(other.file.allTests()[0]);
    }
    return kept;
  }
  reached(some) {
    const names = new Set();
    const projects = new Map(some[0] ? some[0].project.parent.suites.map((one) => [one.project().name, one.project()]) : []);
    const visit = (project) => {
      for (const name of project ? [...(project.dependencies || []), project.teardown] : []) {
        if (!name || names.has(name)) continue;
        names.add(name);
        visit(projects.get(name));
      }
    };
    for (const { project } of some) visit(project.project());
    return names;
  }
  onBegin(config, suite) {
    this.suite = suite;
    this.see(suite);
    if (list) this.list(suite);
  }
  list(suite) {
    if (!this.listed) this.listed = [...new Set(suite.allTests().map(fileOf))];
  }
  onTestEnd(test) {
    // Where tests are run again, a whole group may be, so that only the end is sure.
    if (test.retries === 0 && this.suite) this.noteTest(test);
  }
  onError(error) { this.errors.push(error); }
  noteTest(test) {
    if (this.written.has(test) || test.results.length === 0) return;
    this.written.add(test);
    const outcome = { expected: 'passed', flaky: 'passed', skipped: 'skipped' }[test.outcome()] || 'failed';
    const file = fileOf(test);
    const [, project, , ...titles] = test.titlePath();
    const name = (project ? '[' + project + '] ' : '') + titles.join(' > ');
    const last = test.results[test.results.length - 1];
    const message = outcome !== 'failed' ? undefined : last.errors.map(textOf).join('\\n')
      || (last.status === 'passed' ? 'it passed, and was expected to fail' : 'it ended as ' + last.status);
    if (this.planned && !this.planned.has(file) && (this.dependencies.has(project) || this.exact)) {
      if (outcome === 'failed') write({ type: 'failure', name, message });
      return;
    }
    write({
      ...{ type: 'test', file, name, outcome, message },
      seconds: test.results.reduce((sum, { duration }) => sum + Math.max(0, duration), 0) / 1000,
      line: test.location.file === file ? test.location.line : undefined,
      retries: test.results.length - 1,
    });
  }
  // What is not noted yet.
  note() {
    if (this.suite) for (const test of this.suite.allTests()) this.noteTest(test);
    for (const error of this.errors) {
      const file = error.location && error.location.file;
      const own = this.planned === undefined || this.planned.has(file) ? file : undefined;
      write({ type: 'failure', file: own, name: '(outside of tests)', message: textOf(error) });
    }
    this.errors = [];
  }
  onEnd({ status }) {
    this.ended = true;
    if (list) {
      if (this.errors.length === 0 && status === 'passed') writeFileSync(list, JSON.stringify(this.listed || []));
      return;
    }
    // Playwright itself decides whether an error outside of tests fails the run.
    if (status === 'passed') this.errors = [];
    this.note();
    if (this.focused && this.planned) {
      const seen = new Set([...this.written].map(fileOf));
      for (const file of this.planned) if (!seen.has(file)) write({ type: 'file', file });
    }
    if (status === 'timedout' || status === 'interrupted') {
      write({ type: 'failure', name: '(run)', message: status === 'timedout' ? 'the time for the whole run was over' : 'the run was interrupted' });
    }
    write({ type: 'end' });
  }
};
`;
