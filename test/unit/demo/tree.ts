import type { Tree } from '../../demo/tree.ts';

/** A tree from texts by their paths. */
export const tree = (files: Record<string, string>): Tree => ({
  files: new Set(Object.keys(files)),
  text: (path) => files[path] ?? '',
});
