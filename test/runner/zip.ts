/** Unpacks the zip files that the artifact client uploads. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Unpacks a zip into a folder. Names that leave the folder are refused; links are not made. */
export function unzip(file: string, directory: string): void {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(signature(endOfDirectory));
  if (end < 0) throw new Error(`${file} is not a zip file`);
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== directoryEntry) throw new Error(`${file} has a broken directory`);
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    extract(bytes, at, name, directory);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function extract(bytes: Buffer, at: number, name: string, directory: string): void {
  const path = normalize(name);
  if (path.startsWith('..') || path.startsWith('/'))
    throw new Error(`the zip entry ${name} leaves its folder`);
  if (name.endsWith('/')) return void mkdirSync(join(directory, path), { recursive: true });
  const local = bytes.readUInt32LE(at + 42);
  // The local header has lengths of its own; its extra field may differ from the directory's.
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  const method = bytes.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw new Error(`the zip entry ${name} has the unknown method ${method}`);
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), method === 8 ? inflateRawSync(packed) : packed);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
