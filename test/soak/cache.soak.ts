import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAction } from '../bench/cache-jobs.ts';
import { damageStore } from './cache-damage.ts';
import { fullDisks, mountSmallDisk } from './cache-full.ts';
import { expectSwept, killRestores, killSaves } from './cache-kill.ts';
import type { Setting } from './cache-machine.ts';
import { lacking, PLACES, type Place } from './cache-places.ts';
import { raceSaves, saveWhileChanging } from './cache-race.ts';
import type { SoakOptions } from './soak.ts';

const SAVERS = 20;
/** For each killed save so many damaged objects. */
const DAMAGES_PER_KILL = 5;

interface Round {
  readonly place: Place;
  readonly count: number;
  /** A setting with a folder of its own; `further` tiers come behind the place's, `OWN` in them is that folder. */
  setting(further?: string): Setting;
  say(line: string): void;
}

/**
 * What may happen to a cache, many times over, with the bundled action and real servers. On the disk and on
 * GitHub's cache together `count` saves and a quarter as many restores are killed, and five times as many objects
 * damaged (default 200); on Redis and S3 a share of it each, where this machine has them.
 */
export default async function cache({ count = 200, stores }: SoakOptions): Promise<string[]> {
  const unknown = stores?.find((store) => !PLACES[store]);
  if (unknown) throw new Error(`--store ${unknown} is none of ${Object.keys(PLACES).join(', ')}.`);
  const folder = mkdtempSync(join(tmpdir(), 'paceline-soak-cache-'));
  const lines: string[] = [];
  const say = (line: string) => {
    console.error(line);
    lines.push(line);
  };
  try {
    const dist = buildAction(folder);
    for (const store of stores ?? Object.keys(PLACES)) {
      const server = lacking(store);
      if (server) {
        if (stores) throw new Error(`--store ${store} needs ${server}: \`npm run servers\` installs it.`);
        say(`${store}: left out, as this machine has no ${server} (\`npm run servers\` installs it)`);
        continue;
      }
      const startedAt = performance.now();
      const place = await PLACES[store]!(join(folder, `${store}-server`));
      try {
        let settings = 0;
        const setting = (further = ''): Setting => {
          settings += 1;
          const own = join(folder, `${store}-${settings}`);
          mkdirSync(own);
          const tiers = `${place.spec(own)} ${further.replaceAll('OWN', own)}`.trim();
          return { dist, folder: own, store: tiers, variables: place.variables };
        };
        const round: Round = { place, count, setting, say: (line) => say(`${place.title}: ${line}`) };
        await killed(round);
        await damaged(round);
        if (store === 'disk') await full(round);
      } finally {
        await place.stop();
      }
      say(`${place.title}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s in all`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return lines;
}

async function killed({ place, count, setting, say }: Round): Promise<void> {
  const killing = setting();
  const kills = Math.ceil(count * place.share.kills);
  const { entry, earlier, nothing, late } = await killSaves(killing, kills, place.shared);
  const found = `${entry} times the entry, ${earlier} an earlier one, ${nothing} nothing`;
  say(`${kills} saves killed (${late} too late), then found: ${found}`);
  if (place.shared) {
    const swept = await expectSwept(killing, join(killing.folder, 'store'));
    say(`${swept} temporary files of killed savers, swept by the next save`);
  }
  await place.clear();
  const restores = Math.ceil(kills / 4);
  const { unfinished } = await killRestores(setting(), restores);
  say(`${restores} restores killed (${unfinished} before their end), each tree whole after the next`);
  await place.clear();
  say(await raceSaves(setting(), SAVERS, place.shared));
  say(await saveWhileChanging(setting(), Math.ceil(kills / 10)));
  await place.clear();
  rmSync(killing.folder, { recursive: true });
}

async function damaged({ place, count, setting, say }: Round): Promise<void> {
  const damages = Math.ceil(count * DAMAGES_PER_KILL * place.share.damages);
  const alone = setting();
  const { restored, missed } = await damageStore(alone, place.objects(alone.folder), damages);
  say(`${damages} damages, ${restored} trees restored, ${missed} misses with their reason`);
  await place.clear();
  const beside = setting('disk:OWN/mirror');
  const mirrored = Math.ceil(damages / 4);
  await damageStore(beside, place.objects(beside.folder), mirrored, { mirrored: true });
  say(`with a disk behind it: ${mirrored} damages, all trees restored`);
}

async function full({ count, setting, say }: Round): Promise<void> {
  const own = setting();
  const small = mountSmallDisk(join(own.folder, 'small'));
  if (!small) return say('full ones are left out, as this user may not mount a small one');
  try {
    const lefts = Array.from({ length: Math.ceil(count / 10) }, (_, index) => index * 150_000);
    say(`full: ${await fullDisks(own, small, lefts)}`);
  } finally {
    small.unmount();
  }
}
