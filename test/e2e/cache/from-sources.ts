import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@paceline/core';
import { parse } from 'yaml';
import { actions } from '../../../actions/entry.ts';
import { metadataOf, readActions, root } from '../../../scripts/actions.ts';

// `from-sources.ts NAME [post]`: what the built stub does, on the sources.
const [name, phase] = process.argv.slice(2);
const { folder } = readActions().find((action) => action.name === name)!;
const definition = parse(readFileSync(join(root, folder, 'action.yml'), 'utf8'));
const { default: action } = await actions[name!]!();
await run(action, metadataOf({ name: name!, folder, definition }), phase === 'post' ? 'post' : undefined);
