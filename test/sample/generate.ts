/**
 * Makes the repository that the demo runs on by default: a small shop with 19 test files, a history of its
 * own, and a branch `feature/austria` that changes two modules. `node test/sample/generate.ts DIR`.
 * Authors and dates are fixed, so the commits have the same ids everywhere.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCE = join(import.meta.dirname, 'fixtures/shop');
export const SAMPLE_BASE = 'main';
export const SAMPLE_BRANCH = 'feature/austria';

interface Step {
  readonly message: string;
  /** Paths of the finished shop that this commit adds. */
  readonly add?: readonly string[];
  /** A text of a file and what it becomes. */
  readonly edit?: readonly (readonly [file: string, from: string, to: string])[];
}

const both = (room: string): string[] => [`src/${room}`, `test/${room}`];

const MAIN: readonly Step[] = [
  {
    message: 'Start: the package and its tools',
    add: [
      '.gitignore',
      'README.md',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'vitest.config.ts',
    ],
  },
  { message: 'Money: amounts, tax and exchange', add: both('money') },
  { message: 'Catalogue of products', add: [...both('catalog'), 'test/products.ts'] },
  { message: 'Text: tables, slugs, CSV', add: both('text') },
  { message: 'Cart with discounts', add: both('cart') },
  { message: 'Retry and a pool of tasks', add: both('async') },
  { message: 'Working days', add: both('time') },
  { message: 'Orders: states, invoice, checkout, delivery', add: both('orders') },
  { message: 'Search over the catalogue', add: both('search') },
];

const BRANCH: readonly Step[] = [
  {
    message: 'Tax rates of Austria',
    edit: [
      ['src/money/tax.ts', '{ DE: 0.19,', '{ AT: 0.2, DE: 0.19,'],
      ['src/money/tax.ts', '{ DE: 0.07,', '{ AT: 0.1, DE: 0.07,'],
      [
        'test/money/tax.test.ts',
        "  expect(rate('DE')).toBe(0.19);",
        "  expect(rate('AT')).toBe(0.2);\n  expect(rate('DE')).toBe(0.19);",
      ],
    ],
  },
  {
    message: 'A retry never waits longer than ten seconds',
    edit: [
      [
        'src/async/retry.ts',
        'options.delayMs * 2 ** (attempt - 1)',
        'Math.min(10_000, options.delayMs * 2 ** (attempt - 1))',
      ],
      ['README.md', 'Nothing here is for use.', 'Prices are for show, and nothing here is for use.'],
    ],
  },
];

/** Replaces `folder` by the sample repository, its feature branch checked out. Returns the folder. */
export function generateSample(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, env: GIT_ENVIRONMENT, stdio: ['ignore', 'ignore', 'inherit'] });
  git('init', '--quiet', `--initial-branch=${SAMPLE_BASE}`);
  let day = 1;
  const commit = (step: Step) => {
    for (const path of step.add ?? []) {
      // npm leaves .gitignore files out of what it packs; git keeps ours.
      cpSync(join(SOURCE, path), join(folder, path), { recursive: true });
    }
    for (const [file, from, to] of step.edit ?? []) replaceIn(join(folder, file), from, to);
    git('add', '--all');
    const date = `2026-01-${String(day++).padStart(2, '0')}T09:00:00Z`;
    execFileSync('git', ['commit', '--quiet', '--message', step.message], {
      cwd: folder,
      env: { ...GIT_ENVIRONMENT, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    });
  };
  MAIN.forEach(commit);
  git('checkout', '--quiet', '-b', SAMPLE_BRANCH);
  BRANCH.forEach(commit);
  return folder;
}

/** Only what git needs, so that a user's hooks, signing and templates play no part. */
const GIT_ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Paceline Sample',
  GIT_AUTHOR_EMAIL: 'sample@paceline.invalid',
  GIT_COMMITTER_NAME: 'Paceline Sample',
  GIT_COMMITTER_EMAIL: 'sample@paceline.invalid',
};

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not contain: ${from}`);
  writeFileSync(file, text.replace(from, to));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (!folder || existsSync(folder)) {
    console.error('usage: node test/sample/generate.ts DIR, where DIR does not exist yet');
    process.exitCode = 2;
  } else console.log(generateSample(resolve(folder)));
}
