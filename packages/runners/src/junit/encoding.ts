import { JUnitError } from './error.ts';

/** Declarations stand at the beginning; lines that a program printed before them are rarely longer. */
const DECLARATION_WITHIN = 64 * 1024;
const SAMPLE = 256;

/**
 * The text of a report in the encoding it is really in: its byte order mark, else the pattern of its bytes
 * (UTF-16 without a mark), else what its declaration says, else UTF-8. Bytes that are invalid in it become
 * U+FFFD: a name may suffer, no outcome can.
 * @throws JUnitError `PACELINE_JUNIT_INVALID` for an encoding that is not known here
 */
export function decodeReport(bytes: Uint8Array): string {
  const label = encodingOf(bytes);
  const decoder = decoderOf(label);
  if (decoder) return decoder.decode(bytes);
  throw new JUnitError(
    'PACELINE_JUNIT_INVALID',
    `The JUnit report is in the encoding ${JSON.stringify(label.slice(0, 40))}, which is not known here.`,
    'Let the test program write UTF-8.',
  );
}

/** Writers also use the names of their own language, such as Python's `latin_1` and `utf-8-sig`. */
function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
  const plain = label
    .toLowerCase()
    .replace(/^cp65001$|[-_]sig$/, (part) => (part === 'cp65001' ? 'utf-8' : ''));
  for (const name of [plain, plain.replaceAll('_', '-'), plain.replaceAll(/[-_]/g, '')]) {
    try {
      return new TextDecoder(name);
    } catch {
      // Not known by this name.
    }
  }
  return undefined;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'utf-32';
  const wide = wideEncoding(bytes.subarray(0, SAMPLE));
  if (wide) return wide;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_WITHIN));
  const declared =
    /<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']([^"']{1,100})["']/i.exec(head)?.[1]?.trim() ?? '';
  // The declaration itself could be read byte by byte, so it is wrong about a wide encoding: .NET writes
  // `utf-16` into strings that are then saved as UTF-8.
  const isWide = /^(?:utf-?32|ucs-?4)/i.test(declared) || decoderOf(declared)?.encoding.startsWith('utf-16');
  return declared === '' || isWide ? 'utf-8' : declared;
}

/** XML is mostly ASCII, so in UTF-16 every other byte is 0. */
function wideEncoding(sample: Uint8Array): string | undefined {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.8 && even === 0) return 'utf-16le';
  if (even > half * 0.8 && odd === 0) return 'utf-16be';
  return even + odd > half ? 'utf-32' : undefined;
}
