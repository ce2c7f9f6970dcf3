import { randomBytes } from 'node:crypto';
import { keyDigest } from '../tier/digest.ts';

/**
 * Entries of GitHub's cache never change and cannot be deleted by a run, and their keys are short text. So a
 * value of ours is a series of entries, `paceline/<key>!<generation>`, of which the newest counts:
 *
 * - `0`: the first one, created only if there is none;
 * - `a…`: created after a deletion; named after the tombstone, so that of several creators one wins;
 * - `r…`: put over whatever is there;
 * - `d…`: a tombstone: the value was deleted.
 */
interface Generation {
  readonly key: string;
  readonly generation: string;
}

const ROOT = 'paceline/';
const MAX_LENGTH = 512;
/** `!`, one letter and twelve digits. */
const GENERATION_LENGTH = 14;
const MAX_KEY_LENGTH = MAX_LENGTH - ROOT.length - GENERATION_LENGTH;
const DIGEST_LENGTH = 66;

export const FIRST = '0';
export const replacement = (): string => `r${randomBytes(6).toString('hex')}`;
export const tombstone = (): string => `d${randomBytes(6).toString('hex')}`;
export const successor = (dead: string): string => `a${keyDigest(dead).slice(0, 12)}`;
export const isTombstone = (generation: string): boolean => generation.startsWith('d');

export const serviceKey = (key: string, generation: string): string => `${allGenerations(key)}${generation}`;

/** What every generation of this key starts with, and nothing else. */
export const allGenerations = (key: string): string => `${ROOT}${whole(key)}!`;

/** What every value starts with whose key starts with `prefix`, as far as keys were not too long to be kept. */
export const prefixOf = (prefix: string): string => (ROOT + encode(prefix)).slice(0, MAX_LENGTH);

/** Undefined for what is not ours, and for a key that was too long to be kept in full. */
export function parseServiceKey(text: string): Generation | undefined {
  const match = /^paceline\/((?:[^~!]|~[0-9a-f]{4})*)!([0-9a-z]+)$/.exec(text);
  if (!match) return undefined;
  const key = match[1]!.replaceAll(/~([0-9a-f]{4})/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
  return { key, generation: match[2]! };
}

export const generationOf = (text: string): string => text.slice(text.lastIndexOf('!') + 1);

/** Unit by unit, so that a prefix of a key is a prefix of its encoding. Commas are not allowed there. */
const encode = (key: string): string =>
  Array.from({ length: key.length }, (_, index) => {
    const unit = key.charCodeAt(index);
    const kept = unit > 0x20 && unit < 0x7f && !',!~'.includes(key[index]!);
    return kept ? key[index] : `~${unit.toString(16).padStart(4, '0')}`;
  }).join('');

/** What is too long keeps its beginning, and stands for the rest with a digest. */
function whole(key: string): string {
  const encoded = encode(key);
  if (encoded.length <= MAX_KEY_LENGTH) return encoded;
  const start = encoded.slice(0, MAX_KEY_LENGTH - DIGEST_LENGTH).replace(/~[0-9a-f]{0,3}$/, '');
  return `${start}~+${keyDigest(key)}`;
}
