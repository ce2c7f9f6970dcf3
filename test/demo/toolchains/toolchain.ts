/** A step of a workflow, as its YAML has it. */
export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string | number>>;
  readonly run?: string;
}

/** A program that has to be on this machine. */
export interface Program {
  readonly name: string;
  /** Arguments with which it answers at once, with status 0. */
  readonly check: readonly string[];
  /** Where to get it. */
  readonly get: string;
  /** Says, by what the program answered, why that version will not do. */
  readonly tooOld?: (answer: string) => string | undefined;
}

/** What a leg needs before its tests can run. */
export interface Toolchain {
  readonly name: string;
  /** The file that says so. */
  readonly sign: string;
  readonly programs: readonly Program[];
  /** The step that sets up the language, where there is one that runs here. */
  readonly setup?: Step;
  readonly cache?: Cache;
  /** Installs the packages; undefined when there is nothing to install. */
  readonly install?: string;
}

/** Either what the package manager downloaded, or the installed packages: then a hit saves the installation. */
export type Cache = { readonly preset: string } | { readonly path: string; readonly keyFile: string };

/** The name of the install step, by which a failure is told from one of the tests. */
export const INSTALL = 'install packages';
const MODULES = 'modules';

/** Of a repository that nothing is known of. */
export const NO_TOOLCHAIN: Toolchain = { name: 'nothing', sign: '', programs: [] };

/** With a command of the user's, which installs what no lock file says: what it left is not what the key says. */
export function withInstall(toolchain: Toolchain, install: string): Toolchain {
  const { cache, ...others } = toolchain;
  if (cache === undefined || 'preset' in cache) return { ...toolchain, install };
  return { ...others, ...(toolchain.name === 'npm' ? { cache: { preset: 'npm' } } : {}), install };
}

/** The steps between the checkout and run-tests. */
export function stepsOf({ setup, cache, install }: Toolchain): Step[] {
  const installed = cache !== undefined && 'path' in cache;
  return [
    ...(setup ? [setup] : []),
    ...(cache ? [cacheStep(cache)] : []),
    ...(install
      ? [
          {
            name: INSTALL,
            ...(installed ? { if: `steps.${MODULES}.outputs.cache-hit != 'true'` } : {}),
            run: install,
          },
        ]
      : []),
  ];
}

function cacheStep(cache: Cache): Step {
  const uses = 'paceline/paceline/actions/cache@v1';
  if ('preset' in cache) return { uses, with: { preset: cache.preset } };
  const { path, keyFile } = cache;
  const key = `modules-\${{ runner.os }}-\${{ runner.arch }}-\${{ hashFiles('${keyFile}') }}`;
  return { uses, id: MODULES, with: { path, key } };
}

/** A word of a shell command, quoted where it has to be. */
export const quoted = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
