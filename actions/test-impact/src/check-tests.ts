import { type Context, PacelineError } from '@paceline/core';
import { KNOWN_RUNNERS, type Sign, USUAL_PATTERNS } from '@paceline/runners';
import type { DiscoveredTests } from './discover/discover.ts';
import type { inputs } from './inputs.ts';
import { isStorable, join } from './repository/paths.ts';
import type { Project } from './repository/project.ts';
import type { Suite } from './suites.ts';

type CheckContext = Pick<Context<typeof inputs, never>, 'log'>;

/** Throws where a plan would leave out tests that there are; says what it does leave out, and what it runs twice. */
export function checkTests(
  context: CheckContext,
  project: Project,
  suites: readonly Suite[],
  discoveries: readonly DiscoveredTests[],
): void {
  checkManifest(project);
  suites.forEach((suite, at) => {
    checkFolder(project, suite);
    checkSuite(context, suite, discoveries[at]!, discoveries);
  });
  const owners = new Map<string, string>();
  suites.forEach(({ name }, at) => {
    const { tests, runner } = discoveries[at]!;
    const key = (file: string) => `${runner} ${file}`;
    const twice = tests.filter((file) => owners.has(key(file)));
    for (const file of tests) owners.set(key(file), name);
    const [first] = twice;
    if (first === undefined) return;
    const more = twice.length > 1 ? ` and ${twice.length - 1} more are tests` : ' is a test';
    context.log.warning(
      `${first}${more} of several suites with ${runner}, "${name}" among them, so it runs twice. Name in "tests" which are whose.`,
    );
  });
}

/** Its legs would end with an error of the system's own. */
function checkFolder({ tree }: Project, { name, forLegs: { start } }: Suite): void {
  const folder = start?.workingDirectory;
  if (folder === undefined) return;
  const prefix = `${join('', folder)}/`;
  if (prefix === '/' || [...tree.files].some((path) => path.startsWith(prefix))) return;
  throw new PacelineError(
    'PACELINE_INPUT_INVALID',
    `Input "suites": ${name} has the working-directory ${folder}, in which the repository has no file.`,
    'Give a folder of the repository, relative to it.',
  );
}

/** @param planned what was found for all suites of the plan */
function checkSuite(
  { log }: CheckContext,
  suite: Suite,
  discovery: DiscoveredTests,
  planned: readonly DiscoveredTests[],
): void {
  const isOne = planned.length === 1;
  const words = (text: string) => (isOne ? text : `Suite "${suite.name}": ${text}`);
  const other = planned.flatMap(({ runner }) => runner ?? []);
  try {
    checkFound(
      suite,
      {
        ...discovery,
        others: discovery.others.filter(({ program }) => !(other as string[]).includes(program)),
      },
      { notice: (text) => log.notice(words(text)), warning: (text) => log.warning(words(text)) },
    );
  } catch (error) {
    if (isOne || !(error instanceof PacelineError)) throw error;
    throw new PacelineError(error.code as `PACELINE_${string}`, words(error.message), error.remedy);
  }
  checkNames(discovery.tests);
}

/** Without a readable package.json a repository would look as if it had no tests. */
function checkManifest({ tree, packages }: Project): void {
  if (!tree.files.has('package.json') || packages.some(({ folder }) => folder === '')) return;
  if (tree.read('package.json') === undefined) return; // deleted
  throw new PacelineError(
    'PACELINE_PACKAGE_JSON',
    'package.json is not a JSON object, so the test runner cannot be determined.',
    'Correct package.json; `npm pkg get name` shows where it is wrong.',
  );
}

function checkNames(tests: readonly string[]): void {
  const unsafe = tests.find((path) => !isStorable(path));
  if (unsafe === undefined) return;
  throw new PacelineError(
    'PACELINE_TEST_NAME',
    `The test file ${JSON.stringify(unsafe)} has a name that a plan cannot hold.`,
    'Rename it: no backslash, no drive letter.',
  );
}

/**
 * A plan that knows no test would let a pipeline be green without having run anything, so it is an error, unless
 * the user says that the suite may be empty. So is a test program that is not clear: the tests of the others would
 * be missed in silence.
 */
function checkFound(
  suite: Suite,
  discovery: DiscoveredTests,
  log: Pick<CheckContext['log'], 'notice' | 'warning'>,
): void {
  if (discovery.ambiguous.length > 0) {
    const programs = [...new Set(discovery.ambiguous.map(({ program }) => program))];
    if (programs.length === 1) {
      const [first] = discovery.ambiguous;
      throw new PacelineError(
        'PACELINE_RUNNER_AMBIGUOUS',
        `The script "test" runs ${programs[0]} more than once, with different arguments: ${discovery.ambiguous.map(({ sign }) => sign).join(', ')}. A plan covers one of them.`,
        `Add "runner: ${programs[0]}" to plan the first (${first!.sign}), or give each a suite of its own in "suites".`,
      );
    }
    const known = programs.filter((program) => (KNOWN_RUNNERS as readonly string[]).includes(program));
    const choice = known.length > 0 ? known.map((name) => `runner: ${name}`).join(' or ') : 'runner: command';
    throw new PacelineError(
      'PACELINE_RUNNER_AMBIGUOUS',
      `More than one test program was found: ${signs(discovery.ambiguous)}. A plan covers one of them.`,
      `Give each a suite of its own in "suites", or add the one that this plan is of (${choice}).`,
    );
  }
  for (const command of discovery.otherCommands) {
    log.warning(
      `The scripts also run "${command}", which is not part of this plan. Give it a suite of its own in "suites".`,
    );
  }
  if (discovery.besides.length > 0) {
    log.notice(
      `Beside ${discovery.runner}, npm test also runs: ${discovery.besides.map((text) => `"${text}"`).join(', ')}. That is not part of this plan; give it a step of its own.`,
    );
  }
  if (discovery.others.length > 0 && discovery.runner !== undefined) {
    log.notice(
      `Also found: ${signs(discovery.others)}. Its tests are not part of this plan; they can be a suite of their own in "suites".`,
    );
  }
  if (discovery.tests.length > 0 || discovery.found.by === 'legs') return;
  const error = nothingFound(suite, discovery);
  if (!suite.allowEmpty) throw error;
  log.warning(`${error.message} That is allowed here ("allow-empty").`);
}

function nothingFound({ tests }: Suite, discovery: DiscoveredTests): PacelineError {
  const looked = discovery.patterns.map((pattern) => `"${pattern}"`).join(', ');
  const orEmpty = 'If the suite may be empty, add "allow-empty: true".';
  if (tests.length > 0) {
    return new PacelineError(
      'PACELINE_TESTS_NOT_FOUND',
      `Input "tests": no tracked file matches ${looked}.`,
      `Correct the patterns; they are relative to the repository and use / between folders. ${orEmpty}`,
    );
  }
  if (discovery.runner === 'command') {
    return new PacelineError(
      'PACELINE_TESTS_NOT_FOUND',
      'With "runner: command" nothing says which files are tests.',
      `Name them here, for example tests: 'test/**/*.test.js'. ${orEmpty}`,
    );
  }
  if (discovery.runner !== undefined) {
    return new PacelineError(
      'PACELINE_TESTS_NOT_FOUND',
      `No test was found: the runner is ${discovery.runner}, and no tracked file of the repository matches ${looked}.`,
      `Name the test files with "tests", for example tests: '${USUAL_PATTERNS[discovery.runner][0]}', or another program with "runner". ${orEmpty}`,
    );
  }
  const [other] = discovery.others;
  if (other) {
    return new PacelineError(
      'PACELINE_RUNNER_UNKNOWN',
      `The tests seem to be run by ${signs(discovery.others)}, which "runner: auto" does not know; it knows ${KNOWN_RUNNERS.join(', ')}. So no test was planned.`,
      `Add here "runner: command" and tests: with the patterns of the test files, and to run-tests a "command" that runs {files} and writes JUnit XML to {report}. ${orEmpty}`,
    );
  }
  return new PacelineError(
    'PACELINE_RUNNER_UNKNOWN',
    `No test program was found in the repository's root: neither a script, dependency or configuration of ${KNOWN_RUNNERS.join(', ')}, nor pyproject.toml, pytest.ini or go.mod. So no test was planned.`,
    `Add "runner: ${KNOWN_RUNNERS.join(' | ')}", or "runner: command" with tests: for any other program. ${orEmpty}`,
  );
}

const signs = (found: readonly Sign[]): string =>
  found.map(({ program, sign }) => (sign === program ? program : `${program} (${sign})`)).join(', ');
