import type { AuditTotals } from '@paceline/history';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditOf } from '../../../actions/test-impact/src/policy/audit.ts';
import { type Files, planOver, type RunOptions } from './plan-in-memory.ts';

const files: Files = {
  'package.json': JSON.stringify({ devDependencies: { vitest: '1' } }),
  'src/a.ts': 'export const a = 1',
  'src/b.ts': 'export const b = 1',
  'a.test.ts': "import './src/a'",
  'b.test.ts': "import './src/b'",
};
const changed: Files = { ...files, 'src/a.ts': 'export const a = 2' };
const seconds = { seconds: (file: string) => (file === 'a.test.ts' ? 10 : 30) };
const observed = (before: Files, after: Files, options: RunOptions = {}) =>
  planOver(before, after, { ...options, inputs: { mode: 'observe', ...options.inputs } });

describe('mode observe', () => {
  test('runs everything, and says what would have run', async () => {
    const { plan, outputs, result, summary } = await observed(files, changed, { past: seconds });
    expect(plan).toMatchObject({
      mode: 'full',
      audit: { by: 'observe', selected: 1, selectedSeconds: 10 },
      totals: { tests: 2, selected: 2, selectedSeconds: 40 },
    });
    expect(plan.suites[0]!.fallback).toBeUndefined();
    expect(plan.tests).toMatchObject([
      { file: 'a.test.ts', action: 'run', reasons: [{ code: 'imports' }] },
      { file: 'b.test.ts', action: 'run', reasons: [{ code: 'audited' }, { code: 'unaffected' }] },
    ]);
    expect(outputs).toMatchObject({ mode: 'full', 'selected-count': '2', 'audited-count': '1' });
    expect(result).toBe(
      'test-impact: all 2 test files run to see what a selection would miss; it would run 1 (50 %; 10 s of 40 s)',
    );
    expect(summary).toContain('since the mode is observe');
    expect(summary).toContain('| test files | 1 | 2 | 50 % |');
  });

  test('runs what is proven, too, and still names the run that proved it', async () => {
    const earlier = 'c'.repeat(40);
    const proof = {
      runId: '30',
      head: earlier,
      tree: 'x',
      scope: 'refs/heads/main',
      files: new Set(['b.test.ts']),
    };
    const { plan } = await observed(files, changed, {
      variables: { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' },
      commits: { [earlier]: files },
      past: { proofs: { runs: [proof], known: true } },
    });
    expect(plan.tests[1]!.reasons).toEqual([{ code: 'audited' }, { code: 'proven', run: '30' }]);
    expect(plan.audit?.selected).toBe(1);
  });

  test('where everything runs anyway leaves nothing out', async () => {
    const { plan } = await observed(files, { ...changed, 'vitest.config.ts': 'export default {}' });
    expect(plan.suites[0]!.fallback).toBeDefined();
    expect(plan.audit?.selected).toBe(2);
    expect(plan.tests.every(({ reasons }) => reasons[0]?.code === 'fallback')).toBe(true);
  });

  test('where only the legs know the tests measures nothing', async () => {
    const computed = { 'vitest.config.ts': 'export default { test: { include: patterns() } }' };
    const { plan } = await observed({ ...files, ...computed }, { ...changed, ...computed });
    expect(plan.suites[0]!.discovery.by).toBe('legs');
    expect(plan.audit).toBeUndefined();
  });
});

describe('the rate of audits', () => {
  const chosen = (rate: number, runId: string, mode: 'auto' | 'full' = 'auto') =>
    auditOf(
      { environment: { runId }, inputs: { mode, 'audit-rate': rate } } as Parameters<typeof auditOf>[0],
      'definition',
    );

  test('takes that share of the plans, and of a run that is started again the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 0.02, 0.1, 0.5, 1), (rate) => {
        const runs = Array.from({ length: 4000 }, (_, run) => chosen(rate, String(run)));
        const share = runs.filter((by) => by === 'audit-rate').length / runs.length;
        // Five standard deviations of a binomial share.
        expect(Math.abs(share - rate)).toBeLessThanOrEqual(5 * Math.sqrt((rate * (1 - rate)) / 4000));
        expect(chosen(rate, '17')).toBe(runs[17]);
      }),
    );
  });

  test('takes none where everything is asked for', () => {
    expect(chosen(1, '1', 'full')).toBeUndefined();
  });

  test('is a percentage with its sign', async () => {
    await expect(planOver(files, changed, { inputs: { 'audit-rate': '2' } })).rejects.toThrow(/write 2%/);
  });
});

describe('what audits have measured stands in the summary', () => {
  const summaryWith = async (audits: Partial<AuditTotals>) => {
    const none = { runs: 0, failing: 0, missed: 0, savedSeconds: 0, seconds: 0 };
    const { summary } = await planOver(files, changed, { past: { audits: { ...none, ...audits } } });
    return /Measured in .*/.exec(summary)?.[0];
  };

  test('with the share that the count of failures allows', async () => {
    expect(await summaryWith({ runs: 63, failing: 41, savedSeconds: 3600, seconds: 4000 })).toBe(
      'Measured in 63 earlier runs that ran everything: all 41 failing test files would have run (so at least 93 % do, with 95 % confidence). 90 % of the test time would have been saved (1h 00m).',
    );
  });

  test('with what was missed', async () => {
    expect(await summaryWith({ runs: 2, failing: 3, missed: 1 })).toBe(
      'Measured in 2 earlier runs that ran everything: 1 of 3 failing test files would not have run.',
    );
  });

  test('and says so where nothing failed yet, and nothing where nothing was measured', async () => {
    expect(await summaryWith({ runs: 1 })).toMatch(/no test file failed/);
    expect(await summaryWith({})).toBeUndefined();
  });
});
