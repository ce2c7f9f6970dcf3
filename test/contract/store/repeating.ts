import { setTimeout } from 'node:timers/promises';

/**
 * Repeats retryable errors at once, as every caller of a tier does. Ceph's gateway (16) answers 500 to some requests where
 * several writers replace one object.
 */
export async function repeating<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt === 10 || !(error as { retryable?: boolean }).retryable) throw error;
      await setTimeout(Math.random() * 20 * attempt);
    }
  }
}
