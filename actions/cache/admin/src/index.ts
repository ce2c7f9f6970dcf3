import { homedir } from 'node:os';
import { defineAction } from '@paceline/core';
import { openStore } from '@paceline/store';
import { administer } from './admin.ts';
import { checkTogether, inputs } from './inputs.ts';
import { outputs } from './outputs.ts';
import { snapshots } from './snapshots.ts';

const machine = { openStore, snapshots, home: homedir(), now: Date.now };

export default defineAction()({
  inputs,
  outputs,
  check: checkTogether,
  main: (context) => administer(context, machine),
});
