import type { LegResult, ShardPlan, SplitFile } from '@paceline/contracts';
import { createLocator } from '@paceline/runners';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whyStatic } from '../../../actions/run-tests/src/plan/queue-items.ts';
import { dividedFiles, incompleteFiles } from '../../../actions/run-tests/src/plan/split-files.ts';
import { verifyPlan } from '../../../actions/run-tests/src/plan/verify-plan.ts';

const HEAD = 'a'.repeat(40);
const FILE = { suite: 'tests', file: 'test_long.py' };
const DIGEST = 'd'.repeat(64);
type Leg = ShardPlan['legs'][number];

/** How many of n tests are in some parts of them, by the formula of the plan. */
const chosenOf = (n: number, { parts, of }: SplitFile['split']): number =>
  Array.from({ length: n }, (_, at) => Math.floor((at * of) / n) + 1).filter((part) => parts.includes(part))
    .length;

/** A plan whose legs have these parts of one file, and beside it a file of their own. */
function planOf(of: number, parts: readonly (readonly number[])[]): ShardPlan {
  const legs = parts.map(
    (own, at): Leg => ({
      leg: String(at + 1),
      name: `${at + 1}/${parts.length}`,
      ...{ suite: 'tests', axes: {}, shard: at + 1, shards: parts.length, predictedSeconds: 1 },
      tests: [
        { suite: 'tests', file: `test_${at}.py`, estimatedSeconds: 1 },
        ...(own.length > 0 ? [{ ...FILE, estimatedSeconds: 1, split: { parts: [...own], of } }] : []),
      ],
    }),
  );
  return {
    ...{ kind: 'shard-plan', version: 3, planId: 'abc', createdAt: '2026-01-01T00:00:00Z', head: HEAD },
    suites: [{ suite: 'tests', discovery: { by: 'plan' }, mode: 'full', knownTests: parts.length + 1 }],
    legs,
    predicted: { makespanSeconds: 1, lowerBoundSeconds: 1, balance: 1, unknownTests: 0 },
  };
}

const executed = (file: string, tests: number): LegResult['executed'][number] => ({
  ...{ suite: 'tests', file, outcome: tests > 0 ? 'passed' : 'empty' },
  ...{ seconds: 1, tests, failed: 0, skipped: 0, retries: 0 },
});

/** Results of legs that did all that they were to do, of a file with so many tests. */
const resultsOf = ({ legs }: ShardPlan, tests: number): LegResult[] =>
  legs.map((leg) => {
    const split = leg.tests.find((one) => one.file === FILE.file)?.split;
    const chosen = split ? chosenOf(tests, split) : 0;
    return {
      ...{
        kind: 'leg-result',
        version: 1,
        planId: 'abc',
        leg: leg.leg,
        name: leg.name,
        attempt: 1,
        head: HEAD,
      },
      ...{ runner: 'pytest', startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:00:01Z' },
      ...{ seconds: 1, outcome: 'passed', exit: 0 },
      planned: leg.tests.map(({ suite, file }) => ({ suite, file })),
      ...(split ? { splits: [{ ...FILE, split, tests, chosen, digest: DIGEST }] } : {}),
      executed: leg.tests.map(({ file }) => executed(file, file === FILE.file ? chosen : 1)),
      failures: [],
      slowest: [],
      machine: { os: 'linux', arch: 'x64', cores: 2, memoryBytes: 1 },
    };
  });

/** Parts 1 to `of`, each in one of up to five legs. */
const dealtParts = fc.integer({ min: 2, max: 12 }).chain((of) =>
  fc.tuple(
    fc.constant(of),
    fc
      .array(fc.nat({ max: 4 }), { minLength: of, maxLength: of })
      .map((legs) =>
        Array.from({ length: 5 }, (_, leg) => legs.flatMap((at, part) => (at === leg ? [part + 1] : []))),
      )
      .filter((parts) => parts.filter((own) => own.length > 0).length > 1),
  ),
);

describe('a file that is divided by its tests', () => {
  test('is proven where each part ran in its leg, whatever the number of its tests', () => {
    fc.assert(
      fc.property(dealtParts, fc.nat({ max: 40 }), ([of, parts], tests) => {
        const plan = planOf(of, parts);
        expect(verifyPlan(plan, resultsOf(plan, tests))).toEqual([]);
        const chosen = parts.reduce((sum, own) => sum + chosenOf(tests, { parts: own, of }), 0);
        expect(chosen).toBe(tests);
      }),
    );
  });

  const plan = planOf(3, [[1], [2], [3]]);
  const change = (leg: number, more: (result: LegResult) => Partial<LegResult>) =>
    resultsOf(plan, 9).map((result, at) => (at === leg ? { ...result, ...more(result) } : result));
  const entry = ({ splits }: LegResult, more: Partial<SplitFile>) => ({
    splits: [{ ...splits![0]!, ...more }],
  });
  const kinds = (results: readonly LegResult[], of: ShardPlan = plan) =>
    verifyPlan(of, results).map(({ kind }) => kind);

  test.each<[string, LegResult[], string]>([
    ['a leg does not say which part it took', change(1, () => ({ splits: [] })), 'lists'],
    [
      'a leg took another part',
      change(1, (result) => entry(result, { split: { parts: [1], of: 3 } })),
      'lists',
    ],
    [
      'a leg divided by another number',
      change(1, (result) => entry(result, { split: { parts: [2], of: 4 } })),
      'lists',
    ],
    ['a leg found other tests', change(1, (result) => entry(result, { digest: 'e'.repeat(64) })), 'lists'],
    ['the parts are not all of the tests', change(1, (result) => entry(result, { chosen: 2 })), 'lists'],
    [
      'a leg could not divide the file and the others did',
      change(0, ({ splits }) => ({ splits: splits!.map(({ digest: _, ...rest }) => rest) })),
      'lists',
    ],
    [
      'a leg ran fewer tests than it took',
      change(1, ({ executed: [own] }) => ({ executed: [own!, executed(FILE.file, 2)] })),
      'dropped',
    ],
    ['a leg did not run the file', change(1, ({ executed: [own] }) => ({ executed: [own!] })), 'dropped'],
    [
      'for one leg it is no test',
      change(1, ({ executed: [own] }) => ({
        executed: [own!],
        splits: [],
        excluded: [FILE],
        listed: { files: 1, digest: DIGEST },
      })),
      'lists',
    ],
    ['a leg left no result', resultsOf(plan, 9).slice(1), 'absent'],
  ])('is not proven where %s', (_what, results, kind) => {
    const found = kinds(results);
    expect(found).toContain(kind);
    expect(found.filter((one) => one === 'dropped').length).toBeLessThanOrEqual(1);
  });

  test.each<[string, number[][]]>([
    ['a part is in no leg', [[1], [3]]],
    ['a part is in two legs', [[1], [2], [2, 3]]],
  ])('is not proven where by the plan %s', (_what, parts) => {
    const broken = planOf(3, parts);
    expect(kinds(resultsOf(broken, 9), broken)).toContain('unplanned');
  });

  test('is proven where its failing part is red, and only for that', () => {
    const failed = { ...executed(FILE.file, 1), outcome: 'failed', failed: 1 } as const;
    const results = change(1, ({ executed: [own] }) => ({
      outcome: 'failed',
      exit: 1,
      executed: [own!, failed],
    }));
    expect(kinds(results)).toEqual(['failed']);
  });

  test('is run whole by the leg of the first part where no leg can divide it', () => {
    const whole = ({ splits }: LegResult) => ({
      splits: splits!.map(({ digest: _, ...rest }) => ({ ...rest, tests: 0, chosen: 0 })),
    });
    const results = resultsOf(plan, 9).map((result, at) => ({
      ...{ ...result, ...whole(result) },
      executed: at === 0 ? [executed('test_0.py', 1), executed(FILE.file, 9)] : [result.executed[0]!],
    }));
    expect(kinds(results)).toEqual([]);
    // And a proof lacks it where that leg did not.
    const without = results.map((result, at) =>
      at === 0 ? { ...result, executed: [result.executed[0]!] } : result,
    );
    expect(kinds(without)).toContain('dropped');
  });

  test('takes no part in a queue, which gives out whole files', () => {
    const [leg] = plan.legs;
    const planned = { plan, leg: leg!, suite: plan.suites[0]! };
    const given = { runId: '1', hasReports: false, namesCoverage: false };
    expect(whyStatic(planned, given)).toContain('divides files');
  });
});

describe('what a leg says of its parts', () => {
  const { tests } = planOf(3, [[2]]).legs[0]!;
  const locate = createLocator('/repo', '/repo', new Set([FILE.file]));
  const reported = { file: '/repo/test_long.py', tests: 9, chosen: 3, digest: DIGEST };

  test('is what the program reported, once for each file', () => {
    const [entry, ...others] = dividedFiles(tests, [reported, reported], locate);
    expect(entry).toMatchObject({ ...FILE, tests: 9, chosen: 3, digest: DIGEST });
    expect(others).toEqual([]);
  });

  test.each([
    ['of nothing that the program said', []],
    ['of two attempts that differ', [reported, { ...reported, digest: 'e'.repeat(64) }]],
  ])('is nothing %s, and the file is incomplete', (_what, reports) => {
    const splits = dividedFiles(tests, reports, locate);
    expect(splits).toEqual([]);
    expect(incompleteFiles(tests, splits, [executed(FILE.file, 3)])).toEqual([FILE]);
  });
});
