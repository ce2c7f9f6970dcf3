import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdsNoTest, readClassFile } from '../../../actions/run-tests/src/runners/jvm/class-file.ts';
import { nextest } from '../../../actions/run-tests/src/runners/languages/nextest.ts';
import {
  binariesOf,
  filtersetFor,
  parseList,
} from '../../../actions/run-tests/src/runners/languages/nextest-binaries.ts';
import { declaredClasses } from '../../../actions/run-tests/src/runners/languages/php-classes.ts';
import { filterFor } from '../../../actions/run-tests/src/runners/languages/phpunit-filter.ts';
import { parsePhpunitReport } from '../../../actions/run-tests/src/runners/languages/phpunit-report.ts';
import type { Project } from '../../../actions/run-tests/src/runners/project.ts';

describe('classes of a PHP source', () => {
  test.each<[string, string, string[]]>([
    ['a namespace', '<?php\nnamespace App\\Tests;\nfinal class A extends B {}', ['App\\Tests\\A']],
    ['several namespaces', '<?php namespace A { class X {} } namespace { class Y {} }', ['A\\X', 'Y']],
    ['comments', '<?php // class A\n# class B\n/* class C */ class D {}', ['D']],
    ['an attribute', '<?php\n#[Group("class A {")]\nclass B {}', ['B']],
    ['texts', '<?php $a = \'class A\'; $b = "class B \\" class C"; class D {}', ['D']],
    ['long texts', "<?php $a = <<<EOT\nclass A\n  EOT;\n$b = <<<'X'\nclass B\nX;\nclass C {}", ['C']],
    ['words', '<?php $class = A::class; $x->class; new class extends B {}; class C {}', ['C']],
    ['outside of PHP', 'class A {} <?php class B {} ?> class C {} <?= 1 ?>', ['B']],
    ['a comment that ends with PHP', '<?php // a ?> class A {} <?php class B {}', ['B']],
    ['other letters', '<?php class ÄTest {}', ['ÄTest']],
  ])('%s', (_name, source, expected) => {
    expect(declaredClasses(source)).toEqual(expected);
  });
});

describe('the filter for PHPUnit', () => {
  const matches = (own: string | undefined, name: string) => {
    const filter = filterFor({ classes: ['App\\ATest', 'BTest'], paths: ['/x/a (1).phpt'] }, own);
    // The part of PCRE that is used is also JavaScript's.
    return new RegExp(filter.slice(1, -1)).test(name);
  };
  test.each<[string, boolean]>([
    ['App\\ATest::testX', true],
    ['App\\ATest::testX with data set "a::b"', true],
    ['BTest::testX', true],
    ['PHPUnit\\Framework\\SkippedTestCase::BTest::testX', true],
    ['/x/a (1).phpt', true],
    ['No tests found in class "BTest".', true],
    ['The data provider specified for App\\ATest::testX is invalid.', true],
    ['Something else is wrong', true],
    ['ATest::testX', false],
    ['App\\ATestMore::testX', false],
    ['MyBTest::testX', false],
    ['/x/a.phpt', false],
    ['No tests found in class "CTest".', false],
    ['No tests found in class "More\\BTest".', false],
    ['The data provider specified for C::testX is invalid.', false],
  ])('%s: %s', (name, expected) => {
    expect(matches(undefined, name)).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ['testX', 'BTest::testX', true],
    ['TESTx', 'BTest::testX', true],
    ['testY', 'BTest::testX', false],
    ['/testx/', 'BTest::testX', false],
    ['#testx#i', 'BTest::testX', true],
    ['testX#1', 'BTest::testX with data set #1', true],
    ['testX#1-3', 'BTest::testX with data set #3', true],
    ['testX#1-3', 'BTest::testX with data set #4', false],
    ['testX@one', 'BTest::testX with data set "one"', true],
    ['^CTest', 'BTest::testX', false],
  ])('with the user’s own %s: %s', (own, name, expected) => {
    expect(matches(own, name)).toBe(expected);
  });

  test('a filter that cannot be joined is refused', () => {
    expect(() => filterFor({ classes: ['A'], paths: [] }, '/a/U')).toThrow(/cannot be joined/);
    expect(() => filterFor({ classes: ['A'], paths: [] }, 'a#1-9999')).toThrow(/cannot be joined/);
  });
});

// As PHPUnit 9.6.7 wrote it, shortened.
const PHPUNIT = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites><testsuite name="" tests="3" assertions="0" errors="1" warnings="1" failures="0" skipped="0" time="0.002957">
<testsuite name="BTest" file="/p/tests/BTest.php" tests="1" assertions="0" errors="1" warnings="0" failures="0" skipped="0" time="0.002497">
<testcase name="testA" class="App\\BTest" classname="App.BTest" file="/p/tests/Abstract.php" line="1" assertions="0" time="0.002497">
<error type="PHPUnit\\Framework\\RiskyTestError">BTest::testA
This test did not perform any assertions

/p/tests/BTest.php:1</error></testcase></testsuite>
<testsuite name="CTest" file="/p/tests/CTest.php" tests="1" assertions="0" errors="0" warnings="1" failures="0" skipped="0" time="0.000460">
<testcase name="Warning" assertions="0" time="0.000460"><warning type="PHPUnit\\Framework\\Warning">Warning
No tests found in class "CTest".</warning></testcase></testsuite>
<testcase name="/p/tests/a (1).phpt" assertions="1" time="0.02"/>
</testsuite></testsuites>`;

test('a report of PHPUnit: risky tests passed, the class says which file an inherited test is of', () => {
  const classes = new Map([['App\\BTest', '/p/tests/BTest.php']]);
  const { tests, failures } = parsePhpunitReport(new TextEncoder().encode(PHPUNIT), classes);
  expect(tests.map(({ file, name, outcome }) => [file, name, outcome])).toEqual([
    ['/p/tests/BTest.php', 'testA', 'passed'],
    ['/p/tests/CTest.php', 'Warning', 'passed'],
    ['/p/tests/a (1).phpt', '/p/tests/a (1).phpt', 'passed'],
  ]);
  expect(failures).toEqual([]);
});

/** A class file with some texts as constants. */
function classFile(
  flags: number,
  superclass: string,
  texts: readonly string[],
  above: readonly string[] = [],
) {
  const constants: Buffer[] = [];
  const text = (value: string) => {
    const bytes = Buffer.from(value);
    const head = Buffer.from([1, 0, 0]);
    head.writeUInt16BE(bytes.length, 1);
    return constants.push(Buffer.concat([head, bytes]));
  };
  const named = (value: string) => {
    const index = text(value);
    const entry = Buffer.from([7, 0, 0]);
    entry.writeUInt16BE(index, 1);
    return constants.push(entry);
  };
  const own = named('app/Own');
  const parent = named(superclass);
  const interfaces = above.map(named);
  for (const value of texts) text(value);
  const tail = Buffer.alloc(8 + 2 * interfaces.length);
  for (const [at, value] of [flags, own, parent, interfaces.length, ...interfaces].entries()) {
    tail.writeUInt16BE(value, at * 2);
  }
  const head = Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61, 0, 0]);
  head.writeUInt16BE(constants.length + 1, 8);
  return Buffer.concat([head, ...constants, tail]);
}

describe('compiled classes', () => {
  const OBJECT = 'java/lang/Object';
  test.each<[string, Buffer, boolean]>([
    ['helpers', classFile(0x21, OBJECT, ['TestTools.java', 'one']), true],
    ['an abstract class with tests', classFile(0x421, OBJECT, ['Lorg/junit/Test;']), true],
    ['a test of JUnit', classFile(0x21, OBJECT, ['Lorg/junit/Test;']), false],
    ['a method that is called test…', classFile(0x21, OBJECT, ['testA']), false],
    ['a thread', classFile(0x21, 'java/lang/Thread', []), true],
    ['what inherits from a library of tests', classFile(0x21, 'spock/lang/Specification', []), false],
    ['what inherits from another library', classFile(0x21, 'org/slf4j/Logger', []), true],
    ['what inherits a test', classFile(0x21, 'app/Base', []), false],
    ['what inherits a default method', classFile(0x21, OBJECT, [], ['app/Base']), false],
    ['no class', Buffer.from('PK'), false],
    ['half a class', classFile(0x21, OBJECT, ['a'.repeat(50)]).subarray(0, 60), false],
  ])('%s', async (_name, bytes, expected) => {
    const compiled = async (name: string) =>
      name === 'app/Base' ? classFile(0x421, OBJECT, ['Lorg/junit/jupiter/api/Test;']) : undefined;
    expect(await holdsNoTest(bytes, compiled)).toBe(expected);
  });

  test('the head of a class', () => {
    expect(readClassFile(classFile(0x601, OBJECT, [], ['a/B']))).toMatchObject({
      isAbstract: true,
      superclass: OBJECT,
      interfaces: ['a/B'],
    });
  });
});

// As cargo 1.95 prints it, shortened.
const METADATA = JSON.stringify({
  packages: [
    {
      name: 'root-crate',
      targets: [
        { kind: ['lib'], crate_types: ['lib'], name: 'root_crate', src_path: '/w/src/lib.rs' },
        { kind: ['bin'], crate_types: ['bin'], name: 'root-crate', src_path: '/w/src/main.rs' },
        { kind: ['test'], crate_types: ['bin'], name: 'a', src_path: '/w/tests/a.rs' },
        { kind: ['custom-build'], crate_types: ['bin'], name: 'build-script-build', src_path: '/w/build.rs' },
      ],
    },
    {
      name: 'b',
      targets: [{ kind: ['test'], crate_types: ['bin'], name: 'a', src_path: '/w/b/tests/a.rs' }],
    },
  ],
  workspace_root: '/w',
});
const testcase = (status: string, ignored = false) => ({ kind: 'test', ignored, 'filter-match': { status } });
const LIST = JSON.stringify({
  'rust-build-meta': {},
  'test-count': 3,
  'rust-suites': {
    'root-crate': { 'package-name': 'root-crate', testcases: {} },
    'root-crate::a': { testcases: { one: testcase('matches'), two: testcase('mismatch', true) } },
    'b::a': { testcases: { one: testcase('matches') } },
  },
});

describe('nextest', () => {
  test('binaries, tests and filtersets', () => {
    const binaries = binariesOf(METADATA)!;
    expect([...binaries]).toEqual([
      ['root-crate', '/w/src/lib.rs'],
      ['root-crate::bin/root-crate', '/w/src/main.rs'],
      ['root-crate::a', '/w/tests/a.rs'],
      ['b::a', '/w/b/tests/a.rs'],
    ]);
    expect(binariesOf('{}')).toBeUndefined();
    expect([...parseList(LIST)!]).toEqual([
      ['root-crate', 0],
      ['root-crate::a', 1],
      ['b::a', 1],
    ]);
    expect(filtersetFor(['tests/a.rs', 'src/lib.rs'], binaries, '/w', [])).toBe(
      'binary_id(=root-crate) + binary_id(=root-crate::a)',
    );
    expect(filtersetFor(['tests/a.rs'], binaries, '/w', ['test(x)', 'test(y)'])).toBe(
      '((test(x)) + (test(y))) & (binary_id(=root-crate::a))',
    );
    expect(filtersetFor(['x.rs'], binaries, '/w', [])).toBe('none()');
  });

  test('a run of a stand-in: its command line, its configuration and its report', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paceline-nextest-'));
    try {
      const bin = join(folder, 'bin');
      await mkdir(bin);
      for (const name of ['cargo', 'cargo-nextest']) {
        await writeFile(join(bin, name), '#!/bin/sh\n');
        await chmod(join(bin, name), 0o755);
      }
      await mkdir(join(folder, '.config'));
      await writeFile(
        join(folder, '.config/nextest.toml'),
        '[profile.ci]\nretries = 2\n[profile.ci.junit]\npath = "mine.xml"\n',
      );
      const asked: string[] = [];
      const project: Project = {
        ...{
          directory: folder,
          root: folder,
          args: ['--profile', 'ci'],
          command: undefined,
          startIsKnown: true,
        },
        script: { nodeFlags: [], variables: {} },
        siblings: async () => [],
        async ask(command, args) {
          asked.push([command, ...args].join(' '));
          return (args[0] === 'metadata' ? METADATA : LIST).replaceAll('/w', folder);
        },
      };
      const runner = nextest(project, folder, { PATH: bin });
      expect((await runner.list?.({ timeoutSeconds: 1 }))?.files).toEqual(
        ['src/lib.rs', 'tests/a.rs', 'b/tests/a.rs'].map((file) => join(folder, file)),
      );
      expect(asked).toContain('cargo nextest list --message-format json --profile ci');
      const report = join(folder, 'report.xml');
      const [run] = await runner.invocations(['src/lib.rs', 'tests/a.rs'], () => report);
      expect([run!.command, ...run!.args.filter((word) => !word.startsWith(folder))].join(' ')).toBe(
        'cargo nextest run --config-file --profile ci -E binary_id(=root-crate) + binary_id(=root-crate::a)',
      );
      const config = await readFile(run!.args[run!.args.indexOf('--config-file') + 1]!, 'utf8');
      expect(config).toContain(`path = ${JSON.stringify(report)}`);
      expect(config).toContain('retries = 2');
      await writeFile(
        report,
        '<testsuites name="nextest-run" tests="1" failures="0" errors="0"><testsuite name="root-crate::a" tests="1" disabled="0" errors="0" failures="0"><testcase name="one" classname="root-crate::a" timestamp="2026-12-01T00:00:00.000+00:00" time="0.004"><flakyFailure timestamp="2026-12-01T00:00:00.000+00:00" time="0.003" message="no" type="test failure">no</flakyFailure></testcase></testsuite></testsuites>',
      );
      const read = await runner.read(report);
      expect(read?.tests).toMatchObject([
        { file: join(folder, 'tests/a.rs'), name: 'one', outcome: 'passed', retries: 1 },
      ]);
      expect(read?.files).toEqual([{ file: join(folder, 'src/lib.rs') }]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
