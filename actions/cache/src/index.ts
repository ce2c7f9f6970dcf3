import { homedir } from 'node:os';
import { defineAction } from '@paceline/core';
import { openStore } from '@paceline/store';
import { type CacheState, outputs, restoreCache, saveCache } from './cache.ts';
import { inputs } from './inputs.ts';

const machine = { openStore, home: homedir(), now: Date.now };

export default defineAction<CacheState>()({
  inputs,
  outputs,
  main: (context) => restoreCache(context, machine),
  post: (context) => saveCache(context, machine),
});
