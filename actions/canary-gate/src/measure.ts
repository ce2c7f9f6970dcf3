import type { ArmPair } from '@paceline/stats';
import type { Answer, Prometheus } from './prometheus.ts';

export interface Queries {
  readonly canaryRequests: string;
  readonly canaryErrors: string;
  readonly baselineRequests: string;
  readonly baselineErrors: string;
}

export type Measured = { readonly fresh: ArmPair } | { readonly problem: string };

const NAMES = ['canaryRequests', 'canaryErrors', 'baselineRequests', 'baselineErrors'] as const;
const LABEL = {
  canaryRequests: 'canary-requests',
  canaryErrors: 'canary-errors',
  baselineRequests: 'baseline-requests',
  baselineErrors: 'baseline-errors',
};

/** All four figures of the last `seconds` before `at` (milliseconds), or why one of them is missing. */
export async function readFigures(
  prometheus: Prometheus,
  queries: Queries,
  at: number,
  seconds: number,
): Promise<{ readonly figures: Record<keyof Queries, number> } | { readonly problem: string }> {
  const window = `${Math.max(1, Math.round(seconds * 1000))}ms`;
  const answers = await Promise.all(
    NAMES.map((name) => prometheus.query(queries[name].replaceAll('{window}', window), at)),
  );
  const bad = answers.findIndex((answer) => 'problem' in answer);
  if (bad >= 0) {
    const name = NAMES[bad]!;
    const hint =
      name.endsWith('Errors') && !('problem' in answers[bad - 1]!)
        ? '; if there were no errors yet, let the counter start at zero or add `or vector(0)` to the query'
        : '';
    return { problem: `${LABEL[name]}: ${(answers[bad] as { problem: string }).problem}${hint}` };
  }
  const values = answers.map((answer) => (answer as Extract<Answer, { value: number }>).value);
  return {
    figures: Object.fromEntries(NAMES.map((name, index) => [name, values[index]!])) as Record<
      keyof Queries,
      number
    >,
  };
}

/**
 * What is new in a step since the look before. Each look asks for the whole step so far and takes the
 * difference to what was seen already: `increase()` estimates at the borders of its window, and short
 * windows side by side would lose and add errors at each border. Counter resets are `increase()`'s to know.
 */
export function createStepMeter(prometheus: Prometheus, queries: Queries, startedAt: number) {
  let seen: Record<keyof Queries, number> = {
    canaryRequests: 0,
    canaryErrors: 0,
    baselineRequests: 0,
    baselineErrors: 0,
  };
  return {
    async look(at: number): Promise<Measured> {
      const answer = await readFigures(prometheus, queries, at, (at - startedAt) / 1000);
      if ('problem' in answer) return answer;
      const { figures } = answer;
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
      seen = Object.fromEntries(NAMES.map((name) => [name, most(name)])) as typeof seen;
      return { fresh: pair };
    },
  };
}
