/** Says which Python is used: the one this machine has. */
import { append, input, installed } from '../../stand-in/io.ts';

const { version, path } = installed('python', ['python3', 'python'], ['--version'], input('python-version'));
append('GITHUB_OUTPUT', 'python-version', version);
append('GITHUB_OUTPUT', 'python-path', path);
append('GITHUB_OUTPUT', 'cache-hit', 'false');
