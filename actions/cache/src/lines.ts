/** Numbers as they stand in the log: `1,234 files`, `45 MB`, `0.8 s`. */
export const files = (count: number): string => `${grouped(count)} ${count === 1 ? 'file' : 'files'}`;

/** Not by `Intl`, which takes 15 ms to load. */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

export const seconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;

/** Powers of ten, as disks and networks are measured. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
