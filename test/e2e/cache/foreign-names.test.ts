import { parsePaths } from '@paceline/snapshot';
import { openStore } from '@paceline/store';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entryFolder, entryName } from '../../../actions/cache/src/entries/entries.ts';
import type { ActionRun } from '../../runner/run-action.ts';
import { createMachine } from './job.ts';

/** Refs and keys that whoever may open a pull request chose, in what a job of the default branch tells. */
let machine: ReturnType<typeof createMachine>;
beforeEach(() => {
  machine = createMachine();
});
afterEach(() => machine.remove());

const NAME =
  '##[set-output name=cache-note]pwned <img src="https://evil.test/beacon.png"> [**sign in**](https://evil.test/login) @octocat #1 \u001b[31m\u202e';

async function saved(scope: string, key: string): Promise<void> {
  const store = await openStore([`disk:${machine.store}`], {
    home: machine.root,
    variables: {},
    mayWrite: { allowed: true },
  });
  const { version } = parsePaths(['kept'], { workspace: machine.root, home: machine.root });
  await store.put(entryFolder('octo/app', scope, version) + entryName(scope, key, {}), Buffer.from('x'));
  await store.close();
}

function expectHarmless({ log, summary, outputs }: ActionRun): void {
  const shown = log.split('\n').filter((line) => !line.startsWith('::'));
  expect(shown.join('\n')).toContain('pwned');
  for (const text of [...shown, summary, ...Object.values(outputs)]) {
    expect(text).not.toMatch(/##\[|[\u001b\u202e]/);
    expect(text.trimStart()).not.toMatch(/^::/);
  }
  for (const line of log.split('\n')) {
    expect(line).toMatch(/^(?!::)|^::(?:warning|debug|add-mask|group|endgroup)::/);
    expect(line).not.toContain('##[');
  }
  expect(summary).toContain('pwned');
  expect(summary).not.toMatch(/<img|\]\(|@octocat|\*\*sign|(?<!&)#1|:\/\/evil/);
}

test.each([
  ['the ref of an entry that this run may not read', `refs/pull/7/merge ${NAME}`, 'k'],
  ['the key of the nearest entry', 'refs/heads/main', `k-other ${NAME}`],
  ['the key of an entry that is damaged', 'refs/heads/main', `k-1 ${NAME}`],
])('%s', async (_, scope, key) => {
  await saved(scope, key);
  const inputs = {
    path: 'kept',
    key: 'k',
    store: 'disk',
    ...(key.startsWith('k-1') ? { 'restore-keys': 'k-1' } : {}),
  };
  const main = machine.job(inputs).main();
  expect(main.status).toBe(0);
  expect(main.outputs['miss-reason']).toContain('pwned');
  expectHarmless(main);
});

test('of a failing step too', async () => {
  await saved(`refs/pull/7/merge ${NAME}`, 'k');
  const main = machine.job({ path: 'kept', key: 'k', store: 'disk', 'fail-on-cache-miss': 'true' }).main();
  expect(main.status).toBe(1);
  const errors = main.log.split('\n').filter((line) => line.startsWith('::error::'));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain('pwned');
  expect(errors[0]).not.toMatch(/##\[|[\u001b\u202e]/);
});
