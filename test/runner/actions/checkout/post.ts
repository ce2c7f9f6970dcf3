/** Takes the token out of the git configuration again. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const directory = process.env['STATE_directory'] ?? '';
if (directory !== '' && existsSync(directory)) {
  spawnSync('git', ['config', '--local', '--unset-all', 'http.https://github.com/.extraheader'], {
    cwd: directory,
  });
}
