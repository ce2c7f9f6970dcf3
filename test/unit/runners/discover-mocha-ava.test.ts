import { commandOf, discoverTests, parseObject, type TestFiles } from '@paceline/runners';
import { describe, expect, test } from 'vitest';

type Files = Readonly<Record<string, string>>;

function discover(runner: 'mocha' | 'ava', files: Files): Promise<TestFiles> {
  const tree = { files: new Set(Object.keys(files)), read: (path: string) => files[path] };
  return discoverTests(tree, runner, commandOf(parseObject(files['package.json'] ?? ''), runner));
}
const empty = (...paths: string[]): Files => Object.fromEntries(paths.map((path) => [path, '']));
const script = (text: string, more: object = {}): Files => ({
  'package.json': JSON.stringify({ scripts: { test: text }, ...more }),
});

describe('mocha, read without running it', () => {
  test.each<[string, Files, string[]]>([
    [
      'the folder test alone, without those below',
      { ...script('mocha'), ...empty('test/a.js', 'test/b.mjs', 'test/c.ts', 'test/x/d.js', 'spec/e.js') },
      ['test/a.js', 'test/b.mjs'],
    ],
    [
      'the folders below, and other extensions',
      {
        ...script('mocha --recursive --extension ts,js -r ts-node/register'),
        ...empty('test/a.js', 'test/c.ts', 'test/x/d.js', 'test/e.cjs', 'node_modules/test/f.js'),
      },
      ['test/a.js', 'test/c.ts', 'test/x/d.js'],
    ],
    [
      'a value of an option is no name of a test, an unknown option is a flag',
      {
        ...script('mocha --expose-gc -R spec --timeout 9000 -g x lib/a.js'),
        ...empty('lib/a.js', 'spec/b.js', 'x/c.js', 'test/d.js'),
      },
      ['lib/a.js'],
    ],
    [
      'a pattern in quotes, a name without its extension',
      { ...script("mocha 'spec/**/*.js' ./lib/a"), ...empty('spec/x/y/b.js', 'lib/a.js', 'lib/a.css') },
      ['lib/a.js', 'spec/x/y/b.js'],
    ],
    [
      'what the shell expands, folders among it',
      { ...script('mocha spec/*'), ...empty('spec/a.js', 'spec/x/b.js', 'spec/x/y/c.js', 'spec/d.json') },
      ['spec/a.js', 'spec/d.json', 'spec/x/b.js'],
    ],
    [
      'ts-mocha, whose -p is another option',
      { ...script('ts-mocha -p tsconfig.json spec/*.ts'), ...empty('spec/a.ts', 'tsconfig.json') },
      ['spec/a.ts'],
    ],
    [
      'the first configuration that is there, and its YAML',
      {
        ...script('mocha'),
        '.mocharc.yaml': 'spec:\n  - "unit/**/*.js" # all\nignore: unit/no/**\n',
        '.mocharc.json': '{"spec":"never"}',
        ...empty('unit/a.js', 'unit/no/b.js', 'test/c.js'),
      },
      ['unit/a.js'],
    ],
    [
      'a configuration of JSON with comments',
      {
        ...script('mocha'),
        '.mocharc.jsonc': '{ /* "spec": "x" */ "spec": "unit//a.js", // "y"\n "grep": "\\"//" }',
        ...empty('unit/a.js', 'unit//a.js'),
      },
      ['unit//a.js'],
    ],
    [
      'package.json beside a file and the script: they add up',
      {
        ...script('mocha a.js', { mocha: { spec: ['b.js'], file: 'setup.js' } }),
        '.mocharc.cjs': "module.exports = { spec: 'c.js' };",
        ...empty('a.js', 'b.js', 'c.js', 'setup.js', 'test/d.js'),
      },
      ['a.js', 'b.js', 'c.js'],
    ],
    [
      'a file that comes first, where it is all there is',
      { ...script('mocha --file index.js'), ...empty('index.js') },
      ['index.js'],
    ],
    [
      'what is ignored is left out only where both are written alike',
      {
        ...script("mocha './spec/*.js' --ignore 'spec/a.js'"),
        ...empty('spec/a.js', 'spec/b.js'),
      },
      ['spec/a.js', 'spec/b.js'],
    ],
    ['nothing', script('mocha'), []],
  ])('%s', async (_, files, expected) => {
    expect(await discover('mocha', files)).toMatchObject({ certain: true, tests: expected });
  });

  test.each<[string, Files, string]>([
    ['files that a build makes', script('mocha build/test/*.js'), 'no tracked file fits "build/test/*.js"'],
    ['the output of a command', script('mocha $(find . -name "*.js")'), 'the script computes'],
    ['a path outside', script('mocha ../x/*.js'), 'outside the repository'],
    [
      'a computed list',
      { ...script('mocha'), '.mocharc.js': 'module.exports = { spec: files() };' },
      'spec in .mocharc.js is computed',
    ],
    [
      'a configuration that extends another',
      { ...script('mocha'), '.mocharc.json': '{"extends":"./base.json"}' },
      'extends another configuration',
    ],
    ['JSON that is none', { ...script('mocha'), '.mocharc.json': '{' }, 'JSON that cannot be read'],
    ['YAML that is none', { ...script('mocha'), '.mocharc.yml': 'a: [' }, 'no YAML'],
    ['a configuration that is not there', script('mocha --config x.json'), 'x.json'],
    ['variables', script('MOCHA_OPTIONS="--spec x" mocha'), 'MOCHA_OPTIONS'],
    [
      'a module that mocha may not read',
      { ...script('mocha'), '.mocharc.js': "export default { spec: 'x.js' };" },
      'may not read',
    ],
  ])('leaves it to the legs: %s', async (_, files, reason) => {
    const found = await discover('mocha', { ...files, 'test/a.js': '' });
    expect(found.certain || found.reason).toContain(reason);
  });
});

describe('AVA, read without running it', () => {
  test.each<[string, Files, string[]]>([
    [
      'what it finds by default',
      {
        ...script('ava'),
        ...empty('test.js', 'src/test.mjs', 'a.spec.cjs', 'x/b.test.js', 'x/test-c.js', 'tests/d.js', 'e.js'),
        ...empty('test/_f.js', 'test/helpers/g.js', 'test/fixture/h.js', '__tests__/i.js', 'test/j.ts'),
        ...empty('__tests__/__helpers__/k.js', 'node_modules/x/test.js'),
      },
      ['__tests__/i.js', 'a.spec.cjs', 'src/test.mjs', 'test.js', 'tests/d.js', 'x/b.test.js', 'x/test-c.js'],
    ],
    [
      'files of package.json, in any case of letters',
      {
        ...script('ava', { ava: { files: ['Unit/*.js', '!unit/no.js'] } }),
        ...empty('unit/a.js', 'UNIT/B.JS', 'unit/c.js', 'unit/no.js', 'test.js'),
      },
      ['unit/a.js', 'unit/c.js'],
    ],
    [
      'only what is left out: from what it finds by default',
      { ...script('ava', { ava: { files: ['!test/no/**'] } }), ...empty('test/a.js', 'test/no/b.js') },
      ['test/a.js'],
    ],
    [
      'a pattern that refuses holds for those before it',
      { ...script('ava', { ava: { files: ['!u/a.js', 'u/*.js'] } }), ...empty('u/a.js', 'u/b.js') },
      ['u/a.js', 'u/b.js'],
    ],
    [
      'a configuration that is a function, and extensions by type',
      {
        ...script('ava'),
        'ava.config.js': "export default () => ({ files: ['u/*'], extensions: { ts: 'module' } });",
        ...empty('u/a.ts', 'u/b.js'),
      },
      ['u/a.ts'],
    ],
    [
      'TypeScript by its package',
      {
        ...script('ava --config cfg/ava.config.mjs'),
        'cfg/ava.config.mjs': "export default { typescript: { rewritePaths: { 'src/': 'out/' } } };",
        ...empty('src/test/a.ts', 'test/b.js'),
      },
      ['src/test/a.ts', 'test/b.js'],
    ],
    [
      'words of the script: patterns over the tests, a folder, lines of a file, any file',
      {
        ...script("ava 'x/*.js' test/u any.js test/one.js:3,5-7 -m 'a b' --serial -- arg.js"),
        ...empty('x/a.test.js', 'x/b.js', 'test/u/c.js', 'test/v/d.js', 'any.js', 'test/one.js', 'arg.js'),
      },
      ['any.js', 'test/one.js', 'test/u/c.js', 'x/a.test.js'],
    ],
    [
      'what the shell expands, tests or not',
      { ...script('ava x/*.js'), ...empty('x/a.test.js', 'x/b.js', 'test.js') },
      ['x/a.test.js', 'x/b.js'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await discover('ava', files)).toMatchObject({ certain: true, tests: expected });
  });

  test.each<[string, Files, string]>([
    [
      'a computed list',
      { ...script('ava'), 'ava.config.js': 'export default { files: list() };' },
      'files in ava.config.js is computed',
    ],
    [
      'computed extensions',
      { ...script('ava'), 'ava.config.js': 'export default { extensions: list() };' },
      'extensions in ava.config.js is computed',
    ],
    ['a configuration that is not there', script('ava --config x.js'), 'x.js'],
    ['files that a build makes', script('ava build/*.js'), 'no tracked file fits'],
    ['a variable', script('ava $FILES'), 'the script computes'],
  ])('leaves it to the legs: %s', async (_, files, reason) => {
    const found = await discover('ava', { ...files, 'test/a.js': '' });
    expect(found.certain || found.reason).toContain(reason);
  });
});
