import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseDocument, testPlan } from '@paceline/contracts';
import { TestRunner } from 'vitest';
import { parseCommand } from '../../runner/commands.ts';
import { type ActionRun, builtAction, runAction } from '../../runner/run-action.ts';
import { temporary } from '../../temporary.ts';
import { createRepository, gitEnvironment } from '../../unit/core/git/repository.ts';
import type { Files, Run, RunOptions } from '../../unit/test-impact/plan-in-memory.ts';

/** Options that bend what the machine lends: only the planner in memory has them. */
const IN_MEMORY = ['past', 'base', 'commits', 'onlyAtOrigin', 'broken', 'machine', 'event'] as const;

/**
 * Plans as `planOver` of `plan-in-memory.ts` does, with the built action over a real repository of two commits. A test
 * that bends what a machine lends is skipped.
 */
export async function planOver(before: Files, after: Files, options: RunOptions = {}): Promise<Run> {
  const { checkout, kinds = {}, absent = [], inputs, variables } = options;
  const bent = IN_MEMORY.find((name) => options[name] !== undefined);
  if (bent !== undefined || checkout?.read || checkout?.refused)
    return TestRunner.getCurrentTest()!.context.skip(`${bent ?? 'checkout'} exists in memory only`);
  const { folder, git, fastImport } = createRepository();
  const entry = (path: string, text: string): string => {
    const name = JSON.stringify(path).replace(/[^\0-\x7f]/gu, octal);
    if (kinds[path] === 'submodule') return `M 160000 ${commitOf(text)} ${name}\n`;
    const target = kinds[path] === 'link' ? checkout?.leadsTo?.(path) : undefined;
    const content =
      target === undefined ? text : `${relative(dirname(path), target)}${'/.'.repeat(text.length)}`;
    const mode = kinds[path] === 'link' ? '120000' : '100644';
    return `M ${mode} inline ${name}\ndata ${Buffer.byteLength(content)}\n${content}\n`;
  };
  const commit = (files: Files, at: number) =>
    `commit refs/heads/main\ncommitter a <a@example.org> ${at} +0000\ndata 0\n\ndeleteall\n${Object.entries(
      files,
    )
      .map(([path, text]) => entry(path, text))
      .join('')}\n`;
  fastImport(commit(before, 1_700_000_000) + commit(after, 1_700_000_001));
  git('reset', '--quiet', '--hard');
  if (absent.length > 0) git('update-index', '--skip-worktree', ...absent);
  for (const path of absent) rmSync(join(folder, path));
  const place = temporary();
  const run = runAction({
    script: builtAction('test-impact'),
    workspace: folder,
    folder: place,
    inputs: { base: 'HEAD~1', ...inputs },
    variables: {
      ...gitEnvironment,
      GITHUB_RUN_ID: '7',
      GITHUB_REPOSITORY: 'o/r',
      PACELINE_HOME: join(place, 'home'),
      PACELINE_STORE: `disk:${join(place, 'store')}`,
      ...variables,
    },
  });
  return told(run);
}

/** Changes files (undefined deletes one) and plans. */
export function planChange(
  files: Files,
  change: Readonly<Record<string, string | undefined>>,
  options: RunOptions = {},
): Promise<Run> {
  const after = Object.entries({ ...files, ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return planOver(files, Object.fromEntries(after), options);
}

/** @throws the error that the action ended with, as far as its log tells of it */
function told({ status, log, outputs, summary }: ActionRun): Run {
  const lines = log.split('\n');
  const said = (name: string) =>
    lines.flatMap((line) => {
      const command = parseCommand(line);
      return command?.name === name ? [command.data] : [];
    });
  if (status !== 0) {
    const message = said('error').join('\n') || log;
    throw Object.assign(new Error(message), { code: /\[(\w+)\]$/.exec(message)?.[1], remedy: message });
  }
  const plan = parseDocument(testPlan, readFileSync(outputs['plan-path']!, 'utf8'), 'test-plan.json');
  return {
    plan,
    suite: plan.suites[0]!,
    outputs,
    result: lines.findLast((line) => line.startsWith('test-impact: ')) ?? '',
    summary,
    notices: said('notice'),
    warnings: said('warning'),
  };
}

const octal = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\${byte.toString(8)}`).join('');

/** A commit of another repository, by a text. */
const commitOf = (text: string): string =>
  Buffer.from(`${text}.`).toString('hex').padEnd(40, '0').slice(0, 40);
