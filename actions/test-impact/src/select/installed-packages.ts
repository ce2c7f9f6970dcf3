import type { LockfileChange } from '../change/lockfile/lockfile-change.ts';
import type { ImportGraph } from '../graph/import-graph.ts';

/** Tools that look at sources, release them or tell people about them: no test runs in them. */
const NOT_IN_TESTS =
  /^(?:eslint|prettier|pretty-quick|import-size|stylelint|oxlint|oxfmt|biome|dprint|tslint|xo|husky|lint-staged|simple-git-hooks|lefthook|yorkie|commitizen|release-it|semantic-release|standard-version|np|bumpp|changelogen|size-limit|bundlewatch|publint|attw|knip|cspell|typedoc|vitepress|docusaurus|sherif|syncpack|danger|pkg-pr-new|all-contributors-cli|madge|depcheck|gh-pages|license-checker|conventional-changelog(?:-[\w-]+)?|cz-[\w-]+|eslint-[\w-]+|prettier-[\w-]+|stylelint-[\w-]+|typedoc-[\w-]+|typescript-eslint|markdownlint(?:-[\w-]+)?)$|^@(?:eslint|typescript-eslint|eslint-community|prettier|stylelint|biomejs|oxlint|commitlint|semantic-release|release-it|changesets|size-limit|arethetypeswrong|docusaurus|cspell|evilmartians)\/|^@[\w-]+\/(?:eslint|prettier|stylelint)-[\w-]+$/;
/** What these say is erased before a test runs. */
const TYPES = /^@types\//;

interface PackageQuestion {
  readonly change: LockfileChange;
  /** Folders of the packages of the repository that list a package among their dependencies. */
  readonly owners: (name: string) => readonly string[];
  readonly graph: Pick<ImportGraph, 'usesPackage'>;
  /** Names in the configurations of the runner and in scripts, by which it may load a package. */
  readonly namesInSettings: ReadonlySet<string>;
  readonly checksTypes: boolean;
}

/** Who is concerned by other versions of packages. */
interface PackageAnswer {
  /** Packages whose importers are concerned. */
  readonly imported: readonly string[];
  /** Folders of packages of the repository all of whose tests are concerned, each with the package that is the reason. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Follows packages that changed to those who use them: where modules import one, these; where nothing shows who
 * does (a plugin, an environment, a preset), or settings name it, all tests of those who list it.
 */
export function concernedByPackages(question: PackageQuestion): PackageAnswer {
  const { change, owners, graph, namesInSettings, checksTypes } = question;
  const imported: string[] = [];
  const folders = new Map<string, string>();
  for (const name of [...change.packages].sort()) {
    if (NOT_IN_TESTS.test(name) || (TYPES.test(name) && !checksTypes)) continue;
    const use = graph.usesPackage(name);
    if (use === 'imported') imported.push(name);
    const listed = owners(name);
    // Whoever imports it is known, unless it is loaded by its name, too, or is somebody's peer.
    const known =
      use === 'imported' && !namesInSettings.has(name) && !(change.hidesPeers && listed.length > 0);
    const erased = use === 'types' && !checksTypes && !namesInSettings.has(name);
    if (known || erased) continue;
    for (const folder of listed) if (!folders.has(folder)) folders.set(folder, name);
  }
  return { imported, folders };
}
