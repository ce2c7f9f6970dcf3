import type { Suite, Verdict } from './suite.ts';

/** One run of the pipeline on a suite. */
export interface Case {
  readonly title: string;
  /** Which files: those of the suite, or with one of its changes. */
  readonly tree: 'as it is' | 'breaks' | 'harmless';
  readonly event: 'push' | 'pull_request';
  readonly shards: number;
  readonly allowEmpty: boolean;
  /** What the project's own command must say. */
  readonly own: Verdict;
  /** What the pipeline must say. */
  readonly expected: Verdict;
}

/** Every case of a suite: 1, 3 and 5 shards of each tree, and each change as a pull request. */
export function allCases(suite: Suite): Case[] {
  const { verdict, nothing } = suite;
  const expected = nothing === undefined ? verdict : 'red';
  const push = (
    tree: Case['tree'],
    shards: number,
    own: Verdict,
    then: Verdict,
    allowEmpty = false,
  ): Case => ({
    title: `${tree === 'as it is' ? '' : `${tree}, `}${shards} ${shards === 1 ? 'shard' : 'shards'}${allowEmpty ? ', may be empty' : ''}`,
    ...{ tree, event: 'push', shards, allowEmpty, own, expected: then },
  });
  const select = (tree: 'breaks' | 'harmless', own: Verdict): Case => ({
    title: `${tree}, selected`,
    ...{ tree, event: 'pull_request', shards: 3, allowEmpty: false, own, expected: own },
  });
  const { exception } = suite;
  const excepted = (one: Case): Case =>
    exception === undefined || (exception.inParts && one.shards === 1)
      ? one
      : { ...one, title: `${one.title} (${exception.why})`, expected: exception.verdict };
  const cases = [
    ...[3, 5, 1].map((shards) => push('as it is', shards, verdict, expected)),
    ...(nothing === 'no test' ? [push('as it is', 3, verdict, 'green', true)] : []),
    ...(suite.breaks === undefined
      ? []
      : [...[3, 1, 5].map((shards) => push('breaks', shards, 'red', 'red')), select('breaks', 'red')]),
    ...(suite.harmless === undefined ? [] : [select('harmless', 'green')]),
  ];
  return cases.map(excepted);
}

/**
 * The cases of a suite that run: all of them where `PACELINE_PROGRAMS=all`, else as many as fit into minutes:
 * one with 3 or 5 shards, of the suite or of one of its changes, now and then one with a single shard, and
 * whatever may be empty. Which ones is drawn from the suite's name and `PACELINE_SEED`.
 */
export function casesOf(suite: Suite, variables: NodeJS.ProcessEnv = process.env): Case[] {
  const all = allCases(suite);
  if (variables['PACELINE_PROGRAMS'] === 'all') return all;
  const draw = drawer(`${variables['PACELINE_SEED'] ?? ''}${suite.program}${suite.name}`);
  const one = (cases: Case[]) => cases[Math.floor(draw() * cases.length)];
  const chosen = new Set([
    one(all.filter((item) => item.shards > 1 && !item.allowEmpty)),
    ...(draw() < 0.1 ? [one(all.filter((item) => item.shards === 1))] : []),
    ...all.filter((item) => item.allowEmpty),
  ]);
  return all.filter((item) => chosen.has(item));
}

/** Kinds of suites that are tried with every major version of a program, the machine's own Node among them. */
const EVERY_VERSION = /^(?:passes|fails)$/;
/** Kinds that are always tried, with one version. */
const ALWAYS =
  /^(?:skips all|deselects all|does not compile|a test that does not compile|finds nothing|is not named)/;
/** Of the other kinds, how many are tried. */
const DRAWN = 1 / 7;
/** Programs of which less is tried: the kinds that are always tried are drawn like the others. */
const FEWER = /^(?:mocha|ava|playwright|bun|deno|rspec|phpunit)/;
/** Programs whose start alone takes seconds: one that passes and one that fails. */
const FEWEST = /^(?:gradle|maven)/;

/**
 * The suites that run: all of them where `PACELINE_PROGRAMS=all`, else the kinds that every program has and a
 * seventh of the others, each of these with one of the program's versions. Drawn by name and `PACELINE_SEED`.
 */
export function suitesOf(
  suites: readonly Suite[],
  variables: NodeJS.ProcessEnv = process.env,
): readonly Suite[] {
  if (variables['PACELINE_PROGRAMS'] === 'all') return suites;
  const kindOf = ({ program, name, node }: Suite) => {
    const kind = name.replace(/ \(the machine's own Node\)$/, '');
    const version = EVERY_VERSION.test(kind) ? `${program} ${node ?? ''}` : program.replace(/-\d+$/, '');
    return { kind, key: `${version} ${kind}` };
  };
  const versions = Map.groupBy(suites, (suite) => kindOf(suite).key);
  return [...versions].flatMap(([key, alike]) => {
    const draw = drawer(`${variables['PACELINE_SEED'] ?? ''}${key}`);
    const one = alike[Math.floor(draw() * alike.length)]!;
    const { kind } = kindOf(one);
    if (EVERY_VERSION.test(kind)) return [one];
    if (FEWEST.test(one.program)) return [];
    return (ALWAYS.test(kind) && !FEWER.test(one.program)) || draw() < DRAWN ? [one] : [];
  });
}

/** Numbers from 0 to 1 that follow from a text (FNV-1a, then xorshift32). */
function drawer(text: string): () => number {
  let state = 2166136261;
  for (const character of text) state = Math.imul(state ^ character.codePointAt(0)!, 16777619) >>> 0;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
