import {
  boolean,
  bytes,
  duration,
  type Environment,
  type InputParser,
  InputProblem,
  type Inputs,
  integer,
  lines,
  oneOf,
  optional,
  printable,
} from '@paceline/core';
import { contextLines } from '../../src/request/context-lines.ts';
import { signingProblem, variableName } from '../../src/request/signing.ts';
import { CLASSES, type Class } from './classes.ts';
import { keyPattern } from './key-pattern.ts';
import type { Scope } from './select.ts';

const COMMANDS = ['stats', 'list', 'explain', 'invalidate', 'warm', 'optimize', 'verify'] as const;
export type Command = (typeof COMMANDS)[number];

const patterns = (): InputParser<string[]> => ({
  allowed: 'glob patterns of keys, one per line',
  parse(text) {
    const found = text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => printable(line, 'a key'));
    if (found.length > 0 && found.every((line) => line.startsWith('!'))) {
      throw new InputProblem('patterns of keys', 'lines with ! only leave out; add a line without');
    }
    try {
      keyPattern(found);
    } catch (error) {
      throw new InputProblem('a pattern of keys', (error as Error).message);
    }
    return found;
  },
});

/** Keys as they are, or patterns of them; `#` starts no comment, as a key may start with it. */
const keys = (): InputParser<string[]> => ({ ...patterns(), allowed: 'keys, one per line' });

const SCOPES = 'own, all, a ref such as refs/heads/main, or the merge queue of a branch such as queue/main';

const scope = (): InputParser<Scope> => ({
  allowed: SCOPES,
  values: ['own', 'all'],
  parse(text) {
    if (text === 'own' || text === 'all') return text;
    if (/^(?:refs|queue)\/[^\s]{1,500}$/.test(text)) return text as Scope;
    throw new InputProblem(SCOPES, /^[\w./-]+$/.test(text) ? `write refs/heads/${text}` : undefined);
  },
});

const classes = (): InputParser<Class[]> => {
  const one = oneOf(...CLASSES);
  return {
    allowed: `some of ${CLASSES.join(', ')}`,
    values: CLASSES,
    parse: (text) =>
      text
        .split(/[\s,]+/)
        .filter((word) => word !== '')
        .map(one.parse),
  };
};

export const inputs = {
  command: oneOf(...COMMANDS),
  pattern: patterns(),
  key: keys(),
  path: lines(),
  context: contextLines(),
  scope: optional(scope()),
  classes: classes(),
  since: duration(),
  quota: optional(bytes()),
  grace: duration(),
  'dry-run': boolean(),
  fix: boolean(),
  'fail-on-problems': boolean(),
  limit: integer({ min: 1, max: 1000 }),
  'sign-with': optional(variableName()),
  store: lines(),
};
export type AdminInputs = Inputs<typeof inputs>;

/** What only several inputs together can be wrong in. */
export function checkTogether(
  values: Partial<AdminInputs>,
  environment: Pick<Environment, 'variables'>,
): string[] {
  const problems: string[] = [];
  const { command, key, pattern } = values;
  if (command === 'explain' && key && key.length !== 1) {
    problems.push('"key" is not one line: explain needs the one key that was missed.');
  }
  if (command === 'invalidate' && pattern?.length === 0) {
    problems.push(
      '"pattern" is empty: say which keys to remove, such as npm-linux-*; with dry-run: true it only lists them.',
    );
  }
  if (values['sign-with'] !== undefined) {
    const problem = signingProblem(values['sign-with'], environment.variables);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** What a command is about when nothing is said: removing asks for a word more than looking. */
export const usualScope = (command: Command): Scope => (command === 'invalidate' ? 'own' : 'all');
