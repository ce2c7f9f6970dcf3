/** Tools that look at sources or types, release them or tell people about them: no test runs in them. */
const TOOLS =
  /^(?:eslint|prettier|pretty-quick|import-size|stylelint|oxlint|oxfmt|biome|dprint|tslint|xo|standard|neostandard|husky|lint-staged|simple-git-hooks|lefthook|yorkie|commitizen|release-it|semantic-release|standard-version|np|bumpp|changelogen|size-limit|bundlewatch|publint|attw|tsd|tstyche|knip|cspell|typedoc|vitepress|docusaurus|sherif|syncpack|danger|pkg-pr-new|all-contributors-cli|madge|depcheck|gh-pages|license-checker|conventional-changelog(?:-[\w-]+)?|cz-[\w-]+|eslint-[\w-]+|prettier-[\w-]+|stylelint-[\w-]+|typedoc-[\w-]+|typescript-eslint|markdownlint(?:-[\w-]+)?)$|^@(?:eslint|typescript-eslint|eslint-community|prettier|stylelint|biomejs|oxlint|commitlint|semantic-release|release-it|changesets|size-limit|arethetypeswrong|docusaurus|cspell|evilmartians)\/|^@[\w-]+\/(?:eslint|prettier|stylelint)-[\w-]+$/;
/** What these say is erased before a test runs. */
const TYPES = /^@types\//;

/** Whether no test can notice another version of a package, by the package's name. */
export const isOutsideTests = (name: string, checksTypes: boolean): boolean =>
  TOOLS.test(name) || (TYPES.test(name) && !checksTypes);
