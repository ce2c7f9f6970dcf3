import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCommand } from '../../runner/commands.ts';
import { parsePairs } from '../../runner/file-commands.ts';
import { createMasks } from '../../runner/masks.ts';
import type { FinishedRun } from './harness.ts';
import { createRepository, run, scratch } from './harness.ts';

const folder = scratch();
let commands: FinishedRun;
beforeAll(async () => {
  process.env['LEAKED_TOKEN'] = 'from-the-host';
  const repository = createRepository(folder.path);
  commands = await run('commands.yml', repository, join(folder.path, 'out'), {
    secrets: { DEPLOY_KEY: 'first line\nsecond-line' },
    env: { GIVEN: 'by option' },
  });
});
afterAll(() => folder[Symbol.dispose]());

const step = (name: string) => commands.job('commands').steps.find((item) => item.name === name);
const log = (name: string) => commands.log('commands', name);

test('secrets are masked in logs, outputs, summaries and everything that is kept', () => {
  const text = log('Mask');
  expect(text).toContain('the word is ***');
  expect(text).toContain('secret ***');
  const kept = readdirSync(commands.out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(/^echo "::add-mask::.*$/gm, ''),
    );
  for (const secret of ['second-line', 'first line']) expect(kept.join('\n')).not.toContain(secret);
  expect(kept.join('\n')).not.toMatch(/ghs_[0-9a-f]{36}/);
  // The script of the step that masks is shown before the mask exists; nothing after it shows the value.
  expect(text.slice(text.indexOf('::add-mask::***'))).not.toMatch(/hunter22|aHVudGVyMj/);
  expect(step('Mask')?.summary).toBe('summary ***\n');
  expect(JSON.stringify(commands.result)).not.toContain('hunter22');
});

test('outputs by line and by block; an output of the job that holds a secret is left out', () => {
  expect(step('Outputs')?.outputs).toEqual({ clean: 'a=b', leaky: '***', multi: 'line 1\n\nline=3' });
  expect(commands.job('commands').outputs).toEqual({ clean: 'a=b' });
  expect(step('Complete job')?.annotations[0]?.message).toBe(
    "Skip output 'leaky' since it may contain secret.",
  );
});

test('GITHUB_ENV and GITHUB_PATH reach later steps, but do not forge what the runner sets', () => {
  const text = log('Uses environment');
  expect(text).toContain('[hello\nworld] [hello\nworld]');
  expect(text).toContain('tool runs');
  expect(text).toContain('sha stays');
  expect(text).toContain('leak none given by option runtime none options none');
  expect(text).toMatch(/\/node\/bin\/node$/);
});

test('stop-commands, annotations, groups, unknown commands, debug', () => {
  expect(step('Stop')?.annotations).toEqual([
    { level: 'notice', message: 'commands again', title: 'Back' },
    { level: 'warning', message: 'comma%', file: 'a,b.ts', line: 2, endLine: 4 },
  ]);
  const lines = log('Stop').split('\n');
  expect(lines).toContain('::error::not an annotation');
  expect(lines).toContain('::unknown::stays');
  expect(lines).toContain('##[group]Group');
  expect(lines).not.toContain('hidden');
  expect(lines.join()).not.toContain('##[debug]');
});

test('ten annotations of a level per step', () => {
  expect(step('Many')?.annotations).toHaveLength(10);
  expect(log('Many')).toContain('##[warning]w12');
});

test('a file that cannot be read fails the step; a summary over the limit only shows an error', () => {
  expect(step('Bad file')?.outcome).toBe('failure');
  expect(step('Bad file')?.annotations.map((item) => item.message)).toEqual([
    "Unable to process file command 'output' successfully.",
    "Invalid format 'no equals sign'",
  ]);
  expect(step('Large summary')?.conclusion).toBe('success');
  expect(step('Large summary')?.annotations[0]?.message).toContain('up to a size of 1024k, got 1024k');
  expect(step('Large summary')?.summary).toBe('');
});

test('shells', () => {
  expect(log('Custom shell')).toContain('perl says hi');
  expect(step('Unknown shell')?.annotations[0]?.message).toContain("Invalid shell option 'fish'");
  expect(step('Sh and no shell differ in pipefail')?.outcome).toBe('success');
  expect(step('Bash has pipefail')?.outcome).toBe('failure');
});

test('the old commands for outputs still work, with a warning', () => {
  expect(log('Old result')).toContain('old 1 bad failure/success');
  expect(step('Old set-output')?.annotations[0]?.message).toContain('`set-output` command is deprecated');
});

describe('parsing', () => {
  test('command lines', () => {
    expect(parseCommand('::error file=a.ts,line=1::x::y')).toEqual({
      name: 'error',
      properties: { file: 'a.ts', line: '1' },
      data: 'x::y',
    });
    expect(parseCommand('text ::error::x')).toBeUndefined();
    expect(parseCommand('::nonsense::x')).toBeUndefined();
    expect(parseCommand('::notice::%25 %0A%0D')?.data).toBe('% \n\r');
  });

  test('files', () => {
    expect(parsePairs('a=1\n\nb<<E\nx\nE\nc=<<\n')).toEqual({ a: '1', b: 'x', c: '<<' });
    expect(parsePairs('a<<E\nE')).toEqual({ a: '' });
    expect(() => parsePairs('a<<E\nx\n')).toThrow("Matching delimiter not found 'E'");
    expect(() => parsePairs('<<E\nE\n')).toThrow('Name must not be empty');
  });

  test('masks: longest first, lines, JSON, base64 at any alignment', () => {
    const masks = createMasks();
    masks.add('secret');
    masks.add('secret-and-more');
    masks.add('with "quotes" and\nlines-here');
    expect(masks.mask('secret-and-more secret')).toBe('*** ***');
    expect(masks.mask('a lines-here b')).toBe('a *** b');
    expect(masks.mask(JSON.stringify('with "quotes" and'))).toBe('"***"');
    for (const prefix of ['', 'x', 'xy']) {
      const encoded = Buffer.from(`${prefix}secret-and-more:z`).toString('base64');
      expect(masks.mask(encoded)).toContain('***');
    }
    expect(masks.maskJson({ secret: ['a secret', 1] })).toEqual({ '***': ['a ***', 1] });
  });
});
