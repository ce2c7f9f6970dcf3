/** The environment of steps: what the machine gives, and the `github` and `runner` contexts as variables. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import type { Value } from './expressions.ts';
import { coerceString } from './expressions.ts';
import { toolEnvironment } from './home.ts';

// What a step needs of this machine to find programs, certificates and registries. Everything else
// stays out: a workflow must not depend on, or read, what happens to be set where it is tried.
const passed = new Set(
  `
  USER LOGNAME SHELL LANG LANGUAGE TZ TERM TMPDIR JAVA_HOME GOROOT
  NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR REQUESTS_CA_BUNDLE CURL_CA_BUNDLE
  GIT_SSL_CAINFO HTTP_PROXY HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy GOPROXY
  GOFLAGS GONOSUMDB GOSUMDB PIP_CERT PIP_INDEX_URL PIP_FIND_LINKS
  PIP_DISABLE_PIP_VERSION_CHECK npm_config_registry
  `
    .trim()
    .split(/\s+/),
);

/**
 * The environment of the machine for steps, without what looks like a secret, and without a HOME: each
 * job has its own. PATH starts with
 * `nodeDirectory` and leaves out the tool folders of a package manager that started this process.
 */
export function machineEnvironment(
  nodeDirectory: string,
  host: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const result = toolEnvironment(host);
  for (const [name, value] of Object.entries(host)) {
    if (value !== undefined && (passed.has(name) || name.startsWith('LC_'))) result[name] = value;
  }
  const path = (host['PATH'] ?? '/usr/local/bin:/usr/bin:/bin').split(':');
  const kept = path.filter(
    (entry) => entry !== '' && !/node_modules\/(\.bin|@npmcli\/run-script)|node-gyp-bin/.test(entry),
  );
  result['PATH'] = [nodeDirectory, ...kept].join(':');
  return result;
}

/** Passwords in addresses, as proxies and registries carry them: steps need them, logs must not show them. */
export function passwordsIn(environment: Record<string, string>): string[] {
  return Object.values(environment).flatMap((value) =>
    [...value.matchAll(/:\/\/[^/\s:@]*:([^/\s@]+)@/g)].map(([, password]) => password as string),
  );
}

/** Makes a folder that holds this process's node under the name `node`, for the front of PATH. */
export function createNodeDirectory(directory: string): string {
  const path = join(directory, 'node', 'bin');
  mkdirSync(path, { recursive: true });
  symlinkSync(process.execPath, join(path, 'node'));
  return path;
}

/** RUNNER_OS of this machine, as GitHub writes it. */
export function runnerOs(): string {
  return { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[platform() as string] ?? 'Linux';
}

/** RUNNER_ARCH of this machine, as GitHub writes it. */
export function runnerArch(): string {
  return { x64: 'X64', arm64: 'ARM64', arm: 'ARM', ia32: 'X86' }[arch() as string] ?? 'X64';
}

// The keys of the `github` context that become GITHUB_* variables; the token and the event never do.
const githubVariables = `
  action action_path action_ref action_repository actor actor_id api_url base_ref event_name
  event_path graphql_url head_ref job ref ref_name ref_protected ref_type repository
  repository_id repository_owner repository_owner_id retention_days run_attempt run_id
  run_number server_url sha triggering_actor workflow workflow_ref workflow_sha workspace
`
  .trim()
  .split(/\s+/);

/** The GITHUB_* variables of a `github` context. */
export function githubEnvironment(github: { [key: string]: Value }): Record<string, string> {
  const entries = githubVariables.flatMap((name): [string, string][] => {
    const value = github[name];
    return value === undefined || value === null
      ? []
      : [[`GITHUB_${name.toUpperCase()}`, coerceString(value)]];
  });
  return { CI: 'true', GITHUB_ACTIONS: 'true', ...Object.fromEntries(entries) };
}

/** The RUNNER_* variables of a `runner` context. */
export function runnerEnvironment(runner: { [key: string]: Value }): Record<string, string> {
  const entries = Object.entries(runner).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(
    entries.map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, coerceString(value)]),
  );
}
