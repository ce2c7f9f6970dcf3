import type { CacheAdminReport } from '@paceline/contracts';
import {
  escapeMarkdown,
  fitWithin,
  formatBytes,
  formatCount,
  formatDuration,
  formatPercent,
  markdownCode,
  markdownDetails,
  markdownTable,
  markdownTableOfFilled,
  shorten,
  sparkline,
} from '@paceline/render';

/** Size of this step's part of the job's summary page, which other steps write to as well. */
const PAGE_BYTES = 256 * 1024;
const OPEN_ROWS = 20;
const KEY = 50;

/** The job summary's part: what was done in one line, a picture over the days, and tables, as far as they fit. */
export function page(report: CacheAdminReport, line: string, now: number): string {
  const versions = [1000, 200, OPEN_ROWS, 5].map((rows) => () => render(report, line, now, rows));
  return fitWithin(PAGE_BYTES, versions).text;
}

function render(report: CacheAdminReport, line: string, now: number, rows: number): string {
  const { explanation = [], notes, problems } = report;
  const parts = [
    `### Cache: ${report.command}${report.dryRun ? ' (dry run)' : ''}\n\n${prose(line.replace(/^dry run: w/, 'W'))}.\n`,
    explanation
      .filter((sentence) => sentence !== `${line}.`)
      .map((sentence) => `- ${prose(sentence)}\n`)
      .join(''),
    dayPicture(report),
    prefixTable(report, rows),
    tierTable(report),
    problemTable(problems, rows),
    entryTable(report, now, rows),
    // Empty at its end, or what the next step writes would be quoted too.
    notes.map((note) => `> ${prose(note)}\n\n`).join(''),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** One bar per day: the share that was hit, and how many asked. */
function dayPicture({ days = [] }: CacheAdminReport): string {
  if (days.length < 2) return '';
  const last = days.slice(-60);
  const rates = last.map(({ requests, hits }) => (requests === 0 ? Number.NaN : hits / requests));
  const known = rates.filter(Number.isFinite);
  const rateWords =
    known.length === 0
      ? ''
      : `${formatPercent(Math.min(...known))} – ${formatPercent(Math.max(...known))}, last ${formatPercent(known.at(-1)!)}`;
  const most = (name: string, values: readonly number[], format: (value: number) => string) =>
    values.some((value) => value > 0)
      ? [[name, sparkline(values), `up to ${format(Math.max(...values))} a day`]]
      : [];
  return markdownTable(
    [{ title: '' }, { title: `${last[0]!.day} – ${last.at(-1)!.day}` }, { title: '' }],
    [
      ...(known.length > 0 ? [['hit rate', sparkline(rates), rateWords]] : []),
      ...most(
        'requests',
        last.map(({ requests }) => requests),
        formatCount,
      ),
      ...most(
        'restored',
        last.map(({ restoredBytes }) => restoredBytes),
        formatBytes,
      ),
      ...most(
        'sent',
        last.map(({ newBytes }) => newBytes),
        formatBytes,
      ),
      ...most(
        'evictions',
        last.map(({ evictions }) => evictions),
        formatCount,
      ),
    ],
  );
}

/** A column of a table: its title, and what it says of a row. Numbers stand at the right. */
interface Column<T> {
  readonly title: string;
  readonly align?: 'right';
  readonly cell: (row: T) => string;
}
const text = <T>(title: string, cell: (row: T) => string): Column<T> => ({ title, cell });
const number = <T>(title: string, cell: (row: T) => string): Column<T> => ({ title, align: 'right', cell });

/** Columns that say nothing of any row are left out. */
function tableOf<T>(columns: readonly Column<T>[], rows: readonly T[], total = rows.length): string {
  if (rows.length === 0) return '';
  const table = markdownTableOfFilled(
    columns.map(({ title, align }) => (align ? { title, align } : { title })),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
  return total > rows.length ? `${table}\n… and ${total - rows.length} more in the report\n` : table;
}

type Row<Name extends 'prefixes' | 'tiers' | 'problems' | 'entries'> = NonNullable<
  CacheAdminReport[Name]
>[number];

const count = (value: number | undefined): string => (value === undefined ? '–' : formatCount(value));
const size = (value: number | undefined): string => (value === undefined ? '–' : formatBytes(value));
const share = (part: number, whole: number | undefined): string =>
  whole ? formatPercent(part / whole) : '–';

const PREFIX_COLUMNS: readonly Column<Row<'prefixes'>>[] = [
  text('Key prefix', ({ prefix }) => code(prefix)),
  number('Requests', ({ requests }) => count(requests)),
  number('Hit rate', ({ exact, partial, requests }) => share(exact + partial, requests)),
  number('Exact', ({ exact }) => count(exact)),
  number('Restore key', ({ partial }) => count(partial)),
  number('Miss', ({ misses }) => count(misses)),
  number('Entries', ({ entries }) => count(entries)),
  number('Size', ({ bytes }) => size(bytes)),
  number('Sent', ({ newBytes }) => size(newBytes)),
];

const prefixTable = ({ prefixes = [] }: CacheAdminReport, rows: number): string =>
  tableOf(PREFIX_COLUMNS, prefixes.slice(0, rows), prefixes.length);

/** Of a tier that did not answer, or cannot list, nothing that it holds is known. */
const held = (row: Row<'tiers'>): boolean => row.lists && row.answered;
const TIER_COLUMNS: readonly Column<Row<'tiers'>>[] = [
  text('Tier', ({ tier }) => code(tier)),
  number('Entries', (row) => (held(row) ? count(row.entries) : row.lists ? 'no answer' : 'cannot list')),
  number('Blobs', (row) => (held(row) ? count(row.blobs) : '–')),
  number('Stored', (row) => (held(row) ? size(row.bytes) : '–')),
  number('Reads', ({ gets }) => count(gets)),
  number('Found', ({ hits = 0, gets }) => share(hits, gets)),
  number('Read', ({ bytesRead }) => size(bytesRead)),
  number('Written', ({ bytesWritten }) => size(bytesWritten)),
  number('Evictions', ({ evictions }) => count(evictions)),
  number('Errors', ({ errors }) => count(errors)),
];

const tierTable = ({ tiers }: CacheAdminReport): string => tableOf(TIER_COLUMNS, tiers);

const PROBLEM_COLUMNS: readonly Column<Row<'problems'>>[] = [
  text('Key', ({ key }) => code(key)),
  text('Ref', ({ scope }) => code(scope)),
  text('Tier', ({ tier = '' }) => code(tier)),
  text('Problem', ({ problem }) => escapeMarkdown(shorten(problem, 300))),
];

const problemTable = (problems: CacheAdminReport['problems'], rows: number): string =>
  tableOf(PROBLEM_COLUMNS, problems.slice(0, rows), problems.length);

const entryColumns = (now: number): readonly Column<Row<'entries'>>[] => [
  text('Key', ({ key }) => code(key)),
  text('Ref', ({ scope }) => code(scope)),
  number('Age', ({ createdAt }) => unbroken(span(now - Date.parse(createdAt)))),
  number('Last use', ({ usedAt }) => (usedAt === undefined ? '–' : unbroken(span(now - Date.parse(usedAt))))),
  number('Expires', ({ expiresAt }) =>
    expiresAt === undefined ? '–' : unbroken(expiry(Date.parse(expiresAt) - now)),
  ),
  number('Files', ({ files }) => count(files)),
  number('Size', ({ bytes }) => unbroken(size(bytes))),
  text('Tiers', ({ tiers }) => escapeMarkdown(tiers.join(', '))),
  text('', ({ note = '' }) => escapeMarkdown(note)),
];

function entryTable({ entries = [] }: CacheAdminReport, now: number, rows: number): string {
  const columns = entryColumns(now);
  const shown = entries.slice(0, rows);
  const folded = shown.slice(OPEN_ROWS);
  const more = entries.length - shown.length;
  return [
    tableOf(columns, shown.slice(0, OPEN_ROWS)),
    ...(folded.length > 0 ? [markdownDetails(`${folded.length} more`, tableOf(columns, folded))] : []),
    ...(more > 0 ? [`… and ${more} more in the report\n`] : []),
  ].join('\n');
}

const code = (name: string): string => (name === '' ? '–' : markdownCode(shorten(name, KEY)));

/** Sentences of ours, with names of others in them: what stands between backticks is code. */
const prose = (sentence: string): string =>
  sentence
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapePart(part)))
    .join('');

/** With a space at its ends where there is one, which separates it from the code beside it. */
const escapePart = (text: string): string =>
  `${/^\s/.test(text) ? ' ' : ''}${escapeMarkdown(text)}${/\S\s+$/.test(text.slice(-2)) ? ' ' : ''}`;

/** Without breaks: in the widest table a number would wrap between its digits and its unit. */
const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0');

const HOUR = 3_600_000;
/** One unit from an hour on, where minutes no longer matter. */
function span(milliseconds: number): string {
  if (milliseconds >= 48 * HOUR) return `${Math.floor(milliseconds / (24 * HOUR))} d`;
  if (milliseconds >= HOUR) return `${Math.floor(milliseconds / HOUR)} h`;
  return formatDuration(Math.floor(Math.max(0, milliseconds) / 1000));
}

const expiry = (left: number): string => (left > 0 ? `in ${span(left)}` : `${span(-left)} ago`);
