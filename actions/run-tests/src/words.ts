import { escapeMarkdown, oneLine, shorten } from '@paceline/render';

/** A list in a sentence, cut after five. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).map(oneLine).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** `8.2 s`, `2 min 5 s`; never a long tail of digits. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}

/** Text of tests and files on the job's page: nothing of it acts as markdown or HTML. */
export const shownText = (text: string, most = 120): string => escapeMarkdown(shorten(oneLine(text), most));
