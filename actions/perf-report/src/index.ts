import { createGitHub, defineAction } from '@paceline/core';
import { inputs, outputs } from './inputs.ts';
import { report } from './perf-report.ts';

export default defineAction()({
  inputs,
  outputs,
  main: (context) => report(context, { now: Date.now, createGitHub }),
});
