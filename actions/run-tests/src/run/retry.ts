import type { Locate } from '../result/locate.ts';
import type { ReportedFile, ReportedTest, RunnerReport } from '../runners/reports/report.ts';

/**
 * Joins the report of another attempt with the one before. A test that failed and then passed has one retry more: it is
 * flaky, and stays known as such. What failed and is not in the other attempt stays failed, since nothing proves that
 * it passes.
 * @param again whether a file, by its path in the repository, was run again; failures in no file count as run again
 *   only where everything was
 */
export function joinAttempts(
  before: RunnerReport,
  after: RunnerReport,
  again: 'all' | ReadonlySet<string>,
  locate: Locate,
): RunnerReport {
  const located = new Map<string, string | undefined>();
  const pathOf = (file: string) => {
    if (!located.has(file)) located.set(file, locate(file));
    return located.get(file);
  };
  const ranAgain = (file: string) => again === 'all' || again.has(pathOf(file) ?? '');
  const keyOf = ({ file, name }: Pick<ReportedTest, 'file' | 'name'>) => `${pathOf(file) ?? file}\0${name}`;

  // Tests of one name in one file are told apart by their order.
  const earlier = Map.groupBy(
    before.tests.filter(({ file }) => ranAgain(file)),
    keyOf,
  );
  const kept = before.tests.filter(({ file }) => !ranAgain(file));
  const tests = after.tests.map((test): ReportedTest => {
    const same = earlier.get(keyOf(test))?.shift();
    if (same === undefined) return test;
    return { ...test, retries: same.retries + test.retries + (same.outcome === 'failed' ? 1 : 0) };
  });
  const vanished = [...earlier.values()].flat().filter(({ outcome }) => outcome === 'failed');

  const filesBefore = new Map(before.files.map((file) => [pathOf(file.file) ?? file.file, file]));
  const files = after.files.map((file): ReportedFile => {
    const same = filesBefore.get(pathOf(file.file) ?? file.file);
    const retries = (same?.retries ?? 0) + (same?.failure === undefined ? 0 : 1);
    return { ...file, ...(retries > 0 ? { retries } : {}) };
  });
  const named = new Set(after.files.map(({ file }) => pathOf(file) ?? file));
  const withTests = new Set(after.tests.map(({ file }) => pathOf(file) ?? file));
  const left = [...filesBefore].filter(
    ([key, { file, failure }]) =>
      !named.has(key) && (!ranAgain(file) || (failure !== undefined && !withTests.has(key))),
  );
  return {
    files: [...left.map(([, file]) => file), ...files],
    tests: [...kept, ...vanished, ...tests],
    failures: [
      ...(before.failures ?? []).filter(({ file }) => again !== 'all' && !ranAgain(file)),
      ...(after.failures ?? []),
    ],
    ...(after.problem === undefined ? {} : { problem: after.problem }),
  };
}
