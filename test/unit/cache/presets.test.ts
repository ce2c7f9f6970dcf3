import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type PathSet, parsePaths } from '@paceline/snapshot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveRequest } from '../../../actions/cache/src/request/cache-request.ts';
import { type PresetName, presetNames, presets } from '../../../actions/cache/src/request/presets.ts';
import { root } from '../../../scripts/actions.ts';
import { temporary } from '../../temporary.ts';

let home: string;
let workspace: string;
beforeEach(() => {
  home = temporary();
  workspace = join(home, 'work', 'app');
  mkdirSync(workspace, { recursive: true });
});
afterEach(() => {
  // Go makes its modules read-only.
  execFileSync('chmod', ['-R', 'u+w', home]);
});

const write = (name: string, text: string) => {
  mkdirSync(dirname(join(workspace, name)), { recursive: true });
  writeFileSync(join(workspace, name), text);
};
const resolve = (
  preset: PresetName,
  more: object = {},
  where: { platform?: string; sha?: string; variables?: Record<string, string> } = {},
  notes: string[] = [],
) =>
  resolveRequest(
    { path: undefined, key: undefined, preset, context: { values: {}, files: [] }, ...more },
    { workspace, sha: where.sha ?? '', variables: where.variables ?? {} },
    { home, platform: where.platform ?? 'linux', arch: 'x64' },
    (note) => notes.push(note),
  );

describe('a key and paths from a preset', () => {
  test('the key ends in a digest of the lockfiles, and its beginning is the restore key', async () => {
    write('package-lock.json', '1');
    const first = await resolve('npm');
    expect(first).toMatchObject({
      lines: ['~/.npm', '!~/.npm/_logs'],
      key: expect.stringMatching(/^npm-linux-x64-[0-9a-f]{32}$/),
      restoreKeys: ['npm-linux-x64-'],
    });
    write('node_modules/x/package-lock.json', 'installed');
    write('README.md', 'other');
    expect((await resolve('npm')).key).toBe(first.key);
    write('packages/a/package-lock.json', '1');
    expect((await resolve('npm')).key).not.toBe(first.key);
    expect((await resolve('npm', {}, { platform: 'darwin' })).key).toMatch(/^npm-macos-x64-/);
  });

  test('path adds, key replaces, restore-keys replace', async () => {
    write('go.sum', '1');
    const added = await resolve('go', { path: ['bin'], 'restore-keys': ['go-'] });
    expect(added.lines).toEqual(['~/go/pkg/mod', '~/.cache/go-build', 'bin']);
    expect(added.restoreKeys).toEqual(['go-']);
    expect(await resolve('go', { key: 'mine' })).toMatchObject({ key: 'mine', restoreKeys: [] });
  });

  test('what grows with each commit is keyed by the commit', async () => {
    expect((await resolve('ccache', {}, { sha: 'a'.repeat(40) })).key).toBe(
      `ccache-linux-x64-${'a'.repeat(40)}`,
    );
  });

  test('without any of its files it says so', async () => {
    const notes: string[] = [];
    expect((await resolve('cargo', {}, {}, notes)).key).toBe('cargo-linux-x64-none');
    expect(notes).toEqual([expect.stringMatching(/found none of .*Cargo\.lock.*checked out/)]);
  });

  test("a folder that a tool's variable names is the preset's too", async () => {
    const variables = { npm_config_cache: '/n', XDG_CACHE_HOME: '/x', GOPATH: '/g', CARGO_HOME: '/c' };
    const lines = async (name: PresetName) => (await resolve(name, {}, { variables })).lines;
    expect(await lines('npm')).toEqual(['/n', '!/n/_logs']);
    expect(await lines('pip')).toEqual(['/x/pip']);
    expect(await lines('go')).toEqual(['/g/pkg/mod', '/x/go-build']);
    expect((await lines('cargo'))[0]).toBe('/c/registry/index');
  });

  test.each<[PresetName, Record<string, string>, string[]]>([
    ['pnpm', { PNPM_HOME: '/p' }, ['/p/store']],
    ['pnpm', { PNPM_HOME: '/p', pnpm_config_store_dir: '/s' }, ['/s']],
    ['pnpm', { XDG_DATA_HOME: '/x' }, ['/x/pnpm/store']],
    // Without XDG's folder yarn 1 keeps root's cache elsewhere, as in containers.
    ['yarn', {}, ['~/.cache/yarn', '/usr/local/share/.cache/yarn']],
    ['yarn', { XDG_CACHE_HOME: '/x' }, ['/x/yarn']],
    ['yarn', { YARN_CACHE_FOLDER: '/y' }, ['/y']],
    ['yarn-berry', { XDG_DATA_HOME: '/x' }, ['/x/yarn/berry/cache', '.yarn/cache']],
    ['yarn-berry', { YARN_CACHE_FOLDER: '/y' }, ['~/.yarn/berry/cache', '/y']],
    ['bun', { XDG_CACHE_HOME: '/x' }, ['/x/.bun/install/cache']],
    ['bun', { XDG_CACHE_HOME: '/x', BUN_INSTALL: '/b' }, ['/b/install/cache']],
    ['bun', { BUN_INSTALL: '/b', BUN_INSTALL_CACHE_DIR: '/c' }, ['/c']],
    ['deno', { XDG_CACHE_HOME: '/x' }, ['/x/deno']],
    ['deno', { XDG_CACHE_HOME: '/x', DENO_DIR: '/d' }, ['/d']],
    ['go', { GOPATH: '/first:/second' }, ['/first/pkg/mod', '~/.cache/go-build']],
    ['maven', { MAVEN_USER_HOME: '/m' }, ['~/.m2/repository', '/m/wrapper/dists']],
    ['composer', { COMPOSER_HOME: '/h' }, ['/h/cache']],
    ['composer', { COMPOSER_HOME: '/h', COMPOSER_CACHE_DIR: '/c' }, ['/c']],
    ['nx', { NX_CACHE_DIRECTORY: '/n' }, ['/n', '.nx/workspace-data/*.db']],
    ['playwright', { PLAYWRIGHT_BROWSERS_PATH: '/b' }, ['/b']],
    ['playwright', { PLAYWRIGHT_BROWSERS_PATH: '0' }, ['node_modules/playwright-core/.local-browsers']],
  ])('%s with %o', (name, variables, expected) => {
    expect(presets[name].paths({ platform: 'linux', variables })).toEqual(expected);
  });
});

describe.each(presetNames)('%s', (name) => {
  test.each(['linux', 'darwin', 'win32'])('has readable paths on %s', (platform) => {
    const lines = presets[name].paths({ platform, variables: {} });
    expect(lines.length).toBeGreaterThan(0);
    const { roots } = parsePaths(lines, { workspace, home });
    for (const { base } of roots) expect(base.startsWith('/')).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
  });

  test('has files or a commit to be keyed by, and a row in the README', async () => {
    const { files, perCommit } = presets[name];
    expect(files.length > 0).toBe(perCommit !== true);
    const readme = readFileSync(join(root, 'actions/cache/README.md'), 'utf8');
    const listed = (items: readonly string[]) => items.map((item) => `\`${item}\``).join(', ');
    const paths = listed(presets[name].paths({ platform: 'linux', variables: {} }));
    const last = perCommit ? 'the commit' : listed(files);
    expect(readme.split('\n')).toContain(`| \`${name}\` | ${paths} | ${last} |`);
  });
});

/** Of the presets that are keyed by files at any depth, one such file. */
const NESTED = presetNames.flatMap((name) => {
  const file = presets[name].files.find((file) => file.startsWith('**/') && !file.includes('*', 3));
  return file ? [[name, join('sub', file.slice(3))] as const] : [];
});

test('most presets are keyed by files at any depth', () => {
  expect(NESTED.length).toBeGreaterThan(presetNames.length / 2);
});

test.each(NESTED)('%s has another key with another %s', async (name, file) => {
  const before = (await resolve(name)).key;
  write(file, 'x');
  expect((await resolve(name)).key).not.toBe(before);
});

/** Whether a file is in one of the folders, or in what one of the patterns means. */
function isSaved(set: PathSet, path: string): boolean {
  if (set.excluded(path)) return false;
  return set.roots.some(({ base, matches }) => {
    if (path !== base && !path.startsWith(`${base}/`)) return false;
    if (!matches) return true;
    const parts = path.slice(base.length + 1).split('/');
    return parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
  });
}

/** Layouts as the tools' documentation shows them: a file in each must be in what the preset saves. */
describe('documented layouts', () => {
  test.each<[PresetName, string[], string[]]>([
    ['pnpm', ['.local/share/pnpm/store/v10/files/00/ab'], []],
    ['yarn', ['.cache/yarn/v6/npm-x/package.json'], []],
    ['yarn-berry', ['.yarn/berry/cache/x.zip', 'work/app/.yarn/cache/x.zip'], []],
    ['bun', ['.bun/install/cache/x@1.0.0/package.json'], []],
    ['uv', ['.cache/uv/wheels-v5/pypi/x/x.msgpack'], []],
    [
      'poetry',
      ['.cache/pypoetry/cache/repositories/PyPI/x', '.cache/pypoetry/artifacts/x.whl'],
      ['.cache/pypoetry/virtualenvs/app-3.12/bin/python'],
    ],
    ['pipenv', ['.cache/pipenv/wheels/x'], ['.local/share/virtualenvs/app/bin/python']],
    ['deno', ['.cache/deno/npm/registry.npmjs.org/x/1.0.0/package.json'], ['.deno/bin/deno']],
    ['pre-commit', ['.cache/pre-commit/repox/x', '.cache/pre-commit/db.db'], []],
    [
      'sbt',
      ['.cache/coursier/v1/https/repo1.maven.org/x.jar', '.ivy2/cache/x/x.jar', '.sbt/boot/scala-2.12/x.jar'],
      ['.ivy2/cache/x/ivydata-1.0.properties', '.sbt/boot/sbt.boot.lock', '.ivy2/.credentials'],
    ],
    ['bundler', ['work/app/vendor/bundle/ruby/3.4.0/gems/x-1.0/x.rb'], ['.bundle/config']],
    ['sccache', ['.cache/sccache/9/f/9fef'], ['.config/sccache/config']],
    ['turbo', ['work/app/.turbo/cache/702cf092478db461.tar.zst'], ['work/app/.turbo/turbo-build.log']],
    [
      'nx',
      [
        '.nx/4548633e1c388db2/cache/16772992002694870071/out.txt',
        '.nx/4548633e1c388db2/databases/3d12-v6.db',
        'work/app/.nx/cache/1677/terminalOutput',
        'work/app/.nx/workspace-data/3d12.db',
      ],
      ['work/app/.nx/workspace-data/project-graph.json', 'work/app/.nx/workspace-data/d/daemon.log'],
    ],
    ['cypress', ['.cache/Cypress/15.3.0/Cypress/Cypress'], ['.config/Cypress/cy/x']],
    ['go', ['go/pkg/mod/cache/download/x/@v/v1.zip', '.cache/go-build/00/x-a'], ['go/bin/tool']],
    [
      'cargo',
      [
        '.cargo/registry/index/github.com-1/x',
        '.cargo/registry/cache/github.com-1/x.crate',
        'work/app/target/debug/x',
      ],
      ['.cargo/registry/src/github.com-1/x/lib.rs', '.cargo/credentials.toml', '.cargo/bin/cargo'],
    ],
    ['maven', ['.m2/repository/org/x/x.jar'], ['.m2/settings.xml', '.m2/settings-security.xml']],
    [
      'gradle',
      ['.gradle/caches/modules-2/files-2.1/x.jar', '.gradle/wrapper/dists/gradle-9/x'],
      ['.gradle/caches/modules-2/modules-2.lock', '.gradle/gradle.properties', '.gradle/daemon/9/x.log'],
    ],
    ['ccache', ['.cache/ccache/0/a/xR'], []],
    ['playwright', ['.cache/ms-playwright/chromium-1194/chrome-linux/chrome'], []],
    ['npm', ['.npm/_cacache/content-v2/x'], ['.npm/_logs/x.log', '.npmrc']],
    ['composer', ['.cache/composer/files/x.zip'], ['.config/composer/auth.json']],
    ['nuget', ['.nuget/packages/x/1.0.0/x.nupkg'], ['.nuget/NuGet/NuGet.Config']],
  ])('%s', (name, inside, outside) => {
    const set = parsePaths(presets[name].paths({ platform: 'linux', variables: {} }), { workspace, home });
    const saved = (file: string) => isSaved(set, join(home, file));
    expect(inside.filter((file) => !saved(file))).toEqual([]);
    expect(outside.filter(saved)).toEqual([]);
  });
});

/** Tools that are on this machine, run offline in a home of their own. */
const tools: Partial<Record<PresetName, { version: string[]; run(): void; expects: RegExp }>> = {
  npm: {
    version: ['npm', '--version'],
    run() {
      write('package.json', '{ "name": "app", "version": "1.0.0" }');
      tool('npm', 'pack');
      tool('npm', 'cache', 'add', './app-1.0.0.tgz');
    },
    expects: /_cacache\/content-v2/,
  },
  pip: {
    version: ['python3', '-m', 'pip', '--version'],
    run() {
      const folder = tool('python3', '-m', 'pip', 'cache', 'dir').trim();
      mkdirSync(join(folder, 'wheels'), { recursive: true });
      writeFileSync(join(folder, 'wheels', 'x-1.0-py3-none-any.whl'), '');
      expect(tool('python3', '-m', 'pip', 'cache', 'list', '--format', 'abspath')).toContain(folder);
    },
    expects: /wheels\/x-1\.0/,
  },
  go: {
    version: ['go', 'version'],
    run() {
      write('go.mod', 'module example.test/app\n');
      write('main.go', 'package main\nfunc main() {}\n');
      tool('go', 'build', '-o', 'app', '.');
    },
    expects: /go-build/,
  },
  cargo: {
    version: ['cargo', '--version'],
    run() {
      const dependency = join(home, 'dependency');
      mkdirSync(join(dependency, 'src'), { recursive: true });
      writeFileSync(join(dependency, 'Cargo.toml'), '[package]\nname = "dependency"\nversion = "1.0.0"\n');
      writeFileSync(join(dependency, 'src/lib.rs'), '');
      const git = (...args: string[]) =>
        execFileSync('git', ['-C', dependency, ...args], { env: environment() });
      git('init', '--quiet');
      git('add', '--all');
      git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=all');
      write(
        'Cargo.toml',
        `[package]\nname = "app"\nversion = "1.0.0"\n[dependencies]\ndependency = { git = "file://${dependency}" }\n`,
      );
      write('src/lib.rs', '');
      tool('cargo', 'fetch');
    },
    expects: /\.cargo\/git\/db\/dependency/,
  },
  maven: {
    version: ['mvn', '--version'],
    run() {
      write(
        'pom.xml',
        `<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>app</artifactId><version>1</version>
<pluginRepositories><pluginRepository><id>central</id><url>file://${home}/nothing</url></pluginRepository></pluginRepositories></project>`,
      );
      // It cannot resolve its plugins from an empty repository, and notes that in the local one.
      expect(() => tool('mvn', '--quiet', 'compile')).toThrow();
    },
    expects: /\.m2\/repository/,
  },
  ccache: {
    version: ['sh', '-c', 'ccache --version && cc --version'],
    run() {
      write('main.c', 'int main(void) { return 0; }\n');
      tool('ccache', 'cc', '-c', 'main.c', '-o', 'main.o');
    },
    expects: /\.cache\/ccache\/[0-9a-f]\//,
  },
  bundler: {
    version: ['bundle', '--version'],
    run() {
      write('x.gemspec', GEMSPEC);
      write('lib/x.rb', '');
      tool('gem', 'build', '--silent', 'x.gemspec');
      mkdirSync(join(workspace, 'vendor/cache'), { recursive: true });
      renameSync(join(workspace, 'x-1.0.gem'), join(workspace, 'vendor/cache/x-1.0.gem'));
      write('Gemfile', 'source "https://rubygems.org"\ngem "x"\n');
      write('Gemfile.lock', GEMFILE_LOCK);
      tool('env', 'BUNDLE_DEPLOYMENT=1', 'bundle', 'install', '--local');
    },
    expects: /vendor\/bundle\/ruby\/[^/]+\/gems\/x-1\.0/,
  },
  turbo: {
    version: ['turbo', '--version'],
    run() {
      write(
        'package.json',
        '{ "name": "app", "packageManager": "npm@11.0.0", "scripts": { "build": "echo x > out" } }',
      );
      write('package-lock.json', '{}');
      write('turbo.json', '{ "tasks": { "build": { "outputs": ["out"] } } }');
      tool('turbo', 'run', 'build');
    },
    expects: /\.turbo\/cache\/[0-9a-f]+/,
  },
};

const GEMSPEC = `Gem::Specification.new do |gem|
  gem.name = 'x'
  gem.version = '1.0'
  gem.summary = 'x'
  gem.authors = ['x']
  gem.files = ['lib/x.rb']
end
`;
const GEMFILE_LOCK = `GEM
  remote: https://rubygems.org/
  specs:
    x (1.0)

PLATFORMS
  ruby

DEPENDENCIES
  x
`;

/** Tools that say where their cache is, and under which variables they say something else. */
const saying: Partial<Record<PresetName, { command: string[]; variables: Record<string, string>[] }>> = {
  pnpm: {
    command: ['pnpm', 'store', 'path'],
    variables: [{}, { PNPM_HOME: '/p' }, { XDG_DATA_HOME: '/x' }, { pnpm_config_store_dir: '/s' }],
  },
  yarn: {
    command: ['yarn', 'cache', 'dir'],
    variables: [{}, { XDG_CACHE_HOME: '/x' }, { YARN_CACHE_FOLDER: '/y' }],
  },
  'yarn-berry': {
    command: ['yarn', 'config', 'get', 'cacheFolder'],
    variables: [{}, { XDG_DATA_HOME: '/x' }, { YARN_GLOBAL_FOLDER: '/g' }, { YARN_ENABLE_GLOBAL_CACHE: '0' }],
  },
  bun: {
    command: ['bun', 'pm', 'cache'],
    variables: [{}, { BUN_INSTALL: '/b' }, { XDG_CACHE_HOME: '/x' }, { BUN_INSTALL_CACHE_DIR: '/c' }],
  },
  deno: {
    command: ['deno', 'info', '--json'],
    variables: [{}, { XDG_CACHE_HOME: '/x' }, { DENO_DIR: '/d' }],
  },
  uv: { command: ['uv', 'cache', 'dir'], variables: [{}, { XDG_CACHE_HOME: '/x' }, { UV_CACHE_DIR: '/u' }] },
  poetry: {
    command: ['poetry', 'config', 'cache-dir'],
    variables: [{}, { XDG_CACHE_HOME: '/x' }, { POETRY_CACHE_DIR: '/p' }],
  },
  go: {
    command: ['go', 'env', 'GOMODCACHE', 'GOCACHE'],
    variables: [{}, { GOPATH: '/a:/b' }, { GOMODCACHE: '/m' }, { GOCACHE: '/c' }, { XDG_CACHE_HOME: '/x' }],
  },
  composer: {
    command: ['composer', 'config', '--global', 'cache-dir'],
    variables: [{}, { COMPOSER_HOME: '/h' }, { XDG_CACHE_HOME: '/x' }, { COMPOSER_CACHE_DIR: '/c' }],
  },
  ccache: {
    command: ['ccache', '-k', 'cache_dir'],
    variables: [{}, { XDG_CACHE_HOME: '/x' }, { CCACHE_DIR: '/c' }],
  },
};

function environment(): Record<string, string | undefined> {
  const rustup = process.env['RUSTUP_HOME'] ?? join(homedir(), '.rustup');
  const pyenv = process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv');
  return {
    PATH: process.env['PATH'],
    JAVA_HOME: process.env['JAVA_HOME'],
    HOME: home,
    COMPOSER_ALLOW_SUPERUSER: '1',
    // Java takes the home folder from the user database.
    MAVEN_OPTS: `-Duser.home=${home}`,
    GOFLAGS: '-mod=mod',
    GOTOOLCHAIN: 'local',
    ...(existsSync(rustup) ? { RUSTUP_HOME: rustup } : {}),
    ...(existsSync(pyenv) ? { PYENV_ROOT: pyenv } : {}),
  };
}

const tool = (command: string, ...args: string[]): string => toolWith({}, command, ...args);

const toolWith = (variables: Record<string, string>, command: string, ...args: string[]): string =>
  execFileSync(command, args, {
    cwd: workspace,
    env: { ...environment(), ...variables },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 50_000,
  });

function isThere([command, ...args]: string[]): boolean {
  try {
    execFileSync(command!, args, { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

for (const [name, { version, run, expects }] of Object.entries(tools)) {
  const there = isThere(version);
  const title = there
    ? `${name} itself keeps its cache there`
    : `${name} is not on this machine: nothing to look at`;
  test.skipIf(!there)(title, () => {
    run();
    const lines = presets[name as PresetName].paths({ platform: process.platform, variables: {} });
    const set = parsePaths(lines, { workspace, home });
    const saved = set.roots
      .flatMap(({ base }) => globSync('**', { cwd: base }).map((file) => join(base, file)))
      .filter((file) => isSaved(set, file) && statSync(file).isFile());
    expect(saved.join('\n')).toMatch(expects);
  });
}

const version = (command: string): string => {
  try {
    return execFileSync(command, ['--version'], { cwd: tmpdir(), encoding: 'utf8', timeout: 20_000 });
  } catch {
    return '';
  }
};
/** The two yarns share a name. */
const speaks = (name: string, command: string): boolean =>
  name === 'yarn'
    ? version(command).startsWith('1.')
    : name === 'yarn-berry'
      ? /^[2-9]/.test(version(command))
      : isThere(command === 'go' ? ['go', 'version'] : [command, '--version']);

for (const [name, { command, variables }] of Object.entries(saying)) {
  const there = speaks(name, command[0]!);
  const title = there ? `${name} says so itself` : `${name} is not on this machine: nobody to ask`;
  test.skipIf(!there)(title, () => {
    write('package.json', '{ "name": "app" }');
    for (const named of variables) {
      // Some make the folders that they are asked for.
      const given = Object.fromEntries(
        Object.entries(named).map(([name, value]) => [name, value.replace(/(^|:)\//g, `$1${home}/`)]),
      );
      const lines = presets[name as PresetName].paths({ platform: process.platform, variables: given });
      const set = parsePaths(lines, { workspace, home });
      const said = toolWith(given, command[0]!, ...command.slice(1))
        .match(/\/[^\s"]+/g)!
        .filter((path) => name !== 'deno' || path.endsWith('deno') || path === given['DENO_DIR']);
      expect(said.length).toBeGreaterThan(0);
      for (const path of said) expect([path, isSaved(set, path)], `${lines}`).toEqual([path, true]);
    }
  });
}
