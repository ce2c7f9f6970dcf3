// What actions/cache does with GitHub's client, bundled as it is there: `save PATH KEY`, or `restore PATH KEY
// [RESTORE-KEY…]`, for which it is an error to find nothing.
import { restoreCache, saveCache } from '@actions/cache';
import { info, setOutput } from '@actions/core';

const [, , verb, path, key, ...restoreKeys] = process.argv;
if (verb === 'save') {
  const id = await saveCache([path], key);
  if (id === -1) throw new Error('nothing was saved');
  info(`Cache saved with key: ${key}`);
} else {
  const found = await restoreCache([path], key, restoreKeys, { lookupOnly: false });
  if (!found) throw new Error('nothing was found');
  setOutput('cache-hit', String(found === key));
  info(`Cache restored from key: ${found}`);
}
// As actions/cache does, so as not to wait for connections that are kept alive.
process.exit(0);
