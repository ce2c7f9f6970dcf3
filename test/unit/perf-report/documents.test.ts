import { expect, it } from 'vitest';
import { readDocuments } from '../../../actions/perf-report/src/read/documents.ts';
import { createGaps } from '../../../actions/perf-report/src/read/gaps.ts';
import { silent } from '../../../scripts/plan-quietly.ts';
import { samples } from '../contracts/samples.ts';

const plan = samples['shard-plan'];
const found = (kind: string, leg: string, attempt: number, id: number) => ({
  ...{ kind, planId: plan.planId, leg, attempt, id, bytes: 1 },
});

/** What is read where the plan was made in an attempt, and its leg left a result in the first one. */
async function read(planAttempt: number) {
  const gaps = createGaps(silent);
  const [leg] = plan.legs;
  const texts = new Map([
    [1, JSON.stringify(plan)],
    [2, JSON.stringify({ ...samples['leg-result'], leg: leg!.leg, planId: plan.planId })],
  ]);
  const stored = [found('shard-plan', 'all', planAttempt, 1), found('leg-result', leg!.leg, 1, 2)];
  const artifacts = {
    available: true,
    find: async (kind: string) => stored.filter((one) => one.kind === kind),
    read: async ({ id }: { id: number }) => texts.get(id)!,
  };
  const documents = await readDocuments(artifacts, plan.planId, gaps);
  return { legs: documents.legs.length, gaps: gaps.all.join() };
}

it('a result of an attempt before the plan was made again is none of its legs', async () => {
  expect(await read(1)).toMatchObject({ legs: 1 });
  const again = await read(2);
  expect(again.legs).toBe(0);
  expect(again.gaps).toContain('No result of');
});
