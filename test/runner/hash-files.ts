import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';

/**
 * The expression function hashFiles(): the SHA-256 over the SHA-256 of each matched file below
 * `workspace`, hexadecimal; '' when nothing matches. A pattern that starts with `!` takes files out
 * again. Files go in by path order, where the real runner takes the directory's order.
 */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const rules = patterns
    .flatMap((pattern) => pattern.split('\n'))
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '' && !pattern.startsWith('#'))
    .map((pattern) => {
      const negated = pattern.startsWith('!');
      const glob = (negated ? pattern.slice(1) : pattern).replace(`${workspace}/`, '').replace(/^\.\//, '');
      return { negated, glob, matches: picomatch(glob, { dot: true }) };
    });
  const matched = (path: string) =>
    rules.reduce((is, rule) => (rule.matches(path) ? !rule.negated : is), false);
  const bases = rules.filter((rule) => !rule.negated).map((rule) => picomatch.scan(rule.glob).base);
  const files = [...new Set(bases.flatMap((base) => walk(workspace, base)))].filter(matched).sort();
  if (files.length === 0) return '';
  const total = createHash('sha256');
  for (const file of files)
    total.update(
      createHash('sha256')
        .update(readFileSync(join(workspace, file)))
        .digest(),
    );
  return total.digest('hex');
}

// Files at or below a path, relative to the workspace; links are followed to files only, so no cycle.
function walk(workspace: string, path: string): string[] {
  const full = join(workspace, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (stat?.isFile()) return [path];
  if (!stat?.isDirectory()) return [];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    const child = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) return walk(workspace, child);
    return statSync(join(workspace, child), { throwIfNoEntry: false })?.isFile() ? [child] : [];
  });
}
