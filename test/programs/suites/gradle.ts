import type { Files, Suite } from '../suite.ts';

const BUILD =
  "apply plugin: 'java'\ncompileJava.options.encoding = 'UTF-8'\ncompileTestJava.options.encoding = 'UTF-8'\ndependencies { testCompile files('/usr/share/java/junit4.jar', '/usr/share/java/hamcrest-core.jar') }\n";

/** A class with one test. */
const test = (name: string, body = ''): string =>
  `package app;\n\npublic class ${name} {\n  @org.junit.Test public void a() throws Exception { ${body} }\n}\n`;
const FAIL = 'org.junit.Assert.fail();';
const sources = 'src/test/java/app';

const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
  ...{ name, program: 'gradle', command: 'gradle --offline --no-daemon -q test', verdict: 'green' },
  files: { '.gitignore': 'build/\n.gradle/\n', 'settings.gradle': '', 'build.gradle': BUILD, ...files },
  run: { args: '--offline\n--no-daemon' },
  ...more,
});

const two: Files = { [`${sources}/ATest.java`]: test('ATest'), [`${sources}/BTest.java`]: test('BTest') };
const breaks: Files = { [`${sources}/BTest.java`]: test('BTest', FAIL) };

/** Each takes many seconds, so there are few, and each holds more than one trap. */
export const gradleSuites: readonly Suite[] = [
  suite(
    'passes',
    {
      ...two,
      [`${sources}/Tools.java`]: 'package app;\nclass Tools { static int one() { return 1; } }\n',
      [`${sources}/Größe.java`]: test('Größe', 'org.junit.Assert.assertEquals(1, Tools.one());').replace(
        /\}\n$/,
        '  public static class Inner { @org.junit.Test public void b() {} }\n}\n',
      ),
      [`${sources}/NoTest.java`]: 'package app;\npublic class NoTest extends Thread {}\n',
    },
    { breaks },
  ),
  suite('fails', { ...two, ...breaks }, { verdict: 'red' }),
  suite('skips all', { [`${sources}/ATest.java`]: test('ATest').replace('@org', '@org.junit.Ignore @org') }),
  suite(
    'does not compile',
    { ...two, [`${sources}/CTest.java`]: 'package app; class CTest {\n' },
    { verdict: 'red' },
  ),
  suite(
    'projects with classes of one name, of which one is switched off',
    {
      'settings.gradle': "include 'one', 'two', 'off'\n",
      'build.gradle': `subprojects {\n${BUILD}}\nproject(':off') { test.enabled = false }\n`,
      [`one/${sources}/ATest.java`]: test('ATest'),
      [`two/${sources}/ATest.java`]: test('ATest'),
      [`off/${sources}/ATest.java`]: test('ATest', FAIL),
    },
    { breaks: { [`two/${sources}/ATest.java`]: test('ATest', FAIL) } },
  ),
  suite(
    'the process of the tests is killed',
    { ...two, [`${sources}/CTest.java`]: test('CTest', 'Runtime.getRuntime().halt(9);') },
    { verdict: 'red' },
  ),
];
