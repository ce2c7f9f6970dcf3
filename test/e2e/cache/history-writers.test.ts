import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Service, startCacheService } from '../../contract/store/service.ts';
import { manyWriters } from '../../soak/history-writers.ts';
import { temporary } from '../../temporary.ts';

let service: Service;
let home: string;
beforeEach(async () => {
  service = await startCacheService();
  home = temporary();
});
afterEach(async () => {
  await service.close();
});

const jobs = (count: number, spec: string) =>
  Array.from({ length: count }, () => ({ spec, home, variables: service.job() }));

// 200 on each are in `npm run soak -- history`.
test.each([
  ['disk', 60],
  ['github', 60],
  ['disk github', 60],
])('history on %s: of %i writers at once, some compacting, none is lost', async (spec, count) => {
  const { found, warnings } = await manyWriters(count, jobs(4, spec));
  expect(found).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(warnings).toEqual([]);
});
