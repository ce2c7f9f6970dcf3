import type { LegResult, ShardPlan, TestFile } from '@paceline/contracts';
import { testKey } from '@paceline/contracts';
import type { Finished, ItemResult, Queue, QueueEntry } from '@paceline/coordinate';
import { StoreError } from '@paceline/store';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountForPlan } from '../../../actions/run-tests/src/plan/account-plan.ts';
import { provenFiles } from '../../../actions/run-tests/src/plan/proven-files.ts';
import { queueItems, whyStatic } from '../../../actions/run-tests/src/plan/queue-items.ts';
import { verifyPlan } from '../../../actions/run-tests/src/plan/verify-plan.ts';
import { accountForQueues } from '../../../actions/run-tests/src/plan/verify-queue.ts';
import { takeTests } from '../../../actions/run-tests/src/queue/test-queue.ts';
import { batchEnds } from '../../../actions/run-tests/src/run/run-queue.ts';

type Leg = ShardPlan['legs'][number];
const HEAD = 'a'.repeat(40);

const legOf = (leg: string, axes: Leg['axes'], files: string[]): Leg => ({
  ...{ leg, name: `leg ${leg}`, suite: 'tests', axes, shard: Number(leg), shards: 2, predictedSeconds: 1 },
  tests: files.map((file, at) => ({ suite: 'tests', file, estimatedSeconds: at % 3 })),
});
const planOf = (legs: Leg[], by: 'plan' | 'legs' = 'plan'): ShardPlan => ({
  ...{ kind: 'shard-plan', version: 3, planId: 'abc', createdAt: '2026-01-01T00:00:00Z', head: HEAD },
  suites: [{ suite: 'tests', discovery: { by }, mode: 'selected', knownTests: 9 }],
  legs,
  predicted: { makespanSeconds: 1, lowerBoundSeconds: 1, balance: 1, unknownTests: 0 },
});
const file = (name: string): TestFile => ({ suite: 'tests', file: name });
const executed = (name: string, failed = 0): LegResult['executed'][number] => ({
  ...{ suite: 'tests', file: name, outcome: failed > 0 ? 'failed' : 'passed', seconds: 1, tests: 1, failed },
  ...{ skipped: 0, retries: 0 },
});
const resultOf = (leg: string, ran: string[], more: Partial<LegResult> = {}): LegResult => ({
  ...{
    kind: 'leg-result',
    version: 1,
    planId: 'abc',
    leg,
    name: leg,
    attempt: 1,
    head: HEAD,
    runner: 'node',
  },
  ...{ startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:01Z', seconds: 1, exit: 0 },
  outcome: ran.length === 0 ? 'empty' : 'passed',
  planned: ran.map(file),
  executed: ran.map((name) => executed(name)),
  ...{ failures: [], slowest: [], queue: { batches: 1, claimed: ran.map(file) } },
  machine: { os: 'linux', arch: 'x64', cores: 2, memoryBytes: 1 },
  ...more,
});

const one = legOf('1', {}, ['a', 'b', 'c']);
const two = legOf('2', {}, ['d', 'e']);
const plan = planOf([one, two]);
const kinds = (results: LegResult[], earlier: LegResult[] = []) =>
  verifyPlan(plan, results, { earlier }).map(({ kind }) => kind);

describe('the proof of legs that share a queue', () => {
  test('is whole whichever leg ran a file, also where two did', () => {
    expect(kinds([resultOf('1', ['e', 'a']), resultOf('2', ['b', 'c', 'd'])])).toEqual([]);
    expect(kinds([resultOf('1', []), resultOf('2', ['a', 'b', 'c', 'd', 'e'])])).toEqual([]);
    const results = [resultOf('1', ['a', 'b', 'e']), resultOf('2', ['b', 'c', 'd'])];
    expect(kinds(results)).toEqual([]);
    expect(accountForQueues(plan, results, [])).toMatchObject({
      duplicates: [{ file: 'b', legs: ['1', '2'] }],
      notes: [expect.stringContaining('1 file ran on more than one leg')],
    });
  });

  test('names what none of them ran, a leg that left nothing, and what the plan does not have', () => {
    expect(verifyPlan(plan, [resultOf('1', ['a']), resultOf('2', ['d', 'e'])])).toMatchObject([
      { kind: 'dropped', files: ['b', 'c'], text: expect.stringContaining('ran 2 of their 5 files: b, c') },
    ]);
    expect(verifyPlan(plan, [resultOf('1', ['a', 'b', 'c', 'd', 'e'])])).toMatchObject([
      { kind: 'absent', leg: '2', files: [] },
    ]);
    expect(kinds([resultOf('1', ['a', 'b', 'x']), resultOf('2', ['c', 'd', 'e'])])).toEqual(['altered']);
  });

  test('says that the legs died which were given a file', () => {
    const poisoned = { batches: 1, claimed: [], poisoned: [file('e')] };
    const [problem] = verifyPlan(plan, [
      resultOf('1', ['a', 'b', 'c']),
      resultOf('2', ['d'], { queue: poisoned }),
    ]);
    expect(problem).toMatchObject({
      kind: 'dropped',
      files: ['e'],
      text: expect.stringContaining('given e died'),
    });
  });

  test('holds a leg without a queue to its own share', () => {
    const { queue: _, ...share } = resultOf('1', ['a']);
    expect(
      kinds([{ ...share, planned: ['a', 'b', 'c'].map(file) }, resultOf('2', ['b', 'c', 'd', 'e'])]),
    ).toEqual(['dropped']);
  });

  test('takes a file for proven that a green attempt ran, not one of a red attempt or one that failed in any', () => {
    const before = resultOf('1', ['a', 'b', 'c']);
    const now = [resultOf('1', []), resultOf('2', ['d', 'e'])];
    expect(kinds(now, [before])).toEqual([]);
    expect(accountForPlan(plan, now, undefined, [before]).suites).toMatchObject([
      { executed: 5, missing: 0 },
    ]);
    expect(kinds(now)).toEqual(['dropped']);
    expect(kinds(now, [{ ...before, outcome: 'failed', exit: 1 }])).toEqual(['dropped']);
    expect(kinds(now, [{ ...before, head: 'b'.repeat(40) }])).toEqual(['dropped']);
    const failed = resultOf('2', ['c'], { outcome: 'failed', executed: [executed('c', 1)] });
    expect(kinds(now, [before, failed])).toEqual(['dropped']);
    expect([...provenFiles([before, failed], 'abc', HEAD)]).toEqual([file('a'), file('b')].map(testKey));
  });

  test('a file that was handed on counts where it ran, and only there', () => {
    const queue = { batches: 1, claimed: ['a', 'b', 'c'].map(file), handedOn: [executed('c', 1)] };
    const first = resultOf('1', ['a', 'b'], { queue });
    expect(kinds([first, resultOf('2', ['d', 'e'])])).toEqual(['dropped']);
    const results = [first, resultOf('2', ['c', 'd', 'e'])];
    expect(kinds(results)).toEqual([]);
    expect(accountForQueues(plan, results, []).notes).toEqual([
      'Flaky: failed on one leg and passed on another: c (leg 1).',
    ]);
  });

  test('whatever the legs say, it is green only where each planned file ran', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'x'];
    const ran = fc.subarray(names);
    const result = (leg: string) =>
      fc
        .tuple(ran, ran, fc.subarray(names, { maxLength: 1 }), fc.boolean())
        .map(([claimed, did, failed, hasQueue]) => {
          const { queue, ...base } = resultOf(leg, did, { planned: claimed.map(file) });
          const bad = new Set(failed);
          return {
            ...base,
            executed: did.map((name) => executed(name, bad.has(name) ? 1 : 0)),
            ...(hasQueue ? { queue: { batches: 1, claimed: claimed.map(file) } } : {}),
          };
        });
    fc.assert(
      fc.property(
        result('1'),
        result('2'),
        fc.array(result('1'), { maxLength: 2 }),
        (first, second, earlier) => {
          if (verifyPlan(plan, [first, second], { earlier }).length > 0) return;
          const latest = [...first.executed, ...second.executed];
          expect(latest.filter(({ failed }) => failed > 0)).toEqual([]);
          const all = [...latest, ...earlier.flatMap((before) => before.executed)];
          const passed = new Set(all.filter(({ failed }) => failed === 0).map((test) => test.file));
          expect(['a', 'b', 'c', 'd', 'e'].filter((name) => !passed.has(name))).toEqual([]);
        },
      ),
    );
  });
});

describe('what the legs of a queue share', () => {
  test('is the same in each of them, the longest first, apart from other axes', () => {
    const other = legOf('3', { node: 24 }, ['a', 'b']);
    const three = planOf([one, two, other]);
    const items = queueItems({ plan: three, leg: one });
    expect(items).toEqual(queueItems({ plan: three, leg: two }));
    expect(items.legs).toBe(2);
    expect(items.tests.map((item) => item.file)).toEqual(['c', 'b', 'e', 'a', 'd']);
    expect(queueItems({ plan: three, leg: other }).combination).not.toBe(items.combination);
  });

  test('a leg says why it does not use it', () => {
    const fine = { runId: '7', hasReports: false, namesCoverage: false };
    const planned = { plan, leg: one, suite: plan.suites[0]! };
    expect(whyStatic(planned, fine)).toBeUndefined();
    expect(whyStatic(undefined, fine)).toContain('no plan');
    expect(whyStatic({ ...planned, suite: planOf([one], 'legs').suites[0]! }, fine)).toContain(
      'names no files',
    );
    expect(whyStatic({ ...planned, plan: planOf([one]) }, fine)).toContain('the only one');
    expect(whyStatic(planned, { ...fine, hasReports: true })).toContain('other steps');
    expect(whyStatic(planned, { ...fine, namesCoverage: true })).toContain('coverage');
    expect(whyStatic(planned, { ...fine, runId: '0' })).toContain('no id');
  });
});

describe('how the files of a batch ended', () => {
  const tests = ['a', 'b', 'c'].map(file);
  const batch = (given: {
    exit?: number;
    complete?: boolean;
    stopped?: 'timeout';
    failed?: string[];
    ran?: string[];
  }) => {
    const { exit = 0, complete = true, stopped, failed = [], ran = ['a', 'b', 'c'] } = given;
    return {
      execution: { report: { files: [], tests: [] }, reportPaths: [], complete, seconds: 1, exit, stopped },
      results: {
        executed: ran.map((name) => executed(name, failed.includes(name) ? 1 : 0)),
        ...{ failures: [], flaky: [], slowest: [], outside: [] },
      },
      saysEmpty: false,
    };
  };
  const ends = (given: Parameters<typeof batch>[0], tellsAll: boolean, hands = false) => [
    ...batchEnds(batch(given), tests, tellsAll, () => hands).values(),
  ];

  test.each([
    ['green', {}, true, ['passed', 'passed', 'passed']],
    [
      'one failed, and the report tells all',
      { exit: 1, failed: ['b'] },
      true,
      ['passed', 'failed', 'passed'],
    ],
    [
      'one failed, and an error could be any',
      { exit: 1, failed: ['b'] },
      false,
      ['failed', 'failed', 'failed'],
    ],
    ['all passed and the status is bad', { exit: 1 }, true, ['failed', 'failed', 'failed']],
    ['one is not in the report', { ran: ['a', 'c'] }, true, ['passed', 'failed', 'passed']],
    ['no report', { complete: false, exit: 1, ran: [] }, true, ['failed', 'failed', 'failed']],
    ['stopped at the timeout', { stopped: 'timeout', ran: ['a'] }, true, ['passed', 'failed', 'failed']],
  ] as const)('%s', (_, given, tellsAll, expected) => {
    const copy = { ...given, ...('ran' in given ? { ran: [...given.ran] } : {}) } as Parameters<
      typeof batch
    >[0];
    expect(ends(copy, tellsAll)).toEqual(expected);
  });

  test('what failed is handed on where that is asked, but not after a timeout', () => {
    expect(ends({ exit: 1, failed: ['b'] }, true, true)).toEqual(['passed', 'again', 'passed']);
    expect(ends({ exit: 1, failed: ['b'] }, false, true)).toEqual(['again', 'again', 'again']);
    expect(ends({ stopped: 'timeout', ran: [] }, true, true)).toEqual(['failed', 'failed', 'failed']);
  });
});

describe('a leg that takes its files from a queue', () => {
  const tests = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...file(name), estimatedSeconds: 1 }));
  const entryOf = (index: number): QueueEntry => ({
    id: `${index + 1}-0`,
    index,
    round: 1,
    not: undefined,
    back: 0,
  });
  const gone = () => new StoreError('PACELINE_STORE_REDIS', 'Redis is gone.', 'Look.');

  /** Gives indexes batch by batch; `lost` fails there, in `next` or in `finish`. */
  function fakeQueue(batches: readonly (readonly number[])[], failsAt: number | undefined, by = '1'): Queue {
    let calls = 0;
    const tick = () => {
      if (failsAt !== undefined && calls++ >= failsAt) throw gone();
    };
    let at = 0;
    return {
      async next() {
        tick();
        const batch = batches[at++];
        return batch ? { entries: batch.map(entryOf), poisoned: [] } : { ended: 'done' };
      },
      async finish(ended: readonly Finished[]): Promise<ItemResult[]> {
        tick();
        return ended.map(() => ({ outcome: 'passed', leg: by }));
      },
      results: async (indexes) => indexes.map(() => undefined),
      close() {},
    };
  }
  const settings = (share: string[], proven: string[] = []) => {
    const said: string[] = [];
    return {
      said,
      ...{
        leg: '1',
        tests,
        share: share.map(file),
        proven: new Set(proven.map((name) => testKey(file(name)))),
      },
      say: (text: string) => void said.push(text),
    };
  };
  const drain = async (queue: Awaited<ReturnType<typeof takeTests>>) => {
    const ran: string[] = [];
    for (let batch = await queue.next(); batch; batch = await queue.next()) {
      ran.push(...batch.map((test) => test.file));
      await queue.ended(batch.map((test) => ({ test, end: 'passed' as const })));
    }
    return ran;
  };

  test('runs no file twice, and its own share whenever the queue is lost', async () => {
    const batches = fc.array(fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.option(fc.nat(8), { nil: undefined }),
        fc.subarray(['a', 'b', 'c', 'd', 'e']),
        fc.subarray(['a', 'b', 'c', 'd', 'e']),
        async (given, failsAt, share, proven) => {
          const about = settings(share, proven);
          const queue = await takeTests(async () => fakeQueue(given, failsAt), about);
          const ran = await drain(queue);
          expect(new Set(ran).size).toBe(ran.length);
          expect(ran.filter((name) => proven.includes(name))).toEqual([]);
          const record = queue.record();
          expect([...record.claimed, ...(record.rest ?? [])].map((test) => test.file)).toEqual(ran);
          if (record.lost !== undefined) {
            expect(share.filter((name) => !ran.includes(name) && !proven.includes(name))).toEqual([]);
            expect(about.said).toHaveLength(1);
          }
        },
      ),
    );
  });

  test('says what another leg had ended first', async () => {
    const queue = await takeTests(async () => fakeQueue([[0, 1]], undefined, '2'), settings([]));
    await drain(queue);
    expect(queue.record()).toEqual({
      batches: 1,
      claimed: [file('a'), file('b')],
      duplicates: [
        { ...file('a'), leg: '2' },
        { ...file('b'), leg: '2' },
      ],
    });
  });

  test('runs its own share where there is no queue, and refuses an address that is wrong', async () => {
    const about = settings(['b', 'd']);
    const open = async (): Promise<Queue> => {
      throw gone();
    };
    const queue = await takeTests(open, about);
    expect(await drain(queue)).toEqual(['b', 'd']);
    expect(queue.record()).toMatchObject({
      batches: 0,
      lost: 'Redis is gone.',
      rest: [file('b'), file('d')],
    });
    expect(about.said).toEqual([expect.stringContaining('runs the rest of its own share')]);
    const wrong = async (): Promise<Queue> => {
      throw new StoreError('PACELINE_STORE_SPEC', 'It names a database that is no number.', 'Correct it.');
    };
    await expect(takeTests(wrong, about)).rejects.toMatchObject({ code: 'PACELINE_STORE_SPEC' });
  });
});
