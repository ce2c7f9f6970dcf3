import { boolean, defineAction, duration, integer, PacelineError, run, secret, string } from '@paceline/core';

/** Does what the input `do` says; started as a process by run.test.ts. */
const action = defineAction<{ saved: string }>()({
  inputs: { do: string(), count: integer(), keep: boolean(), 'max-age': duration(), token: secret() },
  outputs: { first: 'never set', second: '0' },
  async main(context) {
    const { log, inputs } = context;
    const acts: Record<string, () => void | Promise<void>> = {
      nothing: () => {},
      outputs: () => {
        context.setOutput('first', { a: [1] });
        context.setOutput('second', false);
      },
      'fail for the user': () => {
        context.setOutput('first', 'set before');
        context.result('half done');
        throw new PacelineError('PACELINE_FIXTURE', 'It broke.', 'Mend it.');
      },
      'fail by a bug': () => {
        throw new TypeError('x is undefined');
      },
      'save a secret': () => context.state.save({ saved: `https://${inputs.token}@host` }),
      'save state': () => context.state.save({ saved: 'by main' }),
      annotate: () => {
        for (let number = 1; number <= 13; number++) {
          log.error(`error ${number}`, { file: 'src/a.ts', line: number });
        }
        for (let repeat = 0; repeat < 5; repeat++) log.warning('the cache is down');
      },
      group: async () => {
        context.result('the result');
        await log.group('outer', async () => {
          await log.group('inner', async () => log.info('inside'));
        });
        log.info('after the group');
      },
      'fail in a group': () =>
        log.group('outer', async () => {
          throw new PacelineError('PACELINE_FIXTURE', 'It broke.', 'Mend it.');
        }),
      'print the token': () => log.info(`token ${inputs.token}`),
      'print for a program': () =>
        log.withoutCommands(async () => {
          log.output('::error::of a program');
          throw new PacelineError('PACELINE_FIXTURE', 'It broke.', 'Mend it.');
        }),
      'stay open': () => void setInterval(() => {}, 1000),
    };
    await acts[inputs.do]!();
  },
  async post(context) {
    context.log.info(`post got ${JSON.stringify(context.state.saved)}`);
    if (context.inputs.do === 'fail in post') throw new Error('post broke');
  },
});

const inputs = {
  do: {},
  count: { default: '1' },
  keep: { default: 'true' },
  'max-age': { default: '5m' },
  token: {},
};
await run(process.argv.includes('gate') ? { ...action, postFails: true } : action, {
  inputs,
  outputs: ['first', 'second'],
});
