export { SnapshotError } from './errors.ts';
export { type Candidate, type LookupOptions, lookup, newest } from './lookup.ts';
export { type PathSet, parsePaths, type Root } from './paths.ts';
export { type RestoreOptions, type RestoreResult, restoreSnapshot } from './restore.ts';
export { type SaveOptions, type SaveResult, saveSnapshot } from './save.ts';
