import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInputs } from '@paceline/core';
import { describe, expect, test } from 'vitest';
import { actions as entry } from '../../../actions/entry.ts';
import { metadataOf, readActions, readJavaScriptActions, root } from '../../../scripts/actions.ts';
import { markdownWorkflows } from '../../../scripts/markdown-workflows.ts';

const all = readActions();
const inJavaScript = readJavaScriptActions();
/** An input that a workflow brings along when it moves over from actions/cache. */
const NAMED_BY_ACTIONS_CACHE = new Set(['enableCrossOsArchive']);

test('every action has a row in entry.ts, and every row an action', () => {
  expect(Object.keys(entry).sort()).toEqual(inJavaScript.map((action) => action.name).sort());
});

describe.each(all.map((action) => [action.name, action] as const))('%s', (_name, action) => {
  const { definition } = action;

  test('action.yml says what it is', () => {
    expect(definition.name).toMatch(/^Paceline/);
    expect(definition.description.length).toBeGreaterThan(20);
    expect(definition.description.length).toBeLessThanOrEqual(125);
    expect(definition.branding?.icon).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    for (const [name, field] of Object.entries({ ...definition.inputs, ...definition.outputs })) {
      if (!NAMED_BY_ACTIONS_CACHE.has(name)) expect(name).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      expect(field.description, name).toMatch(/^\S.{9,}/);
      // The runner reads an expression in a description too, and refuses the action where it is none.
      expect(field.description, name).not.toContain('${{');
      // A bar would end a cell of the README's table.
      expect(field.description, name).not.toContain('|');
    }
  });

  test('README tables equal action.yml', () => {
    const readme = readFileSync(join(root, action.folder, 'README.md'), 'utf8');
    expect(tableNames(readme, 'Inputs')).toEqual(Object.keys(definition.inputs ?? {}).sort());
    expect(tableNames(readme, 'Outputs')).toEqual(Object.keys(definition.outputs ?? {}).sort());
  });
});

describe.each(inJavaScript.map((action) => [action.name, action] as const))('%s', (name, action) => {
  const { definition } = action;

  test('runs from its stub under node24', () => {
    expect(definition.runs.using).toBe('node24');
    const stub = join(root, action.folder, definition.runs.main!);
    expect(stub).toBe(join(root, 'actions/dist', `${name}.js`));
    if (definition.runs.post)
      expect(definition.runs.post).toBe(definition.runs.main!.replace(/\.js$/, '-post.js'));
  });

  test('code and action.yml name the same inputs and outputs', async () => {
    const { default: code } = await entry[name]!();
    expect(Object.keys(code.inputs).sort()).toEqual(Object.keys(definition.inputs ?? {}).sort());
    expect(Object.keys(code.outputs).sort()).toEqual(Object.keys(definition.outputs ?? {}).sort());
    expect(Boolean(code.post)).toBe(Boolean(definition.runs.post));
  });

  test('every default parses and every value of an enum stands in its description', async () => {
    const { default: code } = await entry[name]!();
    const { inputs } = metadataOf(action);
    const given = (input: string) => inputs[input]?.default ?? (inputs[input]?.required ? 'x' : '');
    const parsed = Object.fromEntries(
      Object.entries(code.inputs).filter(([input]) => !inputs[input]?.required),
    ) as typeof code.inputs;
    expect(() => readInputs(parsed, given)).not.toThrow();
    for (const [input, parser] of Object.entries(code.inputs) as [string, { values?: readonly string[] }][]) {
      for (const value of parser.values ?? []) {
        expect(definition.inputs![input]!.description, `${input} names ${value}`).toContain(value);
      }
    }
  });
});

test('every README that names an action names one that exists', () => {
  const files = ['README.md', ...globSync(['actions/**/README.md', 'docs/**/*.md'], { cwd: root })];
  const missing = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/uses:\s*\S+\/paceline\/(\S+?)@/g)]
      .filter(([, folder]) => !existsSync(join(root, folder!, 'action.yml')))
      .map(([text]) => `${file}: ${text}`),
  );
  expect(missing).toEqual([]);
});

/** Names in the first column of the table below a heading. */
function tableNames(markdown: string, heading: string): string[] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map((match) => match[1]!).sort();
}

test("the README's workflow is the template that the demo runs", () => {
  const template = readFileSync(join(root, '.github/workflow-templates/paceline-tests.yml'), 'utf8');
  const [workflow] = markdownWorkflows(readFileSync(join(root, 'README.md'), 'utf8'));
  expect(workflow?.text).toBe(template.replaceAll('$default-branch', 'main'));
});
