import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * End-to-end tests run a fresh build of their own beside the committed bundle, so that they test what the
 * sources say. `PACELINE_DIST` names it; where it is set already (a build to be used again), nothing is built.
 */
export default function setup(): (() => void) | undefined {
  if (process.env['PACELINE_DIST']) return undefined;
  const dist = join(root, `build/dist-${process.pid}`);
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--out', dist], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.env['PACELINE_DIST'] = dist;
  return () => rmSync(dist, { recursive: true, force: true });
}
