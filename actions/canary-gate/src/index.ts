import { defineAction } from '@paceline/core';
import { finishGate } from './finish.ts';
import { inputProblems, inputs, outputs } from './inputs.ts';
import { runGate } from './release.ts';
import type { GateState } from './state.ts';
import { systemMachine } from './system.ts';

export default defineAction<GateState>()({
  inputs,
  outputs,
  check: inputProblems,
  main: (context) => runGate(context, systemMachine(context)),
  post: (context) => finishGate(context, systemMachine(context)),
  // A canary that could not be taken back must not look like a warning.
  postFails: true,
});
