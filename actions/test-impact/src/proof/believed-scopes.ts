import { type Environment, eventTrust } from '@paceline/core';
import type { Trust } from '../machine.ts';

/** Of each event whose plans use what earlier runs proved: what a schedule, a tag or a person starts tests everything anew. */
const EVENTS: ReadonlySet<string> = new Set(['push', 'pull_request', 'merge_group']);

/**
 * Whether a store may show this run records of its base that code of its own ref wrote: where what its ref stored
 * comes first. The default branch is the only one that reads no other ref than its own.
 */
export const mayBeShownItsOwn = (
  environment: Parameters<typeof believedScopes>[0],
  { ownRefFirst }: { readonly ownRefFirst: boolean },
): boolean => ownRefFirst && !eventTrust(environment).tidiesAll;

/**
 * Scopes whose runs are believed when they say that a test passed. Code that a ref runs could write anything into the
 * records of that ref, so its own ones count only where that is asked for; on the default branch they are the base's.
 */
export function believedScopes(
  environment: Pick<Environment, 'event' | 'eventName' | 'ref' | 'repository' | 'variables'>,
  trust: Trust,
): string[] {
  const { baseline, write, queue, tidiesAll } = eventTrust(environment);
  if (trust === 'none' || !EVENTS.has(environment.eventName) || environment.ref.startsWith('refs/tags/')) {
    return [];
  }
  const own = trust === 'own' || tidiesAll ? [write] : [];
  // A merge queue tests what the push then brings, and what is in it may be merged.
  const others = [queue, ...baseline.filter((scope) => scope !== write)];
  return [...own, ...others].filter((scope) => scope !== undefined);
}
