import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Scans } from './known-scans.ts';
import type { ModuleRequest } from './module-requests.ts';
import type { ModuleScan } from './scan-module.ts';

/**
 * Stands for the code that scans: its sources' digest, which a test compares (scan-record.test.ts). What another
 * scanner found is not used.
 */
export const SCANNER = '2c4d0d73bb00ffc8';

/** Scans of a hundred thousand modules have about 8 MB, and 40 MB when they are unpacked. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_UNPACKED = 128 * 1024 * 1024;

/** `[path, digest, flags, kinds and specifiers in turn, strings, paths, inStrings, jsxImportSources]` */
type Row = [string, string, number, string[], string[], string[], string[], string[]];

const KINDS: ReadonlySet<string> = new Set<ModuleRequest['kind']>([
  'import',
  'type',
  'inline-type',
  'computed',
  'glob',
]);
const READS_COMPUTED = 1;
const HAS_JSX = 2;
const COMPLETE = 4;

/** zstd of `{kind: 'import-scans', scanner, rows}`; undefined where that would be too large to be read again. */
export function encodeScans(scans: Scans): Uint8Array | undefined {
  const rows = [...scans].map(([path, { digest, scan }]): Row => {
    const { requests, strings, paths, inStrings, jsxImportSources } = scan;
    const flags =
      (scan.readsComputed ? READS_COMPUTED : 0) +
      (scan.hasJsx ? HAS_JSX : 0) +
      (scan.complete ? COMPLETE : 0);
    const asked = requests.flatMap(({ kind, specifier }) => [kind, specifier]);
    return [path, digest, flags, asked, [...strings], [...paths], [...inStrings], [...jsxImportSources]];
  });
  const text = Buffer.from(JSON.stringify({ kind: 'import-scans', scanner: SCANNER, rows }));
  if (text.length > MAX_UNPACKED) return undefined;
  const bytes = zstdCompressSync(text);
  return bytes.length > MAX_BYTES ? undefined : bytes;
}

/** @throws Error with a clause that says why the record is not used */
export function decodeScans(bytes: Uint8Array): Scans {
  if (bytes.length > MAX_BYTES) throw new Error('it is too large');
  const record = unpacked(bytes);
  if (record?.kind !== 'import-scans' || !Array.isArray(record.rows)) throw new Error('it is damaged');
  if (record.scanner !== SCANNER) throw new Error('another release wrote it');
  return new Map(
    record.rows.map((row: unknown) => {
      if (!isRow(row)) throw new Error('it is damaged');
      const [path, digest, flags, asked, strings, paths, inStrings, jsxImportSources] = row;
      const scan: ModuleScan = {
        requests: requestsOf(asked),
        strings,
        paths,
        inStrings,
        readsComputed: (flags & READS_COMPUTED) !== 0,
        hasJsx: (flags & HAS_JSX) !== 0,
        jsxImportSources,
        complete: (flags & COMPLETE) !== 0,
      };
      return [path, { digest, scan }];
    }),
  );
}

function unpacked(bytes: Uint8Array): { kind?: unknown; scanner?: unknown; rows?: unknown } | null {
  try {
    return JSON.parse(zstdDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED }).toString());
  } catch {
    throw new Error('it is damaged');
  }
}

/** By hand: a schema's library takes longer for as many texts than the scanner that they replace. */
function isRow(row: unknown): row is Row {
  if (!Array.isArray(row) || row.length !== 8) return false;
  const [path, digest, flags, ...lists] = row as unknown[];
  return (
    typeof path === 'string' &&
    typeof digest === 'string' &&
    Number.isInteger(flags) &&
    lists.every((list) => Array.isArray(list) && list.every((text) => typeof text === 'string'))
  );
}

function requestsOf(asked: readonly string[]): ModuleRequest[] {
  const requests: ModuleRequest[] = [];
  for (let at = 0; at < asked.length; at += 2) {
    const [kind, specifier] = [asked[at]!, asked[at + 1]];
    if (!KINDS.has(kind) || specifier === undefined) throw new Error('it is damaged');
    requests.push({ kind: kind as ModuleRequest['kind'], specifier });
  }
  return requests;
}
