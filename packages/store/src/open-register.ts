import { type OpenOptions, openTier, tiersOf } from './open.ts';
import { DeadlineExceeded, deadlineOf, isDeadlineExceeded } from './stack/guarded-tier.ts';
import { otherScope } from './stack/write.ts';
import { systemClock, within } from './tier/clock.ts';
import { retryable, StoreError } from './tier/errors.ts';
import type { Register } from './tier/register.ts';
import type { Tier } from './tier/tier.ts';
import { refusal } from './tier/write-rights.ts';

export interface OpenedRegister extends Register {
  /** Kind of the tier, as users write it. */
  readonly tier: string;
  /** Other machines see what is kept there. */
  readonly shared: boolean;
  close(): Promise<void>;
}

/**
 * Of the tiers that a `store` input describes, understood as by `openStore`: the register of the last shared one that
 * has one, else of the last one. Undefined where none has, as with `github` alone: entries of its cache that other
 * refs wrote are not seen. Nothing is asked before it is used.
 *
 * What this run may not write, `replace` refuses with PACELINE_STORE_READ_ONLY or _SCOPE. A call that is not answered
 * within the deadline of its tier fails with PACELINE_STORE_DEADLINE, `retryable` as an answer that was lost; nothing is
 * repeated.
 * @throws StoreError PACELINE_STORE_SPEC when the description is wrong
 */
export async function openRegister(
  spec: readonly string[],
  options: OpenOptions,
): Promise<OpenedRegister | undefined> {
  let widest: (Tier & { readonly register: Register }) | undefined;
  for (const one of (await tiersOf(spec, options.variables)).reverse()) {
    const tier = await openTier(one, options);
    const { register } = tier;
    if (register && (!widest || reach(tier) > reach(widest))) {
      await widest?.close();
      widest = { ...tier, register };
    } else {
      await tier.close();
    }
  }
  return widest && bounded(widest, options.mayWrite);
}

/** Memory is the narrowest: it ends with the process. */
const reach = ({ name, shared }: Tier): number => (shared ? 2 : name === 'memory' ? 0 : 1);

function bounded(
  tier: Tier & { readonly register: Register },
  mayWrite: OpenOptions['mayWrite'],
): OpenedRegister {
  const { register, limits, name } = tier;
  const inTime = <T>(work: Promise<T>): Promise<T> => {
    if (!limits) return work;
    const deadline = deadlineOf(limits, 0);
    return within(systemClock, deadline, work, () => {
      throw new DeadlineExceeded(name, deadline);
    }).catch((error: unknown) => {
      // The tier's own deadline, too: whether it was done is not known.
      throw error instanceof StoreError && isDeadlineExceeded(error) ? retryable(error) : error;
    });
  };
  return {
    tier: name,
    shared: tier.shared ?? false,
    read: (key) => inTime(register.read(key)),
    async replace(key, bytes, expected) {
      const reason = refusal(mayWrite);
      if (reason !== undefined) throw untrusted(reason);
      if (mayWrite.prefixes && !mayWrite.prefixes.some((prefix) => key.startsWith(prefix))) {
        throw otherScope(key);
      }
      return inTime(register.replace(key, bytes, expected));
    },
    locate: register.locate,
    close: () => tier.close(),
  };
}

const untrusted = (reason: string): StoreError =>
  new StoreError(
    'PACELINE_STORE_READ_ONLY',
    `This run may not write to the store: ${reason}.`,
    'Let an event start it that only those can cause who may write to the repository.',
  );
