import type { Peaks } from '@paceline/contracts';
import { describe, expect, test } from 'vitest';
import { makeMatrix } from '../../../actions/matrix/src/make-matrix.ts';
import { noTimings } from '../../../actions/matrix/src/shards/estimates.ts';
import { fakeContext, fakeMachine, inputsOf, testPlanText } from './fake-context.ts';

const MAP = `
- { runs-on: [self-hosted, spot], arch: x64, cores: 4, memory: 8, price: 0.002, spot: true, fallback: ubuntu-24.04 }
- { runs-on: ubuntu-24.04, arch: x64, cores: 4, memory: 16, price: 0.006 }
- { runs-on: big, arch: x64, cores: 16, memory: 64, price: 0.02, speed: 2 }
- { runs-on: ubuntu-24.04-arm, arch: arm64, cores: 4, memory: 16, price: 0.004 }
`;
const GIB = 2 ** 30;
const peaks = (cores: number, gib: number, ofCores = 4): Peaks => ({
  ...{ cores, ofCores, memoryBytes: gib * GIB, diskBytesPerSecond: 0, networkBytesPerSecond: 0 },
});

async function run(
  given: Record<string, string>,
  needed?: Peaks,
  tests: Record<string, number | 'skip'> = { 'a.ts': 2, 'b.ts': 1 },
) {
  const fake = fakeContext({
    plan: 'test-plan.json',
    'runner-map': MAP,
    axes: 'arch: [x64, arm64]',
    shards: '1',
    ...given,
  });
  const timings = async () => ({ ...noTimings, peaks: () => needed });
  await makeMatrix(fake.context, fakeMachine({ readPlan: async () => testPlanText(tests), timings }));
  const { include } = fake.outputs['matrix'] as { include: Record<string, unknown>[] };
  return {
    ...fake,
    include,
    runners: include.map((leg) => [leg['arch'], leg['runner'], leg['runner-fallback']]),
  };
}
const SPOT = ['self-hosted', 'spot'];

describe('the runner of a leg', () => {
  test('is the first class that fits its axes while nothing is known of earlier legs', async () => {
    const { runners, said } = await run({});
    expect(runners).toEqual([
      ['x64', SPOT, 'ubuntu-24.04'],
      ['arm64', 'ubuntu-24.04-arm', 'ubuntu-24.04-arm'],
    ]);
    expect(said).toEqual([]);
  });

  test('is the cheapest with room for what earlier legs needed', async () => {
    const { runners, said } = await run({}, peaks(2.5, 7));
    expect(runners[0]).toEqual(['x64', 'ubuntu-24.04', 'ubuntu-24.04']);
    expect(said.join()).toContain(
      'Tests of unit run on ubuntu-24.04: earlier legs needed 2.5 cores and 7.0 GiB, more than self-hosted, spot has.',
    );
    expect((await run({}, peaks(2.5, 6))).runners[0]).toEqual(['x64', SPOT, 'ubuntu-24.04']);
  });

  test('is smaller and cheaper where that is enough', async () => {
    const map =
      '- { runs-on: big, cores: 16, memory: 64, price: 0.02 }\n- { runs-on: small, cores: 2, memory: 8, price: 0.003 }';
    const { runners, said } = await run({ 'runner-map': map }, peaks(1.2, 3, 16));
    expect(runners[0]).toEqual(['x64', 'small', 'small']);
    expect(said.join()).toContain('it costs less than big for the same work');
  });

  test('has no fewer cores than a machine of which all were used', async () => {
    const map =
      '- { runs-on: two, cores: 2, memory: 8, price: 1 }\n- { runs-on: four, cores: 4, memory: 16, price: 4 }';
    expect((await run({ 'runner-map': map }, peaks(3.8, 2, 4))).runners[0]![1]).toBe('four');
    expect((await run({ 'runner-map': map }, peaks(1.9, 2, 2))).runners[0]![1]).toBe('two');
  });

  test('is the largest, and that is said, where none has room', async () => {
    const { runners, said } = await run({}, peaks(30, 100, 64));
    expect(runners[0]![1]).toBe('big');
    expect(said.join()).toContain(
      'no class that fits has room for what earlier legs needed (30.0 cores and 100.0 GiB)',
    );
  });

  test('stands in the leg that runs nothing, and in jobs without tests', async () => {
    const { runners } = await run({}, undefined, { 'a.ts': 'skip' });
    expect(runners).toEqual([['x64', SPOT, 'ubuntu-24.04']]);
    const alone = await run({ plan: '' });
    expect(alone.runners.map(([, runner]) => runner)).toEqual([SPOT, 'ubuntu-24.04-arm']);
  });

  test('has to be there for every combination, and no axis may be called so', async () => {
    await expect(run({ axes: 'arch: [x64, riscv]' })).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_RUNNER',
      message: 'No entry of "runner-map" fits the combination {"arch":"riscv"}.',
    });
    await expect(run({ axes: 'arch: [x64]\nRunner: [a]' })).rejects.toMatchObject({
      code: 'PACELINE_MATRIX_AXES',
    });
  });

  test.each([
    ['runs-on: x', 'start each entry'],
    ['- { cores: 4 }', 'runs-on'],
    ['- { runs-on: x, cores: -1 }', 'cores'],
    ['- { runs-on: x, price: .nan }', 'price'],
    ['- { runs-on: [] }', 'runs-on'],
    ['- { runs-on: x, spot: true }', 'has no fallback'],
    ['- x', 'the entry'],
  ])('%s is refused', (map, why) => {
    expect(() => inputsOf({ 'runner-map': map })).toThrow(why);
  });
});
