import type { CacheAdminReport } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { noTotals } from '../../../actions/cache/admin/src/outputs.ts';
import { page } from '../../../actions/cache/admin/src/page.ts';

const NOW = Date.parse('2026-01-10T12:00:00Z');
const HOUR = 3_600_000;
const at = (milliseconds: number): string => new Date(milliseconds).toISOString();
const report = (more: Partial<CacheAdminReport>): CacheAdminReport => ({
  kind: 'cache-admin-report',
  version: 1,
  createdAt: at(NOW),
  repository: 'octo/app',
  command: 'list',
  dryRun: false,
  totals: noTotals,
  tiers: [],
  problems: [],
  notes: [],
  ...more,
});
const entry = (more: Partial<NonNullable<CacheAdminReport['entries']>[number]> = {}) => ({
  key: 'npm-1',
  scope: 'refs/heads/main',
  version: '0',
  tiers: ['s3'],
  createdAt: at(NOW - 3 * HOUR),
  files: 2,
  bytes: 5 * 1024 * 1024,
  ...more,
});

test('a table after the explanation is no part of its list', () => {
  const text = page(
    report({ explanation: ['No entry.', 'One.', 'Two.'], entries: [entry()] }),
    'No entry',
    NOW,
  );
  expect(text).toContain('- One.\n- Two.\n\n| Key |');
  // What stands above it already.
  expect(text.match(/No entry/g)).toHaveLength(1);
});

test('what expired says when, and numbers stay in one line', () => {
  const entries = [entry({ expiresAt: at(NOW - 5 * HOUR) }), entry({ expiresAt: at(NOW + 49 * HOUR) })];
  const text = page(report({ entries }), '2 entries', NOW).replaceAll('\u00a0', '_');
  expect(text).toContain('| 3_h | 5_h_ago | 2 | 5.0_MiB |');
  expect(text).toContain('| 3_h | in_2_d | 2 |');
});

test('nothing is said of what a silent tier holds', () => {
  const silent = { tier: 'redis', lists: true, answered: false, entries: 0, blobs: 0, bytes: 0 };
  const known = { tier: 's3', lists: true, answered: true, entries: 1, blobs: 2, bytes: 3 };
  const text = page(report({ command: 'stats', tiers: [silent, known] }), '1 entry', NOW);
  expect(text).toContain('| <code>redis</code> | no answer | – | – |');
  expect(text).toContain('| <code>s3</code> | 1 | 2 | 3 B |');
});

test('notes are quoted, with code in them, and end where the next step begins', () => {
  const notes = ['See it with `gh cache list`.', 'Not `<b>`.'];
  const text = page(report({ notes }), 'nothing', NOW);
  expect(text).toContain('> See it with <code>gh cache list</code>.\n\n> Not <code>&#60;b&#62;</code>.\n\n');
  expect(text.endsWith('\n\n')).toBe(true);
});

test('a dry run is said once', () => {
  const text = page(
    report({ dryRun: true, command: 'optimize' }),
    'dry run: would have removed 1 entry',
    NOW,
  );
  expect(text).toMatch(/^### Cache: optimize \(dry run\)\n\nWould have removed 1 entry\.\n/);
});

test('rows that are left out are counted, of every table', () => {
  const many = <T>(row: T): T[] => Array.from({ length: 1500 }, () => row);
  const prefix = { prefix: 'npm-', entries: 1, bytes: 1, requests: 1, exact: 1, partial: 0, misses: 0 };
  const text = page(
    report({
      prefixes: many({ ...prefix, restoredBytes: 0, newBytes: 0 }),
      problems: many({ key: 'npm-1', scope: 'refs/heads/main', problem: 'gone' }),
    }),
    'much',
    NOW,
  );
  expect(text.match(/… and \d+ more in the report/g)).toHaveLength(2);
});
