import type { TestRunner } from '@paceline/contracts';
import type { Tree } from '../tree.ts';
import { cargoToolchain, goToolchain, javaToolchain } from './compiled.ts';
import { nodeToolchain } from './node.ts';
import { pythonToolchain } from './python.ts';
import { NO_TOOLCHAIN, type Toolchain } from './toolchain.ts';

/** What has to be there before the tests of a runner can run; undefined when nothing in the repository says. */
export function toolchainOf(tree: Tree, runner: TestRunner, command = ''): Toolchain | undefined {
  switch (runner) {
    case 'vitest':
    case 'jest':
    case 'node':
    case 'mocha':
    case 'ava':
    case 'playwright':
    case 'cypress':
      return nodeToolchain(tree);
    case 'bun':
    case 'deno':
      // Without a package.json they fetch what a test imports when it runs.
      return tree.files.has('package.json') ? nodeToolchain(tree) : NO_TOOLCHAIN;
    case 'pytest':
      return pythonToolchain(tree);
    case 'go':
      return goToolchain(tree);
    case 'nextest':
      return cargoToolchain(tree);
    case 'gradle':
    case 'maven':
      return javaToolchain(tree);
    case 'rspec':
    case 'phpunit':
      // Bundler and Composer are the user's to say, with --install.
      return undefined;
    case 'command':
      return ofCommand(tree, command) ?? ofManifests(tree);
  }
}

/** By the program that a command starts with. */
function ofCommand(tree: Tree, command: string): Toolchain | undefined {
  const program = /^\s*(?:\S*\/)?([\w.-]+)/.exec(command)?.[1] ?? '';
  if (/^(?:npx|npm|node|pnpm|yarn|bunx?)$/.test(program)) return nodeToolchain(tree);
  if (/^(?:python[\d.]*|pytest|uv|uvx|poetry|pdm|hatch|tox|nox)$/.test(program)) return pythonToolchain(tree);
  if (/^(?:go|gotestsum)$/.test(program)) return goToolchain(tree);
  if (program === 'cargo') return cargoToolchain(tree);
  return /^(?:mvnw?|gradlew?)$/.test(program) ? javaToolchain(tree) : undefined;
}

function ofManifests(tree: Tree): Toolchain | undefined {
  const python = ['pyproject.toml', 'setup.py', 'requirements.txt'].some((name) => tree.files.has(name));
  return (
    nodeToolchain(tree) ??
    cargoToolchain(tree) ??
    javaToolchain(tree) ??
    (tree.files.has('go.mod') ? goToolchain(tree) : undefined) ??
    (python ? pythonToolchain(tree) : undefined)
  );
}
