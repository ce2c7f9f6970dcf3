import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRunner } from '../../demo/preflight.ts';
import { treeOf } from '../../demo/tree.ts';
import { SAMPLE_BASE } from '../../sample/generate.ts';
import { createLine, freshDist } from './line.ts';

const line = createLine();
const preflight = (workflow: string) =>
  findRunner(
    {
      workflow,
      repo: line.repository,
      event: 'pull_request',
      base: SAMPLE_BASE,
      out: join(line.folder, 'preflight'),
      dist: freshDist,
    },
    treeOf(line.repository),
    line.repository,
  );

test('the demo learns from the plan which program runs the tests of a repository', async () => {
  expect(await preflight(line.workflow())).toBe('vitest');
});

test('what the action refuses is said in its own words', async () => {
  const workflow = line.workflow((edit) => edit.input('plan', 'test-impact', 'tests', 'nowhere/**'));
  await expect(preflight(workflow)).rejects.toThrow(
    /The plan failed:[\s\S]*no tracked file matches "nowhere/,
  );
});
