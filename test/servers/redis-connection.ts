import { once } from 'node:events';
import { createConnection } from 'node:net';

/** An answer in RESP2; an error answer becomes a rejected promise. */
export type Reply = string | number | null | Reply[];

export interface RedisConnection {
  command(...parts: readonly (string | number)[]): Promise<Reply>;
  close(): void;
}

/** One raw connection that speaks RESP2: commands answer in the order they were sent. Text values only. */
export async function connectRedis(port: number): Promise<RedisConnection> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  const waiting: { resolve(reply: Reply): void; reject(error: Error): void }[] = [];
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const parsed = waiting.length === 0 ? undefined : parse(received, 0);
      if (!parsed) return;
      received = received.subarray(parsed.end);
      const { resolve, reject } = waiting.shift()!;
      if (parsed.reply instanceof Error) reject(parsed.reply);
      else resolve(parsed.reply);
    }
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('Redis closed the connection'));
  });
  return {
    command(...parts) {
      const bulk = parts.map((part) => `$${Buffer.byteLength(`${part}`)}\r\n${part}\r\n`);
      socket.write(`*${parts.length}\r\n${bulk.join('')}`);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    close: () => socket.destroy(),
  };
}

/** One reply at `start`, or undefined while some of its bytes are still to come. */
function parse(data: Buffer, start: number): { reply: Reply | Error; end: number } | undefined {
  const lineEnd = data.indexOf('\r\n', start);
  if (lineEnd < 0) return undefined;
  const line = data.toString('utf8', start + 1, lineEnd);
  const end = lineEnd + 2;
  const length = Number(line);
  switch (String.fromCharCode(data[start]!)) {
    case '+':
      return { reply: line, end };
    case '-':
      return { reply: new Error(line), end };
    case ':':
      return { reply: length, end };
    case '$':
      if (length < 0) return { reply: null, end };
      if (data.length < end + length + 2) return undefined;
      return { reply: data.toString('utf8', end, end + length), end: end + length + 2 };
    case '*':
      return length < 0 ? { reply: null, end } : parseList(data, end, length);
    default:
      throw new Error(`not RESP2: ${line}`);
  }
}

function parseList(data: Buffer, start: number, length: number): { reply: Reply; end: number } | undefined {
  const items: Reply[] = [];
  let end = start;
  for (let index = 0; index < length; index += 1) {
    const item = parse(data, end);
    if (!item) return undefined;
    if (item.reply instanceof Error) throw item.reply;
    items.push(item.reply);
    end = item.end;
  }
  return { reply: items, end };
}
