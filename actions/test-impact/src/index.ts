import { defineAction } from '@paceline/core';
import { inputs } from './inputs.ts';
import { outputs, planTests } from './plan-tests.ts';
import { systemDependencies } from './system.ts';

export default defineAction()({
  inputs,
  outputs,
  main: (context) => planTests(context, systemDependencies(context.environment, context.log)),
});
