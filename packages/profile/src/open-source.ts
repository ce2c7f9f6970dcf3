import os from 'node:os';
import { openLinux } from './linux.ts';
import { processorModel } from './processor.ts';
import type { MachineFacts, Source } from './source.ts';

/** The best source this machine has. */
export function openSource(): Source {
  const processor = processorModel();
  const machine: MachineFacts = {
    os: os.platform(),
    arch: os.arch(),
    cores: os.cpus().length || os.availableParallelism(),
    memoryBytes: os.totalmem(),
    ...(processor === undefined ? {} : { processor }),
  };
  return (machine.os === 'linux' ? openLinux(machine) : undefined) ?? openPortable(machine);
}

/** Processor and memory alone, as Node gives them on every system. */
export function openPortable(machine: MachineFacts): Source {
  return {
    kind: 'os',
    machine,
    read() {
      let [busy, total] = [0, 0];
      for (const { times } of os.cpus()) {
        const used = times.user + times.nice + times.sys + times.irq;
        busy += used;
        total += used + times.idle;
      }
      return {
        at: performance.now() / 1000,
        cpuBusy: busy,
        cpuTotal: total,
        memoryBytes: machine.memoryBytes - os.freemem(),
        diskReadBytes: 0,
        diskWriteBytes: 0,
        networkReceivedBytes: 0,
        networkSentBytes: 0,
      };
    },
    close() {},
  };
}
