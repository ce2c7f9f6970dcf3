import { retryable, StoreError, within } from '@paceline/store';
import type { Machine } from './machine.ts';

/**
 * @param late called where the work is not done in time; it goes on nevertheless
 * @throws StoreError PACELINE_STORE_DEADLINE, retryable
 */
export function inTime<T>(
  machine: Machine,
  milliseconds: number,
  work: Promise<T>,
  late: () => void = () => {},
): Promise<T> {
  return within(machine, milliseconds, work, () => {
    late();
    throw retryable(
      new StoreError(
        'PACELINE_STORE_DEADLINE',
        `The store did not answer within ${Math.round(milliseconds / 100) / 10} s.`,
        'Look at it and the network.',
      ),
    );
  });
}
