import { TEST_RUNNERS } from '@paceline/contracts';
import {
  boolean,
  type Context,
  duration,
  type InputParser,
  InputProblem,
  integer,
  lines,
  oneOf,
  optional,
  string,
} from '@paceline/core';
import { METRICS, type Metric, type Thresholds } from './code-coverage/thresholds.ts';

/** `true`, or patterns of the reports that the test program writes by itself. */
const coverage = (): InputParser<'auto' | readonly string[] | undefined> => ({
  allowed: 'true, false, or glob patterns of coverage reports, one per line',
  parse(text) {
    if (/^(?:false|)$/i.test(text.trim())) return undefined;
    return /^true$/i.test(text.trim()) ? 'auto' : lines().parse(text);
  },
});

const parallel = (): InputParser<number | 'auto'> => ({
  allowed: 'auto, or a whole number from 1 to 64',
  parse: (text) => (/^auto$/i.test(text.trim()) ? 'auto' : integer({ min: 1, max: 64 }).parse(text)),
});

const thresholds = (): InputParser<Thresholds> => ({
  allowed: `one per line, such as lines: 80; of ${METRICS.join(', ')}`,
  parse(text) {
    return Object.fromEntries(
      lines()
        .parse(text)
        .map((line): [Metric, number] => {
          const [, name = '', value = ''] = /^(\w+)\s*:\s*(\d{1,3}(?:\.\d{1,6})?)\s*%?$/.exec(line) ?? [];
          const metric = METRICS.find((one) => one === name);
          if (metric === undefined || Number(value) > 100) {
            throw new InputProblem(
              `a line such as lines: 80, with one of ${METRICS.join(', ')} and 0 to 100`,
              `write ${JSON.stringify(line)} so`,
            );
          }
          return [metric, Number(value)];
        }),
    );
  },
});

/** Masked as a whole, since a password that has no place in it would be shown as a part of a wrong value. */
const queue = (): InputParser<URL> => ({
  allowed: 'redis://host:6379 or rediss://host:6380, without credentials',
  secret: true,
  parse(text) {
    const url = URL.parse(text);
    if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '') throw new InputProblem(this.allowed);
    if (url.username === '' && url.password === '') return url;
    throw new InputProblem(
      this.allowed,
      'set PACELINE_REDIS_USERNAME and PACELINE_REDIS_PASSWORD in the environment of the step',
    );
  },
});

export const inputs = {
  mode: oneOf('run', 'verify'),
  runner: oneOf('auto', ...TEST_RUNNERS),
  command: string('a command with {files} and {report}'),
  suite: optional(string('the name of a suite')),
  'plan-id': string('the plan-id of a shard plan'),
  leg: string("a leg's id"),
  plan: string('the path of a shard-plan.json'),
  args: lines(),
  'working-directory': string('a folder of the repository'),
  timeout: optional(duration()),
  retries: integer({ min: 0, max: 10 }),
  'fail-fast': boolean(),
  parallel: parallel(),
  queue: optional(queue()),
  'queue-retries': integer({ min: 0, max: 3 }),
  reports: lines(),
  coverage: coverage(),
  'coverage-thresholds': thresholds(),
  'allow-empty': boolean(),
  'check-run-id': optional(integer({ min: 1 })),
};

/** What an output is when nothing has set it. */
export const outputs = {
  outcome: '',
  files: '0',
  tests: '0',
  failed: '0',
  skipped: '0',
  seconds: '0',
  missing: '0',
  legs: '0',
  'result-path': '',
  'report-path': '',
  'coverage-path': '',
};

export type RunContext = Context<typeof inputs, keyof typeof outputs, undefined>;
