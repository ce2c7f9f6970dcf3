import { defineAction } from '@paceline/core';
import { inputs, outputs } from './inputs.ts';
import { runGate } from './release.ts';
import type { GateState } from './state.ts';
import { systemMachine } from './system.ts';
import { finishGate } from './unfinished.ts';

export default defineAction<GateState>()({
  inputs,
  outputs,
  main: (context) => runGate(context, systemMachine(context)),
  post: (context) => finishGate(context, systemMachine(context)),
  // A canary that could not be taken back must not look like a warning.
  postFails: true,
});
