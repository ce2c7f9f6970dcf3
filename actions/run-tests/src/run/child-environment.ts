/**
 * The environment for code under test: what a `run:` step would have. An action is given more: tokens for
 * the run's caches and artifacts, with which a pull request's tests could poison either, the files by
 * which it sets its own outputs and state, and our own settings, passwords of a Redis among them, with which they could
 * do the same to a queue or a store.
 */
export function childEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>> = {},
): Record<string, string | undefined> {
  const kept = Object.entries(variables).filter(
    ([name]) =>
      !/^(?:INPUT_|STATE_|ACTIONS_(?:RUNTIME|RESULTS|CACHE|ORCHESTRATION)_)/.test(name) &&
      // Names differ by their case alone where a system takes them for the same.
      !/^PACELINE_/i.test(name) &&
      name !== 'GITHUB_OUTPUT' &&
      name !== 'GITHUB_STATE',
  );
  return { ...Object.fromEntries(kept), ...added };
}
