/** What a compiled class of the JVM says of itself (the JVM's specification, chapter 4). */
interface ClassFile {
  /** It cannot have instances: an interface, an annotation or an abstract class. */
  readonly isAbstract: boolean;
  /** With slashes: `java/lang/Object`; '' for that itself. */
  readonly superclass: string;
  readonly interfaces: readonly string[];
  /** Every text of its constants: names of methods and types, descriptors, literals. */
  readonly texts: readonly string[];
}

const INTERFACE_OR_ABSTRACT = 0x0600;
/** Bytes of constants by their kind, behind the byte that names it; texts are longer, and two kinds take two places. */
const SIZES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

/** Reads the constants and the head of a class file; undefined when it is none. */
export function readClassFile(bytes: Uint8Array): ClassFile | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0) !== 0xcafebabe) return undefined;
    const texts = new Map<number, string>();
    const classes = new Map<number, number>();
    const count = view.getUint16(8);
    let at = 10;
    for (let index = 1; index < count; index++) {
      const kind = view.getUint8(at);
      if (kind === 1) {
        const length = view.getUint16(at + 1);
        texts.set(index, new TextDecoder().decode(bytes.subarray(at + 3, at + 3 + length)));
        at += 3 + length;
        continue;
      }
      const size = SIZES[kind];
      if (size === undefined) return undefined;
      if (kind === 7) classes.set(index, view.getUint16(at + 1));
      if (kind === 5 || kind === 6) index += 1;
      at += 1 + size;
    }
    const nameAt = (position: number) => texts.get(classes.get(view.getUint16(position)) ?? 0) ?? '';
    const flags = view.getUint16(at);
    const interfaces = Array.from({ length: view.getUint16(at + 6) }, (_, index) =>
      nameAt(at + 8 + 2 * index),
    );
    return {
      isAbstract: (flags & INTERFACE_OR_ABSTRACT) !== 0,
      superclass: nameAt(at + 4),
      interfaces,
      texts: [...texts.values()],
    };
  } catch {
    return undefined;
  }
}

/** Names by which a class, or a library's class above it, may hold tests. */
const TESTING =
  /[jJ][uU]nit|testng|jqwik|spock|cucumber|kotest|scalatest|specs2|archunit|(?:^|[/;])Test(?:s|Factory|Template)?;|^test/;
const TESTING_CLASS = /test|spec|junit|suite|case|feature|scenario|cucumber|runner/i;

/**
 * Whether a class holds no test for certain, also none that it inherits: the bytes of its ancestors are read as far
 * as the project compiles them; of a library's class the name decides.
 * @param compiled the bytes of a class by its name with slashes, where the project has it
 */
export async function holdsNoTest(
  bytes: Uint8Array,
  compiled: (name: string) => Promise<Uint8Array | undefined>,
): Promise<boolean> {
  const own = readClassFile(bytes);
  if (own === undefined) return false;
  if (own.isAbstract) return true;
  const seen = new Set<string>();
  const open: ClassFile[] = [own];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.texts.some((text) => TESTING.test(text))) return false;
    for (const name of [one.superclass, ...one.interfaces]) {
      if (name === '' || seen.has(name) || /^(?:java|javax|jakarta|jdk|kotlin|scala|groovy)\//.test(name))
        continue;
      seen.add(name);
      const found = await compiled(name);
      if (found === undefined) {
        if (TESTING_CLASS.test(name)) return false;
        continue;
      }
      const above = readClassFile(found);
      if (above === undefined || seen.size > 100) return false;
      open.push(above);
    }
  }
  return true;
}
