import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gitEnvironment, temporary } from '../../unit/git/repository.ts';
import { HOSTILE, makeHostile } from './hostile-repository.ts';

/** Of the processor: how long that takes is for the machine, and for what else it does, to say. */
const SECONDS = 20;
const BYTES = 1024 ** 3;

/** Runs the real action; Node itself writes down at the end what it took. */
async function plan(folder: string, base: string) {
  const box = temporary();
  const files = { output: join(box, 'output'), summary: join(box, 'summary'), usage: join(box, 'usage') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const observer = join(box, 'observer.mjs');
  writeFileSync(
    observer,
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(files.usage)}, JSON.stringify(process.resourceUsage())));`,
  );
  mkdirSync(join(box, 'temp'));
  const child = spawn(
    process.execPath,
    ['--import', observer, join(process.env['PACELINE_DIST']!, 'test-impact.js')],
    {
      env: {
        ...gitEnvironment,
        HOME: box,
        GITHUB_WORKSPACE: folder,
        RUNNER_TEMP: join(box, 'temp'),
        PACELINE_HOME: join(box, 'home'),
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
        GITHUB_RUN_ID: '7',
        GITHUB_REPOSITORY: 'o/r',
        INPUT_BASE: base,
      },
      timeout: 120_000,
    },
  );
  let log = '';
  child.stdout.on('data', (chunk) => (log += chunk));
  child.stderr.on('data', (chunk) => (log += chunk));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const written = readFileSync(files.output, 'utf8');
  const output = (name: string) =>
    new RegExp(`^${name}<<(\\S+)\\n([^]*?)\\n\\1$`, 'm').exec(written)?.[2] ?? '';
  const usage = JSON.parse(readFileSync(files.usage, 'utf8') || '{}') as NodeJS.ResourceUsage;
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
