/** Why a snapshot could not be saved or restored; `core` recognises `code` and `remedy`. */
export class SnapshotError extends Error {
  readonly code: `PACELINE_SNAPSHOT_${string}`;
  readonly remedy: string;
  constructor(code: SnapshotError['code'], message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotError';
    this.code = code;
    this.remedy = remedy;
  }
}
