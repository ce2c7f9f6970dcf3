import { defineAction } from '@paceline/core';
import { machine } from './machine.ts';
import { checkTogether, saveInputs } from './request/inputs.ts';
import { saveNow, saveOutputs } from './save-only.ts';

export default defineAction()({
  inputs: saveInputs,
  outputs: saveOutputs,
  check: checkTogether,
  main: (context) => saveNow(context, machine),
});
