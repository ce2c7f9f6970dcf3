import { once } from 'node:events';
// Not the whole package: a test starts a hundred of these, and kills them.
import { createDiskTier } from '../../../packages/store/src/disk/disk.ts';
import { isWhole, randomValue } from './self-describing.ts';

/**
 * A process that works on a shared folder, for tests that kill it or run many of it.
 * `node writer.ts FOLDER SEED until-killed` or `node writer.ts FOLDER SEED race KEYS`, which waits for a word on stdin.
 */
const [folder = '', seed = '', mode = '', keys = '0'] = process.argv.slice(2);
const tier = createDiskTier(folder, { maxEntries: 60 });

process.stdout.write('ready\n');
if (mode === 'until-killed') {
  for (let round = 0; ; round++) {
    const key = `shared/${(round * 7 + Number(seed)) % 10}`;
    const value = randomValue(`${seed} ${round}`);
    await tier.put(key, value.bytes, { metadata: value.metadata, ifAbsent: round % 3 === 0 });
    if (round % 5 === 0) await tier.delete(key);
  }
}

const won: string[] = [];
const torn: string[] = [];
await once(process.stdin, 'data');
for (let index = 0; index < Number(keys); index++) {
  const key = `race/${index}`;
  const result = await tier.put(key, Buffer.from(seed), { ifAbsent: true });
  if (result === 'stored') won.push(key);
  const value = randomValue(`${seed} ${index}`);
  await tier.put(`shared/${index % 5}`, value.bytes, { metadata: value.metadata });
  const found = await tier.get(`shared/${(index + 1) % 5}`);
  if (found && !isWhole(found)) torn.push(`shared/${(index + 1) % 5}`);
}
process.stdout.write(JSON.stringify({ won, torn, corrupt: tier.counters().corrupt }), () => process.exit());
