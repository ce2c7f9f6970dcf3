import type { Deadline } from '../../deadline.ts';
import { baseName, before, folderOf, join } from '../../repository/paths.ts';
import type { Project } from '../../repository/project.ts';

/** Files that are no modules, and name other files in a way that something follows. */
const STYLE = /\.(?:css|scss|sass|less|styl|pcss|postcss)$/;
const DATA =
  /\.(?:json|json5|jsonc|ya?ml|graphqls?|gql|proto|html?|svg|xml|toml|pug|hbs|handlebars|ejs|njk|liquid|prisma|wgsl|glsl|tex)$/;
/** Manifests and lock files have rules of their own, and name packages rather than files. */
const OTHER_RULES =
  /^(?:package|jsr|deno|package-lock|npm-shrinkwrap|pnpm-lock|composer|tsconfig[\w.-]*|jsconfig)\.(?:json|jsonc|ya?ml)$/;

export const namesOtherFiles = (path: string): boolean =>
  STYLE.test(path) || (DATA.test(path) && !OTHER_RULES.test(baseName(path)));

/** Longer ones are data that some program wrote. */
const MAX_CHARACTERS = 512 * 1024;
const MAX_NAMES = 5000;
const STYLE_EXTENSIONS = ['.scss', '.sass', '.less', '.css', '.styl', '.pcss'];

/**
 * What may be a file's name in a style sheet (`@import`, `composes`, `url()`), a template (`{{> header}}`, `include`),
 * a document (`$ref`, `src`) or data: texts in quotes, what stands in `url(…)`, behind `>`, `include`, `extends` and
 * `$ref:`, and words that begin with `./` or `../`.
 */
function names(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, double, single, url, named, word] of text.matchAll(
    /"([^"\n\\]{1,260})"|'([^'\n\\]{1,260})'|\burl\(([^()'"\s]{1,260})|(?:\{>|\binclude|\bextends|\$ref:) {1,4}([\w@.\-/]{1,260})|(\.{1,2}\/[\w@.\-/]{1,260})/g,
  )) {
    if (found.size >= MAX_NAMES) break;
    found.add((double ?? single ?? url ?? named ?? word)!.trim());
  }
  return found;
}

/** The files that a style sheet, a document or a data file names, from its own folder or the root of its package. */
export function dataReferences(
  project: Project,
  path: string,
  text: string,
  deadline: Deadline,
): Set<string> {
  const found = new Set<string>();
  if (text.length > MAX_CHARACTERS) return found;
  const { files } = project.tree;
  const folder = folderOf(path);
  const style = STYLE.test(path);
  const ending = path.slice(path.lastIndexOf('.'));
  deadline.spend(2 * text.length);
  for (const name of names(text)) {
    const bare = before(name, '?', '#').replace(/^~/, '');
    if (bare === '' || /[\s:*<>|]/.test(bare)) continue;
    deadline.spend(style ? 3000 : 500);
    for (const from of new Set([folder, project.packageOf(path)?.folder ?? ''])) {
      const at = join(from, bare.startsWith('/') ? `.${bare}` : bare);
      if (at === undefined || at === '' || at === path) continue;
      if (files.has(at)) found.add(at);
      else if (style) for (const other of partials(files, at)) found.add(other);
      // Templates leave out their own ending.
      else if (files.has(at + ending)) found.add(at + ending);
    }
  }
  return found;
}

/** Sass's ways to leave out an underscore, an extension, or `index`. */
function* partials(files: ReadonlySet<string>, path: string): Generator<string> {
  const folder = folderOf(path);
  const name = baseName(path);
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const bare of [path, `${prefix}_${name}`, `${path}/index`, `${path}/_index`]) {
    if (bare !== path && files.has(bare)) yield bare;
    for (const extension of STYLE_EXTENSIONS) if (files.has(bare + extension)) yield bare + extension;
  }
}
