import type { Tier, WritePolicy } from '../tier/tier.ts';

/** Files for ever and large ones; what is small and short-lived is better off in a faster shared tier. */
export const OBJECT_POLICY: WritePolicy = { minValueBytes: 2 ** 20, minLifetimeSeconds: 3600 };
export const REDIS_POLICY: WritePolicy = { maxValueBytes: 2 ** 20 };

/** A value as the write policy sees it. */
export interface Weighed {
  readonly size: number;
  /** Absent = for ever. */
  readonly expiresAt?: number | undefined;
}

/** Whether a tier wants a value of this size and of this remaining life. */
export function accepts(policy: WritePolicy | undefined, value: Weighed, now: number): boolean {
  if (!policy) return true;
  const { maxValueBytes, minValueBytes, minLifetimeSeconds } = policy;
  if (maxValueBytes !== undefined && value.size > maxValueBytes) return false;
  if (minValueBytes === undefined && minLifetimeSeconds === undefined) return true;
  const lifetime = value.expiresAt === undefined ? Number.POSITIVE_INFINITY : value.expiresAt - now;
  const large = minValueBytes !== undefined && value.size > minValueBytes;
  const longLived = minLifetimeSeconds !== undefined && lifetime > minLifetimeSeconds * 1000;
  return large || longLived;
}

type Target = { readonly tier: Pick<Tier, 'shared' | 'writePolicy'> };

/** All slowest first. */
interface Targets<P> {
  /** Shared tiers that accept it: all of them take it. */
  readonly shared: readonly P[];
  /** If none of `shared` took it: the first of these that does. */
  readonly instead: readonly P[];
  /** Tiers of this machine that accept it: all of them take it. */
  readonly local: readonly P[];
}

/**
 * Where a new value goes. Every tier that accepts it takes it; beyond that, other machines must find it. So
 * where no shared tier accepts it, the slowest takes it all the same, and one that is the only shared tier
 * takes everything. When those that accept it fail, another may stand in, but never beyond its
 * `maxValueBytes`: a Redis that is small on purpose is not filled because S3 is down.
 * @param tiers fastest first; those that may be written
 */
export function targetsFor<P extends Target>(tiers: readonly P[], value: Weighed, now: number): Targets<P> {
  const slowestFirst = [...tiers].reverse();
  const accepting = slowestFirst.filter(({ tier }) => accepts(tier.writePolicy, value, now));
  const shared = accepting.filter(({ tier }) => tier.shared);
  const local = accepting.filter(({ tier }) => !tier.shared);
  const others = slowestFirst.filter((target) => !accepting.includes(target));
  const otherShared = others.filter(({ tier }) => tier.shared);
  if (shared.length > 0) {
    const small = ({ tier }: P) =>
      value.size <= (tier.writePolicy?.maxValueBytes ?? Number.POSITIVE_INFINITY);
    return { shared, instead: otherShared.filter(small), local };
  }
  return { shared, instead: otherShared.length > 0 || local.length > 0 ? otherShared : others, local };
}
