import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessResult, runProcess, which } from '@paceline/core';
import { describe, expect, test } from 'vitest';
import { temporary } from '../../../temporary.ts';

const node = process.execPath;
const script = (source: string) => ['-e', source];

/** False once the process is gone; a zombie that nobody has waited for is gone too. */
function alive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(condition: () => boolean, seconds = 120): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return condition();
}

/** A run that its deadline ends: with more time where the machine was too busy for the program to get going. */
async function timedOut(
  start: (timeoutSeconds: number) => Promise<ProcessResult>,
  gotGoing: (result: ProcessResult) => boolean,
): Promise<ProcessResult> {
  for (const seconds of [1, 5]) {
    const result = await start(seconds);
    if (gotGoing(result)) return result;
  }
  return start(30);
}

/** A program that starts a child of its own, writes the child's pid, and goes on as told. */
function parentOf(childSource: string, then: string) {
  const note = join(temporary(), 'pid');
  const source = `
    const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(childSource)}], { stdio: 'inherit' });
    require('node:fs').writeFileSync(${JSON.stringify(note)}, String(child.pid));
    ${then}`;
  return { args: script(source), childPid: () => Number(existsSync(note) ? readFileSync(note, 'utf8') : 0) };
}

describe('runProcess', () => {
  test('gives status, both streams, and passes input on', async () => {
    const result = await runProcess(
      node,
      script(
        'process.stdin.on("data", (d) => { process.stdout.write("got " + d); console.error("err"); }).on("end", () => process.exit(3))',
      ),
      { input: 'héllo' },
    );
    expect(result).toMatchObject({
      exitCode: 3,
      signal: null,
      stopped: undefined,
      stdout: 'got héllo',
      stderr: 'err\n',
      truncated: false,
    });
  });

  test('a missing program and a missing folder are one clear error', async () => {
    await expect(runProcess('vitest-not-here', [])).rejects.toMatchObject({
      code: 'PACELINE_PROCESS_NOT_FOUND',
      message: expect.stringContaining('vitest-not-here was not found'),
    });
    await expect(runProcess(node, ['-v'], { cwd: '/no/such/folder' })).rejects.toMatchObject({
      code: 'PACELINE_PROCESS_NOT_FOUND',
      message: expect.stringContaining('/no/such/folder'),
    });
  });

  test('what cannot be executed says so', async () => {
    const file = join(temporary(), 'plain.txt');
    writeFileSync(file, 'text');
    await expect(runProcess(file, [])).rejects.toMatchObject({ code: 'PACELINE_PROCESS_NOT_STARTED' });
    await expect(runProcess(node, ['x'.repeat(3_000_000)])).rejects.toMatchObject({
      message: expect.stringContaining('too long'),
    });
  });

  test('streams everything in whole characters, keeps only the end', async () => {
    let streamed = '';
    const result = await runProcess(
      node,
      script('for (let i = 0; i < 20000; i++) process.stdout.write("é" + i + "\\n")'),
      { maxOutputBytes: 1000, onOutput: (text) => (streamed += text) },
    );
    expect(streamed.split('\n').length).toBe(20001);
    expect(streamed).not.toContain('\ufffd');
    expect(result.truncated).toBe(true);
    expect(Buffer.byteLength(result.stdout)).toBeLessThanOrEqual(1002);
    expect(result.stdout).toMatch(/é19999\n$/);
  });

  test('a deadline stops the whole group, also what ignores SIGTERM', async () => {
    const family = parentOf(
      'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)',
      'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)',
    );
    const result = await timedOut(
      (timeoutSeconds) => runProcess(node, family.args, { timeoutSeconds, graceSeconds: 0.3 }),
      () => family.childPid() > 0,
    );
    expect(result).toMatchObject({ stopped: 'timeout', signal: 'SIGKILL' });
    expect(family.childPid()).toBeGreaterThan(0);
    expect(await until(() => !alive(family.childPid()))).toBe(true);
  });

  test('SIGTERM comes first, so a program can still write its report', async () => {
    const program = script(
      'process.on("SIGTERM", () => { console.log("bye"); process.exit(7); }); setInterval(() => {}, 1000); console.log("up")',
    );
    const result = await timedOut(
      (timeoutSeconds) => runProcess(node, program, { timeoutSeconds }),
      ({ stdout }) => stdout.includes('up'),
    );
    expect(result).toMatchObject({ stopped: 'timeout', exitCode: 7 });
    expect(result.stdout).toContain('bye');
  });

  test('a grandchild that outlives the program and holds its output is removed', async () => {
    const family = parentOf('setInterval(() => {}, 1000)', 'setTimeout(() => process.exit(0), 200)');
    const result = await runProcess(node, family.args, { graceSeconds: 1 });
    expect(result).toMatchObject({ exitCode: 0, stopped: undefined });
    expect(await until(() => !alive(family.childPid()))).toBe(true);
  });

  test('an abort stops it', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    const result = await runProcess(node, script('setInterval(() => {}, 1000)'), {
      signal: controller.signal,
    });
    expect(result).toMatchObject({ stopped: 'aborted', signal: 'SIGTERM' });
  });

  test('a signal to us goes to the group, and we live to tell', async () => {
    const core = join(import.meta.dirname, '../../../../packages/core/src/process/process.ts');
    const family = parentOf('setInterval(() => {}, 1000)', 'setInterval(() => {}, 1000)');
    const outer = `import { runProcess } from ${JSON.stringify(core)};
      const result = await runProcess(process.execPath, ${JSON.stringify(family.args)});
      console.log('told: ' + result.stopped);`;
    const running = runProcess(node, ['--input-type=module', '-e', outer], {
      onOutput: () => {},
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(await until(() => family.childPid() > 0)).toBe(true);
    const outerPid = Number(
      /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${parentPid(family.childPid())}/status`, 'utf8'))![1],
    );
    process.kill(outerPid, 'SIGINT');
    const result = await running;
    expect(result.stdout).toContain('told: interrupted');
    expect(await until(() => !alive(family.childPid()))).toBe(true);
  });

  test('no listener is left behind', async () => {
    const before = process.listenerCount('SIGTERM') + process.listenerCount('exit');
    await Promise.all(Array.from({ length: 5 }, () => runProcess(node, ['-v'])));
    expect(process.listenerCount('SIGTERM') + process.listenerCount('exit')).toBe(before);
  });
});

const parentPid = (pid: number): number =>
  Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]);

describe('probes', () => {
  test('which finds a program of the search path, and none that is not there', async () => {
    expect(await which('git')).toMatch(/\/git$/);
    expect(await which('no-such-program')).toBeUndefined();
    expect(await which('git', { PATH: '' })).toBeUndefined();
  });
});
