import {
  boolean,
  bytes,
  duration,
  globs,
  type InputParsers,
  integer,
  lines,
  oneOf,
  optional,
  percent,
  readInputs,
  secret,
  string,
  yaml,
} from '@paceline/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = <P extends InputParsers>(parsers: P, given: Record<string, string>, required: string[] = []) =>
  readInputs(
    parsers,
    (name) => given[name] ?? '',
    (name) => required.includes(name),
  );
const one = <T>(parser: InputParsers[string] & { parse(text: string): T }, text: string): T =>
  read({ x: parser }, { x: text }).x as T;

describe('accepted', () => {
  test.each([
    ['boolean', boolean(), 'TRUE', true],
    ['boolean', boolean(), ' false ', false],
    ['enum in any case', oneOf('verify', 'run'), 'Verify', 'verify'],
    ['whole number', integer({ min: 1 }), '007', 7],
    ['negative number', integer(), '-3', -3],
    ['bytes', bytes(), '500', 500],
    ['powers of ten', bytes(), '10 MB', 10_000_000],
    ['powers of two', bytes(), '2GiB', 2 ** 31],
    ['fractions of a unit', bytes(), '1.5kib', 1536],
    ['seconds', duration(), '90s', 90],
    ['composed duration', duration(), '1h30m', 5400],
    ['spaced duration', duration(), '1 h 30 m', 5400],
    ['milliseconds', duration(), '250ms', 0.25],
    ['weeks', duration(), '2w', 14 * 86_400],
    ['percent', percent(), '3%', 0.03],
    ['percent with space', percent(), '12.5 %', 0.125],
    ['lines', lines(), ' a \r\n\n# no\nb', ['a', 'b']],
    ['globs', globs(), 'src/**\n!src/x/**', ['src/**', '!src/x/**']],
    ['yaml', yaml('a list', parse, (value) => value), '[1, "2"]', [1, '2']],
    ['text', string(), 'a: b', 'a: b'],
  ])('%s', (_title, parser, text, value) => {
    expect(one(parser as never, text)).toEqual(value);
  });

  test('nothing, where an input may say nothing', () => {
    expect(read({ a: optional(integer()), b: string(), c: lines() }, {})).toEqual({
      a: undefined,
      b: '',
      c: [],
    });
  });

  test('every whole number of bytes and seconds is what it says', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(one(bytes(), `${value}`)).toBe(value);
        expect(one(duration(), `${value}s`)).toBe(value);
        expect(one(integer(), `${value}`)).toBe(value);
      }),
    );
  });
});

describe('refused, with what is allowed and how to write it', () => {
  test.each([
    ['yes for a boolean', boolean(), 'yes', 'is not true or false (write true)'],
    ['0 for a boolean', boolean(), '0', 'write false'],
    ['a near miss', oneOf('verify', 'run'), 'verfy', 'one of verify, run (did you mean "verify"?)'],
    ['an unknown word', oneOf('verify', 'run'), 'explode', 'one of verify, run.'],
    ['a fraction', integer(), '1.5', 'a whole number'],
    ['a number that is out of range', integer({ min: 1, max: 9 }), '10', 'from 1 to 9'],
    ['a number below', integer({ min: 1 }), '0', 'of at least 1'],
    ['a number above', integer({ max: 1 }), '2', 'of at most 1'],
    ['hex', integer(), '0x10', 'a whole number'],
    ['a number that loses digits', integer(), '9007199254740993', 'a whole number'],
    ['an unknown size', bytes(), '5 parsecs', 'a size such as'],
    ['a negative size', bytes(), '-5', 'a size such as'],
    ['a bare duration', duration(), '90', 'add a unit: 90s or 90m'],
    ['rest after a duration', duration(), '5m!', 'a duration such as'],
    ['an unknown unit', duration(), '5y', 'a duration such as'],
    ['a bare percentage', percent(), '0.5', 'write 0.5%'],
    ['a percentage out of range', percent(), '101%', 'from 0% to 100%'],
    ['an absolute pattern', globs(), '/etc/*', 'leaves the repository'],
    ['a pattern upwards', globs(), 'a/../../b', 'leaves the repository'],
    ['an excluding pattern upwards', globs(), '!../b', 'leaves the repository'],
    ['broken yaml', yaml('a list', parse, (value) => value), '[1', 'a list (YAML)'],
  ])('%s', (_title, parser, text, message) => {
    expect(() => one(parser as never, text)).toThrow(message);
  });

  test('all at once, each with its name', () => {
    const parsers = { mode: oneOf('a', 'b'), 'max-age': duration(), keep: boolean(), fine: integer() };
    const given = { mode: 'c', 'max-age': '5', keep: 'maybe', fine: '3' };
    const error = caught(() => read(parsers, given));
    expect(error).toMatchObject({ code: 'PACELINE_INPUT_INVALID' });
    expect(error.message.split('\n')).toHaveLength(4);
    for (const name of ['"mode"', '"max-age"', '"keep"']) expect(error.message).toContain(name);
    expect(error.message).not.toContain('"fine"');
  });

  test('a required input that is missing, beside a wrong one', () => {
    const error = caught(() => read({ path: string('a path'), n: integer() }, { n: 'x' }, ['path']));
    expect(error.message).toContain('"path" is required: give a path.');
    expect(error.message).toContain('"n": "x"');
  });

  test('an empty text where a value is needed', () => {
    expect(() => read({ n: integer() }, {})).toThrow('"n" is empty: give a whole number');
  });

  test('a secret without its value', () => {
    const picky = {
      ...secret(),
      parse: (text: string) => integer().parse(text),
    };
    expect(caught(() => read({ token: picky }, { token: 'hunter2' })).message).not.toContain('hunter2');
  });

  test('a long value in short', () => {
    expect(caught(() => read({ n: integer() }, { n: 'x'.repeat(5000) })).message.length).toBeLessThan(200);
  });
});

function caught(body: () => unknown): Error {
  try {
    body();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
