import { createMemoryTier, createStack, openStore } from '@paceline/store';
import { afterEach, describe } from 'vitest';
import { type Service, startCacheService } from '../store/service.ts';
import { temporaryFolders } from '../store/temporary.ts';
import { historyContract, startsWith } from './contract.ts';

const folder = temporaryFolders();
let service: Service | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

describe('history in memory', () => {
  historyContract(async () => {
    const tier = { ...createMemoryTier(), close: async () => {} };
    return async (_, prefixes) => createStack([tier], { mayWrite: startsWith(prefixes) });
  });
});

describe.each(['disk', 'github', 'disk github'])('history on %s', (spec) => {
  historyContract(async () => {
    service = await startCacheService();
    const { job } = service;
    const home = folder();
    return (run, prefixes) =>
      openStore(spec.split(' '), { home, variables: job(run), mayWrite: { allowed: true, prefixes } });
  });
});
