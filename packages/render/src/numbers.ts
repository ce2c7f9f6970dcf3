/**
 * Seconds for people: `420 ms`, `4.2 s`, `42 s`, `2m 14s`, `1h 02m`. Whole seconds stay whole (`4 s`): they
 * may come from a clock that knows no tenths. Negative values keep their sign (`−`).
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 0) return `−${formatDuration(-seconds)}`;
  if (seconds < 10 && Number.isInteger(seconds)) return `${seconds} s`;
  if (seconds < 0.0005) return `< 1 ms`;
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/**
 * Bytes for people, in powers of two: `512 B`, `1.4 MiB`, `230 MiB`. GitHub's pages and `@actions/cache` count so too
 * (they write MB for it), so a size in a log is the one that a reader finds there; `MiB` says which unit it is.
 */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return '–';
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}

/** A ratio as a percentage: 0.082 is `8 %`; one digit after the point below ten per cent, where it says something. */
export function formatPercent(ratio: number): string {
  if (!Number.isFinite(ratio)) return '–';
  const percent = Math.abs(ratio * 100);
  const digits = percent > 0 && percent < 9.95 && !Number.isInteger(percent) ? 1 : 0;
  const text = percent.toFixed(digits).replace(/\.0$/, '');
  return `${ratio < 0 && text !== '0' ? '−' : ''}${text} %`;
}

/** A relative change with its sign: `+12 %`, `−3.4 %`, `±0 %`. */
export function formatChange(ratio: number): string {
  if (!Number.isFinite(ratio)) return '–';
  const text = formatPercent(Math.abs(ratio));
  if (/^0\D/.test(text)) return `±${text}`;
  return `${ratio > 0 ? '+' : '−'}${text}`;
}

/** A whole number in groups of three: `12,345`. */
export const formatCount = (count: number): string =>
  String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ',');

/** A count and its noun: `1 file`, `14 files`. */
export const plural = (count: number, noun: string, many = `${noun}s`): string =>
  `${formatCount(count)} ${count === 1 ? noun : many}`;

const pad = (value: number): string => String(value).padStart(2, '0');
