import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakePrometheus, fakePrometheus, openGate } from './gate.ts';

let prometheus: FakePrometheus;
beforeAll(async () => {
  prometheus = await fakePrometheus();
});
afterAll(() => prometheus.close());

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
const AT_ONCE = 3;

/** Commands that are slow one way and quick the other: what is cut must not land after what came later. */
const SHAPES = {
  'both take a moment': {},
  'a slow set-weight, a quick rollback': {
    'set-weight': 'sleep 0.4; echo {weight} > new.$$; mv new.$$ weight; sleep 0.1',
    rollback: 'echo 0 > new.$$; mv new.$$ weight',
  },
  'a quick set-weight, a slow rollback that leaves a lock where it is cut': {
    'set-weight': 'echo {weight} > new.$$; mv new.$$ weight',
    rollback: 'mkdir lock; sleep 0.5; echo 0 > new.$$; mv new.$$ weight; rmdir lock',
  },
} as const;

interface Moment {
  readonly shape: keyof typeof SHAPES;
  readonly at: number;
  readonly signal: NodeJS.Signals;
}

/**
 * A healthy release takes about 2 s here, so the moments lie before, within and after everything it does, the start
 * of the process included.
 */
async function cancelAt({ shape, at, signal }: Moment): Promise<string> {
  const gate = openGate(prometheus.url);
  try {
    const inputs = SHAPES[shape];
    const { child, ended } = gate.start(inputs);
    const timer = setTimeout(() => child.kill(signal), at);
    const { status, log } = await ended;
    clearTimeout(timer);
    const post = await gate.post(inputs);
    const facts = `${shape}, ${signal} at ${at} ms, main ${status}, post ${post.status}\n${log}\n--- post\n${post.log}`;
    expect(gate.orphans(), facts).toEqual([]);
    expect(post.status, facts).toBe(0);
    const said = /canary-gate: promoted/.test(log + post.log);
    if (status === 0) expect(said, facts).toBe(true);
    // Killed between the end of the promotion and the word of it: then post finds nothing to take back.
    const unsaid = status === null && /^promote: 100 %/m.test(log) && post.log === '';
    // 100 only where it was promoted to its end.
    const promoted = said || unsaid;
    expect(gate.weight(), facts).toBe(promoted ? 100 : 0);
    // A second post (a re-run) changes nothing.
    if (!promoted) {
      await gate.post(inputs);
      expect(gate.weight(), facts).toBe(0);
    }
    // Nothing that was left behind sets a weight later.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(gate.weight(), facts).toBe(promoted ? 100 : 0);
    return promoted ? 'promoted' : /rolled back in the post step/.test(post.log) ? 'post' : 'main';
  } finally {
    gate.remove();
  }
}

test('cancelled at random moments, the canary has all or no traffic after post, as was said, and nothing is left running', async () => {
  const moments = (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).flatMap((shape) =>
    Array.from({ length: 12 }, (_, index) => ({
      shape,
      at: Math.round(Math.random() * 3000),
      signal: SIGNALS[index % SIGNALS.length]!,
    })),
  );
  const ends: string[] = [];
  const all = moments.length;
  const worker = async () => {
    for (let next = moments.pop(); next; next = moments.pop()) ends.push(await cancelAt(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(ends).toHaveLength(all);
  // Both ways back were taken, else the moments prove nothing.
  expect(ends).toContain('main');
  expect(ends).toContain('post');
});
