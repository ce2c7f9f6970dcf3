import { inflateRawSync } from 'node:zlib';
import { PacelineError } from '../errors.ts';

const TIMEOUT_MS = 60_000;
const OTHER_RUN = 'An artifact of the other run';

/**
 * Downloads what another run stored, which may be anything: stops at the first byte too many.
 * @throws PacelineError `PACELINE_ARTIFACT_UNAVAILABLE`, `PACELINE_ARTIFACT_TOO_LARGE`
 */
export async function downloadWithin(url: string, maxBytes: number): Promise<Uint8Array> {
  const unavailable = (why: string, cause?: unknown) =>
    new PacelineError(
      'PACELINE_ARTIFACT_UNAVAILABLE',
      `An artifact of the other run could not be downloaded: ${why}.`,
      'Re-run the job; artifacts are kept for 7 days.',
      { cause },
    );
  if (!URL.canParse(url)) throw unavailable('GitHub gave no address');
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok || !response.body) throw unavailable(`the storage answered ${response.status}`);
    for await (const part of response.body) {
      size += part.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof PacelineError ? error : unavailable('the connection broke', error);
  }
  return Buffer.concat(parts);
}

/** Artifacts of ours have two files. */
const MAX_ENTRIES = 1000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

/**
 * One file of a zip, unpacked in memory and never to disk: no name of the zip becomes a path, and a file
 * that unpacks to more than `maxBytes` is refused whatever its header says. Undefined when it is not there.
 * @param subject begins the sentence of an error
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16; stored and deflated files, no ZIP64.
 * @throws PacelineError `PACELINE_ARTIFACT_INVALID`, `PACELINE_ARTIFACT_TOO_LARGE`
 */
export function readZipFile(
  bytes: Uint8Array,
  name: string,
  maxBytes: number,
  subject = OTHER_RUN,
): Uint8Array | undefined {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw invalid(subject);
    let at = zip.readUInt32LE(end + 16);
    let left = zip.readUInt16LE(end + 10);
    if (left > MAX_ENTRIES) throw invalid(subject);
    for (; left > 0; left--) {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw invalid(subject);
      const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
      if (zip.toString('utf8', at + 46, nameEnd) === name) return unpack(zip, at, maxBytes, subject);
      at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    }
    return undefined;
  } catch (error) {
    throw error instanceof PacelineError ? error : invalid(subject, error);
  }
}

function unpack(zip: Buffer, entry: number, maxBytes: number, subject: string): Uint8Array {
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw invalid(subject);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + size > zip.length) throw invalid(subject);
  const data = zip.subarray(start, start + size);
  if (method === 0) {
    if (size > maxBytes) throw tooLarge(maxBytes, subject);
    return data;
  }
  if (method !== 8) throw invalid(subject);
  try {
    return inflateRawSync(data, { maxOutputLength: maxBytes });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge(maxBytes, subject)
      : invalid(subject, error);
  }
}

const invalid = (subject: string, cause?: unknown): PacelineError =>
  new PacelineError(
    'PACELINE_ARTIFACT_INVALID',
    `${subject} is no zip that can be read.`,
    'Look at what was uploaded under this name.',
    { cause },
  );

const tooLarge = (maxBytes: number, subject = OTHER_RUN): PacelineError =>
  new PacelineError(
    'PACELINE_ARTIFACT_TOO_LARGE',
    `${subject} is larger than ${maxBytes} bytes.`,
    'Look at what was uploaded under this name.',
  );
