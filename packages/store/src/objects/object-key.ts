import { keyDigest } from '../tier/digest.ts';

/** Limit of S3 and of Google Cloud Storage, in bytes of UTF-8; Azure's, in characters. */
const MAX_OBJECT_KEY_BYTES = 1024;
const HASH_LENGTH = '!-'.length + 64;

/**
 * The names of values below one prefix of a bucket or container. Encoded is every UTF-16 unit on its own, as `!` and two or
 * (beyond ASCII) `!u` and four hexadecimal digits, unless it is harmless everywhere; so what starts with a key's
 * beginning starts with its encoded beginning. Every name ends with a bare `!`: no name is a folder of another,
 * which servers that keep objects as files could not hold. Names above 1024 bytes keep their beginning and
 * end in a digest of the whole key instead; such a name tells the key only together with the object's header.
 */
export interface KeySpace {
  /** The object's key. */
  objectKey(key: string): string;
  /** What the object keys of all keys that start with `prefix` start with; others may do so too. */
  objectPrefix(prefix: string): string;
  /** `undefined`: not a name of ours. `hashed`: the key stands in the object's header. */
  storeKey(objectKey: string): { readonly key: string } | 'hashed' | undefined;
  /** An object of this tier's own, beside the values and never taken for one. */
  ownKey(name: string): string;
}

/** @param prefix below which all objects lie, without slashes at its ends; empty = the whole bucket or container */
export function createKeySpace(prefix: string): KeySpace {
  const root = prefix === '' ? '' : `${prefix}/`;
  const room = MAX_OBJECT_KEY_BYTES - Buffer.byteLength(root) - '!'.length;
  const readable = room - HASH_LENGTH;
  return {
    objectKey(key) {
      const encoded = encode(key);
      if (encoded.length <= room) return `${root}${encoded}!`;
      return `${root}${encoded.slice(0, readable)}!-${keyDigest(key)}!`;
    },
    // A dot at its end is encoded or not, by what follows.
    objectPrefix: (text) => `${root}${encode(text.replace(/\.$/, '')).slice(0, readable)}`,
    storeKey(objectKey) {
      if (!objectKey.startsWith(root) || !objectKey.endsWith('!')) return undefined;
      const name = objectKey.slice(root.length, -1);
      if (/!-[0-9a-f]{64}$/.test(name)) return 'hashed';
      const key = decode(name);
      return key !== undefined && encode(key) === name ? { key } : undefined;
    },
    // `!o` begins no encoded unit.
    ownKey: (name) => `${root}!own/${name}`,
  };
}

/**
 * A dot or slash at the start of a part is encoded too, since `.`, `..` and empty parts do not survive every URL,
 * and so is a dot at the end of one, which Azure drops.
 */
const encode = (text: string): string =>
  text.replace(/(?<=^|\/)[./]|\.(?=\/)|[^A-Za-z0-9._/=-]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return code < 0x80 ? `!${hex(code, 2)}` : `!u${hex(code, 4)}`;
  });

const hex = (code: number, digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0');

function decode(name: string): string | undefined {
  if (/!(?!u[0-9A-F]{4}|[0-9A-F]{2})/.test(name)) return undefined;
  return name.replace(/!u([0-9A-F]{4})|!([0-9A-F]{2})/g, (_, wide?: string, narrow?: string) =>
    String.fromCharCode(Number.parseInt((wide ?? narrow)!, 16)),
  );
}
