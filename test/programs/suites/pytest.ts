import type { Files, Suite } from '../suite.ts';

const PASS = 'def test_a(): pass\n';
const FAIL = 'def test_a(): assert 0\n';
const INI = '[pytest]\n';
const CONFIGURATION = /(?:^|\/)(?:pytest\.ini|pyproject\.toml|setup\.cfg|requirements\.txt)$/;

/** Files `tests/test_1.py`, … that pass. */
const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tests/test_${index + 1}.py`, PASS]));

const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
  ...{ name, program: 'pytest', command: 'pytest', verdict: 'green' },
  files: Object.keys(files).some((path) => CONFIGURATION.test(path))
    ? files
    : { 'pytest.ini': INI, ...files },
  ...more,
});

export const pytestSuites: readonly Suite[] = [
  suite('passes', passing(6), { breaks: { 'tests/test_2.py': FAIL }, harmless: { 'notes.txt': 'x\n' } }),
  suite('fails', { ...passing(5), 'tests/test_6.py': FAIL }, { verdict: 'red' }),
  suite('passes under unittest', {
    ...passing(2),
    'tests/test_unit.py':
      'import unittest\nclass Case(unittest.TestCase):\n    def test_a(self): self.assertTrue(True)\n',
  }),
  suite(
    'inherits tests of another file',
    {
      ...passing(3),
      'tests/__init__.py': '',
      'tests/test_base.py': 'class TestBase:\n    value = 1\n    def test_a(self): assert self.value\n',
      'tests/test_own.py':
        'from tests.test_base import TestBase\nclass TestOwn(TestBase):\n    value = 2\n    def test_b(self): pass\n',
      'tests/test_again.py': 'from .test_base import TestBase\n',
    },
    {
      breaks: {
        'tests/test_own.py':
          'from tests.test_base import TestBase\nclass TestOwn(TestBase):\n    value = 0\n    def test_b(self): pass\n',
      },
    },
  ),
  suite('skips all', {
    'tests/test_1.py': `import pytest\n@pytest.mark.skip\n${PASS}`,
    'tests/test_2.py': `import pytest\npytestmark = pytest.mark.skip(reason='later')\n${PASS}`,
    'tests/test_3.py': `import pytest\npytest.skip('not here', allow_module_level=True)\n${PASS}`,
  }),
  suite(
    'deselects all',
    { ...passing(3), 'pytest.ini': `${INI}addopts = -m slow\nmarkers = slow\n` },
    { verdict: 'red' },
  ),
  suite(
    'deselects the tests of one file by a mark',
    {
      ...passing(2),
      'pytest.ini': `${INI}addopts = -m "not slow"\nmarkers = slow\n`,
      'tests/test_slow.py': `import pytest\npytestmark = pytest.mark.slow\n${FAIL}`,
    },
    {
      breaks: { 'tests/test_1.py': FAIL },
      harmless: { 'tests/test_slow.py': `import pytest\npytestmark = pytest.mark.slow\n${FAIL}#\n` },
    },
  ),
  suite('deselects the tests of one file by a name', {
    ...passing(4),
    'pytest.ini': `${INI}addopts = -k "not slow"\n`,
    'tests/test_slow.py': FAIL,
  }),
  suite('deselects in a hook', {
    ...passing(3),
    'tests/test_9.py': FAIL,
    'conftest.py':
      "def pytest_collection_modifyitems(config, items):\n    gone = [i for i in items if 'test_9' in i.nodeid]\n    items[:] = [i for i in items if i not in gone]\n    config.hook.pytest_deselected(items=gone)\n",
  }),
  suite('does not compile', { ...passing(4), 'tests/test_5.py': 'def test_a(:\n' }, { verdict: 'red' }),
  suite(
    'does not import',
    { ...passing(4), 'tests/test_5.py': 'import not_there_at_all\n' },
    { verdict: 'red' },
  ),
  suite(
    'has a conftest that does not import',
    { ...passing(4), 'tests/conftest.py': 'import not_there_at_all\n' },
    { verdict: 'red' },
  ),
  suite('finds nothing', { 'app/code.py': 'A = 1\n' }, { verdict: 'red', nothing: 'no test' }),
  suite(
    'finds files without tests only',
    { 'tests/test_1.py': 'A = 1\n', 'tests/test_2.py': 'B = 1\n' },
    { verdict: 'red' },
  ),
  suite('has a file without tests', { ...passing(4), 'tests/test_helpers.py': 'A = 1\n' }),
  suite(
    'python_files in pytest.ini',
    {
      'pytest.ini': `${INI}python_files = tests.py test_*.py *_tests.py\n`,
      ...{ 'app/test_a.py': PASS, 'app/tests.py': PASS, 'app/some_tests.py': PASS, 'app/a_test.py': FAIL },
    },
    { breaks: { 'app/tests.py': FAIL } },
  ),
  suite(
    'python_files in pyproject.toml',
    {
      'pyproject.toml': '[tool.pytest.ini_options]\npython_files = ["check_*.py"]\n',
      ...{ 'app/check_a.py': PASS, 'app/check_b.py': PASS, 'app/test_a.py': FAIL },
    },
    { breaks: { 'app/check_b.py': FAIL } },
  ),
  suite(
    'python_files in setup.cfg, beside a tox.ini',
    {
      'setup.cfg': '[tool:pytest]\npython_files =\n    spec_*.py\n    test_*.py\n',
      'tox.ini': '[tox]\nenvlist = py3\n',
      ...{ 'app/spec_a.py': PASS, 'app/test_b.py': PASS },
    },
    { breaks: { 'app/spec_a.py': FAIL } },
  ),
  suite(
    'python_functions and python_classes',
    {
      'pytest.ini': `${INI}python_functions = check_*\npython_classes = Check*\n`,
      'tests/test_a.py': 'def check_a(): pass\nclass CheckB:\n    def check_b(self): pass\n',
      'tests/test_b.py': FAIL,
      'tests/test_c.py': 'def check_c(): pass\n',
    },
    { breaks: { 'tests/test_c.py': 'def check_c(): assert 0\n' } },
  ),
  suite(
    'testpaths',
    {
      'pytest.ini': `${INI}testpaths = unit more/unit\n`,
      ...{ 'unit/test_a.py': PASS, 'more/unit/test_b.py': PASS, 'slow/test_c.py': FAIL },
    },
    { breaks: { 'more/unit/test_b.py': FAIL } },
  ),
  suite(
    'a path in addopts',
    {
      'pytest.ini': `${INI}addopts = unit\n`,
      ...{ 'unit/test_a.py': PASS, 'unit/test_b.py': PASS, 'slow/test_c.py': FAIL },
    },
    { breaks: { 'unit/test_b.py': FAIL } },
  ),
  suite(
    'doctests of modules',
    {
      'pytest.ini': `${INI}addopts = --doctest-modules\n`,
      'app/sum.py': '"""\n>>> 1 + 1\n2\n"""\n',
      'app/plain.py': 'A = 1\n',
      ...passing(2),
    },
    { breaks: { 'app/sum.py': '"""\n>>> 1 + 1\n3\n"""\n' } },
  ),
  suite(
    'doctests of text files',
    {
      'pytest.ini': `${INI}addopts = --doctest-glob=*.md\n`,
      'docs/guide.md': '# Guide\n\n>>> 1 + 1\n2\n',
      ...passing(2),
    },
    { breaks: { 'docs/guide.md': '# Guide\n\n>>> 1 + 1\n3\n' } },
  ),
  suite(
    'a doctest in test_*.txt, which needs no setting',
    { 'docs/test_guide.txt': '>>> 1 + 1\n2\n', ...passing(2) },
    { breaks: { 'docs/test_guide.txt': '>>> 1 + 1\n3\n' } },
  ),
  suite('collect_ignore', {
    ...passing(3),
    'tests/conftest.py': "collect_ignore = ['test_old.py']\ncollect_ignore_glob = ['*_py2.py']\n",
    'tests/test_old.py': 'print "old"\n',
    'tests/test_py2.py': 'print "old"\n',
  }),
  suite('a conftest that ignores in a hook', {
    ...passing(3),
    'conftest.py':
      "def pytest_ignore_collect(collection_path):\n    return True if 'old' in collection_path.name else None\n",
    'tests/test_old.py': FAIL,
  }),
  suite(
    '--ignore and norecursedirs',
    {
      ...passing(2),
      'pytest.ini': `${INI}addopts = --ignore=tests/test_old.py --ignore-glob=*_gone.py\nnorecursedirs = legacy\n`,
      ...{ 'tests/test_old.py': FAIL, 'tests/test_is_gone.py': FAIL, 'legacy/test_c.py': FAIL },
      'build/test_default.py': FAIL,
    },
    { verdict: 'red' },
  ),
  suite('--ignore and norecursedirs, nothing else', {
    ...passing(2),
    'pytest.ini': `${INI}addopts = --ignore=tests/test_old.py --ignore-glob=*_gone.py\nnorecursedirs = legacy\n`,
    ...{ 'tests/test_old.py': FAIL, 'tests/test_is_gone.py': FAIL, 'legacy/test_c.py': FAIL },
  }),
  suite('folders that pytest never enters', {
    ...passing(2),
    ...{
      'build/test_c.py': FAIL,
      '.hidden/test_d.py': FAIL,
      'dist/test_e.py': FAIL,
      'x.egg/test_f.py': FAIL,
    },
  }),
  suite('--deselect', {
    ...passing(2),
    'pytest.ini': `${INI}addopts = --deselect tests/test_x.py\n`,
    'tests/test_x.py': FAIL,
  }),
  suite(
    'a module that is skipped on import',
    {
      ...passing(2),
      'tests/test_gpu.py': `import pytest\ntorch = pytest.importorskip('torch_not_here')\n${FAIL}`,
    },
    { breaks: { 'tests/test_2.py': FAIL } },
  ),
  suite(
    'a file of another kind, collected by a hook',
    {
      ...passing(2),
      'conftest.py': [
        'import pytest',
        'def pytest_collect_file(parent, file_path):',
        "    if file_path.suffix == '.check':",
        '        return Checks.from_parent(parent, path=file_path)',
        'class Checks(pytest.File):',
        '    def collect(self):',
        "        yield Check.from_parent(self, name='check')",
        'class Check(pytest.Item):',
        '    def runtest(self):',
        "        assert self.path.read_text().strip() == 'ok'",
        '',
      ].join('\n'),
      'tests/data.check': 'ok\n',
    },
    { breaks: { 'tests/data.check': 'bad\n' } },
  ),
  suite(
    'a rootdir below the repository',
    {
      'backend/pyproject.toml': '[tool.pytest.ini_options]\npython_files = ["check_*.py"]\n',
      ...{ 'backend/app/check_a.py': PASS, 'backend/app/check_b.py': PASS, 'backend/app/test_c.py': FAIL },
    },
    { folder: 'backend', plan: { runner: 'pytest' }, breaks: { 'backend/app/check_b.py': FAIL } },
  ),
  suite(
    'options of a plugin that is not there',
    { ...passing(2), 'pytest.ini': `${INI}addopts = -n 2\n` },
    { verdict: 'red' },
  ),
  suite(
    'an expected failure that passes, strictly',
    {
      ...passing(3),
      'pytest.ini': `${INI}xfail_strict = true\n`,
      'tests/test_4.py': `import pytest\n@pytest.mark.xfail\n${PASS}`,
    },
    { verdict: 'red' },
  ),
  suite('expected failures', {
    ...passing(2),
    'tests/test_4.py': `import pytest\n@pytest.mark.xfail\n${FAIL}`,
  }),
  suite(
    'two modules of one name',
    { 'a/test_x.py': PASS, 'b/test_x.py': PASS, 'c/test_y.py': PASS },
    { verdict: 'red' },
  ),
  suite(
    'two modules of one name, imported by path',
    {
      'pytest.ini': `${INI}addopts = --import-mode=importlib\n`,
      ...{ 'a/test_x.py': PASS, 'b/test_x.py': PASS, 'c/test_y.py': PASS },
    },
    { breaks: { 'b/test_x.py': FAIL } },
  ),
  suite(
    'a session that a hook makes fail',
    { ...passing(3), 'conftest.py': 'def pytest_sessionfinish(session):\n    session.exitstatus = 1\n' },
    { verdict: 'red' },
  ),
  suite(
    'an error while tearing down',
    {
      ...passing(3),
      'tests/test_4.py': `import pytest\n@pytest.fixture\ndef thing():\n    yield 1\n    raise RuntimeError('teardown')\ndef test_a(thing): pass\n`,
    },
    { verdict: 'red' },
  ),
  suite(
    'a warning that is an error',
    {
      ...passing(3),
      'pytest.ini': `${INI}filterwarnings = error\n`,
      'tests/test_4.py': `import warnings\ndef test_a(): warnings.warn('old')\n`,
    },
    { verdict: 'red' },
  ),
  suite(
    'a plugin that is required and missing',
    { ...passing(2), 'pytest.ini': `${INI}required_plugins = pytest-not-there\n` },
    { verdict: 'red' },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'tests/[id]/test_a.py': PASS,
      'tests/{a,b}/test_b.py': PASS,
      'tests/with space/test_c.py': PASS,
      'tests/größe/test_d.py': PASS,
      "tests/it's/test_e.py": PASS,
    },
    { breaks: { 'tests/[id]/test_a.py': FAIL } },
  ),
  suite(
    'reports elsewhere, under other names',
    {
      ...passing(3),
      'pytest.ini': `${INI}addopts = --junitxml=mine.xml --junit-prefix=mine -q\njunit_family = xunit2\njunit_suite_name = mine\n`,
    },
    { breaks: { 'tests/test_1.py': FAIL } },
  ),
  suite(
    'reports switched off',
    { ...passing(3), 'pytest.ini': `${INI}addopts = -p no:junitxml\n` },
    { breaks: { 'tests/test_1.py': FAIL } },
  ),
  suite(
    'no configuration at all',
    { 'requirements.txt': 'pytest\n', ...passing(3) },
    { breaks: { 'tests/test_3.py': FAIL } },
  ),
  suite(
    'control characters in what a test says',
    {
      ...passing(2),
      'tests/test_3.py': `import pytest\n@pytest.mark.parametrize('x', ['\\x00', '\\x1b[31m', ']]>', '\\ud800'])\ndef test_a(x): assert x == 'y', x\n`,
    },
    { verdict: 'red' },
  ),
];
