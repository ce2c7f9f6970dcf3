import { formatBytes, plural } from '@paceline/render';
import { readInventory } from '../inventory.ts';
import { type AdminRun, type CommandOutcome, entryRows, sum, tierNotes } from '../run.ts';
import { selectEntries } from '../select.ts';

/** `list`: entries with age, size, last use, tiers and expiry, newest first. Reads nothing but names. */
export async function list(run: AdminRun): Promise<CommandOutcome> {
  const { environment, options, rights, store } = run;
  const inventory = await readInventory(store.tiers, environment.repository);
  const found = selectEntries(inventory.entries, options.scope, rights, options.pattern);
  const bytes = sum(found, (entry) => entry.bytes);
  return {
    totals: { entries: inventory.entries.length, bytes, matched: found.length },
    line: `${plural(found.length, 'entry', 'entries')}, ${formatBytes(bytes)} of files`,
    entries: entryRows(found.slice(0, options.limit)),
    notes: [
      ...(found.length > options.limit
        ? [`The newest ${options.limit} of ${found.length} are shown; raise limit for more.`]
        : []),
      ...tierNotes(run, inventory),
    ],
  };
}
