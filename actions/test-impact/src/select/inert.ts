import { ancestors, baseName, folderOf, isDeclaration, isTestOfTypes } from '../repository/paths.ts';
import { isToolConfiguration } from '../repository/tool-configuration.ts';

/** What is known of a changed file that no test depends on. */
interface UnusedFile {
  readonly path: string;
  /** The folder of the package that it belongs to. */
  readonly packageFolder: string;
  /** The input `ignore` names it. */
  readonly ignored: boolean;
  /** Something takes types of it, nothing imports anything else, and there is nothing else in it. */
  readonly onlyTypesTaken: boolean;
  /** Tests check types while they run, so declarations count. */
  readonly checksTypes: boolean;
  /** Another repository at one of its commits. */
  readonly isSubmodule: boolean;
  /** It lies in a folder for tests, whose tests may read it. */
  readonly isInTestFolder: boolean;
  /** No test is in its package, and none depends on a file of it; absent of the root's package. */
  readonly untestedPackage?: string;
  /** Whether a module of the repository imports a package, or a runner starts it. */
  readonly importsPackage: (name: string) => boolean;
  /** Whether a file outside of `folder` depends on it or names it, or the configuration does. */
  readonly isUsedOutside: (folder: string) => boolean;
}

/** Folders of a package with programs beside the one that is tested, by their usual names. */
const BESIDE =
  /^(?:_*(?:bench(?:mark)?s?|perf(?:ormance)?)(?:[-_].*)?|examples?|samples?|demos?|playgrounds?|scripts?|tools?|website|docs?|docs-.+|site|www|storybook|\.storybook|stories|media|assets|\.github|\.circleci|\.vscode|\.idea|\.devcontainer|\.husky|\.changeset)$/i;
/** Pictures, sound and fonts: what shows them names them. */
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|mp[34]|mov|webm|ogg|wav|woff2?|ttf|otf|eot|pdf)$/i;
/** Programs that look at sources and never at a running test. */
const CHECKERS = new Set(
  'eslint prettier stylelint oxlint oxfmt biome dprint tslint xo commitlint lint-staged lintstaged lefthook husky simple-git-hooks knip cspell typos size-limit bundlewatch renovate dependabot typedoc api-extractor release-it releaserc semantic-release cliff markdownlint remark editorconfig gitattributes gitmodules mailmap codecov coveralls codeclimate sonar stryker sherif syncpack attw publint tstyche docusaurus netlify all-contributors pre-commit-config git-blame-ignore-revs mergify cz jscpd madge depcheck'.split(
    ' ',
  ),
);
/** Programs whose names are words: only `.versionrc` and `.gitignore` are theirs. */
const WORDS = new Set(['git', 'npm', 'docker', 'version']);
/** `.eslintrc.json`, `.prettierignore`, `eslint.config.ts`, `renovate.json`. */
const CHECKER_NAME =
  /^(\.?)([a-z][a-z-]*?)(rc|ignore)?(\.config)?(?:\.(?:([cm]?[jt]s)|jsonc?|json5|ya?ml|toml))?$/i;

/**
 * Why a change of a file that no test depends on can affect no test, as a clause behind its name; undefined where
 * that is not known.
 */
export function inertReason(file: UnusedFile): string | undefined {
  const { path } = file;
  const name = baseName(path);
  // A module of Flow's declarations stands beside the one that runs.
  if ((isDeclaration(path) && !file.checksTypes) || path.endsWith('.js.flow')) return 'only declares types';
  if (file.onlyTypesTaken) return 'only its types are used, which are erased before a test runs';
  if (isTestOfTypes(path) && !file.checksTypes) return 'a test of types, which this suite does not run';
  if (file.isInTestFolder) return undefined;
  if (file.ignored) return 'named by the input ignore, and by no test';
  const tool = checkerOf(path, file.packageFolder);
  if (tool !== undefined) {
    // A test that runs the program has it read its configuration.
    return file.importsPackage(tool) ? undefined : 'configures a program that looks at sources only';
  }
  if (
    /\.(?:stories|story|bench)\.[cm]?[jt]sx?$|\.(?:stories|docs)\.mdx$/.test(name) &&
    !file.isUsedOutside(path)
  )
    return 'a story or benchmark, which nothing uses';
  if (file.isSubmodule && !file.isUsedOutside('')) return 'a submodule that nothing names';
  if (isHidden(path) && !file.isUsedOutside('')) return 'a hidden file that nothing names';
  if (MEDIA.test(name) && !file.isUsedOutside(''))
    return 'a picture, sound, font or document that nothing names';
  if (file.untestedPackage !== undefined)
    return `in the package ${file.untestedPackage}, which holds no test and which no test uses`;
  const { packageFolder } = file;
  // Only right below the package: a folder of that name among the sources may be one that a plugin loads.
  const folder = [...ancestors(folderOf(path))].find((at) => at !== '' && folderOf(at) === packageFolder);
  const isBeside = folder !== undefined && folder !== packageFolder && BESIDE.test(baseName(folder));
  if (isBeside && !isToolConfiguration(name) && !file.isUsedOutside(folder))
    return `in ${folder}/, which nothing outside uses`;
  return undefined;
}

/** Tools look for such files by names of their own; those that run with tests are known as configuration. */
const isHidden = (path: string): boolean =>
  path.split('/').some((part) => part.startsWith('.') && part !== '.');

/** The program that a file configures by its name, of those that only look at sources. */
export function checkerOf(path: string, packageFolder: string): string | undefined {
  const [, dot, tool = '', suffix, config, script] = CHECKER_NAME.exec(baseName(path)) ?? [];
  const name = tool.toLowerCase();
  if (WORDS.has(name)) return dot === '.' && suffix !== undefined ? name : undefined;
  if (!CHECKERS.has(name)) return undefined;
  if (dot === '.' || suffix !== undefined || config !== undefined) return name;
  // `release.ts` may be a source, and `data/typedoc.json` data.
  return script === undefined && folderOf(path) === packageFolder ? name : undefined;
}
