import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { Environment } from '../environment.ts';
import { messageOf, PacelineError } from '../errors.ts';

/** Where an action writes a document of this job: `<runner temp>/paceline/<name>`. */
export const documentPath = (environment: Environment, name: string): string =>
  join(environment.temp, 'paceline', name);

/** Writes a document for the steps after this one; returns its path. */
export async function saveDocument(environment: Environment, name: string, text: string): Promise<string> {
  const path = documentPath(environment, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** Reads a document that a user named by its path (absolute, or below the workspace). */
export async function loadDocument(environment: Environment, path: string, input: string): Promise<string> {
  const file = isAbsolute(path) ? path : join(environment.workspace, path);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new PacelineError(
      'PACELINE_DOCUMENT_MISSING',
      `Input "${input}": ${path} cannot be read: ${messageOf(error)}.`,
      'Pass the path that the step before set as its output.',
      { cause: error },
    );
  }
}
