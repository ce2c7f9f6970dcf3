import { asObject, type Json, parseObject } from './json.ts';
import { parseJsonc } from './jsonc.ts';

/**
 * The package.json of a folder, to whose scripts the tasks of deno.json are added: `deno task test` is what a script
 * is to npm.
 * @param text of a file of the folder; '' where there is none
 */
export function manifestOf(text: (name: string) => string): Json | undefined {
  const manifest = parseObject(text('package.json'));
  const deno = asObject(parseJsonc(text('deno.json')) ?? parseJsonc(text('deno.jsonc')));
  const tasks = Object.entries(asObject(deno?.['tasks']) ?? {}).flatMap(([name, task]) => {
    const command = typeof task === 'string' ? task : asObject(task)?.['command'];
    return typeof command === 'string' ? [[name, before(task) + command] as const] : [];
  });
  if (tasks.length === 0) return manifest;
  const scripts = asObject(manifest?.['scripts']);
  return { ...manifest, scripts: { ...Object.fromEntries(tasks), ...scripts } };
}

/** Tasks that are run before a task. */
function before(task: unknown): string {
  const names = asObject(task)?.['dependencies'];
  if (!Array.isArray(names)) return '';
  return names
    .filter((name): name is string => typeof name === 'string')
    .map((name) => `deno task '${name.replaceAll("'", '')}' && `)
    .join('');
}
