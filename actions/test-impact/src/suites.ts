import { TEST_RUNNERS, type TestPlan, type TestRunner } from '@paceline/contracts';
import { globs, InputProblem, PacelineError } from '@paceline/core';
import { z } from 'zod';
import type { PlanContext } from './publish.ts';

type PlannedSuite = TestPlan['suites'][number];

/** A suite of the plan, as the inputs describe it. */
export interface Suite {
  readonly name: string;
  readonly runner: TestRunner | 'auto';
  /** Globs of its test files; none where the runner's configuration says which they are. */
  readonly tests: readonly string[];
  /**
   * When its tests run. `impacted`: each where the change can affect it; `always`: all of them; `paths`: all of them
   * where a changed file matches one of `paths`.
   */
  readonly rule: 'impacted' | 'always' | 'paths';
  readonly paths: readonly string[];
  readonly allowEmpty: boolean;
  /** What its legs need: see the plan. */
  readonly forLegs: Pick<PlannedSuite, 'start' | 'performance' | 'container' | 'services'>;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,49}$/;

const patterns = z
  .union([z.string(), z.array(z.string())])
  .transform((value, context) => {
    try {
      return globs().parse(typeof value === 'string' ? value : value.join('\n'));
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      context.addIssue({ code: 'custom', message: `not ${error.message} (${error.fix})` });
      return z.NEVER;
    }
  })
  .optional();

/** Names of images, ports, volumes and options; what logs in to a registry has no place in a document. */
const withoutCredentials = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (!Object.hasOwn(value, 'credentials') && Object.values(value).every(withoutCredentials));

const CREDENTIALS =
  'has credentials, and a plan is no place for them: write them in the job that runs the legs';
const mapping = z.record(z.string(), z.unknown());

const settings = z.strictObject({
  runner: z.enum(['auto', ...TEST_RUNNERS]).default('auto'),
  tests: patterns,
  command: z.string().min(1).max(4000).optional(),
  args: z.array(z.string().max(4000)).optional(),
  'working-directory': z
    .string()
    .regex(/^[^/\\]/, 'must be a folder of the repository, relative to it')
    .refine((folder) => !folder.split('/').includes('..'), 'leaves the repository')
    .optional(),
  rule: z.enum(['impacted', 'always', 'paths']).optional(),
  paths: patterns,
  performance: z.boolean().default(false),
  'allow-empty': z.boolean().default(false),
  container: z
    .union([z.string().min(1), mapping])
    .refine(withoutCredentials, CREDENTIALS)
    .optional(),
  services: mapping.refine(withoutCredentials, CREDENTIALS).optional(),
});

/**
 * The suites of a plan: those of the input `suites`, or the one that the other inputs describe.
 * @throws PacelineError PACELINE_INPUT_INVALID
 */
export async function wantedSuites(inputs: PlanContext['inputs']): Promise<Suite[]> {
  const { suite, runner, tests, suites } = inputs;
  if (suites === '') {
    const allowEmpty = inputs['allow-empty'];
    return [{ name: suite, runner, tests, rule: 'impacted', paths: [], allowEmpty, forLegs: {} }];
  }
  if (runner !== 'auto' || tests.length > 0 || suite !== 'tests' || inputs['allow-empty']) {
    throw invalid(
      '"suites" is given, and "suite", "runner", "tests" or "allow-empty" beside it; they could disagree',
      'Write the runner and the tests of each suite in "suites".',
    );
  }
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(suites);
  } catch (error) {
    throw invalid(`"suites" is no YAML (${(error as Error).message.split('\n')[0]})`, EXAMPLE);
  }
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  const entries = isMapping ? Object.entries(value as object) : [];
  if (entries.length === 0) throw invalid('"suites" is no mapping of names to settings', EXAMPLE);
  return entries.map(([name, given]) => suiteOf(name, given));
}

function suiteOf(name: string, given: unknown): Suite {
  if (!NAME.test(name)) {
    throw invalid(
      `"suites": ${JSON.stringify(name.slice(0, 80))} cannot be the name of a suite`,
      'Use at most 50 letters, digits, spaces, dots, dashes and underscores.',
    );
  }
  const read = settings.safeParse(given ?? {});
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = [name, ...issue!.path].join('.');
    throw invalid(`"suites": ${where}: ${issue!.message}`, EXAMPLE);
  }
  const { runner, tests = [], command, args, paths = [], performance, container, services } = read.data;
  const rule = read.data.rule ?? (paths.length > 0 ? 'paths' : 'impacted');
  if ((rule === 'paths') !== paths.length > 0) {
    throw invalid(
      `"suites": ${name} has ${paths.length > 0 ? 'paths' : 'no paths'}, and the rule ${rule}`,
      'Give "paths" with "rule: paths", and only with it.',
    );
  }
  if ((command !== undefined) !== (runner === 'command')) {
    throw invalid(
      `"suites": ${name} has ${command === undefined ? 'no command' : 'a command'}, and the runner ${runner}`,
      'Give "command" with "runner: command", and only with it.',
    );
  }
  const folder = read.data['working-directory'];
  if (folder !== undefined && tests.length === 0) {
    throw invalid(
      `"suites": ${name} has a working-directory, and no tests`,
      `Name its test files, relative to the repository, such as tests: '${folder}/**/*.test.ts'.`,
    );
  }
  const start = {
    ...(command === undefined ? {} : { command }),
    ...(args === undefined ? {} : { args }),
    ...(folder === undefined ? {} : { workingDirectory: folder }),
  };
  return {
    name,
    runner,
    tests,
    rule,
    paths,
    allowEmpty: read.data['allow-empty'],
    forLegs: {
      ...(Object.keys(start).length > 0 ? { start } : {}),
      ...(performance ? { performance } : {}),
      ...(container === undefined ? {} : { container }),
      ...(services === undefined ? {} : { services }),
    },
  };
}

const EXAMPLE = 'Write it like this: `unit: { tests: "src/**/*.test.ts" }`, one suite per line.';

const invalid = (what: string, remedy: string): PacelineError =>
  new PacelineError('PACELINE_INPUT_INVALID', `Input ${what}.`, remedy);
