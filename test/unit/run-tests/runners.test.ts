import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childEnvironment } from '../../../actions/run-tests/src/run/child-environment.ts';
import { lineWriter } from '../../../actions/run-tests/src/run/execute.ts';
import { batches } from '../../../actions/run-tests/src/runners/batches.ts';
import { expandCommand, splitCommand } from '../../../actions/run-tests/src/runners/command.ts';
import { alsoMatched } from '../../../actions/run-tests/src/runners/javascript/vitest.ts';
import {
  declaredTests,
  groupByPackage,
  packageFolders,
} from '../../../actions/run-tests/src/runners/languages/go.ts';
import { shownText } from '../../../actions/run-tests/src/words.ts';

describe('batches', () => {
  test('every file once, in order, each list within the bound unless a single file is longer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 30 })),
        fc.integer({ min: 1, max: 60 }),
        (files, max) => {
          const cut = batches(files, max);
          expect(cut.flat()).toEqual(files);
          for (const batch of cut) {
            const bytes = batch.reduce((sum, file) => sum + Buffer.byteLength(file) + 1, 0);
            expect(bytes <= max || batch.length === 1).toBe(true);
          }
        },
      ),
    );
    expect(batches([])).toEqual([[]]);
  });
});

describe('vitest takes names as parts of paths', () => {
  test('others that would match are found', () => {
    const siblings = [
      'src/a.test.ts',
      'src/a.test.tsx',
      'packages/x/src/A.test.ts',
      'src/b.test.ts',
      'a.test.ts',
    ];
    expect(alsoMatched(['src/a.test.ts'], siblings)).toEqual(['src/a.test.tsx', 'packages/x/src/A.test.ts']);
    expect(alsoMatched(['src/a.test.ts', 'src/a.test.tsx'], siblings)).toEqual(['packages/x/src/A.test.ts']);
  });
});

describe('command template', () => {
  test('words, quotes and backslashes', () => {
    expect(splitCommand(`npx mocha --x="a b" 'c "d"' e\\ f "" {files}`)).toEqual([
      'npx',
      'mocha',
      '--x=a b',
      'c "d"',
      'e f',
      '',
      '{files}',
    ]);
    expect(() => splitCommand('a "b')).toThrowError(
      expect.objectContaining({ code: 'PACELINE_COMMAND_QUOTE' }),
    );
  });
  test('a file is one argument whatever it is called', () => {
    const hostile = ['$(rm -rf ~).js', 'a b.js', '{report}', "';'", '$&'];
    expect(expandCommand(['run', '{files}', '--out={report}'], hostile, '/tmp/$&.xml')).toEqual([
      'run',
      ...hostile,
      '--out=/tmp/$&.xml',
    ]);
    expect(expandCommand(['--files={files}'], ['a', 'b'], 'r')).toEqual(['--files=a b']);
  });
});

describe('go packages', () => {
  const sources = new Map([
    ['a/x_test.go', ['TestX']],
    ['a/y_test.go', ['TestY', 'FuzzY']],
    ['b/z_test.go', ['TestZ']],
    ['c_test.go', ['TestC']],
  ]);
  test('a package of which all files are planned runs whole, else by its tests', () => {
    expect(groupByPackage(['a/x_test.go', 'a/y_test.go', 'b/z_test.go'], sources)).toEqual({
      whole: ['a', 'b'],
      partial: [],
    });
    expect(groupByPackage(['a/y_test.go', 'c_test.go'], sources)).toEqual({
      whole: ['.'],
      partial: [{ folder: 'a', tests: ['TestY', 'FuzzY'] }],
    });
    expect(groupByPackage(['a'], sources).whole).toEqual(['a']);
  });
  test('tests that a source declares', () => {
    expect(
      declaredTests(
        'func TestA(t *testing.T) {\n}\nfunc helper() {}\nfunc FuzzB(f *testing.F) {}\nfunc Testé世界(t *testing.T)\n  func  TestC (',
      ),
    ).toEqual(['TestA', 'FuzzB', 'Testé世界', 'TestC']);
  });
  test('import paths end with their folder', () => {
    expect([
      ...packageFolders(new Set(['example.org/m/a', 'example.org/m/x/b', 'example.org/m']), sources),
    ]).toEqual([
      ['example.org/m/a', 'a'],
      ['example.org/m/x/b', 'b'],
      ['example.org/m', '.'],
    ]);
  });
});

describe('what the tests are given and what they print', () => {
  test("tokens of the run's caches and artifacts, inputs, outputs and our settings are taken out", () => {
    const given = {
      PATH: '/bin',
      GITHUB_TOKEN: 'as the user set it',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'as in a run step',
      ACTIONS_RUNTIME_TOKEN: 'secret',
      ACTIONS_RESULTS_URL: 'x',
      ACTIONS_CACHE_URL: 'x',
      INPUT_LEG: '1',
      STATE_paceline: '{}',
      GITHUB_OUTPUT: '/f',
      GITHUB_STATE: '/f',
      PACELINE_REDIS_PASSWORD: 'secret',
      PACELINE_STORE: 'redis://host',
      Paceline_Redis_Username: 'ci',
    };
    expect(childEnvironment(given, { EXTRA: '1', PACELINE_SLOT: '2' })).toEqual({
      PACELINE_SLOT: '2',
      PATH: '/bin',
      GITHUB_TOKEN: 'as the user set it',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'as in a run step',
      EXTRA: '1',
    });
  });
  test('lines are passed on whole, however the text was cut', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a\n]{0,5}$/)), (chunks) => {
        const lines: string[] = [];
        const writer = lineWriter((line) => lines.push(line));
        for (const chunk of chunks) writer.write(chunk);
        writer.end();
        const text = chunks.join('');
        expect(lines.join('\n')).toBe(text.endsWith('\n') ? text.slice(0, -1) : text);
      }),
    );
  });
  test('names in the summary can be no markdown and no HTML', () => {
    expect(shownText('a | b <img src=x> `c`\n[d](e) @team #1')).not.toMatch(
      /[|<>`\n[\]]|@(?!\u200b)|#1\b(?!;)/,
    );
  });
});
