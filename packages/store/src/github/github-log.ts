import { type ClientProblem, clean } from './github-transport.ts';

/**
 * Reads the client's log lines (@actions/cache 6.3, lib/cache.js): a failed restore is `Failed to restore: …`,
 * a failed reservation differs from a key that exists only by the debug line `Failed to reserve cache: …`,
 * and of attempts that are still repeated there is `Attempt 1 of 5 failed with error: …`.
 */
export function problemIn(lines: readonly string[]): ClientProblem | undefined {
  const texts = lines.map((line) => decode(line.replace(/^::\w[^:]*::/, '')));
  const denied = texts.find((text) => /cache (read|write) denied:/.test(text));
  if (denied) {
    const [, verb, reason = ''] = /cache (read|write) denied:\s*(.*)/.exec(denied)!;
    return { kind: verb === 'read' ? 'read-denied' : 'write-denied', reason: clean(reason) };
  }
  const after = (pattern: RegExp) => texts.map((text) => pattern.exec(text)?.[1]).find((text) => text);
  const reservation = after(/^Failed to reserve cache: (?:Error: )?(.*)/);
  if (reservation && /already exists|\(409\)|^Response was not ok/.test(reservation)) {
    return { kind: 'exists', reason: clean(reservation) };
  }
  if (reservation) return { kind: 'service', reason: clean(reservation) };
  const lookup = after(/^(?:Failed to restore|Failed to save): (Failed to \w+: .*)/);
  if (lookup) return { kind: 'service', reason: clean(lookup) };
  const transfer = after(/^(?:Failed to restore|Failed to save|uploadCacheArchiveSDK): (.*)/);
  if (transfer) return { kind: 'transfer', reason: clean(transfer) };
  const attempt = after(/^Attempt \d+ of \d+ failed with error: (.*?)\. Retrying/);
  return attempt ? { kind: 'service', reason: clean(attempt) } : undefined;
}

/** Workflow commands escape these three. */
const decode = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
