import { defineAction } from '@paceline/core';
import { type CacheState, cacheOutputs, failsJob, restoreCache, saveCache } from './cache.ts';
import { machine } from './machine.ts';
import { cacheInputs, checkTogether } from './request/inputs.ts';

export default defineAction<CacheState>()({
  inputs: cacheInputs,
  outputs: cacheOutputs,
  check: checkTogether,
  main: (context) => restoreCache(context, machine),
  post: (context) => saveCache(context, machine),
  postFails: failsJob,
});
