import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runWorkflow } from '../runner/index.ts';
import { environmentFor } from './machine.ts';
import { ownVerdict } from './own-verdict.ts';
import { createProject } from './project.ts';
import type { Suite } from './suite.ts';
import { commandSuites } from './suites/command.ts';
import { goSuites } from './suites/go.ts';
import { jestSuites } from './suites/jest.ts';
import { nodeSuites } from './suites/node.ts';
import { pytestSuites } from './suites/pytest.ts';
import { vitestSuites } from './suites/vitest.ts';
import { workflowOf } from './workflow.ts';

const scratch = mkdtempSync(join(tmpdir(), 'paceline-line-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** One suite that passes or fails, in turn, of each kind of program. */
const chosen = [pytestSuites, goSuites, vitestSuites, jestSuites, nodeSuites, commandSuites].map(
  (suites, index) => suites.find(({ name }) => name === (index % 2 === 0 ? 'passes' : 'fails'))!,
);

test.each(chosen.map((suite) => [`${suite.program} ${suite.name}`, suite] as const))(
  '%s: the workflow in the local runner says what the own command says',
  async (_title, suite) => {
    const project = await createProject(scratch, suite.files);
    const own = await ownVerdict(suite, project, scratch);
    const { verdict, log } = await runLine(suite, project.folder);
    expect(own.verdict, own.output).toBe(suite.verdict);
    expect(verdict, log).toBe(own.verdict);
  },
);

async function runLine(suite: Suite, repo: string) {
  const folder = mkdtempSync(join(scratch, 'line-'));
  const workflow = join(folder, 'tests.yml');
  writeFileSync(workflow, workflowOf(suite, { shards: 3 }));
  const lines: string[] = [];
  const { conclusion } = await runWorkflow({
    ...{ workflow, repo, event: 'push', dist: process.env['PACELINE_DIST']! },
    env: { ...environmentFor(suite), PACELINE_STORE: `disk:${join(folder, 'store')}` },
    onEvent: (event) => {
      if (event.type === 'log') lines.push(`${event.job.name} | ${event.line}`);
    },
  });
  return { verdict: conclusion === 'success' ? 'green' : 'red', log: lines.join('\n').slice(-6000) };
}
