import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Files, planChange, selected } from './plan-in-memory.ts';

const SOURCES = 12;
const TESTS = 5;
const WAYS = [
  (to: string) => `import '${to}'`,
  (to: string) => `export * from '${to}'`,
  (to: string) => `const x = require('${to}')`,
  (to: string) => `await import('${to}.js')`,
  (to: string) => `vi.mock('${to}')`,
  (to: string) => `const u = new URL('${to}.ts', import.meta.url)`,
];
const edge = fc.record({
  from: fc.integer({ min: 0, max: SOURCES + TESTS - 1 }),
  to: fc.integer({ min: 0, max: SOURCES - 1 }),
  way: fc.integer({ min: 0, max: WAYS.length - 1 }),
});
type Edge = typeof edge extends fc.Arbitrary<infer T> ? T : never;

const nameOf = (node: number): string => (node < SOURCES ? `s${node}` : `t${node - SOURCES}.test`);

function repository(edges: readonly Edge[]): Files {
  const files: Record<string, string> = { 'package.json': '{"devDependencies":{"vitest":"1"}}' };
  for (let node = 0; node < SOURCES + TESTS; node++) {
    const lines = edges
      .filter(({ from }) => from === node)
      .map(({ to, way }) => WAYS[way]!(`./${nameOf(to)}`));
    files[`${nameOf(node)}.ts`] = `${lines.join('\n')}\n`;
  }
  return files;
}

const ALL_TESTS = Array.from({ length: TESTS }, (_, at) => `${nameOf(SOURCES + at)}.ts`);

/** Tests that reach a source, found the slow way: by repeating every edge until nothing is added. */
function closure(edges: readonly Edge[], changed: number): string[] {
  const reached = new Set([changed]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of edges) if (reached.has(to)) reached.add(from);
  }
  return [...reached]
    .filter((node) => node >= SOURCES)
    .map((node) => `${nameOf(node)}.ts`)
    .sort();
}

test('the selection is what a slow closure finds, and all where that is nothing; one edge more never makes a closure smaller', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(edge, { maxLength: 40 }),
      edge,
      fc.integer({ min: 0, max: SOURCES - 1 }),
      async (edges, more, changed) => {
        const select = async (list: readonly Edge[]) => {
          const files = repository(list);
          const path = `${nameOf(changed)}.ts`;
          return selected(await planChange(files, { [path]: `${files[path]}\n// changed` })) as string[];
        };
        const reached = closure(edges, changed);
        expect(await select(edges)).toEqual(reached.length > 0 ? reached : ALL_TESTS);
        expect(await select([...edges, more])).toEqual(expect.arrayContaining(reached));
      },
    ),
    { numRuns: 60 },
  );
});

test('every test that runs shows a way over real edges from a change', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(edge, { maxLength: 40 }),
      fc.integer({ min: 0, max: SOURCES - 1 }),
      async (edges, changed) => {
        const files = repository(edges);
        const path = `${nameOf(changed)}.ts`;
        const { plan } = await planChange(files, { [path]: `${files[path]}\n// changed` });
        const known = new Set(edges.map(({ from, to }) => `${nameOf(to)}.ts>${nameOf(from)}.ts`));
        for (const { action, file, reasons } of plan.tests) {
          if (action === 'skip') continue;
          const { code, via } = reasons[0]! as { code: string; via: string[] };
          if (code === 'nearby') {
            expect(closure(edges, changed)).toEqual([]);
            continue;
          }
          expect([via[0], via.at(-1)]).toEqual([path, file]);
          for (let step = 1; step < via.length; step++)
            expect(known).toContain(`${via[step - 1]}>${via[step]}`);
        }
      },
    ),
    { numRuns: 60 },
  );
});
