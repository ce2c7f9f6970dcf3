import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyPrefixes } from '@paceline/history';
import { openStore } from '@paceline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writtenPrefixes } from '../../../actions/cache/src/step.ts';
import { createKeySpace } from '../../../packages/store/src/objects/object-key.ts';
import { createMachine, type JobOptions } from './job.ts';

/** The policy that the README gives for pull requests, held against the objects that their jobs really write. */
interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

const readme = readFileSync(new URL('../../../actions/cache/README.md', import.meta.url), 'utf8');
const [, json = ''] = /```json\n(\{\s+"Version"[\s\S]*?)```/.exec(readme)!;
const filled = (text: string) =>
  text
    .replaceAll('OWNER', 'octo')
    .replaceAll('NAME', 'app')
    .replaceAll('BUCKET', 'bucket')
    .replaceAll('PREFIX', 'ci');
const policy: { Statement: Statement[] } = JSON.parse(filled(json));
const names = createKeySpace('ci');

/** As IAM compares: `*` is any text, `?` one character, all else is itself. */
function matches(pattern: string, text: string): boolean {
  const wild = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[\\s\\S]*')
    .replaceAll('?', '[\\s\\S]');
  return new RegExp(`^${wild}$`).test(text);
}
const isAllowed = (action: string, object: string) =>
  policy.Statement.some(
    ({ Effect, Action, Resource }) =>
      Effect === 'Allow' &&
      [Action].flat().includes(action) &&
      [Resource].flat().some((pattern) => matches(pattern, `arn:aws:s3:::${object}`)),
  );
const may = (action: string, key: string) => isAllowed(action, `bucket/${names.objectKey(key)}`);

const pull = (number: number): JobOptions => ({
  event: 'pull_request',
  ref: `refs/pull/${number}/merge`,
  payload: {
    repository: { default_branch: 'main' },
    pull_request: { number, base: { ref: 'main' }, head: { repo: { full_name: 'octo/app' } } },
  },
});

const machine = createMachine();
afterAll(() => machine.remove());
const inputs = { path: 'kept', key: 'k', 'restore-keys': 'k', store: 'disk' };

function run(content: string, options: JobOptions, more: Record<string, string> = {}) {
  const running = machine.job({ ...inputs, ...more }, options);
  const main = running.main();
  mkdirSync(join(running.workspace, 'kept'), { recursive: true });
  // Above the size that is kept within an entry.
  writeFileSync(join(running.workspace, 'kept', 'file'), content.repeat(40_000));
  return { matched: main.outputs['cache-matched-key'], log: running.post().log };
}

async function keys(): Promise<string[]> {
  const store = await openStore([`disk:${machine.store}`], {
    home: machine.root,
    variables: {},
    mayWrite: { allowed: false },
  });
  const found: string[] = [];
  for await (const { key } of store.list('', { shallow: true })) found.push(key);
  await store.close();
  return found.sort();
}

let ofMain: string[];
let ofPull: string[];
beforeAll(async () => {
  expect(run('main ', {}).log).toContain('saved k');
  ofMain = await keys();
  const { matched, log } = run('pull ', pull(7), { key: 'k-2' });
  expect(matched).toBe('k');
  expect(log).toContain('saved k-2');
  ofPull = (await keys()).filter((key) => !ofMain.includes(key));
});

const kind = (key: string) => key.slice(0, key.indexOf('/'));

describe('the policy of the README', () => {
  test("lets a pull request's job write all that it writes", () => {
    expect([...new Set(ofPull.map(kind))].sort()).toEqual(['cache', 'packs', 'stats']);
    expect(ofPull.filter((key) => !may('s3:PutObject', key))).toEqual([]);
    // An entry of its own that is found damaged.
    expect(ofPull.filter((key) => kind(key) === 'cache' && !may('s3:DeleteObject', key))).toEqual([]);
  });

  const history = (write: string) =>
    historyPrefixes({ repository: 'octo/app', workflow: 'ci', read: [], write });

  test('lets it write all that the store lets it write', () => {
    const scope = 'refs/pull/7/merge';
    const prefixes = [...writtenPrefixes('octo/app', scope), ...history(scope)];
    expect(new Set(prefixes.map(kind))).toEqual(
      new Set(['cache', 'stats', 'packs', 'history', 'history-snapshot']),
    );
    expect(prefixes.filter((prefix) => !may('s3:PutObject', `${prefix}x`))).toEqual([]);
    // Records that a snapshot replaced.
    expect(history(scope).filter((prefix) => !may('s3:DeleteObject', `${prefix}x`))).toEqual([]);
  });

  test.each(['refs/heads/main', 'refs/heads/refs/pull/7', 'refs/tags/v1', 'queue/main'])(
    'lets it write nothing below %s, whatever it calls the object',
    (scope) => {
      const prefixes = [...writtenPrefixes('octo/app', scope), ...history(scope)].filter(
        (prefix) => kind(prefix) !== 'packs',
      );
      expect(prefixes).toHaveLength(4);
      for (const name of ['x', 'refs%2Fpull%2F7%2Fmerge/x', 'cache/octo/app/refs%2Fpull%2F7%2Fmerge/x']) {
        const keys = prefixes.map((prefix) => prefix + name);
        expect(keys.filter((key) => may('s3:PutObject', key) || may('s3:DeleteObject', key))).toEqual([]);
      }
    },
  );

  test('lets it read all that there is', () => {
    expect([...ofMain, ...ofPull].filter((key) => !may('s3:GetObject', key))).toEqual([]);
    expect(isAllowed('s3:ListBucket', 'bucket')).toBe(true);
  });

  test('lets it write and delete nothing that the default branch reads but content under its digest', () => {
    expect(ofMain.map(kind)).toEqual(expect.arrayContaining(['cache', 'stats']));
    expect(ofMain.filter((key) => kind(key) !== 'packs' && may('s3:PutObject', key))).toEqual([]);
    expect(ofMain.filter((key) => may('s3:DeleteObject', key))).toEqual([]);
    for (const scope of ['refs/heads/refs/pull/7', 'refs/heads/main', 'refs/tags/v1', 'queue/main']) {
      const folder = encodeURIComponent(scope);
      for (const key of [
        `cache/octo/app/${folder}/0123456789abcdef/refs%2Fpull%2F7#${'0'.repeat(64)}`,
        `stats/octo/app/${folder}/2026-01-01/1`,
        `cache/octo/other/refs%2Fpull%2F7%2Fmerge/0123456789abcdef/k`,
      ]) {
        expect([key, may('s3:PutObject', key), may('s3:DeleteObject', key)]).toEqual([key, false, false]);
      }
    }
  });

  test("the README also names the objects that a service's conditions are asked with", () => {
    const [, pattern = ''] = /needed on `(arn:[^`]*)`/.exec(readme)!;
    expect(matches(filled(pattern), `arn:aws:s3:::bucket/${names.ownKey('conditions')}`)).toBe(true);
    const others = [
      names.objectKey(ofMain[0]!),
      names.ownKey('claims/x'),
      names.ownKey('registers/leases/x'),
    ];
    for (const key of others) expect(matches(filled(pattern), `arn:aws:s3:::bucket/${key}`), key).toBe(false);
  });

  test('a pull request may change nothing of the locks of releases, whatever it is given of what the README names', () => {
    const given = [...readme.matchAll(/`(arn:aws:s3:::BUCKET\/PREFIX\/!own\/[^`]*)`/g)].map((found) =>
      filled(found[1]!),
    );
    expect(given).toHaveLength(2);
    const lock = names.ownKey('registers/leases/canary/octo%2Fapp/web');
    expect(given.filter((pattern) => matches(pattern, `arn:aws:s3:::bucket/${lock}`))).toEqual([]);
    expect([may('s3:PutObject', lock), may('s3:DeleteObject', lock)]).toEqual([false, false]);
  });
});
