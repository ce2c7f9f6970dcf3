import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { readOptions } from '../../demo/options.ts';
import { demoWorkflow, readTemplate } from '../../demo/workflow.ts';
import { generateSample } from '../../sample/generate.ts';

const folder = mkdtempSync(join(tmpdir(), 'paceline-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options = (...args: string[]) => {
  const read = readOptions(args, folder);
  if (read === 'help') throw new Error('help');
  return read;
};

test('on an npm repository the demo runs the template as it stands', () => {
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  const { changes } = demoWorkflow(readTemplate(root), folder, options());
  expect(changes).toEqual([]);
});

test('what differs is said', () => {
  rmSync(join(folder, 'package-lock.json'), { force: true });
  writeFileSync(join(folder, 'pnpm-lock.yaml'), '');
  const { text, changes } = demoWorkflow(
    readTemplate(root),
    folder,
    options('--shards', '3', '--runner', 'jest'),
  );
  expect(text).toContain("hashFiles('pnpm-lock.yaml')");
  expect(text).toContain('pnpm@10 install --frozen-lockfile');
  expect(text).toContain('shards: 3');
  expect(changes).toHaveLength(5);
});

test.each([
  [['--shards', 'x'], /whole number/],
  [['--base', 'main'], /needs --repo/],
  [['--rebo', 'x'], /usage|Unknown option/i],
])('%j is refused', (args, message) => expect(() => readOptions(args, folder)).toThrow(message));

test('the sample has the same commits everywhere', () => {
  const first = generateSample(join(folder, 'a'));
  const second = generateSample(join(folder, 'b'));
  const head = (repository: string) =>
    execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' });
  expect(head(first)).toBe(head(second));
  expect(execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: first, encoding: 'utf8' }).trim()).toBe(
    '11',
  );
});
