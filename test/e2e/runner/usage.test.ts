import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createRepository, run, scratch, watchTemporary } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
const temporary = watchTemporary(folder.path);
// A command that no other process of this machine runs.
const sleeping = `sleep 321.${process.pid}`;
afterAll(() => folder[Symbol.dispose]());

const cli = join(import.meta.dirname, '../../runner/cli.ts');
const command = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: repository,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const workflow = (text: string) => {
  const file = join(folder.path, `${Math.random()}.yml`);
  writeFileSync(file, text);
  return file;
};
const job = (fields: string) => `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n${fields}\n`;

describe('the command line', () => {
  test('runs a workflow, shows progress, and ends with the status of the run', () => {
    const out = join(folder.path, 'cli-out');
    const file = workflow(
      job(
        '    steps:\n      - run: echo "$A" > /dev/null; echo visible\n      - run: echo tail of it; exit 2',
      ),
    );
    const { status, stdout, stderr } = command(file, '--out', out, '--env', 'A=b=c', '--run-id', '9');
    expect(status, stderr).toBe(1);
    expect(stdout).toMatch(/✓ a › Run echo "\$A" > \/dev\/null; echo visible \d/);
    expect(stdout).toMatch(/✗ a › Run echo tail of it; exit 2/);
    expect(stdout).toContain('│ tail of it');
    expect(stdout).toContain('error Process completed with exit code 2.');
    expect(stdout).toMatch(/failure, 1 job, \d/);
    // No colour where there is no terminal.
    expect(stdout).not.toContain('\u001b[');
    expect(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))).toMatchObject({
      conclusion: 'failure',
      runId: 9,
    });
  });

  test('--rerun-failed runs the failed jobs of a folder again', () => {
    const out = join(folder.path, 'again-out');
    const file = workflow(
      `${job('    steps: [{ run: test $GITHUB_RUN_ATTEMPT = 2 }]')}  b:\n    runs-on: x\n    steps: [{ run: echo aside }]\n`,
    );
    expect(command(file, '--out', out, '--run-id', '9').status).toBe(1);
    const { status, stdout } = command(file, '--out', out, '--rerun-failed', out);
    expect(status, stdout).toBe(0);
    expect(stdout).not.toContain('aside');
    const { runId, runAttempt, jobs } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'));
    expect([runId, runAttempt, jobs.length]).toEqual([9, 2, 2]);
  });

  test('quiet shows the conclusion only', () => {
    const { status, stdout } = command(workflow(job('    steps: [{ run: echo hi }]')), '--quiet');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    [[], /Give one workflow file/],
    [['none.yml'], /There is no workflow file.*Give the path of a workflow file/],
    [['none.yml', '--nonsense'], /nonsense/],
    [['none.yml', '--env', 'novalue'], /--env is 'novalue'; allowed is NAME=VALUE/],
    [['none.yml', '--run-id', 'x'], /--run-id is 'x'; allowed is a whole number/],
  ])('%j is refused with one clear message', (args, message) => {
    const { status, stderr } = command(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  /** Starts the command line on a workflow and waits until its first step runs `sleeping`. */
  const start = async (steps: string) => {
    const child = spawn(process.execPath, [cli, workflow(job(steps))], {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Whatever fails, the runner must not stay behind.
    onTestFinished(() => void child.kill('SIGKILL'));
    const output: string[] = [];
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    await expect.poll(isSleeping, { timeout: 20_000 }).toBe(true);
    return { child, output, exit: once(child, 'exit') };
  };
  const isSleeping = () => spawnSync('pgrep', ['-fx', sleeping]).status === 0;

  test('an interrupt cancels the run, and leaves no process and no folder', async () => {
    const { child, output, exit } = await start(
      `    steps:\n      - run: echo started; exec ${sleeping}\n      - if: always()\n        run: echo cleaned`,
    );
    child.kill('SIGTERM');
    const [code] = await exit;
    expect(code).toBe(1);
    expect(output.join('')).toContain(`⊘ a › Run echo started; exec ${sleeping}`);
    expect(output.join('')).toContain('✓ a › Run echo cleaned');
    expect(isSleeping()).toBe(false);
    expect(temporary.leftovers()).toEqual([]);
  });

  test('a second interrupt ends at once even a step that does not listen', async () => {
    const { child, output, exit } = await start(
      `    steps:\n      - run: trap '' INT TERM; ${sleeping}; ${sleeping}\n      - if: always()\n        run: echo cleaned`,
    );
    const started = Date.now();
    child.kill('SIGINT');
    await sleep(200);
    child.kill('SIGINT');
    const [code] = await exit;
    expect(code).toBe(1);
    expect(Date.now() - started).toBeLessThan(9_500);
    expect(output.join('')).toContain('- a › Run echo cleaned');
    expect(isSleeping()).toBe(false);
    expect(temporary.leftovers()).toEqual([]);
  });
});

describe('workflows that cannot run', () => {
  const refused = (text: string, options = {}) =>
    run(workflow(text), repository, join(folder.path, 'out'), options);

  test.each([
    ['a schema error, with its place', job('    stepz: []'), /\.yml:5:5: Unexpected value 'stepz'/],
    [
      'an unknown name in an expression',
      job('    steps: [{ run: "${{ nope.x }}" }]'),
      /:5:\d+: Unrecognized named-value: 'nope'/,
    ],
    ['YAML that is none', 'on: [push\njobs: {', /\.yml:\d+:\d+/],
    [
      'a circle of needs',
      job('    needs: b\n    steps: [{ run: x }]\n  b: { needs: a, runs-on: x, steps: [{ run: x }] }'),
      /\.yml/,
    ],
    [
      'a foreign action',
      job('    steps: [{ uses: foo/bar@v1 }]'),
      /uses: foo\/bar@v1.*supported are.*actions\/checkout/,
    ],
    [
      'a container action',
      job('    steps: [{ uses: "docker://alpine" }]'),
      /docker:\/\/alpine is a container action/,
    ],
    ['a container', job('    container: alpine\n    steps: [{ run: x }]'), /job a has a container/],
    ['services', job('    services: { r: { image: redis } }\n    steps: [{ run: x }]'), /job a has services/],
    [
      'a reusable workflow',
      'on: push\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n',
      /was not found: .* Is the file committed/,
    ],
    [
      'only workflow_call',
      'on: workflow_call\njobs: { a: { runs-on: x, steps: [{ run: x }] } }',
      /only called by other workflows/,
    ],
  ])('%s', async (_name, text, message) => {
    await expect(refused(text)).rejects.toThrow(message);
    await expect(refused(text)).rejects.toHaveProperty('name', 'UsageError');
  });

  test('an event that the workflow does not name, and a job that it does not have', async () => {
    const text = job('    steps: [{ run: x }]');
    await expect(refused(text, { event: 'schedule' })).rejects.toThrow(
      /does not run on schedule; its events are push/,
    );
    await expect(refused(text, { job: 'z' })).rejects.toThrow(/has no job z; its jobs are a/);
    await expect(refused(text, { inputs: { a: 'b' } })).rejects.toThrow(/for workflow_dispatch/);
  });

  test('an action without a manifest fails the set-up of its job, with a hint', async () => {
    const { result } = await run(
      workflow(job('    steps: [{ uses: acme/paceline/actions/none@v1 }, { run: echo never }]')),
      repository,
      join(folder.path, 'out'),
    );
    expect(result.conclusion).toBe('failure');
    expect(result.jobs[0]?.steps.map((step) => step.name)).toEqual(['Set up job', 'Complete job']);
    expect(result.jobs[0]?.steps[0]?.annotations[0]?.message).toContain("Can't find 'action.yml'");
  });
});

test('workflow_dispatch: typed inputs with defaults, checked', async () => {
  const options = { vars: { PLACE: 'here' }, inputs: { who: 'me' } };
  const { text } = await run('dispatch.yml', repository, join(folder.path, 'out'), options);
  expect(text).toContain('low true true me here');
  const bad = run('dispatch.yml', repository, join(folder.path, 'out'), {
    inputs: { level: 'middle', deep: 'yes', nope: '1' },
  });
  await expect(bad).rejects.toThrow(
    /nope is not declared.*level is 'middle'; allowed are low, high.*deep is 'yes'.*who is required/,
  );
});

test('an event file is merged over the payload', async () => {
  const file = workflow(
    'on: pull_request\njobs:\n  a:\n    runs-on: x\n    steps:\n' +
      '      - run: echo "${{ github.event.pull_request.title }} ${{ github.event.pull_request.base.ref }} ${{ github.event.number }}"\n' +
      '      - run: node -p "require(process.env.GITHUB_EVENT_PATH).pull_request.head.repo.full_name"',
  );
  const { text } = await run(file, repository, join(folder.path, 'out'), {
    base: 'HEAD~1',
    eventFile: { pull_request: { title: 'From a fork', head: { repo: { full_name: 'fork/widgets' } } } },
  });
  expect(text).toContain('From a fork main 1');
  expect(text).toContain('\nfork/widgets');
});
