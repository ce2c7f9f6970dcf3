import { join } from 'node:path';
import { historyRecord, parseDocument } from '@paceline/contracts';
import { createDiskTier, createStack } from '@paceline/store';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { job, ordinary } from '../../unit/perf-report/samples.ts';
import { openStage, type Stage } from './stage.ts';

const PLAN = '0123456789abcdef';
let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
  const sample = ordinary(1);
  const { testPlan, shardPlan } = sample;
  stage.jobs = [...sample.jobs!];
  const suites = testPlan!.suites.map((suite) => ({ ...suite, definition: PLAN }));
  const planned = { ...testPlan!, tree: 'e'.repeat(40), suites };
  await stage.publish('shard-plan', PLAN, 'all', { ...shardPlan!, testPlanId: planned.planId });
  await stage.publish('test-plan', planned.planId, 'all', planned);
  for (const leg of sample.legs!) await stage.publish('leg-result', PLAN, leg.leg, leg);
});
afterEach(() => stage.close());

/** How many files the run that was added last proves. */
async function proven(): Promise<number> {
  expect((await stage.run({ 'INPUT_PLAN-ID': PLAN })).status).toBe(0);
  const store = createStack([createDiskTier(join(stage.folder, 'home', 'store'))]);
  const keys: string[] = [];
  for await (const { key } of store.list('history/')) keys.push(key);
  const { bytes } = (await store.get(keys.sort().at(-1)!))!;
  const { proves, files } = parseDocument(historyRecord, JSON.parse(new TextDecoder().decode(bytes)), '');
  return proves === undefined ? 0 : files.filter((file) => file.proven).length;
}

it('a run proves its files where all of its jobs are green, and were seen to be', async () => {
  expect(await proven()).toBe(14);
});

it('a run whose jobs may not be read proves nothing: one may be red after its tests', async () => {
  stage.api.permissions.delete('actions: read');
  expect(await proven()).toBe(0);
});

it.each(['failure', 'cancelled', 'timed_out', 'action_required'])(
  'a run with a job that ended with %s proves nothing, however green its legs are',
  async (conclusion) => {
    stage.jobs = [...stage.jobs, job('other', 0, [['x', 5]], { conclusion })];
    expect(await proven()).toBe(0);
  },
);
