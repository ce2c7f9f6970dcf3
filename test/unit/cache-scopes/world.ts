import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { EventTrust } from '@paceline/core';
import { eventTrust } from '@paceline/core';
import { createMemoryTier, type ListingTier, type Tier } from '@paceline/store';
import { administer } from '../../../actions/cache/admin/src/admin.ts';
import { snapshots } from '../../../actions/cache/admin/src/snapshots.ts';
import { restoreEntry } from '../../../actions/cache/src/restore.ts';
import { saveNow } from '../../../actions/cache/src/save-only.ts';
import { stackFor } from '../../../packages/store/src/open.ts';

export const REPOSITORY = 'octo/app';
export const LINE = 'tree';
export const FILES = ['a', 'b', 'c'];

/** What a run is, by its event: whose code it runs follows from that. */
export interface Run {
  readonly name: string;
  readonly eventName: string;
  readonly ref: string;
  readonly event: Readonly<Record<string, unknown>>;
}

const repository = { default_branch: 'main' };
const pull = (number: number, base: string, from = REPOSITORY) => ({
  eventName: 'pull_request',
  ref: `refs/pull/${number}/merge`,
  event: { repository, pull_request: { number, base: { ref: base }, head: { repo: { full_name: from } } } },
});
export const RUNS: readonly Run[] = [
  { name: 'main', eventName: 'push', ref: 'refs/heads/main', event: { repository } },
  { name: 'release', eventName: 'push', ref: 'refs/heads/release', event: { repository } },
  { name: 'nightly', eventName: 'schedule', ref: 'refs/heads/main', event: { repository } },
  { name: 'pull 7', ...pull(7, 'main') },
  { name: 'pull 71 of a fork', ...pull(71, 'main', 'stranger/app') },
  { name: 'pull 8 to release', ...pull(8, 'release') },
  { name: 'workflow_run', eventName: 'workflow_run', ref: 'refs/heads/main', event: { repository } },
  { name: 'issue_comment', eventName: 'issue_comment', ref: 'refs/heads/main', event: { repository } },
];

export const trustOf = ({ eventName, ref, event }: Run): EventTrust =>
  eventTrust({ eventName, ref, event, repository: REPOSITORY, variables: {} });

/** Content of the files of a tree, in the order of FILES. */
export type Tree = readonly string[];
const nameOf = (tree: Tree): string => JSON.stringify(tree);

/** A machine: a disk tier, what is remembered, and a workspace. `kept` ones serve all runs in turn. */
interface Machine {
  readonly disk: ListingTier;
  readonly home: string;
  readonly workspace: string;
}

export type Layout = 'disk' | 'disk github' | 'disk bucket' | 'github bucket' | 'memory disk bucket bucket';

/**
 * Runs of one repository on machines and tiers that they share or not, with the real actions over tiers in memory.
 * It keeps count of which tree was saved under which scope, and holds every restore against that.
 */
export class World {
  readonly bucket = [createMemoryTier(), createMemoryTier()] as const;
  /** GitHub's cache: per ref what was saved there, under whatever key. */
  readonly #github = new Map<string, ListingTier>();
  readonly #saved = new Map<string, Set<string>>();
  readonly #root = mkdtempSync(join(tmpdir(), 'paceline-scopes-'));
  readonly #kept: Machine;
  readonly #layout: Layout;
  #machines = 0;
  readonly counts = { restored: 0, missed: 0, saved: 0 };

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#kept = this.#machine();
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #machine(): Machine {
    const folder = join(this.#root, `machine-${this.#machines++}`);
    const [home, workspace] = [join(folder, 'home'), join(folder, 'workspace')];
    for (const path of [home, workspace]) mkdirSync(path, { recursive: true });
    return { disk: createMemoryTier() as ListingTier, home, workspace };
  }

  /** What a ref's runs hold in GitHub's cache; the service itself keeps refs apart. */
  githubOf(ref: string): ListingTier {
    const found = this.#github.get(ref) ?? (createMemoryTier() as ListingTier);
    this.#github.set(ref, found);
    return found;
  }

  /** GitHub's cache with the token of a run: reads own, base and default, writes its own. */
  #githubFor({ read, write }: EventTrust): Tier {
    const own = write === undefined ? undefined : this.githubOf(write);
    const readable = read.map((ref) => this.githubOf(ref));
    const first = async <T>(ask: (tier: Tier) => Promise<T | undefined>) => {
      for (const tier of readable) {
        const found = await ask(tier);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const { list: _, getRange: __, ...rest } = createMemoryTier();
    return {
      ...rest,
      ...{ name: 'github', shared: true, packBytes: 16 * 1024 * 1024 },
      get: (key, options) => first((tier) => tier.get(key, options)),
      head: (key) => first((tier) => tier.head(key)),
      newest: (prefixes) => first(async (tier) => newestIn(tier as ListingTier, prefixes)),
      put: async (key, bytes, options) => (own ? own.put(key, bytes, options) : 'refused'),
      delete: async (key) => (own ? own.delete(key) : false),
    };
  }

  #tiers(machine: Machine, trust: EventTrust): Tier[] {
    const bucket = this.bucket.map((tier) => ({ ...tier, name: 's3', shared: true }));
    const disk = { ...machine.disk, name: 'disk', close: async () => undefined };
    const byName: Record<string, () => Tier> = {
      disk: () => disk,
      memory: () => createMemoryTier(),
      github: () => this.#githubFor(trust),
      bucket: () => ({ ...bucket.shift()!, close: async () => undefined }),
    };
    return this.#layout.split(' ').map((name) => byName[name]!());
  }

  /** Somebody of this scope published the tree. */
  publish(scope: string, tree: Tree): void {
    const trees = this.#saved.get(scope) ?? new Set<string>();
    this.#saved.set(scope, trees.add(nameOf(tree)));
  }

  /** A job of a run: on the machine that is kept, or a fresh one. */
  job(run: Run, { kept, keyed = false }: { readonly kept: boolean; readonly keyed?: boolean }) {
    const machine = kept ? this.#kept : this.#machine();
    const trust = trustOf(run);
    const place = join(machine.workspace, LINE);
    const environment = {
      ...{ repository: REPOSITORY, eventName: run.eventName, ref: run.ref, event: run.event },
      ...{ workspace: machine.workspace, home: machine.home, temp: machine.home, job: 'test', sha: '' },
      ...{ runId: '1', attempt: 1, workflow: 'w', serverUrl: '', onGitHub: true, debug: false },
      variables: keyed && trust.level === 'trusted' ? { KEY: 'of the runs that are trusted with it 1' } : {},
    };
    const say = () => undefined;
    const lent = {
      openStore: async (
        _: readonly string[],
        options: { readonly mayWrite: Parameters<typeof stackFor>[1] },
      ) => stackFor(this.#tiers(machine, trust), options.mayWrite),
      ...{ mask: say, snapshots, home: machine.home, now: Date.now },
    };
    const outputs: Record<string, unknown> = {};
    const context = (inputs: object) => ({
      environment,
      inputs: { context: { files: [], values: {} }, store: [], ...inputs },
      log: {
        info: say,
        warning: say,
        error: say,
        debug: say,
        group: (_: string, work: () => unknown) => work(),
      },
      ...{ summary: say, result: say, failed: say, state: { save: say } },
      artifacts: { prepare: say, publish: async () => undefined },
      setOutput: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    });
    const shared = (key: string) => ({
      ...{ path: [LINE], key, preset: undefined, enableCrossOsArchive: false, mode: 'auto' },
      'sign-with': keyed ? 'KEY' : undefined,
    });
    return {
      trust,
      read: (): Tree | undefined => readTree(place),
      clear: () => rmSync(place, { recursive: true, force: true }),
      write(tree: Tree) {
        mkdirSync(place, { recursive: true });
        for (const [index, name] of FILES.entries()) {
          if (readTree(place)?.[index] !== tree[index]) writeFileSync(join(place, name), tree[index]!);
        }
      },
      /** @throws Error when the run got what nobody of a scope that it reads ever saved */
      restore: async (key: string, restoreKeys: readonly string[] = []): Promise<void> => {
        const more = { 'restore-keys': restoreKeys, 'lookup-only': false, 'fail-on-cache-miss': false };
        // biome-ignore lint/suspicious/noExplicitAny: a context is more than these actions ask for
        const { found } = await restoreEntry(context({ ...shared(key), ...more }) as any, lent as any);
        if (!found.restored) {
          this.counts.missed += 1;
          return;
        }
        this.counts.restored += 1;
        const got = readTree(place);
        const trees = trust.read.map((scope) => this.#saved.get(scope));
        if (got && trees.some((known) => known?.has(nameOf(got)))) return;
        throw new Error(`${run.name} got ${nameOf(got ?? [])} as ${key}, which no scope that it reads saved`);
      },
      save: async (key: string, replace: boolean): Promise<void> => {
        const tree = readTree(place);
        const more = { 'on-existing': replace ? 'replace' : 'keep', compression: { codec: 'zstd' } };
        // Whatever becomes of it: from now on it may be found.
        if (tree && trust.write !== undefined) this.publish(trust.write, tree);
        // biome-ignore lint/suspicious/noExplicitAny: as above
        await saveNow(context({ ...shared(key), ...more, ttl: undefined }) as any, lent as any);
        if (outputs['outcome'] === 'saved') this.counts.saved += 1;
      },
      /** Repairs and cleans, where the run may. */
      administer: async (command: 'optimize' | 'verify'): Promise<void> => {
        const more = { command, pattern: [], key: [], path: [], scope: 'all', classes: [], limit: 100 };
        const times = { since: 1, grace: 0, quota: undefined, 'dry-run': false, 'fail-on-problems': false };
        const inputs = {
          ...more,
          ...times,
          fix: command === 'verify',
          'sign-with': keyed ? 'KEY' : undefined,
        };
        // biome-ignore lint/suspicious/noExplicitAny: as above
        await administer(context(inputs) as any, lent as any).catch((error: { code?: string }) => {
          if (error.code !== 'PACELINE_CACHE_FORBIDDEN') throw error;
        });
      },
      /** What changed a moment ago is not remembered; after this it is. */
      settle: () => setTimeout(130),
    };
  }
}

async function newestIn(tier: ListingTier, prefixes: readonly string[]) {
  for (const prefix of prefixes) {
    let newest: { key: string; createdAt: number } | undefined;
    for await (const entry of tier.list(prefix)) {
      if (!newest || entry.createdAt > newest.createdAt) newest = entry;
    }
    if (newest) return { key: newest.key };
  }
  return undefined;
}

function readTree(place: string): Tree | undefined {
  try {
    const names = readdirSync(place);
    return names.length === FILES.length
      ? FILES.map((name) => readFileSync(join(place, name), 'utf8'))
      : undefined;
  } catch {
    return undefined;
  }
}
