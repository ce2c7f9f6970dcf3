import { areaChart, byteLength, characterLength, fitWithin } from '@paceline/render';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nasty } from './nasty.ts';

describe('texts within a limit', () => {
  it.each([
    ['bytes', byteLength],
    ['characters', characterLength],
  ])('never pass it, in %s, nor break a character', (_, measure) => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), fc.nat(120), (texts, limit) => {
        const versions = texts.map((text) => () => `${text.toWellFormed()} 🚀深`);
        const { text, step, cut } = fitWithin(limit, versions, measure);
        expect(measure(text)).toBeLessThanOrEqual(limit);
        expect(text.isWellFormed()).toBe(true);
        if (!cut) expect(text).toBe(versions[step]!());
        for (const version of versions.slice(0, step)) expect(measure(version())).toBeGreaterThan(limit);
      }),
    );
  });
  it('count characters as GitHub does: an emoji is two, a letter beyond ASCII one', () => {
    expect(fitWithin(4, [() => '🚀🚀'], characterLength).cut).toBe(false);
    expect(fitWithin(3, [() => '深深深'], characterLength).cut).toBe(false);
    expect(fitWithin(3, [() => '深深深']).cut).toBe(true);
  });
  it('are cut at a line when even the shortest is too long', () => {
    expect(fitWithin(15, [() => 'one\ntwo\nthree four'], characterLength).text).toBe('one\ntwo\n…\n');
  });
});

it('a chart of a long series keeps its highest sample, and any numbers', () => {
  const long = Array.from({ length: 5000 }, (_, index) => (index === 3333 ? 1 : 0));
  expect(areaChart(long, 1, 'x').text).toMatch(/ \d+,1 /);
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 300 }), fc.double(), (values, top) => {
      expect(areaChart(values, top, 'x').text).not.toMatch(/NaN|Infinity|undefined/);
    }),
  );
});
