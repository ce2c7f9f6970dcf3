import { type FileChange, messageOf } from '@paceline/core';
import type { Fallback } from './fallback.ts';
import type { Checkout } from './machine.ts';
import type { PlanContext } from './publish.ts';

export interface BaseComparison {
  readonly base?: string;
  readonly changes: readonly FileChange[];
  /** Why everything runs, whatever changed. */
  readonly fallback?: Fallback;
}

/** What changed since the base, or why that cannot be said. */
export async function compare(
  context: PlanContext,
  checkout: Checkout,
  head: string,
): Promise<BaseComparison> {
  const { environment, inputs, log } = context;
  try {
    const answer = await checkout.findBase({
      eventName: environment.eventName,
      event: environment.event,
      ref: environment.ref,
      base: inputs.base,
      maxDeepen: inputs['max-deepen'],
    });
    const asked: Fallback = { code: 'asked-for', message: 'the input mode is full' };
    if (answer.commit === undefined) {
      const fallback = inputs.mode === 'full' ? asked : { code: answer.code, message: answer.reason };
      return { changes: [], fallback };
    }
    log.info(`Comparing ${head.slice(0, 12)} with ${answer.commit.slice(0, 12)} (${answer.how}).`);
    const changes = await checkout.changedFiles(answer.commit, head);
    return { base: answer.commit, changes, ...(inputs.mode === 'full' ? { fallback: asked } : {}) };
  } catch (error) {
    return {
      changes: [],
      fallback: {
        code: 'no-base',
        message: `what changed is not known: ${messageOf(error).replace(/\.$/, '')}`,
      },
    };
  }
}
