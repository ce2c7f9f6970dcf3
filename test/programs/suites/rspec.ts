import type { Files, Suite } from '../suite.ts';

/** A file of one group with the given examples. */
const spec = (body: string, name = 'a'): string => `RSpec.describe '${name}' do\n${body}\nend\n`;
const PASS = spec("  it('passes') { expect(1).to eq 1 }");
const FAIL = spec("  it('fails') { expect(1).to eq 2 }");

/** Files `spec/a1_spec.rb`, … that pass. */
const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`spec/a${index + 1}_spec.rb`, PASS]));

const suite = (name: string, files: Files, more: Partial<Suite> = {}): Suite => ({
  ...{ name, program: 'rspec', command: 'rspec', verdict: 'green' },
  files: { '.rspec': '--format documentation\n', ...files },
  ...more,
});
const breaks: Files = { 'spec/a1_spec.rb': FAIL };

export const rspecSuites: readonly Suite[] = [
  suite('passes', passing(6), { breaks: { 'spec/a2_spec.rb': FAIL }, harmless: { 'notes.txt': 'x\n' } }),
  suite('fails', { ...passing(4), 'spec/b_spec.rb': FAIL }, { verdict: 'red' }),
  suite(
    'uses a library that nothing requires',
    { ...passing(2), 'spec/b_spec.rb': spec("  it('a') { expect(JSON.generate([1])).to eq '[1]' }") },
    { verdict: 'red' },
  ),
  suite('asks which libraries are there', {
    ...passing(2),
    'spec/b_spec.rb': spec("  it('a') { expect([defined?(JSON), defined?(Tempfile)]).to eq [nil, nil] }"),
    'spec/#{c}_spec.rb': spec('  it("b \\" \u{1f600} #{1}") { expect(1).to eq 1 }'),
  }),
  suite('skips all', {
    'spec/a_spec.rb': spec("  xit('a') { raise }"),
    'spec/b_spec.rb': spec("  it('a', skip: 'later') { raise }"),
    'spec/c_spec.rb': spec("  it('not written yet')"),
  }),
  suite(
    'deselects all',
    {
      '.rspec': '--tag ~slow\n',
      'spec/a_spec.rb': spec("  it('a', :slow) { raise }"),
      'spec/b_spec.rb': spec("  it('b', :slow) { raise }"),
    },
    { nothing: 'no test' },
  ),
  suite(
    'deselects the examples of one file by a tag',
    { ...passing(3), '.rspec': '--tag ~slow\n', 'spec/slow_spec.rb': spec("  it('a', :slow) { raise }") },
    { breaks, harmless: { 'spec/slow_spec.rb': spec("  it('b', :slow) { raise }") } },
  ),
  suite('does not compile', { ...passing(4), 'spec/b_spec.rb': 'RSpec.describe(;\n' }, { verdict: 'red' }),
  suite(
    'does not load',
    { ...passing(4), 'spec/b_spec.rb': "require 'not_there_at_all'\n" },
    { verdict: 'red' },
  ),
  suite(
    'raises while it is loaded',
    { ...passing(4), 'spec/b_spec.rb': spec("  raise 'no'") },
    { verdict: 'red' },
  ),
  suite(
    'exits while it is loaded',
    { ...passing(4), 'spec/b_spec.rb': 'exit 0\n' },
    { exception: { verdict: 'red', why: 'RSpec ends with 0 and runs nothing' } },
  ),
  suite('finds nothing', { 'lib/a.rb': 'A = 1\n' }, { nothing: 'no test' }),
  suite(
    'has a file without examples',
    { ...passing(3), 'spec/empty_spec.rb': "RSpec.describe('x') {}\n", 'spec/text_spec.rb': '# later\n' },
    { breaks },
  ),
  suite(
    'finds files without examples only',
    { 'spec/a_spec.rb': '# later\n', 'spec/b_spec.rb': '# later\n' },
    { nothing: 'no test' },
  ),
  suite('fails without examples', {
    ...passing(2),
    '.rspec': '--require spec_helper\n',
    'spec/spec_helper.rb': 'RSpec.configure { |config| config.fail_if_no_examples = true }\n',
    'spec/empty_spec.rb': '# later\n',
  }),
  suite(
    'a helper that is required and gone',
    { ...passing(3), '.rspec': '--require gone_helper\n' },
    { verdict: 'red' },
  ),
  suite(
    'a helper that raises',
    { ...passing(3), '.rspec': '--require spec_helper\n', 'spec/spec_helper.rb': "raise 'no'\n" },
    { verdict: 'red' },
  ),
  suite(
    'a pattern in .rspec',
    {
      '.rspec': '--pattern "checks/**/*_check.rb"\n',
      'checks/a_check.rb': PASS,
      'checks/x/b_check.rb': PASS,
      'spec/c_spec.rb': FAIL,
    },
    { breaks: { 'checks/x/b_check.rb': FAIL } },
  ),
  suite(
    'a pattern of two parts, and one that leaves out',
    {
      '.rspec':
        '--pattern spec/**/*_spec.rb,engine/spec/**/*_spec.rb\n--exclude-pattern "**/old/*_spec.rb"\n',
      ...{ 'spec/a_spec.rb': PASS, 'engine/spec/b_spec.rb': PASS, 'spec/old/c_spec.rb': FAIL },
    },
    { breaks: { 'engine/spec/b_spec.rb': FAIL } },
  ),
  suite(
    'a default path',
    {
      '.rspec': '--default-path checks\n',
      'checks/a_spec.rb': PASS,
      'checks/b_spec.rb': PASS,
      'spec/c_spec.rb': FAIL,
    },
    { breaks: { 'checks/b_spec.rb': FAIL } },
  ),
  suite(
    'a pattern that the helper sets',
    {
      '.rspec': '--require spec_helper\n',
      'spec/spec_helper.rb': "RSpec.configure { |config| config.pattern = '**/*_{spec,check}.rb' }\n",
      ...{ 'spec/a_spec.rb': PASS, 'spec/b_check.rb': PASS, 'spec/c_check.rb': PASS },
    },
    { breaks: { 'spec/b_check.rb': FAIL } },
  ),
  suite(
    'options on the command line of package.json',
    {
      'package.json': '{"scripts":{"test":"rspec --tag ~slow spec/unit"}}\n',
      'spec/unit/a_spec.rb': PASS,
      'spec/unit/b_spec.rb': spec("  it('a') {}\n  it('b', :slow) { raise }"),
      'spec/other/c_spec.rb': FAIL,
    },
    { command: 'npm test', breaks: { 'spec/unit/a_spec.rb': FAIL } },
  ),
  suite(
    'a tag that the step gives',
    { ...passing(2), 'spec/slow_spec.rb': spec("  it('a', :slow) { raise }\n  it('b') {}") },
    { command: 'rspec --tag ~slow', run: { args: '--tag\n~slow' }, breaks },
  ),
  suite(
    'shared examples of another file',
    {
      '.rspec': '--require spec_helper\n',
      'spec/spec_helper.rb': "require_relative 'support/shared'\n",
      'spec/support/shared.rb':
        "RSpec.shared_examples('odd') { it('is odd') { expect(number % 2).to eq 1 } }\ndef check(number)\n  RSpec.describe(\"number #{number}\") { it('is odd') { expect(number % 2).to eq 1 } }\nend\n",
      'spec/a_spec.rb': spec("  let(:number) { 1 }\n  include_examples 'odd'"),
      'spec/b_spec.rb': spec("  let(:number) { 3 }\n  it_behaves_like 'odd'"),
      'spec/c_spec.rb': 'check(5)\n',
      'spec/d_spec.rb': 'check(7)\n',
    },
    { breaks: { 'spec/b_spec.rb': spec("  let(:number) { 2 }\n  it_behaves_like 'odd'") } },
  ),
  suite(
    'a pending example that passes',
    { ...passing(3), 'spec/b_spec.rb': spec("  it('a') { pending('later'); expect(1).to eq 1 }") },
    { verdict: 'red' },
  ),
  suite(
    'a pending example',
    { ...passing(3), 'spec/b_spec.rb': spec("  it('a') { pending('later'); expect(1).to eq 2 }") },
    { breaks },
  ),
  suite(
    'fails fast',
    { ...passing(3), '.rspec': '--fail-fast\n', 'spec/b_spec.rb': FAIL },
    { verdict: 'red' },
  ),
  suite(
    'a hook of a group that fails',
    { ...passing(3), 'spec/b_spec.rb': spec("  before(:context) { raise 'no' }\n  it('a') {}") },
    { verdict: 'red' },
  ),
  suite(
    'a hook after a group that fails',
    { ...passing(3), 'spec/b_spec.rb': spec("  after(:context) { raise 'no' }\n  it('a') {}") },
    { verdict: 'red' },
  ),
  suite(
    'a hook of the suite that fails',
    {
      ...passing(3),
      '.rspec': '--require spec_helper\n',
      'spec/spec_helper.rb': "RSpec.configure { |config| config.before(:suite) { raise 'no' } }\n",
    },
    { verdict: 'red' },
  ),
  suite(
    'a hook after the suite that fails',
    {
      ...passing(3),
      '.rspec': '--require spec_helper\n',
      'spec/spec_helper.rb': "RSpec.configure { |config| config.after(:suite) { raise 'no' } }\n",
    },
    { verdict: 'red' },
  ),
  suite(
    'a handler at the end that exits 1',
    { ...passing(3), '.rspec': '--require spec_helper\n', 'spec/spec_helper.rb': 'at_exit { exit 1 }\n' },
    { verdict: 'red' },
  ),
  suite(
    'a process that is killed',
    { ...passing(3), 'spec/b_spec.rb': spec("  it('a') { Process.kill('KILL', Process.pid); sleep 5 }") },
    { verdict: 'red' },
  ),
  suite(
    'an exit with 1 inside an example',
    { ...passing(3), 'spec/b_spec.rb': spec("  it('a') { exit 1 }\n  it('b') {}") },
    { verdict: 'red' },
  ),
  suite(
    'an exit with 0 inside an example',
    { 'spec/b_spec.rb': spec("  it('a') { exit 0 }\n  it('b') {}") },
    {
      exception: { verdict: 'red', why: 'RSpec ends with 0 and never runs the rest' },
    },
  ),
  suite(
    'an exit with 0 that skips all handlers',
    { 'spec/b_spec.rb': spec("  it('a') { exit!(0) }\n  it('b') {}") },
    {
      exception: { verdict: 'red', why: 'RSpec ends with 0 and never runs the rest' },
    },
  ),
  suite(
    'only some examples by a focus',
    {
      ...passing(2),
      '.rspec': '--require spec_helper\n',
      'spec/spec_helper.rb': 'RSpec.configure { |config| config.filter_run_when_matching :focus }\n',
      'spec/b_spec.rb': spec("  fit('a') {}\n  it('b') { raise }"),
    },
    {},
  ),
  suite(
    'one name in two files',
    { 'spec/a_spec.rb': PASS, 'spec/b_spec.rb': PASS, 'spec/x/a_spec.rb': PASS },
    { breaks: { 'spec/x/a_spec.rb': FAIL } },
  ),
  suite(
    'brackets, spaces and other letters in paths',
    {
      'spec/a[1:2]_spec.rb': PASS,
      'spec/[id]/a_spec.rb': PASS,
      'spec/{a,b}/b_spec.rb': PASS,
      'spec/with space/c_spec.rb': PASS,
      'spec/größe/d$HOME_spec.rb': PASS,
      "spec/it's/e+f_spec.rb": PASS,
      'spec/x:10/g_spec.rb': PASS,
    },
    { breaks: { 'spec/a[1:2]_spec.rb': FAIL } },
  ),
  suite(
    'other letters in what an example says',
    { ...passing(2), 'spec/b_spec.rb': spec('  it("größe \\xff \\e[31m") { expect("\\xe4").to eq "ä" }') },
    { verdict: 'red' },
  ),
  suite(
    'reports of the project',
    { ...passing(3), '.rspec': '--format progress\n--format json --out rspec.json\n' },
    { breaks },
  ),
  suite('a file for minitest', { ...passing(2), 'test/a_test.rb': 'raise\n' }, { breaks }),
];
