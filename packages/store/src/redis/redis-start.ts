import type { ChainableCommander, Redis } from 'ioredis';
import { decodeHeader, FIRST_READ, type FileHeader, headerLength } from '../tier/value-file.ts';
import type { RedisClient } from './redis-connection.ts';

/** The beginning of what stands under a name; `header` is undefined where it is no whole value of ours. */
export interface Start {
  readonly first: Buffer;
  readonly header: FileHeader | undefined;
}

interface ListedHeader {
  readonly header: FileHeader;
  /** Seconds since the last use, by Redis's own record; absent where it keeps none. */
  readonly idleSeconds?: number;
}

/** The answers of a pipeline, in its order. @throws the first error among them */
export async function answersOf(pipeline: ChainableCommander): Promise<unknown[]> {
  return ((await pipeline.exec()) ?? []).map(([error, answer]) => {
    if (error) throw error;
    return answer;
  });
}

/** Undefined where nothing stands under the name. */
export async function readStart(client: RedisClient, name: string): Promise<Start | undefined> {
  const [first, size] = (await answersOf(
    client
      .pipeline()
      .getrangeBuffer(name, 0, FIRST_READ - 1)
      .strlen(name),
  )) as [Buffer, number];
  if (first.byteLength === 0) return undefined;
  return complete(client, name, first, size);
}

/** A header that is longer than the first read: keys and metadata may have any length. */
async function complete(client: RedisClient, name: string, first: Buffer, size: number): Promise<Start> {
  const length = headerLength(first);
  if (length === undefined || length <= first.byteLength || length > size) {
    return { first, header: decodeHeader(first, size) };
  }
  const longer = await client.getrangeBuffer(name, 0, length - 1);
  return { first: longer, header: decodeHeader(longer, size) };
}

/** Reads the headers under many names of one node in one round trip; what is no value of ours is left out. */
export function createHeaderReader() {
  let untouched = true;

  return async function read(
    client: RedisClient,
    node: Redis,
    names: readonly string[],
  ): Promise<ListedHeader[]> {
    if (names.length === 0) return [];
    const pipeline = node.pipeline();
    // So that a list is no use; Redis 7.2 and newer. The connection is shared, so the pipeline ends it again.
    const quiet = untouched;
    if (quiet) pipeline.call('CLIENT', 'NO-TOUCH', 'ON');
    for (const name of names) {
      pipeline
        .object('IDLETIME', name)
        .getrangeBuffer(name, 0, FIRST_READ - 1)
        .strlen(name);
    }
    if (quiet) pipeline.call('CLIENT', 'NO-TOUCH', 'OFF');
    const answers = (await pipeline.exec()) ?? [];
    if (quiet) untouched = !answers[0]?.[0];
    const listed: ListedHeader[] = [];
    for (const [index, name] of names.entries()) {
      const at = 3 * index + (quiet ? 1 : 0);
      const [idle, first, size] = [answers[at]!, answers[at + 1]!, answers[at + 2]!];
      const found = await startOf(client, name, first, size);
      if (!found?.header) continue;
      const idleSeconds = idle[0] ? undefined : idle[1];
      listed.push({
        header: found.header,
        ...(typeof idleSeconds === 'number' ? { idleSeconds } : {}),
      });
    }
    return listed;
  };
}

type PipelineReply = [error: Error | null, answer: unknown];

async function startOf(
  client: RedisClient,
  name: string,
  first: PipelineReply,
  size: PipelineReply,
): Promise<Start | undefined> {
  const error = first[0] ?? size[0];
  if (error === null) {
    const bytes = first[1] as Buffer;
    return bytes.byteLength === 0 ? undefined : complete(client, name, bytes, size[1] as number);
  }
  // Someone else's list or hash under our prefix.
  if (error.message.startsWith('WRONGTYPE')) return undefined;
  // Its slot moved to another node since the name was listed.
  if (/^(?:MOVED|ASK) /.test(error.message)) return readStart(client, name);
  throw error;
}
