/**
 * Checks that every regular expression of what we ship takes time in proportion to its text, whatever the
 * text: `npm run check:patterns`; exit status 1 and file:line on those that do not. What is known stays known
 * in node_modules/.cache, as some take seconds.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './actions.ts';
import { findPatterns, type Pattern } from './find-patterns.ts';
import { EXCEPTIONS } from './pattern-exceptions.ts';

/** Its native program is ten times as fast; elsewhere the same checker runs as JavaScript. */
process.env['RECHECK_BACKEND'] ??= existsSync(join(root, 'node_modules/recheck-linux-x64'))
  ? 'native'
  : 'pure';
const { check } = await import('recheck');

/** Milliseconds for one pattern; one that needs more is as good as not linear. */
const TIMEOUT = 240_000;
/**
 * What is too large to be reasoned about is searched for slow texts, each time in the same order: else a pattern would
 * pass or fail by chance.
 */
const SEED = 1;

interface Found extends Pattern {
  readonly file: string;
}

const patterns = globSync(['actions/**/*.ts', 'packages/**/*.ts'], {
  cwd: root,
  exclude: (path) => /node_modules|actions\/dist/.test(path),
}).flatMap((file): Found[] =>
  findPatterns(readFileSync(join(root, file), 'utf8')).map((pattern) => ({ file, ...pattern })),
);

const cacheFile = join(root, 'node_modules/.cache/paceline-patterns.json');
const version = (
  JSON.parse(readFileSync(join(root, 'node_modules/recheck/package.json'), 'utf8')) as { version: string }
).version;
const known = new Map<string, string>(
  existsSync(cacheFile) ? (JSON.parse(readFileSync(cacheFile, 'utf8')) as [string, string][]) : [],
);
const verdicts = new Map<string, string>();
const keyOf = ({ source, flags }: Pattern) =>
  createHash('sha256').update(`${version}\n${SEED}\n${flags}\n${source}`).digest('hex');

/** `linear`, or what it is instead. */
async function judge({ source, flags }: Pattern): Promise<string> {
  // Without a repetition that has no end, time is bounded by the pattern alone.
  if (!/[*+]|\{\d+,/.test(source)) return 'linear';
  const result = await check(source, flags, { timeout: TIMEOUT, randomSeed: SEED });
  if (result.status === 'safe') return 'linear';
  if (result.status === 'unknown') return `not known (${result.error.kind})`;
  return `${result.complexity.summary}, by ${JSON.stringify(result.attack.string.slice(0, 60))}`;
}

const waiting = [...new Map(patterns.map((pattern) => [keyOf(pattern), pattern]))];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [key, pattern] = next;
      verdicts.set(key, known.get(key) ?? (await judge(pattern)));
    }
  }),
);
mkdirSync(dirname(cacheFile), { recursive: true });
// What a busy machine could not find out is asked again.
writeFileSync(
  cacheFile,
  JSON.stringify([...verdicts].filter(([, verdict]) => !verdict.startsWith('not known'))),
);

let findings = 0;
const used = new Set<unknown>();
for (const pattern of patterns) {
  const verdict = verdicts.get(keyOf(pattern))!;
  const exception = EXCEPTIONS.find(
    ({ file, pattern: text }) => file === pattern.file && pattern.text.startsWith(text),
  );
  used.add(exception);
  if (verdict === 'linear' || exception) continue;
  console.error(`${pattern.file}:${pattern.line}: ${pattern.text} is ${verdict}`);
  findings += 1;
}
for (const exception of EXCEPTIONS) {
  if (used.has(exception)) continue;
  console.error(`scripts/pattern-exceptions.ts: ${exception.file} has no ${exception.pattern}`);
  findings += 1;
}
console.log(`${patterns.length} regular expressions, ${EXCEPTIONS.length} exceptions, ${findings} findings`);
process.exit(findings > 0 ? 1 : 0);
