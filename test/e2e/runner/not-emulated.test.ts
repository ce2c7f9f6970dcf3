import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { RunOptions } from '../../runner/index.ts';
import { commit, createRepository, run, scratch } from './harness.ts';

// What this machine cannot do is said by name, is never green, and is no matter where it is not reached.
const folder = scratch();
const repository = createRepository(folder.path);
afterAll(() => folder[Symbol.dispose]());

commit(repository, 'actions', {
  'bare/action.yml': 'runs:\n  using: composite\n  steps: [{ run: echo bare, shell: bash }]\n',
  'loose/action.yml':
    'author: me\ninputs: { a: { required: true }, b: { default: 2 } }\noutputs: { o: { value: "${{ steps.s.outputs.o }}" } }\n' +
    'branding: { icon: none-of-them }\nruns:\n  using: composite\n  steps:\n    - id: s\n      shell: bash\n' +
    '      run: |\n        echo "o=${{ inputs.a }}\n        " | xargs >> "$GITHUB_OUTPUT"\n',
  'image/Dockerfile': 'FROM scratch\n',
  'docker/action.yml': 'runs: { using: docker, image: Dockerfile }\n',
  'mixed/action.yml':
    'runs:\n  using: composite\n  steps:\n    - { if: false, uses: ./none }\n    - { if: false, uses: foo/bar@v1 }\n' +
    '    - { if: false, uses: ./docker }\n    - { run: echo mixed, shell: bash }\n',
});

let count = 0;
const start = (text: string, options: Partial<RunOptions> = {}) => {
  const path = join(folder.path, String(count++));
  mkdirSync(path);
  writeFileSync(join(path, 'w.yml'), text);
  return run(join(path, 'w.yml'), repository, join(path, 'out'), options);
};
const conclusions = (jobs: readonly { name: string; conclusion: string | null }[]) =>
  Object.fromEntries(jobs.map((job) => [job.name, job.conclusion]));

describe('labels', () => {
  test.each([
    ['windows-latest', 'windows-latest'],
    ['[self-hosted, Windows, X64]', 'Windows'],
    ['{ group: large, labels: [macos-14-xlarge] }', 'macos-14-xlarge'],
  ])('runs-on: %s is refused before anything runs', async (runsOn, label) => {
    const text = `on: push\njobs:\n  a:\n    runs-on: ${runsOn}\n    steps: [{ run: dir }]\n`;
    await expect(start(text)).rejects.toThrow(`job a: runs-on: ${label} is not emulated`);
  });

  test('a leg of a matrix is refused, is never excused, and leaves the others alone', async () => {
    const { result, job } = await start(`on: push
jobs:
  a:
    runs-on: \${{ matrix.os }}
    continue-on-error: true
    strategy:
      matrix: { os: [windows-2025, ubuntu-24.04, macos-latest] }
    steps: [{ run: echo ran, continue-on-error: true }]
  after:
    needs: a
    if: always()
    runs-on: [self-hosted, linux]
    steps: [{ run: 'test "\${{ needs.a.result }}" = failure' }]
`);
    expect(conclusions(result.jobs)).toEqual({
      'a (windows-2025)': 'failure',
      'a (ubuntu-24.04)': 'success',
      'a (macos-latest)': 'failure',
      after: 'success',
    });
    expect(result.conclusion).toBe('failure');
    expect(job('a (windows-2025)').notSupported).toMatch(/runs-on: windows-2025 is not emulated/);
    expect(job('a (windows-2025)').steps.map(({ name }) => name)).toEqual(['Set up job', 'Complete job']);
    expect(job('a (macos-latest)').steps[0]?.annotations[0]?.message).toMatch(/macos-latest is not emulated/);
  });

  test('an empty runs-on fails its job; an ARM label is a warning elsewhere', async () => {
    const { job } = await start(`on: push
jobs:
  empty:
    runs-on: \${{ github.nothing }}
    steps: [{ run: echo never }]
  group: { runs-on: { group: large }, steps: [{ run: echo group }] }
  arm: { runs-on: ubuntu-24.04-arm, steps: [{ run: echo arm }] }
`);
    expect(job('empty').conclusion).toBe('failure');
    expect(job('empty').steps[0]?.annotations[0]?.message).toContain('runs-on is empty');
    expect(job('group')).toMatchObject({ conclusion: 'success', labels: [] });
    expect(job('arm').conclusion).toBe('success');
    const warnings = process.arch === 'arm64' ? [] : [expect.stringMatching(/asks for an ARM machine/)];
    expect(job('arm').annotations.map(({ message }) => message)).toEqual(warnings);
  });
});

describe('what is not reached refuses nothing', () => {
  test('steps and jobs whose condition does not hold', async () => {
    const { result } = await start(`on: push
jobs:
  steps:
    runs-on: ubuntu-latest
    steps:
      - { if: false, uses: foo/bar@v1 }
      - { if: failure(), uses: docker://alpine }
      - { if: "github.event_name == 'schedule'", uses: foo/baz@v1 }
      - run: echo hi
  windows: { if: false, runs-on: windows-latest, steps: [{ run: dir }] }
  container: { if: "github.ref == 'x'", runs-on: x, container: alpine, steps: [{ run: x }] }
  services: { if: false, runs-on: x, services: { r: { image: redis } }, steps: [{ run: x }] }
  foreign: { if: false, uses: other/place/.github/workflows/x.yml@v1 }
  after: { needs: windows, runs-on: x, steps: [{ uses: foo/bar@v1 }] }
`);
    const { steps, ...others } = conclusions(result.jobs);
    expect(result.conclusion).toBe('success');
    expect(steps).toBe('success');
    expect(new Set(Object.values(others))).toEqual(new Set(['skipped']));
  });

  test('a container or a service that an expression leaves empty', async () => {
    const { result } = await start(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    strategy: { matrix: { image: ['', alpine] } }
    container: \${{ matrix.image }}
    services: { none: { image: "\${{ matrix.none }}" } }
    steps: [{ run: echo hi }]
`);
    expect(conclusions(result.jobs)).toEqual({ a: 'success', 'a (alpine)': 'failure' });
    expect(result.jobs[1]?.notSupported).toContain('has a container (alpine)');
  });
});

describe('what is reached is red and named', () => {
  test('a step behind a condition that holds, whatever continue-on-error says', async () => {
    const { result, job } = await start(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    continue-on-error: true
    steps:
      - { if: "github.event_name == 'push'", uses: foo/bar@v1, continue-on-error: true }
      - { name: skipped, run: echo }
      - { name: always, if: always(), run: echo }
`);
    expect(result.conclusion).toBe('failure');
    expect(job('a').notSupported).toContain(
      'uses: foo/bar@v1 is an action that the local runner does not have',
    );
    const steps = job('a').steps.map(({ name, conclusion }) => [name, conclusion]);
    expect(steps.slice(1, 4)).toEqual([
      ['Run foo/bar@v1', 'failure'],
      ['skipped', 'skipped'],
      ['always', 'success'],
    ]);
  });

  test.each([
    ['./image', /image\/Dockerfile is a container action/],
    ['./docker', /docker\/action.yml is a container action/],
  ])('%s', async (uses, message) => {
    const { result } = await start(
      `on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ uses: actions/checkout@v5 }, { uses: ${uses}, continue-on-error: true }]\n`,
    );
    expect(result.conclusion).toBe('failure');
    expect(result.jobs[0]?.notSupported).toMatch(message);
  });

  test('a foreign workflow that is called', async () => {
    const called = (condition: string) =>
      start(`on: push\njobs: { a: { ${condition} uses: other/place/.github/workflows/x.yml@v1 } }\n`);
    await expect(called('')).rejects.toThrow(
      /a workflow of other\/place, which the local runner does not have/,
    );
    const { result } = await called("if: github.event_name == 'push',");
    expect(result.conclusion).toBe('failure');
    expect(result.jobs[0]?.notSupported).toMatch(/a workflow of other\/place/);
  });

  test('what a stand-in cannot do', async () => {
    const { result } = await start(`on: push
jobs:
  a:
    runs-on: x
    steps: [{ uses: actions/checkout@v5, with: { submodules: true }, continue-on-error: true }]
`);
    expect(result.conclusion).toBe('failure');
    expect(result.jobs[0]?.notSupported).toBe('The local runner does not check out submodules.');
  });

  test('a uses that is none, even where it is not reached', async () => {
    const text = 'on: push\njobs: { a: { runs-on: x, steps: [{ if: false, uses: actions/checkout }] } }\n';
    await expect(start(text)).rejects.toThrow(/job a: uses: actions\/checkout is not OWNER\/NAME\/path@ref/);
  });
});

test('actions without what only a marketplace asks for, and with steps that are not reached', async () => {
  const { result, text } = await start(`on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: ./bare
      - uses: ./mixed
      - { id: loose, uses: ./loose, with: { a: one } }
      - run: test "\${{ steps.loose.outputs.o }}" = one
`);
  expect(result.conclusion, text).toBe('success');
});

test('lists in lists', async () => {
  const { result } = await start(`on: push
jobs:
  a:
    runs-on: ["\${{ fromJSON('[\\"self-hosted\\", \\"linux\\"]') }}"]
    strategy:
      matrix:
        n: [1, "\${{ fromJSON('[2, 3]') }}", [4]]
        include: ["\${{ fromJSON('[{\\"n\\": 1, \\"x\\": true}]') }}"]
    steps: [{ run: 'echo' }]
`);
  expect(result.jobs.map(({ matrix }) => matrix)).toEqual([
    { n: 1, x: true },
    { n: 2 },
    { n: 3 },
    { n: [4] },
  ]);
  expect(result.jobs[0]?.labels).toEqual(['self-hosted', 'linux']);
});

test('set-env and add-path where the workflow switches them on again', async () => {
  const { result, text } = await start(`on: push
env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true }
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "::set-env name=A::b%0Ac"; echo "::add-path::/zip"
      - run: test "$A" = "$(printf 'b\\nc')" && test "\${PATH%%:*}" = /zip
`);
  expect(result.conclusion, text).toBe('success');
});
