import * as core from '@actions/core';

export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly title?: string;
}

/** The job's log and its annotations. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string, place?: Place): void;
  /** For what cost time but broke no promise. Said once: a repeat of the same text goes to the debug log. */
  warning(message: string, place?: Place): void;
  error(message: string, place?: Place): void;
  /** A folded section of the log. Sections do not nest on GitHub, so neither do these. */
  group<T>(name: string, body: () => Promise<T>): Promise<T>;
}

/** GitHub shows ten annotations of each kind per step and drops the rest silently; we keep the rest in the log. */
const ANNOTATIONS_PER_KIND = 10;
const WRITE = { notice: core.notice, warning: core.warning, error: core.error };

export function createLog(): Log {
  const said = new Set<string>();
  const counts = { notice: 0, warning: 0, error: 0 };
  let grouped = false;
  const annotate = (kind: keyof typeof counts, message: string, place: Place | undefined) => {
    counts[kind] += 1;
    if (counts[kind] > ANNOTATIONS_PER_KIND) {
      core.info(
        `${kind}: ${place?.file ? `${place.file}${place.line ? `:${place.line}` : ''}: ` : ''}${message}`,
      );
      return;
    }
    const properties = {
      ...(place?.title === undefined ? {} : { title: place.title }),
      ...(place?.file === undefined ? {} : { file: place.file }),
      ...(place?.line === undefined ? {} : { startLine: place.line }),
    };
    WRITE[kind](message, properties);
  };
  return {
    debug: (message) => core.debug(message),
    info: (message) => core.info(message),
    notice: (message, place) => annotate('notice', message, place),
    warning(message, place) {
      if (said.has(message)) return core.debug(message);
      said.add(message);
      annotate('warning', message, place);
    },
    error: (message, place) => annotate('error', message, place),
    async group(name, body) {
      if (grouped) return body();
      grouped = true;
      core.startGroup(name);
      try {
        return await body();
      } finally {
        core.endGroup();
        grouped = false;
      }
    },
  };
}
