import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { expect, it } from 'vitest';
import { temporary } from '../../temporary.ts';
import { MAIN_ACCESS, NOW } from './records.ts';

const script = join(import.meta.dirname, 'writer.ts');

function startWriters(folder: string, name: string, writers: number, records: number) {
  const child = spawn(process.execPath, [script, folder, name, String(writers), String(records)]);
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const ended = new Promise<string>((resolve) => child.on('close', () => resolve(complaints)));
  return { child, ended };
}

async function recordsIn(folder: string) {
  const store = await openStore([`disk:${folder}`], {
    home: folder,
    variables: {},
    mayWrite: { allowed: true },
  });
  const warnings: string[] = [];
  const history = openHistory(store, MAIN_ACCESS, {
    maxRecords: 10_000,
    now: () => NOW,
    onWarning: (message) => warnings.push(message),
  });
  return { history, warnings, names: (await history.records()).map(({ runId }) => runId) };
}

it('60 writers in 5 processes over one disk, some of them compacting, lose no record', async () => {
  const folder = temporary();
  try {
    const processes = Array.from({ length: 5 }, (_, index) => startWriters(folder, `p${index}`, 12, 2));
    expect((await Promise.all(processes.map(({ ended }) => ended))).join('')).toBe('');
    const { history, names, warnings } = await recordsIn(folder);
    const expected = Array.from({ length: 5 }, (_, p) =>
      Array.from({ length: 12 }, (_, w) => Array.from({ length: 2 }, (_, i) => `p${p}-${w}-${i}`)),
    ).flat(2);
    expect(names.toSorted()).toEqual(expected.toSorted());
    await history.compact();
    expect((await recordsIn(folder)).names).toHaveLength(120);
    expect(warnings).toEqual([]);
  } finally {
  }
});

it('a process that is killed amid appending and compacting loses nothing that was appended', async () => {
  const folder = temporary();
  try {
    for (const [round, delay] of [5, 30, 60, 90, 120, 150].entries()) {
      const before = (await recordsIn(folder)).names;
      const { child, ended } = startWriters(folder, `k${round}`, 6, 50);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await ended;
      const after = await recordsIn(folder);
      expect(after.warnings).toEqual([]);
      expect(after.names).toEqual(expect.arrayContaining(before));
    }
    const { history, names } = await recordsIn(folder);
    expect(names.length).toBeGreaterThan(0);
    await history.compact();
    expect((await recordsIn(folder)).names.toSorted()).toEqual(names.toSorted());
  } finally {
  }
});
