import type { TestRunner } from '@paceline/contracts';
import { PacelineError } from '@paceline/core';
import { commandTemplate } from '../runners/command.ts';
import { ava } from '../runners/javascript/ava.ts';
import { bun } from '../runners/javascript/bun.ts';
import { withCoverageTool } from '../runners/javascript/coverage-tool.ts';
import { cypress } from '../runners/javascript/cypress.ts';
import { deno } from '../runners/javascript/deno.ts';
import { jest } from '../runners/javascript/jest.ts';
import { mocha } from '../runners/javascript/mocha.ts';
import { nodeTest } from '../runners/javascript/node.ts';
import { playwright } from '../runners/javascript/playwright.ts';
import { vitest } from '../runners/javascript/vitest.ts';
import { gradle } from '../runners/jvm/gradle.ts';
import { maven } from '../runners/jvm/maven.ts';
import { goTest } from '../runners/languages/go.ts';
import { nextest } from '../runners/languages/nextest.ts';
import { phpunit } from '../runners/languages/phpunit.ts';
import { pytest } from '../runners/languages/pytest.ts';
import { rspec } from '../runners/languages/rspec.ts';
import type { Project } from '../runners/project.ts';
import type { Runner } from '../runners/runner.ts';

interface RunnerSettings {
  readonly project: Project;
  /** A folder for what runners need beside the project's files. */
  readonly temporary: string;
  /** The environment of the step. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The user's command; '' unless the runner is `command`. */
  readonly command: string;
}

/** How a test program is started and read, by its name. */
export function createRunner(
  name: TestRunner,
  { project, temporary, variables, command }: RunnerSettings,
): Runner {
  switch (name) {
    case 'vitest':
      return vitest(project, temporary);
    case 'jest':
      return jest(project);
    case 'node':
      return withCoverageTool(nodeTest(project, temporary), project);
    case 'ava':
      return withCoverageTool(ava(project, temporary), project);
    case 'mocha':
      return withCoverageTool(mocha(project, temporary), project);
    case 'playwright':
      return playwright(project, temporary, variables);
    case 'bun':
      return bun(project, temporary, variables);
    case 'deno':
      return deno(project, variables);
    case 'cypress':
      return cypress(project, temporary);
    case 'pytest':
      return pytest(project, temporary, variables);
    case 'go':
      return goTest(project);
    case 'rspec':
      return rspec(project, temporary, variables);
    case 'gradle':
      return gradle(project, temporary, variables);
    case 'maven':
      return maven(project, variables);
    case 'nextest':
      return nextest(project, temporary, variables);
    case 'phpunit':
      return phpunit(project, temporary, variables);
    case 'command':
      return commandTemplate(project, command);
    default:
      throw new PacelineError('PACELINE_RUNNER_UNKNOWN', `${name} is not known yet.`, 'Use "command".');
  }
}
