import { formatCount } from '@paceline/render';
import { ask, askAll, figuresOf, implausible, type Queries } from './measure.ts';
import type { Answer, Prometheus } from './prometheus.ts';
import { writtenAlike } from './query-texts.ts';

const HOUR = 3600;
/** Most errors are seen in the shortest, which costs Prometheus least. */
const WINDOWS = [HOUR, 24 * HOUR, 7 * 24 * HOUR];

/** What is found before any traffic moves. */
interface Preflight {
  /** Why no weight may be changed. */
  readonly refused?: string;
  /** What to do about it, where it is known. */
  readonly remedy?: string;
  /** What is worth a line in the log. */
  readonly notes: readonly string[];
}

/**
 * Asks all queries before anything is changed: a mistake in one must not cost a rollback, and figures that cannot
 * show an error must not promote. Errors are looked for over the last seven days, since one that was seen proves that
 * its query sees them; where none was, a person has to say that none is to be expected (`allow-unseen-errors`).
 * @throws PacelineError when Prometheus refuses a query or the credentials
 */
export async function preflight(
  prometheus: Prometheus,
  queries: Queries,
  facts: { now: number; seconds: number; allowUnseenErrors: boolean },
): Promise<Preflight> {
  const answers = await askAll(prometheus, queries, facts.now, facts.seconds);
  for (const answer of Object.values(answers)) {
    if (!('problem' in answer)) continue;
    if (answer.error) throw answer.error;
    if (answer.kind !== 'no-series') return { refused: `${answer.problem}.`, notes: [] };
  }
  const now = figuresOf(answers);
  const notes = 'problem' in now ? [`before the first step: ${now.problem}`] : [];
  const odd = 'problem' in now ? undefined : implausible(now.figures);
  if (odd) {
    return {
      refused: `${odd}.`,
      remedy: 'Correct the queries; try them in the expression browser of Prometheus.',
      notes,
    };
  }
  if (facts.allowUnseenErrors) return { notes };

  const baseline = await seen(prometheus, queries.baselineErrors, facts.now);
  if ('refused' in baseline) return { ...baseline, notes };
  if (!baseline.seen) {
    const requests = await seen(prometheus, queries.baselineRequests, facts.now);
    if ('refused' in requests) return { ...requests, notes };
    return requests.seen
      ? {
          refused: `baseline-errors was never above zero in the last 7 days, with ${formatCount(requests.count)} requests: nothing shows that it would see an error.`,
          remedy:
            'Correct the query so that it finds errors of the past; if there really were none, set allow-unseen-errors: true.',
          notes,
        }
      : {
          refused: 'baseline-requests and baseline-errors found nothing in the last 7 days.',
          remedy: 'Correct the queries; for a service without any past, set allow-unseen-errors: true.',
          notes,
        };
  }
  if (writtenAlike(queries)) return { notes };
  const canary = await seen(prometheus, queries.canaryErrors, facts.now);
  if ('refused' in canary) return { ...canary, notes };
  return canary.seen
    ? { notes }
    : {
        refused:
          'canary-errors was never above zero in the last 7 days, and it is not written as baseline-errors is: nothing shows that it would see an error.',
        remedy:
          'Write both alike, with the same replacement that makes canary-requests of baseline-requests; or set allow-unseen-errors: true.',
        notes,
      };
}

type Seen = { readonly seen: boolean; readonly count: number } | { readonly refused: string };

/** Whether a query was above zero within one of the windows. */
async function seen(prometheus: Prometheus, query: string, now: number): Promise<Seen> {
  let last: Answer | undefined;
  for (const seconds of WINDOWS) {
    last = await ask(prometheus, query, now, seconds);
    if ('value' in last && last.value > 0) return { seen: true, count: last.value };
  }
  // A limit on the range of a query ends the search, it is not proof of anything.
  if (last && 'problem' in last && last.kind !== 'no-series') {
    return { refused: `Whether errors were ever seen could not be asked: ${last.problem}.` };
  }
  return { seen: false, count: 0 };
}
