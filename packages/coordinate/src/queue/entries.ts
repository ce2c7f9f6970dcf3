/** An item as it stands in the stream. */
export interface QueueEntry {
  /** Of the entry: `<index + 1>-0`, or one by the clock of Redis where the item was put in again. */
  readonly id: string;
  /** Of the item in the plan's order, from 0. */
  readonly index: number;
  /** 1, or more where it failed on another leg before. */
  readonly round: number;
  /** The leg that may not run it again. */
  readonly not: string | undefined;
  /** How often that leg put it back. */
  readonly back: number;
}

/** The entry of an item that was planned: its id says its place, so that nobody can put it in twice. */
export const plannedId = (index: number): string => `${index + 1}-0`;

/** Index behind the last planned item that was delivered up to this entry; all of them where it is a later one. */
export function nextAfter(lastDelivered: string, items: number): number {
  const [first = ''] = lastDelivered.split('-');
  return /^\d+$/.test(first) ? Math.min(items, Number(first)) : 0;
}

interface ParsedEntries {
  readonly entries: readonly QueueEntry[];
  /** Ids of entries that are none of ours. */
  readonly foreign: readonly string[];
}

/** @param answer entries as Redis gives them: pairs of an id and a flat list of names and values */
export function parseEntries(answer: unknown, items: number): ParsedEntries {
  const entries: QueueEntry[] = [];
  const foreign: string[] = [];
  for (const one of Array.isArray(answer) ? answer : []) {
    // An entry that was deleted.
    if (!Array.isArray(one)) continue;
    const id = String(one[0]);
    const fields = fieldsOf(one[1]);
    const index = countOf(fields.get('i'));
    if (index === undefined || index >= items) foreign.push(id);
    else {
      const not = fields.get('not');
      const round = countOf(fields.get('round')) ?? 1;
      entries.push({ id, index, round, not, back: countOf(fields.get('back')) ?? 0 });
    }
  }
  return { entries, foreign };
}

/** A flat list of names and values, as Redis answers instead of a map. */
export function fieldsOf(answer: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  if (!Array.isArray(answer)) return fields;
  for (let at = 0; at + 1 < answer.length; at += 2) fields.set(String(answer[at]), String(answer[at + 1]));
  return fields;
}

const countOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** How an item ended. */
export type ItemOutcome =
  | 'passed'
  | 'failed'
  /** It was given to three legs, and each of them died. */
  | 'poisoned'
  /** It needs no run: an earlier attempt proved it, or the test program does not count it among its tests. */
  | 'skipped';

/** The first result of an item, whoever's it was. */
export interface ItemResult {
  readonly outcome: ItemOutcome;
  readonly leg: string;
}

const OUTCOMES: readonly ItemOutcome[] = ['passed', 'failed', 'poisoned', 'skipped'];

export const encodeResult = ({ outcome, leg }: ItemResult): string => `${outcome} ${leg}`;

/** Undefined where there is none, or none of ours. */
export function parseResult(answer: unknown): ItemResult | undefined {
  const [, word, leg] = /^([a-z]{1,10}) (.{1,200})$/.exec(typeof answer === 'string' ? answer : '') ?? [];
  const outcome = OUTCOMES.find((one) => one === word);
  return outcome && leg !== undefined ? { outcome, leg } : undefined;
}
