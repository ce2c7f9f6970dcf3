import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { optimizeUnderReaders } from './cache-admin/optimize-readers.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paceline-optimize-readers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('jobs restore and save while optimize runs: whole trees, or misses that a rule explains', async () => {
  const store = `disk:${join(folder, 'store')}`;
  const setting = { dist: process.env['PACELINE_DIST']!, folder, store, variables: {} };
  const played = await optimizeUnderReaders(setting);
  // That all of it happened, and so was survived.
  expect(played.hits).toBeGreaterThan(5);
  expect(played.misses).toBeGreaterThan(0);
  expect(played.notes['expired']).toBeGreaterThan(0);
  expect(played.notes['quota']).toBeGreaterThan(0);
  expect(played.notes['repacked']).toBeGreaterThan(0);
  expect(played.blobsDeleted).toBeGreaterThan(0);
});
