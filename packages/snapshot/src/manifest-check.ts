import { dirname } from 'node:path';
import {
  type Chunk,
  FORMAT,
  MAX_PACK_BYTES,
  type Manifest,
  type ManifestEntry,
  type Pack,
} from './manifest.ts';
import { absolutePath, type PathSet } from './paths.ts';

const MAX_ENTRIES = 4_000_000;
const MAX_PATH = 4096;
const DIGEST = /^[0-9a-f]{64}$/;
/** zstd adds a few bytes per 128 KiB to what it cannot shrink. */
const MAX_STORED_BYTES = MAX_PACK_BYTES + 64 * 1024;

/** A manifest that asks for something no snapshot of ours would. */
export class ManifestProblem extends Error {}

/**
 * Reads a manifest as if an attacker wrote it: after this, every index, range and size in it is in bounds,
 * and every path stays below the root it names, on its own, with no other entry's file or link above it.
 *
 * Written by hand rather than as a schema, since it runs over every file of a large tree at every restore.
 * @param key the store key that was asked for
 * @throws ManifestProblem with the first thing that is wrong
 */
export function checkManifest(value: unknown, key: string, paths: PathSet): Manifest {
  const manifest = value as Manifest;
  ensure(isObject(manifest) && manifest.format === FORMAT, 'it is of another format');
  ensure(manifest.key === key, 'it belongs to another entry');
  const { roots, packs, chunks, entries } = manifest;
  ensure(
    Array.isArray(roots) &&
      roots.length === paths.roots.length &&
      paths.roots.every((root, index) => root.line === roots[index]),
    'it was saved with other paths',
  );
  ensure(isArray(packs) && isArray(chunks) && isArray(entries), 'a list is missing or too long');
  for (const pack of packs) checkPack(pack);
  for (const chunk of chunks) checkChunk(chunk, packs);
  for (const entry of entries) checkEntry(entry, chunks, paths);
  checkPlaces(entries, paths);
  return manifest;
}

function checkPack(pack: Pack): void {
  ensure(isObject(pack) && isDigest(pack.sha256), 'a pack has no digest');
  ensure(isCount(pack.bytes, MAX_STORED_BYTES) && isCount(pack.size, MAX_PACK_BYTES), 'a pack is too large');
}

function checkChunk(chunk: Chunk, packs: readonly Pack[]): void {
  ensure(isObject(chunk) && isDigest(chunk.sha256), 'a chunk has no digest');
  ensure(isCount(chunk.pack, packs.length - 1), 'a chunk names no pack');
  const { size } = packs[chunk.pack]!;
  ensure(
    isCount(chunk.offset, size) && isCount(chunk.size, size) && chunk.offset + chunk.size <= size,
    'a chunk reaches beyond its pack',
  );
}

function checkEntry(entry: ManifestEntry, chunks: readonly Chunk[], paths: PathSet): void {
  ensure(isObject(entry) && isCount(entry.root, paths.roots.length - 1), 'an entry names no root');
  ensure(isRelative(entry.path), `the path ${shown(entry.path)} is not allowed`);
  ensure(
    Number.isFinite(entry.mtime) && Math.abs(entry.mtime) <= 8.64e15,
    `${shown(entry.path)} has no valid time`,
  );
  if (entry.type === 'symlink') {
    const { target } = entry;
    ensure(
      typeof target === 'string' && target !== '' && target.length < MAX_PATH && !target.includes('\0'),
      `the link ${shown(entry.path)} has no valid target`,
    );
    return;
  }
  ensure(entry.type === 'file' || entry.type === 'directory', `${shown(entry.path)} is of an unknown type`);
  ensure(isCount(entry.mode, 0o777), `${shown(entry.path)} has no valid mode`);
  if (entry.type === 'directory') return;
  ensure(isArray(entry.chunks), `${shown(entry.path)} has no content`);
  let size = 0;
  for (const index of entry.chunks) {
    ensure(isCount(index, chunks.length - 1), `${shown(entry.path)} names no chunk`);
    size += chunks[index]!.size;
  }
  ensure(
    isCount(entry.size) && entry.size === size,
    `${shown(entry.path)} has another size than its content`,
  );
}

/** Compared as absolute paths, since one root can lie inside another. */
function checkPlaces(entries: readonly ManifestEntry[], paths: PathSet): void {
  const types = new Map<string, ManifestEntry['type']>();
  for (const entry of entries) {
    const place = absolutePath(paths.roots[entry.root]!, entry.path);
    ensure(!types.has(place), `${shown(entry.path)} is listed twice`);
    types.set(place, entry.type);
  }
  for (const entry of entries) {
    const root = paths.roots[entry.root]!;
    const place = absolutePath(root, entry.path);
    for (let above = dirname(place); above !== dirname(above); above = dirname(above)) {
      ensure((types.get(above) ?? 'directory') === 'directory', `${shown(entry.path)} lies below no folder`);
    }
    ensure(isMeant(entry, root.matches), `${shown(entry.path)} is not among the paths asked for`);
  }
}

/** A pattern gives no right to the whole folder it starts in: only to what matches, and what is in that. */
function isMeant(entry: ManifestEntry, matches: ((relative: string) => boolean) | undefined): boolean {
  if (!matches) return true;
  const parts = entry.path.split('/');
  return parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
}

function isRelative(path: unknown): boolean {
  if (typeof path !== 'string' || path.length >= MAX_PATH || path.includes('\0')) return false;
  if (path === '') return true;
  if (process.platform === 'win32' && /[\\:]/.test(path)) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isArray = (value: unknown): boolean => Array.isArray(value) && value.length <= MAX_ENTRIES;
const isDigest = (value: unknown): boolean => typeof value === 'string' && DIGEST.test(value);
const isCount = (value: unknown, max: number = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= max;
const shown = (path: unknown): string => JSON.stringify(String(path).slice(0, 120));

function ensure(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new ManifestProblem(problem);
}
