/**
 * The one place that makes text of others harmless where it lands: refs, keys, names of files, tests and jobs,
 * messages, what stands in artifacts. Markdown is in markdown.ts, HTML in html.ts; both begin here.
 */

/**
 * Nothing that is seen: control characters (ANSI sequences begin with one), line separators, what changes the direction
 * of the text after it, and tag characters, which hide text. Joiners stay, as names in many scripts need them.
 */
const HIDDEN =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';
const HIDDEN_RUN = new RegExp(`[${HIDDEN}]+`, 'gu');
const HIDDEN_OR_BREAK = new RegExp(`[${HIDDEN}\\t\\n\\r]+`, 'gu');

/** Text of one or several lines without what is not seen; line breaks and tabs stay. */
export const visibleText = (text: string): string => text.toWellFormed().replaceAll(HIDDEN_RUN, ' ');

/**
 * One line that a log can show and an output can hold: what breaks lines or is not seen becomes a space, and nothing
 * in it is a command to the runner, which takes `##[name]` wherever it stands in a line.
 */
export const oneLine = (text: string): string =>
  withoutCommands(text.toWellFormed().replaceAll(HIDDEN_OR_BREAK, ' ')).replaceAll(/ {2,}/g, ' ').trim();

/** A message for the log, of one or several lines: no line of it is a command to the runner. */
export const logText = (text: string): string => withoutCommands(visibleText(text.replaceAll('\r\n', '\n')));

/** The runner takes `##[name]` wherever it stands, and `::name::` at the beginning of a line, after white space too. */
const withoutCommands = (text: string): string =>
  text
    .replaceAll('\r', ' ')
    .replaceAll('##[', '## [')
    .split('\n')
    .map((line) => (line.trimStart().startsWith('::') ? line.replace('::', ': :') : line))
    .join('\n');
