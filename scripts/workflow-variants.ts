import { isMap, isSeq, parse, parseDocument } from 'yaml';

interface Step {
  readonly uses?: string;
}

/** A section of docs/workflows.md: steps that stand in for some of the README's workflow. */
export interface WorkflowVariant {
  readonly name: string;
  readonly blocks: readonly (readonly Step[])[];
}

/** The sections of a Markdown text whose YAML blocks are lists of steps. */
export function workflowVariants(markdown: string): WorkflowVariant[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      name: section.slice(0, section.indexOf('\n')).trim(),
      blocks: [...section.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].map(
        ([, block]) => parse(block!) as readonly Step[],
      ),
    }))
    .filter(({ blocks }) => blocks.length > 0);
}

/**
 * The README's workflow with a variant put in, as the page says: a step of one of the actions that plan or run
 * tests takes the place of that step; others take the places between the checkout and run-tests.
 */
export function withVariant(workflow: string, variant: WorkflowVariant): string {
  const document = parseDocument(workflow);
  const stepsOf = (job: string) => {
    const steps = document.getIn(['jobs', job, 'steps']);
    if (!isSeq(steps)) throw new Error(`the workflow has no job ${job}`);
    return steps;
  };
  const indexOf = (job: string, action: string): number => {
    const index = stepsOf(job).items.findIndex(
      (item) => isMap(item) && String(item.get('uses') ?? '').includes(`/${action}@`),
    );
    if (index < 0) throw new Error(`job ${job} has no step of ${action}`);
    return index;
  };
  for (const block of variant.blocks) {
    const nodes = block.map((step) => document.createNode(step));
    const own = ['test-impact', 'run-tests'].find((action) => block[0]?.uses?.includes(`/${action}@`));
    if (own !== undefined) {
      const job = own === 'test-impact' ? 'plan' : 'test';
      stepsOf(job).items.splice(indexOf(job, own), 1, ...nodes);
    } else {
      const from = indexOf('test', 'checkout') + 1;
      stepsOf('test').items.splice(from, indexOf('test', 'run-tests') - from, ...nodes);
    }
  }
  return document.toString({ lineWidth: 0 });
}
