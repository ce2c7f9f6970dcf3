/**
 * Loads GitHub's own workflow parser. Its published files import JSON without the import attribute
 * that Node asks for, so a load hook adds the attribute for that one package; everything that needs
 * the parser imports it from here.
 */
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.json') || !url.includes('/@actions/workflow-parser/')) return next(url, context);
    return next(url, { ...context, importAttributes: { ...context.importAttributes, type: 'json' } });
  },
});

const parser = await import('@actions/workflow-parser');
const actions = await import('@actions/workflow-parser/actions/action-parser');
const conditions = await import('@actions/workflow-parser/model/converter/if-condition');

export const { parseWorkflow, convertWorkflowTemplate, NoOperationTraceWriter } = parser;
export const { isLiteral, isScalar, isString, isBasicExpression, isSequence, isMapping } = parser;
export const { parseAction } = actions;
export const { ensureStatusFunction } = conditions;

export type { TemplateContext } from '@actions/workflow-parser/templates/template-context';
export type {
  MappingToken,
  ScalarToken,
  TemplateToken,
} from '@actions/workflow-parser/templates/tokens/index';
