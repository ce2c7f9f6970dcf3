import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from '@paceline/schedule';

/** Recorded durations of a real suite. */
interface Suite {
  readonly name: string;
  readonly items: readonly Item[];
}

/** Of `DATA/timings`: files, or tests where these were recorded, and then files as well. Nothing where it is not there. */
export function recordedSuites(folder: string): Suite[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => {
    const recorded = Object.entries(
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, number>,
    );
    const [name = file] = file.split('.');
    const perSecond = file.includes('.vitest.') ? 1000 : 1;
    const items = recorded.map(([key, value]) => ({ key, seconds: value / perSecond }));
    const files = Map.groupBy(items, ({ key }) => key.split('::', 1)[0]!);
    if (files.size === items.length) return [{ name, items }];
    const summed = [...files].map(([key, tests]) => ({
      key,
      seconds: tests.reduce((sum, { seconds }) => sum + seconds, 0),
    }));
    return [
      { name: `${name} by test`, items },
      { name, items: summed },
    ];
  });
}
