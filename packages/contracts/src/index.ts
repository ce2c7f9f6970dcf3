import { cacheAdminReport } from './cache-admin-report.ts';
import { cacheReport } from './cache-report.ts';
import { canaryReport } from './canary-report.ts';
import { dependencyGraph } from './dependency-graph.ts';
import { historyRecord } from './history-record.ts';
import { legResult } from './leg-result.ts';
import { perfReport } from './perf-report.ts';
import { profile } from './profile.ts';
import { shardPlan } from './shard-plan.ts';
import { testPlan } from './test-plan.ts';
import { testReport } from './test-report.ts';

export { type CacheAdminReport, cacheAdminReport } from './cache-admin-report.ts';
export { type CacheReport, cacheReport } from './cache-report.ts';
export { type CanaryReport, canaryReport } from './canary-report.ts';
export { canonicalJson } from './canonical-json.ts';
export { type DependencyGraph, dependencyGraph } from './dependency-graph.ts';
export {
  DocumentError,
  type DocumentOf,
  type DocumentType,
  parseDocument,
  writeDocument,
} from './document.ts';
export {
  type Discovery,
  type FileParts,
  type LegCost,
  type Outcome,
  type Peaks,
  type PlannedSuite,
  TEST_RUNNERS,
  type TestFile,
  type TestRunner,
  testKey,
} from './fields.ts';
export { type HistoryRecord, historyRecord } from './history-record.ts';
export {
  type ExecutedFile,
  type FailedTest,
  type FlakyTest,
  type LegResult,
  legResult,
  type SplitFile,
  type WithoutFile,
} from './leg-result.ts';
export { type Comparison, type PerfReport, perfReport } from './perf-report.ts';
export { type Profile, profile } from './profile.ts';
export { SENTINEL_LEG, type ShardPlan, shardPlan } from './shard-plan.ts';
export { type TestPlan, testPlan } from './test-plan.ts';
export { type TestReport, testReport } from './test-report.ts';

/** Every document type by its kind. */
export const documents = {
  'cache-admin-report': cacheAdminReport,
  'cache-report': cacheReport,
  'canary-report': canaryReport,
  'dependency-graph': dependencyGraph,
  'history-record': historyRecord,
  'leg-result': legResult,
  'perf-report': perfReport,
  profile,
  'shard-plan': shardPlan,
  'test-plan': testPlan,
  'test-report': testReport,
} as const;
