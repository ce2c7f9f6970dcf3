import { TEST_RUNNERS } from '@paceline/contracts';
import { boolean, type Context, duration, integer, lines, oneOf, optional, string } from '@paceline/core';

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
};

export type RunContext = Context<typeof inputs, keyof typeof outputs, undefined>;
