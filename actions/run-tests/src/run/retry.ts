import type { Locate, ReportedFile, ReportedTest, RunnerReport } from '@paceline/runners';

/**
 * Joins the report of another attempt with the one before. A test that failed and then passed has one retry more: it is
 * flaky, and stays known as such. What failed and then is skipped, or is not in the other attempt, stays failed, since
 * nothing proves that it passes: a test alone may skip itself for want of what an earlier one did.
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
    if (same.outcome !== 'failed') return { ...test, retries: same.retries + test.retries };
    const retries = same.retries + test.retries + 1;
    return test.outcome === 'skipped' ? { ...same, retries } : { ...test, retries };
  });
  const vanished = [...earlier.values()].flat().filter(({ outcome }) => outcome === 'failed');

  const passed = new Set(
    after.tests.filter(({ outcome }) => outcome === 'passed').map(({ file }) => pathOf(file) ?? file),
  );
  const filesBefore = new Map(before.files.map((file) => [pathOf(file.file) ?? file.file, file]));
  const files = after.files.map((file): ReportedFile => {
    const key = pathOf(file.file) ?? file.file;
    const same = filesBefore.get(key);
    const retries = (same?.retries ?? 0) + (same?.failure === undefined ? 0 : 1);
    const failure = file.failure ?? (passed.has(key) ? undefined : same?.failure);
    return { ...file, ...(failure === undefined ? {} : { failure }), ...(retries > 0 ? { retries } : {}) };
  });
  const named = new Set(after.files.map(({ file }) => pathOf(file) ?? file));
  const left = [...filesBefore].filter(
    ([key, { file, failure }]) =>
      !named.has(key) && (!ranAgain(file) || (failure !== undefined && !passed.has(key))),
  );
  return {
    files: [...left.map(([, file]) => file), ...files],
    tests: [...kept, ...vanished, ...tests],
    failures: [
      ...(before.failures ?? []).filter(({ file }) => again !== 'all' && !ranAgain(file)),
      ...(after.failures ?? []),
    ],
    splits: [...(before.splits ?? []), ...(after.splits ?? [])],
    ...(after.problem === undefined ? {} : { problem: after.problem }),
  };
}
