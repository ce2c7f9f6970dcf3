/**
 * GitHub's official OpenAPI description, and the check of a request and its answer against it: the part of
 * JSON Schema that the description uses, and beyond it no property that a closed object does not name.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

/** One request and its answer. `path` is below the API's root, with its query. */
export interface Exchange {
  method: string;
  path: string;
  request: string;
  status: number;
  headers: Record<string, unknown>;
  response: string;
}

export interface Description {
  /** The operation of a request, e.g. `issues/create-comment`; undefined when GitHub has none. */
  operationOf(exchange: Pick<Exchange, 'method' | 'path'>): string | undefined;
  /** What is wrong with an exchange; empty when all is as described. */
  check(exchange: Exchange): string[];
}

interface Schema {
  $ref?: string;
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

interface Content {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
  required?: boolean;
  headers?: Record<string, unknown>;
}

interface Parameter {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

/** Reads the description. */
export function readDescription(file: string): Description {
  const document = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const resolve = <T extends { $ref?: string }>(value: T): T => {
    if (value.$ref === undefined) return value;
    let found: unknown = document;
    for (const part of value.$ref.slice(2).split('/')) {
      found = (found as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
    }
    return resolve(found as T);
  };
  // Literal paths first: `comments/{id}` must not be taken for `{issue}/comments`.
  const templates = Object.keys(document.paths)
    .map((template) => ({
      template,
      names: [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string),
      pattern: new RegExp(
        `^${template.replace(/[.+*?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)')}$`,
      ),
    }))
    .sort((a, b) => a.names.length - b.names.length);

  const find = ({ method, path }: Pick<Exchange, 'method' | 'path'>) => {
    const [bare = ''] = path.split('?');
    for (const { template, names, pattern } of templates) {
      const values = pattern.exec(bare)?.slice(1);
      const operation = document.paths[template]?.[method.toLowerCase()];
      if (values === undefined || operation === undefined) continue;
      const given = new Map(names.map((name, index) => [name, decodeURIComponent(values[index] as string)]));
      return { operation, given };
    }
    return undefined;
  };

  const validate = (value: unknown, given: Schema, at: string): string[] => {
    const schema = resolve(given);
    if (value === null) {
      const nothing =
        schema.nullable === true || (schema.type === undefined && Object.keys(schema).length === 0);
      const inside = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
      const allowed = nothing || inside.some((item) => validate(null, item, at).length === 0);
      return allowed ? [] : [`${at} is null`];
    }
    const wrong: string[] = [];
    for (const part of schema.allOf ?? []) wrong.push(...validate(value, part, at));
    for (const choice of [schema.anyOf, schema.oneOf]) {
      if (choice === undefined) continue;
      const results = choice.map((item) => validate(value, item, at));
      if (results.every((result) => result.length > 0)) wrong.push(...(results[0] ?? [`${at} fits nothing`]));
    }
    if (schema.enum !== undefined && !schema.enum.some((item) => isDeepStrictEqual(item, value))) {
      wrong.push(`${at} is ${JSON.stringify(value)}, not one of ${JSON.stringify(schema.enum)}`);
    }
    if (schema.type !== undefined && !isOfType(value, schema.type)) {
      return [...wrong, `${at} is ${JSON.stringify(value)?.slice(0, 60)}, not ${schema.type}`];
    }
    if (typeof value === 'string') wrong.push(...checkText(value, schema, at));
    if (typeof value === 'number') {
      if (value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity))
        wrong.push(`${at} is ${value}`);
    }
    if (Array.isArray(value)) {
      if (value.length > (schema.maxItems ?? Infinity)) wrong.push(`${at} has ${value.length} items`);
      if (schema.items !== undefined) {
        const items = schema.items;
        value.forEach((item, index) => void wrong.push(...validate(item, items, `${at}[${index}]`)));
      }
    } else if (typeof value === 'object') {
      wrong.push(...checkObject(value as Record<string, unknown>, schema, at));
    }
    return wrong;
  };

  const checkObject = (value: Record<string, unknown>, schema: Schema, at: string): string[] => {
    const known = schema.properties ?? {};
    const wrong = (schema.required ?? [])
      .filter((name) => !(name in value))
      .map((name) => `${at}.${name} is missing`);
    const combined = schema.allOf ?? schema.anyOf ?? schema.oneOf;
    for (const [name, item] of Object.entries(value)) {
      const property = known[name];
      if (property !== undefined) wrong.push(...validate(item, property, `${at}.${name}`));
      else if (typeof schema.additionalProperties === 'object') {
        wrong.push(...validate(item, schema.additionalProperties, `${at}.${name}`));
      } else if (
        schema.properties !== undefined &&
        schema.additionalProperties !== true &&
        combined === undefined
      ) {
        wrong.push(`${at}.${name} is not described`);
      }
    }
    return wrong;
  };

  const checkParameters = (operation: Operation, given: Map<string, string>, query: URLSearchParams) => {
    const wrong: string[] = [];
    const parameters = (operation.parameters ?? []).map(resolve);
    const inQuery = new Set(parameters.filter((item) => item.in === 'query').map(({ name }) => name));
    for (const name of query.keys()) if (!inQuery.has(name)) wrong.push(`query ${name} is not described`);
    for (const { name, in: where, required, schema } of parameters) {
      const text = where === 'path' ? given.get(name) : where === 'query' ? query.get(name) : undefined;
      if (text === undefined || text === null) {
        if (required === true && where !== 'header') wrong.push(`${where} ${name} is missing`);
        continue;
      }
      const { type } = resolve(schema);
      const value = type === 'integer' ? Number(text) : type === 'boolean' ? text === 'true' : text;
      wrong.push(...validate(value, schema, `${where} ${name}`));
    }
    return wrong;
  };

  return {
    operationOf: (exchange) => find(exchange)?.operation.operationId,
    check(exchange) {
      const found = find(exchange);
      if (found === undefined) return [`GitHub has no ${exchange.method} ${exchange.path}`];
      const { operation, given } = found;
      const refused = exchange.status >= 400;
      const wrong: string[] = [];
      if (!refused) {
        const query = new URL(exchange.path, 'http://localhost').searchParams;
        wrong.push(...checkParameters(operation, given, query));
        const body = operation.requestBody?.content?.['application/json']?.schema;
        if (body !== undefined)
          wrong.push(...validate(JSON.parse(exchange.request || '{}'), body, 'request'));
      }
      // Not every refusal stands with every operation; their shape is the same for all.
      const described = operation.responses[String(exchange.status)];
      const error = (document as unknown as { components: { schemas: Record<string, Schema> } }).components
        .schemas['basic-error'] as Schema;
      if (described === undefined && !refused)
        return [...wrong, `the status ${exchange.status} is not described`];
      const { content, headers } = described === undefined ? {} : resolve(described);
      const schema = content?.['application/json']?.schema ?? (refused ? error : undefined);
      if (schema === undefined) {
        if (exchange.response !== '') wrong.push('the answer has a body');
      } else {
        const answer = JSON.parse(exchange.response);
        // GitHub's refusals carry their status as a text too, which not all descriptions of them name.
        if (refused && answer.status === String(exchange.status)) delete answer.status;
        wrong.push(...validate(answer, schema, 'answer'));
      }
      for (const name of Object.keys(headers ?? {})) {
        if (name !== 'Link' && exchange.headers[name.toLowerCase()] === undefined) {
          wrong.push(`the header ${name} is missing`);
        }
      }
      return wrong;
    },
  };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function checkText(value: string, schema: Schema, at: string): string[] {
  const wrong: string[] = [];
  const bad = (what: string) => void wrong.push(`${at} is ${JSON.stringify(value)}, not ${what}`);
  if (
    schema.format === 'date-time' &&
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
  ) {
    bad('a time');
  }
  if (schema.format === 'uri' && !URL.canParse(value.replace(/\{[^}]*\}/g, ''))) bad('an address');
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) bad(schema.pattern);
  if (value.length < (schema.minLength ?? 0) || value.length > (schema.maxLength ?? Infinity))
    bad('of that length');
  return wrong;
}
