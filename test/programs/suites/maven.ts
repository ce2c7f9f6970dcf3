import type { Files, Suite } from '../suite.ts';

/** Maven in the distribution's own repository of plugins, from which nothing is fetched. */
const OFFLINE: Files = {
  '.gitignore': 'target/\n',
  '.mvn/maven.config': '-o\n-s\n.mvn/settings.xml\n',
  '.mvn/settings.xml': '<settings><localRepository>/usr/share/maven-repo</localRepository></settings>\n',
};

const project = (inside: string, name = 'suite'): string =>
  `<project><modelVersion>4.0.0</modelVersion>${inside.includes('<parent>') ? '' : '<groupId>t</groupId><version>1</version>'}<artifactId>${name}</artifactId>${inside}</project>\n`;
const plugin = (name: string, version: string, more = '') =>
  `<plugin><artifactId>maven-${name}-plugin</artifactId><version>${version}</version>${more}</plugin>`;
const build = (surefire = '', plugins = '') =>
  `<build><plugins>${plugin('resources', '3.3.0')}${plugin('compiler', '3.10.1')}${plugin('surefire', '2.22.3', surefire)}${plugins}</plugins></build>`;
const COMMON =
  '<properties><maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties><dependencies><dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.x</version><scope>test</scope></dependency></dependencies>';
const POM = project(COMMON + build());
const CHILD = '<parent><groupId>t</groupId><artifactId>suite</artifactId><version>1</version></parent>';

/** A class with one test. */
const test = (name: string, body = '', packageName = 'app'): string =>
  `package ${packageName};\n\npublic class ${name} {\n  @org.junit.Test public void a() throws Exception { ${body} }\n}\n`;
const FAIL = 'org.junit.Assert.fail();';
const sources = 'src/test/java/app';

const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
  ...{ name, program: 'maven', command: 'mvn -B -q test', verdict: 'green' },
  files: { ...OFFLINE, 'pom.xml': POM, ...files },
  ...more,
});

const three: Files = {
  [`${sources}/ATest.java`]: test('ATest'),
  [`${sources}/BTest.java`]: test('BTest'),
  [`${sources}/CTest.java`]: test('CTest'),
};
const breaks: Files = { [`${sources}/BTest.java`]: test('BTest', FAIL) };

/** Each takes seconds, so there are few, and each holds more than one trap. */
export const mavenSuites: readonly Suite[] = [
  suite(
    'passes',
    {
      ...three,
      // Not a test, though its name says so; one that inherits its test; one of JUnit 3.
      [`${sources}/TestTools.java`]: 'package app;\nclass TestTools { static int one() { return 1; } }\n',
      [`${sources}/AbstractTest.java`]:
        'package app;\npublic abstract class AbstractTest {\n  abstract int one();\n  @org.junit.Test public void is() { org.junit.Assert.assertEquals(1, one()); }\n}\n',
      [`${sources}/InheritsTest.java`]:
        'package app;\npublic class InheritsTest extends AbstractTest { int one() { return TestTools.one(); } }\n',
      [`${sources}/OldTest.java`]:
        'package app;\npublic class OldTest extends junit.framework.TestCase { public void testA() {} }\n',
      'src/test/java/other/ATest.java': test('ATest', '', 'other'),
    },
    { breaks, harmless: { 'notes.txt': 'x\n' } },
  ),
  suite('fails', { ...three, ...breaks }, { verdict: 'red' }),
  suite('skips all', {
    [`${sources}/ATest.java`]: test('ATest').replace('@org', '@org.junit.Ignore @org'),
    [`${sources}/BTest.java`]: test('BTest').replace('public class', '@org.junit.Ignore public class'),
  }),
  suite(
    'does not compile',
    { ...three, [`${sources}/DTest.java`]: 'package app; class DTest {\n' },
    { verdict: 'red' },
  ),
  suite('finds nothing', { 'src/main/java/app/A.java': 'package app; class A {}\n' }, { nothing: 'no test' }),
  suite(
    'tests are skipped by the pom',
    {
      ...three,
      'pom.xml': project(
        COMMON.replace('</properties>', '<skipTests>true</skipTests></properties>') + build(),
      ),
    },
    { nothing: 'no test' },
  ),
  suite(
    'includes in the pom',
    {
      'pom.xml': project(
        COMMON +
          build('<configuration><includes><include>**/*Check.java</include></includes></configuration>'),
      ),
      [`${sources}/ACheck.java`]: test('ACheck'),
      [`${sources}/BCheck.java`]: test('BCheck'),
      [`${sources}/CTest.java`]: test('CTest', FAIL),
    },
    { breaks: { [`${sources}/BCheck.java`]: test('BCheck', FAIL) } },
  ),
  suite(
    'the process of the tests exits with 0',
    { ...three, [`${sources}/DTest.java`]: test('DTest', 'System.exit(0);') },
    { verdict: 'red' },
  ),
  suite(
    'the process of the tests is killed',
    { ...three, [`${sources}/DTest.java`]: test('DTest', 'Runtime.getRuntime().halt(9);') },
    { verdict: 'red' },
  ),
  suite(
    'a hook of a class that fails',
    {
      ...three,
      [`${sources}/DTest.java`]: test('DTest').replace(
        '  @org',
        `  @org.junit.BeforeClass public static void before() { ${FAIL} }\n  @org`,
      ),
    },
    { verdict: 'red' },
  ),
  suite(
    'a test that passes when it is run again',
    {
      ...three,
      'pom.xml': project(
        COMMON + build('<configuration><rerunFailingTestsCount>2</rerunFailingTestsCount></configuration>'),
      ),
      [`${sources}/FlakyTest.java`]: test('FlakyTest', 'if (count++ == 0) org.junit.Assert.fail();').replace(
        '{\n',
        '{\n  static int count;\n',
      ),
    },
    { breaks },
  ),
  suite(
    'modules with classes of one name',
    {
      'pom.xml': project(
        `<packaging>pom</packaging><modules><module>one</module><module>two [x] ä</module></modules>${COMMON}${build()}`,
      ),
      'one/pom.xml': project(CHILD, 'one'),
      'two [x] ä/pom.xml': project(CHILD, 'two'),
      [`one/${sources}/ATest.java`]: test('ATest'),
      [`two [x] ä/${sources}/ATest.java`]: test('ATest'),
      [`two [x] ä/${sources}/GrößeTest.java`]: test('GrößeTest'),
      [`not-a-module/${sources}/BTest.java`]: test('BTest', FAIL),
    },
    { breaks: { [`two [x] ä/${sources}/ATest.java`]: test('ATest', FAIL) } },
  ),
];
