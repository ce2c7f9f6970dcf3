import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** A report of surefire or failsafe. */
export interface MavenReport {
  readonly path: string;
  /** Changes whenever the file is written. */
  readonly stamp: string;
  /** Folder of its module, relative to where Maven is started; '' for that itself. */
  readonly module: string;
  /** The class that its name names. */
  readonly className: string;
}

/** Beyond this there are no reports of a build. */
const MAX_REPORTS = 100_000;

/** All reports below a folder, also stale ones: who reads them compares the stamps. */
export async function reportsBelow(directory: string): Promise<MavenReport[]> {
  const found: MavenReport[] = [];
  const open = [directory];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (!entry.isDirectory()) continue;
      const path = join(folder, entry.name);
      if (/^(?:surefire|failsafe)-reports$/.test(entry.name))
        found.push(...(await reportsIn(path, directory)));
      // Neither sources nor what was compiled holds reports.
      else if (!/^(?:\..*|src|node_modules|classes|test-classes)$/.test(entry.name)) open.push(path);
    }
    if (found.length > MAX_REPORTS) break;
  }
  return found;
}

async function reportsIn(folder: string, directory: string): Promise<MavenReport[]> {
  const module = relative(directory, join(folder, '../..')).split(sep).join('/');
  const names = await readdir(folder).catch(() => []);
  const reports = names.map(async (name) => {
    const className = /^TEST-(.+)\.xml$/.exec(name)?.[1];
    if (className === undefined) return [];
    const path = join(folder, name);
    const status = await stat(path, { bigint: true }).catch(() => undefined);
    return status
      ? [{ path, module, className, stamp: `${status.mtimeNs} ${status.size} ${status.ino}` }]
      : [];
  });
  return (await Promise.all(reports)).flat();
}
