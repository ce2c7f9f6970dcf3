import { type Files, manifest, type Suite } from '../../suite.ts';

/** The latest, and the oldest that is tried. */
type Program = 'mocha' | 'mocha-8';
export const BOTH: readonly Program[] = ['mocha', 'mocha-8'];

/** A module that tests require, so that a change of it is one of what they test. */
const VALUE: Files = { 'src/value.js': 'exports.value = 1;\n' };
export const BROKEN: Files = { 'src/value.js': 'exports.value = 2;\n' };

export const test = (body = '', up = '../'): string =>
  `const assert = require('assert');\nconst { value } = require('${up}src/value.js');\n\ndescribe('a', () => {\n  it('b', function () {\n    assert.ok(value > 0);\n    ${body}\n  });\n});\n`;
export const needsOne = (up = '../'): string => test('assert.strictEqual(value, 1);', up);
export const FAIL = test('assert.strictEqual(1, 2);');

export const passing = (count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`test/p${index + 1}.js`, test()]));

interface Kind extends Partial<Suite> {
  readonly programs?: readonly Program[];
  readonly script?: string;
  /** More fields of package.json. */
  readonly fields?: object;
}

export function suites(name: string, files: Files, kind: Kind = {}): Suite[] {
  const { programs = ['mocha'], script = 'mocha', fields, ...more } = kind;
  return programs.map((program) => ({
    ...{ name, program, command: 'npm test', verdict: 'green' as const },
    files: {
      'package.json': manifest(script, { devDependencies: { mocha: '11' }, ...fields }),
      ...VALUE,
      ...files,
    },
    ...more,
  }));
}

/** A suite in a folder that only its configuration names, beside tests that would fail. */
export const configured = (name: string, files: Files, kind: Kind = {}): Suite[] =>
  suites(
    name,
    { 'spec/one.spec.js': needsOne(), 'spec/two.spec.js': test(), 'test/old.js': FAIL, ...files },
    { breaks: BROKEN, ...kind },
  );
