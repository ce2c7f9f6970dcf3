export { type Candidate, type LookupOptions, lookup, readableKey } from './entry/lookup.ts';
export {
  type BlobUse,
  type EntryReferences,
  entryReferences,
  type Unreadable,
  whyUnreadable,
} from './entry/references.ts';
export { type RepackOptions, type RepackResult, repackEntry } from './entry/repack.ts';
export { verifyEntry } from './entry/verify.ts';
export type { Compression } from './format/codec.ts';
export type { Signer, Verifier } from './format/envelope.ts';
export { CODECS, type Codec } from './format/manifest.ts';
export type { PathSet, Root } from './paths/path-set.ts';
export { parsePaths } from './paths/paths.ts';
export { type BeginOptions, type BegunRestore, beginRestore } from './restore/begin-restore.ts';
export { type Amount, type RestoreOptions, type RestoreResult, restoreSnapshot } from './restore/restore.ts';
export { type SaveResult, saveSnapshot } from './save/save.ts';
export type { SaveOptions } from './save/save-options.ts';
export { readOwn } from './stat/read-own.ts';
export { SnapshotError } from './tables/errors.ts';
