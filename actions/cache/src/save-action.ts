import { defineAction } from '@paceline/core';
import { checkTogether, saveInputs } from './inputs.ts';
import { machine } from './machine.ts';
import { saveNow, saveOutputs } from './save-only.ts';

export default defineAction()({
  inputs: saveInputs,
  outputs: saveOutputs,
  check: checkTogether,
  main: (context) => saveNow(context, machine),
});
