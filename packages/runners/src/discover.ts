import { goTests } from './configuration/go.ts';
import { mavenTests } from './configuration/maven.ts';
import { nodeTests } from './configuration/node.ts';
import { phpunitTests } from './configuration/phpunit.ts';
import { rspecTests } from './configuration/rspec.ts';
import type { KnownRunner } from './detect.ts';
import {
  type ForeignPatterns,
  foreignPatterns,
  InvalidPattern,
  PATTERN_MILLISECONDS,
  PatternTimeout,
} from './foreign-patterns.ts';
import { isInstalled } from './paths.ts';
import { matcher, matchingFiles, patternTexts, Unreadable } from './patterns.ts';
import type { TestCommand } from './script/test-script.ts';
import type { TestFiles, Tree } from './tree.ts';
import { USUAL_PATTERNS } from './usual-tests.ts';

/**
 * The test files of a repository, read from the project's own configuration without running it. Either complete
 * (the runner finds no file that is not named, though it may find fewer), or a reason why only the runner can tell.
 * @param command how the project's script starts the runner
 * @param foreign matches the patterns of the repository, under a deadline
 */
export async function discoverTests(
  tree: Tree,
  runner: KnownRunner,
  command: TestCommand | undefined,
  foreign: ForeignPatterns = foreignPatterns(PATTERN_MILLISECONDS),
): Promise<TestFiles> {
  try {
    switch (runner) {
      case 'vitest':
      case 'jest': {
        // The parser of configurations is loaded only where there may be one.
        const patterns =
          runner === 'vitest'
            ? (await import('./configuration/vitest.ts')).vitestPatterns(tree, command, foreign)
            : (await import('./configuration/jest.ts')).jestPatterns(tree, command, foreign);
        return {
          certain: true,
          tests: matchingFiles(tree, patterns, foreign),
          patterns: patternTexts(patterns),
        };
      }
      case 'node':
        return { certain: true, ...nodeTests(tree, command, foreign) };
      case 'pytest':
        return { certain: true, ...(await import('./configuration/pytest.ts')).pytestTests(tree, foreign) };
      case 'ava':
        return {
          certain: true,
          ...(await import('./configuration/ava.ts')).avaTests(tree, command, foreign),
        };
      case 'mocha':
        return {
          certain: true,
          ...(await import('./configuration/mocha.ts')).mochaTests(tree, command, foreign),
        };
      case 'go':
        return { certain: true, tests: goTests(tree), patterns: USUAL_PATTERNS.go };
      case 'rspec':
        return { certain: true, ...rspecTests(tree, command, foreign) };
      case 'maven':
        return { certain: true, ...mavenTests(tree, command) };
      case 'nextest':
        return {
          certain: true,
          ...(await import('./configuration/nextest.ts')).nextestTests(tree, foreign),
        };
      case 'phpunit':
        return { certain: true, ...phpunitTests(tree, command) };
      case 'gradle':
        throw new Unreadable(
          'only Gradle can say what its build scripts, which are programs, make of the sources',
        );
      case 'playwright':
        return {
          certain: true,
          ...(await import('./configuration/playwright.ts')).playwrightTests(tree, command, foreign),
        };
      case 'bun':
        return {
          certain: true,
          ...(await import('./configuration/bun.ts')).bunTests(tree, command, foreign),
        };
      case 'deno':
        return {
          certain: true,
          ...(await import('./configuration/deno.ts')).denoTests(tree, command, foreign),
        };
      case 'cypress':
        return {
          certain: true,
          ...(await import('./configuration/cypress.ts')).cypressTests(tree, command, foreign),
        };
      default:
        throw new Unreadable(`the files of ${runner} are not read from its configuration`);
    }
  } catch (error) {
    const reason =
      error instanceof Unreadable
        ? error.message
        : error instanceof PatternTimeout || error instanceof InvalidPattern
          ? lowerFirst(error.message.replace(/\.$/, ''))
          : `reading it failed (${(error as Error).message})`;
    const matches = matcher(USUAL_PATTERNS[runner]);
    const likely = [...tree.files].filter((path) => !isInstalled(path) && matches(path));
    return { certain: false, reason, likely: likely.sort() };
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
