export interface Fallback {
  /** Stable, for outputs and for searching. */
  readonly code: string;
  /** A clause that follows "all tests run:". */
  readonly message: string;
  readonly file?: string;
}
