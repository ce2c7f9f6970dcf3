export { bunSettings, bunTests } from './configuration/bun.ts';
export { cypressTests } from './configuration/cypress.ts';
export { denoTests } from './configuration/deno.ts';
export { nodeTests } from './configuration/node.ts';
export {
  commandOf,
  commandsBeside,
  commandsInTestScript,
  type Detection,
  detectRunner,
  KNOWN_RUNNERS,
  type KnownRunner,
  type Sign,
} from './detect.ts';
export { discoverTests } from './discover.ts';
export { foldersUpTo } from './folders-up-to.ts';
export {
  type ForeignPattern,
  type ForeignPatterns,
  foreignPatterns,
  InvalidPattern,
  PatternTimeout,
} from './foreign-patterns.ts';
export { asObject, type Json, parseObject, scriptsOf } from './json.ts';
export { parseJsonc } from './jsonc.ts';
export { JUnitError } from './junit/error.ts';
export { parseJUnit } from './junit/junit.ts';
export type { JUnitOutcome, JUnitReport, JUnitSuite, JUnitSuiteFailure, JUnitTest } from './junit/report.ts';
export { parseSeconds } from './junit/time.ts';
export { jvmClasses } from './jvm-classes.ts';
export { manifestOf } from './manifest.ts';
export { nextestConfiguration } from './nextest-configuration.ts';
export { folderOf, isInstalled, join as joinPath, MAX_PATH } from './paths.ts';
export { matchedPaths, shellExpanded, Unreadable } from './patterns.ts';
export { type FileOfName, fileOfName } from './reports/file-of-name.ts';
export { type FileResults, filesOfReport } from './reports/files-of-report.ts';
export { ReportsError, readGivenReports } from './reports/given-reports.ts';
export { parseJsonReport, readJsonReport, stripColours, withoutFrames } from './reports/json-report.ts';
export { fromJUnit, readJUnitReport } from './reports/junit-report.ts';
export { createLocator, type Locate } from './reports/locate.ts';
export { matchingFiles } from './reports/matching-files.ts';
export { pathTails } from './reports/path-tails.ts';
export { readReport } from './reports/read-report.ts';
export type {
  ReportedFailure,
  ReportedFile,
  ReportedSplit,
  ReportedTest,
  RunnerReport,
} from './reports/report.ts';
export { lineIn } from './reports/stack-line.ts';
export { REPORT_NAME, summariseReport, type TestResults } from './reports/test-results.ts';
export { mochaOptions, scriptArguments } from './script/command-options.ts';
export { type ShellWord, splitWords } from './script/shell-words.ts';
export { startedArguments } from './script/started-arguments.ts';
export { readScript, type ScriptReading, type TestCommand } from './script/test-script.ts';
export { type Folder, folderIn, type TestFiles, type Tree } from './tree.ts';
export { hasUsualTests, USUAL_PATTERNS } from './usual-tests.ts';
