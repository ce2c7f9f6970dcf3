import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** End-to-end tests run a fresh build beside the committed bundle, so that they test what the sources say. */
export default function setup(): void {
  if (process.env['PACELINE_REUSE_BUILD']) return;
  execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/build.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
