const GRAIN = 1024 * 1024;

export interface SharedMemory {
  take(bytes: number): SharedArrayBuffer;
  /** For the next `take`: nobody uses it any more. */
  give(memory: SharedArrayBuffer): void;
}

/**
 * Memory that threads share and that is used again. Fresh memory for each message would not only have to be
 * cleared by the kernel: V8 takes much of it for a reason to collect, and walks all that is known of the files.
 * @param grain memory is taken in multiples of so many bytes, so that requests of about one size can share it; what
 * is not used of it costs nothing
 */
export function createSharedMemory(grain = GRAIN): SharedMemory {
  const free: SharedArrayBuffer[] = [];
  return {
    take(bytes) {
      const index = free.findIndex(({ byteLength }) => byteLength >= bytes);
      if (index >= 0) return free.splice(index, 1)[0]!;
      // Rather than one more beside those that are too small.
      free.pop();
      return new SharedArrayBuffer(Math.max(1, Math.ceil(bytes / grain)) * grain);
    },
    give(memory) {
      free.push(memory);
    },
  };
}
