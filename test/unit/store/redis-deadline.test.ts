import { createServer, type Socket } from 'node:net';
import { createRedisTier, createStack } from '@paceline/store';
import { expect, test } from 'vitest';

/** A server that accepts and never answers. */
async function hangingServer() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined).resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: new URL(`redis://127.0.0.1:${port}`),
    connections: () => sockets.length,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a Redis that accepts and never answers is asked once, whatever is wanted of it', async () => {
  await using server = await hangingServer();
  const tier = createRedisTier({ url: server.url, variables: {}, connectSeconds: 0.2, commandSeconds: 0.2 });
  const said: string[] = [];
  const store = createStack([{ ...tier, limits: { deadlineSeconds: 5, retries: 2 } }], {
    onWarning: (message) => said.push(message),
  });
  expect(await store.get('a')).toBeUndefined();
  expect(await store.head('b')).toBeUndefined();
  expect(await store.newest(['c'])).toEqual([]);
  await expect(store.put('d', Buffer.from('d'))).rejects.toThrow();
  await store.close();
  expect(server.connections()).toBe(1);
  expect(store.statistics()[0]).toMatchObject({ errors: 1, retries: 0, breakerOpened: 1 });
  expect(said.join('\n')).toContain('did not answer within 0.2 s');
  expect(said.join('\n')).toContain('it is left out');
});
