import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { decode, KINDS, type Kind, readOptions } from './spec-options.ts';
import { StoreError } from './tier/errors.ts';
import { credentialsInAddress } from './tier/refuse-credentials.ts';
import type { TierLimits, WritePolicy } from './tier/tier.ts';

/** What may be said of every tier. */
interface Common {
  readonly writePolicy?: WritePolicy;
  readonly limits?: TierLimits;
}

interface Bounds {
  readonly maxBytes?: number;
  readonly maxEntries?: number;
}

interface BucketSpec extends Common {
  readonly kind: 's3' | 'gs';
  readonly bucket: string;
  /** Without slashes at its ends. */
  readonly prefix: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly readEndpoint?: string;
  readonly pathStyle?: boolean;
  readonly storageClass?: string;
  readonly profile?: string;
}

/** One tier as a user wrote it, understood but not opened. */
export type TierSpec =
  | ({ readonly kind: 'memory' } & Bounds & Common)
  /** `path` is absolute; absent = the default folder. */
  | ({ readonly kind: 'disk'; readonly path?: string } & Bounds & Common)
  | ({ readonly kind: 'github' } & Common)
  /** The only option in the URL is `cluster`. */
  | ({ readonly kind: 'redis'; readonly url: URL; readonly prefix?: string } & Common)
  | BucketSpec
  | ({
      readonly kind: 'azblob';
      readonly container: string;
      readonly prefix: string;
      readonly account?: string;
      readonly endpoint?: string;
    } & Common);

const REMEDY =
  'Write "disk", "disk:/absolute/path", "github", "memory", "redis://host:6379", "rediss://host:6380", "s3://bucket/prefix?region=eu-central-1", "gs://bucket/prefix" or "azblob://container/prefix?account=name", fastest first; "disk?max-bytes=5GiB" sets an option.';

/**
 * Reads the `store` input: one tier per line, or several in one separated by spaces or commas. Values are
 * percent-decoded, so `%20` is a space and `%2C` a comma.
 * @throws StoreError PACELINE_STORE_SPEC with all that is wrong; it shows nothing that may be a credential
 */
export function parseSpec(lines: readonly string[], home = homedir()): TierSpec[] {
  const problems: string[] = [];
  const texts = lines.flatMap((line) => line.split(/[\s,]+/).filter((part) => part !== ''));
  // The rest of a password behind a comma or space would be taken for a tier, and be shown in the error.
  const secretive = texts.some((text) => text.includes('@'));
  const tiers = texts.flatMap((text) => parseTier(text, home, secretive, problems) ?? []);
  if (problems.length > 0) throw new StoreError('PACELINE_STORE_SPEC', problems.join(' '), REMEDY);
  return tiers;
}

function parseTier(text: string, home: string, secretive: boolean, problems: string[]): TierSpec | undefined {
  const word = /^[A-Za-z0-9]+/.exec(text)?.[0] ?? '';
  const kind = KINDS.get(word.toLowerCase());
  if (kind === undefined) {
    const shown =
      secretive || text.includes('@') ? 'of one part of the input' : `"${word || text.slice(0, 1)}"`;
    const hint = secretive ? '; credentials are no part of an address, they come from the environment' : '';
    problems.push(`The store tier ${shown} is not known${hint}.`);
    return undefined;
  }
  const [beforeHash = ''] = text.split('#', 1);
  if (beforeHash !== text) {
    problems.push(`The store tier "${word}" has a "#"; write it %23.`);
    return undefined;
  }
  const cut = text.indexOf('?');
  const address = text.slice(word.length, cut < 0 ? undefined : cut);
  const before = problems.length;
  const options = readOptions(kind, cut < 0 ? '' : text.slice(cut + 1), problems);
  const found = ADDRESS_PARSERS[kind](address, {
    word: word.toLowerCase(),
    text: text.slice(0, word.length) + address,
    home,
    problems,
  });
  if (found === undefined || problems.length > before) return undefined;
  if (found.kind === 'redis' && 'cluster' in options) {
    found.url.searchParams.set('cluster', String(options['cluster']));
    delete options['cluster'];
  }
  return { ...found, ...options } as TierSpec;
}

interface TierText {
  readonly word: string;
  /** The tier's text without its options. */
  readonly text: string;
  readonly home: string;
  readonly problems: string[];
}
type AddressParser = (address: string, tierText: TierText) => TierSpec | undefined;

const ADDRESS_PARSERS: Readonly<Record<Kind, AddressParser>> = {
  memory: (address, { text, problems }) => {
    if (address === '') return { kind: 'memory' };
    problems.push(`The store tier "${text}" is not understood.`);
    return undefined;
  },
  github: (address, { problems }) => {
    if (address === '') return { kind: 'github' };
    problems.push('The store tier "github" takes no address.');
    return undefined;
  },
  disk: (address, { text, home, problems }) => {
    if (address === '') return { kind: 'disk' };
    const path = decode(address.replace(/^:(?:\/\/(?=\/))?/, '')).replace(/^~(?=\/|$)/, home);
    if (address.startsWith(':') && isAbsolute(path)) return { kind: 'disk', path: join(path) };
    problems.push(`The store tier "${text}" is not understood.`);
    return undefined;
  },
  redis: (address, { word, problems }) => {
    if (address.includes('@')) {
      problems.push(credentialsInAddress('redis'));
      return undefined;
    }
    const url = URL.parse(`${word}${address}`);
    if (!url?.hostname || !address.startsWith('://') || !/^\/?\d{0,5}$/.test(url.pathname)) {
      problems.push(`The store tier "${word}" is not understood: it is ${word}://host:port/database.`);
      return undefined;
    }
    return { kind: 'redis', url };
  },
  s3: bucket('s3'),
  gs: bucket('gs'),
  azblob: (address, { problems }) => {
    const found = bucketAndPrefix('azblob', 'container', address, problems);
    return found && { kind: 'azblob', container: found.name, prefix: found.prefix };
  },
};

function bucket(kind: 's3' | 'gs'): AddressParser {
  return (address, { problems }) => {
    const found = bucketAndPrefix(kind, 'bucket', address, problems);
    return found && { kind, bucket: found.name, prefix: found.prefix };
  };
}

function bucketAndPrefix(kind: 's3' | 'gs' | 'azblob', what: string, address: string, problems: string[]) {
  if (address.includes('@')) {
    problems.push(credentialsInAddress(kind));
    return undefined;
  }
  const [, name = '', prefix = ''] = /^:\/\/([^/]*)(?:\/(.*))?$/.exec(address) ?? [];
  if (!/^[A-Za-z0-9$][A-Za-z0-9._-]{2,62}$/.test(name)) {
    problems.push(`The store tier "${kind}" is not understood: it is ${kind}://${what}/prefix.`);
    return undefined;
  }
  return { name, prefix: decode(prefix).replace(/^\/+|\/+$/g, '') };
}
