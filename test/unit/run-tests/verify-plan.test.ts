import type { LegResult, ShardPlan } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listDigest } from '../../../actions/run-tests/src/plan/listed-tests.ts';
import { verifyPlan, withTolerance } from '../../../actions/run-tests/src/plan/verify-plan.ts';

const HEAD = 'a'.repeat(40);
type Leg = ShardPlan['legs'][number];

const legOf = (id: string, axes: Record<string, unknown>, files: readonly string[]): Leg => ({
  leg: id,
  name: `leg ${id}`,
  suite: 'tests',
  axes,
  shard: 1,
  shards: 1,
  tests: files.map((file) => ({ suite: 'tests', file, estimatedSeconds: 1 })),
  predictedSeconds: 1,
});

const planOf = (legs: Leg[], more: Partial<ShardPlan['suites'][number]> = {}): ShardPlan => ({
  kind: 'shard-plan',
  version: 3,
  planId: 'abc',
  createdAt: '2026-01-01T00:00:00Z',
  head: HEAD,
  suites: [{ suite: 'tests', discovery: { by: 'plan' }, mode: 'full', knownTests: 9, ...more }],
  legs,
  predicted: { makespanSeconds: 1, lowerBoundSeconds: 1, balance: 1, unknownTests: 0 },
});

const executed = (file: string, suite = 'tests'): LegResult['executed'][number] => ({
  suite,
  file,
  outcome: 'passed',
  seconds: 1,
  tests: 1,
  failed: 0,
  skipped: 0,
  retries: 0,
});

const resultOf = (leg: Leg): LegResult => ({
  kind: 'leg-result',
  version: 1,
  planId: 'abc',
  leg: leg.leg,
  name: leg.name,
  attempt: 1,
  head: HEAD,
  runner: 'vitest',
  startedAt: '2026-01-01T00:00:00Z',
  finishedAt: '2026-01-01T00:00:01Z',
  seconds: 1,
  outcome: leg.tests.length === 0 ? 'empty' : 'passed',
  exit: 0,
  planned: leg.tests.map(({ suite, file }) => ({ suite, file })),
  executed: leg.tests.map(({ file }) => executed(file)),
  failures: [],
  slowest: [],
  machine: { os: 'linux', arch: 'x64', cores: 2, memoryBytes: 1 },
});

const kinds = (plan: ShardPlan, results: LegResult[]) =>
  verifyPlan(plan, results).map((problem) => problem.kind);

const one = legOf('1', { node: 22 }, ['a.test.ts', 'b.test.ts']);
const two = legOf('2', { node: 22 }, ['c.test.ts']);
const other = legOf('3', { node: 24 }, ['a.test.ts', 'b.test.ts', 'c.test.ts']);
const plan = planOf([one, two, other]);
const all = () => [one, two, other].map(resultOf);

describe('verifyPlan', () => {
  test('all legs green: proven; the same file under other axes is no duplicate', () => {
    expect(verifyPlan(plan, all())).toEqual([]);
  });

  test('a leg that was dropped is named with its files', () => {
    expect(verifyPlan(plan, all().slice(1))).toMatchObject([
      { kind: 'absent', leg: '1', files: ['a.test.ts', 'b.test.ts'] },
    ]);
  });

  test('a file that its leg did not run, though another of other axes did', () => {
    const results = all();
    results[0] = { ...results[0]!, executed: [executed('a.test.ts')] };
    expect(verifyPlan(plan, results)).toMatchObject([{ kind: 'dropped', leg: '1', files: ['b.test.ts'] }]);
  });

  test('a file run by two legs of the same axes; the order of axes does not matter', () => {
    const first = legOf('1', { node: 22, os: 'linux' }, ['a.test.ts']);
    const second = legOf('2', { os: 'linux', node: 22 }, ['b.test.ts']);
    const results = [resultOf(first), resultOf(second)];
    results[1] = { ...results[1]!, executed: [executed('b.test.ts'), executed('a.test.ts')] };
    expect(verifyPlan(planOf([first, second]), results)).toMatchObject([
      { kind: 'duplicated', files: ['a.test.ts'], text: expect.stringContaining('legs 1, 2') },
    ]);
  });

  test('a file that sets up the others is loaded in each leg, and planned in none', () => {
    const legs = [legOf('1', {}, ['a.test.ts']), legOf('2', {}, ['b.test.ts'])];
    const setUp = { ...executed('setup.ts'), outcome: 'empty' as const, tests: 0 };
    const results = legs
      .map(resultOf)
      .map((result) => ({ ...result, executed: [setUp, ...result.executed] }));
    expect(verifyPlan(planOf(legs), results)).toEqual([]);
  });

  test.each([
    ['other-plan', { planId: 'def' }],
    ['other-commit', { head: 'b'.repeat(40) }],
    ['altered', { planned: [] }],
    ['crashed', { outcome: 'crashed', exit: 'SIGKILL' }],
    ['failed', { outcome: 'failed', exit: 1 }],
    ['failed', { executed: [executed('a.test.ts'), { ...executed('b.test.ts'), failed: 1 }] }],
    ['failed', { withoutFile: { tests: 1, failed: 1, skipped: 0, failures: [] } }],
    ['unknown', { leg: '9' }],
  ] as const)('%s', (kind, change) => {
    const results = all();
    results[0] = { ...results[0]!, ...change } as LegResult;
    expect(kinds(plan, results)).toContain(kind);
  });

  describe('a suite of which nothing ran', () => {
    const empty = (leg: Leg): LegResult => ({
      ...resultOf(leg),
      outcome: 'empty',
      executed: [],
      exit: 5,
      excluded: leg.tests,
      listed: { files: 0, digest: listDigest([]) },
    });
    const [first, second] = [legOf('1', {}, ['a.test.ts']), legOf('2', {}, ['b.test.ts'])];
    test('is red when all of it was planned', () => {
      expect(verifyPlan(planOf([first, second]), [empty(first), empty(second)])).toMatchObject([
        { kind: 'empty' },
      ]);
    });
    test('is red when all of it was skipped by a status that says so', () => {
      const skipped = {
        ...resultOf(first),
        outcome: 'empty' as const,
        exit: 5,
        executed: [{ ...executed('a.test.ts'), outcome: 'skipped' as const, skipped: 1 }],
      };
      expect(kinds(planOf([first]), [skipped])).toEqual(['empty']);
    });
    test('is green when a part of it ran', () => {
      expect(verifyPlan(planOf([first, second]), [empty(first), resultOf(second)])).toEqual([]);
    });
    test('is green where only a part was selected, or where it may be empty', () => {
      expect(verifyPlan(planOf([first], { mode: 'selected' }), [empty(first)])).toEqual([]);
      expect(verifyPlan(planOf([first]), [empty(first)], { allowEmpty: true })).toEqual([]);
    });
    test('is red for each combination of axes by itself', () => {
      const other = legOf('2', { node: 24 }, ['a.test.ts']);
      const one = legOf('1', { node: 22 }, ['a.test.ts']);
      expect(verifyPlan(planOf([one, other]), [resultOf(one), empty(other)])).toMatchObject([
        { kind: 'empty', leg: '2' },
      ]);
    });
  });

  test('each suite is proven by its own legs', () => {
    const unit = legOf('1', {}, ['a.test.ts']);
    const other = (id: string, files: readonly string[]): Leg => {
      const leg = legOf(id, {}, files);
      return { ...leg, suite: 'e2e', tests: leg.tests.map((file) => ({ ...file, suite: 'e2e' })) };
    };
    const ran = (leg: Leg): LegResult => ({
      ...resultOf(leg),
      executed: leg.tests.map(({ file }) => executed(file, leg.suite)),
    });
    const planOfTwo = (legs: Leg[], mode: 'full' | 'selected' = 'full'): ShardPlan => {
      const plan = planOf(legs);
      return { ...plan, suites: [...plan.suites, { ...plan.suites[0]!, suite: 'e2e', mode }] };
    };
    // The same file in two suites is run by two programs, which is no duplicate.
    const e2e = other('2', ['a.test.ts']);
    expect(verifyPlan(planOfTwo([unit, e2e]), [ran(unit), ran(e2e)])).toEqual([]);
    expect(verifyPlan(planOfTwo([unit, e2e]), [ran(unit)])).toMatchObject([{ kind: 'absent', leg: '2' }]);
    const asUnit = { ...ran(e2e), executed: [executed('a.test.ts')] };
    expect(kinds(planOfTwo([unit, e2e]), [ran(unit), asUnit])).toContain('dropped');
    const nothing = {
      ...ran(e2e),
      outcome: 'empty' as const,
      executed: [{ ...executed('a.test.ts', 'e2e'), tests: 0 }],
    };
    expect(kinds(planOfTwo([unit, e2e]), [ran(unit), nothing])).toEqual(['empty']);
    expect(kinds(planOfTwo([unit, e2e], 'selected'), [ran(unit), nothing])).toEqual([]);
  });

  test('a planned file is excused only by a list of the test program', () => {
    const leg = legOf('1', {}, ['a.test.ts', 'b.test.ts']);
    const excused = {
      ...resultOf(leg),
      executed: [executed('a.test.ts')],
      excluded: [{ suite: 'tests', file: 'b.test.ts' }],
    };
    expect(kinds(planOf([leg]), [excused])).toEqual(['dropped']);
    expect(
      kinds(planOf([leg]), [{ ...excused, listed: { files: 1, digest: listDigest(['a.test.ts']) } }]),
    ).toEqual([]);
  });

  test('a gap of the plan that the leg took over and did not run', () => {
    const leg = legOf('1', {}, ['a.test.ts']);
    const gap = { ...resultOf(leg), gaps: [{ suite: 'tests', file: 'b.test.ts' }] };
    expect(verifyPlan(planOf([leg]), [gap])).toMatchObject([{ kind: 'dropped', files: ['b.test.ts'] }]);
  });

  describe('legs that asked the test program', () => {
    const legs = [1, 2].map((shard) => ({ ...legOf(String(shard), {}, []), shard, shards: 2 }));
    const asked = planOf(legs, { discovery: { by: 'legs', reason: 'x is computed' }, knownTests: 0 });
    const all = ['a.js', 'b.js', 'c.js'];
    const share = (index: number, files: readonly string[], list: readonly string[] = all): LegResult => ({
      ...resultOf(legs[index]!),
      outcome: 'passed',
      planned: files.map((file) => ({ suite: 'tests', file })),
      executed: files.map((file) => executed(file)),
      listed: { files: list.length, digest: listDigest(list) },
    });
    test('and together ran its list', () => {
      expect(verifyPlan(asked, [share(0, ['a.js', 'c.js']), share(1, ['b.js'])])).toEqual([]);
    });
    test('and left a file of it out, or took one twice', () => {
      expect(kinds(asked, [share(0, ['a.js']), share(1, ['b.js'])])).toEqual(['lists']);
      expect(kinds(asked, [share(0, ['a.js', 'c.js']), share(1, ['b.js', 'a.js'])])).toEqual([
        'lists',
        'duplicated',
      ]);
    });
    test('and saw different lists', () => {
      expect(kinds(asked, [share(0, ['a.js', 'c.js']), share(1, ['b.js'], ['a.js', 'b.js'])])).toEqual([
        'lists',
      ]);
    });
    test('and did not run what they took', () => {
      expect(kinds(asked, [share(0, ['a.js', 'c.js']), { ...share(1, ['b.js']), executed: [] }])).toEqual([
        'dropped',
      ]);
    });
    test('and do not say what it listed', () => {
      const { listed: _, ...silent } = share(1, ['b.js']);
      expect(kinds(asked, [share(0, ['a.js', 'c.js']), silent])).toEqual(['lists']);
    });
    test('and got no list: the first ran everything', () => {
      const none = (index: number): LegResult => ({
        ...share(index, []),
        outcome: index === 0 ? 'passed' : 'empty',
        listed: { files: 0 },
      });
      const whole = { ...none(0), executed: all.map((file) => executed(file)) };
      expect(verifyPlan(asked, [whole, none(1)])).toEqual([]);
      expect(kinds(asked, [none(0), none(1)])).toEqual(['empty']);
      expect(kinds(asked, [share(0, ['a.js', 'c.js']), none(1)])).toEqual(['lists']);
    });
  });

  test('a file of the same name in another suite is another test', () => {
    const results = all();
    results[1] = { ...results[1]!, executed: [executed('c.test.ts', 'unit')] };
    expect(kinds(plan, results)).toEqual(['dropped']);
  });

  test('nothing to run: no leg, or the sentinel only', () => {
    expect(verifyPlan(planOf([]), [])).toEqual([]);
    expect(verifyPlan(planOf([legOf('none', {}, [])]), [])).toEqual([]);
  });

  test('an unplanned file that one leg ran hides nothing', () => {
    const results = all();
    results[0] = { ...results[0]!, executed: [...results[0]!.executed, executed('new.test.ts')] };
    expect(verifyPlan(plan, results)).toEqual([]);
  });
});

/** Plans with up to three axes values, each of which splits the same files over some legs. */
const plans = fc
  .record({
    files: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 12 }),
    axes: fc.integer({ min: 1, max: 3 }),
    shards: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ files, axes, shards, seed }) =>
    planOf(
      Array.from({ length: axes }, (_, axis) =>
        Array.from({ length: shards }, (_, shard) =>
          legOf(
            `${axis}-${shard}`,
            { axis },
            files.filter((_, index) => (seed[index]! + axis) % shards === shard),
          ),
        ),
      ).flat(),
    ),
  );

describe('experimental legs', () => {
  const next = { ...other, experimental: true };
  const half = planOf([one, two, next]);
  const grave = (results: LegResult[]) =>
    withTolerance(half, verifyPlan(half, results))
      .filter(({ tolerated }) => tolerated !== true)
      .map(({ kind, leg }) => `${leg} ${kind}`);
  const red = (leg: Leg): LegResult => ({ ...resultOf(leg), outcome: 'failed', exit: 1 });

  test('may be red, crash, run less, or not run, which is said', () => {
    const [first, second, third] = [one, two, next].map(resultOf) as [LegResult, LegResult, LegResult];
    for (const last of [
      red(next),
      { ...third, outcome: 'crashed' as const },
      { ...third, executed: third.executed.slice(1) },
    ]) {
      expect(grave([first, second, last])).toEqual([]);
      expect(verifyPlan(half, [first, second, last])).not.toEqual([]);
    }
    expect(grave([first, second])).toEqual([]);
  });

  test('excuse no other leg, and no result of another plan or commit', () => {
    const [first, second, third] = [one, two, next].map(resultOf) as [LegResult, LegResult, LegResult];
    expect(grave([red(one), second, red(next)])).toEqual(['1 failed']);
    expect(grave([second, third])).toEqual(['1 absent']);
    expect(grave([first, second, { ...third, head: 'b'.repeat(40) }])).toEqual(['3 other-commit']);
    expect(grave([first, second, { ...third, planId: 'other' }])).toEqual(['3 other-plan']);
    expect(grave([first, second, third, { ...third, leg: '9' }])).toEqual(['9 unknown']);
  });
});

describe('properties', () => {
  test('true results of any plan are proven', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(verifyPlan(plan, plan.legs.map(resultOf))).toEqual([]);
      }),
    );
  });

  test('any dropped, repeated or altered leg is found, and named', () => {
    type Damage = (plan: ShardPlan, results: LegResult[], at: number) => LegResult[] | undefined;
    const change =
      (make: (result: LegResult, plan: ShardPlan) => Partial<LegResult> | undefined): Damage =>
      (plan, results, at) => {
        const part = make(results[at]!, plan);
        return part && results.map((result, index) => (index === at ? { ...result, ...part } : result));
      };
    const damages: Record<string, Damage> = {
      drop: (_plan, results, at) => results.filter((_, index) => index !== at),
      repeat: (_plan, results, at) => [...results, results[at]!],
      rename: change(() => ({ leg: 'stranger' })),
      'swap its id for that of another': change((result, plan) => {
        const next = plan.legs.find((leg) => leg.leg !== result.leg);
        return next && { leg: next.leg };
      }),
      'lose a file': change((result) =>
        result.executed.length === 0 ? undefined : { executed: result.executed.slice(1) },
      ),
      'plan a file less': change((result) =>
        result.planned.length === 0
          ? undefined
          : { planned: result.planned.slice(1), executed: result.executed.slice(1) },
      ),
      "take another's file": change((result, plan) => {
        const axes = JSON.stringify(plan.legs.find((leg) => leg.leg === result.leg)!.axes);
        const file = plan.legs
          .filter((leg) => leg.leg !== result.leg && JSON.stringify(leg.axes) === axes)
          .flatMap((leg) => leg.tests)[0]?.file;
        return file === undefined ? undefined : { executed: [...result.executed, executed(file)] };
      }),
      'run another commit': change(() => ({ head: 'c'.repeat(40) })),
      'run another plan': change(() => ({ planId: 'zzz' })),
      crash: change(() => ({ outcome: 'crashed' })),
      fail: change(() => ({ outcome: 'failed' })),
      'run a file twice': change((result) =>
        result.executed[0] ? { executed: [...result.executed, result.executed[0]] } : undefined,
      ),
    };
    const found = new Map<string, number>();
    fc.assert(
      fc.property(plans, fc.nat(), fc.constantFrom(...Object.keys(damages)), (plan, number, name) => {
        const at = number % plan.legs.length;
        const damaged = damages[name]!(plan, plan.legs.map(resultOf), at);
        fc.pre(damaged !== undefined);
        const problems = verifyPlan(plan, damaged);
        found.set(name, (found.get(name) ?? 0) + 1);
        expect(problems.length, name).toBeGreaterThan(0);
        expect(problems.every((problem) => problem.text.includes(problem.leg))).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect([...found.keys()].sort()).toEqual(Object.keys(damages).sort());
  });
});
