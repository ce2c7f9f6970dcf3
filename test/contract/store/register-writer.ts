import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { createDiskRegister } from '../../../packages/store/src/disk/disk-register.ts';

/**
 * A process that changes registers of a shared folder: `node register-writer.ts FOLDER NAME ROUNDS`, which waits for
 * a word on stdin. It races for one register after the other, and counts up another one, without end where ROUNDS is 0;
 * it says each count that it made.
 */
const [folder = '', name = '', rounds = '0'] = process.argv.slice(2);
const register = createDiskRegister(folder);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const bytes = (text: string) => new TextEncoder().encode(text);

process.stdout.write('ready\n');
await once(process.stdin, 'data');
for (let round = 0; round < Number(rounds); round++) {
  const key = `race/${round}`;
  let version = await register.replace(key, bytes(name), undefined);
  if (version !== undefined) say({ won: `${key}/made` });
  // Who made it is one of those who see it now, and all of them replace the same one.
  while (version === undefined) version = (await register.read(key))?.version;
  if (await register.replace(key, bytes(`${name} again`), version)) say({ won: `${key}/${version}` });
}
for (let counted = 0; rounds === '0' || counted < Number(rounds); ) {
  const found = await register.read('counter');
  const next = found ? Number(new TextDecoder().decode(found.bytes)) + 1 : 1;
  if (!(await register.replace('counter', bytes(String(next)), found?.version))) {
    await setTimeout(Math.random() * 5);
    continue;
  }
  say({ counted: next });
  counted += 1;
}
process.stdout.write('', () => process.exit());
