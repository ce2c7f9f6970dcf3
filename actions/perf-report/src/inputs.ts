import { duration, type Inputs, integer, optional, percent, secret, string } from '@paceline/core';

export const inputs = {
  'plan-id': optional(string('the plan-id output of matrix')),
  'github-token': optional(secret()),
  store: string('a list of tiers'),
  'baseline-runs': integer({ min: 2, max: 200 }),
  'min-change': percent(),
  'retention-runs': integer({ min: 1, max: 2000 }),
  'retention-age': duration(),
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
};

export type ReportInputs = Inputs<typeof inputs>;
export type ReportOutput = keyof typeof outputs;
