/** Starts the action from its TypeScript source, with what its action.yml says, as the built stub does. */
import { readFileSync } from 'node:fs';
import { run } from '@paceline/core';
import { parse } from 'yaml';
import action from '../../../actions/perf-report/src/index.ts';

const manifest = parse(
  readFileSync(new URL('../../../actions/perf-report/action.yml', import.meta.url), 'utf8'),
) as { inputs: Record<string, { default?: string }>; outputs: Record<string, unknown> };

await run(action, { inputs: manifest.inputs, outputs: Object.keys(manifest.outputs) });
