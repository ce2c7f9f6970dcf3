type Column =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** Room for about as much as there was before, and some more: what is never filled takes no memory. */
export const roomLike = (length: number): number => Math.ceil(length * 1.125);

/** A column with room for so many numbers: the same one, or a copy that is at least twice as long. */
export function withRoom<T extends Column>(column: T, length: number): T {
  if (length <= column.length) return column;
  const Kind = column.constructor as new (length: number) => T;
  const larger = new Kind(Math.max(length, column.length * 2, 1024));
  larger.set(column);
  return larger;
}
