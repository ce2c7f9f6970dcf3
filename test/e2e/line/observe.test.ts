import { parseDocument, perfReport, testPlan } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { createLine, documentOf } from './line.ts';

const line = createLine();

test('a run in mode observe runs everything, names what the selection would have missed, and later plans sum it up', async () => {
  // Its base is broken already, so that a test fails which the change cannot affect.
  line.commit('src/money/tax.ts', (text) => text.replace('AT: 0.2', 'AT: 0.25'));
  line.commit('README.md', (text) => `${text}\nMore words.\n`);
  const observing = line.workflow((edit) => edit.input('plan', 'test-impact', 'mode', 'observe'));
  const run = await line.run(observing, { base: 'HEAD~1' });

  expect(run.result.conclusion).toBe('failure');
  const plan = parseDocument(testPlan, documentOf(run, 'test-plan'), 'test-plan');
  expect(plan).toMatchObject({ mode: 'full', totals: { tests: 19, selected: 19 }, audit: { selected: 0 } });
  const [audit] = parseDocument(perfReport, documentOf(run, 'perf-report'), 'perf-report').plan!.audits!;
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
