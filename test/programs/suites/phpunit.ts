import type { Files, Suite } from '../suite.ts';

const xml = (inside: string, attributes = ''): string =>
  `<?xml version="1.0"?>\n<phpunit cacheResult="false"${attributes === '' ? '' : ` ${attributes}`}>\n${inside}\n</phpunit>\n`;
const DIRECTORY = '<testsuites><testsuite name="unit"><directory>tests</directory></testsuite></testsuites>';
const XML = xml(DIRECTORY);

/** A file of one class with the given members. */
const test = (name: string, body: string, namespace = ''): string =>
  `<?php\n${namespace === '' ? '' : `namespace ${namespace};\n`}use PHPUnit\\Framework\\TestCase;\nclass ${name} extends TestCase\n{\n${body}\n}\n`;
const method = (body: string, name = 'testA'): string => `    public function ${name}(): void { ${body} }`;
const PASSES = method('$this->assertTrue(true);');
const FAILS = method('$this->assertTrue(false);');
const pass = (name: string) => test(name, PASSES);
const fail = (name: string) => test(name, FAILS);

/** Files `tests/A1Test.php`, … that pass. */
const passing = (count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`tests/A${index + 1}Test.php`, pass(`A${index + 1}Test`)]),
  );

const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
  ...{ name, program: 'phpunit', command: 'phpunit', verdict: 'green' },
  files: { 'phpunit.xml': XML, ...files },
  ...more,
});
const breaks: Files = { 'tests/A1Test.php': fail('A1Test') };
const ENDS = 'PHPUnit 9 ends with 0 and never runs the rest';

export const phpunitSuites: readonly Suite[] = [
  suite('passes', passing(6), {
    breaks: { 'tests/A2Test.php': fail('A2Test') },
    harmless: { 'notes.txt': 'x\n' },
  }),
  suite('fails', { ...passing(4), 'tests/BTest.php': fail('BTest') }, { verdict: 'red' }),
  suite('skips all', {
    'tests/ATest.php': test('ATest', method("$this->markTestSkipped('later');")),
    'tests/BTest.php': test('BTest', method("$this->markTestIncomplete('later');")),
    'tests/CTest.php': test(
      'CTest',
      `    protected function setUp(): void { $this->markTestSkipped('no'); }\n${FAILS}`,
    ),
  }),
  suite(
    'deselects all',
    {
      'phpunit.xml': xml(`${DIRECTORY}<groups><include><group>slow</group></include></groups>`),
      ...passing(3),
    },
    { nothing: 'no test' },
  ),
  suite(
    'deselects the tests of one file by a group',
    {
      'phpunit.xml': xml(`${DIRECTORY}<groups><exclude><group>slow</group></exclude></groups>`),
      ...passing(2),
      'tests/SlowTest.php': test('SlowTest', `    /** @group slow */\n${FAILS}`),
    },
    { breaks, harmless: { 'tests/SlowTest.php': test('SlowTest', `    /** @group slow */\n${FAILS}\n`) } },
  ),
  suite(
    'does not compile',
    { ...passing(3), 'tests/BTest.php': '<?php class BTest {\n' },
    { verdict: 'red' },
  ),
  suite(
    'does not load',
    { ...passing(3), 'tests/BTest.php': "<?php require 'gone.php';\n" },
    { verdict: 'red' },
  ),
  suite(
    'raises while it is loaded',
    { ...passing(3), 'tests/BTest.php': "<?php throw new Exception('no');\n" },
    { verdict: 'red' },
  ),
  suite('finds nothing', { 'tests/helper.php': '<?php\n' }, { nothing: 'no test' }),
  suite(
    'has a file without a class',
    { ...passing(3), 'tests/TextTest.php': '<?php\nconst TEXT = 1;\n' },
    { breaks },
  ),
  suite(
    'has an abstract class, whose tests are inherited',
    {
      ...passing(2),
      'tests/AbstractTest.php': `<?php\nabstract class AbstractTest extends PHPUnit\\Framework\\TestCase\n{\n    abstract function value(): int;\n${method('$this->assertSame(1, $this->value());')}\n}\n`,
      'tests/InheritsTest.php':
        "<?php\nrequire_once __DIR__ . '/AbstractTest.php';\nclass InheritsTest extends AbstractTest { function value(): int { return 1; } }\n",
      'tests/OtherTest.php':
        "<?php\nrequire_once __DIR__ . '/AbstractTest.php';\nclass OtherTest extends AbstractTest { function value(): int { return 1; } }\n",
    },
    {
      breaks: {
        'tests/OtherTest.php':
          "<?php\nrequire_once __DIR__ . '/AbstractTest.php';\nclass OtherTest extends AbstractTest { function value(): int { return 2; } }\n",
      },
    },
  ),
  suite('a class without tests', { ...passing(3), 'tests/BTest.php': test('BTest', '') }, { breaks }),
  suite(
    'a class without tests where that fails',
    {
      'phpunit.xml': xml(DIRECTORY, 'failOnWarning="true"'),
      ...passing(3),
      'tests/BTest.php': test('BTest', ''),
    },
    { verdict: 'red' },
  ),
  suite(
    'several classes in a file, and words that look like them',
    {
      ...passing(2),
      'tests/ManyTest.php': `<?php\nnamespace App\\Tests { // class Comment\n/* class Block */\n$a = 'class Text {'; $b = <<<EOT\nclass Heredoc\nEOT;\n$c = new class { };\n#[\\Attribute]\nclass Helper {}\nfinal class ManyTest extends \\PHPUnit\\Framework\\TestCase {\n${method('$this->assertSame(Helper::class, "App\\\\\\\\Tests\\\\\\\\Helper");').replaceAll('\\\\\\\\', '\\\\')}\n}\n}\n`,
    },
    { breaks },
  ),
  suite(
    'a file whose class has another name',
    { ...passing(2), 'tests/NameTest.php': test('QuiteOther', PASSES) },
    { breaks: { 'tests/NameTest.php': test('QuiteOther', FAILS) } },
  ),
  suite(
    'data providers and tests that depend on others',
    {
      ...passing(2),
      'tests/DataTest.php': test(
        'DataTest',
        '    public static function numbers(): array { return ["one: 1" => [1], [3]]; }\n    /** @dataProvider numbers */\n    public function testOdd(int $n): void { $this->assertSame(1, $n % 2); }\n    public function testFirst(): int { $this->assertTrue(true); return 1; }\n    /** @depends testFirst */\n    public function testSecond(int $n): void { $this->assertSame(1, $n); }',
        'App\\Data',
      ),
    },
    { breaks },
  ),
  suite(
    'a data provider that fails',
    {
      ...passing(3),
      'tests/DataTest.php': test(
        'DataTest',
        "    public static function numbers(): array { throw new Exception('no'); }\n    /** @dataProvider numbers */\n    public function testOdd(int $n): void { $this->assertSame(1, $n % 2); }",
      ),
    },
    { verdict: 'red' },
  ),
  suite(
    'two classes of one name in two namespaces, and one that begins alike',
    {
      'tests/a/CaseTest.php': test('CaseTest', PASSES, 'A'),
      'tests/b/CaseTest.php': test('CaseTest', PASSES, 'B'),
      'tests/CaseTest.php': test('CaseTest', PASSES),
      'tests/CaseTestMoreTest.php': test('CaseTestMoreTest', PASSES),
    },
    { breaks: { 'tests/b/CaseTest.php': test('CaseTest', FAILS, 'B') } },
  ),
  {
    ...suite(
      'phpunit.xml.dist with files, folders and endings',
      {},
      { breaks: { 'checks/BCheck.php': fail('BCheck') } },
    ),
    files: {
      'phpunit.xml.dist': xml(
        '<testsuites><testsuite name="a"><directory suffix="Check.php">./checks</directory><exclude>checks/old</exclude><file>single/One.php</file></testsuite><testsuite name="b"><directory>more/</directory></testsuite></testsuites>',
      ),
      'checks/ACheck.php': pass('ACheck'),
      'checks/BCheck.php': pass('BCheck'),
      'checks/old/CCheck.php': fail('CCheck'),
      'single/One.php': pass('One'),
      'more/DTest.php': pass('DTest'),
      'tests/ETest.php': fail('ETest'),
    },
  },
  suite(
    'a suite by default',
    {
      'phpunit.xml': xml(
        '<testsuites><testsuite name="unit"><directory>tests/unit</directory></testsuite><testsuite name="slow"><directory>tests/slow</directory></testsuite></testsuites>',
        'defaultTestSuite="unit"',
      ),
      'tests/unit/ATest.php': pass('ATest'),
      'tests/unit/BTest.php': pass('BTest'),
      'tests/slow/CTest.php': fail('CTest'),
    },
    { breaks: { 'tests/unit/BTest.php': fail('BTest') } },
  ),
  suite(
    'a bootstrap',
    {
      'phpunit.xml': xml(DIRECTORY, 'bootstrap="boot.php"'),
      'boot.php': '<?php const ONE = 1;\n',
      'tests/ATest.php': test('ATest', method('$this->assertSame(1, ONE);')),
      'tests/BTest.php': test('BTest', method('$this->assertSame(1, ONE);')),
    },
    { breaks: { 'boot.php': '<?php const ONE = 2;\n' } },
  ),
  suite(
    'a bootstrap that fails',
    {
      'phpunit.xml': xml(DIRECTORY, 'bootstrap="boot.php"'),
      'boot.php': "<?php throw new Exception('no');\n",
      ...passing(3),
    },
    { verdict: 'red' },
  ),
  suite('a configuration that is no XML', { 'phpunit.xml': '<phpunit', ...passing(2) }, { verdict: 'red' }),
  suite(
    'a risky test where that fails',
    {
      'phpunit.xml': xml(DIRECTORY, 'failOnRisky="true"'),
      ...passing(3),
      'tests/BTest.php': test('BTest', method('')),
    },
    { verdict: 'red' },
  ),
  suite('a risky test', { ...passing(3), 'tests/BTest.php': test('BTest', method('')) }, { breaks }),
  suite(
    'a deprecation where that fails',
    {
      'phpunit.xml': xml(DIRECTORY, 'convertDeprecationsToExceptions="true"'),
      ...passing(3),
      'tests/BTest.php': test('BTest', method("trigger_error('old', E_USER_DEPRECATED);")),
    },
    { verdict: 'red' },
  ),
  suite(
    'stops at a failure',
    {
      'phpunit.xml': xml(DIRECTORY, 'stopOnFailure="true"'),
      ...passing(3),
      'tests/BTest.php': fail('BTest'),
    },
    { verdict: 'red' },
  ),
  suite(
    'a process for each test',
    { 'phpunit.xml': xml(DIRECTORY, 'processIsolation="true"'), ...passing(2) },
    { breaks },
  ),
  suite(
    'a hook of a class that fails',
    {
      ...passing(3),
      'tests/BTest.php': test(
        'BTest',
        `    public static function setUpBeforeClass(): void { throw new Exception('no'); }\n${PASSES}`,
      ),
    },
    { verdict: 'red' },
  ),
  suite(
    'a hook after a class that fails',
    {
      ...passing(3),
      'tests/BTest.php': test(
        'BTest',
        `    public static function tearDownAfterClass(): void { throw new Exception('no'); }\n${PASSES}`,
      ),
    },
    { verdict: 'red' },
  ),
  suite(
    'an error that ends PHP',
    {
      ...passing(3),
      'tests/BTest.php': test('BTest', method("ini_set('memory_limit', '40M'); str_repeat('a', 100000000);")),
    },
    { verdict: 'red' },
  ),
  suite(
    'an exit with 1 inside a test',
    { ...passing(3), 'tests/BTest.php': test('BTest', method('exit(1);')) },
    { verdict: 'red' },
  ),
  suite(
    'an exit with 0 inside a test',
    { 'tests/BTest.php': test('BTest', method('exit(0);')) },
    {
      exception: { verdict: 'red', why: ENDS },
    },
  ),
  suite(
    'a process that is killed',
    { ...passing(3), 'tests/BTest.php': test('BTest', method("exec('kill -9 ' . getmypid()); sleep(5);")) },
    { verdict: 'red' },
  ),
  suite(
    'a filter that the step gives',
    {
      ...passing(2),
      'tests/BTest.php': test('BTest', `${PASSES}\n${method('$this->fail();', 'testSlow')}`),
      'tests/CTest.php': test('CTest', method('$this->fail();', 'testSlow')),
    },
    { command: 'phpunit --filter "testA$"', run: { args: '--filter\ntestA$' }, breaks },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'tests/[id]/ATest.php': pass('ATest'),
      'tests/{a,b}/BTest.php': pass('BTest'),
      'tests/with space/CTest.php': pass('CTest'),
      'tests/größe/ÄTest.php': pass('ÄTest'),
      "tests/it's/$ETest.php": test('ETest', PASSES, 'Größe'),
      'tests/a+b(c)/FTest.php': pass('FTest'),
    },
    { breaks: { 'tests/größe/ÄTest.php': fail('ÄTest') } },
  ),
  suite(
    'a text of PHP as a test',
    {
      'phpunit.xml': xml(
        '<testsuites><testsuite name="unit"><directory>tests</directory><directory suffix=".phpt">tests</directory></testsuite></testsuites>',
      ),
      ...passing(2),
      'tests/a (1).phpt': '--TEST--\nadds\n--FILE--\n<?php echo 1 + 1;\n--EXPECT--\n2\n',
    },
    { breaks: { 'tests/a (1).phpt': '--TEST--\nadds\n--FILE--\n<?php echo 1 + 1;\n--EXPECT--\n3\n' } },
  ),
  suite(
    'a report of the project',
    { 'phpunit.xml': xml(`${DIRECTORY}<logging><junit outputFile="mine.xml"/></logging>`), ...passing(3) },
    { breaks },
  ),
];
