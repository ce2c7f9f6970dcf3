import { createHash } from 'node:crypto';

/** SHA-256 of a value, in hexadecimal. */
export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of a key. UTF-16, as keys are in memory: UTF-8 would fold different lone surrogates into one. */
export const keyDigest = (key: string, encoding: 'hex' | 'base64url' = 'hex'): string =>
  createHash('sha256').update(key, 'utf16le').digest(encoding);

/** The digest that a key such as `packs/octo/app/<sha256>` names its value by. */
export const digestIn = (key: string): string | undefined => /(?:^|\/)([0-9a-f]{64})$/.exec(key)?.[1];
