import { readEnvironment } from '@paceline/core';
import { expect, it } from 'vitest';
import { createGaps } from '../../../actions/perf-report/src/read/gaps.ts';
import { describeRun } from '../../../actions/perf-report/src/read/run.ts';
import { HEAD, shardPlanOf } from './samples.ts';

const quiet = { info: () => {}, warning: () => {} };
const variables = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_RUN_ID: '7',
  GITHUB_WORKFLOW: 'ci',
  GITHUB_REF: 'refs/pull/12/merge',
  GITHUB_SHA: 'b'.repeat(40),
  GITHUB_SERVER_URL: 'https://ghe.test',
};
const describe = (event: object, more: Record<string, string> = {}, documents = {}) => {
  const gaps = createGaps(quiet);
  const environment = {
    ...readEnvironment({ ...variables, ...more }),
    event: event as Record<string, unknown>,
  };
  return {
    ...describeRun(
      environment,
      { legs: [], sharesTestPlan: false, caches: [], profiles: [], ...documents },
      42,
      gaps,
    ),
    gaps: gaps.all,
  };
};

it('names a pull request by its number, also when it was closed and the ref is its base', () => {
  const event = { pull_request: { number: 12, base: { ref: 'main' } } };
  const closed = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/heads/main' };
  expect(describe(event, closed).facts.branch).toBe('pull/12');
});

it('is about the commit that was tested, not the merge commit that GitHub names', () => {
  expect(describe({}, {}, { shardPlan: shardPlanOf([]) }).facts).toMatchObject({
    head: HEAD,
    branch: 'pull/12',
    url: 'https://ghe.test/acme/shop/actions/runs/7/attempts/1',
  });
  expect(describe({}).facts.head).toBe('b'.repeat(40));
  expect(describe({}, { GITHUB_SHA: 'HEAD' })).toMatchObject({
    facts: { head: '0'.repeat(40) },
    gaps: [expect.stringContaining('commit')],
  });
});

it('gives runs off GitHub an id of their own, so that they do not replace each other in the history', () => {
  const run = describe({}, { GITHUB_ACTIONS: '', GITHUB_RUN_ID: '' });
  expect(run.runId).toBe('local-42');
  expect(run.facts.url).toBeUndefined();
});
