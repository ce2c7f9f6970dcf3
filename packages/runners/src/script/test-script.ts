import { type ShellCommand, type ShellWord, shellCommands } from './shell-words.ts';
import { PROGRAMS, programOf, SUBCOMMANDS } from './test-programs.ts';

/** How a script of a package.json starts one test program. */
export interface TestCommand {
  /** A runner's name, such as `node` for node --test, or another program's. */
  readonly program: string;
  /** The word by which it is started: `borp` runs node:test too. */
  readonly executable: string;
  /** Variables set before it, such as `TZ=UTC`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Flags of Node itself, such as `--import tsx`. */
  readonly nodeFlags: readonly string[];
  /** Words behind the program's name. */
  readonly args: readonly ShellWord[];
  /** nyc or c8, where it is written before the program, and its options. */
  readonly coverageTool?: { readonly name: 'c8' | 'nyc'; readonly words: readonly ShellWord[] };
  /** The command as it stands in the script. */
  readonly text: string;
}

/** What a script does, as far as it can be read. */
export interface ScriptReading {
  /** Test programs that it starts, in their order. */
  readonly commands: readonly TestCommand[];
  /** Commands that may start tests in a way that is not read here: `turbo run test`, `make check`, `sh test.sh`. */
  readonly unread: readonly string[];
  /** Commands that start no test: `tsc`, `eslint .`. */
  readonly rest: readonly string[];
}

/** Programs that start other programs, often in several packages. */
const UNREAD =
  /^(?:turbo|nx|lerna|rush|moon|lage|wireit|just|task|make|gulp|grunt|hereby|bash|sh|zsh|tox|nox|hatch|invoke|wsrun|ultra|tsx|ts-node|esno|jiti|bun|deno|python3?|ruby|php|perl|docker|docker-compose|cd|pushd|eval|source|\.|xargs|find|for|while|if|test|glob|start-server-and-test|firebase|.*\.(?:sh|[cm]?[jt]s|py))$/;
/** Programs that are written before a command, with options of their own. */
const WRAPPERS =
  /^(?:cross-env|cross-env-shell|env|c8|nyc|npx|bunx|time|nice|timeout|xvfb-run|dotenv|dotenvx|infisical|doppler|op|pnpx|exec)$/;
/** Values of these options are the next word. */
const NODE_OPTIONS_WITH_VALUE = new Set([
  '--import',
  '--require',
  '-r',
  '--loader',
  '--experimental-loader',
  '--conditions',
  '-C',
  '--env-file',
  '--env-file-if-exists',
  '--test-reporter',
  '--test-reporter-destination',
  '--test-name-pattern',
  '--test-skip-pattern',
  '--test-concurrency',
  '--test-timeout',
  '--test-global-setup',
  '--test-isolation',
  '--test-coverage-lines',
  '--test-coverage-branches',
  '--test-coverage-functions',
  '--test-coverage-include',
  '--test-coverage-exclude',
]);

const NOTHING: ScriptReading = { commands: [], unread: [], rest: [] };

/** Reads a script and those that it calls. */
export function readScript(scripts: Readonly<Record<string, string>>, name = 'test'): ScriptReading {
  return readNamed({ scripts, read: new Map(), open: new Set() }, name);
}

/** The scripts of a manifest, and what is known of them already: they may call each other many times, or in circles. */
interface Scripts {
  readonly scripts: Readonly<Record<string, string>>;
  readonly read: Map<string, ScriptReading>;
  readonly open: Set<string>;
}

function readNamed(from: Scripts, name: string): ScriptReading {
  const text = Object.hasOwn(from.scripts, name) ? from.scripts[name] : undefined;
  if (text === undefined) return NOTHING;
  const known = from.read.get(name);
  if (known) return known;
  if (from.open.has(name)) return { ...NOTHING, unread: [text] };
  from.open.add(name);
  const commands = shellCommands(text);
  const reading = commands
    ? joined(commands.map((command) => orRest(readCommand(command, from, {}), command.text)))
    : { ...NOTHING, unread: [text] };
  from.open.delete(name);
  from.read.set(name, reading);
  return reading;
}

/**
 * Commands that differ only in the files they name are one that names them all: `node --test a/*.js && node --test
 * b/*.js`. A command that names none runs what it finds, which no list of files can say.
 */
export function mergedCommands(commands: readonly TestCommand[]): TestCommand[] {
  const merged = new Map<string, TestCommand>();
  for (const command of commands) {
    const isName = ({ text }: ShellWord, at: number) =>
      !text.startsWith('-') && !/^-[^=]*$/.test(command.args[at - 1]?.text ?? '') && /[./*]/.test(text);
    const names = command.args.filter(isName);
    const options = command.args.filter((word, at) => !isName(word, at)).map(({ text }) => text);
    const { program, executable, variables, nodeFlags } = command;
    const key = JSON.stringify([program, executable, variables, nodeFlags, options, names.length > 0]);
    const before = merged.get(key);
    merged.set(
      key,
      before
        ? { ...before, args: [...before.args, ...names], text: `${before.text} && ${command.text}` }
        : command,
    );
  }
  return [...merged.values()];
}

/** A reading without any part is that of a command which starts no test. */
const orRest = (reading: ScriptReading, text: string): ScriptReading =>
  reading.commands.length + reading.unread.length + reading.rest.length === 0
    ? { ...NOTHING, rest: [text] }
    : reading;

/** Several readings as one; what is said twice counts once. */
function joined(parts: readonly ScriptReading[]): ScriptReading {
  const commands = new Map<string, TestCommand>();
  for (const command of parts.flatMap((part) => part.commands)) {
    const key = JSON.stringify([command.program, command.variables, command.nodeFlags, command.args]);
    if (!commands.has(key)) commands.set(key, command);
  }
  return {
    commands: [...commands.values()],
    unread: [...new Set(parts.flatMap((part) => part.unread))],
    rest: [...new Set(parts.flatMap((part) => part.rest))],
  };
}

function readCommand(
  command: ShellCommand,
  from: Scripts,
  inherited: Readonly<Record<string, string>>,
): ScriptReading {
  const { words, text } = command;
  const variables: Record<string, string> = { ...inherited };
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]!;
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(word.text);
    // A value that the shell would still have to work out is not one we know.
    if (assignment && !word.computed) variables[assignment[1]!] = assignment[2]!;
    else if (!assignment) break;
  }
  const first = words[at];
  if (!first) return NOTHING;
  const unread: ScriptReading = { ...NOTHING, unread: [text] };
  if (first.computed) return unread;
  const rest = words.slice(at + 1);
  const executable = first.text.replace(/^(?:\.\/)?node_modules\/\.bin\//, '');
  const found = (program: string, args: readonly ShellWord[], nodeFlags: readonly string[] = []) => ({
    commands: [{ program, executable, variables, nodeFlags, args, text }],
    unread: [],
    rest: [],
  });
  const program = executable;

  const manages = /^(?:npm|pnpm|yarn|bun)$/.test(program) || (program === 'deno' && rest[0]?.text === 'task');
  if (manages) {
    // `deno task` is what `run` is to the others.
    const words = program === 'deno' ? [{ ...rest[0]!, text: 'run' }, ...rest.slice(1)] : rest;
    const called = calledScript(program, words, from.scripts);
    if (called === 'unread') return unread;
    if (called === 'nothing') return NOTHING;
    if (called?.script !== undefined) {
      const inner = readNamed(from, called.script);
      return {
        commands: inner.commands.map((one) => ({
          ...one,
          variables: { ...variables, ...one.variables },
          args: [...one.args, ...called.args],
        })),
        unread: inner.unread,
        rest: inner.rest,
      };
    }
    if (called) return readCommand({ words: called.args, text }, from, variables);
  }
  if (/^(?:run-s|run-p|npm-run-all2?|concurrently)$/.test(program)) {
    return readEach(program, rest, from, variables);
  }
  if (WRAPPERS.test(program)) {
    // Options of the wrapper may have values: the first word that is a program known to run tests is it.
    for (let next = 0; next < rest.length; next++) {
      const word = rest[next]!;
      if (program.startsWith('cross-env') || program === 'env') {
        return readCommand({ words: rest, text }, from, variables);
      }
      if (word.text.startsWith('-') && word.text !== '--') continue;
      const inner = readCommand({ words: rest.slice(next), text }, from, variables);
      if (inner.commands.length + inner.unread.length === 0) continue;
      if (program !== 'c8' && program !== 'nyc') return inner;
      const coverageTool = { name: program, words: rest.slice(0, next) } as const;
      return { ...inner, commands: inner.commands.map((one) => ({ ...one, coverageTool })) };
    }
    return NOTHING;
  }
  if (program === 'node') return readNode(rest, text, variables);
  if (program === 'tsx' && rest.some(({ text: word }) => word === '--test')) {
    const { nodeFlags, args } = nodeArguments(rest);
    return found('node', args, ['--import', 'tsx', ...nodeFlags]);
  }
  if (/^python3?$/.test(program)) {
    const module = rest.findIndex(({ text: word }) => word === '-m');
    const name = module === -1 ? undefined : rest[module + 1]?.text;
    return name === 'pytest' ? found('pytest', rest.slice(module + 2)) : unread;
  }
  if (/^(?:uv|poetry|pdm|pipenv|rye)$/.test(program) && rest[0]?.text === 'run') {
    return readCommand({ words: rest.slice(1), text }, from, variables);
  }
  const known = PROGRAMS[program];
  if (known) return found(known, rest);
  const subcommands = SUBCOMMANDS[program];
  if (subcommands) {
    const position = rest.findIndex(({ text: word }) => subcommands.includes(word));
    // bun takes its own options before the subcommand, too.
    const before = program === 'bun' ? rest.slice(0, Math.max(0, position)) : [];
    if (position !== -1)
      return found(programOf(program, rest[position]!.text), [...before, ...rest.slice(position + 1)]);
    return NOTHING;
  }
  return UNREAD.test(program) ? unread : NOTHING;
}

/** `node --test …`, or a test program that node is given by the path of its script. */
function readNode(
  rest: readonly ShellWord[],
  text: string,
  variables: Readonly<Record<string, string>>,
): ScriptReading {
  const { nodeFlags, args, test } = nodeArguments(rest);
  const command = (program: string, own: readonly ShellWord[]): ScriptReading => ({
    commands: [{ program, executable: 'node', variables, nodeFlags, args: own, text }],
    unread: [],
    rest: [],
  });
  if (test) return command('node', args);
  const script = args[0];
  if (script === undefined) return NOTHING;
  const name = packageIn(script.text);
  const program = name?.replace(/\.[cm]?js$/, '');
  if (program && PROGRAMS[program]) return command(PROGRAMS[program], args.slice(1));
  if (/(?:^|\/)(vitest|jest)(?:\.m?js)?$/.test(script.text)) {
    return command(/(vitest|jest)(?:\.m?js)?$/.exec(script.text)![1]!, args.slice(1));
  }
  // A script of the project's own may do anything; one of a tool in node_modules is no test program we know.
  return name === undefined && nodeFlags.every((flag) => flag !== '-e' && flag !== '--eval')
    ? { ...NOTHING, unread: [text] }
    : NOTHING;
}

/** The package, or the command in `.bin`, that a path into node_modules names; undefined for other paths. */
function packageIn(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.lastIndexOf('node_modules') + 1;
  const [first, second] = parts.slice(parts[at] === '.bin' ? at + 1 : at);
  if (at === 0 || first === undefined) return undefined;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Flags of Node before the first file, and whether `--test` is one of them. Node's test options are arguments. */
function nodeArguments(words: readonly ShellWord[]): {
  nodeFlags: string[];
  args: ShellWord[];
  test: boolean;
} {
  const nodeFlags: string[] = [];
  const testOptions: ShellWord[] = [];
  let test = false;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]!;
    if (!word.text.startsWith('-') || word.text === '--') break;
    const value = NODE_OPTIONS_WITH_VALUE.has(word.text) ? words[at + 1] : undefined;
    if (word.text === '--test') test = true;
    else if (word.text.startsWith('--test') || word.text.startsWith('--experimental-test')) {
      testOptions.push(word, ...(value ? [value] : []));
    } else nodeFlags.push(word.text, ...(value ? [value.text] : []));
    if (value) at += 1;
  }
  return { nodeFlags, args: [...testOptions, ...words.slice(at)], test };
}

interface Called {
  readonly script?: string;
  /** Words for the script, or the whole command of `pnpm exec vitest`. */
  readonly args: readonly ShellWord[];
}

/** What `npm`, `pnpm`, `yarn` or `bun` starts. */
function calledScript(
  manager: string,
  rest: readonly ShellWord[],
  scripts: Readonly<Record<string, string>>,
): Called | 'unread' | 'nothing' | undefined {
  const others =
    /^(?:-r|--recursive|-w|-ws|--workspaces?|--workspace=.*|-F|--filter|--filter=.*|-C|--dir|--prefix|--cwd|workspace|workspaces|multi|recursive)$/;
  const end = rest.findIndex(({ text }) => text === '--');
  if (rest.slice(0, end === -1 ? rest.length : end).some(({ text }) => others.test(text))) return 'unread';
  const words = rest.filter(({ text }, index) => !(text.startsWith('-') && index === 0));
  const [verb, ...more] = words;
  if (!verb) return 'nothing';
  const plain = (args: readonly ShellWord[]) => (args[0]?.text === '--' ? args.slice(1) : args);
  if (verb.text === 'run' || verb.text === 'run-script') {
    const flags = more.findIndex(({ text }) => !text.startsWith('-'));
    const name = more[flags]?.text;
    if (name === undefined) return 'nothing';
    // npm keeps what stands before `--` for itself.
    const args = more.slice(flags + 1);
    return scripts[name] === undefined && manager === 'bun'
      ? { args: more.slice(flags) }
      : { script: name, args: plain(args) };
  }
  if (verb.text === 'exec' || verb.text === 'dlx' || verb.text === 'x') return { args: plain(more) };
  // `bun test` is a test program, whatever scripts there are.
  if (manager === 'bun') {
    return verb.text === 'test' || scripts[verb.text] === undefined
      ? undefined
      : { script: verb.text, args: plain(more) };
  }
  if (/^(?:test|t|tst)$/.test(verb.text)) return { script: 'test', args: plain(more) };
  if (manager === 'npm') return 'nothing';
  return scripts[verb.text] === undefined ? { args: words } : { script: verb.text, args: plain(more) };
}

/** run-s, run-p, npm-run-all: names of scripts with `*`; concurrently: commands, or `npm:name`. */
function readEach(
  program: string,
  rest: readonly ShellWord[],
  from: Scripts,
  variables: Readonly<Record<string, string>>,
): ScriptReading {
  const parts = rest
    .filter((word) => !word.text.startsWith('-'))
    .flatMap((word): ScriptReading[] => {
      if (word.computed) return [{ ...NOTHING, unread: [word.text] }];
      const asScript = program !== 'concurrently' || /^(?:npm|pnpm|yarn|bun):/.test(word.text);
      if (!asScript) {
        return (shellCommands(word.text) ?? []).map((one) => readCommand(one, from, variables));
      }
      const name = word.text.replace(/^(?:npm|pnpm|yarn|bun):/, '').split(/\s/)[0]!;
      const names = Object.keys(from.scripts).filter((script) => fitsName(script, name));
      return names.map((script) => readNamed(from, script));
    });
  return joined(parts);
}

/** `*` stands for one part of a name between colons, `**` for any number of them. */
function fitsName(script: string, pattern: string): boolean {
  const names = script.split(':');
  const wanted = pattern.split(':');
  for (let at = 0; at < wanted.length; at++) {
    if (wanted[at] === '**') return true;
    if (names[at] === undefined || (wanted[at] !== '*' && wanted[at] !== names[at])) return false;
  }
  return names.length === wanted.length;
}
