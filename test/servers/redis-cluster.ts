import { type RedisServer, startRedis } from './redis.ts';
import { connectRedis } from './redis-connection.ts';
import { pause } from './server-process.ts';

export interface RedisCluster {
  /** Of one node, by which the others are found. */
  readonly url: string;
  readonly nodes: readonly RedisServer[];
  stop(): Promise<void>;
}

const SLOTS = [
  [0, 5460],
  [5461, 10922],
  [10923, 16383],
] as const;

/** Three masters, each with a third of the slots. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const nodes: RedisServer[] = [];
  const config = [
    ['cluster-enabled', 'yes'],
    ['cluster-node-timeout', '5000'],
  ] as const;
  for (const _ of SLOTS) nodes.push(await startRedis({ config }));
  const connections = await Promise.all(nodes.map((node) => connectRedis(node.port)));
  for (const [index, connection] of connections.entries()) {
    await connection.command('CLUSTER', 'ADDSLOTSRANGE', ...SLOTS[index]!);
    if (index > 0) await connection.command('CLUSTER', 'MEET', '127.0.0.1', nodes[0]!.port);
  }
  const until = performance.now() + 30_000;
  for (const connection of connections) {
    for (;;) {
      const state = String(await connection.command('CLUSTER', 'INFO'));
      if (state.includes('cluster_state:ok') && state.includes('cluster_known_nodes:3')) break;
      if (performance.now() > until) throw new Error(`The cluster did not come up.\n${state}`);
      await pause(50);
    }
    connection.close();
  }
  return {
    url: `${nodes[0]!.url}?cluster=true`,
    nodes,
    async stop() {
      for (const node of nodes) await node.stop();
    },
  };
}
