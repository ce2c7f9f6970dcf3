/** Linux takes 128 KiB per argument and about 2 MiB in all, Windows 32 767 characters in all. */
const BATCH_BYTES = process.platform === 'win32' ? 24_000 : 100_000;

/** Cuts a list of arguments so that no command line becomes longer than the system allows; keeps the order. */
export function batches(files: readonly string[], maxBytes: number = BATCH_BYTES): string[][] {
  const result: string[][] = [];
  let bytes = 0;
  for (const file of files) {
    const size = Buffer.byteLength(file) + 1;
    const last = result.at(-1);
    if (last && bytes + size <= maxBytes) {
      last.push(file);
      bytes += size;
    } else {
      result.push([file]);
      bytes = size;
    }
  }
  return result.length === 0 ? [[]] : result;
}
