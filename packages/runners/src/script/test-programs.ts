/** Programs that are started by their own name and run tests. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  vitest: 'vitest',
  jest: 'jest',
  borp: 'node',
  pytest: 'pytest',
  'py.test': 'pytest',
  mocha: 'mocha',
  _mocha: 'mocha',
  'ts-mocha': 'mocha',
  ava: 'ava',
  tap: 'tap',
  tape: 'tape',
  jasmine: 'jasmine',
  uvu: 'uvu',
  karma: 'karma',
  lab: 'lab',
  poku: 'poku',
  qunit: 'qunit',
  wtr: 'web-test-runner',
  'web-test-runner': 'web-test-runner',
  testcafe: 'testcafe',
  nightwatch: 'nightwatch',
  wdio: 'wdio',
  'cucumber-js': 'cucumber',
  phpunit: 'phpunit',
  rspec: 'rspec',
};
/** Programs of which one subcommand runs tests. */
export const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  playwright: ['test'],
  cypress: ['run'],
  bun: ['test'],
  deno: ['test'],
  go: ['test'],
  cargo: ['test', 'nextest'],
  dotnet: ['test'],
  gradle: ['test', 'check'],
  './gradlew': ['test', 'check'],
  mvn: ['test', 'verify'],
  './mvnw': ['test', 'verify'],
  'react-scripts': ['test'],
  'vue-cli-service': ['test:unit', 'test:e2e'],
  ng: ['test'],
  aegir: ['test'],
  'web-ext': [],
};

/** The name of a program with subcommands: cargo has two that run tests, and Maven and Gradle may be wrapped. */
export function programOf(executable: string, subcommand: string): string {
  const name = executable.replace(/^\.\/(gradle|mvn)w$/, '$1');
  if (name === 'mvn') return 'maven';
  return name === 'cargo' ? (subcommand === 'nextest' ? 'nextest' : 'cargo test') : name;
}
