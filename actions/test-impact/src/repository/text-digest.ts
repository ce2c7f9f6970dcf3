import { hash } from 'node:crypto';

/** Digits in base64, six bits each: nobody finds two texts of the same 144 bits. */
const DIGITS = 24;

/** Of a text, or of its bytes in UTF-8. */
export const textDigest = (text: string | Uint8Array): string =>
  hash('sha256', text, 'base64url').slice(0, DIGITS);
