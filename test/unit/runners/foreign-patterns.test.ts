import { type ForeignPattern, foreignPatterns, InvalidPattern, PatternTimeout } from '@paceline/runners';
import { describe, expect, test } from 'vitest';

const glob = (source: string): ForeignPattern => ({ type: 'glob', source });
const regex = (source: string): ForeignPattern => ({ type: 'regex', source });
const match = (include: ForeignPattern[], paths: string[], exclude: ForeignPattern[] = []) =>
  foreignPatterns(60_000).match({ include, exclude, paths });

/** Of the processor, so that a busy machine changes nothing. */
function secondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('a path is taken by one pattern and refused by another', () => {
  const paths = ['a.test.ts', '.x/b.test.ts', 'old/c.test.ts', 'src/a.ts'];
  expect(match([glob('**/*.test.ts')], paths, [glob('old/**')])).toEqual([true, true, false, false]);
  expect(match([regex('^src/'), glob('a.test.ts')], paths)).toEqual([true, false, false, true]);
  expect(match([], paths)).toEqual([false, false, false, false]);
  expect(match([glob('**')], [])).toEqual([]);
});

const HOSTILE = [
  regex('^(a+)+$'),
  regex('(?:x+x+)+y'),
  regex('(a|a)*$'),
  regex(`${'(.*)'.repeat(1000)}!`),
  regex('(?:(?:a{1,1000}){1,1000}){1,1000}$'),
  regex('((((((a?){50}){50}){50}){50}){50}){50}'),
  regex('('.repeat(2000) + ')'.repeat(2000)),
  regex('a{1000000}'),
  glob('{a,b}'.repeat(800)),
  glob('{1..1000000}'),
  glob('{'.repeat(2000) + '}'.repeat(2000)),
  glob(`${'+('.repeat(1300)}a${')'.repeat(1300)}`),
  glob('+(+(+(+(a))))b'),
  glob(`${'*a'.repeat(20)}b`),
  glob(`${'**/'.repeat(1000)}x`),
  glob('['.repeat(4000)),
];

test.each(HOSTILE.map((pattern) => [pattern.source.slice(0, 40), pattern] as const))(
  'ends in time and memory: %s',
  (_, pattern) => {
    const before = process.memoryUsage.rss();
    const started = process.cpuUsage();
    const paths = ['a'.repeat(60), `${'a'.repeat(60)}!`, `${'x'.repeat(60)}`, 'a/'.repeat(2000)];
    try {
      expect(foreignPatterns(300).match({ include: [pattern], paths })).toHaveLength(4);
    } catch (error) {
      expect(error).toSatisfy((it) => it instanceof PatternTimeout || it instanceof InvalidPattern);
      expect((error as Error).message.length).toBeLessThan(600);
    }
    expect(secondsSince(started)).toBeLessThan(2);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  },
);

describe('a deadline', () => {
  test('stops an exponential pattern and names it', () => {
    const bad = regex('^(a+)+$');
    const error = thrown(() =>
      foreignPatterns(100).match({ include: [glob('*.ts'), bad], paths: ['b.ts', `${'a'.repeat(60)}!`] }),
    );
    expect(error).toBeInstanceOf(PatternTimeout);
    expect(error).toMatchObject({ code: 'PACELINE_PATTERN_TIMEOUT', pattern: bad });
    expect((error as Error).message).toBe(
      'The regular expression "^(a+)+$" could not be matched within 0.1 s.',
    );
  });

  test('stops many slow paths, none of which is too slow alone', () => {
    const paths = Array.from({ length: 100_000 }, (_, at) => `${'a'.repeat(18)}!${at}`);
    expect(thrown(() => foreignPatterns(200).match({ include: [regex('^(a+)+$')], paths }))).toBeInstanceOf(
      PatternTimeout,
    );
  });

  test('holds for all questions together, and names the pattern that took most', () => {
    let clock = 0;
    const patterns = foreignPatterns(100, () => {
      clock += 40;
      return clock;
    });
    patterns.match({ include: [glob('a')], paths: ['a'] });
    expect(
      thrown(() => patterns.match({ include: [glob('b'), glob('c'), glob('d')], paths: ['a'] })),
    ).toMatchObject({
      code: 'PACELINE_PATTERN_TIMEOUT',
      pattern: glob('a'),
    });
  });

  test('leaves the next question of another deadline alone', () => {
    thrown(() => foreignPatterns(50).match({ include: [regex('^(a+)+$')], paths: [`${'a'.repeat(60)}!`] }));
    expect(match([regex('^a')], ['a'])).toEqual([true]);
  });
});

test('200,000 paths take about as long as without a deadline', () => {
  const paths = Array.from({ length: 200_000 }, (_, at) => `packages/p${at % 100}/src/file-${at}.test.ts`);
  const started = process.cpuUsage();
  expect(match([glob('**/*.{test,spec}.?(c|m)[jt]s?(x)')], paths).every(Boolean)).toBe(true);
  expect(secondsSince(started)).toBeLessThan(4);
});

test.each([
  [regex('('), /Unterminated group/],
  [regex('[z-a]'), /out of order/],
  [regex('a'.repeat(5000)), /5000 of at most 4096 characters/],
])('an invalid pattern is an error of its own: %#', (pattern, reason) => {
  const error = thrown(() => match([pattern], ['a']));
  expect(error).toBeInstanceOf(InvalidPattern);
  expect(error).toMatchObject({ code: 'PACELINE_PATTERN_INVALID', pattern });
  expect((error as Error).message).toMatch(reason);
});
