export { type AuditTotals, auditTotals } from './audits.ts';
export {
  type Compaction,
  type History,
  type HistoryAccess,
  type HistoryOptions,
  historyPrefixes,
  openHistory,
} from './history.ts';
export { scopeName } from './keys.ts';
export { type DealtShards, dealtShards } from './legs/dealt-shards.ts';
export { legCosts } from './legs/leg-costs.ts';
export { legPeaks } from './legs/leg-peaks.ts';
export type { HistoryStore } from './objects.ts';
export { type Proof, type Proofs, passedAtOnce, proofsOf } from './proofs.ts';
export { type FileTiming, failedFiles, fileTimings, unknownSeconds } from './timings.ts';
