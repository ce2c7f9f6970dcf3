import { decode } from './junit/xml.ts';

/** An element of a configuration in XML. Prefixes of names are kept. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children and without white space around it. */
  readonly text: string;
}

interface OpenElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** Configurations are a few levels deep; deeper ones are hostile. */
const MAX_DEPTH = 200;

/**
 * Reads the XML of a configuration file: its root element. Undefined where it is not the plain XML that such files are
 * written in: not closed, or with a document type that may define entities.
 */
export function parseXml(source: string): XmlElement | undefined {
  const top: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenElement[] = [top];
  let at = 0;
  while (at < source.length) {
    const start = source.indexOf('<', at);
    const current = open.at(-1)!;
    current.text += decode(source.slice(at, start === -1 ? source.length : start));
    if (start === -1) break;
    const skipped = skippedTo(source, start);
    if (skipped === undefined) return undefined;
    if (skipped > start) {
      if (source.startsWith('<![CDATA[', start)) current.text += source.slice(start + 9, skipped - 3);
      at = skipped;
      continue;
    }
    const end = endOfTag(source, start);
    if (end === -1) return undefined;
    const tag = source.slice(start + 1, end);
    at = end + 1;
    if (tag.startsWith('/')) {
      if (open.length === 1 || tag.slice(1).trim() !== current.name) return undefined;
      open.pop();
      open.at(-1)!.children.push(closed(current));
      continue;
    }
    const isEmpty = tag.endsWith('/');
    const element = elementOf(isEmpty ? tag.slice(0, -1) : tag);
    if (element === undefined || open.length > MAX_DEPTH) return undefined;
    if (isEmpty) current.children.push(closed(element));
    else open.push(element);
  }
  return open.length === 1 && top.children.length === 1 ? top.children[0] : undefined;
}

/** Where a comment, an instruction or a section of text ends; `start` where there is none; undefined where it is not read. */
function skippedTo(source: string, start: number): number | undefined {
  const until = (end: string, from: number) => {
    const found = source.indexOf(end, from);
    return found === -1 ? undefined : found + end.length;
  };
  if (source.startsWith('<!--', start)) return until('-->', start + 4);
  if (source.startsWith('<![CDATA[', start)) return until(']]>', start + 9);
  if (source.startsWith('<?', start)) return until('?>', start + 2);
  return source.startsWith('<!', start) ? undefined : start;
}

/** The `>` of a tag, outside the values of its attributes. */
function endOfTag(source: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < source.length; at++) {
    const char = source[at]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return -1;
}

function elementOf(tag: string): OpenElement | undefined {
  const name = /^[^\s=<>"'/]+/.exec(tag)?.[0];
  if (name === undefined) return undefined;
  const attributes: Record<string, string> = {};
  for (const [, key, double, single] of tag
    .slice(name.length)
    .matchAll(/\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[key!] = decode(double ?? single ?? '');
  }
  return { name, attributes, children: [], text: '' };
}

const closed = ({ text, ...element }: OpenElement): XmlElement => ({ ...element, text: text.trim() });

/** Elements along a path of names below one: `elementsAt(root, 'testsuites', 'testsuite')`. */
export const elementsAt = (root: XmlElement, ...path: readonly string[]): XmlElement[] =>
  path.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [root],
  );
