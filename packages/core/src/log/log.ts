import { randomBytes } from 'node:crypto';
import * as core from '@actions/core';
import { logText, oneLine } from '@paceline/render';

/** Where in the repository an annotation is shown, and under which title. */
interface AnnotationProperties {
  readonly file?: string;
  readonly line?: number;
  readonly title?: string;
}

/**
 * The job's log and its annotations. A message may contain text of others, such as a ref, a key or the name of a
 * test: no part of it acts as a command to the runner, and nothing of it is hidden.
 */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  /** Writes a line unchanged: of a program of the user, or a command of ours to the runner. Nothing else. */
  output(line: string): void;
  notice(message: string, properties?: AnnotationProperties): void;
  /** For what cost time but broke no promise. Said once: a repeat of the same text goes to the debug log. */
  warning(message: string, properties?: AnnotationProperties): void;
  error(message: string, properties?: AnnotationProperties): void;
  /**
   * While `body` runs, the runner takes no line of the log for a command (elsewhere than on GitHub nothing does): for
   * output of the user's programs, which tests and pull requests can write. Our own annotations have to wait, too.
   */
  withoutCommands<T>(body: () => Promise<T>): Promise<T>;
  /** A folded section of the log. Sections do not nest on GitHub, so neither do these. */
  group<T>(name: string, body: () => Promise<T>): Promise<T>;
}

/** GitHub shows ten annotations of each kind per step and drops the rest silently; we keep the rest in the log. */
const ANNOTATIONS_PER_KIND = 10;
const WRITE = { notice: core.notice, warning: core.warning, error: core.error };

/** @param onGitHub whether a runner reads the log */
export function createLog(onGitHub = false): Log {
  const said = new Set<string>();
  const counts = { notice: 0, warning: 0, error: 0 };
  let grouped = false;
  const annotate = (kind: keyof typeof counts, message: string, given: AnnotationProperties | undefined) => {
    counts[kind] += 1;
    if (counts[kind] > ANNOTATIONS_PER_KIND) {
      const at = given?.file ? `${given.file}${given.line ? `:${given.line}` : ''}: ` : '';
      core.info(logText(`${kind}: ${at}${message}`));
      return;
    }
    const properties = {
      ...(given?.title === undefined ? {} : { title: oneLine(given.title) }),
      ...(given?.file === undefined ? {} : { file: oneLine(given.file) }),
      ...(given?.line === undefined ? {} : { startLine: given.line }),
    };
    WRITE[kind](logText(message), properties);
  };
  return {
    debug: (message) => core.debug(logText(message)),
    info: (message) => core.info(logText(message)),
    output: (line) => core.info(line),
    notice: (message, properties) => annotate('notice', message, properties),
    warning(message, properties) {
      if (said.has(message)) return core.debug(logText(message));
      said.add(message);
      annotate('warning', message, properties);
    },
    error: (message, properties) => annotate('error', message, properties),
    async withoutCommands(body) {
      if (!onGitHub) return body();
      const token = randomBytes(16).toString('hex');
      core.info(`::stop-commands::${token}`);
      try {
        return await body();
      } finally {
        core.info(`::${token}::`);
      }
    },
    async group(name, body) {
      if (grouped) return body();
      grouped = true;
      core.startGroup(oneLine(name));
      try {
        return await body();
      } finally {
        core.endGroup();
        grouped = false;
      }
    },
  };
}
