import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { environmentFor, openWorkspace } from './machine.ts';
import type { Project } from './project.ts';
import type { Suite, Verdict } from './suite.ts';

/** What the project's own command says, and what it printed. */
export interface OwnVerdict {
  readonly verdict: Verdict;
  readonly exit: number | string;
  readonly output: string;
}

/** Runs the project's own command in a checkout, as a single job without Paceline would. */
export async function ownVerdict(suite: Suite, project: Project, scratch: string): Promise<OwnVerdict> {
  const workspace = openWorkspace(suite, project, scratch);
  const options = {
    cwd: join(workspace.folder, suite.folder ?? '.'),
    env: { ...environmentFor(suite), CI: 'true', GITHUB_ACTIONS: 'true' },
    // Against what hangs: on a busy machine Gradle alone takes minutes.
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  };
  const { exit, output } = await new Promise<Omit<OwnVerdict, 'verdict'>>((resolve) => {
    // Without its start-up files, which bash reads for a command, too, where its input is a socket.
    execFile('bash', ['--noprofile', '--norc', '-c', suite.command], options, (error, stdout, stderr) =>
      resolve({ exit: error ? (error.code ?? error.signal ?? 1) : 0, output: stdout + stderr }),
    );
  });
  workspace.remove();
  return { verdict: exit === 0 ? 'green' : 'red', exit, output };
}
