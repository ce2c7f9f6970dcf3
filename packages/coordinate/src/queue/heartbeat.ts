import type { Machine } from '../machine.ts';

/** What a leg has and did not finish, and the sign of life for it. */
interface HeldItems {
  readonly ids: ReadonlySet<string>;
  add(ids: readonly string[]): void;
  remove(ids: readonly string[]): void;
  stop(): void;
}

const BEATS_PER_LIFE = 5;

/**
 * Says five times in a time to live that the leg lives, without keeping the process alive. A beat that fails is no error:
 * the next one comes, and whoever was taken for dead finds that out by the results.
 * @param beat gives the ids that are still this leg's
 */
export function holdItems(
  lifeMilliseconds: number,
  beat: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  machine: Machine,
): HeldItems {
  const held = new Set<string>();
  let cancel = () => {};
  let stopped = false;

  function beatLater(): void {
    cancel = machine.after(
      lifeMilliseconds / BEATS_PER_LIFE,
      async () => {
        const asked = [...held];
        if (asked.length > 0) {
          const own = await beat(asked).catch(() => undefined);
          // What another leg took over is not to be taken back later.
          if (own) for (const id of asked) if (!own.has(id)) held.delete(id);
        }
        if (!stopped) beatLater();
      },
      { background: true },
    );
  }
  beatLater();

  return {
    ids: held,
    add(ids) {
      for (const id of ids) held.add(id);
    },
    remove(ids) {
      for (const id of ids) held.delete(id);
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
