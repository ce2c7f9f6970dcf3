import { defineAction } from '@paceline/core';
import { inputs, outputs } from './inputs.ts';
import { runTests } from './run-tests.ts';
import { systemMachine } from './system.ts';

export default defineAction()({
  inputs,
  outputs,
  main: (context) => runTests(context, systemMachine(context.environment)),
});
