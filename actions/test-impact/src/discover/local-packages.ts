import type { Deadline } from '../deadline.ts';
import { createResolver } from '../graph/javascript/resolve.ts';
import { packageOfSpecifier } from '../repository/package-names.ts';
import { isModule } from '../repository/paths.ts';
import type { Project } from '../repository/project.ts';

/** The files that a name in a configuration means, where it is that of a package of this repository. */
export type LocalFiles = (from: string, name: string) => readonly string[];

const NO_SETTINGS = { aliases: [], modulePaths: [], moduleDirectories: [] };

export function localPackageFiles(project: Project, deadline: Deadline): LocalFiles {
  const resolve = createResolver(project, NO_SETTINGS, deadline);
  return (from, name) => {
    if (!/^[@\w]/.test(name)) return [];
    if (!project.localDependency(from, packageOfSpecifier(name))) return [];
    const { files, folder } = resolve(from, name);
    if (folder === undefined) return files;
    const prefix = folder === '' ? '' : `${folder}/`;
    return [...project.tree.files].filter((path) => path.startsWith(prefix) && isModule(path));
  };
}
