import type { ShellWord } from './shell-words.ts';
import type { TestCommand } from './test-script.ts';

/** How the options of a test program are written. */
export interface OptionSyntax {
  /** Long names of options of one letter. */
  readonly short: Readonly<Record<string, string>>;
  /** Long names of options that never take the next word as their value. */
  readonly withoutValue: ReadonlySet<string>;
  /** Where given, only these take the next word: a program to which every unknown option is a flag. */
  readonly withValue?: ReadonlySet<string>;
  /** Options that take all words up to the next option. */
  readonly greedy: ReadonlySet<string>;
}

/** Options of a test program as they stand on its command line. */
interface CommandOptions {
  /** Values of an option by its long name; '' where it has none. Later ones come last. */
  values(name: string): string[];
  has(name: string): boolean;
  /** Each option as written, with its values. */
  readonly written: readonly { readonly name: string; readonly words: readonly string[] }[];
  /** Words that are neither options nor their values. */
  readonly positional: readonly string[];
  /** The same, as the script writes them. */
  readonly positionalWords: readonly ShellWord[];
  /** The command, where only the shell can say what a word of it is. */
  readonly computed: string | undefined;
}

/** Reads the words behind a program's name. */
export function readOptions(command: TestCommand | undefined, syntax: OptionSyntax): CommandOptions {
  const found = new Map<string, string[]>();
  const written: { name: string; words: string[] }[] = [];
  const positional: ShellWord[] = [];
  const words = command?.args ?? [];
  for (let at = 0; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === '--') continue;
    const long = /^--([^=]+)(?:=([\s\S]*))?$/.exec(text);
    const brief = /^-([A-Za-z])(?:=?([\s\S]+))?$/.exec(text);
    if (!long && !brief) {
      positional.push(words[at]!);
      continue;
    }
    const name = long ? long[1]! : (syntax.short[brief![1]!] ?? brief![1]!);
    const own = [text];
    const values = [(long ? long[2] : brief![2]) ?? ''];
    const mayTakeNext = syntax.withValue?.has(name) ?? !syntax.withoutValue.has(name);
    const takesNext = (long ? long[2] : brief![2]) === undefined && mayTakeNext;
    if (takesNext) {
      const most = syntax.greedy.has(name) ? words.length : at + 1;
      while (at < most && words[at + 1] !== undefined && !words[at + 1]!.text.startsWith('-')) {
        at += 1;
        if (own.length === 1) values.pop();
        values.push(words[at]!.text);
        own.push(words[at]!.text);
        if (!syntax.greedy.has(name)) break;
      }
    }
    found.set(name, [...(found.get(name) ?? []), ...values]);
    written.push({ name, words: own });
  }
  return {
    values: (name) => found.get(name) ?? [],
    has: (name) => found.has(name),
    written,
    positional: positional.map(({ text }) => text),
    positionalWords: positional,
    computed: words.some((word) => word.computed) ? command!.text : undefined,
  };
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** vitest's documentation, "Command Line Interface". */
export const VITEST_SYNTAX: OptionSyntax = {
  short: { c: 'config', r: 'root', t: 'testNamePattern', w: 'watch', u: 'update' },
  withoutValue: names(
    'run watch ui coverage passWithNoTests no-coverage globals dom silent hideSkippedTests allowOnly no-isolate isolate logHeapUsage no-file-parallelism fileParallelism typecheck typecheck.enabled expandSnapshotDiff disableConsoleIntercept clearCache standalone no-color color no-watch update once browser no-cache',
  ),
  greedy: new Set(),
};

/** jest's documentation, "Jest CLI Options". */
export const JEST_SYNTAX: OptionSyntax = {
  short: {
    c: 'config',
    t: 'testNamePattern',
    i: 'runInBand',
    w: 'maxWorkers',
    o: 'onlyChanged',
    u: 'updateSnapshot',
    b: 'bail',
    e: 'expand',
    f: 'onlyFailures',
  },
  withoutValue: names(
    'all automock bail ci clearMocks color colors coverage debug detectLeaks detectOpenHandles errorOnDeprecated expand forceExit runInBand init injectGlobals json lastCommit listTests logHeapUsage noStackTrace no-cache cache no-coverage noCoverage notify onlyChanged onlyFailures passWithNoTests resetMocks resetModules restoreMocks randomize showConfig showSeed silent skipFilter testLocationInResults updateSnapshot useStderr verbose no-verbose waitForUnhandledRejections watch watchAll no-watchAll no-watch watchman no-watchman workerThreads no-silent runTestsByPath',
  ),
  greedy: names(
    'collectCoverageFrom coveragePathIgnorePatterns coverageReporters ignoreProjects moduleDirectories moduleFileExtensions modulePathIgnorePatterns modulePaths projects reporters roots selectProjects setupFiles setupFilesAfterEnv snapshotSerializers testMatch testPathIgnorePatterns testPathPattern testPathPatterns testRegex transformIgnorePatterns unmockedModulePathPatterns watchPathIgnorePatterns',
  ),
};

const COVERAGE = /^(?:no-coverage|noCoverage|coverage.*|collectCoverage.*)$/;
const COVERAGE_OUTPUT =
  /^(?:no-coverage|noCoverage|coverage|coverage\.enabled|collectCoverage|coverage\.?(?:reporters?|reportsDirectory|directory|thresholds?.*))$/i;
/** mocha's documentation, "Command-Line Usage"; an option that it does not know is one of Node's, and a flag. */
const MOCHA_SYNTAX: OptionSyntax = {
  short: {
    ...{
      A: 'async-only',
      b: 'bail',
      c: 'color',
      C: 'no-colors',
      f: 'fgrep',
      g: 'grep',
      i: 'invert',
      j: 'jobs',
    },
    ...{ n: 'node-option', O: 'reporter-option', p: 'parallel', R: 'reporter', r: 'require', s: 'slow' },
    ...{ S: 'sort', t: 'timeout', u: 'ui', w: 'watch' },
  },
  withoutValue: new Set(),
  withValue: names(
    'config exclude extension fgrep file global globals grep ignore jobs node-option package reporter reporter-option reporter-options require retries slow spec timeout timeouts ui watch-files watch-ignore',
  ),
  greedy: new Set(),
};

/** ts-mocha's README: options of its own before those of mocha. */
const TS_MOCHA_SYNTAX: OptionSyntax = {
  ...MOCHA_SYNTAX,
  short: { ...MOCHA_SYNTAX.short, p: 'project' },
  withValue: new Set([...MOCHA_SYNTAX.withValue!, 'project']),
};

/** AVA's documentation, "Command line interface". */
const AVA_SYNTAX: OptionSyntax = {
  short: {
    ...{ c: 'concurrency', m: 'match', s: 'serial', t: 'tap', T: 'timeout', u: 'update-snapshots' },
    ...{ v: 'verbose', w: 'watch' },
  },
  withoutValue: new Set(),
  withValue: names('concurrency config match node-arguments timeout'),
  greedy: new Set(),
};

/** The syntax of a command's program. */
function syntaxOf(runner: ReadScript, command: TestCommand | undefined): OptionSyntax {
  if (runner === 'mocha') return command?.executable === 'ts-mocha' ? TS_MOCHA_SYNTAX : MOCHA_SYNTAX;
  return { vitest: VITEST_SYNTAX, jest: JEST_SYNTAX, ava: AVA_SYNTAX }[runner];
}

/** The options of a command of mocha's. */
export const mochaOptions = (command: TestCommand | undefined): CommandOptions =>
  readOptions(command, syntaxOf('mocha', command));

/** The options of a command of AVA's; what stands behind `--` is for the tests. */
export const avaOptions = (command: TestCommand | undefined): CommandOptions =>
  readOptions(beforeDashes(command), AVA_SYNTAX);

function beforeDashes(command: TestCommand | undefined): TestCommand | undefined {
  const end = command?.args.findIndex(({ text }) => text === '--') ?? -1;
  return command === undefined || end === -1 ? command : { ...command, args: command.args.slice(0, end) };
}

/** Test programs whose arguments are read. */
type ReadScript = keyof typeof DROPPED;

/** Options that do not count for a run of ours: where reports go, coverage, watching. */
const DROPPED = {
  vitest:
    /^(?:run|watch|ui|open|reporter|outputFile.*|coverage.*|no-coverage|shard|changed|standalone|no-watch|mergeReports|update)$/,
  jest: /^(?:watch|watchAll|no-watch|no-watchAll|json|outputFile|reporters|coverage.*|collectCoverage.*|no-coverage|noCoverage|shard|onlyChanged|onlyFailures|changedSince|changedFilesWithAncestor|lastCommit|listTests|init|showConfig|updateSnapshot|testLocationInResults|runTestsByPath|silent|verbose)$/,
  mocha: /^(?:reporter|reporter-options?|watch|no-watch|watch-files|watch-ignore)$/,
  ava: /^(?:tap|no-tap|watch|no-watch)$/,
} as const;

/** Options by which test files are named. */
const NAMING = { vitest: undefined, jest: /^testPathPatterns?$/, mocha: /^spec$/, ava: undefined } as const;

/** Words of the script that a run takes over, and those by which the script names tests itself. */
interface ScriptArguments {
  /** Options, with their values. */
  readonly options: readonly string[];
  /** Options of coverage as they are written: they count for the whole suite, thresholds among them. */
  readonly coverage: readonly string[];
  /** Of these what says which files are covered and how, not where reports go and what is enough. */
  readonly coverageScope: readonly string[];
  /** Names and patterns of test files. */
  readonly tests: readonly string[];
  /** The same as the shell reads them. */
  readonly words: readonly ShellWord[];
  /** What stands behind `--`, where the program hands that on to the tests. */
  readonly forwarded: readonly string[];
}

/**
 * What of the script's arguments counts for a run of given files: everything but where reports go, coverage (whose
 * thresholds are for the whole suite), watching, and which files run.
 * @param others names of further options to leave out
 */
export function scriptArguments(
  runner: ReadScript,
  written: TestCommand | undefined,
  others?: RegExp,
): ScriptArguments {
  const command = runner === 'ava' ? beforeDashes(written) : written;
  const options = readOptions(command, syntaxOf(runner, command));
  const dropped = DROPPED[runner];
  const naming = NAMING[runner];
  const byOption = options.written.filter(({ name }) => naming?.test(name));
  const tests = [
    ...options.positional.filter((word) => runner !== 'vitest' || !/^(?:run|watch|dev)$/.test(word)),
    // With paths given, jest does not look at these any more.
    ...byOption.flatMap(({ words }) =>
      words.length > 1 ? words.slice(1) : [words[0]!.replace(/^--[^=]*=/, '')],
    ),
  ];
  const ofCoverage = options.written.filter(({ name }) => COVERAGE.test(name));
  return {
    coverage: ofCoverage.flatMap(({ words }) => words),
    coverageScope: ofCoverage.filter(({ name }) => !COVERAGE_OUTPUT.test(name)).flatMap(({ words }) => words),
    options: options.written
      .filter((option) => !dropped.test(option.name) && !byOption.includes(option))
      .filter(({ name }) => !others?.test(name))
      .flatMap(({ words }) => words),
    tests,
    words: tests.map(
      (text) => command?.args.find((word) => word.text === text) ?? { text, computed: false, pattern: false },
    ),
    forwarded: (written?.args ?? []).slice(command?.args.length ?? 0).map(({ text }) => text),
  };
}
