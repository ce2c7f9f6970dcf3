import { join } from 'node:path';
import { readEnvironment, readInputs } from '@paceline/core';
import { openRegister } from '@paceline/store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inputs as parsers } from '../../../actions/canary-gate/src/inputs.ts';
import type { GateContext, GateState } from '../../../actions/canary-gate/src/state.ts';
import type { Machine } from '../../../actions/canary-gate/src/system.ts';
import { openTurn, type ReleaseTurn } from '../../../actions/canary-gate/src/turn/release-turn.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';
import { temporary } from '../../temporary.ts';
import { listeningLog } from '../core/kernel.ts';

const metadata = metadataOf(readActions().find(({ name }) => name === 'canary-gate')!);
let folder: string;
const open: ReleaseTurn[] = [];
beforeEach(() => {
  folder = temporary();
});
afterEach(async () => {
  for (const turn of open.splice(0)) await turn.close();
});

const QUERIES = {
  'prometheus-url': 'https://p.example',
  'canary-requests': 'a[{window}]',
  'canary-errors': 'b[{window}]',
  'baseline-requests': 'c[{window}]',
  'baseline-errors': 'd[{window}]',
};

/** A gate of one run; `died` stops its lease from being renewed, as a lost runner does. */
async function gate(
  run: string,
  given: Record<string, string> = {},
  variables: Record<string, string> = {},
  saved?: GateState,
) {
  const values: Record<string, string> = {
    'set-weight': 'x',
    store: `disk:${join(folder, 'store')}`,
    'lock-wait': '0s',
    ...QUERIES,
    ...given,
  };
  const { log, said } = listeningLog();
  const interruption = new AbortController();
  const context = {
    inputs: readInputs(parsers, (name) => values[name] ?? metadata.inputs[name]?.default ?? ''),
    environment: readEnvironment({
      GITHUB_REPOSITORY: 'octo/app',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_RUN_ID: run,
      HOME: folder,
      RUNNER_TEMP: folder,
      ...variables,
    }),
    log,
  } as unknown as GateContext;
  const machine = {
    now: Date.now,
    interrupted: interruption.signal,
    interrupt: (reason: string) => interruption.abort(reason),
  } as Machine;
  const turn = await openTurn(context, machine, saved);
  open.push(turn);
  return { turn, said, interruption };
}
const stateOf = ({ release, service, holder }: ReleaseTurn) =>
  ({ holder, report: { release, service } }) as unknown as GateState;

describe('the turn of a service', () => {
  test('is one release’s at a time, and names it to the next', async () => {
    const first = await gate('1');
    const taken = await first.turn.take();
    expect(taken).toEqual({
      words: 'one release at a time, by a lock in the store (disk, so only on this machine)',
    });
    const second = await gate('2');
    expect((await second.turn.take()).refused).toMatch(
      /octo\/app \(queries [0-9a-f]{8}\) is being released by release 1 \(.*since .*lock-wait/,
    );
    await first.turn.end('promoted');
    expect((await second.turn.take()).refused).toBeUndefined();
  });

  test('is waited for, which is said', async () => {
    const first = await gate('1');
    await first.turn.take();
    const second = await gate('2', { 'lock-wait': '30s' });
    const taking = second.turn.take();
    await expect.poll(() => second.said.join('\n')).toMatch(/notice: .*is being released by release 1/);
    await first.turn.end('rolled-back');
    expect((await taking).refused).toBeUndefined();
  });

  test('waits no longer than the job', async () => {
    await (await gate('1')).turn.take();
    const second = await gate('2', { 'lock-wait': '1h' });
    const taking = second.turn.take();
    second.interruption.abort('The gate was interrupted by SIGINT.');
    expect((await taking).refused).toBe('The gate was interrupted by SIGINT.');
  });

  test.each<[string, Record<string, string>]>([
    ['another query', { 'canary-requests': 'z[{window}]' }],
    ['another name', { service: 'api' }],
  ])('is another one with %s', async (_name, given) => {
    await (await gate('1')).turn.take();
    expect((await (await gate('2', given)).turn.take()).refused).toBeUndefined();
  });

  test('is the same with other commands and white space, and with the same name for other queries', async () => {
    await (await gate('1')).turn.take();
    const spaced = await gate('2', { 'set-weight': 'y', 'canary-requests': ' a[{window}]  ' });
    expect((await spaced.turn.take()).refused).toBeDefined();
    await (await gate('3', { service: 'web' })).turn.take();
    const named = await gate('4', { service: 'web', 'canary-requests': 'z[{window}]' });
    expect((await named.turn.take()).refused).toBeDefined();
  });

  test.each([
    ['GitHub’s cache', { store: 'github' }, {}, /GitHub's cache cannot hold a lock/],
    [
      'a pull request',
      {},
      { GITHUB_EVENT_NAME: 'pull_request' },
      /a run on pull_request may come from anyone/,
    ],
    ['an event of strangers', {}, { GITHUB_EVENT_NAME: 'pull_request_target' }, /may come from anyone/],
  ])('is not guarded by %s, and says so', async (_name, given, variables, words) => {
    const { turn } = await gate('1', given as Record<string, string>, variables as Record<string, string>);
    expect((await turn.take()).words).toMatch(words);
  });
});

test('a turn that another release took over is known to be taken as soon as it is known to be lost', async () => {
  const { turn, interruption } = await gate('1');
  await turn.take();
  const variables = { HOME: folder };
  const options = { home: folder, variables, mayWrite: { allowed: true } };
  const register = (await openRegister([`disk:${join(folder, 'store')}`], options))!;
  const key = `leases/canary/octo%2Fapp/${encodeURIComponent(turn.service)}`;
  const { bytes, version } = (await register.read(key))!;
  const record = JSON.parse(Buffer.from(bytes).toString()) as object;
  const other = { ...record, holder: '2/1/y', grant: 'z', details: { release: '2' } };
  await register.replace(key, Buffer.from(JSON.stringify(other)), version);
  expect(await turn.stillOurs()).toBe(false);
  // At once: a rollback now would undo the weight of the other one.
  expect(await turn.takenOver()).toMatch(/Another release has the service since: release 2/);
  expect(String(interruption.signal.reason)).toMatch(/^The lock of .* was lost/);
});

describe('after the gate has died', () => {
  test('its post takes the turn again, at once', async () => {
    const first = await gate('1');
    await first.turn.take();
    const post = await gate('1', {}, {}, stateOf(first.turn));
    expect(await post.turn.resume()).toBeUndefined();
    await post.turn.end('undecided');
    expect((await (await gate('2')).turn.take()).refused).toBeUndefined();
  });

  test('another release that had the service since is left alone, whether it runs or has ended', async () => {
    const first = await gate('1');
    await first.turn.take();
    const saved = stateOf(first.turn);
    await first.turn.end('undecided');
    const second = await gate('2');
    await second.turn.take();
    expect(await (await gate('1', {}, {}, saved)).turn.resume()).toMatch(/since: release 2/);
    await second.turn.end('promoted');
    expect(await (await gate('1', {}, {}, saved)).turn.resume()).toMatch(/since: release 2 .*promoted/);
  });
});

describe('the word for reconcile', () => {
  const shared = (store: string) => ({ store });
  test('tells whether the release moved traffic, and how it ended', async () => {
    const { turn } = await gate('1');
    expect(await turn.begin()).toBe('kept');
    expect(await (await gate('1')).turn.read()).toMatchObject({ state: 'moving', service: turn.service });
    await turn.note('promoting');
    expect(await (await gate('1')).turn.read()).toMatchObject({ state: 'promoting' });
    await turn.end('promoted');
    expect(await (await gate('1')).turn.read()).toMatchObject({ state: 'ended', decision: 'promoted' });
  });

  test('knows the service of a gate that gave it no name', async () => {
    const { turn } = await gate('1');
    await turn.begin();
    const reconcile = await gate('1', { 'canary-requests': '', 'prometheus-url': '' });
    await reconcile.turn.read();
    expect(reconcile.turn.service).toBe(turn.service);
  });

  test('under another name is not taken for none', async () => {
    await (await gate('1', { service: 'web' })).turn.begin();
    expect(await (await gate('1')).turn.read()).toEqual({ unknown: expect.stringContaining('another name') });
  });

  test('of a service is not written over by that of another one without a name', async () => {
    await (await gate('1')).turn.begin();
    await (await gate('2')).turn.begin();
    await (await gate('3', { 'canary-requests': 'z[{window}]' })).turn.begin();
    expect(await (await gate('1')).turn.read()).toMatchObject({ later: '2' });
  });

  test('is not there for another run; and on a disk that is no proof', async () => {
    const { turn } = await gate('1');
    await turn.begin();
    const other = await gate('2');
    expect(await other.turn.read()).toEqual({ unknown: expect.stringContaining('on this machine alone') });
  });

  test('is not there, and that is proof, where every machine reads the store', async () => {
    // Nobody answers there: so it is not known either.
    const down = await gate('2', shared('redis://127.0.0.1:9'));
    expect(await down.turn.read()).toEqual({ unknown: expect.stringMatching(/redis/i) });
    expect(await down.turn.begin()).toBe('not-kept');
  });

  test('of two services without a name in one run, the second is ambiguous', async () => {
    const first = await gate('1');
    expect(await first.turn.begin()).toBe('kept');
    const second = await gate('1', { 'canary-requests': 'z[{window}]' });
    expect(await second.turn.begin()).toBe('ambiguous');
    expect(await (await gate('1')).turn.read()).toEqual({
      unknown: expect.stringContaining('several services'),
    });
    // With names both have their own.
    expect(await (await gate('1', { service: 'api', 'canary-requests': 'z[{window}]' })).turn.begin()).toBe(
      'kept',
    );
  });

  test('says which release of the service began later: its traffic it is', async () => {
    await (await gate('1')).turn.begin();
    expect(await (await gate('1')).turn.read()).not.toHaveProperty('later');
    await (await gate('2')).turn.begin();
    expect(await (await gate('1')).turn.read()).toMatchObject({ state: 'moving', later: '2' });
    expect(await (await gate('2')).turn.read()).not.toHaveProperty('later');
  });

  test('of a gate that did not begin is not written over that of one that did', async () => {
    await (await gate('1')).turn.begin();
    await (await gate('1')).turn.end('undecided');
    expect(await (await gate('1')).turn.read()).toMatchObject({ state: 'moving' });
  });

  test('of two services without a name, one after the other, is that of the last', async () => {
    const first = await gate('1');
    await first.turn.begin();
    await first.turn.end('promoted');
    const second = await gate('1', { 'canary-requests': 'z[{window}]' });
    expect(await second.turn.begin()).toBe('kept');
    expect(await (await gate('1')).turn.read()).toMatchObject({
      state: 'moving',
      service: second.turn.service,
    });
  });
});
