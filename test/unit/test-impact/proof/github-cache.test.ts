import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeScans } from '../../../../actions/test-impact/src/graph/javascript/scan-record.ts';
import { scanKeys } from '../../../../actions/test-impact/src/stored-scans.ts';
import { type Service, startCacheService } from '../../../contract/store/service.ts';
import {
  believed,
  bytesOf,
  type Event,
  keyOf,
  leave,
  MAIN,
  type Place,
  proving,
  pull,
  push,
  putRaw,
  queued,
  told,
} from './writers.ts';

// GitHub's service keeps refs apart by who wrote, not by the key: a run sees what its own ref stored first, whatever
// name it gave it. So code of a pull request can show the pull request's next run a main that it made up.
let service: Service;
let place: Place;
beforeEach(async () => {
  service = await startCacheService();
  place = {
    spec: 'github',
    variablesOf: ({ ref }) => service.job({ ref, reads: ref === MAIN ? [] : ['refs/heads/release', MAIN] }),
  };
});
afterEach(() => service.close());

const main = push('main');

test('a push to the default branch believes its own runs: it sees no other ref', async () => {
  await leave('honest', main, place);
  const forged = proving('forged', main, { runNumber: 11 });
  await putRaw(keyOf(MAIN, forged), bytesOf(forged), pull(7), place);
  expect(await believed(main, place)).toEqual(['honest']);
});

describe.each<[string, Event]>([
  ['a pull request', pull(7)],
  ['a pull request of a fork', pull(8, 'main', 'mallory/r')],
  ['a push to a branch', push('topic')],
  ['a push to a branch that others go to', push('release')],
  ['an entry of the merge queue', queued('main')],
])('%s', (_, run) => {
  test('believes no run of main, which its own code could have made up', async () => {
    await leave('honest', main, place);
    const forged = proving('forged', main, { runNumber: 11 });
    await putRaw(keyOf(MAIN, forged), bytesOf(forged), run, place);
    expect((await told(run, place)).proofs).toEqual({ runs: [], known: false });
    // With `own` it is the word of the ref itself in any case: this is what it would take.
    expect((await believed(run, place, 'own')).sort()).toEqual(['forged', 'honest']);
  });

  test('believes no scan of main, which its own code could have made up', async () => {
    const key = scanKeys(
      { ...main, event: { repository: { default_branch: 'main' } }, repository: 'o/r', variables: {} },
      'base',
    ).write!;
    const scans = encodeScans(new Map())!;
    await putRaw(key, scans, run, place);
    for (const trust of ['base', 'own'] as const)
      expect((await told(run, place, trust)).scans).toBeUndefined();
    await putRaw(key, scans, main, place);
    expect((await told(main, place)).scans).toEqual(new Map());
  });
});
