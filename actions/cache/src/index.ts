import { defineAction } from '@paceline/core';
import { type CacheState, cacheOutputs, failsJob, restoreCache, saveCache } from './cache.ts';
import { cacheInputs, checkTogether } from './inputs.ts';
import { machine } from './machine.ts';

export default defineAction<CacheState>()({
  inputs: cacheInputs,
  outputs: cacheOutputs,
  check: checkTogether,
  main: (context) => restoreCache(context, machine),
  post: (context) => saveCache(context, machine),
  postFails: failsJob,
});
