import { acquireLease, type Lease, type Machine } from '@paceline/coordinate';
import { createMemoryRegister, type Register, StoreError } from '@paceline/store';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeWorld, type World } from './fake-machine.ts';

afterEach(() => void vi.restoreAllMocks());

const KEY = 'lease';
const SECONDS = 30;
/** Milliseconds in which everything goes wrong, and those after it in which nothing does. */
const TROUBLE = 400_000;
const PEACE = 200_000;

/** What becomes of one call: how long it takes to get there and back, and what happens to it on the way. */
const call = fc.record({
  there: fc.oneof({ weight: 8, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(60_000) }),
  back: fc.oneof({ weight: 8, arbitrary: fc.nat(300) }, { weight: 1, arbitrary: fc.nat(60_000) }),
  fate: fc.oneof(
    { weight: 12, arbitrary: fc.constant('works' as const) },
    { weight: 1, arbitrary: fc.constantFrom('fails' as const, 'request lost' as const) },
    { weight: 2, arbitrary: fc.constantFrom('answer lost' as const, 'answer broken' as const) },
  ),
});

const node = fc.record({
  /** Of its clock: at most 1.25 / 0.8 = 1.56 times as fast as another one. */
  rate: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
  calls: fc.array(call, { minLength: 10, maxLength: 80 }),
  /** Standing still, while its clock goes on. */
  pauses: fc.array(fc.record({ at: fc.nat(TROUBLE), milliseconds: fc.nat(90_000) }), { maxLength: 4 }),
  turns: fc.array(
    fc.record({ seconds: fc.nat(60), end: fc.constantFrom('given back', 'killed'), rest: fc.nat(30) }),
    { minLength: 1, maxLength: 6 },
  ),
});
type Plan = typeof node extends fc.Arbitrary<infer P> ? P : never;

interface Node {
  held: Lease | undefined;
  /** How often it got it when nothing went wrong any more. */
  inPeace: number;
}

/** One machine with its way to the store, on which processes follow each other. */
function startNode(world: World, place: Register, plan: Plan, name: string, seen: Seen): Node {
  const self: Node = { held: undefined, inPeace: 0 };
  let calls = 0;
  const stillUntil = () => {
    const now = world.now();
    const pause = plan.pauses.find(({ at, milliseconds }) => at <= now && now < at + milliseconds);
    return pause && pause.at + pause.milliseconds;
  };

  /** Until it is killed. */
  function startProcess() {
    let alive = true;
    const run = (what: () => void): void => {
      if (!alive) return;
      const until = stillUntil();
      if (until === undefined) what();
      else world.after(until - world.now(), () => run(what));
    };
    const machine: Machine = {
      now: () => world.now() * plan.rate,
      after: (milliseconds, what) => world.after(milliseconds / plan.rate, () => run(what)),
    };
    const through = <T>(work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const trouble = world.now() < TROUBLE;
        const { there, back, fate } = trouble
          ? plan.calls[calls++ % plan.calls.length]!
          : { there: 10, back: 10, fate: 'works' };
        const broken = () =>
          Object.assign(new StoreError('PACELINE_STORE_UNREACHABLE', 'Broken.', 'Wait.'), {
            retryable: true,
          });
        world.after(there, async () => {
          if (fate === 'request lost') return;
          if (fate === 'fails') return run(() => reject(broken()));
          const answer = await work();
          if (fate === 'answer lost') return;
          world.after(back, () => run(() => (fate === 'works' ? resolve(answer) : reject(broken()))));
        });
      });
    const register: Register = {
      read: (key) => through(() => place.read(key)),
      replace: (...args) => through(() => place.replace(...args)),
      locate: place.locate,
    };
    const sleep = (seconds: number) =>
      new Promise<void>((resolve) => void machine.after(seconds * 1000, resolve));
    const kill = () => {
      alive = false;
      self.held = undefined;
    };
    return { register, machine, sleep, kill };
  }

  (async () => {
    let process = startProcess();
    for (let turn = 0; ; turn++) {
      const { seconds, end, rest } = plan.turns[turn % plan.turns.length]!;
      const holder = `${name} ${turn}`;
      const request = { key: KEY, holder, details: {}, seconds: SECONDS, waitSeconds: 1e6 };
      const { lease } = await acquireLease(process.register, request, process.machine).catch(() => ({
        lease: undefined,
      }));
      if (!lease) {
        seen.failed += 1;
        continue;
      }
      const inPeace = world.now() >= TROUBLE;
      self.held = lease;
      if (inPeace) self.inPeace += 1;
      if (lease.previous?.takenOver) seen.takenOver += 1;
      await process.sleep(seconds);
      if (lease.lost.aborted) seen.lost += 1;
      if (end === 'killed' && !inPeace) {
        process.kill();
        process = startProcess();
        seen.killed += 1;
      } else {
        const ending = await lease.end({ turn });
        seen[ending.written ? 'givenBack' : 'notGivenBack'] += 1;
        self.held = undefined;
      }
      await process.sleep(rest);
    }
  })();
  return self;
}

const noSeen = () => ({ failed: 0, takenOver: 0, lost: 0, killed: 0, givenBack: 0, notGivenBack: 0 });
type Seen = ReturnType<typeof noSeen>;

test('never two that believe to have it, whatever clocks, networks and kills do; and someone has it in the end', async () => {
  const seen = noSeen();
  const property = fc.asyncProperty(
    fc.array(node, { minLength: 2, maxLength: 4 }),
    fc.nat(2 ** 31 - 1),
    async (plans, seed) => {
      let state = seed;
      vi.spyOn(Math, 'random').mockImplementation(() => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
        return (state % 65_536) / 65_536;
      });
      const nodes: Node[] = [];
      const world = fakeWorld(() => {
        const believing = nodes.filter(({ held }) => held?.isHeld());
        if (believing.length > 1) throw new Error(`${believing.length} have it at ${world.now()}`);
      });
      const place = createMemoryRegister();
      for (const [index, plan] of plans.entries()) {
        nodes.push(startNode(world, place, plan, `node ${index}`, seen));
      }
      await world.advance(TROUBLE + PEACE);
      expect(nodes.reduce((sum, { inPeace }) => sum + inPeace, 0)).toBeGreaterThan(0);
    },
  );
  await fc.assert(property, { numRuns: 200, endOnFailure: true });
  // Nothing of what it is about was missing.
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(5);
});
