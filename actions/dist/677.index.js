export const id = 677;

export const ids = [ 677 ];

export const modules = {
95677: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => cache_src
});
var external_node_os_ = __webpack_require__(48161);
var src = __webpack_require__(87706);
var store_src = __webpack_require__(99664);
class SnapshotError extends Error {
code;
remedy;
constructor(code, message, remedy, options) {
super(message, options);
this.name = "SnapshotError";
this.code = code;
this.remedy = remedy;
}
}
async function* lookup(store, options) {
const {folders: folders, key: key, restoreKeys: restoreKeys} = options;
const seen = new Set;
for (const folder of folders) {
const entry = await store.head(folder + key);
if (!entry) continue;
seen.add(entry.key);
yield candidate(entry, folder, true);
}
const prefixes = folders.flatMap(folder => [ key, ...restoreKeys ].map(start => ({
folder: folder,
prefix: folder + start
})));
const unlisted = store.listsAll ? [] : await store.newest(prefixes.map(({prefix: prefix}) => prefix));
for (const {folder: folder, prefix: prefix} of prefixes) {
const shared = unlisted.filter(entry => entry.key.startsWith(prefix));
for (const entry of [ ...shared, ...await newest(store, prefix) ]) {
if (seen.has(entry.key)) continue;
seen.add(entry.key);
yield candidate(entry, folder, false);
}
}
}
async function newest(store, prefix) {
const entries = [];
for await (const entry of store.list(prefix)) entries.push(entry);
return entries.sort((a, b) => b.createdAt - a.createdAt || (a.key < b.key ? -1 : 1));
}
function candidate({key: storeKey}, folder, exact) {
return {
key: storeKey.slice(folder.length),
storeKey: storeKey,
folder: folder,
exact: exact
};
}
var external_node_crypto_ = __webpack_require__(77598);
var external_node_path_ = __webpack_require__(76760);
var picomatch = __webpack_require__(14006);
var external_node_util_ = __webpack_require__(57975);
var external_node_zlib_ = __webpack_require__(38522);
const compress = (0, external_node_util_.promisify)(external_node_zlib_.zstdCompress);
const decompress = (0, external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
const FORMAT = 1;
const PIECE_BYTES = 4 * 1024 * 1024;
const MAX_PACK_BYTES = 32 * 1024 * 1024;
const MAX_MANIFEST_BYTES = 512 * 1024 * 1024;
async function encodeManifest(manifest) {
return compress(Buffer.from(JSON.stringify(manifest)));
}
async function decodeManifest(bytes) {
const text = await decompress(bytes, {
maxOutputLength: MAX_MANIFEST_BYTES
});
return JSON.parse(text.toString("utf8"));
}
const GLOB = {
dot: true,
nobrace: true,
noextglob: true,
nonegate: true
};
function parsePaths(lines, at) {
const roots = [];
const excludes = [];
for (const line of lines) {
const negated = line.startsWith("!");
const root = parseLine(line, negated ? line.slice(1).trim() : line, at);
if (!negated) roots.push(root); else excludes.push(exclusion(root));
}
if (roots.length === 0) {
throw new SnapshotError("PACELINE_SNAPSHOT_PATHS", "No path to cache is given.", "List files, folders or patterns, one per line; lines with ! only leave out.");
}
const platform = process.platform === "win32" ? "windows" : "posix";
const version = (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify([ FORMAT, platform, lines ])).digest("hex");
return {
roots: roots,
excluded: path => excludes.some(matches => matches(path)),
version: version.slice(0, 16)
};
}
function parseLine(line, text, at) {
const absolute = text.replace(/^~(?=$|[\\/])/, () => at.home);
const parts = absolute.split(process.platform === "win32" ? /[\\/]/ : "/");
const first = parts.findIndex(part => /[*?[]/.test(part));
const base = (0, external_node_path_.resolve)(at.workspace, ...first === 0 ? [] : [ parts.slice(0, first < 0 ? undefined : first).join(external_node_path_.sep) || external_node_path_.sep ]);
const pattern = first < 0 ? "" : parts.slice(first).filter(part => part !== "" && part !== ".").join("/");
if (pattern === "" || pattern === "**") return {
line: line,
base: base
};
const matches = picomatch(pattern, GLOB);
return {
line: line,
base: base,
matches: relative => relative !== "" && matches(relative)
};
}
function exclusion(root) {
const {base: base, matches: matches} = root;
const inside = base.endsWith(external_node_path_.sep) ? base : base + external_node_path_.sep;
if (!matches) return path => path === base || path.startsWith(inside);
return path => path.startsWith(inside) && matches(path.slice(inside.length).split(external_node_path_.sep).join("/"));
}
const absolutePath = (root, relative) => relative === "" ? root.base : (0, external_node_path_.join)(root.base, relative);
var external_node_fs_ = __webpack_require__(73024);
const MAX_ENTRIES = 4e6;
const MAX_PATH = 4096;
const DIGEST = /^[0-9a-f]{64}$/;
const MAX_STORED_BYTES = MAX_PACK_BYTES + 64 * 1024;
class ManifestProblem extends Error {}
function checkManifest(value, key, paths) {
const manifest = value;
ensure(isObject(manifest) && manifest.format === FORMAT, "it is of another format");
ensure(manifest.key === key, "it belongs to another entry");
const {roots: roots, packs: packs, chunks: chunks, entries: entries} = manifest;
ensure(Array.isArray(roots) && roots.length === paths.roots.length && paths.roots.every((root, index) => root.line === roots[index]), "it was saved with other paths");
ensure(isArray(packs) && isArray(chunks) && isArray(entries), "a list is missing or too long");
for (const pack of packs) checkPack(pack);
for (const chunk of chunks) checkChunk(chunk, packs);
for (const entry of entries) checkEntry(entry, chunks, paths);
checkPlaces(entries, paths);
return manifest;
}
function checkPack(pack) {
ensure(isObject(pack) && isDigest(pack.sha256), "a pack has no digest");
ensure(isCount(pack.bytes, MAX_STORED_BYTES) && isCount(pack.size, MAX_PACK_BYTES), "a pack is too large");
}
function checkChunk(chunk, packs) {
ensure(isObject(chunk) && isDigest(chunk.sha256), "a chunk has no digest");
ensure(isCount(chunk.pack, packs.length - 1), "a chunk names no pack");
const {size: size} = packs[chunk.pack];
ensure(isCount(chunk.offset, size) && isCount(chunk.size, size) && chunk.offset + chunk.size <= size, "a chunk reaches beyond its pack");
}
function checkEntry(entry, chunks, paths) {
ensure(isObject(entry) && isCount(entry.root, paths.roots.length - 1), "an entry names no root");
ensure(isRelative(entry.path), `the path ${shown(entry.path)} is not allowed`);
ensure(Number.isFinite(entry.mtime) && Math.abs(entry.mtime) <= 864e13, `${shown(entry.path)} has no valid time`);
if (entry.type === "symlink") {
const {target: target} = entry;
ensure(typeof target === "string" && target !== "" && target.length < MAX_PATH && !target.includes("\0"), `the link ${shown(entry.path)} has no valid target`);
return;
}
ensure(entry.type === "file" || entry.type === "directory", `${shown(entry.path)} is of an unknown type`);
ensure(isCount(entry.mode, 511), `${shown(entry.path)} has no valid mode`);
if (entry.type === "directory") return;
ensure(isArray(entry.chunks), `${shown(entry.path)} has no content`);
let size = 0;
for (const index of entry.chunks) {
ensure(isCount(index, chunks.length - 1), `${shown(entry.path)} names no chunk`);
size += chunks[index].size;
}
ensure(isCount(entry.size) && entry.size === size, `${shown(entry.path)} has another size than its content`);
}
function checkPlaces(entries, paths) {
const types = new Map;
for (const entry of entries) {
const place = absolutePath(paths.roots[entry.root], entry.path);
ensure(!types.has(place), `${shown(entry.path)} is listed twice`);
types.set(place, entry.type);
}
for (const entry of entries) {
const root = paths.roots[entry.root];
const place = absolutePath(root, entry.path);
for (let above = (0, external_node_path_.dirname)(place); above !== (0, external_node_path_.dirname)(above); above = (0, 
external_node_path_.dirname)(above)) {
ensure((types.get(above) ?? "directory") === "directory", `${shown(entry.path)} lies below no folder`);
}
ensure(isMeant(entry, root.matches), `${shown(entry.path)} is not among the paths asked for`);
}
}
function isMeant(entry, matches) {
if (!matches) return true;
const parts = entry.path.split("/");
return parts.some((_, index) => matches(parts.slice(0, index + 1).join("/")));
}
function isRelative(path) {
if (typeof path !== "string" || path.length >= MAX_PATH || path.includes("\0")) return false;
if (path === "") return true;
if (process.platform === "win32" && /[\\:]/.test(path)) return false;
return path.split("/").every(part => part !== "" && part !== "." && part !== "..");
}
const isObject = value => typeof value === "object" && value !== null;
const isArray = value => Array.isArray(value) && value.length <= MAX_ENTRIES;
const isDigest = value => typeof value === "string" && DIGEST.test(value);
const isCount = (value, max = Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value >= 0 && value <= max;
const shown = path => JSON.stringify(String(path).slice(0, 120));
function ensure(condition, problem) {
if (!condition) throw new ManifestProblem(problem);
}
class ChangedFile extends Error {}
const digest = bytes => (0, external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
function* pieces(file) {
let fd;
try {
fd = (0, external_node_fs_.openSync)(file.absolute, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
} catch (error) {
const {code: code} = error;
if (code === "ENOENT" || code === "ELOOP") throw new ChangedFile(file.absolute);
throw new SnapshotError("PACELINE_SNAPSHOT_UNREADABLE", `${file.absolute} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', {
cause: error
});
}
try {
expectUnchanged(fd, file);
for (let position = 0; position < file.size; position += PIECE_BYTES) {
const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, file.size - position));
let done = 0;
while (done < piece.byteLength) {
const count = (0, external_node_fs_.readSync)(fd, piece, done, piece.byteLength - done, position + done);
if (count === 0) throw new ChangedFile(file.absolute);
done += count;
}
if (position + piece.byteLength === file.size) expectUnchanged(fd, file);
yield piece;
}
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function rescan(file) {
const stat = (0, external_node_fs_.lstatSync)(file.absolute, {
throwIfNoEntry: false
});
if (!stat?.isFile()) throw new ChangedFile(file.absolute);
return {
...file,
mode: stat.mode & 511,
mtime: stat.mtimeMs,
size: stat.size
};
}
function expectUnchanged(fd, file) {
const stat = (0, external_node_fs_.fstatSync)(fd);
if (!stat.isFile() || stat.size !== file.size || stat.mtimeMs !== file.mtime) {
throw new ChangedFile(file.absolute);
}
}
const packer_compress = (0, external_node_util_.promisify)(external_node_zlib_.zstdCompress);
const inFlight = store => packBytes(store) > PIECE_BYTES ? 2 : 4;
const packBytes = store => Math.min(store.packBytes ?? PIECE_BYTES, MAX_PACK_BYTES);
const packKey = (folder, sha256) => `${folder}${sha256}`;
function createPacker(store, folder, level) {
const full = packBytes(store);
const atOnce = inFlight(store);
const packs = [];
const chunks = [];
const known = new Map;
const writing = new Set;
let failure;
let parts = [];
let filled = 0;
let newBytes = 0;
function flush() {
if (filled === 0) return;
const index = packs.length;
const content = Buffer.concat(parts, filled);
packs.push(undefined);
parts = [];
filled = 0;
const job = write(index, content).catch(error => {
failure ??= error;
}).finally(() => writing.delete(job));
writing.add(job);
}
async function write(index, content) {
const bytes = await packer_compress(content, {
params: {
[external_node_zlib_.constants.ZSTD_c_compressionLevel]: level
}
});
const sha256 = digest(bytes);
packs[index] = {
sha256: sha256,
bytes: bytes.byteLength,
size: content.byteLength
};
const result = await store.put(packKey(folder, sha256), bytes, {
ifAbsent: true,
contentAddressed: true
});
if (result === "stored") newBytes += bytes.byteLength;
}
return {
reuse(pack, pieces) {
const index = packs.push(pack) - 1;
for (const piece of pieces) {
if (!known.has(piece.sha256)) known.set(piece.sha256, chunks.push({
...piece,
pack: index
}) - 1);
}
},
find: sha256 => known.get(sha256),
async add(content) {
const sha256 = digest(content);
const found = known.get(sha256);
if (found !== undefined) return found;
if (filled + content.byteLength > full) flush();
const chunk = {
sha256: sha256,
pack: packs.length,
offset: filled,
size: content.byteLength
};
const index = chunks.push(chunk) - 1;
known.set(sha256, index);
parts.push(content);
filled += content.byteLength;
while (writing.size >= atOnce) await Promise.race(writing);
if (failure !== undefined) throw failure;
return index;
},
async finish() {
flush();
await Promise.all(writing);
if (failure !== undefined) throw failure;
return {
packs: packs,
chunks: chunks,
newBytes: newBytes
};
}
};
}
const STAGING_PREFIX = ".paceline-restore-";
function scan(paths, onNote) {
const entries = [];
const seen = new Set;
const excluded = (root, path) => paths.excluded(absolutePath(paths.roots[root], path));
function take(root, path, absolute) {
if (excluded(root, path) || seen.has(absolute)) return;
const stat = lstat(absolute);
if (!stat) {
onNote(`${absolute} is left out: its name is not UTF-8, or it was just removed.`);
return;
}
seen.add(absolute);
const common = {
root: root,
path: path,
mtime: stat.mtimeMs
};
const mode = stat.mode & 511;
if (stat.isSymbolicLink()) {
entries.push({
...common,
type: "symlink",
target: (0, external_node_fs_.readlinkSync)(absolute)
});
} else if (stat.isFile()) {
entries.push({
...common,
type: "file",
absolute: absolute,
mode: mode,
size: stat.size
});
} else if (stat.isDirectory()) {
entries.push({
...common,
type: "directory",
mode: mode
});
for (const name of names(absolute)) take(root, below(path, name), (0, external_node_path_.join)(absolute, name));
} else {
onNote(`${absolute} is left out: it is a socket, pipe or device.`);
}
}
function search(root, path, absolute, matches) {
for (const name of names(absolute)) {
const child = below(path, name);
const place = (0, external_node_path_.join)(absolute, name);
if (matches(child)) take(root, child, place); else if (!excluded(root, child) && lstat(place)?.isDirectory()) search(root, child, place, matches);
}
}
for (const [index, root] of paths.roots.entries()) {
const base = realPath(root.base);
if (base === undefined) onNote(`${root.line} does not exist.`); else if (!root.matches) take(index, "", base); else if (lstat(base)?.isDirectory()) search(index, "", base, root.matches);
}
return entries;
}
const below = (path, name) => path === "" ? name : `${path}/${name}`;
function names(folder) {
try {
return (0, external_node_fs_.readdirSync)(folder).filter(name => !name.startsWith(STAGING_PREFIX)).sort();
} catch (error) {
throw new SnapshotError("PACELINE_SNAPSHOT_UNREADABLE", `${folder} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', {
cause: error
});
}
}
const lstat = path => (0, external_node_fs_.lstatSync)(path, {
throwIfNoEntry: false
});
function realPath(path) {
try {
return (0, external_node_fs_.realpathSync)(path);
} catch {
return undefined;
}
}
class InTheWay extends Error {}
const STALE_MILLISECONDS = 60 * 60 * 1e3;
function resolveRoots(paths) {
return {
...paths,
roots: paths.roots.map(root => ({
...root,
base: realBase(root.base)
}))
};
}
function realBase(base) {
const above = nearestExisting(base);
return (0, external_node_path_.join)((0, external_node_fs_.realpathSync)(above), (0, 
external_node_path_.relative)(above, base));
}
function nearestExisting(path) {
let at = path;
while ((0, external_node_path_.dirname)(at) !== at) {
try {
(0, external_node_fs_.realpathSync)(at);
return at;
} catch {
at = (0, external_node_path_.dirname)(at);
}
}
return at;
}
function folderFor(root) {
const at = nearestExisting(root.base);
return (0, external_node_fs_.lstatSync)(at).isDirectory() ? at : (0, external_node_path_.dirname)(at);
}
function createStaging(paths) {
const made = new Map;
const places = paths.roots.map((root, index) => {
const folder = folderFor(root);
let staging = made.get(folder);
if (!staging) {
removeStale(folder);
staging = (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)(folder, STAGING_PREFIX));
made.set(folder, staging);
}
return (0, external_node_path_.join)(staging, String(index));
});
return {
path: entry => entry.path === "" ? places[entry.root] : (0, external_node_path_.join)(places[entry.root], entry.path),
place() {
for (const [index, root] of paths.roots.entries()) {
if (!staging_lstat(places[index])) continue;
(0, external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(root.base), {
recursive: true
});
merge(places[index], root.base);
}
},
remove() {
for (const staging of made.values()) (0, external_node_fs_.rmSync)(staging, {
recursive: true,
force: true
});
}
};
}
function merge(from, to) {
const source = staging_lstat(from);
const target = staging_lstat(to);
if (target?.isDirectory() && source.isDirectory()) {
for (const name of (0, external_node_fs_.readdirSync)(from)) merge((0, external_node_path_.join)(from, name), (0, 
external_node_path_.join)(to, name));
return;
}
if (target && (target.isDirectory() || source.isDirectory())) throw new InTheWay(`${to} is in the way`);
move(from, to);
}
function move(from, to) {
try {
(0, external_node_fs_.renameSync)(from, to);
} catch (error) {
if (error.code !== "EXDEV") throw error;
const source = (0, external_node_fs_.lstatSync)(from);
if (source.isDirectory()) {
(0, external_node_fs_.mkdirSync)(to);
merge(from, to);
} else {
copy(from, to, source);
}
}
}
function copy(from, to, source) {
const folder = (0, external_node_fs_.mkdtempSync)((0, external_node_path_.join)((0, 
external_node_path_.dirname)(to), STAGING_PREFIX));
const beside = (0, external_node_path_.join)(folder, "copy");
try {
if (source.isSymbolicLink()) (0, external_node_fs_.symlinkSync)((0, external_node_fs_.readlinkSync)(from), beside); else (0, 
external_node_fs_.copyFileSync)(from, beside);
(0, external_node_fs_.lutimesSync)(beside, source.mtimeMs / 1e3, source.mtimeMs / 1e3);
(0, external_node_fs_.renameSync)(beside, to);
} finally {
(0, external_node_fs_.rmSync)(folder, {
recursive: true,
force: true
});
}
}
function expectFree(entries, paths) {
const folders = new Map;
const check = path => {
const known = folders.get(path);
if (known) return known;
const stat = staging_lstat(path);
if (stat && !stat.isDirectory()) throw new InTheWay(`${path} is in the way: it is not a folder`);
const state = stat ? "there" : "missing";
folders.set(path, state);
return state;
};
for (const entry of entries) {
const {base: base} = paths.roots[entry.root];
const place = absolutePath(paths.roots[entry.root], entry.path);
const parts = entry.path === "" ? [] : entry.path.split("/").slice(0, -1);
let state = entry.path === "" ? "there" : check(base);
for (let at = base, index = 0; state === "there" && index < parts.length; index++) {
at = (0, external_node_path_.join)(at, parts[index]);
state = check(at);
}
if (state === "missing") continue;
const stat = staging_lstat(place);
if (stat && stat.isDirectory() !== (entry.type === "directory")) {
throw new InTheWay(`${place} is in the way: it is ${stat.isDirectory() ? "a" : "not a"} folder`);
}
}
}
function removeStale(folder) {
for (const name of (0, external_node_fs_.readdirSync)(folder)) {
if (!name.startsWith(STAGING_PREFIX)) continue;
const path = folder + external_node_path_.sep + name;
const stat = staging_lstat(path);
if (stat && Date.now() - stat.mtimeMs > STALE_MILLISECONDS) (0, external_node_fs_.rmSync)(path, {
recursive: true,
force: true
});
}
}
const staging_lstat = path => (0, external_node_fs_.lstatSync)(path, {
throwIfNoEntry: false
});
function createTreeWriter(manifest, path) {
const uses = new Map;
for (const entry of manifest.entries) {
if (entry.type !== "file") continue;
let offset = 0;
for (const index of entry.chunks) {
const chunk = manifest.chunks[index];
const list = uses.get(chunk) ?? [];
list.push({
file: entry,
offset: offset
});
uses.set(chunk, list);
offset += chunk.size;
}
}
return {
prepare() {
for (const entry of manifest.entries) {
if (entry.type === "directory") {
(0, external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(path(entry)), {
recursive: true
});
(0, external_node_fs_.mkdirSync)(path(entry), {
mode: 448
});
}
}
for (const entry of manifest.entries) {
if (entry.type !== "directory") (0, external_node_fs_.mkdirSync)((0, external_node_path_.dirname)(path(entry)), {
recursive: true
});
if (entry.type === "file" && entry.chunks.length !== 1) create(entry);
}
},
write(chunk, content) {
for (const {file: file, offset: offset} of uses.get(chunk) ?? []) {
if (file.chunks.length === 1) create(file, content); else writePiece(path(file), content, offset);
}
},
finish() {
for (const entry of manifest.entries) {
if (entry.type === "file" && entry.chunks.length > 1) setTime(path(entry), entry);
if (entry.type !== "symlink") continue;
(0, external_node_fs_.symlinkSync)(entry.target, path(entry));
(0, external_node_fs_.lutimesSync)(path(entry), entry.mtime / 1e3, entry.mtime / 1e3);
}
}
};
function create(file, content) {
const fd = (0, external_node_fs_.openSync)(path(file), "wx", file.mode | 128);
try {
if (content) writeFully(fd, content, 0); else (0, external_node_fs_.ftruncateSync)(fd, file.size);
(0, external_node_fs_.fchmodSync)(fd, file.chunks.length > 1 ? file.mode | 128 : file.mode);
(0, external_node_fs_.futimesSync)(fd, file.mtime / 1e3, file.mtime / 1e3);
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
}
function finishFolders(entries, path, onNote) {
const folders = entries.filter(entry => entry.type === "directory");
for (const entry of folders.sort((a, b) => path(b).length - path(a).length)) {
try {
(0, external_node_fs_.chmodSync)(path(entry), entry.mode);
(0, external_node_fs_.utimesSync)(path(entry), entry.mtime / 1e3, entry.mtime / 1e3);
} catch (error) {
onNote(`Mode and time of ${path(entry)} were not set: ${error.message}.`);
}
}
}
function setTime(path, file) {
(0, external_node_fs_.chmodSync)(path, file.mode);
(0, external_node_fs_.utimesSync)(path, file.mtime / 1e3, file.mtime / 1e3);
}
function writePiece(path, content, offset) {
const fd = (0, external_node_fs_.openSync)(path, "r+");
try {
writeFully(fd, content, offset);
} finally {
(0, external_node_fs_.closeSync)(fd);
}
}
function writeFully(fd, content, offset) {
let done = 0;
while (done < content.byteLength) {
done += (0, external_node_fs_.writeSync)(fd, content, done, content.byteLength - done, offset + done);
}
}
const restore_decompress = (0, external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
class Broken extends Error {}
async function restoreSnapshot(store, options) {
const {key: key, onNote: onNote = () => undefined} = options;
const miss = (reason, broken = false, partly = false) => ({
outcome: "miss",
reason: reason,
broken: broken,
partly: partly
});
const value = await store.get(key);
if (!value) return miss("there is no such entry");
let staging;
let placing = false;
try {
const paths = resolveRoots(options.paths);
const manifest = await readManifest(value.bytes, key, paths);
const bytes = contentBytes(manifest);
expectFree(manifest.entries, paths);
expectRoom(bytes, paths);
staging = createStaging(paths);
const tree = createTreeWriter(manifest, staging.path);
tree.prepare();
const read = new Map([ [ value.tier, value.bytes.byteLength ] ]);
await eachPack(manifest, inFlight(store), async (pack, chunks) => {
const {content: content, tier: tier, size: size} = await fetchPack(store, packKey(options.packs, pack.sha256), pack);
read.set(tier, (read.get(tier) ?? 0) + size);
for (const chunk of chunks) {
const part = content.subarray(chunk.offset, chunk.offset + chunk.size);
if (digest(part) !== chunk.sha256) throw new Broken("a piece of content has another digest");
tree.write(chunk, part);
}
});
tree.finish();
placing = true;
staging.place();
finishFolders(manifest.entries, entry => absolutePath(paths.roots[entry.root], entry.path), onNote);
return {
outcome: "restored",
files: manifest.entries.filter(entry => entry.type === "file").length,
bytes: bytes,
readBytes: [ ...read.values() ].reduce((sum, size) => sum + size, 0),
tier: [ ...read ].sort((a, b) => b[1] - a[1])[0][0]
};
} catch (error) {
const message = error instanceof Error ? error.message : String(error);
if (error instanceof Broken) return miss(`the entry is damaged: ${message}`, true);
if (error instanceof ManifestProblem) return miss(`the entry is not usable: ${message}`, true);
if (error instanceof InTheWay) return miss(message, false, placing);
return miss(`it could not be written: ${message}`, false, placing);
} finally {
try {
staging?.remove();
} catch (error) {
onNote(`A temporary folder could not be removed: ${error.message}.`);
}
}
}
async function readManifest(bytes, key, paths) {
let value;
try {
value = await decodeManifest(bytes);
} catch (error) {
throw new ManifestProblem(`it cannot be decoded (${error.message})`);
}
return checkManifest(value, key, paths);
}
async function fetchPack(store, key, pack) {
const value = await store.get(key);
if (!value) throw new Broken("a part of it was evicted from the store");
if (digest(value.bytes) !== pack.sha256) {
await store.delete(key);
throw new Broken("a part of it has another digest");
}
try {
const content = await restore_decompress(value.bytes, {
maxOutputLength: Math.max(1, pack.size)
});
if (content.byteLength === pack.size) {
return {
content: content,
tier: value.tier,
size: value.bytes.byteLength
};
}
} catch {}
throw new Broken("a part of it does not decompress to its size");
}
async function eachPack(manifest, atOnce, visit) {
const wanted = new Set(manifest.entries.flatMap(entry => entry.type === "file" ? entry.chunks : []));
const chunks = manifest.packs.map(() => []);
for (const index of wanted) chunks[manifest.chunks[index].pack].push(manifest.chunks[index]);
const queue = [ ...manifest.packs.keys() ].filter(index => chunks[index].length > 0).values();
let failed = false;
const worker = async () => {
for (const index of queue) {
if (failed) return;
await visit(manifest.packs[index], chunks[index]);
}
};
const workers = Array.from({
length: atOnce
}, () => worker().catch(error => {
failed = true;
throw error;
}));
const results = await Promise.allSettled(workers);
const rejected = results.find(result => result.status === "rejected");
if (rejected) throw rejected.reason;
}
const contentBytes = manifest => manifest.entries.reduce((sum, entry) => sum + (entry.type === "file" ? entry.size : 0), 0);
function expectRoom(bytes, paths) {
for (const folder of new Set(paths.roots.map(folderFor))) {
const {bavail: bavail, bsize: bsize} = (0, external_node_fs_.statfsSync)(folder);
if (bytes > bavail * bsize) {
throw new InTheWay(`it needs ${bytes} bytes and only ${bavail * bsize} are free in ${folder}`);
}
}
}
var promises_ = __webpack_require__(58500);
const MIN_USED = .5;
async function reuseEarlier(packer, files, from) {
const digests = new Map;
const packs = await knownPacks(from);
if (packs.size === 0) return digests;
const byContent = new Map;
for (const known of packs.values()) {
for (const {sha256: sha256, size: size} of known.chunks) {
if (!byContent.has(sha256)) byContent.set(sha256, {
known: known,
size: size
});
}
}
const counted = new Set;
for (const file of files) {
const list = [ ...pieces(file) ].map(digest);
digests.set(file, list);
for (const sha256 of list) {
const found = byContent.get(sha256);
if (!found || counted.has(sha256)) continue;
counted.add(sha256);
found.known.used += found.size;
}
}
for (const {pack: pack, chunks: chunks, used: used} of packs.values()) {
if (used < pack.size * MIN_USED) continue;
if (await from.store.has(packKey(from.folder, pack.sha256))) packer.reuse(pack, chunks);
}
return digests;
}
async function knownPacks(from) {
const packs = new Map;
for (const key of from.keys) {
const manifest = await reuse_readManifest(from.store, key, from.paths);
for (const {pack: pack, ...chunk} of manifest?.chunks ?? []) {
const about = manifest.packs[pack];
const known = packs.get(about.sha256) ?? {
pack: about,
chunks: [],
used: 0
};
known.chunks.push(chunk);
packs.set(about.sha256, known);
}
}
return packs;
}
async function reuse_readManifest(store, key, paths) {
const value = await store.get(key);
if (!value) return undefined;
try {
return checkManifest(await decodeManifest(value.bytes), key, paths);
} catch {
return undefined;
}
}
const ATTEMPTS = 3;
const YIELD_EVERY = 256;
async function saveSnapshot(store, options) {
const {key: key, paths: paths, level: level = 1, onNote: onNote = () => undefined} = options;
const kept = {
outcome: "kept",
files: 0,
bytes: 0,
newBytes: 0
};
if (await store.head(key)) return kept;
const scanned = scan(paths, onNote);
if (scanned.length === 0) {
throw new SnapshotError("PACELINE_SNAPSHOT_EMPTY", `There is nothing to save: ${paths.roots.map(({line: line}) => line).join(", ")} matched nothing.`, 'Check the input "path", and that the steps before made these files.');
}
const evictedBefore = evictions(store);
const packer = createPacker(store, options.packs, level);
const files = scanned.filter(entry => entry.type === "file");
const digests = await reuseEarlier(packer, files, {
store: store,
folder: options.packs,
keys: options.earlier ?? [],
paths: paths
}).catch(error => {
if (error instanceof ChangedFile) return new Map;
throw error;
});
const entries = [];
for (const [index, entry] of scanned.entries()) {
entries.push(entry.type === "file" ? await addFile(packer, entry, digests.get(entry)) : entry);
if (index % YIELD_EVERY === 0) await (0, promises_.setImmediate)();
}
const {packs: packs, chunks: chunks, newBytes: newBytes} = await packer.finish();
if (evictions(store) > evictedBefore) {
for (const pack of packs) {
if (await store.head(packKey(options.packs, pack.sha256))) continue;
throw new SnapshotError("PACELINE_SNAPSHOT_EVICTED", "The store is too small for this entry: it evicted a part while another was written.", "Raise max-bytes of the store, or cache less.");
}
}
const manifest = {
format: FORMAT,
key: key,
roots: paths.roots.map(({line: line}) => line),
packs: packs,
chunks: chunks,
entries: entries
};
const bytes = files.reduce((sum, file) => sum + file.size, 0);
const encoded = await encodeManifest(manifest);
const result = await store.put(key, encoded, {
ifAbsent: true,
metadata: {
files: String(files.length),
bytes: String(bytes),
packs: String(packs.length)
}
});
if (result === "exists") return kept;
return {
outcome: "saved",
files: files.length,
bytes: bytes,
newBytes: newBytes + encoded.byteLength
};
}
async function addFile(packer, scanned, digests) {
let file = scanned;
const found = digests?.map(sha256 => packer.find(sha256));
if (found?.every(index => index !== undefined)) return entryOf(file, found);
for (let attempt = 1; ;attempt++) {
try {
const chunks = [];
for (const piece of pieces(file)) chunks.push(await packer.add(piece));
return entryOf(file, chunks);
} catch (error) {
if (!(error instanceof ChangedFile)) throw error;
if (attempt === ATTEMPTS) throw changed(file);
try {
file = rescan(file);
} catch {
throw changed(file);
}
}
}
}
function entryOf(file, chunks) {
const {type: type, root: root, path: path, mode: mode, mtime: mtime, size: size} = file;
return {
type: type,
root: root,
path: path,
mode: mode,
mtime: mtime,
size: size,
chunks: chunks
};
}
const changed = file => new SnapshotError("PACELINE_SNAPSHOT_CHANGED", `${file.absolute} changed while it was saved.`, 'End what writes there before the job ends, or leave the file out with a line "!path".');
const evictions = store => store.statistics().reduce((sum, tier) => sum + tier.evictions, 0);
const repositoryFolder = repository => `cache/${repository}/`;
const entryFolder = (repository, scope, version) => `${repositoryFolder(repository)}${encodeURIComponent(scope)}/${version}/`;
const packFolder = repository => `packs/${repository}/`;
async function savedEntries(store, repository) {
const folder = repositoryFolder(repository);
const entries = [];
for await (const {key: key, createdAt: createdAt} of store.list(folder)) {
const entry = parseEntry(repository, key);
if (entry) entries.push({
...entry,
createdAt: createdAt
});
}
return entries.sort((a, b) => b.createdAt - a.createdAt);
}
function parseEntry(repository, storeKey) {
const match = /^([^/]+)\/([0-9a-f]{16})\/(.+)$/s.exec(storeKey.slice(repositoryFolder(repository).length));
if (!match) return undefined;
const [, scope, version, key] = match;
return {
scope: decode(scope),
version: version,
key: key,
storeKey: storeKey
};
}
function decode(text) {
try {
return decodeURIComponent(text);
} catch {
return text;
}
}
function explainMiss(asked, entries) {
const {key: key, version: version, scopes: scopes, all: all} = asked;
const none = `no entry for ${key}`;
if (entries.length === 0 && !all) return none;
if (entries.length === 0) return `${none}; nothing has been saved in this store yet`;
const readable = entries.filter(entry => scopes.read.includes(entry.scope));
const same = entry => entry.key === key;
if (readable.some(entry => same(entry) && entry.version !== version)) {
return `${none} with these paths; it was saved with another list of paths`;
}
const elsewhere = entries.find(entry => same(entry) && entry.version === version);
if (elsewhere && !scopes.read.includes(elsewhere.scope)) {
return `${none}; it was saved for ${elsewhere.scope}, and this run reads only ${scopes.read.join(", ")}`;
}
const nearest = nearestTo(key, readable.filter(entry => entry.version === version && !same(entry)));
if (!nearest) return none;
const {theirs: theirs, ours: ours} = difference(nearest.key, key);
return `${none}; nearest ${nearest.key} differs in "${theirs}" (wanted "${ours}")`;
}
const SEPARATOR = /([-_.:/|+ ])/;
function nearestTo(key, entries) {
let best;
for (const entry of entries) {
const common = commonParts(entry.key.split(SEPARATOR), key.split(SEPARATOR));
if (common > (best?.common ?? 0)) best = {
entry: entry,
common: common
};
}
return best?.entry;
}
function commonParts(a, b) {
let index = 0;
while (index < a.length && a[index] === b[index]) index++;
return index;
}
function difference(a, b) {
const theirs = a.split(SEPARATOR);
const ours = b.split(SEPARATOR);
const start = commonParts(theirs, ours);
const end = Math.min(commonParts(theirs.toReversed(), ours.toReversed()), Math.min(theirs.length, ours.length) - start);
const middle = parts => shorten(parts.slice(start, parts.length - end).join(""));
return {
theirs: middle(theirs),
ours: middle(ours)
};
}
const shorten = text => text.length > 24 ? `${text.slice(0, 12)}…` : text;
const files = count => `${count.toLocaleString("en-US")} ${count === 1 ? "file" : "files"}`;
const seconds = value => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
function size(bytes) {
const units = [ "B", "kB", "MB", "GB", "TB" ];
let value = bytes;
let unit = 0;
while (value >= 999.5 && unit < units.length - 1) {
value /= 1e3;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
const oneLine = text => text.replaceAll(/[\x00-\x1f\x7f\u2028\u2029]/g, "?");
var contracts_src = __webpack_require__(43534);
const newReportName = () => (0, external_node_crypto_.randomBytes)(4).toString("hex");
async function writeReport(context, name, report) {
try {
return await (0, src.bd)(context.environment, `cache-${name}/cache-report.json`, (0, 
contracts_src.ft)(contracts_src.VR, report));
} catch (error) {
context.log.warning(`The cache report was not written: ${(0, src.bD)(error)}`);
return "";
}
}
async function publishReport(context, name, report) {
const job = context.environment.job.replaceAll(/[^A-Za-z0-9._-]/g, "-").slice(0, 40);
try {
const address = {
kind: "cache-report",
planId: "cache",
leg: `${job}-${name}`
};
await context.artifacts.publish(address, (0, contracts_src.ft)(contracts_src.VR, report));
} catch (error) {
context.log.warning(`The cache report was not uploaded: ${(0, src.bD)(error)}`);
}
}
function cacheScopes(environment) {
const {event: event, eventName: eventName, ref: ref} = environment;
const defaultBranch = branch(scope_text(event["repository"], "default_branch"));
const pull = record(event["pull_request"]);
const base = branch(scope_text(pull["base"], "ref")) ?? scope_text(event["merge_group"], "base_ref");
if (store_src.RUNS_ON_PULL_REQUESTS.has(eventName)) {
const number = pull["number"];
if (!Number.isSafeInteger(number)) return {
read: distinct([ base, defaultBranch ])
};
const own = `refs/pull/${number}/merge`;
return {
read: distinct([ own, base, defaultBranch ]),
write: own
};
}
if (!(0, store_src.maySave)(eventName)) return {
read: distinct([ base, defaultBranch ])
};
const own = ref || "local";
return {
read: distinct([ own, base, defaultBranch ]),
write: own
};
}
const branch = name => name && `refs/heads/${name}`;
const record = value => typeof value === "object" && value !== null ? value : {};
function scope_text(value, field) {
const found = record(value)[field];
return typeof found === "string" && found !== "" ? found : undefined;
}
const distinct = values => [ ...new Set(values.filter(value => value !== undefined)) ];
const outputs = {
"cache-hit": "false",
"cache-primary-key": "",
"cache-matched-key": "",
"hit-tier": "",
"miss-reason": "",
seconds: "0",
"files-restored": "0",
"bytes-restored": "0",
"report-path": ""
};
const MAX_CANDIDATES = 3;
async function restoreCache(context, machine) {
const {environment: environment, inputs: inputs, log: log} = context;
const {key: key} = inputs;
const startedAt = machine.now();
const paths = parsePaths(inputs.path, {
workspace: environment.workspace,
home: machine.home
});
const store = await cache_open(context, machine);
const scopes = cacheScopes(environment);
const found = await find(context, store, paths, scopes).catch(error => {
log.warning(`The cache could not be restored: ${(0, src.bD)(error)}. The job goes on without it.`);
return {
result: "miss",
missReason: `the cache could not be read: ${(0, src.bD)(error)}`
};
});
const took = (machine.now() - startedAt) / 1e3;
await store.close();
const {storeKey: storeKey, matchedKey: matchedKey, restored: restored, ...about} = found;
const report = {
kind: "cache-report",
version: 1,
createdAt: new Date(startedAt).toISOString(),
job: environment.job,
key: key,
...about,
...matchedKey === undefined ? {} : {
matchedKey: matchedKey
},
...restored ? {
restore: {
seconds: took,
...restored
}
} : {}
};
const reportName = newReportName();
context.setOutput("cache-hit", found.result === "exact");
context.setOutput("cache-primary-key", key);
context.setOutput("cache-matched-key", matchedKey ?? "");
context.setOutput("hit-tier", found.tier ?? "");
context.setOutput("miss-reason", oneLine(found.missReason ?? ""));
context.setOutput("seconds", took);
context.setOutput("files-restored", restored?.files ?? 0);
context.setOutput("bytes-restored", restored?.bytes ?? 0);
context.setOutput("report-path", await writeReport(context, reportName, report));
context.state.save({
key: key,
paths: inputs.path,
...storeKey === undefined ? {} : {
found: storeKey
},
reportName: reportName,
report: report
});
const line = oneLine(sentence(found, took));
context.result(`cache: ${line}`);
context.summary(`Cache: ${line}`);
if (found.result === "miss" && inputs["fail-on-cache-miss"]) {
throw new src.ce("PACELINE_CACHE_MISS", `The cache missed: ${found.missReason ?? `no entry for ${key}`}.`, "Run the job that saves this key first, or set fail-on-cache-miss to false.");
}
}
async function find(context, store, paths, scopes) {
const {environment: environment, inputs: inputs, log: log} = context;
const {key: key} = inputs;
const {repository: repository} = environment;
const folders = scopes.read.map(scope => entryFolder(repository, scope, paths.version));
const ownFolder = scopes.write && entryFolder(repository, scopes.write, paths.version);
const explain = async storeKey => {
const entries = await savedEntries(store, repository);
const found = storeKey === undefined ? undefined : parseEntry(repository, storeKey);
if (found && !entries.some(entry => entry.storeKey === storeKey)) entries.unshift({
...found,
createdAt: 0
});
return explainMiss({
key: key,
version: paths.version,
scopes: scopes,
all: store.listsAll
}, entries);
};
let damaged;
let tried = 0;
for await (const candidate of lookup(store, {
folders: folders,
key: key,
restoreKeys: inputs["restore-keys"]
})) {
const {storeKey: storeKey, exact: exact, key: matchedKey} = candidate;
if (oneLine(matchedKey) !== matchedKey) continue;
if (tried++ === MAX_CANDIDATES) break;
const about = {
result: exact ? "exact" : "partial",
matchedKey: matchedKey,
storeKey: storeKey,
...exact ? {} : {
missReason: damaged ?? await explain(storeKey)
}
};
if (inputs["lookup-only"]) return {
...about,
tier: (await store.head(storeKey))?.tier ?? ""
};
const restored = await restoreSnapshot(store, {
key: storeKey,
packs: packFolder(repository),
paths: paths,
onNote: note => log.info(oneLine(note))
});
if (restored.outcome === "restored") {
const {tier: tier, files: files, bytes: bytes} = restored;
return {
...about,
tier: tier,
restored: {
files: files,
bytes: bytes
}
};
}
damaged = `${matchedKey} was found but not restored: ${restored.reason}`;
log.warning(`The cache entry ${damaged}.${restored.partly ? " Some of its files are in place." : ""} The job goes on without it.`);
if (restored.broken && candidate.folder === ownFolder) await store.delete(storeKey);
if (!restored.broken) break;
}
return {
result: "miss",
missReason: damaged ?? await explain()
};
}
async function saveCache(context, machine) {
const {saved: saved} = context.state;
if (!saved) return context.result("cache: nothing saved, as the restore step did not finish");
const startedAt = machine.now();
const nothing = {
seconds: 0,
files: 0,
bytes: 0,
newBytes: 0
};
let save = {
...nothing,
result: "skipped"
};
let line;
const scopes = cacheScopes(context.environment);
if (saved.report.result === "exact") {
line = `not saved: ${saved.key} was found exactly`;
} else if (!scopes.write) {
line = `not saved: a run on ${context.environment.eventName} may read the cache but not write it`;
} else {
try {
const {outcome: outcome, ...about} = await store(context, machine, saved, scopes, scopes.write);
const took = (machine.now() - startedAt) / 1e3;
save = {
...about,
seconds: took,
result: outcome
};
line = outcome === "kept" ? `kept ${saved.key}: an entry of this key was saved meanwhile, and entries never change` : `saved ${saved.key}: ${files(about.files)}, ${size(about.bytes)} (${size(about.newBytes)} written) in ${seconds(took)}`;
} catch (error) {
save = {
...nothing,
seconds: (machine.now() - startedAt) / 1e3,
result: "failed"
};
line = `not saved: ${(0, src.bD)(error)}`;
context.log.warning(`The cache was not saved: ${(0, src.bD)(error)}`);
}
}
context.result(`cache: ${oneLine(line)}`);
const report = {
...saved.report,
save: save
};
await writeReport(context, saved.reportName, report);
await publishReport(context, saved.reportName, report);
}
async function store(context, machine, saved, scopes, own) {
const {environment: environment, log: log} = context;
const {repository: repository} = environment;
const paths = parsePaths(saved.paths, {
workspace: environment.workspace,
home: machine.home
});
const opened = await cache_open(context, machine);
try {
const like = saved.found ?? await newestLike(opened, repository, paths, scopes);
return await saveSnapshot(opened, {
key: entryFolder(repository, own, paths.version) + saved.key,
packs: packFolder(repository),
paths: paths,
earlier: like === undefined ? [] : [ like ],
onNote: note => log.info(oneLine(note))
});
} finally {
await opened.close();
}
}
async function newestLike(store, repository, paths, scopes) {
const entries = await savedEntries(store, repository);
const listed = entries.find(({version: version, scope: scope}) => version === paths.version && scopes.read.includes(scope));
if (listed || store.listsAll) return listed?.storeKey;
const folders = scopes.read.map(scope => entryFolder(repository, scope, paths.version));
return (await store.newest(folders))[0]?.key;
}
function cache_open(context, machine) {
const {environment: environment, inputs: inputs, log: log} = context;
return machine.openStore(inputs.store, {
home: environment.home,
variables: environment.variables,
onWarning: message => log.warning(message)
});
}
function sentence(found, took) {
if (found.result === "miss") return `miss: ${found.missReason}`;
const how = `${found.result === "exact" ? "exact" : "restore key"}, ${found.tier}`;
if (!found.restored) return `found ${found.matchedKey} (${how}), looked up only`;
const {files: count, bytes: bytes} = found.restored;
return `restored ${found.matchedKey} (${how}): ${files(count)}, ${size(bytes)} in ${seconds(took)}`;
}
const MAX_LENGTH = 512;
const MAX_KEYS = 10;
const cacheKey = () => ({
allowed: `a key of at most ${MAX_LENGTH} characters without commas`,
parse: check
});
const restoreKeys = () => ({
allowed: `at most ${MAX_KEYS - 1} beginnings of keys, one per line`,
parse(text) {
const keys = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== "").map(check);
if (keys.length >= MAX_KEYS) {
throw new src.S7(`at most ${MAX_KEYS - 1} lines`, `it has ${keys.length}`);
}
return keys;
}
});
const paths = () => ({
allowed: "files, folders or patterns, one per line",
parse(text) {
const found = (0, src.Mn)().parse(text);
if (found.some(line => !line.startsWith("!"))) return found;
throw new src.S7("a list of paths", "lines with ! only leave out; add a line without");
}
});
function check(key) {
if (key.length > MAX_LENGTH) {
throw new src.S7(`a key of at most ${MAX_LENGTH} characters`, `it has ${key.length}`);
}
if (key.includes(",")) throw new src.S7("a key without commas", "write a dash instead");
if (/[\r\n\0]/.test(key)) throw new src.S7("a key of one line");
return key;
}
const inputs = {
path: paths(),
key: cacheKey(),
"restore-keys": restoreKeys(),
"lookup-only": (0, src.zM)(),
"fail-on-cache-miss": (0, src.zM)(),
store: (0, src.Mn)()
};
const machine = {
openStore: store_src.openStore,
home: (0, external_node_os_.homedir)(),
now: Date.now
};
const cache_src = (0, src.QP)()({
inputs: inputs,
outputs: outputs,
main: context => restoreCache(context, machine),
post: context => saveCache(context, machine)
});
}
};
