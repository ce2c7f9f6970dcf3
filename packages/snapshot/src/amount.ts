/** How much of a tree, as `onProgress` reports it. */
export interface Amount {
  readonly files: number;
  readonly bytes: number;
}
