/** Says which Node is used: the one of the runner, which is first in PATH already. */
import { append, command, input } from '../../stand-in/io.ts';

const asked = input('node-version');
const major = process.versions.node.split('.')[0];
process.stdout.write(`Using node ${process.version} of the local runner\n`);
if (/^v?\d/.test(asked) && asked.replace(/^v/, '').split('.')[0] !== major) {
  command(
    'warning',
    `node-version ${asked} was asked for; the local runner has ${process.version} only, so this job says nothing about ${asked}.`,
  );
}
if (input('cache') !== '') command('debug', `cache: ${input('cache')} is not used by the local runner`);
append('GITHUB_OUTPUT', 'node-version', process.version);
append('GITHUB_OUTPUT', 'cache-hit', 'false');
