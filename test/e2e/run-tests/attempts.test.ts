/** Retries, slots, a stop at the first failure, and reports of other steps: by node:test and by commands. */
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { job, type Project, planOf, project, Run } from './harness.ts';

const places: Project[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});
const make = (files: Record<string, string>): Project => {
  const place = project(files);
  places.push(place);
  return place;
};

const head =
  "const { test } = require('node:test');\nconst { existsSync, writeFileSync, appendFileSync } = require('node:fs');\nconst { join } = require('node:path');\n";
/** Fails once, and notes each of its runs. */
const flaky = `${head}test('flaky', () => {\n  const mark = join(__dirname, 'mark');\n  appendFileSync(join(__dirname, 'runs'), 'flaky ');\n  if (!existsSync(mark)) { writeFileSync(mark, ''); throw new Error('first time'); }\n});\ntest('steady', () => {});\n`;
const steady = `${head}test('a', () => appendFileSync(join(__dirname, 'runs'), 'steady '));\n`;
const fails = "require('node:test').test('no', () => { throw new Error('no'); });\n";

/** One leg with these files, and the job that verifies it. */
async function leg(place: Project, files: string[], inputs: Record<string, string>) {
  const run = new Run();
  const plan = planOf(place.head, files);
  run.put('shard-plan', plan.planId, 'all', plan);
  const outcome = await job(place, { 'plan-id': plan.planId, leg: '1', runner: 'node', ...inputs }, run);
  const verify = await job(place, { 'plan-id': plan.planId, mode: 'verify' }, run);
  return { ...outcome, result: run.result('1'), verify };
}
const script = { 'package.json': '{ "scripts": { "test": "node --test" } }' };

describe('where all jobs run again', () => {
  test('a leg that leaves no result this time is not proven by the attempt before', async () => {
    const place = make({ ...script, 'a.test.js': steady, 'b.test.js': steady });
    const run = new Run();
    const plan = planOf(place.head, ['a.test.js'], ['b.test.js']);
    const start = (inputs: Record<string, string>, attempt: number) =>
      job(place, { 'plan-id': plan.planId, runner: 'node', ...inputs }, run, { attempt });
    run.put('shard-plan', plan.planId, 'all', plan);
    for (const id of ['1', '2']) expect((await start({ leg: id }, 1)).error).toBeUndefined();
    // Only one of them runs again: the plan and the other's result are those of before.
    expect((await start({ leg: '1' }, 2)).error).toBeUndefined();
    expect((await start({ mode: 'verify' }, 2)).error).toBeUndefined();
    run.put('shard-plan', plan.planId, 'all', plan, 3);
    expect((await start({ leg: '1' }, 3)).error).toBeUndefined();
    expect((await start({ mode: 'verify' }, 3)).error?.message).toContain('Leg 2 (2/2) left no result');
    expect((await start({ leg: '2' }, 3)).error).toBeUndefined();
    expect((await start({ mode: 'verify' }, 3)).error).toBeUndefined();
  });
});

describe('retries', () => {
  test('repeat the file that failed, and keep the test as flaky', async () => {
    const place = make({ ...script, 'a.test.js': flaky, 'b.test.js': steady });
    const { error, result, verify, warnings } = await leg(place, ['a.test.js', 'b.test.js'], {
      retries: '2',
    });
    expect(error).toBeUndefined();
    expect(result).toMatchObject({
      outcome: 'passed',
      exit: 0,
      flaky: [{ suite: 'tests', file: 'a.test.js', name: 'flaky', retries: 1 }],
      executed: [
        { file: 'a.test.js', tests: 2, failed: 0, retries: 1 },
        { file: 'b.test.js', tests: 1, retries: 0 },
      ],
    });
    expect(warnings.join('\n')).toContain('Attempt 2 of 3: 1 file again');
    expect(verify.error).toBeUndefined();
    expect(runs(place)).toEqual(['flaky', 'flaky', 'steady']);
  });

  test('without a plan repeat the whole command', async () => {
    const place = make({ ...script, 'a.test.js': flaky, 'b.test.js': steady });
    const { error } = await job(place, { retries: '1' });
    expect(error).toBeUndefined();
    expect(runs(place)).toEqual(['flaky', 'flaky', 'steady', 'steady']);
  });

  test('do not make a test green that never passes', async () => {
    const place = make({ ...script, 'a.test.js': fails, 'b.test.js': steady });
    const { error, result } = await leg(place, ['a.test.js', 'b.test.js'], { retries: '2' });
    expect(error).toMatchObject({ code: 'PACELINE_TESTS_FAILED' });
    expect(result).toMatchObject({ outcome: 'failed', executed: [{ failed: 1, retries: 2 }, { failed: 0 }] });
    expect(runs(place)).toEqual(['steady']);
  });

  test('do not hide an error that nobody catches, in a file whose tests pass, behind a test that is flaky', async () => {
    const imports = "import { existsSync, writeFileSync } from 'node:fs';\nimport { test } from 'vitest';\n";
    const place = make({
      'package.json': '{ "type": "module", "scripts": { "test": "vitest run" } }',
      'a.test.js': `${imports}test('flaky', () => { if (!existsSync('mark')) { writeFileSync('mark', ''); throw new Error('first time'); } });\n`,
      'b.test.js': `${imports}test('passes', async () => { Promise.reject(new Error('nobody catches this')); await new Promise((done) => setTimeout(done, 50)); });\n`,
    });
    const { error, verify } = await leg(place, ['a.test.js', 'b.test.js'], {
      runner: 'vitest',
      retries: '1',
    });
    expect(error).toMatchObject({ code: 'PACELINE_TESTS_EXIT' });
    expect(verify.error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
  });

  test('are none by default', async () => {
    const place = make({ ...script, 'a.test.js': flaky });
    expect((await leg(place, ['a.test.js'], {})).error).toMatchObject({ code: 'PACELINE_TESTS_FAILED' });
  });
});

const readText = (path: string): string => readFileSync(path, 'utf8');
test('coverage that a leg owes makes the last job red too', async () => {
  const place = make({ ...script, 'a.test.js': steady });
  const { error, verify } = await leg(place, ['a.test.js'], { coverage: 'none/*.info' });
  expect(error).toMatchObject({ code: 'PACELINE_COVERAGE_MISSING' });
  expect(verify.error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
});

const runs = (place: Project): string[] =>
  readText(join(place.root, 'runs'))
    .split(' ')
    .filter((word) => word !== '')
    .sort();

describe('slots', () => {
  test('run files at the same time, each once, and know their number', async () => {
    // Each waits for the other: one after the other they would never end.
    const waits = (own: string, other: string) =>
      `${head}test('${own}', async () => {\n  writeFileSync(join(__dirname, '${own}.here'), process.env.PACELINE_SLOT);\n  const end = Date.now() + 60000;\n  while (!existsSync(join(__dirname, '${other}.here'))) {\n    if (Date.now() > end) throw new Error('alone');\n    await new Promise((resolve) => setTimeout(resolve, 20));\n  }\n});\n`;
    const place = make({ ...script, 'a.test.js': waits('a', 'b'), 'b.test.js': waits('b', 'a') });
    const { error, result, verify, log } = await leg(place, ['a.test.js', 'b.test.js'], { parallel: '2' });
    expect(error, log).toBeUndefined();
    expect(result!.executed.map(({ file, tests }) => [file, tests])).toEqual([
      ['a.test.js', 1],
      ['b.test.js', 1],
    ]);
    expect(verify.error).toBeUndefined();
    const slots = ['a', 'b'].map((name) => readText(join(place.root, `${name}.here`)));
    expect(slots.sort()).toEqual(['1', '2']);
  });

  test('one of which fails make the leg red', async () => {
    const place = make({ ...script, 'a.test.js': fails, 'b.test.js': steady });
    const { error, result } = await leg(place, ['a.test.js', 'b.test.js'], { parallel: '2' });
    expect(error).toMatchObject({ code: 'PACELINE_TESTS_FAILED' });
    expect(result!.executed).toHaveLength(2);
  });
});

test('fail-fast says what failed first, and what did not run', async () => {
  const give =
    'test "$2" = a.js && R="<failure/>"; echo "<testsuite><testcase name=\\"t\\" file=\\"$2\\">$R</testcase></testsuite>" > "$1"; test -z "$R"\n';
  const long = `${'x'.repeat(200)}.js`;
  const files = ['a.js', ...Array.from({ length: 600 }, (_, index) => `d${index}/${long}`)];
  const place = make({ 'a.js': 'x', 'give.sh': give });
  const { error, result, verify } = await leg(place, files, {
    runner: 'command',
    command: 'sh give.sh {report} {files}',
    'fail-fast': 'true',
  });
  expect(error).toMatchObject({
    code: 'PACELINE_TESTS_FAILED',
    message: expect.stringMatching(/1 of 1 test failed, in a\.js\. 600 files did not run, since "fail-fast"/),
  });
  expect(result!.executed).toHaveLength(1);
  expect(verify.error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
});

test('thresholds of coverage that slots leave unjudged are said, and in one process they are judged', async () => {
  const place = make({
    'package.json':
      '{ "scripts": { "test": "node --test --experimental-test-coverage --test-coverage-lines=100" } }',
    'half.js': 'exports.unused = () => {\n  return 1;\n};\n',
    'a.test.js': `${steady}require('./half.js');\n`,
    'b.test.js': steady,
  });
  const plan = planOf(place.head, ['a.test.js', 'b.test.js']);
  plan.suites[0]!.mode = 'full';
  const run = new Run();
  run.put('shard-plan', plan.planId, 'all', plan);
  const leg = (parallel: string) =>
    job(place, { 'plan-id': plan.planId, leg: '1', runner: 'node', parallel }, run);
  expect((await leg('1')).error).toMatchObject({ message: expect.stringContaining('ended with') });
  const slots = await leg('2');
  expect(slots.error).toBeUndefined();
  expect(slots.warnings.join('\n')).toContain(
    'judges coverage (lines 100), and no process runs the whole suite',
  );
});

test('an experimental leg that fails is tolerated by the last job, and said', async () => {
  const place = make({ ...script, 'a.test.js': steady, 'b.test.js': fails });
  const run = new Run();
  const plan = planOf(place.head, ['a.test.js'], ['b.test.js']);
  plan.legs[1]!.experimental = true;
  run.put('shard-plan', plan.planId, 'all', plan);
  for (const leg of ['1', '2']) await job(place, { 'plan-id': plan.planId, leg, runner: 'node' }, run);
  const { error, warnings, outputs } = await job(place, { 'plan-id': plan.planId, mode: 'verify' }, run);
  expect(error).toBeUndefined();
  expect(warnings.join('\n')).toMatch(
    /Tolerated, since the leg is experimental: Leg 2 .* failed: b\.test\.js/,
  );
  expect(outputs).toMatchObject({ outcome: 'passed', failed: '1' });
});

describe('reports of other steps', () => {
  const xml = (...cases: string[]) => `<testsuite name="s">${cases.join('')}</testsuite>`;
  const passed = (file: string) => `<testcase name="t" classname="c" file="${file}" time="1"/>`;
  const event = (place: Project, at = new Date(Date.now() - 60_000)) => {
    const path = join(place.temp, 'event.json');
    writeFileSync(path, '{}');
    utimesSync(path, at, at);
    return { variables: { GITHUB_EVENT_PATH: path } };
  };
  const write = (place: Project, path: string, text: string) => {
    mkdirSync(join(place.root, path, '..'), { recursive: true });
    writeFileSync(join(place.root, path), text);
  };

  test('are what ran: all files of the plan, or the leg is red', async () => {
    const place = make({ 'a.js': 'x', 'b.js': 'x' });
    write(place, 'out/one/r.xml', xml(passed('a.js')));
    const run = new Run();
    const plan = planOf(place.head, ['a.js', 'b.js']);
    run.put('shard-plan', plan.planId, 'all', plan);
    const inputs = { 'plan-id': plan.planId, leg: '1', reports: 'out/**/*.xml' };
    const missing = await job(place, inputs, run, event(place));
    expect(missing.error).toMatchObject({
      code: 'PACELINE_TESTS_MISSING',
      message: expect.stringContaining('b.js'),
    });
    write(place, 'out/two/r.xml', xml(passed('b.js')));
    const both = await job(place, inputs, run, { ...event(place), attempt: 2 });
    expect(both.error).toBeUndefined();
    expect(both.outputs).toMatchObject({ outcome: 'passed', files: '2', tests: '2' });
    expect((await job(place, { 'plan-id': plan.planId, mode: 'verify' }, run)).error).toBeUndefined();
  });

  test('without a plan fail the job where one of them fails, or cannot be read', async () => {
    const place = make({ 'a.js': 'x' });
    write(place, 'r.xml', xml('<testcase name="t" file="a.js"><failure message="no"/></testcase>'));
    expect((await job(place, { reports: 'r.xml' }, new Run(), event(place))).error).toMatchObject({
      code: 'PACELINE_TESTS_FAILED',
    });
    write(place, 'r.xml', xml(passed('a.js')).slice(0, -20));
    expect((await job(place, { reports: 'r.xml' }, new Run(), event(place))).error).toMatchObject({
      code: 'PACELINE_TESTS_CRASHED',
    });
  });

  test('that are absent, older than the job, or committed are an error', async () => {
    const place = make({ 'a.js': 'x', 'kept/r.xml': xml(passed('a.js')) });
    const of = (reports: string) =>
      job(place, { reports }, new Run(), event(place)).then(({ error }) => error);
    expect(await of('out/*.xml')).toMatchObject({ code: 'PACELINE_REPORTS_MISSING' });
    expect(await of('kept/*.xml')).toMatchObject({
      code: 'PACELINE_REPORTS_STALE',
      message: expect.stringContaining('stands in the repository'),
    });
    write(place, 'out/r.xml', xml(passed('a.js')));
    const old = new Date(Date.now() - 3_600_000);
    utimesSync(join(place.root, 'out/r.xml'), old, old);
    expect(await of('out/*.xml')).toMatchObject({
      code: 'PACELINE_REPORTS_STALE',
      message: expect.stringContaining('older than this job'),
    });
    rmSync(join(place.root, 'out'), { recursive: true });
  });
});
