/** A file that is divided by its tests: its legs together run what one leg runs, and say what they cannot know. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJUnit } from '@paceline/runners';
import { afterAll, describe, expect, test } from 'vitest';
import { ownVerdict } from './own-verdict.ts';
import { pipelineVerdict } from './pipeline.ts';
import { createProject } from './project.ts';
import { type Files, manifest, type Suite } from './suite.ts';

const scratch = mkdtempSync(join(tmpdir(), 'paceline-split-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What an earlier run took: the first file alone is longer than a third of the suite. */
const timings = (long: string, ...others: string[]): Files => ({
  '.test_durations': JSON.stringify(
    Object.fromEntries([[`${long}::t`, 90], ...others.map((file) => [`${file}::t`, 3])]),
  ),
});
const DIVIDED = { 'split-files': 'true', timings: '.test_durations' };

/** Tests of which each kind has its own way to be found: parameters from a set, classes, unittest, a doctest's neighbour. */
const pytestLong = (broken = false): string => `import unittest
import pytest
from tests.test_base import TestBase

@pytest.fixture(scope="module")
def shared():
    return []

@pytest.mark.parametrize("name", {"a", "b", "c", "d", "e/f", "[g]", "h i", "ü"})
def test_each(name, shared):
    assert name

class TestGroup:
    def test_one(self): pass
    def test_two(self): ${broken ? 'assert 0' : 'pass'}

class TestInherited(TestBase):
    pass

class Case(unittest.TestCase):
    def test_x(self): pass
    def test_y(self): self.skipTest("later")

def test_left_by_hook(): assert 0

@pytest.mark.slow
def test_left_out(): assert 0
`;
const rspecLong = (broken = false): string => `RSpec.shared_examples 'shared' do |n|
  it("shares #{n}") { expect(n).to be > 0 }
end
RSpec.describe 'long' do
  before(:all) { @set = 1 }
  11.times { |i| it("example #{i}") { expect(@set).to eq 1 } }
  context 'nested' do
    include_examples 'shared', 1
    it { expect(1).to eq ${broken ? 2 : 1} }
    xit('later') { raise }
    it('is slow', slow: true) { raise }
  end
end
RSpec.describe('second') { it('is there, too') { expect(1).to eq 1 } }
`;
const playwrightLong = (broken = false): string => `const { test, expect } = require('@playwright/test');
for (let i = 0; i < 7; i++) test('case ' + i, () => expect(i).toBeLessThan(9));
test.describe.serial('in order', () => {
  let state = 0;
  test('first', () => { state = 1; });
  test('second', () => expect(state).toBe(1));
});
test.describe('group', () => {
  test.skip('later', () => {});
  test('inner', () => expect(1).toBe(${broken ? 2 : 1}));
});
`;

const suites: (Suite & { readonly tests: number })[] = [
  {
    ...{ name: 'pytest', program: 'pytest', command: 'pytest', verdict: 'green', tests: 20 },
    files: {
      'pytest.ini': '[pytest]\naddopts = -m "not slow"\nmarkers = slow\n',
      'tests/test_long.py': pytestLong(),
      'tests/__init__.py': '',
      // A hook of the project that leaves tests out, after all others of its kind.
      'conftest.py':
        'import pytest\n@pytest.hookimpl(hookwrapper=True, tryfirst=True)\ndef pytest_collection_modifyitems(items):\n    yield\n    items[:] = [item for item in items if "left_by_hook" not in item.name]\n',
      'tests/test_base.py': 'class TestBase:\n    def test_p(self): pass\n    def test_q(self): pass\n',
      'tests/test_a.py': 'def test_a(): pass\n',
      'tests/test_b.py': 'def test_b(): pass\n',
      ...timings('tests/test_long.py', 'tests/test_a.py', 'tests/test_b.py'),
    },
    breaks: { 'tests/test_long.py': pytestLong(true) },
  },
  {
    ...{ name: 'RSpec', program: 'rspec', command: 'rspec', verdict: 'green', tests: 17 },
    files: {
      '.rspec': '--format documentation\n--tag ~slow\n',
      'spec/long_spec.rb': rspecLong(),
      'spec/a_spec.rb': "RSpec.describe('a') { it('a') { expect(1).to eq 1 } }\n",
      'spec/b_spec.rb': "RSpec.describe('b') { it('b') { expect(1).to eq 1 } }\n",
      ...timings('spec/long_spec.rb', 'spec/a_spec.rb', 'spec/b_spec.rb'),
    },
    breaks: { 'spec/long_spec.rb': rspecLong(true) },
  },
  {
    ...{ name: 'Playwright', program: 'playwright', command: 'npm test', verdict: 'green', tests: 26 },
    files: {
      'package.json': manifest('playwright test', { devDependencies: { '@playwright/test': '1' } }),
      'playwright.config.cjs':
        "module.exports = { testDir: 'e2e', projects: [{ name: 'one' }, { name: 'two' }] };\n",
      'e2e/long.spec.cjs': playwrightLong(),
      'e2e/a.spec.cjs': "const { test } = require('@playwright/test');\ntest('a', () => {});\n",
      'e2e/b.spec.cjs': "const { test } = require('@playwright/test');\ntest('b', () => {});\n",
      ...timings('e2e/long.spec.cjs', 'e2e/a.spec.cjs', 'e2e/b.spec.cjs'),
    },
    breaks: { 'e2e/long.spec.cjs': playwrightLong(true) },
  },
];

const cases = (xml: string): string[] =>
  parseJUnit(xml)
    .suites.flatMap(({ file, tests }) =>
      tests.map(({ classname, name, outcome }) => `${file} ${classname} ${name} ${outcome}`),
    )
    .sort();

describe.each(suites.map((suite) => [suite.name, suite] as const))('%s', (_name, suite) => {
  test.each(suite.program === 'pytest' ? [2, 7] : [3])(
    '%i legs run each test of a long file once',
    async (shards) => {
      const project = await createProject(scratch, suite.files);
      const one = await pipelineVerdict(suite, project, scratch, { shards: 1, allowEmpty: false });
      const some = await pipelineVerdict(suite, project, scratch, {
        ...{ shards, allowEmpty: false, matrix: DIVIDED },
      });
      expect(some.log).toContain(`into ${Math.min(shards, 7)} parts`);
      expect([one.verdict, some.verdict], some.log.slice(-6000)).toEqual(['green', 'green']);
      expect(cases(some.merged.junit)).toEqual(cases(one.merged.junit));
      expect(cases(some.merged.junit)).toHaveLength(suite.tests);
    },
  );

  test('a test that fails in one part makes the run red, as the own command is', async () => {
    const project = await createProject(scratch, { ...suite.files, ...suite.breaks });
    const own = await ownVerdict(suite, project, scratch);
    const three = await pipelineVerdict(suite, project, scratch, {
      ...{ shards: 3, allowEmpty: false, matrix: DIVIDED },
    });
    expect([own.verdict, three.verdict], three.log.slice(-6000)).toEqual(['red', 'red']);
    expect(three.errors.filter((error) => error.startsWith('test ')).length).toBeGreaterThan(0);
    expect(three.log).not.toContain('do not fit together');
  });
});

test('tests whose names differ from leg to leg cannot be divided, and the run says so', async () => {
  const [pytest] = suites;
  const files = {
    ...pytest!.files,
    'tests/test_long.py':
      'import os, pytest\n@pytest.mark.parametrize("n", [os.urandom(4).hex() for _ in range(9)])\ndef test_n(n): pass\n',
  };
  const project = await createProject(scratch, files);
  const run = await pipelineVerdict(pytest!, project, scratch, {
    ...{ shards: 3, allowEmpty: false, matrix: DIVIDED },
  });
  expect(run.verdict, run.log.slice(-6000)).not.toBe('green');
  expect(run.log).toContain('do not find the same tests in tests/test_long.py');
});
