import type { LegResult, TestFile } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { judgeRun, missingFiles, outcomeOf } from '../../../actions/run-tests/src/run/judge.ts';

type File = LegResult['executed'][number];
const file = (name: string, tests = 2, failed = 0, skipped = 0): File => ({
  suite: 'tests',
  file: name,
  outcome: failed > 0 ? 'failed' : tests === 0 ? 'empty' : tests === skipped ? 'skipped' : 'passed',
  seconds: 1,
  tests,
  failed,
  skipped,
  retries: 0,
});
const loose = (failed: number, name = 'Login rejects', tests = Math.max(1, failed)) => ({
  tests,
  failed,
  skipped: 0,
  failures: failed === 0 ? [] : [{ suite: 'tests', name, message: 'no', reported: 'Login' }],
});

interface Run {
  failure?: string;
  planned?: string[];
  executed?: File[];
  withoutFile?: LegResult['withoutFile'];
  complete?: boolean;
  problem?: string;
  exit?: number | string;
  stopped?: 'timeout' | 'interrupted';
}

/** The outcome, and the code and the text of the reason for red. */
function judge(run: Run): [LegResult['outcome'], string, string] {
  const { executed = [file('a.js')], exit = 0, stopped, withoutFile } = run;
  const execution = {
    complete: stopped === undefined && (run.complete ?? true),
    exit,
    stopped,
    ...(run.problem === undefined ? {} : { problem: run.problem }),
  };
  const all = { executed, ...(withoutFile ? { withoutFile } : {}) };
  const planned = (run.planned ?? ['a.js']).map((name): TestFile => ({ suite: 'tests', file: name }));
  const outcome = outcomeOf(execution, all);
  const missing = missingFiles(planned, executed);
  const reason = judgeRun({
    runner: 'jest',
    outcome,
    execution,
    results: all,
    missing,
    timeoutSeconds: 60,
    failFast: false,
    failure: run.failure,
  });
  return [outcome, reason?.code ?? 'green', reason?.message ?? ''];
}

describe('what makes a leg red, the gravest reason first', () => {
  const failing = [file('a.js', 2, 1)];
  const missing = ['a.js', 'b.js'];
  test.each<[string, Run, LegResult['outcome'], string, RegExp]>([
    ['all passed', {}, 'passed', 'green', /^$/],
    ['some skipped', { executed: [file('a.js', 2, 0, 1)] }, 'passed', 'green', /^$/],
    ['all skipped', { executed: [file('a.js', 2, 0, 2)] }, 'passed', 'green', /^$/],
    ['one file of several is empty', { executed: [file('a.js'), file('b.js', 0)] }, 'passed', 'green', /^$/],
    [
      'a file that was not planned ran too',
      { executed: [file('a.js'), file('x.js')] },
      'passed',
      'green',
      /^$/,
    ],
    ['without a plan', { planned: [] }, 'passed', 'green', /^$/],
    ['a test of no file passed', { withoutFile: loose(0) }, 'passed', 'green', /^$/],
    [
      'only tests of no file, without a plan',
      { planned: [], executed: [], withoutFile: loose(0) },
      'passed',
      'green',
      /^$/,
    ],
    [
      'a test failed',
      { executed: failing, exit: 1 },
      'failed',
      'FAILED',
      /^1 of 2 tests failed, in a\.js\.$/,
    ],
    ['a test failed and the status is 0', { executed: failing }, 'failed', 'FAILED', /1 of 2 tests failed/],
    [
      'a test of no file failed',
      { withoutFile: loose(1), exit: 1 },
      'failed',
      'FAILED',
      /^1 of 3 tests failed, 1 in no file of the repository \(Login rejects\)\.$/,
    ],
    [
      'a test of no file failed and the status is 0',
      { withoutFile: loose(1) },
      'failed',
      'FAILED',
      /1 of 3 tests failed/,
    ],
    [
      'both',
      { executed: failing, withoutFile: loose(2) },
      'failed',
      'FAILED',
      /^3 of 4 tests failed, in a\.js, and 2 in no file/,
    ],
    [
      'a name of many lines',
      { withoutFile: loose(1, 'a\n::error::b') },
      'failed',
      'FAILED',
      /\(a ::error::b\)/,
    ],
    ['no test at all', { executed: [file('a.js', 0)] }, 'empty', 'EMPTY', /these files hold none: a\.js/],
    [
      'no test at all, status 5',
      { executed: [file('a.js', 0)], exit: 5 },
      'failed',
      'EMPTY',
      /ran no test at all/,
    ],
    [
      'nothing reported, without a plan',
      { planned: [], executed: [] },
      'empty',
      'EMPTY',
      /its report lists none/,
    ],
    [
      'all passed, of a suite that fails as a whole',
      { failure: 'pytest cannot collect the whole suite: b/test_x.py' },
      'passed',
      'COLLECTION',
      /cannot collect the whole suite: b\/test_x\.py/,
    ],
    [
      'failed before the suite as a whole',
      { executed: failing, exit: 1, failure: 'pytest cannot collect the whole suite: x' },
      'failed',
      'FAILED',
      /1 of 2 tests failed/,
    ],
    [
      'all passed and the status is 1',
      { exit: 1 },
      'failed',
      'EXIT',
      /exit status 1 although every test in its report passed/,
    ],
    ['all passed and a signal ended it', { exit: 'SIGTERM' }, 'failed', 'EXIT', /signal SIGTERM/],
    [
      'the status is 1 and a file is empty',
      { executed: [file('a.js'), file('b.js', 0)], exit: 1 },
      'failed',
      'EXIT',
      /Files without tests: b\.js/,
    ],
    [
      'a planned file is not in the report',
      { planned: missing },
      'passed',
      'MISSING',
      /did not run 1 of the planned files: b\.js\.$/,
    ],
    [
      'missing before failed',
      { planned: missing, executed: failing, exit: 1 },
      'failed',
      'MISSING',
      /b\.js\. And 1 test failed: a\.js\./,
    ],
    [
      'missing before failed of no file',
      { planned: missing, withoutFile: loose(1) },
      'failed',
      'MISSING',
      /And 1 test failed: 1 in no file/,
    ],
    ['missing before empty', { executed: [] }, 'empty', 'MISSING', /a\.js/],
    ['missing before the status', { planned: missing, exit: 1 }, 'failed', 'MISSING', /b\.js/],
    [
      'the same file of another suite is missing',
      { executed: [{ ...file('a.js'), suite: 'e2e' }] },
      'passed',
      'MISSING',
      /a\.js/,
    ],
    [
      'no report',
      { executed: [], complete: false, exit: 139 },
      'crashed',
      'CRASHED',
      /exit status 139 and left no usable report\. Not run: a\.js\.$/,
    ],
    [
      'no report and the status is 0',
      { executed: [], complete: false, problem: 'It wrote none' },
      'crashed',
      'CRASHED',
      /no usable report\. It wrote none\. Not run/,
    ],
    [
      'a report of which the end is lost, all green',
      { complete: false, problem: 'line 2: it ends' },
      'crashed',
      'CRASHED',
      /line 2: it ends\.$/,
    ],
    [
      'and with a failure',
      { executed: failing, complete: false, problem: 'line 2: it ends' },
      'crashed',
      'CRASHED',
      /line 2: it ends\. What it holds failed: a\.js\./,
    ],
    [
      'crashed before missing',
      { planned: missing, complete: false },
      'crashed',
      'CRASHED',
      /Not run: b\.js\./,
    ],
    [
      'stopped after the timeout',
      { stopped: 'timeout', exit: 'timeout', executed: [] },
      'crashed',
      'TIMEOUT',
      /after the timeout of 60 s.*Not run: a\.js/,
    ],
    [
      'the timeout before a failure',
      { stopped: 'timeout', exit: 'timeout', executed: failing },
      'crashed',
      'TIMEOUT',
      /timeout/,
    ],
    [
      'cancelled before everything',
      { stopped: 'interrupted', exit: 'SIGTERM', planned: missing, executed: failing },
      'crashed',
      'CANCELLED',
      /cancelled\. Not run: b\.js/,
    ],
  ])('%s', (_name, run, outcome, code, message) => {
    expect(judge(run)).toEqual([
      outcome,
      code === 'green' ? code : `PACELINE_TESTS_${code}`,
      expect.stringMatching(message),
    ]);
  });
});
