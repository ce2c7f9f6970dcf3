/** For lifecycle.servertest.ts: starts one of each, prints their process ids as JSON, and waits or throws. */
import { startAzurite } from './azurite.ts';
import { startHaproxy } from './haproxy.ts';
import { startNginx } from './nginx.ts';
import { startPrometheus } from './prometheus.ts';
import { startRadosgw } from './radosgw.ts';
import { startRedis } from './redis.ts';

const servers = await Promise.all([
  startRedis(),
  startRadosgw(),
  startAzurite(),
  startPrometheus([]),
  startHaproxy([]),
  startNginx({}),
]);
console.log(JSON.stringify(servers.flatMap((server) => server.pids)));
if (process.argv.includes('--throw')) throw new Error('on purpose');
setInterval(() => {}, 1000);
