export const id = 9374;

export const ids = [ 9374 ];

export const modules = {
9374: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
JZ: () => median,
YV: () => quantile,
i2: () => mean
});
function mean(values) {
needValues(values);
return values.reduce((sum, value) => sum + value / values.length, 0);
}
const median = values => quantile(values, .5);
function quantile(values, q) {
needValues(values);
if (!(q >= 0 && q <= 1)) throw new RangeError(`A quantile lies between 0 and 1, not at ${q}.`);
const sorted = [ ...values ].sort((a, b) => a - b);
const h = (sorted.length - 1) * q;
const low = sorted[Math.floor(h)];
const high = sorted[Math.ceil(h)];
const part = h - Math.floor(h);
return Math.min(high, Math.max(low, low * (1 - part) + high * part));
}
function needValues(values) {
if (values.length === 0) throw new RangeError("An estimate needs at least one value.");
}
}
};
