import { createHash } from 'node:crypto';

/** What one queue is for: the items of one plan of one run, under one suite and one combination of axes. */
export interface QueueName {
  /** `owner/name` */
  readonly repository: string;
  readonly runId: string;
  readonly planId: string;
  /** Suite and axes as one text, the same in every leg. */
  readonly combination: string;
  /** Of the run, from 1: each has its own results. */
  readonly attempt: number;
}

export interface QueueKeys {
  /** All items, in order; it is written once and read by every attempt. */
  readonly stream: string;
  /** The consumer group of this attempt, which reads the stream from its beginning. */
  readonly group: string;
  /** Hash: the first result of each item in this attempt. */
  readonly results: string;
}

/** The keys have one hash tag, so that a cluster keeps them in one place. Its last part tells apart what looks alike. */
export function queueKeys({ repository, runId, planId, combination, attempt }: QueueName): QueueKeys {
  const all = JSON.stringify([repository, runId, planId, combination]);
  const digest = createHash('sha256').update(all).digest('hex').slice(0, 32);
  const shown = [repository, runId, planId].map((text) =>
    text.replaceAll(/[^A-Za-z0-9._/-]/g, '-').slice(0, 100),
  );
  const root = `paceline:queue:{${[...shown, digest].join(':')}}`;
  return { stream: `${root}:stream`, group: `attempt-${attempt}`, results: `${root}:results:${attempt}` };
}
