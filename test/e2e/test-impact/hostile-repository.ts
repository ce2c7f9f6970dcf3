import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRepository, type Repository } from '../../unit/core/git/repository.ts';

/** A repository that was made to be slow. */
export interface Hostile {
  /** Files that are committed, some so many or so deep that they stand in the index only. */
  readonly files?: () => Iterable<readonly [path: string, text: string]>;
  /** Those of `files` are written to the working tree too. */
  readonly written?: boolean;
  /** Links, by what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** What an earlier step did to the working tree. */
  readonly step?: (folder: string) => void;
  /** Fields of the package.json. */
  readonly manifest?: object;
  /** What must stand in the reason why everything runs; absent where planning holds as it is. */
  readonly reason?: { readonly code: string; readonly message: RegExp };
}

const FILES = {
  'src/a.ts': 'export const a = 1\n',
  'test/a.test.ts': "import '../src/a.ts'\n",
  'test/b.test.ts': "import '../src/b.ts'\n",
};

/** Makes the repository with one harmless change on top; returns its folder and the commit before the change. */
export function makeHostile({ files, written, links, step, manifest }: Hostile) {
  const repository = createRepository();
  const { folder, git } = repository;
  const packageJson = JSON.stringify({ name: 'app', devDependencies: { vitest: '1' }, ...manifest });
  repository.commit({ ...FILES, 'package.json': packageJson });
  if (links) {
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(target, join(folder, path));
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', 'links');
  }
  if (files) {
    importFiles(repository, files());
    git('reset', '--quiet', ...(written ? ['--hard'] : []));
  }
  const base = git('rev-parse', 'HEAD');
  writeFileSync(join(folder, 'src/a.ts'), 'export const a = 2\n');
  git('add', 'src/a.ts');
  git('commit', '--quiet', '--message', 'change');
  step?.(folder);
  return { folder, base };
}

/** A commit of any files on top, without a working tree. */
function importFiles({ fastImport }: Repository, files: Iterable<readonly [string, string]>): void {
  const parts = [
    'commit refs/heads/main\ncommitter a <a@example.org> 0 +0000\ndata 0\nfrom refs/heads/main^0\n',
  ];
  for (const [path, text] of files) {
    parts.push(`M 100644 inline ${JSON.stringify(path)}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  fastImport(parts.join(''));
}

const numbered = function* (count: number, file: (at: number) => readonly [string, string]) {
  for (let at = 0; at < count; at++) yield file(at);
};
const one = (path: string, text: () => string) => () => [[path, text()] as const];
const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const MB = 1024 * 1024;

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'a link to /dev/zero': {
    links: { 'src/zero.ts': '/dev/zero' },
    reason: { code: 'unreadable', message: /src\/zero\.ts leads out of the repository/ },
  },
  'links to devices where manifests are read': {
    links: {
      'p/package.json': '/dev/random',
      'p/tsconfig.json': '/dev/zero',
      'pnpm-workspace.yaml': '/dev/zero',
    },
    reason: { code: 'unreadable', message: /p\/package\.json leads out of the repository/ },
  },
  'a FIFO in the place of a module': {
    step(folder) {
      unlinkSync(join(folder, 'test/b.test.ts'));
      execFileSync('mkfifo', [join(folder, 'test/b.test.ts')]);
    },
    reason: { code: 'unreadable', message: /test\/b\.test\.ts is no regular file/ },
  },
  'a folder that became a link': {
    step(folder) {
      rmSync(join(folder, 'test'), { recursive: true });
      symlinkSync('/dev', join(folder, 'test'));
      unlinkSync(join(folder, 'src/b.ts'));
      symlinkSync('/proc/self/environ', join(folder, 'src/b.ts'));
    },
    files: one('src/b.ts', () => ''),
    written: true,
    reason: { code: 'unreadable', message: /src\/b\.ts leads out/ },
  },
  'a module of 100 MB': {
    files: one('src/line.js', () => 'x'),
    written: true,
    step: (folder) => truncateSync(join(folder, 'src/line.js'), 100 * MB),
    reason: { code: 'unreadable', message: /src\/line\.js is larger than 16 MB/ },
  },
  'a minified module that looks like regular expressions': {
    files: one('src/min.js', () => '=/['.repeat(5 * MB)),
    written: true,
    reason: { code: 'too-slow', message: /reading src\/min\.js takes longer than 2 s/ },
  },
  'a module with a million imports': {
    files: one('src/many.ts', () =>
      [...numbered(1_000_000, (at) => [`import'./${at.toString(36)}'`, ''])].join('\n'),
    ),
    written: true,
    // Whichever comes first: that depends on the machine.
    reason: {
      code: 'too-slow',
      message: /src\/many\.ts (?:cannot be followed: it asks for more|takes longer) than/,
    },
  },
  'chains of 100,000 parts': {
    files: function* () {
      for (let at = 0; at < 40; at++) {
        yield [
          `src/up${at}.ts`,
          `import './${'x/../'.repeat(100_000)}a${at}.ts'\nimport '${'../'.repeat(100_000)}b'`,
        ];
      }
      yield ['src/elements.jsx', nested('<a>', '</a>', 100_000)];
    },
    written: true,
    reason: { code: 'too-slow', message: /elements\.jsx cannot be followed: it nests code deeper/ },
  },
  'code nested deeper than calls': {
    files: one('src/deep.ts', () => nested('`${', '}`', 200_000)),
    written: true,
    reason: { code: 'too-slow', message: /src\/deep\.ts cannot be followed: it nests code deeper/ },
  },
  'configurations nested deeper than calls': {
    files: function* () {
      yield ['vitest.config.ts', `export default ${nested('[', ']', 300_000)}`];
      yield ['p/vitest.config.ts', `export default ${nested('{a:', '}', 300_000)}`];
      yield ['q/vitest.config.ts', `export default ${nested('`${', '}`', 100_000)}/${'*/'.repeat(100_000)}`];
      yield ['r/vitest.config.ts', '=/['.repeat(300_000)];
      yield ['s/package.json', nested('[', ']', 3_000_000)];
      yield ['test/tsconfig.json', `{"extends":${nested('[', ']', 3_000_000)}}`];
      yield ['src/b.ts', nested('`${', '}`', 1000)];
    },
    written: true,
    reason: { code: 'tests-unknown', message: /vitest\.config\.ts, whose syntax is not understood/ },
  },
  'a package.json with a million keys': {
    files: one('package.json', () =>
      JSON.stringify({
        name: 'app',
        devDependencies: { vitest: '1', ...Object.fromEntries(numbered(1_000_000, (at) => [`k${at}`, '1'])) },
      }),
    ),
    written: true,
  },
  'a chain of 10,000 compiler configurations, and a circle': {
    files: function* () {
      yield* numbered(10_000, (at) => [`c/t${at}.json`, `{"extends":"./t${(at + 1) % 10_000}.json"}`]);
      yield* numbered(20, (at) => [`src/p${at}/tsconfig.json`, '{"extends":"../../c/t0.json"}']);
      yield* numbered(20, (at) => [`src/p${at}/x.ts`, 'import "x/y"']);
    },
    written: true,
  },
  'folders nested 10,000 deep': {
    step(folder) {
      // Only in the index: no system can make them, and git itself cannot commit them.
      const blob = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: folder, input: '' });
      const paths = [`${'d/'.repeat(10_000)}x.test.ts`, ...'efg'].map((name) =>
        name.length > 1 ? name : `${`${name}/`.repeat(2030)}y.ts`,
      );
      const rows = paths.map((path) => `100644 ${String(blob).trim()} 0\t${path}\n`);
      execFileSync('git', ['update-index', '--index-info'], { cwd: folder, input: rows.join('') });
    },
    reason: { code: 'unreadable', message: /has a path that is too long/ },
  },
  'an exponential testRegex of jest': {
    manifest: { devDependencies: { jest: '30' }, jest: { testRegex: '^(/|[a-z]+)+\\.never$' } },
    files: one(`src/${'a'.repeat(200)}.ts`, () => ''),
    written: true,
    reason: { code: 'tests-unknown', message: /regular expression .* could not be matched within 5 s/ },
  },
  'an exponential glob of vitest': {
    files: function* () {
      yield ['vitest.config.ts', `export default { test: { include: ['src/${'*a'.repeat(20)}!'] } }`];
      yield [`src/${'a'.repeat(200)}.ts`, ''];
    },
    written: true,
    reason: { code: 'tests-unknown', message: /glob .* could not be matched within 5 s/ },
  },
  'a configuration that calls itself without end': {
    files: function* () {
      yield [
        'vitest.config.ts',
        `const f = () => ({ ...f(), test: { include: [f(), ...g] } }); const g = [...g, ...g]; export default f()`,
      ];
    },
    written: true,
    reason: { code: 'tests-unknown', message: /vitest\.config\.ts/ },
  },
  'an exponential pattern in a module': {
    files: function* () {
      yield ['test/b.test.ts', `import.meta.glob('../src/${'*a'.repeat(20)}!')`];
      yield [`src/${'a'.repeat(200)}.ts`, ''];
    },
    written: true,
    reason: { code: 'too-slow', message: /test\/b\.test\.ts imports by a pattern/ },
  },
  '20,000 modules with long names that all import what cannot be known': {
    files: () => numbered(20_000, (at) => [`src/d${at % 300}/${'n'.repeat(230)}${at}.ts`, 'import(x)\n']),
    written: true,
  },
};
