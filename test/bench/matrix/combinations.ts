import { keysOf } from '../../../actions/matrix/src/axes/by-values.ts';
import { combinations } from '../../../actions/matrix/src/axes/combinations.ts';
import { constrained } from '../../../actions/matrix/src/axes/constraints.ts';
import { pack } from '../../../actions/matrix/src/pack/pack.ts';

const values = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}-${at}`);
const boards = values(1000, 'board');

/** 100,000 combinations before exclude, as a project with a thousand boards would write them. */
const definition = {
  axes: {
    os: ['linux', 'windows', 'macos', 'bsd'],
    node: [18, 20, 22, 24, 26],
    mode: values(5, 'mode'),
    board: boards,
  },
  include: [
    { board: 'board-3', sdk: 5 },
    { os: 'windows', shell: 'bash' },
  ],
  exclude: [
    { os: 'bsd', node: 18 },
    { board: 'board-7', mode: 'mode-1' },
  ],
};
const CONSTRAINTS = ["matrix.os != 'windows' || matrix.node >= 22", "!endsWith(matrix.board, '-13')"];

/**
 * Expands, constrains and packs the combinations.
 * @param isTimed whether the seconds of each board are known
 * @returns milliseconds of processor time, and how many combinations and jobs there are
 */
export function packMany(isTimed: boolean): { milliseconds: number; rows: number; jobs: number } {
  const recorded = new Map(isTimed ? boards.map((board, at) => [board, 1 + ((at * 7919) % 600) / 10]) : []);
  const before = process.cpuUsage();
  const keys = keysOf(definition);
  const rows = constrained(combinations(definition), CONSTRAINTS, keys);
  const { legs } = pack(rows, {
    ...{ keys, recorded, pack: ['board'], kindOf: () => '' },
    ...{ shards: 'auto', maxJobs: 256, targetSeconds: 300 },
  });
  const { user, system } = process.cpuUsage(before);
  const packed = legs.reduce((sum, leg) => sum + leg.combinations.length, 0);
  if (packed !== rows.length) throw new Error(`${packed} of ${rows.length} combinations are in a job`);
  return { milliseconds: (user + system) / 1000, rows: rows.length, jobs: legs.length };
}
