import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { findLimits, parseCgroupCpu, parseCgroupMemory } from './cgroup.ts';
import { parseCpu, parseDisks, parseMemory, parseNetwork, parsePressure } from './procfs.ts';
import type { Pressure } from './reading.ts';
import type { MachineFacts, Source } from './source.ts';

/** Enough where only the first lines are of use, or there are no more: one call instead of two. */
const HEAD_BYTES = 1024;
const MAX_BYTES = 256 * 1024;

/**
 * Readings from /proc, and from the cgroup where it limits us. Files stay open and are read again from their
 * start: that is how procfs makes a fresh text, without the cost of opening.
 * Undefined where /proc does not show what is needed.
 */
export function openLinux(machine: MachineFacts): Source | undefined {
  const buffer = Buffer.allocUnsafe(MAX_BYTES);
  const files: number[] = [];
  const open = (path: string, bytes = MAX_BYTES): (() => string) | undefined => {
    let file: number;
    try {
      file = openSync(path, 'r');
      readSync(file, buffer, 0, 1, 0);
    } catch {
      // Pressure files exist but cannot be read where the kernel was started without PSI.
      return undefined;
    }
    files.push(file);
    return () => buffer.toString('latin1', 0, readWhole(file, buffer, bytes));
  };

  const stat = open('/proc/stat', HEAD_BYTES);
  const meminfo = open('/proc/meminfo', HEAD_BYTES);
  const limits = findLimits(machine, readText);
  const groupCpu = limits.cpu && open(limits.cpu.path);
  const groupMemory = limits.memory && open(limits.memory.path);
  const groupMemoryStat = limits.memory && open(limits.memory.statPath);
  const disks = open('/proc/diskstats');
  const network = open('/proc/net/dev');
  const pressures = (['cpu', 'memory', 'io'] as const).map((name) =>
    open(`/proc/pressure/${name}`, HEAD_BYTES),
  );
  const close = () => {
    for (const file of files.splice(0)) closeSync(file);
  };
  if (!stat || !meminfo || !parseCpu(stat()) || !parseMemory(meminfo())) {
    close();
    return undefined;
  }

  const cores = groupCpu ? limits.cpu!.cores : machine.cores;
  return {
    kind: 'procfs',
    machine: {
      ...machine,
      cores,
      memoryBytes: groupMemory ? limits.memory!.bytes : machine.memoryBytes,
    },
    read() {
      const at = performance.now() / 1000;
      const used = groupCpu && parseCgroupCpu(groupCpu(), limits.cpu!.version);
      const ticks = used === undefined ? parseCpu(stat()) : undefined;
      const disk = disks ? parseDisks(disks()) : undefined;
      const net = network ? parseNetwork(network()) : undefined;
      return {
        at,
        cpuBusy: used ?? ticks?.busy ?? 0,
        cpuTotal: used === undefined ? (ticks?.total ?? 0) : at * cores,
        memoryBytes:
          (groupMemory && parseCgroupMemory(groupMemory(), groupMemoryStat?.() ?? '')) ??
          parseMemory(meminfo())?.usedBytes ??
          0,
        diskReadBytes: disk?.readBytes ?? 0,
        diskWriteBytes: disk?.writeBytes ?? 0,
        networkReceivedBytes: net?.receivedBytes ?? 0,
        networkSentBytes: net?.sentBytes ?? 0,
        pressure: readPressure(pressures),
      };
    },
    close,
  };
}

function readPressure(files: readonly ((() => string) | undefined)[]): Pressure | undefined {
  const [cpu, memory, io] = files.map((read) => read && parsePressure(read()));
  return cpu === undefined || memory === undefined || io === undefined ? undefined : { cpu, memory, io };
}

/** procfs hands out at most a page or so per call, so long files take several. */
function readWhole(file: number, buffer: Buffer, limit: number): number {
  let length = 0;
  while (length < limit) {
    const count = readSync(file, buffer, length, limit - length, length);
    if (count === 0) break;
    length += count;
    // A head is enough as it comes.
    if (limit === HEAD_BYTES) break;
  }
  return length;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
