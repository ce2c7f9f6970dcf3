import { TEST_RUNNERS } from '@paceline/contracts';
import { boolean, duration, globs, integer, lines, oneOf, optional, percent, string } from '@paceline/core';

export const inputs = {
  suite: string('the name of the suite'),
  suites: string('YAML: the names of suites, each with its settings'),
  runner: oneOf('auto', ...TEST_RUNNERS),
  tests: globs(),
  ignore: globs(),
  always: globs(),
  'run-everything-on': globs(),
  mode: oneOf('auto', 'full', 'observe'),
  'audit-rate': percent(),
  'skip-slow': optional(duration()),
  trust: oneOf('base', 'own', 'none'),
  'allow-empty': boolean(),
  base: optional(string('a commit, tag or branch')),
  'max-deepen': integer({ min: 0, max: 1_000_000 }),
  'working-directory': string('a folder of the workspace'),
  store: lines(),
};
