export const id = 9873;

export const ids = [ 9873 ];

export const modules = {
79873: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
createDiskTier: () => createDiskTier
});
var external_node_crypto_ = __webpack_require__(77598);
var external_node_fs_ = __webpack_require__(73024);
var promises_ = __webpack_require__(51455);
var external_node_path_ = __webpack_require__(76760);
var digest = __webpack_require__(70204);
var value_file = __webpack_require__(3574);
var value_info = __webpack_require__(46668);
var errors = __webpack_require__(3579);
const REMEDIES = {
EACCES: [ "PACELINE_STORE_DENIED", "permission denied", "Let the user that runs the job own that folder." ],
EPERM: [ "PACELINE_STORE_DENIED", "permission denied", "Let the user that runs the job own that folder." ],
EROFS: [ "PACELINE_STORE_DENIED", "the file system is read-only", "Name a writable folder: disk:/path." ],
ENOTDIR: [ "PACELINE_STORE_DISK", "a file is in the way", "Name a folder: disk:/path." ],
ENOSPC: [ "PACELINE_STORE_FULL", "no space left on the disk", "Free space, or lower max-bytes of the tier." ],
EDQUOT: [ "PACELINE_STORE_FULL", "the user's disk quota is used up", "Free space, or lower max-bytes." ]
};
function explainDiskError(error, root) {
if (error instanceof errors.AD || !(error instanceof Error)) return error;
const code = error.code ?? "";
const [stable, what, remedy] = REMEDIES[code] ?? [ "PACELINE_STORE_DISK", error.message, "Look at that folder, or name another: disk:/path." ];
return new errors.AD(stable, `The disk store ${root} cannot be used: ${what}.`, remedy, {
cause: error
});
}
function explainDiskErrors(tier, root) {
const explain = error => explainDiskError(error, root);
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
var register_value = __webpack_require__(25949);
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
for (const path of pathsIn(folder)) {
const changedAt = (0, external_node_fs_.lstatSync)(path, {
throwIfNoEntry: false
})?.mtimeMs ?? now;
if (now - changedAt <= STALE_MILLISECONDS) continue;
try {
(0, external_node_fs_.rmSync)(path, {
recursive: true,
force: true
});
} catch {}
}
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
const filesIn = folder => pathsIn(folder).flatMap(path => statFile(path) ?? []);
function pathsIn(folder) {
try {
return (0, external_node_fs_.readdirSync)(folder).map(name => (0, external_node_path_.join)(folder, name));
} catch {
return [];
}
}
function statFile(path) {
const stat = (0, external_node_fs_.lstatSync)(path, {
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
const OPEN_PLAIN = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (external_node_fs_.constants.O_NOFOLLOW ?? 0);
const NOT_PLAIN = new Set([ "ELOOP", "EMLINK", "ENXIO", "ENODEV", "EISDIR", "EOPNOTSUPP" ]);
const isNotPlain = error => NOT_PLAIN.has(error.code ?? "");
const LOOKS = 100;
const KEPT = 8;
function createDiskRegister(root, now = Date.now) {
const registers = (0, external_node_path_.join)(root, "v1", "registers");
const temporary = (0, external_node_path_.join)(root, "v1", "tmp");
const folderOf = key => (0, external_node_path_.join)(registers, (0, digest.g5)(key));
let swept = false;
const temporaryPath = () => (0, external_node_path_.join)(temporary, `${process.pid}-${(0, 
external_node_crypto_.randomBytes)(12).toString("hex")}`);
async function numbersIn(folder) {
const names = await (0, promises_.readdir)(folder).catch(unless("ENOENT"));
return (names ?? []).filter(name => /^[1-9]\d{0,14}$/.test(name)).map(Number);
}
async function readVersion(folder, number) {
const unreadable = {
number: number,
version: `${number}-unreadable`,
file: void 0
};
const handle = await (0, promises_.open)((0, external_node_path_.join)(folder, String(number)), OPEN_PLAIN).catch(error => isNotPlain(error) ? "not plain" : unless("ENOENT")(error));
if (handle === "not plain") return unreadable;
if (!handle) return;
try {
const info = await handle.stat();
if (!info.isFile() || info.size > register_value.DR) return unreadable;
const file = await handle.readFile();
return {
number: number,
version: versionOf(number, file),
file: file
};
} finally {
await handle.close();
}
}
async function latest(key) {
const folder = folderOf(key);
for (let look = 0; look < LOOKS; look++) {
const numbers = await numbersIn(folder);
if (numbers.length === 0) return;
const found = await readVersion(folder, Math.max(...numbers));
if (found) return {
...found,
bytes: (0, register_value.kI)(found.file, key, folder)
};
}
throw tooFast(root);
}
async function create(folder, file) {
const from = temporaryPath();
await (0, promises_.mkdir)(registers, {
recursive: true,
mode: 448
});
await (0, promises_.mkdir)(from, {
recursive: true,
mode: 448
});
try {
await (0, promises_.writeFile)((0, external_node_path_.join)(from, "1"), file, {
mode: 384,
flag: "wx"
});
await (0, promises_.rename)(from, folder);
return true;
} catch (error) {
if (![ "ENOTEMPTY", "EEXIST", "EPERM" ].includes(codeOf(error))) throw error;
if ((await numbersIn(folder)).length === 0) throw error;
return false;
} finally {
await (0, promises_.rm)(from, {
recursive: true,
force: true
});
}
}
async function append(folder, number, file) {
const from = temporaryPath();
const to = (0, external_node_path_.join)(folder, String(number));
await (0, promises_.mkdir)(temporary, {
recursive: true,
mode: 448
});
try {
await (0, promises_.writeFile)(from, file, {
mode: 384,
flag: "wx"
});
await (0, promises_.link)(from, to);
return true;
} catch (error) {
if (codeOf(error) === "EEXIST") return await isSameFile(from, to);
if (codeOf(error) === "ENOENT") return false;
throw error;
} finally {
await (0, promises_.unlink)(from).catch(unless("ENOENT"));
}
}
async function removeBefore(folder, number) {
const old = (await numbersIn(folder)).filter(one => one < number).sort((a, b) => a - b);
for (const one of old) await (0, promises_.unlink)((0, external_node_path_.join)(folder, String(one))).catch(unless("ENOENT"));
}
async function replace(key, bytes, expected) {
const file = (0, register_value.q9)(key, bytes);
if (!swept) sweep(temporary, now());
swept = true;
const folder = folderOf(key);
const current = await latest(key);
if (current?.version !== expected) return;
if (!current) return await create(folder, file) ? versionOf(1, file) : void 0;
const number = current.number + 1;
if (!await append(folder, number, file)) return;
if ((await readVersion(folder, current.number))?.version !== expected) {
await (0, promises_.unlink)((0, external_node_path_.join)(folder, String(number))).catch(unless("ENOENT"));
throw tooFast(root);
}
await removeBefore(folder, number - KEPT).catch(() => {});
return versionOf(number, file);
}
const explained = answer => answer.catch(error => {
throw explainDiskError(error, root);
});
return {
async read(key) {
const found = await explained(latest(key));
return found && {
bytes: found.bytes,
version: found.version
};
},
replace: (key, bytes, expected) => explained(replace(key, bytes, expected)),
locate: key => `the folder ${folderOf(key)}`
};
}
const tooFast = root => (0, errors.PB)(new errors.AD("PACELINE_STORE_BUSY", `The disk store ${root} changes faster than it can be read.`, "Try again later."));
const versionOf = (number, file) => `${number}-${(0, digest.fg)(file)}`;
const codeOf = error => error.code ?? "";
const unless = code => error => {
if (codeOf(error) !== code) throw error;
};
async function isSameFile(one, other) {
const [a, b] = await Promise.all([ one, other ].map(path => (0, promises_.stat)(path, {
bigint: true
}))).catch(() => []);
return a !== void 0 && b !== void 0 && a.ino === b.ino && a.dev === b.dev;
}
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
const live = header => (0, value_info.DG)(header, now());
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
if ((await (0, promises_.lstat)(aside)).ino !== inode) await (0, promises_.link)(aside, path).catch(() => {});
await (0, promises_.rm)(aside, {
recursive: true
});
} catch {}
}
async function quarantineUnopened(path) {
const info = (0, external_node_fs_.lstatSync)(path, {
throwIfNoEntry: false
});
if (info && !info.isFile()) await quarantine(path, info.ino);
}
async function withFile(path, read) {
let file;
try {
file = await (0, promises_.open)(path, OPEN_PLAIN);
} catch (error) {
if (error.code === "ENOENT") return;
if (!isNotPlain(error)) throw error;
await quarantineUnopened(path);
return;
}
try {
const info = await file.stat();
if (info.isFile()) return await read(file);
await quarantine(path, info.ino);
return;
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
const header = (0, value_file.ay)(file.fd, fileSize);
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
async function replace(from, path) {
try {
await (0, promises_.rename)(from, path);
} catch (error) {
if (!(0, external_node_fs_.lstatSync)(path, {
throwIfNoEntry: false
})?.isDirectory()) throw error;
await quarantineUnopened(path);
await (0, promises_.rename)(from, path);
}
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
const whole = info.size <= value_file.gZ ? await file.readFile() : void 0;
const decoded = whole && (0, value_file.C$)(whole, key);
return decoded && live(decoded.header) ? void 0 : `${info.ino}-${info.mtimeNs}-${info.size}`;
});
return found ?? (await exists(path) ? void 0 : "gone");
}
const tier = {
name: "disk",
register: createDiskRegister(root, now),
async get(key, {sha256: expected, memory: memory} = {}) {
const whole = async (file, size) => size <= value_file.gZ ? (0, value_file.C$)(await readWhole(file, size, memory), key, expected) : void 0;
return use(key, whole, ({bytes: bytes, header: header}) => (0, value_info.BA)(bytes, header));
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
return use(key, headerOnly, ({header: header}) => (0, value_info.q0)(key, header, lastUse));
},
async put(key, bytes, options = {}) {
const path = pathOf(key);
if (options.ifAbsent && await tier.head(key)) return "exists";
const header = (0, value_file.YS)((0, value_file.Ij)(key, bytes, options, now()));
const size = header.byteLength + bytes.byteLength;
if (size > maxBytes || size > value_file.gZ || maxEntries < 1) {
if (!options.ifAbsent) await tier.delete(key);
return "refused";
}
const from = await writeTemporary(header, bytes);
try {
if (!options.ifAbsent) await making(path, () => replace(from, path)); else if (!await create(from, path, key)) return "exists";
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
if (entry === "not plain") await quarantineUnopened(path); else if (entry.header === void 0) await quarantine(path, entry.inode); else if (entry.header.key.startsWith(prefix) && (options.expired || live(entry.header))) yield (0, 
value_info.q0)(entry.header.key, entry.header, entry.usedAt);
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
return (0, promises_.lstat)(path).then(() => true, () => false);
}
function readEntry(path) {
let fd;
try {
fd = (0, external_node_fs_.openSync)(path, OPEN_PLAIN);
} catch (error) {
return isNotPlain(error) ? "not plain" : void 0;
}
try {
const info = (0, external_node_fs_.fstatSync)(fd);
if (!info.isFile()) return "not plain";
return {
header: (0, value_file.ay)(fd, info.size),
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
}
};
