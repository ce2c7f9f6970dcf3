/**
 * The home folder of a job. It is the job's own and empty at first, as on a new GitHub runner, so that
 * steps neither read nor change what lies in the home of who runs them. Only what says how this machine
 * reaches its registries comes along; what tools keep in the user's home is named by variables.
 */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where version managers keep their programs, unless the machine says otherwise. */
const toolFolders: Readonly<Record<string, string>> = {
  RUSTUP_HOME: '.rustup',
  PYENV_ROOT: '.pyenv',
  RBENV_ROOT: '.rbenv',
  NODENV_ROOT: '.nodenv',
  GOENV_ROOT: '.goenv',
  JENV_ROOT: '.jenv',
  NVM_DIR: '.nvm',
  VOLTA_HOME: '.volta',
  SDKMAN_DIR: '.sdkman',
  ASDF_DATA_DIR: '.asdf',
  MISE_DATA_DIR: '.local/share/mise',
};

/** Variables of the machine that name such a folder. */
export const toolVariables: readonly string[] = Object.keys(toolFolders);

// Settings that a job's home starts with. They name registries, mirrors, proxies and tool versions.
const settings = [
  '.npmrc',
  '.config/pip/pip.conf',
  '.pip/pip.conf',
  '.config/go/env',
  '.cargo/config.toml',
  '.config/mise/config.toml',
  '.tool-versions',
];

// Of npm's settings only these lines: the others are tokens and taste.
const npmLines = /^\s*(@[\w.-]+:)?(registry|proxy|https-proxy|noproxy|cafile|strict-ssl)\s*=/;

/** The variables by which tools in the user's home are still found by a job with another home. */
export function toolEnvironment(host: NodeJS.ProcessEnv): Record<string, string> {
  const home = host['HOME'] ?? '';
  const result: Record<string, string> = {};
  for (const [name, folder] of Object.entries(toolFolders)) {
    const path = host[name] ?? (home === '' ? '' : join(home, folder));
    if (path !== '' && existsSync(path)) result[name] = path;
  }
  return result;
}

/** Makes the home of a job at `path`. */
export function createHome(path: string, hostHome: string | undefined): void {
  mkdirSync(path, { recursive: true });
  if (hostHome === undefined || hostHome === '') return;
  for (const name of settings) {
    const text = readText(join(hostHome, name));
    const kept =
      name === '.npmrc'
        ? text
            ?.split(/\r?\n/)
            .filter((line) => npmLines.test(line))
            .join('\n')
        : text;
    if (kept === undefined || kept === '') continue;
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), `${kept.trimEnd()}\n`, { mode: 0o600 });
  }
}

/** Removes a folder with all that is in it. Go writes its module cache into folders that are read-only. */
export function removeTree(path: string): void {
  const options = { recursive: true, force: true, maxRetries: 3 };
  try {
    rmSync(path, options);
  } catch {
    makeWritable(path);
    rmSync(path, options);
  }
}

function makeWritable(path: string): void {
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(path, entry.name));
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
