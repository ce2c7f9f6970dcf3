import { stringify } from 'yaml';
import { modulesOf, npmPrograms } from './catalog.ts';
import type { Suite } from './suite.ts';

/** The README's workflow with the suite's inputs; its modules are linked instead of installed. */
export function workflowOf(
  suite: Suite,
  { shards, allowEmpty = false }: { shards: number; allowEmpty?: boolean },
): string {
  const allowed = allowEmpty ? { 'allow-empty': true } : {};
  const own = (action: string, inputs: object, id?: string) => ({
    uses: `paceline/paceline/actions/${action}@v1`,
    ...(id === undefined ? {} : { id }),
    with: inputs,
  });
  const folder = suite.folder ?? '.';
  const link = npmPrograms.includes(suite.program)
    ? [{ run: `ln -s '${modulesOf(suite.program)}' '${folder}/node_modules'` }]
    : [];
  return stringify({
    name: 'tests',
    on: ['push', 'pull_request'],
    permissions: {},
    jobs: {
      plan: {
        'runs-on': 'ubuntu-24.04',
        permissions: { contents: 'read' },
        outputs: {
          matrix: '${{ steps.matrix.outputs.matrix }}',
          'has-jobs': '${{ steps.matrix.outputs.has-jobs }}',
          'plan-id': '${{ steps.matrix.outputs.plan-id }}',
        },
        steps: [
          { uses: 'actions/checkout@v5', with: { 'fetch-depth': 0 } },
          own('test-impact', { ...suite.plan, ...allowed }, 'impact'),
          own('matrix', { plan: '${{ steps.impact.outputs.plan-path }}', shards }, 'matrix'),
        ],
      },
      test: {
        name: 'test ${{ matrix.name }}',
        needs: 'plan',
        if: "needs.plan.outputs.has-jobs == 'true'",
        'runs-on': 'ubuntu-24.04',
        permissions: { contents: 'read' },
        strategy: { 'fail-fast': false, matrix: '${{ fromJSON(needs.plan.outputs.matrix) }}' },
        steps: [
          { uses: 'actions/checkout@v5' },
          ...link,
          own('run-tests', {
            ...(suite.folder === undefined ? {} : { 'working-directory': suite.folder }),
            ...suite.run,
            'plan-id': '${{ matrix.plan-id }}',
            leg: '${{ matrix.leg }}',
          }),
        ],
      },
      'tests-ok': {
        needs: ['plan', 'test'],
        if: 'always()',
        'runs-on': 'ubuntu-24.04',
        permissions: { actions: 'read' },
        steps: [
          own('run-tests', { mode: 'verify', 'plan-id': '${{ needs.plan.outputs.plan-id }}', ...allowed }),
        ],
      },
    },
  });
}
