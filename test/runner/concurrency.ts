/**
 * `concurrency` groups, over all runs of this process: one holder at a time. Who comes while a group is
 * taken waits, and by that cancels who waited before; with `cancel-in-progress` also who holds it.
 */
import type { Scope } from './expressions.ts';
import { coerceString, evaluateToken, isObject } from './expressions.ts';
import type { TemplateToken } from './parser.ts';

/** An evaluated `concurrency`. `queue: max` lets any number wait. */
export interface Concurrency {
  group: string;
  cancelInProgress: boolean;
  queue: 'single' | 'max';
}

interface Entry {
  cancel(): void;
}

interface Waiting extends Entry {
  admit(): void;
}

interface Group {
  holder: Entry;
  waiting: Waiting[];
}

const groups = new Map<string, Group>();

/** Evaluates a `concurrency` token; undefined for none and for an empty group. */
export function concurrencyOf(token: TemplateToken | undefined, scope: Scope): Concurrency | undefined {
  if (token === undefined) return undefined;
  const value = evaluateToken(token, scope);
  const fields = isObject(value) ? value : { group: value };
  const group = coerceString(fields['group'] ?? '');
  if (group === '') return undefined;
  const cancelInProgress = coerceString(fields['cancel-in-progress'] ?? false) === 'true';
  return { group, cancelInProgress, queue: fields['queue'] === 'max' ? 'max' : 'single' };
}

/**
 * Waits for a group of a repository. Resolves to the function that leaves it, or to undefined when a
 * later comer or `signal` ended the wait. `cancel` is called when a later comer wants the group now,
 * `onWait` when the group is taken.
 */
export async function enterGroup(
  repository: string,
  { group: name, cancelInProgress, queue }: Concurrency,
  cancel: () => void,
  signal: AbortSignal,
  onWait?: () => void,
): Promise<(() => void) | undefined> {
  const key = `${repository}\n${name}`.toLowerCase();
  const self: Entry = { cancel };
  const leave = () => {
    const group = groups.get(key);
    if (group?.holder !== self) return;
    const next = group.waiting.shift();
    if (next === undefined) groups.delete(key);
    else {
      group.holder = next;
      next.admit();
    }
  };
  const group = groups.get(key);
  if (group === undefined) {
    groups.set(key, { holder: self, waiting: [] });
    return leave;
  }
  if (cancelInProgress) group.holder.cancel();
  if (queue === 'single' || cancelInProgress) for (const other of group.waiting.splice(0)) other.cancel();
  const admitted = await new Promise<boolean>((resolve) => {
    const giveUp = () => {
      group.waiting = group.waiting.filter((other) => other !== waiting);
      resolve(false);
    };
    const waiting: Waiting = Object.assign(self, {
      cancel: giveUp,
      admit() {
        signal.removeEventListener('abort', giveUp);
        self.cancel = cancel;
        resolve(true);
      },
    });
    group.waiting.push(waiting);
    onWait?.();
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  return admitted ? leave : undefined;
}
