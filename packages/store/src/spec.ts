import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { StoreError } from './errors.ts';

/** One tier as a user wrote it, understood but not opened. */
export type TierSpec =
  | { readonly kind: 'memory'; readonly maxBytes?: number; readonly maxEntries?: number }
  | {
      readonly kind: 'disk';
      /** Absolute; absent = the default folder. */
      readonly path?: string;
      readonly maxBytes?: number;
      readonly maxEntries?: number;
    }
  | { readonly kind: 'github' };

const LATER = ['redis', 'rediss', 's3', 'gs', 'azblob'];
const REMEDY =
  'Write "disk", "disk:/absolute/path", "github" or "memory", fastest first; "disk?max-bytes=5GiB" sets a bound.';

/**
 * Reads the `store` input: one tier per line, or several in one separated by spaces or commas.
 * @throws StoreError PACELINE_STORE_SPEC; its message shows the tier's kind only, as the rest may be a credential
 */
export function parseSpec(lines: readonly string[], home = homedir()): TierSpec[] {
  return lines.flatMap((line) => line.split(/[\s,]+/).filter((part) => part !== '')).map(parse);

  function parse(text: string): TierSpec {
    const kind = /^[A-Za-z0-9]+/.exec(text)?.[0].toLowerCase() ?? '';
    if (LATER.includes(kind)) {
      throw new StoreError(
        'PACELINE_STORE_SPEC',
        `The store tier "${kind}" comes with a later release.`,
        REMEDY,
      );
    }
    if (kind === 'github') {
      if (text.length === kind.length) return { kind };
      throw new StoreError(
        'PACELINE_STORE_SPEC',
        'The store tier "github" takes neither a place nor options.',
        REMEDY,
      );
    }
    if (kind !== 'disk' && kind !== 'memory') {
      throw new StoreError(
        'PACELINE_STORE_SPEC',
        `The store tier "${kind || text.slice(0, 1)}" is not known.`,
        REMEDY,
      );
    }
    const [place = '', query = ''] = text.slice(kind.length).split('?', 2);
    const bounds = parseBounds(kind, query);
    if (place === '') return { kind, ...bounds };
    const path = decode(place.replace(/^:(?:\/\/(?=\/))?/, '')).replace(/^~(?=\/|$)/, home);
    if (kind === 'memory' || !place.startsWith(':') || !isAbsolute(path)) {
      throw new StoreError('PACELINE_STORE_SPEC', `The store tier "${text}" is not understood.`, REMEDY);
    }
    return { kind, path: join(path), ...bounds };
  }
}

function parseBounds(kind: string, query: string): { maxBytes?: number; maxEntries?: number } {
  const bounds: { maxBytes?: number; maxEntries?: number } = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const number = name === 'max-bytes' ? bytes(value) : name === 'max-entries' ? whole(value) : Number.NaN;
    if (!(number >= 1)) {
      throw new StoreError(
        'PACELINE_STORE_SPEC',
        `The option "${name}=${value}" of the store tier "${kind}" is not understood: allowed are max-bytes (a size such as 500MB or 2GiB) and max-entries (a whole number).`,
        REMEDY,
      );
    }
    if (name === 'max-bytes') bounds.maxBytes = number;
    else bounds.maxEntries = number;
  }
  return bounds;
}

const UNITS: Record<string, number> = {
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

function bytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
  return Math.round(Number(match?.[1]) * (UNITS[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN));
}

const whole = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

/** `%20` stands for a space, which separates tiers; text that is no such encoding is meant as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
