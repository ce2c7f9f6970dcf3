import { createHash } from 'node:crypto';
import { systemMachine } from '@paceline/coordinate';
import { type Environment, eventTrust, mayWrite, messageOf } from '@paceline/core';
import { oneLine } from '@paceline/render';
import { openStore, type Store, within } from '@paceline/store';

/**
 * What a release leaves in the store before it moves any traffic, so that a job on another machine (`mode: reconcile`)
 * knows whether there is something to take back when this machine is lost.
 */
export interface ReleaseRecord {
  readonly release: string;
  readonly service: string;
  /** As the phases of commands/progress.ts. */
  readonly state: 'moving' | 'promoting' | 'ended';
  readonly decision: string;
  readonly at: string;
}

export interface ReleaseRecords {
  /**
   * The first record. `ambiguous` where a gate of the same release and name, for another service, has not ended: the
   * two cannot be distinguished later, and `read` says so.
   */
  begin(service: string): Promise<'kept' | 'not-kept' | 'ambiguous'>;
  /** False when it could not be kept; never rejects, and never takes long. */
  note(record: Pick<ReleaseRecord, 'state' | 'decision' | 'service'>): Promise<boolean>;
  /**
   * `none` only where the store answered and another machine's record would have been found; `unknown` with the
   * reason else. `later`: the release of that name that began after this one, whose traffic it is since.
   */
  read(): Promise<
    (ReleaseRecord & { readonly later?: string }) | { readonly none: true } | { readonly unknown: string }
  >;
  close(): Promise<void>;
}

const SECONDS = 10;
const KEPT_DAYS = 30;
const SHARED = new Set(['github', 'redis', 's3', 'gs', 'azblob']);

/**
 * @param store the tiers of the `store` input
 * @throws StoreError when the input is wrong
 */
export async function openReleaseRecords(
  environment: Environment,
  store: string,
  { name, release }: { name: string; release: string },
  now: () => number,
): Promise<ReleaseRecords> {
  const { write } = eventTrust(environment);
  const scope = createHash('sha256')
    .update(`${environment.repository}\0${write ?? ''}`)
    .digest('hex')
    .slice(0, 32);
  const prefix = `canary-release/${scope}/`;
  const key = `${prefix}${encodeURIComponent(name || 'unnamed')}/${encodeURIComponent(release)}`;
  const severalKey = `${key}/several`;
  const latestKey = (service: string) => `${prefix}latest/${sha256(service).slice(0, 32)}`;
  /** Whether this release has a record under any name. */
  const anyKey = `${prefix}any/${encodeURIComponent(release)}`;
  let ambiguous = false;
  const problems: string[] = [];
  const opened: Store = await openStore(store.split(/\s+/), {
    home: environment.home,
    variables: environment.variables,
    mayWrite: { ...mayWrite(environment), prefixes: [prefix] },
    onWarning: (message) => problems.push(message),
  });
  const get = (where = key) =>
    inTime(opened.get(where, { shared: true }).catch((error) => void problems.push(messageOf(error))));
  const put = async (
    facts: Pick<ReleaseRecord, 'state' | 'decision' | 'service'>,
    ifAbsent: boolean,
    where = key,
  ) => {
    const at = now();
    const record: ReleaseRecord = { release, ...facts, at: new Date(at).toISOString() };
    const bytes = Buffer.from(JSON.stringify({ version: 1, ...record }));
    const kept = opened
      .put(where, bytes, { expiresAt: at + KEPT_DAYS * 86_400_000, ifAbsent })
      .then(async (outcome) => {
        await opened.flush();
        // A tier that failed may be the one that the other machine would have read.
        return outcome === 'exists' ? outcome : problems.length === 0;
      })
      .catch(() => false);
    return (await inTime(kept)) ?? false;
  };
  return {
    async begin(service) {
      const first = { state: 'moving' as const, decision: '', service };
      await put(first, false, latestKey(service));
      await put(first, false, anyKey);
      const kept = await put(first, true);
      if (kept !== 'exists') return kept ? 'kept' : 'not-kept';
      const found = await get();
      const before = found && parseRecord(found.bytes, release);
      if (before && before.service !== service && before.state !== 'ended') {
        ambiguous = true;
        return (await put(first, false, severalKey)) === true ? 'ambiguous' : 'not-kept';
      }
      return (await put(first, false)) === true ? 'kept' : 'not-kept';
    },
    // The record is the other one's.
    note: async (facts) => ambiguous || (await put(facts, false)) === true,
    async read() {
      if (write === undefined) return { unknown: mayWrite(environment).reason };
      if (await get(severalKey)) {
        return { unknown: 'gates for several services had the same name in this run (input service)' };
      }
      const found = await get();
      const record = found && parseRecord(found.bytes, release);
      if (record) {
        const latest = await get(latestKey(record.service));
        const other = latest && parseRecord(latest.bytes);
        return other && other.release !== release && other.service === record.service
          ? { ...record, later: other.release }
          : record;
      }
      if (problems.length > 0) return { unknown: oneLine(problems[0]!) };
      if (found) return { unknown: 'what the store has under its name is no record' };
      if (await get(anyKey)) {
        return { unknown: 'the gate of this release has another name (input service)' };
      }
      const tiers = opened.statistics().map(({ tier }) => tier);
      if (!tiers.some((tier) => SHARED.has(tier))) {
        return {
          unknown: `the store (${tiers.join(' ')}) is on this machine alone, and the gate may have run on another one`,
        };
      }
      return { none: true };
    },
    async close() {
      await inTime(opened.close().catch(() => {}));
    },
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Undefined when it took longer. */
const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  within(systemMachine, SECONDS * 1000, work, () => undefined);

/** @param release that it has to be of; any when absent */
function parseRecord(bytes: Uint8Array, release?: string): ReleaseRecord | undefined {
  try {
    const found = JSON.parse(Buffer.from(bytes).toString('utf8')) as Partial<ReleaseRecord> & {
      version?: unknown;
    };
    const known =
      found.version === 1 &&
      typeof found.release === 'string' &&
      (release === undefined || found.release === release);
    const state = (['moving', 'promoting', 'ended'] as const).find((one) => one === found.state);
    const texts = [found.decision, found.at, found.service].every((text) => typeof text === 'string');
    if (!known || !state || !texts) return undefined;
    return {
      release: oneLine(found.release!).slice(0, 100),
      state,
      service: oneLine(found.service!).slice(0, 300),
      decision: oneLine(found.decision!).slice(0, 20),
      at: oneLine(found.at!).slice(0, 40),
    };
  } catch {
    return undefined;
  }
}
