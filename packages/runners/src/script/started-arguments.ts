import { type OptionSyntax, readOptions } from './command-options.ts';
import type { ShellWord } from './shell-words.ts';
import type { TestCommand } from './test-script.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Playwright's documentation, "Command line". */
export const PLAYWRIGHT_SYNTAX: OptionSyntax = {
  short: { c: 'config', g: 'grep', G: 'grep-invert', j: 'workers', u: 'update-snapshots' },
  withoutValue: names(
    'fail-on-flaky-tests forbid-only fully-parallel headed ignore-snapshots last-failed list no-deps pass-with-no-tests quiet x ui',
  ),
  greedy: names('project'),
};

/** `bun test --help`, and the options of `bun` itself. */
export const BUN_SYNTAX: OptionSyntax = {
  short: {
    t: 'test-name-pattern',
    u: 'update-snapshots',
    r: 'preload',
    c: 'config',
    d: 'define',
    l: 'loader',
    b: 'bun',
  },
  withoutValue: names(
    'no-orphans update-snapshots todo only pass-with-no-tests concurrent randomize coverage dots only-failures isolate no-isolate update-timings bail parallel changed watch hot no-clear-screen smol expose-gc no-deprecation throw-deprecation zero-fill-buffers no-addons no-install prefer-offline prefer-latest verbose silent bun no-env-file preserve-symlinks preserve-symlinks-main if-present experimental-http2-fetch experimental-http3-fetch use-system-ca no-macros',
  ),
  greedy: new Set(),
};

/** `deno test --help`; values of the other options stand behind a `=` only. */
export const DENO_SYNTAX: OptionSyntax = {
  short: {
    c: 'config',
    A: 'allow-all',
    P: 'permission-set',
    R: 'allow-read',
    W: 'allow-write',
    I: 'allow-import',
    N: 'allow-net',
    E: 'allow-env',
    S: 'allow-sys',
    r: 'reload',
    u: 'update-snapshots',
    q: 'quiet',
    L: 'log-level',
  },
  withoutValue: names(
    'doc no-run coverage clean fail-fast shuffle parallel sanitize-ops sanitize-resources trace-leaks trace-ops update-snapshots watch watch-exclude no-clear-screen hide-stacktraces changed coverage-raw-data-only ignore env-file permit-no-files check no-check no-remote no-npm node-modules-dir vendor no-config reload no-lock frozen frozen-lockfile unsafely-ignore-certificate-errors inspect inspect-brk inspect-wait cached-only v8-flags allow-scripts allow-all permission-set no-prompt allow-read allow-write allow-import allow-net allow-env allow-sys allow-run allow-ffi allow-hrtime deny-read deny-write deny-net deny-env deny-sys deny-run deny-ffi deny-import ignore-env ignore-read quiet unstable lock',
  ),
  greedy: new Set(),
};

/** Cypress's documentation, "Command Line". */
export const CYPRESS_SYNTAX: OptionSyntax = {
  short: {
    b: 'browser',
    c: 'config',
    C: 'config-file',
    e: 'env',
    k: 'key',
    o: 'reporter-options',
    p: 'port',
    P: 'project',
    q: 'quiet',
    r: 'reporter',
    s: 'spec',
    t: 'tag',
  },
  withoutValue: names(
    'component e2e headed headless no-exit parallel quiet record dev no-runner-ui runner-ui posix-exit-codes pass-with-no-tests',
  ),
  greedy: new Set(),
};

/** What of a script's command a run takes over. */
interface StartedArguments {
  /** Options, with their values. */
  readonly options: readonly string[];
  /** The same by their long names. */
  readonly written: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Names and patterns of test files. */
  readonly names: readonly ShellWord[];
  /** Words behind `--`, which deno hands on to the tests. */
  readonly after: readonly string[];
  /** Values of an option, also of one that is left out. */
  values(name: string): string[];
  /** The command, where only the shell can say what a word of it is. */
  readonly computed: string | undefined;
}

/** How a program is written, and options that a run of given files does without. */
const PROGRAMS = {
  // Which files run, in which part and how often, is ours to say; reporters stay, since ours is added to them.
  playwright: {
    syntax: PLAYWRIGHT_SYNTAX,
    dropped: /^(?:shard|ui|ui-host|ui-port|list|only-changed|last-failed|add-reporter)$/,
  },
  bun: {
    syntax: BUN_SYNTAX,
    dropped:
      /^(?:shard|timings|update-timings|watch|hot|changed|reporter|reporter-outfile|dots|only-failures|config|test-name-pattern|no-clear-screen)$/,
  },
  deno: {
    syntax: DENO_SYNTAX,
    dropped:
      /^(?:shard|watch|watch-exclude|no-clear-screen|changed|related|reporter|junit-path|permit-no-files)$/,
  },
  // Recorded in parts by machines that share them out, the same specs would be run by nobody or by two.
  cypress: { syntax: CYPRESS_SYNTAX, dropped: /^(?:spec|no-exit|parallel|group|ci-build-id)$/ },
} as const;

/** Options of the script's command that say how tests run, and what it names itself. */
export function startedArguments(
  program: keyof typeof PROGRAMS,
  command: TestCommand | undefined,
): StartedArguments {
  const { syntax, dropped } = PROGRAMS[program];
  const dashes = program === 'deno' ? (command?.args.findIndex(({ text }) => text === '--') ?? -1) : -1;
  const own = command && dashes !== -1 ? { ...command, args: command.args.slice(0, dashes) } : command;
  const { written, positionalWords, computed, values } = readOptions(own, syntax);
  const kept = written.filter(({ name }) => !dropped.test(name));
  return {
    options: kept.flatMap(({ words }) => words),
    written: kept,
    names: positionalWords,
    after: dashes === -1 ? [] : command!.args.slice(dashes + 1).map(({ text }) => text),
    values,
    computed,
  };
}
