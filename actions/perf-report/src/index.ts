import { createGitHub, defineAction } from '@paceline/core';
import { inputs, outputs } from './inputs.ts';
import { sample } from './sampler/child.ts';
import { SAMPLER_VARIABLE } from './sampler/process.ts';
import { finishSampler, type SamplerState, startSampler } from './sampler/start.ts';

export default defineAction<SamplerState>()({
  inputs,
  outputs,
  async main(context) {
    const order = context.environment.variables[SAMPLER_VARIABLE];
    if (order) return sample(JSON.parse(order));
    if (context.inputs.mode === 'start') return startSampler(context);
    const { report } = await import('./perf-report.ts');
    return report(context, { now: Date.now, createGitHub });
  },
  post: finishSampler,
});
