import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { DemoOptions } from './options.ts';
import { INSTALL, NO_TOOLCHAIN, stepsOf, type Toolchain, withInstall } from './toolchains/toolchain.ts';

/**
 * The workflow that the README hands out, with what differs from repository to repository: how the language is
 * set up and packages are installed, and what the flags of the demo say. Everything else stays as users copy it.
 * Without a toolchain nothing is set up, and --install alone installs.
 */
export function demoWorkflow(
  template: string,
  toolchain: Toolchain | undefined,
  options: DemoOptions,
): { text: string; changes: string[] } {
  const document = parseDocument(template.replaceAll('$default-branch', 'main'));
  const changes: string[] = [];
  const steps = (job: string) => {
    const found = document.getIn(['jobs', job, 'steps']);
    if (!isSeq(found)) throw new Error(`the template has no job ${job}`);
    return found;
  };
  const indexOf = (job: string, uses: string): number => {
    const index = steps(job).items.findIndex(
      (item) => isMap(item) && String(item.get('uses') ?? '').includes(`${uses}@`),
    );
    if (index < 0) throw new Error(`the template has no such step in job ${job}`);
    return index;
  };

  const used =
    options.install === undefined ? toolchain : withInstall(toolchain ?? NO_TOOLCHAIN, options.install);
  const install = used?.install;
  const asTemplate = used?.sign === 'package-lock.json' && 'path' in (used.cache ?? {});
  if (!asTemplate) {
    const from = indexOf('test', 'actions/checkout') + 1;
    const to = indexOf('test', '/actions/run-tests');
    const added = stepsOf(used ?? NO_TOOLCHAIN);
    steps('test').items.splice(from, to - from, ...added.map((step) => document.createNode(step)));
    changes.push(
      install === undefined
        ? 'nothing is installed'
        : `packages are installed by \`${summaryOf(install)}\`${options.install === undefined ? ` (${used?.sign})` : ''}`,
    );
    const cache = used?.cache;
    if (cache === undefined) changes.push('nothing is cached');
    else if ('preset' in cache) changes.push(`the cache has \`preset: ${cache.preset}\``);
    else if (cache.keyFile !== 'package-lock.json') changes.push(`the cache key takes ${cache.keyFile}`);
  }
  const given: [string, string, string, string | number | undefined][] = [
    ['plan', 'test-impact', 'runner', options.runner],
    ['plan', 'test-impact', 'tests', options.tests],
    ['test', 'run-tests', 'runner', options.runner],
    ['test', 'run-tests', 'command', options.command],
    ['plan', 'matrix', 'shards', options.shards],
  ];
  for (const [job, action, input, value] of given) {
    if (value === undefined) continue;
    const target = steps(job).items[indexOf(job, `/actions/${action}`)] as YAMLMap;
    if (String(target.getIn(['with', input]) ?? '') === String(value)) continue;
    target.setIn(['with', input], value);
    changes.push(`${action} gets \`${input}: ${String(value).replaceAll('\n', ' ')}\``);
  }
  return { text: document.toString({ lineWidth: 0 }), changes };
}

/** The command that installs, of a script that also makes a place for it. */
const summaryOf = (install: string): string => {
  const lines = install.split('\n');
  return (lines.find((line) => / -m pip install /.test(line)) ?? lines[0]!)
    .replace('"$venv/bin/python" -m pip install --quiet', 'pip install')
    .replace(/ \|\| \{$/, '');
};

/** Whether a run ended because its packages could not be installed. */
export const failedToInstall = (
  jobs: readonly {
    readonly steps: readonly { readonly name: string; readonly conclusion: string | null }[];
  }[],
): boolean =>
  jobs.some(({ steps }) =>
    steps.some(({ name, conclusion }) => conclusion === 'failure' && (name === INSTALL || name === 'npm ci')),
  );

export const readTemplate = (root: string): string =>
  readFileSync(join(root, '.github/workflow-templates/paceline-tests.yml'), 'utf8');
