import { discoverTests, jvmClasses, type KnownRunner, type TestFiles } from '@paceline/runners';
import { describe, expect, test } from 'vitest';

type Files = Readonly<Record<string, string>>;

const discover = (runner: KnownRunner, files: Files): Promise<TestFiles> =>
  discoverTests({ files: new Set(Object.keys(files)), read: (path) => files[path] }, runner, undefined);
const empty = (...paths: string[]): Files => Object.fromEntries(paths.map((path) => [path, '']));

const phpunit = (inside: string) => `<phpunit><testsuites>${inside}</testsuites></phpunit>`;
const pom = (inside = '') => `<project><modelVersion>4.0.0</modelVersion>${inside}</project>`;
const surefire = (inside: string) =>
  pom(
    `<build><plugins><plugin><artifactId>maven-surefire-plugin</artifactId>${inside}</plugin></plugins></build>`,
  );
const java = (name: string) => `package a;\nclass ${name} {}\n`;

describe('test files of other languages', () => {
  test.each<[string, KnownRunner, Files, string[]]>([
    [
      'rspec by default',
      'rspec',
      empty('.rspec', 'spec/a_spec.rb', 'spec/x/b_spec.rb', 'spec/spec_helper.rb', 'lib/c_spec.rb'),
      ['spec/a_spec.rb', 'spec/x/b_spec.rb'],
    ],
    [
      'rspec by a pattern',
      'rspec',
      {
        '.rspec': '--color\n-P checks/**/*_check.rb,spec/**/*_spec.rb --format documentation\n',
        ...empty('checks/a_check.rb', 'spec/b_spec.rb', 'spec/checks/c_check.rb', 'd_check.rb'),
      },
      ['checks/a_check.rb', 'spec/b_spec.rb', 'spec/checks/c_check.rb'],
    ],
    [
      'rspec by its folder',
      'rspec',
      { '.rspec': '--default-path=test\n--tag ~slow\n', ...empty('test/a_spec.rb', 'spec/b_spec.rb') },
      ['test/a_spec.rb'],
    ],
    [
      'rspec with a helper',
      'rspec',
      {
        '.rspec': '--require spec_helper\n',
        'spec/spec_helper.rb': 'RSpec.configure { |c| c.order = :random }\n',
        ...empty('spec/a_spec.rb'),
      },
      ['spec/a_spec.rb'],
    ],
    [
      'phpunit',
      'phpunit',
      {
        'phpunit.xml.dist': `<?xml version="1.0"?><!-- <x> -->${phpunit('<testsuite name="a"><directory suffix="Check.php">./checks/</directory><file>one/One.php</file><exclude>checks/old</exclude></testsuite><testsuite name="b"><directory>tests</directory></testsuite>')}`,
        ...empty('checks/ACheck.php', 'checks/BTest.php', 'one/One.php', 'tests/x/CTest.php', 'tests/c.php'),
      },
      ['checks/ACheck.php', 'one/One.php', 'tests/x/CTest.php'],
    ],
    [
      'maven by the names of classes',
      'maven',
      {
        'pom.xml': pom(),
        'src/test/java/a/ATest.java': java('ATest'),
        'src/test/java/a/TestB.java': java('TestB'),
        'src/test/java/a/Helper.java': java('Helper'),
        'src/test/java/a/Pair.java': `${java('Pair')}/* class C */ class SecondTest {}\n`,
        'src/test/resources/DTest.java': java('DTest'),
        'src/main/java/a/ETest.java': java('ETest'),
        'src/test/kotlin/a/FTest.kt': 'package a\nclass FTest\n',
      },
      ['src/test/java/a/ATest.java', 'src/test/java/a/Pair.java', 'src/test/java/a/TestB.java'],
    ],
    [
      'maven with modules, Kotlin and a surefire that knows *Tests',
      'maven',
      {
        'pom.xml': pom(
          '<packaging>pom</packaging><modules><module>one</module></modules><build><plugins><plugin><artifactId>kotlin-maven-plugin</artifactId></plugin><plugin><artifactId>maven-surefire-plugin</artifactId><version>3.2.5</version><configuration><forkCount>2</forkCount></configuration></plugin></plugins></build>',
        ),
        'one/pom.xml': pom('<parent><artifactId>x</artifactId></parent>'),
        'one/src/test/kotlin/b.kt': 'package a\n\nclass BTests { fun `a class Inner {`() {} }\n',
        'two/src/test/java/CTest.java': java('CTest'),
      },
      ['one/src/test/kotlin/b.kt'],
    ],
    [
      'nextest by its targets',
      'nextest',
      {
        'Cargo.toml':
          '[workspace]\nmembers = ["crates/*"]\n[package]\nname = "r"\n[[test]]\nname = "c"\npath = "checks/c.rs"\n',
        'crates/b/Cargo.toml': '[package]\nname = "b"\n[dependencies]\nd = { path = "../../d" }\n',
        'd/Cargo.toml': '[package]\nname = "d"\n',
        ...empty('src/lib.rs', 'src/a.rs', 'tests/a.rs', 'tests/m/main.rs', 'tests/m/x.rs', 'checks/c.rs'),
        ...empty('crates/b/src/main.rs', 'crates/b/src/bin/t.rs', 'crates/b/benches/x.rs', 'd/tests/d.rs'),
        ...empty('other/src/lib.rs', 'other/Cargo.toml'),
      },
      [
        'checks/c.rs',
        'crates/b/src/bin/t.rs',
        'crates/b/src/main.rs',
        'd/tests/d.rs',
        'src/lib.rs',
        'tests/a.rs',
        'tests/m/main.rs',
      ],
    ],
  ])('%s', async (_name, runner, files, expected) => {
    const found = await discover(runner, files);
    expect(found).toMatchObject({ certain: true, tests: expected });
  });

  test.each<[string, KnownRunner, Files, RegExp]>([
    ['rspec: options that are computed', 'rspec', { '.rspec': '<%= 1 %>' }, /computed/],
    ['rspec: an option that is not known', 'rspec', { '.rspec': '--options x' }, /--options/],
    ['rspec: a gem that is required first', 'rspec', { '.rspec': '-r more' }, /more/],
    [
      'rspec: a helper that sets the files',
      'rspec',
      {
        '.rspec': '-r spec_helper',
        'spec/spec_helper.rb': 'RSpec.configure { |c| c.pattern = "x" }',
      },
      /sets which files/,
    ],
    ['rspec: a pattern of Ruby', 'rspec', { '.rspec': '-P "spec/(a)_spec.rb"' }, /pattern/],
    [
      'rspec: a link',
      'rspec',
      { '.rspec': '', 'spec/shared': undefined as unknown as string },
      /may be a link/,
    ],
    ['phpunit: no configuration', 'phpunit', {}, /no configuration/],
    ['phpunit: two of them', 'phpunit', empty('phpunit.xml.dist', 'phpunit.dist.xml'), /there are/],
    ['phpunit: no XML', 'phpunit', { 'phpunit.xml': '<phpunit' }, /not the XML/],
    [
      'phpunit: entities',
      'phpunit',
      { 'phpunit.xml': '<!DOCTYPE phpunit [<!ENTITY a "b">]><phpunit/>' },
      /XML/,
    ],
    [
      'phpunit: a pattern',
      'phpunit',
      { 'phpunit.xml': phpunit('<testsuite><directory>src/*/tests</directory></testsuite>') },
      /no plain/,
    ],
    [
      'maven: includes',
      'maven',
      { 'pom.xml': surefire('<configuration><includes/></configuration>') },
      /includes/,
    ],
    [
      'maven: groups',
      'maven',
      { 'pom.xml': surefire('<configuration><groups>a</groups></configuration>') },
      /groups/,
    ],
    [
      'maven: executions',
      'maven',
      { 'pom.xml': surefire('<executions><execution/></executions>') },
      /executions/,
    ],
    [
      'maven: a property',
      'maven',
      { 'pom.xml': pom('<properties><skipTests>true</skipTests></properties>') },
      /skipTests/,
    ],
    [
      'maven: a parent elsewhere',
      'maven',
      { 'pom.xml': pom('<parent><artifactId>boot</artifactId></parent>') },
      /boot/,
    ],
    ['maven: an option', 'maven', { 'pom.xml': pom(), '.mvn/maven.config': '-o\n-Dtest=A\n' }, /-Dtest=A/],
    [
      'maven: *Tests of an unknown surefire',
      'maven',
      { 'pom.xml': pom(), 'src/test/java/ATests.java': java('ATests') },
      /2\.22/,
    ],
    ['gradle', 'gradle', empty('build.gradle'), /Gradle/],
    ['nextest: no TOML', 'nextest', { 'Cargo.toml': '[' }, /TOML/],
  ])('only the program can say: %s', async (_name, runner, files, reason) => {
    const found = await discover(runner, files);
    expect(found.certain).toBe(false);
    expect(!found.certain && found.reason).toMatch(reason);
  });
});

test.each<[string, string, string[]]>([
  [
    'Ä.java',
    '// class X {\nclass Y { class Z {} String s = "{"; char c = \'{\'; }\nenum E {}',
    ['Ä', 'Y', 'E'],
  ],
  [
    'A.kt',
    '/* /* */ class No */\npackage b.c\ndata class D(val x: Int)\nobject O',
    ['b.c.A', 'b.c.D', 'b.c.O'],
  ],
  ['A.groovy', "package b\nclass A { def s = '{ class X'\n def t = '''{''' }\nclass B {}", ['b.A', 'b.B']],
  ['A.scala', "package b\nclass A { val s = 'x }\ntrait T", ['b.A', 'b.T']],
])('classes of %s', (path, source, expected) => {
  expect(jvmClasses(source, path)).toEqual(expected);
});
