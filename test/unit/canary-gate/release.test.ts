import { canaryReport, parseDocument } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { firstState, judge, nextStep } from '../../../actions/canary-gate/src/figures/judge.ts';
import type { NoAnswer } from '../../../actions/canary-gate/src/figures/prometheus.ts';
import { finishGate } from '../../../actions/canary-gate/src/finish.ts';
import { runGate } from '../../../actions/canary-gate/src/release.ts';
import type { ReleaseTurn } from '../../../actions/canary-gate/src/turn/release-turn.ts';
import { play, type World } from './stage.ts';

const healthy: World = { rate: 1000, baseline: 0.01, canary: 0.01 };
const faulty: World = { ...healthy, canary: 0.1 };

describe('a release', () => {
  test('that is cancelled while the store takes its time before the promotion is rolled back', async () => {
    const interruptAt = 1e6;
    let now = () => {};
    const turn: World['turn'] = {
      async note() {
        now();
        return true;
      },
    };
    const played = await play(
      async (context, machine) => {
        now = () => machine.interrupt('The gate was interrupted by SIGINT.');
        return runGate(context, machine);
      },
      { ...healthy, interruptAt, turn },
    );
    expect(played.outputs).toMatchObject({
      decision: 'undecided',
      reason: 'The gate was interrupted by SIGINT.',
    });
    expect(played.weights).toEqual([5, 25, 50, 0]);
  });

  test('of a good canary goes through every step to promotion', async () => {
    const played = await play(runGate, healthy);
    expect(played.error).toBeUndefined();
    expect(played.weights).toEqual([5, 25, 50, 100]);
    expect(played.outputs).toMatchObject({ decision: 'promoted', 'report-path': '/temp/canary-report.json' });
    expect(JSON.parse(played.outputs['steps']!)).toHaveLength(3);
    expect(played.result).toMatch(/^canary-gate: promoted after 3 steps in /);
    expect(played.states.at(-1)!.phase).toBe('ended');
    expect(played.notes).toEqual(['moving', 'promoting', 'ended promoted']);
  });

  test('of a faulty one ends at the first step, at weight 0 and red', async () => {
    const played = await play(runGate, faulty);
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_ROLLED_BACK' });
    expect(played.weights).toEqual([5, 0]);
    expect(played.outputs['decision']).toBe('rolled-back');
    expect(played.seconds).toBeLessThanOrEqual(30);
    expect(played.summary).toContain('### Canary rolled back');
  });

  test('writes down what it will do before it does it', async () => {
    const played = await play(runGate, healthy);
    // One state before each of four commands, and the last one after them.
    expect(played.states.map(({ phase }) => phase)).toEqual([
      'moving',
      'moving',
      'moving',
      'promoting',
      'ended',
    ]);
    expect(played.states[0]!.report.commands).toEqual([]);
  });

  test('runs the promote and rollback commands where they are given', async () => {
    const commands = { promote: 'make-new', rollback: 'back to old' };
    expect((await play(runGate, healthy, commands)).scripts.at(-1)).toBe('make-new');
    expect((await play(runGate, faulty, commands)).scripts.at(-1)).toBe('back to old');
    expect((await play(runGate, faulty)).scripts).toEqual(['shift 5', 'shift 0']);
  });

  test('its report replays to the same verdicts', async () => {
    for (const world of [healthy, faulty]) {
      const { report } = await play(runGate, world);
      const parsed = parseDocument(canaryReport, report!, 'report');
      let state = firstState();
      for (const [index, step] of parsed.steps.entries()) {
        state = nextStep(state);
        for (const { seconds, canary, baseline, ...check } of step.checks!) {
          const look = {
            seconds,
            last: index === 2,
            weight: step.weight,
            fresh: { canary: canary!, baseline: baseline! },
          };
          const judged = judge(state, look, parsed.settings!);
          state = judged.state;
          expect(judged).toMatchObject({ verdict: check.verdict, worse: check.worse, good: check.good });
        }
      }
    }
  });

  test('in a dry run changes nothing, and is green', async () => {
    for (const world of [healthy, faulty]) {
      // Somebody else set the weight.
      const answer: World['answer'] = (name, seconds, honest) =>
        name.startsWith('canary')
          ? { value: 500 * Math.min(seconds, 10) * (name.endsWith('errors') ? world.canary : 1) }
          : honest();
      const played = await play(
        runGate,
        { ...world, answer },
        { 'dry-run': 'true', 'step-max-duration': '1m' },
      );
      expect(played.error).toBeUndefined();
      expect(played.scripts).toEqual([]);
      expect(played.result).toContain('dry run');
    }
  });
});

describe('what cannot be decided is rolled back and red, with the reason', () => {
  const unanswered =
    (problem: string, from: number, kind: NoAnswer['kind'] = 'no-series'): World['answer'] =>
    (_name, seconds, honest) =>
      seconds >= from ? { problem, kind } : honest();

  test.each<[string, World, Record<string, string>, RegExp]>([
    [
      'Prometheus goes down',
      { ...healthy, answer: unanswered('Prometheus could not be asked: ECONNREFUSED', 20) },
      {},
      /no data for .*ECONNREFUSED/,
    ],
    ['NaN for ever', { ...healthy, answer: unanswered('x is NaN', 20) }, {}, /no data for .*NaN/],
    [
      'the same, but held',
      { ...healthy, answer: unanswered('x is NaN', 20) },
      { 'no-data': 'hold', 'step-max-duration': '5m' },
      /no data to decide on within 5m/,
    ],
    ['no traffic at the canary', { ...healthy, counted: () => 0 }, {}, /no new requests to the canary/],
    ['too little traffic', { ...healthy, rate: 1 }, { 'step-max-duration': '2m' }, /min-requests is 50/],
    [
      'no evidence either way',
      { ...healthy, canary: 0, baseline: 0 },
      { 'allow-unseen-errors': 'true' },
      /enough neither way/,
    ],
    [
      'a failing set-weight',
      { ...healthy, command: (script) => (script === 'shift 25' ? 7 : 0) },
      {},
      /status 7/,
    ],
    [
      'a failing promote, where production is rolled back then',
      { ...healthy, command: (script) => (script === 'p' ? 1 : 0) },
      { promote: 'p', 'on-promote-failure': 'rollback' },
      /promote/,
    ],
    ['an interruption', { ...healthy, interruptAt: 33 }, {}, /interrupted by SIGTERM/],
  ])('%s', async (_name, world, given, reason) => {
    const played = await play(runGate, world, given);
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_UNDECIDED' });
    expect(String((played.error as Error).message)).toMatch(reason);
    expect(played.outputs['decision']).toBe('undecided');
    expect(played.outputs['reason']).toMatch(reason);
    expect(played.weights.at(-1)).toBe(0);
    expect(played.states.at(-1)!.phase).toBe('ended');
    expect(played.report!.completed).toBe(true);
  });

  test('Prometheus is down before the first step: nothing is changed', async () => {
    const answer = unanswered('Prometheus did not answer within 15 s', 0, 'unreachable');
    const played = await play(runGate, { ...healthy, answer });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_UNDECIDED' });
    expect(played.scripts).toEqual([]);
    expect(played.states).toEqual([]);
    expect(played.result).toContain('no weight changed');
  });

  test('a gap in the data is survived', async () => {
    const answer: World['answer'] = (_name, seconds, honest) =>
      seconds > 15 && seconds < 90 ? { problem: 'no series matches x', kind: 'no-series' } : honest();
    expect((await play(runGate, { ...healthy, answer })).outputs['decision']).toBe('promoted');
  });
});

describe('the rollback', () => {
  test('is tried again', async () => {
    let failures = 2;
    const command: World['command'] = (script) => (script === 'shift 0' && failures-- > 0 ? 1 : 0);
    const played = await play(runGate, { ...faulty, command });
    expect(played.weights).toEqual([5, 0]);
    expect(played.scripts.filter((script) => script === 'shift 0')).toHaveLength(3);
  });

  test('that fails is the loudest error, and left to post', async () => {
    const command: World['command'] = (script) => (script === 'shift 0' ? 1 : 0);
    const main = await play(runGate, { ...faulty, command });
    expect(main.error).toMatchObject({ code: 'PACELINE_CANARY_ROLLBACK_FAILED' });
    expect(main.result).toContain('ROLLBACK FAILED');
    const saved = main.states.at(-1)!;
    expect(saved.phase).toBe('moving');
    const stuck = await play(finishGate, { ...faulty, command }, {}, saved);
    expect(stuck.error).toMatchObject({ code: 'PACELINE_CANARY_ROLLBACK_FAILED' });
    const freed = await play(finishGate, faulty, {}, saved);
    expect(freed.error).toBeUndefined();
    expect(freed.weights).toEqual([0]);
  });

  test('is not repeated in post where main had decided: only the store is updated', async () => {
    const { states } = await play(runGate, healthy);
    const post = await play(finishGate, healthy, {}, states.at(-1)!);
    expect(post.scripts).toEqual([]);
    expect(post.notes).toEqual(['ended promoted']);
  });

  test('in post happens after every state that main may have died with before it promoted, and never after an end', async () => {
    for (const world of [healthy, faulty]) {
      const { states } = await play(runGate, world);
      for (const saved of states.filter(({ phase }) => phase !== 'promoting')) {
        const post = await play(finishGate, healthy, {}, saved);
        expect(post.weights).toEqual(saved.phase === 'ended' ? [] : [0]);
        expect(post.error).toBeUndefined();
      }
    }
    expect((await play(finishGate, healthy)).scripts).toEqual([]);
  });

  test('is left to a post that can be started, however many looks there were', async () => {
    const world = {
      ...healthy,
      interruptAt: 3100,
      command: (script: string) => Number(script === 'shift 0'),
    };
    const given = { interval: '1s', 'step-duration': '50m', 'step-max-duration': '2h' };
    const { states, report } = await play(runGate, world, given);
    expect(report!.steps[0]!.checks!.length).toBeGreaterThan(2000);
    for (const state of states) expect(JSON.stringify(state).length).toBeLessThan(20_000);
    expect((await play(finishGate, healthy, given, states.at(-1)!)).weights).toEqual([0]);
  });

  test('comes before the store, the report and every other bookkeeping', async () => {
    const order: string[] = [];
    const turn: World['turn'] = {
      async end() {
        order.push('store');
      },
    };
    const command: World['command'] = (script) => Number(order.push(script) < 0);
    await play(runGate, { ...faulty, command, turn });
    expect(order).toEqual(['shift 5', 'shift 0', 'store']);
  });
});

describe('a promote command that fails', () => {
  const command: World['command'] = (script) => (script === 'p' ? 1 : 0);
  test('is held by default: production may be new in part', async () => {
    const played = await play(runGate, { ...healthy, command }, { promote: 'p' });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_PROMOTE_FAILED' });
    expect(played.outputs['decision']).toBe('held');
    expect(played.weights.at(-1)).toBe(50);
    expect(played.result).toContain('HELD at 50 %');
    expect(played.states.at(-1)!.phase).toBe('ended');
    expect(played.notes.at(-1)).toBe('ended held');
  });

  test('or was cut with main, is held in post, or rolled back there', async () => {
    const { states } = await play(runGate, healthy, { promote: 'p' });
    const saved = states.find(({ phase }) => phase === 'promoting')!;
    const held = await play(finishGate, healthy, { promote: 'p' }, saved);
    expect(held.error).toMatchObject({ code: 'PACELINE_CANARY_PROMOTE_FAILED' });
    expect(held.scripts).toEqual([]);
    const back = await play(finishGate, healthy, { promote: 'p', 'on-promote-failure': 'rollback' }, saved);
    expect(back.error).toBeUndefined();
    expect(back.weights).toEqual([0]);
  });

  test('is not cut by a signal: one that gets to its end has promoted', async () => {
    const cut: World['command'] = (script) => Number(script === 'p' && false);
    const played = await play(runGate, { ...healthy, command: cut }, { promote: 'p' });
    expect(played.outputs['decision']).toBe('promoted');
  });
});

describe('an observed weight', () => {
  const observe = { 'observe-weight': 'what is it', 'command-timeout': '5s' };
  test('is in the report after every change', async () => {
    const { report, error } = await play(runGate, healthy, observe);
    expect(error).toBeUndefined();
    expect(report!.commands!.map(({ observed }) => observed)).toEqual([0.05, 0.25, 0.5, 1]);
  });

  test.each([
    ['set-weight', 'shift 25', /weight is 5 % after 5 s, not 25 %/],
    ['promote', 'shift 100', /weight is 50 % after 5 s, not 100 %/],
  ])('that is another one after %s makes that a failure', async (_name, script, reason) => {
    const played = await play(
      runGate,
      { ...healthy, noEffect: (ran) => ran === script },
      { ...observe, 'on-promote-failure': 'rollback' },
    );
    expect(played.outputs['reason']).toMatch(reason);
    expect(played.weights.at(-1)).toBe(0);
  });

  test('that is not 0 after a rollback that ended well is a failed rollback', async () => {
    const played = await play(runGate, { ...faulty, noEffect: (ran) => ran === 'shift 0' }, observe);
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_ROLLBACK_FAILED' });
    expect((played.error as Error).message).toMatch(/weight is 5 % after 5 s, not 0 %/);
  });

  test('that cannot be read is no weight', async () => {
    const played = await play(runGate, { ...healthy, observed: () => 'web-canary not found' }, observe);
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_ROLLBACK_FAILED' });
    expect(played.outputs['reason']).toContain('gives "web-canary not found", not a percentage');
  });

  test('is said not to be observed where nothing looks', async () => {
    expect((await play(runGate, healthy)).summary).toContain('not observed');
  });
});

describe('figures that cannot be believed never promote', () => {
  const others = { answer: undefined };
  test.each<[string, World, Record<string, string>, RegExp]>([
    [
      'four of five of its requests are not counted',
      { ...healthy, counted: () => 0.2 },
      {},
      /of the requests in the figures where/,
    ],
    [
      'one of five is not',
      { ...healthy, rate: 5000, counted: () => 0.8 },
      {},
      /of the requests in the figures where/,
    ],
    [
      'more errors than requests',
      {
        ...healthy,
        answer: (name, s, honest) => (name === 'canary-errors' && s > 1 ? { value: 1e9 } : honest()),
      },
      {},
      /canary-errors counts more/,
    ],
    [
      'no error of the canary is ever seen where the baseline has many',
      { ...healthy, canary: 0 },
      { 'step-max-duration': '2m' },
      /not one error of the canary was ever seen/,
    ],
  ])('%s', async (_name, world, given, reason) => {
    const played = await play(runGate, { ...others, ...world }, given);
    expect(played.outputs['decision']).toBe('undecided');
    expect(played.outputs['reason']).toMatch(reason);
    expect(played.weights.at(-1)).toBe(0);
    expect(played.weights).not.toContain(100);
  });

  test('a weight that takes a while to arrive is forgiven', async () => {
    const counted = (seconds: number) => (seconds % 60 < 15 ? 0.3 : 1);
    expect((await play(runGate, { ...healthy, counted })).outputs['decision']).toBe('promoted');
  });

  test.each<[string, World['answer'], RegExp]>([
    [
      'errors were never seen',
      (name, _s, honest) => (name.endsWith('errors') ? { value: 0 } : honest()),
      /was never above zero in the last 7 days/,
    ],
    [
      'there is no series of errors',
      (name, _s, honest) =>
        name.endsWith('errors') ? { problem: 'no series matches x', kind: 'no-series' } : honest(),
      /was never above zero/,
    ],
    [
      'what answers is no Prometheus',
      () => ({ problem: 'what answered is not the Prometheus API', kind: 'unreachable' }),
      /not the Prometheus API/,
    ],
    [
      'the answer is partial',
      () => ({ problem: 'the answer of Prometheus is not whole: store down', kind: 'unreachable' }),
      /not whole/,
    ],
    ['both count the same', (name) => ({ value: name.endsWith('errors') ? 3.3 : 700.7 }), /the same figures/],
    [
      'more errors than requests',
      (name, _s, honest) => (name.endsWith('errors') ? { value: 1e9 } : honest()),
      /counts more/,
    ],
  ])('before any traffic moves: %s', async (_name, answer, reason) => {
    const played = await play(runGate, { ...healthy, answer });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_UNDECIDED' });
    expect(played.outputs['reason']).toMatch(reason);
    expect(played.outputs['reason']).toContain('No weight was changed.');
    expect(played.scripts).toEqual([]);
  });

  test('errors of five days ago are enough to begin', async () => {
    const asked: number[] = [];
    const answer: World['answer'] = (name, _s, honest, window) => {
      if (name !== 'baseline-errors' || window < 3_600_000) return honest();
      asked.push(window);
      return { value: window > 4e8 ? 1 : 0 };
    };
    expect((await play(runGate, { ...healthy, answer })).outputs['decision']).toBe('promoted');
    expect(asked).toEqual([3_600_000, 86_400_000, 604_800_000]);
  });
});

describe('one refusal in the middle of a release is no verdict', () => {
  test.each(['refused', 'unreachable'] as const)('%s', async (kind) => {
    const answer: World['answer'] = (_name, seconds, honest) =>
      seconds > 35 && seconds < 45 ? { problem: 'rbac: token refresh', kind } : honest();
    expect((await play(runGate, { ...healthy, answer })).outputs['decision']).toBe('promoted');
  });
});

describe('other releases of the service', () => {
  test('one that has its turn is waited for, or said', async () => {
    const turn: World['turn'] = {
      take: async () => ({ words: 'by a lock', refused: 'octo/app is being released by release 6.' }),
    };
    const played = await play(runGate, { ...healthy, turn });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_UNDECIDED' });
    expect(played.outputs['reason']).toBe('octo/app is being released by release 6. No weight was changed.');
    expect(played.scripts).toEqual([]);
  });

  test('one that took over keeps its traffic: nothing is taken back', async () => {
    let over = false;
    const turn: World['turn'] = {
      async stillOurs() {
        over = true;
        return false;
      },
      takenOver: async () => (over ? 'Another release has the service since: release 8.' : undefined),
    };
    const played = await play(runGate, { ...healthy, turn });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_TAKEN_OVER' });
    expect(played.weights).toEqual([5, 25, 50]);
  });

  test('one that took over while the promotion was recorded keeps it too', async () => {
    let stop = () => {};
    const turn: World['turn'] = {
      async note() {
        stop();
        return true;
      },
      takenOver: async () => 'Another release has the service since: release 8.',
    };
    const played = await play(
      async (context, machine) => {
        stop = () => machine.interrupt('The lock of octo/app was lost.');
        return runGate(context, machine);
      },
      { ...healthy, turn },
    );
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_TAKEN_OVER' });
    expect(played.weights).toEqual([5, 25, 50]);
  });

  test('a turn that is lost before the promotion ends in a rollback', async () => {
    const played = await play(runGate, { ...healthy, turn: { stillOurs: async () => false } });
    expect(played.outputs['decision']).toBe('undecided');
    expect(played.weights).toEqual([5, 25, 50, 0]);
  });
});

describe('reconcile', () => {
  const lost = (state: 'moving' | 'promoting' | 'ended', decision = ''): World => ({
    ...healthy,
    turn: {
      read: async () => ({ release: '7', service: 'web', state, decision, at: '2026-01-02T00:00:00Z' }),
    },
  });
  const reconciled = (world: World, given: Record<string, string> = {}) =>
    play(runGate, world, { mode: 'reconcile', 'prometheus-url': '', ...given });

  test('takes back what a lost gate had moved', async () => {
    const played = await reconciled(lost('moving'));
    expect(played.weights).toEqual([0]);
    expect(played.error).toBeUndefined();
    expect(played.notes).toEqual(['ended undecided']);
  });

  test('does not believe an output that the store contradicts: it may be another leg’s', async () => {
    for (const decision of ['promoted', 'held']) {
      const played = await reconciled(lost('moving'), { decision });
      expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_RELEASE_UNKNOWN' });
      expect(played.scripts).toEqual([]);
    }
  });

  test('does nothing where the release moved nothing, or has ended', async () => {
    for (const world of [healthy, lost('ended', 'promoted'), lost('ended', 'rolled-back')]) {
      const played = await reconciled(world);
      expect(played.scripts).toEqual([]);
      expect(played.error).toBeUndefined();
    }
    expect((await reconciled(lost('promoting'), { decision: 'promoted' })).outputs['decision']).toBe(
      'promoted',
    );
  });

  test('leaves the traffic of a release that came after it alone', async () => {
    const world = lost('moving');
    const turn = { ...world.turn, resume: async () => 'Another release has the service since: release 8.' };
    const played = await reconciled({ ...world, turn });
    expect(played.scripts).toEqual([]);
    expect(played.result).toContain('release 8');
  });

  test('also where the store holds no lock, and the record of a later one is all there is', async () => {
    const { turn } = lost('moving');
    const read = async () =>
      ({ ...(await turn!.read!()), later: '8' }) as Awaited<ReturnType<ReleaseTurn['read']>>;
    const played = await reconciled({ ...healthy, turn: { ...turn, read } });
    expect(played.scripts).toEqual([]);
    expect(played.result).toContain('Release 8 of octo/app began after release 7');
  });

  test('holds a promotion that was cut, unless on-promote-failure says otherwise', async () => {
    const held = await reconciled(lost('promoting'));
    expect(held.error).toMatchObject({ code: 'PACELINE_CANARY_PROMOTE_FAILED' });
    expect(held.scripts).toEqual([]);
    const back = await reconciled(lost('promoting'), { 'on-promote-failure': 'rollback' });
    expect(back.weights).toEqual([0]);
  });

  test('changes nothing and is red where it cannot know', async () => {
    const played = await reconciled({
      ...healthy,
      turn: { read: async () => ({ unknown: 'redis is down' }) },
    });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_RELEASE_UNKNOWN' });
    expect(played.scripts).toEqual([]);
  });
});
