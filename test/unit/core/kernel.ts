import { type Log, readEnvironment } from '@paceline/core';
import { temporary } from '../../temporary.ts';

// What `run` is made of, and no action needs: reached past the package's exports, by its tests alone.
export {
  artifactName,
  createArtifacts,
  latestAttempts,
  parseArtifactName,
} from '../../../packages/core/src/documents/artifacts.ts';
export { createSummary, SUMMARY_LIMIT_BYTES } from '../../../packages/core/src/log/summary.ts';
export { createState, secretValues } from '../../../packages/core/src/run/state.ts';

export const folder = (): string => temporary();

/** A log that keeps what it was told. */
export function listeningLog(): { log: Log; said: string[] } {
  const said: string[] = [];
  const say = (kind: string) => (message: string) => void said.push(`${kind}: ${message}`);
  const log: Log = {
    debug: say('debug'),
    info: say('info'),
    output: say('info'),
    withoutCommands: (body) => body(),
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    group: (_name, body) => body(),
  };
  return { log, said };
}

export function offGitHub(variables: Record<string, string> = {}) {
  const environment = readEnvironment({ RUNNER_TEMP: folder(), GITHUB_WORKSPACE: folder(), ...variables });
  return { environment, ...listeningLog() };
}
