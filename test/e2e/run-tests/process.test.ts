import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Project, planOf, project, ROOT } from './harness.ts';

interface Yaml {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, unknown>;
}
const action = parse(readFileSync(join(ROOT, 'actions/run-tests/action.yml'), 'utf8')) as Yaml;
const place: Project = project({
  'package.json': '{"scripts":{"test":"node --test"}}',
  'test/env.test.js': `const { test } = require('node:test'); const assert = require('node:assert');
test('the runner\\'s own tokens do not reach the tests', () => {
  for (const name of ['ACTIONS_RUNTIME_TOKEN', 'GITHUB_OUTPUT', 'INPUT_LEG']) assert.equal(process.env[name], undefined);
});\n`,
  'test/red.test.js': `const { test } = require('node:test');\ntest('red', () => { throw new Error('no'); });\n`,
});
afterAll(() => place.remove());

/** The action as the runner starts it: a process of its own, inputs in the environment, outputs in a file. */
function start(given: Record<string, string>) {
  const output = join(place.temp, 'output');
  const summary = join(place.temp, 'summary.md');
  for (const file of [output, summary]) writeFileSync(file, '');
  const inputs = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const metadata = JSON.stringify({ inputs: action.inputs, outputs: Object.keys(action.outputs) });
  const source = `import { start } from ${JSON.stringify(join(ROOT, 'actions/entry.ts'))}; await start('run-tests', ${metadata});`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    cwd: place.root,
    encoding: 'utf8',
    env: {
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`,
      GITHUB_WORKSPACE: place.root,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: place.temp,
      ACTIONS_RUNTIME_TOKEN: 'not-for-tests',
      ...inputs,
    },
  });
  return { ...child, outputs: readFileSync(output, 'utf8'), summary: readFileSync(summary, 'utf8') };
}

const planFile = (...files: string[]) => {
  mkdirSync(place.temp, { recursive: true });
  const path = join(place.temp, 'shard-plan.json');
  writeFileSync(path, JSON.stringify(planOf(place.head, files)));
  return path;
};

test('green: status 0, every output set, the result line last', () => {
  const run = start({ plan: planFile('test/env.test.js'), leg: '1' });
  expect(run.stdout.trimEnd().split('\n').at(-1)).toMatch(
    /^run-tests: 1 file, 1 test passed in .* \(leg 1 of 1\)$/,
  );
  expect(run.status).toBe(0);
  for (const name of Object.keys(action.outputs)) expect(run.outputs).toContain(`${name}<<`);
  expect(run.summary).toContain('✅');
  expect(existsSync(join(place.temp, 'paceline/leg-result.json'))).toBe(true);
});

test('red: status 1, the failure annotated, the code named', () => {
  const run = start({ plan: planFile('test/red.test.js'), leg: '1' });
  expect(run.status).toBe(1);
  expect(run.stdout).toMatch(/::error title=red,file=test\/red\.test\.js,line=2::Error: no/);
  expect(run.stdout).toContain('[PACELINE_TESTS_FAILED]');
  expect(run.summary).toContain('❌');
});
