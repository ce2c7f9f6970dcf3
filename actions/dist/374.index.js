export const id = 374;
export const ids = [374];
export const modules = {

/***/ 9374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JZ: () => (/* binding */ median),
/* harmony export */   i2: () => (/* binding */ mean)
/* harmony export */ });
/* unused harmony export quantile */
/**
 * Arithmetic mean, Σx ÷ n.
 * @throws RangeError when there is no value
 */
function mean(values) {
    needValues(values);
    // Scaled before summing, so that values near the largest number do not overflow to Infinity.
    return values.reduce((sum, value) => sum + value / values.length, 0);
}
/**
 * Median: the middle value, or the mean of the two middle ones; `quantile(values, 0.5)`.
 * @throws RangeError when there is no value
 */
const median = (values) => quantile(values, 0.5);
/**
 * Quantile with linear interpolation at h = (n − 1)·q; the default of R and NumPy.
 * Source: Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996), type 7.
 * @param q 0–1
 * @throws RangeError when there is no value or q is outside 0–1
 */
function quantile(values, q) {
    needValues(values);
    if (!(q >= 0 && q <= 1))
        throw new RangeError(`A quantile lies between 0 and 1, not at ${q}.`);
    const sorted = [...values].sort((a, b) => a - b);
    const h = (sorted.length - 1) * q;
    const low = sorted[Math.floor(h)];
    const high = sorted[Math.ceil(h)];
    const part = h - Math.floor(h);
    // Clamped: rounding may carry an interpolated value of two equal neighbours past both.
    return Math.min(high, Math.max(low, low * (1 - part) + high * part));
}
function needValues(values) {
    if (values.length === 0)
        throw new RangeError('An estimate needs at least one value.');
}


/***/ })

};
