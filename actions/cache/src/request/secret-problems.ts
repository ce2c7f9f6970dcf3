import { createPrivateKey, createPublicKey } from 'node:crypto';

/** Empirical entropy that a random secret of 32 bytes has in any usual encoding, hexadecimal included. */
const MIN_BITS = 64;

const MAKE_SECRET = '"openssl rand -base64 48" makes one';
const GIVE_PEM =
  'give the private key as PEM to sign ("openssl genpkey -algorithm ed25519"), or its public part as PEM to verify ("openssl pkey -pubout")';

/**
 * Why a text of 32 bytes and more is no HMAC secret. A secret signs as well as it verifies, so a public key that is
 * taken for one lets everybody sign. Keys without a known form, such as a bare public key of 32 bytes in base64,
 * look like a secret and are not detected.
 * @returns no part of the text
 */
export function noSecret(text: string): string | undefined {
  const form = FORMS.find(([pattern]) => pattern.test(text));
  if (form) return form[1];
  for (const encoding of ['base64', 'hex'] as const) {
    const bytes = Buffer.from(text.replaceAll(/\s+/g, ''), encoding);
    if (bytes.includes('-----BEGIN ')) return `it is a PEM key in ${encoding}; decode it first: ${GIVE_PEM}`;
    if (isDer(bytes)) return `it is a key in ${encoding} without the lines of PEM around it: ${GIVE_PEM}`;
  }
  return undefined;
}

/** What to say of a secret that can be guessed, since it repeats itself. It is taken all the same. */
export function guessableSecret(text: string): string | undefined {
  const isGuessable = isRepeated(text) || Math.min(bits([...text]), bits(steps(text))) < MIN_BITS;
  return isGuessable ? `it can be guessed, as it repeats itself; ${MAKE_SECRET}` : undefined;
}

/** Patterns of texts that are no secrets, and what to say of each. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ /,
    `it is a public key of SSH, which is no secret: ${GIVE_PEM}`,
  ],
  [/-----BEGIN |^PuTTY-User-Key-File|^untrusted comment:/, `it has other text before the key: ${GIVE_PEM}`],
  [/^\s*\{[\s\S]*"kty"\s*:/, `it is a key in JSON: ${GIVE_PEM}`],
  [/^[a-z][a-z0-9+.-]*:\/\/\S+$/i, 'it is an address; set the variable to the key itself'],
  [
    /^\S+\.(?:pem|key|pub|der|crt|cer|asc|txt)$/i,
    'it is the name of a file; set the variable to what is in the file',
  ],
  [/\$\{\{|^\*+$/, 'it is an expression that was not evaluated; write it below `env:` of the step'],
];

function isDer(bytes: Buffer): boolean {
  if (bytes[0] !== 0x30) return false;
  const readers = [
    () => createPublicKey({ key: bytes, format: 'der', type: 'spki' }),
    () => createPublicKey({ key: bytes, format: 'der', type: 'pkcs1' }),
    () => createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }),
  ];
  return readers.some((read) => {
    try {
      read();
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether it is one part, of half its length at most, over and over. */
function isRepeated(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.startsWith(text.slice(period))) return true;
  }
  return false;
}

/** Shannon's entropy of what is there, times its number. */
function bits(items: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  let sum = 0;
  for (const count of counts.values()) sum += count * Math.log2(items.length / count);
  return sum;
}

/** From each character to the next: the same ones again and again in `abcdef…` and `123456…`. */
function steps(text: string): number[] {
  const codes = [...text].map((character) => character.codePointAt(0)!);
  return codes.slice(1).map((code, index) => code - codes[index]!);
}
