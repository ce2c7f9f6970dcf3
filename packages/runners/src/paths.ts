/** The folder of a repository path; '' at the root. */
export const folderOf = (path: string): string => {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
};

/** What the systems that run tests can open; longer ones name nothing. */
export const MAX_PATH = 4096;

/** A path relative to a folder of the repository; undefined when it leaves the repository. */
export function join(folder: string, relative: string): string | undefined {
  const parts: string[] = [];
  for (const text of [folder, relative]) {
    for (const part of text.split('/')) {
      if (part === '' || part === '.') continue;
      if (part !== '..') parts.push(part);
      else if (parts.pop() === undefined) return undefined;
    }
  }
  const path = parts.join('/');
  return path.length > MAX_PATH ? undefined : path;
}

export const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path.startsWith(`${folder}/`);

/** Whether a file is of an installed package, which no test program looks into. */
export const isInstalled = (path: string): boolean => /(?:^|\/)node_modules\//.test(path);
