import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'vitest';
import { folder } from '../kernel.ts';

interface Ended {
  readonly status: number | null;
  readonly log: string;
  readonly stderr: string;
  readonly outputs: Record<string, string>;
  readonly state: string;
}

const started = new Map<string, Promise<Ended>>();

/** Runs the fixture as the runner does; the same call twice is one process. */
function start(act: string, variables: Record<string, string> = {}, args: string[] = []): Promise<Ended> {
  const call = JSON.stringify([act, variables, args]);
  const ended = started.get(call) ?? spawnFixture(act, variables, args);
  started.set(call, ended);
  return ended;
}

async function spawnFixture(act: string, variables: Record<string, string>, args: string[]): Promise<Ended> {
  const place = folder();
  const [output, state, summary] = ['output', 'state', 'summary'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [output, state, summary]) writeFileSync(path, '');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixture-action.ts'), ...args], {
    cwd: place,
    timeout: 30_000,
    env: {
      PATH: process.env['PATH'],
      HOME: place,
      RUNNER_TEMP: place,
      GITHUB_OUTPUT: output,
      GITHUB_STATE: state,
      GITHUB_STEP_SUMMARY: summary,
      INPUT_DO: act,
      ...variables,
    },
  });
  const [log, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  const named = readFileSync(output, 'utf8').matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  const outputs = Object.fromEntries([...named].map((match) => [match[1]!, match[3]!]));
  return { status, log, stderr, outputs, state: readFileSync(state, 'utf8') };
}

const post = { 'STATE_paceline-phase': 'post' };

describe.concurrent('what a program prints', () => {
  test('is no command to the runner, and ours are again after it, however it ended', async ({ expect }) => {
    const { log } = await start('print for a program', { GITHUB_ACTIONS: 'true' });
    const [, token] = /^::stop-commands::([0-9a-f]{32})$/m.exec(log)!;
    const order = [
      `::stop-commands::${token}`,
      '::error::of a program',
      `\n::${token}::\n`,
      '::error::It broke.',
    ];
    const places = order.map((text) => log.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('is as it is where no runner reads it', async ({ expect }) => {
    const { log } = await start('print for a program');
    expect(log).toMatch(/^::error::of a program\n/);
  });
});

describe.concurrent('outputs', () => {
  test('that were never set have the declared value', async ({ expect }) => {
    expect(await start('nothing')).toMatchObject({ status: 0, outputs: { first: 'never set', second: '0' } });
  });

  test('are JSON where they are no text', async ({ expect }) => {
    expect((await start('outputs')).outputs).toEqual({ first: '{"a":[1]}', second: 'false' });
  });

  test('are all set when the action fails, and what it had said stands', async ({ expect }) => {
    const { status, outputs, log } = await start('fail for the user');
    expect(status).toBe(1);
    expect(outputs).toEqual({ first: 'set before', second: '0' });
    expect(log).toContain('::error::It broke. Mend it. [PACELINE_FIXTURE]');
  });

  test('that cannot be written make the step red, and what was done is said all the same', async ({
    expect,
  }) => {
    const { status, log } = await start('outputs', { GITHUB_OUTPUT: '/dev/full', GITHUB_STATE: '/dev/full' });
    expect(status).toBe(1);
    expect(log).toMatch(
      /::error::The outputs of this step could not be written: ENOSPC.*\[PACELINE_OUTPUTS_NOT_WRITTEN\]/,
    );
  });

  test('are all set when an input is wrong', async ({ expect }) => {
    const wrong = { INPUT_COUNT: 'x', INPUT_KEEP: 'maybe', 'INPUT_MAX-AGE': '5' };
    const { status, outputs, log } = await start('nothing', wrong);
    expect(status).toBe(1);
    expect(outputs).toEqual({ first: 'never set', second: '0' });
    expect(log.match(/^::error::/gm)).toHaveLength(1);
    for (const name of ['"count"', '"keep"', '"max-age"']) expect(log).toContain(name);
  });
});

describe.concurrent('errors', () => {
  test('of ours are one line without a stack', async ({ expect }) => {
    const { status, log, stderr } = await start('fail by a bug');
    expect(status).toBe(1);
    expect(log).toContain('::error::Unexpected error: x is undefined.');
    const shown = log.split('\n').filter((line) => !line.startsWith('::debug::'));
    expect(shown.join('\n') + stderr).not.toContain('fixture-action.ts');
  });

  test('of ours bring their stack to the log when debugging', async ({ expect }) => {
    const shown = (await start('fail by a bug', { RUNNER_DEBUG: '1' })).log.split('\n');
    expect(shown.filter((line) => !line.startsWith('::debug::')).join('\n')).toMatch(
      /^\s+at .*fixture-action\.ts/m,
    );
  });

  test('inside a group end it, so that they are seen', async ({ expect }) => {
    const { log } = await start('fail in a group');
    expect(log.indexOf('::endgroup::')).toBeGreaterThan(0);
    expect(log.indexOf('::error::It broke')).toBeGreaterThan(log.indexOf('::endgroup::'));
  });
});

describe.concurrent('the log', () => {
  test('ends with the result line, outside every group', async ({ expect }) => {
    const lines = (await start('group')).log.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('the result');
    expect(lines.filter((line) => line.startsWith('::group::'))).toEqual(['::group::outer']);
    expect(lines.filter((line) => line === '::endgroup::')).toHaveLength(1);
  });

  test('has the result line of a failure too', async ({ expect }) => {
    expect((await start('fail for the user')).log.trimEnd().split('\n').at(-1)).toBe('half done');
  });

  test('makes ten annotations of a kind and keeps the rest as text', async ({ expect }) => {
    const { log } = await start('annotate');
    expect(log.match(/^::error /gm)).toHaveLength(10);
    expect(log).toContain('::error file=src/a.ts,line=10::error 10');
    expect(log).toContain('\nerror: src/a.ts:11: error 11\n');
    expect(log).toContain('\nerror: src/a.ts:13: error 13\n');
  });

  test('says a warning once', async ({ expect }) => {
    expect((await start('annotate')).log.match(/^::warning::the cache is down$/gm)).toHaveLength(1);
  });
});

describe.concurrent('secrets', () => {
  test('are masked before anything can print them', async ({ expect }) => {
    const { log } = await start('print the token', { INPUT_TOKEN: 'hunter2-hunter2' });
    expect(log.indexOf('::add-mask::hunter2-hunter2')).toBeGreaterThanOrEqual(0);
    expect(log.indexOf('::add-mask::')).toBeLessThan(log.indexOf('token hunter2-hunter2'));
  });

  test('do not reach the state', async ({ expect }) => {
    const { status, state, log } = await start('save a secret', { INPUT_TOKEN: 'hunter2-hunter2' });
    expect(status).toBe(1);
    expect(state).not.toContain('hunter2');
    expect(log).toContain('PACELINE_STATE_SECRET');
  });
});

describe.concurrent('post', () => {
  test('runs instead of main, with the state of main', async ({ expect }) => {
    expect((await start('save state')).state).toContain('{"saved":"by main"}');
    const { log, outputs, status } = await start('save state', {
      ...post,
      STATE_paceline: '{"saved":"by main"}',
    });
    expect(log).toContain('post got {"saved":"by main"}');
    expect(status).toBe(0);
    expect(outputs).toEqual({});
  });

  test('is told when main saved nothing', async ({ expect }) => {
    expect((await start('nothing', post)).log).toContain('post got undefined');
  });

  test('warns when it fails, and fails the job only where it is a gate', async ({ expect }) => {
    const kind = await start('fail in post', post);
    expect(kind.status).toBe(0);
    expect(kind.log).toContain('::warning::Unexpected error: post broke');
    const gate = await start('fail in post', post, ['gate']);
    expect(gate.status).toBe(1);
    expect(gate.log).toContain('::error::Unexpected error: post broke');
  });
});

test.concurrent('an action ends although something still runs', async ({ expect }) => {
  expect((await start('stay open')).status).toBe(0);
});
