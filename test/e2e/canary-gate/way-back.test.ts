import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { canaryReport, parseDocument } from '@paceline/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { temporary } from '../../temporary.ts';
import {
  BASELINE_ERRORS,
  type FakePrometheus,
  fakePrometheus,
  type Gate,
  openGate,
  untilWaiting,
} from './gate.ts';

let prometheus: FakePrometheus;
let gate: Gate;
beforeAll(async () => {
  prometheus = await fakePrometheus();
});
afterAll(() => prometheus.close());
beforeEach(() => {
  Object.assign(prometheus, { errors: BASELINE_ERRORS, mode: 'up' });
  gate = openGate(prometheus.url);
});
afterEach(() => gate.remove());

const work = (name: string): string => join(gate.folder, 'work', name);
const until = (fact: () => boolean) => expect.poll(fact, { timeout: 30_000, interval: 10 }).toBe(true);
const LONG = { 'step-duration': '60s', 'step-max-duration': '90s' };

describe('a command that ends well without effect', () => {
  test('is a failed rollback, where the weight is observed', async () => {
    prometheus.errors = 0.3;
    // Also the longest time of each command, which a busy machine may need for its start.
    const inputs = { rollback: 'true', 'command-timeout': '3s' };
    const { status, log } = await gate.start(inputs).ended;
    expect(status).toBe(1);
    expect(log).toContain("ended well, but the canary's weight is 5 % after 3 s, not 0 %");
    expect(log).toContain('PACELINE_CANARY_ROLLBACK_FAILED');
    const post = await gate.post(inputs);
    expect(post.status).toBe(1);
  });

  test('is said not to be observed, where nothing looks', async () => {
    const { status, outputs } = await gate.start({ 'observe-weight': '' }).ended;
    expect(status).toBe(0);
    const report = parseDocument(canaryReport, readFileSync(outputs['report-path']!, 'utf8'), 'report');
    expect(report.commands!.every(({ observed }) => observed === undefined)).toBe(true);
    expect(readFileSync(join(gate.folder, 'summary'), 'utf8')).toContain('not observed');
  });
});

describe('a promotion', () => {
  test('that fails after it changed production is held: nothing is taken back', async () => {
    const promote = 'echo new > stable; echo "error: progress deadline"; exit 1';
    const { status, log, outputs } = await gate.start({ promote }).ended;
    expect(status).toBe(1);
    expect(outputs['decision']).toBe('held');
    expect(log).toContain('PACELINE_CANARY_PROMOTE_FAILED');
    expect(gate.weight()).toBe(50);
    expect((await gate.post({ promote })).log).toBe('');
    expect(gate.weight()).toBe(50);
  });

  test.each(['SIGINT', 'SIGKILL'] as const)('gets to its end when main gets %s', async (signal) => {
    const promote = 'echo > begun; until [ -e go ]; do sleep 0.02; done; echo 100 > weight; echo > done';
    const { child, ended } = gate.start({ promote });
    await until(() => existsSync(work('begun')));
    child.kill(signal);
    if (signal === 'SIGKILL') await ended;
    setTimeout(() => writeFileSync(work('go'), ''), 200);
    const main = await ended;
    const post = await gate.post({ promote });
    expect(existsSync(work('done'))).toBe(true);
    expect(gate.weight()).toBe(100);
    expect(main.log + post.log).toContain('canary-gate: promoted');
    expect(main.log + post.log).not.toContain('rollback');
  });
});

describe('a rollback', () => {
  test('that runs is not cut: not by a second signal, and not by post after main was killed', async () => {
    const rollback =
      'mkdir lock; echo begin >> log; until [ -e go ]; do sleep 0.02; echo waiting; done; echo 0 > weight; echo end >> log; rmdir lock';
    const inputs = { ...LONG, rollback };
    const { child, ended } = gate.start(inputs);
    await until(() => gate.weight() === 5);
    child.kill('SIGINT');
    await until(() => existsSync(work('log')));
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    await ended;
    const running = gate.startPost(inputs);
    await untilWaiting(running);
    writeFileSync(work('go'), '');
    const post = await running.ended;
    expect(post.log).toContain(
      'The command rollback that main had left running was waited for; it ended with status 0.',
    );
    // With observe-weight another one is run only where the weight is not 0; it is, so once more is enough.
    expect(readFileSync(work('log'), 'utf8')).toMatch(/^begin\nend\n/);
    expect(gate.weight()).toBe(0);
    expect(existsSync(work('lock'))).toBe(false);
  });

  test('needs no disk: from the first step on nothing can be written', async () => {
    const state = join(gate.folder, 'state');
    const { child, ended } = gate.start({ ...LONG });
    await until(() => gate.weight() === 5);
    renameSync(state, `${state}.kept`);
    for (const name of ['state', 'output', 'summary']) {
      rmSync(join(gate.folder, name), { force: true });
      symlinkSync('/dev/full', join(gate.folder, name));
    }
    child.kill('SIGTERM');
    const { status, log } = await ended;
    expect(status).toBe(1);
    expect(gate.weight()).toBe(0);
    expect(log).toContain('PACELINE_OUTPUTS_NOT_WRITTEN');
    for (const name of ['state', 'output', 'summary']) unlinkSync(join(gate.folder, name));
    renameSync(`${state}.kept`, state);
    // Main said by the name of a file that it had ended.
    expect((await gate.post(LONG)).log).toBe('');
  });
});

describe('two gates of one service', () => {
  let shared: string;
  beforeEach(() => {
    shared = temporary();
    writeFileSync(join(shared, 'weight'), '0\n');
  });
  // The canary becomes the stable version, and is without traffic then. A gate that is killed once the weight can be
  // seen has written the history.
  const command = (name: string) => {
    const set = (weight: string, word = weight) =>
      `cd '${shared}'; echo '${name} ${word}' >> history; echo ${weight} > weight.${name}; mv weight.${name} weight`;
    return { 'set-weight': set('{weight}'), promote: set('0', 'promoted') };
  };
  const history = () => readFileSync(join(shared, 'history'), 'utf8').trim().split('\n');

  test('release one after the other, and do not undo each other', async () => {
    const gates = [openGate(prometheus.url, shared), openGate(prometheus.url, shared)];
    const [a, b] = await Promise.all(
      gates.map((one, index) => one.start(command(`g${index}`), { GITHUB_RUN_ID: String(index + 1) }).ended),
    );
    for (const one of gates) one.remove();
    expect([a!.status, b!.status], a!.log + b!.log).toEqual([0, 0]);
    const first = history()[0]!.split(' ')[0];
    const second = first === 'g0' ? 'g1' : 'g0';
    const steps = (name: string | undefined) => [5, 25, 50, 'promoted'].map((weight) => `${name} ${weight}`);
    expect(history()).toEqual([...steps(first), ...steps(second)]);
    expect(a!.log + b!.log).toContain('::notice::');
  });

  test('where the first one was killed, its post gives the turn to the second', async () => {
    const [one, two] = [openGate(prometheus.url, shared), openGate(prometheus.url, shared)];
    const first = one.start({ ...command('g0'), ...LONG }, { GITHUB_RUN_ID: '1' });
    await until(() => one.weight() === 5);
    const second = two.start(command('g1'), { GITHUB_RUN_ID: '2' });
    first.child.kill('SIGKILL');
    await first.ended;
    await one.post({ ...command('g0'), ...LONG }, { GITHUB_RUN_ID: '1' });
    const { status, log } = await second.ended;
    for (const gateToRemove of [one, two]) gateToRemove.remove();
    expect(status, log).toBe(0);
    expect(history()).toEqual(['g0 5', 'g0 0', 'g1 5', 'g1 25', 'g1 50', 'g1 promoted']);
  });
});

describe('reconcile', () => {
  const RECONCILE = { mode: 'reconcile', 'prometheus-url': '', 'canary-requests': '' };
  test('leaves a promoted canary alone on the next push, whose release failed before the gate', async () => {
    expect((await gate.start({}, { GITHUB_RUN_ID: '1' }).ended).status).toBe(0);
    expect(gate.weight()).toBe(100);
    const same = await gate.start(RECONCILE, { GITHUB_RUN_ID: '1' }).ended;
    expect(same.outputs).toMatchObject({ decision: 'promoted' });
    const next = await gate.start(RECONCILE, { GITHUB_RUN_ID: '2' }).ended;
    // A disk is this machine's alone, so that nothing is there is no proof.
    expect(next.status).toBe(1);
    expect(next.log).toContain('PACELINE_CANARY_RELEASE_UNKNOWN');
    expect(gate.weight()).toBe(100);
  });
});

test('what commands and figures say is no command to the runner', async () => {
  const { log, status } = await gate.start(
    { 'set-weight': 'echo {weight} > weight; echo "  ::error::of a command"; echo "##[error]of a command"' },
    { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'octo/app', GITHUB_EVENT_NAME: 'push' },
  ).ended;
  expect(status, log).toBe(0);
  const tokens = [...log.matchAll(/^::stop-commands::([0-9a-f]{32})$/gm)].map((found) => found[1]);
  expect(tokens.length).toBeGreaterThanOrEqual(4);
  for (const token of tokens) expect(log).toContain(`\n::${token}::\n`);
  expect(log).not.toMatch(/^\s*::error/m);
  expect(log).not.toMatch(/##\[error/);
});
