import { defineAction } from '@paceline/core';
import { inputs } from './inputs.ts';
import { planTests } from './plan-tests.ts';
import { outputs } from './publish.ts';
import { systemMachine } from './system.ts';

export default defineAction()({
  inputs,
  outputs,
  main: (context) =>
    planTests(context, systemMachine(context.environment, context.inputs['working-directory'], context.log)),
});
