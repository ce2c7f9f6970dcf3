import { randomUUID } from 'node:crypto';
import { acquireLease, type Lease, readLease, systemMachine } from '@paceline/coordinate';
import { isActionable, messageOf } from '@paceline/core';
import { formatDuration, oneLine } from '@paceline/render';
import { within } from '@paceline/store';
import type { GateContext, GateState } from '../state.ts';
import { openReleaseRecords, type ReleaseRecord, type ReleaseRecords } from './release-record.ts';
import { openServiceRegister, unnamedService, wordsOf } from './service-lock.ts';

/**
 * One release at a time per service, and what a release leaves for others: its turn is a lease in the store, which
 * ends by itself when its gate dies, and its record says to a later job whether it moved traffic.
 */
export interface ReleaseTurn {
  readonly release: string;
  readonly service: string;
  /** This gate's name in the lease; the same in post. */
  readonly holder: string;
  /** Waits until no other release of the service runs. `words` say how others are kept away, or that they are not. */
  take(): Promise<{ readonly words: string; readonly refused?: string }>;
  /**
   * For post and reconcile, after the gate has died: takes the turn again; where another release of the service has
   * it or had it since, says which: its traffic must be left alone.
   */
  resume(): Promise<string | undefined>;
  /** Asks the store whether the turn is still this release's; true where nothing is guarded. */
  stillOurs(): Promise<boolean>;
  /** Says which release has the turn, when it is lost to one: asks the store once it is lost. */
  takenOver(): Promise<string | undefined>;
  /**
   * Records the release in the store before it moves traffic; `ambiguous` when another gate of the same run, for another
   * service, has not ended and has no name either, so that reconcile cannot know which is which.
   */
  begin(): Promise<'kept' | 'not-kept' | 'ambiguous'>;
  /** Records how far the release is; false when no store kept it. */
  note(state: ReleaseRecord['state']): Promise<boolean>;
  read(): ReturnType<ReleaseRecords['read']>;
  /** Gives the turn back and records the decision. Never rejects. */
  end(decision: string): Promise<void>;
  /** Where the turn was not given back, post has it for some time. */
  close(): Promise<void>;
}

interface TurnMachine {
  now(): number;
  /** Aborted by the first signal that asks us to end. */
  readonly interrupted: AbortSignal;
  interrupt(reason: string): void;
}

/** How long the others wait after a gate died. */
const LIFE_SECONDS = 120;
/** A rollback must not wait for a store that is down. */
const RESUME_SECONDS = 5;

/** @throws StoreError when the input `store` is wrong */
export async function openTurn(
  context: GateContext,
  machine: TurnMachine,
  saved?: GateState,
): Promise<ReleaseTurn> {
  const { environment, inputs, log } = context;
  const release = saved?.report.release || inputs.release || environment.runId;
  let service = saved?.report.service || inputs.service || unnamedService(environment.repository, inputs);
  const holder = saved?.holder ?? `${release}/${environment.attempt}/${randomUUID()}`;
  const prefix = `leases/canary/${encodeURIComponent(environment.repository)}/`;
  const key = () => `${prefix}${encodeURIComponent(service)}`;
  const records = await openReleaseRecords(
    environment,
    inputs.store,
    { name: inputs.service, release },
    machine.now,
  );
  const register = await openServiceRegister(environment, inputs.store, prefix);
  const request = {
    holder,
    seconds: LIFE_SECONDS,
    details: {
      release,
      run: environment.onGitHub
        ? `${environment.serverUrl}/${environment.repository}/actions/runs/${environment.runId}`
        : `${environment.workflow} on this machine`,
      since: new Date(machine.now()).toISOString(),
    },
  };
  let lease: Lease | undefined;
  /** From the moment that the turn is lost. */
  let lostTo: Promise<string | undefined> | undefined;
  /** Whether the record in the store is this gate's to end: one that did not begin leaves that of another alone. */
  let begun = saved !== undefined;

  /** From here on a lost lease ends the release, so that it steps back while nobody else can have the service. */
  function keep(acquired: Lease): void {
    lease = acquired;
    acquired.lost.addEventListener('abort', () => {
      lostTo = anotherHolder();
      machine.interrupt(`The lock of ${service} was lost: ${oneLine(messageOf(acquired.lost.reason))}`);
    });
  }

  async function anotherHolder(): Promise<string | undefined> {
    if ('unguarded' in register) return undefined;
    const there = await inTime(readLease(register, key()).catch(() => undefined));
    return there && there.holder !== holder
      ? `Another release has the service since: ${wordsOf(there)}.`
      : undefined;
  }

  return {
    release,
    get service() {
      return service;
    },
    holder,
    async take() {
      if ('unguarded' in register)
        return { words: `not guarded against other releases of it: ${register.unguarded}` };
      const waitSeconds = inputs['lock-wait'];
      try {
        const { lease: acquired, heldBy } = await acquireLease(register, {
          ...request,
          key: key(),
          waitSeconds,
          signal: machine.interrupted,
          onWait: (held) =>
            log.notice(
              `${service} is being released by ${wordsOf(held)}. Waiting for up to ${formatDuration(waitSeconds)}.`,
            ),
        });
        const where = `${register.tier}${register.shared ? '' : ', so only on this machine'}`;
        const words = `one release at a time, by a lock in the store (${where})`;
        if (!acquired) {
          return {
            words,
            refused: `${service} is being released by ${wordsOf(heldBy)}, for longer than ${formatDuration(waitSeconds)} (lock-wait). If these are different services, name each by the input service.`,
          };
        }
        keep(acquired);
        const before = acquired.previous;
        if (before?.takenOver)
          log.warning(`The release before this one did not give its turn back: ${wordsOf(before)}.`);
        return { words };
      } catch (error) {
        if (machine.interrupted.aborted)
          return { words: 'it did not begin', refused: String(machine.interrupted.reason) };
        return {
          words: 'not begun',
          refused: `The lock of ${service} could not be taken: ${isActionable(error) ? `${error.message} ${error.remedy}` : messageOf(error)}`,
        };
      }
    },
    async resume() {
      if ('unguarded' in register) return undefined;
      // A turn that a lost gate of this very release still holds is worth waiting for: its runner is gone.
      const seen = await inTime(readLease(register, key()).catch(() => undefined));
      const own = seen?.state === 'held' && seen.details['release'] === release;
      if (seen && !own && releaseIn(seen) !== release)
        return `Another release has the service since: ${wordsOf(seen)}.`;
      const waitSeconds = own && seen.holder !== holder ? LIFE_SECONDS * 1.5 : 0;
      const acquiring = acquireLease(register, { ...request, key: key(), waitSeconds }).then(
        ({ lease: acquired, heldBy }) => {
          if (acquired) lease = acquired;
          return heldBy ? `The service is being released by ${wordsOf(heldBy)}.` : undefined;
        },
        () => undefined,
      );
      return waitSeconds > 0 ? acquiring : inTime(acquiring);
    },
    async stillOurs() {
      if (!lease) return true;
      try {
        return await lease.check();
      } catch (error) {
        log.warning(
          `Whether the lock of ${service} is still this release's could not be asked: ${messageOf(error)}`,
        );
        return lease.isHeld();
      }
    },
    takenOver: async () => lostTo,
    begin() {
      begun = true;
      return records.begin(service);
    },
    note: (state) => records.note({ state, decision: '', service }),
    async read() {
      const record = await records.read();
      // The one who asks does not know the queries.
      if ('service' in record) {
        service = record.service;
        begun = true;
      }
      return record;
    },
    async end(decision) {
      if (begun && !(await records.note({ state: 'ended', decision, service }))) {
        log.warning(`It is not sure that the store kept word of how release ${release} ended (${decision}).`);
      }
      const ended = await lease
        ?.end({ release, decision })
        .catch((error) => ({ written: false, because: messageOf(error) }) as const);
      lease = undefined;
      if (ended && !ended.written)
        log.warning(`The lock of ${service} was not given back: ${oneLine(ended.because)}`);
    },
    async close() {
      await records.close();
      if (!('unguarded' in register)) await inTime(register.close().catch(() => {}));
    },
  };
}

const releaseIn = (state: Awaited<ReturnType<typeof readLease>>): unknown =>
  state?.state === 'held' ? state.details['release'] : state?.note['release'];

/** Undefined when it took longer. */
const inTime = <T>(work: Promise<T>): Promise<T | undefined> =>
  within(systemMachine, RESUME_SECONDS * 1000, work, () => undefined);
