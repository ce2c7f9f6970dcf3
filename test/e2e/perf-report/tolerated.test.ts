import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PerfReport, parseDocument, perfReport } from '@paceline/contracts';
import { expect, it } from 'vitest';
import { runWorkflow } from '../../runner/index.ts';
import { commit, createRepository, scratch } from '../runner/harness.ts';

const REPORT = '- uses: paceline/paceline/actions/perf-report@v1';
const workflow = (permissions: string) => `name: ci
on: push
permissions: { ${permissions} }
jobs:
  test:
    runs-on: ubuntu-latest
    continue-on-error: \${{ matrix.experimental }}
    strategy:
      matrix:
        v: [1]
        experimental: [false]
        include: [{ v: 2, experimental: true }]
    steps: [{ run: 'test \${{ matrix.v }} = 1' }]
  call:
    uses: ./.github/workflows/called.yml
    with: { lenient: true }
  report:
    name: The report
    needs: [test, call]
    runs-on: ubuntu-latest
    steps:
      ${REPORT}
      ${REPORT}
`;
const called = `on: { workflow_call: { inputs: { lenient: { type: boolean } } } }
jobs:
  inner:
    runs-on: ubuntu-latest
    continue-on-error: \${{ inputs.lenient }}
    steps: [{ run: exit 1 }]
`;

async function reportsOf(permissions: string): Promise<{ conclusion: string; reports: PerfReport[] }> {
  using folder = scratch();
  const repository = createRepository(folder.path);
  commit(repository, 'workflows', {
    '.github/workflows/ci.yml': workflow(permissions),
    '.github/workflows/called.yml': called,
  });
  const out = join(folder.path, 'out');
  const { conclusion } = await runWorkflow({
    workflow: join(repository, '.github/workflows/ci.yml'),
    repo: repository,
    event: 'push',
    out,
    dist: process.env['PACELINE_DIST']!,
    env: { PACELINE_HOME: join(folder.path, 'home') },
  });
  const files = globSync('artifacts/paceline-perf-report-*/perf-report.json', { cwd: out }).sort();
  const reports = files.map((file) => parseDocument(perfReport, readFileSync(join(out, file), 'utf8'), file));
  return { conclusion, reports };
}

it('a run whose failures are allowed is green on GitHub and in each of its reports', async () => {
  const { conclusion, reports } = await reportsOf('actions: read, contents: read');
  expect(conclusion).toBe('success');
  expect(reports.map(({ key }) => key).sort()).toEqual(['ci.yml:The report', 'ci.yml:The report 2']);
  for (const report of reports) {
    expect(report.conclusion, report.conclusionReason).toBe('success');
    const jobs = report.jobs.map(({ name, conclusion: ended, tolerated }) => [
      name,
      ended,
      tolerated ?? false,
    ]);
    expect(jobs.sort()).toEqual([
      ['call / inner', 'failure', true],
      ['test (1, false)', 'success', false],
      ['test (2, true)', 'failure', true],
    ]);
  }
});

it('and unknown in both without the permission to read the workflow', async () => {
  const { reports } = await reportsOf('actions: read');
  expect(reports).toHaveLength(2);
  for (const report of reports) {
    expect(report.conclusion).toBe('unknown');
    expect(report.conclusionReason).toContain('contents: read');
  }
});
