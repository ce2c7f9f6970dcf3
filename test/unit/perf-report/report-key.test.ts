import { artifactName, parseArtifactName, readEnvironment } from '@paceline/core';
import { beforeEach, expect, it } from 'vitest';
import { keyName, keyPart, numberedName, reportKey } from '../../../actions/perf-report/src/report-key.ts';
import { temporary } from '../../temporary.ts';

let temp: string;
beforeEach(async () => {
  temp = temporary();
});

const environment = (more: Record<string, string> = {}) =>
  readEnvironment({
    GITHUB_ACTIONS: 'true',
    GITHUB_JOB: 'report',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/heads/a/b@c.yml',
    RUNNER_TEMP: temp,
    ...more,
  });

it('is the file and the job, as GitHub names it where that is known; a second one of a job has a number', async () => {
  expect(await reportKey(environment(), undefined, 'call / report (linux)')).toEqual({
    key: 'ci.yml:call / report (linux)',
    ordinal: 1,
  });
  expect(await reportKey(environment(), undefined, undefined)).toEqual({
    key: 'ci.yml:report 2',
    ordinal: 2,
  });
  expect((await reportKey(environment(), 'mine', 'report')).key).toBe('ci.yml:mine 3');
});

it('is the same in every run, however often off GitHub', async () => {
  const local = { GITHUB_ACTIONS: '', GITHUB_WORKFLOW_REF: '' };
  for (let run = 0; run < 2; run++)
    expect(await reportKey(environment(local), undefined, undefined)).toEqual({ key: 'report', ordinal: 1 });
});

it('has an end, and still tells long names apart', async () => {
  const [one, two] = await Promise.all(
    ['a', 'b'].map((end) => reportKey(environment(), `${'x'.repeat(300)}${end}`, undefined)),
  );
  expect(one!.key.slice(0, 80)).toBe(two!.key.slice(0, 80));
  expect(one!.key).not.toBe(two!.key);
  expect(one!.key.length).toBeLessThanOrEqual(100);
});

it('is a part of an artifact name that can be taken apart again, and of file names', () => {
  const legs = ['ci.yml:a/b', 'ci.yml:a b', '', '-', '深', 'x'.repeat(100)].map(keyPart);
  expect(new Set(legs).size).toBe(legs.length);
  for (const leg of legs) {
    expect(leg.length).toBeLessThanOrEqual(64);
    const name = artifactName({ kind: 'perf-report', planId: 'run', leg }, 2);
    expect(parseArtifactName(name, 'perf-report')).toMatchObject({ planId: 'run', leg, attempt: 2 });
  }
  expect(keyName('ci.yml:a: b')).toBe('a: b');
  expect(keyName('a: b.yml')).toBe('a: b.yml');
  expect([numberedName('perf-report.json', 1), numberedName('perf-report.json', 2)]).toEqual([
    'perf-report.json',
    'perf-report-2.json',
  ]);
});
