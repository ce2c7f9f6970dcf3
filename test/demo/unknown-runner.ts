import { KNOWN_RUNNERS } from '@paceline/runners';
import picomatch from 'picomatch';
import { nodeToolchain } from './toolchains/node.ts';
import type { Tree } from './tree.ts';

/** A test program that `runner: auto` does not know, and the options with which the demo runs it. */
export interface OtherProgram {
  readonly name: string;
  readonly sign: string;
  /** Globs of test files as its projects have them; the first that fits one counts. */
  readonly tests: readonly string[];
  /** Undefined where the program writes no single JUnit file by itself. */
  readonly command?: string;
  /** What has to be so for the command to work. */
  readonly needs?: string;
  /** Where more than the project's own packages is needed. */
  readonly install?: string;
  /** The project's own script. */
  readonly script?: string;
}

const OF_DEPENDENCY: readonly (readonly [
  dependency: string,
  program: Omit<OtherProgram, 'sign' | 'script'>,
])[] = [
  [
    'mocha',
    {
      name: 'mocha',
      tests: [
        'test/**/*.{test,spec}.{js,cjs,mjs,ts}',
        'test/*.{js,cjs,mjs}',
        '{src,lib}/**/*.{test,spec}.{js,cjs,mjs,ts}',
        'test.js',
      ],
      command: 'npx mocha --reporter xunit --reporter-option output={report} {files}',
      needs: 'mocha 10.4 or newer, whose report names the test files',
    },
  ],
  [
    '@playwright/test',
    {
      name: 'playwright',
      tests: ['tests/**/*.spec.ts', 'e2e/**/*.spec.ts', '**/*.spec.{ts,js}'],
      command: 'env PLAYWRIGHT_JUNIT_OUTPUT_FILE={report} npx playwright test --reporter=junit {files}',
      needs: 'the browsers, by `npx playwright install` in --install',
    },
  ],
  [
    'cypress',
    {
      name: 'cypress',
      tests: ['cypress/e2e/**/*.cy.{js,ts}'],
      needs: 'a script that calls `cypress run --reporter junit` with {files} joined by commas',
    },
  ],
  [
    'ava',
    {
      name: 'ava',
      tests: ['test/**/*.js', 'test.js'],
      needs: 'a script that turns the output of `npx ava --tap` into JUnit XML, such as tap-junit does',
    },
  ],
  [
    'tap',
    {
      name: 'tap',
      tests: ['test/**/*.js', 'test.js'],
      needs: 'a script that writes what `npx tap --reporter=junit` prints to {report}',
    },
  ],
  [
    'uvu',
    { name: 'uvu', tests: ['test/**/*.js'], needs: 'a script that writes JUnit XML, which uvu does not' },
  ],
  [
    'jasmine',
    { name: 'jasmine', tests: ['spec/**/*[sS]pec.?(m)js'], needs: 'the reporter of jasmine-reporters' },
  ],
];

const OF_FILE: readonly (readonly [file: RegExp, program: Omit<OtherProgram, 'sign' | 'script'>])[] = [
  [
    /^bun\.lockb?$/,
    {
      name: 'bun test',
      tests: ['**/*.test.{js,ts}'],
      command: 'npx bun test --reporter=junit --reporter-outfile={report} {files}',
    },
  ],
  [
    /^deno\.jsonc?$/,
    {
      name: 'deno test',
      tests: ['**/*_test.ts'],
      command: 'deno test --allow-all --junit-path={report} {files}',
    },
  ],
  [
    /^Cargo\.toml$/,
    {
      name: 'cargo test',
      tests: ['tests/**/*.rs'],
      needs: 'a script that runs `cargo nextest run` for {files} and copies the JUnit file of its profile',
    },
  ],
  [
    /^pom\.xml$/,
    {
      name: 'mvn test',
      tests: ['src/test/**/*Test.java'],
      needs: 'a script that runs the classes of {files} and joins target/surefire-reports/*.xml',
    },
  ],
  [
    /^(?:build|settings)\.gradle(?:\.kts)?$/,
    {
      name: 'gradle test',
      tests: ['src/test/**/*Test.*'],
      needs: 'a script that runs the classes of {files} and joins build/test-results/test/*.xml',
    },
  ],
  [
    /^\.rspec$|^spec\/spec_helper\.rb$/,
    {
      name: 'rspec',
      tests: ['spec/**/*_spec.rb'],
      command: 'bundle exec rspec --format RspecJunitFormatter --out {report} {files}',
      needs: 'the gem rspec_junit_formatter',
    },
  ],
  [
    /^phpunit\.xml(?:\.dist)?$/,
    {
      name: 'phpunit',
      tests: ['tests/**/*Test.php'],
      needs: 'a script that calls `vendor/bin/phpunit --log-junit {report}` with one file after the other',
    },
  ],
  [
    /\.(?:sln|csproj|fsproj)$/,
    { name: 'dotnet test', tests: ['**/*Tests.cs'], needs: 'a logger that writes JUnit XML' },
  ],
];

/** What mocha's own report lacks before 10.4, the files of tests, a reporter of its own adds. */
function mochaOf(range: string, install: string): Partial<OtherProgram> {
  const [, caret, major, minor] = /^([\^~]?)(\d+)(?:\.(\d+))?/.exec(range) ?? [];
  if (major === undefined || Number(major) > 10) return {};
  if (Number(major) === 10 && (caret === '^' || Number(minor ?? 0) >= 4)) return {};
  return {
    command: 'npx mocha --reporter mocha-junit-reporter --reporter-option mochaFile={report} {files}',
    install: `${install} && npm install --no-save --no-audit --no-fund mocha-junit-reporter`,
    needs: 'a describe() around every test: of others this reporter does not name the file',
  };
}

/** Which of the other test programs a repository seems to use. */
export function otherProgramOf(tree: Tree): OtherProgram | undefined {
  let manifest: { scripts?: Record<string, string>; [field: string]: unknown } = {};
  try {
    manifest = JSON.parse(tree.text('package.json')) ?? {};
  } catch {
    // No package.json, or none that can be read: the other signs are left.
  }
  const dependencies: Record<string, unknown> = {};
  for (const field of ['dependencies', 'devDependencies']) Object.assign(dependencies, manifest[field]);
  const scripts = Object.values(manifest.scripts ?? {}).map(String);
  const installed = OF_DEPENDENCY.filter(([name]) => name in dependencies);
  const starts = (name: string) => scripts.find((script) => new RegExp(`\\b${name}\\b`).test(script));
  const found = installed.find(([, { name }]) => starts(name) !== undefined) ?? installed[0];
  if (found) {
    const sign = `package.json depends on ${found[0]}`;
    const script = starts(found[1].name);
    const range = String(dependencies['mocha'] ?? '');
    const old = found[0] === 'mocha' ? mochaOf(range, nodeToolchain(tree)?.install ?? 'npm install') : {};
    return { ...found[1], sign, ...old, ...(script ? { script } : {}) };
  }
  for (const [pattern, program] of OF_FILE) {
    const sign = [...tree.files].find((path) => pattern.test(path));
    if (sign) return { ...program, sign };
  }
  return undefined;
}

/** Test files of a known runner that nothing configures. */
function knownRunnerOf(tree: Tree): { runner: string; sign: string } | undefined {
  const signs = [
    ['pytest', /(?:^|\/)(?:test_[^/]+|[^/]+_test)\.py$/],
    ['go', /_test\.go$/],
  ] as const;
  for (const [runner, pattern] of signs) {
    const sign = [...tree.files].find((path) => pattern.test(path));
    if (sign) return { runner, sign };
  }
  return undefined;
}

/** What to do about a repository in which no test, or no known test program, was found. */
export function unknownRunnerAdvice(tree: Tree, repo: string): string {
  const other = otherProgramOf(tree);
  const call = (...options: string[]) => `  npm run demo -- --repo ${repo} ${options.join(' ')}`;
  const fitting = (globs: readonly string[]) =>
    globs.find((glob) => {
      const matches = picomatch(glob);
      return [...tree.files].some((path) => matches(path));
    }) ?? globs[0];
  const byCommand = (tests: readonly string[], command: string, install?: string) =>
    `${call(`--tests '${fitting(tests)}'`)} \\\n    --command '${command}'` +
    (install ? ` \\\n    --install '${install}'` : '');
  const template = [
    'In it {files} becomes the test files of a leg, and {report} the path of the JUnit XML that it has to write.',
    '--tests names the test files, and no other: each of them has to be in a report.',
  ];
  const known = `By itself the demo finds ${KNOWN_RUNNERS.join(', ')}.`;
  if (other) {
    return [
      `The tests seem to be run by ${other.name} (${other.sign}).`,
      known,
      'Any other program runs by a command, such as:',
      byCommand(other.tests, other.command ?? './run-tests {report} {files}', other.install),
      ...template,
      ...(other.needs ? [`That needs ${other.needs}.`] : []),
      ...(other.script ? [`Its own script is \`${other.script}\`: keep what it needs of that.`] : []),
    ].join('\n');
  }
  const unconfigured = knownRunnerOf(tree);
  if (unconfigured) {
    const { runner, sign } = unconfigured;
    return [
      `${sign} looks like a test of ${runner}, which nothing here configures. If it is, say so:`,
      call(`--runner ${runner}`),
    ].join('\n');
  }
  return [
    `${known} It sees none of them here.`,
    'Say with --runner which it is, or give the command of another program and its test files:',
    byCommand(['tests/**'], 'my-test-program --junit {report} {files}'),
    ...template,
  ].join('\n');
}
