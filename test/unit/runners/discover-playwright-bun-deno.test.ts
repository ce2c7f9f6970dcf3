import { detectRunner, discoverTests, folderIn, shellExpanded, type TestFiles } from '@paceline/runners';
import { expect, test } from 'vitest';

type Files = Readonly<Record<string, string>>;

/** What the runner of a repository takes for tests, from its files alone. */
async function discover(files: Files): Promise<TestFiles> {
  const tree = { files: new Set(Object.keys(files)), read: (path: string) => files[path] };
  const found = detectRunner(folderIn(tree, ''), { fits: () => true });
  expect(found.runner).toBeDefined();
  return discoverTests(tree, found.runner!, found.command);
}
const empty = (...paths: string[]): Files => Object.fromEntries(paths.map((path) => [path, '']));
const script = (text: string): Files => ({ 'package.json': JSON.stringify({ scripts: { test: text } }) });
const playwright = (config: string, text = 'playwright test'): Files => ({
  ...script(text),
  'playwright.config.ts': `import { defineConfig } from '@playwright/test';\nexport default defineConfig(${config});\n`,
});
const bun = (settings: string, text = 'bun test'): Files => ({ ...script(text), 'bunfig.toml': settings });
const deno = (settings: object): Files => ({ 'deno.json': JSON.stringify(settings) });
const cypress = (config: string, text = 'cypress run'): Files => ({
  ...script(text),
  'cypress.config.js': `module.exports = ${config};\n`,
});

test.each<[string, Files, string[]]>([
  [
    'playwright by default',
    {
      ...script('playwright test'),
      ...empty('a.spec.ts', 'b.TEST.mjs', 'c.test.py', 'node_modules/x/a.spec.js'),
    },
    ['a.spec.ts', 'b.TEST.mjs'],
  ],
  [
    'playwright: testDir, testMatch and testIgnore',
    {
      ...playwright("{ testDir: './e2e', testMatch: ['*.Check.ts', /x\\.e2e\\.ts$/i], testIgnore: /slow/ }"),
      ...empty('e2e/a.check.ts', 'e2e/X.E2E.ts', 'e2e/slow/b.check.ts', 'other/a.check.ts', 'e2e/a.spec.ts'),
    },
    ['e2e/X.E2E.ts', 'e2e/a.check.ts'],
  ],
  [
    'playwright: projects, whose settings win',
    {
      ...playwright(
        "{ testDir: 'e2e', projects: [{ name: 'setup', testMatch: /.*\\.setup\\.ts/ }, { testDir: 'unit', testIgnore: '**/b.*' }] }",
      ),
      ...empty('e2e/a.setup.ts', 'e2e/a.spec.ts', 'unit/a.spec.ts', 'unit/b.spec.ts'),
    },
    ['e2e/a.setup.ts', 'unit/a.spec.ts'],
  ],
  [
    'playwright: a configuration in a folder',
    {
      ...script('playwright test --config=cfg'),
      'cfg/playwright.config.js': "module.exports = { testDir: '../e2e' };",
      ...empty('e2e/a.spec.ts', 'cfg/b.spec.ts'),
    },
    ['e2e/a.spec.ts'],
  ],
  [
    'bun by default',
    {
      ...script('bun test'),
      ...empty('a.test.ts', 'b_spec.cjs', 'c.TEST.ts', 'Dtest.ts', '.x/e.test.ts', 'node_modules/f.test.js'),
    },
    ['a.test.ts', 'b_spec.cjs', 'c.TEST.ts'],
  ],
  [
    'bun: a root, and what is left out',
    {
      ...bun('[test]\nroot = "unit"\npathIgnorePatterns = ["**/slow/**"]\n'),
      ...empty('a.test.ts', 'unit/b.test.ts', 'unit/slow/c.test.ts'),
    },
    ['unit/b.test.ts'],
  ],
  [
    'bun: parts of names',
    { ...script('bun test unit/ b.test -t x'), ...empty('a.test.ts', 'unit/c.test.ts', 'x/b.test.ts') },
    ['unit/c.test.ts', 'x/b.test.ts'],
  ],
  [
    'bun: paths, of any name',
    { ...script('bun test ./unit ./src/check.ts'), ...empty('a.test.ts', 'unit/c.test.ts', 'src/check.ts') },
    ['src/check.ts', 'unit/c.test.ts'],
  ],
  [
    'deno by default',
    {
      ...deno({}),
      ...empty(
        'a_test.ts',
        'b.test.mjs',
        'test.cts',
        'x/__tests__/c.js',
        '.d/d_test.tsx',
        'E_Test.ts',
        'mytest.ts',
      ),
    },
    ['.d/d_test.tsx', 'a_test.ts', 'b.test.mjs', 'test.cts', 'x/__tests__/c.js'],
  ],
  [
    'deno: what the settings include and exclude',
    {
      ...deno({
        exclude: ['gen'],
        test: { include: ['unit', 'src/*.check.ts', 'gen'], exclude: ['unit/slow/**'] },
      }),
      ...empty(
        'unit/a_test.ts',
        'unit/a.ts',
        'unit/slow/b_test.ts',
        'src/c.check.ts',
        'gen/d_test.ts',
        'e_test.ts',
      ),
    },
    ['src/c.check.ts', 'unit/a_test.ts'],
  ],
  [
    'deno: names in the task',
    {
      ...deno({ tasks: { test: 'deno test -A --filter x unit/ src/check.ts' } }),
      ...empty('unit/a_test.ts', 'src/check.ts', 'e_test.ts'),
    },
    ['src/check.ts', 'unit/a_test.ts'],
  ],
  [
    'cypress by default',
    { ...script('cypress run'), ...empty('cypress/e2e/a.cy.ts', 'cypress/e2e/x/b.cy.jsx', 'src/c.cy.ts') },
    ['cypress/e2e/a.cy.ts', 'cypress/e2e/x/b.cy.jsx'],
  ],
  [
    'cypress: its configuration',
    {
      ...cypress(
        "{ e2e: { specPattern: 'e2e/**/*.cy.js', excludeSpecPattern: ['**/slow/**'], setupNodeEvents(on, config) { return config; } } }",
      ),
      ...empty('e2e/a.cy.js', 'e2e/slow/b.cy.js', 'cypress/e2e/c.cy.js'),
    },
    ['e2e/a.cy.js'],
  ],
  [
    'cypress: components are no end-to-end specs',
    {
      ...cypress("{ e2e: { specPattern: 'e2e/**/*.cy.js' } }", 'cypress run --component'),
      ...empty('e2e/a.cy.js', 'src/b.cy.tsx'),
    },
    ['src/b.cy.tsx'],
  ],
  [
    'cypress: specs of the script',
    {
      ...script("cypress run --spec 'cypress/e2e/{a,b}.cy.ts,cypress/e2e/c/**'"),
      ...empty('cypress/e2e/a.cy.ts', 'cypress/e2e/c/d.cy.ts', 'cypress/e2e/e.cy.ts'),
    },
    ['cypress/e2e/a.cy.ts', 'cypress/e2e/c/d.cy.ts'],
  ],
])('%s', async (_name, files, tests) => {
  expect(await discover(files)).toMatchObject({ certain: true, tests });
});

test.each<[string, Files, RegExp]>([
  [
    'playwright: a computed folder',
    playwright('{ testDir: process.env.DIR }'),
    /testDir in playwright.config.ts/,
  ],
  ['playwright: merged configurations', playwright("{}, { testDir: 'x' }"), /the configuration in/],
  [
    'playwright: projects that are computed',
    playwright('{ projects: devices.map((x) => x) }'),
    /projects in/,
  ],
  [
    'playwright: a configuration elsewhere',
    { ...script('playwright test'), 'web/playwright.config.ts': '' },
    /web\/playwright.config.ts is not where/,
  ],
  ['playwright: a variable of the shell', script('playwright test $FILES'), /computes a part/],
  ['bun: settings that cannot be read', bun('[test'), /bunfig.toml cannot be read/],
  ['deno: examples', deno({ tasks: { test: 'deno test --doc' } }), /--doc/],
  ['deno: an exotic include', deno({ test: { include: [1] } }), /test.include/],
  [
    'deno: a member of the workspace with names of its own',
    {
      ...deno({ workspace: ['a'] }),
      'a/deno.json': '{ "test": { "include": ["x.ts"] } }',
    },
    /a\/deno.json has test.include/,
  ],
  [
    'cypress: events that change what is found',
    cypress("{ e2e: { setupNodeEvents(on, config) { config.specPattern = 'x'; return config; } } }"),
    /more places than are read/,
  ],
  ['cypress: before version 10', { ...script('cypress run'), 'cypress.json': '{}' }, /cypress.json/],
])('is not certain: %s', async (_name, files, reason) => {
  const found = await discover(files);
  expect(found.certain).toBe(false);
  expect(found.certain ? '' : found.reason).toMatch(reason);
});

test('a shell expands what is not in quotes', () => {
  const word = (text: string, pattern = true) => ({ text, pattern, computed: false });
  const paths = ['a/x.ts', 'a/b/y.ts'];
  expect(shellExpanded([word('./a/*.ts'), word('a/**/*.ts'), word('n*'), word('a/*', false)], paths)).toEqual(
    ['./a/x.ts', 'a/b/y.ts', 'n*', 'a/*'],
  );
});
