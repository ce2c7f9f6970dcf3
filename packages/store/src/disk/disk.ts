import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyDigest } from '../tier/digest.ts';
import type { GetOptions, ListingTier, PutOptions, PutResult, Tier } from '../tier/tier.ts';
import {
  createHeader,
  decodeValueFile,
  encodeHeader,
  type FileHeader,
  MAX_FILE_BYTES,
  readHeader,
} from '../tier/value-file.ts';
import { isLive, toEntry, toValue } from '../tier/value-info.ts';
import { explainDiskErrors } from './disk-errors.ts';
import { createDiskRegister } from './disk-register.ts';
import { createDiskUsage, subfolders } from './disk-usage.ts';
import { isNotPlain, OPEN_PLAIN } from './plain-file.ts';

export interface DiskOptions {
  /** Bytes on the disk. Default 10 GiB. */
  readonly maxBytes?: number;
  /** Default 100,000. */
  readonly maxEntries?: number;
  readonly now?: () => number;
}

/**
 * Values as files of one folder, shared by any number of processes without locks. A value is written to a temporary
 * file and renamed, so a reader finds the old value or the new one, even when a writer is killed. What the disk itself damages is detected by its digest (value-file.ts) and removed.
 *
 * The last use is the file's modification time. Expired values keep their space until they are replaced or
 * become the least recently used.
 * @param root absolute path; made at the first put
 */
export function createDiskTier(
  root: string,
  options: DiskOptions = {},
): ListingTier & Required<Pick<Tier, 'getRange' | 'register'>> {
  const { maxBytes = 10 * 2 ** 30, maxEntries = 100_000, now = Date.now } = options;
  const values = join(root, 'v1', 'values');
  const temporary = join(root, 'v1', 'tmp');
  const usage = createDiskUsage({ values, temporary }, { maxBytes, maxEntries }, now);
  let corrupt = 0;
  let lastUse = 0;

  const pathOf = (key: string): string => {
    const name = keyDigest(key);
    return join(values, namespaceOf(key), name.slice(0, 2), name);
  };
  const temporaryPath = () => join(temporary, `${process.pid}-${randomBytes(12).toString('hex')}`);
  const live = (header: FileHeader) => isLive(header, now());
  /** Seconds; strictly rising, since several uses fall into one tick of the clock. */
  const useTime = (): number => {
    lastUse = Math.max(now(), lastUse + 0.001);
    return lastUse / 1000;
  };
  async function touch(file: FileHandle): Promise<void> {
    const time = useTime();
    // A store that may only be read still serves; it just cannot learn what was used.
    await file.utimes(time, time).catch(() => undefined);
  }

  /**
   * Removes a damaged file, or what is none, unless a writer has put a good one in its place since it was read.
   */
  async function quarantine(path: string, inode: number): Promise<void> {
    corrupt += 1;
    const aside = temporaryPath();
    try {
      await mkdir(temporary, { recursive: true, mode: 0o700 });
      await rename(path, aside);
      if ((await lstat(aside)).ino !== inode) await link(aside, path).catch(() => undefined);
      await rm(aside, { recursive: true });
    } catch {
      // Another process was first, or the store is read-only: a miss either way.
    }
  }

  async function quarantineUnopened(path: string): Promise<void> {
    const info = lstatSync(path, { throwIfNoEntry: false });
    if (info && !info.isFile()) await quarantine(path, info.ino);
  }

  /** Undefined when there is no file; what is there and is no plain file is removed. */
  async function withFile<T>(path: string, read: (file: FileHandle) => Promise<T>): Promise<T | undefined> {
    let file: FileHandle;
    try {
      file = await open(path, OPEN_PLAIN);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      if (!isNotPlain(error)) throw error;
      await quarantineUnopened(path);
      return undefined;
    }
    try {
      const info = await file.stat();
      if (info.isFile()) return await read(file);
      await quarantine(path, info.ino);
      return undefined;
    } finally {
      await file.close();
    }
  }

  /**
   * Opens the value of a key and counts that as a use; undefined on a miss. What `decode` does not take for this
   * key's value is damaged, and removed.
   */
  async function use<F extends { readonly header: FileHeader }, T>(
    key: string,
    decode: (file: FileHandle, fileSize: number) => Promise<F | undefined>,
    answer: (found: F, file: FileHandle, fileSize: number) => T | Promise<T>,
  ): Promise<T | undefined> {
    const path = pathOf(key);
    return withFile(path, async (file) => {
      const info = await file.stat();
      const found = await decode(file, info.size);
      if (found?.header.key !== key) {
        await quarantine(path, info.ino);
        return undefined;
      }
      if (!live(found.header)) return undefined;
      await touch(file);
      return answer(found, file, info.size);
    });
  }

  async function headerOnly(file: FileHandle, fileSize: number): Promise<{ header: FileHeader } | undefined> {
    const header = readHeader(file.fd, fileSize);
    return header && { header };
  }

  async function writeTemporary(header: Buffer, bytes: Uint8Array): Promise<string> {
    const path = temporaryPath();
    const file = await openMaking(path);
    try {
      await writeAll(file, [header, bytes]);
      // No fsync: a process that is killed loses nothing that it wrote, and what a power cut tears is found
      // out by its digest and is a miss. On a busy disk the wait would cost more than all else here.
      await touch(file);
    } catch (error) {
      await unlink(path).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    return path;
  }

  /** `rename` replaces any file, but not a folder: one that is in the way is removed first. */
  async function replace(from: string, path: string): Promise<void> {
    try {
      await rename(from, path);
    } catch (error) {
      if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
      await quarantineUnopened(path);
      await rename(from, path);
    }
  }

  /**
   * `link` creates or fails, in one step. The file that exists may be dead (expired, damaged): then the writer that
   * creates the claim on exactly that file may replace it, and the others get the answer "exists".
   */
  async function create(from: string, path: string, key: string): Promise<boolean> {
    try {
      await making(path, () => link(from, path));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const dead = await deadGeneration(path, key);
    if (dead === undefined) return false;
    if (dead === 'gone') return create(from, path, key);
    const claim = join(temporary, `claim-${dead}`);
    try {
      await link(from, claim);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
    try {
      if ((await deadGeneration(path, key)) !== dead) return false;
      await rename(from, path);
      return true;
    } finally {
      await unlink(claim);
    }
  }

  async function deadGeneration(path: string, key: string): Promise<string | undefined> {
    const found = await withFile(path, async (file) => {
      const info = await file.stat({ bigint: true });
      const whole = info.size <= MAX_FILE_BYTES ? await file.readFile() : undefined;
      const decoded = whole && decodeValueFile(whole, key);
      return decoded && live(decoded.header) ? undefined : `${info.ino}-${info.mtimeNs}-${info.size}`;
    });
    return found ?? ((await exists(path)) ? undefined : 'gone');
  }

  const tier: ListingTier & Required<Pick<Tier, 'getRange' | 'register'>> = {
    name: 'disk',
    register: createDiskRegister(root, now),
    async get(key, { sha256: expected, memory } = {}) {
      const whole = async (file: FileHandle, size: number) =>
        size <= MAX_FILE_BYTES
          ? decodeValueFile(await readWhole(file, size, memory), key, expected)
          : undefined;
      return use(key, whole, ({ bytes, header }) => toValue(bytes, header));
    },
    async getRange(key, offset, length) {
      return use(key, headerOnly, async ({ header }, file, size) => {
        const bytes = Buffer.alloc(Math.max(0, Math.min(length, header.size - offset)));
        const start = size - header.size + offset;
        let done = 0;
        while (done < bytes.byteLength) {
          const { bytesRead } = await file.read(bytes, done, bytes.byteLength - done, start + done);
          if (bytesRead === 0) return undefined;
          done += bytesRead;
        }
        return bytes;
      });
    },
    async head(key) {
      return use(key, headerOnly, ({ header }) => toEntry(key, header, lastUse));
    },
    async put(key, bytes, options: PutOptions = {}): Promise<PutResult> {
      const path = pathOf(key);
      if (options.ifAbsent && (await tier.head(key))) return 'exists';
      const header = encodeHeader(createHeader(key, bytes, options, now()));
      const size = header.byteLength + bytes.byteLength;
      if (size > maxBytes || size > MAX_FILE_BYTES || maxEntries < 1) {
        // The old value must not outlive the newer one that did not fit.
        if (!options.ifAbsent) await tier.delete(key);
        return 'refused';
      }
      const from = await writeTemporary(header, bytes);
      try {
        if (!options.ifAbsent) await making(path, () => replace(from, path));
        else if (!(await create(from, path, key))) return 'exists';
      } finally {
        await unlink(from).catch(() => undefined);
      }
      await usage.wrote(size);
      return 'stored';
    },
    async *list(prefix, options = {}) {
      const namespaces = prefix.includes('/') ? [join(values, namespaceOf(prefix))] : subfolders(values);
      for (const folder of namespaces.flatMap((namespace) => subfolders(namespace))) {
        for (const name of readdirSync(folder)) {
          const path = join(folder, name);
          const entry = readEntry(path);
          if (entry === undefined) continue;
          if (entry === 'not plain') {
            await quarantineUnopened(path);
          } else if (entry.header === undefined) {
            await quarantine(path, entry.inode);
          } else if (entry.header.key.startsWith(prefix) && (options.expired || live(entry.header))) {
            yield toEntry(entry.header.key, entry.header, entry.usedAt);
          }
        }
      }
    },
    async delete(key) {
      const live = (await tier.head(key)) !== undefined;
      try {
        await unlink(pathOf(key));
        return live;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
      }
    },
    async close() {},
    counters: () => ({ evictions: usage.evictions(), corrupt }),
  };
  return explainDiskErrors(tier, root);
}

/**
 * Values are grouped by the first part of their key, so that listing `history/…` does not read the header
 * of every `packs/…`.
 */
function namespaceOf(key: string): string {
  const first = /^([a-z][a-z0-9-]{0,31})\//.exec(key)?.[1];
  return first ?? '_';
}

/** Runs what needs the folder of `path`; makes the folder only when it turns out to be missing. */
async function making<T>(path: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return run();
  }
}

const openMaking = (path: string): Promise<FileHandle> => making(path, () => open(path, 'wx', 0o600));

async function writeAll(file: FileHandle, parts: Uint8Array[]): Promise<void> {
  for (const part of parts) {
    let done = 0;
    while (done < part.byteLength) {
      done += (await file.write(part, done, part.byteLength - done)).bytesWritten;
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

interface FileEntry {
  readonly header: FileHeader | undefined;
  readonly usedAt: number;
  readonly inode: number;
}

/**
 * Undefined when the file is gone; without a header when it is damaged. Synchronous, since thousands of
 * small reads through the thread pool cost ten times as much.
 */
function readEntry(path: string): FileEntry | 'not plain' | undefined {
  let fd: number;
  try {
    fd = openSync(path, OPEN_PLAIN);
  } catch (error) {
    return isNotPlain(error) ? 'not plain' : undefined;
  }
  try {
    const info = fstatSync(fd);
    if (!info.isFile()) return 'not plain';
    return { header: readHeader(fd, info.size), usedAt: info.mtimeMs, inode: info.ino };
  } finally {
    closeSync(fd);
  }
}

/** @returns less than `size` bytes where the file ends before */
async function readWhole(file: FileHandle, size: number, memory: GetOptions['memory']): Promise<Buffer> {
  if (!memory) return file.readFile();
  const { buffer, byteOffset } = memory(size);
  const bytes = Buffer.from(buffer, byteOffset, size);
  let done = 0;
  while (done < size) {
    const { bytesRead } = await file.read(bytes, done, size - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}
