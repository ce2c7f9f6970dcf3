import type { LegResult } from '@paceline/contracts';
import type { Queue, QueueRequest } from '@paceline/coordinate';

/** What the machine lends to a leg: the clock, the checkout, and what the machine is. */
export interface Machine {
  now(): Date;
  /**
   * The commit that is checked out where a folder is, and the top folder of that checkout.
   * @throws PacelineError PACELINE_NO_COMMIT
   */
  checkout(directory: string): Promise<{ readonly head: string; readonly root: string }>;
  /** Bytes of a file; infinite where there is none. */
  sizeOf(path: string): Promise<number>;
  describe(): LegResult['machine'];
  /** Joins the queue that the legs share. @throws StoreError */
  openQueue(request: QueueRequest): Promise<Queue>;
}
