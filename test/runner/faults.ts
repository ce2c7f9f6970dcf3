/** Makes the services of a run fail as they do in real life: errors, throttling, silence, lost connections. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from './server.ts';
import { sendJson } from './server.ts';

/** One fault. It stands for the requests whose `METHOD /path?query` its pattern matches. */
export interface Fault {
  /** e.g. /^GET .*\/jobs/ or /CacheService/ */
  path: RegExp;
  /** The answer's status, or no answer (`hang`), or a connection that breaks (`drop`). */
  answer: number | 'hang' | 'drop';
  /** How many requests it spoils. Default: all. */
  times?: number;
  headers?: Record<string, string>;
  /** The `message` of the answer. */
  message?: string;
}

/** Puts faults before everything else that a server answers; so it must be called first. */
export function addFaults(server: Server, faults: readonly Fault[]): void {
  const left = faults.map((fault) => ({ fault, times: fault.times ?? Infinity }));
  server.route(async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const line = `${request.method} ${url.pathname}${url.search}`;
    const found = left.find(({ fault, times }) => times > 0 && new RegExp(fault.path).test(line));
    if (found === undefined) return false;
    found.times--;
    const { answer, headers = {}, message = 'Injected fault' } = found.fault;
    if (answer === 'drop') response.destroy();
    else if (answer !== 'hang') {
      // An answer that leaves a body unread would break the connection instead of saying its status.
      request.resume();
      sendJson(response, answer, { message, status: String(answer) }, headers);
    }
    return true;
  });
}
