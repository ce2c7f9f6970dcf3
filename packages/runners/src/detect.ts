import { TEST_RUNNERS, type TestRunner } from '@paceline/contracts';
import { asObject, type Json, scriptsOf } from './json.ts';
import { manifestOf } from './manifest.ts';
import { scriptArguments } from './script/command-options.ts';
import { mergedCommands, readScript, type ScriptReading, type TestCommand } from './script/test-script.ts';
import type { Folder } from './tree.ts';

/** The test programs that are started without a command of the user's. */
export type KnownRunner = Exclude<TestRunner, 'command'>;

export const KNOWN_RUNNERS: readonly KnownRunner[] = TEST_RUNNERS.filter((name) => name !== 'command');

/** Packages of test programs that only run by a command of the user's; named so that messages can say so. */
const OTHER_PACKAGES = [
  'tap',
  'tape',
  'jasmine',
  'uvu',
  'karma',
  '@web/test-runner',
  'qunit',
  'testcafe',
  'nightwatch',
  '@cucumber/cucumber',
  'react-scripts',
];
/** Files by which test programs outside npm are known. */
const OTHER_FILES: readonly (readonly [RegExp, string])[] = [
  [/^Cargo\.toml$/, 'cargo test'],
  [/\.(?:sln|slnx|csproj|fsproj)$/, 'dotnet test'],
  [/^mix\.exs$/, 'mix test'],
  [/^CMakeLists\.txt$/, 'ctest'],
  [/^(?:GNUm|M|m)akefile$/, 'make'],
];

/** A test program and what points at it, e.g. `go.mod` or `the script "test"`. */
export interface Sign {
  readonly program: string;
  readonly sign: string;
}

/** Which test program a folder's files speak of. */
export interface Detection {
  /** Undefined when there is none that is known, or more than one. */
  readonly runner: KnownRunner | undefined;
  /** How the script starts it; undefined where no script does, as far as it can be read. */
  readonly command: TestCommand | undefined;
  /** More than one was found, and nothing says which is meant. */
  readonly ambiguous: readonly Sign[];
  /** Test programs that are not known, or that the script starts beside the one that was found. */
  readonly others: readonly Sign[];
}

interface DetectOptions {
  /** Whether a runner has anything to run at all, by the files that there are. */
  readonly fits: (runner: KnownRunner) => boolean;
  /** Packages that other manifests of the repository depend on: asked only when the folder says nothing. */
  readonly workspaceDependencies?: ReadonlySet<string>;
  /** Scripts of other manifests of the repository: asked only when the folder says nothing, too. */
  readonly workspaceScripts?: readonly Readonly<Record<string, string>>[];
}

/**
 * Finds the test program of a folder: by the `test` script of its package.json, then by scripts whose names begin
 * with `test` or `unit`, then by configuration files and dependencies. Other languages in the same folder make it
 * ambiguous, since each is a suite of its own.
 */
export function detectRunner(folder: Folder, options: DetectOptions): Detection {
  const manifest = manifestOf(folder.text);
  const javascript = javascriptRunner(folder, manifest, options);
  if (javascript.ambiguous.length > 0) return javascript;
  const strong = [...otherLanguages(folder)].filter(
    ({ program }) => options.fits(program as KnownRunner) && program !== javascript.runner,
  );
  if (javascript.runner) {
    if (strong.length === 0) return javascript;
    const found = { program: javascript.runner, sign: javascript.sign };
    return { ...javascript, runner: undefined, ambiguous: [found, ...strong] };
  }
  if (strong.length > 1) return { ...javascript, ambiguous: strong };
  if (strong.length === 1) {
    return { ...javascript, runner: strong[0]!.program as KnownRunner };
  }
  const weak = ['pyproject.toml', 'setup.py', 'setup.cfg', 'tox.ini', 'requirements.txt'].find((name) =>
    folder.names.includes(name),
  );
  if (weak && javascript.others.length === 0 && options.fits('pytest')) {
    return { ...javascript, runner: 'pytest' };
  }
  const ofFiles = OTHER_FILES.flatMap(([pattern, program]) => {
    const name = folder.names.find((one) => pattern.test(one));
    return name === undefined ? [] : [{ program, sign: name }];
  });
  return { ...javascript, others: unique([...javascript.others, ...ofFiles]) };
}

/**
 * How a package.json's scripts start a program: the `test` script's first command that does, else any other's. Where
 * nobody can say which is meant, since `test` starts something that is not read and the others do not run the same
 * tests, it is none of them, and the program's own configuration counts.
 */
export function commandOf(manifest: Json | undefined, program: string): TestCommand | undefined {
  const scripts = scriptsOf(manifest);
  const own = commandsIn(scripts, 'test', program);
  if (own.length > 0) return own[0];
  const others = commandsOfOthers(scripts, program);
  if (scripts['test'] === undefined || new Set(others.map(selectionOf)).size < 2) return others[0];
  return others.find((command) => selectionOf(command) === '');
}

/** Commands of the scripts that start a program for other tests than `command` does; none where `test` says what counts. */
export function commandsBeside(
  manifest: Json | undefined,
  program: string,
  command: TestCommand | undefined,
): TestCommand[] {
  const scripts = scriptsOf(manifest);
  if (commandsIn(scripts, 'test', program).length > 0) return [];
  const planned = command === undefined ? '' : selectionOf(command);
  const found = commandsOfOthers(scripts, program).filter((one) => selectionOf(one) !== planned);
  return [...new Map(found.map((one) => [selectionOf(one), one])).values()];
}

const commandsIn = (
  scripts: Readonly<Record<string, string>>,
  name: string,
  program: string,
): TestCommand[] =>
  mergedCommands(readScript(scripts, name).commands).filter((one) => one.program === program);

const commandsOfOthers = (scripts: Readonly<Record<string, string>>, program: string): TestCommand[] =>
  scriptOrder(scripts)
    .filter((name) => name !== 'test')
    .flatMap((name) => commandsIn(scripts, name, program));

/** What of a command decides which tests run, and how; '' where nothing does. */
function selectionOf(command: TestCommand): string {
  const { program, args } = command;
  if (program !== 'vitest' && program !== 'jest') return args.map(({ text }) => text).join(' ');
  const { options, tests } = scriptArguments(program, command);
  return [...options, ...tests].join(' ');
}

/** What the `test` script does; commands that differ only in the files they name are one. */
export function commandsInTestScript(manifest: Json | undefined): ScriptReading {
  const scripts = scriptsOf(manifest);
  const { commands, unread, rest } = readScript(scripts, 'test');
  const hooks = ['pretest', 'posttest'].flatMap((name) => scripts[name] ?? []);
  return { commands: mergedCommands(commands), unread, rest: [...rest, ...hooks] };
}

const scriptOrder = (scripts: Readonly<Record<string, string>>): string[] => {
  const names = Object.keys(scripts);
  const rank = (name: string) => (name === 'test' ? 0 : /^(?:test|unit)/.test(name) ? 1 : 2);
  return names.sort((a, b) => rank(a) - rank(b));
};

function javascriptRunner(
  folder: Folder,
  manifest: Json | undefined,
  options: DetectOptions,
): Detection & { readonly sign: string } {
  const scripts = scriptsOf(manifest);
  const dependencies = dependenciesOf(manifest);
  const none = { runner: undefined, command: undefined, ambiguous: [], others: [], sign: '' };
  const own = mergedCommands(readScript(scripts, 'test').commands);
  const bySign = (commands: readonly TestCommand[], sign: string) =>
    unique(commands.map(({ program }) => ({ program, sign })));
  if (own.length > 0) {
    const signs = bySign(own, 'the script "test"');
    const known = signs.filter(({ program }) => isKnown(program));
    if (signs.length > 1) return { ...none, ambiguous: signs };
    if (own.length > 1) {
      return { ...none, ambiguous: own.map(({ program, text }) => ({ program, sign: `"${text}"` })) };
    }
    if (known.length === 1) {
      const runner = known[0]!.program as KnownRunner;
      return { ...none, runner, command: own[0], sign: signs[0]!.sign };
    }
    return { ...none, others: signs };
  }
  const named = Object.keys(scripts).filter((name) => /^(?:test|unit)/.test(name) && name !== 'test');
  const ofNamed = named.flatMap((name) =>
    readScript(scripts, name).commands.map((command) => ({ command, sign: `the script "${name}"` })),
  );
  const signs = unique(ofNamed.map(({ command, sign }) => ({ program: command.program, sign })));
  const known = signs.filter(({ program }) => isKnown(program));
  if (known.length > 1) return { ...none, ambiguous: known };
  if (known.length === 1) {
    const runner = known[0]!.program as KnownRunner;
    return {
      ...none,
      runner,
      command: commandOf(manifest, runner),
      others: signs.filter(({ program }) => program !== runner),
      sign: known[0]!.sign,
    };
  }
  const found: Sign[] = [];
  for (const name of folder.names) {
    if (/^(?:vitest|vite)\.(?:config|workspace)\.[cm]?[jt]s$|^vitest\.workspace\.json$/.test(name)) {
      if (name.startsWith('vitest') || /\btest\s*:/.test(folder.text(name)))
        found.push({ program: 'vitest', sign: name });
    }
    if (/^jest\.config\.(?:[cm]?[jt]s|json)$/.test(name)) found.push({ program: 'jest', sign: name });
  }
  for (const name of ['vitest', 'jest']) {
    if (dependencies.has(name)) found.push({ program: name, sign: `package.json depends on ${name}` });
  }
  if (manifest?.['jest'] !== undefined) found.push({ program: 'jest', sign: 'package.json configures jest' });
  if (found.length === 0) {
    const elsewhere = scriptOrder(scripts).flatMap((name) => readScript(scripts, name).commands);
    if (elsewhere.some(({ program }) => program === 'node'))
      found.push({ program: 'node', sign: 'a script runs node --test' });
  }
  if (found.length === 0) {
    for (const name of ['vitest', 'jest']) {
      if (options.workspaceDependencies?.has(name))
        found.push({ program: name, sign: `a package depends on ${name}` });
    }
    const ofPackages = (options.workspaceScripts ?? []).flatMap((one) => readScript(one, 'test').commands);
    if (found.length === 0 && ofPackages.some(({ program }) => program === 'node'))
      found.push({ program: 'node', sign: "a package's script runs node --test" });
  }
  // A repository with a runner of units often has one of the browser beside it, which is a suite of its own.
  for (const programs of [
    ['mocha', 'ava'],
    ['playwright', 'cypress'],
    ['deno', 'bun'],
  ] as const) {
    if (found.length === 0) found.push(...programs.flatMap((name) => signOf(name, folder, manifest) ?? []));
  }
  const distinct = unique(
    found.filter(({ program }) => !RARE.has(program) || options.fits(program as KnownRunner)),
  );
  const others = [
    ...signs,
    ...OTHER_PACKAGES.filter((name) => dependencies.has(name)).map((name) => ({
      program: name,
      sign: `package.json depends on ${name}`,
    })),
  ];
  if (distinct.length > 1) return { ...none, ambiguous: distinct };
  if (distinct.length === 1) {
    const runner = distinct[0]!.program as KnownRunner;
    return { ...none, runner, command: commandOf(manifest, runner), sign: distinct[0]!.sign };
  }
  return { ...none, others };
}

/** Runners whose own files stand in many repositories that use another one. */
const RARE: ReadonlySet<string> = new Set(['deno', 'bun']);

/** Configuration files and packages of runners that no script starts. */
const SIGNS = {
  mocha: { file: /^\.mocharc\.(?:[cm]?js|jsonc?|ya?ml)$/, dependency: 'mocha', field: 'mocha' },
  ava: { file: /^ava\.config\.[cm]?js$/, dependency: 'ava', field: 'ava' },
  playwright: { file: /^playwright\.config\.[cm]?[jt]s$/, dependency: '@playwright/test', field: undefined },
  cypress: { file: /^cypress\.config\.[cm]?[jt]s$/, dependency: 'cypress', field: undefined },
  deno: { file: /^deno\.jsonc?$/, dependency: undefined, field: undefined },
  bun: { file: /^(?:bunfig\.toml|bun\.lockb?)$/, dependency: undefined, field: undefined },
} as const;

function signOf(program: keyof typeof SIGNS, folder: Folder, manifest: Json | undefined): Sign | undefined {
  const { file, dependency, field } = SIGNS[program];
  const name = folder.names.find((one) => file.test(one));
  if (name !== undefined) return { program, sign: name };
  if (field !== undefined && manifest?.[field] !== undefined)
    return { program, sign: `package.json configures ${program}` };
  return dependency !== undefined && dependenciesOf(manifest).has(dependency)
    ? { program, sign: `package.json depends on ${dependency}` }
    : undefined;
}

const dependenciesOf = (manifest: Json | undefined): Set<string> =>
  new Set(
    ['dependencies', 'devDependencies'].flatMap((field) => Object.keys(asObject(manifest?.[field]) ?? {})),
  );

function* otherLanguages(folder: Folder): Generator<Sign> {
  if (folder.names.includes('go.mod')) yield { program: 'go', sign: 'go.mod' };
  for (const [program, file] of OTHER_LANGUAGES) {
    const name = folder.names.find((one) => file.test(one));
    if (name !== undefined) yield { program, sign: name };
  }
  if (folder.text('.config/nextest.toml') !== '') yield { program: 'nextest', sign: '.config/nextest.toml' };
  if (
    !folder.names.includes('.rspec') &&
    /^[ \t]*gem(?:[ \t]+|[ \t]*\([ \t]*)['"]rspec/m.test(folder.text('Gemfile'))
  )
    yield { program: 'rspec', sign: 'the Gemfile names rspec' };
  for (const name of ['pytest.ini', '.pytest.ini', 'conftest.py']) {
    if (folder.names.includes(name)) return yield { program: 'pytest', sign: name };
  }
  for (const [name, section] of [
    ['pyproject.toml', /^\[tool\.pytest/m],
    ['setup.cfg', /^\[tool:pytest\]/m],
    ['tox.ini', /^\[pytest\]/m],
  ] as const) {
    if (section.test(folder.text(name)))
      return yield { program: 'pytest', sign: `${name} configures pytest` };
  }
}

const OTHER_LANGUAGES: readonly (readonly [KnownRunner, RegExp])[] = [
  ['maven', /^pom\.xml$/],
  ['gradle', /^(?:build|settings)\.gradle(?:\.kts)?$/],
  ['phpunit', /^phpunit(?:\.dist)?\.xml(?:\.dist)?$/],
  ['rspec', /^\.rspec$/],
];

const isKnown = (program: string): program is KnownRunner =>
  (KNOWN_RUNNERS as readonly string[]).includes(program);

function unique(signs: readonly Sign[]): Sign[] {
  const found = new Map<string, Sign>();
  for (const sign of signs) if (!found.has(sign.program)) found.set(sign.program, sign);
  return [...found.values()];
}
