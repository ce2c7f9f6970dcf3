/** Says which Go is used: the one this machine has. */
import { append, input, installed } from '../../stand-in/io.ts';

append('GITHUB_OUTPUT', 'go-version', installed('go', ['go'], ['version'], input('go-version')).version);
append('GITHUB_OUTPUT', 'cache-hit', 'false');
