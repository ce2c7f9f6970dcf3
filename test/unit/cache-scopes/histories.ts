import fc from 'fast-check';
import { type Attack, attack } from './attacker.ts';
import { FILES, type Layout, RUNS, type Run, type Tree, World } from './world.ts';

/** A job as most are: it restores, builds what it did not get or something new, and saves. */
interface Job {
  readonly run: Run;
  readonly kept: boolean;
  /** On a machine that is kept: whether the workspace is as the job before left it. */
  readonly clear: boolean;
  readonly restore: { readonly key: string; readonly restoreKeys: readonly string[] } | undefined;
  readonly build: Tree | undefined;
  readonly settle: boolean;
  readonly save: { readonly key: string; readonly replace: boolean } | undefined;
}

type Event =
  | { readonly do: 'job'; readonly job: Job }
  | { readonly do: 'admin'; readonly command: 'optimize' | 'verify' }
  | { readonly do: 'attack'; readonly attack: Attack & { readonly where: 'bucket' | 'github' } };

/** What happened to a repository's caches: jobs one after another, and what a stranger did between them. */
export interface History {
  readonly layout: Layout;
  /** Whether trusted runs sign, with a secret that others do not get. */
  readonly keyed: boolean;
  readonly events: readonly Event[];
}

const key = fc.constantFrom('k', 'k-1');
/** Few, so that the same content comes again under other keys and scopes. */
const content = fc.constantFrom('one', 'two', 'EVIL', 'x'.repeat(5000));
const tree = fc.array(content, { minLength: FILES.length, maxLength: FILES.length });
const [main, , , stranger] = RUNS;

const job: fc.Arbitrary<Job> = fc.record({
  run: fc.oneof(fc.constant(main!), fc.constant(stranger!), fc.constantFrom(...RUNS)),
  kept: fc.nat(3).map((dice) => dice > 0),
  clear: fc.boolean(),
  restore: fc.option(fc.record({ key, restoreKeys: fc.constantFrom([], ['k']) }), {
    nil: undefined,
    freq: 6,
  }),
  build: fc.option(tree, { nil: undefined, freq: 2 }),
  settle: fc.nat(9).map((dice) => dice === 0),
  save: fc.option(fc.record({ key, replace: fc.boolean() }), { nil: undefined, freq: 4 }),
});

const entry = fc.record({
  do: fc.constant('entry' as const),
  key,
  as: fc.constantFrom('refs/pull/7/merge', 'refs/heads/main', 'refs/heads/main', 'refs/heads/release'),
  tree,
  lies: fc.array(content, { maxLength: FILES.length }),
});
const replaced = fc.record({
  do: fc.constant('content' as const),
  at: fc.nat(20),
  with: fc.constantFrom('rubbish' as const, 'another' as const, 'nothing' as const, 'cut off' as const),
});
const attackOn: fc.Arbitrary<Attack> = fc.oneof(
  { weight: 2, arbitrary: entry },
  { weight: 1, arbitrary: replaced },
);

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: job.map((job): Event => ({ do: 'job', job })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(attackOn, fc.constantFrom('bucket' as const, 'github' as const))
      .map(([one, where]): Event => ({ do: 'attack', attack: { ...one, where } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('optimize' as const, 'verify' as const)
      .map((command): Event => ({ do: 'admin', command })),
  },
);

export const history: fc.Arbitrary<History> = fc.record({
  layout: fc.constantFrom<Layout>(
    'disk',
    'disk github',
    'disk github',
    'disk bucket',
    'github bucket',
    'memory disk bucket bucket',
  ),
  keyed: fc.nat(4).map((dice) => dice === 0),
  events: fc.array(event, { minLength: 4, maxLength: 14, size: 'max' }),
});

/**
 * Lets a history happen.
 * @returns how often something was restored, missed and saved
 * @throws Error when a run got what no run of a scope that it reads saved
 */
export async function happen({ layout, keyed, events }: History): Promise<World['counts']> {
  using world = new World(layout);
  for (const one of events) {
    if (one.do === 'attack') await attack(world, one.attack);
    else if (one.do === 'admin') await world.job(main!, { kept: true, keyed }).administer(one.command);
    else await runJob(world, one.job, keyed);
  }
  return world.counts;
}

async function runJob(world: World, { run, kept, clear, restore, build, settle, save }: Job, keyed: boolean) {
  const job = world.job(run, { kept, keyed });
  if (clear) job.clear();
  if (restore) await job.restore(restore.key, restore.restoreKeys);
  if (build) job.write(build);
  if (settle) await job.settle();
  if (save) await job.save(save.key, save.replace);
}
