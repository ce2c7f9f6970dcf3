import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import {
  type DocumentOf,
  type DocumentType,
  parseDocument,
  perfReport,
  testReport,
} from '@paceline/contracts';
import { afterEach, expect, test } from 'vitest';
import { conclusion, createLine, type Line, type LineRun } from './line.ts';

// One store for all: the packages are installed once, and every run after that starts warm.
const line = createLine();
const FILE = 'test/orders/order.test.ts';
const IMPORTS = "import { existsSync, readFileSync, writeFileSync } from 'node:fs';\n";
/** The file that makes the added test pass; the test itself makes the other one when it begins. */
const ready = join(line.folder, 'ready');
const begun = join(line.folder, 'begun');

/** Adds a test to a file of the branch. */
const addTest = (body: string) =>
  line.commit(FILE, (text) => `${IMPORTS}${text}\nit('pays at once', async () => {\n${body}\n});\n`);

afterEach(() => {
  line.commit(FILE, (text) => text.replace(IMPORTS, '').replace(/\nit\('pays at once'[\s\S]*$/, ''));
  rmSync(ready, { force: true });
  rmSync(begun, { force: true });
});

/** The document that an attempt of a run left. */
function left<T extends DocumentType>(type: T, { out }: LineRun, attempt: number): DocumentOf<T> {
  const [file = ''] = globSync(`artifacts/paceline-${type.kind}-*-${attempt}/${type.kind}.json`, {
    cwd: out,
  });
  return parseDocument(type, readFileSync(join(out, file), 'utf8'), file);
}

/** What the last job says of the legs: of each its attempt, and how it ended. */
const legsOf = (run: LineRun, attempt: number) =>
  left(testReport, run, attempt).legs.map(({ leg, attempt, outcome }) => `${leg}: ${attempt} ${outcome}`);

const again = (workflow: string, before: LineRun, options: Parameters<Line['run']>[1] = {}) =>
  line.run(workflow, { ...options, runId: before.result.runId, rerun: { out: before.out } });

test('the failed jobs of a run, run again: each file counts once, by its latest attempt, and the proof is whole', async () => {
  addTest(`expect(existsSync(${JSON.stringify(ready)})).toBe(true);`);
  const workflow = line.workflow();
  const red = await line.run(workflow);
  expect(red.result.conclusion).toBe('failure');
  const failed = left(testReport, red, 1);
  expect(failed.totals.failed).toBe(1);

  writeFileSync(ready, '');
  const green = await again(workflow, red);
  expect(green.result.conclusion, green.log).toBe('success');
  expect(legsOf(green, 2).sort()).toEqual(
    failed.legs.map(({ leg, outcome }) => `${leg}: ${outcome === 'passed' ? 1 : 2} passed`).sort(),
  );
  const report = left(testReport, green, 2);
  expect(report).toMatchObject({ outcome: 'passed', problems: [] });
  expect(report.totals).toMatchObject({ ...failed.totals, failed: 0 });
  expect(report.suites.map(({ executed, missing }) => ({ executed, missing }))).toEqual(
    failed.suites.map(({ executed }) => ({ executed, missing: 0 })),
  );

  // The reporter knows the test as flaky, and compares no time of an attempt that is not the first.
  const facts = left(perfReport, green, 2);
  expect(facts.tests.flaky).toEqual([{ suite: 'tests', file: FILE, name: 'pays at once', retries: 1 }]);
  expect(facts.tests.files).toBe(report.totals.files);
  expect(facts.comparisons.find(({ metric }) => metric === 'wall')?.baselineRuns).toBe(0);
  const [leg] = facts.jobs.filter(({ leg }) => leg !== undefined);
  expect(leg).toMatchObject({ attempt: 2, processor: cpus()[0]!.model });
});

test('a run that is cancelled while a leg runs: it is not green, and a re-run makes the proof whole', async () => {
  addTest(
    `writeFileSync(${JSON.stringify(begun)}, '');\nwhile (!existsSync(${JSON.stringify(ready)})) await new Promise((go) => setTimeout(go, 50));`,
  );
  const workflow = line.workflow();
  const cancel = new AbortController();
  const watch = setInterval(() => existsSync(begun) && cancel.abort(), 50);
  const cancelled = await line.run(workflow, { signal: cancel.signal });
  clearInterval(watch);
  expect(conclusion(cancelled, 'plan')).toBe('success');
  expect(conclusion(cancelled, 'tests-ok')).toBe('cancelled');
  expect(cancelled.log).toMatch(new RegExp(`stopped because the job was cancelled. Not run: .*${FILE}`));

  writeFileSync(ready, '');
  const green = await again(workflow, cancelled);
  expect(green.result.conclusion, green.log).toBe('success');
  const { outcome, problems, suites } = left(testReport, green, 2);
  expect({ outcome, problems }).toEqual({ outcome: 'passed', problems: [] });
  expect(suites.map(({ missing }) => missing)).toEqual([0]);
  expect(suites[0]!.executed + suites[0]!.unaffected).toBe(suites[0]!.planned);
});

test('legs that fail-fast cancels: the proof names every file of theirs', async () => {
  const workflow = line.workflow((edit) => {
    edit.set(['jobs', 'test', 'strategy', 'fail-fast'], true);
    edit.insertBefore(
      'test',
      'run-tests',
      { if: "matrix.leg == '1'", run: `touch ${begun}; sleep 60` },
      { if: "matrix.leg != '1'", run: `until [ -e ${begun} ]; do sleep 0.1; done; exit 1` },
    );
  });
  addTest('');
  const run = await line.run(workflow);
  expect(conclusion(run, 'test', '1')).toBe('cancelled');
  expect(conclusion(run, 'tests-ok')).toBe('failure');
  const report = left(testReport, run, 1);
  const missing = report.suites.reduce((sum, suite) => sum + suite.missing, 0);
  const named = report.problems.flatMap(({ files }) => files);
  expect(named).toContain(FILE);
  expect(new Set(named).size).toBe(missing);
  expect(report.legs).toEqual([]);
});

test('a leg that is killed with everything it runs leaves nothing: the proof names its files, and a re-run counts once', async () => {
  // From the test up to the process of the action: as when the machine is gone, nothing of the step comes after.
  addTest(`if (existsSync(${JSON.stringify(ready)})) return;
  const commandOf = (pid) => readFileSync('/proc/' + pid + '/cmdline', 'utf8');
  const parentOf = (pid) => Number(/^PPid:\\t(\\d+)$/m.exec(readFileSync('/proc/' + pid + '/status', 'utf8'))[1]);
  let pid = process.pid;
  while (!commandOf(pid).includes('run-tests')) pid = parentOf(pid);
  process.kill(pid, 'SIGKILL');
  await new Promise((go) => setTimeout(go, 60_000));`);
  const workflow = line.workflow();
  const lost = await line.run(workflow);
  expect(conclusion(lost, 'tests-ok')).toBe('failure');
  const report = left(testReport, lost, 1);
  expect(report.legs).toHaveLength(1);
  expect(report.problems.flatMap(({ files }) => files)).toContain(FILE);

  writeFileSync(ready, '');
  const green = await again(workflow, lost);
  expect(green.result.conclusion, green.log).toBe('success');
  expect(left(testReport, green, 2)).toMatchObject({ outcome: 'passed', problems: [] });
  expect(legsOf(green, 2).sort()).toEqual(
    ['1', '2'].map((leg) => `${leg}: ${leg === report.legs[0]!.leg ? 1 : 2} passed`),
  );
});
