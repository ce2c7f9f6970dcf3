import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { job, type Project, planOf, project, Run } from './harness.ts';

const place: Project = project({
  'a.js': 'x',
  'e2e/login.spec.js': 'x',
  'web/cypress/e2e/a.cy.js': 'x',
  'give.sh': 'cp "$1" "$2"; exit "${STATUS:-0}"\n',
});
afterAll(() => place.remove());

/** A leg whose program leaves these bytes as its report and ends with status 0, and the job that verifies it. */
async function leg(report: string | Uint8Array, files: string[]) {
  const path = join(place.temp, 'given.xml');
  writeFileSync(path, report);
  const run = new Run();
  const plan = planOf(place.head, files);
  run.put('shard-plan', plan.planId, 'all', plan);
  const command = `sh give.sh "${path}" {report} {files}`;
  const outcome = await job(place, { 'plan-id': plan.planId, leg: '1', runner: 'command', command }, run);
  const verify = await job(place, { 'plan-id': plan.planId, mode: 'verify' }, run);
  return { ...outcome, result: run.result('1')!, verify };
}

const passes = '<testsuite name="s"><testcase classname="A" name="t" time="0.1" file="a.js"/></testsuite>';
const loose =
  '<testsuite name="Login flow"><testcase classname="rejects a bad password" name="Login | rejects" time="1"><failure message="expected 401">x</failure></testcase></testsuite>';

describe('what is green', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['UTF-16', Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${passes}`, 'utf16le'), ['a.js']],
    ['lines before the report', `log\n\n<?xml version="1.0"?>\n${passes}`, ['a.js']],
    ['times beyond all bounds', passes.replace('0.1', '1e308'), ['a.js']],
    [
      'a name below testDir, as of Playwright',
      '<testsuites><testsuite name="login.spec.js"><testcase name="a" classname="login.spec.js"/></testsuite></testsuites>',
      ['e2e/login.spec.js'],
    ],
    [
      'a file on the root suite only, as of Cypress',
      '<testsuites name="Mocha Tests"><testsuite name="Root Suite" tests="0" file="cypress/e2e/a.cy.js"></testsuite><testsuite name="Describe it"><testcase name="Describe it one" classname="one"/></testsuite></testsuites>',
      ['web/cypress/e2e/a.cy.js'],
    ],
  ])('%s', async (_name, report, files) => {
    const { error, outputs, verify } = await leg(report, files);
    expect(error).toBeUndefined();
    expect(outputs).toMatchObject({ outcome: 'passed', files: '1', tests: '1', failed: '0' });
    expect(verify.error).toBeUndefined();
  });

  test('tests of no file, where there is no plan to prove', async () => {
    const path = join(place.temp, 'given.xml');
    writeFileSync(
      path,
      '<testsuite name="pkg"><testcase classname="example.com/x" name="TestA"/></testsuite>',
    );
    const { error, outputs } = await job(place, { command: `sh give.sh "${path}" {report}` });
    expect(error).toBeUndefined();
    expect(outputs).toMatchObject({ outcome: 'passed', files: '0', tests: '1' });
  });
});

describe('what is red though the program ends with status 0', () => {
  test('a failure of no file: said in the message, an annotation, the summary, the result and by verify', async () => {
    const { error, errors, outputs, summary, line, result, log, verify } = await leg(
      `<testsuites>${passes}${loose}</testsuites>`,
      ['a.js'],
    );
    expect(error).toMatchObject({
      code: 'PACELINE_TESTS_FAILED',
      message: '1 of 2 tests failed, 1 in no file of the repository (Login | rejects).',
    });
    expect(errors).toEqual([{ message: 'expected 401\nx' }]);
    expect(outputs).toMatchObject({ outcome: 'failed', files: '1', tests: '2', failed: '1', missing: '0' });
    expect(summary).toContain('❌');
    expect(summary).toContain(
      '| Login &#124; rejects | no file of the repository; the report names rejects a bad password |',
    );
    expect(line).toContain('1 of 2 tests failed');
    expect(log).toContain('Its tests count, but for no file.');
    expect(result).toMatchObject({ outcome: 'failed', withoutFile: { tests: 1, failed: 1 } });
    expect(verify.error).toMatchObject({
      code: 'PACELINE_VERIFY_FAILED',
      message: expect.stringContaining('failed: 1 in no file of the repository (Login | rejects).'),
    });
    expect(verify.outputs).toMatchObject({ outcome: 'failed', tests: '2', failed: '1' });
  });

  test.each<[string, string | Uint8Array, string, RegExp]>([
    [
      'a suite-level error',
      passes.replace('<testcase', '<error message="set-up"/><testcase'),
      'FAILED',
      /1 of 2 tests failed/,
    ],
    [
      'counts only',
      '<testsuite name="s" tests="5" failures="2" errors="1"/>',
      'MISSING',
      /And 3 tests failed: 3 in no file of the repository \(s\)/,
    ],
    [
      'cut off',
      passes.slice(0, -5),
      'CRASHED',
      /cannot be read to its end: line 1, column \d+: it ends inside an end tag/,
    ],
    [
      'cut off after a failure',
      `${loose}${passes.slice(0, -5)}`,
      'CRASHED',
      /What it holds failed: 1 in no file.*\(Login \| rejects\)/,
    ],
    [
      'an encoding that is not known',
      `<?xml version="1.0" encoding="utf-7"?>${passes}`,
      'CRASHED',
      /encoding "utf-7", which is not known/,
    ],
    ['another format', '<TestRun/>', 'CRASHED', /no JUnit XML: it holds no <testsuite>/],
    ['empty', '', 'CRASHED', /The report is no JUnit XML: it is empty/],
    ['no test', '<testsuites/>', 'MISSING', /a\.js/],
  ])('%s', async (_name, report, code, message) => {
    const { error, outputs, verify } = await leg(report, ['a.js']);
    expect(error).toMatchObject({ code: `PACELINE_TESTS_${code}`, message: expect.stringMatching(message) });
    expect(outputs['outcome']).not.toBe('passed');
    expect(verify.error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
  });

  test('of a report that breaks off, the reason reaches the result and the job that verifies', async () => {
    const { errors, result, outputs, verify } = await leg(passes.slice(0, -12), ['a.js']);
    expect(result).toMatchObject({ outcome: 'crashed', executed: [{ file: 'a.js', failed: 0 }] });
    expect(errors).toEqual([{ message: expect.stringContaining('cannot be read to its end') }]);
    expect(outputs['failed']).toBe('1');
    expect(verify.error!.message).toMatch(
      /crashed: its test program ended with 0\. The JUnit report cannot be read/,
    );
  });

  test('no report at all is said so', async () => {
    const { error } = await job(place, { command: 'true {report}' });
    expect(error!.message).toBe(
      'command ended with exit status 0 and left no usable report. It wrote none to the path it was given.',
    );
  });
});
