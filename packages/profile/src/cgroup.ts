/** The text of a file, undefined when it cannot be read; lets recorded trees stand in for a machine. */
type ReadText = (path: string) => string | undefined;

/** Where a limited group of processes shows its use: files of cgroup v2 or v1. */
interface CgroupLimits {
  readonly cpu?: {
    /** Cores by time quota, possibly a fraction of one. */
    readonly cores: number;
    readonly path: string;
    readonly version: 1 | 2;
  };
  readonly memory?: {
    readonly bytes: number;
    readonly path: string;
    /** memory.stat of the same group, whose file cache is not counted as used. */
    readonly statPath: string;
  };
}

const ROOT = '/sys/fs/cgroup';

/**
 * The tightest limits above this process that are smaller than the machine. A container is measured against
 * what it may use, not against its host; without limits there is nothing to find.
 * Inside a container the path in /proc/self/cgroup may be the host's; then the mount's root is its group.
 * Sources: kernel Documentation/admin-guide/cgroup-v2.rst, cgroup-v1/memory.rst, scheduler/sched-bwc.rst.
 */
export function findLimits(machine: { cores: number; memoryBytes: number }, read: ReadText): CgroupLimits {
  const found: { -readonly [K in keyof CgroupLimits]: CgroupLimits[K] } = {};
  const cpu = (version: 1 | 2, path: string, quota: number, period: number) => {
    const cores = quota / period;
    if (quota > 0 && period > 0 && cores < (found.cpu?.cores ?? machine.cores)) {
      found.cpu = { cores, path, version };
    }
  };
  const memory = (folder: string, path: string, limit: number) => {
    if (limit > 0 && limit < (found.memory?.bytes ?? machine.memoryBytes)) {
      found.memory = { bytes: limit, path: `${folder}/${path}`, statPath: `${folder}/memory.stat` };
    }
  };
  for (const line of (read('/proc/self/cgroup') ?? '0::/').split('\n')) {
    const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
    if (!match) continue;
    const [, controllers = '', path = '/'] = match;
    for (const folder of foldersOf(controllers, path)) {
      if (controllers === '') {
        const [quota, period] = (read(`${folder}/cpu.max`) ?? '').trim().split(' ');
        cpu(2, `${folder}/cpu.stat`, Number(quota), Number(period));
        memory(folder, 'memory.current', Number(read(`${folder}/memory.max`)));
      } else if (controllers.split(',').includes('cpu')) {
        const value = (name: string) => Number(read(`${folder}/cpu.cfs_${name}_us`));
        // Use is counted by cpuacct, which is nearly always mounted together with cpu.
        const usage = [
          `${folder}/cpuacct.usage`,
          `${folder.replace(`${ROOT}/cpu/`, `${ROOT}/cpuacct/`)}/cpuacct.usage`,
        ];
        const readable = usage.find((candidate) => read(candidate) !== undefined);
        if (readable) cpu(1, readable, value('quota'), value('period'));
      } else if (controllers === 'memory') {
        memory(folder, 'memory.usage_in_bytes', Number(read(`${folder}/memory.limit_in_bytes`)));
      }
    }
  }
  return found;
}

/** Our group's folder and all above it, since limits of each apply. `..` (a group outside the mount) is cut. */
function foldersOf(controllers: string, path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  const names = controllers === '' ? ['', '/unified'] : controllers.split(',').map((name) => `/${name}`);
  if (controllers.includes(',')) names.push(`/${controllers}`);
  return names.flatMap((name) =>
    Array.from({ length: parts.length + 1 }, (_, depth) =>
      [`${ROOT}${name}`, ...parts.slice(0, parts.length - depth)].join('/'),
    ),
  );
}

/** Seconds of processor time a group has used, from cpu.stat (v2) or cpuacct.usage (v1). */
export function parseCgroupCpu(text: string, version: 1 | 2): number | undefined {
  const value =
    version === 2
      ? Number(/^usage_usec (\d+)/m.exec(text)?.[1]) / 1e6
      : Number(text.trim() || Number.NaN) / 1e9;
  return Number.isFinite(value) ? value : undefined;
}

/** Bytes in use without file cache that can be dropped, as container runtimes count a working set. */
export function parseCgroupMemory(usage: string, stat: string): number | undefined {
  const used = Number(usage.trim() || Number.NaN);
  // v1 counts the groups below under names of their own.
  const cache = Number(
    (/^total_inactive_file (\d+)/m.exec(stat) ?? /^inactive_file (\d+)/m.exec(stat))?.[1] ?? 0,
  );
  return Number.isFinite(used) ? Math.max(0, used - cache) : undefined;
}
