import { type InputParser, InputProblem, yaml } from '@paceline/core';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Combination } from '../axes/combinations.ts';

/** A kind of runner that legs may run on. */
export interface RunnerClass {
  /** What `runs-on` takes. */
  readonly runsOn: string | string[];
  /** Combinations of axes that may run on it; without keys all of them. */
  readonly combination: Combination;
  readonly cores: number | undefined;
  readonly memoryBytes: number | undefined;
  /** Of a minute, in whatever currency all classes are given. */
  readonly price: number;
  /** How much faster than one of speed 1 it is. */
  readonly speed: number;
  /** It may be taken away at any time. */
  readonly spot: boolean;
  /** What `runs-on` takes when jobs run again. */
  readonly fallback: string | string[] | undefined;
}

const labels = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const runner = z.looseObject({
  'runs-on': labels,
  cores: z.number().positive().optional(),
  /** GiB, as runners are sold. */
  memory: z.number().positive().optional(),
  price: z.number().nonnegative().optional(),
  speed: z.number().positive().optional(),
  spot: z.boolean().optional(),
  fallback: labels.optional(),
});
const GIB = 2 ** 30;
const KEYS = 'runs-on, cores, memory, price, speed, spot, fallback';

/** A YAML list of runner classes. */
export function runnerMap(): InputParser<RunnerClass[]> {
  const allowed = `a list of mappings with runs-on and optionally ${KEYS.replace('runs-on, ', '')} and axes`;
  return yaml(
    allowed,
    (text) => parse(text),
    (value) => {
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) throw new InputProblem(allowed, 'start each entry with "- "');
      return value.map((entry: unknown): RunnerClass => {
        const read = runner.safeParse(entry);
        if (!read.success) {
          const [issue] = read.error.issues;
          const where = issue?.path.join('.') || 'the entry';
          throw new InputProblem(
            allowed,
            `${JSON.stringify(entry)?.slice(0, 100)}: ${where} ${issue?.message ?? 'is wrong'}`,
          );
        }
        const {
          'runs-on': runsOn,
          cores,
          memory,
          price = 0,
          speed = 1,
          spot = false,
          fallback,
          ...axes
        } = read.data;
        if (spot && fallback === undefined) {
          throw new InputProblem(
            allowed,
            `${labelsText(runsOn)} is spot and has no fallback, so a re-run could be lost again`,
          );
        }
        return {
          ...{ runsOn, cores, price, speed, spot, fallback },
          combination: axes as Combination,
          memoryBytes: memory === undefined ? undefined : memory * GIB,
        };
      });
    },
  );
}

/** Labels as people read them. */
export const labelsText = (runsOn: string | readonly string[]): string =>
  typeof runsOn === 'string' ? runsOn : runsOn.join(', ');
