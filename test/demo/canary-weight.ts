/** The demo's set-weight command: `node canary-weight.ts SOCKET PERCENT` tells the proxy both weights. */
import { tellProxy } from './canary-proxy.ts';

const [socket, percent] = process.argv.slice(2);
const weight = Number(percent);
if (!socket || !Number.isInteger(weight) || weight < 0 || weight > 100) {
  console.error('usage: canary-weight.ts SOCKET PERCENT (a whole number)');
  process.exit(2);
}
for (const [server, share] of [
  ['canary', weight],
  ['stable', 100 - weight],
] as const) {
  const answer = await tellProxy(socket, `set weight services/${server} ${share}`);
  if (answer !== '') {
    console.error(answer);
    process.exit(1);
  }
}
