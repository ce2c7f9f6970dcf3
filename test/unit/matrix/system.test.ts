import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTrust, readEnvironment } from '@paceline/core';
import { openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { expect, test } from 'vitest';
import { systemMachine } from '../../../actions/matrix/src/system.ts';
import { temporary } from '../../temporary.ts';
import { fakeContext } from './fake-context.ts';

const folder = () => temporary();

function system(variables: Record<string, string> = {}) {
  const home = folder();
  const environment = readEnvironment({
    GITHUB_WORKSPACE: home,
    PACELINE_HOME: home,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_WORKFLOW: 'ci',
    ...variables,
  });
  const { context, said } = fakeContext({});
  return { home, environment, said, machine: systemMachine(environment, context.log) };
}

test('durations come from the history of this workflow', async () => {
  const { home, environment, machine, said } = system();
  const store = await openStore([], { home, variables: {}, mayWrite: { allowed: true } });
  const file = { outcome: 'passed', tests: 1, failed: 0, skipped: 0, retries: 0 } as const;
  const { repository, workflow } = environment;
  await openHistory(store, { repository, workflow, ...eventTrust(environment) }).append({
    kind: 'history-record',
    version: 2,
    runId: '1',
    attempt: 1,
    workflow: 'ci',
    head: 'a'.repeat(40),
    scope: 'local',
    event: 'push',
    finishedAt: new Date().toISOString(),
    conclusion: 'success',
    legs: [
      {
        ...{ suite: 'unit', passed: true, files: 2, testSeconds: 14, wallSeconds: 15 },
        ...{ shard: 2, shards: 3 },
      },
    ],
    files: [
      { ...file, suite: 'unit', file: 'src/a.test.ts', seconds: 12, leg: 0 },
      { ...file, suite: 'unit', file: 'lib/b.test.ts', seconds: 2 },
    ],
    jobs: [],
    caches: [],
  });
  await store.close();
  const timings = await machine.timings([]);
  expect(timings.seconds({ suite: 'unit', file: 'src/a.test.ts' })).toBe(12);
  expect(timings.seconds({ suite: 'other', file: 'src/a.test.ts' })).toBeUndefined();
  expect(timings.guess('lib/new.test.ts')).toBe(2);
  expect(timings.dealt().shardOf({ suite: 'unit', file: 'src/a.test.ts' }, 3)).toBe(2);
  expect(timings.dealt().shardOf({ suite: 'unit', file: 'lib/b.test.ts' }, 3)).toBeUndefined();
  expect(said).toEqual([]);
});

test('a store that cannot be used costs the timings, not the job, and is said once', async () => {
  const { home, machine, said } = system();
  writeFileSync(join(home, 'file'), '');
  const timings = await machine.timings([`disk:${join(home, 'file')}`]);
  expect(timings.seconds({ suite: 'unit', file: 'a' })).toBeUndefined();
  expect(said.filter((line) => line.startsWith('warning'))).toHaveLength(1);
});

test('a store that is named wrongly is for the user to correct', async () => {
  await expect(system().machine.timings(['floppy:/a'])).rejects.toMatchObject({
    code: 'PACELINE_STORE_SPEC',
  });
});

test('what other programs recorded is read from the workspace', async () => {
  const { home, machine } = system();
  writeFileSync(join(home, 'knapsack.json'), '{"a.test.ts": 1.5}');
  expect(await machine.recordedTimings(['*.json'], ['a.test.ts'])).toEqual(new Map([['a.test.ts', 1.5]]));
});

test('seconds of whatever a file names are read from the workspace', async () => {
  const { home, machine } = system();
  writeFileSync(join(home, 'seconds.json'), '{"board a": 1500}');
  expect(await machine.namedTimings(['*.json'])).toEqual(new Map([['board a', 1500]]));
});

test('patterns that cannot be looked for cost the timings, not the job', async () => {
  const { machine, said } = system();
  expect(await machine.recordedTimings(['\0'], ['a.test.ts'])).toEqual(new Map());
  expect(await machine.namedTimings(['\0'])).toEqual(new Map());
  const warning = expect.stringMatching(/^warning: .*"timings"/);
  expect(said).toEqual([warning, warning]);
});

test('files are looked for in the workspace', async () => {
  const { home, machine } = system();
  writeFileSync(join(home, 'a.test.ts'), '');
  expect(await machine.exists('a.test.ts')).toBe(true);
  expect(await machine.exists('b.test.ts')).toBe(false);
});

test('without a repository the head is a clear error', async () => {
  await expect(system().machine.head()).rejects.toMatchObject({
    code: expect.stringMatching(/^PACELINE_GIT/),
  });
});
