import type { GetOptions } from '../tier/tier.ts';

/** What went wrong in GitHub's cache, or on the way to it. */
export interface ClientProblem {
  readonly kind: 'exists' | 'read-denied' | 'write-denied' | 'service' | 'transfer';
  /** In the service's words, in one short line. */
  readonly reason: string;
}

/** The only error that a transport throws on purpose. */
export class ClientFailure extends Error {
  readonly problem: ClientProblem;
  constructor({ kind, reason }: ClientProblem) {
    super(reason);
    this.problem = { kind, reason: clean(reason) };
  }
}

/** One way to GitHub's cache. Entries that were written in one way are not found in another. */
export interface GithubTransport {
  /** Key of the newest entry under the first prefix that has any; at most nine prefixes. */
  find(prefixes: readonly string[], seconds: number): Promise<string | undefined>;
  /** The newest entry under a prefix, whole. `file` is undefined when the entry is none of ours. */
  fetch(
    prefix: string,
    seconds: number,
    memory?: GetOptions['memory'],
  ): Promise<{ readonly key: string; readonly file: Buffer | undefined } | undefined>;
  /** @returns false when there is an entry of this key, or one that is being made */
  save(key: string, file: readonly Uint8Array[], seconds: number): Promise<boolean>;
  close(): Promise<void>;
}

/** The end of a request's time, for all the steps that it takes. */
export interface Deadline {
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** @param problem what was the matter until then */
export const deadlineExceeded = ({ seconds }: Pick<Deadline, 'seconds'>, problem = ''): ClientFailure => {
  const said = `it did not answer within ${seconds} s`;
  return new ClientFailure({ kind: 'service', reason: problem === '' ? said : `${problem}, and ${said}` });
};

/** An address may carry a signature, which is as good as a password. */
export const clean = (text: string): string =>
  text
    .replaceAll(/[?&]s(?:ig|v|e|p|r)=[^\s]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 1000)
    .replace(/[.\s]+$/, '')
    .slice(0, 200);
