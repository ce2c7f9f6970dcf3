export { type BeginOptions, type BegunRestore, beginRestore } from './begin-restore.ts';
export type { Compression } from './codec.ts';
export type { Signer, Verifier } from './envelope.ts';
export { SnapshotError } from './errors.ts';
export { type Candidate, type LookupOptions, lookup, readableKey } from './lookup.ts';
export { CODECS, type Codec } from './manifest.ts';
export type { PathSet, Root } from './path-set.ts';
export { parsePaths } from './paths.ts';
export {
  type BlobUse,
  type EntryReferences,
  entryReferences,
  type Unreadable,
  whyUnreadable,
} from './references.ts';
export { type RepackOptions, type RepackResult, repackEntry } from './repack.ts';
export { type Amount, type RestoreOptions, type RestoreResult, restoreSnapshot } from './restore.ts';
export { type SaveResult, saveSnapshot } from './save.ts';
export type { SaveOptions } from './save-options.ts';
export { verifyEntry } from './verify.ts';
