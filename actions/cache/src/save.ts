import type { CacheReport } from '@paceline/contracts';
import { messageOf, PacelineError } from '@paceline/core';
import { formatBytes, formatDuration, oneLine, plural } from '@paceline/render';
import { type PathSet, saveSnapshot } from '@paceline/snapshot';
import type { Metadata, Store } from '@paceline/store';
import { forgetDamaged, readDamaged } from './entries/damaged-content.ts';
import { contextMetadata, entryFolder, entryName, packFolder } from './entries/entries.ts';
import { readMarkedBlobs } from './entries/marked-blobs.ts';
import { rememberedTree } from './entries/tree-file.ts';
import { progressLines } from './report/progress.ts';
import { tiersOf } from './report/report.ts';
import { recordStatistics } from './report/statistics.ts';
import type { SaveInputs } from './request/inputs.ts';
import { type Machine, openStep, type Step, type StepContext } from './step.ts';

type SaveContext = StepContext & { readonly inputs: SaveInputs };
type SaveReport = NonNullable<CacheReport['save']>;

export interface Saved {
  readonly save: SaveReport;
  /** One line for the log. */
  readonly line: string;
  readonly tiers: NonNullable<CacheReport['tiers']>;
}

const NOTHING = { seconds: 0, files: 0, bytes: 0, newBytes: 0 } as const;

export const skipped = (reason: string): Saved => ({
  save: { ...NOTHING, result: 'skipped', reason },
  line: `not saved: ${reason}`,
  tiers: [],
});

/**
 * Saves the step's paths under its key. A store that fails is a warning.
 * @param about.found store key of the entry that was restored: most of its content will come again
 * @param about.metadata kept with the entry
 */
export async function saveEntry(
  context: SaveContext,
  machine: Machine,
  step: Step,
  about: { readonly found?: string | undefined; readonly metadata?: Metadata } = {},
): Promise<Saved> {
  const { artifacts, environment, log } = context;
  const { request, trust } = step;
  // For the report of this.
  artifacts.prepare();
  const startedAt = machine.now();
  const took = () => (machine.now() - startedAt) / 1000;
  const store = await openStep(context, machine, trust);
  try {
    const { outcome, ...counts } = await put(context, machine, store, step, about);
    const { files: count, bytes, newBytes } = counts;
    const save = { files: count, bytes, newBytes, seconds: took(), result: outcome };
    if (outcome === 'saved') {
      await recordStatistics(store, {
        repository: environment.repository,
        scope: trust.write,
        now: machine.now(),
        key: request.key,
        restoreKeys: request.restoreKeys,
        save: { bytes, newBytes },
      });
    }
    return { save, line: sentence(request.key, save), tiers: tiersOf(store) };
  } catch (error) {
    log.warning(`The cache was not saved: ${oneLine(messageOf(error))}`);
    const reason = messageOf(error);
    return {
      save: { ...NOTHING, seconds: took(), result: 'failed', reason },
      line: `not saved: ${reason}`,
      tiers: tiersOf(store),
    };
  } finally {
    await store.close();
  }
}

async function put(
  context: SaveContext,
  machine: Machine,
  store: Store,
  step: Step,
  about: { readonly found?: string | undefined; readonly metadata?: Metadata },
) {
  const { environment, inputs, log } = context;
  const { repository } = environment;
  const { request, paths, trust, signing } = step;
  const own = trust.write!;
  const { codec, level } = inputs.compression;
  const tree = rememberedTree(context, step);
  const damaged = readDamaged(tree.statCache);
  const marked = await readMarkedBlobs(store, repository);
  const saved = await saveSnapshot(store, {
    key: entryFolder(repository, own, paths.version) + entryName(own, request.key, request.context),
    packs: packFolder(repository),
    paths,
    earlier: await earlierEntries(store, repository, paths, step, inputs.mode, about.found),
    compression: { codec, ...(level === undefined ? {} : { level }) },
    ...tree,
    existing: inputs['on-existing'],
    avoid: (sha256) => damaged.has(sha256) || marked(sha256),
    ...(signing?.signer ? { signer: signing.signer, verifier: signing.verifier } : {}),
    ...(inputs.ttl === undefined ? {} : { expiresAt: machine.now() + inputs.ttl * 1000 }),
    metadata: { ...contextMetadata(request.context), job: environment.job, ...about.metadata },
    onNote: (note) => log.info(oneLine(note)),
    onWarning: (warning) => log.warning(oneLine(warning)),
    onProgress: progressLines('saving', machine.now, log.info),
  });
  if (saved.outcome === 'saved') forgetDamaged(tree.statCache);
  return saved;
}

/** The entries that most likely have most of the same content. */
async function earlierEntries(
  store: Store,
  repository: string,
  paths: PathSet,
  { trust }: Step,
  mode: SaveInputs['mode'],
  found: string | undefined,
): Promise<string[]> {
  // A job that reads nothing from the store reads no list of content from it either.
  if (mode === 'write-only') return [];
  if (found !== undefined) return [found];
  const folders = trust.read.map((scope) => entryFolder(repository, scope, paths.version));
  const entries = await store.newest(folders);
  for (const folder of folders) {
    const [newest] = entries
      .filter((entry) => entry.key.startsWith(folder))
      .sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
    if (newest) return [newest.key];
  }
  return [];
}

function sentence(key: string, { result, files: count, bytes, newBytes, seconds: took }: SaveReport): string {
  switch (result) {
    case 'kept':
      return `kept ${key}: there is an entry of this key, and on-existing is keep`;
    case 'exists':
      return `not saved: there is an entry of ${key}, and on-existing is fail`;
    case 'unchanged':
      return `kept ${key}: its content is still the same`;
    default:
      return `saved ${key}: ${plural(count, 'file')}, ${formatBytes(bytes)} (${formatBytes(newBytes)} written) in ${formatDuration(took)}`;
  }
}

/** What `on-existing: fail` promises. */
export function failOnExisting({ save }: Saved, key: string): void {
  if (save.result !== 'exists') return;
  throw new PacelineError(
    'PACELINE_CACHE_EXISTS',
    `There is an entry of ${key} already.`,
    'Give the key a part that changes with the content, or set on-existing to keep or replace.',
  );
}
