import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '@paceline/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ArtifactService, addArtifactService } from '../../../runner/artifact-service.ts';
import { runtimeToken } from '../../../runner/github-context.ts';
import { type Server, startServer } from '../../../runner/server.ts';
import { zipOf } from '../github/zip.ts';
import { createArtifacts, folder, listeningLog } from '../kernel.ts';

/** What a step of the same run uploaded under a name of ours, read through the official client. */
const ids = { runBackendId: 'run', jobBackendId: 'job' };
const planId = 'abc';
let server: Server;
let service: ArtifactService;
let uploads = 0;
const variables = { ...process.env };
const temp = folder();

beforeAll(async () => {
  // The client tells each request.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  server = await startServer();
  service = addArtifactService(server, folder(), () => ids);
  Object.assign(process.env, {
    ACTIONS_RUNTIME_TOKEN: runtimeToken(ids),
    ACTIONS_RESULTS_URL: `${server.url}/`,
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  process.env = variables;
  await server.close();
});

/** @param size what the service says of it, instead of how long it is */
async function read(content: Uint8Array, size?: number): Promise<string> {
  const leg = String(++uploads);
  const path = join(folder(), 'artifact.zip');
  writeFileSync(path, content);
  const about = { digest: '', createdAt: new Date().toISOString(), mimeType: 'application/zip', path };
  const name = `paceline-leg-result-${planId}-${leg}-1`;
  service.add([{ ...about, id: uploads, name, size: size ?? statSync(path).size }], ids.runBackendId);
  const environment = readEnvironment({ ...process.env, RUNNER_TEMP: temp, GITHUB_WORKSPACE: folder() });
  const artifacts = createArtifacts(environment, listeningLog().log);
  const found = (await artifacts.find('leg-result', planId)).find((artifact) => artifact.leg === leg)!;
  return artifacts.read(found);
}

test('the document is read; what else is in the zip is written nowhere', async () => {
  expect(
    await read(zipOf({ '../../../evil': 'x', 'leg-result.json': '{"a":1}', 'big.bin': Buffer.alloc(1e6) })),
  ).toBe('{"a":1}');
  expect(readdirSync(temp)).toEqual([]);
});

test.each([
  ['a zip bomb', () => zipOf({ 'leg-result.json': Buffer.alloc(70 * 2 ** 20) }), 'TOO_LARGE'],
  [
    'a zip bomb that lies about its size',
    () => zipOf({ 'leg-result.json': Buffer.alloc(70 * 2 ** 20) }, 10),
    'TOO_LARGE',
  ],
  [
    'thousands of files',
    () => zipOf(Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}`, '']))),
    'INVALID',
  ],
  ['another file', () => zipOf({ 'other.json': '{}' }), 'INVALID'],
  ['no zip', () => Buffer.from('not a zip'), 'INVALID'],
])('%s is refused, and nothing of it stays', async (_, content, code) => {
  await expect(read(content())).rejects.toMatchObject({ code: `PACELINE_ARTIFACT_${code}` });
  expect(readdirSync(temp)).toEqual([]);
});

test('what is too large as a zip is not even downloaded', async () => {
  await expect(read(zipOf({ 'leg-result.json': '{}' }), 65 * 2 ** 20)).rejects.toMatchObject({
    code: 'PACELINE_ARTIFACT_TOO_LARGE',
    message: expect.stringMatching(
      /^The artifact paceline-leg-result-abc-\d+-1 is larger than 67108864 bytes/,
    ),
  });
});
