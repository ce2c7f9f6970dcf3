import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settleLeftover } from '../../../actions/canary-gate/src/commands/leftover.ts';
import {
  createProgress,
  noteFile,
  readNote,
  readPhase,
  setPhase,
} from '../../../actions/canary-gate/src/commands/progress.ts';
import { shellCommand } from '../../../actions/canary-gate/src/commands/script.ts';
import { temporary } from '../../temporary.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = temporary();
  createProgress(folder);
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {}
  }
});

const time = {
  now: () => performance.now(),
  sleep: (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000)),
};
const settle = (patience = 20) => settleLeftover(folder, () => patience, time);

/** Starts a command as the gate does, and leaves it. */
function start(name: string, script: string, gate?: number): ChildProcess {
  const { args, env } = shellCommand(name, 'main1', `cd '${folder}'; ${script}`, folder);
  const child = spawn('bash', args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...env,
      ...(gate === undefined ? {} : { PACELINE_CANARY_GATE: String(gate) }),
    },
  });
  children.push(child);
  return child;
}
const until = (fact: () => boolean) => expect.poll(fact, { timeout: 20_000, interval: 10 }).toBe(true);
const file = (name: string) => join(folder, name);
const alive = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a command that main left running', () => {
  test.each([
    ['in its group', 'sleep 300'],
    ['as another program without our environment', "exec env -i bash -c 'sleep 300'"],
    ['in a session of its own', 'setsid -w sleep 300'],
    ['in the background', 'sleep 300 & wait'],
    ['deaf to signals', "trap '' TERM; sleep 300"],
  ])('is ended, %s', async (_name, script) => {
    start('set-weight', `echo > begun; ${script}`);
    await until(() => existsSync(file('begun')));
    const note = readNote(folder)!;
    expect(note).toMatchObject({ command: 'set-weight' });
    expect(await settle()).toMatchObject({ command: 'set-weight', was: 'ended-by-us', status: undefined });
    expect('pid' in note && alive(note.pid)).toBe(false);
    expect(await settle()).toMatchObject({ was: 'over' });
  });

  const DAEMON =
    'setsid bash -c "echo $BASHPID > pid; exec sleep 300" > /dev/null 2>&1 & until [ -s pid ]; do sleep 0.01; done';
  const daemon = () => Number(readFileSync(file('pid'), 'utf8'));

  test('and failed is ended together with what it left in other sessions', async () => {
    await once(start('set-weight', `${DAEMON}; exit 1`), 'exit');
    expect(alive(daemon())).toBe(true);
    await settle();
    expect(alive(daemon())).toBe(false);
  });

  test('and ended well keeps the server that it put into the background', async () => {
    await once(start('set-weight', DAEMON), 'exit');
    expect(await settle()).toEqual({ command: 'set-weight', status: 0, was: 'over', left: [] });
    expect(alive(daemon())).toBe(true);
    process.kill(daemon());
  });

  test('is asked to end first, so that it can pass that on', async () => {
    start('set-weight', "trap 'echo > asked; exit' TERM; echo > begun; sleep 300 & wait");
    await until(() => existsSync(file('begun')));
    await settle();
    expect(existsSync(file('asked'))).toBe(true);
  });

  test.each(['rollback', 'promote'])(
    'is waited for when it is a %s, and its status is known',
    async (name) => {
      start(name, 'echo > begun; until [ -e go ]; do sleep 0.01; done; echo > done; exit 3');
      await until(() => existsSync(file('begun')));
      const settled = settle();
      writeFileSync(file('go'), '');
      expect(await settled).toMatchObject({ command: name, status: 3, was: 'waited-for' });
      expect(existsSync(file('done'))).toBe(true);
    },
  );

  test('is not waited for longer than it may take', async () => {
    start('rollback', 'echo > begun; sleep 300');
    await until(() => existsSync(file('begun')));
    expect(await settle(0.2)).toMatchObject({ command: 'rollback', status: undefined, was: 'ended-by-us' });
  });

  test('goes on when nobody reads its output any more', async () => {
    const child = start(
      'rollback',
      'echo > begun; until [ -e go ]; do sleep 0.01; done; for i in 1 2 3; do echo $i; seq 1 20000; done; echo > done',
    );
    await until(() => existsSync(file('begun')));
    child.stdout!.destroy();
    child.stderr!.destroy();
    writeFileSync(file('go'), '');
    expect(await settle()).toMatchObject({ command: 'rollback', status: 0, was: 'waited-for' });
    expect(existsSync(file('done'))).toBe(true);
  });

  test('does not begin once the gate is gone', async () => {
    const child = start('set-weight', 'echo > begun', 1);
    const [status] = await once(child, 'exit');
    expect(status).toBe(75);
    expect(existsSync(file('begun'))).toBe(false);
    expect(await settle()).toBeUndefined();
  });
});

describe('a note', () => {
  test.each([
    ['nothing', ' '.repeat(99)],
    ['no note', 'x'],
    ['ours, which is no command', `running set-weight main1 ${process.pid} 1`],
    ['the first process', 'running set-weight main1 1 1'],
    ['a number that is nobody', 'running set-weight main1 999999999 5'],
    ['a group', 'running set-weight main1 -1 5'],
  ])('of %s ends nothing', async (_name, text) => {
    writeFileSync(noteFile(folder), `${text}\n`);
    expect((await settle())?.was ?? 'over').toBe('over');
  });

  test('needs no room on the disk: a command that cannot note itself is a rollback, or does not run', async () => {
    rmSync(noteFile(folder));
    writeFileSync(file('full'), '');
    const run = async (name: string) => {
      const { args, env } = shellCommand(name, 'main1', `echo > '${folder}/${name}'`, folder);
      const child = spawn('bash', args, {
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], ...env, PACELINE_CANARY_NOTE: '/dev/full' },
      });
      return (await once(child, 'exit'))[0] as number;
    };
    expect(await run('set-weight')).toBe(74);
    expect(existsSync(file('set-weight'))).toBe(false);
    expect(await run('rollback')).toBe(0);
    expect(existsSync(file('rollback'))).toBe(true);
  });
});

test('phases follow each other, and what is gone is known to be gone', () => {
  expect(readPhase(folder)).toBe('moving');
  expect(setPhase(folder, 'moving')).toBe(true);
  expect(setPhase(folder, 'promoting')).toBe(true);
  expect(readPhase(folder)).toBe('promoting');
  expect(setPhase(folder, 'ended')).toBe(true);
  expect(readPhase(folder)).toBe('ended');
  expect(setPhase(folder, 'recorded')).toBe(true);
  expect(readPhase(folder)).toBe('recorded');
  rmSync(folder, { recursive: true });
  expect(setPhase(folder, 'ended')).toBe(false);
  expect(readPhase(folder)).toBeUndefined();
});
