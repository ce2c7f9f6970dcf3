import { PacelineError } from '@paceline/core';

/** What a filter has to name: classes with their namespaces, and paths of .phpt files. */
interface Filtered {
  readonly classes: readonly string[];
  readonly paths: readonly string[];
}

/**
 * The regular expression for `--filter` that takes the tests of some classes and no others. PHPUnit matches it against
 * `Class::test`, of a .phpt file against its path, and of what it only warns or complains about against the message:
 * that counts where it names one of the classes, or names none.
 * @param own the filter of the user, which has to hold, too
 */
export function filterFor({ classes, paths }: Filtered, own: string | undefined): string {
  const names = `(?:${classes.map(escaped).join('|')})`;
  const isMessage = String.raw`(?![^\s:]+::|\/|[A-Za-z]:[\\\/])`;
  const namesNone = String.raw`(?![\s\S]*(?:class "|[\w\\]::))`;
  const skipped = String.raw`(?:PHPUnit\\Framework\\\w+::)?`;
  const parts = [
    isMessage + namesNone,
    ...(classes.length === 0
      ? []
      : [`${skipped}${names}::`, String.raw`${isMessage}[\s\S]*(?<![\w\\])${names}(?![\w\\])`]),
    ...(paths.length === 0 ? [] : [`(?:${paths.map(escaped).join('|')})$`]),
  ];
  return `/^${own === undefined ? '' : lookAhead(own)}(?:${parts.join('|')})/`;
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.[\]|()?*+{}\-/#]/g, '\\$&');

/** The user's filter as PHPUnit itself reads it (its `NameFilterIterator`), as a condition before another. */
function lookAhead(filter: string): string {
  const delimited = /^([^\w\s\\])([\s\S]*)\1([a-zA-Z]*)$/.exec(filter);
  if (delimited) {
    const [, delimiter, source, flags] = delimited;
    if (!/^[imsx]*$/.test(flags!)) throw notJoined(filter);
    const inner =
      delimiter === '/' ? source! : source!.replaceAll(`\\${delimiter}`, delimiter!).replaceAll('/', '\\/');
    return flags === '' ? `(?=.*?(?:${inner}))` : `(?=.*?(?${flags}:${inner}))`;
  }
  const range = /^(.*?)#(\d+)(?:-(\d+))?$/.exec(filter);
  const named = /^([^@]*)@(.+)$/.exec(filter);
  const source = range
    ? `${range[1]}.*with data set #${numbers(filter, range[2]!, range[3])}$`
    : named
      ? `${named[1]}.*with data set "${named[2]}"$`
      : filter;
  return `(?=.*?(?i:${source.replaceAll('/', '\\/')}))`;
}

function numbers(filter: string, first: string, last: string | undefined): string {
  if (last === undefined || Number(last) <= Number(first)) return first;
  const count = Number(last) - Number(first) + 1;
  if (count > 1000) throw notJoined(filter);
  return `(?:${Array.from({ length: count }, (_, index) => Number(first) + index).join('|')})`;
}

const notJoined = (filter: string): PacelineError =>
  new PacelineError(
    'PACELINE_INPUT_INVALID',
    `The filter ${filter} in "args" cannot be joined with the planned files.`,
    'Write it without flags other than i, m, s and x, or with a shorter range.',
  );
