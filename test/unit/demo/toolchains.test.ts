import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readOptions } from '../../demo/options.ts';
import { checkToolchain } from '../../demo/preflight.ts';
import { toolchainOf } from '../../demo/toolchains/index.ts';
import { readPyproject } from '../../demo/toolchains/pyproject.ts';
import { unknownRunnerAdvice } from '../../demo/unknown-runner.ts';
import { tree } from './tree.ts';

const BERRY = '# This file is generated\n\n__metadata:\n  version: 8\n  cacheKey: 10\n';
const PYPROJECT = `
[build-system]
requires = ["hatchling"] # "not this"
build-backend = "hatchling.build"
[project]
name = "thing"
dependencies = [
  "attrs>=20", # with "quotes"
  'tomli; python_version < "3.11"',
]
[project.optional-dependencies]
test = ["pytest", "hypothesis[cli]"]
docs = ["sphinx"]
[dependency-groups]
base = ["iniconfig"]
tests = [{include-group = "base"}, "pytest"]
[tool.pytest.ini_options]
addopts = "-q"
`;

describe('how packages are installed, by lock files and manifests', () => {
  test.each([
    ['npm', { 'package-lock.json': '{}' }, 'npm ci'],
    ['npm', { 'npm-shrinkwrap.json': '{}' }, 'npm ci'],
    ['npm', {}, 'npm install --no-audit --no-fund --no-package-lock'],
    ['pnpm', { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }, 'npx --yes pnpm@10 install --frozen-lockfile'],
    ['pnpm', { 'pnpm-lock.yaml': 'lockfileVersion: 5.4\n' }, 'npx --yes pnpm@7 install --frozen-lockfile'],
    ['pnpm', { 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n" }, 'npx --yes pnpm@8 install --frozen-lockfile'],
    ['yarn', { 'yarn.lock': '# yarn lockfile v1\n' }, 'npx --yes yarn@1 install --frozen-lockfile'],
    ['yarn-berry', { 'yarn.lock': BERRY }, '@yarnpkg/cli-dist@4 yarn install --immutable'],
    ['yarn-berry', { 'yarn.lock': BERRY.replace('8', '6') }, '@yarnpkg/cli-dist@3 yarn install --immutable'],
    [
      'yarn-berry',
      {
        'yarn.lock': BERRY,
        '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.1.0.cjs\n',
        '.yarn/releases/yarn-4.1.0.cjs': '',
      },
      'node .yarn/releases/yarn-4.1.0.cjs install --immutable',
    ],
    ['bun', { 'bun.lock': '{}' }, 'npx --yes bun@1 install --frozen-lockfile'],
    ['bun', { 'bun.lockb': '' }, 'npx --yes bun@1 install --frozen-lockfile'],
  ])('%s: %j', (name, files, install) => {
    const found = toolchainOf(tree({ 'package.json': '{}', ...(files as Record<string, string>) }), 'vitest');
    expect(found?.name).toBe(name);
    expect(found?.install).toContain(install);
  });

  test('packageManager decides between lock files, and its version is used', () => {
    const both = { 'package-lock.json': '{}', 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" };
    const declared = { 'package.json': '{"packageManager":"pnpm@9.15.4+sha512.abc"}', ...both };
    expect(toolchainOf(tree(declared), 'jest')?.install).toBe(
      'npx --yes pnpm@9.15.4 install --frozen-lockfile',
    );
    expect(toolchainOf(tree({ 'package.json': '{}', ...both }), 'jest')?.name).toBe('npm');
    // Not something for a shell.
    const odd = { ...declared, 'package.json': '{"packageManager":"pnpm@9; rm -rf /"}' };
    expect(toolchainOf(tree(odd), 'jest')?.install).not.toContain('rm');
  });

  test('the folders of a workspace are not kept as one node_modules', () => {
    const files = { 'package.json': '{"workspaces":["packages/*"]}' };
    expect(toolchainOf(tree({ ...files, 'package-lock.json': '{}' }), 'jest')?.cache).toEqual({
      preset: 'npm',
    });
    expect(toolchainOf(tree({ ...files, 'yarn.lock': '' }), 'jest')?.cache).toBeUndefined();
  });

  test.each([
    ['uv', { 'uv.lock': '', 'pyproject.toml': PYPROJECT }, 'uv sync --frozen --extra test --group tests'],
    ['poetry', { 'poetry.lock': '' }, 'poetry install --no-interaction'],
    ['pdm', { 'pdm.lock': '' }, 'pdm sync'],
    ['pipenv', { 'Pipfile.lock': '' }, 'pipenv sync --dev'],
    ['pip', { 'requirements.txt': '' }, '-m pip install --quiet -r requirements.txt pytest'],
    [
      'pip',
      {
        'requirements.txt': '',
        'requirements-dev.txt': '',
        'requirements/test.txt': '',
        'docs/requirements.txt': '',
      },
      '-r requirements.txt -r requirements/test.txt pytest',
    ],
    ['pip', { 'dev-requirements.txt': '' }, '-r dev-requirements.txt pytest'],
    ['pip', { 'setup.py': '' }, '-e . pytest'],
    ['pip', { 'pyproject.toml': PYPROJECT }, "-e '.[test]' iniconfig pytest pytest"],
    ['pip', { 'pyproject.toml': '[tool.pytest.ini_options]\n' }, '-m pip install --quiet pytest'],
  ])('%s: %j', (name, files, install) => {
    const found = toolchainOf(tree(files as Record<string, string>), 'pytest');
    expect(found?.name).toBe(name);
    expect(found?.install).toContain(install);
    expect(spawnSync('bash', ['-n', '-c', found!.install!]).status).toBe(0);
  });

  test('Go installs nothing; Cargo, Maven and Gradle need a command', () => {
    const go = toolchainOf(tree({ 'go.mod': 'module x\n' }), 'go');
    expect([go?.name, go?.install]).toEqual(['go', undefined]);
    expect(toolchainOf(tree({ 'Cargo.toml': '', 'Cargo.lock': '' }), 'command', 'cargo x')?.install).toBe(
      'cargo fetch --locked',
    );
    expect(
      toolchainOf(tree({ 'pom.xml': '' }), 'command', './run')?.programs.map(({ name }) => name),
    ).toEqual(['java', 'mvn']);
    expect(
      toolchainOf(tree({ 'build.gradle.kts': '', gradlew: '' }), 'command', './run')?.programs,
    ).toHaveLength(1);
  });

  test('programs of one language share its toolchain', () => {
    const npm = { 'package.json': '{}', 'package-lock.json': '{}' };
    for (const runner of ['mocha', 'ava', 'playwright', 'cypress', 'bun', 'deno'] as const)
      expect(toolchainOf(tree(npm), runner)?.name).toBe('npm');
    expect(toolchainOf(tree({ 'deno.json': '{}' }), 'deno')?.install).toBeUndefined();
    expect(toolchainOf(tree({ 'Cargo.toml': '', 'Cargo.lock': '' }), 'nextest')?.install).toBe(
      'cargo fetch --locked',
    );
    expect(toolchainOf(tree({ 'pom.xml': '' }), 'maven')?.name).toBe('maven');
  });

  test('the program of a command decides where there are several manifests', () => {
    const files = tree({ 'package.json': '{}', 'pom.xml': '', 'go.mod': '' });
    expect(toolchainOf(files, 'command', './mvnw {files}')?.name).toBe('maven');
    expect(toolchainOf(files, 'command', 'gotestsum x')?.name).toBe('go');
    expect(toolchainOf(files, 'command', 'npx mocha')?.name).toBe('npm');
    expect(toolchainOf(tree({ 'README.md': '' }), 'command', 'make test')).toBeUndefined();
  });
});

test('a pyproject.toml is read for what it asks for', () => {
  const read = readPyproject(PYPROJECT);
  expect(read.dependencies).toEqual(['attrs>=20', 'tomli; python_version < "3.11"']);
  expect(read.extras.get('test')).toEqual(['pytest', 'hypothesis[cli]']);
  expect(read.groups.get('tests')).toEqual(['iniconfig', 'pytest']);
  expect([read.hasProject, read.hasBuildSystem, read.buildBackend]).toEqual([true, true, 'hatchling.build']);
  expect(
    readPyproject(
      '[dependency-groups]\na = [{include-group = "b"}]\nb = [{include-group = "a"}, "x"]',
    ).groups.get('a'),
  ).toEqual(['x']);
  for (const text of ['', '[project', 'x = [', '[project]\ndependencies = "a"\n= =', '\u0000']) {
    expect(() => readPyproject(text)).not.toThrow();
  }
});

describe('what is missing is said before anything runs', () => {
  const options = readOptions(['--repo', '../thing'], '.demo');
  if (options === 'help') throw new Error('help');
  const check =
    (files: Record<string, string>, runner: 'pytest' | 'go' | 'vitest' | 'node', given = options) =>
    () =>
      checkToolchain(toolchainOf(tree(files), runner), runner, given, () => undefined);

  test('the program, the command, where to get it and what else to do', () => {
    const message =
      /uv\.lock says.*uv is not on this machine.*uv sync --frozen.*docs\.astral\.sh.*--install 'COMMAND'/s;
    expect(check({ 'uv.lock': '' }, 'pytest')).toThrow(message);
    expect(check({ 'go.mod': '' }, 'go')).toThrow(/go\.mod says.*go is not on this machine.*go\.dev/s);
    expect(check({ 'requirements.txt': '' }, 'pytest')).toThrow(/python3 is not on this machine/);
  });

  test('a Go that cannot read the module', () => {
    const with119 = (version: string) => () =>
      checkToolchain(
        toolchainOf(tree({ 'go.mod': `module x\n\ngo ${version}\n` }), 'go'),
        'go',
        options,
        () => 'go version go1.19.8 linux/amd64',
      );
    expect(with119('1.23.0')).toThrow(/asks for Go 1\.23\.0, and this machine has go1\.19\.8.*newer go/s);
    expect(with119('1.23')).not.toThrow();
  });

  test('no manifest at all', () => {
    expect(check({ 'app/package.json': '{}' }, 'vitest')).toThrow(/no manifest.*--install 'COMMAND'/s);
    expect(check({ 'a.test.js': '' }, 'node')).not.toThrow();
  });

  test('with --install it is the matter of the user', () => {
    expect(check({ 'uv.lock': '' }, 'pytest', { ...options, install: 'true' })).not.toThrow();
  });
});

describe('a test program that is not known', () => {
  const advice = (files: Record<string, string>) => unknownRunnerAdvice(tree(files), '../thing');
  const manifest = (dependency: string, range: string) => ({
    'package.json': JSON.stringify({
      devDependencies: { [dependency]: range },
      scripts: { test: `${dependency} x` },
    }),
  });

  test('is named, with a command that can be copied', () => {
    const mocha = advice(manifest('mocha', '^11.0.0'));
    expect(mocha).toMatch(/run by mocha \(package\.json depends on mocha\)/);
    expect(mocha).toContain('--reporter xunit --reporter-option output={report} {files}');
    expect(mocha).toContain('`mocha x`');
    const old = advice(manifest('mocha', '9.2.2'));
    expect(old).toMatch(/mocha-junit-reporter[\s\S]*--install '.* mocha-junit-reporter'/);
    expect(advice({ ...manifest('mocha', '^11.0.0'), 'test.js': '' })).toContain("--tests 'test.js'");
    expect(advice({ 'Cargo.toml': '' })).toContain('cargo test');
    expect(advice({ 'pom.xml': '' })).toContain('mvn test');
    expect(advice({ 'package.json': '{}', 'bun.lock': '' })).toContain('npx bun test');
    // The options must be ones that the demo takes.
    const line = /npm run demo -- ([\s\S]*?)\nIn it/.exec(old)![1]!.replaceAll('\\\n', ' ');
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2]!);
    expect(readOptions(words, '.demo')).toMatchObject({ runner: 'command', repo: '../thing' });
  });

  test('tests of a known program that nothing configures, and nothing at all', () => {
    expect(advice({ 'tests/test_a.py': '' })).toMatch(/tests\/test_a\.py.*pytest[\s\S]*--runner pytest/);
    expect(advice({ 'README.md': '' })).toMatch(/sees none of them here/);
  });
});
