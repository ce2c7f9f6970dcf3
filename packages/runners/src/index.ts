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
export {
  type ForeignPattern,
  type ForeignPatterns,
  foreignPatterns,
  InvalidPattern,
  PatternTimeout,
} from './foreign-patterns.ts';
export { asObject, type Json, parseObject, scriptsOf } from './json.ts';
export { parseJsonc } from './jsonc.ts';
export { jvmClasses } from './jvm-classes.ts';
export { manifestOf } from './manifest.ts';
export { nextestConfiguration } from './nextest-configuration.ts';
export { folderOf, isInstalled, join as joinPath, MAX_PATH } from './paths.ts';
export { matchedPaths, shellExpanded, Unreadable } from './patterns.ts';
export { mochaOptions, scriptArguments } from './script/command-options.ts';
export { type ShellWord, splitWords } from './script/shell-words.ts';
export { startedArguments } from './script/started-arguments.ts';
export { readScript, type ScriptReading, type TestCommand } from './script/test-script.ts';
export { type Folder, folderIn, type TestFiles, type Tree } from './tree.ts';
export { hasUsualTests, USUAL_PATTERNS } from './usual-tests.ts';
