import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentPath, loadDocument, saveDocument } from '@paceline/core';
import { expect, test } from 'vitest';
import { offGitHub } from '../kernel.ts';

test('a saved document is found by its path, absolute or below the workspace', async () => {
  const { environment } = offGitHub();
  const path = await saveDocument(environment, 'test-plan.json', '{}');
  expect(path).toBe(documentPath(environment, 'test-plan.json'));
  expect(path.startsWith(environment.temp)).toBe(true);
  expect(await loadDocument(environment, path, 'plan')).toBe('{}');
  writeFileSync(join(environment.workspace, 'here.json'), '[]');
  expect(await loadDocument(environment, 'here.json', 'plan')).toBe('[]');
});

test('a missing one names the input, the path and what to pass', async () => {
  const { environment } = offGitHub();
  await expect(loadDocument(environment, 'gone.json', 'plan')).rejects.toMatchObject({
    code: 'PACELINE_DOCUMENT_MISSING',
    message: expect.stringMatching(/^Input "plan": gone\.json cannot be read: ENOENT/),
    remedy: expect.stringContaining('output'),
  });
});
