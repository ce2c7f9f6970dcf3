import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNamed, readTimings } from '../../../../actions/matrix/src/timings/read-timings.ts';
import { temporary } from '../../../temporary.ts';
import { fakeContext } from '../fake-context.ts';

const REPORTS = join(import.meta.dirname, '../../../fixtures/reports');

/** A checkout with these files and documents of timings; values that are no text are written as JSON. */
function checkout(timings: Record<string, unknown>, files: readonly string[] = []) {
  const root = temporary();
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const file of files) write(file, '');
  for (const [path, value] of Object.entries(timings)) {
    write(path, typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value));
  }
  const { context, said } = fakeContext({});
  const read = async (patterns: readonly string[], planned: readonly string[]) =>
    Object.fromEntries(await readTimings(patterns, planned, { root, log: context.log }));
  return { root, said, read };
}

async function seconds(value: unknown, planned: readonly string[], files: readonly string[] = planned) {
  const { read, said } = checkout({ 'timings.txt': value }, files);
  return { found: await read(['timings.txt'], planned), said };
}

describe('each format, told by its content', () => {
  test('a knapsack report: seconds of files', async () => {
    const { found, said } = await seconds(
      { 'spec/a_spec.rb': 0.30893008600003213, './spec/b_spec.rb': 99, 'spec/gone_spec.rb': 3 },
      ['spec/a_spec.rb', 'spec/b_spec.rb'],
    );
    expect(found).toEqual({ 'spec/a_spec.rb': 0.30893008600003213, 'spec/b_spec.rb': 99 });
    expect(said).toEqual(['info: "timings" names 2 of 2 test files; 1 entry of files that do not run here.']);
  });

  test('.test_durations of pytest-split: seconds of tests, as a mapping or as pairs', async () => {
    const durations = {
      'tests/test_a.py::TestA::test_one': 0.25,
      'tests/test_a.py::test_two[a::b]': 0.5,
      'tests/test_b.py::test_three': 2,
    };
    const files = ['tests/test_a.py', 'tests/test_b.py'];
    const sums = { 'tests/test_a.py': 0.75, 'tests/test_b.py': 2 };
    expect((await seconds(durations, files)).found).toEqual(sums);
    expect((await seconds(Object.entries(durations), files)).found).toEqual(sums);
  });

  test('whole numbers of which one is large: milliseconds', async () => {
    const files = ['a.test.ts', 'b.test.ts'];
    const { found } = await seconds({ 'a.test.ts': 172, 'b.test.ts': 222_657 }, files);
    expect(found).toEqual({ 'a.test.ts': 0.172, 'b.test.ts': 222.657 });
    // By hand, or by a clock that counts seconds.
    expect((await seconds({ 'a.test.ts': 172, 'b.test.ts': 2 }, files)).found).toEqual({
      'a.test.ts': 172,
      'b.test.ts': 2,
    });
    expect((await seconds({ 'a.test.ts': 1720.5, 'b.test.ts': 2 }, files)).found).toMatchObject({
      'a.test.ts': 1720.5,
    });
  });

  test('vitest and jest: milliseconds of files that passed, by absolute paths of another machine', async () => {
    const report = (name: string, status: string, startTime: number, endTime: number, of = 'passed') => ({
      ...{ name, status, startTime, endTime, message: '' },
      assertionResults: [{ fullName: 'x', title: 'x', ancestorTitles: [], status: of, duration: 5 }],
    });
    const { found } = await seconds(
      {
        numTotalTests: 4,
        testResults: [
          report('/home/runner/work/shop/shop/src/a.test.ts', 'passed', 1_795_359_667_968, 1_795_359_669_218),
          report('/home/runner/work/shop/shop/src/red.test.ts', 'failed', 0, 9000, 'failed'),
          report('/home/runner/work/shop/shop/src/skip.test.ts', 'passed', 0, 9000, 'pending'),
          report('D:\\a\\shop\\shop\\src\\b.test.ts', 'passed', 1000, 3000),
          // Without times of its own: those of its tests.
          report('/home/runner/work/shop/shop/src/c.test.ts', 'passed', 0, 0),
        ],
      },
      ['a', 'b', 'c', 'red', 'skip'].map((name) => `src/${name}.test.ts`),
    );
    expect(found).toEqual({ 'src/a.test.ts': 1.25, 'src/b.test.ts': 2, 'src/c.test.ts': 0.005 });
  });

  test.each([
    { report: 'jest.json', found: { 'src/ok.test.js': 0.077 } },
    { report: 'jest-junit-file.xml', found: { 'src/ok.test.js': 0.051 } },
    // A test failed in each of their files, or none ran.
    { report: 'vitest.json', found: {} },
    { report: 'pytest-xunit2.xml', found: {} },
    { report: 'surefire.xml', found: {} },
  ])('$report, as its program wrote it', async ({ report, found }) => {
    const planned = ['src/ok.test.js', 'src/sum.test.js', 'src/a.test.ts', 'tests/test_sum.py'];
    const { root, read } = checkout({}, planned);
    copyFileSync(join(REPORTS, report), join(root, report));
    expect(await read([report], planned)).toEqual(found);
  });

  test('Playwright, as it wrote it: the last attempt of each test, in every project', async () => {
    const planned = ['e2e/a.spec.ts', 'e2e/nested/flaky.spec.ts', 'e2e/red.spec.ts'];
    const { root, read } = checkout({}, planned);
    copyFileSync(join(REPORTS, 'playwright.json'), join(root, 'playwright.json'));
    const found = await read(['playwright.json'], planned);
    expect(Object.keys(found)).toEqual(['e2e/a.spec.ts', 'e2e/nested/flaky.spec.ts']);
    // 311 + 9 ms in one project, 397 + 18 in the other.
    expect(found['e2e/a.spec.ts']).toBeCloseTo(0.735);
  });

  test('JUnit XML: seconds of tests, whatever the encoding, with classes instead of files', async () => {
    const xml = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><testsuites><testsuite name="s">
        <testcase classname="tests.test_a.TestA" name="one" time="1.5"/>
        <testcase classname="tests.test_a" name="two" time="1,000.5"/>
        <testcase file="tests/test_b.py" classname="x" name="three" time="2"/>
        <testcase file="tests/test_c.py" classname="x" name="red" time="2"><failure message="no"/></testcase>
      </testsuite></testsuites>`;
    const files = ['tests/test_a.py', 'tests/test_b.py', 'tests/test_c.py'];
    const sums = { 'tests/test_a.py': 1002, 'tests/test_b.py': 2 };
    expect((await seconds(xml('utf-8'), files)).found).toEqual(sums);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml('utf-16'), 'utf16le')]);
    expect((await seconds(wide, files)).found).toEqual(sums);
  });
});

describe('which file is meant', () => {
  test('a path of a folder of the repository, where only one file ends so', async () => {
    const map = { 'spec/a_spec.rb': 3, 'spec/b_spec.rb': 4 };
    const files = ['backend/spec/a_spec.rb', 'backend/spec/b_spec.rb', 'other/spec/b_spec.rb'];
    expect((await seconds(map, files)).found).toEqual({ 'backend/spec/a_spec.rb': 3 });
  });

  test('the longest end of an absolute path, so that a file which does not run here lends its time to no other', async () => {
    const { found } = await seconds(
      { '/build/packages/x/src/a.test.ts': 3.5, '/build/src/b.test.ts': 4 },
      ['src/a.test.ts', 'src/b.test.ts'],
      ['src/a.test.ts', 'src/b.test.ts', 'packages/x/src/a.test.ts'],
    );
    expect(found).toEqual({ 'src/b.test.ts': 4 });
  });

  test('a path of the root of a container', async () => {
    expect((await seconds({ '/spec/a_spec.rb': 3.5 }, ['spec/a_spec.rb'])).found).toEqual({
      'spec/a_spec.rb': 3.5,
    });
  });

  test('files of two machines, one after the other', async () => {
    const map = {
      '/home/runner/work/s/s/a.rb': 1.5,
      'C:\\ci\\s\\b.rb': 2.5,
      '/home/runner/work/s/s/c.rb': 3.5,
    };
    const files = ['a.rb', 'b.rb', 'c.rb'];
    expect((await seconds(map, files)).found).toEqual({ 'a.rb': 1.5, 'b.rb': 2.5, 'c.rb': 3.5 });
  });

  test('file URLs, and names that are none', async () => {
    const names = [
      'file:///c:/w/src/a.test.ts',
      'file:///w/src/b%20c.test.ts',
      'file://%',
      '',
      '/',
      '\0',
      '..',
    ];
    const { found, said } = await seconds(Object.fromEntries(names.map((name) => [name, 2.5])), [
      'src/a.test.ts',
      'src/b c.test.ts',
    ]);
    expect(found).toEqual({ 'src/a.test.ts': 2.5, 'src/b c.test.ts': 2.5 });
    expect(said.join()).toContain('5 entries of files that do not run here');
  });

  test('several files of timings: the median of each test file', async () => {
    const { read } = checkout({ 't/1.json': { 'a.py::x': 1.5, 'a.py::y': 1 }, 't/2.json': { 'a.py': 9.5 } });
    expect(await read(['t/*.json'], ['a.py'])).toEqual({ 'a.py': 6 });
  });

  test('files of timings may lie outside the repository', async () => {
    const elsewhere = temporary();
    writeFileSync(join(elsewhere, 'k.json'), JSON.stringify({ 'a.rb': 1.5 }));
    expect(await checkout({}).read([join(elsewhere, 'k.json')], ['a.rb'])).toEqual({ 'a.rb': 1.5 });
    expect(await checkout({}).read([join(elsewhere, '*.json')], ['a.rb'])).toEqual({ 'a.rb': 1.5 });
  });
});

describe('what is wrong costs the timings, and is said', () => {
  test.each([
    ['', 'holds no <testsuite>|it is empty'],
    ['{"a": 1', 'JSON'],
    ['[1, 2]', 'It is none of: JUnit XML'],
    ['{"a": {"b": 1}}', 'It is none of: JUnit XML'],
    ['{}', 'It is none of: JUnit XML'],
    ['{"testResults": 1}', 'another shape'],
    ['{"config": {}, "suites": [{"specs": [{}]}]}', 'another shape: suites.0.specs.0.title'],
    ['<html></html>', 'holds no <testsuite>'],
    ['a,1\nb,2', 'no JUnit XML'],
  ])('%j', async (text, message) => {
    const { found, said } = await seconds(text, ['a']);
    expect(found).toEqual({});
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^warning: "timings": timings\.txt is not read, so its durations are guessed: /);
    expect(said[0]).toMatch(new RegExp(message));
  });

  test('numbers that are no durations are left out, and the others are taken', async () => {
    const { found, said } = await seconds(
      '{"a.py::x": 1.5, "a.py::y": -3, "b.py": 1e12, "c.py": "7", "d.py": null, "e.py": 1e999, "f.py": 2}',
      ['a.py', 'b.py', 'f.py'],
    );
    expect(found).toEqual({ 'a.py': 1.5, 'f.py': 2 });
    expect(said).toContain(
      'warning: "timings": timings.txt: "a.py::y": -3 and 4 more left out, not a number of seconds from 0 to 432000, which is five days. Record the timings anew, or remove them.',
    );
  });

  test('a Playwright report with a negative time', async () => {
    const report = (duration: number) => ({
      config: {},
      suites: [
        {
          specs: [{ title: 'x', file: 'a.spec.ts', tests: [{ results: [{ status: 'passed', duration }] }] }],
        },
      ],
    });
    expect((await seconds(report(-5), ['a.spec.ts'])).found).toEqual({});
    expect((await seconds(report(1e12), ['a.spec.ts'])).said[0]).toContain(
      '"a.spec.ts": 1000000000 left out',
    );
  });

  test('no file at all, and none that names a test file', async () => {
    const { read, said } = checkout({ 'k.json': { 'gone.rb': 1.5 } });
    expect(await read(['none/*.json'], ['a.rb'])).toEqual({});
    expect(await read(['k.json'], ['a.rb'])).toEqual({});
    expect(said).toEqual([
      'warning: No file fits "timings" (none/*.json).',
      'warning: "timings" names 0 of 1 test file; 1 entry of files that do not run here.',
    ]);
  });

  test('whatever JSON stands there, it ends with durations or a warning', async () => {
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record({ testResults: fc.jsonValue() }),
      fc.record({ config: fc.jsonValue(), suites: fc.jsonValue() }),
      fc.dictionary(fc.string(), fc.oneof(fc.double(), fc.jsonValue())),
    );
    const { root, said, read } = checkout({});
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        said.length = 0;
        writeFileSync(join(root, 'k.json'), JSON.stringify(value));
        const found = await read(['k.json'], ['a.rb', 'b.rb']);
        for (const one of Object.values(found)) expect(one).toBeGreaterThanOrEqual(0);
        expect(said.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('seconds by name', () => {
  const named = async (timings: Record<string, unknown>, patterns = ['*.json']) => {
    const { root, said } = checkout(timings);
    const { context, said: heard } = fakeContext({});
    const found = await readNamed(patterns, { root, log: context.log });
    return { found: Object.fromEntries(found), said: [...said, ...heard] };
  };

  test('are seconds, whole and large ones too, and names are not cut', async () => {
    const { found, said } = await named({ 'a.json': { 'board arduino::uno': 1200, 'board b': 900 } });
    expect(found).toEqual({ 'board arduino::uno': 1200, 'board b': 900 });
    expect(said).toEqual([]);
  });

  test('have the median where several files have a name', async () => {
    const { found } = await named({ 'a.json': { a: 1, b: 5 }, 'b.json': { a: 3 }, 'c.json': { a: 8 } });
    expect(found).toEqual({ a: 3, b: 5 });
  });

  test('that cannot be read, or are none, are left out and said', async () => {
    const { found, said } = await named(
      { 'a.json': { a: 1, b: -2 }, 'b.xml': '<testsuites/>', 'c.json': '{' },
      ['*', 'none/*.json'],
    );
    expect(found).toEqual({ a: 1 });
    expect(said).toHaveLength(3);
    expect(said.join('\n')).toContain('"b": -2 left out');
    expect(said.join('\n')).toContain(
      'b.xml is not read, so its durations are guessed: It is no JSON object',
    );
    expect((await named({}, ['none.json'])).said).toEqual(['warning: No file fits "timings" (none.json).']);
  });
});
