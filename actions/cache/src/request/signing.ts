import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { type InputParser, InputProblem } from '@paceline/core';
import type { Signer, Verifier } from '@paceline/snapshot';
import { guessableSecret, noSecret } from './secret-problems.ts';

/** Shorter secrets can be guessed. */
const MIN_SECRET_BYTES = 32;

/** A signer's clock may be ahead by so much; what is further ahead would be young for longer than it should. */
const CLOCK_SKEW_MS = 10 * 60_000;

/** How entries are signed and verified. Without a signer the key is a public one: good for restoring only. */
export interface SigningKey {
  readonly signer?: Signer;
  readonly verifier: Verifier;
  /** What must never be printed; empty for a public key. */
  readonly secret: string;
  /** What is wrong with a key that is used all the same, to follow "…: ". */
  readonly warning?: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The name of an environment variable. A user may write the key itself here, so the error never shows a text that
 * is no name.
 */
export const variableName = (): InputParser<string> => ({
  allowed: 'the name of an environment variable that holds the key',
  parse: (text) => (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text) ? text : ''),
});

/**
 * What is wrong with `sign-with`, without any part of the key. An empty variable is not: forks get no secrets. The
 * name is shown only where there is a variable of that name: all else may be the key, which can look like a name.
 */
export function signingProblem(name: string, variables: Variables): string | undefined {
  if (name === '') {
    return '"sign-with" is the name of an environment variable, not the key itself: pass the key under `env:`.';
  }
  try {
    readSigningKey(name, variables);
    return undefined;
  } catch (error) {
    if (error instanceof InputProblem) return `"sign-with": ${name} holds no usable key: ${error.message}.`;
    throw error;
  }
}

/** Which entries are believed by the time that is under their signature, in milliseconds since 1970. */
export function signedWithin(key: SigningKey, maxAgeSeconds: number | undefined, now: number): SigningKey {
  if (maxAgeSeconds === undefined) return key;
  const signedWithin = { from: now - maxAgeSeconds * 1000, until: now + CLOCK_SKEW_MS };
  return { ...key, verifier: { ...key.verifier, signedWithin } };
}

/**
 * The key in an environment variable: an Ed25519 key (PEM; private to save and restore, public to restore only)
 * or a secret of at least 32 bytes for HMAC-SHA-256. Undefined when the variable is empty.
 * @throws InputProblem when it is neither
 */
export function readSigningKey(name: string, variables: Variables): SigningKey | undefined {
  const text = variables[name]?.trim() ?? '';
  if (text === '') return undefined;
  if (/^-----BEGIN /.test(text)) return ed25519(text);
  const secret = Buffer.from(text, 'utf8');
  if (secret.length < MIN_SECRET_BYTES) {
    throw new InputProblem(
      `it has ${secret.length} bytes, and a secret needs ${MIN_SECRET_BYTES} (openssl rand -base64 48 makes one)`,
    );
  }
  const problem = noSecret(text);
  if (problem !== undefined) throw new InputProblem(problem);
  const warning = guessableSecret(text);
  const mac = (bytes: Uint8Array) => createHmac('sha256', secret).update(bytes).digest();
  return {
    secret: text,
    ...(warning === undefined ? {} : { warning }),
    signer: { algorithm: 'hmac-sha256', sign: (bytes) => mac(bytes).toString('base64') },
    verifier: {
      algorithm: 'hmac-sha256',
      verify(bytes, signature) {
        const [ours, theirs] = [mac(bytes), Buffer.from(signature, 'base64')];
        return ours.length === theirs.length && timingSafeEqual(ours, theirs);
      },
    },
  };
}

function ed25519(pem: string): SigningKey {
  const isPrivate = /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem);
  let key: KeyObject;
  try {
    // Keys in secrets often have their line breaks escaped.
    const text = pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n');
    key = isPrivate ? createPrivateKey(text) : createPublicKey(text);
  } catch {
    throw new InputProblem('it looks like a PEM key but cannot be read as one without a passphrase');
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new InputProblem(
      `it is a key of type ${key.asymmetricKeyType}, and Ed25519 is needed (openssl genpkey -algorithm ed25519)`,
    );
  }
  const open = isPrivate ? createPublicKey(key) : key;
  const verifier: Verifier = {
    algorithm: 'ed25519',
    verify: (bytes, signature) => verify(null, bytes, open, Buffer.from(signature, 'base64')),
  };
  if (!isPrivate) return { verifier, secret: '' };
  return {
    secret: pem,
    verifier,
    signer: { algorithm: 'ed25519', sign: (bytes) => sign(null, bytes, key).toString('base64') },
  };
}
