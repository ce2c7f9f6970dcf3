/** Takes at most `count` at once; the others wait in line. */
export interface Gate {
  enter(): Promise<() => void>;
}

/** Creates a gate. */
export function createGate(count: number): Gate {
  let free = count;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return {
    async enter() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let left = false;
      return () => {
        if (!left) leave();
        left = true;
      };
    },
  };
}
