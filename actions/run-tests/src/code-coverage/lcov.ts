import { added, CoverageProblem, type FileCoverage, type LcovFile } from './coverage.ts';

interface OpenFile {
  readonly lines: Map<number, number>;
  readonly functions: Map<string, { line: number; name: string; count: number }>;
  readonly branches: Map<string, { line: number; count: number | null }>;
  /** Branches of a line that its record has named so far. */
  readonly seen: Map<number, number>;
  /** Names of functions by the index that lcov 2 gives them. */
  readonly indexed: Map<string, number>;
}

/**
 * Reads lcov.info: `SF`, `DA`, `FN`, `FNDA`, `BRDA`, and `FNL` and `FNA` of lcov 2; totals are worked out anew.
 * Source: geninfo(1), "Tracefile format".
 * @param pathOf the path to keep for one in the report
 * @throws CoverageProblem
 */
export function parseLcov(text: string, pathOf: (path: string) => string): Map<string, FileCoverage> {
  const files = new Map<string, OpenFile>();
  let file: OpenFile | undefined;
  let ended = true;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const at = line.indexOf(':');
    const [tag, rest] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    if (tag === 'SF') {
      const path = pathOf(rest);
      file = files.get(path) ?? {
        lines: new Map(),
        functions: new Map(),
        branches: new Map(),
        indexed: new Map(),
        seen: new Map(),
      };
      file.indexed.clear();
      file.seen.clear();
      files.set(path, file);
      ended = false;
    } else if (tag === 'end_of_record') {
      file = undefined;
      ended = true;
    } else if (/^(?:DA|FN|FNDA|FNL|FNA|BRDA)$/.test(tag)) {
      if (file === undefined || !readRecord(file, tag, rest.split(','))) {
        throw new CoverageProblem(
          `line ${index + 1} of it, ${JSON.stringify(line.slice(0, 80))}, is no record of lcov`,
        );
      }
    }
  }
  if (files.size === 0) throw new CoverageProblem('it names no file with SF:');
  if (!ended) throw new CoverageProblem('it was cut off: its last record has no end');
  return new Map(
    [...files].map(([path, { lines, functions, branches }]): [string, LcovFile] => [
      path,
      { format: 'lcov', lines, functions, branches },
    ]),
  );
}

/** False where the record is none. A name may have commas in it. */
function readRecord(file: OpenFile, tag: string, parts: readonly string[]): boolean {
  const [first = '', second = '', , fourth = ''] = parts;
  const line = Number(first);
  if (tag === 'DA') {
    const count = Number(second);
    if (!isCount(line) || !Number.isFinite(count)) return false;
    // Counters of gcov may overflow into negative numbers.
    file.lines.set(line, added(file.lines.get(line) ?? 0, Math.max(0, count)));
  } else if (tag === 'FN') {
    const hasEnd = /^\d+$/.test(second) && parts.length > 2;
    const name = parts.slice(hasEnd ? 2 : 1).join(',');
    if (!isCount(line) || name === '') return false;
    const before = file.functions.get(name);
    file.functions.set(name, { line, name, count: before?.count ?? 0 });
  } else if (tag === 'FNDA') {
    const name = parts.slice(1).join(',');
    if (!isCount(line)) return false;
    const before = file.functions.get(name) ?? { line: 0, name, count: 0 };
    file.functions.set(name, { ...before, count: added(before.count, line) });
  } else if (tag === 'FNL') file.indexed.set(first, Number(second));
  else if (tag === 'FNA') {
    const name = parts.slice(2).join(',');
    if (!isCount(Number(second)) || name === '') return false;
    const before = file.functions.get(name) ?? { line: file.indexed.get(first) ?? 0, name, count: 0 };
    file.functions.set(name, { ...before, count: added(before.count, Number(second)) });
  } else {
    if (!isCount(line) || !(fourth === '-' || isCount(Number(fourth)))) return false;
    // Node numbers the branches that a run saw, so their numbers differ from run to run, but not their order in a line.
    const position = file.seen.get(line) ?? 0;
    file.seen.set(line, position + 1);
    const key = `${line},0,${position}`;
    const before = file.branches.get(key)?.count ?? null;
    const count = fourth === '-' ? null : Number(fourth);
    file.branches.set(key, { line, count: count === null ? before : added(count, before ?? 0) });
  }
  return true;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Writes lcov.info, sorted by file and line. */
export function writeLcov(coverage: ReadonlyMap<string, FileCoverage>): string {
  const parts: string[] = [];
  for (const [path, file] of [...coverage].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (file.format !== 'lcov') continue;
    const functions = [...file.functions.values()].sort(
      (a, b) => a.line - b.line || (a.name < b.name ? -1 : 1),
    );
    const branches = [...file.branches].sort(
      ([a, { line }], [b, other]) => line - other.line || compareKeys(a, b),
    );
    const lines = [...file.lines].sort(([a], [b]) => a - b);
    parts.push(
      'TN:',
      `SF:${path}`,
      ...functions.map(({ line, name }) => `FN:${line},${name}`),
      ...functions.map(({ name, count }) => `FNDA:${count},${name}`),
      `FNF:${functions.length}`,
      `FNH:${functions.filter(({ count }) => count > 0).length}`,
      ...branches.map(([key, { count }]) => `BRDA:${key},${count ?? '-'}`),
      `BRF:${branches.length}`,
      `BRH:${branches.filter(([, { count }]) => (count ?? 0) > 0).length}`,
      ...lines.map(([line, count]) => `DA:${line},${count}`),
      `LF:${lines.length}`,
      `LH:${lines.filter(([, count]) => count > 0).length}`,
      'end_of_record',
    );
  }
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}

const compareKeys = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
