import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { machineEnvironment } from '../runner/environment.ts';
import {
  aptPrograms,
  executableFolders,
  modulesOf,
  npmPrograms,
  otherNode,
  programsFolder,
} from './catalog.ts';
import type { Project } from './project.ts';
import type { Suite } from './suite.ts';

/** Folders of the programs that apt or a version manager brought, in the order of the search path. */
const found = aptPrograms.flatMap((program) => program.find() ?? []).map((path) => dirname(path));

/** What a project's own command and the steps of a job see of this machine: the same. */
export function environmentFor(suite: Suite): Record<string, string> {
  const machine = machineEnvironment(dirname(process.execPath));
  const [own, ...rest] = machine['PATH']!.split(delimiter);
  const first = suite.node === 'other' ? dirname(otherNode()!) : own!;
  return {
    ...machine,
    PATH: [first, ...found, ...executableFolders(suite.program), ...rest].join(delimiter),
    // Of programs that keep what they built: once for all jobs, whatever the folder they run in.
    GOCACHE: join(programsFolder, 'go-cache'),
    GOFLAGS: '-trimpath',
    GOPROXY: 'off',
    PYTHONDONTWRITEBYTECODE: '1',
    // Plugins that happen to be installed may take a second to load; none of the suites uses one.
    PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1',
  };
}

/** A checkout of a job's own, with the program's modules linked where they would be installed. */
export function openWorkspace(
  suite: Suite,
  project: Project,
  scratch: string,
): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(scratch, 'job-'));
  cpSync(project.folder, folder, { recursive: true });
  if (npmPrograms.includes(suite.program)) {
    symlinkSync(modulesOf(suite.program), join(folder, suite.folder ?? '.', 'node_modules'));
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
