import { parsePaths } from '@paceline/snapshot';
import { createStack, type ListingTier } from '@paceline/store';
import { entryFolder, entryName, packFolder } from '../../../actions/cache/src/entries/entries.ts';
import { sha256Hex } from '../../../packages/snapshot/src/format/envelope.ts';
import { assemble, type EntrySpec, storeEntry } from '../snapshot/entries.ts';
import { FILES, LINE, REPOSITORY, type Tree, type World } from './world.ts';

/** The scope below which a stranger may write any object; content may be written by all. */
export const STRANGER = 'refs/pull/7/merge';

export type Attack =
  /** An entry of the stranger's own tree, under a key of a scope; some of its chunks said to be others. */
  | {
      readonly do: 'entry';
      readonly key: string;
      readonly as: string;
      readonly tree: Tree;
      readonly lies: readonly string[];
    }
  /** Of the content in a bucket one object becomes another one, or rubbish. */
  | {
      readonly do: 'content';
      readonly at: number;
      readonly with: 'rubbish' | 'another' | 'nothing' | 'cut off';
    };

/**
 * What who holds the credentials of a pull request can do: to a bucket, what the README's policy allows; to GitHub's
 * cache, anything under its own ref, whatever the key says.
 */
export async function attack(
  world: World,
  { where, ...one }: Attack & { readonly where: 'bucket' | 'github' },
) {
  const tier = where === 'bucket' ? world.bucket[0] : world.githubOf(STRANGER);
  if (one.do === 'content') return replaceContent(tier as ListingTier, one);
  // A bucket's policy lets it write below its own ref only.
  const scope = where === 'bucket' ? STRANGER : one.as;
  const paths = parsePaths([LINE], { workspace: '/nowhere', home: '/nowhere' });
  const key = entryFolder(REPOSITORY, scope, paths.version) + entryName(scope, one.key, {});
  const files = FILES.map(
    (path, index): EntrySpec => ({ type: 'file', path, content: Buffer.from(one.tree[index]!) }),
  );
  const made = await assemble(key, [LINE], [{ type: 'directory', path: '' }, ...files]);
  for (const [index, lie] of one.lies.entries()) {
    const chunk = made.manifest.chunks[index] as { sha256: string } | undefined;
    if (chunk) chunk.sha256 = sha256Hex(Buffer.from(lie));
  }
  // Not through a store of a run: it keeps to no rule but those of the tier.
  await storeEntry(createStack([{ ...tier, close: async () => undefined }]), packFolder(REPOSITORY), made);
  world.publish(STRANGER, one.tree);
  // A file that is there and has the digest which the entry tells is right: by its digests it is another tree.
  const contents = [...new Set(one.tree)];
  world.publish(
    STRANGER,
    one.tree.map((content) => one.lies[contents.indexOf(content)] ?? content),
  );
}

async function replaceContent(
  tier: ListingTier,
  { at, with: what }: Attack & { do: 'content' },
): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of tier.list(packFolder(REPOSITORY))) keys.push(key);
  if (keys.length === 0) return;
  keys.sort();
  const [key, other] = [keys[at % keys.length]!, keys[(at + 1) % keys.length]!];
  const bytes = (await tier.get(key))?.bytes ?? new Uint8Array();
  if (what === 'nothing') await tier.delete(key);
  else if (what === 'rubbish') await tier.put(key, Buffer.from('rubbish'));
  else if (what === 'cut off') await tier.put(key, bytes.subarray(0, bytes.byteLength >> 1));
  else await tier.put(key, (await tier.get(other))?.bytes ?? new Uint8Array());
}
