import { formatCount } from '@paceline/render';
import type { ArmPair } from '@paceline/stats';
import type { Answer, NoAnswer, Prometheus } from './prometheus.ts';

export interface Queries {
  readonly canaryRequests: string;
  readonly canaryErrors: string;
  readonly baselineRequests: string;
  readonly baselineErrors: string;
}

type Figures = Record<keyof Queries, number>;
export type Measured = { readonly fresh: ArmPair } | { readonly problem: string };

export const NAMES = ['canaryRequests', 'canaryErrors', 'baselineRequests', 'baselineErrors'] as const;
/** The inputs that they come from. */
export const LABEL = {
  canaryRequests: 'canary-requests',
  canaryErrors: 'canary-errors',
  baselineRequests: 'baseline-requests',
  baselineErrors: 'baseline-errors',
};

/** All four answers over the last `seconds` before `at` (milliseconds). */
export async function askAll(
  prometheus: Prometheus,
  queries: Queries,
  at: number,
  seconds: number,
): Promise<Record<keyof Queries, Answer>> {
  const answers = await Promise.all(NAMES.map((name) => ask(prometheus, queries[name], at, seconds)));
  return Object.fromEntries(NAMES.map((name, index) => [name, answers[index]!])) as Record<
    keyof Queries,
    Answer
  >;
}

export function ask(prometheus: Prometheus, query: string, at: number, seconds: number): Promise<Answer> {
  return prometheus.query(query.replaceAll('{window}', `${Math.max(1, Math.round(seconds * 1000))}ms`), at);
}

/** The four figures, or why one of them is missing. */
export function figuresOf(answers: Record<keyof Queries, Answer>): { readonly figures: Figures } | NoAnswer {
  for (const name of NAMES) {
    const answer = answers[name];
    if (!('problem' in answer)) continue;
    const requests = answers[name === 'canaryErrors' ? 'canaryRequests' : 'baselineRequests'];
    const hint =
      answer.kind === 'no-series' && name.endsWith('Errors') && !('problem' in requests)
        ? '; if there were no errors yet, let the counter start at zero or add `or vector(0)` to the query'
        : '';
    return { ...answer, problem: `${LABEL[name]}: ${answer.problem}${hint}` };
  }
  const value = (name: keyof Queries) => (answers[name] as Extract<Answer, { value: number }>).value;
  return { figures: Object.fromEntries(NAMES.map((name) => [name, value(name)])) as Figures };
}

/** `increase()` estimates at the borders of its window, for two counters not quite the same. */
const SLACK = { ratio: 1.05, count: 1 };

/**
 * Why figures cannot be what they are said to be; undefined when they can.
 * @param weight of the canary; at one half an even load gives both the same
 */
export function implausible(figures: Figures, weight = 0): string | undefined {
  for (const arm of ['canary', 'baseline'] as const) {
    const requests = figures[`${arm}Requests`];
    const errors = figures[`${arm}Errors`];
    if (errors > requests * SLACK.ratio + SLACK.count) {
      return `${arm}-errors counts more (${formatCount(errors)}) than ${arm}-requests (${formatCount(requests)})`;
    }
  }
  const same =
    Math.abs(weight - 0.5) > 0.01 &&
    figures.canaryRequests > 0 &&
    figures.canaryRequests === figures.baselineRequests &&
    figures.canaryErrors === figures.baselineErrors;
  return same
    ? `the queries of canary and baseline give the same figures (${formatCount(figures.canaryRequests)} requests, ${formatCount(figures.canaryErrors)} errors): they seem to select the same series`
    : undefined;
}

/**
 * What is new in a step since the look before. Each look asks for the whole step so far and takes the
 * difference to what was seen already: `increase()` estimates at the borders of its window, and short
 * windows side by side would lose and add errors at each border. Counter resets are `increase()`'s to know.
 */
export function createStepMeter(prometheus: Prometheus, queries: Queries, startedAt: number, weight: number) {
  let seen: Figures = {
    canaryRequests: 0,
    canaryErrors: 0,
    baselineRequests: 0,
    baselineErrors: 0,
  };
  return {
    async look(at: number): Promise<Measured> {
      const answer = figuresOf(await askAll(prometheus, queries, at, (at - startedAt) / 1000));
      if ('problem' in answer) return answer;
      const { figures } = answer;
      // What is refused now is in the figures of the next look all the same: each asks for the whole step.
      const problem = implausible(figures, weight);
      if (problem) return { problem };
      // An estimate may shrink a little; what was counted once is not taken back.
      const fresh = (name: keyof Queries) => Math.max(0, figures[name] - seen[name]);
      const arm = (requests: keyof Queries, errors: keyof Queries) => ({
        requests: fresh(requests),
        errors: fresh(errors),
      });
      const pair = {
        canary: arm('canaryRequests', 'canaryErrors'),
        baseline: arm('baselineRequests', 'baselineErrors'),
      };
      const most = (name: keyof Queries) => Math.max(seen[name], figures[name]);
      seen = Object.fromEntries(NAMES.map((name) => [name, most(name)])) as Figures;
      return { fresh: pair };
    },
  };
}
