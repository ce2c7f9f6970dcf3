import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { DemoOptions } from './options.ts';

/** How packages are installed, by the lock file that is there; the first that exists counts. */
const INSTALLS: readonly (readonly [lockfile: string, command: string])[] = [
  ['package-lock.json', 'npm ci'],
  ['npm-shrinkwrap.json', 'npm ci'],
  ['pnpm-lock.yaml', 'npx --yes pnpm@10 install --frozen-lockfile'],
  // Legs share this machine's home here, and yarn 1 cannot share its cache between two installations.
  ['yarn.lock', 'npx --yes yarn@1 install --frozen-lockfile --cache-folder "$RUNNER_TEMP/yarn"'],
  ['bun.lock', 'npm install --no-audit --no-fund --no-package-lock'],
];
const WITHOUT_LOCK = 'npm install --no-audit --no-fund --no-package-lock';

/**
 * The workflow that the README hands out, with what differs from repository to repository: how packages
 * are installed, and what the flags of the demo say. Everything else stays as users copy it.
 */
export function demoWorkflow(
  template: string,
  repository: string,
  options: DemoOptions,
): { text: string; changes: string[] } {
  const document = parseDocument(template.replaceAll('$default-branch', 'main'));
  const changes: string[] = [];
  const [lockfile, found] = INSTALLS.find(([file]) => existsSync(join(repository, file))) ?? [
    undefined,
    WITHOUT_LOCK,
  ];
  const install = options.install ?? found;
  const step = (job: string, matches: (step: YAMLMap) => boolean): YAMLMap => {
    const steps = document.getIn(['jobs', job, 'steps']);
    const map = isSeq(steps)
      ? steps.items.find((item): item is YAMLMap => isMap(item) && matches(item))
      : undefined;
    if (!map) throw new Error(`the template has no such step in job ${job}`);
    return map;
  };
  const uses = (action: string) => (item: YAMLMap) =>
    String(item.get('uses') ?? '').includes(`/actions/${action}@`);
  if (install !== 'npm ci') {
    const installStep = step('test', (item) => item.get('run') === 'npm ci');
    installStep.set('run', install);
    installStep.set('name', install);
    changes.push(`packages are installed by \`${install}\``);
  }
  if (lockfile !== 'package-lock.json') {
    const cache = step('test', uses('cache'));
    const key = String(cache.getIn(['with', 'key']));
    cache.setIn(['with', 'key'], key.replace("'package-lock.json'", `'${lockfile ?? 'package.json'}'`));
    changes.push(`the cache key takes ${lockfile ?? 'package.json'}`);
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
    const target = step(job, uses(action));
    if (String(target.getIn(['with', input]) ?? '') === String(value)) continue;
    target.setIn(['with', input], value);
    changes.push(`${action} gets \`${input}: ${value}\``);
  }
  return { text: document.toString({ lineWidth: 0 }), changes };
}

export const readTemplate = (root: string): string =>
  readFileSync(join(root, '.github/workflow-templates/paceline-tests.yml'), 'utf8');
