/**
 * What a machine shows at one instant. All but memory are counters since some start, so two readings make
 * one {@link Sample}; their units matter only where said.
 */
export interface Reading {
  /** Seconds on a clock that never jumps. */
  readonly at: number;
  /** Processor time that was not idle, in any unit. */
  readonly cpuBusy: number;
  /** Processor time there was, in the same unit. */
  readonly cpuTotal: number;
  readonly memoryBytes: number;
  readonly diskReadBytes: number;
  readonly diskWriteBytes: number;
  readonly networkReceivedBytes: number;
  readonly networkSentBytes: number;
  /** Microseconds during which some task waited for processor, memory, or disk; undefined without PSI. */
  readonly pressure?: Pressure | undefined;
}

export interface Pressure {
  readonly cpu: number;
  readonly memory: number;
  readonly io: number;
}

/** One interval: shares of 0–1, bytes in use at its end, and bytes per second as the mean over it. */
export interface Sample {
  /** Seconds since the first reading. */
  readonly at: number;
  readonly cpu: number;
  readonly memoryBytes: number;
  readonly diskReadBytes: number;
  readonly diskWriteBytes: number;
  readonly networkReceivedBytes: number;
  readonly networkSentBytes: number;
  readonly pressure?: Pressure | undefined;
}

/** The sample between two readings. A counter that went back (a device was removed) counts as no change. */
export function between(before: Reading, after: Reading, start: number): Sample {
  const elapsed = after.at - before.at;
  const rate = (key: 'diskReadBytes' | 'diskWriteBytes' | 'networkReceivedBytes' | 'networkSentBytes') =>
    elapsed > 0 ? Math.max(0, after[key] - before[key]) / elapsed : 0;
  const stalled = (key: keyof Pressure) =>
    share((after.pressure?.[key] ?? 0) - (before.pressure?.[key] ?? 0), elapsed * 1e6);
  return {
    at: after.at - start,
    cpu: share(after.cpuBusy - before.cpuBusy, after.cpuTotal - before.cpuTotal),
    memoryBytes: after.memoryBytes,
    diskReadBytes: rate('diskReadBytes'),
    diskWriteBytes: rate('diskWriteBytes'),
    networkReceivedBytes: rate('networkReceivedBytes'),
    networkSentBytes: rate('networkSentBytes'),
    ...(before.pressure && after.pressure
      ? { pressure: { cpu: stalled('cpu'), memory: stalled('memory'), io: stalled('io') } }
      : {}),
  };
}

const share = (part: number, whole: number): number =>
  whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
