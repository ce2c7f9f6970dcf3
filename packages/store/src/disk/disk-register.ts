import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyDigest, sha256Hex } from '../tier/digest.ts';
import { retryable, StoreError } from '../tier/errors.ts';
import type { Register, RegisterValue } from '../tier/register.ts';
import { decodeRegister, encodeRegister, MAX_STORED_BYTES } from '../tier/register-value.ts';
import { explainDiskError } from './disk-errors.ts';
import { sweep } from './disk-usage.ts';
import { isNotPlain, OPEN_PLAIN } from './plain-file.ts';

interface Version {
  readonly number: number;
  readonly version: string;
  /** Undefined where it is no plain file, or larger than one can be. */
  readonly file: Buffer | undefined;
}

/** Replacing and removing a version takes a few system calls, so a reader rarely misses several in a row. */
const LOOKS = 100;
/** Versions that stay: more than others make while one writer checks that it was not too slow. */
const KEPT = 8;

/**
 * Each value as files of one folder, of which the one with the highest number counts; shared by any number of
 * processes without a lock that a killed one would leave behind.
 *
 * Version n + 1 is made by a hard link of a file that is complete, which fails where there is one. Who made it
 * removes what is older than the last few, the oldest first. So a writer that was held up, and makes a number that was
 * used and removed before, finds that what it replaces is gone: below the last one, its file means nothing. The first
 * version comes with its folder, by a rename that fails where the folder has anything in it, and that always has the
 * last version in it.
 *
 * Nothing is flushed: what a power cut tears is found out by its digest.
 */
export function createDiskRegister(root: string, now: () => number = Date.now): Register {
  const registers = join(root, 'v1', 'registers');
  const temporary = join(root, 'v1', 'tmp');
  const folderOf = (key: string) => join(registers, keyDigest(key));
  let swept = false;

  const temporaryPath = () => join(temporary, `${process.pid}-${randomBytes(12).toString('hex')}`);

  async function numbersIn(folder: string): Promise<number[]> {
    const names = await readdir(folder).catch(unless('ENOENT'));
    return (names ?? []).filter((name) => /^[1-9]\d{0,14}$/.test(name)).map(Number);
  }

  /** Undefined when it is gone. */
  async function readVersion(folder: string, number: number): Promise<Version | undefined> {
    const unreadable = { number, version: `${number}-unreadable`, file: undefined };
    const handle = await open(join(folder, String(number)), OPEN_PLAIN).catch((error: unknown) =>
      isNotPlain(error) ? ('not plain' as const) : unless('ENOENT')(error),
    );
    if (handle === 'not plain') return unreadable;
    if (!handle) return undefined;
    try {
      const info = await handle.stat();
      if (!info.isFile() || info.size > MAX_STORED_BYTES) return unreadable;
      const file = await handle.readFile();
      return { number, version: versionOf(number, file), file };
    } finally {
      await handle.close();
    }
  }

  async function latest(key: string): Promise<(RegisterValue & Version) | undefined> {
    const folder = folderOf(key);
    for (let look = 0; look < LOOKS; look++) {
      const numbers = await numbersIn(folder);
      if (numbers.length === 0) return undefined;
      const found = await readVersion(folder, Math.max(...numbers));
      if (found) return { ...found, bytes: decodeRegister(found.file, key, folder) };
      // It was removed after the folder was read, so there is a newer one.
    }
    throw tooFast(root);
  }

  /** The folder of a key with its first version in it. */
  async function create(folder: string, file: Buffer): Promise<boolean> {
    const from = temporaryPath();
    await mkdir(registers, { recursive: true, mode: 0o700 });
    await mkdir(from, { recursive: true, mode: 0o700 });
    try {
      await writeFile(join(from, '1'), file, { mode: 0o600, flag: 'wx' });
      await rename(from, folder);
      return true;
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) throw error;
      // Something that is no version is in it.
      if ((await numbersIn(folder)).length === 0) throw error;
      return false;
    } finally {
      await rm(from, { recursive: true, force: true });
    }
  }

  async function append(folder: string, number: number, file: Buffer): Promise<boolean> {
    const from = temporaryPath();
    const to = join(folder, String(number));
    await mkdir(temporary, { recursive: true, mode: 0o700 });
    try {
      await writeFile(from, file, { mode: 0o600, flag: 'wx' });
      await link(from, to);
      return true;
    } catch (error) {
      // Where the disk is a server's, the answer to a link that was made may have been lost.
      if (codeOf(error) === 'EEXIST') return await isSameFile(from, to);
      // Someone deleted the folder.
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    } finally {
      await unlink(from).catch(unless('ENOENT'));
    }
  }

  /** Oldest first, so that none is removed while an older one stays; see createDiskRegister. */
  async function removeBefore(folder: string, number: number): Promise<void> {
    const old = (await numbersIn(folder)).filter((one) => one < number).sort((a, b) => a - b);
    for (const one of old) await unlink(join(folder, String(one))).catch(unless('ENOENT'));
  }

  async function replace(key: string, bytes: Uint8Array, expected: string | undefined) {
    const file = encodeRegister(key, bytes);
    if (!swept) sweep(temporary, now());
    swept = true;
    const folder = folderOf(key);
    const current = await latest(key);
    if (current?.version !== expected) return undefined;
    if (!current) return (await create(folder, file)) ? versionOf(1, file) : undefined;
    const number = current.number + 1;
    if (!(await append(folder, number, file))) return undefined;
    if ((await readVersion(folder, current.number))?.version !== expected) {
      // This writer was slow. Whether its version counted for a while cannot be known any more.
      await unlink(join(folder, String(number))).catch(unless('ENOENT'));
      throw tooFast(root);
    }
    // It is replaced, whether what is old goes now or next time.
    await removeBefore(folder, number - KEPT).catch(() => undefined);
    return versionOf(number, file);
  }

  const explained = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw explainDiskError(error, root);
    });
  return {
    async read(key) {
      const found = await explained(latest(key));
      return found && { bytes: found.bytes, version: found.version };
    },
    replace: (key, bytes, expected) => explained(replace(key, bytes, expected)),
    locate: (key) => `the folder ${folderOf(key)}`,
  };
}

const tooFast = (root: string): StoreError =>
  retryable(
    new StoreError(
      'PACELINE_STORE_BUSY',
      `The disk store ${root} changes faster than it can be read.`,
      'Try again later.',
    ),
  );

const versionOf = (number: number, file: Buffer): string => `${number}-${sha256Hex(file)}`;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** For `catch`: undefined for that failure, and every other one goes on. */
const unless =
  (code: string) =>
  (error: unknown): undefined => {
    if (codeOf(error) !== code) throw error;
  };

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }))).catch(() => []);
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
