import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSummary, folder, listeningLog, SUMMARY_LIMIT_BYTES } from '../kernel.ts';

function open(before = '') {
  const path = join(folder(), 'summary');
  writeFileSync(path, before);
  const { log, said } = listeningLog();
  return { path, said, summary: createSummary(path, log), text: () => readFileSync(path, 'utf8') };
}

test('parts are appended in order, after what steps before wrote', () => {
  const { summary, text, said } = open('before\n');
  summary.append('one');
  summary.append('two\n');
  expect(text()).toBe('before\n');
  summary.flush();
  expect(text()).toBe('before\none\n\ntwo\n\n');
  expect(said).toEqual([]);
});

test('what would pass the limit is left out, what still fits is kept, and the loss is said', () => {
  const { summary, text, said } = open('x'.repeat(SUMMARY_LIMIT_BYTES - 10));
  summary.append('ä'.repeat(10));
  summary.append('fits');
  summary.flush();
  expect(text().endsWith('xfits\n\n')).toBe(true);
  expect(Buffer.byteLength(text())).toBeLessThanOrEqual(SUMMARY_LIMIT_BYTES);
  expect(said).toEqual([expect.stringMatching(/^warning: .*1 part\(s\) were left out/)]);
});

test('no summary page is no failure, and neither is one that cannot be written', () => {
  const { log, said } = listeningLog();
  for (const path of [undefined, '']) {
    const summary = createSummary(path, log);
    summary.append('x');
    summary.flush();
  }
  expect(said).toEqual([]);
  const broken = createSummary(join(folder(), 'no', 'such'), log);
  broken.append('x');
  broken.flush();
  expect(said).toEqual([expect.stringContaining('warning: The job summary could not be written')]);
});
