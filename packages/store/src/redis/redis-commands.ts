import { createRedisConnection } from './redis-connection.ts';

/** A command's name and its arguments. */
export type RedisCommand = readonly [name: string, ...args: (string | number)[]];

/** Commands of one's own, for what keeps more in Redis than values; the rules of the connection are the tier's. */
export interface RedisCommands {
  /**
   * Sends commands in one round trip and gives their answers in order. They are under keys of one slot of a cluster.
   * Nothing is repeated: where the answer is lost, they may have been executed.
   * @param options.together all or none of them, with no other client's command between (MULTI)
   * @param options.expected the beginnings of error answers that are none: the answer is then undefined
   * @throws StoreError, `retryable` where the server could not be reached; PACELINE_STORE_DEADLINE after 4 s
   */
  send(
    commands: readonly RedisCommand[],
    options?: { readonly together?: boolean; readonly expected?: readonly string[] },
  ): Promise<unknown[]>;
  /** Ends the connection at once, and every call that waits for it. */
  close(): void;
}

/**
 * Where a `redis:` or `rediss:` URL leads, as in a store, with the credentials of the environment. Nothing is connected
 * before the first use.
 * @throws StoreError PACELINE_STORE_SPEC for a wrong URL
 */
export function openRedisCommands(
  url: URL,
  variables: Readonly<Record<string, string | undefined>>,
): RedisCommands {
  const connection = createRedisConnection({ url, variables });
  return {
    send(commands, { together = false, expected = [] } = {}) {
      const bytes = commands.reduce((sum, parts) => sum + parts.join(' ').length, 0);
      const isExpected = (error: Error) => expected.some((start) => error.message.startsWith(start));
      return connection.use(async (client) => {
        const [only] = commands;
        if (only !== undefined && commands.length === 1 && !together) {
          // Half the work of a pipeline of one.
          const [name, ...args] = only;
          const answer = client.call(name, args).catch((error: Error) => {
            if (!isExpected(error)) throw error;
            return undefined;
          });
          return [await answer];
        }
        const pipeline = together ? client.multi() : client.pipeline();
        for (const [name, ...args] of commands) pipeline.call(name, ...args);
        const answers = (await pipeline.exec().catch(refused)) ?? [];
        return answers.map(([error, answer]) => {
          if (error && !isExpected(error)) throw error;
          return error ? undefined : answer;
        });
      }, bytes);
    },
    close: () => connection.close(),
  };
}

/** Of commands that are refused together, the server's answer to the first one says why. */
function refused(error: unknown): never {
  const [first] = (error as { previousErrors?: readonly unknown[] }).previousErrors ?? [];
  throw first ?? error;
}
