/** The scripts of package.json that take paths from whoever types them. */
const SCRIPTS = ['local', 'demo', 'explain'];

/**
 * Where the user stands. npm starts a script in the folder of its package.json, wherever it was called, and
 * leaves the folder of the call in INIT_CWD. Only the script that npm itself started may believe that: its
 * children inherit the variable and have folders of their own.
 */
export function startFolder(environment: NodeJS.ProcessEnv, current: string): string {
  const called = environment['INIT_CWD'] ?? '';
  const byNpm = SCRIPTS.includes(environment['npm_lifecycle_event'] ?? '');
  return byNpm && called !== '' ? called : current;
}

/** Makes paths of the command line mean what they mean where it was typed. */
export function enterStartFolder(): void {
  const folder = startFolder(process.env, process.cwd());
  try {
    process.chdir(folder);
  } catch {
    // The folder is gone or closed to us: paths then count from here, and the error says where was looked.
  }
}
