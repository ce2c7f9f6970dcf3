import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  start(inputs?: Record<string, string>): { child: ChildProcess; ended: Promise<Ended> };
  post(inputs?: Record<string, string>): Promise<Ended>;
  /** The weight that the commands left, percent. */
  weight(): number;
  /** Processes of this release that are still there. */
  orphans(): string[];
  remove(): void;
}

/** Takes its time, so that a moment within it can be hit, and has a child that would outlive it. */
const SET_WEIGHT = 'sleep 0.03; sleep 0.06 & wait; echo {weight} > new.$$; mv new.$$ weight; sleep 0.03';

export const queries = {
  'canary-requests': 'canary_requests[{window}]',
  'canary-errors': 'canary_errors[{window}]',
  'baseline-requests': 'baseline_requests[{window}]',
  'baseline-errors': 'baseline_errors[{window}]',
};

export function openGate(prometheusUrl: string): Gate {
  const folder = mkdtempSync(join(tmpdir(), 'paceline-canary-e2e-'));
  const file = (name: string) => join(folder, name);
  mkdirSync(file('work'));
  writeFileSync(file('work/weight'), '0\n');
  const given = (inputs: Record<string, string>): Record<string, string> => ({
    'set-weight': SET_WEIGHT,
    'prometheus-url': prometheusUrl,
    ...queries,
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
      child.on('close', (status) =>
        resolve({ status, log, outputs: parseFile(readFileSync(file('output'), 'utf8')) }),
      ),
    );
    return { child, ended };
  };
  writeFileSync(file('state'), '');
  writeFileSync(file('summary'), '');
  return {
    folder,
    start: (inputs = {}) => launch('canary-gate.js', inputs, {}),
    post(inputs = {}) {
      const state = parseFile(readFileSync(file('state'), 'utf8'));
      const variables = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
      return launch('canary-gate-post.js', inputs, Object.fromEntries(variables)).ended;
    },
    weight: () => Number(readFileSync(file('work/weight'), 'utf8')),
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

/** `name<<delimiter`, the value's lines, `delimiter`; the last of a name counts. */
function parseFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const match of text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) values[match[1]!] = match[3]!;
  return values;
}

export interface FakePrometheus {
  readonly url: string;
  /** Errors per request of the canary; the baseline has none. */
  errors: number;
  /** `down` answers 503, `empty` with no series. */
  mode: 'up' | 'down' | 'empty';
  close(): Promise<void>;
}

/** Answers as if each version served 5,000 requests a second, whatever the weight. */
export async function fakePrometheus(): Promise<FakePrometheus> {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams.get('query') ?? '';
    const [, arm, what, window] = /^(\w+)_(requests|errors)\[(\d+)ms\]$/.exec(query) ?? [];
    const requests = (Number(window) / 1000) * 5000;
    const value = what === 'requests' ? requests : arm === 'canary' ? requests * fake.errors : 0;
    const result = fake.mode === 'empty' ? [] : [{ metric: {}, value: [0, String(value)] }];
    response.writeHead(fake.mode === 'down' ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakePrometheus = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    errors: 0,
    mode: 'up',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}
