import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ActionOptions,
  type ActionRun,
  builtAction,
  pairsIn,
  type RunningAction,
  startAction,
} from '../../runner/run-action.ts';

/** One release of the built action: main, and post as the runner would start it after whatever main's end was. */
export interface Gate {
  readonly folder: string;
  start(inputs?: Record<string, string>, variables?: Record<string, string>): RunningAction;
  startPost(inputs?: Record<string, string>, variables?: Record<string, string>): RunningAction;
  post(inputs?: Record<string, string>, variables?: Record<string, string>): Promise<ActionRun>;
  /** The weight that the commands left, percent. */
  weight(): number;
  /** Processes of this release that are still there. */
  orphans(): string[];
  remove(): void;
}

/** Takes its time, so that a moment within it can be hit, and has a child that would outlive it. */
const SET_WEIGHT = 'sleep 0.03; sleep 0.06 & wait; echo {weight} > new.$$; mv new.$$ weight; sleep 0.03';

/** `weight` is the file that the traffic of the stand-in follows. */
export const queriesOf = (weight: string) => ({
  'canary-requests': `canary_requests{weight="${weight}"}[{window}]`,
  'canary-errors': `canary_errors{weight="${weight}"}[{window}]`,
  'baseline-requests': `baseline_requests{weight="${weight}"}[{window}]`,
  'baseline-errors': `baseline_errors{weight="${weight}"}[{window}]`,
});

/** @param shared a folder that several gates have in common: the weight's file, and the store */
export function openGate(prometheusUrl: string, shared?: string): Gate {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-canary-e2e-'));
  const file = (name: string) => join(folder, name);
  mkdirSync(file('work'));
  const weightFile = join(shared ?? file('work'), 'weight');
  if (!existsSync(weightFile)) writeFileSync(weightFile, '0\n');
  const given = (inputs: Record<string, string>): Record<string, string> => ({
    'set-weight': `cd '${dirname(weightFile)}'; ${SET_WEIGHT}`,
    'prometheus-url': prometheusUrl,
    ...queriesOf(weightFile),
    store: `disk:${join(shared ?? folder, 'store')}`,
    'observe-weight': `cat '${weightFile}'`,
    interval: '100ms',
    'step-duration': '200ms',
    // Against what hangs: a step of a good canary ends as soon as there is evidence, whatever the machine is busy with.
    'step-max-duration': '60s',
    'negligible-errors': '1%',
    'query-timeout': '20s',
    ...inputs,
  });
  const launch = (phase: 'main' | 'post', inputs: Record<string, string>, more: Partial<ActionOptions>) =>
    startAction({
      script: builtAction('canary-gate', phase),
      workspace: file('work'),
      folder,
      inputs: given(inputs),
      ...more,
    });
  let state: Record<string, string> = {};
  const startPost: Gate['startPost'] = (inputs = {}, variables = {}) => {
    // Main's, which may have been killed; a second post is given the same.
    state = { ...state, ...pairsIn(file('state')) };
    return launch('post', inputs, { state, variables });
  };
  return {
    folder,
    start: (inputs = {}, variables = {}) => launch('main', inputs, { variables }),
    startPost,
    post: (inputs, variables) => startPost(inputs, variables).ended,
    weight: () => Number(readFileSync(weightFile, 'utf8')),
    orphans: () =>
      readdirSync('/proc').filter((name) => {
        if (!/^\d+$/.test(name) || Number(name) === process.pid) return false;
        try {
          const zombie = /^State:\s+[ZX]/m.test(readFileSync(`/proc/${name}/status`, 'utf8'));
          return !zombie && readFileSync(`/proc/${name}/environ`, 'utf8').includes(folder);
        } catch {
          return false;
        }
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Until the process has begun and has nothing to do but wait: it sleeps, and takes no processor time. Needs /proc. */
export async function untilWaiting({ child }: RunningAction): Promise<void> {
  for (let calm = 0, before = ''; calm < 10 && child.exitCode === null; ) {
    await sleep(20);
    // Behind the name: the state, and as the 12th and 13th field ticks (10 ms) of user and system time.
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    calm = fields[0] === 'S' && ticks > 5 && `${ticks}` === before ? calm + 1 : 0;
    before = `${ticks}`;
  }
}

export const BASELINE_ERRORS = 0.002;

function weightIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

export interface FakePrometheus {
  readonly url: string;
  /** Errors per request of the canary. */
  errors: number;
  /** `down` answers 503, `empty` with no series. */
  mode: 'up' | 'down' | 'empty';
  close(): Promise<void>;
}

/**
 * Answers as if there were 20,000 requests a second, of which the canary got its weight, and the baseline failed
 * 0.2 %. The two are never the same to the last digit, as nothing is that was measured.
 */
export async function fakePrometheus(): Promise<FakePrometheus> {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams.get('query') ?? '';
    const [, arm, what, file, window] =
      /^(\w+)_(requests|errors)\{weight="(.*)"\}\[(\d+)ms\]$/.exec(query) ?? [];
    const canary = weightIn(file ?? '') / 100;
    const share = arm === 'canary' ? canary : 1 - canary;
    const requests = (Number(window) / 1000) * 20_000 * share * (arm === 'canary' ? 1 : 1.0001);
    const value =
      what === 'requests' ? requests : requests * (arm === 'canary' ? fake.errors : BASELINE_ERRORS);
    const result = fake.mode === 'empty' ? [] : [{ metric: {}, value: [0, String(value)] }];
    response.writeHead(fake.mode === 'down' ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakePrometheus = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    errors: BASELINE_ERRORS,
    mode: 'up',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
