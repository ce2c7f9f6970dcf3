import type { LegResult } from '@paceline/contracts';

/** What the machine lends to a leg: the clock, the checkout, and what the machine is. */
export interface Machine {
  now(): Date;
  /**
   * The commit that is checked out.
   * @throws PacelineError PACELINE_NO_COMMIT
   */
  head(directory: string): Promise<string>;
  /** Bytes of a file; infinite where there is none. */
  sizeOf(path: string): Promise<number>;
  describe(): LegResult['machine'];
}
