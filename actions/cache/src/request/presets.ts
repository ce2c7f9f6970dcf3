/** The machine a preset is applied on. */
export interface Where {
  /** `process.platform`. */
  readonly platform: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** What one ecosystem keeps between builds, and what decides that it is out of date. */
interface Preset {
  /** Lines as those of `path`. Folders that are not there are no error. */
  paths(where: Where): string[];
  /** Patterns of the files that say which content is wanted: lockfiles, and files that name the tool's version. */
  readonly files: readonly string[];
  /** Content that grows with every commit rather than with a lockfile: the commit is the last part of the key. */
  readonly perCommit?: true;
}

const given = ({ variables }: Where, name: string): string | undefined => variables[name] || undefined;

/** Below the user's folder for caches: XDG's on Linux, `~/Library/Caches` on macOS, `%LocalAppData%` on Windows. */
const cacheFolder =
  (linux: string, macos = linux, windows = linux) =>
  (where: Where): string =>
    where.platform === 'win32'
      ? `~/AppData/Local/${windows}`
      : where.platform === 'darwin'
        ? `~/Library/Caches/${macos}`
        : `${given(where, 'XDG_CACHE_HOME') ?? '~/.cache'}/${linux}`;

/** The folder that a variable of the tool names, else its usual one. */
const folder = (variable: string, usual: (where: Where) => string) => (where: Where) => [
  given(where, variable) ?? usual(where),
];

const npmCache = (where: Where): string =>
  given(where, 'npm_config_cache') ??
  given(where, 'NPM_CONFIG_CACHE') ??
  (where.platform === 'win32' ? '~/AppData/Local/npm-cache' : '~/.npm');

const cargoHome = (where: Where): string => given(where, 'CARGO_HOME') ?? '~/.cargo';
/** Of several folders in GOPATH Go puts modules into the first. */
const goPath = (where: Where): string =>
  given(where, 'GOPATH')?.split(where.platform === 'win32' ? ';' : ':')[0] || '~/go';
const gradleHome = (where: Where): string => given(where, 'GRADLE_USER_HOME') ?? '~/.gradle';

/** Installed packages bring files of these names along, which say nothing about the repository. */
const OWN_ONLY = ['!**/node_modules/**', '!**/.venv/**', '!**/vendor/**', '!**/target/**'];
const PYTHON_VERSION = '.python-version';
const NODE_LOCKS = [
  '**/package-lock.json',
  '**/npm-shrinkwrap.json',
  '**/pnpm-lock.yaml',
  '**/yarn.lock',
  '**/bun.lock',
  '**/bun.lockb',
];

/** Folders as the tools' own documentation names them (docs/decisions/010-cache-presets.md). */
const table = {
  npm: {
    // The logs of each run would make every tree another one.
    paths: (where) => [npmCache(where), `!${npmCache(where)}/_logs`],
    files: ['**/package-lock.json', '**/npm-shrinkwrap.json', '.nvmrc', '.node-version'],
  },
  pnpm: {
    paths(where) {
      const store =
        given(where, 'pnpm_config_store_dir') ??
        given(where, 'PNPM_CONFIG_STORE_DIR') ??
        // Of releases before 11.
        given(where, 'npm_config_store_dir') ??
        given(where, 'NPM_CONFIG_STORE_DIR');
      if (store !== undefined) return [store];
      const home = given(where, 'PNPM_HOME');
      if (home !== undefined) return [`${home}/store`];
      if (where.platform === 'win32') return ['~/AppData/Local/pnpm/store'];
      if (where.platform === 'darwin') return ['~/Library/pnpm/store'];
      return [`${given(where, 'XDG_DATA_HOME') ?? '~/.local/share'}/pnpm/store`];
    },
    files: ['**/pnpm-lock.yaml', '.nvmrc', '.node-version'],
  },
  yarn: {
    paths(where) {
      const named = given(where, 'YARN_CACHE_FOLDER');
      if (named !== undefined) return [named];
      const usual = cacheFolder('yarn', 'Yarn', 'Yarn/Cache')(where);
      // Of root, as in containers.
      const ofRoot = where.platform === 'linux' && given(where, 'XDG_CACHE_HOME') === undefined;
      return ofRoot ? [usual, '/usr/local/share/.cache/yarn'] : [usual];
    },
    files: ['**/yarn.lock', '.nvmrc', '.node-version'],
  },
  'yarn-berry': {
    paths(where) {
      const data = given(where, 'XDG_DATA_HOME');
      const usual =
        where.platform === 'win32'
          ? '~/AppData/Local/Yarn/Berry'
          : data === undefined
            ? '~/.yarn/berry'
            : `${data}/yarn/berry`;
      return [
        `${given(where, 'YARN_GLOBAL_FOLDER') ?? usual}/cache`,
        // Without the global cache, as usual before 4.0.
        given(where, 'YARN_CACHE_FOLDER') ?? '.yarn/cache',
      ];
    },
    files: ['**/yarn.lock', '**/.yarnrc.yml', '.nvmrc', '.node-version'],
  },
  bun: {
    paths: folder('BUN_INSTALL_CACHE_DIR', (where) => {
      const home = given(where, 'XDG_CACHE_HOME') ?? '~';
      return `${given(where, 'BUN_INSTALL') ?? `${home}/.bun`}/install/cache`;
    }),
    files: ['**/bun.lock', '**/bun.lockb', '.bun-version'],
  },
  deno: {
    paths: folder('DENO_DIR', (where) => {
      // It follows XDG on every system.
      const named = given(where, 'XDG_CACHE_HOME');
      return named === undefined ? cacheFolder('deno')(where) : `${named}/deno`;
    }),
    files: ['**/deno.lock'],
  },
  pip: {
    paths: folder('PIP_CACHE_DIR', cacheFolder('pip', 'pip', 'pip/Cache')),
    files: ['**/requirements*.txt', '**/constraints*.txt', '**/pyproject.toml', PYTHON_VERSION],
  },
  pipenv: {
    paths: (where) => [
      given(where, 'PIPENV_CACHE_DIR') ?? cacheFolder('pipenv', 'pipenv', 'pipenv/pipenv/Cache')(where),
    ],
    files: ['**/Pipfile.lock', PYTHON_VERSION],
  },
  uv: {
    paths: folder('UV_CACHE_DIR', (where) =>
      // uv follows XDG on macOS too.
      where.platform === 'win32'
        ? '~/AppData/Local/uv/cache'
        : `${given(where, 'XDG_CACHE_HOME') ?? '~/.cache'}/uv`,
    ),
    files: ['**/uv.lock', '**/pyproject.toml', '**/requirements*.txt', '**/constraints*.txt', PYTHON_VERSION],
  },
  poetry: {
    paths(where) {
      const usual = cacheFolder('pypoetry', 'pypoetry', 'pypoetry/Cache');
      const cache = given(where, 'POETRY_CACHE_DIR') ?? usual(where);
      // Environments are bound to the Python that made them, and quick to make from what was downloaded.
      return [cache, `!${cache}/virtualenvs`];
    },
    files: ['**/poetry.lock', PYTHON_VERSION],
  },
  'pre-commit': {
    paths: folder('PRE_COMMIT_HOME', (where) =>
      where.platform === 'win32'
        ? '~/.cache/pre-commit'
        : `${given(where, 'XDG_CACHE_HOME') ?? '~/.cache'}/pre-commit`,
    ),
    files: ['.pre-commit-config.yaml', PYTHON_VERSION],
  },
  go: {
    paths: (where) => [
      given(where, 'GOMODCACHE') ?? `${goPath(where)}/pkg/mod`,
      given(where, 'GOCACHE') ?? cacheFolder('go-build')(where),
    ],
    files: ['**/go.sum', '**/go.mod', 'go.work', 'go.work.sum', '.go-version'],
  },
  cargo: {
    // What the Cargo book names for CI, without what is unpacked from it, and what was compiled.
    paths: (where) => [
      `${cargoHome(where)}/registry/index`,
      `${cargoHome(where)}/registry/cache`,
      `${cargoHome(where)}/git/db`,
      given(where, 'CARGO_TARGET_DIR') ?? given(where, 'CARGO_BUILD_TARGET_DIR') ?? 'target',
    ],
    files: ['**/Cargo.lock', 'rust-toolchain', 'rust-toolchain.toml'],
  },
  maven: {
    paths: (where) => ['~/.m2/repository', `${given(where, 'MAVEN_USER_HOME') ?? '~/.m2'}/wrapper/dists`],
    files: ['**/pom.xml', '**/.mvn/wrapper/maven-wrapper.properties', '**/.mvn/extensions.xml'],
  },
  gradle: {
    paths: (where) => [
      `${gradleHome(where)}/caches`,
      `${gradleHome(where)}/wrapper`,
      // Locks of daemons that are gone.
      `!${gradleHome(where)}/caches/**/*.lock`,
    ],
    files: [
      '**/*.gradle',
      '**/*.gradle.kts',
      '**/gradle-wrapper.properties',
      '**/gradle.lockfile',
      'gradle/*.versions.toml',
      'buildSrc/**/*.kt',
    ],
  },
  sbt: {
    paths: (where) => [
      '~/.ivy2/cache',
      '~/.sbt/boot',
      given(where, 'COURSIER_CACHE') ?? cacheFolder('coursier/v1', 'Coursier/v1', 'Coursier/Cache/v1')(where),
      // Locks, and notes of when something was looked for last.
      '!~/.sbt/boot/**/*.lock',
      '!~/.ivy2/cache/**/ivydata-*.properties',
    ],
    files: ['**/*.sbt', '**/project/build.properties', '**/project/**/*.scala'],
  },
  nuget: {
    paths: folder('NUGET_PACKAGES', () => '~/.nuget/packages'),
    files: [
      '**/packages.lock.json',
      '**/*.csproj',
      '**/*.fsproj',
      '**/*.vbproj',
      '**/Directory.Packages.props',
      '**/Directory.Build.props',
      'global.json',
    ],
  },
  composer: {
    paths(where) {
      const home = given(where, 'COMPOSER_HOME');
      const named = given(where, 'COMPOSER_CACHE_DIR') ?? (home === undefined ? undefined : `${home}/cache`);
      if (named !== undefined) return [named];
      const usual = cacheFolder('composer', 'composer', 'Composer')(where);
      // Where nothing speaks of XDG, as in small containers.
      return where.platform === 'linux' ? [usual, '~/.composer/cache'] : [usual];
    },
    files: ['**/composer.lock'],
  },
  bundler: {
    paths: folder('BUNDLE_PATH', () => 'vendor/bundle'),
    files: ['**/Gemfile.lock', '.ruby-version'],
  },
  ccache: {
    paths: folder('CCACHE_DIR', cacheFolder('ccache')),
    files: [],
    perCommit: true,
  },
  sccache: {
    paths: folder('SCCACHE_DIR', cacheFolder('sccache', 'Mozilla.sccache', 'Mozilla/sccache')),
    files: [],
    perCommit: true,
  },
  'docker-buildkit': {
    // The folder of `cache-to: type=local` in Docker's documentation for GitHub Actions.
    paths: () => ['/tmp/.buildx-cache'],
    files: [],
    perCommit: true,
  },
  turbo: {
    paths: folder('TURBO_CACHE_DIR', () => '.turbo/cache'),
    files: [],
    perCommit: true,
  },
  nx: {
    // What it cached is of no use to it without its database, which names the machine too.
    paths(where) {
      const named = given(where, 'NX_CACHE_DIRECTORY');
      const data = `${given(where, 'NX_WORKSPACE_DATA_DIRECTORY') ?? '.nx/workspace-data'}/*.db`;
      if (named !== undefined) return [named, data];
      // In the home folder since 23.2, below the workspace before.
      return ['~/.nx/*/cache', '~/.nx/*/databases', '.nx/cache', data];
    },
    files: [],
    perCommit: true,
  },
  playwright: {
    paths(where) {
      const named = given(where, 'PLAYWRIGHT_BROWSERS_PATH');
      // 0: beside the package that downloads them.
      if (named === '0') return ['node_modules/playwright-core/.local-browsers'];
      return [named ?? cacheFolder('ms-playwright')(where)];
    },
    files: [...NODE_LOCKS, '**/uv.lock', '**/poetry.lock', '**/requirements*.txt'],
  },
  cypress: {
    paths: folder('CYPRESS_CACHE_FOLDER', cacheFolder('Cypress', 'Cypress', 'Cypress/Cache')),
    files: NODE_LOCKS,
  },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof table;
export const presetNames = Object.keys(table) as PresetName[];

export const presets: Readonly<Record<PresetName, Preset>> = table;

/** The patterns of a preset's files, without those that installed packages bring along. */
export const filesOf = ({ files }: Preset): string[] => [...files, ...OWN_ONLY];
