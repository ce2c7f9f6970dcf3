import type { EdgeKind, ImportGraph } from '../graph/import-graph.ts';

/** How a change reaches a file. */
export interface Reached {
  /** Files from the change to this one, change first and without it. */
  readonly via: readonly string[];
  readonly code: EdgeKind;
}

/** A way is as certain as its least certain step. */
const CERTAINTY: readonly EdgeKind[] = ['imports', 'reference', 'computed'];

/** Longer ways lose their middle: beginning and end say why. */
const MAX_VIA = 20;

/** Breadth first from the changes against the imports: the first way found to a file is a shortest one. */
export function reach(
  dependents: ImportGraph['dependents'],
  changed: readonly string[],
): Map<string, Reached> {
  const found = new Map<string, Reached>(changed.map((path) => [path, { via: [], code: 'imports' }]));
  const queue = [...changed];
  for (let at = 0; at < queue.length; at++) {
    const file = queue[at]!;
    const step = found.get(file)!;
    for (const [dependent, kind] of dependents(file)) {
      if (found.has(dependent)) continue;
      const code = CERTAINTY.indexOf(kind) > CERTAINTY.indexOf(step.code) ? kind : step.code;
      found.set(dependent, { via: further(step.via, file), code });
      queue.push(dependent);
    }
  }
  for (const path of changed) found.set(path, { via: [path], code: 'imports' });
  return found;
}

const further = (via: readonly string[], file: string): string[] =>
  via.length < MAX_VIA ? [...via, file] : [...via.slice(0, MAX_VIA / 2), ...via.slice(MAX_VIA / 2 + 1), file];
