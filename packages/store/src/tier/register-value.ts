import { StoreError } from './errors.ts';
import { newPutId } from './put-id.ts';
import { MAX_REGISTER_BYTES } from './register.ts';
import { createHeader, decodeValueFile, encodeHeader } from './value-file.ts';

/** The header in front of the value has a little more than the key in it. */
export const MAX_STORED_BYTES = MAX_REGISTER_BYTES + 16 * 1024;

/**
 * What a tier keeps of a register's value: a value file (value-file.ts), so damage is detected. An id in the header
 * makes each one unique, so that its digest, as an ETag may be, never occurs again.
 * @throws StoreError PACELINE_STORE_TOO_LARGE
 */
export function encodeRegister(key: string, bytes: Uint8Array): Buffer {
  const header = encodeHeader({ ...createHeader(key, bytes, {}, Date.now()), id: newPutId() });
  const file = Buffer.concat([header, bytes]);
  if (bytes.byteLength <= MAX_REGISTER_BYTES && file.byteLength <= MAX_STORED_BYTES) return file;
  throw new StoreError(
    'PACELINE_STORE_TOO_LARGE',
    `A value of ${bytes.byteLength} bytes with a key of ${key.length} characters is larger than a register takes (64 KiB).`,
    'Keep less in it.',
  );
}

/**
 * @param where as `locate` says it
 * @throws StoreError PACELINE_STORE_DAMAGED when any byte of it has changed since it was written
 */
export function decodeRegister(file: Uint8Array | undefined, key: string, where: string): Uint8Array {
  const found = file && decodeValueFile(Buffer.from(file), key);
  if (found) return new Uint8Array(found.bytes);
  throw new StoreError(
    'PACELINE_STORE_DAMAGED',
    `What the store holds for ${JSON.stringify(key.slice(0, 200))} is damaged, or was put there by something else.`,
    `Delete ${where} when nobody relies on it.`,
  );
}
