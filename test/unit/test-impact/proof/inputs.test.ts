import { describe, expect, test } from 'vitest';
import { type Files, planOver } from '../plan-in-memory.ts';

const WORKFLOW = `name: ci
on: { push: { paths-ignore: [README.md] } }
jobs:
  tests:
    uses: ./.github/workflows/tests.yml
  # run: node scripts/unused.mjs
`;
const TESTS = `on: workflow_call
jobs:
  test:
    steps:
      - uses: actions/checkout@v5
      - uses: ./.github/actions/setup
      - uses: other/repository/.github/workflows/lint.yml@v1
      - uses: ./tools/database
      - run: node scripts/prepare.mjs
      - run: ./seed.sh
        working-directory: ./.ci
      - run: cat README.md
`;
const lock = (version: string, more: object = {}) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { direct: '*' } },
      'node_modules/direct': { version: '1.0.0', dependencies: { transitive: '*' } },
      'node_modules/transitive': { version, ...more },
      'node_modules/other': { version: '1.0.0' },
      'node_modules/vitest': { version: '1.0.0' },
    },
  });
const manifest = (more: object = {}) =>
  JSON.stringify({
    name: 'app',
    engines: { node: '22' },
    dependencies: { direct: '*' },
    devDependencies: { vitest: '1' },
    ...more,
  });

const files: Files = {
  'package.json': manifest(),
  'package-lock.json': lock('1.0.0'),
  'vitest.config.ts':
    "export default { test: { setupFiles: ['./test/setup.ts'], globalSetup: './test/global.ts' } }",
  'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
  '.env': 'A=1',
  '.npmrc': '',
  'test/setup.ts': "import './setup-helper'",
  'test/setup-helper.ts': '',
  'test/global.ts': '',
  'test/__snapshots__/a.test.ts.snap': '1',
  'test/fixtures/data.json': '1',
  'test/fixtures/list/one.txt': '1',
  'test/a.test.ts': [
    "import { a } from '@/a'",
    "import 'direct'",
    "const all = import.meta.glob('../src/pages/*.ts')",
    "const data = readFileSync('test/fixtures/data.json')",
    "const list = readdirSync(join(__dirname, 'fixtures/list'))",
  ].join('\n'),
  'test/starts.test.ts': "import '../src/other'; execFileSync('bin/tool.sh')",
  'src/a.ts': "export * from './deep'",
  'src/deep.ts': 'export const a = 1',
  'src/other.ts': '',
  'src/deep.js': '',
  'src/pages/one.ts': '',
  'bin/tool.sh': 'echo 1',
  'README.md': '',
  '.github/workflows/ci.yml': WORKFLOW,
  '.github/workflows/tests.yml': TESTS,
  '.github/workflows/release.yml': '',
  '.github/actions/setup/action.yml':
    'runs: { steps: [{ uses: ./.github/actions/inner }, { uses: a/b@v1 }] }',
  '.github/actions/setup/lib/install.sh': '',
  '.github/actions/inner/action.yml':
    'runs: { steps: [{ run: "node $GITHUB_WORKSPACE/scripts/inner.mjs" }] }',
  '.github/actions/unused/action.yml': '',
  'tools/database/action.yml': 'runs: { steps: [{ run: "${{ github.action_path }}/start.sh" }] }',
  'tools/database/start.sh': '',
  'scripts/prepare.mjs': "import './prepare-helper.mjs'",
  'scripts/prepare-helper.mjs': '',
  'scripts/inner.mjs': '',
  'scripts/unused.mjs': '',
  '.ci/seed.sh': '',
};

const PROVEN_AT = 'c'.repeat(40);

/** What becomes of the test where a run proved it with the files as they were before a change. */
async function outcome(
  change: Readonly<Record<string, string | undefined>>,
  { before = files, of = 'test/a.test.ts' } = {},
): Promise<string> {
  const after = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const { plan } = await planOver(after, after, {
    commits: { [PROVEN_AT]: before },
    variables: {
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/heads/main',
    },
    past: {
      proofs: {
        known: true,
        runs: [
          {
            runId: '1',
            head: PROVEN_AT,
            tree: 'of no other commit',
            scope: 'refs/heads/main',
            files: new Set([of]),
          },
        ],
      },
    },
  });
  const { action, reasons } = plan.tests.find(({ file }) => file === of)!;
  return `${action}: ${reasons[0]!.code}`;
}

const edited = (path: string): [string, Readonly<Record<string, string>>] => [
  path,
  { [path]: `${files[path] ?? ''}\n# 2` },
];

describe('a test is proven no longer by a change of', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['the test', { 'test/a.test.ts': `${files['test/a.test.ts']}\n` }],
    ['what it imports', { 'src/a.ts': "export * from './deep.js'" }],
    ['what that imports', { 'src/deep.ts': 'export const a = 2' }],
    ['what that imports, which is no more', { 'src/deep.ts': undefined }],
    ['which file an import means, by a new one', { 'src/a/index.ts': '', 'src/a.ts': undefined }],
    ['a module that its glob takes', { 'src/pages/one.ts': '2' }],
    ['what its glob takes, by a new one', { 'src/pages/two.ts': '' }],
    ['what its glob takes, by one that goes', { 'src/pages/one.ts': undefined }],
    ['its snapshot', { 'test/__snapshots__/a.test.ts.snap': '2' }],
    ['its snapshot, which goes', { 'test/__snapshots__/a.test.ts.snap': undefined }],
    ['a fixture that it reads', { 'test/fixtures/data.json': '2' }],
    ['a folder that it lists, by a new file', { 'test/fixtures/list/two.txt': '' }],
    ['a folder that it lists, by one that goes', { 'test/fixtures/list/one.txt': undefined }],
    ['what sets up the tests', { 'test/setup.ts': "import './setup-helper'\nconsole.log()" }],
    ['what that imports', { 'test/setup-helper.ts': 'console.log()' }],
    ['what sets up all of them', { 'test/global.ts': 'console.log()' }],
    ['the configuration', { 'vitest.config.ts': 'export default { test: { environment: "jsdom" } }' }],
    ['a configuration, by a new one', { 'vite.config.ts': 'export default {}' }],
    ['aliases of the compiler', { 'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./lib/*"]}}}' }],
    ['environment variables', { '.env': 'A=2' }],
    ['environment variables, by a new file', { '.env.test': 'A=2' }],
    ['a package that it imports', { 'package-lock.json': lock('1.0.0').replace('"1.0.0"', '"1.0.1"') }],
    ['a package that this uses', { 'package-lock.json': lock('2.0.0') }],
    ['the test program', { 'package-lock.json': lock('1.0.0').replace(/1.0.0(?=[^:]*$)/, '2.0.0') }],
    ['the content of a package', { 'package-lock.json': lock('1.0.0', { integrity: 'sha512-b' }) }],
    ['settings of the installation', { '.npmrc': 'node-linker=hoisted' }],
    ['the script of the tests', { 'package.json': manifest({ scripts: { test: 'vitest run' } }) }],
    ['the kind of modules', { 'package.json': manifest({ type: 'module' }) }],
    ['tools in package.json', { 'package.json': manifest({ volta: { node: '24' } }) }],
    [
      'a runtime in package.json',
      { 'package.json': manifest({ devEngines: { runtime: { name: 'node' } } }) },
    ],
    ...[
      '.nvmrc',
      '.node-version',
      '.tool-versions',
      '.bun-version',
      '.python-version',
      'mise.toml',
      '.mise.toml',
      '.mise.local.toml',
      '.prototools',
      '.sdkmanrc',
      '.envrc',
      '.pnp.cjs',
      '.puppeteerrc.cjs',
      '.yarn/releases/yarn-4.cjs',
      '.yarn/plugins/p.cjs',
    ].map(edited),
    ...[
      '.github/workflows/ci.yml',
      '.github/workflows/tests.yml',
      '.github/actions/setup/action.yml',
      '.github/actions/setup/lib/install.sh',
      '.github/actions/inner/action.yml',
      'tools/database/action.yml',
      'tools/database/start.sh',
      'scripts/prepare.mjs',
      'scripts/prepare-helper.mjs',
      'scripts/inner.mjs',
      '.ci/seed.sh',
    ].map(edited),
    [
      'the version of a workflow that ours uses',
      { '.github/workflows/tests.yml': TESTS.replace('lint.yml@v1', 'lint.yml@v2') },
    ],
    ['an action that ours uses, which goes', { '.github/actions/inner/action.yml': undefined }],
  ])('%s', async (_, change) => {
    expect(await outcome(change)).toBe('run: unproven');
  });

  test('a program that it starts', async () => {
    const of = 'test/starts.test.ts';
    expect(await outcome({ 'bin/tool.sh': 'echo 2' }, { of })).toBe('run: unproven');
    expect(await outcome({ 'README.md': '2' }, { of })).toBe('skip: proven');
  });

  test('the version of Node that package.json asks for, where the workflow reads it there', async () => {
    const change = { 'package.json': manifest({ engines: { node: '24' } }) };
    expect(await outcome(change)).toBe('skip: proven');
    const reads = `${TESTS}      - uses: actions/setup-node@v5\n        with: { node-version-file: package.json }\n`;
    expect(await outcome(change, { before: { ...files, '.github/workflows/tests.yml': reads } })).toBe(
      'run: unproven',
    );
  });
});

describe('a test stays proven by a change of', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['words', edited('README.md')[1]],
    ['a source that it does not use', { 'src/other.ts': '2' }],
    [
      'a package that it does not use',
      { 'package-lock.json': lock('1.0.0').replace('r":{"version":"1', 'r":{"version":"2') },
    ],
    ['a workflow that is none of ours', edited('.github/workflows/release.yml')[1]],
    ['an action that ours does not use', edited('.github/actions/unused/action.yml')[1]],
    ['a script that only a comment of ours names', edited('scripts/unused.mjs')[1]],
    [
      'the version of an action',
      { '.github/workflows/tests.yml': TESTS.replace('checkout@v5', 'checkout@v6') },
    ],
  ])('%s', async (_, change) => {
    expect(await outcome(change)).toBe('skip: proven');
  });
});
