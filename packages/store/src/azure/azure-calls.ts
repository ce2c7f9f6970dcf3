import { addAbortSignal, type Readable } from 'node:stream';
import { storeClosed } from '../tier/errors.ts';
import { type AzureOperation, azureDeadlineExceeded, explainAzureError } from './azure-errors.ts';

/** One call with its deadline. */
export interface AzureCall {
  readonly abortSignal: AbortSignal;
  /** Gives it the time that so many bytes take on a slow network. */
  expect(bytes: number): void;
}

/** What the slowest network is expected to carry. */
const BYTES_PER_SECOND = 2 ** 20;

/** Runs calls so that each ends by its deadline, or when the tier is closed, and fails in words of the project. */
export function createAzureCalls(container: string, seconds: number) {
  const running = new Set<AbortController>();
  let closed = false;

  return {
    async run<T>(operation: AzureOperation, work: (call: AzureCall) => Promise<T>): Promise<T> {
      if (closed) throw storeClosed();
      const controller = new AbortController();
      let allowed = seconds;
      let late = false;
      const end = () => {
        late = true;
        controller.abort();
      };
      let timer = setTimeout(end, allowed * 1000);
      running.add(controller);
      try {
        return await work({
          abortSignal: controller.signal,
          expect(bytes) {
            allowed += bytes / BYTES_PER_SECOND;
            clearTimeout(timer);
            timer = setTimeout(end, allowed * 1000);
          },
        });
      } catch (error) {
        if (closed) throw storeClosed();
        if (late) throw azureDeadlineExceeded(container, Number(allowed.toFixed(1)));
        throw explainAzureError(error, operation, container);
      } finally {
        clearTimeout(timer);
        running.delete(controller);
      }
    },
    close() {
      closed = true;
      for (const controller of running) controller.abort();
    },
  };
}

/** At most `limit` bytes; undefined when there are more, of which none is read then. */
export async function readBody(
  body: Readable,
  length: number | undefined,
  limit: number,
  call: AzureCall,
): Promise<Buffer | undefined> {
  addAbortSignal(call.abortSignal, body);
  if (length === undefined || length > limit) {
    body.destroy();
    return undefined;
  }
  call.expect(length);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
