import { expect, test } from 'vitest';
import { problemIn } from '../../../packages/store/src/github/github-log.ts';

// Lines as @actions/cache 6.3.0 writes them.
test.each([
  [['::debug::Resolved Keys:', 'Cache hit for: a'], undefined],
  [
    [
      '::debug::Failed to reserve cache: Error: Response was not ok',
      'Failed to save: Unable to reserve cache',
    ],
    { kind: 'exists', reason: 'Response was not ok' },
  ],
  [
    [
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Received non-retryable error: Failed request: (409) Conflict: cache entry with the same key, version, and scope already exists',
    ],
    expect.objectContaining({ kind: 'exists' }),
  ],
  [
    [
      '::debug::Failed to reserve cache: Error: Failed to CreateCacheEntry: Rate limited: Failed request: (429) Too Many Requests',
      'Failed to save: Unable to reserve cache with key k, another job may be creating this cache.',
    ],
    {
      kind: 'service',
      reason: 'Failed to CreateCacheEntry: Rate limited: Failed request: (429) Too Many Requests',
    },
  ],
  [
    ['::warning::Failed to restore: cache read denied: the run is not trusted'],
    { kind: 'read-denied', reason: 'the run is not trusted' },
  ],
  [
    [
      '::warning::Failed to save: Unable to reserve cache with key k. More details: cache write denied: 100%25 read-only%0Arun',
    ],
    { kind: 'write-denied', reason: '100% read-only' },
  ],
  [
    ['::warning::Failed to restore: Incomplete download. Expected file size: 10, actual file size: 5'],
    { kind: 'transfer', reason: 'Incomplete download. Expected file size: 10, actual file size: 5' },
  ],
  [
    [
      'Attempt 1 of 5 failed with error: Failed request: (503) Service Unavailable. Retrying request in 3000 ms...',
    ],
    { kind: 'service', reason: 'Failed request: (503) Service Unavailable' },
  ],
])('%j', (lines, expected) => {
  expect(problemIn(lines)).toEqual(expected);
});

test('shows no signature of an address', () => {
  const reason = problemIn([
    '::warning::Failed to restore: get https://x.blob.core.windows.net/a?se=2026&sig=s3cr3t failed',
  ])!.reason;
  expect(reason).toBe('get https://x.blob.core.windows.net/a failed');
});
