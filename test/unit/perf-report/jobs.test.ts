import type { GitHubJob } from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishedJobs, wallSeconds } from '../../../actions/perf-report/src/read/jobs.ts';
import { markdownSummary } from '../../../actions/perf-report/src/summary/summary.ts';
import { job, pageFacts } from './samples.ts';

const own = { id: 'report', runnerName: 'runner 3' };
const unfinished = (name: string, more: Partial<GitHubJob> = {}) =>
  job(name, 50, [['Verify', 1]], { status: 'in_progress', conclusion: null, completed_at: null, ...more });

describe('finished jobs', () => {
  it('carry times of job, queue and steps; skipped ones have none', () => {
    const { jobs } = finishedJobs(
      [
        job(
          'b',
          10,
          [
            ['install', 12],
            ['test', 30],
            ['cleanup', 0, 'skipped'],
          ],
          { wait: 4 },
        ),
        job('a', 0, [['x', 1]]),
        job('never', 0, [], { conclusion: 'skipped' }),
      ],
      own,
    );
    expect(jobs.map(({ name }) => name)).toEqual(['a', 'b', 'never']);
    expect(jobs[2]).toEqual({ id: expect.any(Number), name: 'never', conclusion: 'skipped', steps: [] });
    expect(jobs[1]).toMatchObject({
      seconds: 42,
      queueSeconds: 4,
      conclusion: 'success',
      startedAt: '2026-11-20T09:00:10.000Z',
      steps: [
        { name: 'install', number: 1, seconds: 12 },
        { name: 'test', number: 2, seconds: 30 },
      ],
    });
  });

  it('never hold our own job, which is found by runner, name, or as the only one', () => {
    const done = job('test', 0, [['x', 1]]);
    const cases: [GitHubJob[], string[]][] = [
      [
        [
          unfinished('Report'),
          unfinished('lint', { runner_name: 'runner 4' }),
          unfinished('x', { runner_name: 'runner 3' }),
        ],
        ['Report', 'lint'],
      ],
      [[unfinished('report'), unfinished('lint')], ['lint']],
      [[unfinished('caller / report'), unfinished('lint')], ['lint']],
      [[unfinished('A name of its own')], []],
      [[unfinished('one'), unfinished('two', { status: 'queued' })], ['two']],
    ];
    for (const [open, running] of cases) {
      const found = finishedJobs([done, ...open], own);
      expect(found.jobs.map(({ name }) => name)).toEqual(['test']);
      expect(found.running).toEqual(running);
    }
  });

  it('tell that a step of our own job failed before us', () => {
    const red = unfinished('report');
    const steps = [{ ...red.steps![0]!, conclusion: 'failure' }];
    expect(finishedJobs([red], own).ownFailure).toBe(false);
    expect(finishedJobs([{ ...red, steps }], own).ownFailure).toBe(true);
  });

  it('have a time only where GitHub tells one that can be: never 0 s for what is not known', () => {
    const times = (more: Partial<GitHubJob>) => {
      const [found] = finishedJobs([job('a', 10, [['x', 5]], { wait: 3, ...more })], own).jobs;
      return [found!.seconds, found!.queueSeconds];
    };
    expect(times({})).toEqual([5, 3]);
    expect(times({ completed_at: '2026-11-20T09:00:09Z' })).toEqual([undefined, 3]);
    expect(times({ completed_at: null })).toEqual([undefined, 3]);
    expect(times({ started_at: null })).toEqual([undefined, undefined]);
    expect(times({ created_at: '2026-11-20T09:00:11Z' })).toEqual([5, undefined]);
    expect(times({ created_at: null })).toEqual([5, undefined]);
    const [step] = finishedJobs(
      [job('a', 0, [], { steps: [{ ...job('b', 0, [['x', 4]]).steps![0]!, completed_at: null }] })],
      own,
    ).jobs[0]!.steps;
    expect(step).toEqual({ name: 'x', number: 1, conclusion: 'success' });
  });

  it('have no times of steps where each step has those of all', () => {
    const all = {
      status: 'completed',
      started_at: '2026-11-20T09:00:00Z',
      completed_at: '2026-11-20T09:01:00Z',
    };
    const steps = ['a', 'b', 'c'].map((name, index) => ({
      ...all,
      name,
      number: index + 1,
      conclusion: 'success',
    }));
    const [found] = finishedJobs(
      [job('x', 0, [], { steps, completed_at: '2026-11-20T09:01:00Z' })],
      own,
    ).jobs;
    expect([found!.seconds, found!.steps.map(({ seconds }) => seconds)]).toEqual([
      60,
      [undefined, undefined, undefined],
    ]);
    // One second each is the clock's.
    const rounded = job(
      'y',
      0,
      [
        ['a', 1],
        ['b', 1],
      ],
      { completed_at: '2026-11-20T09:00:01Z' },
    );
    expect(finishedJobs([rounded], own).jobs[0]!.steps.map(({ seconds }) => seconds)).toEqual([1, 1]);
  });

  it('that were cancelled before a runner took them did not run', () => {
    const waited = {
      conclusion: 'cancelled',
      steps: [],
      runner_name: null,
      started_at: '2026-11-20T09:00:00Z',
    };
    const [found] = finishedJobs([job('a', 600, [], waited)], own).jobs;
    expect(found).toEqual({ id: expect.any(Number), name: 'a', conclusion: 'cancelled', steps: [] });
  });

  it('survive any times', () => {
    const time = fc.constantFrom(
      null,
      undefined,
      '',
      'yesterday',
      '0001-01-01T00:00:00Z',
      '2026-11-20T09:00:00Z',
      '2026-11-20T08:00:00Z',
    );
    fc.assert(
      fc.property(time, time, time, (created_at, started_at, completed_at) => {
        const odd = { ...job('a', 0, [['x', 1]]), created_at, started_at, completed_at } as GitHubJob;
        const [found] = finishedJobs([odd], own).jobs;
        expect(found!.seconds ?? 0).toBeGreaterThanOrEqual(0);
        expect(found!.queueSeconds ?? 0).toBeGreaterThanOrEqual(0);
        const known = (text: unknown) => typeof text === 'string' && text.startsWith('2026');
        if (!known(started_at) || !known(completed_at)) expect(found).not.toHaveProperty('seconds');
      }),
    );
  });
});

describe('wall time', () => {
  const wall = (jobs: GitHubJob[]) => wallSeconds(finishedJobs(jobs, own).jobs);
  it('runs from the first wait to the last end', () => {
    expect(wall([job('a', 5, [['x', 10]], { wait: 5 }), job('b', 8, [['x', 32]])])).toBe(40);
    expect(wall([])).toBeUndefined();
  });
  it('is not known where the time of a job that ran is not; one that never ran does not matter', () => {
    const known = job('a', 5, [['x', 10]]);
    expect(wall([known, job('b', 5, [['x', 10]], { completed_at: null })])).toBeUndefined();
    expect(wall([known, job('b', 5, [['x', 10]], { completed_at: '2026-11-20T08:00:00Z' })])).toBeUndefined();
    expect(wall([known, job('b', 5, [], { conclusion: 'skipped' })])).toBe(12);
    expect(wall([known, job('b', 5, [], { conclusion: 'cancelled', started_at: null })])).toBe(12);
  });
  it('leaves out the time in which nothing could run', () => {
    expect(wall([job('a', 2, [['x', 10]]), job('approved', 5000, [['x', 10]], { wait: 1 })])).toBe(23);
  });
  it('is never longer than all jobs one after the other, nor shorter than the longest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(500), fc.nat(300), fc.nat(20)), { minLength: 1, maxLength: 12 }),
        (spans) => {
          const jobs = spans.map(([at, seconds, wait], index) =>
            job(`${index}`, at, [['x', seconds]], { wait }),
          );
          const lengths = spans.map(([, seconds, wait]) => seconds + wait);
          const seconds = wall(jobs)!;
          expect(seconds).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b, 0));
          expect(seconds).toBeGreaterThanOrEqual(Math.max(...lengths));
        },
      ),
    );
  });
});

describe('a job whose runner was lost', () => {
  const steps = (...ends: (readonly [string, string | null])[]) =>
    ends.map(([status, conclusion], index) => ({ name: `${index}`, number: index + 1, status, conclusion }));
  const lostIn = (conclusion: string, ...ends: (readonly [string, string | null])[]) =>
    finishedJobs([job('test', 0, [], { conclusion, steps: steps(...ends) })], own).jobs[0]!.lostRunner ===
    true;

  it('failed without a failed step, and with one that never ended', () => {
    expect(lostIn('failure', ['completed', 'success'], ['in_progress', null], ['pending', null])).toBe(true);
    expect(lostIn('failure', ['completed', 'success'], ['completed', 'failure'], ['queued', null])).toBe(
      false,
    );
    expect(lostIn('failure', ['completed', 'success'], ['completed', 'cancelled'])).toBe(false);
    expect(lostIn('success', ['completed', 'success'], ['in_progress', null])).toBe(false);
    expect(lostIn('failure')).toBe(false);
  });

  it('is red, named as such, and said to be no failure of a test', () => {
    const gone = job('test', 0, [], { conclusion: 'failure', steps: steps(['in_progress', null]) });
    const { report } = pageFacts({ jobs: [gone] });
    expect(report.conclusion).toBe('failure');
    expect(report.limits.join()).toContain(
      'The runner of "test" was gone before the job\'s end: no test of it failed.',
    );
    expect(markdownSummary(report)).toContain('lost its runner');
  });
});
