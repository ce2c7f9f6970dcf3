import { randomBytes } from 'node:crypto';
import { type CacheAdminReport, cacheAdminReport, writeDocument } from '@paceline/contracts';
import { type Context, messageOf, saveDocument } from '@paceline/core';
import { oneLine } from '@paceline/render';
import { parsePaths } from '@paceline/snapshot';
import type { OpenOptions, Store } from '@paceline/store';
import { contextDigests } from '../../src/request/context-lines.ts';
import { explain } from './commands/explain.ts';
import { invalidate } from './commands/invalidate.ts';
import { list } from './commands/list.ts';
import { optimize } from './commands/optimize.ts';
import { stats } from './commands/stats.ts';
import { verify } from './commands/verify.ts';
import { warm } from './commands/warm.ts';
import { type AdminInputs, type Command, type inputs, usualScope } from './inputs.ts';
import { keyPattern } from './key-pattern.ts';
import { noTotals, type OutputName, totalOutputs } from './outputs.ts';
import { page } from './page.ts';
import type { AdminRun, CommandOutcome, Snapshots } from './run.ts';
import { adminRights, changedPrefixes, expectRight } from './select.ts';
import { openAdminStore } from './tiers.ts';

type AdminContext = Context<typeof inputs, OutputName, undefined>;

/** What the machine lends to the action. */
export interface Machine {
  openStore(spec: readonly string[], options: OpenOptions): Promise<Store>;
  snapshots(context: Pick<AdminContext, 'environment' | 'inputs'>): Snapshots;
  readonly home: string;
  now(): number;
}

const commands: Record<Command, (run: AdminRun) => Promise<CommandOutcome>> = {
  stats,
  list,
  explain,
  invalidate,
  warm,
  optimize,
  verify,
};

/** Runs one command over the store, reports what it found and did, and fails if it failed. */
export async function administer(context: AdminContext, machine: Machine): Promise<void> {
  const { environment, inputs, log } = context;
  const { command } = inputs;
  const rights = adminRights(environment);
  const scope = inputs.scope ?? usualScope(command);
  const allowed = rights.change === 'all' || rights.change.length > 0;
  // Checked before anything is read, so that a run without the right fails at once.
  if (command === 'optimize' || command === 'invalidate')
    expectRight(rights, command === 'optimize' ? 'all' : scope, command);
  const store = await openAdminStore(machine.openStore, inputs.store, {
    home: environment.home,
    variables: environment.variables,
    onWarning: (message) => log.warning(message),
    mayWrite: {
      allowed,
      reason: rights.who,
      prefixes: changedPrefixes(environment.repository, rights),
    },
  });
  try {
    const run: AdminRun = {
      environment,
      log,
      store,
      snapshots: machine.snapshots(context),
      rights,
      options: { ...optionsOf(inputs), scope, ...(await askedEntry(context, machine)) },
      now: machine.now,
    };
    const outcome = await log.group(`cache/admin ${command}`, () => commands[command](run));
    await report(context, machine, outcome);
    if (outcome.failure) throw outcome.failure;
  } finally {
    await store.close();
  }
}

function optionsOf(inputs: AdminInputs): Omit<AdminRun['options'], 'scope' | 'version' | 'context'> {
  return {
    keys: inputs.key,
    pattern: inputs.pattern.length > 0 ? keyPattern(inputs.pattern) : undefined,
    classes: inputs.classes,
    since: inputs.since * 1000,
    grace: inputs.grace * 1000,
    quota: inputs.quota,
    limit: inputs.limit,
    dryRun: inputs['dry-run'],
    fix: inputs.fix,
    failOnProblems: inputs['fail-on-problems'],
  };
}

/** Paths and context as the step that missed had them; without them only the key is compared. */
async function askedEntry({ environment, inputs, log }: AdminContext, { home }: Machine) {
  const { workspace } = environment;
  const { files, values } = inputs.context;
  const given = files.length > 0 || Object.keys(values).length > 0;
  return {
    version: inputs.path.length > 0 ? parsePaths(inputs.path, { workspace, home }).version : undefined,
    context: given
      ? await contextDigests(inputs.context, { workspace, home }, (note) => log.info(oneLine(note)))
      : undefined,
  };
}

async function report(context: AdminContext, machine: Machine, outcome: CommandOutcome): Promise<void> {
  const { environment, inputs, log } = context;
  const { tiers = [], prefixes, days, entries, explanation, problems = [], notes = [] } = outcome;
  const totals = { ...noTotals, ...outcome.totals };
  const document: CacheAdminReport = {
    kind: 'cache-admin-report',
    version: 1,
    createdAt: new Date(machine.now()).toISOString(),
    repository: environment.repository,
    command: inputs.command,
    dryRun: inputs['dry-run'],
    totals,
    tiers: [...tiers],
    ...(prefixes ? { prefixes } : {}),
    ...(days ? { days } : {}),
    ...(entries ? { entries: [...entries] } : {}),
    ...(explanation ? { explanation: [...explanation] } : {}),
    problems: problems.slice(0, 1000),
    notes: [...notes],
  };
  for (const [name, value] of totalOutputs(totals)) context.setOutput(name, value);
  context.setOutput('explanation', (explanation ?? []).map(oneLine).join('\n'));
  context.setOutput('report-path', await write(context, document));
  for (const note of notes) log.info(oneLine(note));
  for (const { key, tier, problem } of problems.slice(0, 20)) {
    log.warning(oneLine(`${key}${tier === undefined ? '' : ` (${tier})`}: ${problem}`));
  }
  for (const sentence of explanation ?? []) log.info(oneLine(sentence));
  const line = oneLine(`cache/admin ${inputs.command}: ${outcome.line}`);
  context.result(line);
  context.summary(page(document, outcome.line, machine.now()));
}

async function write({ environment, log }: AdminContext, document: CacheAdminReport): Promise<string> {
  try {
    const name = `cache-admin-${randomBytes(4).toString('hex')}/cache-admin-report.json`;
    return await saveDocument(environment, name, writeDocument(cacheAdminReport, document));
  } catch (error) {
    log.warning(`The report was not written: ${messageOf(error)}`);
    return '';
  }
}
