import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import type { StepResult } from '../../runner/result.ts';
import { freshDist } from '../line/line.ts';
import { createRepository, type FinishedRun, run, scratch } from '../runner/harness.ts';

const folder = scratch();
afterAll(() => folder[Symbol.dispose]());
const near = join(folder.path, 'near');
const far = join(folder.path, 'far');
const KEY = 'npm-linux-3f786850e387';

const admin = (id: string, inputs: Record<string, string>) =>
  [
    `      - id: ${id}`,
    `        name: ${id}`,
    '        uses: paceline/paceline/actions/cache/admin@v1',
    '        continue-on-error: true',
    '        with:',
    ...Object.entries(inputs).map(([name, value]) => `          ${name}: ${JSON.stringify(value)}`),
  ].join('\n');

/** Jobs of the real bundle: one fills the cache, another looks after it. */
const workflow = `
on: [push, pull_request]
jobs:
  fill:
    runs-on: ubuntu-latest
    env: { PACELINE_STORE: "disk:${near} disk:${far}" }
    steps:
      - run: mkdir -p modules other && seq 1 20000 > modules/numbers && echo 1 > modules/one && date > other/date
      - id: modules
        uses: paceline/paceline/actions/cache@v1
        with: { path: modules, key: ${KEY}, restore-keys: npm-linux- }
      - uses: paceline/paceline/actions/cache/save@v1
        with: { path: other, key: docker-linux-1 }
  tend:
    needs: fill
    runs-on: ubuntu-latest
    env: { PACELINE_STORE: "disk:${near} disk:${far}" }
    steps:
      - uses: paceline/paceline/actions/cache/restore@v1
        with: { path: modules, key: npm-linux-89e6c98d9288, restore-keys: npm-linux- }
${admin('stats', { command: 'stats' })}
${admin('list', { command: 'list', pattern: 'npm-*' })}
${admin('explain', { command: 'explain', key: 'npm-linux-89e6c98d9288', path: 'modules' })}
${admin('verify', { command: 'verify' })}
      - run: rm -r ${near}
${admin('warm', { command: 'warm', key: 'npm-linux-*' })}
${admin('dry', { command: 'invalidate', pattern: 'npm-*', 'dry-run': 'true' })}
${admin('optimize', { command: 'optimize', quota: '1GiB' })}
      - run: node ${join(folder.path, 'damage.mjs')}
${admin('damaged', { command: 'verify', store: `disk:${far}` })}
${admin('fix', { command: 'verify', store: `disk:${far}`, fix: 'true' })}
${admin('invalidate', { command: 'invalidate', pattern: '*' })}
${admin('empty', { command: 'list' })}
${admin('gone', { command: 'explain', key: 'docker-linux-1' })}
${admin('wrong', { command: 'tidy', scope: 'main' })}
`;

let finished: FinishedRun;
const step = (id: string): StepResult => finished.job('tend').steps.find((one) => one.id === id)!;
const outputs = (id: string) => step(id).outputs;

beforeAll(async () => {
  const repository = createRepository(folder.path);
  writeFileSync(join(folder.path, 'workflow.yml'), workflow);
  writeFileSync(
    join(folder.path, 'damage.mjs'),
    `import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
     const files = readdirSync(${JSON.stringify(far)}, { recursive: true, withFileTypes: true })
       .filter((one) => one.isFile() && one.parentPath.includes('/packs'))
       .map((one) => one.parentPath + '/' + one.name)
       .sort((a, b) => statSync(b).size - statSync(a).size);
     writeFileSync(files[0], readFileSync(files[0]).subarray(0, -1));`,
  );
  finished = await run(join(folder.path, 'workflow.yml'), repository, join(folder.path, 'out'), {
    event: 'push',
    actionsRoot: root,
    dist: freshDist,
  });
});

describe('a job that looks after the cache', () => {
  test('stats of what the steps before did', () => {
    expect(outputs('stats')).toMatchObject({
      requests: '2',
      hits: '1',
      misses: '1',
      'hit-rate': '0.5',
      entries: '2',
    });
    expect(step('stats').summary).toContain('| <code>npm-linux-</code> | 2 | 50 % |');
    expect(step('stats').summary).toContain('| <code>disk</code> |');
    expect(finished.log('tend', 'stats')).toContain('cache/admin stats: 50 % of 2 requests hit');
  });

  test('list', () => {
    expect(outputs('list')).toMatchObject({ entries: '2', matched: '1' });
    expect(step('list').summary).toContain(`<code>${KEY}</code>`);
    expect(step('list').summary).toContain('disk, disk 2');
  });

  test('explain names what differs', () => {
    expect(outputs('explain')['explanation']).toMatch(
      new RegExp(`Nearest: ${KEY}, saved .* ago, has "3f786850e387" where "89e6c98d9288" was asked for\\.`),
    );
  });

  test('verify of what is whole, and of what is not', () => {
    expect(step('verify').outcome).toBe('success');
    expect(outputs('verify')).toMatchObject({ matched: '2', problems: '0' });
    expect(step('damaged').outcome).toBe('failure');
    expect(outputs('damaged')).toMatchObject({ matched: '2', problems: '1', deleted: '0' });
    expect(finished.log('tend', 'damaged')).toContain('[PACELINE_CACHE_PROBLEMS]');
    expect(outputs('fix')).toMatchObject({ problems: '1', deleted: '1' });
  });

  test('warm copies back what the fast tier lost', () => {
    expect(outputs('warm')).toMatchObject({ matched: '1', warmed: '1', failed: '0' });
    expect(Number(outputs('warm')['bytes'])).toBeGreaterThan(1000);
  });

  test('optimize finds nothing to remove in what is young and small', () => {
    expect(step('optimize').outcome).toBe('success');
    expect(outputs('optimize')).toMatchObject({
      entries: '2',
      deleted: '0',
      problems: '0',
      'freed-bytes': '0',
    });
  });

  test('invalidate: dry, and not; and explain knows of it', () => {
    expect(outputs('dry')).toMatchObject({ matched: '1', deleted: '0' });
    expect(Number(outputs('invalidate')['deleted'])).toBe(Number(outputs('invalidate')['matched']));
    expect(Number(outputs('invalidate')['deleted'])).toBeGreaterThan(0);
    expect(outputs('empty')).toMatchObject({ entries: '0', matched: '0' });
    expect(outputs('gone')['explanation']).toMatch(
      /It was there \(last saved .*\) and was removed .* UTC by "invalidate"/,
    );
  });

  test('wrong inputs are an error with every output set', () => {
    expect(step('wrong').outcome).toBe('failure');
    expect(finished.log('tend', 'wrong')).toContain('2 inputs are wrong');
    expect(outputs('wrong')).toMatchObject({ entries: '0', 'report-path': '' });
  });

  test('the job passes', () => {
    expect(finished.result.conclusion, finished.text).toBe('success');
  });
});
