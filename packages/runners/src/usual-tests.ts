import { NODE_DEFAULT } from './configuration/node.ts';
import type { KnownRunner } from './detect.ts';
import { isInstalled } from './paths.ts';
import { matcher } from './patterns.ts';
import type { Tree } from './tree.ts';

const JAVA = '{java,kt,groovy,scala}';

/** What files of each runner usually look like; for messages and estimates, never for what has to run. */
export const USUAL_PATTERNS: Record<KnownRunner, readonly string[]> = {
  vitest: ['**/*.{test,spec}.?(c|m)[jt]s?(x)'],
  jest: ['**/__tests__/**/*.?([mc])[jt]s?(x)', '**/?(*.)+(spec|test).?([mc])[jt]s?(x)'],
  node: NODE_DEFAULT,
  mocha: ['{test,tests,spec}/**/*.{js,cjs,mjs,ts,cts,mts}', '**/*.{test,spec}.{js,cjs,mjs,ts,cts,mts}'],
  ava: [
    '**/{test,test-*}.{js,cjs,mjs,ts,cts,mts}',
    '**/*.{test,spec}.{js,cjs,mjs,ts,cts,mts}',
    '**/{test,tests,__tests__}/**/[^_]*.{js,cjs,mjs,ts,cts,mts}',
  ],
  playwright: ['**/*.{spec,test}.?(c|m)[jt]s?(x)'],
  cypress: ['**/*.cy.{js,jsx,ts,tsx}'],
  bun: ['**/*{.,_}{test,spec}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}'],
  deno: ['**/{*_,*.,}test.{ts,tsx,mts,js,jsx,mjs}'],
  pytest: ['**/test_*.py', '**/*_test.py'],
  go: ['**/*_test.go'],
  nextest: ['**/tests/*.rs', '**/src/**/*.rs'],
  gradle: [`**/src/*[tT]est*/**/*.${JAVA}`],
  maven: [`**/src/test/**/*.${JAVA}`],
  rspec: ['**/*_spec.rb'],
  phpunit: ['**/*Test.php'],
};

/** Whether a repository has files that look like tests of a runner. */
export const hasUsualTests = (tree: Tree, runner: KnownRunner): boolean => {
  const matches = matcher(USUAL_PATTERNS[runner]);
  for (const path of tree.files) if (!isInstalled(path) && matches(path)) return true;
  return false;
};
