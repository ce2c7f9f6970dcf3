/** Started by people who may write to the repository (or by its own schedule), on a ref they chose. */
const TRUSTED = new Set([
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
  'workflow_call',
  'merge_group',
  'create',
  'release',
  'deployment',
  'local',
]);
/** Run on a pull request's merge commit, so on code that anyone may have sent. */
const RUNS_ON_PULL_REQUESTS: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
]);

/**
 * Whether a run of this event may keep anything under its ref. On pull_request_target, workflow_run,
 * issue_comment and the like the ref *is* the default branch although strangers can start them, so whatever
 * is not known to be trusted, or to have a ref of its own, keeps nothing.
 */
export const maySave = (eventName: string): boolean =>
  TRUSTED.has(eventName) || RUNS_ON_PULL_REQUESTS.has(eventName);
