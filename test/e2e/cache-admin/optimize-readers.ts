import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CacheAdminReport } from '@paceline/contracts';
import { openStore } from '@paceline/store';
import { expect } from 'vitest';
import { CACHED, type OurJob } from '../../bench/cache-jobs.ts';
import type { Command } from '../../bench/cache-measure.ts';
import { expectTree, generator, readTree, type Tree } from '../../bench/cache-tree.ts';
import { cachedTree, type Ended, fresh, job, type Setting, start } from '../../soak/cache-machine.ts';

/** Longer than a step takes; short, so that content is marked and deleted while the test runs. */
const GRACE = 3;
const TTL = 2;
/** Room for the newest entries, the one in use, and little else: each new one makes an older one go. */
const QUOTA = 7_500_000;
const FILE_BYTES = 100_000;
/** How many entries are saved one after another: so many that some have to go. */
const ENTRIES = 6;
/** How long jobs come and go. */
const LEAST_SECONDS = 6;
const MOST_SECONDS = 40;
/** A step that takes longer hangs. */
const MAX_SECONDS = 60;
/** What is left to do when no one saves any more: mark, delete, and the same for what repacking left. */
const SETTLE_SECONDS = 12 * GRACE;

interface Saved {
  readonly key: string;
  readonly tree: Tree;
  /** Seconds that the save took; one that took longer than the grace is promised nothing. */
  readonly seconds: number;
  /** Milliseconds since 1970; by then it is a miss. */
  readonly expiresAt?: number;
}

interface Read {
  readonly key: string;
  readonly hit: boolean;
  readonly reason: string;
  readonly seconds: number;
  readonly endedAt: number;
}

export interface Played {
  readonly saved: number;
  readonly hits: number;
  readonly misses: number;
  /** Steps that took longer than the grace, of which nothing is promised. */
  readonly slow: number;
  readonly optimized: number;
  /** Entries by what `optimize` did with them. */
  readonly notes: Readonly<Record<string, number>>;
  readonly blobsDeleted: number;
  readonly heldBytes: number;
  /** Entries that were removed although they were in time, and misses that no rule explains; a line each. */
  readonly broken: readonly string[];
}

/**
 * Jobs save and restore in processes of their own while `cache/admin optimize` runs over the same store again and
 * again, with a quota, entries that expire, and packs that die while entries still use some of their content.
 * @throws Error when a step fails, a tree is not what was saved, or the store does not come to fit the quota
 */
export async function optimizeUnderReaders(setting: Setting): Promise<Played> {
  const saved: Saved[] = [];
  const reads: Read[] = [];
  const removed = new Map<string, { readonly note: string; readonly since: number }>();
  const notes: Record<string, number> = {};
  let blobsDeleted = 0;
  let optimized = 0;

  /** A job that restores what is newest, makes something like it, and saves that. */
  async function save(index: number): Promise<void> {
    const key = keyOf('chain', index);
    const workspace = fresh(setting, 'saver');
    const home = fresh(setting, 'home');
    const saving = jobOfItsOwn(setting, { workspace, key, restoreKeys: 'npm-chain-', home });
    await step(`main of ${key}`, saving.main());
    const matched = saving.outputs()['cache-matched-key'];
    const from = saved.find((one) => one.key === matched);
    expectTree(`${key} from ${matched || 'nothing'}`, cachedTree(workspace), from?.tree ?? new Map());
    const tree = plant(workspace, 'chain', index, { own: 17, part: 17 });
    const { log, seconds } = await step(`save of ${key}`, saving.post());
    if (!/^cache: saved /m.test(log)) throw new Error(`${key} was not saved:\n${log}`);
    saved.push({ key, tree, seconds });
  }

  async function saveBriefly(index: number): Promise<void> {
    const key = keyOf('brief', index);
    const workspace = fresh(setting, 'saver');
    const tree = plant(workspace, 'brief', index, { own: 1, part: 0 });
    const inputs = { ttl: `${TTL}s` };
    const saving = jobOfItsOwn(setting, { workspace, key, home: fresh(setting, 'home'), inputs });
    const { log, seconds } = await step(`save of ${key}`, named(setting, 'cache-save', saving.main()));
    if (!/^cache: saved /m.test(log)) throw new Error(`${key} was not saved:\n${log}`);
    saved.push({ key, tree, seconds, expiresAt: Date.now() + TTL * 1000 });
  }

  async function restore({ key, tree, expiresAt }: Saved, mode = 'read-only'): Promise<Read> {
    const workspace = fresh(setting, 'reader');
    const restoring = jobOfItsOwn(setting, {
      workspace,
      key,
      home: fresh(setting, 'home'),
      inputs: { mode },
    });
    const startedAt = Date.now();
    const { log, seconds } = await step(`restore of ${key}`, restoring.main());
    const outputs = restoring.outputs();
    const hit = outputs['cache-hit'] === 'true';
    const reason = outputs['miss-reason'] ?? '';
    expectTree(`${key}: ${reason || 'hit'}`, cachedTree(workspace), hit ? tree : new Map());
    if (!hit && reason === '') throw new Error(`${key}: a miss without a reason:\n${log}`);
    if (hit && expiresAt !== undefined && startedAt > expiresAt)
      throw new Error(`${key} was hit, and is expired`);
    rmSync(workspace, { recursive: true });
    const read = { key, hit, reason, seconds, endedAt: Date.now() };
    reads.push(read);
    return read;
  }

  async function optimize(): Promise<void> {
    const since = Date.now();
    const { report, log } = await admin(setting, {
      command: 'optimize',
      grace: `${GRACE}s`,
      quota: `${QUOTA}`,
    });
    optimized += 1;
    for (const { key, note = '' } of report.entries ?? []) {
      notes[note] = (notes[note] ?? 0) + 1;
      if (note !== 'repacked') removed.set(key, { note, since });
    }
    for (const note of report.notes) {
      const late = /^(\S+) was saved meanwhile/.exec(note)?.[1];
      if (late !== undefined) removed.set(late, { note: 'late', since });
      if (/not pruned|did not answer|not looked at/.test(note)) throw new Error(`optimize: ${note}`);
    }
    if (report.problems.length > 0) throw new Error(`optimize: ${report.problems[0]!.problem}`);
    blobsDeleted += Number(/ and (\d+) blobs?; freed/.exec(log)?.[1] ?? 0);
  }

  /** Everything that was not removed by a rule, and everything that expired, is as promised; or it stands here. */
  function brokenPromises(): string[] {
    const broken: string[] = [];
    const late = new Set(saved.filter((one) => one.seconds > GRACE).map(({ key }) => key));
    for (const [key, { note }] of removed) {
      if ((note === 'late' || note === 'broken') && !late.has(key))
        broken.push(`${key} was removed: ${note}`);
    }
    for (const { key, hit, reason, seconds, endedAt } of reads) {
      const why = removed.get(key);
      const { expiresAt } = saved.find((one) => one.key === key)!;
      const explained =
        (why && endedAt >= why.since) || (expiresAt !== undefined && endedAt >= expiresAt - TTL * 1000);
      if (!hit && !explained && seconds <= GRACE)
        broken.push(`${key} was missed, and no rule removed it: ${reason}`);
    }
    return broken;
  }

  for (let index = 1; index <= 3; index += 1) await save(index);
  // It is in use all the time, and so outlives what is newer and is not: only its readers leave statistics.
  const inUse = saved[0]!;
  await restore(inUse, 'auto');
  const startedAt = Date.now();
  const random = generator(1);
  let chain = saved.length;
  let used = 0;
  let failed = false;
  const going = () => {
    const seconds = (Date.now() - startedAt) / 1000;
    return !failed && (seconds < LEAST_SECONDS || (chain < ENTRIES && seconds < MOST_SECONDS));
  };
  const loop = async (turn: (index: number) => Promise<unknown>) => {
    for (let index = 1; going(); index += 1) {
      await turn(index).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const anyEntry = () => saved[Math.floor(random() * saved.length)]!;
  const actors = await Promise.allSettled([
    loop(async () => {
      await save(++chain);
      // It stays the last used of the older ones, however the machine shares its time out.
      const soon = used + 2;
      while (used < soon && going()) await sleep(50);
    }),
    loop(async (index) => {
      await saveBriefly(index);
      await sleep(1500);
    }),
    loop(async () => {
      const { hit, reason } = await restore(inUse, 'auto');
      if (!hit) throw new Error(`the entry in use was missed: ${reason}`);
      used += 1;
    }),
    loop(() => restore(anyEntry())),
    loop(async () => {
      await optimize();
      await sleep(1000);
    }),
  ]);
  for (const actor of actors) if (actor.status === 'rejected') throw actor.reason;

  const settled = Date.now() + SETTLE_SECONDS * 1000;
  let held = await heldBytes(setting);
  for (; held > QUOTA; held = await heldBytes(setting)) {
    if (Date.now() > settled) throw new Error(`the store holds ${held} bytes, beyond its quota of ${QUOTA}`);
    await optimize();
    await sleep(1000);
  }
  for (const entry of saved) if (!removed.has(entry.key)) await restore(entry);
  for (const key of [...removed.keys()].slice(-2)) {
    const { hit } = await restore(saved.find((one) => one.key === key)!);
    if (hit) throw new Error(`${key} was hit, and is removed`);
  }
  const { report } = await admin(setting, { command: 'verify' });
  if (report.totals.problems > 0) throw new Error(`verify: ${JSON.stringify(report.problems)}`);
  return {
    saved: saved.length,
    hits: reads.filter(({ hit }) => hit).length,
    misses: reads.filter(({ hit }) => !hit).length,
    slow: [...saved, ...reads].filter((one) => one.seconds > GRACE).length,
    optimized,
    notes,
    blobsDeleted,
    heldBytes: held,
    broken: brokenPromises(),
  };
}

/**
 * Nothing that was promised was broken, and all of it happened, and so was survived: hits of whole trees (compared file
 * by file), misses, removals by each rule, and content that was deleted.
 */
export function expectSurvived(played: Played): void {
  expect(played.broken).toEqual([]);
  expect(played.hits).toBeGreaterThan(5);
  expect(played.misses).toBeGreaterThan(0);
  expect(played.notes['expired']).toBeGreaterThan(0);
  expect(played.notes['quota']).toBeGreaterThan(0);
  expect(played.notes['repacked']).toBeGreaterThan(0);
  expect(played.blobsDeleted).toBeGreaterThan(0);
}

/** In a folder of its own: jobs that start at the same time would write their event into the same file. */
const jobOfItsOwn = (setting: Setting, options: Parameters<typeof job>[1]): OurJob =>
  job({ ...setting, folder: fresh(setting, 'job') }, options);

/** Runs a step that has to be green. @throws Error with its log */
async function step(what: string, command: Command): Promise<Ended> {
  const running = start(command);
  const timer = setTimeout(() => running.kill(), MAX_SECONDS * 1000);
  const ended = await running.ended;
  clearTimeout(timer);
  if (ended.code !== 0 || /^::error/m.test(ended.log)) {
    throw new Error(`${what}: the step failed (${ended.code}):\n${ended.log}`);
  }
  return ended;
}

/** The same step with another action of the bundle. */
const named = ({ dist }: Setting, name: string, command: Command): Command => ({
  ...command,
  args: [join(dist, `${name}.js`)],
});

/** A step of `cache/admin`, from a machine that keeps nothing. */
async function admin(
  setting: Setting,
  inputs: Record<string, string>,
): Promise<{ report: CacheAdminReport; log: string }> {
  const folder = fresh(setting, 'admin');
  const running = jobOfItsOwn(setting, {
    workspace: folder,
    key: '',
    home: folder,
    inputs: { path: '', ...inputs },
  });
  const { log } = await step(
    `cache/admin ${inputs['command']}`,
    named(setting, 'cache-admin', running.main()),
  );
  return { report: JSON.parse(readFileSync(running.outputs()['report-path']!, 'utf8')), log };
}

/** What the store has of entries and their content, asked of its tier rather than of the action. */
async function heldBytes({ store: spec, variables, folder }: Setting): Promise<number> {
  const store = await openStore([spec], {
    home: folder,
    variables,
    mayWrite: { allowed: false },
    onWarning(message) {
      throw new Error(message);
    },
  });
  let bytes = 0;
  for (const prefix of ['cache/octo/app/', 'packs/octo/app/']) {
    for await (const { size } of store.list(prefix)) bytes += size;
  }
  await store.close();
  return bytes;
}

/** As keys are that end in the digest of a lockfile, so that those of a series have a prefix. */
const keyOf = (series: string, index: number): string =>
  `npm-${series}-${createHash('sha256').update(`${series} ${index}`).digest('hex').slice(0, 16)}`;

/**
 * `own` files are in this tree only, `part` files in the next one of its series too. As many as the others they
 * are half of what a pack holds, so the next save builds on it; but they are a segment of their own, and
 * compressed next to nothing. When this entry goes, the pack is mostly dead.
 */
function plant(
  workspace: string,
  series: string,
  index: number,
  files: { readonly own: number; readonly part: number },
): Tree {
  const folder = join(workspace, CACHED);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const zeros = Buffer.alloc(FILE_BYTES);
  const noise = (name: string) =>
    createCipheriv('aes-128-ctr', createHash('md5').update(name).digest(), zeros.subarray(0, 16)).update(
      zeros,
    );
  const write = (name: string, content: Buffer) => writeFileSync(join(folder, name), content);
  for (let at = 0; at < files.own; at += 1) write(`own-${at}.bin`, noise(`${series} own ${index} ${at}`));
  for (const version of index === 1 ? [1] : [index - 1, index]) {
    for (let at = 0; at < files.part; at += 1) {
      // What is new comes first: it fills the first batch with the files above.
      const name = `part-${1000 - version}-${at}`;
      write(`${name}.txt`, Buffer.alloc(FILE_BYTES, noise(`${series} ${name}`).subarray(0, 1000)));
    }
  }
  return readTree(folder);
}
