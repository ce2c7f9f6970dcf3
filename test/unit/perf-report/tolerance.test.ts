import { PacelineError, readEnvironment } from '@paceline/core';
import { describe, expect, it } from 'vitest';
import { readTolerance, workflowFileOf } from '../../../actions/perf-report/src/tolerance/source.ts';

const SHA = 'a'.repeat(40);
const FILE = '.github/workflows/ci.yml';
const variables = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_WORKFLOW_REF: `acme/shop/${FILE}@refs/pull/12/merge`,
  GITHUB_WORKFLOW_SHA: SHA,
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF_NAME: 'main',
  GITHUB_WORKSPACE: '/nonexistent',
};

interface Question {
  readonly files?: Record<string, string>;
  readonly event?: Record<string, unknown>;
  readonly more?: Record<string, string>;
  readonly names?: readonly string[];
  readonly called?: readonly { path: string; sha: string }[];
}

/** What is said of one job, of a workflow whose jobs are `jobs`. */
async function ask(jobs: string, name: string | undefined, question: Question = {}) {
  const files: Record<string, string> = {
    [`acme/shop:${SHA}:${FILE}`]: `on: push\njobs:\n${jobs}`,
    ...question.files,
  };
  const environment = { ...readEnvironment({ ...variables, ...question.more }), event: question.event ?? {} };
  const github = () => ({
    async readFile(path: string, commit: string, repository = 'acme/shop') {
      const text = files[`${repository}:${commit}:${path}`];
      if (text === undefined)
        throw new PacelineError('PACELINE_GITHUB_PERMISSION', 'GitHub answered 403.', 'Add it.');
      return text;
    },
    calledWorkflows: async () => [...(question.called ?? [])],
  });
  const tolerance = await readTolerance(
    environment,
    github,
    question.names ?? (name === undefined ? [] : [name]),
  );
  return tolerance(name);
}
const tolerates = async (...question: Parameters<typeof ask>) => (await ask(...question)).tolerates;

const MATRIX = `
  lint: { runs-on: x }
  test:
    continue-on-error: \${{ matrix.experimental }}
    strategy:
      matrix:
        node: [20, 22]
        os: [linux]
        experimental: [false]
        include:
          - { node: 24, os: linux, experimental: true }
          - { node: 22, extra: 1 }
`;

describe('whether a failed job may fail, by the workflow file', () => {
  it.each<[string, string, string, boolean | undefined]>([
    ['nothing said', '  a: { runs-on: x }', 'a', false],
    ['true', '  a: { continue-on-error: true }', 'a', true],
    ['false', '  a: { continue-on-error: false }\n  b: { continue-on-error: true }', 'a', false],
    ['an expression', '  a: { continue-on-error: "${{ true }}" }', 'a', true],
    ['with braces in a text', "  a: { continue-on-error: \"${{ '}}' != '' }}\" }", 'a', true],
    [
      'of what the runner tells',
      '  a: { continue-on-error: "${{ github.ref_name == \'main\' }}" }',
      'a',
      true,
    ],
    ['fromJSON', '  a: { continue-on-error: "${{ fromJSON(\'[true]\')[0] }}" }', 'a', true],
    ['of another job', '  a: { continue-on-error: "${{ fromJSON(needs.b.outputs.c) }}" }', 'a', undefined],
    ['of a variable', '  a: { continue-on-error: "${{ vars.A == 1 }}" }', 'a', undefined],
    ['what decides without it', '  a: { continue-on-error: "${{ true || vars.A }}" }', 'a', true],
    [
      'a part of github that is no variable of a step',
      '  a: { continue-on-error: "${{ github.token == 1 }}" }',
      'a',
      undefined,
    ],
    ['a text', '  a: { continue-on-error: "yes" }', 'a', undefined],
    ['nothing', '  a: { continue-on-error: }\n  b: { continue-on-error: true }', 'a', false],
    ['what is no expression', '  a: { continue-on-error: "${{ a b" }', 'a', undefined],
    ['a name of its own', '  a: { name: Test all, continue-on-error: true }\n  b: {}', 'Test all', true],
    [
      'a name with an expression',
      '  a: { name: "on ${{ github.ref_name }}", continue-on-error: true }\n  b: {}',
      'on main',
      true,
    ],
    ['a value of the matrix', MATRIX, 'test (20, linux, false)', false],
    ['a leg that is included', MATRIX, 'test (24, linux, true)', true],
    ['a leg that include adds to', MATRIX, 'test (22, linux, false)', false],
    ['a job beside a matrix', MATRIX, 'lint', false],
    ['a name that the file does not give', MATRIX, 'deploy', undefined],
    ['a file without any tolerance', '  a: {}\n  b: { name: "${{ needs.x.outputs.y }}" }', 'whatever', false],
    ['a file where all are tolerated', '  a: { continue-on-error: true }', 'whatever', true],
  ])('%s', async (_, jobs, name, answer) => expect(await tolerates(jobs, name)).toBe(answer));

  it('of a leg that lacks the value: GitHub takes that for false, or refuses it', async () => {
    const jobs = `
  test:
    continue-on-error: \${{ matrix.experimental }}
    strategy: { matrix: { include: [{ v: 1 }, { v: 2, experimental: true }] } }`;
    expect(await tolerates(jobs, 'test (1)')).toBe(false);
    expect(await tolerates(jobs, 'test (2, true)')).toBe(true);
  });

  it('of a matrix job with a name: with an expression as it says, else with the values behind', async () => {
    const named = (name: string) => `
  lint: {}
  test:
    name: ${name}
    continue-on-error: \${{ matrix.v == 'nightly' }}
    strategy: { matrix: { v: [stable, nightly], w: [a/b] } }`;
    expect(await tolerates(named('Test ${{ matrix.v }}'), 'Test nightly')).toBe(true);
    expect(await tolerates(named('Test ${{ matrix.v }}'), 'Test stable')).toBe(false);
    expect(await tolerates(named('Test'), 'Test (nightly, a/b)')).toBe(true);
    expect(await tolerates(named('"${{ matrix.none }}"'), 'test (nightly, a/b)')).toBe(true);
  });

  it('of jobs with the same name: what all of them say, else not known', async () => {
    const jobs = (first: string) => `
  other: {}
  test:
    name: build \${{ matrix.v }}
    continue-on-error: \${{ ${first} }}
    strategy: { matrix: { v: [a], w: [1, 2] } }`;
    expect(await tolerates(jobs('true'), 'build a')).toBe(true);
    const { tolerates: answer, why } = await ask(jobs('matrix.w == 2'), 'build a');
    expect([answer, why]).toEqual([undefined, 'several jobs of the workflow file can have this name']);
  });

  it('of a matrix that another job made: what is said of all its legs', async () => {
    const jobs = (tolerance: string, name = 'test ${{ matrix.name }}') => `
  lint: {}
  test:
    name: ${name}
    continue-on-error: ${tolerance}
    strategy: { matrix: "\${{ fromJSON(needs.plan.outputs.matrix) }}" }`;
    expect(await tolerates(jobs('true'), 'test 1 of 2')).toBe(true);
    expect(await tolerates(jobs('true', 'test'), 'test (1 of 2)')).toBe(true);
    expect(await tolerates(jobs('true'), 'lint')).toBe(false);
    expect(await tolerates(jobs('${{ matrix.ok }}'), 'test 1 of 2')).toBe(undefined);
    // A name that is all expression may be any name, but each job of the file is in the run once.
    const any = jobs('true', '"${{ matrix.name }}"');
    expect(await tolerates(any, 'lint', { names: ['lint', 'x'] })).toBe(false);
    expect(await tolerates(any, 'lint', { names: ['lint', 'lint'] })).toBe(undefined);
    expect(await tolerates(any, 'x', { names: ['lint', 'x'] })).toBe(true);
  });

  it('of called workflows, with the inputs they are given', async () => {
    const callee = `on: { workflow_call: { inputs: { lenient: { type: boolean }, kind: { type: string, default: b } } } }
jobs:
  build: { continue-on-error: "\${{ inputs.lenient }}" }
  test: { name: "\${{ inputs.kind }} test", continue-on-error: true }`;
    const jobs = `
  one: { uses: ./.github/workflows/callee.yml, with: { lenient: true } }
  two: { name: Two, uses: ./.github/workflows/callee.yml, strategy: { matrix: { v: [1] } } }
  three: { uses: ./.github/workflows/callee.yml, with: { lenient: "\${{ needs.x.outputs.y }}" } }
  four: { uses: other/repo/.github/workflows/w.yml@v1 }
  five: { uses: other/repo/.github/workflows/w.yml@v2 }
  six: { uses: ./.github/workflows/gone.yml }`;
    const question = {
      files: {
        [`acme/shop:${SHA}:.github/workflows/callee.yml`]: callee,
        [`other/repo:${'b'.repeat(40)}:.github/workflows/w.yml`]:
          'jobs: { in: { uses: ./.github/workflows/x.yml } }',
        [`other/repo:${'b'.repeat(40)}:.github/workflows/x.yml`]:
          'jobs: { deep: { continue-on-error: true } }',
      },
      called: [{ path: 'other/repo/.github/workflows/w.yml@v1', sha: 'b'.repeat(40) }],
    };
    const answers: [string, boolean | undefined][] = [
      ['one / build', true],
      ['one / b test', true],
      ['Two (1) / build', false],
      ['three / build', undefined],
      ['three / b test', true],
      ['four / in / deep', true],
      ['five / in / deep', undefined],
      ['six / anything', undefined],
    ];
    for (const [name, answer] of answers)
      expect([name, await tolerates(jobs, name, question)]).toEqual([name, answer]);
    expect((await ask(jobs, 'five / in / deep', question)).why).toContain('which commit v2 was');
    expect((await ask(jobs, 'six / anything', question)).why).toContain('GitHub answered 403. Add it');
  });

  it('with the inputs of workflow_dispatch in their types', async () => {
    const text = `on: { workflow_dispatch: { inputs: { lenient: { type: boolean } } } }
jobs: { a: { continue-on-error: "\${{ inputs.lenient }}" }, b: {} }`;
    const files = { [`acme/shop:${SHA}:${FILE}`]: text };
    const more = { GITHUB_EVENT_NAME: 'workflow_dispatch' };
    expect(await tolerates('', 'a', { files, more, event: { inputs: { lenient: 'true' } } })).toBe(true);
    expect(await tolerates('', 'a', { files, more, event: { inputs: { lenient: 'false' } } })).toBe(false);
    expect(await tolerates('', 'a', { files, event: {} })).toBe(false);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no permission', {}, '403'],
    ['no YAML', { [`acme/shop:${SHA}:${FILE}`]: 'a: [' }, 'is not YAML'],
    ['no workflow', { [`acme/shop:${SHA}:${FILE}`]: 'a: 1' }, 'has no jobs'],
    ['too large', { [`acme/shop:${SHA}:${FILE}`]: '#'.repeat(2 ** 20 + 1) }, 'longer than 1 MB'],
    [
      'aliases that grow without end',
      {
        [`acme/shop:${SHA}:${FILE}`]: `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`,
      },
      'is not YAML',
    ],
    [
      'workflows that call themselves',
      { [`acme/shop:${SHA}:${FILE}`]: `jobs: { a: { uses: ./${FILE} }, c: { uses: ./${FILE} } }` },
      'no job that is surely this one',
    ],
  ])('is not known, with the reason: %s', async (_, files, words) => {
    const all = { [`acme/shop:${SHA}:${FILE}`]: undefined as never, ...files };
    const { tolerates: answer, why } = await ask('', 'a / b', { files: all });
    expect(answer).toBeUndefined();
    expect(why).toContain(words);
  });

  it('is not known where the runner does not tell which file it is', async () => {
    const { why } = await ask('  a: {}', 'a', { more: { GITHUB_WORKFLOW_REF: '' } });
    expect(why).toContain('the runner does not tell');
    expect(
      workflowFileOf({ GITHUB_WORKFLOW_REF: 'a/b/.github/workflows/x.yml@v1', GITHUB_WORKFLOW_SHA: '' }),
    ).toBe(undefined);
  });

  it('does not take long, whatever the file', async () => {
    const large = Array.from({ length: 13 }, (_, i) => `v${i}: [1, 2]`).join(', ');
    const jobs = `  a: { strategy: { matrix: { ${large} } }, continue-on-error: "\${{ matrix.v1 == 1 }}" }\n  b: {}`;
    const before = process.cpuUsage();
    expect(await tolerates(jobs, `a ${'('.repeat(5000)}`)).toBe(undefined);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(2);
  });
});
