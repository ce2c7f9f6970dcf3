import {
  duration,
  type InputParser,
  type Inputs,
  integer,
  lines,
  oneOf,
  optional,
  percent,
  printable,
  secret,
  string,
} from '@paceline/core';
import { samplingInterval } from './sampler/start-interval.ts';

const shortText = (): InputParser<string> => ({
  allowed: 'a short text',
  parse: (text) => printable(text, 'a short text'),
});

export const inputs = {
  mode: oneOf('report', 'start'),
  interval: samplingInterval(),
  leg: optional(string('the leg of the matrix')),
  'plan-id': optional(string('the plan-id output of matrix')),
  reports: lines(),
  suite: shortText(),
  'github-token': optional(secret()),
  comment: oneOf('auto', 'always', 'never', 'on-change'),
  'comment-key': optional(shortText()),
  store: string('a list of tiers'),
  'baseline-runs': integer({ min: 2, max: 200 }),
  'min-change': percent(),
  'retention-runs': integer({ min: 1, max: 2000 }),
  'retention-age': duration(),
  'check-run-id': optional(integer({ min: 1 })),
};

/** What each output is when it was never set. */
export const outputs = {
  'report-path': '',
  'html-path': '',
  verdict: 'insufficient-data',
  'wall-seconds': '',
  'slower-count': '0',
  'failed-tests': '0',
  'history-runs': '0',
  'comment-url': '',
  'profile-path': '',
};

export type ReportInputs = Inputs<typeof inputs>;
export type ReportOutput = keyof typeof outputs;
