import type { CacheReport } from '@paceline/contracts';
import { type Context, messageOf, PacelineError } from '@paceline/core';
import { lookup, type PathSet, parsePaths, restoreSnapshot, saveSnapshot } from '@paceline/snapshot';
import type { OpenOptions, Store } from '@paceline/store';
import { entryFolder, packFolder, parseEntry, savedEntries } from './entries.ts';
import { explainMiss } from './explain-miss.ts';
import type { inputs } from './inputs.ts';
import { files, oneLine, seconds, size } from './lines.ts';
import { newReportName, publishReport, writeReport } from './report.ts';
import { cacheScopes, type Scopes } from './scope.ts';

/** What main hands to post: post must save what main looked for, whatever its inputs say by then. */
export interface CacheState {
  readonly key: string;
  readonly paths: readonly string[];
  /** Store key of the entry that main found. */
  readonly found?: string;
  readonly reportName: string;
  readonly report: CacheReport;
}

export const outputs = {
  'cache-hit': 'false',
  'cache-primary-key': '',
  'cache-matched-key': '',
  'hit-tier': '',
  'miss-reason': '',
  seconds: '0',
  'files-restored': '0',
  'bytes-restored': '0',
  'report-path': '',
};

type CacheContext = Context<typeof inputs, keyof typeof outputs, CacheState>;

/** What the machine lends to the action. */
export interface Machine {
  openStore(spec: readonly string[], options: OpenOptions): Promise<Store>;
  readonly home: string;
  now(): number;
}

/** Entries that were found but turned out damaged are passed over, up to this many. */
const MAX_CANDIDATES = 3;

/** Main: find the best entry and put it in place. Only wrong inputs and fail-on-cache-miss fail the step. */
export async function restoreCache(context: CacheContext, machine: Machine): Promise<void> {
  const { environment, inputs, log } = context;
  const { key } = inputs;
  const startedAt = machine.now();
  const paths = parsePaths(inputs.path, { workspace: environment.workspace, home: machine.home });
  const store = await open(context, machine);
  const scopes = cacheScopes(environment);
  const found = await find(context, store, paths, scopes).catch((error: unknown): Found => {
    log.warning(`The cache could not be restored: ${messageOf(error)}. The job goes on without it.`);
    return { result: 'miss', missReason: `the cache could not be read: ${messageOf(error)}` };
  });
  const took = (machine.now() - startedAt) / 1000;
  await store.close();

  const { storeKey, matchedKey, restored, ...about } = found;
  const report: CacheReport = {
    kind: 'cache-report',
    version: 1,
    createdAt: new Date(startedAt).toISOString(),
    job: environment.job,
    key,
    ...about,
    ...(matchedKey === undefined ? {} : { matchedKey }),
    ...(restored ? { restore: { seconds: took, ...restored } } : {}),
  };
  const reportName = newReportName();
  context.setOutput('cache-hit', found.result === 'exact');
  context.setOutput('cache-primary-key', key);
  context.setOutput('cache-matched-key', matchedKey ?? '');
  context.setOutput('hit-tier', found.tier ?? '');
  context.setOutput('miss-reason', oneLine(found.missReason ?? ''));
  context.setOutput('seconds', took);
  context.setOutput('files-restored', restored?.files ?? 0);
  context.setOutput('bytes-restored', restored?.bytes ?? 0);
  context.setOutput('report-path', await writeReport(context, reportName, report));
  context.state.save({
    key,
    paths: inputs.path,
    ...(storeKey === undefined ? {} : { found: storeKey }),
    reportName,
    report,
  });
  const line = oneLine(sentence(found, took));
  context.result(`cache: ${line}`);
  context.summary(`Cache: ${line}`);
  if (found.result === 'miss' && inputs['fail-on-cache-miss']) {
    throw new PacelineError(
      'PACELINE_CACHE_MISS',
      `The cache missed: ${found.missReason ?? `no entry for ${key}`}.`,
      'Run the job that saves this key first, or set fail-on-cache-miss to false.',
    );
  }
}

interface Found {
  readonly result: 'exact' | 'partial' | 'miss';
  readonly matchedKey?: string;
  readonly storeKey?: string;
  readonly tier?: string;
  /** Why there is no exact hit; set on a partial one too. */
  readonly missReason?: string;
  /** Absent when nothing was restored since it was only looked up. */
  readonly restored?: { readonly files: number; readonly bytes: number };
}

async function find(context: CacheContext, store: Store, paths: PathSet, scopes: Scopes): Promise<Found> {
  const { environment, inputs, log } = context;
  const { key } = inputs;
  const { repository } = environment;
  const folders = scopes.read.map((scope) => entryFolder(repository, scope, paths.version));
  const ownFolder = scopes.write && entryFolder(repository, scopes.write, paths.version);
  const explain = async (storeKey?: string) => {
    const entries = await savedEntries(store, repository);
    // What was found in a store that does not list is known all the same.
    const found = storeKey === undefined ? undefined : parseEntry(repository, storeKey);
    if (found && !entries.some((entry) => entry.storeKey === storeKey))
      entries.unshift({ ...found, createdAt: 0 });
    return explainMiss({ key, version: paths.version, scopes, all: store.listsAll }, entries);
  };
  let damaged: string | undefined;
  let tried = 0;
  for await (const candidate of lookup(store, { folders, key, restoreKeys: inputs['restore-keys'] })) {
    const { storeKey, exact, key: matchedKey } = candidate;
    // No key of ours has a line break: whoever wrote this one means the log.
    if (oneLine(matchedKey) !== matchedKey) continue;
    if (tried++ === MAX_CANDIDATES) break;
    const about = {
      result: exact ? 'exact' : 'partial',
      matchedKey,
      storeKey,
      ...(exact ? {} : { missReason: damaged ?? (await explain(storeKey)) }),
    } as const;
    if (inputs['lookup-only']) return { ...about, tier: (await store.head(storeKey))?.tier ?? '' };
    const restored = await restoreSnapshot(store, {
      key: storeKey,
      packs: packFolder(repository),
      paths,
      onNote: (note) => log.info(oneLine(note)),
    });
    if (restored.outcome === 'restored') {
      const { tier, files, bytes } = restored;
      return { ...about, tier, restored: { files, bytes } };
    }
    damaged = `${matchedKey} was found but not restored: ${restored.reason}`;
    log.warning(
      `The cache entry ${damaged}.${restored.partly ? ' Some of its files are in place.' : ''} The job goes on without it.`,
    );
    // So that post can save it anew; entries of other refs are not this run's to delete.
    if (restored.broken && candidate.folder === ownFolder) await store.delete(storeKey);
    // With another entry things would not be better, and half of each would be worst.
    if (!restored.broken) break;
  }
  return { result: 'miss', missReason: damaged ?? (await explain()) };
}

/** Post: save under the key that main looked for, unless there is such an entry already. Never fails the job. */
export async function saveCache(context: CacheContext, machine: Machine): Promise<void> {
  const { saved } = context.state;
  if (!saved) return context.result('cache: nothing saved, as the restore step did not finish');
  const startedAt = machine.now();
  const nothing = { seconds: 0, files: 0, bytes: 0, newBytes: 0 };
  let save: NonNullable<CacheReport['save']> = { ...nothing, result: 'skipped' };
  let line: string;
  const scopes = cacheScopes(context.environment);
  if (saved.report.result === 'exact') {
    line = `not saved: ${saved.key} was found exactly`;
  } else if (!scopes.write) {
    line = `not saved: a run on ${context.environment.eventName} may read the cache but not write it`;
  } else {
    try {
      const { outcome, ...about } = await store(context, machine, saved, scopes, scopes.write);
      const took = (machine.now() - startedAt) / 1000;
      save = { ...about, seconds: took, result: outcome };
      line =
        outcome === 'kept'
          ? `kept ${saved.key}: an entry of this key was saved meanwhile, and entries never change`
          : `saved ${saved.key}: ${files(about.files)}, ${size(about.bytes)} (${size(about.newBytes)} written) in ${seconds(took)}`;
    } catch (error) {
      save = { ...nothing, seconds: (machine.now() - startedAt) / 1000, result: 'failed' };
      line = `not saved: ${messageOf(error)}`;
      context.log.warning(`The cache was not saved: ${messageOf(error)}`);
    }
  }
  context.result(`cache: ${oneLine(line)}`);
  const report: CacheReport = { ...saved.report, save };
  await writeReport(context, saved.reportName, report);
  await publishReport(context, saved.reportName, report);
}

async function store(
  context: CacheContext,
  machine: Machine,
  saved: CacheState,
  scopes: Scopes,
  own: string,
) {
  const { environment, log } = context;
  const { repository } = environment;
  const paths = parsePaths(saved.paths, { workspace: environment.workspace, home: machine.home });
  const opened = await open(context, machine);
  try {
    const like = saved.found ?? (await newestLike(opened, repository, paths, scopes));
    return await saveSnapshot(opened, {
      key: entryFolder(repository, own, paths.version) + saved.key,
      packs: packFolder(repository),
      paths,
      earlier: like === undefined ? [] : [like],
      onNote: (note) => log.info(oneLine(note)),
    });
  } finally {
    await opened.close();
  }
}

/** The entry that most likely has most of the same content. */
async function newestLike(store: Store, repository: string, paths: PathSet, scopes: Scopes) {
  const entries = await savedEntries(store, repository);
  const listed = entries.find(
    ({ version, scope }) => version === paths.version && scopes.read.includes(scope),
  );
  if (listed || store.listsAll) return listed?.storeKey;
  const folders = scopes.read.map((scope) => entryFolder(repository, scope, paths.version));
  return (await store.newest(folders))[0]?.key;
}

function open(context: CacheContext, machine: Machine): Promise<Store> {
  const { environment, inputs, log } = context;
  return machine.openStore(inputs.store, {
    home: environment.home,
    variables: environment.variables,
    onWarning: (message) => log.warning(message),
  });
}

function sentence(found: Found, took: number): string {
  if (found.result === 'miss') return `miss: ${found.missReason}`;
  const how = `${found.result === 'exact' ? 'exact' : 'restore key'}, ${found.tier}`;
  if (!found.restored) return `found ${found.matchedKey} (${how}), looked up only`;
  const { files: count, bytes } = found.restored;
  return `restored ${found.matchedKey} (${how}): ${files(count)}, ${size(bytes)} in ${seconds(took)}`;
}
