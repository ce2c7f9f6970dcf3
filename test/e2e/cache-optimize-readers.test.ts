import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { expectSurvived, optimizeUnderReaders } from './cache-admin/optimize-readers.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paceline-optimize-readers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('jobs restore and save while optimize runs: whole trees, or misses that a rule explains', async () => {
  const store = `disk:${join(folder, 'store')}`;
  const setting = { dist: process.env['PACELINE_DIST']!, folder, store, variables: {} };
  expectSurvived(await optimizeUnderReaders(setting));
});
