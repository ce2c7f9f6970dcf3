/** What an entry holds, as far as its key says; `warm` takes entries by it. */
export const CLASSES = ['dependencies', 'layers', 'compilation', 'tests'] as const;
export type Class = (typeof CLASSES)[number];

/** Words of keys. The first class that has one of a key's words is its class: `docker-build-npm` is layers. */
const WORDS: readonly (readonly [Class, readonly string[]])[] = [
  ['layers', ['docker', 'buildkit', 'buildx', 'layer', 'layers', 'image', 'images', 'oci', 'kaniko']],
  [
    'tests',
    [
      'test',
      'tests',
      'jest',
      'vitest',
      'pytest',
      'playwright',
      'cypress',
      'puppeteer',
      'browsers',
      'coverage',
    ],
  ],
  [
    'compilation',
    [
      ...['ccache', 'sccache', 'build', 'builds', 'compile', 'compilation', 'target', 'turbo', 'nx', 'tsc'],
      ...['tsbuildinfo', 'webpack', 'vite', 'next', 'bazel', 'swc', 'babel', 'eslint', 'incremental', 'dist'],
    ],
  ],
  [
    'dependencies',
    [
      ...['npm', 'node', 'modules', 'pnpm', 'yarn', 'bun', 'pip', 'uv', 'poetry', 'pipenv', 'conda', 'venv'],
      ...[
        'go',
        'gomod',
        'cargo',
        'rust',
        'registry',
        'maven',
        'm2',
        'gradle',
        'nuget',
        'composer',
        'bundler',
      ],
      ...['gem', 'gems', 'ruby', 'hex', 'mix', 'pub', 'deps', 'dependencies', 'vendor', 'packages', 'tools'],
      ...['deno', 'sbt', 'ivy', 'coursier', 'precommit'],
    ],
  ],
];

/** Undefined when no word of the key is known. */
export function classOf(key: string): Class | undefined {
  // As one word: "commit" alone says nothing of what is in an entry.
  const words = new Set(
    key
      .toLowerCase()
      .replaceAll('pre-commit', 'precommit')
      .split(/[^a-z0-9]+/),
  );
  return WORDS.find(([, known]) => known.some((word) => words.has(word)))?.[0];
}
