import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';

/** Which rooms a package may enter. Everything not named imports nothing of ours. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  snapshot: ['store'],
  history: ['store', 'contracts', 'stats'],
  coordinate: ['store'],
  core: ['render'],
  runners: ['contracts'],
};

/** Libraries that only one package may import, so that the others stay testable and light. */
const OWNER_OF: Record<string, string> = {
  '@actions/core': 'core',
  '@actions/github': 'core',
  '@actions/exec': 'core',
  '@actions/artifact': 'core',
  '@actions/cache': 'store',
  '@aws-sdk/client-s3': 'store',
  ioredis: 'store',
  '@azure/storage-blob': 'store',
};
/** Of those, the ones that are heavy and must stand behind `import()`. */
const LAZY = [
  '@actions/github',
  '@actions/artifact',
  '@actions/cache',
  '@aws-sdk/client-s3',
  'ioredis',
  '@azure/storage-blob',
];

// An action's folder can hold others of its family: `actions/cache/admin/src` is in the room `actions/cache`.
const sources = globSync(
  ['packages/*/src/**/*.ts', 'actions/*.ts', 'actions/*/src/**/*.ts', 'actions/*/*/src/**/*.ts'],
  { cwd: root },
);

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly lazy: boolean;
  readonly typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm,
  )) {
    found.push({ file, specifier: (match[2] ?? match[3])!, lazy: false, typeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ file, specifier: match[1]!, lazy: true, typeOnly: false });
  }
  return found;
}

/** `packages/core` or `actions/cache`; `actions` for the entry. */
const roomOf = (path: string): string => {
  const [top, second] = path.split('/');
  return top === 'actions' && second!.endsWith('.ts') ? 'actions' : `${top}/${second}`;
};

const imports = sources.flatMap(importsOf);

test('every source was read', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(imports.length).toBeGreaterThan(sources.length);
});

test('packages import only the packages below them', () => {
  const wrong = imports.flatMap(({ file, specifier }) => {
    const from = roomOf(file);
    const target = /^@paceline\/([^/]+)/.exec(specifier)?.[1];
    if (!target || !from.startsWith('packages/')) return [];
    const name = from.slice('packages/'.length);
    return MAY_IMPORT[name]?.includes(target) ? [] : [`${file} imports ${specifier}`];
  });
  expect(wrong).toEqual([]);
});

test('relative imports stay inside their room; only the entry reaches into actions', () => {
  const wrong = imports.flatMap(({ file, specifier }) => {
    if (!specifier.startsWith('.')) return [];
    const target = roomOf(relative(root, resolve(root, dirname(file), specifier)));
    const from = roomOf(file);
    return target === from || from === 'actions' ? [] : [`${file} imports ${specifier}`];
  });
  expect(wrong).toEqual([]);
});

const relativeImports = imports
  .filter(({ specifier }) => specifier.startsWith('.'))
  .map(({ file, specifier }) => ({ file, target: join(dirname(file), specifier) }));

test('no circle of files, types included', () => {
  const below = Map.groupBy(relativeImports, ({ file }) => file);
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, above: readonly string[]): void => {
    const at = above.indexOf(file);
    if (at >= 0) circles.push([...above.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    done.add(file);
    for (const { target } of below.get(file) ?? []) follow(target, [...above, file]);
  };
  for (const file of sources) follow(file, []);
  expect(circles).toEqual([]);
});

test('of two folders of a room, at most one imports from the other', () => {
  // What stands beside the folders is the room's own: its story, and what all of it speaks of.
  const folderOf = (file: string) => (/\/src\/.*\//.test(file) ? dirname(file) : undefined);
  const pairs = new Set(
    relativeImports.flatMap(({ file, target }) => {
      const [from, to] = [folderOf(file), folderOf(target)];
      return from && to && from !== to ? [`${from} → ${to}`] : [];
    }),
  );
  const both = [...pairs].filter((pair) => pairs.has(pair.split(' → ').reverse().join(' → ')));
  expect(both).toEqual([]);
});

test('every exported name is used in another file', () => {
  const everywhere = globSync(['{packages,actions,test,scripts}/**/*.{ts,mjs}'], {
    cwd: root,
    exclude: ['**/node_modules/**', 'actions/dist/**'],
  });
  const users = new Map<string, number>();
  for (const file of everywhere) {
    const words = new Set(readFileSync(join(root, file), 'utf8').match(/[A-Za-z_$][\w$]*/g));
    for (const word of words) users.set(word, (users.get(word) ?? 0) + 1);
  }
  const unused = sources.flatMap((file) =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /^export (?:async )?(?:const|function\*?|class|interface|type) ([A-Za-z_$][\w$]*)/gm,
      ),
    ]
      .filter(([, name]) => (users.get(name!) ?? 0) < 2)
      .map(([, name]) => `${file}: ${name}`),
  );
  expect(unused).toEqual([]);
});

test('a folder holds at most fifteen files', () => {
  const full = [...Map.groupBy(sources, dirname)].filter(([, files]) => files.length > 15);
  expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

test('platform and store libraries are imported by their one owner', () => {
  const wrong = imports.flatMap(({ file, specifier }) => {
    const owner =
      OWNER_OF[
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/')
      ];
    return owner && roomOf(file) !== `packages/${owner}` ? [`${file} imports ${specifier}`] : [];
  });
  expect(wrong).toEqual([]);
});

test('heavy libraries stand behind import()', () => {
  const wrong = imports
    .filter(
      ({ specifier, lazy, typeOnly }) =>
        LAZY.some((name) => specifier.startsWith(name)) && !lazy && !typeOnly,
    )
    .map(({ file, specifier }) => `${file} imports ${specifier}`);
  expect(wrong).toEqual([]);
});

test('an action hands over in an index.ts of at most 20 lines', () => {
  const long = globSync('actions/**/src/index.ts', { cwd: root }).filter(
    (file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > 20,
  );
  expect(long).toEqual([]);
});

test('no file is a drawer', () => {
  const drawers = sources.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common)\.ts$/.test(file));
  expect(drawers).toEqual([]);
  const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400);
  expect(long).toEqual([]);
});
