import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';
import { readOptions } from '../../demo/options.ts';
import { lastWords } from '../../demo/outcome.ts';
import { nodeToolchain } from '../../demo/toolchains/node.ts';
import { pythonToolchain } from '../../demo/toolchains/python.ts';
import { demoWorkflow, failedToInstall, readTemplate } from '../../demo/workflow.ts';
import { generateSample } from '../../sample/generate.ts';
import { temporary } from '../../temporary.ts';
import { tree } from './tree.ts';

const folder = temporary();

const options = (...args: string[]) => {
  const read = readOptions(args, folder);
  if (read === 'help') throw new Error('help');
  return read;
};
const template = readTemplate(root);

test('on an npm repository the demo runs the template as it stands', () => {
  const npm = nodeToolchain(tree({ 'package.json': '{}', 'package-lock.json': '{}' }));
  const { text, changes } = demoWorkflow(template, npm, options());
  expect(changes).toEqual([]);
  expect(text).toContain('run: npm ci');
});

test('what differs is said', () => {
  const pnpm = nodeToolchain(
    tree({ 'package.json': '{}', 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n", 'package-lock.json.bak': '' }),
  );
  const { text, changes } = demoWorkflow(
    template,
    pnpm,
    options('--repo', '.', '--shards', '3', '--runner', 'jest'),
  );
  expect(text).toContain('preset: pnpm');
  expect(text).toContain('npx --yes pnpm@10 install --frozen-lockfile');
  expect(text).not.toContain('npm ci');
  expect(text).toContain('shards: 3');
  expect(changes).toHaveLength(5);
});

test('nothing of Node is set up for a Python project', () => {
  const pip = pythonToolchain(tree({ 'requirements.txt': '', 'tests/test_a.py': '' }));
  const { text, changes } = demoWorkflow(template, pip, options('--repo', '.'));
  expect(text).not.toMatch(/setup-node|npm|node_modules/);
  expect(text).toMatch(/setup-python.*\n[\s\S]*preset: pip\n[\s\S]*run-tests/);
  expect(changes[0]).toContain('pip install -r requirements.txt pytest');
});

test('a command of the user installs, and what it installed is not kept under a key that does not name it', () => {
  const npm = nodeToolchain(tree({ 'package.json': '{}', 'package-lock.json': '{}' }));
  const given = ['--repo', '.', '--install', 'npm ci && npm install --no-save x'];
  const { text } = demoWorkflow(template, npm, options(...given));
  expect(text).toContain('run: npm ci && npm install --no-save x');
  expect(text).toContain('preset: npm');
  expect(text).not.toMatch(/cache-hit|node_modules/);
  expect(demoWorkflow(template, undefined, options(...given)).text).not.toMatch(/setup-node|actions\/cache/);
});

test('a failure to install is told from one of the tests', () => {
  const job = (name: string) => [{ steps: [{ name, conclusion: 'failure' }] }];
  expect(failedToInstall(job('install packages'))).toBe(true);
  expect(failedToInstall(job('npm ci'))).toBe(true);
  expect(failedToInstall(job('Run paceline/paceline/actions/run-tests@v1'))).toBe(false);
});

test('the demo ends with what to do next', () => {
  const ended = {
    ...{ run: 1, conclusion: 'success', selected: 3, workflow: '/w.yml' },
    ...{ changed: false, installFailed: false, installGiven: false },
  };
  expect(lastWords(ended)).toEqual([expect.stringMatching(/^Run it again/)]);
  expect(lastWords({ ...ended, run: 2 })).toEqual([]);
  expect(lastWords({ ...ended, selected: 0 })[0]).toMatch(/none ran.*--base/);
  const failed = { ...ended, conclusion: 'failure', changed: true, installFailed: true };
  expect(lastWords(failed)[1]).toContain('--install');
  expect(lastWords({ ...failed, installGiven: true })[1]).toMatch(/command of --install failed/);
});

describe('the options', () => {
  test.each([
    [['--shards', 'x'], /whole number/],
    [['--base', 'main'], /needs --repo/],
    [['--install', 'make'], /needs --repo/],
    [['--rebo', 'x'], /usage|Unknown option/i],
    [['--repo', '.', '--runner', 'tap'], /--runner tap is not one of vitest, jest/],
    [['--repo', '.', '--command', 'a {files} {report}'], /needs --command and --tests/],
    [['--repo', '.', '--tests', 'a', '--command', 'a {files}'], /lacks \{report\}/],
    [['--repo', '.', '--runner', 'jest', '--command', 'a {files} {report}'], /for --runner command/],
  ])('%j is refused', (args, message) => expect(() => readOptions(args, folder)).toThrow(message));

  test('a command implies its runner; test globs add up', () => {
    expect(
      options('--repo', '.', '--tests', 'a', '--tests', 'b', '--command', 'x {files} {report}'),
    ).toMatchObject({ runner: 'command', tests: 'a\nb' });
  });
});

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
