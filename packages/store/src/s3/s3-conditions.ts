import type { KeySpace } from '../objects/object-key.ts';
import { codeOf, statusOf } from './s3-errors.ts';
import type { ObjectWriter, WriteCondition } from './s3-write.ts';

type ConditionKind = 'ifNoneMatch' | 'ifMatch';

/**
 * What a server makes of conditions on PUT.
 * @param known whether it keeps them; undefined = ask it
 */
export function createConditions(keys: KeySpace, writer: ObjectWriter, known: boolean | undefined) {
  const kept: { [K in ConditionKind]?: Promise<boolean> } = {};

  /** Ceph's gateway (16) compares `If-Match` of a PUT with the ETag without its quotes; others want them. */
  let bare = false;
  const ifMatch = (etag: string) => ({ ifMatch: bare ? etag.replaceAll('"', '') : etag });

  async function ask(kind: ConditionKind): Promise<boolean> {
    const probe = keys.ownKey('conditions');
    const condition: WriteCondition =
      kind === 'ifNoneMatch' ? { ifNoneMatch: '*' } : { ifMatch: '"00000000000000000000000000000000"' };
    // The first one may well be the one that creates it.
    for (const _ of ['first', 'second']) {
      const answer = await conditionalPut(() => writer.mark(probe, { condition }));
      if (answer === 'failed' || answer === 'conflict') return true;
      if (answer === 'unknown') return false;
      if (answer === 'missing') await writer.mark(probe);
    }
    return false;
  }

  return {
    /** Asked with an empty object of the tier's own that stays, so that it costs one request per process. */
    keeps(kind: ConditionKind): Promise<boolean> {
      if (known !== undefined) return Promise.resolve(known);
      const asked = kept[kind] ?? ask(kind);
      kept[kind] = asked;
      asked.catch(() => {
        if (kept[kind] === asked) delete kept[kind];
      });
      return asked;
    },
    ifMatch,
    /** After a server refused the ETag that it still has: it wants the other spelling. */
    spellOtherwise(etag: string, refused: WriteCondition): void {
      // Unless another call has found out in the meantime.
      if ('ifMatch' in refused && refused.ifMatch === ifMatch(etag).ifMatch) bare = !bare;
    },
  };
}

export type WriteConditions = ReturnType<typeof createConditions>;

type ConditionOutcome = 'stored' | 'failed' | 'conflict' | 'missing' | 'unknown';

/** What a server says to a conditional PUT; everything that is no answer to the condition is thrown. */
export async function conditionalPut(put: () => Promise<unknown>): Promise<ConditionOutcome> {
  try {
    await put();
    return 'stored';
  } catch (error) {
    const status = statusOf(error);
    if (status === 412) return 'failed';
    if (status === 409) return 'conflict';
    // `If-Match` on what is gone; a missing bucket is no such answer.
    if (status === 404 && codeOf(error) !== 'NoSuchBucket') return 'missing';
    if (status === 501) return 'unknown';
    throw error;
  }
}
