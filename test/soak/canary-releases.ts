/** Releases that end badly, one function each; used by canary.soak.ts. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellProxy } from '../demo/canary-proxy.ts';
import type { CanaryRig } from '../demo/canary-rig.ts';
import { type Gate, openGate } from '../e2e/canary-gate/gate.ts';
import type { ActionRun } from '../runner/run-action.ts';

export type Rig = CanaryRig;

const demo = join(import.meta.dirname, '../demo');
/** Longer than the slowest command, so that what was left behind would have landed. */
const SETTLED_MS = 2000;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** `weight` percent of the traffic to the canary, as the demo's own command sets it. */
const set = (rig: Rig, weight: string) => `node '${demo}/canary-weight.ts' '${rig.socket}' ${weight}`;

export const SHAPES = {
  'slow set-weight, quick rollback': (rig: Rig) => ({
    'set-weight': `sleep 1; ${set(rig, '{weight}')}; sleep 0.3`,
    rollback: set(rig, '0'),
  }),
  'quick set-weight, slow rollback that leaves a lock where it is cut': (rig: Rig) => ({
    'set-weight': set(rig, '{weight}'),
    rollback: `mkdir lock; sleep 1; ${set(rig, '0')}; sleep 0.3; rmdir lock`,
  }),
} as const;

function inputs(rig: Rig): Record<string, string> {
  const requests = (track: string, more = '') =>
    `sum(increase(http_requests_total{track="${track}"${more}}[{window}]))`;
  return {
    'set-weight': set(rig, '{weight}'),
    'observe-weight': `node '${demo}/canary-proxy-weight.ts' '${rig.socket}'`,
    'prometheus-url': rig.prometheusUrl,
    'canary-requests': requests('canary'),
    'canary-errors': requests('canary', ',code=~"5.."'),
    'baseline-requests': requests('stable'),
    'baseline-errors': requests('stable', ',code=~"5.."'),
    steps: '10% 25% 50%',
    interval: '500ms',
    'step-duration': '1s',
    'step-max-duration': '60s',
    'no-data-deadline': '20s',
    'min-requests': '20',
    'max-error-ratio': '3',
    confidence: '99.99%',
    'traffic-tolerance': '30%',
    'query-timeout': '10s',
  };
}

async function released<T>(rig: Rig, body: (gate: Gate) => Promise<T>): Promise<T> {
  await tellProxy(rig.socket, 'set weight services/canary 0');
  await tellProxy(rig.socket, 'set weight services/stable 100');
  const gate = openGate(rig.prometheusUrl);
  try {
    return await body(gate);
  } finally {
    gate.remove();
  }
}

/** Fails with all that was said unless the proxy has this weight, now and once everything left behind has landed. */
async function holds(
  rig: Rig,
  gate: Gate,
  weight: number,
  what: string,
  ...logs: ActionRun[]
): Promise<void> {
  for (const pause of [0, SETTLED_MS]) {
    await sleep(pause);
    const real = await rig.canaryWeight();
    if (real === weight) continue;
    const said = logs.map(({ status, log }) => `--- status ${status}\n${log}`).join('\n');
    throw new Error(`${what}: the canary has weight ${real}, not ${weight}, after ${pause} ms.\n${said}`);
  }
  const orphans = gate.orphans();
  if (orphans.length > 0) throw new Error(`${what}: processes ${orphans.join(', ')} were left running.`);
}

export async function killed(
  rig: Rig,
  shape: keyof typeof SHAPES,
  signal: NodeJS.Signals,
  afterSeconds: number,
): Promise<string> {
  return released(rig, async (gate) => {
    const given = { ...inputs(rig), ...SHAPES[shape](rig) };
    const { child, ended } = gate.start(given);
    const timer = setTimeout(() => child.kill(signal), afterSeconds * 1000);
    const main = await ended;
    clearTimeout(timer);
    const post = await gate.post(given);
    const what = `${shape}, ${signal} after ${afterSeconds.toFixed(2)} s`;
    const said = /canary-gate: promoted/.test(main.log + post.log);
    const unsaid = main.status === null && /^promote: 100 %/m.test(main.log) && post.log === '';
    await holds(rig, gate, said || unsaid ? 100 : 0, what, main, post);
    if (existsSync(join(gate.folder, 'work/lock')))
      throw new Error(`${what}: a rollback was cut.\n${main.log}${post.log}`);
    if (post.status !== 0) throw new Error(`${what}: post failed.\n${main.log}${post.log}`);
    return `${shape}: ${said || unsaid ? 'promoted' : 'at 0'}`;
  });
}

/** A state that grows with the looks could not be given to post. */
export async function manyLooks(rig: Rig): Promise<string> {
  return released(rig, async (gate) => {
    const given = {
      ...inputs(rig),
      interval: '100ms',
      steps: '10%',
      'step-duration': '1h',
      'step-max-duration': '2h',
      confidence: '99.9999%',
    };
    const { child, ended } = gate.start(given);
    let looks = 0;
    child.stdout!.on('data', (chunk: Buffer) => {
      looks += chunk.toString().split(': continue').length - 1;
      if (looks >= 2000) child.kill('SIGKILL');
    });
    const main = await ended;
    const post = await gate.post(given);
    await holds(rig, gate, 0, `killed after ${looks} looks`, main, post);
    if (looks < 2000) throw new Error(`Only ${looks} looks were made.\n${main.log}`);
    return 'killed after 2,000 looks: at 0';
  });
}

export async function twoGates(rig: Rig): Promise<string> {
  return released(rig, async (gate) => {
    const shared = mkdtempSync(join(tmpdir(), 'paceline-soak-canary-'));
    const other = openGate(rig.prometheusUrl);
    // The canary becomes the stable version, and is without traffic then.
    const given = (name: string) => ({
      ...inputs(rig),
      store: `disk:${shared}`,
      'set-weight': `${set(rig, '{weight}')}; echo '${name} {weight}' >> '${shared}/history'`,
      promote: `${set(rig, '0')}; echo '${name} promoted' >> '${shared}/history'`,
    });
    try {
      const both = await Promise.all([
        gate.start(given('a'), { GITHUB_RUN_ID: '1' }).ended,
        other.start(given('b'), { GITHUB_RUN_ID: '2' }).ended,
      ]);
      const names = readFileSync(join(shared, 'history'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line[0]);
      const changes = names.filter((name, index) => name !== names[index - 1]).length;
      const logs = both.map(({ log }) => log).join('\n---\n');
      if (changes !== 2) throw new Error(`Two gates changed one weight in turn: ${names.join(' ')}\n${logs}`);
      await holds(rig, gate, 0, 'two gates', ...both);
      return 'two gates at once: one after the other';
    } finally {
      other.remove();
      rmSync(shared, { recursive: true });
    }
  });
}

/** The runner's files are on a disk of 256 KiB that is filled to its last byte once the weight has moved. */
export async function diskFull(rig: Rig): Promise<string> {
  return released(rig, async (gate) => {
    const disk = join(gate.folder, 'small');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch {
      return 'disk full: left out, since nothing can be mounted here';
    }
    try {
      const given = { ...inputs(rig), 'step-duration': '60s', 'step-max-duration': '2m' };
      const files = {
        RUNNER_TEMP: join(disk, 'temp'),
        GITHUB_STATE: join(disk, 'state'),
        GITHUB_OUTPUT: join(disk, 'output'),
        GITHUB_STEP_SUMMARY: join(disk, 'summary'),
      };
      for (const name of ['state', 'output', 'summary']) writeFileSync(join(disk, name), '');
      const { child, ended } = gate.start(given, files);
      while ((await rig.canaryWeight()) !== 10 && child.exitCode === null) await sleep(50);
      try {
        for (;;) writeFileSync(join(disk, 'filler'), Buffer.alloc(256), { flag: 'a' });
      } catch {}
      child.kill('SIGTERM');
      const main = await ended;
      await holds(rig, gate, 0, 'disk full', main);
      if (main.status !== 1) throw new Error(`A full disk ended in status ${main.status}.\n${main.log}`);
      return 'disk full after the first step: at 0';
    } finally {
      execFileSync('umount', [disk]);
    }
  });
}

/** No post runs: a job on another machine takes back what the release had moved, and only that. */
export async function lostRunner(rig: Rig): Promise<string> {
  return released(rig, async (gate) => {
    const given = { ...inputs(rig), 'step-duration': '60s', 'step-max-duration': '2m' };
    const { child, ended } = gate.start(given, { GITHUB_RUN_ID: '1' });
    while ((await rig.canaryWeight()) !== 10 && child.exitCode === null) await sleep(50);
    child.kill('SIGKILL');
    const main = await ended;
    const asked = {
      'set-weight': set(rig, '{weight}'),
      mode: 'reconcile',
      'canary-requests': '',
      'prometheus-url': '',
    };
    const other = await gate.start(asked, { GITHUB_RUN_ID: '2' }).ended;
    if ((await rig.canaryWeight()) !== 10)
      throw new Error(`Another run's reconcile changed the weight.\n${other.log}`);
    const own = await gate.start(asked, { GITHUB_RUN_ID: '1' }).ended;
    await holds(rig, gate, 0, 'lost runner', main, other, own);
    return 'lost runner: reconciled to 0';
  });
}

const broken = (policy: 'hold' | 'rollback') => (rig: Rig) =>
  released(rig, async (gate) => {
    const given = {
      ...inputs(rig),
      'on-promote-failure': policy,
      rollback: set(rig, '0'),
      promote: `${set(rig, '100')}; echo 'error: progress deadline'; exit 1`,
    };
    const main = await gate.start(given).ended;
    const post = await gate.post(given);
    const expected = policy === 'hold' ? 'held' : 'undecided';
    if (main.outputs['decision'] !== expected)
      throw new Error(`Decided ${main.outputs['decision']}.\n${main.log}`);
    await holds(rig, gate, policy === 'hold' ? 100 : 0, `promote that fails, ${policy}`, main, post);
    return `promote that fails half-way, ${policy}: as it says`;
  });
export const brokenPromotions = [broken('hold'), broken('rollback')];
