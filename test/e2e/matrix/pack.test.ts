import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markdownWorkflows } from '../../../scripts/markdown-workflows.ts';
import { runWorkflow } from '../../runner/index.ts';
import { temporary } from '../../temporary.ts';
import { freshDist, root } from '../line/line.ts';

/** One of them would be run by a script that had it in its text. */
const BOARDS = [...Array.from({ length: 11 }, (_, at) => `board-${at}`), `it's "$(echo gone)" ; x`];

/** The workflow of the README that packs, as it stands there but for fewer jobs. */
const workflow = markdownWorkflows(readFileSync(join(root, 'actions/matrix/README.md'), 'utf8'))
  .find(({ text }) => text.includes('pack: board'))!
  .text.replace('max-jobs: 20', 'max-jobs: 5');

/** A repository whose script says what it builds, and cannot build one of the boards. */
function repository(): string {
  const folder = join(temporary(), 'repository');
  mkdirSync(folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], { cwd: folder });
  writeFileSync(join(folder, 'boards.json'), JSON.stringify(BOARDS));
  const script = '#!/bin/bash\necho "built [$1] with [$2]"\n[ "$1" != "$BROKEN" ]\n';
  writeFileSync(join(folder, 'build.sh'), script, { mode: 0o755 });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'boards');
  return folder;
}

async function run(text: string, env: Record<string, string> = {}) {
  const folder = temporary();
  const file = join(folder, 'workflow.yml');
  writeFileSync(file, text);
  const lines: { leg: string; line: string }[] = [];
  const result = await runWorkflow({
    ...{ workflow: file, repo: repository(), out: join(folder, 'out'), dist: freshDist, event: 'push', env },
    onEvent(event) {
      if (event.type === 'log') lines.push({ leg: event.job.name, line: event.line });
    },
  });
  const built = lines.flatMap(({ leg, line }) => {
    const found = /^built \[(.*)\] with \[(.*)\]$/.exec(line);
    return found ? [{ leg, board: found[1]!, toolchain: found[2]! }] : [];
  });
  return { result, built, log: lines.map(({ leg, line }) => `${leg}: ${line}`).join('\n') };
}

test("the README's jobs build each of their combinations, all of them once", async () => {
  const { result, built, log } = await run(workflow);
  expect(result.conclusion, log).toBe('success');
  const jobs = result.jobs.filter(({ id }) => id === 'build');
  expect(jobs.map(({ name }) => name)).toEqual([
    'build toolchain gcc · 1/2',
    'build toolchain gcc · 2/2',
    'build toolchain llvm · 1/2',
    'build toolchain llvm · 2/2',
  ]);
  const all = ['gcc', 'llvm'].flatMap((toolchain) => BOARDS.map((board) => `${board} ${toolchain}`));
  expect(built.map(({ board, toolchain }) => `${board} ${toolchain}`).toSorted()).toEqual(all.toSorted());
  for (const { name } of jobs) {
    expect(new Set(built.filter(({ leg }) => leg === name).map(({ toolchain }) => toolchain)).size).toBe(1);
  }
});

test('a combination that fails makes its job red, and the others of the job still run', async () => {
  const { result, built, log } = await run(workflow, { BROKEN: 'board-7' });
  expect(result.conclusion).toBe('failure');
  expect(built).toHaveLength(2 * BOARDS.length);
  expect(log).toContain('board-7 cannot be built');
  const red = result.jobs.filter(({ id, conclusion }) => id === 'build' && conclusion === 'failure');
  expect(
    red.map(({ name }) => built.filter((one) => one.leg === name).some(({ board }) => board === 'board-7')),
  ).toEqual([true, true]);
});

test('a list that cannot be read is red: nothing was built', async () => {
  const { result, built } = await run(workflow.replace('${{ toJSON(matrix.combinations) }}', '"[{]"'));
  expect(result.conclusion).toBe('failure');
  expect(built).toEqual([]);
});
