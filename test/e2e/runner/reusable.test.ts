import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commit, createRepository, type FinishedRun, run, scratch } from './harness.ts';

const folder = scratch();
const repository = createRepository(folder.path);
afterAll(() => folder[Symbol.dispose]());

const called = '.github/workflows/called.yml';
let counter = 0;

/** Commits a called workflow and runs a caller of it; `jobs` are the caller's. */
async function call(jobs: string, callee: string, options = {}): Promise<FinishedRun> {
  counter++;
  commit(repository, `call ${counter}`, { [called]: callee });
  const file = join(folder.path, `caller-${counter}.yml`);
  writeFileSync(file, jobs);
  return run(file, repository, join(folder.path, `out-${counter}`), { event: 'push', ...options });
}

const on = (fields = '') => `on:\n  workflow_call:\n${fields}`;
const simple = 'jobs:\n  work:\n    runs-on: x\n    steps: [{ run: echo worked }]\n';
const uses = (fields = '') => `on: push\njobs:\n  use:\n    uses: ./${called}\n${fields}`;

describe('a called workflow', () => {
  test('gets typed inputs and mapped secrets, gives outputs, and does not inherit env', async () => {
    const { result, text } = await call(
      `on: push
env: { FROM: caller }
jobs:
  before:
    runs-on: x
    outputs: { count: '3' }
    steps: [{ run: 'true' }]
  use:
    name: The caller
    needs: before
    uses: ./${called}
    with: { who: '\${{ github.event_name }}', count: '\${{ fromJSON(needs.before.outputs.count) }}', on: true }
    secrets: { KEY: '\${{ secrets.PLAIN }}' }
  after:
    needs: use
    runs-on: x
    steps: [{ run: 'echo "got \${{ needs.use.outputs.said }} \${{ needs.use.result }}"' }]
`,
      on(`    inputs:
      who: { type: string, required: true }
      count: { type: number, default: 1 }
      on: { type: boolean }
      more: { type: string, default: 'of \${{ github.repository }}' }
    secrets:
      KEY: { required: true }
    outputs:
      said: { value: '\${{ jobs.work.outputs.said }}' }
`) +
        `jobs:
  work:
    name: Work \${{ inputs.who }}
    runs-on: x
    outputs: { said: '\${{ steps.say.outputs.said }}' }
    steps:
      - id: say
        env: { KEY: '\${{ secrets.KEY }}' }
        run: |
          echo "said=\${{ inputs.count == 3 && inputs.on == true }} \${{ inputs.more }}" >> "$GITHUB_OUTPUT"
          echo "env [\${FROM:-}] key \${#KEY} plain [\${{ secrets.PLAIN }}] job $GITHUB_JOB token \${{ secrets.GITHUB_TOKEN != '' }}"
`,
      { secrets: { PLAIN: 'hush-hush' } },
    );
    expect(result.conclusion, text).toBe('success');
    expect(result.jobs.map(({ id, name, needs }) => [id, name, needs])).toEqual([
      ['before', 'before', []],
      ['use.work', 'The caller / Work push', []],
      ['after', 'after', ['use']],
    ]);
    expect(text).toContain('got true of acme/widgets success');
    expect(text).toContain('env [] key 9 plain [] job work token true');
    expect(text).not.toContain('hush-hush');
  });

  test('secrets: inherit passes them all', async () => {
    const { text } = await call(
      uses('    secrets: inherit\n'),
      `${on()}jobs:\n  work:\n    runs-on: x\n    steps: [{ run: 'echo "have \${{ secrets.PLAIN != '''' }}"' }]\n`,
      { secrets: { PLAIN: 'hush-hush' } },
    );
    expect(text).toContain('have true');
  });

  test('a matrix of callers, fail-fast over them, and the outcome of the whole', async () => {
    const { result, text } = await call(
      uses(`    strategy: { matrix: { leg: [0, 1] } }
    with: { leg: '\${{ matrix.leg }}' }
  after:
    needs: use
    if: failure()
    runs-on: x
    steps: [{ run: 'echo "after \${{ needs.use.result }}"' }]
`),
      on('    inputs: { leg: { type: string } }\n') +
        `jobs:
  work:
    runs-on: x
    steps: [{ run: 'if [ \${{ inputs.leg }} = 1 ]; then sleep 30; fi; exit 4' }]
  rest:
    needs: work
    runs-on: x
    steps: [{ run: echo never }]
`,
      { concurrency: 4 },
    );
    expect(Object.fromEntries(result.jobs.map(({ name, conclusion }) => [name, conclusion])), text).toEqual({
      'use (0) / work': 'failure',
      'use (0) / rest': 'skipped',
      'use (1) / work': 'cancelled',
      'use (1) / rest': 'cancelled',
      after: 'success',
    });
    expect(text).toContain('after failure');
  });

  test('of OWNER/paceline and $/: nested, ./ of a job is the file’s own repository, of a step the workspace', async () => {
    const file = join(folder.path, 'nested.yml');
    writeFileSync(
      file,
      'on: push\njobs:\n  remote:\n    uses: acme/paceline/.github/workflows/shared.yml@v1\n    with: { who: me }\n' +
        '  own:\n    uses: $/.github/workflows/inner.yml\n',
    );
    const { result, text } = await run(file, repository, join(folder.path, 'nested'));
    expect(result.jobs.map(({ name }) => name).sort(), text).toEqual([
      'own / say',
      'remote / dollar / say',
      'remote / local / say',
    ]);
    expect(result.conclusion).toBe('success');
    expect(text).toContain('inner of paceline for me');
    expect(text).toContain('inner of paceline for the default');
  });

  test('./ is read at the commit of the event, not from the working tree', async () => {
    await call(uses(), `${on()}${simple}`);
    writeFileSync(join(repository, called), 'not: a workflow');
    const file = join(folder.path, 'committed.yml');
    writeFileSync(file, uses());
    const { text } = await run(file, repository, join(folder.path, 'committed'));
    expect(text).toContain('worked');
  });

  test('only failed jobs of it run again', async () => {
    const out = `out-${counter + 1}`;
    const callee = `${on('    outputs: { made: { value: "${{ jobs.make.outputs.made }}" } }\n')}jobs:
  make:
    runs-on: x
    outputs: { made: 'in \${{ github.run_attempt }}' }
    steps: [{ run: 'true' }]
  fail:
    runs-on: x
    steps: [{ run: 'test $GITHUB_RUN_ATTEMPT = 2' }]
`;
    const after =
      '  after:\n    needs: use\n    runs-on: x\n    steps: [{ run: "echo made ${{ needs.use.outputs.made }}" }]\n';
    const first = await call(uses(after), callee);
    expect(first.result.conclusion).toBe('failure');
    const file = join(folder.path, `caller-${counter}.yml`);
    const again = await run(file, repository, join(folder.path, 'again'), {
      rerun: { out: join(folder.path, out) },
    });
    expect(again.result.jobs.map(({ name, attempt }) => [name, attempt])).toEqual([
      ['use / make', 1],
      ['use / fail', 2],
      ['after', 2],
    ]);
    expect(again.text).toContain('made in 1');
  });
});

describe('start-up failures', () => {
  const base = uses();
  test.each([
    [
      'permissions above the caller’s',
      `permissions: { contents: read }\n${base}`,
      `${on()}permissions: { contents: write }\njobs:\n  work:\n    permissions: { pull-requests: read }\n    runs-on: x\n    steps: [{ run: 'true' }]\n`,
      /The workflow is requesting 'contents: write', but is only allowed 'contents: read'\.[\s\S]*nested job 'work' is requesting 'pull-requests: read', but is only allowed 'pull-requests: none'/,
    ],
    [
      'an input that is not declared',
      uses('    with: { x: 1 }\n'),
      on() + simple,
      /Invalid input, x is not defined/,
    ],
    [
      'a required input that is missing',
      base,
      `${on('    inputs: { x: { type: string, required: true } }\n')}${simple}`,
      /Input x is required, but not provided/,
    ],
    [
      'a required secret that is missing',
      base,
      `${on('    secrets: { K: { required: true } }\n')}${simple}`,
      /Secret K is required, but not provided/,
    ],
    [
      'a secret that is not declared',
      uses('    secrets: { K: v }\n'),
      on() + simple,
      /Invalid secret, K is not/,
    ],
    [
      'a workflow without workflow_call',
      base,
      `on: push\n${simple}`,
      /workflow_call is not one of its events/,
    ],
    ['a mistake in the called file', base, `${on()}jobs: { a: { stepz: 1 } }\n`, /called\.yml:\d+:\d+/],
    [
      'what cannot run here, in the called file',
      base,
      `${on()}jobs:\n  a:\n    runs-on: x\n    container: alpine\n    steps: [{ run: x }]\n`,
      /job a has a container/,
    ],
    [
      'a workflow that calls itself',
      base,
      `${on()}jobs: { again: { uses: ./${called} } }\n`,
      /more than 10 deep/,
    ],
    [
      'a foreign repository',
      base.replace(`./${called}`, 'x/y/.github/workflows/z.yml@v1'),
      on() + simple,
      /of x\/y/,
    ],
    ['a path elsewhere', base.replace(called, 'ci/z.yml'), on() + simple, /cannot? be called|can be called/],
  ])('%s', async (_name, caller, callee, message) => {
    await expect(call(caller, callee)).rejects.toThrow(message);
  });

  test('an input of the wrong type fails the call', async () => {
    const { result } = await call(
      uses("    with: { n: '${{ github.ref }}' }\n"),
      `${on('    inputs: { n: { type: number } }\n')}${simple}`,
    );
    expect(result.conclusion).toBe('failure');
    expect(result.jobs[0]?.annotations[0]?.message).toContain(
      "the input n is 'refs/heads/main', which is not a number",
    );
  });
});
