import { readFileSync } from 'node:fs';
import { canaryReport, parseDocument } from '@paceline/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BASELINE_ERRORS, type FakePrometheus, fakePrometheus, type Gate, openGate } from './gate.ts';

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

const lastLine = (log: string) => log.trimEnd().split('\n').at(-1);
const names = ['decision', 'reason', 'release', 'report-path', 'seconds', 'steps'];

describe('the built action', () => {
  test('promotes a good canary; post has nothing to do', async () => {
    const { status, log, outputs } = await gate.start().ended;
    expect(log).not.toContain('::error');
    expect(status).toBe(0);
    expect(gate.weight()).toBe(100);
    expect(outputs['decision']).toBe('promoted');
    expect(lastLine(log)).toMatch(/^canary-gate: promoted after 3 steps/);
    const report = parseDocument(canaryReport, readFileSync(outputs['report-path']!, 'utf8'), 'report');
    expect(report.steps.map(({ weight }) => weight)).toEqual([0.05, 0.25, 0.5]);
    expect(report.commands!.map(({ name }) => name)).toEqual([
      'set-weight',
      'set-weight',
      'set-weight',
      'promote',
    ]);
    const post = await gate.post();
    expect(post.log.trim()).toBe('');
    expect(gate.weight()).toBe(100);
  });

  test('takes a faulty one back and is red, with one message', async () => {
    prometheus.errors = 0.05;
    const { status, log, outputs } = await gate.start().ended;
    expect(status).toBe(1);
    expect(gate.weight()).toBe(0);
    expect(log.match(/^::error/gm)).toHaveLength(1);
    expect(log).toContain('PACELINE_CANARY_ROLLED_BACK');
    expect(outputs['decision']).toBe('rolled-back');
    expect(Object.keys(outputs).sort()).toEqual(names);
    expect(readFileSync(`${gate.folder}/summary`, 'utf8')).toContain('### Canary rolled back');
  });

  test.each(['down', 'empty'] as const)('rolls back and is red when Prometheus becomes %s', async (mode) => {
    // Prometheus answers or is down: no query has to wait, however busy the machine is.
    const running = gate.start({ 'no-data-deadline': '600ms', 'query-timeout': '20s' });
    const timer = setInterval(() => {
      // Only once the traffic has moved: before that nothing would have to be taken back.
      if (gate.weight() > 0) prometheus.mode = mode;
    }, 10);
    const { status, log, outputs } = await running.ended;
    clearInterval(timer);
    expect(status).toBe(1);
    expect(outputs).toMatchObject({ decision: 'undecided', reason: expect.stringContaining('no data') });
    expect(log).toContain('PACELINE_CANARY_UNDECIDED');
    expect(gate.weight()).toBe(0);
  });

  test('changes nothing when Prometheus is down from the start', async () => {
    prometheus.mode = 'down';
    const { status, outputs } = await gate.start({ 'query-timeout': '300ms' }).ended;
    expect(status).toBe(1);
    expect(outputs['reason']).toContain('No weight was changed.');
    expect(gate.weight()).toBe(0);
  });

  test('a command gets numbers, and neither inputs nor the key to the metrics', async () => {
    const script =
      'env > "seen.{weight}"; echo {weight} > weight; echo "::error::not a command of the runner"';
    const child = gate.start({ 'set-weight': script, steps: '12.5%' });
    const { status, log } = await child.ended;
    expect(status).toBe(0);
    const seen = readFileSync(`${gate.folder}/work/seen.12.5`, 'utf8');
    expect(seen).toMatch(/^WEIGHT=12\.5$/m);
    expect(seen).toMatch(/^BASELINE_WEIGHT=87\.5$/m);
    expect(seen).not.toMatch(/^INPUT_/m);
    expect(log).not.toMatch(/^::error/m);
  });

  test('a command that hangs is ended with all of its children, and the canary is taken back', async () => {
    const hang =
      'if [ "$WEIGHT" = 0 ]; then echo 0 > weight; else echo 5 > weight; sleep 300 & sleep 300; fi';
    const { status, log } = await gate.start({ 'set-weight': hang, 'command-timeout': '5s' }).ended;
    expect(status).toBe(1);
    expect(log).toContain('was stopped after');
    expect(gate.weight()).toBe(0);
    expect(gate.orphans()).toEqual([]);
  });

  test('a rollback that fails is red in main and red in post', async () => {
    prometheus.errors = 0.05;
    const script = '[ "$WEIGHT" != 0 ] && echo {weight} > weight';
    const main = await gate.start({ 'set-weight': script }).ended;
    expect(main.status).toBe(1);
    expect(main.log).toContain('PACELINE_CANARY_ROLLBACK_FAILED');
    const post = await gate.post({ 'set-weight': script });
    expect(post.status).toBe(1);
    expect(post.log).toContain('the canary may still get traffic');
  });

  test('every wrong input in one message, before anything', async () => {
    const wrong = { steps: '50% 5%', interval: '10', 'canary-errors': 'sum(x)', confidence: '100%' };
    const { status, log, outputs } = await gate.start(wrong).ended;
    expect(status).toBe(1);
    expect(log).toContain('4 inputs are wrong');
    expect(Object.keys(outputs).sort()).toEqual(names);
    expect(outputs['decision']).toBe('undecided');
    expect(gate.weight()).toBe(0);
  });
});
