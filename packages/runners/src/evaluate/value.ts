/**
 * What a configuration says, as far as it can be known without running it. JavaScript's own texts, numbers,
 * booleans and null stand for themselves.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | ListValue
  | ObjectValue
  | PathValue
  | Regex
  | Unknown;

/** Something that only running the configuration could tell. */
export class Unknown {
  /** What it is, for a message: `patterns()`. */
  readonly what: string;
  constructor(what: string) {
    this.what = what;
  }
}

/** A list; an `Unknown` in it stands for any number of items. */
export class ListValue {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    this.items = items;
  }
}

export class ObjectValue {
  readonly entries: ReadonlyMap<string, Value>;
  /** Something unknown was spread into it, so that any key may have any value besides those that came later. */
  readonly open: Unknown | undefined;
  constructor(entries: ReadonlyMap<string, Value>, open?: Unknown) {
    this.entries = entries;
    this.open = open;
  }
  /** The value of a key; `Unknown` where something unknown may have set it. */
  get(key: string): Value {
    return this.entries.has(key) ? this.entries.get(key) : this.open;
  }
}

/** A path (or a pattern that begins with one) of the repository, from `__dirname` or `import.meta`. */
export class PathValue {
  readonly path: string;
  constructor(path: string) {
    this.path = path;
  }
}

export class Regex {
  readonly source: string;
  readonly flags: string;
  constructor(source: string, flags = '') {
    this.source = source;
    this.flags = flags;
  }
}

export const emptyObject = (): ObjectValue => new ObjectValue(new Map());

/** Merges as Vite's mergeConfig does: objects key by key, lists behind each other, else the second wins. */
export function mergeValues(first: Value, second: Value): Value {
  if (second === undefined) return first;
  if (first === undefined) return second;
  if (first instanceof Unknown || second instanceof Unknown) {
    // What is known of one side is still not what both together say.
    return first instanceof Unknown ? first : second;
  }
  if (first instanceof ObjectValue && second instanceof ObjectValue) {
    const entries = new Map(first.entries);
    for (const [key, value] of second.entries) entries.set(key, mergeValues(first.get(key), value));
    for (const key of first.entries.keys()) {
      if (second.open && !second.entries.has(key)) entries.set(key, second.open);
    }
    return new ObjectValue(entries, first.open ?? second.open);
  }
  if (first instanceof ListValue || second instanceof ListValue) {
    const items = (value: Value) => (value instanceof ListValue ? value.items : [value]);
    return new ListValue([...items(first), ...items(second)]);
  }
  return second;
}

/** The texts of a list (or one text alone), or the first thing in it that is none. */
export function textsOf(value: Value): string[] | Unknown {
  const items = value instanceof ListValue ? value.items : [value];
  const texts: string[] = [];
  for (const item of items) {
    if (typeof item === 'string') texts.push(item);
    else if (item instanceof PathValue) texts.push(`/${item.path}`);
    else if (item instanceof Regex) texts.push(item.source);
    else return item instanceof Unknown ? item : new Unknown('a value that is no text');
  }
  return texts;
}

/** Those texts of a list that are certain; for settings that only leave files out. */
export const certainTexts = (value: Value): string[] =>
  (value instanceof ListValue ? value.items : [value]).filter((item) => typeof item === 'string');
