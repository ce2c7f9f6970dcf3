/**
 * `npm test [-- vitest's arguments]`: the whole suite, then the suites against real servers where this
 * machine has the servers; else one line says what was left out. With arguments, vitest alone.
 * `PACELINE_TEST_SERVERS=later` leaves them to a `npm run test:servers` of its own.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { missingServers } from '../test/servers/catalog.ts';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

function vitest(...options: string[]): void {
  const { status, signal } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...options],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) process.exit(signal ? 130 : (status ?? 1));
}

vitest(...args);
if (args.length === 0 && process.env['PACELINE_TEST_SERVERS'] !== 'later') {
  const missing = missingServers();
  if (missing.length === 0) vitest('--config', 'vitest.servers.config.ts');
  else {
    console.log(
      `Left out: tests against real servers (missing: ${missing.join(', ')}). \`npm run servers\` installs them.`,
    );
  }
}
