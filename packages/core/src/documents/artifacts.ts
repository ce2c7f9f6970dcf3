import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { messageOf, PacelineError } from '../errors.ts';
import { readZipFile } from '../github/github-download.ts';
import type { Log } from '../log/log.ts';

/**
 * Any step of the run can upload an artifact of any name, so what is read is bounded before it is unpacked, and only
 * the one file that is wanted is unpacked, in memory.
 */
const MAX_ZIP_BYTES = 64 * 1024 * 1024;
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Documents are of use only while the run can be re-run. */
const RETENTION_DAYS = 7;

export interface ArtifactAddress {
  /** Kind of the document, e.g. `leg-result`. */
  readonly kind: string;
  readonly planId: string;
  /** A leg's id, or `all` for what belongs to the whole run. */
  readonly leg: string;
}

export interface FoundArtifact extends ArtifactAddress {
  readonly attempt: number;
  readonly id: number;
  /** Size of the zip as the service gives it, not of its content. */
  readonly bytes: number;
}

/** Documents between jobs: one artifact each, named `paceline-<kind>-<plan-id>-<leg>-<attempt>`. */
export interface Artifacts {
  /** False off GitHub, where jobs share a disk and documents are passed as paths. */
  readonly available: boolean;
  /** Begins to load the upload client, for callers that have other work to do before `publish`. */
  prepare(): void;
  /** Uploads `<kind>.json` and, beside it, further files of this machine by their path. */
  publish(address: ArtifactAddress, text: string, files?: readonly string[]): Promise<void>;
  /** The latest attempt of each leg (or all its attempts), of one plan, or of every plan of the run. */
  find(kind: string, planId?: string, attempts?: 'latest' | 'all'): Promise<FoundArtifact[]>;
  /**
   * The text of a found artifact's document.
   * @throws PacelineError `PACELINE_ARTIFACT_UNAVAILABLE`, `PACELINE_ARTIFACT_TOO_LARGE`, `PACELINE_ARTIFACT_INVALID`
   */
  read(artifact: FoundArtifact): Promise<string>;
  /**
   * A found artifact's document, and the files beside it; the errors are those of `read`.
   */
  open(artifact: FoundArtifact): Promise<OpenArtifact>;
}

export interface OpenArtifact {
  /** Of the document. */
  readonly text: string;
  /**
   * A file beside the document, unpacked in memory; undefined when it is not there.
   * @throws PacelineError `PACELINE_ARTIFACT_TOO_LARGE`, `PACELINE_ARTIFACT_INVALID`
   */
  file(name: string, maxBytes: number): Uint8Array | undefined;
}

/** The name of an artifact; its parts are checked so that names can be taken apart again. */
export function artifactName(address: ArtifactAddress, attempt: number): string {
  for (const part of [address.kind, address.planId, address.leg]) {
    if (!/^[A-Za-z0-9._-]+$/.test(part)) {
      throw new PacelineError(
        'PACELINE_ARTIFACT_NAME',
        `"${part}" cannot be part of an artifact's name.`,
        'Use letters, digits, dots, dashes and underscores.',
      );
    }
  }
  return `paceline-${address.kind}-${address.planId}-${address.leg}-${attempt}`;
}

/** Takes a name apart. Plan ids hold no dash, so the kind (which may) ends before the plan id. */
export function parseArtifactName(
  name: string,
  kind: string,
): (ArtifactAddress & { attempt: number }) | undefined {
  const match = /^([A-Za-z0-9._]+)-(.+)-(\d+)$/.exec(
    name.startsWith(`paceline-${kind}-`) ? name.slice(`paceline-${kind}-`.length) : '',
  );
  return match ? { kind, planId: match[1]!, leg: match[2]!, attempt: Number(match[3]) } : undefined;
}

/** Of several attempts of a leg only the latest counts. */
export function latestAttempts<T extends ArtifactAddress & { attempt: number }>(found: readonly T[]): T[] {
  const latest = new Map<string, T>();
  for (const artifact of found) {
    const key = `${artifact.planId}\0${artifact.leg}`;
    const other = latest.get(key);
    if (!other || other.attempt < artifact.attempt) latest.set(key, artifact);
  }
  return [...latest.values()];
}

/** In the bundle the client loads each of its parts with its first use, or when it is asked to (scripts/build.ts). */
type ArtifactModule = typeof import('@actions/artifact') & { loadUpload?(): Promise<unknown> };

export function createArtifacts(environment: Environment, log: Log): Artifacts {
  const available = Boolean(
    environment.variables['ACTIONS_RUNTIME_TOKEN'] && environment.variables['ACTIONS_RESULTS_URL'],
  );
  const load = (): Promise<ArtifactModule> => import('@actions/artifact');
  const client = async () => new (await load()).DefaultArtifactClient();
  const failure = (what: string, error: unknown) =>
    new PacelineError(
      'PACELINE_ARTIFACT_UNAVAILABLE',
      `${what}: ${messageOf(error)}.`,
      "Check GitHub's status page, then re-run the failed jobs.",
      { cause: error },
    );
  const open = async (artifact: FoundArtifact): Promise<OpenArtifact> => {
    const name = artifactName(artifact, artifact.attempt);
    if (artifact.bytes > MAX_ZIP_BYTES) throw tooLarge(name, MAX_ZIP_BYTES);
    const folder = await temporaryFolder(environment);
    try {
      // Not unpacked: the client would write any file to any path that the zip names.
      await log
        .group(`Download ${name}`, async () =>
          (await client()).downloadArtifact(artifact.id, { path: folder, skipDecompress: true }),
        )
        .catch((error: unknown) => {
          throw failure(`The artifact ${name} could not be downloaded`, error);
        });
      return await openZip(folder, name, `${artifact.kind}.json`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    available,
    open,
    read: async (artifact) => (await open(artifact)).text,
    prepare() {
      if (!available) return;
      const loaded = load().then(({ loadUpload }) => loadUpload?.());
      // Handled where `publish` loads it again.
      loaded.catch(() => undefined);
    },
    async publish(address, text, files = []) {
      const name = artifactName(address, environment.attempt);
      if (!available) return log.debug(`${name} is not uploaded: there is no artifact service here.`);
      const folder = await temporaryFolder(environment);
      const document = join(folder, `${address.kind}.json`);
      await writeFile(document, text);
      const copies = await Promise.all(
        files.map(async (file) => {
          const copy = join(folder, file.split(/[\\/]/).pop()!);
          await writeFile(copy, await readFile(file));
          return copy;
        }),
      );
      try {
        // The client writes a dozen lines of its own, so each call is a folded section.
        await log.group(`Upload ${name}`, async () =>
          (await client()).uploadArtifact(name, [document, ...copies], folder, {
            retentionDays: RETENTION_DAYS,
          }),
        );
      } catch (error) {
        throw failure(`The artifact ${name} could not be uploaded`, error);
      }
    },
    async find(kind, planId, attempts = 'latest') {
      if (!available) return [];
      try {
        const { artifacts } = await log.group(`Find ${kind} artifacts`, async () =>
          (await client()).listArtifacts(),
        );
        const found = artifacts.flatMap((artifact) => {
          const address = parseArtifactName(artifact.name, kind);
          return address && (planId === undefined || address.planId === planId)
            ? [{ ...address, id: artifact.id, bytes: artifact.size }]
            : [];
        });
        return attempts === 'all' ? found : latestAttempts(found);
      } catch (error) {
        throw failure(`The run's artifacts could not be listed`, error);
      }
    },
  };
}

/** @param folder where the zip was downloaded to, under whatever name */
async function openZip(folder: string, artifact: string, document: string): Promise<OpenArtifact> {
  const [zip = ''] = await readdir(folder);
  if ((await stat(join(folder, zip))).size > MAX_ZIP_BYTES) throw tooLarge(artifact, MAX_ZIP_BYTES);
  const subject = `The artifact ${artifact}`;
  const packed = await readFile(join(folder, zip));
  const bytes = readZipFile(packed, document, MAX_DOCUMENT_BYTES, subject);
  if (bytes) {
    return {
      text: new TextDecoder().decode(bytes),
      file: (name, maxBytes) => readZipFile(packed, name, maxBytes, subject),
    };
  }
  throw new PacelineError(
    'PACELINE_ARTIFACT_INVALID',
    `${subject} holds no ${document}.`,
    'Let nothing but Paceline upload artifacts whose name begins with "paceline-".',
  );
}

const tooLarge = (name: string, maxBytes: number): PacelineError =>
  new PacelineError(
    'PACELINE_ARTIFACT_TOO_LARGE',
    `The artifact ${name} is larger than ${maxBytes} bytes.`,
    'Let nothing but Paceline upload artifacts whose name begins with "paceline-".',
  );

async function temporaryFolder(environment: Environment): Promise<string> {
  await mkdir(environment.temp, { recursive: true });
  return mkdtemp(join(environment.temp, 'paceline-artifact-'));
}
