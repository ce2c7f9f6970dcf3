import { machineCapacity, readCapacity } from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const GIB = 2 ** 30;
const machine = { cores: 16, memoryBytes: 64 * GIB };
const capacity = (files: Record<string, string>, memoryPerJob?: number) =>
  readCapacity(machine, (path) => files[path], memoryPerJob);

/** The files of a hybrid machine (v1 controllers, v2 unified) without limits, as recorded. */
const HYBRID = {
  '/proc/self/cgroup':
    '9:name=systemd:/\n8:pids:/\n7:blkio:/\n6:freezer:/\n5:devices:/\n4:memory:/session/6572ed50\n3:cpuset:/\n2:cpuacct:/\n1:cpu:/\n0::/\n',
  '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
  '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
  '/sys/fs/cgroup/cpuset/cpuset.cpus': '0-15\n',
  '/sys/fs/cgroup/cpuset/cpuset.effective_cpus': '0-15\n',
  '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
  '/sys/fs/cgroup/memory/session/6572ed50/memory.limit_in_bytes': '9223372036854771712\n',
};

describe('readCapacity', () => {
  test('without cgroups: the machine, a fifth of the cores left free', () => {
    expect(capacity({})).toEqual({ cores: 16, memoryBytes: 64 * GIB, jobs: 12 });
  });

  test('a hybrid machine without limits (recorded)', () => {
    expect(capacity(HYBRID)).toEqual({ cores: 16, memoryBytes: 64 * GIB, jobs: 12 });
  });

  test('v1: quota, CPU set and memory of nested groups', () => {
    expect(
      capacity({
        ...HYBRID,
        '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '400000',
        '/sys/fs/cgroup/memory/session/memory.limit_in_bytes': String(6 * GIB),
      }),
    ).toEqual({ cores: 4, memoryBytes: 6 * GIB, jobs: 3 });
    expect(capacity({ ...HYBRID, '/sys/fs/cgroup/cpuset/cpuset.effective_cpus': '0-1,8' }).cores).toBe(3);
  });

  test('v1: controllers mounted together', () => {
    expect(
      capacity({
        '/proc/self/cgroup': '4:cpu,cpuacct:/docker/abc\n',
        '/sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us': '150000',
        '/sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us': '100000',
      }).cores,
    ).toBe(1.5);
  });

  test('v2: a limit of a group above ours counts', () => {
    expect(
      capacity({
        '/proc/self/cgroup': '0::/kubepods.slice/pod1/c1\n',
        '/sys/fs/cgroup/kubepods.slice/pod1/c1/cpu.max': 'max 100000',
        '/sys/fs/cgroup/kubepods.slice/pod1/cpu.max': '250000 100000',
        '/sys/fs/cgroup/kubepods.slice/pod1/c1/memory.max': String(4 * GIB),
        '/sys/fs/cgroup/kubepods.slice/memory.max': 'max',
      }),
    ).toEqual({ cores: 2.5, memoryBytes: 4 * GIB, jobs: 2 });
  });

  test('v2 inside a container with its own namespace: limits stand at the root', () => {
    const files = { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': '50000 100000' };
    expect(capacity(files)).toMatchObject({ cores: 0.5, jobs: 1 });
    expect(capacity({ ...files, '/proc/self/cgroup': '0::/../../other\n' }).cores).toBe(0.5);
  });

  test('v2: a CPU set', () => {
    expect(capacity({ '/sys/fs/cgroup/cpuset.cpus.effective': '2-3' }).cores).toBe(2);
  });

  test('memory per job', () => {
    expect(capacity({}, 16 * GIB).jobs).toBe(4);
    expect(capacity({}, 1000 * GIB).jobs).toBe(1);
  });

  test('whatever the files say, there is a job, and never more than the machine has', () => {
    const text = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.constantFrom('max', '-1', '0-', '5-2', 'max 0'),
    );
    fc.assert(
      fc.property(fc.string(), text, text, text, (cgroup, quota, memory, cpus) => {
        const result = readCapacity(machine, (path) => {
          if (path === '/proc/self/cgroup') return `0::/${cgroup}\n1:cpu:/${cgroup}`;
          if (path.endsWith('cpu.max') || path.endsWith('quota_us')) return quota;
          if (path.endsWith('memory.max')) return memory;
          return path.includes('cpuset') ? cpus : undefined;
        });
        expect(result.jobs).toBeGreaterThanOrEqual(1);
        expect(result.jobs).toBeLessThanOrEqual(12);
        expect(result.cores).toBeGreaterThan(0);
        expect(result.cores).toBeLessThanOrEqual(16);
        expect(result.memoryBytes).toBeLessThanOrEqual(64 * GIB);
      }),
    );
  });

  test('this machine', () => {
    const { cores, memoryBytes, jobs } = machineCapacity();
    expect(cores).toBeGreaterThan(0);
    expect(memoryBytes).toBeGreaterThan(0);
    expect(Number.isInteger(jobs) && jobs >= 1).toBe(true);
  });
});
