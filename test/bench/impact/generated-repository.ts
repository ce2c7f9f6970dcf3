import { execFileSync } from 'node:child_process';
import { generator } from '../cache-tree.ts';

/** Sizes of sources as they are in hono: half have less than 2.4 kB, one in ten more than 17 kB. */
const MEDIAN_BYTES = 2400;
const SPREAD = 1.4;
const MAX_BYTES = 120_000;
const PACKAGES = 20;
const AREAS = ['api', 'core', 'model', 'net', 'parse', 'store', 'text', 'view'];

/** What bodies are made of: text that a scanner has to tell apart, with strings, templates, comments and patterns. */
const PIECES: readonly ((n: number) => string)[] = [
  (n) => `/**\n * Computes the ${n}th part; see ./docs and "quotes" in comments, which don't count.\n */\n`,
  (n) =>
    `export function step${n}(input: string, options: { readonly limit?: number } = {}): string {\n  const limit = options.limit ?? ${n};\n  if (input.length > limit) throw new RangeError(\`input \${input.slice(0, 8)} is longer than \${limit}\`);\n  return input.replace(/[a-z]+\\/(\\d{1,3})/g, (_, digits) => digits.padStart(3, '0'));\n}\n`,
  (n) =>
    `const table${n}: Readonly<Record<string, number>> = {\n  'first-entry': ${n},\n  "second entry": ${n + 1},\n  third: ${n} / 2,\n};\n`,
  (n) =>
    `export class Holder${n}<Item extends object> {\n  readonly #items = new Map<string, Item>();\n  add(name: string, item: Item): this {\n    this.#items.set(name, item);\n    return this;\n  }\n  get(name: string): Item | undefined {\n    return this.#items.get(name);\n  }\n}\n`,
  (n) =>
    `// ${n}: it's plain text\nexport const message${n} = 'Something happened at ' + new Date(${n}).toISOString();\n`,
  (n) =>
    `export const route${n} = (app: { get(path: string, body: () => unknown): void }) =>\n  app.get('/api/v1/items/${n}/:id', () => ({ status: 'ok', type: 'application/json', count: ${n} }));\n`,
];

/**
 * Makes a repository of a workspace with `modules` TypeScript modules in packages that import each other: relatively,
 * by the packages' names and over `paths`. A quarter are tests; some read files of fixtures. Its two commits
 * differ in one module. The same number gives the same repository.
 * @param folder where it is made
 */
export function generateRepository(folder: string, modules: number): void {
  const git = (args: readonly string[], input?: string) =>
    execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'ignore', 'inherit'] });
  const files = [...filesOf(modules)];
  const changed = files.find(([path]) => /^packages\/p10\/src\/\w+\/module-\d+\.ts$/.test(path))!;
  git(['init', '--quiet', '--initial-branch=main']);
  const stream = [commitOf(1, files), commitOf(2, [[changed[0], `${changed[1]}export const added = 1;\n`]])];
  git(['fast-import', '--quiet'], stream.join(''));
  git(['checkout', '--quiet', '--force', 'main']);
}

type File = readonly [path: string, text: string];

function commitOf(mark: number, files: readonly File[]): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  return [
    `commit refs/heads/main\nmark :${mark}\ncommitter a <a@example.org> ${mark} +0000\n${data('change')}`,
    ...(mark > 1 ? [`from :${mark - 1}\n`] : []),
    ...files.map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
  ].join('');
}

function* filesOf(modules: number): Generator<File> {
  const random = generator(1);
  const upTo = (count: number) => Math.floor(random() * count);
  yield [
    'package.json',
    json({
      name: 'acme',
      private: true,
      workspaces: ['packages/*'],
      devDependencies: { vitest: '4.0.0', react: '19.0.0', lodash: '4.0.0' },
    }),
  ];
  yield [
    'tsconfig.json',
    json({ compilerOptions: { jsx: 'react-jsx', paths: { '@acme/*': ['./packages/*/src'] } } }),
  ];
  yield [
    'vitest.config.ts',
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: { include: ['packages/*/src/**/*.test.{ts,tsx}'] } });\n",
  ];
  const each = Math.ceil(modules / PACKAGES);
  /** Modules of each package, from its folder of sources. */
  const placed: string[][] = [];
  for (let at = 0; at < PACKAGES; at++) {
    const name = packageName(at);
    const dependencies = Object.fromEntries(
      Array.from({ length: Math.min(at, 3) }, (_, n) => [`@acme/${packageName(at - n - 1)}`, '*']),
    );
    yield [
      `packages/${name}/package.json`,
      json({ name: `@acme/${name}`, dependencies, exports: { './*': './src/*.ts' } }),
    ];
    yield [
      `packages/${name}/tsconfig.json`,
      json({ extends: '../../tsconfig.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
    ];
    const earlier: string[] = [];
    placed.push(earlier);
    for (let n = 0; n < each && at * each + n < modules; n++) {
      const area = AREAS[upTo(AREAS.length)]!;
      const folder = `packages/${name}/src/${area}`;
      if (n % 10 === 0)
        yield [
          `${folder}/fixtures/case-${n}.json`,
          json({
            name: `case ${n}`,
            items: Array.from({ length: 20 }, (_, item) => ({ item, title: `Title ${item}` })),
          }),
        ];
      if (n % 4 === 3 && earlier.length > 0) {
        const subject = earlier.at(-1)!;
        const readsFiles = n % 40 === 3;
        const imports = [
          "import { expect, test } from 'vitest';",
          `import * as subject from '@/${subject}';`,
          ...(readsFiles
            ? [
                "import { readFileSync } from 'node:fs';",
                "import { join } from 'node:path';",
                `const wanted = readFileSync(join(import.meta.dirname, 'fixtures/case-${n - 3}.json'), 'utf8');`,
              ]
            : []),
        ];
        yield [
          `packages/${name}/src/${subject}.test.ts`,
          `${imports.join('\n')}\n\ntest('it does what it says', () => {\n  expect(subject).toBeDefined();\n});\n${body(random)}`,
        ];
        continue;
      }
      const element = n % 12 === 5;
      const imports = Array.from({ length: Math.min(earlier.length, 1 + upTo(5)) }, (_, number) => {
        const target = earlier[Math.max(0, earlier.length - 1 - upTo(60))]!;
        if (number === 4) return "import { chunk } from 'lodash';";
        if (number === 3 && at > 0) {
          const other = at - 1 - upTo(Math.min(at, 3));
          return `import * as far from '@acme/${packageName(other)}/${placed[other]![upTo(placed[other]!.length)]}';`;
        }
        return upTo(3) === 0
          ? `import type { Holder${number} } from '../${target}.js';`
          : upTo(2) === 0
            ? `import * as at${number} from '../${target}.js';`
            : `import * as at${number} from '@/${target}';`;
      });
      const view = `export const View = ({ name }: { name: string }) => <section title="view ${n}">It's {name ? <b>{name}</b> : null}</section>;\n`;
      yield [
        `${folder}/module-${n}.${element ? 'tsx' : 'ts'}`,
        `${imports.join('\n')}\n\n${element ? view : ''}${body(random)}`,
      ];
      earlier.push(`${area}/module-${n}`);
    }
  }
}

const packageName = (at: number): string => `p${String(at).padStart(2, '0')}`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function body(random: () => number): string {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const wanted = Math.min(MAX_BYTES, MEDIAN_BYTES * Math.exp(SPREAD * normal));
  let text = '';
  for (let n = 0; text.length < wanted; n++) text += `${PIECES[Math.floor(random() * PIECES.length)]!(n)}\n`;
  return text;
}
