import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { posix } from 'node:path';

const GIB = 2 ** 30;
/** What one job is taken to need when nothing better is known. */
const MEMORY_PER_JOB = 2 * GIB;
/** A fifth of the cores is left to the system and to the runner itself. */
const CORE_SHARE = 0.8;
const CGROUP_ROOT = '/sys/fs/cgroup';

/** What this machine, or the container we are in, lets us use. */
interface Capacity {
  /** Cores, possibly a fraction of one (a quota of 50 ms per 100 ms is 0.5). */
  readonly cores: number;
  readonly memoryBytes: number;
  /** Jobs to run at once: `max(1, floor(min(0.8 × cores, memory / memory per job)))`. */
  readonly jobs: number;
}

/** The text of a file, undefined when it cannot be read; lets recorded trees stand in for a machine. */
type FileReader = (path: string) => string | undefined;

/**
 * Capacity under the limits of cgroup v1 and v2. Limits of every group from ours up to the root apply, so
 * the smallest counts. Inside a container the path in /proc/self/cgroup may be the host's and not be
 * visible; then the mount's root is our group.
 * Sources: kernel Documentation/admin-guide/cgroup-v2.rst (cpu.max, memory.max, cpuset.cpus.effective)
 * and cgroup-v1/{cpusets,memory}.rst, scheduler/sched-bwc.rst.
 */
export function readCapacity(
  machine: { cores: number; memoryBytes: number },
  read: FileReader,
  memoryPerJob: number = MEMORY_PER_JOB,
): Capacity {
  let cores = machine.cores;
  let memoryBytes = machine.memoryBytes;
  for (const limits of cgroupLimits(read)) {
    cores = Math.min(cores, limits.quota ?? cores, limits.cpus ?? cores);
    memoryBytes = Math.min(memoryBytes, limits.memory ?? memoryBytes);
  }
  const jobs = Math.max(1, Math.floor(Math.min(CORE_SHARE * cores, memoryBytes / memoryPerJob)));
  return { cores, memoryBytes, jobs };
}

/** The capacity of the machine we run on. */
export const machineCapacity = (memoryPerJob?: number): Capacity =>
  readCapacity({ cores: availableParallelism(), memoryBytes: totalmem() }, readText, memoryPerJob);

const readText: FileReader = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

interface CgroupLimits {
  /** Cores by time quota. */
  quota?: number | undefined;
  /** Cores by CPU set. */
  cpus?: number | undefined;
  memory?: number | undefined;
}

function cgroupLimits(read: FileReader): CgroupLimits[] {
  const found: CgroupLimits[] = [];
  for (const line of (read('/proc/self/cgroup') ?? '0::/').split('\n')) {
    const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
    if (!match) continue;
    const [, controllers = '', path = '/'] = match;
    if (controllers === '') {
      for (const root of [CGROUP_ROOT, `${CGROUP_ROOT}/unified`]) {
        for (const folder of upwards(root, path)) found.push(limitsV2(folder, read));
      }
      continue;
    }
    for (const controller of controllers.split(',')) {
      for (const root of [`${CGROUP_ROOT}/${controller}`, `${CGROUP_ROOT}/${controllers}`]) {
        for (const folder of upwards(root, path)) found.push(limitsV1(controller, folder, read));
      }
    }
  }
  return found;
}

function limitsV2(folder: string, read: FileReader): CgroupLimits {
  const [quota, period] = (read(`${folder}/cpu.max`) ?? '').trim().split(/\s+/);
  return {
    quota: ratio(quota, period ?? '100000'),
    cpus: cpuCount(read(`${folder}/cpuset.cpus.effective`)),
    memory: byteLimit(read(`${folder}/memory.max`)),
  };
}

function limitsV1(controller: string, folder: string, read: FileReader): CgroupLimits {
  switch (controller) {
    case 'cpu':
      return { quota: ratio(read(`${folder}/cpu.cfs_quota_us`), read(`${folder}/cpu.cfs_period_us`)) };
    case 'cpuset':
      return {
        cpus: cpuCount(read(`${folder}/cpuset.effective_cpus`) ?? read(`${folder}/cpuset.cpus`)),
      };
    case 'memory':
      return { memory: byteLimit(read(`${folder}/memory.limit_in_bytes`)) };
    default:
      return {};
  }
}

/** Our group's folder and all above it, down to the mount's root. `..` (a group outside the mount) is cut. */
function upwards(root: string, path: string): string[] {
  const parts = posix
    .normalize(path)
    .split('/')
    .filter((part) => part !== '' && part !== '..');
  return Array.from({ length: parts.length + 1 }, (_, depth) => [root, ...parts.slice(0, depth)].join('/'));
}

/** `max` and −1 stand for no quota. */
function ratio(quota: string | undefined, period: string | undefined): number | undefined {
  const [share, whole] = [Number(quota?.trim() || Number.NaN), Number(period?.trim() || Number.NaN)];
  return share > 0 && whole > 0 ? share / whole : undefined;
}

/** v2 writes `max` for no limit, v1 the largest page-aligned integer, which is above any machine's memory. */
function byteLimit(text: string | undefined): number | undefined {
  const value = Number(text?.trim() || Number.NaN);
  return value > 0 ? value : undefined;
}

/** Number of CPUs in a list such as `0-3,8`. */
function cpuCount(text: string | undefined): number | undefined {
  let count = 0;
  for (const range of (text ?? '').trim().split(',')) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(range);
    if (match) count += Number(match[2] ?? match[1]) - Number(match[1]) + 1;
  }
  return count > 0 ? count : undefined;
}
