import { findLimits, parseCgroupCpu, parseCgroupMemory } from '@paceline/profile';
import { expect, test } from 'vitest';

const machine = { cores: 4, memoryBytes: 16e9 };
const tree = (files: Record<string, string>) => (path: string) => files[path];
const v2 = '/sys/fs/cgroup';

test('without limits below the machine there is nothing to find', () => {
  expect(findLimits(machine, tree({}))).toEqual({});
  const text = { [`${v2}/cpu.max`]: 'max 100000\n', [`${v2}/memory.max`]: 'max\n' };
  expect(findLimits(machine, tree({ '/proc/self/cgroup': '0::/\n', ...text }))).toEqual({});
  const wide = { [`${v2}/cpu.max`]: '800000 100000\n', [`${v2}/memory.max`]: '99000000000\n' };
  expect(findLimits(machine, tree(wide))).toEqual({});
});

test('v2: the tightest of all groups from ours up to the root', () => {
  const files = {
    '/proc/self/cgroup': '0::/ci/job\n',
    [`${v2}/ci/job/cpu.max`]: '300000 100000\n',
    [`${v2}/ci/cpu.max`]: '150000 100000\n',
    [`${v2}/ci/job/memory.max`]: '2000000000\n',
    [`${v2}/ci/memory.max`]: '4000000000\n',
  };
  expect(findLimits(machine, tree(files))).toEqual({
    cpu: { cores: 1.5, path: `${v2}/ci/cpu.stat`, version: 2 },
    memory: {
      bytes: 2e9,
      path: `${v2}/ci/job/memory.current`,
      statPath: `${v2}/ci/job/memory.stat`,
    },
  });
});

test('v1: a container whose path is the host’s, so its group is the root of the mount', () => {
  const files = {
    '/proc/self/cgroup': '4:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n',
    [`${v2}/cpu,cpuacct/cpu.cfs_quota_us`]: '50000\n',
    [`${v2}/cpu,cpuacct/cpu.cfs_period_us`]: '100000\n',
    [`${v2}/cpu,cpuacct/cpuacct.usage`]: '1\n',
    [`${v2}/memory/memory.limit_in_bytes`]: '1000000000\n',
  };
  expect(findLimits(machine, tree(files))).toEqual({
    cpu: { cores: 0.5, path: `${v2}/cpu,cpuacct/cpuacct.usage`, version: 1 },
    memory: {
      bytes: 1e9,
      path: `${v2}/memory/memory.usage_in_bytes`,
      statPath: `${v2}/memory/memory.stat`,
    },
  });
  // The largest page-aligned number is v1's word for no limit.
  const none = { ...files, [`${v2}/memory/memory.limit_in_bytes`]: '9223372036854771712\n' };
  expect(findLimits(machine, tree(none)).memory).toBeUndefined();
});

test('use: seconds of processor time, and memory without droppable file cache', () => {
  expect(parseCgroupCpu('usage_usec 2500000\nuser_usec 1\n', 2)).toBe(2.5);
  expect(parseCgroupCpu('2500000000\n', 1)).toBe(2.5);
  expect(parseCgroupCpu('', 2)).toBeUndefined();
  expect(parseCgroupCpu('\n', 1)).toBeUndefined();
  expect(parseCgroupMemory('1000\n', 'anon 5\ninactive_file 300\n')).toBe(700);
  expect(parseCgroupMemory('1000\n', 'inactive_file 1\ntotal_inactive_file 300\n')).toBe(700);
  expect(parseCgroupMemory('', '')).toBeUndefined();
});
