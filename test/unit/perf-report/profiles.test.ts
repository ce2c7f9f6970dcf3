import type { Profile } from '@paceline/contracts';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../actions/perf-report/src/page/page.ts';
import { type JobExecution, matchProfiles, peaksOf } from '../../../actions/perf-report/src/read/profiles.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { ordinary, pageFacts, START } from './samples.ts';

const profile = (job: string, more: Partial<Profile> = {}): Profile => ({
  kind: 'profile',
  version: 1,
  job,
  startedAt: new Date(START).toISOString(),
  intervalSeconds: 1,
  machine: { os: 'linux', arch: 'x64', cores: 4, memoryBytes: 16 * 2 ** 30 },
  cpu: [0.2, 0.97, 0.5],
  memoryBytes: [1 * 2 ** 30, 4 * 2 ** 30, 2 * 2 ** 30],
  diskReadBytes: [0, 0, 0],
  diskWriteBytes: [0, 0, 0],
  networkReceivedBytes: [0, 0, 0],
  networkSentBytes: [0, 0, 0],
  ...more,
});
let ids = 100;
const execution = (name: string, runnerName?: string, from = START, id = ids++): JobExecution => ({
  id,
  name,
  runnerName,
  from,
  to: from + 60_000,
});
const names = (profiles: Profile[], jobs: JobExecution[], legs: { leg: string; name: string }[] = []) =>
  [...matchProfiles(profiles, jobs, legs).keys()].map((id) => jobs.find((job) => job.id === id)?.name);
const on = (name: string) => ({ machine: { ...profile('x').machine, name } });

describe('each profile finds its job', () => {
  it('of their check run, whatever the names say', () => {
    const jobs = [execution('a', 'r1', START, 7), execution('b', 'r1', START, 8)];
    expect(names([profile('a', { ...on('r1'), checkRunId: 8 })], jobs)).toEqual(['b']);
    expect(names([profile('a', { checkRunId: 9 })], jobs)).toEqual(['a']);
  });
  it('that ran on the same runner at that time', () => {
    const jobs = [execution('a', 'r1'), execution('b', 'r1', START + 600_000), execution('c', 'r2')];
    expect(names([profile('test', on('r1'))], jobs)).toEqual(['a']);
    expect(
      names([profile('test', { ...on('r1'), startedAt: new Date(START + 610_000).toISOString() })], jobs),
    ).toEqual(['b']);
    expect(names([profile('test', on('r3'))], jobs)).toEqual([]);
    // Two jobs of one runner at one time: it is not known which.
    expect(names([profile('test', on('r1'))], [execution('a', 'r1'), execution('b', 'r1')])).toEqual([]);
  });
  it('of its name, or of its id and leg', () => {
    const jobs = [
      execution('lint'),
      execution('test (1 of 12)'),
      execution('test (11 of 12)'),
      execution('tests-ok'),
    ];
    expect(names([profile('lint')], jobs)).toEqual(['lint']);
    expect(names([profile('test', { leg: 'x' })], jobs, [{ leg: 'x', name: '1 of 12' }])).toEqual([
      'test (1 of 12)',
    ]);
    expect(names([profile('test', { leg: '11' })], jobs)).toEqual(['test (11 of 12)']);
    expect(names([profile('test')], jobs)).toEqual([]);
    expect(names([profile('lint', { cpu: [], memoryBytes: [] })], jobs)).toEqual([]);
  });
  it('and never at another job whose name begins alike, or at one of two of the same name', () => {
    expect(names([profile('build')], [execution('build/linux')])).toEqual([]);
    expect(names([profile('build')], [execution('build linux')])).toEqual([]);
    expect(names([profile('build')], [execution('build'), execution('build/linux')])).toEqual(['build']);
    expect(names([profile('build')], [execution('build (linux)')])).toEqual(['build (linux)']);
    const twins = [execution('build', 'r1', START, 1), execution('build', 'r2', START, 2)];
    expect(names([profile('build')], twins)).toEqual([]);
    const placed = matchProfiles(
      [profile('build', { checkRunId: 2 }), profile('build', on('r1'))],
      twins,
      [],
    );
    expect([...placed.keys()]).toEqual([2, 1]);
  });
});

describe('where a sampler ran', () => {
  const facts = pageFacts(ordinary(3));
  const ran = facts.report.jobs.find(({ name }) => name === 'test (1 of 2)')!;
  const usage = new Map([[ran.id!, [profile('test')]]]);
  it('the job table has peaks, and the page a chart of CPU and memory', () => {
    expect(peaksOf([profile('a'), profile('a', { cpu: [0.99] })])).toEqual({
      cpu: 0.99,
      memoryBytes: 4 * 2 ** 30,
      memoryShare: 0.25,
    });
    expect(markdownSummary(facts.report, undefined, usage)).toContain('| 97 % | 4.0 GiB (25 %) |');
    const page = htmlReport({ ...facts, usage });
    expect(page).toContain('CPU and memory');
    expect(page).toContain('CPU of test (1 of 2) over 3 s, peak 97 %');
    expect(page.match(/<svg class="area"/g)).toHaveLength(2);
  });
  it('nothing of it stands anywhere else', () => {
    expect(markdownSummary(facts.report)).not.toContain('CPU');
    expect(htmlReport(facts)).not.toContain('CPU and memory');
  });
});
