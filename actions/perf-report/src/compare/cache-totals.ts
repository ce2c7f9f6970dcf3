import type { PerfReport } from '@paceline/contracts';

/** All cache steps of a run together; a step that only saves asked for nothing. */
export function cacheTotals({ caches }: Pick<PerfReport, 'caches'>) {
  const asked = caches.filter(({ result }) => result !== 'none');
  const sum = (of: (report: (typeof caches)[number]) => number | undefined) =>
    caches.reduce((total, report) => total + (of(report) ?? 0), 0);
  return {
    asked: asked.length,
    hits: asked.filter(({ result }) => result === 'exact').length,
    partial: asked.filter(({ result }) => result === 'partial').length,
    seconds: sum(({ restore }) => restore?.seconds),
    bytes: sum(({ restore }) => restore?.bytes),
    /** Estimate, where the steps know it. */
    savedSeconds: sum(({ savedSeconds }) => savedSeconds),
  };
}
