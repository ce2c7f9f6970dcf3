import { collect, cut, type Distribution, withRange } from './s3-read.ts';

const FAILURES = 3;
const PAUSE_MS = 60_000;

/** After three failures in a row it is left out for a minute: each may have cost a timeout. */
export function createDistribution(url: string, idleTimeoutMs: number): Distribution {
  const base = url.replace(/\/+$/, '');
  let failures = 0;
  let pausedUntil = 0;
  return {
    async fetch(objectKey, range) {
      if (performance.now() < pausedUntil) return undefined;
      const abort = new AbortController();
      let timer = setTimeout(() => abort.abort(), idleTimeoutMs);
      try {
        const answer = await fetch(`${base}/${objectKey.split('/').map(encodeURIComponent).join('/')}`, {
          headers: {
            'accept-encoding': 'identity',
            ...(range ? { range: `bytes=${range.first}-${range.last}` } : {}),
          },
          signal: abort.signal,
        });
        if (answer.status !== 200 && answer.status !== 206) {
          await answer.body?.cancel();
          if (answer.status >= 500) throw new Error('failed');
          failures = 0;
          return undefined;
        }
        const announced = answer.headers.get('content-length');
        const body = (async function* () {
          for await (const part of answer.body ?? []) {
            clearTimeout(timer);
            timer = setTimeout(() => abort.abort(), idleTimeoutMs);
            yield part;
          }
        })();
        const bytes = await collect(body, announced === null ? undefined : Number(announced));
        const fetched = withRange(
          bytes,
          answer.status === 206 ? answer.headers.get('content-range') : undefined,
        );
        if (range) cut(fetched, range.first, range.last - range.first + 1);
        failures = 0;
        return fetched;
      } catch {
        failures += 1;
        if (failures >= FAILURES) {
          failures = 0;
          pausedUntil = performance.now() + PAUSE_MS;
        }
        return undefined;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
