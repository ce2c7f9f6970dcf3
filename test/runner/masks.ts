/** Hides secrets: everything the runner shows or writes goes through the masks of its run. */
export interface Masks {
  /** Hides a value from now on, each of its lines, and the encodings it commonly appears in. */
  add(value: string): void;
  /** Replaces every hidden value by `***`. */
  mask(text: string): string;
  /** Masks every string of a JSON value, keys included. */
  maskJson<T>(value: T): T;
}

/** Creates an empty set of masks. */
export function createMasks(): Masks {
  const values = new Set<string>();
  let pattern: RegExp | undefined;
  const mask = (text: string): string => {
    if (values.size === 0) return text;
    // Longest first: a secret that holds another one must not leave its rest readable.
    pattern ??= new RegExp(
      [...values]
        .sort((a, b) => b.length - a.length)
        .map(escapePattern)
        .join('|'),
      'g',
    );
    return text.replace(pattern, '***');
  };
  const maskJson = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value);
    if (Array.isArray(value)) return value.map(maskJson);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), maskJson(item)]));
  };
  return {
    add(value) {
      for (const variant of variantsOf(value)) values.add(variant);
      pattern = undefined;
    },
    mask,
    maskJson: <T>(value: T) => maskJson(value) as T,
  };
}

// The real runner hides the same shapes: raw, per line, JSON, URI, base64 at each of its three alignments.
function variantsOf(value: string): string[] {
  const lines = value.split(/\r?\n/);
  const plain = [value, value.trim(), ...lines, ...lines.map((line) => line.trim())].filter(
    (item) => item !== '',
  );
  const encoded = plain
    .filter((item) => item.length >= 4)
    .flatMap((item) => [
      JSON.stringify(item).slice(1, -1),
      encodeURIComponent(item),
      ...[0, 1, 2].map((shift) => base64Core(item, shift)),
    ]);
  return [...plain, ...encoded.filter((item) => item.length >= 4)];
}

// The characters of a base64 text that the value alone decides, when `shift` bytes stand before it.
function base64Core(value: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
  const text = bytes.toString('base64').replace(/=+$/, '');
  const start = shift === 0 ? 0 : shift + 1;
  return text.slice(start, bytes.length % 3 === 0 ? undefined : -1);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
