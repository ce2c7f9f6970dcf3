/**
 * `npm run programs [-- --sudo]`: installs what is missing of the test programs whose suites `npm run
 * test:programs` runs, and prints what there is. apt needs root: run it as root, or allow it to call sudo.
 */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import {
  type AptProgram,
  aptPrograms,
  hasNpmProgram,
  modulesOf,
  npmPackages,
  npmPrograms,
  otherNode,
  programsFolder,
} from '../test/programs/catalog.ts';
import { aptAccess, installPackages } from './servers-apt.ts';

const { values } = parseArgs({ options: { sudo: { type: 'boolean', default: false } } });
const problems: string[] = [];
const attempt = (what: string, install: () => void) => {
  const started = performance.now();
  console.log(`Installing ${what} …`);
  try {
    install();
    console.log(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    problems.push((error as Error).message);
  }
};

const lacking = aptPrograms.filter((program) => program.find() === undefined);
if (lacking.length > 0) {
  const packages = lacking.flatMap((program) => program.packages);
  const access = aptAccess(values.sudo, packages, 'npm run programs -- --sudo');
  if ('refused' in access) problems.push(access.refused);
  else attempt(packages.join(', '), () => installPackages(access.prefix, packages));
}
for (const program of npmPrograms.filter((name) => !hasNpmProgram(name))) {
  attempt(program, () => installNpmProgram(program));
}

const rows = [...(await Promise.all(aptPrograms.map(aptRow))), ...npmPrograms.map(npmRow), nodeRow()];
printTable([['program', 'version', 'where'], ...rows]);
for (const problem of problems) console.error(`\n${problem}`);
process.exitCode = problems.length > 0 || rows.some(([, version]) => version === 'missing') ? 1 : 0;

/** `npm ci` of the program's manifest in build/programs; install scripts are not run. */
function installNpmProgram(program: string): void {
  const folder = join(programsFolder, program);
  mkdirSync(folder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(npmPackages, program, file), join(folder, file));
  }
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function aptRow(program: AptProgram): Promise<string[]> {
  const path = program.find();
  if (path === undefined) return [program.name, 'missing', program.packages.join(', ')];
  const { stdout, stderr } = await promisify(execFile)(path, [...program.versionFlags]);
  return [program.name, /\d+\.\d+(?:\.\d+)?/.exec(stdout + stderr)?.[0] ?? 'unknown', path];
}

function npmRow(program: string): string[] {
  if (!hasNpmProgram(program)) return [program, 'missing', ''];
  const manifest = JSON.parse(readFileSync(join(npmPackages, program, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
  const version = Object.entries(manifest.dependencies ?? manifest.optionalDependencies ?? {}).map(
    ([name, is]) => `${name} ${is}`,
  );
  return [program, version.join(', '), relative(process.cwd(), modulesOf(program))];
}

function nodeRow(): string[] {
  const path = otherNode();
  if (path === undefined) return ['node', process.version, 'that of the actions; the machine has no other'];
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
  return ['node', `${process.version} and ${version}`, `that of the actions, and ${path}`];
}

function printTable(lines: readonly (readonly string[])[]): void {
  const widths = [0, 1].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  for (const [name, version, where] of lines) {
    console.log(`${name!.padEnd(widths[0]!)}  ${version!.padEnd(widths[1]!)}  ${where}`);
  }
}
