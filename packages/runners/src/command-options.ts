import type { ShellWord } from './shell-words.ts';
import type { TestCommand } from './test-script.ts';

/** How the options of a test program are written. */
export interface OptionSyntax {
  /** Long names of options of one letter. */
  readonly short: Readonly<Record<string, string>>;
  /** Long names of options that never take the next word as their value. */
  readonly withoutValue: ReadonlySet<string>;
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
    const takesNext = (long ? long[2] : brief![2]) === undefined && !syntax.withoutValue.has(name);
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

/** Words of the script that a run takes over, and those by which the script names tests itself. */
interface ScriptArguments {
  /** Options, with their values. */
  readonly options: readonly string[];
  /** Names and patterns of test files. */
  readonly tests: readonly string[];
}

/**
 * What of the script's arguments counts for a run of given files: everything but where reports go, coverage (whose
 * thresholds are for the whole suite), watching, and which files run.
 */
export function scriptArguments(
  runner: 'vitest' | 'jest',
  command: TestCommand | undefined,
): ScriptArguments {
  const options = readOptions(command, runner === 'vitest' ? VITEST_SYNTAX : JEST_SYNTAX);
  const dropped =
    runner === 'vitest'
      ? /^(?:run|watch|ui|open|reporter|outputFile.*|coverage.*|no-coverage|shard|changed|standalone|no-watch|mergeReports|update)$/
      : /^(?:watch|watchAll|no-watch|no-watchAll|json|outputFile|reporters|coverage.*|collectCoverage.*|no-coverage|noCoverage|shard|onlyChanged|onlyFailures|changedSince|changedFilesWithAncestor|lastCommit|listTests|init|showConfig|updateSnapshot|testLocationInResults|runTestsByPath|silent|verbose)$/;
  // With paths given, jest does not look at these any more.
  const patterns = /^testPathPatterns?$/;
  const byPattern = options.written.filter(({ name }) => runner === 'jest' && patterns.test(name));
  return {
    options: options.written
      .filter((option) => !dropped.test(option.name) && !byPattern.includes(option))
      .flatMap(({ words }) => words),
    tests: [
      ...options.positional.filter((word) => runner !== 'vitest' || !/^(?:run|watch|dev)$/.test(word)),
      ...byPattern.flatMap(({ words }) =>
        words.length > 1 ? words.slice(1) : [words[0]!.replace(/^--[^=]*=/, '')],
      ),
    ],
  };
}
