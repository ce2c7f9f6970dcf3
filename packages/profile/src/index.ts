export { findLimits, parseCgroupCpu, parseCgroupMemory } from './cgroup.ts';
export { openPortable, openSource } from './open-source.ts';
export { processorModel } from './processor.ts';
export { parseCpu, parseDisks, parseMemory, parseNetwork, parsePressure } from './procfs.ts';
export { between, type Reading, type Sample } from './reading.ts';
export { parseSampleLog, type SampleLog, sampleLine } from './sample-log.ts';
export { runSampler } from './sampler.ts';
export type { Source } from './source.ts';
export { thin } from './thin.ts';
