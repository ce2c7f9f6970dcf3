import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { init, parse } from 'es-module-lexer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GaveUp } from '../../../actions/test-impact/src/deadline.ts';
import { scanModule } from '../../../actions/test-impact/src/graph/javascript/scan-module.ts';
import { processorSeconds } from '../processor-time.ts';

const scan = (source: string, options: { jsx?: boolean; typescript?: boolean } = {}) =>
  scanModule(source, { jsx: false, typescript: true, ...options });
const requests = (source: string, options: { jsx?: boolean; typescript?: boolean } = {}) =>
  scan(source, options).requests.map(({ kind, specifier }) => `${kind} ${specifier}`);

describe('what a module asks for', () => {
  test.each([
    ["import a from './a'", ['import ./a']],
    ["import './a'", ['import ./a']],
    ['import a, { b as c } from "./a"', ['import ./a']],
    ["import * as a from './a' with { type: 'json' }", ['import ./a']],
    ["import{a}from'./a'", ['import ./a']],
    ["import { /* } from './no' */ a } from './a'", ['import ./a']],
    [
      "export * from './a'; export * as x from './b'; export { c } from './c'",
      ['import ./a', 'import ./b', 'import ./c'],
    ],
    ['export { a }; export default b; export const c = 1', []],
    ["import type A from './a'", ['type ./a']],
    [
      "import type { A } from './a'; export type { B } from './b'; export type * from './c'",
      ['type ./a', 'type ./b', 'type ./c'],
    ],
    ["import { type A, type B } from './a'", ['inline-type ./a']],
    ["import { type A, b } from './a'", ['import ./a']],
    ["import { type as as } from './a'", ['import ./a']],
    ["import type from './a'", ['import ./a']],
    ["import type, { x } from './a'", ['import ./a']],
    ["import x = require('./a')", ['import ./a']],
    ["import type x = require('./a')", ['import ./a']],
    ["const x = require('./a'), y = require(`./b`)", ['import ./a', 'import ./b']],
    ["await import('./a', { with: { type: 'json' } })", ['import ./a']],
    ['import(`./lang/${name}.js`)', ['computed ./lang/']],
    ["require('./plugins/' + name)", ['computed ./plugins/']],
    ['import(name)', ['computed ']],
    ["const name = './a'; import(name)", ['import ./a']],
    ["const name = './a'; { const name = other(); import(name) }", ['computed ']],
    ["require(path.join(__dirname, 'a', 'b'))", ['import ./a/b']],
    ['require(path.join(__dirname, name))', ['computed ./']],
    ["require(__dirname + '/a')", ['import ./a']],
    ['require(`${__dirname}/a`)', ['import ./a']],
    [
      "let a: typeof import('./a'); let b: import('./b').B; import('./c').then(f)",
      ['type ./a', 'type ./b', 'import ./c'],
    ],
    [
      "vi.mock('./a'); vi.mock(import('./b'), () => ({})); jest.requireActual<typeof X>('./c')",
      ['import ./a', 'import ./b', 'import ./b', 'import ./c'],
    ],
    ["jest.mock('./a', () => require('./b'))", ['import ./a', 'import ./b']],
    ["require.resolve('./a'); import.meta.resolve('./b')", ['import ./a', 'import ./b']],
    ["new URL('./a.txt', import.meta.url)", ['import ./a.txt']],
    ["new URL('./a', 'https://example.org')", []],
    [
      "import.meta.glob('./x/*.ts'); import.meta.glob(['./y/*.ts', '!./y/no.ts'])",
      ['glob ./x/*.ts', 'glob ./y/*.ts'],
    ],
    ['a.import("./no"); a.require("./no"); ({ import: 1 })', []],
    ["const s = \"import './no'\"; const t = `import './no'`; // import './no'\n/* import './no' */", []],
    ["const t = `${require('./a')} ${`${await import('./b')}`}`", ['import ./a', 'import ./b']],
    [
      "const r = /'/; import('./a'); const d = a / b / c; const q = (a) / 2; if (x) /'/.test(y); import('./b')",
      ['import ./a', 'import ./b'],
    ],
    ["x = { }\n/['\"`]/.test(y); import('./a')", ['import ./a']],
    ["a = b! / c! ; import('./a')", ['import ./a']],
    ['#!/usr/bin/env node\nimport "./a"', ['import ./a']],
    ["import 'a\\u002fb'", ['import a/b']],
  ])('%s', (source, expected) => {
    expect(requests(source)).toEqual(expected);
    expect(scan(source).complete).toBe(true);
  });

  test.each([
    ["<p>don't {import('./a')} can't</p>", ['import ./a']],
    ["<A.B x='it\"s' y={<i>{require('./a')}</i>} {...z}>import './no' // text </A.B>", ['import ./a']],
    ['<><a-b c:d="x"/>`</>; import \'./a\'', ['import ./a']],
    ["const f = <T,>(x: T) => x; import './a'", ['import ./a']],
    ["const f = <T extends X>(x: T) => x; import './a'", ['import ./a']],
    ["type F = <T>(x: T) => T; import './a'", ['import ./a']],
    ["const x = <Select<string> a={1} />; import './a'", ['import ./a']],
    ["const x = a < b; const y = c > d; import './a'", ['import ./a']],
  ])('JSX: %s', (source, expected) => {
    expect(requests(source, { jsx: true })).toEqual(expected);
    expect(scan(source, { jsx: true }).complete).toBe(true);
  });

  test.each(['const s = "abc', '/* never closed', 'a = `x${', 'function f() {', '}'])(
    'is not followed to its end: %s',
    (source) => {
      expect(scan(source).complete).toBe(false);
    },
  );

  test('a long file of what looks like elements ends soon', () => {
    const source = `${'x = <T>(a) => b; '.repeat(4000)} </T2> import './a'`;
    expect(processorSeconds(() => expect(() => scan(source, { jsx: true })).toThrow(GaveUp))).toBeLessThan(
      10,
    );
  });

  test('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'import',
      ' ',
      "'",
      '"',
      '`',
      '${',
      '}',
      '{',
      '(',
      ')',
      '/',
      '*',
      '//',
      '/*',
      '<',
      '>',
      '\\',
      '\n',
      'from',
      'x',
      '.',
      '=',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, jsx) => {
        expect(scanModule(pieces.join(''), { jsx, typescript: true }).requests).toBeInstanceOf(Array);
      }),
    );
  });
});

test('agrees with es-module-lexer on this repository and its dependencies', async () => {
  await init;
  const root = new URL('../../../', import.meta.url).pathname;
  const folders = [
    'packages',
    'actions',
    'node_modules/zod',
    'node_modules/yaml',
    'node_modules/@actions',
    'node_modules/picomatch',
  ];
  let compared = 0;
  const differences: string[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true }) as string[]) {
      if (!/\.(?:[cm]?js|ts)$/.test(name) || (/(?:^|\/)dist\//.test(name) && folder === 'actions')) continue;
      if (compared > 1500) break;
      const source = readFileSync(join(root, folder, name), 'utf8');
      let imports: ReturnType<typeof parse>[0];
      try {
        [imports] = parse(source);
      } catch {
        continue; // the lexer's own limits; these are what our scanner is for
      }
      const mine = scanModule(source, { jsx: name.endsWith('.js'), typescript: name.endsWith('.ts') });
      const names = new Set(mine.requests.map(({ specifier }) => specifier));
      for (const item of imports) {
        if (
          item.type === 'import-meta' ||
          item.specifier === undefined ||
          (item.type === 'dynamic' && item.glob)
        )
          continue;
        if (!names.has(item.specifier)) differences.push(`${folder}/${name}: ${item.specifier}`);
      }
      if (!mine.complete) differences.push(`${folder}/${name}: not followed to its end`);
      compared += 1;
    }
  }
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});
