/** One start tag. Names lose their prefix and their case: writers differ in both, and no two meanings do. */
export interface XmlElement {
  /** Local name in lower case, e.g. `testcase` of `<ns:TestCase>`. */
  readonly name: string;
  /** The tag as it stands, for messages. */
  readonly tag: string;
  /** An attribute's decoded value; the exact name wins over one of another case or with a prefix. */
  attribute(name: string): string | undefined;
}

/** What {@link readXml} calls while it reads. */
export interface XmlReader {
  /** Returns why nothing more is to be read, or undefined. */
  open(element: XmlElement): string | undefined;
  /** The innermost open element ends. */
  close(): void;
  /** Text inside the innermost open element; `encoded` text still holds its character references. */
  text(text: string, encoded: boolean): void;
}

/** Deeper nesting than any report has. */
const MAX_DEPTH = 256;
/** Longer names are no names. */
const MAX_TAG = 1000;
const MAX_ATTRIBUTES = 1000;

/** Where a report begins: test programs print lines before it. */
const START = /<\?xml[\s?]|<!DOCTYPE\s|<(?:[^\s<>/:!?"'=]{1,100}:)?testsuites?[\s>/]/i;
/** What stands before a report may hold none of this: then its beginning is lost. */
const REST_OF_REPORT = /<\/?(?:[^\s<>/:!?"'=]{1,100}:)?(?:testsuites?|testcase)[\s>/]/i;
/** Nor may an attribute's value: then a quote is lost. */
const PART_OF_REPORT =
  /<\/?(?:[^\s<>/:!?"'=]{1,100}:)?(?:testsuites?|testcase|failure|error)[\s>/]|<\?xml\s/i;

/** Why the text cannot be read any further. */
class Broken extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/**
 * Reads XML in one pass, as far as it can be read for certain. Forgiven is what leaves no doubt about the
 * elements: text before and after the document, several documents in one file, a bare `&` or `<` in text and
 * values, control characters, references to characters that do not exist. Whatever does leave doubt (an
 * element that is not closed, an end tag of another element, a value without quotes) ends the reading.
 * Entities that a document declares are never expanded, external ones never read.
 * @returns undefined when everything was read, else where and why the reading ended
 */
export function readXml(xml: string, reader: XmlReader): string | undefined {
  const open: { tag: string; at: number }[] = [];
  let declaresEntities = false;
  try {
    let at = xml.search(START);
    if (at < 0) return undefined;
    if (REST_OF_REPORT.test(xml.slice(0, at))) throw new Broken(0, 'it begins in the middle of a report');
    for (;;) {
      const next = markupAt(xml, at);
      if (open.length > 0 && next > at) {
        const text = xml.slice(at, next);
        if (declaresEntities && hasEntity(text)) {
          throw new Broken(at, 'it uses an entity that it declares itself, which is never expanded');
        }
        reader.text(text, true);
      }
      if (next >= xml.length) break;
      at = next;
      if (xml.startsWith('<!--', at)) at = endOf(xml, '-->', at + 4, at, 'a comment');
      else if (xml.startsWith('<?', at)) at = endOf(xml, '?>', at + 2, at, 'a processing instruction');
      else if (xml.startsWith('<![CDATA[', at)) {
        const end = endOf(xml, ']]>', at + 9, at, 'a CDATA section');
        if (open.length > 0) reader.text(xml.slice(at + 9, end - 3), false);
        at = end;
      } else if (/^<!doctype\s/i.test(xml.slice(at, at + 10))) {
        declaresEntities = true;
        at = endOfDoctype(xml, at);
      } else if (xml[at + 1] === '!') throw new Broken(at, 'a declaration stands where none may be');
      else if (xml[at + 1] === '/') {
        const end = endOf(xml, '>', at + 2, at, 'an end tag');
        const tag = xml.slice(at + 2, end - 1).trim();
        const last = open.pop();
        if (!last) throw new Broken(at, `</${shown(tag)}> ends an element that was never opened`);
        if (last.tag !== tag) {
          open.push(last);
          throw new Broken(at, `</${shown(tag)}> stands where ${opened(xml, last)} should end`);
        }
        reader.close();
        at = end;
      } else {
        const start = readTag(xml, at);
        const refused = reader.open(start.element);
        if (refused !== undefined) throw new Broken(at, refused);
        if (start.empty) reader.close();
        else open.push({ tag: start.element.tag, at });
        if (open.length > MAX_DEPTH)
          throw new Broken(at, `elements are nested deeper than ${MAX_DEPTH} levels`);
        at = start.end;
      }
    }
    const last = open.at(-1);
    if (last) throw new Broken(xml.length, `it ends before ${opened(xml, last)} does`);
    return undefined;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return `${lineAndColumn(xml, error.at)}: ${error.message}`;
  }
}

/** The next `<` that begins markup; any other, as in `a < b`, is text. */
function markupAt(xml: string, from: number): number {
  for (let at = from; ; at++) {
    at = xml.indexOf('<', at);
    if (at < 0) return xml.length;
    if (at + 1 === xml.length || /[a-z_:/!?\u0080-\uffff]/i.test(xml[at + 1]!)) return at;
  }
}

function readTag(xml: string, start: number): { element: XmlElement; end: number; empty: boolean } {
  let at = endOfName(xml, start + 1);
  const tag = xml.slice(start + 1, at);
  const cut = () => new Broken(xml.length, `it ends inside the tag ${opened(xml, { tag, at: start })}`);
  const wrong = (why: string) => new Broken(at, `the tag ${opened(xml, { tag, at: start })} ${why}`);
  if (tag === '') throw new Broken(start, 'it ends inside a tag');
  if (tag.length > MAX_TAG) throw new Broken(start, `the name of an element is longer than ${MAX_TAG}`);
  const names: string[] = [];
  const values: string[] = [];
  for (;;) {
    const before = at;
    at = skipSpace(xml, at);
    if (xml[at] === '>') return { element: elementOf(tag, names, values), end: at + 1, empty: false };
    if (xml[at] === '/' && xml[at + 1] === '>')
      return { element: elementOf(tag, names, values), end: at + 2, empty: true };
    const end = endOfName(xml, at);
    const name = xml.slice(at, end);
    const equals = skipSpace(xml, end);
    if (equals >= xml.length || (xml[at] === '/' && at + 1 === xml.length)) throw cut();
    if (name === '' || before === at)
      throw wrong('is not written as XML is: a space, a quote or a name is amiss');
    if (xml[equals] !== '=') throw wrong(`has the attribute ${shown(name)} without a value`);
    const quoteAt = skipSpace(xml, equals + 1);
    const quote = xml[quoteAt];
    if (quote === undefined) throw cut();
    if (quote !== '"' && quote !== "'") throw wrong(`has no quotes around the value of ${shown(name)}`);
    const close = xml.indexOf(quote, quoteAt + 1);
    if (close < 0) throw cut();
    const value = xml.slice(quoteAt + 1, close);
    if (value.includes('<') && PART_OF_REPORT.test(value)) {
      throw wrong(`holds a part of the report in the value of ${shown(name)}`);
    }
    if (names.includes(name)) throw wrong(`has the attribute ${shown(name)} twice`);
    if (names.length >= MAX_ATTRIBUTES) throw wrong(`has more than ${MAX_ATTRIBUTES} attributes`);
    names.push(name);
    values.push(value);
    at = close + 1;
  }
}

function elementOf(tag: string, names: readonly string[], values: readonly string[]): XmlElement {
  const decoded = (index: number) => (index < 0 ? undefined : decode(values[index]!));
  let isPlain: boolean | undefined;
  return {
    name: localName(tag),
    tag,
    attribute(name) {
      const exact = names.indexOf(name);
      if (exact >= 0) return decoded(exact);
      isPlain ??= !names.some((one) => /[A-Z:]/.test(one));
      if (isPlain) return undefined;
      return decoded(names.findIndex((one) => !/^xmlns:/i.test(one) && localName(one) === name));
    },
  };
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();

/** Scanned by hand: a pattern would keep a position for each character of a name that never ends. */
function endOfName(xml: string, from: number): number {
  let at = from;
  while (at < xml.length && !endsName(xml.charCodeAt(at))) at++;
  return at;
}

function skipSpace(xml: string, from: number): number {
  let at = from;
  while (at < xml.length && isSpace(xml.charCodeAt(at))) at++;
  return at;
}

/** A space or one of `"&'/<=>`. */
const endsName = (code: number): boolean =>
  code <= 62 && (isSpace(code) || code === 34 || code === 38 || code === 39 || code === 47 || code >= 60);

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

function endOf(xml: string, mark: string, from: number, start: number, what: string): number {
  const at = xml.indexOf(mark, from);
  if (at >= 0) return at + mark.length;
  throw new Broken(xml.length, `it ends inside ${what} of ${lineAndColumn(xml, start)}`);
}

/** A document type may hold declarations in brackets, with quotes and comments in them. */
function endOfDoctype(xml: string, start: number): number {
  let inBrackets = false;
  for (let at = start + 2; at < xml.length; at++) {
    const character = xml[at]!;
    if (character === '"' || character === "'") at = endOf(xml, character, at + 1, start, 'the DOCTYPE') - 1;
    else if (xml.startsWith('<!--', at)) at = endOf(xml, '-->', at + 4, start, 'the DOCTYPE') - 1;
    else if (xml.startsWith('<?', at)) at = endOf(xml, '?>', at + 2, start, 'the DOCTYPE') - 1;
    else if (character === '[') inBrackets = true;
    else if (character === ']') inBrackets = false;
    else if (character === '>' && !inBrackets) return at + 1;
  }
  throw new Broken(xml.length, `it ends inside the DOCTYPE of ${lineAndColumn(xml, start)}`);
}

function lineAndColumn(xml: string, at: number): string {
  let line = 1;
  let start = 0;
  for (let next = xml.indexOf('\n'); next >= 0 && next < at; next = xml.indexOf('\n', next + 1)) {
    line += 1;
    start = next + 1;
  }
  return `line ${line}, column ${at - start + 1}`;
}

const opened = (xml: string, element: { tag: string; at: number }): string =>
  `<${shown(element.tag)}> of ${lineAndColumn(xml, element.at)}`;

/** Names in a message: on one line, and never a long text. */
function shown(name: string): string {
  const line = name.slice(0, 60).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return name.length > 60 ? `${line}…` : line;
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi;

/** Decodes XML's five entities and character references; all others stay as they stand. */
export function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(REFERENCE, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const hasEntity = (text: string): boolean =>
  text.includes('&') && /&[a-z_][\w.-]{0,200};/i.test(text.replaceAll(REFERENCE, ''));
