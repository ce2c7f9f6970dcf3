/**
 * Proves that the committed bundle is what its sources build: builds afresh beside it and compares every
 * file. `node scripts/check-bundle.ts`; exit status 1 and the names of what differs if it is not.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './actions.ts';

const committed = join(root, 'actions/dist');
const fresh = join(root, 'build/dist');
execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--out', fresh], { stdio: 'inherit' });

const filesOf = (cwd: string) =>
  globSync('**', { cwd, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [relative(cwd, join(entry.parentPath, entry.name))] : [],
  );
const files = new Set([...filesOf(committed), ...filesOf(fresh)]);
const differing = [...files].filter((file) => read(committed, file) !== read(fresh, file));
if (differing.length > 0) {
  console.error(
    `actions/dist is not what the sources build: ${differing.join(', ')}.\n` +
      'Run `npm run bundle` and commit actions/dist in a commit of its own.',
  );
  process.exitCode = 1;
} else console.log(`actions/dist equals a fresh build (${files.size} files)`);

function read(folder: string, file: string): string | undefined {
  const path = join(folder, file);
  return existsSync(path) ? readFileSync(path, 'latin1') : undefined;
}
