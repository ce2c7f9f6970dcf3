import type { Files, Suite } from '../suite.ts';

const MOD = 'module example.com/suite\n\ngo 1.19\n';

/** A test file of the package `ok` with one test. */
const test = (name: string, body = '', packageName = 'ok'): string =>
  `package ${packageName}\n\nimport "testing"\n\nfunc ${name}(t *testing.T) {${body}}\n`;
const FAILS = ' t.Fatal("no") ';

const OK: Files = { 'ok/ok.go': 'package ok\n\nconst Value = 1\n' };

const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
  ...{ name, program: 'go', command: 'go test ./...', verdict: 'green' },
  files: { 'go.mod': MOD, ...OK, ...files },
  ...more,
});

/** Two files of tests, in which one fails after the change. */
const two: Files = { 'ok/a_test.go': test('TestA'), 'ok/b_test.go': test('TestB') };
const breaks: Files = { 'ok/b_test.go': test('TestB', FAILS) };

export const goSuites: readonly Suite[] = [
  suite(
    'passes',
    {
      ...two,
      'ok/c_test.go': test('TestC'),
      'other/other.go': 'package other\n',
      'other/d_test.go': test('TestD', '', 'other'),
      'other/e_test.go': test('TestE', '', 'other_test'),
    },
    { breaks, harmless: { 'notes.txt': 'x\n' } },
  ),
  suite('fails', { ...two, ...breaks, 'ok/c_test.go': test('TestC') }, { verdict: 'red' }),
  suite('skips all', {
    'ok/a_test.go': test('TestA', ' t.Skip() '),
    'ok/b_test.go': test('TestB', ' t.Skip() '),
  }),
  suite(
    'a test that does not compile',
    { ...two, 'ok/c_test.go': 'package ok\n\nfunc (\n' },
    { verdict: 'red' },
  ),
  suite(
    'a test whose types do not fit',
    { ...two, 'ok/c_test.go': test('TestC', ' var a int = "a"; _ = a ') },
    {
      verdict: 'red',
    },
  ),
  suite(
    'a package without tests that does not compile',
    { ...two, 'broken/broken.go': 'package broken\n\nvar A int = "a"\n' },
    { verdict: 'red' },
  ),
  suite(
    'a module that is missing',
    { ...two, 'more/more.go': 'package more\n\nimport _ "example.com/gone"\n' },
    {
      verdict: 'red',
    },
  ),
  suite('finds nothing', { 'other/other.go': 'package other\n' }, { nothing: 'no test' }),
  suite(
    'a file for Windows by its name',
    { ...two, 'ok/x_windows_test.go': test('TestW', FAILS) },
    { breaks },
  ),
  suite(
    'a file for this system by its name',
    { ...two, 'ok/x_linux_test.go': test('TestL') },
    {
      breaks: { 'ok/x_linux_test.go': test('TestL', FAILS) },
    },
  ),
  suite(
    'a file behind a build tag',
    {
      ...two,
      'ok/i_test.go': `//go:build integration\n\n${test('TestI', FAILS)}`,
      'ok/j_test.go': `// +build ignore\n\n${test('TestJ', FAILS)}`,
      'ok/k_test.go': `//go:build !integration && linux\n\n${test('TestK')}`,
    },
    {
      breaks: { 'ok/k_test.go': `//go:build !integration && linux\n\n${test('TestK', FAILS)}` },
      harmless: { 'ok/i_test.go': `//go:build integration\n\n${test('TestI', ' t.Fatal("still") ')}` },
    },
  ),
  suite(
    'a build tag that is given',
    { ...two, 'ok/i_test.go': `//go:build integration\n\n${test('TestI')}` },
    {
      command: 'go test -tags integration ./...',
      run: { args: '-tags=integration' },
      breaks: { 'ok/i_test.go': `//go:build integration\n\n${test('TestI', FAILS)}` },
    },
  ),
  suite('a package for Windows only', {
    ...two,
    'win/win_windows.go': 'package win\n',
    'win/win_windows_test.go': test('TestW', FAILS, 'win'),
  }),
  suite('a file of helpers', { ...two, 'ok/export_test.go': 'package ok\n\nvar Internal = 1\n' }, { breaks }),
  suite('a file of benchmarks', {
    ...two,
    'ok/bench_test.go': 'package ok\n\nimport "testing"\n\nfunc BenchmarkA(b *testing.B) { b.Fatal("no") }\n',
  }),
  suite('a package of benchmarks', {
    ...two,
    'bench/bench.go': 'package bench\n',
    'bench/bench_test.go':
      'package bench\n\nimport "testing"\n\nfunc BenchmarkA(b *testing.B) { b.Fatal("no") }\n',
  }),
  suite('examples without output', {
    ...two,
    'ok/example_test.go': 'package ok_test\n\nfunc Example() { panic("never run") }\n',
  }),
  suite(
    'examples with output',
    {
      ...two,
      'ok/example_test.go':
        'package ok_test\n\nimport "fmt"\n\nfunc Example() {\n\tfmt.Println(1)\n\t// Output: 1\n}\n',
    },
    {
      breaks: {
        'ok/example_test.go':
          'package ok_test\n\nimport "fmt"\n\nfunc Example() {\n\tfmt.Println(2)\n\t// Output: 1\n}\n',
      },
    },
  ),
  suite('a nested module', {
    ...two,
    'tools/go.mod': 'module example.com/tools\n\ngo 1.19\n',
    'tools/tools.go': 'package tools\n',
    'tools/tools_test.go': test('TestT', FAILS, 'tools'),
  }),
  suite(
    'a module below the repository',
    {
      'go.mod': 'module example.com/root\n\ngo 1.19\n',
      'svc/go.mod': 'module example.com/svc\n\ngo 1.19\n',
      'svc/svc.go': 'package svc\n',
      'svc/a_test.go': test('TestA', '', 'svc'),
      'svc/b_test.go': test('TestB', '', 'svc'),
    },
    {
      folder: 'svc',
      plan: { runner: 'go', tests: 'svc/**/*_test.go' },
      breaks: { 'svc/b_test.go': test('TestB', FAILS, 'svc') },
    },
  ),
  suite('folders that go never enters', {
    ...two,
    'testdata/a_test.go': test('TestA', FAILS, 'testdata'),
    '_old/a_test.go': test('TestA', FAILS, 'old'),
    '.hidden/a_test.go': test('TestA', FAILS, 'hidden'),
    'ok/_x_test.go': test('TestX', FAILS),
  }),
  suite(
    'an external test package',
    { 'ok/a_test.go': test('TestA'), 'ok/b_test.go': test('TestB', '', 'ok_test') },
    {
      breaks: { 'ok/b_test.go': test('TestB', FAILS, 'ok_test') },
    },
  ),
  suite(
    'one name in both test packages',
    {
      'ok/a_test.go': test('TestA'),
      'ok/b_test.go': test('TestA', '', 'ok_test'),
      'ok/c_test.go': test('TestC'),
    },
    { breaks: { 'ok/b_test.go': test('TestA', FAILS, 'ok_test') } },
  ),
  suite(
    'TestMain that exits 1 after all passed',
    {
      ...two,
      'ok/main_test.go':
        'package ok\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) {\n\tm.Run()\n\tos.Exit(1)\n}\n',
    },
    { verdict: 'red' },
  ),
  suite('TestMain that exits 0 without a test', {
    'ok/a_test.go': test('TestA'),
    'ok/main_test.go':
      'package ok\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) { os.Exit(0) }\n',
    'more/more.go': 'package more\n',
    'more/more_test.go': test('TestMore', '', 'more'),
  }),
  suite(
    'TestMain that runs all',
    {
      ...two,
      'ok/main_test.go':
        'package ok\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestMain(m *testing.M) { os.Exit(m.Run()) }\n',
    },
    { breaks },
  ),
  suite(
    'fuzz tests with seeds',
    { ...two, 'ok/fuzz_test.go': fuzz('a') },
    { breaks: { 'ok/fuzz_test.go': fuzz('b') } },
  ),
  suite(
    'what vet refuses',
    {
      ...two,
      'ok/c_test.go':
        'package ok\n\nimport (\n\t"fmt"\n\t"testing"\n)\n\nfunc TestC(t *testing.T) { fmt.Printf("%d", "a") }\n',
    },
    { verdict: 'red' },
  ),
  suite('a package of C', {
    ...two,
    'c/c.go':
      'package c\n\n// static int one() { return 1; }\nimport "C"\n\nfunc One() int { return int(C.one()) }\n',
    'c/c_test.go':
      'package c\n\nimport "testing"\n\nfunc TestOne(t *testing.T) {\n\tif One() != 1 {\n\t\tt.Fatal()\n\t}\n}\n',
  }),
  suite('functions that only look like tests', {
    ...two,
    'ok/words_test.go':
      'package ok\n\n/*\nfunc TestInAComment(t *testing.T) {}\n*/\n\nvar Text = `\nfunc TestInAText(t *testing.T) {}\n`\n\nfunc Testing() { panic("no test") }\n',
    'ok/methods_test.go':
      'package ok\n\nimport "testing"\n\ntype S struct{}\n\nfunc (S) TestOfS(t *testing.T) { t.Fatal("no") }\n',
  }),
  suite(
    'tests with letters of other languages',
    { ...two, 'ok/größe_test.go': test('TestÄnderung'), 'ok/under_test.go': test('Test_lower') },
    { breaks: { 'ok/größe_test.go': test('TestÄnderung', FAILS) } },
  ),
  suite(
    'a panic in init',
    { ...two, 'ok/c_test.go': 'package ok\n\nfunc init() { panic("no") }\n' },
    {
      verdict: 'red',
    },
  ),
  suite(
    'a process that ends inside a test',
    {
      ...two,
      'ok/c_test.go':
        'package ok\n\nimport (\n\t"os"\n\t"testing"\n)\n\nfunc TestC(t *testing.T) { os.Exit(0) }\n',
    },
    {
      verdict: 'red',
    },
  ),
  suite(
    'a subtest that fails',
    {
      ...two,
      'ok/sub_test.go':
        'package ok\n\nimport "testing"\n\nfunc TestSub(t *testing.T) {\n\tt.Run("a/b c", func(t *testing.T) { t.Parallel(); t.Fatal("no") })\n}\n',
    },
    { verdict: 'red' },
  ),
  suite(
    'a program with tests in the root',
    {
      ...two,
      'main.go': 'package main\n\nfunc main() {}\n',
      'main_test.go': test('TestMainly', '', 'main'),
    },
    { breaks: { 'main_test.go': test('TestMainly', FAILS, 'main') } },
  ),
];

function fuzz(wanted: string): string {
  return `package ok\n\nimport "testing"\n\nfunc FuzzA(f *testing.F) {\n\tf.Add("a")\n\tf.Fuzz(func(t *testing.T, s string) {\n\t\tif s != "${wanted}" {\n\t\t\tt.Fatal(s)\n\t\t}\n\t})\n}\n`;
}
