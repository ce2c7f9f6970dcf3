import { describe, expect, test } from 'vitest';
import { createStepMeter, readFigures } from '../../../actions/canary-gate/src/measure.ts';
import { createPrometheus, readAnswer } from '../../../actions/canary-gate/src/prometheus.ts';

const vector = (...values: string[]) =>
  JSON.stringify({
    status: 'success',
    data: { resultType: 'vector', result: values.map((value) => ({ metric: {}, value: [1, value] })) },
  });

describe('an answer is one number or a reason', () => {
  test.each<[string, string, unknown]>([
    ['one element', vector('3.5'), { value: 3.5 }],
    ['a scalar', '{"status":"success","data":{"resultType":"scalar","result":[1,"7"]}}', { value: 7 }],
    ['an empty vector', vector(), { problem: 'no series matches q' }],
    ['NaN', vector('NaN'), { problem: 'q is NaN' }],
    ['infinity', vector('+Inf'), { problem: 'q is +Inf' }],
    ['a negative count', vector('-1'), { problem: 'q is -1' }],
    ['an error', '{"status":"error"}', { problem: 'the answer is none of the Prometheus API' }],
    ['no JSON', '<html>', { problem: 'the answer is none of the Prometheus API' }],
    ['null', 'null', { problem: expect.any(String) }],
  ])('%s', (_name, text, expected) => {
    expect(readAnswer(text, 'q')).toEqual(expected);
  });

  test('many series are a mistake in the query', () => {
    expect(() => readAnswer(vector('1', '2'), 'q')).toThrow(/gives 2 series/);
    expect(() =>
      readAnswer('{"status":"success","data":{"resultType":"matrix","result":[]}}', 'q'),
    ).toThrow();
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
    expect(await slow.prometheus.query('x', 0)).toEqual({ problem: expect.stringContaining('Prometheus') });
  });

  test.each([
    [400, 'PACELINE_CANARY_QUERY'],
    [422, 'PACELINE_CANARY_QUERY'],
    [401, 'PACELINE_CANARY_PROMETHEUS_ACCESS'],
    [403, 'PACELINE_CANARY_PROMETHEUS_ACCESS'],
    [404, 'PACELINE_CANARY_PROMETHEUS_ADDRESS'],
  ])('status %i is not tried again', async (status, code) => {
    const { prometheus, asked } = client([() => new Response('{"error":"bad"}', { status })]);
    await expect(prometheus.query('x', 0)).rejects.toMatchObject({ code });
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
    expect(await prometheus.query('x', 0)).toEqual({ problem: expect.stringContaining('Prometheus') });
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
    const meter = createStepMeter(prometheus, queries, 1000);
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
        expression.startsWith('ce') ? { problem: `no series matches ${expression}` } : { value: 1 },
    };
    const answer = await readFigures(prometheus, queries, 0, 10);
    expect(answer).toEqual({ problem: expect.stringMatching(/^canary-errors: no series.*or vector\(0\)/) });
  });
});
