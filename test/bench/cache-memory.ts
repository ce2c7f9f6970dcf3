import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHED, createOurJob, createPeer, type JobPlace } from './cache-jobs.ts';
import { peakMemory } from './cache-measure.ts';
import type { Bench } from './cache-rounds.ts';
import { expectTree, readTree, treeSize } from './cache-tree.ts';
import { type BenchRow, median } from './rows.ts';

const TARGET_MEGABYTES = 512;
/** "Flat": four times the payload may cost so much more. */
const FLAT = 1.25;
const SIZES = { full: { small: 500e6, large: 2000e6 }, quick: { small: 50e6, large: 200e6 } };

/** Peak memory of all processes of a save and of a restore, at 0.5 GB and at 2 GB of content. */
export async function memoryRows(bench: Bench, quick: boolean): Promise<BenchRow[]> {
  const runs = quick ? 1 : 3;
  const peaks: Record<string, number[]> = {};
  const note = (name: string, bytes: number) => {
    peaks[name] = [...(peaks[name] ?? []), bytes / 1e6];
    console.error(`peak memory, ${name}: ${(bytes / 1e6).toFixed(0)} MB`);
  };
  const sizes = quick ? SIZES.quick : SIZES.full;
  for (const [size, bytes] of Object.entries(sizes)) {
    const folder = mkdtempSync(join(bench.folder, `memory-${size}-`));
    const source = join(folder, 'source');
    multiply(join(bench.data.base, CACHED), join(source, CACHED), bytes);
    const tree = readTree(join(source, CACHED));
    console.error(`payload: ${JSON.stringify(treeSize(join(source, CACHED)))}`);
    const place: JobPlace = { folder, variables: bench.server.variables };
    const peer = createPeer(bench.peer, place);
    for (let run = 0; run < runs; run += 1) {
      await bench.server.ask('rewind', 0);
      const home = () => mkdtempSync(join(folder, 'home-'));
      const target = () => mkdtempSync(join(folder, 'target-'));
      const saving = createOurJob(bench.dist, place, { workspace: source, key: 'npm', home: home() });
      await peakMemory(saving.main());
      note(`save ${size}`, await peakMemory(saving.post()));
      const workspace = target();
      const restoring = createOurJob(bench.dist, place, { workspace, key: 'npm', home: home() });
      note(`restore ${size}`, await peakMemory(restoring.main()));
      expectTree(`restore of the ${size} payload`, readTree(join(workspace, CACHED)), tree);
      rmSync(workspace, { recursive: true });
      if (run > 0) continue;
      note(`peer save ${size}`, await peakMemory(peer.save(source, 'npm')));
      const other = target();
      note(`peer restore ${size}`, await peakMemory(peer.restore(other, 'npm')));
      rmSync(other, { recursive: true });
    }
    rmSync(folder, { recursive: true });
  }
  const row = (verb: string): BenchRow[] => {
    const large = peaks[`${verb} large`]!;
    const small = peaks[`${verb} small`]!;
    const peer = `@actions/cache 6.3.0: ${peaks[`peer ${verb} large`]![0]!.toFixed(0)} MB`;
    const factors = large.map((value, index) => value / small[index]!);
    return [
      spread(`peak memory, ${verb} of ${sizes.large / 1e9} GB`, large, 'MB', { max: TARGET_MEGABYTES, peer }),
      spread(`peak memory, ${verb} of ${sizes.small / 1e9} GB`, small, 'MB', { max: TARGET_MEGABYTES }),
      spread(`peak memory, ${verb}, four times the payload`, factors, 'ratio', { max: FLAT }),
    ];
  };
  return [...row('save'), ...row('restore')];
}

function spread(
  metric: string,
  values: readonly number[],
  unit: string,
  rest: Pick<BenchRow, 'max' | 'peer'>,
): BenchRow {
  const round = (value: number) => Number(value.toPrecision(4));
  const ends = [round(Math.min(...values)), round(Math.max(...values))] as const;
  return { metric, value: round(median(values)), unit, runs: values.length, spread: ends, ...rest };
}

/**
 * Fills `target` with copies of the files of a real tree until there are so many bytes. The bytes of each copy
 * are exchanged one for one in another way, so it compresses as the real one does and shares nothing with it.
 */
function multiply(source: string, target: string, bytes: number): void {
  let left = bytes;
  for (let copy = 0; left > 0; copy += 1) {
    for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || left <= 0) continue;
      const from = join(entry.parentPath, entry.name);
      const to = join(target, `copy-${copy}`, from.slice(source.length));
      const content = readFileSync(from);
      if (copy > 0) for (let index = 0; index < content.length; index += 1) content[index]! ^= copy;
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, content);
      utimesSync(to, 1_700_000_000, 1_700_000_000 + copy);
      left -= content.length;
    }
  }
}
