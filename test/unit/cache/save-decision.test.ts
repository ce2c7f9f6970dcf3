import { expect, test } from 'vitest';
import { type SaveQuestion, whyNotSaved } from '../../../actions/cache/src/save-decision.ts';

const post = {
  save: 'on-success',
  jobStatus: 'success',
  exact: false,
  key: 'k',
  onExisting: 'keep',
} as const;
const ask = (question: Partial<SaveQuestion>) =>
  whyNotSaved({ mode: 'auto', eventName: 'push', trusted: true, unsignable: undefined, ...question });

test('a miss of a job that succeeded is saved', () => expect(ask({ post })).toBeUndefined());
test('cache/save saves by being there', () => expect(ask({})).toBeUndefined());

test.each([
  ['failure', 'the job failed; save: always saves all the same'],
  ['cancelled', 'the job was cancelled; save: always saves all the same'],
  ['', 'the runner did not say whether the job succeeded; save: always saves in any case'],
])('status %j: not on-success, but always', (jobStatus, reason) => {
  expect(ask({ post: { ...post, jobStatus } })).toBe(reason);
  expect(ask({ post: { ...post, jobStatus, save: 'always' } })).toBeUndefined();
});

test.each(['success', 'failure'])('never is never (%s)', (jobStatus) => {
  expect(ask({ post: { ...post, jobStatus, save: 'never' } })).toBe('save is never');
});

test('an exact hit is saved again only where that could change something', () => {
  expect(ask({ post: { ...post, exact: true } })).toBe('k was found exactly');
  expect(ask({ post: { ...post, exact: true, onExisting: 'fail' } })).toBe('k was found exactly');
  expect(ask({ post: { ...post, exact: true, onExisting: 'replace' } })).toBeUndefined();
});

test.each([undefined, { ...post, save: 'always' } as const])(
  'whatever save says, an untrusted or read-only run writes nothing, and unsigned nothing that shall be signed',
  (given) => {
    const more = given ? { post: given } : {};
    expect(ask({ ...more, mode: 'read-only' })).toBe('mode is read-only');
    expect(ask({ ...more, trusted: false, eventName: 'workflow_run' })).toBe(
      'a run on workflow_run may read the cache but not write it',
    );
    expect(ask({ ...more, mode: 'write-only', trusted: false })).toMatch(/^a run on push/);
    expect(ask({ ...more, unsignable: 'no key' })).toBe('no key');
  },
);
