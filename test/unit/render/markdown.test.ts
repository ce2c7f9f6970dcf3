import { escapeMarkdown, markdownCode, markdownDetails, markdownTable, shorten } from '@paceline/render';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nasty } from './nasty.ts';

describe('escaped text', () => {
  it('holds no character that markdown or HTML could act on', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped.replaceAll(/&#\d+;/g, '')).not.toMatch(/[\\`*_~[\](){}#!|$<>&"'\n\r\u2028\u202e\0]/);
        expect(escaped).not.toMatch(/@(?!\u200b)/);
        expect(escaped).not.toMatch(/:\/\/|www\./i);
        expect(escaped).not.toMatch(/GH-(?=\d)|^[-+=]|^\d+\./i);
        expect(escaped.isWellFormed()).toBe(true);
      }),
    );
  });

  it('reads as before once GitHub has rendered it', () => {
    const text = 'a|b <b> [c](d) `e` *f* _g_ #h $i$ 100 %';
    const read = escapeMarkdown(text).replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    expect(read).toBe(text);
    expect(markdownCode('a<b')).toBe('<code>a&#60;b</code>');
  });

  it('mentions nobody and refers to nothing', () => {
    expect(escapeMarkdown('thanks @octocat, see #12')).toBe('thanks @\u200boctocat, see &#35;\u200b12');
  });
});

describe('tables', () => {
  it('keep one line per row and one cell per column, whatever the cells hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(nasty, { minLength: 2, maxLength: 2 }), { maxLength: 8 }),
        fc.boolean(),
        (rows, escaped) => {
          const cells = escaped ? rows.map((row) => row.map(escapeMarkdown)) : rows;
          const lines = markdownTable([{ title: 'A' }, { title: 'B', align: 'right' }], cells).split('\n');
          expect(lines).toHaveLength(rows.length + 3);
          for (const line of lines.slice(0, -1)) expect(line.match(/\|/g)).toHaveLength(3);
        },
      ),
    );
  });

  it('fill up short rows', () => {
    expect(markdownTable([{ title: 'A' }, { title: 'B' }], [['1']]).split('\n')[2]).toBe('| 1 |  |');
  });
});

it('folded parts leave a blank line, so that GitHub reads markdown in them', () => {
  expect(markdownDetails('More', '| a |')).toBe('<details><summary>More</summary>\n\n| a |\n\n</details>\n');
});

it('shortening keeps both ends, whole characters, and the length', () => {
  expect(shorten('packages/checkout/test/payment.test.ts', 20)).toBe('package…ment.test.ts');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      (text, length) => {
        const short = shorten(text, length);
        expect([...short].length).toBeLessThanOrEqual(Math.max(1, length));
        if ([...text].length <= length) expect(short).toBe(text);
      },
    ),
  );
});
