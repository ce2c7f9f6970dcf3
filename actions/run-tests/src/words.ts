/** `1 test`, `2 tests`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A list in a sentence, cut after five. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

/** `8.2 s`, `2 min 5 s`; never a long tail of digits. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${Math.round(seconds - minutes * 60)} s`;
}

/** Text of tests and files inside a markdown table or line: nothing of it may act as markdown or HTML. */
export const cell = (text: string, most = 120): string =>
  (text.length > most ? `${text.slice(0, most - 1)}…` : text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[|\\`*_[\]~@#]/g, (character) => `&#${character.charCodeAt(0)};`);
