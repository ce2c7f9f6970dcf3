import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
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
import { root } from '../../../scripts/actions.ts';

const dist = process.env['PACELINE_DIST'] ?? join(root, 'actions/dist');

export interface Ended {
  readonly status: number | null;
  readonly log: string;
  readonly outputs: Record<string, string>;
}

/** One release of the built action: main, and post as the runner would start it after whatever main's end was. */
export interface Gate {
  readonly folder: string;
  start(
    inputs?: Record<string, string>,
    variables?: Record<string, string>,
  ): { child: ChildProcess; ended: Promise<Ended> };
  post(inputs?: Record<string, string>, variables?: Record<string, string>): Promise<Ended>;
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
    'step-max-duration': '5s',
    'negligible-errors': '1%',
    'query-timeout': '2s',
    ...inputs,
  });
  const launch = (stub: string, inputs: Record<string, string>, state: Record<string, string>) => {
    writeFileSync(file('output'), '');
    const variables = Object.entries(given(inputs)).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]);
    const child = spawn(process.execPath, [join(dist, stub)], {
      cwd: file('work'),
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        GITHUB_WORKSPACE: file('work'),
        RUNNER_TEMP: file('temp'),
        GITHUB_OUTPUT: file('output'),
        GITHUB_STATE: file('state'),
        GITHUB_STEP_SUMMARY: file('summary'),
        ...Object.fromEntries(variables),
        ...state,
      },
    });
    let log = '';
    child.stdout.on('data', (chunk) => (log += chunk));
    child.stderr.on('data', (chunk) => (log += chunk));
    const ended = new Promise<Ended>((resolve) =>
      child.on('close', (status) => resolve({ status, log, outputs: readOutputs(file('output')) })),
    );
    return { child, ended };
  };
  writeFileSync(file('state'), '');
  writeFileSync(file('summary'), '');
  return {
    folder,
    start: (inputs = {}, variables = {}) => launch('canary-gate.js', inputs, variables),
    post(inputs = {}, more = {}) {
      const state = parseFile(readFileSync(file('state'), 'utf8'));
      const variables = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
      return launch('canary-gate-post.js', inputs, { ...Object.fromEntries(variables), ...more }).ended;
    },
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

export const BASELINE_ERRORS = 0.002;

function weightIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** None where a test made it a disk that is full: that one has no end. */
const readOutputs = (path: string): Record<string, string> =>
  lstatSync(path).isFile() ? parseFile(readFileSync(path, 'utf8')) : {};

/** `name<<delimiter`, the value's lines, `delimiter`; the last of a name counts. */
function parseFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) values[match[1]!] = match[3]!;
  return values;
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
