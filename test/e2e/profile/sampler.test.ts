import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Profile, parseDocument, profile } from '@paceline/contracts';
import { expect, test } from 'vitest';
import { temporary } from '../../temporary.ts';
import { createLine, freshDist } from '../line/line.ts';

const folder = temporary();

const START = `
      - uses: paceline/paceline/actions/perf-report@v1
        with: { mode: start, interval: 200ms }`;

/** Ends the sampler of its own job, by its process id, as memory pressure would. */
const KILL = `sleep 0.7
          for environment in /proc/[0-9]*/environ; do
            if tr '\\0' '\\n' < "$environment" 2>/dev/null | grep -q "^PACELINE_SAMPLER=.*$RUNNER_TEMP/"; then
              pid="\${environment#/proc/}"; kill -9 "\${pid%/environ}"
            fi
          done
          sleep 0.5`;

const WORKFLOW = `on: pull_request
jobs:
  work:
    runs-on: ubuntu-24.04
    steps:${START}
      - run: sleep 0.6
      - run: timeout 1 sh -c 'while true; do true; done' || true
  killed:
    runs-on: ubuntu-24.04
    steps:${START}
      - run: |
          ${KILL}
  red:
    runs-on: ubuntu-24.04
    steps:
      - uses: paceline/paceline/actions/perf-report@v1
        with: { mode: start, interval: 200ms, plan-id: 0123456789abcdef, leg: '2' }
      - run: sleep 0.5; exit 1
`;

test('samples from the first step to the last, whatever becomes of the job', async () => {
  const file = join(folder, 'workflow.yml');
  writeFileSync(file, WORKFLOW);
  const run = await createLine().run(file);
  const found = readdirSync(join(run.out, 'artifacts')).filter((name) => !name.endsWith('.zip'));
  const read = (start: string): Profile => {
    const name = found.find((candidate) => candidate.startsWith(start));
    if (!name) throw new Error(`no ${start} in ${found.join(', ') || 'nothing'}:\n${run.log}`);
    return parseDocument(
      profile,
      readFileSync(join(run.out, 'artifacts', name, 'profile.json'), 'utf8'),
      name,
    );
  };
  const conclusions = Object.fromEntries(run.result.jobs.map(({ id, conclusion }) => [id, conclusion]));
  expect(conclusions).toEqual({ work: 'success', killed: 'success', red: 'failure' });

  const work = read('paceline-profile-profile-work-');
  expect(work).toMatchObject({ job: 'work', source: expect.any(String) });
  expect(work.incomplete).toBeUndefined();
  expect(work.cpu.length * work.intervalSeconds).toBeGreaterThan(1.5);
  expect(Math.max(...work.cpu)).toBeGreaterThan(0.5 / work.machine.cores);
  for (const key of ['memoryBytes', 'diskReadBytes', 'networkSentBytes'] as const) {
    expect(work[key]).toHaveLength(work.cpu.length);
  }
  expect(run.log).toMatch(/perf-report: \d+ samples over \d+ s; CPU/);

  const killed = read('paceline-profile-profile-killed-');
  expect(killed.incomplete).toBe('killed');
  expect(killed.cpu.length).toBeGreaterThan(0);
  expect(run.log).toContain('ended before the job (killed)');

  expect(read('paceline-profile-0123456789abcdef-2-1')).toMatchObject({ job: 'red', leg: '2' });
});

/** Starts the sampler from a shell that ends at once: as if the runner's worker had been killed. */
function startFromShell(temp: string) {
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STATE'].map((name) => {
      const path = join(folder, name);
      writeFileSync(path, '');
      return [name, path];
    }),
  );
  const script = join(freshDist, 'perf-report.js');
  const { status, stdout } = spawnSync('sh', ['-c', '"$0" "$1"; exit $?', process.execPath, script], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      ...files,
      RUNNER_TEMP: temp,
      INPUT_MODE: 'start',
      INPUT_INTERVAL: '200ms',
      A_SECRET_TOKEN: 'not-for-the-sampler',
    },
  });
  return { status, log: stdout, pid: Number(/process (\d+)/.exec(stdout)?.[1]) };
}

test.runIf(process.platform === 'linux')(
  'ends by itself when the runner is gone, and knows no secret (needs /proc)',
  async () => {
    const temp = join(folder, 'gone');
    mkdirSync(temp);
    const { status, pid } = startFromShell(temp);
    expect(status).toBe(0);
    expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).not.toContain('not-for-the-sampler');
    const [file] = readdirSync(join(temp, 'paceline'));
    const text = () => readFileSync(join(temp, 'paceline', file!), 'utf8');
    for (let tries = 0; tries < 120 && !text().includes('"end"'); tries++) await sleep(100);
    expect(text()).toContain('{"end":"runner gone"}');
    await sleep(200);
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'latin1') : ') Z';
    expect(stat).toMatch(/\) Z/);
  },
);

test('a sampler that cannot start is a warning', () => {
  const temp = join(folder, 'a-file');
  writeFileSync(temp, '');
  const { status, log } = startFromShell(temp);
  expect(status).toBe(0);
  expect(log).toMatch(/::warning::The machine sampler did not start: .*no profile/);
});
