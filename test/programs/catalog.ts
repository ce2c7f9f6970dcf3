import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { whereIs } from '../servers/catalog.ts';

const root = join(import.meta.dirname, '../..');

/** What `npm run programs` installs through npm; apt puts the rest where apt puts things. */
export const programsFolder = join(root, 'build/programs');

/** One npm package per program and major version, each with a lock file of its own. */
export const npmPackages = join(import.meta.dirname, 'npm');

/** Programs of npm packages, as the folders of `npm/` are named: `jest-30`, `mocha`, … */
export const npmPrograms: readonly string[] = readdirSync(npmPackages).sort();

/** The node_modules of an npm program, to be linked into a project. */
export const modulesOf = (program: string): string => join(programsFolder, program, 'node_modules');

/** Folders for the search path, of a program that comes as an executable in npm packages, one for each processor. */
export function executableFolders(program: string): string[] {
  const inside = (folder: string): string[] =>
    existsSync(folder)
      ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
          entry.isDirectory() ? [join(folder, entry.name)] : [],
        )
      : [];
  return inside(modulesOf(program))
    .flatMap(inside)
    .flatMap((installed) => [installed, join(installed, 'bin')])
    .filter((folder) => existsSync(join(folder, program)));
}

/** Whether a program is installed as this commit's lock file says. */
export function hasNpmProgram(program: string): boolean {
  const read = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const folder = join(programsFolder, program);
  // npm writes its hidden lock file last.
  return (
    existsSync(join(modulesOf(program), '.package-lock.json')) &&
    read(folder) === read(join(npmPackages, program))
  );
}

/** A program from the distribution's packages. */
export interface AptProgram {
  readonly name: 'go' | 'pytest' | 'rspec' | 'phpunit' | 'maven' | 'gradle';
  readonly packages: readonly string[];
  /** Absolute path of the program that will be run; undefined when there is none that works. */
  find(): string | undefined;
  readonly versionFlags: readonly string[];
}

export const aptPrograms: readonly AptProgram[] = [
  // gcc for the suites that use cgo.
  { name: 'go', packages: ['golang-go', 'gcc', 'libc6-dev'], find: findGo, versionFlags: ['version'] },
  { name: 'pytest', packages: ['python3-pytest'], find: findPytest, versionFlags: ['--version'] },
  {
    name: 'rspec',
    packages: ['ruby-rspec'],
    find: () => whereIs('rspec'),
    versionFlags: ['--version'],
  },
  { name: 'phpunit', packages: ['phpunit'], find: () => whereIs('phpunit'), versionFlags: ['--version'] },
  {
    name: 'maven',
    // The plugins that a project's own build needs come from the distribution's repository.
    packages: [
      'maven',
      'libsurefire-java',
      'libmaven-compiler-plugin-java',
      'libmaven-resources-plugin-java',
      'junit4',
      'default-jdk-headless',
    ],
    find: findMaven,
    versionFlags: ['--version'],
  },
  {
    name: 'gradle',
    packages: ['gradle', 'junit4', 'default-jdk-headless'],
    find: () => (existsSync('/usr/share/java/junit4.jar') ? whereIs('gradle') : undefined),
    versionFlags: ['--version'],
  },
];

function findGo(): string | undefined {
  return whereIs('gcc') === undefined ? undefined : whereIs('go');
}

function findMaven(): string | undefined {
  const hasPlugins = existsSync('/usr/share/maven-repo/org/apache/maven/plugins/maven-surefire-plugin');
  return hasPlugins && whereIs('javac') !== undefined ? whereIs('mvn') : undefined;
}

/**
 * pytest beside the Python that it belongs to. Version managers put scripts on the path that choose a Python
 * each time they are started, which costs more than a small suite.
 */
function findPytest(): string | undefined {
  for (const python of ['python3', '/usr/bin/python3']) {
    try {
      const code = 'import sys, pytest; print(sys.executable)';
      const output = execFileSync(python, ['-c', code], { encoding: 'utf8', stdio: 'pipe' });
      const pytest = join(dirname(output.trim()), 'pytest');
      if (existsSync(pytest)) return pytest;
    } catch {
      // Not installed, or without pytest.
    }
  }
  return undefined;
}

/**
 * Node 24 is the one that runs the actions; another one of the machine is a program to test with, too. npm
 * puts the one of this repository's own packages before it.
 */
export function otherNode(): string | undefined {
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((path) => !/\bnode_modules\b/.test(path));
  const path = folders.map((folder) => join(folder, 'node')).find((candidate) => existsSync(candidate));
  if (path === undefined) return undefined;
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
  return version.startsWith('v24.') ? undefined : path;
}

/** Names of everything that `npm run programs` would have to install; empty when the tests can run. */
export function missingPrograms(): string[] {
  return [
    ...aptPrograms.filter((program) => program.find() === undefined).map((program) => program.name),
    ...npmPrograms.filter((program) => !hasNpmProgram(program)),
  ];
}
