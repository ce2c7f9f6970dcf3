import type { Reading } from './reading.ts';

export interface MachineFacts {
  readonly os: string;
  readonly arch: string;
  /** What the job may use, under the limits of a container; possibly a fraction. */
  readonly cores: number;
  readonly memoryBytes: number;
  /** As `processorModel` gives it; absent where the system names none. */
  readonly processor?: string;
}

/** Where readings come from. */
export interface Source {
  /** `procfs` (Linux), or `os`, which knows neither disk nor network nor pressure. */
  readonly kind: 'procfs' | 'os';
  readonly machine: MachineFacts;
  read(): Reading;
  close(): void;
}
