import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asObject, foldersUpTo, type Json, parseObject, type ShellWord } from '@paceline/runners';
import { METRICS, readThresholds, type Thresholds } from '../../code-coverage/thresholds.ts';
import { packageBin } from '../package-bin.ts';
import type { Project } from '../project.ts';
import type { Runner } from '../runner.ts';

/** Where the tools look for their settings, from the working directory upwards; the first file that is there counts. */
const FILES = {
  c8: ['.c8rc', '.c8rc.json', '.nycrc', '.nycrc.json'],
  nyc: ['.nycrc', '.nycrc.json'],
} as const;
/** Options that say where and how a report is written: a leg's is coverage-final.json in a folder of its own. */
const OF_REPORT = /^--?(?:r|reporter|o|reports?-dir|temp-dir(?:ectory)?|clean|silent|s)$/;
/** Options that are for the whole suite. */
const OF_WHOLE = /^--(?:no-)?(?:check-coverage|per-file|100|lines|branches|functions|statements)$/;

/**
 * A test program that the project's script starts under nyc or c8. Where the whole suite runs at once, so does it, with
 * thresholds and all; a part runs under it only where its coverage is wanted, and then without thresholds, which the
 * last job holds against the coverage of all legs.
 */
export function withCoverageTool(runner: Runner, project: Project): Runner {
  const tool = project.command?.coverageTool;
  // What the shell would still have to work out cannot be passed on.
  if (tool === undefined || tool.words.some(({ computed }) => computed)) return runner;
  return {
    ...runner,
    collectsCoverage: true,
    thresholds: async () => thresholdsOf(tool.name, tool.words, project),
    async invocations(files, reportPath, options = {}) {
      const { part = false, coverage: folder, ...others } = options;
      const runs = await runner.invocations(files, reportPath, { ...others, part });
      const isPart = part || runs.length > 1;
      if (folder === undefined && isPart) return runs;
      const bin = await packageBin(tool.name, project.directory, project.root);
      return runs.map((run, batch) => ({
        ...run,
        command: 'node',
        args: [
          bin,
          ...without(tool.words, [...(folder ? [OF_REPORT] : []), ...(isPart ? [OF_WHOLE] : [])]),
          ...(folder ? reportOptions(tool.name, folder(batch)) : []),
          ...(isPart ? ['--check-coverage=false'] : []),
          run.command,
          ...run.args,
        ],
      }));
    },
  };
}

function reportOptions(tool: 'c8' | 'nyc', folder: string): string[] {
  const temporary = join(folder, 'tool');
  return tool === 'c8'
    ? ['--reporter=json', `--reports-dir=${folder}`, `--temp-directory=${temporary}`]
    : ['--reporter=json', `--report-dir=${folder}`, `--temp-dir=${temporary}`];
}

/** Options of the tool, each with its values, but those of some kinds. */
function without(words: readonly ShellWord[], kinds: readonly RegExp[]): string[] {
  return optionsIn(words).flatMap(({ name, own }) => (kinds.some((kind) => kind.test(name)) ? [] : own));
}

interface ToolOption {
  /** With its dashes. */
  readonly name: string;
  readonly value: string | undefined;
  readonly own: readonly string[];
}

/** Before the program's name each word without a dash is the value of the option before it. */
function optionsIn(words: readonly ShellWord[]): ToolOption[] {
  const options: ToolOption[] = [];
  for (const { text } of words) {
    if (text === '--') continue;
    const [, name, value] = /^(--?[^=]+)(?:=(.*))?$/s.exec(text) ?? [];
    const last = options.at(-1);
    if (name !== undefined) options.push({ name, value, own: [text] });
    else if (last) options[options.length - 1] = { ...last, value: text, own: [...last.own, text] };
  }
  return options;
}

/**
 * What the tool would judge: nothing unless `check-coverage` is on, which `100` of c8 implies; then 90 % of lines where
 * nothing else is said.
 * Sources: c8's lib/parse-args.js, @istanbuljs/schema.
 */
async function thresholdsOf(
  tool: 'c8' | 'nyc',
  words: readonly ShellWord[],
  project: Project,
): Promise<Thresholds | undefined> {
  const options = optionsIn(words);
  const settings = await settingsOf(tool, options, project);
  const given = (name: string): unknown => {
    const option = options.findLast((one) => one.name === `--${name}` || one.name === `--no-${name}`);
    if (option === undefined) return settings[name];
    return option.name.startsWith('--no-') ? false : (option.value ?? true);
  };
  const isOn = (name: string) => given(name) === true || given(name) === 'true';
  if (tool === 'c8' && isOn('100')) return readThresholds({ 100: true });
  if (!isOn('check-coverage')) return undefined;
  const limits = METRICS.map((metric) => [metric, Number(given(metric) ?? (metric === 'lines' ? 90 : 0))]);
  return readThresholds({ ...Object.fromEntries(limits), ...(isOn('per-file') ? { 'per-file': true } : {}) });
}

async function settingsOf(
  tool: 'c8' | 'nyc',
  options: readonly ToolOption[],
  { directory, root }: Project,
): Promise<Json> {
  const named = options.findLast(({ name }) => /^--(?:config|c|nycrc-path)$/.test(name))?.value;
  const paths =
    named === undefined
      ? foldersUpTo(directory, root).flatMap((folder) => FILES[tool].map((name) => join(folder, name)))
      : [join(directory, named)];
  for (const path of paths) {
    const settings = parseObject((await text(path)) ?? '');
    if (settings !== undefined) return settings;
  }
  return asObject(parseObject((await text(join(directory, 'package.json'))) ?? '')?.[tool]) ?? {};
}

const text = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
