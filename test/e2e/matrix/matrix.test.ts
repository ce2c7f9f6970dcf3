import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, shardPlan } from '@paceline/contracts';
import { openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { beforeEach, describe, expect, test } from 'vitest';
import { builtAction, startAction } from '../../runner/run-action.ts';
import { temporary } from '../../temporary.ts';
import { testPlanText } from '../../unit/matrix/fake-context.ts';

let workspace: string;
beforeEach(() => {
  workspace = temporary();
});

const run = (inputs: Record<string, string>, variables: Record<string, string> = {}) =>
  startAction({
    script: builtAction('matrix'),
    workspace,
    folder: workspace,
    inputs,
    variables: { PACELINE_HOME: join(workspace, 'home'), GITHUB_RUN_ID: '77', ...variables },
  }).ended;

const write = (name: string, text: string) => {
  mkdirSync(join(workspace, name, '..'), { recursive: true });
  writeFileSync(join(workspace, name), text);
};
const include = (outputs: Record<string, string>) => JSON.parse(outputs['matrix']!).include;
const lastLine = (log: string) => log.trimEnd().split('\n').at(-1);
const access = { repository: 'o/r', workflow: 'ci', read: ['local'], write: 'local' };
const openForWriting = (spec: string) =>
  openStore([spec], { home: workspace, variables: {}, mayWrite: { allowed: true } });

describe('the matrix action, as a runner starts it', () => {
  test('divides a plan over two legs', async () => {
    write(
      'test-plan.json',
      testPlanText({ 'a.test.ts': 3, 'b.test.ts': 2, 'c.test.ts': 1, 'd.test.ts': 'skip' }),
    );
    const { status, outputs, log, summary } = await run({ plan: 'test-plan.json', shards: '2' });
    expect(status).toBe(0);
    expect(include(outputs)).toEqual([
      { 'plan-id': outputs['plan-id'], leg: '1', name: '1/2' },
      { 'plan-id': outputs['plan-id'], leg: '2', name: '2/2' },
    ]);
    expect(outputs).toMatchObject({ 'has-jobs': 'true', count: '2', 'predicted-seconds': '3', balance: '1' });
    const plan = parseDocument(shardPlan, readFileSync(outputs['plan-path']!, 'utf8'), 'shard plan');
    expect(plan.legs.map((leg) => leg.tests.map((each) => each.file))).toEqual([
      ['a.test.ts'],
      ['b.test.ts', 'c.test.ts'],
    ]);
    expect(summary).toContain('2 legs for 3 test files');
    expect(lastLine(log)).toBe('matrix: 2 legs for 3 test files, predicted 3 s each (balance 1.00)');
  });

  test('balances listed files by the history, without a plan', async () => {
    for (const name of ['a', 'b', 'c', 'new']) write(`src/${name}.test.ts`, '');
    execFileSync('git', ['init', '-q'], { cwd: workspace });
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    execFileSync('git', [...who, 'commit', '-q', '--allow-empty', '-m', 'x'], { cwd: workspace });
    const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: workspace, encoding: 'utf8' }).trim();
    const store = await openForWriting(`disk:${workspace}/store`);
    const counts = { tests: 1, failed: 0, skipped: 0, retries: 0 };
    const files = Object.entries({ a: 60, b: 30, c: 20 }).map(([name, seconds]) => ({
      ...counts,
      suite: 'tests',
      file: `src/${name}.test.ts`,
      outcome: 'passed' as const,
      seconds,
    }));
    await openHistory(store, access).append({ ...record(), files });
    await store.close();
    const { status, outputs, log } = await run(
      {
        tests: ['a', 'b', 'c', 'new'].map((name) => `src/${name}.test.ts`).join('\n'),
        'target-duration': '80s',
        store: `disk:${workspace}/store`,
      },
      { GITHUB_REPOSITORY: 'o/r', GITHUB_WORKFLOW: 'ci' },
    );
    expect(status).toBe(0);
    // 60 + 30 + 20 and the median, 30, for the new one: 140 s, two shards of 80 and 60 or better.
    expect(outputs).toMatchObject({ count: '2', 'predicted-seconds': '80' });
    const plan = parseDocument(shardPlan, readFileSync(outputs['plan-path']!, 'utf8'), 'shard plan');
    expect(plan.head).toBe(head);
    expect(plan.predicted.unknownTests).toBe(1);
    expect(lastLine(log)).toContain('1 file never timed, guessed');
  });

  test('leaves a sentinel when nothing has to run', async () => {
    write('test-plan.json', testPlanText({ 'a.test.ts': 'skip' }));
    const { status, outputs, log } = await run({
      plan: 'test-plan.json',
      shards: '2',
      axes: 'os: [linux]',
    });
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ 'has-jobs': 'false', count: '0' });
    expect(include(outputs)).toEqual([
      { 'plan-id': outputs['plan-id'], leg: 'none', name: 'nothing to run', os: 'linux' },
    ]);
    expect(lastLine(log)).toBe('matrix: nothing to run: none of 1 known test file is affected');
  });
});

describe('a wrong input is one message, and every output is still set', () => {
  test.each([
    ['a missing plan', { plan: 'gone.json' }, 'PACELINE_DOCUMENT_MISSING'],
    ['a cut-off plan', { plan: 'cut.json' }, 'PACELINE_DOCUMENT_INVALID'],
    ['several at once', { plan: 'x', shards: '0', axes: 'node: 1' }, 'PACELINE_INPUT_INVALID'],
    ['no git', { tests: 'cut.json', suite: 'unit' }, 'PACELINE_GIT'],
    ['an unknown store', { plan: 'untimed.json', store: 'floppy' }, 'PACELINE_STORE_SPEC'],
    [
      'everything excluded',
      { plan: 'untimed.json', axes: 'n: [1]', exclude: '[{n: 1}]' },
      'PACELINE_MATRIX_AXES',
    ],
  ])('%s', async (_title, inputs, code) => {
    write('cut.json', '{"kind":"test-plan","ver');
    write('untimed.json', testPlanText({ 'a.test.ts': undefined }));
    const { status, outputs, log } = await run(inputs as Record<string, string>);
    expect(status).toBe(1);
    expect(log.match(/^::error/gm)).toHaveLength(1);
    expect(log).toContain(code);
    expect(log).not.toMatch(/^\s+at /m);
    expect(outputs).toMatchObject({ 'has-jobs': 'false', count: '0', 'plan-id': '', 'plan-path': '' });
    expect(include(outputs)).toHaveLength(1);
  });

  test('a credential in the matrix, whose value stays unsaid', async () => {
    write('test-plan.json', testPlanText({ 'a.test.ts': 1 }));
    const { status, log, outputs } = await run(
      { plan: 'test-plan.json', include: '[{ url: "https://s3cr3t-value@host" }]' },
      { DEPLOY_TOKEN: 's3cr3t-value' },
    );
    expect(status).toBe(1);
    expect(log).toContain('PACELINE_MATRIX_MASKED');
    expect(log).toContain('DEPLOY_TOKEN');
    expect(log + outputs['matrix']).not.toContain('s3cr3t-value');
  });
});

/** As e.g. `GITHUB_EVENT_PATH` says it. */
const onGitHub = (eventName: string, ref: string, event: object) => {
  write('event.json', JSON.stringify({ repository: { default_branch: 'main' }, ...event }));
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_WORKFLOW: 'ci',
    GITHUB_EVENT_NAME: eventName,
    GITHUB_REF: ref,
    GITHUB_EVENT_PATH: join(workspace, 'event.json'),
  };
};

test("a pull request's runs change nothing of the default branch's matrix, and its own alone", async () => {
  const main = 'refs/heads/main';
  const pull = 'refs/pull/7/merge';
  const names = Array.from({ length: 300 }, (_, index) => `test/t${index}.test.ts`);
  write('test-plan.json', testPlanText(Object.fromEntries(names.map((name) => [name, undefined]))));
  const spec = `disk:${workspace}/store`;
  const runs = async (scope: string, count: number, seconds: number) => {
    const counts = { suite: 'unit', outcome: 'passed' as const, tests: 1, failed: 0, skipped: 0, retries: 0 };
    const files = names.map((file) => ({ ...counts, file, seconds }));
    const store = await openForWriting(spec);
    const history = openHistory(store, { ...access, read: [scope], write: scope });
    for (let run = 0; run < count; run++)
      await history.append({ ...record(), runId: `${scope} ${run}`, scope, files });
    await store.close();
  };
  const planned = async (variables: Record<string, string>) => {
    const given = { plan: 'test-plan.json', shards: 'auto', store: spec };
    const { status, outputs, log } = await run(given, variables);
    expect(status).toBe(0);
    return { ...outputs, 'last-line': lastLine(log)! } as Record<string, string>;
  };
  await runs(main, 10, 1);
  const before = await planned(onGitHub('push', main, {}));
  expect(before).toMatchObject({ count: '1', 'predicted-seconds': '300' });
  await runs(pull, 30, 250);
  expect(await planned(onGitHub('push', main, {}))).toEqual(before);
  // Strangers can start these two; they carry the default branch's ref.
  const pull_request = { number: 7, base: { ref: 'main' } };
  for (const event of ['pull_request_target', 'workflow_run'])
    expect(await planned(onGitHub(event, main, { pull_request }))).toEqual(before);
  const other = { pull_request: { number: 8, base: { ref: 'main' } } };
  expect(await planned(onGitHub('pull_request', 'refs/pull/8/merge', other))).toEqual(before);
  const own = await planned(onGitHub('pull_request', pull, { pull_request }));
  expect(own['count']).toBe('256');
});

test('with sticky, files stay where a run that is believed had them, and one more file moves few', async () => {
  const main = 'refs/heads/main';
  const pull = 'refs/pull/7/merge';
  const names = Array.from({ length: 300 }, (_, index) => `test/t${index}.test.ts`);
  const seconds = (name: string) => 1 + ((names.indexOf(name) * 37) % 101) / 10;
  const spec = `disk:${workspace}/store`;
  const planned = async (files: readonly string[], variables: Record<string, string>, sticky = 'true') => {
    write('test-plan.json', testPlanText(Object.fromEntries(files.map((file) => [file, undefined]))));
    const given = { plan: 'test-plan.json', shards: '8', store: spec, sticky };
    const { status, outputs, log } = await run(given, variables);
    expect(status, log).toBe(0);
    const { legs } = parseDocument(shardPlan, readFileSync(outputs['plan-path']!, 'utf8'), 'shard plan');
    const places = new Map(legs.flatMap(({ shard, tests }) => tests.map(({ file }) => [file, shard])));
    expect(places.size).toBe(files.length);
    return { places, log };
  };
  /** What a run leaves in its scope that had the files in these shards. */
  const remember = async (scope: string, places: ReadonlyMap<string, number>, runId: string) => {
    const counts = { suite: 'unit', outcome: 'passed' as const, tests: 1, failed: 0, skipped: 0, retries: 0 };
    const leg = { suite: 'unit', passed: true, files: 1, testSeconds: 1, wallSeconds: 1, shards: 8 };
    const store = await openForWriting(spec);
    await openHistory(store, { ...access, read: [scope], write: scope }).append({
      ...record(),
      ...{ runId, scope },
      legs: Array.from({ length: 8 }, (_, index) => ({ ...leg, passed: false, shard: index + 1 })),
      files: [...places].map(([file, shard]) => ({
        ...{ ...counts, file, seconds: seconds(file), leg: shard - 1 },
      })),
    });
    await store.close();
  };
  const moved = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) =>
    [...one].filter(([file, shard]) => other.get(file) !== shard).length;

  const onMain = onGitHub('push', main, {});
  const first = await planned(names, onMain);
  expect(first.log).toContain('sticky: no earlier run tells the shards of these files');
  // Now the durations are known, which the first plan had to guess.
  await remember(main, first.places, '1');
  const second = await planned(names, onMain);
  await remember(main, second.places, '2');
  expect(moved(second.places, (await planned(names, onMain)).places)).toBe(0);
  const grown = await planned([...names, 'test/new.test.ts'], onMain);
  expect(moved(second.places, grown.places)).toBeLessThanOrEqual(6);
  expect(grown.log).toMatch(/sticky: \d+ of 300 files stay in their shard; 1 more is new\./);
  const free = await planned([...names, 'test/new.test.ts'], onMain, 'false');
  expect(moved(second.places, free.places)).toBeGreaterThan(100);
  expect(free.log).not.toContain('stay in their shard');

  // What a pull request leaves counts for itself alone.
  const turned = new Map([...second.places].map(([file, shard]) => [file, (shard % 8) + 1]));
  await remember(pull, turned, '3');
  const pull_request = { number: 7, base: { ref: 'main' } };
  const others = onGitHub('pull_request', 'refs/pull/8/merge', {
    pull_request: { ...pull_request, number: 8 },
  });
  expect(moved(second.places, (await planned(names, others)).places)).toBe(0);
  const own = onGitHub('pull_request', pull, { pull_request });
  expect(moved(turned, (await planned(names, own)).places)).toBe(0);
});

test('a history that is damaged costs its timings, not the job', async () => {
  write('test-plan.json', testPlanText({ 'a.test.ts': undefined, 'b.test.ts': undefined }));
  const spec = `disk:${workspace}/store`;
  const store = await openForWriting(spec);
  await openHistory(store, access).append(record());
  for await (const { key } of store.list('history/')) {
    await store.put(key, new TextEncoder().encode('{"kind":"hist'));
  }
  await store.close();
  const given = { plan: 'test-plan.json', shards: '2', store: spec };
  const { status, outputs, log } = await run(given, { GITHUB_REPOSITORY: 'o/r', GITHUB_WORKFLOW: 'ci' });
  expect(status).toBe(0);
  expect(outputs['count']).toBe('2');
  expect(log.match(/^::warning/gm)).toHaveLength(1);
  expect(log).toContain('all durations are guesses');
});

const record = () => ({
  kind: 'history-record' as const,
  version: 2 as const,
  runId: '1',
  attempt: 1,
  workflow: 'ci',
  head: 'a'.repeat(40),
  scope: 'local',
  event: 'push',
  finishedAt: new Date().toISOString(),
  conclusion: 'success' as const,
  files: [],
  jobs: [],
  caches: [],
});

describe('combinations that a pull request affects', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      cwd: workspace,
      encoding: 'utf8',
    }).trim();

  test('by what really changed in Git, and all of them on a push', async () => {
    for (const name of ['api', 'web']) write(`packages/${name}/a.ts`, '1');
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'base');
    const base = git('rev-parse', 'HEAD');
    git('checkout', '-qb', 'change');
    write('packages/web/a.ts', '2');
    git('commit', '-qam', 'web');
    git('mv', 'packages/api/a.ts', 'packages/api/b.ts');
    const event = join(workspace, '.git/event.json');
    const asked = {
      axes: 'package: [api, web]',
      affected: '- { package: api, paths: packages/api/** }\n- { package: web, paths: packages/web/** }',
    };
    const pull = (head: string) => {
      writeFileSync(event, JSON.stringify({ pull_request: { base: { sha: base }, head: { sha: head } } }));
      return { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event };
    };
    const packages = (outputs: Record<string, string>) =>
      include(outputs).map((leg: { package: string }) => leg.package);
    const web = await run(asked, pull(git('rev-parse', 'HEAD')));
    expect(web.status).toBe(0);
    expect(packages(web.outputs)).toEqual(['web']);
    expect(lastLine(web.log)).toContain('1 combination not affected by this change');
    // A renamed file changed under both of its names.
    git('commit', '-qm', 'api');
    expect(packages((await run(asked, pull(git('rev-parse', 'HEAD')))).outputs)).toEqual(['api', 'web']);
    writeFileSync(event, JSON.stringify({ before: base, ref: 'refs/heads/main' }));
    const push = await run(asked, { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: event });
    expect(packages(push.outputs)).toEqual(['api', 'web']);
    expect(push.log).toContain('All combinations run: only pull requests and merge groups');
  });
});
