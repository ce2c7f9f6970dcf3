import { parseJUnit, parseSeconds } from '@paceline/runners';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const suite = (inside: string) => `<testsuite name="s">${inside}</testsuite>`;
const only = (xml: string) => parseJUnit(xml).suites.flatMap(({ tests }) => tests)[0]!;

describe('documents that mean harm', () => {
  test('billion laughs: nothing is expanded', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${levels.join('')}]>${suite(
      '<testcase name="&l9;" classname="c"><failure message="&l9;">&l9;</failure></testcase>',
    )}`;
    let size = 0;
    try {
      size = JSON.stringify(parseJUnit(xml)).length;
    } catch (error) {
      expect(error).toMatchObject({ code: 'PACELINE_JUNIT_INVALID' });
    }
    expect(size).toBeLessThan(1000);
  });

  test('an external entity is never read', () => {
    const xml = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${suite('<testcase name="&e;"/>')}`;
    let text = '';
    try {
      text = JSON.stringify(parseJUnit(xml));
    } catch (error) {
      text = String(error);
      expect(error).toMatchObject({ code: 'PACELINE_JUNIT_INVALID' });
    }
    expect(text).not.toContain('root:');
    expect(text.length).toBeLessThan(400);
  });

  test('a report that is too large is refused before it is parsed', () => {
    expect(() => parseJUnit(suite('x'.repeat(200)), { maxBytes: 100 })).toThrowError(
      expect.objectContaining({ code: 'PACELINE_JUNIT_TOO_LARGE' }),
    );
  });

  test.each([
    ['cut off', '<testsuite name="s"><testcase name="a"'],
    ['no XML', 'Segmentation fault'],
    ['other XML', '<html><body/></html>'],
    ['empty', ''],
  ])('%s: one clear error', (_name, xml) => {
    expect(() => parseJUnit(xml)).toThrowError(expect.objectContaining({ code: 'PACELINE_JUNIT_INVALID' }));
  });

  test('suites nested without end do not exhaust the stack', () => {
    const xml = '<testsuite name="s">'.repeat(5000) + '</testsuite>'.repeat(5000);
    try {
      expect(parseJUnit(xml).suites.length).toBeLessThan(100);
    } catch (error) {
      expect(error).toMatchObject({ code: 'PACELINE_JUNIT_INVALID' });
    }
  });

  test('names such as __proto__ are plain data', () => {
    const xml = suite('<testcase name="constructor" __proto__="x"><__proto__ polluted="1"/></testcase>');
    try {
      expect(only(xml).name).toBe('constructor');
    } catch (error) {
      expect(error).toMatchObject({ code: 'PACELINE_JUNIT_INVALID' });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('text', () => {
  test('CDATA is taken as it stands, text is decoded, characters by number too', () => {
    const xml = suite('<testcase name="a&#10;b"><failure><![CDATA[a &lt; <b>]]></failure></testcase>');
    expect(only(xml)).toMatchObject({ name: 'a\nb', message: 'a &lt; <b>' });
    expect(only(suite('<testcase name="x"><failure>a &lt; b&#x21;</failure></testcase>')).message).toBe(
      'a < b!',
    );
  });

  test('colours and control characters in output do not break the report', () => {
    const xml = suite(`<testcase name="a"><failure message="m">\u001b[31mred\u0007</failure></testcase>`);
    expect(only(xml)).toMatchObject({ outcome: 'failed' });
  });

  test('any name survives being written and read', () => {
    const encode = (text: string) =>
      text.replace(/[<>&"'\s]/g, (character) => `&#${character.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, classname) => {
        const xml = suite(`<testcase name="${encode(name)}" classname="${encode(classname)}"/>`);
        expect(only(xml)).toMatchObject({ name, classname });
      }),
    );
  });
});

describe('parseSeconds', () => {
  test.each([
    ['0.123', 0.123],
    ['1,234.5', 1234.5],
    ['1,234,567.8', 1234567.8],
    ['1.234,5', 1234.5],
    ['0,123', 0.123],
    ['1,234,567', 1234567],
    ['12', 12],
    ['1e-5', 0.00001],
    ['', 0],
    ['-1', 0],
    ['NaN', 0],
    ['soon', 0],
  ])('%s', (text, seconds) => {
    expect(parseSeconds(text)).toBeCloseTo(seconds, 9);
  });

  test('a missing attribute is 0', () => {
    expect(parseSeconds(undefined)).toBe(0);
    expect(only(suite('<testcase name="a"/>')).seconds).toBe(0);
  });

  test('surefire groups thousands: never off by a thousand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (milliseconds) => {
        const seconds = milliseconds / 1000;
        const grouped = seconds.toLocaleString('en-US', { minimumFractionDigits: 3 });
        expect(parseSeconds(grouped)).toBeCloseTo(seconds, 6);
      }),
    );
  });
});
