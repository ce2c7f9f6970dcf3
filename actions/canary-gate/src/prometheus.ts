import { messageOf, PacelineError } from '@paceline/core';

/** An answer is a number, or a sentence on why there is none. */
export type Answer = { readonly value: number } | { readonly problem: string };

export interface Prometheus {
  /**
   * The value of an instant query at a time (milliseconds).
   * @throws PacelineError when the query itself is wrong or access is denied: no waiting would help
   */
  query(expression: string, at: number): Promise<Answer>;
}

export interface PrometheusOptions {
  readonly url: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** For one question, retries included. */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

const MAX_ANSWER = 1024 * 1024;
const PAUSES = [250, 1000, 2000];

/**
 * The HTTP API of Prometheus and what speaks the same (Mimir, Thanos, VictoriaMetrics).
 * Source: https://prometheus.io/docs/prometheus/latest/querying/api/, "Instant queries".
 */
export function createPrometheus(options: PrometheusOptions): Prometheus {
  const headers = { accept: 'application/json', ...authorization(options.variables) };
  return {
    async query(expression, at) {
      const deadline = AbortSignal.timeout(options.timeoutSeconds * 1000);
      const signal = AbortSignal.any([deadline, options.signal]);
      let problem = '';
      for (let attempt = 0; ; attempt++) {
        try {
          const parameters = new URLSearchParams({ query: expression, time: (at / 1000).toFixed(3) });
          // Redirects are not followed: the credentials are for this address.
          const response = await options.fetch(`${options.url}/api/v1/query?${parameters}`, {
            headers,
            signal,
            redirect: 'error',
          });
          const text = await boundedText(response);
          if (response.ok) return readAnswer(text, expression);
          refuse(response.status, text, expression, options.url);
          problem = `Prometheus answered with status ${response.status}`;
        } catch (error) {
          if (error instanceof PacelineError) throw error;
          if (options.signal.aborted) return { problem: 'interrupted' };
          problem = deadline.aborted
            ? `Prometheus did not answer within ${options.timeoutSeconds} s${problem && ` (${problem})`}`
            : `Prometheus could not be asked: ${causeOf(error)}`;
        }
        if (deadline.aborted || options.signal.aborted || attempt >= PAUSES.length) return { problem };
        await pause(PAUSES[attempt]!, signal);
      }
    },
  };
}

/** Statuses that say that the question or the credentials are wrong. */
function refuse(status: number, text: string, expression: string, url: string): void {
  if (status === 400 || status === 422) {
    throw new PacelineError(
      'PACELINE_CANARY_QUERY',
      `Prometheus does not take the query ${expression}: ${errorIn(text)}.`,
      'Try it in the expression browser of Prometheus and correct the input.',
    );
  }
  if (status === 401 || status === 403) {
    throw new PacelineError(
      'PACELINE_CANARY_PROMETHEUS_ACCESS',
      `Prometheus at ${url} denies access (status ${status}).`,
      'Set PACELINE_PROMETHEUS_TOKEN, or PACELINE_PROMETHEUS_USERNAME and PACELINE_PROMETHEUS_PASSWORD, under `env:`.',
    );
  }
  if (status === 404) {
    throw new PacelineError(
      'PACELINE_CANARY_PROMETHEUS_ADDRESS',
      `There is no Prometheus API at ${url}/api/v1/query (status 404).`,
      'Correct prometheus-url; leave /api/v1 out of it.',
    );
  }
}

/** One number, from a scalar or from a vector of one element. */
export function readAnswer(text: string, expression: string): Answer {
  let result: { resultType?: unknown; result?: unknown } | undefined;
  try {
    const answer = JSON.parse(text) as { status?: unknown; data?: typeof result };
    result = answer.status === 'success' ? answer.data : undefined;
  } catch {}
  if (!result) return { problem: 'the answer is none of the Prometheus API' };
  const list = result.resultType === 'scalar' ? [{ value: result.result }] : result.result;
  if (!Array.isArray(list) || !['scalar', 'vector'].includes(String(result.resultType)) || list.length > 1) {
    const found =
      Array.isArray(list) && list.length > 1 ? `${list.length} series` : String(result.resultType);
    throw new PacelineError(
      'PACELINE_CANARY_QUERY',
      `The query ${expression} gives ${found}, not one number.`,
      'Wrap it in sum(…).',
    );
  }
  if (list.length === 0) return { problem: `no series matches ${expression}` };
  const pair = (list[0] as { value?: unknown }).value;
  const value = Array.isArray(pair) && typeof pair[1] === 'string' ? toNumber(pair[1]) : Number.NaN;
  if (!Number.isFinite(value) || value < 0) {
    return { problem: `${expression} is ${Array.isArray(pair) ? String(pair[1]) : 'no value'}` };
  }
  return { value };
}

const toNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function errorIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? error.slice(0, 300) : 'no reason given';
  } catch {
    return 'no reason given';
  }
}

/** fetch hides the reason ("connect ECONNREFUSED …") in the cause. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    messageOf(cause ?? error) || String((cause as { code?: unknown } | undefined)?.code ?? 'no connection')
  );
}

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MAX_ANSWER) throw new Error('the answer is larger than 1 MiB');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function authorization(variables: PrometheusOptions['variables']): Record<string, string> {
  const token = variables['PACELINE_PROMETHEUS_TOKEN'];
  if (token) return { authorization: `Bearer ${token}` };
  const user = variables['PACELINE_PROMETHEUS_USERNAME'];
  if (!user) return {};
  const password = variables['PACELINE_PROMETHEUS_PASSWORD'] ?? '';
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
