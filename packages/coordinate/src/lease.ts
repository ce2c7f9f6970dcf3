import { randomUUID } from 'node:crypto';
import { type Register, StoreError } from '@paceline/store';
import { type Details, fitting } from './details.ts';
import { holdLease, type Lease } from './held-lease.ts';
import { inTime } from './in-time.ts';
import { LeaseError } from './lease-error.ts';
import {
  decodeRecord,
  encodeRecord,
  type HeldLease,
  isHolder,
  isLife,
  LEAST_LIFE,
  type LeaseRecord,
  type LeaseState,
  LONGEST_LIFE,
  MAX_HOLDER,
  type Previous,
} from './lease-record.ts';
import { type Machine, pause, systemMachine } from './machine.ts';

export interface LeaseRequest {
  /** Key of the register, for instance `leases/octo/app/production`. */
  readonly key: string;
  /**
   * Who asks for it. The same one takes it over at once from itself: a later step of a job that was killed. So it has
   * to be another one for each job, and for each attempt of it.
   */
  readonly holder: string;
  /** Shown to those who wait. */
  readonly details: Details;
  /**
   * Time to live without a renewal: how long others wait after the holder died. From 1 to 3600; it is renewed six
   * times as often, and lost to its holder after 60 % of it.
   */
  readonly seconds: number;
  /**
   * How long to wait for a lease that another one holds. Default 0. To take it over from one that died it has to
   * be more than that one's `seconds`.
   */
  readonly waitSeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when waiting begins, and when another holder was first. */
  readonly onWait?: ((heldBy: HeldLease) => void) | undefined;
}

export type AcquiredLease =
  | { readonly lease: Lease; readonly heldBy?: undefined }
  /** It was held all the time that there was to wait. */
  | { readonly lease?: undefined; readonly heldBy: HeldLease };

/** Deadline of one call of the register. */
const CALL_MILLISECONDS = 15_000;
/** Retryable failures in a row after which it gives up. */
const FAILURES = 5;
const FIRST_REST = 250;
const LONGEST_POLL = 5000;
const SHORTEST_POLL = 50;

/**
 * Takes a lease: a record that at most one holder has at a time, and that ends by itself when its holder dies.
 *
 * No clock of another machine is believed. Who waits takes the lease over when it has seen the record unchanged for
 * all of its time to live, by its own clock; who holds it stops to rely on it when it could not renew it for 60 % of
 * that, counted from before it asked. So there are never two as long as no clock runs more than 1.6 times as fast
 * as another. The lease client of DynamoDB works so (github.com/awslabs/amazon-dynamodb-lock-client).
 *
 * That protects what is done before `lost` is aborted. A machine that stands still between a look at it and what
 * follows, clock included, does not notice: what must not happen twice has to be asked for right after `check`.
 *
 * @throws StoreError where the store fails, five times in a row where that may pass. If the last answer was lost, the
 *   lease may be held by nobody until its time to live is over
 * @throws LeaseError PACELINE_LEASE_DAMAGED for a record that is not understood, _REQUEST for a wrong request
 * @throws what `signal` was aborted with; the lease is given back then
 */
export async function acquireLease(
  register: Register,
  request: LeaseRequest,
  machine: Machine = systemMachine,
): Promise<AcquiredLease> {
  checkRequest(request);
  const { key, holder, seconds, waitSeconds = 0, signal, onWait } = request;
  const grant = randomUUID();
  const details = fitting(request.details);
  const until = machine.now() + waitSeconds * 1000;
  /** Another one's record, and when it was first seen so. */
  let seen: { readonly version: string | undefined; readonly at: number } | undefined;
  /** Grant of the holder that `onWait` was called with last. */
  let announced: string | undefined;
  /** A replacement that may have been done or not, as its answer was lost. */
  let unconfirmed: Attempt | undefined;
  let failures = 0;

  for (;;) {
    try {
      if (signal?.aborted) break;
      const found = await inTime(machine, CALL_MILLISECONDS, register.read(key));
      const now = machine.now();
      const record = found && decodeRecord(found.bytes, key, register);
      if (unconfirmed && record?.state === 'held' && record.grant === grant) {
        return await hold({ ...unconfirmed, record, version: found?.version });
      }
      if (unconfirmed?.expected !== found?.version) unconfirmed = undefined;
      if (record?.state === 'held' && record.holder !== holder) {
        if (seen?.version !== found?.version) seen = { version: found?.version, at: now };
        const life = record.seconds * 1000;
        const left = life - (now - seen!.at);
        if (left > 0) {
          failures = 0;
          if (now >= until) return { heldBy: withoutGrant(record) };
          if (announced !== record.grant) onWait?.(withoutGrant(record));
          announced = record.grant;
          const poll = Math.min(LONGEST_POLL, Math.max(SHORTEST_POLL, life / 12));
          await pause(machine, Math.min(poll, left, until - now), signal);
          continue;
        }
      }
      const attempt = attemptAt(record, found?.version);
      unconfirmed ??= attempt;
      const next = encodeRecord(attempt.record);
      const version = await inTime(machine, CALL_MILLISECONDS, register.replace(key, next, attempt.expected));
      failures = 0;
      if (version !== undefined) return await hold({ ...attempt, version });
      // Another one was first. A random pause, so that those who try at the same time do not collide again.
      await pause(machine, Math.random() * SHORTEST_POLL, signal);
    } catch (error) {
      if (!(error instanceof StoreError && error.retryable)) throw error;
      failures += 1;
      if (failures >= FAILURES) throw error;
      await pause(machine, Math.random() * FIRST_REST * 2 ** failures, signal);
    }
  }
  if (unconfirmed) await giveBack({ ...unconfirmed, version: undefined });
  throw signal!.reason;

  function attemptAt(record: LeaseRecord | undefined, expected: string | undefined): Attempt {
    const resumed = record?.state === 'held' && record.holder === holder;
    const previous = previousOf(record, resumed);
    const next = { state: 'held' as const, holder, grant, details, seconds };
    return {
      record: previous ? { ...next, previous } : next,
      resumed,
      expected,
      askedAt: machine.now(),
    };
  }

  async function hold(from: Attempt & { readonly version: string | undefined }): Promise<AcquiredLease> {
    if (!signal?.aborted) return { lease: holdLease({ register, key, ...from }, machine) };
    await giveBack(from);
    throw signal.reason;
  }

  /** Ends the lease; the note of the holder before is kept for the next one. */
  async function giveBack(from: Attempt & { readonly version: string | undefined }): Promise<void> {
    const { previous } = from.record;
    await holdLease({ register, key, ...from }, machine).end(
      previous?.takenOver === false ? previous.note : {},
    );
  }
}

interface Attempt {
  readonly record: LeaseRecord & { readonly state: 'held' };
  /** The same holder had it before. */
  readonly resumed: boolean;
  readonly expected: string | undefined;
  readonly askedAt: number;
}

function previousOf(record: LeaseRecord | undefined, resumed: boolean): Previous | undefined {
  if (!record) return undefined;
  const { holder } = record;
  if (record.state === 'free') return { takenOver: false, holder, note: record.note };
  return resumed ? record.previous : { takenOver: true, holder, details: record.details };
}

function withoutGrant({ state, holder, details, seconds, previous }: HeldLease): HeldLease {
  return { state, holder, details, seconds, ...(previous ? { previous } : {}) };
}

/**
 * What is there now; undefined where nobody ever had it. Who is named there may have died since.
 * @throws StoreError, LeaseError PACELINE_LEASE_DAMAGED
 */
export async function readLease(register: Register, key: string): Promise<LeaseState | undefined> {
  const found = await register.read(key);
  const record = found && decodeRecord(found.bytes, key, register);
  if (record?.state !== 'free') return record && withoutGrant(record);
  return { state: 'free', holder: record.holder, note: record.note };
}

function checkRequest({ holder, seconds, waitSeconds = 0 }: LeaseRequest): void {
  const { length } = holder;
  if (!isHolder(holder)) throw wrong(`a holder has 1 to ${MAX_HOLDER} characters, not ${length}`);
  if (!isLife(seconds)) throw wrong(`it lives ${LEAST_LIFE} to ${LONGEST_LIFE} seconds, not ${seconds}`);
  if (!(waitSeconds >= 0)) throw wrong(`nobody can wait ${waitSeconds} seconds for it`);
}

const wrong = (what: string) =>
  new LeaseError('PACELINE_LEASE_REQUEST', `The lease cannot be asked for: ${what}.`, 'Correct that.');
