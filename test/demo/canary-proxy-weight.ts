/** An observe-weight command for the demo's proxy: `node canary-proxy-weight.ts SOCKET` prints the canary's share. */
import { tellProxy } from './canary-proxy.ts';

const [socket] = process.argv.slice(2);
if (!socket) {
  console.error('usage: canary-proxy-weight.ts SOCKET');
  process.exit(2);
}
const weightOf = async (server: string): Promise<number> =>
  Number.parseInt(await tellProxy(socket, `get weight services/${server}`), 10);
const [canary, stable] = [await weightOf('canary'), await weightOf('stable')];
console.log((100 * canary) / (canary + stable));
