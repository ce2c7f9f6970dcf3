/**
 * A few facts for people, such as who, since when and where to look. Of another run's it is text of others: its size
 * and shape are verified, what it says is not.
 */
export type Details = Readonly<Record<string, string | number | boolean>>;

/** With these a record is below the size of a register, whatever the text is escaped to. */
const MAX_FIELDS = 12;
export const MAX_TEXT = 400;
/** None that means something to JavaScript. */
const NAME = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;

/** Too long a text is cut; a name or value that cannot be kept is left out, since nothing may fail for its words. */
export function fitting(details: Details): Details {
  const fields = Object.entries(details)
    .filter(([name, value]) => NAME.test(name) && isValue(value))
    .map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, MAX_TEXT) : value] as const);
  return Object.fromEntries(fields.slice(0, MAX_FIELDS));
}

export function isDetails(value: unknown): value is Details {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = Object.entries(value);
  return (
    fields.length <= MAX_FIELDS &&
    fields.every(
      ([name, field]) =>
        NAME.test(name) && isValue(field) && (typeof field !== 'string' || field.length <= MAX_TEXT),
    )
  );
}

const isValue = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
