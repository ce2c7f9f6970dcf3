import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { InputProblem } from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readSigningKey,
  signedWithin,
  signingProblem,
  variableName,
} from '../../../actions/cache/src/request/signing.ts';
import { unsignable } from '../../../actions/cache/src/step.ts';
import {
  decodeEnvelope,
  type EnvelopeHead,
  encodeEnvelope,
} from '../../../packages/snapshot/src/format/envelope.ts';
import { FORMAT } from '../../../packages/snapshot/src/format/manifest.ts';

const pem = (type: 'ed25519' | 'x25519') => {
  const { privateKey, publicKey } = generateKeyPairSync(type as 'ed25519');
  return {
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const ed25519 = pem('ed25519');
const secret = randomBytes(32).toString('base64');
const read = (value: string) => readSigningKey('KEY', { KEY: value });
const bytes = new TextEncoder().encode('an envelope');

test.each([
  ['HMAC', secret, secret],
  ['Ed25519', ed25519.private, ed25519.public],
  ['Ed25519 with the private key at both ends', ed25519.private, ed25519.private],
  [
    'a PEM key whose line breaks were escaped',
    ed25519.private.trim().replaceAll('\n', '\\n'),
    ed25519.public,
  ],
])('%s: what is signed verifies, and nothing else does', (_, saving, restoring) => {
  const signature = read(saving)!.signer!.sign(bytes);
  const { verifier } = read(restoring)!;
  expect(verifier.verify(bytes, signature)).toBe(true);
  expect(verifier.algorithm).toBe(read(saving)!.signer!.algorithm);
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const changed = bytes.slice();
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(verifier.verify(changed, signature)).toBe(false);
  }
  for (const wrong of ['', 'AAAA', `${signature.slice(0, -8)}AAAAAAA=`, '☃']) {
    expect(verifier.verify(bytes, wrong)).toBe(false);
  }
  const other = read(saving === secret ? randomBytes(32).toString('hex') : pem('ed25519').private)!;
  expect(verifier.verify(bytes, other.signer!.sign(bytes))).toBe(false);
});

test('a public key verifies, cannot sign, and is no secret', () => {
  expect(read(ed25519.public)!.signer).toBeUndefined();
  expect(read(ed25519.public)!.secret).toBe('');
  expect(read(ed25519.private)!.secret).toBe(ed25519.private.trim());
  expect(read(secret)!.secret).toBe(secret);
});

test('an empty variable is no key and no problem: forks get no secrets', () => {
  expect(readSigningKey('KEY', {})).toBeUndefined();
  expect(read(' \n')).toBeUndefined();
  expect(signingProblem('KEY', {})).toBeUndefined();
});

test.each([
  ['31 bytes', 'x'.repeat(31), /31 bytes, and a secret needs 32/],
  ['half a PEM key', ed25519.private.slice(0, 60), /cannot be read/],
  ['a key of another type', pem('x25519').private, /of type x25519, and Ed25519 is needed/],
])('%s: says what is wrong without showing any of it', (_, value, message) => {
  expect(() => read(value)).toThrow(InputProblem);
  const problem = signingProblem('KEY', { KEY: value })!;
  expect(problem).toMatch(message);
  expect(problem).not.toContain(value.slice(-20));
});

test('a key in place of a name is an error that does not show it', () => {
  for (const key of [`${secret}!`, ed25519.private, 'two words']) {
    expect(variableName().parse(key)).toBe('');
  }
  expect(variableName().parse('CACHE_KEY_2')).toBe('CACHE_KEY_2');
  expect(signingProblem('', {})).toMatch(/not the key itself/);
});

test('a key that looks like the name of a variable is not shown either', () => {
  const key = 'SIGNINGSECRETSIGNINGSECRETSIGNING1';
  expect(signingProblem(variableName().parse(key), {})).toBeUndefined();
  const inputs = { 'sign-with': key } as Parameters<typeof unsignable>[0];
  expect(unsignable(inputs, readSigningKey(key, {}))).toMatch(
    /^the environment variable that sign-with names is/,
  );
  expect(unsignable(inputs, readSigningKey(key, {}))).not.toContain(key);
});

describe('what is no secret is not taken for one', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  test.each<[string, string, RegExp]>([
    [
      'a public key of SSH',
      `ssh-ed25519 ${randomBytes(51).toString('base64')} ci@example`,
      /public key of SSH/,
    ],
    [
      'one of another type',
      `ecdsa-sha2-nistp256 ${randomBytes(104).toString('base64')}`,
      /public key of SSH/,
    ],
    ['one of a security key', `sk-ssh-ed25519@openssh.com ${randomBytes(74).toString('base64')}`, /of SSH/],
    ['a public key in base64', spki.toString('base64'), /without the lines of PEM/],
    ['a public key in base64url', spki.toString('base64url'), /without the lines of PEM/],
    ['a public key in hexadecimal', spki.toString('hex'), /without the lines of PEM/],
    [
      'a private key in base64',
      privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      /without the lines of PEM/,
    ],
    [
      'a public RSA key',
      rsa.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
      /without the lines/,
    ],
    ['PEM in base64', Buffer.from(ed25519.public).toString('base64'), /PEM key in base64; decode it/],
    ['PEM below other text', `key for the cache\n${ed25519.public}`, /other text before the key/],
    ['a JSON Web Key', JSON.stringify(publicKey.export({ format: 'jwk' })), /in JSON/],
    ['a URL', 'https://keys.example.com/cache-signing.pub', /an address/],
    ['the name of a file', '/home/runner/work/_temp/keys/cache-signing.pem', /name of a file/],
    ['an expression', '${{ secrets.THE_SIGNING_KEY_OF_THE_CACHE }}', /was not evaluated/],
    ['what a log shows of a secret', '*'.repeat(40), /was not evaluated/],
  ])('%s', (_, value, message) => {
    expect(() => read(value)).toThrow(message);
    expect(signingProblem('KEY', { KEY: value })).not.toContain(value.slice(0, 12));
  });

  test.each([
    ['one letter', 'a'.repeat(40)],
    ['a word again and again', 'hunter2'.repeat(6)],
    ['a word again and again, cut off', 'correct-horse'.repeat(3).slice(0, -2)],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
    ['zeros and a few others', `${'0'.repeat(40)}123`],
  ])('%s can be guessed, which is a warning', (_, value) => {
    const key = read(value);
    expect(key?.signer).toBeDefined();
    expect(key?.warning).toMatch(/can be guessed/);
    expect(key?.warning).not.toContain(value.slice(0, 12));
  });

  test.each<[string, (bytes: Buffer) => string]>([
    ['hexadecimal', (bytes) => bytes.toString('hex')],
    ['base64', (bytes) => bytes.toString('base64')],
    ['base64url', (bytes) => bytes.toString('base64url')],
    ['decimal', (bytes) => [...bytes].map((byte) => byte % 10).join('')],
  ])('whatever is random is, in %s', (_, encode) => {
    fc.assert(
      fc.property(fc.noShrink(fc.integer({ min: 32, max: 64 })), (length) => {
        const key = read(encode(randomBytes(length)));
        expect(key?.verifier.algorithm).toBe('hmac-sha256');
        expect(key?.warning).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('signed-max-age', () => {
  const now = Date.UTC(2026, 0, 31);
  const days = (count: number) => count * 86_400_000;
  const key = 'cache/k';
  const head = (createdAt: number): EnvelopeHead => ({
    format: FORMAT,
    key,
    createdAt,
    body: { sha256: createHash('sha256').digest('hex'), bytes: 0, size: 0 },
  });
  const signing = read(secret)!;
  const { verifier } = signedWithin(signing, days(30) / 1000, now);
  const decoded = (createdAt: number, by = verifier) =>
    decodeEnvelope(encodeEnvelope(head(createdAt), new Uint8Array(), signing.signer), key, by).head.createdAt;

  test('an entry is believed for so long after it was signed, and not before', () => {
    expect(decoded(now)).toBe(now);
    expect(decoded(now - days(30))).toBe(now - days(30));
    expect(() => decoded(now - days(30) - 1)).toThrow('its signature is older than it may be');
    expect(() => decoded(now + days(1))).toThrow('a time that is yet to come');
  });

  test('the time is under the signature: who changes it breaks that', () => {
    const old = encodeEnvelope(head(now - days(40)), new Uint8Array(), signing.signer);
    const young = Buffer.from(
      old.toString('latin1').replace(String(now - days(40)), String(now - days(4))),
      'latin1',
    );
    expect(young.equals(old)).toBe(false);
    expect(() => decodeEnvelope(young, key, verifier)).toThrow('its signature is not valid');
  });

  test('without it, however old', () => {
    expect(decoded(0, signedWithin(signing, undefined, now).verifier)).toBe(0);
  });
});
