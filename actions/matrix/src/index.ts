import { defineAction } from '@paceline/core';
import { inputs } from './inputs.ts';
import { makeMatrix } from './make-matrix.ts';
import { outputs } from './outputs.ts';
import { systemMachine } from './system.ts';

export default defineAction()({
  inputs,
  outputs,
  main: (context) => makeMatrix(context, systemMachine(context.environment, context.log)),
});
