/** A process of writers over the disk tier: `writer.ts FOLDER NAME WRITERS RECORDS`; every fourth also compacts. */
import { openHistory } from '@paceline/history';
import { openStore } from '@paceline/store';
import { MAIN_ACCESS, NOW, record } from './records.ts';

const [folder = '', name = '', writers = '1', records = '1'] = process.argv.slice(2);

await Promise.all(
  Array.from({ length: Number(writers) }, async (_, writer) => {
    const store = await openStore([`disk:${folder}`], {
      home: folder,
      variables: {},
      mayWrite: { allowed: true },
      onWarning: (message) => console.error(message),
    });
    const history = openHistory(store, MAIN_ACCESS, {
      maxRecords: 10_000,
      now: () => NOW,
      onWarning: (message) => console.error(message),
    });
    for (let index = 0; index < Number(records); index++) {
      await history.append(record(`${name}-${writer}-${index}`, index));
      process.stdout.write('.');
      if (writer % 4 === 0) await history.compact({ minObjects: 4 });
    }
    await store.close();
  }),
);
