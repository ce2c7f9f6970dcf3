/** Uploads the files that match, below their least common folder, as actions/upload-artifact does. */
import { globSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ArtifactNotFoundError, DefaultArtifactClient } from '@actions/artifact';
import { append, command, count, flag, input, main } from '../../stand-in/io.ts';

await main(async () => {
  const name = input('name');
  const { files, root } = search(input('path'), flag('include-hidden-files'));
  if (files.length === 0) {
    const message = `No files were found with the provided path: ${input('path')}. No artifacts will be uploaded.`;
    const reaction = input('if-no-files-found');
    if (reaction === 'error') throw new Error(message);
    if (reaction === 'warn') command('warning', message);
    else process.stdout.write(`${message}\n`);
    return;
  }
  const client = new DefaultArtifactClient();
  if (flag('overwrite')) {
    try {
      await client.deleteArtifact(name);
    } catch (error) {
      if (!(error instanceof ArtifactNotFoundError)) throw error;
    }
  }
  const result = await client.uploadArtifact(name, files, root, {
    compressionLevel: count('compression-level', 6),
    ...(flag('archive') ? {} : { skipArchive: true }),
  });
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  append('GITHUB_OUTPUT', 'artifact-id', String(result.id ?? ''));
  append('GITHUB_OUTPUT', 'artifact-digest', result.digest ?? '');
  append(
    'GITHUB_OUTPUT',
    'artifact-url',
    `${server}/${repository}/actions/runs/${run}/artifacts/${result.id}`,
  );
  process.stdout.write(
    `Artifact ${name} has been successfully uploaded: ${files.length} files, ${result.size} bytes\n`,
  );
});

function search(patterns: string, hidden: boolean): { files: string[]; root: string } {
  const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
  const lines = patterns
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wanted = lines.filter((line) => !line.startsWith('!'));
  const unwanted = new Set(
    lines.filter((line) => line.startsWith('!')).flatMap((line) => find(line.slice(1), workspace)),
  );
  const files = [...new Set(wanted.flatMap((line) => find(line, workspace)))].filter(
    (file) => !unwanted.has(file) && (hidden || !/(^|\/)\.[^/]/.test(file.slice(workspace.length))),
  );
  // One path is the root itself, or the folder of a single file; of several it is what they share.
  const roots = wanted.map((line) => fixedPart(resolve(workspace, line)));
  return {
    files: files.sort(),
    root: commonFolder(roots.length === 1 && files.length > 0 ? roots : [...roots, ...files.map(dirname)]),
  };
}

function find(pattern: string, workspace: string): string[] {
  const path = resolve(workspace, pattern);
  const matches = /[*?[{]/.test(path) ? globSync(path) : [path];
  return matches.flatMap(filesOf);
}

function filesOf(path: string): string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  return stat.isDirectory() ? readdirSync(path).flatMap((entry) => filesOf(join(path, entry))) : [path];
}

// The folder that a pattern starts in: everything before its first wildcard.
function fixedPart(path: string): string {
  const parts = path.split('/');
  const wild = parts.findIndex((part) => /[*?[{]/.test(part));
  if (wild >= 0) return parts.slice(0, wild).join('/') || '/';
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
}

function commonFolder(folders: readonly string[]): string {
  const [first = '/', ...others] = folders;
  let shared = first;
  for (const folder of others) {
    while (shared !== '/' && folder !== shared && !folder.startsWith(`${shared}/`)) shared = dirname(shared);
  }
  return shared;
}
