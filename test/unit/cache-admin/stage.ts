import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type CacheAdminReport, cacheAdminReport, parseDocument } from '@paceline/contracts';
import { type Environment, readEnvironment, readInputs } from '@paceline/core';
import { createMemoryTier, createStack, type ListingTier, type Tier } from '@paceline/store';
import { administer, type Machine } from '../../../actions/cache/admin/src/admin.ts';
import { checkTogether, inputs } from '../../../actions/cache/admin/src/inputs.ts';
import { type OutputName, outputs as unset } from '../../../actions/cache/admin/src/outputs.ts';
import type { Snapshots } from '../../../actions/cache/admin/src/run.ts';
import { adminStore } from '../../../actions/cache/admin/src/tiers.ts';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { metadataOf, readActions } from '../../../scripts/actions.ts';
import { temporary } from '../../temporary.ts';

export const MAIN = 'refs/heads/main';
export const REPOSITORY = 'octo/app';
export const DAY = 24 * 60 * 60 * 1000;
export const HOUR = 60 * 60 * 1000;
export const VERSION = 'a'.repeat(16);

const defaults = metadataOf(readActions().find((action) => action.name === 'cache-admin')!).inputs;

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** A tier in memory under another name, with calls that can be made to fail. */
export function tierOf(name: string, now: () => number, options: { shared?: boolean; lists?: boolean } = {}) {
  const tier = createMemoryTier({ now });
  const fail: { verbs: Set<string> } = { verbs: new Set() };
  const guard =
    <A extends unknown[], R>(verb: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (fail.verbs.has(verb)) throw new Error(`${name} is down`);
      return call(...args);
    };
  const guarded: ListingTier = {
    ...tier,
    name,
    ...(options.shared ? { shared: true } : {}),
    get: guard('get', tier.get),
    head: guard('head', tier.head),
    put: guard('put', tier.put),
    delete: guard('delete', tier.delete),
    async *list(prefix, options) {
      if (fail.verbs.has('list')) throw new Error(`${name} is down`);
      yield* tier.list(prefix, options);
    },
    close: async () => {},
  };
  const { list: _list, ...blind } = guarded;
  return { tier: (options.lists === false ? blind : guarded) as Tier, fail };
}

interface FakeEntry {
  readonly blobs: readonly { sha256: string; bytes: number; used: number }[];
  readonly files: number;
  readonly bytes: number;
}

/** Entries as JSON that names its blobs: what administration needs of a snapshot, and no more. */
export const fakeSnapshots: Snapshots = {
  async references(store, _packs, key) {
    const value = await store.get(key);
    if (!value) return undefined;
    try {
      return JSON.parse(new TextDecoder().decode(value.bytes)) as FakeEntry;
    } catch {
      return undefined;
    }
  },
  async unreadable(store, packs, key) {
    const value = await store.get(key);
    if (!value || (await fakeSnapshots.references(store, packs, key))) return undefined;
    const newer = new TextDecoder().decode(value.bytes).startsWith('of a newer release');
    return { reason: newer ? 'it is of another format' : 'it cannot be decoded', newer };
  },
  async verify(store, packs, key) {
    const references = await fakeSnapshots.references(store, packs, key);
    if (!references) return ['it cannot be decoded'];
    const problems: string[] = [];
    for (const blob of references.blobs) {
      const value = await store.get(packs + blob.sha256);
      if (!value) problems.push('a part of it is missing');
      else if (sha256(value.bytes) !== blob.sha256) problems.push('a part of it has another digest');
    }
    return problems;
  },
  repack: async () => ({ outcome: 'kept', reason: 'it is no real one' }),
};

export interface Saved {
  readonly key: string;
  readonly parts?: readonly string[];
  readonly scope?: string;
  readonly version?: string;
  readonly context?: Record<string, string>;
  readonly metadata?: Record<string, string>;
  readonly expiresAt?: number;
}

/** A store of some tiers under a clock that only the test moves. */
export function createStage(kinds: readonly string[] = ['disk', 's3'], snapshots: Snapshots = fakeSnapshots) {
  let time = Date.UTC(2026, 0, 10, 12);
  const now = () => time;
  const made = kinds.map((kind) => tierOf(kind, now, { shared: kind !== 'disk', lists: kind !== 'github' }));
  const tiers = made.map(({ tier }) => tier);
  const clock = {
    now,
    after: (milliseconds: number, run: () => void) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  const stack = (some: readonly Tier[]) => createStack(some, { clock });
  const whole = stack(tiers);
  const packs = packFolder(REPOSITORY);
  const stage = {
    now,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    tiers,
    fail: (index: number, ...verbs: string[]) => {
      made[index]!.fail.verbs = new Set(verbs);
    },
    whole,
    admin: () =>
      adminStore(
        stack(tiers),
        tiers.map((tier) => stack([tier])),
      ),
    /** What a save does: content first, then the entry. */
    async save({ key, parts = [key], scope = MAIN, version = VERSION, context = {}, ...about }: Saved) {
      const blobs = parts.map((part) => ({ sha256: sha256(part), bytes: part.length, used: part.length }));
      for (const part of parts) {
        const options = { ifAbsent: true, contentAddressed: true };
        await whole.put(packs + sha256(part), new TextEncoder().encode(part), options);
      }
      const storeKey = entryFolder(REPOSITORY, scope, version) + entryName(scope, key, context);
      const bytes = parts.join('').length;
      await whole.put(storeKey, bytesOf({ blobs, files: parts.length, bytes }), {
        metadata: { files: String(parts.length), bytes: String(bytes), ...about.metadata },
        ...(about.expiresAt === undefined ? {} : { expiresAt: about.expiresAt }),
      });
      return storeKey;
    },
    async keys(prefix = '', tier = 1) {
      const found: string[] = [];
      for await (const { key } of tiers[Math.min(tier, tiers.length - 1)]!.list!(prefix)) found.push(key);
      return found.sort();
    },
    /** Readable keys of the entries in a tier. */
    async entries(tier = 1) {
      const keys = await stage.keys('cache/', tier);
      return keys.map((key) => /\/([^/]*)#[0-9a-f]{64}$/s.exec(key)![1]!);
    },
    hasPart: async (part: string, tier = 1) => (await stage.keys(packs, tier)).includes(packs + sha256(part)),
    /** The action's main with these inputs, as the runner gives them. */
    async run(given: Record<string, string>, variables: Record<string, string> = {}, event: object = {}) {
      const said: string[] = [];
      const say = (kind: string) => (message: string) => void said.push(`${kind}: ${message}`);
      const outputs: Record<string, string> = { ...unset };
      let result = '';
      let summary = '';
      const environment: Environment = {
        ...readEnvironment({
          GITHUB_ACTIONS: 'true',
          GITHUB_REPOSITORY: REPOSITORY,
          GITHUB_REF: MAIN,
          GITHUB_EVENT_NAME: 'schedule',
          RUNNER_TEMP: temporary(),
          GITHUB_WORKSPACE: '/workspace',
          ...variables,
        }),
        event: { repository: { default_branch: 'main' }, ...event },
      };
      const text = (name: string) => given[name] ?? defaults[name]?.default ?? '';
      const context = {
        inputs: readInputs(
          inputs,
          text,
          () => false,
          (values) => checkTogether(values, environment),
        ),
        environment,
        log: {
          debug: say('debug'),
          info: say('info'),
          notice: say('notice'),
          warning: say('warning'),
          error: say('error'),
          group: <T>(_name: string, body: () => Promise<T>) => body(),
        },
        state: { saved: undefined, save: () => undefined },
        artifacts: {
          available: false,
          prepare: () => {},
          publish: async () => {},
          find: async () => [],
          open: async () => ({ text: '', file: () => undefined }),
          read: async () => '',
        },
        setOutput: (name: OutputName, value: unknown) => {
          outputs[name] = String(value);
        },
        result: (line: string) => {
          result = line;
        },
        summary: (markdown: string) => {
          summary += markdown;
        },
      };
      const opened = [whole, ...tiers.map((tier) => stack([tier]))].values();
      const machine: Machine = {
        openStore: async () => opened.next().value!,
        snapshots: () => snapshots,
        home: '/home/user',
        now,
      };
      const failure = await administer(context as never, machine).then(
        () => undefined,
        (error: Error & { code?: string }) => error,
      );
      const report: CacheAdminReport | undefined =
        outputs['report-path'] === ''
          ? undefined
          : parseDocument(cacheAdminReport, readFileSync(outputs['report-path']!, 'utf8'), 'the report');
      return { outputs, result, summary, said, failure, report };
    },
  };
  return stage;
}
export type Stage = ReturnType<typeof createStage>;
