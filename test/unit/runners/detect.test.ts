import {
  commandOf,
  commandsBeside,
  type Detection,
  detectRunner,
  parseObject,
  readScript,
  scriptArguments,
} from '@paceline/runners';
import { describe, expect, test } from 'vitest';

type Files = Readonly<Record<string, string>>;
const detect = (files: Files): Detection =>
  detectRunner({ names: Object.keys(files), text: (name) => files[name] ?? '' }, { fits: () => true });
const manifest = (value: object): Files => ({ 'package.json': JSON.stringify(value) });
const depends = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '1']));

describe('the test program of a folder', () => {
  test.each<[string, Files, string | undefined]>([
    ['a dependency', manifest({ devDependencies: depends('vitest') }), 'vitest'],
    ['a configuration', { 'jest.config.mjs': '' }, 'jest'],
    ['vite.config with tests', { 'vite.config.ts': 'export default { test: { globals: true } }' }, 'vitest'],
    ['vite.config without', { 'vite.config.ts': 'export default { build: {} }' }, undefined],
    ['a jest field', manifest({ jest: {} }), 'jest'],
    ['node --test in a script', manifest({ scripts: { test: 'node --import tsx --test src/' } }), 'node'],
    ['tsx --test', manifest({ scripts: { test: 'tsx --test src/*.test.ts' } }), 'node'],
    [
      'borp',
      manifest({ scripts: { test: 'npm run lint && npm run unit', unit: 'borp', lint: 'eslint' } }),
      'node',
    ],
    ['--test of another program', manifest({ scripts: { test: 'prettier --test' } }), undefined],
    [
      'two, the script decides',
      manifest({ devDependencies: depends('vitest', 'jest'), scripts: { test: 'vitest run' } }),
      'vitest',
    ],
    [
      'a script through npm-run-all',
      manifest({ scripts: { test: 'run-s lint test:*', 'test:unit': 'jest', lint: 'x' } }),
      'jest',
    ],
    ['a script of another name', manifest({ scripts: { 'test:unit': 'jest --ci' } }), 'jest'],
    [
      'mocha in a script',
      manifest({ scripts: { test: 'mocha "test/**/*.test.js"' }, devDependencies: depends('mocha') }),
      'mocha',
    ],
    ['mocha below nyc', manifest({ scripts: { test: 'nyc --reporter=text _mocha test' } }), 'mocha'],
    ['ts-mocha', manifest({ scripts: { test: 'ts-mocha -p tsconfig.json test/*.ts' } }), 'mocha'],
    ['a file of mocha', { '.mocharc.yml': 'spec: x\n' }, 'mocha'],
    ['a field of mocha', manifest({ mocha: {} }), 'mocha'],
    ['ava in a script', manifest({ scripts: { test: 'xo && ava' } }), 'ava'],
    ['a configuration of ava', { 'ava.config.mjs': '' }, 'ava'],
    ['a dependency on ava', manifest({ devDependencies: depends('ava') }), 'ava'],
    [
      'a task runner, and one dependency',
      manifest({ scripts: { test: 'turbo run test' }, devDependencies: depends('vitest') }),
      'vitest',
    ],
    ['pyproject', { 'pyproject.toml': '[tool.pytest.ini_options]\n' }, 'pytest'],
    ['setup.cfg', { 'setup.cfg': '[tool:pytest]\n' }, 'pytest'],
    ['conftest.py', { 'conftest.py': '' }, 'pytest'],
    ['requirements.txt', { 'requirements.txt': 'requests' }, 'pytest'],
    ['go.mod', { 'go.mod': 'module x' }, 'go'],
    [
      'a package.json that is no test matter beside go.mod',
      { 'go.mod': '', ...manifest({ devDependencies: depends('prettier') }) },
      'go',
    ],
    ['a broken package.json', { 'package.json': '{' }, undefined],
    ['gradle', { 'build.gradle.kts': '' }, 'gradle'],
    ['maven', { 'pom.xml': '' }, 'maven'],
    ['rspec', { '.rspec': '' }, 'rspec'],
    ['rspec by its Gemfile', { Gemfile: "gem 'rspec', '~> 3'\n" }, 'rspec'],
    ['phpunit', { 'phpunit.xml.dist': '' }, 'phpunit'],
    ['nextest', { 'Cargo.toml': '', '.config/nextest.toml': 'nextest-version = "0.9"' }, 'nextest'],
    ['playwright', manifest({ scripts: { test: 'npx playwright test' } }), 'playwright'],
    ['its configuration', { 'playwright.config.mts': '' }, 'playwright'],
    ['cypress', manifest({ scripts: { test: 'cypress run --browser chrome' } }), 'cypress'],
    ['bun', manifest({ scripts: { test: 'bun test' } }), 'bun'],
    ['bun, with options of its own', manifest({ scripts: { test: 'bun --env-file=x test' } }), 'bun'],
    ['a script that bun calls', manifest({ scripts: { test: 'bun unit', unit: 'jest' } }), 'jest'],
    ['settings of deno', { 'deno.json': '{}' }, 'deno'],
    ['a task of deno', { 'deno.jsonc': '{ "tasks": { "test": "deno test -A", }, // x\n}' }, 'deno'],
    [
      'a task that runs others',
      {
        'deno.json':
          '{"tasks":{"test":{"dependencies":["lint"],"command":"deno task unit"},"lint":"deno lint","unit":"deno test"}}',
      },
      'deno',
    ],
    ['nothing', {}, undefined],
  ])('%s', (_name, files, expected) => {
    expect(detect(files).runner).toBe(expected);
  });

  test.each<[string, Files, string[]]>([
    [
      'two dependencies, nothing decides',
      manifest({ devDependencies: depends('vitest', 'jest') }),
      ['vitest', 'jest'],
    ],
    ['two languages', { 'go.mod': 'module x', 'pytest.ini': '' }, ['go', 'pytest']],
    [
      'a script and another language',
      { 'go.mod': '', ...manifest({ scripts: { test: 'jest' } }) },
      ['jest', 'go'],
    ],
    [
      'a script that starts two',
      manifest({ scripts: { test: 'jest && mocha integration' } }),
      ['jest', 'mocha'],
    ],
    [
      'a script that starts one and a browser',
      manifest({ scripts: { test: 'vitest run && playwright test' } }),
      ['vitest', 'playwright'],
    ],
  ])('is not clear: %s', (_name, files, expected) => {
    const found = detect(files);
    expect(found.runner).toBeUndefined();
    expect(found.ambiguous.map(({ program }) => program)).toEqual(expected);
  });

  test.each<[string, Files, string]>([
    ['tap', manifest({ devDependencies: depends('tap') }), 'tap'],
    ['cargo', { 'Cargo.toml': '' }, 'cargo test'],
    ['dotnet', { 'App.csproj': '' }, 'dotnet test'],
    ['make', { Makefile: 'test:' }, 'make'],
    ['create-react-app', manifest({ scripts: { test: 'react-scripts test' } }), 'react-scripts'],
  ])('is known by name only: %s', (_name, files, expected) => {
    const found = detect(files);
    expect(found.runner).toBeUndefined();
    expect(found.others.map(({ program }) => program)).toContain(expected);
  });
});

describe('how a script starts a program', () => {
  test.each<[string, string, readonly string[], object]>([
    ['node', 'xo && node --import=tsx/esm --test test/*.ts && tsd', ['--import=tsx/esm'], {}],
    [
      'node',
      'c8 --100 node --import tsx --test --test-reporter=tap --test-concurrency=1',
      ['--import', 'tsx'],
      {},
    ],
    ['node', 'node --test && npm run check', [], {}],
    ['node', 'TZ=UTC node -r ts-node/register --test-only --test', ['-r', 'ts-node/register'], { TZ: 'UTC' }],
    [
      'jest',
      'node --experimental-vm-modules ./node_modules/jest/bin/jest.js --runInBand',
      ['--experimental-vm-modules'],
      {},
    ],
    [
      'jest',
      'cross-env NODE_OPTIONS=--experimental-vm-modules jest --coverage',
      [],
      { NODE_OPTIONS: '--experimental-vm-modules' },
    ],
    ['jest', 'NODE_OPTIONS="$NODE_OPTIONS -r x" jest', [], {}],
    ['jest', 'npx --no-install jest', [], {}],
    ['jest', 'yarn jest', [], {}],
    ['vitest', 'pnpm exec vitest run --coverage', [], {}],
    ['vitest', './node_modules/.bin/vitest', [], {}],
  ])('%s: %s', (runner, script, nodeFlags, variables) => {
    expect(commandOf(parseObject(JSON.stringify({ scripts: { test: script } })), runner)).toMatchObject({
      nodeFlags,
      variables,
    });
  });
  test('is not known where it does not', () => {
    for (const test of ['node build.js', 'echo "unclosed', 'turbo run test'])
      expect(commandOf({ scripts: { test } }, 'node')).toBeUndefined();
  });
  test('arguments are handed on from script to script', () => {
    const scripts = { test: 'npm run unit -- --ci', unit: 'jest -c cfg.json' };
    expect(readScript(scripts).commands[0]!.args.map(({ text }) => text)).toEqual(['-c', 'cfg.json', '--ci']);
  });
  test('scripts that call each other in a circle end', () => {
    expect(readScript({ test: 'npm run a', a: 'npm test' }).unread).toEqual(['npm run a']);
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `s${index}`,
        `run-s s${index + 1} s${index + 1} s${index + 1}`,
      ]),
    );
    expect(readScript({ ...many, test: 'npm run s0', s60: 'jest' }).commands).toHaveLength(1);
    expect(readScript({ test: 'run-s test test' }).commands).toEqual([]);
  });
  test('what starts tests in another way is named', () => {
    expect(readScript({ test: 'tsc && ./scripts/test.sh --fast' }).unread).toEqual([
      './scripts/test.sh --fast',
    ]);
    expect(readScript({ test: 'pnpm -r test' }).unread).toEqual(['pnpm -r test']);
  });
});

describe('arguments that a run takes over from the script', () => {
  type Runner = Parameters<typeof scriptArguments>[0];
  const taken = (runner: Runner, script: string) =>
    scriptArguments(runner, commandOf({ scripts: { test: script } }, runner));
  test.each<[Runner, string, string[], string[]]>([
    [
      'jest',
      'jest -c cfg/unit.json --ci --coverage --reporters=default',
      ['-c', 'cfg/unit.json', '--ci'],
      [],
    ],
    [
      'jest',
      'jest --selectProjects unit lint --testPathPattern api src/x',
      ['--selectProjects', 'unit', 'lint'],
      ['api', 'src/x'],
    ],
    ['jest', 'jest -t "adds numbers" --json --outputFile=o.json', ['-t', 'adds numbers'], []],
    [
      'vitest',
      'vitest run --config v.ts --reporter dot --project unit src',
      ['--config', 'v.ts', '--project', 'unit'],
      ['src'],
    ],
    ['vitest', 'vitest --coverage.enabled --dir lib --outputFile.json=x', ['--dir', 'lib'], []],
    [
      'mocha',
      'mocha -R dot --expose-gc -r ts-node/register --spec a.js --reporter-options x=y -w b.js',
      ['--expose-gc', '-r', 'ts-node/register'],
      ['b.js', 'a.js'],
    ],
    [
      'ava',
      'ava --tap -c 2 --serial x.js -m "a b" -- --flag y',
      ['-c', '2', '--serial', '-m', 'a b'],
      ['x.js'],
    ],
  ])('%s: %s', (runner, script, options, tests) => {
    expect(taken(runner, script)).toMatchObject({ options, tests });
  });
});

describe('which of several scripts starts the program', () => {
  const server = 'vitest run --config vitest.servers.config.ts';
  const programs = 'vitest run --config vitest.programs.config.ts';
  const asked = (scripts: Record<string, string>) => {
    const command = commandOf({ scripts }, 'vitest');
    return {
      command: command?.text,
      beside: commandsBeside({ scripts }, 'vitest', command).map(({ text }) => text),
    };
  };

  test.each<[string, Record<string, string>, string | undefined, string[]]>([
    ['test says it', { test: 'vitest run', 'test:servers': server }, 'vitest run', []],
    ['no test, one script', { 'test:unit': server }, server, []],
    [
      'no test, the first of two, and the other is named',
      { 'test:a': server, 'test:b': programs },
      server,
      [programs],
    ],
    [
      'watching is no other test',
      { 'test:unit': 'vitest run', 'test:watch': 'vitest --watch' },
      'vitest run',
      [],
    ],
    [
      'test is not read, and two run other tests: the configuration of the program',
      { test: 'node scripts/test.ts', 'test:servers': server, 'test:programs': programs },
      undefined,
      [server, programs],
    ],
    [
      'test is not read, and one of the others has no options',
      { test: 'turbo run test', 'test:unit': 'vitest run', 'test:servers': server },
      'vitest run',
      [server],
    ],
    ['test is not read, and there is one other', { test: 'make check', 'test:servers': server }, server, []],
  ])('%s', (_, scripts, command, beside) => {
    expect(asked(scripts)).toEqual({ command, beside });
  });
});
