import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commit, createRepository, git, run, scratch } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
const main = git(repository, 'rev-parse', 'main');
git(repository, 'checkout', '--quiet', '-b', 'feature');
const head = commit(repository, 'a change', { 'root.txt': '4\n' });
afterAll(() => folder[Symbol.dispose]());

let counter = 0;
/** Runs one job on an event and returns what it saw: the payload and the variables. */
async function see(on: string, options = {}) {
  const file = join(folder.path, `${++counter}.yml`);
  const show = 'echo "payload $(node -p "JSON.stringify(require(process.env.GITHUB_EVENT_PATH))")"';
  writeFileSync(
    file,
    `on: ${on}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n      - run: |\n` +
      `          ${show}\n          echo "file $(cat root.txt)"\n          echo "at $GITHUB_REF $GITHUB_SHA [$GITHUB_BASE_REF]"\n`,
  );
  const { text, result } = await run(file, repository, join(folder.path, `out-${counter}`), options);
  const line = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? text;
  return { payload: JSON.parse(line('payload')), file: line('file'), at: line('at'), result };
}

test('pull_request_target runs on the base and tells of the head, of a fork too', async () => {
  const { payload, file, at } = await see('pull_request_target', { fork: true });
  expect(file).toBe('3');
  expect(at).toBe(`refs/heads/main ${main} [main]`);
  expect(payload.pull_request.head).toMatchObject({
    ref: 'feature',
    sha: head,
    label: 'octocat:feature',
    repo: { full_name: 'octocat/widgets', fork: true },
  });
  expect(payload.pull_request.base).toMatchObject({ ref: 'main', sha: main, repo: { fork: false } });
});

test('merge_group runs on the merge commit in the queue’s own branch', async () => {
  const { payload, file, at, result } = await see('merge_group');
  const ref = `refs/heads/gh-readonly-queue/main/pr-1-${main}`;
  expect(file).toBe('4');
  expect(at).toBe(`${ref} ${result.sha} []`);
  expect(payload.merge_group).toMatchObject({
    head_ref: ref,
    head_sha: result.sha,
    base_ref: 'refs/heads/main',
    base_sha: main,
  });
  expect(result.sha).not.toBe(head);
  expect(payload.action).toBe('checks_requested');
});

test('schedule runs on the default branch and tells its cron line', async () => {
  const { payload, file, at } = await see("\n  schedule: [{ cron: '5 4 * * 0' }]");
  expect(file).toBe('3');
  expect(at).toBe(`refs/heads/main ${main} []`);
  expect(payload.schedule).toBe('5 4 * * 0');
});

test('workflow_run relays: a fork’s run by its artifacts and its head, with a token that may write', async () => {
  const workflow = (name: string, text: string) => {
    const file = join(folder.path, `${name}.yml`);
    writeFileSync(file, text);
    return file;
  };
  const tests = workflow(
    'tests',
    `name: Tests
on: pull_request
permissions: write-all
jobs:
  test:
    runs-on: x
    steps:
      - run: echo "only facts" > facts.txt
      - uses: actions/upload-artifact@v4
        with: { name: facts, path: facts.txt }
`,
  );
  const relay = workflow(
    'relay',
    `name: Relay
on: { workflow_run: { workflows: [Tests], types: [completed] } }
permissions: { actions: read, pull-requests: write }
jobs:
  relay:
    runs-on: x
    steps:
      - uses: actions/checkout@v5
      - run: echo "file $(cat root.txt)"
      - uses: acme/paceline/actions/relay@v1
        with: { run-id: '\${{ github.event.workflow_run.id }}' }
`,
  );
  const out = join(folder.path, 'tests');
  const first = await run(tests, repository, out, { fork: true, runId: 41 });
  expect(first.result.conclusion, first.text).toBe('success');
  const second = await run(relay, repository, join(folder.path, 'relay'), {
    runId: 42,
    github: { otherRuns: [{ out }] },
  });
  expect(second.result.conclusion, second.text).toBe('success');
  expect(second.text).toContain('file 3');
  const log = second.log('relay', 'Run acme/paceline/actions/relay@v1');
  expect(log).toContain('artifacts facts');
  expect(log).toContain('facts only facts mismatch false');
  expect(log).toContain('run 41 pull_request success pulls 0');
  expect(log).toContain('pull 1 from octocat/widgets');
  expect(second.result.github.comments).toMatchObject([{ issue: 1, body: 'Relayed' }]);
  expect(second.result.artifacts).toEqual([]);
});
