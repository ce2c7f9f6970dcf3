/**
 * Loads GitHub's own workflow parser. Its published files import JSON without the import attribute
 * that Node asks for, so a load hook adds the attribute for that one package; everything that needs
 * the parser imports it from here.
 */
import { registerHooks } from 'node:module';
import type { TemplateContext } from '@actions/workflow-parser/templates/template-context';
import type { MappingToken, TemplateToken } from '@actions/workflow-parser/templates/tokens/index';
import { DecodedReader, mendSchema, withoutExpressions } from './upstream.ts';

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.json') || !url.includes('/@actions/workflow-parser/')) return next(url, context);
    return next(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } });
  },
});

const parser = await import('@actions/workflow-parser');
const conditions = await import('@actions/workflow-parser/model/converter/if-condition');
const contexts = await import('@actions/workflow-parser/templates/template-context');
const reader = await import('@actions/workflow-parser/templates/template-reader');
const workflows = await import('@actions/workflow-parser/workflows/workflow-schema');
const actions = await import('@actions/workflow-parser/actions/action-schema');

export const { isLiteral, isScalar, isString, isBasicExpression, isSequence, isMapping } = parser;
export const { ensureStatusFunction } = conditions;

export type { TemplateContext } from '@actions/workflow-parser/templates/template-context';
export type {
  MappingToken,
  ScalarToken,
  TemplateToken,
} from '@actions/workflow-parser/templates/tokens/index';

/** A file that was read. What is wrong with it stands in the context; without a value it is no YAML. */
export interface Parsed {
  context: TemplateContext;
  value: TemplateToken | undefined;
}

/** Parses a workflow by GitHub's schema. */
export function parseWorkflow(name: string, content: string): Parsed {
  return parse(mendSchema(workflows.getWorkflowSchema()), 'workflow-root-strict', name, content);
}

/** Parses an action by the schema that the runner itself uses: what only a marketplace asks for may be missing. */
export function parseAction(name: string, content: string): Parsed {
  return parse(actions.getActionSchema(), 'action-root', name, content);
}

/** Checks what the schema cannot say: needs, ids, schedules, conditions. Mistakes are added to the context. */
export async function checkWorkflow(context: TemplateContext, workflow: MappingToken): Promise<void> {
  await parser.convertWorkflowTemplate(context, withoutExpressions(workflow));
}

function parse(
  schema: ReturnType<typeof workflows.getWorkflowSchema>,
  root: string,
  name: string,
  content: string,
): Parsed {
  const trace = new parser.NoOperationTraceWriter();
  const context = new contexts.TemplateContext(new contexts.TemplateValidationErrors(), schema, trace);
  const file = context.getFileId(name);
  const yaml = new DecodedReader(file, content);
  for (const { message, range } of yaml.errors) context.error(file, message, range);
  const value = yaml.errors.length > 0 ? undefined : reader.readTemplate(context, root, yaml, file);
  return { context, value };
}
