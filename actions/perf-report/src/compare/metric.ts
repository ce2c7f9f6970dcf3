/** The names of figures that are compared from run to run, as `perf-report.json` gives them. */

type Metric =
  | { readonly kind: 'wall' }
  | { readonly kind: 'job'; readonly job: string }
  | { readonly kind: 'step'; readonly job: string; readonly step: string }
  | { readonly kind: 'test'; readonly suite: string; readonly file: string };

export const jobMetric = (job: string): string => `job/${job}`;
export const stepMetric = (job: string, step: string): string => `step/${part(job)}/${step}`;
export const testMetric = (test: { suite: string; file: string }): string =>
  `test/${part(test.suite)}/${test.file}`;

/** What a name of a figure means; undefined when it is none. */
export function readMetric(metric: string): Metric | undefined {
  if (metric === 'wall') return { kind: 'wall' };
  if (metric.startsWith('job/')) return { kind: 'job', job: metric.slice(4) };
  const [, kind, middle = '', last = ''] = /^(step|test)\/([^/]*)\/([\s\S]*)$/.exec(metric) ?? [];
  const first = middle.replaceAll('%2F', '/').replaceAll('%25', '%');
  if (kind === 'step') return { kind, job: first, step: last };
  if (kind === 'test') return { kind, suite: first, file: last };
  return undefined;
}

/** Escapes slashes in the part between two of them: `build` with `linux/x` is not `build/linux` with `x`. */
const part = (text: string): string => text.replaceAll('%', '%25').replaceAll('/', '%2F');
