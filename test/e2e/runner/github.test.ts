import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commit, createRepository, type FinishedRun, git, run, scratch } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
git(repository, 'checkout', '--quiet', '-b', 'feature');
commit(repository, 'a change', { 'root.txt': '4\n' });
afterAll(() => folder[Symbol.dispose]());

let counter = 0;
const start = (text: string, options = {}): Promise<FinishedRun> => {
  const file = join(folder.path, `${++counter}.yml`);
  writeFileSync(file, text);
  return run(file, repository, join(folder.path, `out-${counter}`), options);
};
/** A workflow whose only job makes requests; `fields` are further ones of the workflow. */
const asking = (requests: string[], fields = '', event = 'pull_request', job = '') =>
  `on: ${event}\n${fields}jobs:\n  ask:\n    runs-on: x\n${job}    steps:\n` +
  `      - run: 'echo "secret [\${{ secrets.KEY != '''' }}] token [\${{ secrets.GITHUB_TOKEN != '''' }}]"'\n` +
  `      - uses: acme/paceline/actions/rest@v1\n        with:\n          requests: |\n` +
  requests.map((line) => `            ${line}\n`).join('');
const lines = ({ log }: FinishedRun) => log('ask', 'Run acme/paceline/actions/rest@v1').split('\n');
const all = 'permissions: write-all\n';
const requests = [
  'GET /issues/1/comments',
  'POST /issues/1/comments {"body":"hello"}',
  'PATCH /issues/comments/1 {"body":"hello again"}',
  'GET /pulls?state=open&head=acme:feature',
  'GET /actions/runs/1/jobs',
  'POST /check-runs {"name":"own","head_sha":"0000000000000000000000000000000000000000"}',
];

describe('GitHub as a job sees it', () => {
  test('comments are kept: given before, made, changed, deleted, and told in github.json', async () => {
    const given = { id: 7, issue: 1, body: 'first', user: 'mona', createdAt: now, updatedAt: now };
    const finished = await start(
      asking(
        [
          ...requests.slice(0, 2),
          'DELETE /issues/comments/7',
          'POST /issues/1/comments {}',
          requests[0] as string,
        ],
        all,
      ),
      { github: { comments: [given] } },
    );
    expect(lines(finished)).toEqual(
      expect.arrayContaining([
        'GET /issues/1/comments: 200 1 items',
        'POST /issues/1/comments: 201 8',
        'DELETE /issues/comments/7: 204 undefined',
        'POST /issues/1/comments: 422 Validation Failed',
        'GET /issues/1/comments: 200 1 items',
      ]),
    );
    const { comments } = finished.result.github;
    expect(comments).toMatchObject([{ id: 8, issue: 1, body: 'hello', user: 'github-actions[bot]' }]);
    expect(JSON.parse(readFileSync(join(finished.out, 'github.json'), 'utf8'))).toEqual(
      finished.result.github,
    );
    expect(given.body).toBe('first');
  });

  const denied = 'Resource not accessible by integration';
  test.each([
    ['nothing declared: reads', '', '', [200, 403, 403, 200, 200, 403]],
    ['permissions: {}', 'permissions: {}\n', '', [403, 403, 403, 403, 403, 403]],
    ['one scope', 'permissions: { pull-requests: write }\n', '', [200, 201, 200, 200, 403, 403]],
    [
      'the job over the workflow',
      all,
      '    permissions: { actions: read }\n',
      [403, 403, 403, 403, 200, 403],
    ],
    ['read-all', 'permissions: read-all\n', '', [200, 403, 403, 200, 200, 403]],
  ])('permissions: %s', async (_name, fields, job, statuses) => {
    const finished = await start(asking(requests, fields, 'pull_request', job));
    const answers = lines(finished).slice(-6);
    expect(answers.map((line) => Number(/: (\d{3})/.exec(line)?.[1]))).toEqual(statuses);
    for (const line of answers) if (line.includes(': 403')) expect(line).toContain(denied);
  });

  test('from a fork: the token only reads, and there are no secrets', async () => {
    const secrets = { KEY: 'hush-hush' };
    const finished = await start(asking(requests, all), { fork: true, secrets });
    expect(lines(finished)).toEqual(
      expect.arrayContaining([
        'GET /issues/1/comments: 200 0 items',
        `POST /issues/1/comments: 403 ${denied}`,
        // The branch is the fork's.
        'GET /pulls?state=open&head=acme:feature: 200 0 items',
      ]),
    );
    expect(finished.text).toContain('secret [false] token [true]');
    expect(finished.result.head.repository).toBe('octocat/widgets');
    const trusted = await start(asking(requests, all), { secrets });
    expect(trusted.text).toContain('secret [true] token [true]');
  });

  test('faults: an error with headers for a while, silence, a broken connection', async () => {
    const finished = await start(
      asking([
        'GET /issues/1/comments',
        'GET /issues/1/comments',
        'GET /pulls',
        'GET /actions/runs/1',
        'GET /actions/runs/1/jobs',
      ]),
      {
        faults: [
          {
            path: /^GET .*\/comments/,
            answer: 429,
            times: 1,
            headers: { 'retry-after': '3' },
            message: 'slow',
          },
          { path: /pulls$/, answer: 'hang' },
          { path: /runs\/1$/, answer: 'drop' },
        ],
      },
    );
    expect(lines(finished).slice(-5)).toEqual([
      'GET /issues/1/comments: 429 slow retry-after 3',
      'GET /issues/1/comments: 200 0 items',
      'GET /pulls: TimeoutError The operation was aborted due to timeout',
      'GET /actions/runs/1: TypeError fetch failed',
      'GET /actions/runs/1/jobs: 200 1',
    ]);
  });

  test('caches: the real client saves and restores, the API lists and deletes', async () => {
    const steps = [1, 2].map(
      (id) => `      - uses: acme/paceline/actions/cached@v1\n        with: { key: k-${id} }\n`,
    );
    const text = asking(
      ['GET /actions/caches?key=k-', 'DELETE /actions/caches?key=k-1', 'GET /actions/caches?key=k-'],
      all,
    ).replace('    steps:\n', `    steps:\n${steps.join('')}`);
    const finished = await start(text);
    expect(finished.text).toMatch(/mode write saved \d+ restored k-1/);
    expect(lines(finished).slice(-3), finished.text).toEqual([
      'GET /actions/caches?key=k-: 200 2',
      'DELETE /actions/caches?key=k-1: 200 1',
      'GET /actions/caches?key=k-: 200 1',
    ]);
    const low = await start(text.replace('on: pull_request', 'on: pull_request_target'));
    expect(low.text).toContain('mode read saved -1 restored undefined');
  });
});

const now = '2026-05-01T00:00:00Z';
