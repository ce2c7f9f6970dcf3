import { type Action, type ActionMetadata, run } from '@paceline/core';

/** Every action by the name of its stub in `dist`. Each is a lazy chunk, so a light one starts as if alone. */
// biome-ignore lint/suspicious/noExplicitAny: an action is started whatever its inputs and state are
export const actions: Record<string, () => Promise<{ default: Action<any, any, any> }>> = {
  cache: () => import('./cache/src/index.ts'),
  'cache-admin': () => import('./cache/admin/src/index.ts'),
  'cache-restore': () => import('./cache/src/restore-action.ts'),
  'cache-save': () => import('./cache/src/save-action.ts'),
  'canary-gate': () => import('./canary-gate/src/index.ts'),
  matrix: () => import('./matrix/src/index.ts'),
  'perf-report': () => import('./perf-report/src/index.ts'),
  'run-tests': () => import('./run-tests/src/index.ts'),
  'test-impact': () => import('./test-impact/src/index.ts'),
};

/** What a stub calls: the action's name, what its action.yml says, and `post` in the stub for that phase. */
export async function start(name: string, metadata: ActionMetadata, phase?: 'post'): Promise<void> {
  const { default: action } = await actions[name]!();
  await run(action, metadata, phase);
}

/** The process that the store's tier on GitHub's cache starts (packages/store/src/github/github-process.ts). */
export async function serveGithubCache(): Promise<void> {
  await (await import('@paceline/store')).serveGithubCache();
}
