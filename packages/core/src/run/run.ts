import * as core from '@actions/core';
import { oneLine } from '@paceline/render';
import { createArtifacts } from '../documents/artifacts.ts';
import { readEnvironment } from '../environment.ts';
import { describeError, isActionable, messageOf } from '../errors.ts';
import { createLog } from '../log/log.ts';
import { createSummary } from '../log/summary.ts';
import type { Action, ActionMetadata, Context, State } from './action.ts';
import { readInputs } from './inputs.ts';
import { createState, isPost, markMain, secretValues } from './state.ts';

/**
 * Runs an action's main or post: reads inputs and state, sets every declared output, prints the result
 * line last, and ends the process with 0 or 1.
 */
export async function run(
  // biome-ignore lint/suspicious/noExplicitAny: an action is run whatever its inputs and state are
  action: Action<any, any, any>,
  metadata: ActionMetadata,
  phase: 'main' | 'post' = isPost() ? 'post' : 'main',
): Promise<never> {
  const post = phase === 'post';
  // Where nobody reads our log any more, the work is done all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  if (!post) tryMarkMain();
  const environment = readEnvironment();
  // Deprecations inside libraries are ours to follow, not the user's to explain.
  process.noDeprecation = !environment.debug;
  const log = createLog(environment.onGitHub);
  const outputs = new Map<string, string>();
  let resultLine = '';
  let failed = false;
  let state: State<unknown> | undefined;
  const summary = createSummary(environment.variables['GITHUB_STEP_SUMMARY'], log);
  try {
    const read = (name: string) => {
      const text = core.getInput(name) || (metadata.inputs[name]?.default ?? '');
      // The runner evaluates expressions; a text that still is one counts as empty.
      return /^\s*\$\{\{[\s\S]*\}\}\s*$/.test(text) ? '' : text;
    };
    const secrets = Object.entries(action.inputs as Record<string, { secret?: boolean }>)
      .filter(([, parser]) => parser.secret)
      .map(([name]) => core.getInput(name))
      .filter((value) => value !== '');
    for (const secret of secrets) core.setSecret(secret);
    state = createState(secretValues(environment.variables, secrets), post);
    const context: Context = {
      inputs: readInputs(
        action.inputs,
        read,
        (name) => metadata.inputs[name]?.required === true,
        // Main has checked them; post has to do its work whatever a workflow gives it then.
        (values) => (post ? [] : (action.check?.(values, environment) ?? [])),
      ),
      environment,
      log,
      state,
      artifacts: createArtifacts(environment, log),
      setOutput(name, value) {
        outputs.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
      },
      result(line) {
        resultLine = line;
      },
      summary: summary.append,
    };
    await (post ? action.post?.(context) : action.main(context));
  } catch (error) {
    // Main has said what is wrong with the inputs, and left nothing to do.
    if (
      post &&
      state?.saved === undefined &&
      isActionable(error) &&
      error.code === 'PACELINE_INPUT_INVALID'
    ) {
      return exit(0);
    }
    failed =
      !post || (typeof action.postFails === 'function' ? action.postFails(error) : action.postFails === true);
    (failed ? log.error : log.warning)(describeError(error));
    const stack = error instanceof Error ? error.stack : undefined;
    if (stack && !isActionable(error)) (environment.debug ? log.info : log.debug)(stack);
  }
  if (!post) {
    try {
      for (const name of metadata.outputs)
        core.setOutput(name, outputs.get(name) ?? action.outputs[name] ?? '');
    } catch (error) {
      // Most often a full disk. The log still says what was done.
      failed = true;
      log.error(
        `The outputs of this step could not be written: ${messageOf(error)}. Free space on the runner's disk; steps after this one see them empty. [PACELINE_OUTPUTS_NOT_WRITTEN]`,
      );
    }
  }
  summary.flush();
  if (resultLine) log.info(oneLine(resultLine));
  return exit(failed ? 1 : 0);
}

/** The stub of post says by itself that it is post, so a full disk does not end main here. */
function tryMarkMain(): void {
  try {
    markMain();
  } catch {}
}

/** Ends even when a library keeps a socket or timer open, but not before the log has been written. */
async function exit(code: number): Promise<never> {
  await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  await new Promise<void>((resolve) => process.stderr.write('', () => resolve()));
  process.exit(code);
}
