import { join } from 'node:path';
import { z } from 'zod';

/** Root sources by the ids that nextest gives to the binaries of tests. */
export type Binaries = ReadonlyMap<string, string>;

/** The part we read of `cargo metadata --no-deps --format-version 1`. */
const metadata = z.object({
  packages: z.array(
    z.object({
      name: z.string(),
      targets: z.array(z.object({ name: z.string(), kind: z.array(z.string()), src_path: z.string() })),
    }),
  ),
});

/** Binaries of a workspace by what `cargo metadata` prints; undefined when it is something else. */
export function binariesOf(text: string): Binaries | undefined {
  const { data } = metadata.safeParse(parsed(text));
  return (
    data &&
    new Map(
      data.packages.flatMap(({ name, targets }) =>
        targets
          .filter(({ kind }) => !kind.includes('custom-build'))
          .map((target) => [binaryId(name, target.kind, target.name), target.src_path] as const),
      ),
    )
  );
}

/** nextest's `RustBinaryId`: a library has the id of its package, an integration test `package::test`. */
function binaryId(packageName: string, kinds: readonly string[], target: string): string {
  const [kind = 'lib'] = kinds;
  if (kind === 'test') return `${packageName}::${target}`;
  return /^(?:bin|example|bench|proc-macro)$/.test(kind) ? `${packageName}::${kind}/${target}` : packageName;
}

/** The part we read of `cargo nextest list --message-format json`. */
const list = z.object({
  'rust-suites': z.record(
    z.string(),
    z.object({
      testcases: z
        .record(
          z.string(),
          z.object({
            ignored: z.boolean(),
            'filter-match': z.object({ status: z.string() }).nullish(),
          }),
        )
        .default({}),
    }),
  ),
});

/** How many tests of each binary are to run; undefined when the text is no such list. */
export function parseList(text: string): Map<string, number> | undefined {
  const { data } = list.safeParse(parsed(text));
  return (
    data &&
    new Map(
      Object.entries(data['rust-suites']).map(([id, { testcases }]) => [
        id,
        Object.values(testcases).filter((test) => (test['filter-match']?.status ?? 'matches') === 'matches')
          .length,
      ]),
    )
  );
}

/** The filterset that takes the binaries of some files, and of these what the user's own filtersets take. */
export function filtersetFor(
  files: readonly string[],
  binaries: Binaries,
  directory: string,
  own: readonly string[],
): string {
  const wanted = new Set(files.map((file) => join(directory, file)));
  const ids = [...binaries].filter(([, source]) => wanted.has(source)).map(([id]) => id);
  const ours = ids.length === 0 ? 'none()' : ids.map((id) => `binary_id(=${escaped(id)})`).join(' + ');
  return own.length === 0 ? ours : `(${own.map((one) => `(${one})`).join(' + ')}) & (${ours})`;
}

/** Whatever ends or changes the meaning of a name in a filterset. */
const escaped = (id: string): string =>
  id.replaceAll(/[^\p{L}\p{Nd}_\-:/.]/gu, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
