import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCanaryDemo } from '../../demo/canary.ts';
import { startRig } from '../../demo/canary-rig.ts';
import { temporary } from '../../temporary.ts';

const dist = process.env['PACELINE_DIST'];
let folder: string;
beforeEach(() => {
  folder = temporary();
});

test('in the local runner, on the stand-ins: the healthy canary is promoted, the faulty one rolled back', async () => {
  const lines: string[] = [];
  const rows = await runCanaryDemo({
    folder,
    ...(dist ? { dist } : {}),
    out: (line) => lines.push(line),
    prefer: 'stand-in',
  });
  expect(rows.map(([name]) => name)).toEqual(['canary servers', 'canary, healthy', 'canary, faulty']);
  expect(Object.fromEntries(rows)['canary, healthy']).toContain('promoted at 50 %');
  expect(Object.fromEntries(rows)['canary, faulty']).toContain('rolled back at');
  expect(lines.join('\n')).toContain('healthy: canary-gate: promoted after 3 steps');
  expect(JSON.parse(readFileSync(join(folder, 'healthy.json'), 'utf8'))).toMatchObject({
    decision: 'promoted',
  });
});

test('a rig leaves no server behind', async () => {
  const rig = await startRig({
    baselineErrors: 0,
    canaryErrors: 0,
    requestsPerSecond: 20,
    maxSeconds: 5,
    prefer: 'stand-in',
  });
  await rig.close();
  await expect(fetch(rig.proxyUrl)).rejects.toThrow();
  await expect(fetch(rig.prometheusUrl)).rejects.toThrow();
});
