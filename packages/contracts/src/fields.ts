import { z } from 'zod';

/**
 * How long the lists of a document may be: far above what GitHub allows or a repository has, so that no document of
 * ours reaches it, and a reader of what a stranger wrote knows how much can come.
 */
export const MAX = {
  /** Files, tests, changes, and figures of them. */
  tests: 1_000_000,
  /** Jobs of a run with its reusable workflows, legs, entries, notes. */
  jobs: 10_000,
  /** Steps of a job, of which GitHub allows 1,000; tiers of a store. */
  steps: 2000,
  /** Samples of a profile: six days with one each five seconds. */
  samples: 100_000,
} as const;

/** A duration in seconds; fractions allowed. */
export const seconds = z.number().finite().nonnegative();
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A Git commit: 40 (SHA-1) or 64 (SHA-256) hex digits. */
export const commit = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a full commit id');
/** Part of artifact names, so nothing but letters, digits, dot, dash and underscore. */
export const identifier = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1–64 of A–Z a–z 0–9 . _ -');
/**
 * A path below the repository's root, with `/` between its parts. Absolute paths and `..` are refused
 * here, so that no reader of a document has to think of them again.
 */
export const repoPath = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (path) =>
      !path.startsWith('/') &&
      !/^[A-Za-z]:/.test(path) &&
      !path.includes('\\') &&
      !path.includes('\0') &&
      !path.split('/').includes('..'),
    'must be a path below the repository root, with / and without ..',
  );

/** Tests of one program that keep their history under one name. */
export const suiteName = z.string().min(1).max(200);

/** What a test is, everywhere: the suite it belongs to and its file, relative to the repository. */
export const testFile = z.object({ suite: suiteName, file: repoPath });
export type TestFile = z.infer<typeof testFile>;

/** The text by which two mentions of a test file are the same one. */
export const testKey = (test: TestFile): string => `${test.suite}\0${test.file}`;

export const outcome = z.enum(['passed', 'failed', 'skipped', 'empty']);
export type Outcome = z.infer<typeof outcome>;

export const TEST_RUNNERS = [
  'vitest',
  'jest',
  'node',
  'mocha',
  'ava',
  'playwright',
  'cypress',
  'bun',
  'deno',
  'pytest',
  'go',
  'nextest',
  'gradle',
  'maven',
  'rspec',
  'phpunit',
  'command',
] as const;
export const testRunner = z.enum(TEST_RUNNERS);
export type TestRunner = z.infer<typeof testRunner>;

/**
 * How the test files of a suite are found: `input` by the user's own patterns, `plan` by the project's
 * configuration, read without running it, `legs` by the test program itself, which each leg asks after the
 * installation since the configuration cannot be read for certain.
 */
export const discovery = z.object({
  by: z.enum(['input', 'plan', 'legs']),
  /** With `legs`: what could not be read. */
  reason: z.string().max(1000).optional(),
});
export type Discovery = z.infer<typeof discovery>;

/**
 * Parts of a test file that is divided by its tests, of how many: the i-th of its n tests (from 0), in an order that all
 * legs share, is in part floor(i × `of` ÷ n) + 1.
 */
export const fileParts = z
  .object({
    parts: z.array(z.number().int().positive()).min(1).max(MAX.jobs),
    of: z.number().int().min(2).max(MAX.jobs),
  })
  .refine(
    ({ parts, of }) => parts.every((part, at) => part <= of && part > (parts[at - 1] ?? 0)),
    'must be parts in their order, none twice and none above "of"',
  );
export type FileParts = z.infer<typeof fileParts>;

/** How a suite's test program is started, where the suite says so itself. */
const start = z.object({
  command: z.string().min(1).max(4000).optional(),
  args: z.array(z.string().max(4000)).max(MAX.steps).optional(),
  workingDirectory: repoPath.optional(),
});

/** What a plan says of a suite beside its files. */
export const plannedSuite = z.object({
  suite: suiteName,
  /** What runs its tests, given or found; legs take it over, so that it is decided once. */
  runner: testRunner.optional(),
  start: start.optional(),
  /** How its files were found; with `legs` the plan names none of them. */
  discovery,
  /** The user's word that it may have no test: a leg that runs none is not red; what `verify` says is its own input. */
  mayBeEmpty: z.boolean().optional(),
});

/** What a run that ran everything says of the selection of a suite: counts of its test files, and their seconds. */
export const suiteAudit = z.object({
  suite: suiteName,
  tests: z.number().int().nonnegative(),
  /** Those that would have run. */
  selected: z.number().int().nonnegative(),
  failing: z.number().int().nonnegative(),
  /** As measured in this run. */
  seconds,
  /** Of those that would not have run. */
  savedSeconds: seconds,
});

export type PlannedSuite = z.infer<typeof plannedSuite>;

/**
 * What the legs of a suite took beside the recorded seconds of their tests, learned from earlier runs: a leg's test
 * command takes `startSeconds` + `fileSeconds` × its files + `testFactor` × the seconds of their tests.
 */
export const legCost = z.object({
  /** Seconds that the command takes however few files it runs. */
  startSeconds: seconds,
  /** Seconds for each file beside its tests: loading, transforming, a process of its own. */
  fileSeconds: seconds,
  /** Below 1 where the program runs files side by side. */
  testFactor: z.number().finite().nonnegative(),
  /** Seconds of the leg's job outside the command: checkout, installation; absent where the jobs' times are not known. */
  setupSeconds: seconds.optional(),
  /** Legs that it was learned from. */
  legs: z.number().int().positive(),
});
export type LegCost = z.infer<typeof legCost>;

/** What a job needed of its machine: the 95th percentile of its samples, so that a single moment does not count. */
export const peaks = z.object({
  /** Cores in use, and those that the machine had. */
  cores: z.number().finite().nonnegative(),
  ofCores: z.number().finite().positive(),
  memoryBytes: z.number().finite().nonnegative(),
  /** Read and written, received and sent. */
  diskBytesPerSecond: z.number().finite().nonnegative(),
  networkBytesPerSecond: z.number().finite().nonnegative(),
});
export type Peaks = z.infer<typeof peaks>;

/** The machine a leg ran on, as far as timings depend on it. */
export const machine = z.object({
  os: z.string(),
  arch: z.string(),
  cores: z.number().positive(),
  memoryBytes: z.number().nonnegative(),
  name: z.string().optional(),
  /** Image of a hosted runner without the number of its build, e.g. `ubuntu24`. */
  image: z.string().max(200).optional(),
  /** Model of the processor, as the operating system names it; hosted runners of one label have several. */
  processor: z.string().min(1).max(200).optional(),
});
