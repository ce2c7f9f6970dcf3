import { lstat, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_FILE_BYTES } from '../tier/value-file.ts';
import { type ClientRequest, VALUE_FILE } from './github-client.ts';
import { problemIn } from './github-log.ts';
import { type Client, createClients } from './github-process.ts';
import { ClientFailure, deadlineExceeded, type GithubTransport } from './github-transport.ts';

/** Through GitHub's own client, which makes an archive of each value: in processes of its own (decision 6). */
export function createArchiveTransport(
  variables: Readonly<Record<string, string | undefined>>,
): GithubTransport {
  const clients = createClients(variables);

  /** The client's answer, or the failure that its log tells of. */
  async function ask(client: Client, request: ClientRequest, seconds: number) {
    const { message, lines } = await client.request(request, seconds);
    const problem = problemIn(lines);
    if (!message) throw deadlineExceeded({ seconds }, problem?.reason);
    if (message.about === 'failed') throw new ClientFailure({ kind: 'transfer', reason: message.reason });
    if (message.about === 'saved' && !message.saved && problem?.kind !== 'exists') {
      throw new ClientFailure(problem ?? { kind: 'service', reason: 'it did not take a value' });
    }
    if (message.about === 'found' && message.key === undefined && problem) throw new ClientFailure(problem);
    return message;
  }

  return {
    async find(prefixes, seconds) {
      const message = await ask(clients.any(), { verb: 'find', prefixes, fetch: false }, seconds);
      return message.about === 'found' ? message.key : undefined;
    },

    /** An archive may hold anything, so it has to be a plain file. */
    async fetch(prefix, seconds) {
      return clients.with(async (client) => {
        const path = join(client.folder, VALUE_FILE);
        try {
          const message = await ask(client, { verb: 'find', prefixes: [prefix], fetch: true }, seconds);
          if (message.about !== 'found' || message.key === undefined) return undefined;
          const info = await lstat(path).catch(() => undefined);
          const sound = info?.isFile() && info.size <= MAX_FILE_BYTES;
          return { key: message.key, file: sound ? await readFile(path) : undefined };
        } finally {
          await rm(path, { force: true, recursive: true });
        }
      });
    },

    async save(key, file, seconds) {
      return clients.with(async (client) => {
        const path = join(client.folder, VALUE_FILE);
        await writeFile(path, file);
        try {
          const message = await ask(client, { verb: 'save', key }, seconds);
          return message.about === 'saved' && message.saved;
        } finally {
          await rm(path, { force: true });
        }
      });
    },

    close: () => clients.close(),
  };
}
