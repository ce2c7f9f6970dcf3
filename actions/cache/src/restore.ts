import type { CacheReport } from '@paceline/contracts';
import { exitOnSignals, messageOf, PacelineError } from '@paceline/core';
import { formatBytes, formatDuration, oneLine, plural } from '@paceline/render';
import { beginStep } from './begin-step.ts';
import { type FoundEntry, findEntry } from './find.ts';
import { tiersOf, writeReport } from './report/report.ts';
import { recordStatistics } from './report/statistics.ts';
import type { RestoreInputs } from './request/inputs.ts';
import { type Machine, mayWrite, openStep, type Step, type StepContext } from './step.ts';

export const restoreOutputs = {
  'cache-hit': 'false',
  'cache-primary-key': '',
  'cache-matched-key': '',
  'hit-tier': '',
  'miss-reason': '',
  seconds: '0',
  'files-restored': '0',
  'bytes-restored': '0',
  'bytes-downloaded': '0',
  'report-path': '',
};

type RestoreContext = StepContext & {
  readonly inputs: RestoreInputs;
  setOutput(name: keyof typeof restoreOutputs, value: string | number | boolean): void;
};

export interface Restored {
  readonly step: Step;
  readonly found: FoundEntry;
  readonly report: CacheReport;
  readonly reportName: string;
}

/** Finds the best entry, puts it in place and says what came of it. Only wrong inputs fail here. */
export async function restoreEntry(context: RestoreContext, machine: Machine): Promise<Restored> {
  const { inputs } = context;
  const { step, startedAt, reportName, about, tell } = await beginStep(context, machine);
  const { request } = step;
  const { found, tiers, took } = await lookAndRecord(context, machine, step, startedAt);
  const { storeKey: _, metadata: __, matchedKey, restored, ...outcome } = found;
  const report: CacheReport = {
    ...about,
    ...outcome,
    ...(matchedKey === undefined ? {} : { matchedKey }),
    ...(restored ? { restore: { seconds: took, ...restored } } : {}),
    tiers,
  };
  context.setOutput('cache-hit', found.result === 'exact');
  context.setOutput('cache-primary-key', request.key);
  context.setOutput('cache-matched-key', matchedKey ?? '');
  context.setOutput('hit-tier', found.tier ?? '');
  context.setOutput('miss-reason', oneLine(found.missReason ?? ''));
  context.setOutput('seconds', took);
  context.setOutput('files-restored', restored?.files ?? 0);
  context.setOutput('bytes-restored', restored?.bytes ?? 0);
  context.setOutput('bytes-downloaded', restored?.readBytes ?? 0);
  context.setOutput('report-path', await writeReport(context, reportName, report));
  tell(sentence(found, took), tiers);
  if (found.result === 'miss' && inputs['fail-on-cache-miss']) throw missed(found, request.key);
  return { step, found, report, reportName };
}

async function lookAndRecord(context: RestoreContext, machine: Machine, step: Step, startedAt: number) {
  const { environment, inputs, log } = context;
  const { request, trust } = step;
  if (inputs.mode === 'write-only') {
    const missReason = 'mode is write-only, so nothing was looked for';
    return { found: { result: 'none', missReason } satisfies FoundEntry, tiers: [], took: 0 };
  }
  const store = await openStep(context, machine, trust);
  // So that a cancelled job leaves nothing beside its paths.
  const keepSignals = exitOnSignals();
  try {
    const found = await findEntry(context, machine, store, step, inputs['lookup-only']).catch(
      (error: unknown): FoundEntry => {
        log.warning(`The cache could not be restored: ${messageOf(error)}. The job goes on without it.`);
        return { result: 'miss', missReason: `the cache could not be read: ${messageOf(error)}` };
      },
    );
    const took = (machine.now() - startedAt) / 1000;
    const { result, matchedKey, restored } = found;
    await recordStatistics(store, {
      repository: environment.repository,
      scope: mayWrite(inputs, trust) ? trust.write : undefined,
      now: machine.now(),
      key: request.key,
      restoreKeys: request.restoreKeys,
      restore: {
        result: result === 'none' ? 'miss' : result,
        matchedKey,
        bytes: restored?.bytes,
        seconds: took,
      },
    });
    return { found, tiers: tiersOf(store), took };
  } finally {
    keepSignals();
    await store.close();
  }
}

const missed = (found: FoundEntry, key: string) =>
  new PacelineError(
    'PACELINE_CACHE_MISS',
    `The cache missed: ${oneLine(found.missReason ?? `no entry for ${key}`)}.`,
    'Run the job that saves this key first, or set fail-on-cache-miss to false.',
  );

function sentence(found: FoundEntry, took: number): string {
  if (found.result === 'miss') return `miss: ${found.missReason}`;
  if (found.result === 'none') return `nothing restored: ${found.missReason}`;
  const how = `${found.result === 'exact' ? 'exact' : 'restore key'}, ${found.tier}`;
  if (!found.restored) return `found ${found.matchedKey} (${how}), looked up only`;
  const { files: count, bytes, readBytes } = found.restored;
  const inPlace = readBytes * 2 < bytes && found.restored.writtenFiles < count / 2;
  const fetched = inPlace ? `, ${formatBytes(readBytes)} of it fetched` : '';
  return `restored ${found.matchedKey} (${how}): ${plural(count, 'file')}, ${formatBytes(bytes)}${fetched} in ${formatDuration(took)}`;
}
