import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
// Of the test file that this is loaded for.
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A fresh, empty folder that goes away after the tests of the file. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-test-'));
  made.push(folder);
  return folder;
}
