import type { DependencyGraph, TestPlan } from '@paceline/contracts';
import { isStorable } from '../repository/paths.ts';
import type { ImportGraph } from './import-graph.ts';

type Entry = DependencyGraph['files'][number];

/** The graph as a document, in the order of the files' names; names that a document cannot hold are left out. */
export function graphDocument(graph: Pick<ImportGraph, 'byDependent'>, plan: TestPlan): DependencyGraph {
  const files: Entry[] = [];
  for (const { file, isTest, packages, unknown, ...lists } of graph.byDependent()) {
    if (!isStorable(file)) continue;
    files.push({
      file,
      ...(isTest ? { isTest } : {}),
      ...listed('imports', lists.imports.filter(isStorable)),
      ...listed('references', lists.references.filter(isStorable)),
      ...listed(
        'packages',
        packages.filter((name) => name.length <= 300),
      ),
      ...listed('folders', [...new Set(lists.folders.filter(isStorable))]),
      ...(unknown.length > 0 ? { unknown: [...unknown] } : {}),
    });
  }
  const byName = (a: Entry, b: Entry) => (a.file < b.file ? -1 : 1);
  return {
    kind: 'dependency-graph',
    version: 1,
    createdAt: plan.createdAt,
    head: plan.head,
    files: files.sort(byName),
  };
}

const listed = <Name extends string>(name: Name, items: string[]): { [name in Name]?: string[] } =>
  items.length > 0 ? ({ [name]: items.sort() } as { [name in Name]?: string[] }) : {};
