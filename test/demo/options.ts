import { parseArgs } from 'node:util';
import { TEST_RUNNERS, type TestRunner } from '@paceline/contracts';

export const USAGE = `npm run demo -- [options]

Runs the README's workflow on this machine, by default on a sample repository.

  --repo DIR           on this repository instead: its HEAD is taken as a pull request. DIR is never changed
  --base REV           what the pull request is against (default: where HEAD left the default branch, else HEAD~1)
  --install COMMAND    installs the repository's packages (default: found by its lock files and manifests)
  --runner NAME        ${TEST_RUNNERS.slice(0, 8).join(', ')},
                       ${TEST_RUNNERS.slice(8, -1).join(', ')} or command (default: found by its configuration)
  --tests GLOB         the test files; may be given again
  --command TEMPLATE   any other test program: {files} becomes the test files, {report} the path of its JUnit XML
  --shards N           legs that the tests are spread over (default: 2)
  --folder DIR         where stores and reports are kept (default: .demo in the checkout of Paceline)
  --[no-]canary        whether a good and a bad release go through the canary gate too (default: with the sample only)
  --help               show this`;

export interface DemoOptions {
  readonly repo: string | undefined;
  readonly base: string | undefined;
  /** Command that installs the repository's packages; found from its lock file when not given. */
  readonly install: string | undefined;
  readonly runner: TestRunner | undefined;
  /** Globs, one a line. */
  readonly tests: string | undefined;
  readonly command: string | undefined;
  readonly shards: number;
  /** Where the demo keeps its store, sample and reports. */
  readonly folder: string;
  /** Whether the canary part runs: a release that is promoted and one that is rolled back. */
  readonly canary: boolean;
}

export class DemoError extends Error {}

export function readOptions(args: readonly string[], defaultFolder: string): DemoOptions | 'help' {
  let values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        repo: { type: 'string' },
        base: { type: 'string' },
        install: { type: 'string' },
        runner: { type: 'string' },
        tests: { type: 'string', multiple: true },
        command: { type: 'string' },
        shards: { type: 'string', default: '2' },
        folder: { type: 'string', default: defaultFolder },
        canary: { type: 'boolean' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new DemoError(`${(error as Error).message}\n\n${USAGE}`);
  }
  if (values['help']) return 'help';
  const shards = Number(values['shards']);
  if (!Number.isInteger(shards) || shards < 1 || shards > 256) {
    throw new DemoError(`--shards ${String(values['shards'])} is not a whole number from 1 to 256.`);
  }
  if (values['base'] && !values['repo'])
    throw new DemoError('--base needs --repo: the sample has its own base.');
  const text = (name: string) => values[name] as string | undefined;
  const tests = (values['tests'] as string[] | undefined)?.join('\n');
  const command = text('command');
  const runner = text('runner') ?? (command === undefined ? undefined : 'command');
  for (const name of ['install', 'runner', 'tests', 'command']) {
    if (values[name] && !values['repo']) {
      throw new DemoError(`--${name} needs --repo: how the sample's tests run is known.`);
    }
  }
  if (runner !== undefined && !(TEST_RUNNERS as readonly string[]).includes(runner)) {
    throw new DemoError(`--runner ${runner} is not one of ${TEST_RUNNERS.join(', ')}.`);
  }
  if (runner === 'command' && (command === undefined || tests === undefined)) {
    throw new DemoError(
      '--runner command needs --command and --tests: what runs the tests, and which files they are.',
    );
  }
  if (command !== undefined && runner !== 'command') {
    throw new DemoError(`--command is for --runner command, not for ${runner}. Leave one of them out.`);
  }
  for (const part of command === undefined ? [] : ['{files}', '{report}']) {
    if (!command!.includes(part)) {
      throw new DemoError(
        `--command '${command}' lacks ${part}. Put {files} where the program takes test files, and {report} where it takes the path of its JUnit XML.`,
      );
    }
  }
  return {
    repo: text('repo'),
    base: text('base'),
    install: text('install'),
    runner: runner as TestRunner | undefined,
    tests,
    command,
    shards,
    folder: text('folder')!,
    canary: (values['canary'] as boolean | undefined) ?? !values['repo'],
  };
}
