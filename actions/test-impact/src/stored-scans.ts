import { createHash } from 'node:crypto';
import { type Environment, eventTrust, type Log, messageOf } from '@paceline/core';
import { scopeName } from '@paceline/history';
import type { Store } from '@paceline/store';
import type { Scans } from './graph/javascript/known-scans.ts';
import { decodeScans, encodeScans, SCANNER } from './graph/javascript/scan-record.ts';
import type { Trust } from './machine.ts';
import { believedScopes } from './proof/believed-scopes.ts';

/** Until nobody misses the record of a release that is no longer used. */
const LIFETIME_MS = 30 * 86_400_000;

type Run = Pick<Environment, 'event' | 'eventName' | 'ref' | 'repository' | 'variables'>;

/**
 * Keys of the records that a run believes, the best first, and of the one that it writes. A scan that says less than the
 * module asks for would let a test be skipped in silence, so the scopes are those whose proofs count under `trust:
 * base`: code of a change can write none of them. What a run would not believe itself it does not write: nobody
 * else reads it.
 */
export function scanKeys(
  run: Run,
  trust: Trust,
): { readonly read: readonly string[]; readonly write?: string } {
  const hash = createHash('sha256').update(run.repository).digest('hex').slice(0, 16);
  const key = (scope: string) => `import-scans/${hash}/${scopeName(scope)}/${SCANNER}`;
  const scopes = believedScopes(run, trust === 'none' ? 'none' : 'base');
  const { write } = eventTrust(run);
  const keys = { read: scopes.map(key) };
  return write !== undefined && scopes.includes(write) ? { ...keys, write: key(write) } : keys;
}

/**
 * The scans of the first record that is there. A record that cannot be used costs the time to scan.
 * @returns undefined where there is none, and this run does not write one
 */
export async function readScans(
  store: Pick<Store, 'get'>,
  { read, write }: ReturnType<typeof scanKeys>,
  log: Pick<Log, 'info'>,
): Promise<Scans | undefined> {
  for (const key of read) {
    const found = await store.get(key);
    if (!found) continue;
    try {
      return decodeScans(found.bytes);
    } catch (error) {
      log.info(`The stored imports are not used, all modules are scanned: ${messageOf(error)} (${key}).`);
    }
  }
  return write === undefined ? undefined : new Map();
}

export async function writeScans(
  store: Pick<Store, 'put'>,
  key: string,
  scans: Scans,
  { now, log }: { readonly now: number; readonly log: Pick<Log, 'info'> },
): Promise<void> {
  const bytes = encodeScans(scans);
  try {
    if (bytes) await store.put(key, bytes, { expiresAt: now + LIFETIME_MS });
    else log.info('The imports of all modules are too many to be stored.');
  } catch (error) {
    log.info(`The imports are not stored for later plans: ${messageOf(error)}`);
  }
}
