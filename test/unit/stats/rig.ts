/** A reproducible source of chance: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Poisson by inversion for small means, by a rounded normal for large ones. */
export function poisson(mean: number, random: () => number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    product *= random();
    count += 1;
  }
  return count;
}

/** Errors among `requests`, each with probability `ratio`. */
export function binomial(requests: number, ratio: number, random: () => number): number {
  if (requests * ratio * (1 - ratio) > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.min(
      requests,
      Math.max(0, Math.round(requests * ratio + Math.sqrt(requests * ratio * (1 - ratio)) * normal)),
    );
  }
  if (ratio < 0.1) {
    // Geometric jumps from error to error: as many draws as errors.
    let errors = 0;
    let at = 0;
    const log = Math.log(1 - ratio);
    if (ratio <= 0) return 0;
    for (;;) {
      at += Math.floor(Math.log(1 - random()) / log) + 1;
      if (at > requests) return errors;
      errors += 1;
    }
  }
  let errors = 0;
  for (let index = 0; index < requests; index++) if (random() < ratio) errors += 1;
  return errors;
}
