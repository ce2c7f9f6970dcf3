import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ShardPlan } from '@paceline/contracts';
import { afterAll, describe, expect, test } from 'vitest';
import { job, type Project, planOf, project, ROOT, Run } from './harness.ts';

const works = (program: string, ...args: string[]) =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;
const places: Project[] = [];
const make = (files: Record<string, string>) => {
  const place = project(files);
  places.push(place);
  return place;
};
afterAll(() => {
  for (const place of places) place.remove();
});

async function leg(place: Project, files: string[], given: Record<string, string> = {}) {
  const run = new Run();
  const plan = planOf(place.head, files);
  run.put('shard-plan', plan.planId, 'all', plan);
  const outcome = await job(place, { 'plan-id': plan.planId, leg: '1', ...given }, run);
  const executed = run
    .result('1')
    ?.executed.map((file) => `${file.file} ${file.outcome} ${file.tests}/${file.failed}/${file.skipped}`);
  return { ...outcome, executed, result: run.result('1') };
}

describe('node:test', () => {
  const place = make({
    'package.json': '{"scripts":{"test":"node --test"}}',
    'test/a.test.js': `const { test } = require('node:test'); test('a', async (t) => { await t.test('in a', () => {}); });\n`,
    'test/typed.test.ts': `import { test } from 'node:test'; const name: string = 'typed'; test(name, () => {});\n`,
    'test/red.test.js': `const { test } = require('node:test');\ntest('is red', () => {\n  require('node:assert').equal(1, 2);\n});\n`,
    'test/dies.test.js': `const { test } = require('node:test'); test('one', () => {}); test('dies', () => process.exit(3));\n`,
    'test/empty.test.js': '\n',
    '-odd.test.js': `require('node:test').test('odd', () => {});\n`,
  });

  test('green, also TypeScript and a file whose name looks like an option', async () => {
    const outcome = await leg(place, ['test/a.test.js', 'test/typed.test.ts', '-odd.test.js']);
    expect(outcome.error).toBeUndefined();
    expect(outcome.executed).toEqual([
      '-odd.test.js passed 1/0/0',
      'test/a.test.js passed 2/0/0',
      'test/typed.test.ts passed 1/0/0',
    ]);
  });

  test('red, a file that dies, and an empty one', async () => {
    const outcome = await leg(place, ['test/red.test.js', 'test/dies.test.js', 'test/empty.test.js']);
    expect(outcome.error).toMatchObject({ code: 'PACELINE_TESTS_FAILED' });
    expect(outcome.executed).toEqual([
      'test/dies.test.js failed 1/1/0',
      'test/empty.test.js empty 0/0/0',
      'test/red.test.js failed 1/1/0',
    ]);
    expect(outcome.errors).toContainEqual(expect.objectContaining({ file: 'test/red.test.js', line: 3 }));
  });

  test('an empty file beside others is listed and green', async () => {
    const outcome = await leg(place, ['test/a.test.js', 'test/empty.test.js']);
    expect(outcome.error).toBeUndefined();
    expect(outcome.executed).toContain('test/empty.test.js empty 0/0/0');
  });

  test('a file that does not exist is not run, whatever we asked for', async () => {
    const outcome = await leg(place, ['test/a.test.js', 'test/gone.test.js']);
    expect(outcome.error!.message).toContain('test/gone.test.js');
  });

  test('a list of files too long for one command line is run in batches', async () => {
    const folder = `test/${'long-folder-name-'.repeat(12)}${`/${'deep-'.repeat(40)}`.repeat(9)}`;
    const names = Array.from({ length: 52 }, (_, index) => `${folder}/f${index}.test.js`);
    const many = make({
      'package.json': '{"scripts":{"test":"node --test"}}',
      ...Object.fromEntries(names.map((name) => [name, ''])),
      // One file holds a test, the rest is only there to be long.
      [names[51]!]: `require('node:test').test('last', () => {});\n`,
    });
    expect(names.join(' ').length).toBeGreaterThan(100_000);
    const outcome = await leg(many, names);
    expect(outcome.error).toBeUndefined();
    expect(outcome.outputs).toMatchObject({ files: '52', tests: '1', missing: '0' });
  });
});

const python = ['/usr/bin/python3', 'python3'].find((name) => works(name, '-m', 'pytest', '--version'));
describe.skipIf(!python)(`pytest${python ? '' : ' (skipped: no Python with pytest here)'}`, () => {
  const place = make({
    'pytest.ini': '[pytest]\n',
    'bin/pytest': `#!/bin/sh\nexec ${python} -m pytest "$@"\n`,
    'tests/test_a.py': 'def test_a(): pass\n',
    'tests/test_red.py': 'def test_red():\n    assert 1 == 2\n',
    'tests/test_empty.py': 'x = 1\n',
    'tests/test_broken.py': 'import not_there_at_all\n',
    'sub/test_b.py': 'class TestB:\n    def test_b(self): pass\n',
  });
  execFileSync('chmod', ['+x', join(place.root, 'bin/pytest')]);
  const run = (files: string[], given: Record<string, string> = {}) => leg(place, files, given);

  test('green, with a file that pytest collected and found empty', async () => {
    const outcome = await run(['tests/test_a.py', 'tests/test_empty.py', 'sub/test_b.py']);
    expect(outcome.error).toBeUndefined();
    expect(outcome.executed).toEqual([
      'sub/test_b.py passed 1/0/0',
      'tests/test_a.py passed 1/0/0',
      'tests/test_empty.py empty 0/0/0',
    ]);
  });

  test('red, with the line; from a folder below the root', async () => {
    const outcome = await run(['tests/test_red.py'], { 'working-directory': 'tests' });
    expect(outcome.error).toMatchObject({ code: 'PACELINE_TESTS_FAILED' });
    expect(outcome.errors).toMatchObject([{ file: 'tests/test_red.py', line: 2 }]);
  });

  test('a module that cannot be imported stops pytest: the others were not run', async () => {
    const outcome = await run(['tests/test_a.py', 'tests/test_broken.py']);
    expect(outcome.error).toMatchObject({ code: 'PACELINE_TESTS_FAILED' });
    expect(outcome.executed).toContain('tests/test_broken.py failed 1/1/0');
  });
});

const go = works('go', 'version');
describe.skipIf(!go)(`go test${go ? '' : ' (skipped: no go here)'}`, () => {
  const body = (name: string, text = '') => `func ${name}(t *testing.T) {${text}}\n`;
  const place = make({
    'go.mod': 'module example.org/sums\n\ngo 1.19\n',
    'a/a.go': 'package a\n',
    'a/x_test.go': `package a\n\nimport "testing"\n\n${body('TestX')}`,
    'a/y_test.go': `package a\n\nimport "testing"\n\n${body('TestY', '\n\tt.Error("no")\n')}`,
    'b/b_test.go': `package b\n\nimport "testing"\n\n${body('TestB')}`,
    'broken/c_test.go': `package broken\n\nimport "testing"\n\n${body('TestC', ' nothing() ')}`,
  });

  test('only the files that are planned, also of a package in part', async () => {
    const outcome = await leg(place, ['a/x_test.go', 'b/b_test.go']);
    expect(outcome.error).toBeUndefined();
    expect(outcome.executed).toEqual(['a/x_test.go passed 1/0/0', 'b/b_test.go passed 1/0/0']);
  });

  test('red, with the line', async () => {
    const outcome = await leg(place, ['a/x_test.go', 'a/y_test.go']);
    expect(outcome.executed).toEqual(['a/x_test.go passed 1/0/0', 'a/y_test.go failed 1/1/0']);
    expect(outcome.errors).toMatchObject([
      { file: 'a/y_test.go', line: 6, message: expect.stringContaining('no') },
    ]);
  });

  test('a package that does not compile was not run', async () => {
    const outcome = await leg(place, ['b/b_test.go', 'broken/c_test.go']);
    expect(outcome.error).toMatchObject({ code: 'PACELINE_TESTS_MISSING' });
    expect(outcome.executed).not.toContain('broken/c_test.go passed 1/0/0');
  });
});

const jest = existsSync(join(ROOT, 'node_modules/jest'));
describe.skipIf(!jest)(
  `jest${jest ? '' : ' (skipped: jest is no dependency of this repository; its recorded reports are tested)'}`,
  () => {
    test('files by path, failures with lines', async () => {
      const place = make({
        'package.json': '{"devDependencies":{"jest":"*"}}',
        'src/a.test.js': `test('a', () => {});\n`,
        'src/red.test.js': `test('is red', () => {\n  expect(1).toBe(2);\n});\n`,
      });
      const outcome = await leg(place, ['src/a.test.js', 'src/red.test.js']);
      expect(outcome.executed).toEqual(['src/a.test.js passed 1/0/0', 'src/red.test.js failed 1/1/0']);
      expect(outcome.errors).toMatchObject([{ file: 'src/red.test.js', line: 2 }]);
    });
  },
);

describe('command', () => {
  const place = make({
    'run.mjs': `import { writeFileSync } from 'node:fs';
const [report, ...files] = process.argv.slice(2);
const cases = files.map((file) => \`<testcase name="t" file="\${file}" time="0.5"/>\`).join('');
writeFileSync(report, \`<testsuite name="s">\${cases}<testcase name="x" file="/etc/passwd"/></testsuite>\`);\n`,
    'a test.txt': '',
    'b.txt': '',
  });
  test('files and report go where the template says; what is not ours is left out with a note', async () => {
    const outcome = await leg(place, ['a test.txt', 'b.txt'], { command: 'node run.mjs {report} {files}' });
    expect(outcome.error).toBeUndefined();
    expect(outcome.executed).toEqual(['a test.txt passed 1/0/0', 'b.txt passed 1/0/0']);
    expect(outcome.log).toContain('/etc/passwd');
  });
});

describe('no runner that could be found', () => {
  test('the error names the choices', async () => {
    const bare = make({ 'a.txt': '' });
    expect((await job(bare, {})).error).toMatchObject({
      code: 'PACELINE_RUNNER_UNKNOWN',
      remedy: expect.stringContaining('vitest, jest, node, mocha'),
    });
    const both = make({ 'package.json': '{"devDependencies":{"vitest":"*","jest":"*"}}' });
    expect((await job(both, {})).error).toMatchObject({
      code: 'PACELINE_RUNNER_AMBIGUOUS',
      remedy: expect.stringContaining('vitest or jest'),
    });
  });
});

describe('what planned the tests says what runs them', () => {
  // Both could run it, so finding out would end in an error.
  const place = make({
    'package.json': '{"devDependencies":{"vitest":"*","jest":"*"}}',
    'test/a.test.js': `const { test } = require('node:test'); test('a', () => {});\n`,
  });
  const planned = (runner?: ShardPlan['suites'][number]['runner']): Run => {
    const run = new Run();
    const made = planOf(place.head, ['test/a.test.js']);
    const plan = {
      ...made,
      suites: made.suites.map((suite) => ({ ...suite, ...(runner ? { runner } : {}) })),
    };
    run.put('shard-plan', plan.planId, 'all', plan);
    return run;
  };
  const given = { 'plan-id': planOf(place.head).planId, leg: '1' };

  test('with runner: auto the plan decides', async () => {
    const run = planned('node');
    expect((await job(place, given, run)).error).toBeUndefined();
    expect(run.result('1')?.runner).toBe('node');
  });

  test('a plan that does not say leaves it to the project', async () => {
    expect((await job(place, given, planned())).error).toMatchObject({ code: 'PACELINE_RUNNER_AMBIGUOUS' });
  });

  test('the input wins over the plan', async () => {
    const run = planned('jest');
    expect((await job(place, { ...given, runner: 'node' }, run)).error).toBeUndefined();
    expect(run.result('1')?.runner).toBe('node');
  });
});
