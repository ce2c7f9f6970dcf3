/**
 * `npm run soak -- NAME [--seconds N | --count N] [--store NAME]`: lets one thing run long and wide, and fails
 * when a promise does not hold. What took minutes here would be too long for the tests.
 */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

export interface SoakOptions {
  /** How long, where the soak is measured in time. */
  readonly seconds: number | undefined;
  /** How many, where it is measured in pieces. */
  readonly count: number | undefined;
  /** On which stores, where the soak knows several; all of them when undefined. */
  readonly stores: readonly string[] | undefined;
}

/** Throws when a promise does not hold; the lines say what was done. */
export type Soak = (options: SoakOptions) => Promise<string[]>;

const positive = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`"${text}" is not a whole number of at least 1.`);
  return Number(text);
};

async function main(): Promise<void> {
  const names = globSync('*.soak.ts', { cwd: import.meta.dirname }).map((file) => basename(file, '.soak.ts'));
  const usage = `usage: npm run soak -- NAME [--seconds N | --count N] [--store NAME], NAME one of: ${names.join(', ')}`;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        count: { type: 'string' },
        store: { type: 'string', multiple: true },
      },
    });
    const [name] = positionals;
    if (!name || !names.includes(name)) throw new Error('Name one soak.');
    const options = {
      seconds: positive(values.seconds),
      count: positive(values.count),
      stores: values.store,
    };
    const { default: soak } = (await import(join(import.meta.dirname, `${name}.soak.ts`))) as {
      default: Soak;
    };
    for (const line of await run(soak, options)) console.log(line);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exitCode = 2;
  }
}

async function run(soak: Soak, options: SoakOptions): Promise<string[]> {
  try {
    return await soak(options);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

if (import.meta.main) await main();
