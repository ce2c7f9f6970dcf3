/**
 * A value's name in Redis: the prefix, then the key with every unit escaped that is not plain ASCII. Keys may
 * be any text, lone surrogates too, which UTF-8 would fold into one; unit by unit, a prefix of a key is a
 * prefix of its name. Braces are escaped since a cluster places a key by what stands between them.
 */
export const redisKey = (prefix: string, key: string): string => prefix + encode(key);

/** SCAN's pattern for all names that start so. The prefix is text, whatever characters of a pattern it has. */
export const scanPattern = (prefix: string, start: string): string =>
  `${redisKey(prefix, start).replace(/[\\*?[\]]/g, '\\$&')}*`;

const encode = (key: string): string =>
  key.replace(/[^\x21-\x7e]|[~{}]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
