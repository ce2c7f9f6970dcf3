const GRAIN = 1024 * 1024;

export interface SharedMemory {
  take(bytes: number): SharedArrayBuffer;
  /** Returns memory for the next `take`; it must not be used any more. */
  give(memory: SharedArrayBuffer): void;
}

/**
 * A pool of memory that threads share. New memory for each message would have to be cleared by the kernel, and would
 * make V8 collect garbage more often, which walks all tables of the files.
 * @param grain sizes are rounded up to multiples of so many bytes, so that requests of about the same size can use the
 * same memory; pages that are never written cost nothing
 */
export function createSharedMemory(grain = GRAIN): SharedMemory {
  const free: SharedArrayBuffer[] = [];
  return {
    take(bytes) {
      const index = free.findIndex(({ byteLength }) => byteLength >= bytes);
      if (index >= 0) return free.splice(index, 1)[0]!;
      // Replaces one that is too small.
      free.pop();
      return new SharedArrayBuffer(Math.max(1, Math.ceil(bytes / grain)) * grain);
    },
    give(memory) {
      free.push(memory);
    },
  };
}
