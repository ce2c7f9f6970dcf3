import { unescapeText } from '../../syntax/characters.ts';

/** Stands for what a template puts in: no source holds it. */
export const HOLE = '\0';

/** Longer texts are data. */
const MAX_CODE = 200_000;
const MAX_NAMES = 500;

/**
 * `from "./a"`, `import './a'`, `import("./a")`, `require('./a')`, and `src="./a.js"` of a page; and whatever a path in
 * quotes is given to: `new Worker("./a.js")`, `importScripts`, `readFileSync`.
 */
const NAMED =
  /\b(?:(?:from|import|require)\s*(?:\(\s*)?|(?:src|href)\s*=\s*)(?:"([^"\s]{1,300})"|'([^'\s]{1,300})'|`([^`\s]{1,300})`)|(["'`])(\.{1,2}\/[^"'`\s]{1,300})\4/g;

/**
 * Modules and files that a string asks for where it holds code or a page: a test gives it to a bundler, a browser or a process
 * of its own.
 * @param raw as it stands in the source, with HOLE for each hole of a template
 */
export function namesInCode(raw: string): string[] {
  if (raw.length > MAX_CODE || !/import|require|from|src|href|['"`]\.{1,2}\//.test(raw)) return [];
  const names: string[] = [];
  for (const [, double, single, template, , path] of unescapeText(raw).matchAll(NAMED)) {
    if (names.length === MAX_NAMES) break;
    names.push((double ?? single ?? template ?? path)!);
  }
  return names;
}
