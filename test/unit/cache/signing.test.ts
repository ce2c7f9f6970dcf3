import { generateKeyPairSync } from 'node:crypto';
import { InputProblem } from '@paceline/core';
import { expect, test } from 'vitest';
import { readSigningKey, signingProblem, variableName } from '../../../actions/cache/src/signing.ts';

const pem = (type: 'ed25519' | 'x25519') => {
  const { privateKey, publicKey } = generateKeyPairSync(type as 'ed25519');
  return {
    private: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const ed25519 = pem('ed25519');
const secret = 's'.repeat(32);
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
  const other = read(saving === secret ? 't'.repeat(32) : pem('ed25519').private)!;
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

test('whoever writes the key itself is told, without it being shown', () => {
  for (const key of [secret.replace('s', '!'), ed25519.private, 'two words']) {
    expect(variableName().parse(key)).toBe('');
  }
  expect(variableName().parse('CACHE_KEY_2')).toBe('CACHE_KEY_2');
  expect(signingProblem('', {})).toMatch(/not the key itself/);
});
