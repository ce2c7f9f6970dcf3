import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchData } from './cache-data.ts';
import {
  type BenchServer,
  CACHED,
  createOurJob,
  createPeer,
  type JobPlace,
  type OurJob,
} from './cache-jobs.ts';
import { type Command, type Cost, timed } from './cache-measure.ts';
import { editFiles, expectTree, readTree, spoilFiles, type Tree } from './cache-tree.ts';

/** What was measured of one side in one step; bytes are all that its client sent and received. */
export interface Measured extends Cost {
  readonly sent: number;
  readonly received: number;
}

/** By step and side: one measurement for each round, in the rounds' order. */
export type Series = Map<string, Measured[]>;

export interface Bench {
  readonly dist: string;
  readonly peer: string;
  readonly server: BenchServer;
  /** On a file system in memory. */
  readonly folder: string;
  readonly data: BenchData;
}

/** The speed of the slower link, bytes per second in each direction. */
export const LINK = 100_000_000;

type Side = readonly [name: string, run: () => Promise<void>];

/**
 * One round of every step. In each step the sides run one after the other, whose turn it is first changes from
 * round to round. What prepares a step and what checks its outcome is not measured.
 */
export async function runRound(bench: Bench, round: number, series: Series): Promise<void> {
  const { server, data } = bench;
  const folder = mkdtempSync(join(bench.folder, `round-${round}-`));
  const place: JobPlace = { folder, variables: server.variables };
  const peer = createPeer(bench.peer, place);
  const fresh = (name: string) => mkdtempSync(join(folder, `${name}-`));
  const ours = (workspace: string, key: string, home: string, restoreKeys = ''): OurJob =>
    createOurJob(bench.dist, place, { workspace, key, home, restoreKeys });
  const base = readTree(join(data.base, CACHED));

  async function measure(step: string, side: string, command: Command): Promise<void> {
    const before = await server.ask<Traffic>('traffic');
    const cost = timed(command);
    const after = await server.ask<Traffic>('traffic');
    const measured = { ...cost, sent: after.in - before.in, received: after.out - before.out };
    const name = `${step}: ${side}`;
    series.set(name, [...(series.get(name) ?? []), measured]);
    const seconds = `${cost.wall.toFixed(2)} s, CPU ${cost.cpu.toFixed(2)} s`;
    const bytes = `${(measured.sent / 1e6).toFixed(2)} MB sent, ${(measured.received / 1e6).toFixed(2)} MB received`;
    console.error(`round ${round + 1}, ${name}: ${seconds}, ${bytes}`);
  }

  async function inTurn(...sides: Side[]): Promise<void> {
    const first = round % sides.length;
    for (const [, run] of [...sides.slice(first), ...sides.slice(0, first)]) await run();
  }

  const hit = (job: OurJob, key: string) => {
    const outputs = job.outputs();
    if (outputs['cache-matched-key'] === key) return;
    throw new Error(`${key} was not restored: ${outputs['miss-reason']}\n${job.log('main')}`);
  };
  const saved = (job: OurJob) => {
    const log = job.log('post');
    if (!/^cache: saved /m.test(log)) throw new Error(`nothing was saved:\n${log}`);
    if (log.includes('report was not uploaded')) throw new Error(`there is no report:\n${log}`);
  };
  const check = (what: string, workspace: string, wanted: Tree) =>
    expectTree(`round ${round + 1}, ${what}`, readTree(join(workspace, CACHED)), wanted);

  await server.ask('rewind', 0);
  const first = ours(data.base, 'npm-base', fresh('home'));
  timed(first.main());
  await inTurn(
    ['ours', () => measure('save cold', 'ours', first.post())],
    ['peer', () => measure('save cold', 'peer', peer.save(data.base, 'npm-base'))],
  );
  saved(first);

  // The machine whose home and workspace the later steps go on with.
  const home = fresh('home');
  const workspace = fresh('workspace');
  for (const [step, rate] of [
    ['restore, nothing local, 100 MB/s', LINK],
    ['restore, nothing local, unlimited', null],
  ] as const) {
    await server.ask('limit', rate);
    await inTurn(
      [
        'ours',
        async () => {
          const at =
            rate === null ? { workspace, home } : { workspace: fresh('workspace'), home: fresh('home') };
          const job = ours(at.workspace, 'npm-base', at.home);
          await measure(step, 'ours', job.main());
          hit(job, 'npm-base');
          check(`${step}: ours`, at.workspace, base);
          if (rate !== null) remove(at.workspace, at.home);
        },
      ],
      [
        'peer',
        async () => {
          const target = fresh('workspace');
          await measure(step, 'peer', peer.restore(target, 'npm-base'));
          check(`${step}: peer`, target, base);
          remove(target);
        },
      ],
    );
  }
  await server.ask('limit', null);

  // A tree of which 1 % of the files is spoiled, and the entry that it once was.
  const spoiled = (run: (at: string) => Promise<void>, label: string) => async () => {
    const target = copyOf(data.base, fresh('workspace'));
    spoilFiles(join(target, CACHED), round);
    await run(target);
    check(label, target, base);
    remove(target);
  };
  const damage = 'restore, 1 % spoiled';
  await inTurn(
    [
      'ours',
      spoiled(async (target) => {
        const job = ours(target, 'npm-base', fresh('home'));
        await measure(damage, 'ours', job.main());
        hit(job, 'npm-base');
      }, `${damage}: ours`),
    ],
    [
      'stat cache',
      async () => {
        spoilFiles(join(workspace, CACHED), round);
        const job = ours(workspace, 'npm-base', home);
        await measure(damage, 'stat cache', job.main());
        hit(job, 'npm-base');
        check(`${damage}: stat cache`, workspace, base);
      },
    ],
    [
      'peer',
      spoiled((target) => measure(damage, 'peer', peer.restore(target, 'npm-base')), `${damage}: peer`),
    ],
  );

  // 1 % edited, on the machine that restored.
  const next = ours(workspace, 'npm-next', home, 'npm-base');
  timed(next.main());
  hit(next, 'npm-base');
  editFiles(join(workspace, CACHED), round);
  const edited = readTree(join(workspace, CACHED));
  const mark = await server.ask<number>('mark');
  let ourSaves = 0;
  const saveEdited = (side: string, command: () => Command) => async () => {
    // The second finds the store as the first did.
    if (ourSaves++ > 0) await forgetOurs(mark);
    await measure('save, 1 % edited', side, command());
    saved(next);
  };
  const forgetOurs = (since: number) => server.ask('rewind-ours', since);
  await inTurn(
    ['ours', saveEdited('ours', () => next.post({ home: fresh('home') }))],
    ['stat cache', saveEdited('stat cache', () => next.post())],
    ['peer', () => measure('save, 1 % edited', 'peer', peer.save(workspace, 'npm-next'))],
  );

  // A workspace with the previous snapshot, while another machine saved the next: one that knows nothing of it, and
  // one that restored it, as a self-hosted runner did in the job before.
  const previous = 'restore, previous snapshot in place';
  const kept = { workspace: fresh('workspace'), home: fresh('home') };
  timed(ours(kept.workspace, 'npm-base', kept.home).main());
  await inTurn(
    [
      'ours',
      async () => {
        const target = copyOf(data.base, fresh('workspace'));
        const job = ours(target, 'npm-next', fresh('home'));
        await measure(previous, 'ours', job.main());
        hit(job, 'npm-next');
        check(`${previous}: ours`, target, edited);
        remove(target);
      },
    ],
    [
      'stat cache',
      async () => {
        const job = ours(kept.workspace, 'npm-next', kept.home);
        await measure(previous, 'stat cache', job.main());
        hit(job, 'npm-next');
        check(`${previous}: stat cache`, kept.workspace, edited);
        remove(kept.workspace);
      },
    ],
    [
      'peer',
      async () => {
        const target = copyOf(data.base, fresh('workspace'));
        await measure(previous, 'peer', peer.restore(target, 'npm-next'));
        check(`${previous}: peer`, target, edited);
        remove(target);
      },
    ],
  );

  // The lockfile was bumped: the tree of before was restored, and npm made another of it.
  const bumped = ours(workspace, 'npm-bumped', home, 'npm-base');
  timed(bumped.main());
  hit(bumped, 'npm-base');
  await inTurn(
    ['ours', () => measure('save, lockfile bump', 'ours', bumped.post({ workspace: data.bumped }))],
    ['peer', () => measure('save, lockfile bump', 'peer', peer.save(data.bumped, 'npm-bumped'))],
  );
  saved(bumped);
  remove(folder);
}

interface Traffic {
  readonly in: number;
  readonly out: number;
}

function copyOf(source: string, target: string): string {
  mkdirSync(target, { recursive: true });
  execFileSync('cp', ['-a', join(source, CACHED), target]);
  return target;
}

const remove = (...folders: string[]): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
