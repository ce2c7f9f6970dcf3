import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createHome, removeTree, toolEnvironment } from '../../runner/home.ts';
import { createRepository, run, scratch } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
const hostHome = process.env['HOME'];
afterEach(() => {
  process.env['HOME'] = hostHome;
});
afterAll(() => folder[Symbol.dispose]());

const start = (name: string, text: string, options = {}) => {
  const file = join(folder.path, `${name}.yml`);
  writeFileSync(file, text);
  return run(file, repository, join(folder.path, `${name}-out`), options);
};

/** A home as people have it. */
const homeOf = (name: string, files: Record<string, string>) => {
  const home = join(folder.path, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), content);
  }
  return home;
};

test('each job has an empty home and an empty tool cache of its own, which its steps share', async () => {
  const home = homeOf('host', { '.gitconfig': '[user]\n  name = Host\n', '.netrc': 'secret', notes: 'x' });
  process.env['HOME'] = home;
  const { result, text } = await start(
    'own',
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          test -z "$(ls -A ~)" && test -z "$(ls -A "$RUNNER_TOOL_CACHE")"
          test "$AGENT_TOOLSDIRECTORY" = "$RUNNER_TOOL_CACHE" && test "\${{ runner.tool_cache }}" = "$RUNNER_TOOL_CACHE"
          test -z "$(git config user.name)"
          git config --global user.name Job
          touch ~/left "$RUNNER_TOOL_CACHE/left"
      - run: test -e ~/left && test -e "$RUNNER_TOOL_CACHE/left" && test "$(git config user.name)" = Job
      - uses: actions/checkout@v5
      - run: git status --short && test "$(npm config get cache)" = ~/.npm
  b:
    needs: a
    runs-on: ubuntu-latest
    steps:
      - run: test -z "$(ls -A ~)" && test -z "$(ls -A "$RUNNER_TOOL_CACHE")"
      - { run: 'test "$HOME" = /elsewhere', env: { HOME: /elsewhere } }
`,
  );
  expect(result.conclusion, text).toBe('success');
  expect(existsSync(join(home, 'left'))).toBe(false);
  expect(readFileSync(join(home, '.gitconfig'), 'utf8')).toContain('Host');
});

test('the programs of this machine still start', async () => {
  const programs = ['node', 'npm', 'python3', 'python', 'go', 'cargo', 'rustc', 'ruby', 'java'];
  const here = programs.filter((name) => {
    try {
      execFileSync(name, [name === 'go' ? 'version' : name === 'java' ? '-version' : '--version'], {
        stdio: 'ignore',
      });
      return true;
    } catch {
      return false;
    }
  });
  const lines = here.map((name) =>
    name === 'go' ? 'go version' : name === 'java' ? 'java -version' : `${name} --version`,
  );
  const { result, text } = await start(
    'programs',
    `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n          ${lines.join('\n          ')}\n`,
  );
  expect(here).toContain('node');
  expect(result.conclusion, text).toBe('success');
});

test('settings that name registries come along, tokens do not', () => {
  const host = homeOf('settings', {
    '.npmrc':
      'registry=https://mirror.example/\n//mirror.example/:_authToken=t0ken\n@a:registry=https://a.example/\nfund=false\n',
    '.config/pip/pip.conf': '[global]\nindex-url = https://pypi.example/\n',
    '.config/go/env': 'GOPROXY=https://go.example\n',
    '.cargo/config.toml': '[net]\noffline = true\n',
    '.cargo/credentials.toml': 'token = "t0ken"\n',
  });
  const home = join(folder.path, 'job-home');
  createHome(home, host);
  const read = (path: string) => readFileSync(join(home, path), 'utf8');
  expect(read('.npmrc')).toBe('registry=https://mirror.example/\n@a:registry=https://a.example/\n');
  expect(read('.config/pip/pip.conf')).toContain('pypi.example');
  expect(read('.config/go/env')).toContain('go.example');
  expect(read('.cargo/config.toml')).toContain('offline');
  expect(existsSync(join(home, '.cargo/credentials.toml'))).toBe(false);
});

test('what version managers keep in the home is named by variables', () => {
  const home = homeOf('tools', {
    '.rustup/settings.toml': '',
    '.pyenv/version': '3',
    'other/py/version': '3',
  });
  expect(toolEnvironment({ HOME: home, PYENV_ROOT: join(home, 'other/py'), NVM_DIR: '/none' })).toEqual({
    RUSTUP_HOME: join(home, '.rustup'),
    PYENV_ROOT: join(home, 'other/py'),
  });
  expect(toolEnvironment({})).toEqual({});
});

test('read-only folders, as Go leaves them, are removed, and links are not followed', () => {
  const kept = homeOf('kept', { file: 'x' });
  const tree = homeOf('tree', { 'go/pkg/mod/x/file': 'x' });
  symlinkSync(kept, join(tree, 'link'));
  chmodSync(join(tree, 'go/pkg/mod/x'), 0o555);
  chmodSync(join(tree, 'go/pkg'), 0o000);
  removeTree(tree);
  expect(existsSync(tree)).toBe(false);
  expect(existsSync(join(kept, 'file'))).toBe(true);
});
