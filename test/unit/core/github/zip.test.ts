import { readZipFile } from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipOf } from './zip.ts';

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

describe('one file of a zip', () => {
  it('is unpacked, whatever stands beside it', () => {
    const zip = zipOf({ '../../evil': 'x', 'a.json': '{"a":1}', 'b.html': '<p>' });
    expect(text(readZipFile(zip, 'a.json', 100))).toBe('{"a":1}');
    expect(readZipFile(zip, 'c.json', 100)).toBeUndefined();
  });

  it('is refused when it unpacks to more than allowed, also when its header lies', () => {
    const bomb = { 'a.json': Buffer.alloc(50_000_000) };
    for (const zip of [zipOf(bomb), zipOf(bomb, 10)]) {
      expect(() => readZipFile(zip, 'a.json', 1_000_000)).toThrow(
        expect.objectContaining({ code: 'PACELINE_ARTIFACT_TOO_LARGE' }),
      );
    }
  });

  it('survives every damage with an error of ours', () => {
    const zip = zipOf({ 'a.json': '{"a":1}'.repeat(20) });
    fc.assert(
      fc.property(
        fc.nat(zip.length),
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 }),
        (cut, changes) => {
          const damaged = Buffer.from(zip.subarray(0, cut));
          for (const [at, value] of changes) if (at < damaged.length) damaged[at] = value;
          try {
            readZipFile(damaged, 'a.json', 10_000);
          } catch (error) {
            expect((error as { code: string }).code).toMatch(/^PACELINE_ARTIFACT_/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
