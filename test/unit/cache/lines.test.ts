import { expect, test } from 'vitest';
import { files, seconds, size } from '../../../actions/cache/src/lines.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [9949, '9.9 kB'],
  [9950, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [45_123_456, '45 MB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, expected) => expect(size(bytes)).toBe(expected));

test('counts and seconds', () => {
  expect([files(0), files(1), files(1234)]).toEqual(['0 files', '1 file', '1,234 files']);
  expect([seconds(0.04), seconds(0.8), seconds(12.4)]).toEqual(['0.0 s', '0.8 s', '12 s']);
});
