import { totalmem } from 'node:os';
import {
  between,
  openPortable,
  openSource,
  parseSampleLog,
  type Reading,
  runSampler,
  type Source,
  sampleLine,
  thin,
} from '@paceline/profile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const machine = { os: 'linux', arch: 'arm64', cores: 4, memoryBytes: 16e9 };

/** A machine that is half busy and writes 100 bytes a second. */
function steady(): Source & { reads: number } {
  const source = {
    kind: 'procfs' as const,
    machine,
    reads: 0,
    read(): Reading {
      source.reads += 1;
      const at = performance.now() / 1000;
      return {
        at,
        cpuBusy: at * 2,
        cpuTotal: at * 4,
        memoryBytes: 5e9,
        diskReadBytes: 0,
        diskWriteBytes: at * 100,
        networkReceivedBytes: 0,
        networkSentBytes: 0,
        pressure: { cpu: at * 1e5, memory: 0, io: 0 },
      };
    },
    close() {},
  };
  return source;
}

async function sampled(options: Partial<Parameters<typeof runSampler>[0]>, stopAfter = 10_000) {
  let text = '';
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), stopAfter);
  const why = await runSampler({
    source: steady(),
    intervalSeconds: 0.02,
    maxSeconds: 60,
    maxBytes: 1e6,
    write: (part) => {
      text += part;
    },
    wanted: () => true,
    signal: stop.signal,
    now: () => new Date(0),
    ...options,
  });
  clearTimeout(timer);
  return { why, text, log: parseSampleLog(text)! };
}

describe('the sampler', () => {
  test('samples until it is stopped', async () => {
    const { why, log } = await sampled({}, 300);
    expect(why).toBe('stopped');
    expect(log).toMatchObject({ end: 'stopped', startedAt: '1970-01-01T00:00:00.000Z', machine });
    expect(log.samples.length).toBeGreaterThan(3);
    for (const sample of log.samples) {
      expect(sample.cpu).toBeCloseTo(0.5, 3);
      expect(sample.diskWriteBytes).toBe(100);
      expect(sample.pressure?.cpu).toBeCloseTo(0.1, 3);
    }
  });

  test('stopped within its first interval, it has one sample still', async () => {
    const { log } = await sampled({ intervalSeconds: 30 }, 120);
    expect(log.samples).toHaveLength(1);
  });

  test('ends by itself at its limits of time and size', async () => {
    expect((await sampled({ maxSeconds: 0.1 })).why).toBe('time limit');
    const small = await sampled({ maxBytes: 600 });
    expect(small.why).toBe('size limit');
    expect(small.text.length).toBeLessThanOrEqual(600 + '{"end":"size limit"}\n'.length);
    expect(small.log.end).toBe('size limit');
  });

  test('ends when nobody wants it any more', async () => {
    expect((await sampled({ intervalSeconds: 2.6, wanted: () => false })).why).toBe('runner gone');
  });

  test('a failing write ends it with an error, not in silence', async () => {
    let writes = 0;
    const write = () => {
      if (++writes > 2) throw new Error('disk full');
    };
    await expect(sampled({ write })).rejects.toThrow('disk full');
  });
});

describe('its file', () => {
  const sample = fc.record({
    at: fc.double({ min: 0.1, max: 1e5, noNaN: true }),
    cpu: fc.double({ min: 0, max: 1, noNaN: true }),
    memoryBytes: fc.maxSafeNat(),
    diskReadBytes: fc.maxSafeNat(),
    diskWriteBytes: fc.maxSafeNat(),
    networkReceivedBytes: fc.maxSafeNat(),
    networkSentBytes: fc.maxSafeNat(),
  });
  const header = `${JSON.stringify({ sampler: 1, startedAt: new Date(0).toISOString(), intervalSeconds: 1, source: 'procfs', machine })}\n`;

  test('cut off anywhere, it holds every sample that was written whole', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 8 }), fc.nat(2000), (samples, cut) => {
        const lines = samples.map((value, index) => sampleLine({ ...value, at: index + 1 }));
        const text = (header + lines.join('')).slice(0, header.length + cut);
        const whole = text.slice(header.length).split('\n').length - 1;
        const log = parseSampleLog(text)!;
        expect(log.samples.map((value) => value.memoryBytes)).toEqual(
          samples.slice(0, whole).map((value) => value.memoryBytes),
        );
        expect(log.end).toBeUndefined();
      }),
    );
  });

  test('lines that are no samples are left out', () => {
    const good = '[1,0.5,10,0,0,0,0]\n';
    for (const bad of [
      'null',
      '[1]',
      '[2,"x",1,1,1,1,1]',
      '[2,-1,1,1,1,1,1]',
      '{"end":"never"}',
      'x',
      '[0.5,0,0,0,0,0,0]',
    ]) {
      const log = parseSampleLog(`${header}${good}${bad}\n`)!;
      expect([bad, log.samples.length, log.end]).toEqual([bad, 1, undefined]);
    }
    for (const none of ['', '\n', '{}\n', 'null\n', '[1]\n', '{"sampler":1}\n']) {
      expect(parseSampleLog(none)).toBeUndefined();
    }
  });
});

test('averaging keeps the mean, and the length within the limit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      (values, most) => {
        const thinned = thin(values, most);
        expect(thinned).toHaveLength(Math.min(values.length, most));
        expect(Math.max(...thinned)).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
      },
    ),
  );
  expect(thin([1, 3, 5, 7, 9, 11], 3)).toEqual([2, 6, 10]);
  expect(thin([1, 3, 5, 7, 9], 2)).toEqual([2, 7]);
});

test('counters that go back, and no time at all, are no change', () => {
  // A whole number: of others the difference is not exactly 1.
  const reading = { ...steady().read(), at: 10 };
  expect(between(reading, reading, reading.at)).toMatchObject({ at: 0, cpu: 0, diskWriteBytes: 0 });
  const later = { ...reading, at: reading.at + 1, diskWriteBytes: 0, cpuBusy: reading.cpuBusy - 5 };
  expect(between(reading, later, reading.at)).toMatchObject({ at: 1, cpu: 0, diskWriteBytes: 0 });
});

test.each([
  ['this machine', openSource],
  ['any system that Node runs on', () => openPortable({ ...machine, memoryBytes: totalmem() })],
])('%s is busy when it works', async (_name, open) => {
  const source = open();
  const before = source.read();
  const until = performance.now() + 300;
  while (performance.now() < until);
  const { cpu, memoryBytes } = between(before, source.read(), before.at);
  source.close();
  expect(cpu).toBeGreaterThan(0.1 / source.machine.cores);
  expect(cpu).toBeLessThanOrEqual(1);
  expect(memoryBytes).toBeGreaterThan(1e6);
});
