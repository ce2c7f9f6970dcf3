import {
  boolean,
  duration,
  type InputParser,
  InputProblem,
  type Inputs,
  integer,
  oneOf,
  percent,
  string,
} from '@paceline/core';
import type { WeightObserver } from './commands/observe.ts';
import type { Queries } from './figures/measure.ts';
import { queryProblems } from './figures/query-texts.ts';

/** A report and the state for post name every step. */
const MAX_STEPS = 100;
/** All commands together, as JSON: post is given them in one environment variable, of at most 128 KiB. */
const MAX_COMMAND_BYTES = 48 * 1024;

/** Rising shares of the traffic, as ratios. */
const steps = (): InputParser<number[]> => ({
  allowed: 'rising percentages such as 5% 25% 50%',
  parse(text) {
    const shares = text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map((part) => percent().parse(part));
    const rising = shares.every((share, index) => share > (shares[index - 1] ?? 0) && share <= 1);
    if (shares.length > MAX_STEPS) throw new InputProblem(`at most ${MAX_STEPS} percentages`);
    if (shares.length === 0 || !rising) {
      throw new InputProblem('rising percentages above 0%, such as 5% 25% 50%');
    }
    // At 100 % there is no baseline left to compare with.
    if (shares.at(-1)! >= 1) {
      throw new InputProblem('percentages below 100%', 'leave 100% out: promote is that step');
    }
    return shares;
  },
});

const aboveOne = (): InputParser<number> => ({
  allowed: 'a number above 1, such as 2 or 1.5',
  parse(text) {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value > 1 && value <= 1000)) throw new InputProblem('a number above 1, such as 2 or 1.5');
    return value;
  },
});

/** A certainty between, not at, one half and the whole. */
const certainty = (): InputParser<number> => ({
  allowed: 'a percentage from 50% to 99.9999%',
  parse(text) {
    const value = percent({ min: 50, max: 100 }).parse(text);
    if (value > 0.999999) throw new InputProblem('a percentage below 100%', 'no finite traffic is certain');
    return value;
  },
});

const timeAbove = (least: number, words: string): InputParser<number> => ({
  allowed: `a duration of at least ${words}`,
  parse(text) {
    const value = duration().parse(text);
    if (!(value >= least)) throw new InputProblem(`a duration of at least ${words}`);
    return value;
  },
});

/** http or https, and no credentials in it: a URL ends up in logs and reports. */
const address = (): InputParser<string> => ({
  allowed: 'a URL such as https://prometheus.example.com',
  parse(text) {
    if (text === '') return text;
    const url = URL.parse(text);
    if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
      throw new InputProblem('a URL such as https://prometheus.example.com');
    }
    if (url.username !== '' || url.password !== '') {
      throw new InputProblem('a URL without credentials', 'set PACELINE_PROMETHEUS_USERNAME and _PASSWORD');
    }
    return text.replace(/\/+$/, '');
  },
});

/** PromQL whose window the gate sets, since intervals must neither overlap nor leave gaps. */
const query = (): InputParser<string> => ({
  allowed: 'PromQL with {window}, such as sum(increase(requests_total[{window}]))',
  parse(text) {
    if (text !== '' && !text.includes('{window}')) {
      throw new InputProblem('PromQL with {window}', 'write [{window}] where the range stands');
    }
    return text;
  },
});

/** A ratio that the share may be off by, or `off`. */
const tolerance = (): InputParser<number | undefined> => ({
  allowed: 'a percentage from 1% to 1000%, or off',
  parse(text) {
    return text === 'off' ? undefined : percent({ min: 1, max: 1000 }).parse(text);
  },
});

/** `query: …` is PromQL, anything else a shell command; empty is neither. */
const observer = (): InputParser<WeightObserver | undefined> => ({
  allowed: 'a shell command that prints the percentage, or "query: " and PromQL',
  parse(text) {
    if (text.trim() === '') return undefined;
    const query = /^\s*query:\s*([\s\S]*)$/.exec(text);
    if (!query) return { command: text };
    if (query[1]!.trim() === '') throw new InputProblem('"query: " and PromQL that gives the percentage');
    return { query: query[1]!.trim() };
  },
});

/** A name that can be part of a key in any store. */
const name = (): InputParser<string> => ({
  allowed: 'up to 100 letters, digits, dots, dashes, underscores and slashes',
  parse(text) {
    if (!/^[A-Za-z0-9._/-]{0,100}$/.test(text)) {
      throw new InputProblem('up to 100 letters, digits, dots, dashes, underscores and slashes');
    }
    return text;
  },
});

const DECISIONS = ['promoted', 'rolled-back', 'undecided', 'held'] as const;

/** The gate's own word, or nothing where the gate was lost: anything else is a mistake in the workflow. */
const decision = (): InputParser<(typeof DECISIONS)[number] | ''> => ({
  allowed: `empty, or one of ${DECISIONS.join(', ')}`,
  parse(text) {
    const word = text.trim();
    const known = DECISIONS.find((one) => one === word);
    if (word !== '' && !known) throw new InputProblem(`empty, or one of ${DECISIONS.join(', ')}`);
    return known ?? '';
  },
});

export const inputs = {
  mode: oneOf('gate', 'reconcile'),
  'set-weight': string('a shell command'),
  promote: string('a shell command'),
  rollback: string('a shell command'),
  steps: steps(),
  'prometheus-url': address(),
  'canary-requests': query(),
  'canary-errors': query(),
  'baseline-requests': query(),
  'baseline-errors': query(),
  interval: timeAbove(0.1, '100ms'),
  'step-duration': duration(),
  'step-max-duration': timeAbove(0.1, '100ms'),
  'min-requests': integer({ min: 1 }),
  margin: percent({ min: 0, max: 1000 }),
  'max-error-ratio': aboveOne(),
  'negligible-errors': percent({ min: 0, max: 50 }),
  confidence: certainty(),
  'promote-confidence': certainty(),
  'traffic-tolerance': tolerance(),
  'allow-unseen-errors': boolean(),
  'observe-weight': observer(),
  'no-data': oneOf('roll-back', 'hold'),
  'no-data-deadline': timeAbove(0.1, '100ms'),
  'command-timeout': timeAbove(0.1, '100ms'),
  'promote-timeout': timeAbove(0.1, '100ms'),
  'on-promote-failure': oneOf('hold', 'rollback'),
  'query-timeout': timeAbove(0.1, '100ms'),
  decision: decision(),
  release: name(),
  service: name(),
  store: string('tiers separated by spaces, such as redis://cache.example:6379'),
  'lock-wait': duration(),
  'dry-run': boolean(),
};

export const outputs = {
  decision: 'undecided',
  reason: '',
  steps: '[]',
  release: '',
  'report-path': '',
  seconds: '0',
};

/** What is wrong with inputs beside each other. */
export function inputProblems(given: Partial<Inputs<typeof inputs>>): string[] {
  const commands = [given['set-weight'], given.promote, given.rollback, given['observe-weight']];
  const tooLong =
    Buffer.byteLength(JSON.stringify(commands)) > MAX_COMMAND_BYTES
      ? [
          '"set-weight", "promote", "rollback" and "observe-weight" have more than 48 KiB together: put what is long into a script in the repository.',
        ]
      : [];
  const observer = given['observe-weight'];
  const unobservable =
    observer && 'query' in observer && given['prometheus-url'] === ''
      ? ['"prometheus-url": the query of observe-weight needs it.']
      : [];
  if (given.mode !== 'gate') return [...tooLong, ...unobservable];
  const needed = QUERIES.filter((query) => given[query] === '');
  const missing =
    needed.length > 0
      ? [
          `${needed.map((one) => `"${one}"`).join(', ')}: mode gate needs ${needed.length === 1 ? 'it' : 'them'}.`,
        ]
      : [];
  const queries = queriesOf(given);
  return [...tooLong, ...missing, ...(queries ? queryProblems(queries) : [])];
}

const QUERIES = [
  'prometheus-url',
  'canary-requests',
  'canary-errors',
  'baseline-requests',
  'baseline-errors',
] as const;

/** Undefined where one of them is not given. */
export function queriesOf(given: Partial<Inputs<typeof inputs>>): Queries | undefined {
  const [canaryRequests, canaryErrors, baselineRequests, baselineErrors] = QUERIES.slice(1).map(
    (one) => given[one] ?? '',
  );
  return canaryRequests && canaryErrors && baselineRequests && baselineErrors
    ? { canaryRequests, canaryErrors, baselineRequests, baselineErrors }
    : undefined;
}
