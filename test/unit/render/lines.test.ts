import {
  escapeHtml,
  escapeMarkdown,
  logText,
  markdownCode,
  mermaidName,
  oneLine,
  visibleText,
} from '@paceline/render';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nasty } from './nasty.ts';

/** What the runner takes for a command of its own: `##[` anywhere in a line, `::` at its beginning. */
const isCommand = (line: string): boolean => line.includes('##[') || line.trimStart().startsWith('::');
/** Control characters but line breaks and tabs, separators, what changes direction, tags. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

const always = (property: (text: string) => void): void =>
  fc.assert(fc.property(nasty, property), { numRuns: 500 });

describe('text of others', () => {
  it('in one line is one line, no command, and all of it is seen', () => {
    always((text) => {
      const line = oneLine(text);
      expect(line).not.toMatch(/[\n\r\t]/);
      expect(line).not.toMatch(HIDDEN);
      expect(isCommand(line)).toBe(false);
      expect(line.isWellFormed()).toBe(true);
      expect(oneLine(line)).toBe(line);
    });
  });

  it('in a message has no line that is a command', () => {
    always((text) => {
      const message = logText(text);
      expect(message.split(/[\n\r]/).filter(isCommand)).toEqual([]);
      expect(message).not.toMatch(HIDDEN);
      expect(logText(message)).toBe(message);
    });
  });

  it('is a command on no page either, from which people copy and which actions print', () => {
    always((text) => {
      for (const shown of [escapeMarkdown(text), markdownCode(text), mermaidName(text)]) {
        expect(shown.split('\n').filter(isCommand)).toEqual([]);
        expect(shown).not.toMatch(HIDDEN);
      }
      for (const shown of [escapeHtml(text), visibleText(text)]) expect(shown).not.toMatch(HIDDEN);
    });
  });

  it.each([
    ['##[group]', '## [group]'],
    ['a ##[set-output name=x]y', 'a ## [set-output name=x]y'],
    ['::error::x', ': :error::x'],
    ['  ::add-mask::x', ': :add-mask::x'],
    ['###[x', '### [x'],
    ['##\u202e[x', '## [x'],
    [':\u0000:x', ': :x'],
    ['a\n::error::b\r\0c\u2028d', 'a ::error::b c d'],
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
  ])('%j is %j', (text, line) => expect(oneLine(text)).toBe(line));

  it.each([
    'src/a::b.test.ts',
    'std::vec::Vec',
    '# heading',
    '[group] of tests',
    'ünï 日本 👩‍👩‍👧',
    'a\u200db',
    'نص',
  ])('stays as it is where there is nothing to it: %s', (text) => {
    expect(oneLine(text)).toBe(text);
    expect(logText(`${text}\n\t${text}\n`)).toBe(`${text}\n\t${text}\n`);
  });
});
