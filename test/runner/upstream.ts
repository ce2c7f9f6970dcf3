/**
 * What is wrong in GitHub's own packages, and our way around it; GitHub itself does it right. Each
 * fault has a test in test/unit/runner/upstream.test.ts that fails once it is mended there: then its
 * part of this file goes, and its line in docs/local-runner.md.
 */
import { data, Lexer } from '@actions/expressions';
import type { Token } from '@actions/expressions/lexer';
import { TokenType } from '@actions/expressions/lexer';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import {
  BasicExpressionToken,
  MappingToken,
  NumberToken,
  SequenceToken,
} from '@actions/workflow-parser/templates/tokens/index';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import type { Document, LineCounter } from 'yaml';
import { isAlias, isScalar, Scalar, visit } from 'yaml';

/**
 * Splits an expression into tokens. The Lexer of @actions/expressions replaces only the first `''` of
 * a string, and the text around an expression becomes such a string.
 */
export function lexExpression(expression: string): Token[] {
  const { tokens } = new Lexer(expression).lex();
  return tokens.map((token) =>
    token.type === TokenType.STRING
      ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
      : token,
  );
}

/**
 * Reads YAML for the template reader of @actions/workflow-parser, which
 * - takes the text of a scalar of several lines as it stands in the file, with its indentation, line
 *   ends and escapes, as soon as there is an expression in it;
 * - stops at keys that are numbers, empty or aliases, and at values that a flow collection leaves out;
 * - reads over tags and aliases that it does not know.
 */
export class DecodedReader extends YamlObjectReader {
  constructor(fileId: number, content: string) {
    super(fileId, content);
    // The reader walks the document only later, while it is asked for tokens.
    const { doc, lineCounter } = this as unknown as { doc: Document.Parsed; lineCounter: LineCounter };
    const fault = (message: string, offset: number) => {
      const { line, col } = lineCounter.linePos(offset);
      const start = { line, column: col };
      this.errors.push({ message, range: { start, end: start } });
    };
    for (const { code, pos, message } of doc.warnings) {
      if (code === 'TAG_RESOLVE_FAILED') fault(message.split(/ at line|\n/)[0] as string, pos[0]);
    }
    visit(doc, {
      Alias(_key, node, path) {
        const target = node.resolve(doc);
        if (target === undefined) fault(`Unknown anchor '${node.source}'`, node.range?.[0] ?? 0);
        else if (path.includes(target)) {
          fault(`The alias '${node.source}' stands inside of what it names`, node.range?.[0] ?? 0);
        }
      },
      Scalar(_key, node) {
        const { srcToken } = node;
        if (srcToken === undefined || typeof node.value !== 'string') return;
        // Without its token the reader takes the decoded value.
        const block = srcToken.type === 'block-scalar';
        if (block || ('source' in srcToken && srcToken.source.includes('\n'))) delete node.srcToken;
      },
      Pair(_key, pair) {
        const key = isAlias(pair.key) ? pair.key.resolve(doc) : pair.key;
        if (isScalar(key) && (key !== pair.key || typeof key.value !== 'string')) {
          pair.key = Object.assign(new Scalar(textOf(key.value)), { range: (pair.key as Scalar).range });
        }
        pair.value ??= new Scalar(null);
      },
    });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'number' ? numberText(value) : value === null ? '' : String(value);
}

/**
 * A number as text: GitHub keeps 15 digits and writes powers of ten as .NET does (its format "G15"),
 * where the packages write JavaScript's numbers.
 */
export function numberText(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return String(value);
  const [digits = '', exponent = ''] = value.toExponential(14).split('e');
  const power = Number(exponent);
  if (power >= -5 && power < 15) return String(Number(value.toPrecision(15)));
  const sign = power < 0 ? '-' : '+';
  return `${digits.replace(/\.?0+$/, '')}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The schema of workflows, in which a list of events may not hold repository_dispatch: the name is mistyped. */
export function mendSchema<T extends { definitions: object }>(schema: T): T {
  const { definitions } = schema as { definitions: Record<string, { constant?: string }> };
  const event = definitions['repository-dispatch-string'];
  if (event !== undefined) event.constant = 'repository_dispatch';
  return schema;
}

/**
 * A workflow without the fields that the package's checks of jobs take for mappings though they may be
 * one expression: `env` and `services`.
 */
export function withoutExpressions(workflow: MappingToken): MappingToken {
  const copy = workflow.clone() as MappingToken;
  for (const job of valuesOf(copy.find('jobs'))) {
    prune(job, ['env', 'services']);
    for (const step of valuesOf(job.find('steps'))) prune(step, ['env']);
  }
  return copy;
}

function valuesOf(token: TemplateToken | undefined): MappingToken[] {
  const items: TemplateToken[] =
    token instanceof MappingToken
      ? [...token].map(({ value }) => value)
      : token instanceof SequenceToken
        ? [...token]
        : [];
  return items.filter((item) => item instanceof MappingToken);
}

function prune(mapping: MappingToken, names: readonly string[]): void {
  for (let index = mapping.count - 1; index >= 0; index--) {
    const { key, value } = mapping.get(index);
    if (names.includes(key.toString()) && value instanceof BasicExpressionToken) mapping.remove(index);
  }
}

/** The packages' own ways to write a number, for the test that asks whether they are mended. */
export const unmended = {
  coerceString: data.NumberData.prototype.coerceString,
  numberToken: NumberToken.prototype.toString,
};

// Numbers are made everywhere in the packages (literals, fromJSON, length), so it is changed at its root.
data.NumberData.prototype.coerceString = function () {
  return numberText(this.value);
};
NumberToken.prototype.toString = function () {
  return numberText(this.value);
};
