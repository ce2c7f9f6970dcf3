import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { acquireLease } from '@paceline/coordinate';
import { createDiskRegister } from '../../../packages/store/src/disk/disk-register.ts';

/**
 * A process that takes a lease in a shared folder again and again: `node holder.ts FOLDER NAME SECONDS ROUNDS`. It says
 * when it begins and when it has it, by the clock of the system that all processes read, and whether another one was there meanwhile.
 */
const [folder = '', name = '', seconds = '', rounds = ''] = process.argv.slice(2);
const register = createDiskRegister(folder);
const section = join(folder, 'section');
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

say({ ready: performance.timeOrigin + performance.now() });
for (let round = 0; round < Number(rounds); round++) {
  const { lease, heldBy } = await acquireLease(register, {
    key: 'lease',
    holder: `${name} ${round}`,
    details: { who: name },
    seconds: Number(seconds),
    waitSeconds: 120,
  });
  if (!lease) throw new Error(`${name} waited in vain for ${heldBy?.holder}`);
  const takenOver = lease.previous?.takenOver ?? false;
  say({ held: performance.timeOrigin + performance.now(), takenOver });
  // What a holder left that was killed.
  if (takenOver) rmSync(section, { force: true });
  try {
    closeSync(openSync(section, 'wx'));
  } catch {
    // Stood still for too long, and knows it: then the other one has it by right.
    if (lease.isHeld()) say({ met: name });
  }
  await setTimeout(Math.random() * 60);
  if (lease.isHeld()) rmSync(section, { force: true });
  const ending = await lease.end({ release: `${name} ${round}` });
  if (!ending.written) say({ lost: ending.because });
}
process.stdout.write('', () => process.exit());
