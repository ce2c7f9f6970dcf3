import { createDiskTier } from '@paceline/store';
import { expect, test } from 'vitest';
import { collect } from './collect.ts';
import { temporaryFolders } from './temporary.ts';

const folder = temporaryFolders();

test('an expired value keeps its space on the disk, and is listed to who wants to free it', async () => {
  let now = 1000;
  const tier = createDiskTier(folder(), { now: () => now });
  await tier.put('a/k', Buffer.from('value'), { expiresAt: 2000 });
  now = 2000;
  expect(await collect(tier.list('a/'))).toEqual([]);
  expect(await collect(tier.list('a/', { expired: true }))).toMatchObject([{ key: 'a/k', size: 5 }]);
});
