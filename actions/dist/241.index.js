export const id = 241;

export const ids = [ 241 ];

export const modules = {
40241: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
MAX_REGISTER_BYTES: () => _tier_register_js__WEBPACK_IMPORTED_MODULE_15__.r,
MAX_VALUE_BYTES: () => _tier_tier_js__WEBPACK_IMPORTED_MODULE_16__.P,
StoreError: () => _tier_errors_js__WEBPACK_IMPORTED_MODULE_13__.AD,
createAzureTier: () => _azure_azure_js__WEBPACK_IMPORTED_MODULE_0__.createAzureTier,
createDiskTier: () => _disk_disk_js__WEBPACK_IMPORTED_MODULE_1__.createDiskTier,
createGcsTier: () => _s3_s3_js__WEBPACK_IMPORTED_MODULE_10__.createGcsTier,
createGithubTier: () => _github_github_js__WEBPACK_IMPORTED_MODULE_2__.createGithubTier,
createMemoryRegister: () => _memory_register_js__WEBPACK_IMPORTED_MODULE_5__.l,
createMemoryTier: () => _memory_js__WEBPACK_IMPORTED_MODULE_4__.createMemoryTier,
createRedisTier: () => _redis_redis_js__WEBPACK_IMPORTED_MODULE_8__.createRedisTier,
createS3Tier: () => _s3_s3_js__WEBPACK_IMPORTED_MODULE_10__.createS3Tier,
createStack: () => _stack_stack_js__WEBPACK_IMPORTED_MODULE_11__.x,
describeStoreError: () => _tier_errors_js__WEBPACK_IMPORTED_MODULE_13__.zL,
mapAtMost: () => _tier_map_at_most_js__WEBPACK_IMPORTED_MODULE_14__.X,
openRedisCommands: () => _redis_redis_commands_js__WEBPACK_IMPORTED_MODULE_9__.o,
openRegister: () => _open_register_js__WEBPACK_IMPORTED_MODULE_7__.W,
openStore: () => _open_js__WEBPACK_IMPORTED_MODULE_6__.Ch,
retryable: () => _tier_errors_js__WEBPACK_IMPORTED_MODULE_13__.PB,
serveGithubCache: () => _github_github_client_js__WEBPACK_IMPORTED_MODULE_3__.X,
storeFolders: () => _open_js__WEBPACK_IMPORTED_MODULE_6__.RN,
within: () => _tier_clock_js__WEBPACK_IMPORTED_MODULE_12__.ux
});
var _azure_azure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3107);
var _disk_disk_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79873);
var _github_github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65763);
var _github_github_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95632);
var _memory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(29566);
var _memory_register_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(47938);
var _open_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(66826);
var _open_register_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31063);
var _redis_redis_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(84011);
var _redis_redis_commands_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6781);
var _s3_s3_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(42446);
var _stack_stack_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(94793);
var _tier_clock_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(74424);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(3579);
var _tier_map_at_most_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6594);
var _tier_register_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(77893);
var _tier_tier_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(25916);
},
47938: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l: () => createMemoryRegister
});
var _tier_put_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96209);
var _tier_register_value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25949);
function createMemoryRegister() {
const held = new Map;
const locate = key => `${JSON.stringify(key)} in the memory of this process`;
return {
async read(key) {
const value = held.get(key);
return value && {
bytes: (0, _tier_register_value_js__WEBPACK_IMPORTED_MODULE_0__.kI)(value.file, key, locate(key)),
version: value.version
};
},
async replace(key, bytes, expected) {
const file = (0, _tier_register_value_js__WEBPACK_IMPORTED_MODULE_0__.q9)(key, bytes);
if (held.get(key)?.version !== expected) return;
const version = (0, _tier_put_id_js__WEBPACK_IMPORTED_MODULE_1__.R)();
held.set(key, {
file: file,
version: version
});
return version;
},
locate: locate
};
}
},
29566: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createMemoryTier: () => createMemoryTier
});
var _memory_register_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47938);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3579);
var _tier_value_info_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46668);
function createMemoryTier(options = {}) {
const {maxBytes: maxBytes = 268435456, maxEntries: maxEntries = 1e4, now: now = Date.now} = options;
const held = new Map;
let bytesHeld = 0;
let evictions = 0;
let closed = false;
const remove = key => {
const value = held.get(key);
if (!value) return false;
bytesHeld -= value.bytes.byteLength;
return held.delete(key);
};
const live = key => {
if (closed) throw (0, _tier_errors_js__WEBPACK_IMPORTED_MODULE_0__.mB)();
const value = held.get(key);
if (!value) return;
if (!(0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_1__.DG)(value, now())) {
remove(key);
return;
}
return value;
};
const use = key => {
const value = live(key);
if (!value) return;
held.delete(key);
held.set(key, value);
value.usedAt = now();
return value;
};
return {
name: "memory",
register: (0, _memory_register_js__WEBPACK_IMPORTED_MODULE_2__.l)(),
async get(key) {
const value = use(key);
return value && (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_1__.BA)(copy(value.bytes), value);
},
async getRange(key, offset, length) {
const value = use(key);
return value && copy(value.bytes.subarray(offset, offset + length));
},
async head(key) {
const value = use(key);
return value && (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_1__.q0)(key, value, value.usedAt);
},
async put(key, bytes, options = {}) {
if (options.ifAbsent && live(key)) return "exists";
if (bytes.byteLength > maxBytes || maxEntries < 1) {
remove(key);
return "refused";
}
remove(key);
held.set(key, {
bytes: copy(bytes),
size: bytes.byteLength,
metadata: {
...options.metadata
},
createdAt: options.createdAt ?? now(),
...options.expiresAt === void 0 ? {} : {
expiresAt: options.expiresAt
},
usedAt: now()
});
bytesHeld += bytes.byteLength;
for (const oldest of held.keys()) {
if (bytesHeld <= maxBytes && held.size <= maxEntries) break;
remove(oldest);
evictions += 1;
}
return "stored";
},
async* list(prefix, {expired: expired = false} = {}) {
for (const key of [ ...held.keys() ]) {
if (!key.startsWith(prefix)) continue;
const value = expired ? held.get(key) : live(key);
if (value) yield (0, _tier_value_info_js__WEBPACK_IMPORTED_MODULE_1__.q0)(key, value, value.usedAt);
}
},
async delete(key) {
const existed = live(key) !== void 0;
remove(key);
return existed;
},
async close() {
closed = true;
held.clear();
bytesHeld = 0;
},
counters: () => ({
evictions: evictions,
corrupt: 0
})
};
}
const copy = bytes => new Uint8Array(bytes);
},
31063: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
W: () => openRegister
});
var _open_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66826);
var _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20931);
var _stack_write_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37661);
var _tier_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74424);
var _tier_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3579);
var _tier_write_rights_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(62717);
async function openRegister(spec, options) {
let widest;
for (const one of (await (0, _open_js__WEBPACK_IMPORTED_MODULE_0__.jM)(spec, options.variables)).reverse()) {
const tier = await (0, _open_js__WEBPACK_IMPORTED_MODULE_0__.B6)(one, options);
const {register: register} = tier;
if (register && (!widest || reach(tier) > reach(widest))) {
await (widest?.close());
widest = {
...tier,
register: register
};
} else await tier.close();
}
return widest && bounded(widest, options.mayWrite);
}
const reach = ({name: name, shared: shared}) => shared ? 2 : name === "memory" ? 0 : 1;
function bounded(tier, mayWrite) {
const {register: register, limits: limits, name: name} = tier;
const inTime = work => {
if (!limits) return work;
const deadline = (0, _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__.G0)(limits, 0);
return (0, _tier_clock_js__WEBPACK_IMPORTED_MODULE_2__.ux)(_tier_clock_js__WEBPACK_IMPORTED_MODULE_2__.ml, deadline, work, () => {
throw new _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__.m4(name, deadline);
}).catch(error => {
throw error instanceof _tier_errors_js__WEBPACK_IMPORTED_MODULE_3__.AD && (0, _stack_guarded_tier_js__WEBPACK_IMPORTED_MODULE_1__.A7)(error) ? (0, 
_tier_errors_js__WEBPACK_IMPORTED_MODULE_3__.PB)(error) : error;
});
};
return {
tier: name,
shared: tier.shared ?? false,
read: key => inTime(register.read(key)),
async replace(key, bytes, expected) {
const reason = (0, _tier_write_rights_js__WEBPACK_IMPORTED_MODULE_4__.x)(mayWrite);
if (reason !== void 0) throw untrusted(reason);
if (mayWrite.prefixes && !mayWrite.prefixes.some(prefix => key.startsWith(prefix))) throw (0, 
_stack_write_js__WEBPACK_IMPORTED_MODULE_5__.v)(key);
return inTime(register.replace(key, bytes, expected));
},
locate: register.locate,
close: () => tier.close()
};
}
const untrusted = reason => new _tier_errors_js__WEBPACK_IMPORTED_MODULE_3__.AD("PACELINE_STORE_READ_ONLY", `This run may not write to the store: ${reason}.`, "Let an event start it that only those can cause who may write to the repository.");
},
6781: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
o: () => openRedisCommands
});
var _redis_connection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46136);
function openRedisCommands(url, variables) {
const connection = (0, _redis_connection_js__WEBPACK_IMPORTED_MODULE_0__.a)({
url: url,
variables: variables
});
return {
send(commands, {together: together = false, expected: expected = []} = {}) {
const bytes = commands.reduce((sum, parts) => sum + parts.join(" ").length, 0);
const isExpected = error => expected.some(start => error.message.startsWith(start));
return connection.use(async client => {
const [only] = commands;
if (only !== void 0 && commands.length === 1 && !together) {
const [name, ...args] = only;
const answer = client.call(name, args).catch(error => {
if (!isExpected(error)) throw error;
return;
});
return [ await answer ];
}
const pipeline = together ? client.multi() : client.pipeline();
for (const [name, ...args] of commands) pipeline.call(name, ...args);
const answers = await pipeline.exec().catch(refused) ?? [];
return answers.map(([error, answer]) => {
if (error && !isExpected(error)) throw error;
return error ? void 0 : answer;
});
}, bytes);
},
close: () => connection.close()
};
}
function refused(error) {
const [first] = error.previousErrors ?? [];
throw first ?? error;
}
}
};
