/**
 * What this run may keep. The caller has to know, as a store cannot tell whose run it is in: what does not say
 * that it may, may not.
 */
export interface WriteRights {
  /** Whether it may keep anything. Where it may not, no tier takes a put or a delete. */
  readonly allowed: boolean;
  readonly reason?: string;
  /**
   * Starts of the keys that it may put and delete; absent: all. Copies to faster tiers keep to them too, since
   * what a run of one scope read must not become what a run of another one finds. Content under its own digest
   * is copied by every run, once the digest was verified.
   */
  readonly prefixes?: readonly string[];
}

/** Why a run may not write; undefined when it may. Callers in plain JavaScript can leave out what the type demands. */
export const refusal = (rights: Pick<WriteRights, 'allowed' | 'reason'> | undefined): string | undefined =>
  rights?.allowed === true ? undefined : (rights?.reason ?? 'it is not trusted with it');
