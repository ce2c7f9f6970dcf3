/** What the last job merges of five legs is what one leg leaves. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJUnit } from '@paceline/runners';
import { afterAll, expect, test } from 'vitest';
import { pipelineVerdict } from './pipeline.ts';
import { createProject } from './project.ts';
import { type Files, manifest, type Suite } from './suite.ts';

const scratch = mkdtempSync(join(tmpdir(), 'paceline-merged-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Each test file covers a part of the module, and fails, skips or takes part in a name that two files have. */
const source = (exported: (name: string) => string): string =>
  ['a', 'b', 'c', 'd', 'e', 'f']
    .map((name) => `${exported(name)} = (x) => {\n  if (x) return '${name}';\n  return 0;\n};\n`)
    .join('');
const jestTest = (name: string): string =>
  `const { ${name} } = require('../src/value.js');\ndescribe('value', () => {\n  test('same name', () => { expect(${name}(1)).toBe('${name}'); });\n  test('"quoted" <${name}> ü\\n', () => { ${name === 'b' ? `expect(${name}(0)).toBe(0);` : ''} });\n  test.skip('later ${name}', () => {});\n});\n`;
const nodeTest = (name: string): string =>
  `const { test } = require('node:test');\nconst assert = require('node:assert');\nconst { ${name} } = require('../src/value.js');\ntest('same name', () => assert.equal(${name}(1), '${name}'));\ntest('"quoted" <${name}> ü', () => {${name === 'b' ? `assert.equal(${name}(0), 0);` : ''}});\ntest('later ${name}', { skip: true }, () => {});\n`;
const names = ['a', 'b', 'c', 'd', 'e'];
const tests = (of: (name: string) => string): Files =>
  Object.fromEntries(names.map((name) => [`test/${name}.test.js`, of(name)]));

const value: Files = { 'src/value.js': source((name) => `exports.${name}`) };
const suites: Suite[] = [
  {
    ...{ name: 'jest', program: 'jest-30', command: 'npm test', verdict: 'green' },
    files: { 'package.json': manifest('jest --coverage'), ...value, ...tests(jestTest) },
    run: { coverage: 'true' },
  },
  {
    ...{ name: 'node', program: 'node', command: 'npm test', verdict: 'green' },
    files: { 'package.json': manifest('node --test'), ...value, ...tests(nodeTest) },
    run: { coverage: 'true' },
  },
  {
    ...{
      name: 'a report that the program writes itself',
      program: 'jest-30',
      command: 'npm test',
      verdict: 'green',
    },
    files: {
      'package.json': manifest('jest', {
        jest: { collectCoverage: true, coverageReporters: ['lcovonly'], coverageDirectory: 'out/cov' },
      }),
      ...value,
      ...tests(jestTest),
    },
    run: { coverage: 'out/**/lcov.info' },
  },
];

const cases = (xml: string): string[] =>
  parseJUnit(xml)
    .suites.flatMap(({ file, tests: own }) =>
      own.map(({ classname, name, outcome }) => `${file} ${classname} ${name} ${outcome}`),
    )
    .sort();

const thresholds = (least: number) => ({ 'coverage-thresholds': `lines: ${least}` });

test.each(suites.map((suite) => [`${suite.program}: ${suite.name}`, suite] as const))(
  '%s: five legs and one leave the same JUnit XML and the same coverage, which reaches a threshold',
  async (_name, suite) => {
    const project = await createProject(scratch, suite.files);
    const run = (shards: number) =>
      pipelineVerdict(suite, project, scratch, { shards, allowEmpty: false, verify: thresholds(60) });
    const [one, five] = [await run(1), await run(5)];
    expect([one.verdict, five.verdict], five.log.slice(-4000)).toEqual(['green', 'green']);
    expect(five.legs).toBe(5);
    expect(cases(five.merged.junit)).toEqual(cases(one.merged.junit));
    expect(cases(five.merged.junit)).toHaveLength(15);
    expect(five.merged.coverage).toBe(one.merged.coverage);
    expect(five.merged.coverage).toContain('src/value.js');
    expect(five.merged.coverage).not.toContain(scratch);
  },
);

test('a threshold that all legs miss together makes the last job red, though every leg passes', async () => {
  const suite = suites.find(({ program }) => program === 'node')!;
  const project = await createProject(scratch, suite.files);
  const options = { shards: 3, allowEmpty: false, verify: thresholds(90) };
  const { verdict, errors } = await pipelineVerdict(suite, project, scratch, options);
  expect(verdict).toBe('red');
  expect(errors).toEqual([
    expect.stringMatching(/^tests-ok: Coverage of lines is [67]\d(?:\.\d+)? % .*90 % are wanted/),
  ]);
});

test('thresholds of a configuration hold for all legs together', async () => {
  const files: Files = {
    'package.json': manifest('jest', {
      jest: { collectCoverage: true, coverageThreshold: { global: { functions: 90 } } },
    }),
    ...value,
    ...tests(jestTest),
  };
  const project = await createProject(scratch, files);
  const options = { shards: 3, allowEmpty: false };
  const { verdict, errors } = await pipelineVerdict(suites[0]!, project, scratch, options);
  expect(verdict).toBe('red');
  expect(errors.join('\n')).toMatch(/Coverage of functions is 83\.33 % \(5 of 6\); 90 % are wanted/);
});
