/**
 * The main job: runs the README's workflow in the local runner, by default on a sample repository, and ends
 * with a table and the path of an HTML report. State stays in one folder, so a second run shows what the
 * first one taught.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createConsole } from '../runner/console.ts';
import { runWorkflow } from '../runner/index.ts';
import { enterStartFolder } from '../runner/start-folder.ts';
import { generateSample, SAMPLE_BASE } from '../sample/generate.ts';
import { runCanaryDemo } from './canary.ts';
import { DemoError, type DemoOptions, readOptions, USAGE } from './options.ts';
import { copyHtml, formatRows, lastWords, outcomeRows, readReport } from './outcome.ts';
import { checkToolchain, findRunner } from './preflight.ts';
import { toolchainOf } from './toolchains/index.ts';
import { nodeToolchain } from './toolchains/node.ts';
import { treeOf } from './tree.ts';
import { demoWorkflow, failedToInstall, readTemplate } from './workflow.ts';

const root = join(import.meta.dirname, '../..');

async function main(): Promise<number> {
  enterStartFolder();
  const options = readOptions(process.argv.slice(2), join(root, '.demo'));
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const { repository, base, name } = prepareRepository(options, folder);
  const state = join(folder, name);
  const run = nextRun(state);
  const out = join(state, `run-${run}`);
  mkdirSync(out, { recursive: true });
  // The first Ctrl-C cancels as GitHub does, so that post steps run; the second ends at once.
  const cancel = new AbortController();
  const shutdown = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => (cancel.signal.aborted ? shutdown : cancel).abort());
  }
  const workflow = join(out, 'workflow.yml');
  // Without a commit to compare with it is a first push, of which everything runs.
  const happening = base === undefined ? { event: 'push' } : { event: 'pull_request', base };
  const tree = treeOf(repository);
  const template = readTemplate(root);
  let toolchain = nodeToolchain(tree);
  if (options.repo) {
    writeFileSync(workflow, demoWorkflow(template, undefined, options).text);
    const plan = { workflow, repo: repository, ...happening, out: join(out, 'plan'), signal: cancel.signal };
    const runner = await findRunner(plan, tree, options.repo);
    toolchain = toolchainOf(tree, runner, options.command);
    checkToolchain(toolchain, runner, options);
  }
  const { text, changes } = demoWorkflow(template, toolchain, options);
  writeFileSync(workflow, text);
  // Counted from here: what was refused before anything ran is no run.
  writeFileSync(join(state, 'runs'), `${run}\n`);

  const asWhat = base === undefined ? 'a first push: it has one commit' : `a pull request against ${base}`;
  console.log(`Paceline demo, run ${run}: ${repository}, HEAD as ${asWhat}`);
  for (const change of changes) console.log(`  other than in the README: ${change}`);
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  const result = await runWorkflow({
    workflow,
    repo: repository,
    ...happening,
    out,
    runId: run,
    env: { PACELINE_STORE: `disk:${join(state, 'store')}` },
    signal: cancel.signal,
    shutdown: shutdown.signal,
    onEvent: createConsole({ write: (part) => void process.stdout.write(part), colour, quiet: false }),
  });

  const report = readReport(out);
  const html = copyHtml(out, join(state, 'report.html'));
  const rows: [string, string][] = report ? outcomeRows(report) : [];
  if (options.canary && !cancel.signal.aborted) {
    console.log('');
    const write = (line: string) => console.log(line);
    rows.push(...(await runCanaryDemo({ folder: join(out, 'canary'), out: write, signal: cancel.signal })));
  }
  rows.push(['report', html ?? 'none: the run ended before it was written'], ['logs', out]);
  console.log(`\n${formatRows(rows)}`);
  const advice = lastWords({
    ...{ run, workflow, selected: report?.plan?.selected },
    conclusion: result.conclusion,
    changed: changes.length > 0,
    installFailed: failedToInstall(result.jobs),
    installGiven: options.install !== undefined,
  });
  for (const line of advice) console.log(`\n${line}`);
  return result.conclusion === 'success' ? 0 : 1;
}

/** The sample, or the user's repository, which is read and never written. */
function prepareRepository(
  options: DemoOptions,
  folder: string,
): { repository: string; base: string | undefined; name: string } {
  if (!options.repo) {
    const repository = join(folder, 'sample-repository');
    return { repository: generateSample(repository), base: SAMPLE_BASE, name: 'sample' };
  }
  const repository = resolve(options.repo);
  if (!existsSync(repository))
    throw new DemoError(`--repo ${options.repo}: there is no folder ${repository}.`);
  if (git(repository, 'rev-parse', '--git-dir') === undefined) {
    throw new DemoError(`--repo ${options.repo} is not a git repository: the plan needs its history.`);
  }
  const commit = (revision: string) =>
    git(repository, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (commit('HEAD') === undefined) {
    throw new DemoError(`--repo ${options.repo} has no commit yet. Commit what the demo should run on.`);
  }
  const base = options.base ?? defaultBase(repository);
  if (base !== undefined && commit(base) === undefined) {
    throw new DemoError(`--base ${base} is not a commit of ${options.repo}.`);
  }
  const digest = createHash('sha256').update(realpathSync(repository)).digest('hex').slice(0, 8);
  return { repository, base, name: `${basename(repository)}-${digest}` };
}

/** Where HEAD left the default branch; on that branch itself the commit before. */
function defaultBase(repository: string): string | undefined {
  const remote = git(repository, 'symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  for (const branch of [remote, 'origin/main', 'origin/master', 'main', 'master']) {
    const fork = branch && git(repository, 'merge-base', branch, 'HEAD');
    if (fork && fork !== git(repository, 'rev-parse', 'HEAD')) return fork;
  }
  return git(repository, 'rev-parse', '--verify', '--quiet', 'HEAD~1');
}

function git(cwd: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? stdout.trim() : undefined;
}

function nextRun(state: string): number {
  const counter = join(state, 'runs');
  return (existsSync(counter) ? Number(readFileSync(counter, 'utf8')) || 0 : 0) + 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof DemoError) && (error as Error).name !== 'UsageError') throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
