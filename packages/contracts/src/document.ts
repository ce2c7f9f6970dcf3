import { z } from 'zod';

/**
 * Every JSON document that passes between actions starts with these two fields: what it is, and which
 * version of that shape it has. A version changes only when an older reader would misread the document.
 */
export interface DocumentType<S extends z.ZodType = z.ZodType> {
  /** Kind as it stands in file and artifact names, e.g. `test-plan`. */
  readonly kind: string;
  /** Newest version this code reads and the one it writes. */
  readonly version: number;
  readonly schema: S;
}

export type DocumentOf<T extends DocumentType> = z.infer<T['schema']>;

/** Declares a document: its kind, its version and the fields beside them. */
export function document<K extends string, V extends number, F extends z.ZodRawShape>(
  kind: K,
  version: V,
  fields: F,
) {
  const schema = z.object({ kind: z.literal(kind), version: z.literal(version), ...fields });
  return { kind, version, schema } as const;
}

/** Why a document was not accepted; `newer` lets history treat it as a miss and a plan as an error. */
export class DocumentError extends Error {
  readonly code: 'PACELINE_DOCUMENT_INVALID' | 'PACELINE_DOCUMENT_NEWER' | 'PACELINE_DOCUMENT_KIND';
  readonly remedy: string;
  constructor(code: DocumentError['code'], message: string, remedy: string) {
    super(message);
    this.name = 'DocumentError';
    this.code = code;
    this.remedy = remedy;
  }
}

/**
 * Reads one document from its JSON text (or an already parsed value).
 * @param source where the text came from, for the message, e.g. a path or an artifact's name
 * @throws DocumentError when it is not JSON, of another kind, of a newer version, or of another shape
 */
export function parseDocument<T extends DocumentType>(
  type: T,
  text: string | object,
  source: string,
): DocumentOf<T> {
  const value = typeof text === 'string' ? parseJson(text, type.kind, source) : text;
  const head = z.object({ kind: z.string(), version: z.number().int() }).safeParse(value);
  if (!head.success || head.data.kind !== type.kind) {
    const found = head.success ? `a ${head.data.kind}` : 'no Paceline document';
    throw new DocumentError(
      'PACELINE_DOCUMENT_KIND',
      `${source} is ${found}, expected a ${type.kind}.`,
      `Pass the ${type.kind} that the job before wrote.`,
    );
  }
  if (head.data.version > type.version) {
    throw new DocumentError(
      'PACELINE_DOCUMENT_NEWER',
      `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`,
      'Use the same Paceline release in every job of the workflow.',
    );
  }
  const parsed = type.schema.safeParse(value);
  if (!parsed.success) {
    const first = parsed.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`)
      .join('; ');
    throw new DocumentError(
      'PACELINE_DOCUMENT_INVALID',
      `${source} is not a valid ${type.kind}: ${first}.`,
      'The file was cut off or edited; let the job that wrote it run again.',
    );
  }
  return parsed.data as DocumentOf<T>;
}

/** Our documents need fewer than ten levels; a recursive walk over one takes a call per level. */
const MAX_DEPTH = 100;

/** Whether lists and objects of a JSON text are nested deeper than `most` levels; strings are skipped. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      do at = text.indexOf('"', at + 1);
      while (at >= 0 && isEscaped(text, at));
      if (at < 0) return false;
    } else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

/** By an odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === BACKSLASH) start -= 1;
  return (at - start) % 2 === 1;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

function parseJson(text: string, kind: string, source: string): unknown {
  if (isDeeper(text, MAX_DEPTH)) {
    throw new DocumentError(
      'PACELINE_DOCUMENT_INVALID',
      `${source} has more than ${MAX_DEPTH} lists and objects inside each other, and no ${kind} has.`,
      'Look at what wrote it; it is none of ours.',
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DocumentError(
      'PACELINE_DOCUMENT_INVALID',
      `${source} is not JSON, expected a ${kind}: ${(error as Error).message}.`,
      'The file was cut off or edited; let the job that wrote it run again.',
    );
  }
}

/** The JSON text of a document: checked against its schema first, so a writer's mistake surfaces at home. */
export function writeDocument<T extends DocumentType>(type: T, value: DocumentOf<T>): string {
  return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
