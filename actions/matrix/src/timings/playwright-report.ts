import { isAbsolute } from 'node:path';
import type { ReportedTest, RunnerReport } from '@paceline/runners';
import { z } from 'zod';

const result = z.object({ status: z.string().optional(), duration: z.number() });
const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ results: z.array(result) })),
});
interface Suite {
  readonly specs: z.infer<typeof spec>[];
  readonly suites?: Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(spec), suites: z.array(suite).optional() }),
);
/** The part we read of the JSON that Playwright's reporter `json` writes (JSONReport in its testReporter.d.ts). */
const report = z.object({
  config: z.object({ rootDir: z.string().optional() }),
  suites: z.array(suite),
});

export const isPlaywrightReport = (value: object): boolean => 'config' in value && 'suites' in value;

/**
 * The tests of Playwright's report, each once for every project. A test that was retried counts by its last attempt.
 * @throws when it has another shape
 */
export function fromPlaywright(value: object): RunnerReport {
  const { data, error } = report.safeParse(value);
  if (!data) {
    const [first] = error.issues;
    throw new Error(`The report has another shape: ${first?.path.join('.') || '(top)'}: ${first?.message}.`);
  }
  const folder = data.config.rootDir ?? '';
  const tests: ReportedTest[] = [];
  const collect = ({ specs, suites = [] }: Suite): void => {
    for (const { title, file, tests: ofProjects } of specs) {
      for (const { results } of ofProjects) {
        const last = results.at(-1);
        if (!last) continue;
        tests.push({
          file: folder === '' || isAbsolute(file) ? file : `${folder}/${file}`,
          name: title,
          outcome: last.status === 'skipped' ? 'skipped' : last.status === 'passed' ? 'passed' : 'failed',
          seconds: last.duration / 1000,
          retries: results.length - 1,
        });
      }
    }
    for (const one of suites) collect(one);
  };
  for (const one of data.suites) collect(one);
  return { files: [], tests };
}
