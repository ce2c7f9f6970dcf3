import { canaryReport, parseDocument } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { firstState, judge, nextStep } from '../../../actions/canary-gate/src/judge.ts';
import { runGate } from '../../../actions/canary-gate/src/release.ts';
import { finishGate } from '../../../actions/canary-gate/src/unfinished.ts';
import { play, type World } from './stage.ts';

const healthy: World = { rate: 1000, baseline: 0.01, canary: 0.01 };
const faulty: World = { ...healthy, canary: 0.1 };

describe('a release', () => {
  test('of a good canary goes through every step to promotion', async () => {
    const played = await play(runGate, healthy);
    expect(played.error).toBeUndefined();
    expect(played.weights).toEqual([5, 25, 50, 100]);
    expect(played.outputs).toMatchObject({ decision: 'promoted', 'report-path': '/temp/canary-report.json' });
    expect(JSON.parse(played.outputs['steps']!)).toHaveLength(3);
    expect(played.result).toMatch(/^canary-gate: promoted after 3 steps in /);
    expect(played.states.at(-1)!.ended).toBe(true);
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
    const seen: boolean[] = [];
    const played = await play(runGate, { ...healthy, command: () => Number(seen.push(true) < 0) });
    // One state before each of four commands, and the last one after them.
    expect(played.states.map(({ ended }) => ended)).toEqual([false, false, false, false, true]);
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
          const look = { seconds, last: index === 2, fresh: { canary: canary!, baseline: baseline! } };
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
    (problem: string, from: number): World['answer'] =>
    (_name, seconds, honest) =>
      seconds >= from ? { problem } : honest();

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
    ['no traffic at the canary', { ...healthy, rate: 0 }, {}, /no new requests to the canary/],
    ['too little traffic', { ...healthy, rate: 1 }, { 'step-max-duration': '2m' }, /min-requests is 50/],
    ['no evidence either way', { ...healthy, canary: 0, baseline: 0 }, {}, /enough neither way/],
    [
      'a failing set-weight',
      { ...healthy, command: (script) => (script === 'shift 25' ? 7 : 0) },
      {},
      /status 7/,
    ],
    [
      'a failing promote',
      { ...healthy, command: (script) => (script === 'p' ? 1 : 0) },
      { promote: 'p' },
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
    expect(played.states.at(-1)!.ended).toBe(true);
    expect(played.report!.completed).toBe(true);
  });

  test('Prometheus is down before the first step: nothing is changed', async () => {
    const answer = unanswered('Prometheus did not answer within 15 s', 0);
    const played = await play(runGate, { ...healthy, answer });
    expect(played.error).toMatchObject({ code: 'PACELINE_CANARY_UNDECIDED' });
    expect(played.scripts).toEqual([]);
    expect(played.states).toEqual([]);
    expect(played.result).toContain('no weight changed');
  });

  test('a gap in the data is survived', async () => {
    const answer: World['answer'] = (_name, seconds, honest) =>
      seconds > 15 && seconds < 90 ? { problem: 'no series matches x' } : honest();
    expect((await play(runGate, { ...healthy, answer })).outputs['decision']).toBe('promoted');
  });

  test('missing inputs are one message, before anything', async () => {
    const played = await play(runGate, healthy, { 'prometheus-url': '', 'canary-errors': '' });
    expect(played.error).toMatchObject({ code: 'PACELINE_INPUT_INVALID' });
    expect((played.error as Error).message).toContain('"prometheus-url", "canary-errors"');
    expect(played.scripts).toEqual([]);
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
    expect(saved.ended).toBe(false);
    const stuck = await play(finishGate, { ...faulty, command }, {}, saved);
    expect(stuck.error).toMatchObject({ code: 'PACELINE_CANARY_ROLLBACK_FAILED' });
    const freed = await play(finishGate, faulty, {}, saved);
    expect(freed.error).toBeUndefined();
    expect(freed.weights).toEqual([0]);
  });

  test('in post happens after every state that main may have died with, and never after an end', async () => {
    for (const world of [healthy, faulty]) {
      const { states } = await play(runGate, world);
      for (const saved of states) {
        const post = await play(finishGate, healthy, {}, saved);
        expect(post.weights).toEqual(saved.ended ? [] : [0]);
        expect(post.error).toBeUndefined();
      }
    }
    expect((await play(finishGate, healthy)).scripts).toEqual([]);
  });
});

describe('reconcile', () => {
  test.each(['', 'undecided', 'rolled-back'])('takes the canary back after "%s"', async (decision) => {
    const played = await play(runGate, healthy, { mode: 'reconcile', decision, 'prometheus-url': '' });
    expect(played.weights).toEqual([0]);
    expect(played.error).toBeUndefined();
  });

  test('leaves a promoted one alone', async () => {
    const played = await play(runGate, healthy, { mode: 'reconcile', decision: 'promoted' });
    expect(played.scripts).toEqual([]);
    expect(played.outputs['decision']).toBe('promoted');
  });
});
