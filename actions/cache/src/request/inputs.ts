import {
  boolean,
  duration,
  type Environment,
  type InputParser,
  InputProblem,
  type Inputs,
  lines,
  oneOf,
  optional,
  printable,
  string,
} from '@paceline/core';
import { contextLines } from './context-lines.ts';
import { presetNames } from './presets.ts';
import { signingProblem, variableName } from './signing.ts';

const MAX_LENGTH = 512;
const MAX_KEYS = 10;

/** A key as actions/cache takes it, so that workflows can move between the two without new keys. */
const cacheKey = (): InputParser<string> => ({
  allowed: `a key of at most ${MAX_LENGTH} characters, without commas and control characters`,
  parse: check,
});

const restoreKeys = (): InputParser<string[]> => ({
  allowed: `at most ${MAX_KEYS - 1} beginnings of keys, one per line`,
  parse(text) {
    const keys = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(check);
    if (keys.length >= MAX_KEYS) {
      throw new InputProblem(`at most ${MAX_KEYS - 1} lines`, `it has ${keys.length}`);
    }
    return keys;
  },
});

/** Like `lines`, but with something to cache in it: only `!` lines would leave out of nothing. */
const paths = (): InputParser<string[]> => ({
  allowed: 'files, folders or patterns, one per line',
  parse(text) {
    const found = lines().parse(text);
    if (found.some((line) => !line.startsWith('!'))) return found;
    throw new InputProblem('a list of paths', 'lines with ! only leave out; add a line without');
  },
});

function check(key: string): string {
  if (key.length > MAX_LENGTH) {
    throw new InputProblem(`a key of at most ${MAX_LENGTH} characters`, `it has ${key.length}`);
  }
  if (key.includes(',')) throw new InputProblem('a key without commas', 'write a dash instead');
  return printable(key, 'a key');
}

/** Highest levels that the codecs know; where there is none, the codec has no levels. */
const LEVELS = { zstd: [1, 19], lz4: undefined, brotli: [0, 11], none: undefined } as const;
export interface Compression {
  readonly codec: keyof typeof LEVELS;
  readonly level?: number;
}

const compression = (): InputParser<Compression> => {
  const codec = oneOf('zstd', 'lz4', 'brotli', 'none');
  return {
    allowed: 'zstd, lz4, brotli or none, with a level as in zstd:3',
    values: codec.values!,
    parse(text) {
      const [, name = '', digits] = /^([^:]*?)\s*(?::\s*(.*))?$/s.exec(text)!;
      const found = codec.parse(name);
      if (digits === undefined) return { codec: found };
      const range = LEVELS[found];
      if (!range) throw new InputProblem(`a level: ${found} has none`, `write ${found}`);
      const level = /^\d{1,2}$/.test(digits) ? Number(digits) : Number.NaN;
      if (level >= range[0] && level <= range[1]) return { codec: found, level };
      throw new InputProblem(`a level of ${found}, from ${range[0]} to ${range[1]}`);
    },
  };
};

const shared = {
  path: optional(paths()),
  key: optional(cacheKey()),
  preset: optional(oneOf(...presetNames)),
  context: contextLines(),
  enableCrossOsArchive: boolean(),
  mode: oneOf('auto', 'read-only', 'write-only'),
  'sign-with': optional(variableName()),
  store: lines(),
};

const restoring = {
  'restore-keys': restoreKeys(),
  'lookup-only': boolean(),
  'fail-on-cache-miss': boolean(),
};

const saving = {
  'on-existing': oneOf('keep', 'replace', 'fail'),
  ttl: optional(duration()),
  compression: compression(),
  // Sizes of a transfer that is not ours: GitHub's client cuts by itself, the other tiers by their own.
  'upload-chunk-size': optional(string()),
};

/** Only where entries are believed: what a step saves has its own time. */
const believing = { 'signed-max-age': optional(duration()) };

export const restoreInputs = { ...shared, ...restoring, ...believing };
export const saveInputs = { ...shared, ...saving };
export const cacheInputs = {
  ...shared,
  ...restoring,
  ...believing,
  ...saving,
  save: oneOf('on-success', 'always', 'never'),
  'save-always': boolean(),
  // The runner evaluates its default anew for post, which learns from it how the job went.
  'job-status': optional(string()),
};

export type SharedInputs = Inputs<typeof shared> & Partial<Inputs<typeof believing>>;
export type RestoreInputs = Inputs<typeof restoreInputs>;
export type SaveInputs = Inputs<typeof saveInputs>;
/** What only several inputs together can be wrong in. */
export function checkTogether(
  inputs: Partial<SharedInputs>,
  environment: Pick<Environment, 'variables'>,
): string[] {
  const problems: string[] = [];
  if ('preset' in inputs && inputs.preset === undefined) {
    for (const name of ['path', 'key'] as const) {
      if (name in inputs && inputs[name] === undefined)
        problems.push(`"${name}" is required: give ${shared[name].allowed}, or choose a preset.`);
    }
  }
  if (inputs['sign-with'] !== undefined) {
    const problem = signingProblem(inputs['sign-with'], environment.variables);
    if (problem !== undefined) problems.push(problem);
  } else if (inputs['signed-max-age'] !== undefined) {
    problems.push(
      '"signed-max-age" bounds the time under a signature, so it needs "sign-with"; leave it out, or sign the entries.',
    );
  }
  return problems;
}
