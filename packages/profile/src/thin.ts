/**
 * Averages a series down to at most `most` values, each the mean of neighbours; groups differ by at most one
 * value in size, so one interval (the whole time by the number of values) fits all. Short peaks become flatter.
 */
export function thin(values: readonly number[], most: number): number[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, group) => {
    const from = Math.floor((group * values.length) / most);
    const to = Math.floor(((group + 1) * values.length) / most);
    let sum = 0;
    for (let index = from; index < to; index++) sum += values[index]!;
    return sum / (to - from);
  });
}
