import { escapeMarkdown, oneLine, shorten } from '@paceline/render';

/** A list in a sentence, cut after five. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).map(oneLine).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** Text of tests and files on the job's page: nothing of it acts as markdown or HTML. */
export const shownText = (text: string, most = 120): string => escapeMarkdown(shorten(oneLine(text), most));
