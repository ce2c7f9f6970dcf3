import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchData, defaultDataFolder, installData } from './cache-data.ts';
import { buildAction, buildPeer, CACHED, startBenchServer } from './cache-jobs.ts';
import { memoryRows } from './cache-memory.ts';
import { promotionRows } from './cache-promotion.ts';
import { type Bench, type Measured, runRound, type Series } from './cache-rounds.ts';
import { treeSize } from './cache-tree.ts';
import { type BenchOptions, type BenchRow, median, ratioRow } from './rows.ts';

const MEMORY_DISK = '/dev/shm';
/** Trees, entries and workspaces that are there at the same time. */
const ROOM = { full: 8e9, quick: 2e9 };
/** The tree: as large as that of a real application. */
const MIN = { bytes: 500e6, files: 30_000 };
const PEER = '@actions/cache 6.3.0';

/**
 * The cache action as bundled, against GitHub's client as actions/cache uses it, on the same server: whole
 * processes with Node's start, in turn, in memory, on a real dependency tree. Every tree that was restored is
 * compared with its source, outside the measured part.
 */
export default async function cache({ quick, data }: BenchOptions): Promise<BenchRow[]> {
  requireRoom(quick ? ROOM.quick : ROOM.full);
  const installed = installData(data ?? defaultDataFolder, quick);
  const folder = mkdtempSync(join(MEMORY_DISK, 'paceline-bench-cache-'));
  const serverFolder = join(folder, 'server');
  mkdirSync(serverFolder);
  const server = await startBenchServer(serverFolder);
  try {
    const bench: Bench = {
      dist: buildAction(folder),
      peer: buildPeer(folder),
      server,
      folder,
      data: intoMemory(installed, folder),
    };
    const size = treeSize(join(bench.data.base, CACHED));
    if (!quick && (size.bytes < MIN.bytes || size.files < MIN.files)) {
      throw new Error(`The tree has ${size.files} files and ${size.bytes} bytes, which is too small.`);
    }
    console.error(`${size.files} files, ${(size.bytes / 1e6).toFixed(0)} MB`);
    const series: Series = new Map();
    for (let round = 0; round < (quick ? 2 : 5); round += 1) await runRound(bench, round, series);
    return [
      ...comparedRows(series),
      ...(await memoryRows(bench, quick)),
      ...(await promotionRows(bench, quick)),
    ];
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Figure = 'wall' | 'cpu' | 'sent';

const TARGETS: readonly (readonly [step: string, side: string, figure: Figure, max?: number])[] = [
  ['save, 1 % edited', 'ours', 'sent', 1 / 50],
  ['save, 1 % edited', 'stat cache', 'sent', 1 / 50],
  ['save, 1 % edited', 'ours', 'wall', 0.7],
  ['save, 1 % edited', 'stat cache', 'wall', 0.25],
  ['save, lockfile bump', 'ours', 'sent', 1 / 5],
  ['save, lockfile bump', 'ours', 'wall'],
  ['save cold', 'ours', 'cpu', 1.1],
  ['save cold', 'ours', 'sent', 1.05],
  ['save cold', 'ours', 'wall'],
  ['restore, nothing local, 100 MB/s', 'ours', 'wall', 0.75],
  ['restore, nothing local, unlimited', 'ours', 'wall', 1],
  ['restore, nothing local, unlimited', 'ours', 'cpu'],
  ['restore, previous snapshot in place', 'ours', 'wall', 0.3],
  ['restore, previous snapshot in place', 'stat cache', 'wall', 0.3],
  ['restore, 1 % spoiled', 'ours', 'wall', 0.3],
  ['restore, 1 % spoiled', 'stat cache', 'wall', 0.3],
];

const NAMES: Record<Figure, string> = { wall: 'wall', cpu: 'CPU', sent: 'bytes sent' };
const VARIANTS: Record<string, string> = { ours: '', 'stat cache': ', stat cache' };

function comparedRows(series: Series): BenchRow[] {
  return TARGETS.map(([step, side, figure, max]) => {
    const pick = (name: string) => series.get(`${step}: ${name}`)!.map((one: Measured) => one[figure]);
    const ours = pick(side);
    const peers = pick('peer');
    const shown = (values: number[]) =>
      figure === 'sent' ? `${(median(values) / 1e6).toFixed(2)} MB` : `${median(values).toFixed(2)} s`;
    return ratioRow(`${step}${VARIANTS[side]}: ${NAMES[figure]}`, ours, peers, {
      ...(max === undefined ? {} : { max }),
      peer: `${PEER}: ${shown(peers)}, ours ${shown(ours)}`,
    });
  });
}

function intoMemory(installed: BenchData, folder: string): BenchData {
  const copy = (name: keyof BenchData) => {
    const target = join(folder, name);
    mkdirSync(target);
    execFileSync('cp', ['-a', join(installed[name], CACHED), target]);
    return target;
  };
  return { base: copy('base'), bumped: copy('bumped') };
}

/** @throws Error that says what is missing */
function requireRoom(bytes: number): void {
  if (!existsSync(MEMORY_DISK)) throw new Error(`This bench works in ${MEMORY_DISK}, which is not here.`);
  const { bavail, bsize } = statfsSync(MEMORY_DISK);
  const memory =
    Number(/^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]) * 1024;
  const free = Math.min(bavail * bsize, memory);
  if (free >= bytes) return;
  const gigabytes = (value: number) => `${(value / 1e9).toFixed(1)} GB`;
  throw new Error(
    `This bench needs ${gigabytes(bytes)} in ${MEMORY_DISK} and as much memory; ${gigabytes(free)} are free. ` +
      'Free some, or run it with --quick.',
  );
}
