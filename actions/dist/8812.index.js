export const id = 8812;

export const ids = [ 8812, 7138, 247 ];

export const modules = {
50247: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E2: () => decodeHeader,
Ij: () => createHeader,
JG: () => decodeFile,
YS: () => encodeHeader,
ay: () => readHeader,
gT: () => headerLength,
gZ: () => MAX_FILE_BYTES,
sg: () => FIRST_READ
});
var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57845);
var _facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27138);
var _tier_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36157);
const MAGIC = Buffer.from("PLV1");
const PREAMBLE = 40;
const MAX_HEADER = 1048576;
const MAX_FILE_BYTES = _tier_js__WEBPACK_IMPORTED_MODULE_2__.P + 2 * MAX_HEADER;
const FIRST_READ = 4096;
const sha256 = bytes => (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest();
const createHeader = (key, bytes, put, now) => ({
key: key,
...(0, _facts_js__WEBPACK_IMPORTED_MODULE_3__.xS)(bytes, put, now)
});
function encodeHeader(header) {
const json = Buffer.from(JSON.stringify(header));
if (json.byteLength > MAX_HEADER) throw new RangeError("Key and metadata are longer than 1 MiB.");
const preamble = Buffer.alloc(PREAMBLE);
MAGIC.copy(preamble);
preamble.writeUInt32LE(json.byteLength, 4);
sha256(json).copy(preamble, 8);
return Buffer.concat([ preamble, json ]);
}
function decodeFile(file, key, expected) {
const header = decodeHeader(file, file.byteLength);
if (!header || header.key !== key) return;
const bytes = file.subarray(file.byteLength - header.size);
return (expected ?? (0, _digest_js__WEBPACK_IMPORTED_MODULE_4__.fg)(bytes)) === header.sha256 ? {
header: header,
bytes: bytes
} : void 0;
}
function readHeader(fd, fileSize) {
const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
const length = jsonLength(first);
if (length === void 0) return;
const missing = PREAMBLE + length - first.byteLength;
if (missing <= 0) return decodeHeader(first, fileSize);
return decodeHeader(Buffer.concat([ first, read(fd, missing, first.byteLength) ]), fileSize);
}
function jsonLength(start) {
if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC)) return;
const length = start.readUInt32LE(4);
return length <= MAX_HEADER ? length : void 0;
}
function headerLength(start) {
const length = jsonLength(start);
return length === void 0 ? void 0 : PREAMBLE + length;
}
function decodeHeader(start, fileSize) {
const length = jsonLength(start);
if (length === void 0 || start.byteLength < PREAMBLE + length) return;
const json = start.subarray(PREAMBLE, PREAMBLE + length);
if (!sha256(json).equals(start.subarray(8, PREAMBLE))) return;
const header = JSON.parse(json.toString());
return fileSize === PREAMBLE + length + header.size ? header : void 0;
}
function read(fd, length, position) {
const buffer = Buffer.alloc(length);
let done = 0;
while (done < length) {
const count = (0, node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, buffer, done, length - done, position + done);
if (count === 0) break;
done += count;
}
return buffer.subarray(0, done);
}
},
28812: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createDiskTier: () => createDiskTier
});
var external_node_crypto_ = __webpack_require__(77598);
var external_node_fs_ = __webpack_require__(73024);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var digest = __webpack_require__(57845);
var errors = __webpack_require__(25702);
const REMEDIES = {
EACCES: [ "PACELINE_STORE_DENIED", "permission denied", "Let the user that runs the job own that folder." ],
EPERM: [ "PACELINE_STORE_DENIED", "permission denied", "Let the user that runs the job own that folder." ],
EROFS: [ "PACELINE_STORE_DENIED", "the file system is read-only", "Name a writable folder: disk:/path." ],
ENOTDIR: [ "PACELINE_STORE_DISK", "a file is in the way", "Name a folder: disk:/path." ],
ENOSPC: [ "PACELINE_STORE_FULL", "no space left on the disk", "Free space, or lower max-bytes of the tier." ],
EDQUOT: [ "PACELINE_STORE_FULL", "the user's disk quota is used up", "Free space, or lower max-bytes." ]
};
function explainDiskErrors(tier, root) {
const explain = error => {
if (error instanceof errors.AD || !(error instanceof Error)) return error;
const code = error.code ?? "";
const [stable, what, remedy] = REMEDIES[code] ?? [ "PACELINE_STORE_DISK", error.message, "Look at that folder, or name another: disk:/path." ];
return new errors.AD(stable, `The disk store ${root} cannot be used: ${what}.`, remedy, {
cause: error
});
};
const guard = verb => (...args) => verb(...args).catch(error => {
throw explain(error);
});
return {
...tier,
get: guard(tier.get),
getRange: guard(tier.getRange),
head: guard(tier.head),
put: guard(tier.put),
delete: guard(tier.delete),
async* list(prefix, options) {
try {
yield* tier.list(prefix, options);
} catch (error) {
throw explain(error);
}
}
};
}
var disk_file = __webpack_require__(50247);
var external_node_timers_promises_ = __webpack_require__(58500);
const SLACK = .05;
const STALE_MILLISECONDS = 36e5;
function createDiskUsage(folders, bounds, now) {
let counted;
let running;
let evictions = 0;
const within = () => counted !== void 0 && counted.bytes <= bounds.maxBytes && counted.entries <= bounds.maxEntries;
async function count() {
const found = [];
for (const folder of subfolders(folders.values).flatMap(path => subfolders(path))) {
found.push(...filesIn(folder));
await (0, external_node_timers_promises_.setImmediate)();
}
counted = {
bytes: found.reduce((sum, file) => sum + file.bytes, 0),
entries: found.length
};
if (!within()) evict(found, counted);
sweep(folders.temporary, now());
}
function evict(found, total) {
const bytes = bounds.maxBytes - Math.floor(bounds.maxBytes * SLACK);
const entries = bounds.maxEntries - Math.floor(bounds.maxEntries * SLACK);
found.sort((a, b) => a.usedAt - b.usedAt);
for (const file of found) {
if (total.bytes <= bytes && total.entries <= entries) return;
if (statFile(file.path)?.usedAt !== file.usedAt) continue;
if (!unlinkQuietly(file.path)) continue;
evictions += 1;
total.bytes -= file.bytes;
total.entries -= 1;
}
}
return {
async wrote(bytes) {
if (counted) {
counted = {
bytes: counted.bytes + bytes,
entries: counted.entries + 1
};
if (within()) return;
}
running ??= count().finally(() => {
running = void 0;
});
await running;
},
evictions: () => evictions
};
}
function sweep(folder, now) {
for (const file of filesIn(folder)) if (now - file.usedAt > STALE_MILLISECONDS) unlinkQuietly(file.path);
}
function subfolders(path) {
try {
return (0, external_node_fs_.readdirSync)(path, {
withFileTypes: true
}).filter(entry => entry.isDirectory()).map(entry => (0, external_node_path_.join)(path, entry.name));
} catch (error) {
if (error.code === "ENOENT") return [];
throw error;
}
}
function filesIn(folder) {
let names;
try {
names = (0, external_node_fs_.readdirSync)(folder);
} catch {
return [];
}
return names.flatMap(name => statFile((0, external_node_path_.join)(folder, name)) ?? []);
}
function statFile(path) {
const stat = (0, external_node_fs_.statSync)(path, {
throwIfNoEntry: false
});
return stat?.isFile() ? {
path: path,
bytes: stat.size,
usedAt: stat.mtimeMs
} : void 0;
}
function unlinkQuietly(path) {
try {
(0, external_node_fs_.unlinkSync)(path);
return true;
} catch {
return false;
}
}
var facts = __webpack_require__(27138);
function createDiskTier(root, options = {}) {
const {maxBytes: maxBytes = 10 * 2 ** 30, maxEntries: maxEntries = 1e5, now: now = Date.now} = options;
const values = (0, external_node_path_.join)(root, "v1", "values");
const temporary = (0, external_node_path_.join)(root, "v1", "tmp");
const usage = createDiskUsage({
values: values,
temporary: temporary
}, {
maxBytes: maxBytes,
maxEntries: maxEntries
}, now);
let corrupt = 0;
let lastUse = 0;
const pathOf = key => {
const name = (0, digest.g5)(key);
return (0, external_node_path_.join)(values, namespaceOf(key), name.slice(0, 2), name);
};
const temporaryPath = () => (0, external_node_path_.join)(temporary, `${process.pid}-${(0, 
external_node_crypto_.randomBytes)(12).toString("hex")}`);
const live = header => (0, facts.DG)(header, now());
const useTime = () => {
lastUse = Math.max(now(), lastUse + .001);
return lastUse / 1e3;
};
async function touch(file) {
const time = useTime();
await file.utimes(time, time).catch(() => {});
}
async function quarantine(path, inode) {
corrupt += 1;
const aside = temporaryPath();
try {
await (0, promises_.mkdir)(temporary, {
recursive: true,
mode: 448
});
await (0, promises_.rename)(path, aside);
if ((await (0, promises_.stat)(aside)).ino !== inode) await (0, promises_.link)(aside, path).catch(() => {});
await (0, promises_.unlink)(aside);
} catch {}
}
async function withFile(path, read) {
let file;
try {
file = await (0, promises_.open)(path, "r");
} catch (error) {
if (error.code === "ENOENT") return;
throw error;
}
try {
return await read(file);
} finally {
await file.close();
}
}
async function use(key, decode, answer) {
const path = pathOf(key);
return withFile(path, async file => {
const info = await file.stat();
const found = await decode(file, info.size);
if (found?.header.key !== key) {
await quarantine(path, info.ino);
return;
}
if (!live(found.header)) return;
await touch(file);
return answer(found, file, info.size);
});
}
async function headerOnly(file, fileSize) {
const header = (0, disk_file.ay)(file.fd, fileSize);
return header && {
header: header
};
}
async function writeTemporary(header, bytes) {
const path = temporaryPath();
const file = await openMaking(path);
try {
await writeAll(file, [ header, bytes ]);
await touch(file);
} catch (error) {
await (0, promises_.unlink)(path).catch(() => {});
throw error;
} finally {
await file.close();
}
return path;
}
async function create(from, path, key) {
try {
await making(path, () => (0, promises_.link)(from, path));
return true;
} catch (error) {
if (error.code !== "EEXIST") throw error;
}
const dead = await deadGeneration(path, key);
if (dead === void 0) return false;
if (dead === "gone") return create(from, path, key);
const claim = (0, external_node_path_.join)(temporary, `claim-${dead}`);
try {
await (0, promises_.link)(from, claim);
} catch (error) {
if (error.code === "EEXIST") return false;
throw error;
}
try {
if (await deadGeneration(path, key) !== dead) return false;
await (0, promises_.rename)(from, path);
return true;
} finally {
await (0, promises_.unlink)(claim);
}
}
async function deadGeneration(path, key) {
const found = await withFile(path, async file => {
const info = await file.stat({
bigint: true
});
const decoded = (0, disk_file.JG)(await file.readFile(), key);
return decoded && live(decoded.header) ? void 0 : `${info.ino}-${info.mtimeNs}-${info.size}`;
});
return found ?? (await exists(path) ? void 0 : "gone");
}
const tier = {
name: "disk",
async get(key, {sha256: expected, memory: memory} = {}) {
const whole = async (file, size) => size <= disk_file.gZ ? (0, disk_file.JG)(await readWhole(file, size, memory), key, expected) : void 0;
return use(key, whole, ({bytes: bytes, header: header}) => (0, facts.BA)(bytes, header));
},
async getRange(key, offset, length) {
return use(key, headerOnly, async ({header: header}, file, size) => {
const bytes = Buffer.alloc(Math.max(0, Math.min(length, header.size - offset)));
const start = size - header.size + offset;
let done = 0;
while (done < bytes.byteLength) {
const {bytesRead: bytesRead} = await file.read(bytes, done, bytes.byteLength - done, start + done);
if (bytesRead === 0) return;
done += bytesRead;
}
return bytes;
});
},
async head(key) {
return use(key, headerOnly, ({header: header}) => (0, facts.q0)(key, header, lastUse));
},
async put(key, bytes, options = {}) {
const path = pathOf(key);
if (options.ifAbsent && await tier.head(key)) return "exists";
const header = (0, disk_file.YS)((0, disk_file.Ij)(key, bytes, options, now()));
const size = header.byteLength + bytes.byteLength;
if (size > maxBytes || size > disk_file.gZ || maxEntries < 1) {
if (!options.ifAbsent) await tier.delete(key);
return "refused";
}
const from = await writeTemporary(header, bytes);
try {
if (!options.ifAbsent) await making(path, () => (0, promises_.rename)(from, path)); else if (!await create(from, path, key)) return "exists";
} finally {
await (0, promises_.unlink)(from).catch(() => {});
}
await usage.wrote(size);
return "stored";
},
async* list(prefix, options = {}) {
const namespaces = prefix.includes("/") ? [ (0, external_node_path_.join)(values, namespaceOf(prefix)) ] : subfolders(values);
for (const folder of namespaces.flatMap(namespace => subfolders(namespace))) for (const name of (0, 
external_node_fs_.readdirSync)(folder)) {
const path = (0, external_node_path_.join)(folder, name);
const entry = readEntry(path);
if (entry === void 0) continue;
if (entry.header === void 0) await quarantine(path, entry.inode); else if (entry.header.key.startsWith(prefix) && (options.expired || live(entry.header))) yield (0, 
facts.q0)(entry.header.key, entry.header, entry.usedAt);
}
},
async delete(key) {
const live = await tier.head(key) !== void 0;
try {
await (0, promises_.unlink)(pathOf(key));
return live;
} catch (error) {
if (error.code === "ENOENT") return false;
throw error;
}
},
async close() {},
counters: () => ({
evictions: usage.evictions(),
corrupt: corrupt
})
};
return explainDiskErrors(tier, root);
}
function namespaceOf(key) {
const first = /^([a-z][a-z0-9-]{0,31})\//.exec(key)?.[1];
return first ?? "_";
}
async function making(path, run) {
try {
return await run();
} catch (error) {
if (error.code !== "ENOENT") throw error;
await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
recursive: true,
mode: 448
});
return run();
}
}
const openMaking = path => making(path, () => (0, promises_.open)(path, "wx", 384));
async function writeAll(file, parts) {
for (const part of parts) {
let done = 0;
while (done < part.byteLength) done += (await file.write(part, done, part.byteLength - done)).bytesWritten;
}
}
async function exists(path) {
return (0, promises_.stat)(path).then(() => true, () => false);
}
function readEntry(path) {
let fd;
try {
fd = (0, external_node_fs_.openSync)(path, "r");
} catch {
return;
}
try {
const info = (0, external_node_fs_.fstatSync)(fd);
return {
header: (0, disk_file.ay)(fd, info.size),
usedAt: info.mtimeMs,
inode: info.ino
};
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
async function readWhole(file, size, memory) {
if (!memory) return file.readFile();
const {buffer: buffer, byteOffset: byteOffset} = memory(size);
const bytes = Buffer.from(buffer, byteOffset, size);
let done = 0;
while (done < size) {
const {bytesRead: bytesRead} = await file.read(bytes, done, size - done, done);
if (bytesRead === 0) break;
done += bytesRead;
}
return bytes.subarray(0, done);
}
},
27138: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
BA: () => toValue,
DG: () => isLive,
q0: () => toEntry,
xS: () => factsOf
});
var _digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57845);
const factsOf = (bytes, put, now) => ({
size: bytes.byteLength,
sha256: put.sha256 ?? (0, _digest_js__WEBPACK_IMPORTED_MODULE_0__.fg)(bytes),
metadata: {
...put.metadata
},
createdAt: put.createdAt ?? now,
...put.expiresAt === void 0 ? {} : {
expiresAt: put.expiresAt
}
});
const isLive = ({expiresAt: expiresAt}, now) => expiresAt === void 0 || expiresAt > now;
const toEntry = (key, facts, usedAt) => ({
key: key,
size: facts.size,
metadata: facts.metadata,
createdAt: facts.createdAt,
...usedAt === void 0 ? {} : {
usedAt: usedAt
},
...facts.expiresAt === void 0 ? {} : {
expiresAt: facts.expiresAt
}
});
const toValue = (bytes, facts) => ({
bytes: bytes,
metadata: facts.metadata,
createdAt: facts.createdAt,
...facts.expiresAt === void 0 ? {} : {
expiresAt: facts.expiresAt
}
});
}
};
