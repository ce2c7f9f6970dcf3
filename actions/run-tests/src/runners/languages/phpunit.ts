import { mkdir, mkdtemp, readFile, realpath, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { PacelineError, which } from '@paceline/core';
import type { RunnerReport } from '@paceline/runners';
import { foldersUpTo, readReport } from '@paceline/runners';
import { z } from 'zod';
import { batches } from '../batches.ts';
import type { Project } from '../project.ts';
import type { Invocation, Runner } from '../runner.ts';
import { declaredClasses } from './php-classes.ts';
import { filterFor } from './phpunit-filter.ts';
import { parsePhpunitReport } from './phpunit-report.ts';

/** PCRE compiles a pattern of at most 64 KiB, in which a character takes about two bytes. */
const FILTER_BYTES = 20_000;

/**
 * PHP loads this first, by a folder of settings that is put behind its own: a shutdown function notes which
 * files were loaded and which test classes they declare. JUnit XML tells neither of a file without tests.
 */
const notesSource = (notes: string): string => `<?php
register_shutdown_function(static function (): void {
    if (!class_exists('PHPUnit\\\\Framework\\\\TestCase', false)) {
        return;
    }
    $classes = [];
    foreach (get_declared_classes() as $name) {
        if (!is_subclass_of($name, 'PHPUnit\\\\Framework\\\\TestCase')) {
            continue;
        }
        $class = new ReflectionClass($name);
        if (!$class->isAbstract() && !$class->isAnonymous() && $class->getFileName() !== false) {
            $classes[$class->getName()] = $class->getFileName();
        }
    }
    $line = json_encode(
        ['files' => get_included_files(), 'classes' => (object) $classes],
        JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
    );
    file_put_contents('${notes.replaceAll(/[\\']/g, '\\$&')}', $line . "\\n", FILE_APPEND | LOCK_EX);
});
`;

const note = z.object({ files: z.array(z.string()), classes: z.record(z.string(), z.string()) });

/** What was loaded: files, and the file of each test class. */
interface Loaded {
  readonly files: ReadonlySet<string>;
  readonly classes: ReadonlyMap<string, string>;
}

/** PHPUnit: it takes one path at most, so files are chosen by the classes that they declare. */
export function phpunit(
  project: Project,
  temporary: string,
  variables: Readonly<Record<string, string | undefined>>,
): Runner {
  const notesOf = (reportPath: string) => `${reportPath}.loaded`;
  const given = new Map<string, Given>();
  const words = (project.command?.args ?? []).flatMap(({ text, computed }) => (computed ? [] : [text]));
  const withNotes = async (notes: string): Promise<Record<string, string>> => {
    const folder = await mkdtemp(join(temporary, 'phpunit-'));
    const script = join(folder, 'notes.php');
    await writeFile(script, notesSource(notes));
    await mkdir(join(folder, 'ini'));
    await writeFile(join(folder, 'ini/paceline.ini'), `auto_prepend_file = "${script}"\n`);
    // An empty part stands for the folder that PHP was built with.
    const before = variables['PHP_INI_SCAN_DIR'] ?? '';
    return { ...project.script.variables, PHP_INI_SCAN_DIR: `${before}${delimiter}${join(folder, 'ini')}` };
  };
  return {
    name: 'phpunit',
    reportFormat: 'xml',
    listIsOwn: project.startIsKnown,
    async list({ timeoutSeconds }) {
      const [command, ...program] = await findPhpunit(project, variables);
      const notes = join(await mkdtemp(join(temporary, 'phpunit-list-')), 'loaded');
      const said = await project.ask(command!, [...program, '--list-tests', ...words, ...project.args], {
        timeoutSeconds,
        variables: await withNotes(notes),
      });
      if (said === undefined) return undefined;
      const { classes } = await readNotes(notes);
      const texts = [...said.matchAll(/^ - (.*\.phpt)\r?$/gm)].map((match) => match[1]!);
      return { files: [...new Set([...classes.values(), ...texts])].filter(isOfProject(project)) };
    },
    async invocations(files, reportPath) {
      const [command, ...program] = await findPhpunit(project, variables);
      const invocation = async (index: number, args: readonly string[]): Promise<Invocation> => ({
        command: command!,
        args: [...program, ...args, '--log-junit', reportPath(index)],
        report: reportPath(index),
        variables: await withNotes(notesOf(reportPath(index))),
      });
      if (files.length === 0) return [await invocation(0, [...words, ...project.args])];
      const { filter, others } = splitFilter([...words, ...project.args]);
      const sources = await Promise.all(files.map((file) => sourceOf(project, file)));
      const byName = new Map(sources.map((source) => [source.names.join('\n'), source]));
      return Promise.all(
        batches([...byName.keys()], FILTER_BYTES).map((names, index) => {
          const batch = names.map((name) => byName.get(name)!);
          const classes = batch.flatMap((source) => source.classes);
          given.set(reportPath(index), { files: batch.map(({ file }) => file), classes: new Set(classes) });
          const pattern = filterFor({ classes, paths: batch.flatMap(({ paths }) => paths) }, filter);
          return invocation(index, [...others, '--filter', pattern]);
        }),
      );
    },
    read: async (reportPath) => {
      const loaded = await readNotes(notesOf(reportPath));
      const report = await readReport(reportPath, (bytes) => parsePhpunitReport(bytes, loaded.classes));
      return report && withLoaded(report, loaded, given.get(reportPath), project);
    },
  };
}

/** Files that an invocation was started for, and the classes that its filter names. */
interface Given {
  readonly files: readonly string[];
  readonly classes: ReadonlySet<string>;
}

interface Source {
  readonly file: string;
  readonly classes: readonly string[];
  readonly paths: readonly string[];
  /** What of it stands in the filter. */
  readonly names: readonly string[];
}

async function sourceOf({ directory }: Project, file: string): Promise<Source> {
  const path = await realpath(join(directory, file)).catch(() => join(directory, file));
  const isText = file.endsWith('.phpt');
  const classes = isText ? [] : declaredClasses(await readFile(path, 'utf8').catch(() => ''));
  const paths = isText ? [path] : [];
  return { file: path, classes, paths, names: [file, ...classes, ...paths] };
}

/** The user's own `--filter`, of which the last counts, and the other words. */
function splitFilter(words: readonly string[]): { filter: string | undefined; others: string[] } {
  let filter: string | undefined;
  const others: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--filter') filter = words[++at];
    else if (word.startsWith('--filter=')) filter = word.slice('--filter='.length);
    else others.push(word);
  }
  return { filter, others };
}

function withLoaded(
  report: RunnerReport,
  { files, classes }: Loaded,
  given: Given | undefined,
  project: Project,
): RunnerReport {
  if (given === undefined) {
    const own = [...new Set(classes.values())].filter(isOfProject(project));
    return { ...report, files: [...report.files, ...own.map((file) => ({ file }))] };
  }
  const wanted = new Set(given.files);
  const left = [...classes].filter(([name, file]) => wanted.has(file) && !given.classes.has(name));
  const problem =
    left.length > 0
      ? `PHP found the test class ${left[0]![0]} in ${left[0]![1]}, whose tests were not run`
      : undefined;
  const loaded = given.files.filter((file) => files.has(file)).map((file) => ({ file }));
  return {
    ...report,
    files: [...report.files, ...loaded],
    ...(problem === undefined || report.problem !== undefined ? {} : { problem }),
  };
}

async function readNotes(path: string): Promise<Loaded> {
  const files = new Set<string>();
  const classes = new Map<string, string>();
  const text = await readFile(path, 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const { data } = note.safeParse(parsed(line));
    for (const file of data?.files ?? []) files.add(file);
    for (const [name, file] of Object.entries(data?.classes ?? {})) classes.set(name, file);
  }
  return { files, classes };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Of the project and not of what is installed in it. */
const isOfProject =
  ({ directory }: Project) =>
  (file: string): boolean =>
    file.startsWith(`${directory}/`) && !file.slice(directory.length).includes('/vendor/');

async function findPhpunit(
  { directory, root }: Project,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  for (const folder of foldersUpTo(directory, root)) {
    const script = join(folder, 'vendor/bin/phpunit');
    const text = await readFile(script, 'utf8').catch(() => undefined);
    // What Composer writes is a script of PHP, whether or not it may be executed.
    if (text !== undefined) return /^(?:#!.*php|<\?php)/.test(text) ? ['php', script] : [script];
  }
  const program = await which('phpunit', variables);
  if (program) return [program];
  throw new PacelineError(
    'PACELINE_RUNNER_NOT_INSTALLED',
    'phpunit was not found in vendor/bin of the working directory or above, nor on the search path.',
    'Set up PHP and run composer install in a step before this one.',
  );
}
