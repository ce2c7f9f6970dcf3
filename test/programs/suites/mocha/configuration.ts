import type { Suite } from '../../suite.ts';
import { BOTH, BROKEN, configured, FAIL, needsOne, passing, suites, test } from './project.ts';

/** Where tests are, and what is set up for them: by files, by package.json, by the script. */
export const mochaConfigurations: readonly Suite[] = [
  ...configured('.mocharc.json with comments', {
    '.mocharc.json': '{\n  // where tests are\n  "spec": "spec/**/*.spec.js" /* quoted: "//" */\n}\n',
  }),
  ...configured('.mocharc.jsonc', { '.mocharc.jsonc': '{ "spec": ["spec/*.spec.js"] /* all */ }\n' }),
  ...configured(
    '.mocharc.yml',
    { '.mocharc.yml': 'spec:\n  - "spec/**/*.spec.js"\nreporter: dot\ntimeout: 3000\n' },
    { programs: BOTH },
  ),
  ...configured(
    '.mocharc.js',
    { '.mocharc.js': "const folder = 'spec';\nmodule.exports = { spec: [`${folder}/*.spec.js`] };\n" },
    { programs: BOTH },
  ),
  ...configured('.mocharc.cjs that computes', {
    '.mocharc.cjs': "module.exports = { spec: ['spec'].map((name) => `./${name}/*.js`) };\n",
  }),
  ...configured(
    'a field of package.json',
    {},
    { programs: BOTH, fields: { mocha: { spec: 'spec/*.spec.js' } } },
  ),
  ...configured(
    'a field of package.json beside a file',
    { '.mocharc.json': '{ "timeout": 4000 }\n' },
    {
      fields: { mocha: { spec: ['spec/*.spec.js'], 'fail-zero': true } },
    },
  ),
  ...configured(
    '--config and --no-package in the script',
    { 'cfg/unit.yaml': 'spec: spec\n' },
    {
      script: 'mocha --config cfg/unit.yaml --no-package',
      fields: { mocha: { spec: 'test/old.js' } },
    },
  ),
  ...configured('--spec in the script', {}, { script: "mocha --spec='spec/*.js' --spec spec/two.spec.js" }),
  ...configured(
    'a pattern in quotes',
    { 'spec/deep/er/x.spec.js': needsOne('../../../') },
    {
      script: "mocha 'spec/**/*.spec.js'",
      programs: BOTH,
    },
  ),
  ...configured(
    'a pattern that the shell expands',
    {
      'spec/deep/x.spec.js': needsOne('../../'),
      'spec/deep/er/old.spec.js': FAIL,
      'spec/one.spec.js': FAIL,
      'spec/two.spec.js': FAIL,
    },
    { script: 'mocha spec/**/*.spec.js' },
  ),
  ...configured(
    'folders that the shell expands',
    { 'spec/deep/x.js': needsOne('../../'), 'spec/deep/er/old.js': FAIL },
    { script: 'mocha spec/*' },
  ),
  ...suites(
    'folders below, which it does not look into',
    { ...passing(2), 'test/one.js': needsOne(), 'test/helpers/old.js': FAIL },
    { breaks: BROKEN },
  ),
  ...suites(
    '--recursive in the script',
    { ...passing(2), 'test/deep/er/one.js': needsOne('../../../') },
    { script: 'mocha --recursive', programs: BOTH, breaks: BROKEN },
  ),
  ...configured(
    'ignored files',
    { 'spec/no/old.spec.js': FAIL },
    {
      script: "mocha 'spec/**/*.js' --ignore 'spec/no/**'",
      programs: BOTH,
    },
  ),
  ...configured(
    'ignored files, in other spellings',
    { 'spec/no/old.spec.js': FAIL },
    {
      script: "mocha './spec/**/*.js'",
      fields: { mocha: { ignore: ['spec/no/**', './spec/no/**'] } },
      programs: BOTH,
    },
  ),
  ...configured(
    'another extension',
    { 'spec/old.js': FAIL, 'spec/three.check': test() },
    {
      script: 'mocha --extension spec.js --extension .check spec',
    },
  ),
  ...suites(
    'a file that is set up by require, and one that comes first',
    {
      'test/setup.js': 'global.READY = 1;\n',
      'hooks.js': 'exports.mochaHooks = { beforeEach() { global.HOOKED = 1; } };\n',
      'test/a.js': "it('a', () => { if (!READY || !HOOKED) throw new Error('no'); });\n",
      'test/b.js': "it('b', () => { if (!READY || !HOOKED) throw new Error('no'); });\n",
      'test/one.js': needsOne(),
    },
    {
      programs: BOTH,
      breaks: { 'hooks.js': 'exports.mochaHooks = {};\n' },
      fields: { mocha: { require: './hooks.js', file: ['test/setup.js'], spec: 'test/[abo]*.js' } },
    },
  ),
];
