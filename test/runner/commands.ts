/** Workflow commands: the `::name key=value::data` lines of a step's output. */
import type { Annotation } from './result.ts';

/** A recognised command line. */
export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

const names = new Set(
  (
    'error warning notice debug group endgroup add-mask stop-commands echo ' +
    'set-output save-state set-env add-path add-matcher remove-matcher'
  ).split(' '),
);

/** Reads a command line; undefined for any other text. `extra` is the token that ends a stop. */
export function parseCommand(line: string, extra?: string): Command | undefined {
  const match = /^\s*::([^\s:]+)(?: +(.*?))?::(.*)$/s.exec(line);
  if (match === null) return undefined;
  const [, name = '', properties = '', data = ''] = match;
  if (!names.has(name.toLowerCase()) && name.toLowerCase() !== extra?.toLowerCase()) return undefined;
  const pairs = properties.split(',').map((pair) => pair.trim());
  return {
    name: name.toLowerCase(),
    properties: Object.fromEntries(
      pairs.flatMap((pair) => {
        const equals = pair.indexOf('=');
        const value = pair.slice(equals + 1);
        return equals < 1 || value === ''
          ? []
          : [[pair.slice(0, equals).toLowerCase(), unescapeProperty(value)]];
      }),
    ),
    data: unescapeData(data),
  };
}

/** What a command does to its step; given by the step that runs. */
export interface CommandTarget {
  /** Writes a line to the log (masked there). */
  write(line: string): void;
  annotate(annotation: Annotation): void;
  mask(value: string): void;
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  setEnv(name: string, value: string): void;
  addPath(path: string): void;
  /** True when the workflow switched set-env and add-path on again (ACTIONS_ALLOW_UNSECURE_COMMANDS). */
  unsecure: boolean;
  /** Makes the step fail whatever its exit code, e.g. after a command that is switched off. */
  fail(message: string): void;
  /** Shows ::debug:: lines (RUNNER_DEBUG). */
  debug: boolean;
}

/**
 * Interprets the output of one process: hands plain lines to the log, carries out commands.
 * Each process has its own, so a stop that was never ended does not reach the next step.
 */
export function createCommandReader(target: CommandTarget): (line: string) => void {
  let stopToken: string | undefined;
  let echo = false;
  return (line) => {
    const command = parseCommand(line, stopToken);
    if (command === undefined) return target.write(line);
    if (stopToken !== undefined) {
      if (command.name === stopToken.toLowerCase()) stopToken = undefined;
      return target.write(line);
    }
    if (command.name === 'stop-commands') {
      const token = command.data;
      if (token === '' || names.has(token.toLowerCase()) || token.toLowerCase() === 'pause-logging') {
        return target.fail(
          `Unable to process command '${line}' successfully: the token must be a random value.`,
        );
      }
      stopToken = token;
      return target.write(line);
    }
    if (command.name === 'echo') {
      if (!['on', 'off'].includes(command.data.toLowerCase())) {
        return target.fail(
          `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${command.data}'.`,
        );
      }
      echo = command.data.toLowerCase() === 'on';
      return;
    }
    const silent = ['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask'].includes(
      command.name,
    );
    if (echo && !silent) target.write(line);
    carryOut(command, target);
  };
}

type Handler = (command: Command, target: CommandTarget) => void;

const show: Handler = ({ name, properties, data }, target) => {
  target.write(`##[${name}]${data}`);
  target.annotate(annotationOf(name as Annotation['level'], properties, data));
};

// Commands that GitHub switched off: whoever controls a step's output controls the steps after it.
const unsecure =
  (set: Handler): Handler =>
  (command, target) => {
    if (target.unsecure) set(command, target);
    else
      target.fail(`The \`${command.name}\` command is disabled. Please upgrade to using Environment Files.`);
  };

// The old way to set outputs and state still works, with a warning.
const deprecated =
  (file: string, set: (target: CommandTarget, key: string, value: string) => void): Handler =>
  ({ name, properties, data }, target) => {
    const key = properties['name'];
    if (key === undefined) {
      target.fail(`Required field 'name' is missing in ##[${name}] command.`);
      return;
    }
    const message = `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using ${file}.`;
    show({ name: 'warning', properties: {}, data: message }, target);
    set(target, key, data);
  };

const handlers: Record<string, Handler> = {
  error: show,
  warning: show,
  notice: show,
  debug: ({ data }, target) => {
    if (target.debug) target.write(`##[debug]${data}`);
  },
  group: ({ data }, target) => target.write(`##[group]${data}`),
  endgroup: (_command, target) => target.write('##[endgroup]'),
  'add-mask': ({ data }, target) => {
    if (data.trim() === '') {
      target.write("##[warning]Can't add secret mask for empty string in ##[add-mask] command.");
      return;
    }
    target.mask(data);
    // The command is shown without its value, as the real runner does.
    target.write('::add-mask::***');
  },
  'set-output': deprecated('GITHUB_OUTPUT', (target, key, value) => target.setOutput(key, value)),
  'save-state': deprecated('GITHUB_STATE', (target, key, value) => target.saveState(key, value)),
  'set-env': unsecure(({ properties, data }, target) => {
    const name = properties['name'];
    if (name === undefined) target.fail("Required field 'name' is missing in ##[set-env] command.");
    else target.setEnv(name, data);
  }),
  'add-path': unsecure(({ data }, target) => {
    if (data === '') target.fail('path must not be empty in ##[add-path] command.');
    else target.addPath(data);
  }),
};

// Problem matchers have no handler: they only colour logs on GitHub.
function carryOut(command: Command, target: CommandTarget): void {
  handlers[command.name]?.(command, target);
}

function annotationOf(
  level: Annotation['level'],
  properties: Record<string, string>,
  message: string,
): Annotation {
  const number = (name: string) => (properties[name] === undefined ? undefined : Number(properties[name]));
  const fields = {
    level,
    message,
    title: properties['title'],
    file: properties['file'],
    line: number('line'),
    endLine: number('endline'),
    column: number('col'),
    endColumn: number('endcolumn'),
  };
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Annotation;
}

function unescapeData(text: string): string {
  return text.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replace(/%25/g, '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replace(/%3A/gi, ':').replace(/%2C/gi, ','));
}
