import type { Totals } from './run.ts';

/** Every one is set by every command; what a command does not count is 0. */
export const outputs = {
  entries: '0',
  bytes: '0',
  requests: '0',
  hits: '0',
  misses: '0',
  'hit-rate': '0',
  matched: '0',
  deleted: '0',
  warmed: '0',
  failed: '0',
  'freed-bytes': '0',
  problems: '0',
  explanation: '',
  'report-path': '',
};
export type OutputName = keyof typeof outputs;

export const noTotals: Totals = {
  entries: 0,
  bytes: 0,
  requests: 0,
  hits: 0,
  misses: 0,
  matched: 0,
  deleted: 0,
  warmed: 0,
  failed: 0,
  freedBytes: 0,
  problems: 0,
};

export const totalOutputs = (
  totals: Totals,
): [Exclude<OutputName, 'explanation' | 'report-path'>, number][] => [
  ['entries', totals.entries],
  ['bytes', totals.bytes],
  ['requests', totals.requests],
  ['hits', totals.hits],
  ['misses', totals.misses],
  ['hit-rate', totals.requests === 0 ? 0 : Math.round((totals.hits / totals.requests) * 10_000) / 10_000],
  ['matched', totals.matched],
  ['deleted', totals.deleted],
  ['warmed', totals.warmed],
  ['failed', totals.failed],
  ['freed-bytes', totals.freedBytes],
  ['problems', totals.problems],
];
