import { canonicalJson } from '@paceline/contracts';
import { asObject, type Json, parseJsonc } from '@paceline/runners';

/**
 * Options that decide what a module becomes, or which file an import is; esbuild's documentation, "TypeScript
 * caveats", and TypeScript's for `paths` and `baseUrl`.
 */
const RUNNING = [
  'paths',
  'baseUrl',
  'rootDirs',
  'moduleSuffixes',
  'customConditions',
  'moduleResolution',
  'module',
  'target',
  'jsx',
  'jsxFactory',
  'jsxFragmentFactory',
  'jsxImportSource',
  'experimentalDecorators',
  'emitDecoratorMetadata',
  'useDefineForClassFields',
  'verbatimModuleSyntax',
  'preserveValueImports',
  'importsNotUsedAsValues',
  'isolatedModules',
  'esModuleInterop',
  'allowSyntheticDefaultImports',
  'alwaysStrict',
  'strict',
  'preserveConstEnums',
  'allowJs',
  'plugins',
];

/** Fields beside the options that are for editors; others may be those of a program that runs tests (`ts-node`). */
const OTHERS = new Set([
  'compilerOptions',
  '$schema',
  'display',
  'docs',
  'compileOnSave',
  'typeAcquisition',
  'watchOptions',
]);

/**
 * The first part of compiler options whose change can reach a test, in words; undefined where all others only decide
 * what is checked and where products go. `include` and its like count, since they say for which files options hold.
 */
export function tsConfigDifference(
  before: string | undefined,
  after: string | undefined,
  checksTypes: boolean,
): string | undefined {
  const [old, now] = [asObject(parseJsonc(before ?? '')), asObject(parseJsonc(after ?? ''))];
  if (!old || !now || checksTypes) return 'compiler options';
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (!OTHERS.has(field) && !same(old[field], now[field])) return `"${field}"`;
  }
  const options = (config: Json): Json => asObject(config['compilerOptions']) ?? {};
  const name = RUNNING.find((option) => !same(options(old)[option], options(now)[option]));
  return name === undefined ? undefined : `the compiler option "${name}"`;
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);
