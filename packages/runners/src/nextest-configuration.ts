import { asObject, type Json } from './json.ts';

/**
 * A configuration of nextest that is the project's own but for where the JUnit report of a profile goes; undefined
 * where the own one cannot be read.
 */
export async function nextestConfiguration(
  text: string,
  profile: string,
  report: string,
): Promise<string | undefined> {
  // Loaded only here: no other program needs it to run.
  const { parse, stringify } = await import('smol-toml');
  try {
    const own = parse(text) as Json;
    const profiles = asObject(own['profile']) ?? {};
    const chosen = asObject(profiles[profile]) ?? {};
    const junit = { ...asObject(chosen['junit']), path: report };
    return stringify({ ...own, profile: { ...profiles, [profile]: { ...chosen, junit } } });
  } catch {
    return undefined;
  }
}
