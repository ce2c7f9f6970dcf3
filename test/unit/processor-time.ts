/**
 * Seconds of processor time that a call takes. For tests of what must not grow faster than its input: there the bound
 * is many times what it takes, and what grows faster takes minutes. Waiting for other processes does not count.
 */
export function processorSeconds(call: () => unknown): number {
  const before = process.cpuUsage();
  call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
