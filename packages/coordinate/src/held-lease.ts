import { describeStoreError, type Register, retryable, StoreError } from '@paceline/store';
import { type Details, fitting } from './details.ts';
import { inTime } from './in-time.ts';
import { LeaseError, messageOf, quoted } from './lease-error.ts';
import { decodeRecord, encodeRecord, type LeaseRecord, type Previous } from './lease-record.ts';
import { type Machine, pause } from './machine.ts';

export type Ending =
  | { readonly written: true }
  /** Another one has it, or the store does not work: a sentence for the log, which may hold text of others. */
  | { readonly written: false; readonly because: string };

/** A lease that is held, and renewed by itself without keeping the process alive. */
export interface Lease {
  /** Undefined where nobody had it before. */
  readonly previous: Previous | undefined;
  /** The same holder had it already and did not give it back, as a job's main that was killed. */
  readonly resumed: boolean;
  /**
   * Aborted, with a LeaseError PACELINE_LEASE_LOST, when another holder is seen in the record, or when it could not be
   * renewed for 60 % of its time to live. In the second case nobody else can have it for the other 40 %, and it is
   * still renewed where that works again: what is under way can be taken back.
   */
  readonly lost: AbortSignal;
  /** Whether it is ours by our own clock, without asking the store: true until it ends or is lost. */
  isHeld(): boolean;
  /**
   * Renews it now, and says whether it is still ours: what may not happen twice is done right after that.
   * @throws StoreError or LeaseError where that cannot be found out now; `lost` says when it is too late
   */
  check(): Promise<boolean>;
  /**
   * Gives it back with a note for the next holder, if it is still ours. Does not fail: where the store does not work
   * for about a quarter of a minute it says so, and the lease ends with its time to live.
   */
  end(note: Details): Promise<Ending>;
}

interface HeldFrom {
  readonly register: Register;
  readonly key: string;
  readonly record: LeaseRecord & { readonly state: 'held' };
  /** Of the record; undefined where it is not known whether it was written. */
  readonly version: string | undefined;
  /** By the clock of the machine, before the record was asked to be written. */
  readonly askedAt: number;
  readonly resumed: boolean;
}

const RENEWALS_PER_LIFE = 6;
const RELIED_ON = 0.6;
/** Attempts of one renewal: each time the record was replaced since it was read, it is read again. */
const ROUNDS = 4;
const ENDINGS = 3;
const ENDING_MILLISECONDS = 5000;
const ENDING_REST = 250;

export function holdLease(from: HeldFrom, machine: Machine): Lease {
  const { register, key, record, resumed } = from;
  const life = record.seconds * 1000;
  const interval = life / RENEWALS_PER_LIFE;
  const lost = new AbortController();
  let version = from.version;
  let renewedAt = from.askedAt;
  let failure: unknown;
  let ended = false;
  let taken = false;
  let renewing: Promise<void> = Promise.resolve();
  let cancelRenewal = () => {};
  let cancelExpiry = () => {};

  const background = { background: true };
  const read = async (): Promise<{ version: string; record: LeaseRecord } | undefined> => {
    const found = await register.read(key);
    return found && { version: found.version, record: decodeRecord(found.bytes, key, register) };
  };

  function lose(what: string, remedy: string, cause?: unknown): void {
    if (ended || lost.signal.aborted) return;
    lost.abort(new LeaseError('PACELINE_LEASE_LOST', `The lease ${quoted(key)} ${what}.`, remedy, { cause }));
  }

  const reliedOnFor = () => renewedAt + life * RELIED_ON - machine.now();
  function expire(): void {
    const seconds = Math.round((machine.now() - renewedAt) / 100) / 10;
    const why = failure === undefined ? '' : `: ${messageOf(failure).replace(/\.$/, '')}`;
    lose(
      `could not be renewed for ${seconds} s${why}`,
      'Look at the store and the network, and whether the machine stood still.',
      failure,
    );
  }
  function expectExpiry(): void {
    cancelExpiry();
    cancelExpiry = machine.after(Math.max(0, reliedOnFor()), expire, background);
  }

  /** @returns the new version, or the record of who has it instead */
  async function writeAgain(isLate: () => boolean): Promise<string | LeaseRecord> {
    let expected = version;
    for (let round = 0; round < ROUNDS && !isLate(); round++) {
      const next = await register.replace(key, encodeRecord(record), expected);
      if (next !== undefined) return next;
      // Another one's, or what we wrote when the answer was lost.
      const found = await read();
      if (found && found.record.grant !== record.grant) return found.record;
      // None, where the store lost it or someone deleted it: then nobody else has it.
      expected = found?.version;
    }
    throw busy();
  }

  async function renewOnce(): Promise<void> {
    if (ended || taken) return;
    const askedAt = machine.now();
    let late = false;
    try {
      const work = writeAgain(() => late || ended);
      const answer = await inTime(machine, interval, work, () => {
        late = true;
      });
      if (typeof answer === 'string') {
        version = answer;
        renewedAt = askedAt;
        failure = undefined;
        if (!ended) expectExpiry();
      } else if (!ended) {
        taken = true;
        cancelExpiry();
        lose(`was taken over by ${takerOf(answer)}`, 'Nothing that it protects may be done here any more.');
      }
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  /** Renewals run one after the other. */
  function renew(): Promise<void> {
    const next = renewing.then(renewOnce);
    renewing = next.catch(() => undefined);
    return next;
  }
  function renewIn(milliseconds: number): void {
    cancelRenewal = machine.after(
      Math.max(0, milliseconds),
      async () => {
        const again = await renew().then(
          () => renewedAt + interval - machine.now(),
          () => interval / 4,
        );
        if (!ended && !taken) renewIn(again);
      },
      background,
    );
  }

  function isHeld(): boolean {
    if (ended || lost.signal.aborted) return false;
    if (reliedOnFor() > 0) return true;
    expire();
    return false;
  }

  const takerOf = ({ holder }: LeaseRecord) =>
    holder === record.holder ? 'another process of the same holder' : quoted(holder);

  async function writeFree(bytes: Uint8Array, isLate: () => boolean): Promise<Ending> {
    for (let round = 0; round < ROUNDS && !isLate(); round++) {
      const found = await read();
      if (found && found.record.grant !== record.grant) {
        const because = `The lease ${quoted(key)} was taken over by ${takerOf(found.record)}.`;
        return { written: false, because };
      }
      // Written by an earlier attempt whose answer was lost.
      if (found?.record.state === 'free') return { written: true };
      if ((await register.replace(key, bytes, found?.version)) !== undefined) return { written: true };
    }
    throw busy();
  }

  expectExpiry();
  renewIn(renewedAt + interval - machine.now());
  return {
    previous: record.previous,
    resumed,
    lost: lost.signal,
    isHeld,
    async check() {
      await renew();
      return isHeld();
    },
    async end(note) {
      ended = true;
      cancelRenewal();
      cancelExpiry();
      const { holder, grant } = record;
      const bytes = encodeRecord({ state: 'free', holder, grant, note: fitting(note) });
      for (let attempt = 1; ; attempt++) {
        let late = false;
        try {
          const work = writeFree(bytes, () => late);
          return await inTime(machine, ENDING_MILLISECONDS, work, () => {
            late = true;
          });
        } catch (error) {
          if (attempt === ENDINGS) return { written: false, because: describeStoreError(error) };
          await pause(machine, ENDING_REST * attempt);
        }
      }
    },
  };
}

const busy = () =>
  retryable(
    new StoreError(
      'PACELINE_STORE_BUSY',
      'The record changes faster than it can be read.',
      'Try again later.',
    ),
  );
