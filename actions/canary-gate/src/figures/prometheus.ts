import { messageOf, PacelineError } from '@paceline/core';
import { oneLine } from '@paceline/render';

/** An answer is a number, or a sentence on why there is none now. */
export type Answer = { readonly value: number } | NoAnswer;

export interface NoAnswer {
  readonly problem: string;
  /**
   * `no-series`: nothing matches, or it is not a number; `unreachable`: down, slow, partial or not Prometheus;
   * `refused`: Prometheus says that the question or the credentials are wrong. None is a verdict: in the middle of a
   * release each of them is also what a restarting proxy, a lost store or a renewed token looks like.
   */
  readonly kind: 'no-series' | 'unreachable' | 'refused';
  /** For `refused`: what to say before the first step, when waiting would not help. */
  readonly error?: PacelineError;
}

export interface Prometheus {
  /** The value of an instant query at a time (milliseconds). Never throws for what it is answered. */
  query(expression: string, at: number): Promise<Answer>;
}

interface PrometheusOptions {
  readonly url: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** For one question, retries included. */
  readonly timeoutSeconds: number;
  /** Ends a question early. */
  readonly signal?: AbortSignal;
  readonly fetch: typeof fetch;
}

const MAX_ANSWER = 1024 * 1024;
/** Of what others wrote, as much as a sentence can hold. */
const MAX_QUOTE = 300;
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
      const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
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
          const error = refusal(response.status, text, expression, options.url);
          if (error) return { problem: withoutDot(error.message), kind: 'refused', error };
          problem = `Prometheus answered with status ${response.status}`;
        } catch (error) {
          if (options.signal?.aborted) return { problem: 'interrupted', kind: 'unreachable' };
          problem = deadline.aborted
            ? `Prometheus did not answer within ${options.timeoutSeconds} s${problem && ` (${problem})`}`
            : `Prometheus could not be asked: ${quoted(causeOf(error))}`;
        }
        if (signal.aborted || attempt >= PAUSES.length) return { problem, kind: 'unreachable' };
        await pause(PAUSES[attempt]!, signal);
      }
    },
  };
}

/** Statuses that say that the question or the credentials are wrong. */
function refusal(status: number, text: string, expression: string, url: string): PacelineError | undefined {
  if (status === 400 || status === 422) {
    return new PacelineError(
      'PACELINE_CANARY_QUERY',
      `Prometheus does not take the query ${expression}: ${errorIn(text)}.`,
      'Try it in the expression browser of Prometheus and correct the input.',
    );
  }
  if (status === 401 || status === 403) {
    return new PacelineError(
      'PACELINE_CANARY_PROMETHEUS_ACCESS',
      `Prometheus at ${url} denies access (status ${status}).`,
      'Set PACELINE_PROMETHEUS_TOKEN, or PACELINE_PROMETHEUS_USERNAME and PACELINE_PROMETHEUS_PASSWORD, under `env:`.',
    );
  }
  if (status === 404) {
    return new PacelineError(
      'PACELINE_CANARY_PROMETHEUS_ADDRESS',
      `There is no Prometheus API at ${url}/api/v1/query (status 404).`,
      'Correct prometheus-url; leave /api/v1 out of it.',
    );
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return new PacelineError(
      'PACELINE_CANARY_PROMETHEUS_ANSWER',
      `Prometheus at ${url} refuses the question with status ${status}: ${errorIn(text)}.`,
      'Correct prometheus-url, or what stands before Prometheus.',
    );
  }
  return undefined;
}

/**
 * One number, from a scalar or from a vector of one element. An answer that says of itself that it is not whole
 * (`warnings`, as Thanos and Prometheus have it; `isPartial` of VictoriaMetrics) is none: a store that is down would
 * take errors out of the figures.
 */
export function readAnswer(text: string, expression: string): Answer {
  let answer: { status?: unknown; data?: unknown; warnings?: unknown; isPartial?: unknown } | undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) answer = parsed;
  } catch {}
  const data = answer?.status === 'success' ? answer.data : undefined;
  if (!answer || typeof data !== 'object' || data === null) {
    return { problem: 'what answered is not the Prometheus API', kind: 'unreachable' };
  }
  // Notes such as "metric might not be a counter", which stood among the warnings for some versions.
  const warnings = (Array.isArray(answer.warnings) ? answer.warnings : []).filter(
    (warning) => !String(warning).startsWith('PromQL info:'),
  );
  if (warnings.length > 0 || answer.isPartial === true) {
    const why = warnings.length > 0 ? quoted(String(warnings[0])) : 'it is marked as partial';
    return { problem: `the answer of Prometheus is not whole: ${why}`, kind: 'unreachable' };
  }
  const { resultType, result } = data as { resultType?: unknown; result?: unknown };
  const list = resultType === 'scalar' ? [{ value: result }] : result;
  if (!Array.isArray(list) || !['scalar', 'vector'].includes(String(resultType)) || list.length > 1) {
    const found =
      Array.isArray(list) && list.length > 1 ? `${list.length} series` : quoted(String(resultType));
    const error = new PacelineError(
      'PACELINE_CANARY_QUERY',
      `The query ${expression} gives ${found}, not one number.`,
      'Wrap it in sum(…).',
    );
    return { problem: withoutDot(error.message), kind: 'refused', error };
  }
  if (list.length === 0) return { problem: `no series matches ${expression}`, kind: 'no-series' };
  const pair = (list[0] as { value?: unknown } | null)?.value;
  const value = Array.isArray(pair) && typeof pair[1] === 'string' ? toNumber(pair[1]) : Number.NaN;
  if (!Number.isFinite(value) || value < 0) {
    return {
      problem: `${expression} is ${Array.isArray(pair) ? quoted(String(pair[1])) : 'no value'}`,
      kind: 'no-series',
    };
  }
  return { value };
}

const withoutDot = (sentence: string): string => sentence.replace(/\.$/, '');
/** Text of others inside a sentence of ours: one line, of bounded length. */
const quoted = (text: string): string => oneLine(text).slice(0, MAX_QUOTE);

const toNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function errorIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: unknown };
    return typeof error === 'string' ? quoted(error) : 'no reason given';
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
