import fc from 'fast-check';
import { expect, test } from 'vitest';
import { artifactName, createArtifacts, latestAttempts, parseArtifactName } from '../kernel.ts';

const planId = fc.stringMatching(/^[0-9a-f]{16}$/);
const kind = fc.constantFrom('test-plan', 'shard-plan', 'leg-result', 'cache-report', 'leg');
const leg = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/);

test('a name can be taken apart into what it was made of', () => {
  fc.assert(
    fc.property(kind, planId, leg, fc.integer({ min: 1, max: 99 }), (kind, planId, leg, attempt) => {
      const name = artifactName({ kind, planId, leg }, attempt);
      expect(parseArtifactName(name, kind)).toEqual({ kind, planId, leg, attempt });
    }),
  );
});

test('what belongs to another kind, or to nobody of ours, is not taken', () => {
  expect(parseArtifactName('paceline-test-plan-abc-all-1', 'shard-plan')).toBeUndefined();
  expect(parseArtifactName('coverage-1', 'test-plan')).toBeUndefined();
  expect(parseArtifactName('paceline-test-plan-abc-all', 'test-plan')).toBeUndefined();
  expect(parseArtifactName('paceline-test-plan', 'test-plan')).toBeUndefined();
});

test.each(['a/b', '', 'a b', 'ü', '../x'])('%j cannot be part of a name', (part) => {
  expect(() => artifactName({ kind: 'test-plan', planId: 'abc', leg: part }, 1)).toThrow('cannot be part');
});

test('of several attempts only the latest counts, for each leg by itself', () => {
  const found = [
    { kind: 'leg-result', planId: 'p', leg: '1', attempt: 1 },
    { kind: 'leg-result', planId: 'p', leg: '1', attempt: 10 },
    { kind: 'leg-result', planId: 'p', leg: '1', attempt: 9 },
    { kind: 'leg-result', planId: 'p', leg: '2', attempt: 1 },
    { kind: 'leg-result', planId: 'q', leg: '1', attempt: 2 },
  ];
  expect(latestAttempts(found).map(({ planId, leg, attempt }) => [planId, leg, attempt])).toEqual([
    ['p', '1', 10],
    ['p', '2', 1],
    ['q', '1', 2],
  ]);
});

test('off GitHub there are none, and nothing is loaded to find that out', async () => {
  const { environment, log, said } = await import('../kernel.ts').then(({ offGitHub }) => offGitHub());
  const artifacts = createArtifacts(environment, log);
  expect(artifacts.available).toBe(false);
  artifacts.prepare();
  await artifacts.publish({ kind: 'test-plan', planId: 'abc', leg: 'all' }, '{}');
  expect(await artifacts.find('test-plan')).toEqual([]);
  expect(said).toEqual([
    'debug: paceline-test-plan-abc-all-1 is not uploaded: there is no artifact service here.',
  ]);
});
