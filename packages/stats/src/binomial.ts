/**
 * Highest share of hits that `hits` of `trials` still allow: the upper end of Clopper and Pearson's interval, taken on
 * this side only ("The use of confidence or fiducial limits", Biometrika 26, 1934). Without a hit it is
 * 1 − (1 − confidence)^(1/trials), so about 3/trials at 95 %.
 * @param hits whole, 0 … `trials`
 * @returns 0 … 1; 1 when nothing was tried
 */
export function upperShare(hits: number, trials: number, confidence = 0.95): number {
  if (hits >= trials) return 1;
  const limit = Math.log(1 - confidence);
  let [low, high] = [hits / trials, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (logAtMost(hits, trials, middle) > limit) low = middle;
    else high = middle;
  }
  return high;
}

/** Logarithm of the probability of at most `hits` in `trials`, each with the probability `share`. */
function logAtMost(hits: number, trials: number, share: number): number {
  let term = trials * Math.log1p(-share);
  let sum = term;
  for (let k = 1; k <= hits; k++) {
    term += Math.log((trials - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    const [large, small] = sum > term ? [sum, term] : [term, sum];
    sum = large + Math.log1p(Math.exp(small - large));
  }
  return sum;
}
