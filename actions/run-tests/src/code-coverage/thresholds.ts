import type { Coverage, FileCoverage } from './coverage.ts';

export const METRICS = ['statements', 'branches', 'functions', 'lines'] as const;
export type Metric = (typeof METRICS)[number];

interface Share {
  readonly total: number;
  readonly covered: number;
}

/** How much of each kind of part ran; of lcov there are no statements. */
export type CoverageTotals = Partial<Readonly<Record<Metric, Share>>>;

/** Least percentage of each; a negative number is the most parts that may be left uncovered, as in jest. */
export interface Thresholds extends Partial<Readonly<Record<Metric, number>>> {
  /** Others of the configuration, which are not held against merged coverage: those of each file, or of some files. */
  readonly others?: readonly string[];
}

/**
 * Thresholds as configurations of vitest (`coverage.thresholds`) and jest (`coverageThreshold.global`) write them:
 * `100: true` is all of them, other names are options or patterns of files.
 */
export function readThresholds(value: unknown): Thresholds | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value).filter(
    ([, one]) => one !== undefined && one !== null && one !== false,
  );
  const all = entries.some(([name, one]) => name === '100' && one === true);
  const found = METRICS.flatMap((metric): [Metric, number][] => {
    const own = entries.find(([name]) => name === metric)?.[1];
    return typeof own === 'number' && Number.isFinite(own) ? [[metric, own]] : all ? [[metric, 100]] : [];
  });
  const others = entries
    .map(([name]) => name)
    .filter(
      (name) => name !== '100' && name !== 'autoUpdate' && !(METRICS as readonly string[]).includes(name),
    )
    .slice(0, 50);
  if (found.length + others.length === 0) return undefined;
  return { ...Object.fromEntries(found), ...(others.length > 0 ? { others } : {}) };
}

export function totalsOfCoverage(coverage: Coverage): CoverageTotals {
  const totals = new Map<Metric, { total: number; covered: number }>();
  for (const file of coverage.values()) {
    for (const [metric, counts] of countsOf(file)) {
      const total = totals.get(metric) ?? { total: 0, covered: 0 };
      totals.set(metric, total);
      for (const count of counts) {
        total.total += 1;
        if (count > 0) total.covered += 1;
      }
    }
  }
  return Object.fromEntries(totals);
}

function countsOf(file: FileCoverage): [Metric, number[]][] {
  if (file.format === 'lcov') {
    return [
      ['lines', [...file.lines.values()]],
      ['functions', [...file.functions.values()].map(({ count }) => count)],
      ['branches', [...file.branches.values()].map(({ count }) => count ?? 0)],
    ];
  }
  // A line counts as often as the statement on it that ran most (istanbul-lib-coverage, getLineCoverage).
  const lines = new Map<number, number>();
  for (const { loc, count } of file.statements.values()) {
    const line = loc.start.line ?? 0;
    lines.set(line, Math.max(lines.get(line) ?? 0, count));
  }
  return [
    ['statements', [...file.statements.values()].map(({ count }) => count)],
    ['branches', [...file.branches.values()].flatMap(({ counts }) => counts)],
    ['functions', [...file.functions.values()].map(({ count }) => count)],
    ['lines', [...lines.values()]],
  ];
}

/** Percent, cut to two digits as istanbul cuts it; 100 of nothing. */
export const percentOf = ({ total, covered }: Share): number =>
  total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100;

/** Sentences on thresholds that are missed; a metric that the coverage does not have misses its own. */
export function missedThresholds(totals: CoverageTotals, thresholds: Thresholds): string[] {
  return METRICS.flatMap((metric) => {
    const wanted = thresholds[metric];
    if (wanted === undefined) return [];
    const share = totals[metric];
    if (share === undefined) {
      return [`Coverage of ${metric} is to be ${wanted} %, but its reports do not know ${metric}.`];
    }
    if (wanted < 0) {
      const left = share.total - share.covered;
      return left > -wanted ? [`Coverage leaves ${left} ${metric} out; at most ${-wanted} are allowed.`] : [];
    }
    const percent = percentOf(share);
    return percent < wanted
      ? [
          `Coverage of ${metric} is ${percent} % (${share.covered} of ${share.total}); ${wanted} % are wanted.`,
        ]
      : [];
  });
}
