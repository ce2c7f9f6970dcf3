import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtAction, startAction } from '../../runner/run-action.ts';
import { temporary } from '../../temporary.ts';
import { gitEnvironment } from '../../unit/core/git/repository.ts';
import { HOSTILE, makeHostile } from './hostile-repository.ts';

/** Of the processor: how long that takes is for the machine, and for what else it does, to say. */
const SECONDS = 20;
const BYTES = 1024 ** 3;

/** Runs the real action; Node itself writes down at the end what it took. */
async function plan(folder: string, base: string) {
  const box = temporary();
  const file = join(box, 'usage');
  const observer = join(box, 'observer.mjs');
  writeFileSync(
    observer,
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`,
  );
  const { status, log, outputs } = await startAction({
    script: ['--import', observer, builtAction('test-impact')],
    workspace: folder,
    folder: box,
    inputs: { base },
    variables: {
      ...gitEnvironment,
      HOME: box,
      PACELINE_HOME: join(box, 'home'),
      GITHUB_RUN_ID: '7',
      GITHUB_REPOSITORY: 'o/r',
    },
    deadline: 120_000,
  }).ended;
  const output = (name: string) => outputs[name] ?? '';
  const usage = JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : '{}') as NodeJS.ResourceUsage;
  const seconds = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
  return { status, log, seconds, bytes: usage.maxRSS * 1024, output };
}

test.each(Object.entries(HOSTILE))('%s', async (_, hostile) => {
  const { folder, base } = makeHostile(hostile);
  const { status, log, seconds, bytes, output } = await plan(folder, base);
  expect(status, log).toBe(0);
  const reason = { code: output('fallback-code'), message: output('fallback-reason') };
  if (hostile.reason || reason.code !== '') {
    const expected = hostile.reason ?? { code: 'too-slow', message: /./ };
    expect(reason).toEqual({ code: expected.code, message: expect.stringMatching(expected.message) });
    expect(output('mode')).toBe('full');
    expect(log).toContain(`All tests run: ${reason.message}.`);
  }
  expect(output('has-tests')).toBe('true');
  if (output('discovery') !== 'legs') expect(Number(output('selected-count'))).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThan(SECONDS);
  expect(bytes).toBeLessThan(BYTES);
});
