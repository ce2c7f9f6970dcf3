import { createLocator, fileOfName, fromJUnit, parseJUnit, summariseReport } from '@paceline/runners';
import { describe, expect, test } from 'vitest';
import { processorSeconds } from '../processor-time.ts';

describe('names relative to something else than the repository', () => {
  const planned = new Set([
    'e2e/login.spec.js',
    'a/same.spec.js',
    'b/same.spec.js',
    'tests/a.js',
    'deep/tests/a.js',
    'web/cypress/e2e/x.cy.js',
  ]);
  const existing = new Set([
    '/repo/other/tests/e2e/login.spec.js',
    '/elsewhere/tests/login.spec.js',
    '/repo/root.js',
  ]);
  const locate = createLocator('/repo', '/repo', planned, (path) => existing.has(path));
  test.each([
    ['login.spec.js', 'e2e/login.spec.js', 'of Playwright, below its testDir'],
    ['./login.spec.js', 'e2e/login.spec.js', 'with a dot before it'],
    ['cypress/e2e/x.cy.js', 'web/cypress/e2e/x.cy.js', 'of Cypress, below its project'],
    ['cypress\\e2e\\x.cy.js', 'web/cypress/e2e/x.cy.js', 'of Windows'],
    ['C:\\w\\e2e\\login.spec.js', 'e2e/login.spec.js', 'a path of Windows'],
    ['same.spec.js', undefined, 'that fits two files'],
    ['gin.spec.js', undefined, 'that is cut within a part'],
    ['x/login.spec.js', undefined, 'with a folder that is not there'],
    ['../login.spec.js', undefined, 'above the repository'],
    ['/app/e2e/login.spec.js', 'e2e/login.spec.js', 'of a container'],
    ['/app/deep/tests/a.js', undefined, 'of a container, that fits two files'],
    ['/elsewhere/tests/login.spec.js', undefined, 'of this machine, outside the repository'],
    [
      '/repo/other/tests/e2e/login.spec.js',
      'other/tests/e2e/login.spec.js',
      'of another file of the repository',
    ],
    ['tests/a.js', 'tests/a.js', 'that is a planned file itself'],
    ['root.js', 'root.js', 'that exists'],
    ['node:internal/modules/cjs/loader', undefined, 'of Node itself'],
    [`${'x/'.repeat(3000)}login.spec.js`, undefined, 'beyond any length'],
    ['/repo/a\\b.js', undefined, 'that no document may hold'],
  ])('%s is %s: a name %s', (reported, file, _what) => {
    expect(locate(reported)).toBe(file);
  });
});

describe('files of classes and suites', () => {
  const known = [
    'src/test/java/com/x/ATest.java',
    'app/src/test/kotlin/com/y/BTest.kt',
    'one/src/test/java/com/z/CTest.java',
    'two/src/test/java/com/z/CTest.java',
    'MyApp.Tests/Services/CalcTests.cs',
    'tests/Unit/DTest.php',
    'tests/test_a.py',
    'pkg/tests/test_b.py',
    'crates/x/tests/it.rs',
    'crates/y/tests/it.rs',
    'crates/y/tests/only/main.rs',
    'e2e/login.spec.ts',
    'test.js',
    'lib/Login.rb',
  ];
  test.each([
    ['com.x.ATest', '', 'src/test/java/com/x/ATest.java'],
    ['com.x.ATest$Inner', '', 'src/test/java/com/x/ATest.java'],
    ['com.y.BTest.Nested', '', 'app/src/test/kotlin/com/y/BTest.kt'],
    ['com.z.CTest', '', undefined],
    ['MyApp.Tests.Services.CalcTests', '', 'MyApp.Tests/Services/CalcTests.cs'],
    ['Tests\\Unit\\DTest', '', undefined],
    ['tests\\Unit\\DTest', '', 'tests/Unit/DTest.php'],
    ['tests.test_a.TestB', '', 'tests/test_a.py'],
    ['tests.test_b.TestB', '', undefined],
    ['x::it', 'x::it', 'crates/x/tests/it.rs'],
    ['z::it', 'z::it', undefined],
    ['y::only', '', 'crates/y/tests/only/main.rs'],
    ['login.spec.ts', 'login.spec.ts', 'e2e/login.spec.ts'],
    ['./test.js', '', 'test.js'],
    ['', 'test.js', 'test.js'],
    ['rejects', 'Login', undefined],
    ['', '', undefined],
  ])('%j of suite %j', (classname, suite, file) => {
    expect(fileOfName([], known)(classname, suite)).toBe(file);
  });

  test('planned files come first, and settle what else would be open', () => {
    const find = fileOfName(
      ['two/src/test/java/com/z/CTest.java', 'pkg/tests/test_b.py', 'x/Login.php'],
      known,
    );
    expect(find('com.z.CTest', '')).toBe('two/src/test/java/com/z/CTest.java');
    expect(find('tests.test_b.TestB', '')).toBe('pkg/tests/test_b.py');
    expect(find('Login', '')).toBe('x/Login.php');
    expect(find('login.spec.ts', '')).toBeUndefined();
    expect(find('e2e/login.spec.ts', '')).toBe('e2e/login.spec.ts');
  });

  test('a large repository takes no time for each test', () => {
    const files = Array.from({ length: 50_000 }, (_, i) => `src/p${i}/index.test.js`);
    const find = fileOfName(
      [],
      [...files, ...files.map((file) => file.replace('index.test.js', `T${file.length}.java`))],
    );
    const look = () => {
      for (let i = 0; i < 10_000; i++) find(`com.example.p${i}.Test${i}`, `suite ${i}`);
    };
    expect(processorSeconds(look)).toBeLessThan(10);
  });
});

describe('failures that stand in no file', () => {
  const read = (xml: string, planned: string[] = []) =>
    summariseReport(
      fromJUnit(parseJUnit(xml), fileOfName(planned, ['a.js'])),
      'tests',
      createLocator('/repo', '/repo', new Set(planned), (path) => path === '/repo/a.js'),
    );

  test('count beside the files, with what the report names', () => {
    const result = read(
      '<testsuites><testsuite name="s"><testcase name="t" file="a.js"/></testsuite><testsuite name="Login flow"><testcase classname="rejects" name="Login rejects"><failure message="expected 401"/></testcase><testcase classname="accepts" name="ok"/></testsuite></testsuites>',
    );
    expect(result.executed).toMatchObject([{ file: 'a.js', failed: 0 }]);
    expect(result.withoutFile).toEqual({
      tests: 2,
      failed: 1,
      skipped: 0,
      failures: [{ suite: 'tests', name: 'Login rejects', message: 'expected 401', reported: 'rejects' }],
    });
    expect(result.outside).toEqual(['rejects', 'accepts']);
  });

  test("a suite's own failure counts for its file where it names one", () => {
    const own = '<error message="set-up"/><testcase name="t"/>';
    expect(read(`<testsuite name="s" file="a.js">${own}</testsuite>`)).toMatchObject({
      executed: [{ file: 'a.js', outcome: 'failed', tests: 2, failed: 1 }],
      failures: [{ name: 's', message: 'set-up' }],
    });
    expect(read(`<testsuite name="s">${own}</testsuite>`).withoutFile).toMatchObject({ tests: 2, failed: 1 });
  });

  test('counts without tests are all counted, and one failure stands for them', () => {
    const { withoutFile } = read('<testsuite name="s" tests="5" failures="3"/>');
    expect(withoutFile).toMatchObject({ tests: 3, failed: 3, failures: [{ name: 's' }] });
  });

  test('a report that breaks off is a failure of its own', () => {
    expect(read('<testsuite name="s"><testcase name="t" file="a.js"/>').withoutFile).toEqual({
      tests: 1,
      failed: 1,
      skipped: 0,
      failures: [
        {
          suite: 'tests',
          name: '(report)',
          message:
            'The JUnit report cannot be read to its end: line 1, column 53: it ends before <testsuite> of line 1, column 1 does.',
        },
      ],
    });
  });

  test('behind the root suite of Cypress the tests are of its file', () => {
    const result = read(
      '<testsuites name="Mocha Tests"><testsuite name="Root Suite" file="cypress/e2e/x.cy.js" tests="0"/><testsuite name="Login"><testcase name="Login ok" classname="ok"/><testcase name="Login bad" classname="bad"><failure/></testcase></testsuite></testsuites>',
      ['web/cypress/e2e/x.cy.js'],
    );
    expect(result.executed).toMatchObject([{ file: 'web/cypress/e2e/x.cy.js', tests: 2, failed: 1 }]);
    expect(result.withoutFile).toBeUndefined();
  });

  test('times without end stay finite', () => {
    const report = { file: 'a.js', name: 't', outcome: 'passed', retries: 0 } as const;
    const seconds = [1e308, 1e308, Number.POSITIVE_INFINITY, Number.NaN, -1, 2];
    const locate = () => 'a.js';
    const tests = seconds.map((one) => ({ ...report, seconds: one }));
    const files = [{ file: 'a.js', seconds: 1e308 }];
    expect(summariseReport({ files, tests }, 'tests', locate).executed[0]!.seconds).toBe(2);
  });
});
