import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMachine } from './job.ts';

let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.remove());

const inputs = { path: 'kept', key: 'key-1' };
const FILES = 20_000;

function save(): void {
  const running = machine.job(inputs, { action: 'cache-save' });
  for (let folder = 0; folder < FILES / 500; folder++) {
    mkdirSync(join(running.workspace, 'kept', `d${folder}`), { recursive: true });
    for (let at = 0; at < 500; at++) {
      writeFileSync(join(running.workspace, 'kept', `d${folder}`, `f${at}`), `content ${folder} ${at}`);
    }
  }
  expect(running.main().log).toContain('cache: saved key-1');
  // So that a restore finds nothing in place, and builds it all.
  rmSync(join(machine.root, 'paceline', 'trees'), { recursive: true, force: true });
}

/** A restore that is ended as soon as it writes. */
async function ended(signal: NodeJS.Signals) {
  const running = machine.job(inputs, { action: 'cache-restore' });
  const child = running.start();
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const left = () => readdirSync(running.workspace).filter((name) => name.startsWith('.paceline-restore-'));
  while (left().length === 0 && child.exitCode === null) await sleep(1);
  child.kill(signal);
  return { status: await exit, left, running };
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'a restore that %s cancels leaves nothing beside its path',
  async (signal, code) => {
    save();
    const { status, left, running } = await ended(signal);
    expect(status).toEqual([code, null]);
    expect(left()).toEqual([]);
    expect(existsSync(join(running.workspace, 'kept'))).toBe(false);
  },
  60_000,
);

test('what one that is killed leaves behind, the next one removes', async () => {
  save();
  const { status, left, running } = await ended('SIGKILL');
  expect(status).toEqual([null, 'SIGKILL']);
  expect(left()).toHaveLength(1);
  expect(running.main().outputs['cache-hit']).toBe('true');
  expect(left()).toEqual([]);
  expect(readdirSync(join(running.workspace, 'kept'))).toHaveLength(FILES / 500);
});
