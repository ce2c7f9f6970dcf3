import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShellWord } from '@paceline/runners';
import { createLocator, summariseReport } from '@paceline/runners';
import { afterAll, describe, expect, test } from 'vitest';
import {
  expandedWords,
  refuseComputed,
} from '../../../actions/run-tests/src/runners/javascript/shell-expansion.ts';
import { parseEvents } from '../../../actions/run-tests/src/runners/reports/event-report.ts';

const recorded = (name: string) => {
  const text = readFileSync(join(import.meta.dirname, '../../fixtures/reports', name), 'utf8');
  return { text, results: summarised(text) };
};
function summarised(text: string) {
  const locate = createLocator('/repo', '/repo', new Set(), () => true);
  const results = summariseReport(parseEvents(text), 'tests', locate);
  return {
    ...results,
    short: results.executed.map(
      (file) => `${file.file} ${file.outcome} ${file.tests}/${file.failed}/${file.skipped}/${file.retries}`,
    ),
  };
}

describe('what the reporter of mocha writes', () => {
  const { text, results } = recorded('mocha.jsonl');
  test('each file as it ended: failed, empty, a hook of it failed', () => {
    expect(results.short).toEqual([
      'test/a.js failed 4/1/1/2',
      'test/empty.js empty 0/0/0/0',
      'test/hook.js failed 1/1/0/0',
      'test/thrown.js failed 1/1/0/0',
    ]);
    expect(results.withoutFile).toBeUndefined();
  });
  test('a failure carries its line, a hook its name', () => {
    const { failures } = results;
    expect(failures.find(({ name }) => name === 'sum is wrong')).toMatchObject({ line: 6 });
    expect(failures.find(({ file }) => file === 'test/hook.js')).toMatchObject({
      name: 'h "before all" hook: opens for "x"',
      message: expect.stringContaining('no database'),
    });
  });
  test('one that breaks off proves nothing', () => {
    const cut = text.slice(0, text.indexOf('{"type":"end"}'));
    expect(parseEvents(cut).problem).toBeDefined();
    expect(parseEvents(cut.slice(0, -30)).problem).toBeDefined();
    expect(parseEvents('').problem).toBeDefined();
  });
});

describe('what the launcher of AVA writes', () => {
  const { results } = recorded('ava.jsonl');
  test('each file as it ended; what fails a file counts once', () => {
    expect(results.short).toEqual([
      'test/a.js failed 5/1/2/0',
      'test/empty.js empty 0/0/0/0',
      'test/exit.js failed 1/1/0/0',
      'test/hook.js failed 1/1/0/0',
      'test/load.js failed 1/1/0/0',
      'test/none.js failed 1/1/0/0',
    ]);
    expect(results.withoutFile).toBeUndefined();
  });
  test('a failure carries its line and what differs', () => {
    const failure = results.failures.find(({ name }) => name === 'is wrong');
    expect(failure).toMatchObject({ line: 5, message: expect.stringContaining('- 2\n+ 3') });
  });
});

describe('words of a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-words-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of ['test/a.js', 'test/.hidden.js', 'test/x/b.js', 'test/x/y/c.js', 'test/[id].js']) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  const word = (text: string, pattern = true, computed = false): ShellWord => ({ text, pattern, computed });

  test.skipIf(process.platform === 'win32').each<[ShellWord, string[]]>([
    [word('test/*.js'), ['test/[id].js', 'test/a.js']],
    [word('test/*.js', false), ['test/*.js']],
    [word('test/**/*.js'), ['test/x/b.js']],
    [word('test/**/none.js'), ['test/**/none.js']],
    [word('test/*'), ['test/[id].js', 'test/a.js', 'test/x']],
    [word('test/{a,b}*.js'), ['test/{a,b}*.js']],
    [word('test/[id].js'), ['test/[id].js']],
  ])('are expanded as sh does: %o', (one, expected) => {
    expect(expandedWords([one], folder)).toEqual(expected);
  });
  test('that only the shell knows are refused', () => {
    expect(() => refuseComputed('mocha', [word('$FILES', false, true)])).toThrow(/computes a part/);
    expect(() => refuseComputed('mocha', [word('a.js')])).not.toThrow();
  });
});
