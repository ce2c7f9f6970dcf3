import { asObject, scriptsOf } from '@paceline/runners';
import { join } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';
import { fileOrBuilt } from './javascript/file-names.ts';

/**
 * Modules that manifests name as programs: `bin`, and what their scripts start.
 * @param wanted which scripts of a manifest count, by their names
 */
export function programsOf(
  project: Project,
  wanted?: (scripts: Readonly<Record<string, string>>) => ReadonlySet<string>,
): Set<string> {
  const found = new Set<string>();
  for (const { folder, json } of project.packages) {
    const bin = json['bin'];
    const names = typeof bin === 'string' ? [bin] : Object.values(asObject(bin) ?? {});
    const scripts = scriptsOf(json);
    const counting = wanted?.(scripts);
    for (const [key, script] of Object.entries(scripts)) {
      if (counting && !counting.has(key)) continue;
      for (const word of script.split(/[\s'"]+/)) if (/\.[cm]?[jt]s$/.test(word)) names.push(word);
    }
    for (const name of names) {
      if (typeof name !== 'string') continue;
      for (const file of fileOrBuilt(project, join(folder, name))) found.add(file);
    }
  }
  return found;
}
