import {
  formatBytes,
  formatChange,
  formatCount,
  formatDuration,
  formatPercent,
  plural,
  sparkline,
} from '@paceline/render';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('numbers for people', () => {
  it.each([
    [0, '0 s'],
    [0.0001, '< 1 ms'],
    [0.0421, '42 ms'],
    [0.9994, '999 ms'],
    [0.9996, '1.0 s'],
    [4.24, '4.2 s'],
    [4, '4 s'],
    [9.96, '10 s'],
    [42.4, '42 s'],
    [59.6, '1m 00s'],
    [134, '2m 14s'],
    [3599.4, '59m 59s'],
    [3599.6, '1h 00m'],
    [3725, '1h 02m'],
    [90_061, '25h 01m'],
    [-134, '−2m 14s'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1_468_006, '1.4 MiB'],
    [241_000_000, '230 MiB'],
    [1_073_741_824 * 12, '12 GiB'],
    [1_048_575, '1.0 MiB'],
    [-5, '0 B'],
    [Number.NaN, '–'],
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [0.082, '8.2 %', '+8.2 %'],
    [0.08, '8 %', '+8 %'],
    [0.1234, '12 %', '+12 %'],
    [-0.0341, '−3.4 %', '−3.4 %'],
    [0, '0 %', '±0 %'],
    [0.0001, '0 %', '±0 %'],
    [-0.0001, '0 %', '±0 %'],
    [0.07, '7 %', '+7 %'],
    [3.2, '320 %', '+320 %'],
    [Number.NaN, '–', '–'],
  ])('the ratio %d is %s, as a change %s', (ratio, percent, change) => {
    expect(formatPercent(ratio)).toBe(percent);
    expect(formatChange(ratio)).toBe(change);
  });

  it('counts', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect([plural(1, 'file'), plural(0, 'file'), plural(2000, 'run')]).toEqual([
      '1 file',
      '0 files',
      '2,000 runs',
    ]);
  });

  it('never carries a unit past its end, nor loses a second', () => {
    fc.assert(
      fc.property(fc.double({ min: 60, max: 3599, noNaN: true }), (seconds) => {
        const [, minutes, rest] = /^(\d+)m (\d\d)s$/.exec(formatDuration(seconds))!;
        expect(Number(rest)).toBeLessThan(60);
        expect(Math.abs(Number(minutes) * 60 + Number(rest) - seconds)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('sparklines', () => {
  it('go from the lowest to the highest bar', () => {
    expect(sparkline([1, 2, 3, 4, 5, 6, 7, 8])).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([5, 5, 5])).toBe('▄▄▄');
    expect(sparkline([1, Number.NaN, 2])).toBe('▁ █');
    expect(sparkline([])).toBe('');
  });
  it('have one bar per value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e300, max: 1e300, noNaN: true })), (values) => {
        expect(sparkline(values)).toHaveLength(values.length);
      }),
    );
  });
});
