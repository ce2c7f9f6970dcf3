import { describe, expect, test } from 'vitest';
import { type Files, planChange, selected } from './plan-in-memory.ts';

const json = (value: object) => JSON.stringify(value);
/** `a` takes `x` from the catalog and imports it, `b` lists a range of its own, `c` takes `y` of the catalog `old`. */
const workspace = (files: Files = {}, root: object = {}): Files => ({
  'package.json': json({
    name: 'app',
    workspaces: ['packages/*'],
    devDependencies: { vitest: '1' },
    scripts: { test: 'vitest' },
    ...root,
  }),
  'packages/a/package.json': json({ name: 'a', dependencies: { x: 'catalog:' } }),
  'packages/a/a.test.ts': "import 'x'",
  'packages/b/package.json': json({ name: 'b', dependencies: { z: '^1' } }),
  'packages/b/b.test.ts': "import 'z'",
  'packages/c/package.json': json({ name: 'c', devDependencies: { y: 'catalog:old' } }),
  'packages/c/c.test.ts': '',
  ...files,
});

/** The ranges `catalog` and `catalogs`, in the settings of a package manager. */
const SETTINGS: readonly [string, lock: string, (catalogs: object) => Files][] = [
  ['pnpm-workspace.yaml', 'pnpm-lock.yaml', (catalogs) => ({ 'pnpm-workspace.yaml': json(catalogs) })],
  ['.yarnrc.yml', 'yarn.lock', (catalogs) => ({ '.yarnrc.yml': json(catalogs) })],
  [
    'package.json',
    'bun.lock',
    (catalogs) => ({ 'package.json': workspace({}, { ...catalogs })['package.json']! }),
  ],
  [
    'workspaces of package.json',
    'bun.lock',
    (catalogs) => ({
      'package.json': workspace({}, { workspaces: { packages: ['packages/*'], ...catalogs } })[
        'package.json'
      ]!,
    }),
  ],
];

describe.each(SETTINGS)('a range of a catalog in %s', (_, lock, settings) => {
  const change = (before: object, after: object, files: Files = {}) =>
    planChange(workspace({ ...files, ...settings(before) }), settings(after));

  test('concerns the packages that take it, where no lock file tells what is installed', async () => {
    expect(selected(await change({ catalog: { x: '^1' } }, { catalog: { x: '^2' } }))).toEqual([
      'packages/a/a.test.ts',
    ]);
    expect(
      selected(await change({ catalogs: { default: { x: '^1' } } }, { catalogs: { default: { x: '^2' } } })),
    ).toEqual(['packages/a/a.test.ts']);
    expect(
      selected(await change({ catalogs: { old: { y: '^1' } } }, { catalogs: { old: { y: '^2' } } })),
    ).toEqual(['packages/c/c.test.ts']);
  });

  test('that no package takes from there concerns none', async () => {
    expect(selected(await change({ catalog: { z: '^1' } }, { catalog: { z: '^2' } }))).toEqual([]);
    expect(selected(await change({ catalog: { y: '^1' } }, { catalog: { y: '^2' } }))).toEqual([]);
    expect(selected(await change({ catalogs: { old: { x: '^1' } } }, { catalogs: {} }))).toEqual([]);
  });

  test('that an override takes concerns whatever asks for it', async () => {
    const files = {
      'sub/package.json': json({ overrides: { 'z@1>x': 'catalog:' } }),
      'packages/a/package.json': json({ name: 'a', dependencies: { x: '^1' } }),
    };
    expect(selected(await change({ catalog: { x: '^1' } }, { catalog: { x: '^2' } }, files))).toEqual([
      'packages/a/a.test.ts',
    ]);
  });

  test('runs nothing by itself where a lock file tells what is installed', async () => {
    const run = await change({ catalog: { x: '^1' } }, { catalog: { x: '^2' } }, { [lock]: '' });
    expect(selected(run)).toEqual([]);
    expect(run.plan.changes[0]!.inert).toBeDefined();
  });
});

describe.each(SETTINGS.slice(0, 2))('%s', (name, lock) => {
  const change = async (before: string, after: string, files: Files = { [lock]: '' }) =>
    selected(await planChange(workspace({ ...files, [name]: before }), { [name]: after }));

  test.each<[string, string, string, Files?]>([
    ['other settings', 'nodeLinker: hoisted\n', 'nodeLinker: isolated\n'],
    ['what cannot be read', 'catalog: {x: ^1}\n', 'catalog: {x: [\n'],
    ['overrides without a lock file', 'overrides: {x: 1}\n', 'overrides: {x: 2}\n', {}],
    [
      'a catalog that an override takes from, without a lock file',
      'catalog: {x: 1}\noverrides: {x: "catalog:"}\n',
      'catalog: {x: 2}\noverrides: {x: "catalog:"}\n',
      {},
    ],
    [
      'an override that leads to another folder, which no lock file tells',
      "overrides: {x: 'link:packages/b'}\n",
      "overrides: {x: 'link:packages/c'}\n",
    ],
  ])('runs everything for %s', async (_, before, after, files) => {
    expect(await change(before, after, files)).toBe('config');
  });

  test('runs nothing for overrides, comments and ages of releases that the lock file tells', async () => {
    expect(await change('overrides: {x: 1}\n', '# of x\noverrides: {x: 2}\n')).toEqual([]);
    expect(await change('{}\n', 'minimumReleaseAge: 100\ntrustPolicy: no-downgrade\n')).toEqual([]);
    expect(await change('{}\n', 'nodeLinker: hoisted\n')).not.toEqual([]);
  });
});

describe('a dependency that leads to another folder of the repository', () => {
  const to = (folder: string, how = 'link:') => ({
    'packages/a/package.json': json({ name: 'a', dependencies: { x: `${how}../${folder}` } }),
  });
  test.each(['link:', 'file:', 'portal:', 'workspace:', ''])('%s', async (how) => {
    for (const lock of ['pnpm-lock.yaml', 'package-lock.json', 'yarn.lock', 'bun.lock', 'none']) {
      const run = await planChange(workspace({ ...to('b', how), [lock]: '' }), to('c', how));
      expect([lock, selected(run)]).toEqual([lock, ['packages/a/a.test.ts']]);
    }
  });

  test('of an override', async () => {
    const root = (folder: string) =>
      workspace({ 'package-lock.json': '' }, { overrides: { x: `file:packages/${folder}` } });
    expect(selected(await planChange(root('b'), { 'package.json': root('c')['package.json'] }))).toBe(
      'manifest',
    );
  });
});

describe('blocks of pnpm-lock.yaml besides the packages', () => {
  const lock = (head: string, x = 'x@1.0.0') => `lockfileVersion: '9.0'
${head}
importers:
  packages/a:
    dependencies:
      x: {specifier: 'catalog:', version: ${x.slice(2)}}
packages:
  x@1.0.0:
    resolution: {integrity: sha512-x}
snapshots:
  ${x}: {}
`;
  const change = async (before: string, after: string) =>
    selected(await planChange(workspace({ 'pnpm-lock.yaml': before }), { 'pnpm-lock.yaml': after }));

  test.each([
    ['settings', 'settings: {autoInstallPeers: true}', 'settings: {autoInstallPeers: false}'],
    ['catalogs', 'catalogs: {default: {x: {specifier: ^1}}}', 'catalogs: {default: {x: {specifier: 1.x}}}'],
    ['overrides', 'overrides: {x: 1.0.0}', 'overrides: {x: ^1.0.0}'],
    ['packageExtensionsChecksum', 'packageExtensionsChecksum: a', 'packageExtensionsChecksum: b'],
    ['pnpmfileChecksum', 'pnpmfileChecksum: a', 'pnpmfileChecksum: b'],
  ])('%s change nothing where what they resolve to is the same', async (_, before, after) => {
    expect(await change(lock(before), lock(after))).toEqual([]);
  });

  test('a patch is a part of what a package resolves to', async () => {
    const patched = (hash: string) =>
      lock(`patchedDependencies: {x: ${hash}}`, `x@1.0.0(patch_hash=${hash})`);
    expect(await change(patched('1'), patched('2'))).toEqual(['packages/a/a.test.ts']);
    expect(await change(lock(''), patched('1'))).toEqual(['packages/a/a.test.ts']);
  });
});

describe('a patch of an installed package', () => {
  const npm = json({
    packages: {
      'node_modules/x': { version: '1' },
      'node_modules/@s/in': { version: '1' },
      'node_modules/z': { version: '1', dependencies: { '@s/in': '*' } },
    },
  });
  const pnpm = "lockfileVersion: '9.0'\npackages: {x@1.0.0: {}}\nsnapshots: {x@1.0.0: {}}\n";
  const bun = json({ packages: { x: ['x@1.0.0', '', {}, 'sha'] } });
  test.each<[string, string, Files, string | string[]]>([
    ['by its name', 'patches/x+1.0.0.patch', { 'package-lock.json': npm }, ['packages/a/a.test.ts']],
    [
      'that another uses',
      'patches/@s+in+1.0.0.patch',
      { 'package-lock.json': npm },
      ['packages/b/b.test.ts'],
    ],
    ['below another', 'patches/z++@s+in+1.0.0.patch', { 'package-lock.json': npm }, ['packages/b/b.test.ts']],
    [
      'by pnpm',
      'patches/some.patch',
      {
        'pnpm-workspace.yaml': 'patchedDependencies: {x@1.0.0: patches/some.patch}\n',
        'pnpm-lock.yaml': pnpm,
      },
      ['packages/a/a.test.ts'],
    ],
    [
      'by bun',
      'patches/some.patch',
      {
        'package.json': workspace({}, { patchedDependencies: { 'x@1.0.0': 'patches/some.patch' } })[
          'package.json'
        ]!,
        'bun.lock': bun,
      },
      ['packages/a/a.test.ts'],
    ],
    ['that is not installed', 'patches/other+1.0.0.patch', { 'package-lock.json': npm }, 'unknown-file'],
    ['without a lock file', 'patches/x+1.0.0.patch', {}, 'unknown-file'],
    ['that nothing names', 'patches/some.patch', { 'package-lock.json': npm }, 'unknown-file'],
    [
      'that settings name which cannot be read',
      'patches/some.patch',
      {
        'pnpm-workspace.yaml': 'patchedDependencies: {x@1.0.0: [patches/some.patch\n',
        'pnpm-lock.yaml': pnpm,
      },
      'unknown-file',
    ],
  ])('%s', async (_, path, files, expected) => {
    expect(selected(await planChange(workspace({ ...files, [path]: '1' }), { [path]: '2' }))).toEqual(
      expected,
    );
  });
});

test('a lock file of a workspace below the root concerns the packages of that workspace', async () => {
  const lock = (version: string) => json({ packages: { 'node_modules/jsdom': { version } } });
  const files = {
    'web/package.json': json({ name: 'web', workspaces: ['packages/*'] }),
    'web/packages/ui/package.json': json({ name: 'ui', devDependencies: { jsdom: '*' } }),
    'web/packages/ui/ui.test.ts': '',
    'web/package-lock.json': lock('1'),
  };
  expect(selected(await planChange(workspace(files), { 'web/package-lock.json': lock('2') }))).toEqual([
    'web/packages/ui/ui.test.ts',
  ]);
});
