import { defineAction } from '@paceline/core';
import { inputs } from './inputs.ts';
import { makeMatrix } from './make-matrix.ts';
import { outputs } from './outputs.ts';
import { systemDependencies } from './system.ts';

export default defineAction()({
  inputs,
  outputs,
  main: (context) => makeMatrix(context, systemDependencies(context.environment, context.log)),
});
