import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JUnitReport, parseJUnit } from '@paceline/runners';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorSeconds } from '../../processor-time.ts';

const folder = join(import.meta.dirname, '../../../fixtures/reports');
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(join(folder, name), 'utf8').trimEnd());

const tryRead = (bytes: string | Uint8Array): JUnitReport | undefined => {
  try {
    return parseJUnit(bytes);
  } catch (error) {
    expect(error).toMatchObject({ code: 'PACELINE_JUNIT_INVALID' });
    return undefined;
  }
};
const failed = (report: JUnitReport | undefined) =>
  (report?.suites ?? [])
    .flatMap(({ tests }) => tests)
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'error').length;

/** Six suites, each with a test that passes and one that fails. */
const made = `<?xml version="1.0"?>\n<testsuites>${Array.from(
  { length: 6 },
  (_, i) =>
    `<testsuite name="s${i}" tests="2" failures="1"><testcase name="a${i}" classname="c" time="0.1"/><testcase name="b${i}" classname="c" time="0.1"><failure message="m">text</failure></testcase></testsuite>`,
).join('\n')}</testsuites>`;

describe('a report that was cut off anywhere', () => {
  test.each<[string, (text: string) => Buffer]>([
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-16LE', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('%s: is never whole, and keeps each failure that stood before the cut', (_name, encode) => {
    fc.assert(
      fc.property(
        fc.constantFrom(made, ...recorded),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (xml, share) => {
          const whole = encode(xml);
          const cut = whole.subarray(0, Math.floor(share * (whole.length - 1)));
          const report = tryRead(cut);
          expect(report === undefined || report.problem !== undefined).toBe(true);
          const before = xml.slice(0, Math.max(0, Math.floor((xml.length * cut.length) / whole.length) - 2));
          if (xml === made) {
            expect(failed(report)).toBeGreaterThanOrEqual(before.match(/<failure [^>]*>/g)?.length ?? 0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a report of which a part was lost or written over', () => {
  test('is never read as green', () => {
    fc.assert(
      fc.property(fc.nat(made.length), fc.nat(made.length), fc.string({ maxLength: 5 }), (a, b, put) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        // At least one of the six failures stays, with all that is around it.
        fc.pre(to - from <= made.length / 2);
        const report = tryRead(made.slice(0, from) + put + made.slice(to));
        if (report && report.problem === undefined) expect(failed(report)).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('any bytes at all end in a report or one clear error', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '/',
        '"',
        "'",
        '&',
        '=',
        ' ',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<!DOCTYPE x [',
        '<?xml ',
      ],
      ...['<testsuite', '<testcase', '</testcase>', '</testsuite>', 'name="x"', '<failure>', '\0', '\uFFFE'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        tryRead(Buffer.from(pieces.join('')));
        tryRead(`<testsuite name="s"><testcase name="t">${pieces.join('')}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('time grows with length', () => {
  const size = 2_000_000;
  test.each([
    ['one element in the other', '<a>'.repeat(size / 3)],
    ['tags without end', '<testsuite '.repeat(size / 11)],
    ['a name without end', `<testsuite><${'a'.repeat(size)}`],
    ['a value without end', `<testsuite name="${'a'.repeat(size)}`],
    ['spaces in a tag', `<testsuite${' '.repeat(size)}`],
    ['attributes', `<testsuite ${Array.from({ length: size / 10 }, (_, i) => `a${i}=""`).join(' ')}>`],
    ['prefixes', '<a:'.repeat(size / 3)],
    ['comments that end', `<testsuite>${'<!---->'.repeat(size / 7)}`],
    ['comments that do not', `<testsuite>${'<!--'.repeat(size / 4)}`],
    ['a document type', `<!DOCTYPE x [${'<!ENTITY a "b">'.repeat(size / 15)}`],
    [
      'ampersands',
      `<testsuite name="s"><testcase name="${'&'.repeat(size)}"><failure>${'&#'.repeat(size / 2)}`,
    ],
    ['declarations', '<?xml '.repeat(size / 6)],
    ['no element', '<'.repeat(size)],
    ['a log', `<x y z ${'<t '.repeat(size / 3)}`],
    [
      'messages',
      `<testsuite>${`<testcase name="t"><failure message="${'a'.repeat(3999)}">${'a'.repeat(3998)}b${'a'.repeat(3998)}</failure></testcase>`.repeat(size / 12_000)}`,
    ],
  ])('%s', (_name, xml) => {
    expect(processorSeconds(() => tryRead(xml))).toBeLessThan(10);
  });
});
