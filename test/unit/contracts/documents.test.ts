import { type DocumentType, documents, parseDocument, testPlan, writeDocument } from '@paceline/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { samples } from './samples.ts';

type Kind = keyof typeof documents;
const kinds = Object.keys(documents) as Kind[];

/** JSON Schema (draft 2020-12) of a document. */
const jsonSchema = (type: DocumentType): Record<string, unknown> =>
  z.toJSONSchema(type.schema, { unrepresentable: 'any', io: 'input' });

test('every kind has a sample, and is registered under its name', () => {
  expect(Object.keys(samples).sort()).toEqual([...kinds].sort());
  for (const kind of kinds) expect(documents[kind].kind).toBe(kind);
});

describe.each(kinds)('%s', (kind) => {
  const type = documents[kind];
  const sample = samples[kind] as never;
  const json = samples[kind] as unknown as Record<string, unknown>;

  test('is read as it was written', () => {
    const text = writeDocument(type, sample);
    expect(text.endsWith('}\n')).toBe(true);
    expect(parseDocument(type, text, 'a file')).toEqual(sample);
    expect(parseDocument(type, JSON.parse(text), 'a value')).toEqual(sample);
  });

  test('of a newer version is a clear error of its own', () => {
    const newer = JSON.stringify({ ...json, version: type.version + 1, legs: 'of another shape' });
    expect(() => parseDocument(type, newer, 'plan.json')).toThrow(
      expect.objectContaining({
        code: 'PACELINE_DOCUMENT_NEWER',
        message: `plan.json is a ${kind} of version ${type.version + 1}; this release reads up to ${type.version}.`,
      }),
    );
  });

  test('with a field of a later release in it is read without that field', () => {
    expect(parseDocument(type, { ...json, addedLater: 1 }, 'x')).toEqual(sample);
  });

  test('without any one of its required fields is invalid, and the message names the field', () => {
    const required = (jsonSchema(type)['required'] as string[]).filter(
      (name) => !['kind', 'version'].includes(name),
    );
    expect(required.length).toBeGreaterThan(2);
    for (const name of required) {
      const { [name]: _left, ...rest } = json;
      expect(() => parseDocument(type, rest, 'x')).toThrow(`${name}: `);
    }
  });

  test('has a JSON Schema that takes what we write and refuses what we refuse', () => {
    const schema = jsonSchema(type);
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema).toEqual(JSON.parse(JSON.stringify(schema)));
    const foreign = z.fromJSONSchema(schema as never);
    expect(foreign.safeParse(json).success).toBe(true);
    expect(foreign.safeParse({ ...json, addedLater: 1 }).success).toBe(true);
    expect(foreign.safeParse({ ...json, kind: 'other' }).success).toBe(false);
    for (const name of schema['required'] as string[]) {
      const { [name]: _left, ...rest } = json;
      expect(foreign.safeParse(rest).success, `without ${name}`).toBe(false);
    }
  });
});

/** All lists of a schema, by where they stand. */
function listsOf(schema: unknown, at = ''): [string, { maxItems?: number }][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'type' in schema && schema.type === 'array' ? [[at, schema] as [string, { maxItems?: number }]] : [];
  return [...own, ...Object.entries(schema).flatMap(([name, part]) => listsOf(part, `${at}/${name}`))];
}

describe.each(kinds)('%s: what a stranger may have written', (kind) => {
  test('has no list without a bound', () => {
    const unbounded = listsOf(jsonSchema(documents[kind])).filter(
      ([, { maxItems }]) => maxItems === undefined,
    );
    expect(unbounded.map(([at]) => at)).toEqual([]);
  });

  test('is refused where it is deep, before it is parsed', () => {
    const text = JSON.stringify({ ...(samples[kind] as object), more: 0 });
    const deep = (levels: number) =>
      text.replace(/"more":0/, `"more":${'[{"x":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`);
    expect(() => parseDocument(documents[kind], deep(90), 'x')).not.toThrow();
    for (const levels of [100, 1_000_000]) {
      expect(() => parseDocument(documents[kind], deep(levels), 'x')).toThrow(
        'x has more than 100 lists and objects inside each other',
      );
    }
  });
});

test('brackets in strings are no depth, whatever is escaped in them', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('[', '{', '"', '\\', 'x', '\\"')), fc.nat(3), (parts, more) => {
      const text = `${parts.join('')}${'['.repeat(200)}${'\\'.repeat(more)}`;
      const json = JSON.stringify({ ...samples['test-plan'], event: text });
      expect(parseDocument(testPlan, json, 'x').event).toBe(text);
    }),
  );
});

describe('what is no such document', () => {
  const read = (text: string | object) => () => parseDocument(testPlan, text, 'plan.json');
  const code = (code: string, message: string) =>
    expect.objectContaining({ code, message: expect.stringContaining(message), remedy: expect.any(String) });

  test('another kind is named', () => {
    expect(read(samples['shard-plan'])).toThrow(
      code('PACELINE_DOCUMENT_KIND', 'plan.json is a shard-plan, expected a test-plan'),
    );
  });

  test.each(['null', '[]', '"text"', '{}', '{"kind":"test-plan"}', '{"kind":1,"version":1}'])(
    '%s',
    (text) => {
      expect(read(text)).toThrow(code('PACELINE_DOCUMENT_KIND', 'no Paceline document'));
    },
  );

  test('a file that was cut off', () => {
    const text = writeDocument(testPlan, samples['test-plan']);
    expect(read(text.slice(0, -20))).toThrow(code('PACELINE_DOCUMENT_INVALID', 'is not JSON'));
    expect(read('')).toThrow(code('PACELINE_DOCUMENT_INVALID', 'is not JSON'));
  });

  test('an older version that never was', () => {
    expect(read({ ...samples['test-plan'], version: 0 })).toThrow(
      code('PACELINE_DOCUMENT_INVALID', 'version'),
    );
  });

  test('many mistakes are three, not a wall', () => {
    const message = (() => {
      try {
        read({ kind: 'test-plan', version: 3 })();
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(message.split('; ')).toHaveLength(3);
  });
});

test('tests without a file add up', () => {
  const sample = samples['leg-result'];
  const withoutFile = sample.withoutFile!;
  for (const wrong of [
    { ...withoutFile, failed: 3 },
    { ...withoutFile, failed: 0, skipped: 0 },
    { ...withoutFile, tests: -1 },
  ]) {
    expect(() => parseDocument(documents['leg-result'], { ...sample, withoutFile: wrong }, 'x')).toThrowError(
      /withoutFile/,
    );
  }
});

test("a writer's mistake surfaces where it is made", () => {
  expect(() => writeDocument(testPlan, { ...samples['test-plan'], head: 'HEAD' })).toThrow();
  expect(() => writeDocument(testPlan, { ...samples['test-plan'], createdAt: 'today' })).toThrow();
});
