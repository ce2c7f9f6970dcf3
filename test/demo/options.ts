import { parseArgs } from 'node:util';

export const USAGE = `npm run demo -- [--repo DIR] [--base REV] [--install COMMAND] [--runner NAME] [--tests GLOBS]
                 [--command TEMPLATE] [--shards N] [--folder DIR] [--[no-]canary]

Without --repo the demo makes a sample repository. With it, DIR's HEAD is taken as a pull request against
REV (default: where HEAD left the default branch, else HEAD~1). DIR itself is never changed. The canary part runs with the sample, or with --canary.`;

export interface DemoOptions {
  readonly repo: string | undefined;
  readonly base: string | undefined;
  /** Command that installs the repository's packages; found from its lock file when not given. */
  readonly install: string | undefined;
  readonly runner: string | undefined;
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
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        repo: { type: 'string' },
        base: { type: 'string' },
        install: { type: 'string' },
        runner: { type: 'string' },
        tests: { type: 'string' },
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
  return {
    repo: text('repo'),
    base: text('base'),
    install: text('install'),
    runner: text('runner'),
    tests: text('tests'),
    command: text('command'),
    shards,
    folder: text('folder')!,
    canary: (values['canary'] as boolean | undefined) ?? !values['repo'],
  };
}
