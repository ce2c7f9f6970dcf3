import { expect, test } from 'vitest';
import { findPatterns } from '../../../scripts/find-patterns.ts';

test('regular expressions are found wherever they stand, on their line', () => {
  const source = [
    'const a: RegExp = /a+/gi;',
    'function f<T>(x: T): boolean {',
    '  return x as unknown as string / 2 / 3 > 1 && /[/]b*$/.test(`${/c{2,}/.source}`);',
    '}',
    "const d = new RegExp('d+', 'u'), e = RegExp(`${a}\\\\s+$`);",
    '// /no+/',
    "const s = '/no*/';",
    'const computed = new RegExp(s);',
  ].join('\n');
  expect(findPatterns(source).map(({ line, source, flags }) => [line, source, flags])).toEqual([
    [1, 'a+', 'gi'],
    [3, '[/]b*$', ''],
    [3, 'c{2,}', ''],
    [5, 'd+', 'u'],
    [5, 'name\\s+$', ''],
  ]);
});
