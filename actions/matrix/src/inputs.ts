import {
  boolean,
  type Context,
  duration,
  type InputParser,
  InputProblem,
  integer,
  lines,
  oneOf,
  optional,
  string,
  yaml,
} from '@paceline/core';
import type { PathRule } from './axes/affected.ts';
import type { Combination } from './axes/combinations.ts';
import type { Value } from './axes/equal.ts';
import { parseNotingNumbers } from './axes/yaml-numbers.ts';
import type { outputs } from './outputs.ts';
import { runnerMap } from './runner/runner-map.ts';

/** GitHub runs no more jobs from one matrix. */
const GITHUB_JOB_LIMIT = 256;
/** Keys that every leg carries for run-tests; an axis of that name would be overwritten. */
const RESERVED = ['plan-id', 'leg', 'name', 'include', 'exclude'];

const KEY = /^[A-Za-z_][A-Za-z0-9_-]*$/;

export const inputs = {
  plan: optional(string('the path of a test-plan.json')),
  tests: testFiles(),
  suite: string('the name of the suite'),
  axes: axes(),
  include: combinationList('include'),
  exclude: combinationList('exclude'),
  constraints: lines(),
  affected: pathRules(),
  'max-deepen': integer({ min: 0, max: 1_000_000 }),
  experimental: combinationList('experimental'),
  pack: keyNames(),
  shards: countOrAuto(),
  sticky: boolean(),
  'target-duration': duration(),
  'max-cost': optional(integer({ min: 1, max: 1_000_000 })),
  'max-jobs': integer({ min: 1, max: GITHUB_JOB_LIMIT }),
  'max-parallel': optional(countOrAuto()),
  'concurrent-jobs': integer({ min: 1, max: 10_000 }),
  'runner-map': runnerMap(),
  timings: lines(),
  'split-files': boolean(),
  priority: oneOf('failures', 'none'),
  'on-empty': oneOf('skip', 'sentinel', 'error'),
  store: lines(),
};

/** What the action is given. */
export type MatrixContext = Context<typeof inputs, keyof typeof outputs>;

/** A whole number of jobs, or `auto`. */
function countOrAuto(): InputParser<number | 'auto'> {
  const allowed = `auto or a whole number from 1 to ${GITHUB_JOB_LIMIT}`;
  return {
    allowed,
    values: ['auto'],
    parse(text) {
      if (text.toLowerCase() === 'auto') return 'auto';
      const value = /^\d+$/.test(text) ? Number(text) : 0;
      if (value < 1 || value > GITHUB_JOB_LIMIT) throw new InputProblem(allowed);
      return value;
    },
  };
}

/** Test files, one per line, relative to the repository; duplicates count once. */
function testFiles(): InputParser<string[]> {
  const allowed = 'test files relative to the repository, one per line';
  return {
    allowed,
    parse(text) {
      const files = lines()
        .parse(text)
        .map((file) => file.replace(/^(?:\.\/)+/, ''));
      for (const file of files) {
        if (/^(?:\/|[A-Za-z]:)/.test(file) || file.includes('\\') || file.split('/').includes('..')) {
          throw new InputProblem(allowed, `"${file}" must be below the repository, with / and without ..`);
        }
      }
      return [...new Set(files)];
    },
  };
}

function axes(): InputParser<Record<string, Value[]>> {
  const allowed = 'a mapping of axis names to lists of values';
  return yaml(allowed, parseNotingNumbers, (value) => {
    if (value === null || value === undefined) return {};
    if (!isMapping(value)) throw new InputProblem(allowed, 'for example `node: [22, 24]`');
    const seen = new Set<string>();
    for (const [name, values] of Object.entries(value)) {
      checkKey(name, 'an axis');
      if (seen.has(name.toUpperCase())) {
        throw new InputProblem(allowed, `"${name}" stands there twice; case does not count`);
      }
      seen.add(name.toUpperCase());
      if (!Array.isArray(values))
        throw new InputProblem(allowed, `write "${name}" as a list: [${show(values)}]`);
      if (values.length === 0) throw new InputProblem(allowed, `"${name}" has no values`);
      const before = new Set<string>();
      const twice = values.find((one) => before.size === before.add(JSON.stringify(one)).size);
      if (twice !== undefined) {
        throw new InputProblem(
          allowed,
          `"${name}" has the value ${show(twice)} twice${typeof twice === 'number' ? '; YAML reads 3.10 as 3.1, so write such values in quotes' : ''}`,
        );
      }
    }
    return value as Record<string, Value[]>;
  });
}

function combinationList(input: 'include' | 'exclude' | 'experimental'): InputParser<Combination[]> {
  const allowed = 'a list of mappings';
  return yaml(allowed, parseNotingNumbers, (value) => {
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value)) throw new InputProblem(allowed, 'start each entry with "- "');
    for (const entry of value) {
      if (!isMapping(entry) || Object.keys(entry).length === 0) {
        throw new InputProblem(allowed, `${show(entry)} is no mapping with a key`);
      }
      for (const key of Object.keys(entry)) checkKey(key, `a key of ${input}`);
    }
    return value as Combination[];
  });
}

/** Mappings as in exclude, each with `paths` beside its keys: a glob, or a list of them. */
function pathRules(): InputParser<PathRule[]> {
  const allowed = 'a list of mappings with the key paths';
  return yaml(allowed, parseNotingNumbers, (value) => {
    if (value === null || value === undefined) return [];
    if (!Array.isArray(value)) throw new InputProblem(allowed, 'start each entry with "- "');
    return value.map((entry): PathRule => {
      const { paths, ...combination } = isMapping(entry) ? entry : {};
      const globs = typeof paths === 'string' ? [paths] : paths;
      if (!isMapping(entry) || Object.keys(combination).length === 0) {
        throw new InputProblem(allowed, `${show(entry)} names no combination`);
      }
      if (
        !Array.isArray(globs) ||
        globs.length === 0 ||
        !globs.every((one) => typeof one === 'string' && one !== '')
      ) {
        throw new InputProblem(allowed, `${show(entry)} needs "paths", a glob or a list of them`);
      }
      if (globs.every((one: string) => one.startsWith('!'))) {
        throw new InputProblem(
          allowed,
          `the paths of ${show(entry)} only exclude, so nothing would ever match`,
        );
      }
      for (const key of Object.keys(combination)) checkKey(key, 'a key of affected');
      return { combination: combination as Combination, paths: globs };
    });
  });
}

/** Names of keys, separated by commas or lines; each once. */
function keyNames(): InputParser<string[]> {
  const allowed = 'names of axes, separated by commas or lines';
  return {
    allowed,
    parse(text) {
      const names = lines()
        .parse(text)
        .flatMap((line) => line.split(','))
        .map((name) => name.trim())
        .filter((name) => name !== '');
      const wrong = names.find((name) => !KEY.test(name));
      if (wrong !== undefined) throw new InputProblem(allowed, `"${wrong}" cannot be the name of one`);
      return [...new Set(names)];
    },
  };
}

function checkKey(key: string, what: string): void {
  if (!KEY.test(key)) {
    throw new InputProblem(
      `a matrix with usable keys`,
      `"${key}" cannot be ${what}: use letters, digits, - and _`,
    );
  }
  if (RESERVED.includes(key.toLowerCase())) {
    throw new InputProblem(
      `a matrix with usable keys`,
      `"${key}" cannot be ${what}: Paceline sets it on every leg`,
    );
  }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? 'nothing';
