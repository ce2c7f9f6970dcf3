import { join } from 'node:path';
import { beforeAll, test } from 'vitest';
import { temporary } from '../temporary.ts';
import { expectSurvived, optimizeUnderReaders } from './cache-admin/optimize-readers.ts';

let folder: string;
beforeAll(() => {
  folder = temporary();
});

test('jobs restore and save while optimize runs: whole trees, or misses that a rule explains', async () => {
  const store = `disk:${join(folder, 'store')}`;
  const setting = { dist: process.env['PACELINE_DIST']!, folder, store, variables: {} };
  expectSurvived(await optimizeUnderReaders(setting));
});
