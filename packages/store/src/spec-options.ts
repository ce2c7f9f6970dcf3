import type { TierLimits, WritePolicy } from './tier/tier.ts';

export type Kind = 'memory' | 'disk' | 'github' | 'redis' | 's3' | 'gs' | 'azblob';

/** Kinds by the word that a tier's text starts with. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['memory', 'memory'],
  ['disk', 'disk'],
  ['github', 'github'],
  ['redis', 'redis'],
  ['rediss', 'redis'],
  ['s3', 's3'],
  ['gs', 'gs'],
  ['azblob', 'azblob'],
]);

interface OptionKind {
  /** Undefined when it is not understood. */
  readonly read: (text: string) => unknown;
  readonly allowed: string;
}
interface Option extends OptionKind {
  readonly field: string;
  /** The object in the tier's description that has the field; absent: the description itself. */
  readonly group?: 'writePolicy' | 'limits';
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

function quantity(text: string, units: Readonly<Record<string, number>>): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
  return number === '' ? Number.NaN : Number(number) * (units[unit.toLowerCase()] ?? Number.NaN);
}
const between = (number: number, least: number, most: number): number | undefined =>
  number >= least && number <= most ? number : undefined;

const size: OptionKind = {
  read: (text) => between(Math.round(quantity(text, UNITS)), 1, Number.MAX_SAFE_INTEGER),
  allowed: 'a size such as 500MB or 2GiB',
};
const sizeOrNone: OptionKind = {
  ...size,
  read: (text) => between(Math.round(quantity(text, UNITS)), 0, Number.MAX_SAFE_INTEGER),
};
const rate: OptionKind = {
  // Slower than that, and not even the smallest call would keep a deadline.
  read: (text) =>
    between(Math.round(quantity(text.replace(/\/s$/i, ''), UNITS)), 1000, Number.MAX_SAFE_INTEGER),
  allowed: 'a size per second such as 50MB, at least 1KB',
};
const duration = (least: number, most: number, allowed: string): OptionKind => ({
  read: (text) => between(quantity(text, SECONDS), least, most),
  allowed,
});
const whole = (least: number, most: number): OptionKind => ({
  read: (text) => (/^\d{1,15}$/.test(text) ? between(Number(text), least, most) : undefined),
  allowed: most === Number.MAX_SAFE_INTEGER ? 'a whole number' : `a whole number from ${least} to ${most}`,
});
const flag: OptionKind = {
  read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  allowed: 'true or false',
};
const word = (pattern: RegExp, allowed: string): OptionKind => ({
  read: (text) => (pattern.test(text) ? text : undefined),
  allowed,
});
const address: OptionKind = {
  read(text) {
    const url = URL.parse(text);
    const plain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
    return plain && url.search === '' && url.hash === '' ? text : undefined;
  },
  allowed: 'an address such as https://host:9000, without credentials (they come from the environment)',
};

const COMMON: Readonly<Record<string, Option>> = {
  'max-value-bytes': { ...size, field: 'maxValueBytes', group: 'writePolicy' },
  'min-value-bytes': { ...sizeOrNone, field: 'minValueBytes', group: 'writePolicy' },
  'min-lifetime': {
    ...duration(0, 1e9, 'a time such as 90s, 30m, 1h or 2d'),
    field: 'minLifetimeSeconds',
    group: 'writePolicy',
  },
  deadline: {
    ...duration(0.05, 600, 'a time such as 500ms, 10s or 1m, at most 10m'),
    field: 'deadlineSeconds',
    group: 'limits',
  },
  retries: { ...whole(0, 10), field: 'retries', group: 'limits' },
  'max-bandwidth': { ...rate, field: 'maxBandwidth', group: 'limits' },
  concurrency: { ...whole(1, 256), field: 'concurrency', group: 'limits' },
  'hedge-after': {
    ...duration(0.001, 600, 'a time such as 250ms, at most 10m'),
    field: 'hedgeAfterSeconds',
    group: 'limits',
  },
};
const BOUNDS: Readonly<Record<string, Option>> = {
  'max-bytes': { ...size, field: 'maxBytes' },
  'max-entries': { ...whole(1, Number.MAX_SAFE_INTEGER), field: 'maxEntries' },
};
const BUCKET: Readonly<Record<string, Option>> = {
  region: { ...word(/^[a-z0-9-]{1,40}$/, 'a region such as eu-central-1'), field: 'region' },
  endpoint: { ...address, field: 'endpoint' },
  'read-endpoint': { ...address, field: 'readEndpoint' },
  'path-style': { ...flag, field: 'pathStyle' },
  'storage-class': {
    ...word(/^[A-Z_]{1,40}$/, 'a storage class such as STANDARD_IA'),
    field: 'storageClass',
  },
  profile: { ...word(/^[\w.@+-]{1,100}$/, 'the name of a profile'), field: 'profile' },
};

const OPTIONS: Readonly<Record<Kind, Readonly<Record<string, Option>>>> = {
  memory: { ...BOUNDS, ...COMMON },
  disk: { ...BOUNDS, ...COMMON },
  github: COMMON,
  redis: {
    cluster: { ...flag, field: 'cluster' },
    prefix: { ...word(/^[\x21-\x7e]{1,200}$/, 'text of up to 200 letters'), field: 'prefix' },
    ...COMMON,
  },
  s3: { ...BUCKET, ...COMMON },
  gs: { ...BUCKET, ...COMMON },
  azblob: {
    account: { ...word(/^[a-z0-9]{3,24}$/, 'the name of a storage account'), field: 'account' },
    endpoint: { ...address, field: 'endpoint' },
    ...COMMON,
  },
};

/**
 * `a=1&b=2`, percent-encoded, as fields of the tier's description. What is wrong goes to `problems`, never with
 * the value: it may be a secret at the wrong place.
 */
export function readOptions(kind: Kind, query: string, problems: string[]): Record<string, unknown> {
  const known = OPTIONS[kind];
  const fields: Record<string, unknown> = {};
  const groups: { writePolicy: Record<string, unknown>; limits: Record<string, unknown> } = {
    writePolicy: {},
    limits: {},
  };
  for (const part of query.split('&')) {
    if (part === '') continue;
    const [name = '', ...rest] = part.split('=');
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!option) {
      const shown =
        /^[a-z][a-z-]{0,30}$/.test(name) && rest.length > 0
          ? `no option "${name}"`
          : 'an option that is not known';
      problems.push(`The store tier "${kind}" has ${shown}; allowed are ${Object.keys(known).join(', ')}.`);
      continue;
    }
    const value = option.read(decode(rest.join('=')));
    if (value === undefined) {
      problems.push(`The option "${name}" of the store tier "${kind}" has to be ${option.allowed}.`);
      continue;
    }
    (option.group ? groups[option.group] : fields)[option.field] = value;
  }
  return {
    ...fields,
    ...(Object.keys(groups.writePolicy).length > 0 ? { writePolicy: groups.writePolicy as WritePolicy } : {}),
    ...(Object.keys(groups.limits).length > 0 ? { limits: groups.limits as TierLimits } : {}),
  };
}

/** `%20` stands for a space, which separates tiers; text that is not percent-encoded stays unchanged. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
