/** Reads an action's action.yml with the official parser. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotSupportedError } from './errors.ts';
import type { TemplateToken } from './parser.ts';
import { isBasicExpression, isMapping, parseAction } from './parser.ts';
import type { Step } from './workflow.ts';
import { find, literal, stepsOf, throwErrors } from './workflow.ts';

/** An input as declared. `fallback` is its default, an expression or a text; undefined when it has none. */
export interface ActionInput {
  fallback: TemplateToken | undefined;
  deprecation: string | undefined;
}

/** How an action runs. Paths are relative to the action's folder; conditions are written without `${{ }}`. */
export type ActionRuns =
  | { using: 'node'; main: string; pre?: string; preIf: string; post?: string; postIf: string }
  | { using: 'composite'; steps: Step[]; outputs: Map<string, TemplateToken> };

/** A manifest. `file` is its path. */
export interface ActionManifest {
  file: string;
  name: string;
  inputs: Map<string, ActionInput>;
  runs: ActionRuns;
}

/** Reads the action.yml or action.yaml of a folder. Throws with what is wrong and where. */
export function readActionManifest(directory: string, shownAs: string): ActionManifest {
  const file = ['action.yml', 'action.yaml'].map((name) => join(directory, name)).find(existsSync);
  if (file === undefined) {
    const docker = ['Dockerfile', 'dockerfile'].find((name) => existsSync(join(directory, name)));
    if (docker !== undefined) throw containerAction(join(directory, docker));
    throw new Error(
      `Can't find 'action.yml' or 'action.yaml' under '${directory}' for ${shownAs}. ` +
        'For an action of the repository itself, did you forget to run actions/checkout first?',
    );
  }
  const { context, value } = parseAction(file, readFileSync(file, 'utf8'));
  throwErrors(context, file);
  const runs = find(value, 'runs');
  return {
    file,
    name: literal(find(value, 'name')) ?? shownAs,
    inputs: new Map(entriesOf(find(value, 'inputs')).map(([name, input]) => [name, inputOf(input)])),
    runs: runsOf(runs, find(value, 'outputs'), file),
  };
}

function containerAction(file: string): NotSupportedError {
  return new NotSupportedError(`${file} is a container action, which the local runner does not run`);
}

function inputOf(token: TemplateToken): ActionInput {
  return { fallback: find(token, 'default'), deprecation: literal(find(token, 'deprecationMessage')) };
}

function runsOf(
  runs: TemplateToken | undefined,
  outputs: TemplateToken | undefined,
  file: string,
): ActionRuns {
  const using = literal(find(runs, 'using')) ?? '';
  if (using === 'composite') {
    const values = entriesOf(outputs).flatMap(([name, output]): [string, TemplateToken][] => {
      const value = find(output, 'value');
      return value === undefined ? [] : [[name, value]];
    });
    return { using, steps: stepsOf(find(runs, 'steps')), outputs: new Map(values) };
  }
  if (using === 'docker') {
    throw containerAction(file);
  }
  if (!/^node\d+$/.test(using)) {
    throw new Error(`${file}: runs.using is '${using}'; allowed are node20, node24, composite and docker`);
  }
  const pre = literal(find(runs, 'pre'));
  const post = literal(find(runs, 'post'));
  return {
    using: 'node',
    main: literal(find(runs, 'main')) ?? '',
    ...(pre === undefined ? {} : { pre }),
    ...(post === undefined ? {} : { post }),
    preIf: conditionOf(find(runs, 'pre-if')),
    postIf: conditionOf(find(runs, 'post-if')),
  };
}

// Unlike a step's `if`, these get no implicit success(): left out they mean always().
function conditionOf(token: TemplateToken | undefined): string {
  if (token === undefined) return 'always()';
  const text = isBasicExpression(token) ? token.expression : token.toString();
  return text.trim().replace(/^\$\{\{(.*)\}\}$/s, '$1');
}

function entriesOf(token: TemplateToken | undefined): [string, TemplateToken][] {
  if (token === undefined || !isMapping(token)) return [];
  return [...token].map(({ key, value }) => [key.toString(), value]);
}
