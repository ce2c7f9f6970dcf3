const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * A line of bars, oldest first, from the smallest to the largest value; equal values are drawn level.
 * Values that are no finite number are gaps.
 */
export function sparkline(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return '';
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  return values
    .map((value) => {
      if (!Number.isFinite(value)) return ' ';
      const share = high > low ? value / (high - low) - low / (high - low) : 0.4;
      return BARS[Math.min(BARS.length - 1, Math.max(0, Math.round(share * (BARS.length - 1))))]!;
    })
    .join('');
}
