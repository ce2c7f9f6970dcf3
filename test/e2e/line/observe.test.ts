import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, perfReport, testPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { createLine, type LineRun } from './line.ts';

const line = createLine();

function commit(file: string, change: (text: string) => string): void {
  const path = join(line.repository, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  writeFileSync(path, after);
  execFileSync(
    'git',
    ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '-qam', `Change ${file}`],
    { cwd: line.repository },
  );
}

const read = ({ out }: LineRun, name: string): string => {
  const [file] = globSync(`artifacts/paceline-${name}-*/${name}.json`, { cwd: out });
  return readFileSync(join(out, file!), 'utf8');
};

test('a run in mode observe runs everything, names what the selection would have missed, and later plans sum it up', async () => {
  // Its base is broken already, so that a test fails which the change cannot affect.
  commit('src/money/tax.ts', (text) => text.replace('AT: 0.2', 'AT: 0.25'));
  commit('README.md', (text) => `${text}\nMore words.\n`);
  const observing = line.workflow((edit) => edit.input('plan', 'test-impact', 'mode', 'observe'));
  const run = await line.run(observing, { base: 'HEAD~1' });

  expect(run.result.conclusion).toBe('failure');
  const plan = parseDocument(testPlan, read(run, 'test-plan'), 'test-plan');
  expect(plan).toMatchObject({ mode: 'full', totals: { tests: 19, selected: 19 }, audit: { selected: 0 } });
  const { audit } = parseDocument(perfReport, read(run, 'perf-report'), 'perf-report').plan!;
  expect(audit).toMatchObject({ selected: 0, missed: expect.arrayContaining(['test/money/tax.test.ts']) });
  expect(audit!.failing).toBe(audit!.missed.length);
  expect(run.log).toContain(
    'test-impact: all 19 test files run to see what a selection would miss; it would run 0',
  );

  const next = await line.run(line.workflow(), { base: 'HEAD~1' });
  const summaries = next.result.jobs.flatMap(({ steps }) => steps.map(({ summary }) => summary ?? ''));
  expect(summaries.join('\n')).toContain(
    `Measured in 1 earlier run that ran everything: ${audit!.failing} of ${audit!.failing} failing test file`,
  );
});
