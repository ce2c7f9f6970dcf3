import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Case, casesOf, suitesOf } from './cases.ts';
import { type OwnVerdict, ownVerdict } from './own-verdict.ts';
import { pipelineVerdict } from './pipeline.ts';
import { createProject, type Project } from './project.ts';
import type { Suite } from './suite.ts';

/**
 * Design rule 10 for each suite: whatever the number of shards and whatever is selected, the pipeline is red
 * where the project's own command fails and green where it passes. Exceptions: a suite in which nothing is
 * found is red whatever its command says, unless `allow-empty` says that it may be empty, and those that a
 * suite names with its reason (decision 12).
 */
export function sameVerdicts(suites: readonly Suite[]): void {
  const scratch = mkdtempSync(join(tmpdir(), 'paceline-verdicts-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  for (const suite of suitesOf(suites)) {
    describe(`${suite.program}: ${suite.name}`, () => {
      // Each tree of the suite is made and judged by its own command once.
      const made = new Map<string, Promise<{ project: Project; own: OwnVerdict }>>();
      const prepare = (one: Case) => {
        const key = `${one.tree} ${one.event}`;
        const known = made.get(key) ?? makeTree(suite, one, scratch);
        made.set(key, known);
        return known;
      };
      afterAll(async () => {
        for (const tree of await Promise.allSettled(made.values())) {
          if (tree.status === 'fulfilled') tree.value.project.remove();
        }
      });

      test.each(casesOf(suite).map((one) => [one.title, one] as const))('%s', async (_title, one) => {
        const { project, own } = await prepare(one);
        const said = `its own command ended with ${own.exit}:\n${own.output.slice(-3000)}`;
        expect(own.verdict, `The suite is not what it says: ${said}`).toBe(one.own);
        const ours = await pipelineVerdict(suite, project, scratch, one);
        const errors = ours.errors.length === 0 ? 'no error' : ours.errors.join(' ⏎ ');
        expect(
          ours.verdict,
          `own ${own.verdict} (${own.exit}), ours ${ours.verdict} in ${ours.legs} legs, expected ${one.expected}: ${errors}\n${said}\n${ours.log.slice(-6000)}`,
        ).toBe(one.expected);
      });
    });
  }
}

async function makeTree(suite: Suite, { tree, event }: Case, scratch: string) {
  const change = tree === 'as it is' ? undefined : suite[tree];
  const project = await (event === 'push'
    ? createProject(scratch, { ...suite.files, ...change })
    : createProject(scratch, suite.files, change ?? {}));
  return { project, own: await ownVerdict(suite, project, scratch) };
}
