import * as core from '@actions/core';
import { PacelineError } from '../errors.ts';
import type { State } from './action.ts';

const STATE = 'paceline';
const PHASE = 'paceline-phase';
/** The runner passes it in one environment variable, and Linux starts no process with one of 128 KiB. */
const MAX_STATE_BYTES = 100 * 1024;

/** True in the post phase: main leaves a mark that the runner hands back. */
export const isPost = (): boolean => core.getState(PHASE) === 'post';
export const markMain = (): void => core.saveState(PHASE, 'post');

/**
 * State between main and post. The runner keeps it in a plain file, so a secret in it would be readable
 * by every later step.
 * @param secrets values that must not be saved
 * @param post whether this is the post phase; main has no state, whatever the environment says
 */
export function createState<S>(secrets: readonly string[], post = isPost()): State<S> {
  const text = post ? core.getState(STATE) : '';
  return {
    saved: text === '' ? undefined : (JSON.parse(text) as S),
    save(value) {
      const json = JSON.stringify(value);
      if (
        secrets.some((secret) => secret.length >= 8 && json.includes(JSON.stringify(secret).slice(1, -1)))
      ) {
        throw new PacelineError(
          'PACELINE_STATE_SECRET',
          'The state for the post step would hold a secret, so it was not saved.',
          'Pass credentials in the environment, not inside keys, paths or URLs.',
        );
      }
      if (Buffer.byteLength(json) > MAX_STATE_BYTES) {
        throw new PacelineError(
          'PACELINE_STATE_TOO_LARGE',
          `The state for the post step would have ${Buffer.byteLength(json)} bytes, more than a process can be given.`,
          `Make the inputs shorter, at most ${MAX_STATE_BYTES / 1024} KiB together: what is long fits in a file of the repository.`,
        );
      }
      core.saveState(STATE, json);
    },
  };
}

/** Values of variables that usually hold credentials, and of inputs declared secret. */
export function secretValues(
  variables: Readonly<Record<string, string | undefined>>,
  secretInputs: readonly string[],
): string[] {
  const named = Object.entries(variables)
    .filter(([name]) => /(?:TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|PRIVATE_KEY|ACCESS_KEY)$/i.test(name))
    .map(([, value]) => value ?? '');
  return [...named, ...secretInputs].filter((value) => value !== '');
}
