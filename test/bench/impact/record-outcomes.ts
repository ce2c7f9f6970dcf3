/**
 * `node test/bench/impact/record-outcomes.ts faults|mutants --data DIR --only owner+name [--count N]`: puts faults into
 * a public repository, runs its whole suite on each and notes which test files fail, in `outcomes/`. DIR holds clones
 * named `owner+name` with their dependencies installed; each is left at the commit where it stands. What is noted
 * already is not run again, so it can be stopped at any moment.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isModule } from '../../../actions/test-impact/src/repository/paths.ts';
import { type Fault, faultyFiles } from './faulty-files.ts';
import { mutantsOf } from './mutants.ts';
import { addOutcome, keyOf, type Outcome, readOutcomes } from './outcome.ts';
import { type Program, programOf, runSuite } from './run-suite.ts';

const MAX_SECONDS = 180;

/** A module that is part of the product: neither test nor configuration, example or document. */
const isSource = (path: string): boolean =>
  isModule(path) &&
  !/\.d\.[cm]?ts$|(?:^|[/.])(?:tests?|spec|__tests__|config|benchmarks?|examples?|docs|website|scripts|playground)[/.]/.test(
    path,
  ) &&
  !/(?:^|\/)\.|\.config\.|^[^/]*\.setup\./.test(path);

interface Repository {
  readonly name: string;
  readonly folder: string;
  readonly program: Program;
  readonly git: (...args: string[]) => string;
  readonly known: ReadonlySet<string>;
}

function open(data: string, name: string): Repository {
  const folder = join(data, name);
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  if (!existsSync(join(folder, 'node_modules'))) throw new Error(`${folder} has no dependencies installed`);
  const known = new Set(readOutcomes(name).map(keyOf));
  return { name, folder, program: programOf(folder), git, known };
}

/** Puts a fault into the working tree, which stands at its commit. */
function put({ folder }: Repository, fault: Fault): void {
  for (const [path, text] of faultyFiles(folder, fault)) {
    if (text === undefined) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
}

/**
 * Notes which files fail with the fault, twice, and pass without it: what fails once on a busy machine has nothing to
 * do with the change.
 */
function judge(repository: Repository, fault: Fault): void {
  const { name, folder, program, git } = repository;
  const run = (files: readonly string[]) => runSuite(folder, program, files, MAX_SECONDS);
  git('checkout', '--quiet', '--force', '--detach', fault.commit);
  put(repository, fault);
  const all = run([]);
  const redOf = (outcomes: ReturnType<typeof runSuite>, of: readonly string[]) =>
    of.filter((file) => outcomes?.get(file)?.passed === false);
  const once = redOf(all, [...(all?.keys() ?? [])]);
  const twice = once.length > 0 ? redOf(run(once), once) : [];
  git('reset', '--quiet', '--hard');
  const without = twice.length > 0 ? run(twice) : undefined;
  const failing = twice.filter((file) => without?.get(file)?.passed === true).sort();
  const key = keyOf({ ...fault, failing: [], tests: 0 } as Outcome);
  addOutcome(
    name,
    all === undefined || all.size === 0
      ? { kind: 'skipped', key, why: 'the suite did not tell how it ended' }
      : { ...fault, failing, tests: all.size },
  );
  console.log(`${name} ${key.slice(0, 100)}: ${failing.length} of ${all?.size ?? '–'} fail`);
}

function recordFaults(repository: Repository, count: number): void {
  const { git, known } = repository;
  let left = count;
  const lines = git('log', '--no-merges', '-1000', '--format=%H %P', 'HEAD').trim().split('\n');
  for (const line of lines) {
    if (left === 0) return;
    const [commit, parent] = line.split(' ') as [string, string | undefined];
    if (parent === undefined || known.has(`fault ${commit}`)) continue;
    const reverted = changedSources(git, parent, commit);
    if (reverted.length === 0) continue;
    left -= 1;
    judge(repository, { kind: 'fault', commit, reverted });
  }
}

/** Sources that are different from the parent's and that its version can be put in place of, without renames. */
const changedSources = (git: Repository['git'], parent: string, commit: string): string[] =>
  git('diff', '--name-status', '--no-renames', '-z', '--diff-filter=AM', parent, commit)
    .split('\0')
    .filter((_, at) => at % 2 === 1)
    .filter(isSource);

function recordMutants(repository: Repository, count: number): void {
  const { git, folder, known } = repository;
  const commit = git('rev-parse', 'HEAD').trim();
  const sources = git('ls-files', '-z').split('\0').filter(isSource);
  const all = sources.flatMap((path) =>
    mutantsOf(path, readFileSync(join(folder, path), 'utf8')).map((mutant) => ({ path, ...mutant })),
  );
  // The same ones whenever it is started, and spread over the sources.
  const random = generator(1);
  const order = all.map((mutant) => ({ mutant, at: random() })).sort((a, b) => a.at - b.at);
  const before = [...known].filter((key) => key.startsWith('mutant ')).length;
  for (const { mutant } of order.slice(before, before + count)) {
    judge(repository, { kind: 'mutant', commit, ...mutant });
  }
}

/** Park and Miller's minimal standard generator, in [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, only: { type: 'string' }, count: { type: 'string', default: '50' } },
});
const [kind] = positionals;
if (values.data === undefined || values.only === undefined || (kind !== 'faults' && kind !== 'mutants')) {
  console.error('usage: record-outcomes.ts faults|mutants --data DIR --only owner+name [--count N]');
  process.exit(2);
}
const repository = open(values.data, values.only);
const here = repository.git('rev-parse', 'HEAD').trim();
try {
  if (kind === 'faults') recordFaults(repository, Number(values.count));
  else recordMutants(repository, Number(values.count));
} finally {
  repository.git('checkout', '--quiet', '--force', here);
}
