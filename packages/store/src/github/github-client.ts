import { AsyncLocalStorage } from 'node:async_hooks';

/** The one file of an archive. It is part of an entry's version, so it is the same everywhere, forever. */
export const VALUE_FILE = 'paceline-store-v1';

export type ClientRequest =
  /** The newest entry under the first prefix that has any; with `fetch` its file is put into the folder. */
  | { readonly verb: 'find'; readonly prefixes: readonly string[]; readonly fetch: boolean }
  /** Saves the folder's file. */
  | { readonly verb: 'save'; readonly key: string };

export type ClientAnswer =
  | { readonly about: 'found'; readonly key?: string }
  | { readonly about: 'saved'; readonly saved: boolean }
  /** The client threw, which it does for wrong keys only. */
  | { readonly about: 'failed'; readonly reason: string };

export type ClientMessage =
  | { readonly about: 'ready' }
  /** A line of the client's log: the only place where it says what went wrong. Of no request where none is known. */
  | { readonly about: 'line'; readonly text: string; readonly id?: number }
  | (ClientAnswer & { readonly id: number });

/**
 * The other side of github-process.ts: GitHub's own client, in a process of its own whose folder is what the
 * client takes for the workspace. The client archives files relative to the workspace with `tar`, and says
 * what failed in the log only: here neither the job's workspace nor its log are touched, and a client that
 * hangs can be ended. Requests that do not touch the folder's file can be under way at the same time.
 */
export async function serveGithubCache(): Promise<void> {
  const send = (message: ClientMessage) => void process.send?.(message);
  process.on('disconnect', () => process.exit(0));
  const current = new AsyncLocalStorage<number>();
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    const id = current.getStore();
    for (const text of Buffer.from(chunk as Uint8Array)
      .toString()
      .split(/\r?\n/)) {
      if (text !== '') send({ about: 'line', text, ...(id === undefined ? {} : { id }) });
    }
    return true;
  };
  const { restoreCache, saveCache } = await import('@actions/cache');
  const answer = async (request: ClientRequest): Promise<ClientAnswer> => {
    try {
      if (request.verb === 'save') {
        const id = await saveCache([VALUE_FILE], request.key);
        return { about: 'saved', saved: id !== -1 };
      }
      const { prefixes, fetch } = request;
      const key = await restoreCache([VALUE_FILE], prefixes[0]!, [...prefixes], { lookupOnly: !fetch });
      return { about: 'found', ...(key === undefined ? {} : { key }) };
    } catch (error) {
      return { about: 'failed', reason: (error as Error).message };
    }
  };
  process.on('message', (request: ClientRequest & { readonly id: number }) => {
    const { id } = request;
    void current.run(id, () => answer(request)).then((result) => send({ ...result, id }));
  });
  send({ about: 'ready' });
}
