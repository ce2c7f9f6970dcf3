import { expect, test } from 'vitest';
import { progressLines } from '../../../actions/cache/src/report/progress.ts';
import { addTiers, savedSeconds, tierTable } from '../../../actions/cache/src/report/report.ts';

const here = { intervalSeconds: 20, restoreSeconds: 5 };

test('what a hit saved is the time of the run that made the entry, less this run and the restore', () => {
  expect(savedSeconds({ job: 'test', 'interval-seconds': '90.0' }, 'test', here)).toBe(65);
  expect(savedSeconds({ job: 'test', 'interval-seconds': '12' }, 'test', here)).toBe(0);
});

test.each([
  [{ job: 'test' }],
  [{ 'interval-seconds': '90' }],
  [{ job: 'lint', 'interval-seconds': '90' }],
  [{ job: 'test', 'interval-seconds': 'soon' }],
  [{ job: 'test', 'interval-seconds': '-1' }],
  [{ job: 'test', 'interval-seconds': 'Infinity' }],
])('nothing is said where it is not known: %j', (metadata) => {
  expect(savedSeconds(metadata as Record<string, string>, 'test', here)).toBeUndefined();
});

const tier = (name: string, count: number) => ({
  tier: name,
  hits: count,
  misses: count,
  errors: 0,
  bytesRead: count * 1000,
  bytesWritten: 0,
});

test('main and post of a step are added tier by tier', () => {
  expect(addTiers([tier('disk', 1), tier('s3', 2)], [tier('disk', 10), tier('s3', 20)])).toEqual([
    tier('disk', 11),
    tier('s3', 22),
  ]);
  expect(addTiers([tier('disk', 1)], [])).toEqual([tier('disk', 1)]);
});

test('a table only where there is something to compare', () => {
  expect(tierTable([tier('disk', 1)])).toBe('');
  expect(
    tierTable([tier('disk', 1), tier('s3', 2)])
      .split('\n')
      .slice(3),
  ).toEqual(['| disk | 1 | 1 | 0 | 1000 B | 0 B |', '| s3 | 2 | 2 | 0 | 2.0 KiB | 0 B |', '']);
});

test('progress is logged every five seconds, not more often', () => {
  let now = 0;
  const said: string[] = [];
  const tell = progressLines(
    'saving',
    () => now,
    (line) => said.push(line),
  );
  for (; now < 12_000; now += 100) tell({ files: now / 100, bytes: now * 1e4 }, { files: 120, bytes: 1.2e8 });
  tell({ files: 1, bytes: 2 });
  expect(said).toEqual([
    'saving: 50 of 120 files, 48 MiB of 114 MiB',
    'saving: 100 of 120 files, 95 MiB of 114 MiB',
  ]);
});
