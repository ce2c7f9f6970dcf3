/** Everything that decides whether a step saves. */
export interface SaveQuestion {
  readonly mode: 'auto' | 'read-only' | 'write-only';
  readonly eventName: string;
  /** The event lets this run write under its ref. */
  readonly trusted: boolean;
  /** Why entries cannot be signed although they should be. */
  readonly unsignable: string | undefined;
  /** Absent in `cache/save`, which always means to save. */
  readonly post?: {
    readonly save: 'on-success' | 'always' | 'never';
    /** `success`, `failure` or `cancelled`, as the runner says; empty when it says nothing. */
    readonly jobStatus: string;
    /** Main found the entry of exactly this key. */
    readonly exact: boolean;
    readonly key: string;
    readonly onExisting: 'keep' | 'replace' | 'fail';
  };
}

/** Why nothing is saved; undefined when it is. */
export function whyNotSaved(question: SaveQuestion): string | undefined {
  const { mode, eventName, trusted, unsignable, post } = question;
  if (mode === 'read-only') return 'mode is read-only';
  if (!trusted) return `a run on ${eventName} may read the cache but not write it`;
  if (post) {
    const { save, jobStatus, exact, key, onExisting } = post;
    if (save === 'never') return 'save is never';
    if (save === 'on-success' && jobStatus !== 'success') {
      return jobStatus === ''
        ? 'the runner did not say whether the job succeeded; save: always saves in any case'
        : `the job ${jobStatus === 'cancelled' ? 'was cancelled' : 'failed'}; save: always saves all the same`;
    }
    if (exact && onExisting !== 'replace') return `${key} was found exactly`;
  }
  return unsignable;
}
