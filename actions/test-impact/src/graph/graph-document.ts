import type { DependencyGraph, TestPlan } from '@paceline/contracts';
import { isStorable } from '../repository/paths.ts';
import type { ImportGraph } from './import-graph.ts';

type Entry = DependencyGraph['files'][number];

/**
 * The graph as a document, in the order of the files' names; names that a document cannot hold are left out.
 * @param graphs of each suite, whose programs may find different files by the same names
 */
export function graphDocument(
  graphs: readonly Pick<ImportGraph, 'byDependent'>[],
  plan: TestPlan,
): DependencyGraph {
  const all = graphs.flatMap((graph) => [...graph.byDependent()]).filter(({ file }) => isStorable(file));
  const files: Entry[] = [];
  for (const [file, same] of Map.groupBy(all, ({ file }) => file)) {
    const unknown = [...new Set(same.flatMap((one) => one.unknown))];
    files.push({
      file,
      ...(same.some(({ isTest }) => isTest) ? { isTest: true } : {}),
      ...listed('imports', same.flatMap(({ imports }) => imports).filter(isStorable)),
      ...listed('references', same.flatMap(({ references }) => references).filter(isStorable)),
      ...listed(
        'packages',
        same.flatMap(({ packages }) => packages).filter((name) => name.length <= 300),
      ),
      ...listed('folders', same.flatMap(({ folders }) => folders).filter(isStorable)),
      ...(unknown.length > 0 ? { unknown } : {}),
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
  items.length > 0 ? ({ [name]: [...new Set(items)].sort() } as { [name in Name]?: string[] }) : {};
