import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCpu, parseDisks, parseMemory, parseNetwork, parsePressure } from '@paceline/profile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const recorded = (name: string) => readFileSync(join(import.meta.dirname, 'recorded/x64', name), 'utf8');

test('texts recorded on an x64 virtual machine', () => {
  const [, ...ticks] = recorded('stat').split('\n')[0]!.split(/ +/).map(Number);
  const total = ticks.slice(0, 8).reduce((sum, value) => sum + value, 0);
  expect(parseCpu(recorded('stat'))).toEqual({ busy: total - ticks[3]! - ticks[4]!, total });
  const memory = parseMemory(recorded('meminfo'))!;
  expect(memory.totalBytes).toBe(24684096 * 1024);
  expect(memory.usedBytes).toBeGreaterThan(1e9);
  expect(memory.usedBytes).toBeLessThan(memory.totalBytes);
  // vda alone: loop devices and compressed memory are no disks.
  expect(parseDisks(recorded('diskstats'))).toEqual({
    readBytes: 12004618 * 512,
    writeBytes: 183474168 * 512,
  });
  expect(parseNetwork(recorded('net-dev'))).toEqual({ receivedBytes: 4781485413, sentBytes: 17241990 });
  expect(parsePressure(recorded('pressure-io'))).toBe(76959268);
});

describe('texts in the shape of arm64 boards and cloud machines', () => {
  test('flash storage with boot partitions, NVMe, and an older kernel with fewer columns', () => {
    const text = ` 179       0 mmcblk0 56051 10089900 13722294 410080 1177 1875 24721 23720 0 218660 433560
 179       1 mmcblk0p1 1 63 512 10 0 0 0 0 0 10 10
 179      32 mmcblk0boot0 2 0 16 1 0 0 0 0 0 1 1
 259       0 nvme0n1 100 0 1000 0 50 0 2000 0 0 0 0 0 0 0 0 0 0
 259       1 nvme0n1p1 10 0 100 0 5 0 200 0 0 0 0 0 0 0 0 0 0
 259       2 nvme0n1p15 10 0 100 0 5 0 200 0 0 0 0 0 0 0 0 0 0
 254       0 dm-0 10 0 100 0 5 0 200 0 0 0 0
`;
    expect(parseDisks(text)).toEqual({
      readBytes: (13722294 + 16 + 1000) * 512,
      writeBytes: (24721 + 2000) * 512,
    });
  });

  test('a processor line without steal and guest, and memory without MemAvailable', () => {
    expect(parseCpu('cpu  10 0 10 70 10 0 0\ncpu0 1 1\n')).toEqual({ busy: 20, total: 100 });
    expect(parseMemory('MemTotal:  1000 kB\nMemFree:  400 kB\n')).toEqual({
      totalBytes: 1024000,
      usedBytes: 614400,
    });
  });

  test('interfaces of containers are counted where they leave the machine', () => {
    const line = (name: string, received: number, sent: number) =>
      `${name}: ${received} 1 0 0 0 0 0 0 ${sent} 1 0 0 0 0 0 0`;
    const text = [
      'head',
      line('  lo', 9, 9),
      line('enP2p1s0', 5, 7),
      line('veth12', 9, 9),
      line('docker0', 9, 9),
    ];
    expect(parseNetwork(text.join('\n'))).toEqual({ receivedBytes: 5, sentBytes: 7 });
  });
});

test('guest time, which user time holds already, is not counted twice', () => {
  expect(parseCpu('cpu  50 0 0 50 0 0 0 0 40 0')).toEqual({ busy: 50, total: 100 });
});

test('no text makes a parser throw or count below zero', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'cpu 0123:\nsdaMemTotal:kBsome total=.-') }), (text) => {
      for (const parse of [parseCpu, parseMemory, parseDisks, parseNetwork]) {
        for (const value of Object.values(parse(text) ?? {})) expect(value).not.toBeNaN();
      }
      expect(parsePressure(text) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
