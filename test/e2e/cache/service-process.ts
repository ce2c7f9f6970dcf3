import { createInterface } from 'node:readline';
import { startCacheService } from '../../contract/store/service.ts';

/**
 * GitHub's cache service in a process of its own, for tests that wait for their actions and could not answer
 * them. Takes one JSON command per line, answers each with one line, and ends with its stdin.
 */
const service = await startCacheService();
for await (const line of createInterface({ input: process.stdin })) {
  const { verb, value } = JSON.parse(line);
  let answer: unknown = null;
  if (verb === 'job') answer = service.job(value);
  else if (verb === 'evict') answer = service.cache.evict(({ key }) => key.startsWith(value));
  else if (verb === 'list') answer = service.cache.list();
  else if (verb === 'calls') answer = service.cache.calls();
  else if (verb === 'truncate') service.cache.truncateDownloads(value);
  else if (verb === 'fault') service.fault({ ...value, path: new RegExp(value.path) });
  else throw new Error(`unknown verb ${verb}`);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await service.close();
