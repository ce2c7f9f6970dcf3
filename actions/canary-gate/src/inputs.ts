import {
  boolean,
  duration,
  type InputParser,
  InputProblem,
  integer,
  oneOf,
  percent,
  string,
} from '@paceline/core';

/** Rising shares of the traffic, as ratios. */
const steps = (): InputParser<number[]> => ({
  allowed: 'rising percentages such as 5% 25% 50%',
  parse(text) {
    const shares = text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map((part) => percent().parse(part));
    const rising = shares.every((share, index) => share > (shares[index - 1] ?? 0) && share <= 1);
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
  'no-data': oneOf('roll-back', 'hold'),
  'no-data-deadline': timeAbove(0.1, '100ms'),
  'command-timeout': timeAbove(0.1, '100ms'),
  'query-timeout': timeAbove(0.1, '100ms'),
  decision: string('a decision'),
  'dry-run': boolean(),
};

export const outputs = { decision: 'undecided', reason: '', steps: '[]', 'report-path': '', seconds: '0' };
