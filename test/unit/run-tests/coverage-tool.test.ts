import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScript } from '@paceline/runners';
import { describe, expect, test } from 'vitest';
import { withCoverageTool } from '../../../actions/run-tests/src/runners/javascript/coverage-tool.ts';
import type { Project } from '../../../actions/run-tests/src/runners/project.ts';
import type { Runner } from '../../../actions/run-tests/src/runners/runner.ts';
import { temporary } from '../../temporary.ts';

/** A project whose script starts mocha, with nyc and c8 installed, and files of its own. */
function wrapped(script: string, files: Record<string, object> = {}): Runner {
  const root = temporary();
  const put = (name: string, value: object) => {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), JSON.stringify(value));
  };
  for (const tool of ['c8', 'nyc']) {
    put(`node_modules/${tool}/package.json`, { bin: { [tool]: 'bin.js' } });
    put(`node_modules/${tool}/bin.js`, {});
  }
  for (const [name, value] of Object.entries(files)) put(name, value);
  const command = readScript({ test: script }).commands[0];
  const runner: Runner = {
    name: 'mocha',
    invocations: async (tests, reportPath) => [
      { command: 'node', args: ['mocha.js', ...tests], report: reportPath(0) },
    ],
    read: async () => undefined,
  };
  return withCoverageTool(runner, { directory: root, root, command } as Project);
}

/** What is started instead of `node mocha.js`, with the name of the tool for its path. */
async function started(runner: Runner, options: Parameters<Runner['invocations']>[2]): Promise<string> {
  const [run] = await runner.invocations(['a.js'], () => '/tmp/report', options);
  return [run!.command, ...run!.args].join(' ').replace(/\S*node_modules\/(c8|nyc)\/bin\.js/, '$1');
}
const folder = () => '/cov';

describe('a program that the script starts under nyc or c8', () => {
  test('runs under it as the script says where the whole suite runs', async () => {
    const runner = wrapped('c8 --check-coverage --lines 80 -r text mocha --exit');
    expect(await started(runner, {})).toBe('node c8 --check-coverage --lines 80 -r text node mocha.js a.js');
  });

  test('runs without it in a part, unless coverage is wanted, and then judges nothing', async () => {
    const c8 = wrapped('c8 --check-coverage --lines=80 -r text --src lib mocha');
    expect(await started(c8, { part: true })).toBe('node mocha.js a.js');
    expect(await started(c8, { part: true, coverage: folder })).toBe(
      'node c8 --src lib --reporter=json --reports-dir=/cov --temp-directory=/cov/tool --check-coverage=false node mocha.js a.js',
    );
    const nyc = wrapped('nyc --silent --all -- mocha');
    expect(await started(nyc, { coverage: folder })).toBe(
      'node nyc --all --reporter=json --report-dir=/cov --temp-dir=/cov/tool node mocha.js a.js',
    );
  });

  test('is left alone where there is none, or the shell would work an option out', async () => {
    expect(await started(wrapped('mocha'), {})).toBe('node mocha.js a.js');
    expect(await started(wrapped('c8 --src $SRC mocha'), {})).toBe('node mocha.js a.js');
  });

  test.each<[string, Record<string, object>, object | undefined]>([
    ['c8 mocha', {}, undefined],
    ['c8 --lines 80 mocha', {}, undefined],
    ['c8 --check-coverage mocha', {}, { statements: 0, branches: 0, functions: 0, lines: 90 }],
    ['c8 --100 mocha', {}, { statements: 100, branches: 100, functions: 100, lines: 100 }],
    ['nyc mocha', { '.nycrc': { 'check-coverage': true, branches: 70 } }, { branches: 70, lines: 90 }],
    ['nyc mocha', { 'package.json': { nyc: { 'check-coverage': true, lines: 50 } } }, { lines: 50 }],
    ['c8 mocha', { '.c8rc.json': { 'check-coverage': true, lines: 60 }, '.nycrc': {} }, { lines: 60 }],
    ['c8 --no-check-coverage mocha', { '.c8rc.json': { 'check-coverage': true } }, undefined],
    ['c8 --config own.json mocha', { 'own.json': { 'check-coverage': true, lines: 1 } }, { lines: 1 }],
    ['c8 --lines 99 mocha', { '.c8rc': { 'check-coverage': true, lines: 1 } }, { lines: 99 }],
    [
      'nyc --check-coverage --per-file mocha',
      {},
      { lines: 90, others: ['per-file'], statements: 0, branches: 0, functions: 0 },
    ],
  ])('%s with %j is to reach %j', async (script, files, expected) => {
    const thresholds = await wrapped(script, files).thresholds?.('/tmp/report');
    if (expected === undefined) expect(thresholds).toBeUndefined();
    else expect(thresholds).toMatchObject(expected);
  });
});
