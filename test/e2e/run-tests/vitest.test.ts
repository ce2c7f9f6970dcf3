import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { job, type Outcome, type Project, planOf, project, Run } from './harness.ts';

const passing = (name: string) => `import { test } from 'vitest'; test('${name}', () => {});\n`;
const place: Project = project({
  'package.json': '{"type":"module","devDependencies":{"vitest":"*"}}',
  'vitest.config.ts': `export default { test: { exclude: ['**/excluded.test.ts', '**/node_modules/**'] } };`,
  'src/a.test.ts': passing('a'),
  'src/a.test.tsx': passing('a, too'),
  'packages/x/src/a.test.ts': passing('a of x'),
  'src/b [1] (x).test.ts': passing('b'),
  'odd/c.test.ts': passing('c'),
  'odd/[id] (x), {y}/odd/c.test.ts': passing('c of odd'),
  'odd/+plus/odd/c.test.ts': passing('c of plus'),
  'src/red.test.ts': `import { expect, test } from 'vitest';
test('is green', () => {});
test('is red', () => {
  expect(1).toBe(2);
});
`,
  'src/excluded.test.ts': passing('never'),
  'src/empty.test.ts': 'export {};\n',
  'src/killer.test.ts': `import { test } from 'vitest'; test('kills the runner', async () => {
  process.kill(process.ppid, 'SIGKILL'); await new Promise((resolve) => setTimeout(resolve, 5000)); });\n`,
  'src/hangs.test.ts': `import { spawn } from 'node:child_process'; import { writeFileSync } from 'node:fs'; import { test } from 'vitest';
test('hangs', async () => {
  const child = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  writeFileSync(process.env.PID_FILE, String(child.pid));
  await new Promise(() => {});
}, 600000);\n`,
  'src/noisy.test.ts': `import { test } from 'vitest'; test('prints commands', () => { console.log('::error::not a failure'); });\n`,
});
afterAll(() => place.remove());

const leg = async (
  files: string[],
  given: Record<string, string> = {},
  variables: Record<string, string> = {},
): Promise<Outcome & { run: Run }> => {
  const run = new Run();
  const plan = planOf(place.head, files);
  run.put('shard-plan', plan.planId, 'all', plan);
  const outcome = await job(place, { 'plan-id': plan.planId, leg: '1', ...given }, run, { variables });
  return { ...outcome, run };
};

describe('a plan over two legs', () => {
  const run = new Run();
  const plan = planOf(
    place.head,
    ['src/a.test.ts', 'src/b [1] (x).test.ts'],
    ['src/a.test.tsx', 'packages/x/src/a.test.ts'],
  );
  run.put('shard-plan', plan.planId, 'all', plan);
  const jobOf = (given: Record<string, string>) => job(place, { 'plan-id': plan.planId, ...given }, run);

  test('each leg runs its files and no other of a similar name', async () => {
    const first = await jobOf({ leg: '1' });
    expect(first.error).toBeUndefined();
    expect(first.outputs).toMatchObject({
      outcome: 'passed',
      files: '2',
      tests: '2',
      failed: '0',
      missing: '0',
    });
    expect(first.line).toMatch(/^run-tests: 2 files, 2 tests passed in [\d.]+ m?s \(leg 1 of 2\)$/);
    expect(run.result('1')!.executed.map(({ file }) => file)).toEqual([
      'src/a.test.ts',
      'src/b [1] (x).test.ts',
    ]);
    expect(run.result('1')).toMatchObject({
      runner: 'vitest',
      outcome: 'passed',
      exit: 0,
      reportPath: 'vitest-1.json',
    });
    expect(existsSync(first.outputs['result-path']!)).toBe(true);
    expect(JSON.parse(readFileSync(first.outputs['report-path']!, 'utf8'))).toMatchObject({ success: true });
    expect(first.summary).toContain('| 2 | 2 | 0 | 0 | 0 |');
  });

  test('verify before the second leg has run: red, and names it', async () => {
    const outcome = await jobOf({ mode: 'verify' });
    expect(outcome.error).toMatchObject({ code: 'PACELINE_VERIFY_FAILED' });
    expect(outcome.error!.message).toContain('Leg 2 (2/2) left no result');
    expect(outcome.outputs).toMatchObject({ outcome: 'failed', legs: '1', missing: '2' });
  });

  test('verify after both: green', async () => {
    expect((await jobOf({ leg: '2' })).error).toBeUndefined();
    const outcome = await jobOf({ mode: 'verify' });
    expect(outcome.error).toBeUndefined();
    expect(outcome.outputs).toMatchObject({
      outcome: 'passed',
      legs: '2',
      files: '4',
      tests: '4',
      missing: '0',
    });
    expect(outcome.line).toContain('every planned file ran once');
  });

  test('of a leg that was run again, the later attempt counts', async () => {
    run.put('leg-result', plan.planId, '2', { ...run.result('2')!, attempt: 2, outcome: 'crashed' }, 2);
    const outcome = await jobOf({ mode: 'verify' });
    expect(outcome.error!.message).toContain('crashed');
  });
});

describe('a workspace of projects', () => {
  const workspace = project({
    'package.json': '{"type":"module","devDependencies":{"vitest":"*"}}',
    'vitest.config.ts': `export default { test: { projects: ['packages/*'] } };`,
    'packages/x/vitest.config.ts': 'export default {};',
    'packages/x/package.json': '{"name":"x"}',
    'packages/x/src/a.test.ts': passing('a of x'),
    'packages/x/src/a.test.tsx': passing('typed a of x'),
    'packages/x/a.test.ts': passing('a at the top of x'),
    'packages/x/deep/packages/x/src/a.test.ts': passing('deep a of x'),
    'packages/y/vitest.config.ts': 'export default {};',
    'packages/y/package.json': '{"name":"y"}',
    'packages/y/packages/x/src/a.test.ts': passing('a of y'),
  });
  afterAll(() => workspace.remove());
  test('only the planned file runs, in its own project', async () => {
    const run = new Run();
    const plan = planOf(workspace.head, ['packages/x/src/a.test.ts']);
    run.put('shard-plan', plan.planId, 'all', plan);
    const outcome = await job(workspace, { 'plan-id': plan.planId, leg: '1' }, run);
    expect(outcome.error).toBeUndefined();
    expect(run.result('1')!.executed.map(({ file }) => file)).toEqual(['packages/x/src/a.test.ts']);
  });
  test('a file at the top of a project, whose path below it is a part of others', async () => {
    const run = new Run();
    const plan = planOf(workspace.head, ['packages/x/a.test.ts', 'packages/x/src/a.test.tsx']);
    run.put('shard-plan', plan.planId, 'all', plan);
    expect((await job(workspace, { 'plan-id': plan.planId, leg: '1' }, run)).error).toBeUndefined();
    expect(run.result('1')!.executed.map(({ file }) => file)).toEqual([
      'packages/x/a.test.ts',
      'packages/x/src/a.test.tsx',
    ]);
  });
});

describe('red runs', () => {
  test('a failing test: annotated where it stands, published, and red', async () => {
    const outcome = await leg(['src/red.test.ts']);
    expect(outcome.error).toMatchObject({
      code: 'PACELINE_TESTS_FAILED',
      message: '1 of 2 tests failed, in src/red.test.ts.',
    });
    expect(outcome.errors).toMatchObject([
      { file: 'src/red.test.ts', line: 4, message: expect.stringContaining('expected 1 to be 2') },
    ]);
    expect(outcome.run.result('1')).toMatchObject({
      outcome: 'failed',
      exit: 1,
      failures: [{ name: 'is red', line: 4 }],
    });
    expect(outcome.summary).toContain('is red');
  });

  test('the runner dies half-way: crashed, nothing counts as run', async () => {
    const outcome = await leg(['src/a.test.ts', 'src/killer.test.ts']);
    expect(outcome.error).toMatchObject({
      code: 'PACELINE_TESTS_CRASHED',
      message: expect.stringContaining('signal SIGKILL'),
    });
    expect(outcome.outputs).toMatchObject({ outcome: 'crashed', missing: '2' });
    expect(outcome.run.result('1')).toMatchObject({ outcome: 'crashed', exit: 'SIGKILL', executed: [] });
  });

  test('files that the script names are asked for, and left as they are', async () => {
    const named = project({
      'package.json': '{"type":"module","scripts":{"test":"vitest run src/a"}}',
      'src/a.test.js': "import { test } from 'vitest';\ntest('a', () => {});\n",
      'src/b.test.js': "throw new Error('the script does not name it')\n",
    });
    const run = new Run();
    const plan = planOf(named.head, ['src/a.test.js', 'src/b.test.js']);
    run.put('shard-plan', plan.planId, 'all', plan);
    const outcome = await job(named, { 'plan-id': plan.planId, leg: '1' }, run);
    expect(outcome.error).toBeUndefined();
    expect(run.result('1')).toMatchObject({ excluded: [{ file: 'src/b.test.js' }] });
    expect(readFileSync(join(named.root, 'src/a.test.js'), 'utf8')).toContain("test('a'");
    named.remove();
  });

  test('a planned file that vitest itself does not count among its tests is named, and not waited for', async () => {
    const outcome = await leg(['src/a.test.ts', 'src/excluded.test.ts']);
    expect(outcome.error).toBeUndefined();
    expect(outcome.run.result('1')).toMatchObject({
      exit: 0,
      outcome: 'passed',
      excluded: [{ file: 'src/excluded.test.ts' }],
      listed: { digest: expect.any(String) },
    });
    const plan = planOf(place.head, ['src/a.test.ts', 'src/excluded.test.ts']);
    const verified = await job(place, { mode: 'verify', 'plan-id': plan.planId }, outcome.run);
    expect(verified.error).toBeUndefined();
  });

  test('the leg runs less than planned: a file that is not there proves nothing', async () => {
    const outcome = await leg(['src/a.test.ts', 'src/gone.test.ts']);
    expect(outcome.error).toMatchObject({
      code: 'PACELINE_TESTS_MISSING',
      message: expect.stringContaining('src/gone.test.ts'),
    });
    const plan = planOf(place.head, ['src/a.test.ts', 'src/gone.test.ts']);
    const verified = await job(place, { mode: 'verify', 'plan-id': plan.planId }, outcome.run);
    expect(verified.error!.message).toContain('did not run 1 of its 2 files: src/gone.test.ts');
  });

  test('a plan for another commit: both commits are named, nothing is run', async () => {
    const run = new Run();
    const plan = planOf('f'.repeat(40), ['src/a.test.ts']);
    run.put('shard-plan', plan.planId, 'all', plan);
    const outcome = await job(place, { 'plan-id': plan.planId, leg: '1' }, run);
    expect(outcome.error).toMatchObject({ code: 'PACELINE_PLAN_OTHER_COMMIT' });
    expect(outcome.error!.message).toContain('f'.repeat(40));
    expect(outcome.error!.message).toContain(place.head);
    expect(run.result('1')).toBeUndefined();
  });

  test('no test at all', async () => {
    const outcome = await leg(['src/empty.test.ts']);
    expect(outcome.error).toMatchObject({
      code: 'PACELINE_TESTS_EMPTY',
      message: expect.stringContaining('src/empty.test.ts'),
    });
    // vitest fails for a file without tests.
    expect(outcome.run.result('1')).toMatchObject({
      outcome: 'failed',
      exit: 1,
      executed: [{ outcome: 'empty', tests: 0 }],
    });
  });

  test('an empty file beside others is listed, and red because vitest is', async () => {
    const outcome = await leg(['src/a.test.ts', 'src/empty.test.ts']);
    expect(outcome.error).toMatchObject({
      code: 'PACELINE_TESTS_EXIT',
      message: expect.stringContaining('src/empty.test.ts'),
    });
  });

  test('the timeout stops the runner and every process it had started', async () => {
    const pidFile = join(place.temp, 'pid');
    let outcome!: Awaited<ReturnType<typeof leg>>;
    // The file has to be reached before the time is over, which takes long on a busy machine.
    for (const timeout of ['8s', '40s', '160s']) {
      outcome = await leg(['src/hangs.test.ts'], { timeout }, { PID_FILE: pidFile });
      if (existsSync(pidFile)) break;
    }
    expect(outcome.error).toMatchObject({
      code: 'PACELINE_TESTS_TIMEOUT',
      message: expect.stringContaining('src/hangs.test.ts'),
    });
    expect(outcome.run.result('1')).toMatchObject({ outcome: 'crashed', exit: 'timeout' });
    const pid = Number(readFileSync(pidFile, 'utf8'));
    const state = existsSync(`/proc/${pid}/status`)
      ? readFileSync(`/proc/${pid}/status`, 'utf8')
      : 'State: gone';
    expect(state).toMatch(/State:\s+(?:gone|Z)/);
  });
});

describe('beside the plan', () => {
  test('others of the same name are kept out whatever they are called', async () => {
    const outcome = await leg(['odd/c.test.ts']);
    expect(outcome.error).toBeUndefined();
    expect(outcome.outputs).toMatchObject({ files: '1' });
  });

  test('without a plan everything runs and is reported', async () => {
    const outcome = await job(place, { args: 'packages/x\nsrc/b' });
    expect(outcome.error).toBeUndefined();
    expect(outcome.outputs).toMatchObject({ outcome: 'passed', files: '2', missing: '0' });
  });

  test('a leg without files passes without starting the runner', async () => {
    const outcome = await leg([]);
    expect(outcome.error).toBeUndefined();
    expect(outcome.log).toBe('');
    expect(outcome.run.result('1')).toMatchObject({ outcome: 'empty', planned: [] });
  });

  test('leg none passes at once', async () => {
    const outcome = await job(place, { 'plan-id': '0123456789abcdef', leg: 'none' });
    expect(outcome.error).toBeUndefined();
    expect(outcome.line).toContain('nothing to run');
  });

  test('what tests print is no command', async () => {
    const { log, error } = await leg(['src/noisy.test.ts']);
    expect(error).toBeUndefined();
    expect(log).toMatch(/\(commands are off\).*::error::not a failure.*\(commands are on\)/s);
  });
});

describe('wrong input', () => {
  const plan = planOf(place.head, ['src/a.test.ts']);
  const withPlan = () => {
    const run = new Run();
    run.put('shard-plan', plan.planId, 'all', plan);
    return run;
  };
  test.each([
    ['a plan that this run does not have', { 'plan-id': 'ffff', leg: '1' }, 'PACELINE_PLAN_MISSING'],
    ['a leg without a plan', { leg: '1' }, 'PACELINE_PLAN_MISSING'],
    ['a leg that the plan has not', { 'plan-id': plan.planId, leg: '7' }, 'PACELINE_PLAN_LEG'],
    ['another suite', { 'plan-id': plan.planId, leg: '1', suite: 'unit' }, 'PACELINE_PLAN_SUITE'],
    ['a plan file that is not there', { plan: 'no.json', leg: '1' }, 'PACELINE_DOCUMENT_MISSING'],
    ['a plan file that is no plan', { plan: 'package.json', leg: '1' }, 'PACELINE_DOCUMENT_KIND'],
    ['a folder outside', { 'working-directory': '../..' }, 'PACELINE_INPUT_INVALID'],
    [
      'a runner that is not installed',
      { 'plan-id': plan.planId, leg: '1', runner: 'jest', 'working-directory': 'packages' },
      'PACELINE_RUNNER_NOT_INSTALLED',
    ],
    ['command and runner', { runner: 'vitest', command: 'x {report}' }, 'PACELINE_INPUT_INVALID'],
    ['a command without {report}', { command: 'true' }, 'PACELINE_COMMAND_REPORT'],
    [
      'a command without {files}',
      { 'plan-id': plan.planId, leg: '1', command: 'x {report}' },
      'PACELINE_COMMAND_FILES',
    ],
    ['a command that does not exist', { command: 'no-such-program {report}' }, 'PACELINE_PROCESS_NOT_FOUND'],
    ['a command that writes no report', { command: 'true {report}' }, 'PACELINE_TESTS_CRASHED'],
    ['verify without a plan-id', { mode: 'verify' }, 'PACELINE_VERIFY_NO_PLAN'],
  ])('%s', async (_name, given, code) => {
    const outcome = await job(place, given, withPlan());
    expect(outcome.error).toMatchObject({ code, remedy: expect.stringMatching(/\.$/) });
  });

  test('verify of nothing selected is green and says so', async () => {
    const run = new Run();
    const made = planOf(place.head);
    const empty = { ...made, suites: made.suites.map((suite) => ({ ...suite, knownTests: 3 })) };
    run.put('shard-plan', empty.planId, 'all', empty);
    const outcome = await job(place, { mode: 'verify', 'plan-id': empty.planId }, run);
    expect(outcome.error).toBeUndefined();
    expect(outcome.line).toContain('None of the 3 known test files was selected');
  });

  test('verify of a plan that knows no test is red, unless the suite may be empty', async () => {
    const run = new Run();
    const empty = planOf(place.head);
    run.put('shard-plan', empty.planId, 'all', empty);
    const given = { mode: 'verify', 'plan-id': empty.planId };
    expect((await job(place, given, run)).error).toMatchObject({ code: 'PACELINE_VERIFY_EMPTY' });
    expect((await job(place, { ...given, 'allow-empty': 'true' }, run)).error).toBeUndefined();
  });

  test('a result that cannot be read is no proof', async () => {
    const run = withPlan();
    run.put('leg-result', plan.planId, '1', { kind: 'leg-result', version: 1 });
    const outcome = await job(place, { mode: 'verify', 'plan-id': plan.planId }, run);
    expect(outcome.error!.message).toContain('cannot be used');
  });
});
