import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jvmClasses } from '@paceline/runners';
import type { Project } from '../project.ts';

/** Classes that a source of the project declares. */
export const classesOf = async ({ directory }: Project, file: string): Promise<string[]> =>
  jvmClasses(await readFile(join(directory, file), 'utf8').catch(() => ''), file);

/** Sources by the classes that they declare. */
export type Sources = ReadonlyMap<string, readonly string[]>;

/** Whether a file lies in a source set below `src/` other than `main`. */
function isTestSource(file: string): boolean {
  const parts = file.split('/');
  const isBelow = parts.some(
    (name, at) => name === 'src' && at + 2 < parts.length && parts[at + 1] !== 'main',
  );
  return isBelow && /\.(?:java|kt|groovy|scala)$/.test(file);
}

/** Of the planned files, and of all others that may be tests. */
export async function sourcesOf(project: Project, planned: readonly string[]): Promise<Sources> {
  const all = (await project.siblings()).filter(isTestSource);
  const sources = new Map<string, string[]>();
  for (const file of new Set([...planned, ...all])) {
    for (const name of await classesOf(project, file))
      sources.set(name, [...(sources.get(name) ?? []), file]);
  }
  return sources;
}

/**
 * The source of a class as a report names it; undefined where several fit.
 * @param module folder of the module that it ran in
 */
export function fileOfClass(sources: Sources, name: string, module: string): string | undefined {
  // Inner classes and parameters stand behind the class.
  const found = sources.get(name.split(/[$([{]/)[0]!) ?? [];
  const inside = found.filter((file) => module === '' || file.startsWith(`${module}/`));
  return inside.length === 1 ? inside[0] : found.length === 1 ? found[0] : undefined;
}
