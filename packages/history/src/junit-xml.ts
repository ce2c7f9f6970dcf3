import { XMLParser } from 'fast-xml-parser';

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/** A report that cannot be read; core shows `message`, `remedy` and `code` to the user. */
export class JUnitError extends Error {
  readonly code: 'PACELINE_JUNIT_INVALID' | 'PACELINE_JUNIT_TOO_LARGE';
  readonly remedy: string;
  constructor(code: JUnitError['code'], message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JUnitError';
    this.code = code;
    this.remedy = remedy;
  }
}

/** An element as the parser leaves it: attributes below `:@`, its text, and children by their name. */
export type XmlElement = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';
/** Every element that may occur more than once is always a list, so that no reader has to ask. */
const ELEMENTS = new Set([
  'testsuites',
  'testsuite',
  'testcase',
  'properties',
  'property',
  'failure',
  'error',
  'skipped',
  'flakyFailure',
  'flakyError',
  'rerunFailure',
  'rerunError',
]);

/**
 * Parses XML to plain objects. The parser expands no entity at all; we decode the five of XML itself and
 * character references, so a document's own entities (billion laughs, external files) stay plain text.
 */
export function parseXml(xml: string, maxBytes: number = DEFAULT_MAX_BYTES): XmlElement {
  if (xml.length > maxBytes || Buffer.byteLength(xml) > maxBytes) {
    throw new JUnitError(
      'PACELINE_JUNIT_TOO_LARGE',
      `The JUnit report is larger than ${maxBytes} bytes.`,
      'Let the test program leave captured output out of its report.',
    );
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributesGroupName: ATTRIBUTES,
    attributeNamePrefix: '',
    textNodeName: TEXT,
    cdataPropName: CDATA,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (name, _path, _leaf, isAttribute) => !isAttribute && ELEMENTS.has(name),
  });
  try {
    // A byte order mark before the declaration is legal, the parser takes it for text.
    return parser.parse(xml.replace(/^\uFEFF/, ''), true) as XmlElement;
  } catch (error) {
    throw new JUnitError(
      'PACELINE_JUNIT_INVALID',
      `The JUnit report is not well-formed XML: ${(error as Error).message.split('\n')[0]}`,
      'The test program probably died while it wrote the report; see its output.',
      { cause: error },
    );
  }
}

export function children(element: XmlElement, name: string): XmlElement[] {
  const value = Object.hasOwn(element, name) ? element[name] : undefined;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  // An element without attributes and children is left as its text.
  return list.map(
    (item) => (typeof item === 'object' && item !== null ? item : { [TEXT]: item }) as XmlElement,
  );
}

export function attribute(element: XmlElement, name: string): string | undefined {
  const attributes = element[ATTRIBUTES] as Record<string, unknown> | undefined;
  const value = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return typeof value === 'string' ? decode(value) : undefined;
}

/** Text of an element, with its CDATA, which is taken as it stands. */
export function textOf(element: XmlElement): string {
  const join = (value: unknown): string => (Array.isArray(value) ? value.join('') : String(value ?? ''));
  return decode(join(element[TEXT])) + join(element[CDATA]);
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
