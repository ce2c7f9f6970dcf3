import { type JUnitReport, parseJUnit, parseSeconds } from '@paceline/runners';
import { describe, expect, test } from 'vitest';

/** `name outcome` of each test, `suite: N` for what a suite reports beside its tests, the problem last. */
const short = ({ suites, problem }: JUnitReport) => [
  ...suites.flatMap(({ name, tests, failures }) => [
    ...tests.map((one) => `${one.name} ${one.outcome}`),
    ...failures.map(({ count }) => `${name}: ${count}`),
  ]),
  ...(problem === undefined ? [] : [problem]),
];
const read = (xml: string | Uint8Array) => short(parseJUnit(xml));
const invalid = (message: RegExp) =>
  expect.objectContaining({ code: 'PACELINE_JUNIT_INVALID', message: expect.stringMatching(message) });

const RED = '<testsuite name="s"><testcase name="é"><failure message="ü"/></testcase></testsuite>';
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('encodings', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(RED)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF<?xml version="1.0"?>${RED}`)],
    ['UTF-16LE with a mark', utf16(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${RED}`)],
    ['UTF-16BE with a mark', utf16(`\uFEFF<?xml version="1.0" encoding="utf-16"?>${RED}`, true)],
    ['UTF-16LE without', utf16(`<?xml version="1.0" encoding="UTF-16"?>${RED}`)],
    ['UTF-16BE without', utf16(`<?xml version="1.0" encoding="UTF-16"?>${RED}`, true)],
    ['UTF-16LE without, after blank lines', utf16(`\r\n\r\n${RED}`)],
    ['UTF-8 that says UTF-16, as .NET does', Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${RED}`)],
    ['UTF-8 that says Unicode', Buffer.from(`<?xml version="1.0" encoding="Unicode"?>${RED}`)],
    ['UTF-8 that says UTF-32', Buffer.from(`<?xml version="1.0" encoding="utf-32"?>${RED}`)],
    ['UTF-8 by a name of Python', Buffer.from(`<?xml version="1.0" encoding="utf_8_sig"?>${RED}`)],
    ['latin1 by a name of Python', Buffer.from(`<?xml version="1.0" encoding="latin_1"?>${RED}`, 'latin1')],
    ['ISO-8859-15', Buffer.from(`<?xml version="1.0" encoding="ISO8859_15"?>${RED}`, 'latin1')],
    ['latin1', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${RED}`, 'latin1')],
    ['windows-1252', Buffer.from(`<?xml version='1.0' encoding='Windows-1252'?>${RED}`, 'latin1')],
    [
      'a declaration after lines of a log',
      Buffer.from(`log\n<?xml version="1.0" encoding="cp1252"?>${RED}`, 'latin1'),
    ],
  ])('%s', (_name, bytes) => {
    const [only] = parseJUnit(bytes).suites.flatMap(({ tests }) => tests);
    expect(only).toMatchObject({ name: 'é', outcome: 'failed', message: 'ü' });
  });

  test('Shift_JIS', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="Shift_JIS"?><testsuite name="s"><testcase name="'),
      Buffer.from([0x83, 0x65]),
      Buffer.from('"><error/></testcase></testsuite>'),
    ]);
    expect(read(bytes)).toEqual(['テ error']);
  });

  test('bytes that are no UTF-8 spoil a name and no outcome', () => {
    expect(read(Buffer.from(RED, 'latin1'))).toEqual(['\uFFFD failed']);
  });

  test.each([
    ['utf-7', Buffer.from(`<?xml version="1.0" encoding="utf-7"?>${RED}`)],
    ['utf-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
  ])('%s is refused by its name', (label, bytes) => {
    expect(() => parseJUnit(bytes)).toThrowError(invalid(new RegExp(`"${label}", which is not known`)));
  });
});

describe('shapes', () => {
  test.each([
    ['lines of a log before it', `> build <a>\nok: 1 < 2 & 3\n<?xml version="1.0"?>\n${RED}`, ['é failed']],
    ['lines of a log before it, no declaration', `Running…\n${RED}`, ['é failed']],
    ['lines after it', `${RED}\nDone in 3 s, 1 < 2\n`, ['é failed']],
    [
      'several documents',
      `<?xml version="1.0"?><testsuite name="a"><testcase name="x"/></testsuite>\n<?xml version="1.0"?>${RED}`,
      ['x passed', 'é failed'],
    ],
    ['a failing one before one with a declaration', `${RED}<?xml version="1.0"?><testsuites/>`, ['é failed']],
    [
      'prefixes',
      '<n:testsuites xmlns:n="urn:x"><n:testsuite n:name="s"><n:testcase n:name="t"><n:error/></n:testcase></n:testsuite></n:testsuites>',
      ['t error'],
    ],
    [
      'upper case',
      '<TestSuites><TestSuite Name="s"><TestCase NAME="t"><Failure/></TestCase></TestSuite></TestSuites>',
      ['t failed'],
    ],
    ['lists in lists', `<testsuites><testsuites>${RED}</testsuites></testsuites>`, ['é failed']],
    ['an element around it', `<?xml version="1.0"?><report>${RED}</report>`, ['é failed']],
    [
      'an element around tests and failures',
      '<testsuite name="s"><group><testcase name="t"><steps><failure/></steps></testcase></group></testsuite>',
      ['t failed'],
    ],
    [
      'a test in a test',
      '<testsuite name="s"><testcase name="a"><testcase name="b"><failure/></testcase></testcase></testsuite>',
      ['b failed', 'a passed'],
    ],
    ['a document type', `<!DOCTYPE testsuite [<!-- don't --><!ENTITY a "]>">]>${RED}`, ['é failed']],
    [
      'bare & and <',
      '<testsuite name="s"><testcase name="a & b < c">1 < 2 && x</testcase></testsuite>',
      ['a & b < c passed'],
    ],
    ['> in a value', '<testsuite name="s"><testcase name="a > b"/></testsuite>', ['a > b passed']],
    [
      'references to no character',
      '<testsuite name="&#xFFFE;&#x110000;&#0;"><testcase name="&nbsp;"/></testsuite>',
      ['&nbsp; passed'],
    ],
    [
      'one name twice',
      '<testsuite name="s"><testcase name="t"/><testcase name="t"><failure/></testcase></testsuite>',
      ['t passed', 't failed'],
    ],
    [
      'a report in the output of a test',
      `<testsuite name="s"><testcase name="t"><system-out>${RED}</system-out></testcase></testsuite>`,
      ['t passed'],
    ],
    [
      'a report in the CDATA of a test',
      `<testsuite name="s"><testcase name="t"><system-out><![CDATA[${RED}]]></system-out></testcase></testsuite>`,
      ['t passed'],
    ],
    [
      'a test without a suite',
      '<testsuites><testcase name="t"><error/></testcase></testsuites>',
      ['t error'],
    ],
    [
      'spaces in an end tag',
      '<testsuite name="s"><testcase name="t"><failure>x</  failure ></testcase></testsuite>',
      ['t failed'],
    ],
    ['an empty list', '<testsuites/>', []],
  ])('%s', (_name, xml, expected) => {
    expect(read(xml)).toEqual(expected);
  });

  test('several failures of one test are one failed test with all messages', () => {
    const xml =
      '<testsuite name="s"><testcase name="t"><failure>first</failure><failure message="second"/><error>third</error></testcase></testsuite>';
    expect(parseJUnit(xml).suites[0]!.tests).toMatchObject([
      { outcome: 'failed', message: 'first\n\nsecond\n\nthird' },
    ]);
  });

  test('a message may be an element of its own', () => {
    const xml =
      '<testsuite name="s"><testcase name="t"><failure><message>m</message><trace>&lt;x&gt;</trace></failure></testcase></testsuite>';
    expect(parseJUnit(xml).suites[0]!.tests[0]!.message).toBe('m<x>');
  });
});

describe('outcomes', () => {
  const one = (attributes: string, inside: string) =>
    parseJUnit(`<testsuite name="s"><testcase name="t" ${attributes}>${inside}</testcase></testsuite>`)
      .suites[0]!.tests[0]!;
  test.each([
    ['', '', 'passed'],
    ['', '<flakyFailure/>', 'passed'],
    ['', '<failure/><rerunFailure/>', 'failed'],
    ['', '<rerunFailure/>', 'failed'],
    ['', '<skipped/>', 'skipped'],
    ['', '<skipped type="todo"/><failure/>', 'skipped'],
    ['', '<skipped message="then its teardown fails"/><error/>', 'error'],
    ['', `${'<skipped/>'.repeat(30)}<failure/>`, 'failed'],
    ['status="fail"', '', 'failed'],
    ['status="Failed"', '<skipped/>', 'failed'],
    ['status="run"', '', 'passed'],
    ['status="run" result="completed"', '', 'passed'],
    ['status="notrun"', '', 'skipped'],
    ['result="timedout"', '', 'failed'],
  ])('<testcase %s>%s is %s', (attributes, inside, outcome) => {
    expect(one(attributes, inside).outcome).toBe(outcome);
  });

  const attempts = (version: string, first: string, second: string) =>
    read(
      `<testsuite name="s"><properties><property name="go.version" value="${version}"/></properties><testcase name="T">${first}</testcase><testcase name="T">${second}</testcase></testsuite>`,
    );
  test('only gotestsum lists attempts of one test; elsewhere one name twice is two tests', () => {
    expect(attempts('go1.19.8 linux/amd64', '<failure/>', '')).toEqual(['T passed']);
    expect(attempts('go1.19.8 linux/amd64', '', '<failure/>')).toEqual(['T failed']);
    expect(attempts('go1.19', '<failure/>', '')).toEqual(['T failed', 'T passed']);
  });
});

describe('what suites report beside their tests', () => {
  test.each([
    [
      'an error of a suite',
      '<testsuite name="s"><error>set-up</error><testcase name="t"/></testsuite>',
      ['t passed', 's: 1'],
    ],
    [
      'a failure of the list',
      '<testsuites name="all"><failure/><testsuite name="s"><testcase name="t"/></testsuite></testsuites>',
      ['t passed', 'all: 1'],
    ],
    [
      'counts only',
      '<testsuites tests="5" failures="2" errors="1"><testsuite name="s" tests="5" failures="2" errors="1"/></testsuites>',
      ['s: 3'],
    ],
    [
      'counts of the list only',
      '<testsuites name="all" failures="2"><testsuite name="s"><testcase name="t"/></testsuite></testsuites>',
      ['t passed', 'all: 2'],
    ],
    [
      'one more counted than listed',
      '<testsuite name="s" failures="2"><testcase name="t"><failure/></testcase></testsuite>',
      ['t failed', 's: 1'],
    ],
    [
      'outer suites count the inner ones',
      '<testsuite name="o" failures="1"><testsuite name="s" failures="1"><testcase name="t"><failure/></testcase></testsuite></testsuite>',
      ['t failed'],
    ],
    [
      'all failures of one test are counted',
      '<testsuite name="s" failures="2"><testcase name="t"><failure/><failure/></testcase></testsuite>',
      ['t failed'],
    ],
    [
      'surefire counts attempts',
      '<testsuite name="s" failures="1"><testcase name="t"><flakyFailure/></testcase></testsuite>',
      ['t passed'],
    ],
    [
      'fewer counted than listed',
      '<testsuite name="s" failures="0"><testcase name="t"><failure/></testcase></testsuite>',
      ['t failed'],
    ],
    [
      'Qt counts what tests log as errors',
      '<testsuite name="s" errors="29" failures="0"><properties><property value="5.15.3" name="QTestVersion"/></properties><testcase result="pass" name="t"/></testsuite>',
      ['t passed'],
    ],
    [
      'no count',
      '<testsuite name="s" failures="" errors="-1"><testcase name="t"/></testsuite>',
      ['t passed'],
    ],
    ['a count beyond all bounds', '<testsuite name="s" failures="99999999999999999999"/>', ['s: 1000000']],
  ])('%s', (_name, xml, expected) => {
    expect(read(xml)).toEqual(expected);
  });

  test('green counts without tests prove nothing', () => {
    expect(() => parseJUnit('<testsuite name="s" tests="5" failures="0"/>')).toThrowError(
      invalid(/counts 5 tests and lists none/),
    );
  });

  test('tests that are counted as skipped need not be listed (mocha-junit-reporter)', () => {
    const xml =
      '<testsuites tests="1" failures="0" skipped="1"><testsuite name="x" tests="1" file="a.cjs"></testsuite></testsuites>';
    expect(parseJUnit(xml).suites).toMatchObject([{ file: 'a.cjs', tests: [] }]);
  });

  test('the file of a suite with tests holds for no other suite, unless it is the root', () => {
    const behind = (name: string) =>
      parseJUnit(
        `<testsuites><testsuite name="${name}" file="a.js"><testcase name="1"/></testsuite><testsuite name="x"><testcase name="2"/></testsuite></testsuites>`,
      ).suites[1]!.fileBefore;
    expect(behind('s')).toBeUndefined();
    expect(behind('Root Suite')).toBe('a.js');
  });

  test('the file of a suite holds for the suites inside it, and behind an empty one for those without', () => {
    const { suites } = parseJUnit(
      '<testsuites><testsuite name="Root Suite" file="a.cy.js" tests="0"/><testsuite name="x"><testcase name="1"/></testsuite><testsuite name="y"><testcase name="2"/></testsuite><testsuite name="Root Suite" file="b.cy.js" tests="0"/><testsuite name="z"><testsuite name="in"><testcase name="3"/></testsuite></testsuite><testsuite name="c" file="c.php"><testsuite name="in c"><testcase name="4"/></testsuite></testsuite></testsuites>',
    );
    expect(suites.map(({ name, file, fileBefore }) => [name, file, fileBefore])).toEqual([
      ['Root Suite', 'a.cy.js', undefined],
      ['x', undefined, 'a.cy.js'],
      ['y', undefined, 'a.cy.js'],
      ['Root Suite', 'b.cy.js', undefined],
      ['in', undefined, 'b.cy.js'],
      ['in c', 'c.php', undefined],
    ]);
  });
});

describe('what cannot be read for certain', () => {
  const whole = '<testsuite name="s"><testcase name="a"><failure/></testcase>';
  test.each([
    ['no end', whole, /line 1, column 61: it ends before <testsuite> of line 1, column 1 does/],
    [
      'a tag cut off',
      `${whole}\n<testcase name="b`,
      /line 2, column 18: it ends inside the tag <testcase> of line 2, column 1/,
    ],
    ['a comment cut off', `${whole}<!-- x`, /ends inside a comment/],
    ['a CDATA section cut off', `${whole}<![CDATA[x]]`, /ends inside a CDATA section/],
    [
      'a wrong end',
      `${whole}</testsuites>`,
      /<\/testsuites> stands where <testsuite> of line 1, column 1 should end/,
    ],
    [
      'an end too many',
      `${whole}</testsuite></testsuite>`,
      /<\/testsuite> ends an element that was never opened/,
    ],
    [
      'a second report cut off',
      `${whole}</testsuite><testsuite name="t"><testcase name="x"/>`,
      /it ends before <testsuite>/,
    ],
    [
      'a report inside a cut one',
      `${whole}<testcase name="b${whole}</testsuite>`,
      /part of the report in the value of name/,
    ],
    [
      'a lost quote',
      `${whole}<testcase name="b><failure type='x'/></testcase><testcase name="c"/></testsuite>`,
      /part of the report in the value of name/,
    ],
    ['a quote in a value', `${whole}<testcase name="say "hi" to"/></testsuite>`, /is not written as XML is/],
    ['no quotes', `${whole}<testcase name=b/></testsuite>`, /no quotes around the value of name/],
    ['an attribute twice', `${whole}<testcase name="b" name="c"/></testsuite>`, /attribute name twice/],
    [
      'an entity of its own',
      `<!DOCTYPE x [<!ENTITY f "<failure/>">]>${whole}<testcase name="b">&f;</testcase></testsuite>`,
      /entity that it declares itself/,
    ],
    ['elements without end', whole + '<a>'.repeat(300), /nested deeper than 256/],
  ])('%s: what came before counts, and the reason is said', (_name, xml, problem) => {
    const report = parseJUnit(xml);
    expect(report.suites.flatMap(({ tests }) => tests).map(({ name }) => name)).toContain('a');
    expect(report.problem).toMatch(problem);
  });

  test('a test that it breaks off in is failed only when it had failed', () => {
    expect(read('<testsuite name="s"><testcase name="a"/><testcase name="b"><failure message="m">x')).toEqual(
      ['a passed', 'b failed', expect.stringMatching(/ends before <failure>/)],
    );
    expect(read('<testsuite name="s"><testcase name="a"/><testcase name="b"><system-out>x')).toEqual([
      'a passed',
      expect.stringMatching(/ends before <system-out>/),
    ]);
  });

  test.each([
    ['empty', '', /it is empty/],
    ['blank', '\n\n', /it is empty/],
    ['no XML', 'Segmentation fault\nand more', /begins with "Segmentation fault/],
    ['another format', '<?xml version="1.0"?><TestRun id="1"><Results/></TestRun>', /begins with <TestRun>/],
    [
      'its beginning is lost',
      '"x"/></testcase></testsuite><testsuite name="s"><testcase name="t"/></testsuite>',
      /begins in the middle/,
    ],
    [
      'counts before the end',
      '<testsuites tests="5"><testsuite name="s" tests="5"><testcase name="a',
      /ends inside the tag <testcase>/,
    ],
    ['nothing before the end', '<testsuites><testsuite name="s">', /ends before <testsuite>/],
  ])('%s: one error with the reason', (_name, xml, message) => {
    expect(() => parseJUnit(xml)).toThrowError(invalid(message));
  });
});

describe('times', () => {
  test.each([
    ['0:00:10.693097', 10.693097],
    ['00:01:02', 62],
    ['1:02.5', 62.5],
    ['1 day, 0:00:10', 86410],
    ['1.02:03:04.5', 93784.5],
    ['1,024.12', 1024.12],
    ['2,120.532', 2120.532],
    ['12.5s', 12.5],
    ['3 sec', 3],
    ['1e308', 0],
    ['1e9', 1e9],
    ['Infinity', 0],
    ['-0.001', 0],
    ['-1:00:00', 0],
    ['NaN', 0],
    ['9'.repeat(400), 0],
  ])('%s', (text, seconds) => {
    expect(parseSeconds(text)).toBeCloseTo(seconds, 9);
  });
});
