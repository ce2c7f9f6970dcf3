import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakePrometheus, fakePrometheus, openGate } from './gate.ts';

let prometheus: FakePrometheus;
beforeAll(async () => {
  prometheus = await fakePrometheus();
});
afterAll(() => prometheus.close());

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
const RUNS = 30;
const AT_ONCE = 3;

/**
 * A healthy release takes about 1.5 s here, so the moments lie before, within and after everything it does,
 * the start of the process included.
 */
async function cancelAt(milliseconds: number, signal: NodeJS.Signals): Promise<string> {
  const gate = openGate(prometheus.url);
  try {
    const { child, ended } = gate.start();
    const timer = setTimeout(() => child.kill(signal), milliseconds);
    const { status, log } = await ended;
    clearTimeout(timer);
    const post = await gate.post();
    const facts = `${signal} at ${milliseconds} ms, main ${status}, post ${post.status}\n${log}\n--- post\n${post.log}`;
    expect(gate.orphans(), facts).toEqual([]);
    expect(post.status, facts).toBe(0);
    const said = /canary-gate: promoted/.test(log);
    if (status === 0) expect(said, facts).toBe(true);
    // Killed between the end of the promotion and the word of it: then post finds nothing to take back.
    const unsaid = status === null && /^promote: 100 %/m.test(log) && post.log === '';
    // 100 only where it was promoted to its end.
    const promoted = said || unsaid;
    expect(gate.weight(), facts).toBe(promoted ? 100 : 0);
    // A second post (a re-run, a reconciler) changes nothing.
    if (!promoted) {
      await gate.post();
      expect(gate.weight(), facts).toBe(0);
    }
    // Nothing that was left behind sets a weight later.
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(gate.weight(), facts).toBe(promoted ? 100 : 0);
    return promoted ? 'promoted' : /rolled back in the post step/.test(post.log) ? 'post' : 'main';
  } finally {
    gate.remove();
  }
}

test(`cancelled at ${RUNS} random moments, the canary has no traffic after post and nothing is left running`, async () => {
  const moments = Array.from({ length: RUNS }, (_, index) => ({
    at: Math.round(Math.random() * 2200),
    signal: SIGNALS[index % SIGNALS.length]!,
  }));
  const ends: string[] = [];
  const worker = async () => {
    for (let next = moments.pop(); next; next = moments.pop())
      ends.push(await cancelAt(next.at, next.signal));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(ends).toHaveLength(RUNS);
  // Both ways back were taken, else the moments prove nothing.
  expect(ends).toContain('main');
  expect(ends).toContain('post');
});
