/**
 * `npm run bench -- NAME [--data DIR] [--quick] [--json FILE]`: measures one thing against its real peer in
 * the same interleaved run, and prints a table. With `--json` each row is also written for machines.
 */
import { globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Bench, BenchRow } from './rows.ts';

function print(rows: readonly BenchRow[]): void {
  console.table(
    rows.map((row) => ({
      metric: row.metric,
      value: row.value,
      unit: row.unit,
      target: row.max !== undefined ? `≤ ${row.max}` : row.min !== undefined ? `≥ ${row.min}` : '–',
      met: row.max !== undefined ? row.value <= row.max : row.min !== undefined ? row.value >= row.min : '–',
      spread: row.spread.join(' – '),
      runs: row.runs,
      peer: row.peer ?? '–',
    })),
  );
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      data: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const names = globSync('*.bench.ts', { cwd: import.meta.dirname }).map((file) =>
    basename(file, '.bench.ts'),
  );
  const [name] = positionals;
  if (!name || !names.includes(name)) {
    console.error(
      `usage: npm run bench -- NAME [--data DIR] [--quick] [--json FILE], NAME one of: ${names.join(', ')}`,
    );
    process.exitCode = 2;
    return;
  }
  const { default: bench } = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as {
    default: Bench;
  };
  const rows = await bench({ quick: values.quick, data: values.data });
  print(rows);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
}

await main();
