import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { fakeContext, fakeMachine, inputsOf, testPlanText } from './fake-context.ts';

type Changed = readonly string[] | { readonly unknown: string };

const RULES = `
- { package: api, paths: [packages/api/**, packages/core/**] }
- { package: web, paths: 'packages/web/**' }
`;

async function run(
  changed: Changed,
  given: Record<string, string> = {},
  variables: Record<string, string> = {},
) {
  const fake = fakeContext({ axes: 'package: [api, web, docs]', affected: RULES, ...given }, variables);
  await makeMatrix(fake.context, fakeMachine({ changedPaths: async () => changed }));
  const matrix = fake.outputs['matrix'] as { include: Record<string, unknown>[] };
  return { ...fake, packages: matrix.include.map((leg) => leg['package']), matrix };
}

describe('combinations that a change can affect', () => {
  test('are those with a changed file, and those that no rule is about', async () => {
    const { packages, result, summary, outputs } = await run(['packages/core/src/a.ts']);
    expect(packages).toEqual(['api', 'docs']);
    expect(outputs).toMatchObject({ 'has-jobs': true, count: 2 });
    expect(result).toEqual([
      'matrix: 2 jobs, one for each affected combination of axes; 1 combination not affected by this change',
    ]);
    expect(summary.join()).toContain('1 combination not affected by this change.');
  });

  test('with several axes a rule is about all combinations that fit it', async () => {
    const { matrix } = await run(['packages/web/a.ts'], { axes: 'package: [api, web]\nnode: [22, 24]' });
    expect(matrix.include.map((leg) => [leg['package'], leg['node']])).toEqual([
      ['web', 22],
      ['web', 24],
    ]);
  });

  test('are all of them where nobody knows what changed, or how they run changed', async () => {
    const unknown = await run({ unknown: 'the base is gone' });
    expect(unknown.packages).toEqual(['api', 'web', 'docs']);
    expect(unknown.said).toContain('notice: All combinations run: the base is gone.');
    const ref = { GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/ci.yml@refs/pull/3/merge' };
    const workflow = await run(['.github/workflows/ci.yml'], {}, ref);
    expect(workflow.packages).toEqual(['api', 'web', 'docs']);
    expect((await run(['.github/workflows/other.yml'], {}, ref)).packages).toEqual(['docs']);
    expect((await run(['.github/actions/build/action.yml'])).packages).toHaveLength(3);
    expect((await run(['.github/scripts/build.sh'])).packages).toHaveLength(3);
    expect((await run(['.github/CONTRIBUTING.md'])).packages).toEqual(['docs']);
  });

  test('where none is left, the matrix is not empty, and on-empty decides', async () => {
    const only = { axes: 'package: [api, web]' };
    const { matrix, outputs } = await run(['README.md'], only);
    expect(matrix.include).toEqual([{ leg: 'none', name: 'nothing to run', package: 'api' }]);
    expect(outputs).toMatchObject({ 'has-jobs': false, count: 0, 'max-parallel': 1 });
    expect((await run(['README.md'], { ...only, 'on-empty': 'sentinel' })).outputs).toMatchObject({
      'has-jobs': true,
    });
    await expect(run(['README.md'], { ...only, 'on-empty': 'error' })).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_EMPTY',
    });
  });

  test('a rule that fits no combination is an error, as are tests beside it', async () => {
    await expect(run([], { affected: '- { package: app, paths: app/** }' })).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_AXES',
      message: expect.stringContaining('{"package":"app"}, which is no combination'),
    });
    const fake = fakeContext({ plan: 'test-plan.json', axes: 'package: [api, web]', affected: RULES });
    const machine = fakeMachine({ readPlan: async () => testPlanText({ 'a.ts': 1 }) });
    await expect(makeMatrix(fake.context, machine)).rejects.toMatchObject({ code: 'PACELINE_MATRIX_AXES' });
  });

  test.each([
    ['{ package: api }', 'a list'],
    ['- { package: api }', 'needs "paths"'],
    ['- { paths: a/** }', 'names no combination'],
    ["- { package: api, paths: ['!docs/**'] }", 'only exclude'],
    ['- { package: api, paths: [] }', 'needs "paths"'],
    ['- { package: api, paths: [3] }', 'needs "paths"'],
  ])('%s is refused', (affected, why) => {
    expect(() => inputsOf({ affected })).toThrow(why);
  });
});
