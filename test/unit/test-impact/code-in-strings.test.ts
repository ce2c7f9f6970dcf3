import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesInCode } from '../../../actions/test-impact/src/graph/javascript/code-in-strings.ts';
import { type Files, planChange, selected } from './plan-in-memory.ts';

/** `c.test.ts` imports what changes, so that only the string leads to it from `t/a.test.ts`. */
const repository = (test: string, more: Files = {}): Files => ({
  'package.json': JSON.stringify({ name: 'own', main: 'src/index.ts', devDependencies: { vitest: '1' } }),
  'src/index.ts': "export * from './part'\nexport * from './other'",
  'src/part.ts': 'export const part = 1',
  'src/other.ts': 'export const other = 1',
  'c.test.ts': "import './src/index'",
  'd.test.ts': '',
  't/a.test.ts': test,
  ...more,
});
const ESBUILD = "import { build } from 'esbuild'\n";

describe('a test runs for a module that code in a string asks for', () => {
  test.each([
    ['of a template', 'run(`\n  // a comment\n  import { part } from "../src/index"\n  part()\n`)'],
    ['of a string with escaped quotes', String.raw`run("import { part } from \"../src/index\"")`],
    ['by an import call', 'run(\'const { part } = await import("../src/part.ts")\')'],
    ['by require', "run('require(`../src/part`)')"],
    ['for its effect', 'run(\'import "../src/part"\')'],
    ['again', 'run(\'export * from "../src/part"\')'],
    ['where it runs in the folder of its package', "execa('node', ['-e', 'require(\"./src/part\")'])"],
    ['as a product of the build', 'run(\'import "../dist/part.mjs"\')'],
    ['behind a folder that only a run knows', 'run(`import "${root}/src/part.ts"`)'],
    ['below a folder, by a name that only a run knows', 'run(`import "../src/${name}.ts"`)'],
    ['as a script of a page', 'page.setContent(`<script type="module" src="/src/part.ts"></script>`)'],
    ['as a worker', 'blob(`new Worker("../src/part.js")`)'],
    ['as a script of a worker', 'blob(`importScripts("../src/part.js")`)'],
    ['by the loader of a library', 'run(\'proxyquire("../src/part", {})\')'],
    ['behind another hole', 'run(`const ${x} = ${y}\nimport "../src/part"`)'],
  ])('%s', async (_, source) => {
    expect(selected(await planChange(repository(source), { 'src/part.ts': '2' }))).toEqual([
      'c.test.ts',
      't/a.test.ts',
    ]);
  });

  test('by the name of the package, where the test starts a bundler or a process', async () => {
    const files = repository(`${ESBUILD}build({ stdin: { contents: 'import { part } from "own"' } })`, {
      // What another module imports is no program that a bundler may start with.
      'src/cli.ts': "import './index'",
    });
    expect(selected(await planChange(files, { 'src/part.ts': '2' }))).toEqual(['c.test.ts', 't/a.test.ts']);
  });

  test('or imports something that starts one', async () => {
    const files = repository('import { bundle } from "./bundle"\nbundle(`import "own"`)', {
      't/bundle.ts': `${ESBUILD}export const bundle = (contents) => build({ stdin: { contents } })`,
      'src/cli.ts': "import './index'",
    });
    expect(selected(await planChange(files, { 'src/part.ts': '2' }))).toEqual(['c.test.ts', 't/a.test.ts']);
  });
});

test('a bundler starts with entries that its own configuration names', async () => {
  const files = repository("import { build } from 'vite'\nbuild({ root: here })", {
    'vite.config.ts': "export default { build: { lib: { entry: 'src/index.ts' } } }",
  });
  expect(selected(await planChange(files, { 'src/part.ts': '2' }))).toEqual(['c.test.ts', 't/a.test.ts']);
});

describe('a test does not run', () => {
  test.each([
    ['for a package in code that is only transformed', 'transform(\'import { part } from "own"\')'],
    ['for a module that is not there', 'run(\'import "./part"\')'],
    ['for all of a folder since a name begins with a hole', 'run(`import "./${name}"`)'],
    ['for prose', 'it(\'takes what it got from "../src/other" or from elsewhere\')'],
  ])('%s', async (_, source) => {
    expect(selected(await planChange(repository(source), { 'src/part.ts': '2' }))).toEqual(['c.test.ts']);
  });
});

test('a name that only a run knows is not the index of a folder', async () => {
  const files = repository('run(`import "${name}"`)', { 'index.ts': "export * from './src/part'" });
  expect(selected(await planChange(files, { 'src/part.ts': '2' }))).toEqual(['c.test.ts']);
});

test('names are found in time that grows with the text', () => {
  for (const text of ['from '.repeat(40_000), `from${' '.repeat(199_000)}`, 'import("'.repeat(24_000)]) {
    const started = process.cpuUsage().user;
    namesInCode(text);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(2);
  }
});

test('whatever the code around it, a name is found', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[\w ;{}()=\n]{0,40}$/),
      fc.constantFrom('from', 'import ', 'import(', 'require( ', 'export * from '),
      fc.constantFrom('"', "'", '`'),
      fc.stringMatching(/^\.\.?\/[a-z/]{1,20}$/),
      (before, keyword, quote, name) => {
        expect(namesInCode(`${before}\n${keyword}${quote}${name}${quote}`)).toEqual([name]);
      },
    ),
  );
});
