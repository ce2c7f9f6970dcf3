import { readFileSync } from 'node:fs';
import { run } from '@paceline/core';
import { parse } from 'yaml';
import action from '../../../actions/cache/src/index.ts';

// What the built stub does, on the sources: the action with the metadata of its action.yml.
const metadata = parse(readFileSync(new URL('../../../actions/cache/action.yml', import.meta.url), 'utf8'));
await run(action, { inputs: metadata.inputs, outputs: Object.keys(metadata.outputs) });
