#!/usr/bin/env node
/** The command line of the local runner. */
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { RunOptions } from './index.ts';
import { enterStartFolder } from './start-folder.ts';

const usage = `Usage: npm run local -- WORKFLOW [options]

Runs a GitHub workflow file on this machine. WORKFLOW is a path in the repository, or else from here; all other
paths are from here, the folder where the command is typed.

  --repo DIR            the checkout to run on; only read (default: the one we are in)
  --event NAME          the event, one of the workflow's "on" (default: push, else pull_request, …)
  --event-file FILE     JSON merged over the generated event payload
  --base REV            the revision before the push, or the base of the pull request
  --job ID              run this job and the jobs it needs
  --out DIR             keep run.json, logs, summaries and artifacts there
  --dist DIR            take the actions' bundle from there instead of actions/dist
  --actions-root DIR    the Paceline checkout that OWNER/paceline/…@ref and $/… mean
  --repository O/N      owner and name of the repository (default: from its origin remote)
  --env K=V             a variable of the machine; may be given again
  --input K=V           an input of workflow_dispatch; may be given again
  --secret K=V          a secret; may be given again
  --var K=V             a configuration variable; may be given again
  --run-id N            the number of the run (default: 1)
  --run-attempt N       the attempt of the run (default: 1)
  --rerun-failed DIR    run the failed jobs of the run in that --out folder again, as its next attempt
  --triggered-by DIR    the run, by its --out folder, that triggers a workflow_run
  --fork                the pull request comes from a fork: tokens only read, no secrets
  --concurrency N       jobs at once (default: the number of cores)
  --debug               show ::debug:: lines
  --keep                leave the working folders behind
  --quiet               show only failures and the conclusion
  --help                show this

Exit status: 0 success, 1 failure or cancelled, 2 unusable arguments or workflow.
`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

class ArgumentError extends Error {}

// A reader that stops early (`| head`) ends the output, not the run.
process.stdout.on('error', () => {});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const expected = error instanceof Error && (error.name === 'UsageError' || error instanceof ArgumentError);
  // Anything else is a mistake of the runner; its stack is shown to who asks for it.
  const stack = error instanceof Error && process.argv.includes('--debug') ? `\n${error.stack}` : '';
  process.stderr.write(
    expected
      ? `${message}\n`
      : `The runner failed: ${message}. Run again with --debug for details.${stack}\n`,
  );
  process.exitCode = 2;
}

async function main(args: string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new ArgumentError(
      `The local runner needs Node 24; this is ${process.version}. Run it through npm, which has one, or node_modules/.bin/node.`,
    );
  }
  const { values, positionals } = parse(args);
  if (values.help === true) {
    process.stdout.write(usage);
    return 0;
  }
  const [workflow, ...others] = positionals;
  if (workflow === undefined || others.length > 0) {
    throw new ArgumentError(`Give one workflow file; ${positionals.length} were given.\n\n${usage}`);
  }
  enterStartFolder();
  // Loaded late, so that the checks above work on any Node.
  const { runWorkflow } = await import('./index.ts');
  const { createConsole } = await import('./console.ts');
  const { findWorkflow } = await import('./find-workflow.ts');
  const colour = process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '';
  const cancel = new AbortController();
  const shutdown = new AbortController();
  const onSignal = () => (cancel.signal.aborted ? shutdown.abort() : cancel.abort());
  const options: Record<string, unknown> = {
    repo: values.repo,
    event: values.event,
    eventFile: values['event-file'],
    base: values.base,
    job: values.job,
    out: values.out,
    dist: values.dist,
    actionsRoot: values['actions-root'],
    repository: values.repository,
    debug: values.debug,
    keep: values.keep,
    env: pairs('--env', values.env),
    inputs: pairs('--input', values.input),
    secrets: pairs('--secret', values.secret),
    vars: pairs('--var', values.var),
    runId: count('--run-id', values['run-id']),
    runAttempt: count('--run-attempt', values['run-attempt']),
    rerun: values['rerun-failed'] === undefined ? undefined : { out: values['rerun-failed'] },
    github:
      values['triggered-by'] === undefined ? undefined : { otherRuns: [{ out: values['triggered-by'] }] },
    fork: values.fork,
    concurrency: count('--concurrency', values.concurrency),
    signal: cancel.signal,
    shutdown: shutdown.signal,
    onEvent: createConsole({
      write: (part) => void process.stdout.write(part),
      colour,
      quiet: values.quiet === true,
    }),
  };
  const found = await findWorkflow(workflow, values.repo);
  options['workflow'] = relative('.', found.path);
  if (found.elsewhere && values.quiet !== true) {
    process.stdout.write(`The workflow is ${found.path}, which is not in the repository.\n`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const result = await runWorkflow(given as unknown as RunOptions);
  return result.conclusion === 'success' ? 0 : 1;
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        repo: text,
        event: text,
        'event-file': text,
        base: text,
        job: text,
        out: text,
        dist: text,
        'actions-root': text,
        repository: text,
        'run-id': text,
        'run-attempt': text,
        'rerun-failed': text,
        'triggered-by': text,
        fork: flag,
        concurrency: text,
        env: texts,
        input: texts,
        secret: texts,
        var: texts,
        debug: flag,
        keep: flag,
        quiet: flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}

function pairs(option: string, items: readonly string[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (items ?? []).map((item) => {
      const equals = item.indexOf('=');
      if (equals < 1)
        throw new ArgumentError(`${option} is '${item}'; allowed is NAME=VALUE, e.g. ${option} LEVEL=2.`);
      return [item.slice(0, equals), item.slice(equals + 1)];
    }),
  );
}

function count(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  throw new ArgumentError(
    `${option} is '${value}'; allowed is a whole number from 1. Leave it out for the default.`,
  );
}
