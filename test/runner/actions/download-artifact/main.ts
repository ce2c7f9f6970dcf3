/** Downloads artifacts of this run as actions/download-artifact does. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import picomatch from 'picomatch';
import { append, flag, input, main, NotSupported } from '../../stand-in/io.ts';

await main(async () => {
  if (input('run-id') !== (process.env['GITHUB_RUN_ID'] ?? '')) {
    throw new NotSupported(
      `The local runner has the artifacts of its own run only, not those of run ${input('run-id')}.`,
    );
  }
  const path = resolve(process.env['GITHUB_WORKSPACE'] ?? '.', input('path').replace(/^~/, homedir()));
  const client = new DefaultArtifactClient();
  const name = input('name');
  const ids = input('artifact-ids')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (name !== '' && ids.length > 0)
    throw new Error('name and artifact-ids cannot be given together. Leave one out.');

  const all =
    name === ''
      ? (await client.listArtifacts({ latest: true })).artifacts
      : [(await client.getArtifact(name)).artifact];
  const matches = input('pattern') === '' ? () => true : picomatch(input('pattern'), { nobrace: false });
  const chosen = all.filter((artifact) =>
    ids.length > 0 ? ids.includes(String(artifact.id)) : name !== '' || matches(artifact.name),
  );
  if (ids.length > 0 && chosen.length === 0)
    throw new Error(`No artifacts of this run have the ids ${ids.join(', ')}`);
  // One artifact asked for by name goes straight to the path; several get a folder each.
  const together = name !== '' || flag('merge-multiple') || (ids.length === 1 && chosen.length === 1);
  for (const artifact of chosen) {
    const target = together ? path : join(path, artifact.name);
    const result = await client.downloadArtifact(artifact.id, {
      path: target,
      skipDecompress: flag('skip-decompress'),
      ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
    });
    if (result.digestMismatch === true && input('digest-mismatch') === 'error') {
      throw new Error(`The digest of the artifact ${artifact.name} does not match`);
    }
  }
  append('GITHUB_OUTPUT', 'download-path', path);
  process.stdout.write(`Total of ${chosen.length} artifact(s) downloaded\n`);
});
