import { describe, expect, test } from 'vitest';
import {
  askAll,
  createStepMeter,
  figuresOf,
  implausible,
} from '../../../actions/canary-gate/src/figures/measure.ts';
import { createPrometheus, readAnswer } from '../../../actions/canary-gate/src/figures/prometheus.ts';

const vector = (...values: string[]) =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, value] })) },
  });

describe('an answer is one number or a reason', () => {
  test.each<[string, string, unknown]>([
    ['one element', vector('3.5'), { value: 3.5 }],
    ['a scalar', '{"status":"success","data":{"resultType":"scalar","result":[1,"7"]}}', { value: 7 }],
    ['an empty vector', vector(), { problem: 'no series matches q', kind: 'no-series' }],
    ['NaN', vector('NaN'), { problem: 'q is NaN', kind: 'no-series' }],
    ['infinity', vector('+Inf'), { problem: 'q is +Inf', kind: 'no-series' }],
    ['a negative count', vector('-1'), { problem: 'q is -1', kind: 'no-series' }],
    [
      'an error',
      '{"status":"error"}',
      { problem: 'what answered is not the Prometheus API', kind: 'unreachable' },
    ],
    ['no JSON', '<html>', { problem: 'what answered is not the Prometheus API', kind: 'unreachable' }],
    ['null', 'null', { problem: expect.any(String), kind: 'unreachable' }],
    [
      'data of null',
      '{"status":"success","data":null}',
      { problem: expect.any(String), kind: 'unreachable' },
    ],
    [
      'a value that would be a command to the runner',
      vector('1\n::error::x'),
      { problem: 'q is 1 ::error::x', kind: 'no-series' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(readAnswer(text, 'q')).toEqual(expected);
  });

  test.each([
    ['warnings', { warnings: ['store-2: Unavailable'] }, /not whole: store-2: Unavailable/],
    ['VictoriaMetrics, when a node is down', { isPartial: true }, /not whole: it is marked as partial/],
  ])('that is not whole is none: %s', (_name, more, problem) => {
    const text = JSON.stringify({ ...(JSON.parse(vector('1')) as object), ...more });
    expect(readAnswer(text, 'q')).toEqual({ problem: expect.stringMatching(problem), kind: 'unreachable' });
    expect(readAnswer(JSON.stringify({ ...(JSON.parse(vector('1')) as object), warnings: [] }), 'q')).toEqual(
      {
        value: 1,
      },
    );
  });

  test('a note of Prometheus is no warning', () => {
    const noted = {
      ...(JSON.parse(vector('1')) as object),
      warnings: ['PromQL info: metric might not be a counter'],
    };
    expect(readAnswer(JSON.stringify(noted), 'q')).toEqual({ value: 1 });
  });

  test('many series are a mistake in the query', () => {
    expect(readAnswer(vector('1', '2'), 'q')).toMatchObject({
      kind: 'refused',
      problem: 'The query q gives 2 series, not one number',
      error: { code: 'PACELINE_CANARY_QUERY' },
    });
    expect(readAnswer('{"status":"success","data":{"resultType":"matrix","result":[]}}', 'q')).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('the client', () => {
  const client = (answers: (() => Response | Promise<Response>)[], extra: object = {}) => {
    const asked: { url: string; init: RequestInit }[] = [];
    const prometheus = createPrometheus({
      url: 'http://127.0.0.1:9',
      variables: {},
      timeoutSeconds: 5,
      signal: new AbortController().signal,
      fetch: (async (url: string, init: RequestInit) => {
        asked.push({ url, init });
        return (answers[asked.length - 1] ?? answers.at(-1)!)();
      }) as unknown as typeof fetch,
      ...extra,
    });
    return { prometheus, asked };
  };
  const ok = () => new Response(vector('1'));

  test('asks at an explicit time', async () => {
    const { prometheus, asked } = client([ok]);
    await prometheus.query('sum(x)', 1_700_000_000_123);
    const url = new URL(asked[0]!.url);
    expect(url.pathname).toBe('/api/v1/query');
    expect(Object.fromEntries(url.searchParams)).toEqual({ query: 'sum(x)', time: '1700000000.123' });
    expect(asked[0]!.init.redirect).toBe('error');
  });

  test('asks again after a failure that may pass', async () => {
    const { prometheus, asked } = client([
      () => new Response('', { status: 503 }),
      () => Promise.reject(new TypeError('fetch failed')),
      ok,
    ]);
    expect(await prometheus.query('x', 0)).toEqual({ value: 1 });
    expect(asked).toHaveLength(3);
  });

  test('gives up at its deadline, with the reason', async () => {
    const slow = client(
      [
        (() => {
          throw new DOMException('timeout', 'TimeoutError');
        }) as () => Response,
      ],
      { timeoutSeconds: 0.3 },
    );
    expect(await slow.prometheus.query('x', 0)).toEqual({
      problem: expect.stringContaining('Prometheus'),
      kind: 'unreachable',
    });
  });

  test.each([
    [400, 'PACELINE_CANARY_QUERY'],
    [422, 'PACELINE_CANARY_QUERY'],
    [401, 'PACELINE_CANARY_PROMETHEUS_ACCESS'],
    [403, 'PACELINE_CANARY_PROMETHEUS_ACCESS'],
    [404, 'PACELINE_CANARY_PROMETHEUS_ADDRESS'],
    [410, 'PACELINE_CANARY_PROMETHEUS_ANSWER'],
  ])('status %i is a refusal, which is not tried again at once', async (status, code) => {
    const { prometheus, asked } = client([() => new Response('{"error":"bad"}', { status })]);
    expect(await prometheus.query('x', 0)).toMatchObject({ kind: 'refused', error: { code } });
    expect(asked).toHaveLength(1);
  });

  test('takes credentials from the environment, and keeps them out of errors', async () => {
    const header = async (variables: Record<string, string>) => {
      const { prometheus, asked } = client([ok], { variables });
      await prometheus.query('x', 0);
      return (asked[0]!.init.headers as Record<string, string>)['authorization'];
    };
    expect(await header({ PACELINE_PROMETHEUS_TOKEN: 'abc' })).toBe('Bearer abc');
    expect(await header({ PACELINE_PROMETHEUS_USERNAME: 'u', PACELINE_PROMETHEUS_PASSWORD: 'p' })).toBe(
      'Basic dTpw',
    );
    expect(await header({})).toBeUndefined();
  });

  test('does not read an answer without end', async () => {
    const { prometheus } = client([() => new Response('x'.repeat(2 * 1024 * 1024))], { timeoutSeconds: 0.5 });
    expect(await prometheus.query('x', 0)).toEqual({
      problem: expect.stringContaining('Prometheus'),
      kind: 'unreachable',
    });
  });
});

describe('the meter of a step', () => {
  const queries = {
    canaryRequests: 'cr[{window}]',
    canaryErrors: 'ce[{window}]',
    baselineRequests: 'br[{window}]',
    baselineErrors: 'be[{window}]',
  };
  test('asks for the step so far and gives what is new; a shrinking estimate takes nothing back', async () => {
    const seen: string[] = [];
    const values = [10, 30, 29, 40];
    let look = 0;
    const prometheus = {
      query: async (expression: string) => {
        seen.push(expression);
        return { value: expression.startsWith('cr') ? values[look]! : 0 };
      },
    };
    const meter = createStepMeter(prometheus, queries, 1000, 0.1);
    const fresh: number[] = [];
    for (; look < values.length; look++) {
      const measured = await meter.look(1000 + (look + 1) * 5000);
      fresh.push('fresh' in measured ? measured.fresh.canary.requests : -1);
    }
    expect(fresh).toEqual([10, 20, 0, 10]);
    expect(seen[0]).toBe('cr[5000ms]');
    expect(seen.at(-1)).toBe('be[20000ms]');
  });

  test('an empty error series beside requests is explained', async () => {
    const prometheus = {
      query: async (expression: string) =>
        expression.startsWith('ce')
          ? { problem: `no series matches ${expression}`, kind: 'no-series' as const }
          : { value: 1 },
    };
    const answer = figuresOf(await askAll(prometheus, queries, 0, 10));
    expect(answer).toMatchObject({
      problem: expect.stringMatching(/^canary-errors: no series.*or vector\(0\)/),
    });
  });

  test('figures that cannot be are a problem, and in the next look all the same', async () => {
    let canaryErrors = 500;
    const prometheus = {
      query: async (expression: string) =>
        ({ cr: 100, ce: canaryErrors, br: 900, be: 9 })[expression.slice(0, 2)]! >= 0
          ? { value: { cr: 100, ce: canaryErrors, br: 900, be: 9 }[expression.slice(0, 2)]! }
          : { problem: '', kind: 'no-series' as const },
    };
    const meter = createStepMeter(prometheus, queries, 0, 0.1);
    expect(await meter.look(1000)).toEqual({
      problem: 'canary-errors counts more (500) than canary-requests (100)',
    });
    canaryErrors = 5;
    expect(await meter.look(2000)).toEqual({
      fresh: { canary: { requests: 100, errors: 5 }, baseline: { requests: 900, errors: 9 } },
    });
  });

  test('what an estimate at the border of a window adds is no problem', () => {
    const figures = { canaryRequests: 10, canaryErrors: 11, baselineRequests: 90, baselineErrors: 0 };
    expect(implausible(figures)).toBeUndefined();
    expect(implausible({ ...figures, canaryErrors: 12 })).toMatch(/counts more/);
    expect(
      implausible({ canaryRequests: 0, canaryErrors: 0, baselineRequests: 0, baselineErrors: 0 }),
    ).toBeUndefined();
    expect(
      implausible({ canaryRequests: 7, canaryErrors: 1, baselineRequests: 7, baselineErrors: 1 }),
    ).toMatch(/the same figures/);
  });
});
