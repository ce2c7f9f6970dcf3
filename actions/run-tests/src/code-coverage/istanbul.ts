import { z } from 'zod';
import { added, CoverageProblem, type FileCoverage, type IstanbulFile, type Place } from './coverage.ts';

const place = z.object({ line: z.number().nullable(), column: z.number().nullish() });
const range = z.object({ start: place, end: place });
const count = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
/** Implicit branches have no place of their own. */
const maybeRange = z.object({
  start: z.object({ line: z.number().nullish(), column: z.number().nullish() }).nullish(),
  end: z.object({ line: z.number().nullish(), column: z.number().nullish() }).nullish(),
});

/** The part we keep of istanbul-lib-coverage's `FileCoverage.toJSON()`, written as coverage-final.json. */
const report = z.record(
  z.string(),
  z.object({
    path: z.string(),
    statementMap: z.record(z.string(), range),
    fnMap: z.record(z.string(), z.object({ name: z.string().nullish(), decl: range.nullish(), loc: range })),
    branchMap: z.record(
      z.string(),
      z.object({ type: z.string(), loc: range.nullish(), locations: z.array(maybeRange) }),
    ),
    s: z.record(z.string(), count),
    f: z.record(z.string(), count),
    b: z.record(z.string(), z.array(count)),
  }),
);

/**
 * Reads coverage-final.json. Parts are known by their place, not by their number, which may differ from run to run.
 * @param pathOf the path to keep for one in the report
 * @throws CoverageProblem
 */
export function parseIstanbul(text: string, pathOf: (path: string) => string): Map<string, FileCoverage> {
  const { data, error } = report.safeParse(parsed(text));
  if (!data) {
    const [first] = error.issues;
    throw new CoverageProblem(
      `it is no coverage-final.json of istanbul: ${first?.path.slice(0, 4).join('.') || '(top)'}: ${first?.message}`,
    );
  }
  return new Map(
    Object.values(data).map((file): [string, IstanbulFile] => {
      const statements = new Map<string, { loc: z.infer<typeof range>; count: number }>();
      for (const [id, loc] of Object.entries(file.statementMap)) {
        sum(statements, keyOf(loc), { loc, count: file.s[id] ?? 0 });
      }
      const functions = new Map<
        string,
        { name: string; decl?: z.infer<typeof range> | undefined; loc: z.infer<typeof range>; count: number }
      >();
      for (const [id, { name, decl, loc }] of Object.entries(file.fnMap)) {
        const own = { name: name ?? '', decl: decl ?? undefined, loc, count: file.f[id] ?? 0 };
        sum(functions, keyOf(loc), own);
      }
      const branches = new Map<
        string,
        IstanbulFile['branches'] extends ReadonlyMap<string, infer B> ? B : never
      >();
      for (const [id, { type, loc, locations }] of Object.entries(file.branchMap)) {
        const around = loc ?? asRange(locations[0]);
        const counts = locations.map((_, index) => file.b[id]?.[index] ?? 0);
        const key = `${keyOf(around)} ${type} ${locations.length}`;
        const before = branches.get(key);
        branches.set(key, {
          ...{ type, loc: around, locations: locations.map(asRange) },
          counts: before ? counts.map((own, index) => added(own, before.counts[index] ?? 0)) : counts,
        });
      }
      return [pathOf(file.path), { format: 'istanbul', statements, functions, branches }];
    }),
  );
}

/** Writes coverage-final.json; parts are numbered in the order of their places. */
export function writeIstanbul(coverage: ReadonlyMap<string, FileCoverage>): string {
  const files = [...coverage].filter(
    (entry): entry is [string, IstanbulFile] => entry[1].format === 'istanbul',
  );
  const written = files
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { statements, functions, branches }]) => {
      const own = sorted(statements);
      const called = sorted(functions);
      const taken = sorted(branches);
      return [
        path,
        {
          path,
          statementMap: numbered(own, ({ loc }) => loc),
          fnMap: numbered(called, ({ name, decl, loc }) => ({
            ...{ name, decl: decl ?? loc, loc },
            line: (decl ?? loc).start.line,
          })),
          branchMap: numbered(taken, ({ type, loc, locations }) => ({
            ...{ type, loc, locations },
            line: loc.start.line,
          })),
          s: numbered(own, (one) => one.count),
          f: numbered(called, (one) => one.count),
          b: numbered(taken, ({ counts }) => counts),
        },
      ] as const;
    });
  return `${JSON.stringify(Object.fromEntries(written))}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CoverageProblem(`it is no JSON: ${(error as Error).message}`);
  }
}

const keyOf = ({ start, end }: { start: Place; end: Place }): string =>
  `${start.line}:${start.column ?? ''}-${end.line}:${end.column ?? ''}`;

const asRange = (loc: z.infer<typeof maybeRange> | undefined): z.infer<typeof range> => ({
  start: { line: loc?.start?.line ?? null, column: loc?.start?.column },
  end: { line: loc?.end?.line ?? null, column: loc?.end?.column },
});

function sum<V extends { readonly count: number }>(map: Map<string, V>, key: string, value: V): void {
  const before = map.get(key);
  map.set(key, before ? { ...value, count: added(before.count, value.count) } : value);
}

interface WithPlace {
  readonly loc: { readonly start: Place; readonly end: Place };
}

const sorted = <V extends WithPlace>(map: ReadonlyMap<string, V>): V[] =>
  [...map]
    .sort(
      ([keyA, { loc: a }], [keyB, { loc: b }]) =>
        (a.start.line ?? 0) - (b.start.line ?? 0) ||
        (a.start.column ?? 0) - (b.start.column ?? 0) ||
        (keyA < keyB ? -1 : 1),
    )
    .map(([, value]) => value);

const numbered = <V, R>(values: readonly V[], of: (value: V) => R): Record<string, R> =>
  Object.fromEntries(values.map((value, index) => [index, of(value)]));
