import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitCommand } from './runners/command.ts';

/** How the project's own script starts its test program. */
export interface ScriptSettings {
  /** Flags of Node itself, such as `--import tsx` or `--experimental-vm-modules`. */
  readonly nodeFlags: readonly string[];
  /** Variables set before the command, such as `TZ=UTC`. */
  readonly variables: Readonly<Record<string, string>>;
}

const NONE: ScriptSettings = { nodeFlags: [], variables: {} };
/** Flags that take the next word as their value. */
const WITH_VALUE = new Set([
  '--import',
  '--require',
  '-r',
  '--loader',
  '--experimental-loader',
  '--conditions',
  '-C',
]);
/** Of Node's test options those that say how tests run, not which, nor where reports go. */
const TEST_FLAG = /^--test-(?:concurrency|isolation|timeout|force-exit|global-setup)(?:=|$)/;

/**
 * What the `test` script (or else the first other one that starts the runner) sets for Node: without it a
 * project of ES modules under jest, or of TypeScript under node:test, cannot be loaded at all. Options of
 * the test program itself (coverage, reporters, files) are not taken over.
 */
export function scriptSettings(scripts: Readonly<Record<string, string>>, runner: string): ScriptSettings {
  const ordered = ['test', ...Object.keys(scripts).filter((name) => name !== 'test')];
  for (const name of ordered) {
    for (const segment of (scripts[name] ?? '').split(/&&|\|\||;|\||&/)) {
      const settings = settingsOf(segment, runner);
      if (settings) return settings;
    }
  }
  return NONE;
}

function settingsOf(segment: string, runner: string): ScriptSettings | undefined {
  let words: string[];
  try {
    words = splitCommand(segment);
  } catch {
    return undefined;
  }
  const variables: Record<string, string> = {};
  let at = 0;
  for (; at < words.length; at++) {
    const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[at]!);
    // A value that the shell would still have to work out is not one we know.
    if (assignment && !assignment[2]!.includes('$')) variables[assignment[1]!] = assignment[2]!;
    else if (!/^(?:cross-env|env|c8|nyc|npx)$/.test(words[at]!) && !(at > 0 && words[at]!.startsWith('--')))
      break;
  }
  const program = words[at] ?? '';
  const rest = words.slice(at + 1);
  if (runner !== 'node' && program === runner) return { nodeFlags: [], variables };
  if (program !== 'node') return undefined;
  const runs = (word: string) =>
    runner === 'node' ? word === '--test' : new RegExp(`(?:^|/)${runner}(?:\\.m?js)?$`).test(word);
  if (!rest.some(runs)) return undefined;
  const nodeFlags: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index]!;
    if (!word.startsWith('-')) break;
    if (word === '--test' || (word.startsWith('--test') && !TEST_FLAG.test(word))) continue;
    nodeFlags.push(word);
    if (WITH_VALUE.has(word) && rest[index + 1] !== undefined) nodeFlags.push(rest[++index]!);
  }
  return { nodeFlags, variables };
}

/** The settings of the working directory's package.json; none where it has no such script. */
export async function readScriptSettings(directory: string, runner: string): Promise<ScriptSettings> {
  try {
    const { scripts } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
    };
    return scripts ? scriptSettings(scripts, runner) : NONE;
  } catch {
    return NONE;
  }
}
