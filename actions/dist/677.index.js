export const id = 677;
export const ids = [677];
export const modules = {

/***/ 95677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  "default": () => (/* binding */ cache_src)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./build/js/packages/core/src/index.js + 28 modules
var src = __webpack_require__(87941);
// EXTERNAL MODULE: ./build/js/packages/store/src/index.js + 10 modules
var store_src = __webpack_require__(54504);
;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/errors.js
/** Why a snapshot could not be saved or restored; `core` recognises `code` and `remedy`. */
class SnapshotError extends Error {
    code;
    remedy;
    constructor(code, message, remedy, options) {
        super(message, options);
        this.name = 'SnapshotError';
        this.code = code;
        this.remedy = remedy;
    }
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/lookup.js
/**
 * The entries that could serve, best first: the key itself in every folder; then, folder by folder, what
 * starts with the key and with each restore key, newest first. Entries that were found but could not be
 * restored let the caller simply ask for the next one.
 */
async function* lookup(store, options) {
    const { folders, key, restoreKeys } = options;
    const seen = new Set();
    for (const folder of folders) {
        const entry = await store.head(folder + key);
        if (!entry)
            continue;
        seen.add(entry.key);
        yield candidate(entry, folder, true);
    }
    for (const folder of folders) {
        for (const prefix of [key, ...restoreKeys]) {
            for (const entry of await newest(store, folder + prefix)) {
                if (seen.has(entry.key))
                    continue;
                seen.add(entry.key);
                yield candidate(entry, folder, false);
            }
        }
    }
}
/** Entries below a prefix, newest first; the key decides between two of the same instant. */
async function newest(store, prefix) {
    const entries = [];
    for await (const entry of store.list(prefix))
        entries.push(entry);
    return entries.sort((a, b) => b.createdAt - a.createdAt || (a.key < b.key ? -1 : 1));
}
function candidate(entry, folder, exact) {
    const { key: storeKey, createdAt, metadata } = entry;
    return { key: storeKey.slice(folder.length), storeKey, folder, exact, createdAt, metadata };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(14006);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/manifest.js


const compress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
const decompress = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
/** Changes when an older reader would misread a snapshot. */
const FORMAT = 1;
/** Content is cut into pieces of at most this many bytes, and packs are filled up to it. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** A manifest of a million files is about 150 MB of JSON; more than this is an attack. */
const MAX_MANIFEST_BYTES = 512 * 1024 * 1024;
async function encodeManifest(manifest) {
    return compress(Buffer.from(JSON.stringify(manifest)));
}
/** The JSON of a manifest, not yet trusted (see manifest-check.ts). Throws when it is no bounded zstd JSON. */
async function decodeManifest(bytes) {
    const text = await decompress(bytes, { maxOutputLength: MAX_MANIFEST_BYTES });
    return JSON.parse(text.toString('utf8'));
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/paths.js





// The rules of @actions/glob, which actions/cache reads its lines with: dot files match, no braces, no extglobs.
const GLOB = { dot: true, nobrace: true, noextglob: true, nonegate: true };
/**
 * Reads the lines of a `path` input: files, folders and glob patterns (`*`, `?`, `[…]`, `**`), relative to
 * the workspace, absolute or below `~`; a leading `!` leaves out.
 * @throws SnapshotError PACELINE_SNAPSHOT_PATHS when no line includes anything
 */
function parsePaths(lines, at) {
    const roots = [];
    const excludes = [];
    for (const line of lines) {
        const negated = line.startsWith('!');
        const root = parseLine(line, negated ? line.slice(1).trim() : line, at);
        if (!negated)
            roots.push(root);
        else
            excludes.push(exclusion(root));
    }
    if (roots.length === 0) {
        throw new SnapshotError('PACELINE_SNAPSHOT_PATHS', 'No path to cache is given.', 'List files, folders or patterns, one per line; lines with ! only leave out.');
    }
    const platform = process.platform === 'win32' ? 'windows' : 'posix';
    const version = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([FORMAT, platform, lines]))
        .digest('hex');
    return {
        roots,
        excluded: (path) => excludes.some((matches) => matches(path)),
        version: version.slice(0, 16),
    };
}
function parseLine(line, text, at) {
    const absolute = text.replace(/^~(?=$|[\\/])/, () => at.home);
    const parts = absolute.split(process.platform === 'win32' ? /[\\/]/ : '/');
    const first = parts.findIndex((part) => /[*?[]/.test(part));
    const base = (0,external_node_path_.resolve)(at.workspace, ...(first === 0 ? [] : [parts.slice(0, first < 0 ? undefined : first).join(external_node_path_.sep) || external_node_path_.sep]));
    const pattern = first < 0
        ? ''
        : parts
            .slice(first)
            .filter((part) => part !== '' && part !== '.')
            .join('/');
    // `dir/**` is all of dir, and dir itself: a plain folder.
    if (pattern === '' || pattern === '**')
        return { line, base };
    const matches = picomatch(pattern, GLOB);
    return { line, base, matches: (relative) => relative !== '' && matches(relative) };
}
function exclusion(root) {
    const { base, matches } = root;
    const inside = base.endsWith(external_node_path_.sep) ? base : base + external_node_path_.sep;
    if (!matches)
        return (path) => path === base || path.startsWith(inside);
    return (path) => path.startsWith(inside) && matches(path.slice(inside.length).split(external_node_path_.sep).join('/'));
}
/** Absolute path of what stands under a root; `relative` has been checked by the manifest's reader. */
const absolutePath = (root, relative) => relative === '' ? root.base : (0,external_node_path_.join)(root.base, relative);

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/manifest-check.js



const MAX_ENTRIES = 4_000_000;
const MAX_PATH = 4096;
const DIGEST = /^[0-9a-f]{64}$/;
/** zstd adds a few bytes per 128 KiB to what it cannot shrink. */
const MAX_PACK_BYTES = PIECE_BYTES + 64 * 1024;
/** A manifest that asks for something no snapshot of ours would. */
class ManifestProblem extends Error {
}
/**
 * Reads a manifest as if an attacker wrote it: after this, every index, range and size in it is in bounds,
 * and every path stays below the root it names, on its own, with no other entry's file or link above it.
 *
 * Written by hand rather than as a schema, since it runs over every file of a large tree at every restore.
 * @param key the store key that was asked for
 * @throws ManifestProblem with the first thing that is wrong
 */
function checkManifest(value, key, paths) {
    const manifest = value;
    ensure(isObject(manifest) && manifest.format === FORMAT, 'it is of another format');
    ensure(manifest.key === key, 'it belongs to another entry');
    const { roots, packs, chunks, entries } = manifest;
    ensure(Array.isArray(roots) &&
        roots.length === paths.roots.length &&
        paths.roots.every((root, index) => root.line === roots[index]), 'it was saved with other paths');
    ensure(isArray(packs) && isArray(chunks) && isArray(entries), 'a list is missing or too long');
    for (const pack of packs)
        checkPack(pack);
    for (const chunk of chunks)
        checkChunk(chunk, packs);
    for (const entry of entries)
        checkEntry(entry, chunks, paths);
    checkPlaces(entries, paths);
    return manifest;
}
function checkPack(pack) {
    ensure(isObject(pack) && isDigest(pack.sha256), 'a pack has no digest');
    ensure(isCount(pack.bytes, MAX_PACK_BYTES) && isCount(pack.size, PIECE_BYTES), 'a pack is too large');
}
function checkChunk(chunk, packs) {
    ensure(isObject(chunk) && isDigest(chunk.sha256), 'a chunk has no digest');
    ensure(isCount(chunk.pack, packs.length - 1), 'a chunk names no pack');
    const { size } = packs[chunk.pack];
    ensure(isCount(chunk.offset, size) && isCount(chunk.size, size) && chunk.offset + chunk.size <= size, 'a chunk reaches beyond its pack');
}
function checkEntry(entry, chunks, paths) {
    ensure(isObject(entry) && isCount(entry.root, paths.roots.length - 1), 'an entry names no root');
    ensure(isRelative(entry.path), `the path ${shown(entry.path)} is not allowed`);
    ensure(Number.isFinite(entry.mtime) && Math.abs(entry.mtime) <= 8.64e15, `${shown(entry.path)} has no valid time`);
    if (entry.type === 'symlink') {
        const { target } = entry;
        ensure(typeof target === 'string' && target !== '' && target.length < MAX_PATH && !target.includes('\0'), `the link ${shown(entry.path)} has no valid target`);
        return;
    }
    ensure(entry.type === 'file' || entry.type === 'directory', `${shown(entry.path)} is of an unknown type`);
    ensure(isCount(entry.mode, 0o777), `${shown(entry.path)} has no valid mode`);
    if (entry.type === 'directory')
        return;
    ensure(isArray(entry.chunks), `${shown(entry.path)} has no content`);
    let size = 0;
    for (const index of entry.chunks) {
        ensure(isCount(index, chunks.length - 1), `${shown(entry.path)} names no chunk`);
        size += chunks[index].size;
    }
    ensure(isCount(entry.size) && entry.size === size, `${shown(entry.path)} has another size than its content`);
}
/** Compared as absolute paths, since one root can lie inside another. */
function checkPlaces(entries, paths) {
    const types = new Map();
    for (const entry of entries) {
        const place = absolutePath(paths.roots[entry.root], entry.path);
        ensure(!types.has(place), `${shown(entry.path)} is listed twice`);
        types.set(place, entry.type);
    }
    for (const entry of entries) {
        const root = paths.roots[entry.root];
        const place = absolutePath(root, entry.path);
        for (let above = (0,external_node_path_.dirname)(place); above !== (0,external_node_path_.dirname)(above); above = (0,external_node_path_.dirname)(above)) {
            ensure((types.get(above) ?? 'directory') === 'directory', `${shown(entry.path)} lies below no folder`);
        }
        ensure(isMeant(entry, root.matches), `${shown(entry.path)} is not among the paths asked for`);
    }
}
/** A pattern gives no right to the whole folder it starts in: only to what matches, and what is in that. */
function isMeant(entry, matches) {
    if (!matches)
        return true;
    const parts = entry.path.split('/');
    return parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
}
function isRelative(path) {
    if (typeof path !== 'string' || path.length >= MAX_PATH || path.includes('\0'))
        return false;
    if (path === '')
        return true;
    if (process.platform === 'win32' && /[\\:]/.test(path))
        return false;
    return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
const isObject = (value) => typeof value === 'object' && value !== null;
const isArray = (value) => Array.isArray(value) && value.length <= MAX_ENTRIES;
const isDigest = (value) => typeof value === 'string' && DIGEST.test(value);
const isCount = (value, max = Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value >= 0 && value <= max;
const shown = (path) => JSON.stringify(String(path).slice(0, 120));
function ensure(condition, problem) {
    if (!condition)
        throw new ManifestProblem(problem);
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/read-file.js




/** The file is not what it was when the tree was scanned, or changed while it was read. */
class ChangedFile extends Error {
}
const digest = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
/**
 * The content of a file in pieces of at most 4 MiB. Synchronous: for the thousands of small files of a
 * typical tree, a read through the thread pool costs several times the read itself.
 * @throws ChangedFile before the last piece would complete a content that never was
 */
function* pieces(file) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(file.absolute, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
    }
    catch (error) {
        const { code } = error;
        if (code === 'ENOENT' || code === 'ELOOP')
            throw new ChangedFile(file.absolute);
        throw new SnapshotError('PACELINE_SNAPSHOT_UNREADABLE', `${file.absolute} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', { cause: error });
    }
    try {
        expectUnchanged(fd, file);
        for (let position = 0; position < file.size; position += PIECE_BYTES) {
            const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, file.size - position));
            let done = 0;
            while (done < piece.byteLength) {
                const count = (0,external_node_fs_.readSync)(fd, piece, done, piece.byteLength - done, position + done);
                if (count === 0)
                    throw new ChangedFile(file.absolute);
                done += count;
            }
            if (position + piece.byteLength === file.size)
                expectUnchanged(fd, file);
            yield piece;
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
/** The same file with what the file system says of it now. */
function rescan(file) {
    const stat = (0,external_node_fs_.lstatSync)(file.absolute, { throwIfNoEntry: false });
    if (!stat?.isFile())
        throw new ChangedFile(file.absolute);
    return { ...file, mode: stat.mode & 0o777, mtime: stat.mtimeMs, size: stat.size };
}
function expectUnchanged(fd, file) {
    const stat = (0,external_node_fs_.fstatSync)(fd);
    if (!stat.isFile() || stat.size !== file.size || stat.mtimeMs !== file.mtime) {
        throw new ChangedFile(file.absolute);
    }
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/packer.js




const packer_compress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
/** Packs that are compressed and written at a time: bounds memory to about this many times 8 MiB. */
const IN_FLIGHT = 4;
/** Where a pack is kept. Packs of all entries of one repository share a folder, which is what shares content. */
const packKey = (folder, sha256) => `${folder}${sha256}`;
/**
 * Collects content into packs of up to 4 MiB, each content once, and writes every pack as soon as it is full.
 * @param folder start of the packs' store keys, ending in `/`
 */
function createPacker(store, folder, level) {
    const packs = [];
    const chunks = [];
    const known = new Map();
    const writing = new Set();
    let failure;
    let parts = [];
    let filled = 0;
    let newBytes = 0;
    function flush() {
        if (filled === 0)
            return;
        const index = packs.length;
        const content = Buffer.concat(parts, filled);
        packs.push(undefined);
        parts = [];
        filled = 0;
        const job = write(index, content)
            .catch((error) => {
            failure ??= error;
        })
            .finally(() => writing.delete(job));
        writing.add(job);
    }
    async function write(index, content) {
        const bytes = await packer_compress(content, {
            params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: level },
        });
        const sha256 = digest(bytes);
        packs[index] = { sha256, bytes: bytes.byteLength, size: content.byteLength };
        const result = await store.put(packKey(folder, sha256), bytes, { ifAbsent: true });
        if (result === 'stored')
            newBytes += bytes.byteLength;
    }
    return {
        /** Content that the store already has; returns whether it was taken over. */
        reuse(pack, pieces) {
            const index = packs.push(pack) - 1;
            for (const piece of pieces) {
                if (!known.has(piece.sha256))
                    known.set(piece.sha256, chunks.push({ ...piece, pack: index }) - 1);
            }
        },
        find: (sha256) => known.get(sha256),
        /** Index of the chunk with this content. Waits while too many packs are being written. */
        async add(content) {
            const sha256 = digest(content);
            const found = known.get(sha256);
            if (found !== undefined)
                return found;
            if (filled + content.byteLength > PIECE_BYTES)
                flush();
            const chunk = { sha256, pack: packs.length, offset: filled, size: content.byteLength };
            const index = chunks.push(chunk) - 1;
            known.set(sha256, index);
            parts.push(content);
            filled += content.byteLength;
            while (writing.size >= IN_FLIGHT)
                await Promise.race(writing);
            if (failure !== undefined)
                throw failure;
            return index;
        },
        async finish() {
            flush();
            await Promise.all(writing);
            if (failure !== undefined)
                throw failure;
            return { packs: packs, chunks, newBytes };
        },
    };
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/scan.js




/** Folders in which a restore is under way are never part of a snapshot. */
const STAGING_PREFIX = '.paceline-restore-';
/**
 * Everything that the paths mean, in the order of their names, so that the same tree gives the same packs.
 * Links are kept as links and never followed, but for a path that the user named and that is one.
 * @param onNote told what is left out although it was asked for
 * @throws SnapshotError when a folder cannot be read
 */
function scan(paths, onNote) {
    const entries = [];
    const seen = new Set();
    // By the path as the user writes it: what is walked is the real one behind links.
    const excluded = (root, path) => paths.excluded(absolutePath(paths.roots[root], path));
    function take(root, path, absolute) {
        if (excluded(root, path) || seen.has(absolute))
            return;
        const stat = lstat(absolute);
        if (!stat) {
            onNote(`${absolute} is left out: its name is not UTF-8, or it was just removed.`);
            return;
        }
        seen.add(absolute);
        const common = { root, path, mtime: stat.mtimeMs };
        const mode = stat.mode & 0o777;
        if (stat.isSymbolicLink()) {
            entries.push({ ...common, type: 'symlink', target: (0,external_node_fs_.readlinkSync)(absolute) });
        }
        else if (stat.isFile()) {
            entries.push({ ...common, type: 'file', absolute, mode, size: stat.size });
        }
        else if (stat.isDirectory()) {
            entries.push({ ...common, type: 'directory', mode });
            for (const name of names(absolute))
                take(root, below(path, name), (0,external_node_path_.join)(absolute, name));
        }
        else {
            onNote(`${absolute} is left out: it is a socket, pipe or device.`);
        }
    }
    function search(root, path, absolute, matches) {
        for (const name of names(absolute)) {
            const child = below(path, name);
            const place = (0,external_node_path_.join)(absolute, name);
            if (matches(child))
                take(root, child, place);
            else if (!excluded(root, child) && lstat(place)?.isDirectory())
                search(root, child, place, matches);
        }
    }
    for (const [index, root] of paths.roots.entries()) {
        const base = realPath(root.base);
        if (base === undefined)
            onNote(`${root.line} does not exist.`);
        else if (!root.matches)
            take(index, '', base);
        else if (lstat(base)?.isDirectory())
            search(index, '', base, root.matches);
    }
    return entries;
}
const below = (path, name) => (path === '' ? name : `${path}/${name}`);
function names(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder)
            .filter((name) => !name.startsWith(STAGING_PREFIX))
            .sort();
    }
    catch (error) {
        throw new SnapshotError('PACELINE_SNAPSHOT_UNREADABLE', `${folder} cannot be read: ${error.message}.`, 'Leave it out with a line "!path", or let the user that runs the job own it.', { cause: error });
    }
}
const lstat = (path) => (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
function realPath(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/staging.js




/** Something on this machine stands where an entry's file or folder has to go. */
class InTheWay extends Error {
}
/** A staging folder this old belongs to a job that was killed. */
const STALE_MILLISECONDS = 60 * 60 * 1000;
/** The roots with the real folders behind links that the user (or the machine) put in front of them. */
function resolveRoots(paths) {
    return { ...paths, roots: paths.roots.map((root) => ({ ...root, base: realBase(root.base) })) };
}
function realBase(base) {
    const above = nearestExisting(base);
    return (0,external_node_path_.join)((0,external_node_fs_.realpathSync)(above), (0,external_node_path_.relative)(above, base));
}
function nearestExisting(path) {
    let at = path;
    while ((0,external_node_path_.dirname)(at) !== at) {
        try {
            (0,external_node_fs_.realpathSync)(at);
            return at;
        }
        catch {
            at = (0,external_node_path_.dirname)(at);
        }
    }
    return at;
}
/** Nearest existing folder at or above a root: on its file system, so that a rename suffices to move in. */
function folderFor(root) {
    const at = nearestExisting(root.base);
    return (0,external_node_fs_.lstatSync)(at).isDirectory() ? at : (0,external_node_path_.dirname)(at);
}
/**
 * Where a restore builds its tree before anything of the user's is touched: a fresh folder beside each
 * root, which no other program knows of, so no link can be slipped in while files are written.
 */
function createStaging(paths) {
    const made = new Map();
    const places = paths.roots.map((root, index) => {
        const folder = folderFor(root);
        let staging = made.get(folder);
        if (!staging) {
            removeStale(folder);
            staging = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(folder, STAGING_PREFIX));
            made.set(folder, staging);
        }
        return (0,external_node_path_.join)(staging, String(index));
    });
    return {
        /** Where an entry is built. */
        path: (entry) => entry.path === '' ? places[entry.root] : (0,external_node_path_.join)(places[entry.root], entry.path),
        /** Moves what was built to where it belongs; whole folders at once where there was none. */
        place() {
            for (const [index, root] of paths.roots.entries()) {
                if (!staging_lstat(places[index]))
                    continue;
                (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(root.base), { recursive: true });
                merge(places[index], root.base);
            }
        },
        remove() {
            for (const staging of made.values())
                (0,external_node_fs_.rmSync)(staging, { recursive: true, force: true });
        },
    };
}
function merge(from, to) {
    const source = staging_lstat(from);
    const target = staging_lstat(to);
    if (target?.isDirectory() && source.isDirectory()) {
        for (const name of (0,external_node_fs_.readdirSync)(from))
            merge((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name));
        return;
    }
    if (target && (target.isDirectory() || source.isDirectory()))
        throw new InTheWay(`${to} is in the way`);
    move(from, to);
}
function move(from, to) {
    try {
        (0,external_node_fs_.renameSync)(from, to);
    }
    catch (error) {
        // A folder inside the root is a mount of its own, so its files have to be copied to the other file system.
        if (error.code !== 'EXDEV')
            throw error;
        const source = (0,external_node_fs_.lstatSync)(from);
        if (source.isDirectory()) {
            (0,external_node_fs_.mkdirSync)(to);
            merge(from, to);
        }
        else {
            copy(from, to, source);
        }
    }
}
/** Through a name beside its own, so that the file appears whole there too. */
function copy(from, to, source) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(to), STAGING_PREFIX));
    const beside = (0,external_node_path_.join)(folder, 'copy');
    try {
        if (source.isSymbolicLink())
            (0,external_node_fs_.symlinkSync)((0,external_node_fs_.readlinkSync)(from), beside);
        else
            (0,external_node_fs_.copyFileSync)(from, beside);
        (0,external_node_fs_.lutimesSync)(beside, source.mtimeMs / 1000, source.mtimeMs / 1000);
        (0,external_node_fs_.renameSync)(beside, to);
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
/**
 * Looks, before anything is fetched, whether each entry can be put in its place: its parents are real
 * folders or missing, and a folder never replaces a file nor a file a folder.
 * @throws InTheWay
 */
function expectFree(entries, paths) {
    const folders = new Map();
    const check = (path) => {
        const known = folders.get(path);
        if (known)
            return known;
        const stat = staging_lstat(path);
        if (stat && !stat.isDirectory())
            throw new InTheWay(`${path} is in the way: it is not a folder`);
        const state = stat ? 'there' : 'missing';
        folders.set(path, state);
        return state;
    };
    for (const entry of entries) {
        const { base } = paths.roots[entry.root];
        const place = absolutePath(paths.roots[entry.root], entry.path);
        const parts = entry.path === '' ? [] : entry.path.split('/').slice(0, -1);
        let state = entry.path === '' ? 'there' : check(base);
        for (let at = base, index = 0; state === 'there' && index < parts.length; index++) {
            at = (0,external_node_path_.join)(at, parts[index]);
            state = check(at);
        }
        if (state === 'missing')
            continue;
        const stat = staging_lstat(place);
        if (stat && stat.isDirectory() !== (entry.type === 'directory')) {
            throw new InTheWay(`${place} is in the way: it is ${stat.isDirectory() ? 'a' : 'not a'} folder`);
        }
    }
}
function removeStale(folder) {
    for (const name of (0,external_node_fs_.readdirSync)(folder)) {
        if (!name.startsWith(STAGING_PREFIX))
            continue;
        const path = folder + external_node_path_.sep + name;
        const stat = staging_lstat(path);
        if (stat && Date.now() - stat.mtimeMs > STALE_MILLISECONDS)
            (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
    }
}
const staging_lstat = (path) => (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/write-tree.js


/**
 * Builds a tree in an empty place. Files are written while their packs arrive, in any order; links come
 * last, so that nothing can be written through one. Every file and folder is created exclusively: where
 * the file system folds names (case, Unicode), two entries of one name end the restore.
 */
function createTreeWriter(manifest, path) {
    const uses = new Map();
    for (const entry of manifest.entries) {
        if (entry.type !== 'file')
            continue;
        let offset = 0;
        for (const index of entry.chunks) {
            const chunk = manifest.chunks[index];
            const list = uses.get(chunk) ?? [];
            list.push({ file: entry, offset });
            uses.set(chunk, list);
            offset += chunk.size;
        }
    }
    return {
        /** Folders, empty files and the frames of files that come in several pieces. */
        prepare() {
            for (const entry of manifest.entries) {
                if (entry.type === 'directory') {
                    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path(entry)), { recursive: true });
                    // Ours until all is written; its own mode comes last.
                    (0,external_node_fs_.mkdirSync)(path(entry), { mode: 0o700 });
                }
            }
            for (const entry of manifest.entries) {
                if (entry.type !== 'directory')
                    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path(entry)), { recursive: true });
                if (entry.type === 'file' && entry.chunks.length !== 1)
                    create(entry);
            }
        },
        /** Writes verified content wherever it belongs. */
        write(chunk, content) {
            for (const { file, offset } of uses.get(chunk) ?? []) {
                if (file.chunks.length === 1)
                    create(file, content);
                else
                    writePiece(path(file), content, offset);
            }
        },
        finish() {
            for (const entry of manifest.entries) {
                if (entry.type === 'file' && entry.chunks.length > 1)
                    setTime(path(entry), entry);
                if (entry.type !== 'symlink')
                    continue;
                (0,external_node_fs_.symlinkSync)(entry.target, path(entry));
                (0,external_node_fs_.lutimesSync)(path(entry), entry.mtime / 1000, entry.mtime / 1000);
            }
        },
    };
    function create(file, content) {
        const fd = (0,external_node_fs_.openSync)(path(file), 'wx', file.mode | 0o200);
        try {
            if (content)
                writeFully(fd, content, 0);
            else
                (0,external_node_fs_.ftruncateSync)(fd, file.size);
            (0,external_node_fs_.fchmodSync)(fd, file.chunks.length > 1 ? file.mode | 0o200 : file.mode);
            (0,external_node_fs_.futimesSync)(fd, file.mtime / 1000, file.mtime / 1000);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
}
/** Modes and times of folders: once everything stands in its place, inner ones first. */
function finishFolders(entries, path, onNote) {
    const folders = entries.filter((entry) => entry.type === 'directory');
    for (const entry of folders.sort((a, b) => path(b).length - path(a).length)) {
        try {
            (0,external_node_fs_.chmodSync)(path(entry), entry.mode);
            (0,external_node_fs_.utimesSync)(path(entry), entry.mtime / 1000, entry.mtime / 1000);
        }
        catch (error) {
            // A folder that was there before can belong to someone else; its content is right all the same.
            onNote(`Mode and time of ${path(entry)} were not set: ${error.message}.`);
        }
    }
}
function setTime(path, file) {
    (0,external_node_fs_.chmodSync)(path, file.mode);
    (0,external_node_fs_.utimesSync)(path, file.mtime / 1000, file.mtime / 1000);
}
function writePiece(path, content, offset) {
    const fd = (0,external_node_fs_.openSync)(path, 'r+');
    try {
        writeFully(fd, content, offset);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function writeFully(fd, content, offset) {
    let done = 0;
    while (done < content.byteLength) {
        done += (0,external_node_fs_.writeSync)(fd, content, done, content.byteLength - done, offset + done);
    }
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/restore.js










const restore_decompress = (0,external_node_util_.promisify)(external_node_zlib_.zstdDecompress);
/** Packs that are fetched at a time: bounds memory to about this many times 8 MiB. */
const restore_IN_FLIGHT = 4;
/** Ends a restore: the entry is of no use to anyone. */
class Broken extends Error {
}
/**
 * Restores an entry. Everything is fetched, verified and built aside first; only a complete tree is moved
 * into place. So a failure before that changes nothing, and no file ever has content that was not verified.
 * Files that are there and not in the entry stay; never rejects.
 */
async function restoreSnapshot(store, options) {
    const { key, onNote = () => undefined } = options;
    const miss = (reason, broken = false, partly = false) => ({
        outcome: 'miss',
        reason,
        broken,
        partly,
    });
    const value = await store.get(key);
    if (!value)
        return miss('there is no such entry');
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
        const read = new Map([[value.tier, value.bytes.byteLength]]);
        await eachPack(manifest, async (pack, chunks) => {
            const { content, tier, size } = await fetchPack(store, packKey(options.packs, pack.sha256), pack);
            read.set(tier, (read.get(tier) ?? 0) + size);
            for (const chunk of chunks) {
                const part = content.subarray(chunk.offset, chunk.offset + chunk.size);
                if (digest(part) !== chunk.sha256)
                    throw new Broken('a piece of content has another digest');
                tree.write(chunk, part);
            }
        });
        tree.finish();
        placing = true;
        staging.place();
        finishFolders(manifest.entries, (entry) => absolutePath(paths.roots[entry.root], entry.path), onNote);
        return {
            outcome: 'restored',
            files: manifest.entries.filter((entry) => entry.type === 'file').length,
            bytes,
            readBytes: [...read.values()].reduce((sum, size) => sum + size, 0),
            tier: [...read].sort((a, b) => b[1] - a[1])[0][0],
        };
    }
    catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (error instanceof Broken)
            return miss(`the entry is damaged: ${message}`, true);
        if (error instanceof ManifestProblem)
            return miss(`the entry is not usable: ${message}`, true);
        if (error instanceof InTheWay)
            return miss(message, false, placing);
        return miss(`it could not be written: ${message}`, false, placing);
    }
    finally {
        try {
            staging?.remove();
        }
        catch (error) {
            onNote(`A temporary folder could not be removed: ${error.message}.`);
        }
    }
}
async function readManifest(bytes, key, paths) {
    let value;
    try {
        value = await decodeManifest(bytes);
    }
    catch (error) {
        throw new ManifestProblem(`it cannot be decoded (${error.message})`);
    }
    return checkManifest(value, key, paths);
}
/** A pack's content: fetched, compared with its digest, and only then decompressed, to its stated size at most. */
async function fetchPack(store, key, pack) {
    const value = await store.get(key);
    if (!value)
        throw new Broken('a part of it was evicted from the store');
    if (digest(value.bytes) !== pack.sha256) {
        // Under a name that is its digest nothing else can ever be right; the next save writes it again.
        await store.delete(key);
        throw new Broken('a part of it has another digest');
    }
    try {
        const content = await restore_decompress(value.bytes, { maxOutputLength: Math.max(1, pack.size) });
        if (content.byteLength === pack.size) {
            return { content, tier: value.tier, size: value.bytes.byteLength };
        }
    }
    catch {
        // Said below.
    }
    throw new Broken('a part of it does not decompress to its size');
}
async function eachPack(manifest, visit) {
    const wanted = new Set(manifest.entries.flatMap((entry) => (entry.type === 'file' ? entry.chunks : [])));
    const chunks = manifest.packs.map(() => []);
    for (const index of wanted)
        chunks[manifest.chunks[index].pack].push(manifest.chunks[index]);
    const queue = [...manifest.packs.keys()].filter((index) => chunks[index].length > 0).values();
    let failed = false;
    const worker = async () => {
        for (const index of queue) {
            if (failed)
                return;
            await visit(manifest.packs[index], chunks[index]);
        }
    };
    const workers = Array.from({ length: restore_IN_FLIGHT }, () => worker().catch((error) => {
        failed = true;
        throw error;
    }));
    // All of them have to be at rest before the staging folder is removed.
    const results = await Promise.allSettled(workers);
    const rejected = results.find((result) => result.status === 'rejected');
    if (rejected)
        throw rejected.reason;
}
const contentBytes = (manifest) => manifest.entries.reduce((sum, entry) => sum + (entry.type === 'file' ? entry.size : 0), 0);
/** Said before gigabytes are fetched, and before a manifest that names one chunk a million times fills the disk. */
function expectRoom(bytes, paths) {
    for (const folder of new Set(paths.roots.map(folderFor))) {
        const { bavail, bsize } = (0,external_node_fs_.statfsSync)(folder);
        if (bytes > bavail * bsize) {
            throw new InTheWay(`it needs ${bytes} bytes and only ${bavail * bsize} are free in ${folder}`);
        }
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/reuse.js




/** A pack of which less is still of use is written anew, or restores would read ever more dead bytes. */
const MIN_USED = 0.5;
/**
 * Finds the content of these files in the packs of earlier entries, and hands what is worth keeping to the
 * packer. Entries that cannot be read are passed over: they cost bytes, no correctness.
 * @returns digests of the pieces of each file, so that files without new content are not read again
 */
async function reuseEarlier(packer, files, from) {
    const digests = new Map();
    const packs = await knownPacks(from);
    if (packs.size === 0)
        return digests;
    const byContent = new Map();
    for (const known of packs.values()) {
        for (const { sha256, size } of known.chunks) {
            if (!byContent.has(sha256))
                byContent.set(sha256, { known, size });
        }
    }
    const counted = new Set();
    for (const file of files) {
        const list = [...pieces(file)].map(digest);
        digests.set(file, list);
        for (const sha256 of list) {
            const found = byContent.get(sha256);
            if (!found || counted.has(sha256))
                continue;
            counted.add(sha256);
            found.known.used += found.size;
        }
    }
    for (const { pack, chunks, used } of packs.values()) {
        if (used < pack.size * MIN_USED)
            continue;
        if (await from.store.head(packKey(from.folder, pack.sha256)))
            packer.reuse(pack, chunks);
    }
    return digests;
}
async function knownPacks(from) {
    const packs = new Map();
    for (const key of from.keys) {
        const manifest = await reuse_readManifest(from.store, key, from.paths);
        for (const { pack, ...chunk } of manifest?.chunks ?? []) {
            const about = manifest.packs[pack];
            const known = packs.get(about.sha256) ?? { pack: about, chunks: [], used: 0 };
            known.chunks.push(chunk);
            packs.set(about.sha256, known);
        }
    }
    return packs;
}
async function reuse_readManifest(store, key, paths) {
    const value = await store.get(key);
    if (!value)
        return undefined;
    try {
        return checkManifest(await decodeManifest(value.bytes), key, paths);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/save.js







/** How often a file may change under our hands before the save is given up. */
const ATTEMPTS = 3;
const YIELD_EVERY = 256;
/**
 * Saves directories as an entry: packs first, then the manifest that makes them one.
 * @throws SnapshotError when nothing is there to save, a file cannot be read or keeps changing, or the store
 * evicted the packs while they were written; StoreError when no tier took a value
 */
async function saveSnapshot(store, options) {
    const { key, paths, level = 1, onNote = () => undefined } = options;
    const kept = { outcome: 'kept', files: 0, bytes: 0, newBytes: 0 };
    if (await store.head(key))
        return kept;
    const scanned = scan(paths, onNote);
    if (scanned.length === 0) {
        throw new SnapshotError('PACELINE_SNAPSHOT_EMPTY', `There is nothing to save: ${paths.roots.map(({ line }) => line).join(', ')} matched nothing.`, 'Check the input "path", and that the steps before made these files.');
    }
    const evictedBefore = evictions(store);
    const packer = createPacker(store, options.packs, level);
    const files = scanned.filter((entry) => entry.type === 'file');
    const digests = await reuseEarlier(packer, files, {
        store,
        folder: options.packs,
        keys: options.earlier ?? [],
        paths,
    }).catch((error) => {
        // A file changed while it was looked for; the reading below tries again and says so if it must.
        if (error instanceof ChangedFile)
            return new Map();
        throw error;
    });
    const entries = [];
    for (const [index, entry] of scanned.entries()) {
        entries.push(entry.type === 'file' ? await addFile(packer, entry, digests.get(entry)) : entry);
        if (index % YIELD_EVERY === 0)
            await (0,promises_.setImmediate)();
    }
    const { packs, chunks, newBytes } = await packer.finish();
    // With too small a store the last packs push out the first: better no entry than one that cannot be restored.
    if (evictions(store) > evictedBefore) {
        for (const pack of packs) {
            if (await store.head(packKey(options.packs, pack.sha256)))
                continue;
            throw new SnapshotError('PACELINE_SNAPSHOT_EVICTED', 'The store is too small for this entry: it evicted a part while another was written.', 'Raise max-bytes of the store, or cache less.');
        }
    }
    const manifest = {
        format: FORMAT,
        key,
        roots: paths.roots.map(({ line }) => line),
        packs,
        chunks,
        entries,
    };
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const encoded = await encodeManifest(manifest);
    const result = await store.put(key, encoded, {
        ifAbsent: true,
        metadata: { files: String(files.length), bytes: String(bytes), packs: String(packs.length) },
    });
    if (result === 'exists')
        return kept;
    return { outcome: 'saved', files: files.length, bytes, newBytes: newBytes + encoded.byteLength };
}
async function addFile(packer, scanned, digests) {
    let file = scanned;
    const found = digests?.map((sha256) => packer.find(sha256));
    if (found?.every((index) => index !== undefined))
        return entryOf(file, found);
    for (let attempt = 1;; attempt++) {
        try {
            const chunks = [];
            for (const piece of pieces(file))
                chunks.push(await packer.add(piece));
            return entryOf(file, chunks);
        }
        catch (error) {
            if (!(error instanceof ChangedFile))
                throw error;
            if (attempt === ATTEMPTS)
                throw changed(file);
            try {
                file = rescan(file);
            }
            catch {
                throw changed(file);
            }
        }
    }
}
function entryOf(file, chunks) {
    const { type, root, path, mode, mtime, size } = file;
    return { type, root, path, mode, mtime, size, chunks };
}
const changed = (file) => new SnapshotError('PACELINE_SNAPSHOT_CHANGED', `${file.absolute} changed while it was saved.`, 'End what writes there before the job ends, or leave the file out with a line "!path".');
const evictions = (store) => store.statistics().reduce((sum, tier) => sum + tier.evictions, 0);

;// CONCATENATED MODULE: ./build/js/packages/snapshot/src/index.js






;// CONCATENATED MODULE: ./build/js/actions/cache/src/entries.js
const repositoryFolder = (repository) => `cache/${repository}/`;
const entryFolder = (repository, scope, version) => `${repositoryFolder(repository)}${encodeURIComponent(scope)}/${version}/`;
/** Content is shared between all entries of a repository; it is named by its digest, so none can spoil it. */
const packFolder = (repository) => `packs/${repository}/`;
/** All entries of a repository, newest first. */
async function savedEntries(store, repository) {
    const folder = repositoryFolder(repository);
    const entries = [];
    for await (const { key: storeKey, createdAt } of store.list(folder)) {
        const match = /^([^/]+)\/([0-9a-f]{16})\/(.+)$/s.exec(storeKey.slice(folder.length));
        if (!match)
            continue;
        const [, scope, version, key] = match;
        entries.push({ scope: decode(scope), version: version, key: key, storeKey, createdAt });
    }
    return entries.sort((a, b) => b.createdAt - a.createdAt);
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/js/actions/cache/src/explain-miss.js
/**
 * Why no entry of exactly this key was found: the question everyone has who waits for a cold build.
 * @param entries all entries of the repository, newest first
 */
function explainMiss(asked, entries) {
    const { key, version, scopes } = asked;
    const none = `no entry for ${key}`;
    if (entries.length === 0)
        return `${none}; nothing has been saved in this store yet`;
    const readable = entries.filter((entry) => scopes.read.includes(entry.scope));
    const same = (entry) => entry.key === key;
    if (readable.some((entry) => same(entry) && entry.version !== version)) {
        return `${none} with these paths; it was saved with another list of paths`;
    }
    const elsewhere = entries.find((entry) => same(entry) && entry.version === version);
    if (elsewhere && !scopes.read.includes(elsewhere.scope)) {
        return `${none}; it was saved for ${elsewhere.scope}, and this run reads only ${scopes.read.join(', ')}`;
    }
    const nearest = nearestTo(key, readable.filter((entry) => entry.version === version && !same(entry)));
    if (!nearest)
        return none;
    const { theirs, ours } = difference(nearest.key, key);
    return `${none}; nearest ${nearest.key} differs in "${theirs}" (wanted "${ours}")`;
}
/** Parts of keys are set apart by these; hashes are compared as a whole. */
const SEPARATOR = /([-_.:/|+ ])/;
function nearestTo(key, entries) {
    let best;
    for (const entry of entries) {
        const common = commonParts(entry.key.split(SEPARATOR), key.split(SEPARATOR));
        if (common > (best?.common ?? 0))
            best = { entry, common };
    }
    return best?.entry;
}
function commonParts(a, b) {
    let index = 0;
    while (index < a.length && a[index] === b[index])
        index++;
    return index;
}
/** What is left of two keys without their common beginning and end. */
function difference(a, b) {
    const theirs = a.split(SEPARATOR);
    const ours = b.split(SEPARATOR);
    const start = commonParts(theirs, ours);
    const end = Math.min(commonParts(theirs.toReversed(), ours.toReversed()), Math.min(theirs.length, ours.length) - start);
    const middle = (parts) => shorten(parts.slice(start, parts.length - end).join(''));
    return { theirs: middle(theirs), ours: middle(ours) };
}
const shorten = (text) => (text.length > 24 ? `${text.slice(0, 12)}…` : text);

;// CONCATENATED MODULE: ./build/js/actions/cache/src/lines.js
/** Numbers as they stand in the log: `1,234 files`, `45 MB`, `0.8 s`. */
const files = (count) => `${count.toLocaleString('en-US')} ${count === 1 ? 'file' : 'files'}`;
const seconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} s`;
/** Powers of ten, as disks and networks are measured. */
function size(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
/** Names come from the store and the file system: a line break in one could write a command into the log. */
const oneLine = (text) => text.replaceAll(/[\x00-\x1f\x7f\u2028\u2029]/g, '?');

// EXTERNAL MODULE: ./build/js/packages/contracts/src/index.js + 11 modules
var contracts_src = __webpack_require__(43534);
;// CONCATENATED MODULE: ./build/js/actions/cache/src/report.js



/** A job can have several cache steps, so each report gets a name of its own. */
const newReportName = () => (0,external_node_crypto_.randomBytes)(4).toString('hex');
/** Writes `cache-report.json` for the steps after this one; returns its path, or '' if that failed. */
async function writeReport(context, name, report) {
    try {
        return await (0,src/* saveDocument */.bd)(context.environment, `cache-${name}/cache-report.json`, (0,contracts_src/* writeDocument */.ft)(contracts_src/* cacheReport */.VR, report));
    }
    catch (error) {
        context.log.warning(`The cache report was not written: ${(0,src/* messageOf */.bD)(error)}`);
        return '';
    }
}
/** Hands the report to perf-report, which joins those of all jobs. */
async function publishReport(context, name, report) {
    const job = context.environment.job.replaceAll(/[^A-Za-z0-9._-]/g, '-').slice(0, 40);
    try {
        const address = { kind: 'cache-report', planId: 'cache', leg: `${job}-${name}` };
        await context.artifacts.publish(address, (0,contracts_src/* writeDocument */.ft)(contracts_src/* cacheReport */.VR, report));
    }
    catch (error) {
        context.log.warning(`The cache report was not uploaded: ${(0,src/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/js/actions/cache/src/scope.js
/** Started by people who may write to the repository (or by its own schedule), on a ref they chose. */
const TRUSTED = new Set([
    'push',
    'schedule',
    'workflow_dispatch',
    'repository_dispatch',
    'workflow_call',
    'merge_group',
    'create',
    'release',
    'deployment',
    'local',
]);
/** Run on a pull request's merge commit, so on code that anyone may have sent. */
const PULL_REQUEST = new Set(['pull_request', 'pull_request_review', 'pull_request_review_comment']);
/**
 * GitHub's rules for its own cache, for stores that have none: a run reads the entries of its ref, of the
 * base and of the default branch, and writes only those of its own ref. Taken from the event: on
 * pull_request_target, workflow_run, issue_comment and the like the ref *is* the default branch although
 * strangers can start them, so whatever is not known to be trusted writes nothing.
 */
function cacheScopes(environment) {
    const { event, eventName, ref } = environment;
    const defaultBranch = branch(scope_text(event['repository'], 'default_branch'));
    const pull = record(event['pull_request']);
    const base = branch(scope_text(pull['base'], 'ref')) ?? scope_text(event['merge_group'], 'base_ref');
    if (PULL_REQUEST.has(eventName)) {
        const number = pull['number'];
        // By the event's number: for a closed pull request the ref is its base branch.
        if (!Number.isSafeInteger(number))
            return { read: distinct([base, defaultBranch]) };
        const own = `refs/pull/${number}/merge`;
        return { read: distinct([own, base, defaultBranch]), write: own };
    }
    if (!TRUSTED.has(eventName))
        return { read: distinct([base, defaultBranch]) };
    const own = ref || 'local';
    return { read: distinct([own, base, defaultBranch]), write: own };
}
const branch = (name) => name && `refs/heads/${name}`;
const record = (value) => typeof value === 'object' && value !== null ? value : {};
function scope_text(value, field) {
    const found = record(value)[field];
    return typeof found === 'string' && found !== '' ? found : undefined;
}
const distinct = (values) => [
    ...new Set(values.filter((value) => value !== undefined)),
];

;// CONCATENATED MODULE: ./build/js/actions/cache/src/cache.js







const outputs = {
    'cache-hit': 'false',
    'cache-primary-key': '',
    'cache-matched-key': '',
    'hit-tier': '',
    'miss-reason': '',
    seconds: '0',
    'files-restored': '0',
    'bytes-restored': '0',
    'report-path': '',
};
/** Entries that were found but turned out damaged are passed over, up to this many. */
const MAX_CANDIDATES = 3;
/** Main: find the best entry and put it in place. Only wrong inputs and fail-on-cache-miss fail the step. */
async function restoreCache(context, machine) {
    const { environment, inputs, log } = context;
    const { key } = inputs;
    const startedAt = machine.now();
    const paths = parsePaths(inputs.path, { workspace: environment.workspace, home: machine.home });
    const store = await cache_open(context, machine);
    const scopes = cacheScopes(environment);
    const found = await find(context, store, paths, scopes).catch((error) => {
        log.warning(`The cache could not be restored: ${(0,src/* messageOf */.bD)(error)}. The job goes on without it.`);
        return { result: 'miss', missReason: `the cache could not be read: ${(0,src/* messageOf */.bD)(error)}` };
    });
    const took = (machine.now() - startedAt) / 1000;
    await store.close();
    const { storeKey, matchedKey, restored, ...about } = found;
    const report = {
        kind: 'cache-report',
        version: 1,
        createdAt: new Date(startedAt).toISOString(),
        job: environment.job,
        key,
        ...about,
        ...(matchedKey === undefined ? {} : { matchedKey }),
        ...(restored ? { restore: { seconds: took, ...restored } } : {}),
    };
    const reportName = newReportName();
    context.setOutput('cache-hit', found.result === 'exact');
    context.setOutput('cache-primary-key', key);
    context.setOutput('cache-matched-key', matchedKey ?? '');
    context.setOutput('hit-tier', found.tier ?? '');
    context.setOutput('miss-reason', oneLine(found.missReason ?? ''));
    context.setOutput('seconds', took);
    context.setOutput('files-restored', restored?.files ?? 0);
    context.setOutput('bytes-restored', restored?.bytes ?? 0);
    context.setOutput('report-path', await writeReport(context, reportName, report));
    context.state.save({
        key,
        paths: inputs.path,
        ...(storeKey === undefined ? {} : { found: storeKey }),
        reportName,
        report,
    });
    const line = oneLine(sentence(found, took));
    context.result(`cache: ${line}`);
    context.summary(`Cache: ${line}`);
    if (found.result === 'miss' && inputs['fail-on-cache-miss']) {
        throw new src/* PacelineError */.ce('PACELINE_CACHE_MISS', `The cache missed: ${found.missReason ?? `no entry for ${key}`}.`, 'Run the job that saves this key first, or set fail-on-cache-miss to false.');
    }
}
async function find(context, store, paths, scopes) {
    const { environment, inputs, log } = context;
    const { key } = inputs;
    const { repository } = environment;
    const folders = scopes.read.map((scope) => entryFolder(repository, scope, paths.version));
    const ownFolder = scopes.write && entryFolder(repository, scopes.write, paths.version);
    const explain = async () => explainMiss({ key, version: paths.version, scopes }, await savedEntries(store, repository));
    let damaged;
    let tried = 0;
    for await (const candidate of lookup(store, { folders, key, restoreKeys: inputs['restore-keys'] })) {
        const { storeKey, exact, key: matchedKey } = candidate;
        // No key of ours has a line break: whoever wrote this one means the log.
        if (oneLine(matchedKey) !== matchedKey)
            continue;
        if (tried++ === MAX_CANDIDATES)
            break;
        const about = {
            result: exact ? 'exact' : 'partial',
            matchedKey,
            storeKey,
            ...(exact ? {} : { missReason: damaged ?? (await explain()) }),
        };
        if (inputs['lookup-only'])
            return { ...about, tier: (await store.head(storeKey))?.tier ?? '' };
        const restored = await restoreSnapshot(store, {
            key: storeKey,
            packs: packFolder(repository),
            paths,
            onNote: (note) => log.info(oneLine(note)),
        });
        if (restored.outcome === 'restored') {
            const { tier, files, bytes } = restored;
            return { ...about, tier, restored: { files, bytes } };
        }
        damaged = `${matchedKey} was found but not restored: ${restored.reason}`;
        log.warning(`The cache entry ${damaged}.${restored.partly ? ' Some of its files are in place.' : ''} The job goes on without it.`);
        // So that post can save it anew; entries of other refs are not this run's to delete.
        if (restored.broken && candidate.folder === ownFolder)
            await store.delete(storeKey);
        // With another entry things would not be better, and half of each would be worst.
        if (!restored.broken)
            break;
    }
    return { result: 'miss', missReason: damaged ?? (await explain()) };
}
/** Post: save under the key that main looked for, unless there is such an entry already. Never fails the job. */
async function saveCache(context, machine) {
    const { saved } = context.state;
    if (!saved)
        return context.result('cache: nothing saved, as the restore step did not finish');
    const startedAt = machine.now();
    const nothing = { seconds: 0, files: 0, bytes: 0, newBytes: 0 };
    let save = { ...nothing, result: 'skipped' };
    let line;
    const scopes = cacheScopes(context.environment);
    if (saved.report.result === 'exact') {
        line = `not saved: ${saved.key} was found exactly`;
    }
    else if (!scopes.write) {
        line = `not saved: a run on ${context.environment.eventName} may read the cache but not write it`;
    }
    else {
        try {
            const { outcome, ...about } = await store(context, machine, saved, scopes, scopes.write);
            const took = (machine.now() - startedAt) / 1000;
            save = { ...about, seconds: took, result: outcome };
            line =
                outcome === 'kept'
                    ? `kept ${saved.key}: an entry of this key was saved meanwhile, and entries never change`
                    : `saved ${saved.key}: ${files(about.files)}, ${size(about.bytes)} (${size(about.newBytes)} written) in ${seconds(took)}`;
        }
        catch (error) {
            save = { ...nothing, seconds: (machine.now() - startedAt) / 1000, result: 'failed' };
            line = `not saved: ${(0,src/* messageOf */.bD)(error)}`;
            context.log.warning(`The cache was not saved: ${(0,src/* messageOf */.bD)(error)}`);
        }
    }
    context.result(`cache: ${oneLine(line)}`);
    const report = { ...saved.report, save };
    await writeReport(context, saved.reportName, report);
    await publishReport(context, saved.reportName, report);
}
async function store(context, machine, saved, scopes, own) {
    const { environment, log } = context;
    const { repository } = environment;
    const paths = parsePaths(saved.paths, { workspace: environment.workspace, home: machine.home });
    const opened = await cache_open(context, machine);
    try {
        const like = saved.found ?? (await newestLike(opened, repository, paths, scopes));
        return await saveSnapshot(opened, {
            key: entryFolder(repository, own, paths.version) + saved.key,
            packs: packFolder(repository),
            paths,
            earlier: like === undefined ? [] : [like],
            onNote: (note) => log.info(oneLine(note)),
        });
    }
    finally {
        await opened.close();
    }
}
/** The entry that most likely has most of the same content. */
async function newestLike(store, repository, paths, scopes) {
    const entries = await savedEntries(store, repository);
    return entries.find(({ version, scope }) => version === paths.version && scopes.read.includes(scope))
        ?.storeKey;
}
function cache_open(context, machine) {
    const { environment, inputs, log } = context;
    return machine.openStore(inputs.store, {
        home: environment.home,
        variables: environment.variables,
        onWarning: (message) => log.warning(message),
    });
}
function sentence(found, took) {
    if (found.result === 'miss')
        return `miss: ${found.missReason}`;
    const how = `${found.result === 'exact' ? 'exact' : 'restore key'}, ${found.tier}`;
    if (!found.restored)
        return `found ${found.matchedKey} (${how}), looked up only`;
    const { files: count, bytes } = found.restored;
    return `restored ${found.matchedKey} (${how}): ${files(count)}, ${size(bytes)} in ${seconds(took)}`;
}

;// CONCATENATED MODULE: ./build/js/actions/cache/src/inputs.js

const MAX_LENGTH = 512;
const MAX_KEYS = 10;
/** A key as actions/cache takes it, so that workflows can move between the two without new keys. */
const cacheKey = () => ({
    allowed: `a key of at most ${MAX_LENGTH} characters without commas`,
    parse: check,
});
const restoreKeys = () => ({
    allowed: `at most ${MAX_KEYS - 1} beginnings of keys, one per line`,
    parse(text) {
        const keys = text
            .split(/\r?\n/)
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .map(check);
        if (keys.length >= MAX_KEYS) {
            throw new src/* InputProblem */.S7(`at most ${MAX_KEYS - 1} lines`, `it has ${keys.length}`);
        }
        return keys;
    },
});
/** Like `lines`, but with something to cache in it: only `!` lines would leave out of nothing. */
const paths = () => ({
    allowed: 'files, folders or patterns, one per line',
    parse(text) {
        const found = (0,src/* lines */.Mn)().parse(text);
        if (found.some((line) => !line.startsWith('!')))
            return found;
        throw new src/* InputProblem */.S7('a list of paths', 'lines with ! only leave out; add a line without');
    },
});
function check(key) {
    if (key.length > MAX_LENGTH) {
        throw new src/* InputProblem */.S7(`a key of at most ${MAX_LENGTH} characters`, `it has ${key.length}`);
    }
    if (key.includes(','))
        throw new src/* InputProblem */.S7('a key without commas', 'write a dash instead');
    if (/[\r\n\0]/.test(key))
        throw new src/* InputProblem */.S7('a key of one line');
    return key;
}
const inputs = {
    path: paths(),
    key: cacheKey(),
    'restore-keys': restoreKeys(),
    'lookup-only': (0,src/* boolean */.zM)(),
    'fail-on-cache-miss': (0,src/* boolean */.zM)(),
    store: (0,src/* lines */.Mn)(),
};

;// CONCATENATED MODULE: ./build/js/actions/cache/src/index.js





const machine = { openStore: store_src.openStore, home: (0,external_node_os_.homedir)(), now: Date.now };
/* harmony default export */ const cache_src = ((0,src/* defineAction */.QP)()({
    inputs: inputs,
    outputs: outputs,
    main: (context) => restoreCache(context, machine),
    post: (context) => saveCache(context, machine),
}));


/***/ }),

/***/ 43534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mi: () => (/* reexport */ DocumentError),
  VR: () => (/* reexport */ cacheReport),
  Eo: () => (/* reexport */ historyRecord),
  ky: () => (/* reexport */ legResult),
  Tp: () => (/* reexport */ parseDocument),
  qI: () => (/* reexport */ perfReport),
  eK: () => (/* reexport */ shardPlan),
  S8: () => (/* reexport */ testKey),
  u7: () => (/* reexport */ testPlan),
  ft: () => (/* reexport */ writeDocument)
});

// UNUSED EXPORTS: buildReport, canaryReport, documents, jsonSchema, profile

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/js/packages/contracts/src/document.js

/** Declares a document: its kind, its version and the fields beside them. */
function document_document(kind, version, fields) {
    const schema = schemas/* object */.Ikc({ kind: schemas/* literal */.euz(kind), version: schemas/* literal */.euz(version), ...fields });
    return { kind, version, schema };
}
/** Why a document was not accepted; `newer` lets history treat it as a miss and a plan as an error. */
class DocumentError extends Error {
    code;
    remedy;
    constructor(code, message, remedy) {
        super(message);
        this.name = 'DocumentError';
        this.code = code;
        this.remedy = remedy;
    }
}
/**
 * Reads one document from its JSON text (or an already parsed value).
 * @param source where the text came from, for the message, e.g. a path or an artifact's name
 * @throws DocumentError when it is not JSON, of another kind, of a newer version, or of another shape
 */
function parseDocument(type, text, source) {
    const value = typeof text === 'string' ? parseJson(text, type.kind, source) : text;
    const head = schemas/* object */.Ikc({ kind: schemas/* string */.YjP(), version: schemas/* number */.aig().int() }).safeParse(value);
    if (!head.success || head.data.kind !== type.kind) {
        const found = head.success ? `a ${head.data.kind}` : 'no Paceline document';
        throw new DocumentError('PACELINE_DOCUMENT_KIND', `${source} is ${found}, expected a ${type.kind}.`, `Pass the ${type.kind} that the job before wrote.`);
    }
    if (head.data.version > type.version) {
        throw new DocumentError('PACELINE_DOCUMENT_NEWER', `${source} is a ${type.kind} of version ${head.data.version}; this release reads up to ${type.version}.`, 'Use the same Paceline release in every job of the workflow.');
    }
    const parsed = type.schema.safeParse(value);
    if (!parsed.success) {
        const first = parsed.error.issues
            .slice(0, 3)
            .map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`)
            .join('; ');
        throw new DocumentError('PACELINE_DOCUMENT_INVALID', `${source} is not a valid ${type.kind}: ${first}.`, 'The file was cut off or edited; let the job that wrote it run again.');
    }
    return parsed.data;
}
function parseJson(text, kind, source) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new DocumentError('PACELINE_DOCUMENT_INVALID', `${source} is not JSON, expected a ${kind}: ${error.message}.`, 'The file was cut off or edited; let the job that wrote it run again.');
    }
}
/** The JSON text of a document: checked against its schema first, so a writer's mistake surfaces at home. */
function writeDocument(type, value) {
    return `${JSON.stringify(type.schema.parse(value), null, 2)}\n`;
}
/** JSON Schema (draft 2020-12) of a document, for readers that are not ours: as in ours, more fields are allowed. */
function jsonSchema(type) {
    return z.toJSONSchema(type.schema, { unrepresentable: 'any', io: 'input' });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./build/js/packages/contracts/src/fields.js

/** A duration in seconds; fractions allowed. */
const seconds = schemas/* number */.aig().finite().nonnegative();
/** An instant, ISO 8601 in UTC. */
const instant = iso/* datetime */.w$();
/** A Git commit: 40 (SHA-1) or 64 (SHA-256) hex digits. */
const commit = schemas/* string */.YjP().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/, 'must be a full commit id');
/** Part of artifact names, so nothing but letters, digits, dot, dash and underscore. */
const identifier = schemas/* string */.YjP().regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1–64 of A–Z a–z 0–9 . _ -');
/**
 * A path below the repository's root, with `/` between its parts. Absolute paths and `..` are refused
 * here, so that no reader of a document has to think of them again.
 */
const repoPath = schemas/* string */.YjP()
    .min(1)
    .max(4096)
    .refine((path) => !path.startsWith('/') &&
    !/^[A-Za-z]:/.test(path) &&
    !path.includes('\\') &&
    !path.includes('\0') &&
    !path.split('/').includes('..'), 'must be a path below the repository root, with / and without ..');
/** What a test is, everywhere: the suite it belongs to and its file, relative to the repository. */
const testFile = schemas/* object */.Ikc({ suite: schemas/* string */.YjP().min(1).max(200), file: repoPath });
/** The text by which two mentions of a test file are the same one. */
const testKey = (test) => `${test.suite}\0${test.file}`;
const outcome = schemas/* enum */.k5n(['passed', 'failed', 'skipped', 'empty']);
const testRunner = schemas/* enum */.k5n(['vitest', 'jest', 'node', 'pytest', 'go', 'command']);
/** The machine a leg ran on, as far as timings depend on it. */
const machine = schemas/* object */.Ikc({
    os: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    cores: schemas/* number */.aig().positive(),
    memoryBytes: schemas/* number */.aig().nonnegative(),
    name: schemas/* string */.YjP().optional(),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/build-report.js



/** What was built, what was taken from the cache, and how long each task took. */
const buildReport = document_document('build-report', 1, {
    createdAt: instant,
    job: schemas/* string */.YjP(),
    head: commit,
    seconds: seconds,
    tasks: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        result: schemas/* enum */.k5n(['built', 'cached', 'failed', 'skipped']),
        seconds: seconds,
        cacheKey: schemas/* string */.YjP().optional(),
        missReason: schemas/* string */.YjP().optional(),
    })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/cache-report.js



/** What the cache did in one job. One document per cache step; perf-report joins them. */
const cacheReport = document_document('cache-report', 1, {
    createdAt: instant,
    job: schemas/* string */.YjP(),
    leg: identifier.optional(),
    key: schemas/* string */.YjP(),
    matchedKey: schemas/* string */.YjP().optional(),
    /** `exact`: the key itself; `partial`: one of the restore-keys; `miss`: nothing. */
    result: schemas/* enum */.k5n(['exact', 'partial', 'miss']),
    missReason: schemas/* string */.YjP().optional(),
    tier: schemas/* string */.YjP().optional(),
    restore: schemas/* object */.Ikc({ seconds: seconds, files: schemas/* number */.aig().int().nonnegative(), bytes: schemas/* number */.aig().nonnegative() })
        .optional(),
    save: schemas/* object */.Ikc({
        seconds: seconds,
        result: schemas/* enum */.k5n(['saved', 'kept', 'skipped', 'failed']),
        files: schemas/* number */.aig().int().nonnegative(),
        bytes: schemas/* number */.aig().nonnegative(),
        /** Bytes that had to be written, after deduplication. */
        newBytes: schemas/* number */.aig().nonnegative(),
    })
        .optional(),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/canary-report.js



/** How a release was stepped up, what was measured at each step, and what was decided. */
const canaryReport = document_document('canary-report', 1, {
    startedAt: instant,
    finishedAt: instant,
    decision: schemas/* enum */.k5n(['promoted', 'rolled-back', 'undecided']),
    reason: schemas/* string */.YjP(),
    steps: schemas/* array */.YOg(schemas/* object */.Ikc({
        /** Share of traffic, 0–1. */
        weight: schemas/* number */.aig().min(0).max(1),
        seconds: seconds,
        canary: schemas/* object */.Ikc({ requests: schemas/* number */.aig().nonnegative(), errors: schemas/* number */.aig().nonnegative() }),
        baseline: schemas/* object */.Ikc({ requests: schemas/* number */.aig().nonnegative(), errors: schemas/* number */.aig().nonnegative() }),
        verdict: schemas/* enum */.k5n(['continue', 'promote', 'roll-back', 'no-data']),
    })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/leg-result.js



/** One test file as the runner's own report names it. */
const executedFile = testFile.extend({
    /** `empty`: the runner loaded the file and found no test in it. */
    outcome: outcome,
    seconds: seconds,
    tests: schemas/* number */.aig().int().nonnegative(),
    failed: schemas/* number */.aig().int().nonnegative(),
    skipped: schemas/* number */.aig().int().nonnegative(),
    /** Repeats that the runner made of tests of this file. */
    retries: schemas/* number */.aig().int().nonnegative(),
});
const failedTest = testFile.extend({
    name: schemas/* string */.YjP(),
    message: schemas/* string */.YjP().max(4000).optional(),
    line: schemas/* number */.aig().int().positive().optional(),
});
/** What one leg was to run and what it really ran; written by run-tests, read by its verify mode and perf-report. */
const legResult = document_document('leg-result', 1, {
    planId: identifier,
    leg: identifier,
    name: schemas/* string */.YjP(),
    /** Attempt of the run (1 for the first); the latest of each leg counts. */
    attempt: schemas/* number */.aig().int().positive(),
    head: commit,
    runner: testRunner,
    startedAt: instant,
    finishedAt: instant,
    /** Wall seconds of the test command. */
    seconds: seconds,
    /** `failed`: tests ran red. `crashed`: the runner ended without a usable report. */
    outcome: schemas/* enum */.k5n(['passed', 'failed', 'crashed', 'empty']),
    /** Exit status of the test command, or the signal that ended it. */
    exit: schemas/* union */.KCZ([schemas/* number */.aig().int(), schemas/* string */.YjP()]),
    planned: schemas/* array */.YOg(testFile),
    executed: schemas/* array */.YOg(executedFile),
    failures: schemas/* array */.YOg(failedTest),
    slowest: schemas/* array */.YOg(testFile.extend({ name: schemas/* string */.YjP(), seconds: seconds })),
    machine: machine,
    reportPath: repoPath.optional(),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/history-record.js




/** What one run leaves behind for the next; written once, by the last job. */
const historyRecord = document_document('history-record', 1, {
    runId: schemas/* string */.YjP().min(1).max(64),
    attempt: schemas/* number */.aig().int().positive(),
    /** The workflow's name: records of different workflows are never compared. */
    workflow: schemas/* string */.YjP(),
    head: commit,
    /** Short branch name, e.g. `main`, or `pull/12`. */
    branch: schemas/* string */.YjP(),
    event: schemas/* string */.YjP(),
    finishedAt: instant,
    conclusion: schemas/* enum */.k5n(['success', 'failure', 'cancelled']),
    wallSeconds: seconds.optional(),
    /** Each executed test file once; of several legs (axes) the slowest. */
    files: schemas/* array */.YOg(executedFile),
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        seconds: seconds,
        queueSeconds: seconds.optional(),
        conclusion: schemas/* string */.YjP(),
        steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), seconds: seconds, conclusion: schemas/* string */.YjP() })),
    })),
    caches: schemas/* array */.YOg(schemas/* object */.Ikc({ key: schemas/* string */.YjP(), hit: schemas/* boolean */.zMY(), bytes: schemas/* number */.aig().nonnegative(), seconds: seconds })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/perf-report.js




/** One figure of this run against the same figure of earlier runs. */
const comparison = schemas/* object */.Ikc({
    /** What is compared, e.g. `wall`, `job/test (1)`, `step/test (1)/npm ci`, `test/unit/src/a.test.ts`. */
    metric: schemas/* string */.YjP(),
    unit: schemas/* enum */.k5n(['seconds', 'bytes', 'ratio', 'count']),
    value: schemas/* number */.aig(),
    /** Runs the mean was taken over; 0 = nothing to compare with. */
    baselineRuns: schemas/* number */.aig().int().nonnegative(),
    baselineMean: schemas/* number */.aig().optional(),
    /** Sample standard deviation of those runs; present from two runs on. */
    baselineDeviation: schemas/* number */.aig().nonnegative().optional(),
    /** value ÷ baselineMean − 1. */
    change: schemas/* number */.aig().optional(),
    verdict: schemas/* enum */.k5n(['slower', 'faster', 'same', 'insufficient-data']),
});
/** Timings of a run's jobs, steps and tests against the history; written by perf-report. */
const perfReport = document_document('perf-report', 1, {
    createdAt: instant,
    run: schemas/* object */.Ikc({
        repository: schemas/* string */.YjP(),
        runId: schemas/* string */.YjP(),
        attempt: schemas/* number */.aig().int().positive(),
        workflow: schemas/* string */.YjP(),
        event: schemas/* string */.YjP(),
        branch: schemas/* string */.YjP(),
        head: commit,
        url: schemas/* string */.YjP().optional(),
    }),
    verdict: schemas/* enum */.k5n(['slower', 'faster', 'same', 'insufficient-data']),
    conclusion: schemas/* enum */.k5n(['success', 'failure', 'cancelled']),
    wallSeconds: seconds.optional(),
    jobs: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        conclusion: schemas/* string */.YjP(),
        startedAt: instant.optional(),
        completedAt: instant.optional(),
        queueSeconds: seconds.optional(),
        seconds: seconds,
        steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), number: schemas/* number */.aig().int(), conclusion: schemas/* string */.YjP(), seconds: seconds })),
    })),
    plan: schemas/* object */.Ikc({
        planId: identifier,
        mode: schemas/* enum */.k5n(['selected', 'full', 'none']),
        fallback: schemas/* string */.YjP().optional(),
        tests: schemas/* number */.aig().int().nonnegative(),
        selected: schemas/* number */.aig().int().nonnegative(),
        savedSeconds: seconds.optional(),
    })
        .optional(),
    shards: schemas/* array */.YOg(schemas/* object */.Ikc({
        leg: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        /** Seconds of the leg's test files, by the plan. */
        predictedSeconds: seconds,
        /** The same seconds as the test runner reported them; absent when the leg left no result. */
        actualSeconds: seconds.optional(),
        /** Wall seconds of the whole test command: start-up included, files in parallel counted once. */
        wallSeconds: seconds.optional(),
        tests: schemas/* number */.aig().int(),
    }))
        .optional(),
    tests: schemas/* object */.Ikc({
        files: schemas/* number */.aig().int().nonnegative(),
        passed: schemas/* number */.aig().int().nonnegative(),
        failed: schemas/* number */.aig().int().nonnegative(),
        skipped: schemas/* number */.aig().int().nonnegative(),
        seconds: seconds,
        slowest: schemas/* array */.YOg(schemas/* object */.Ikc({ suite: schemas/* string */.YjP(), file: schemas/* string */.YjP(), seconds: seconds })),
        failures: schemas/* array */.YOg(schemas/* object */.Ikc({ suite: schemas/* string */.YjP(), file: schemas/* string */.YjP(), name: schemas/* string */.YjP(), message: schemas/* string */.YjP().optional() })),
    }),
    caches: schemas/* array */.YOg(cacheReport.schema),
    comparisons: schemas/* array */.YOg(comparison),
    /** What could not be read or had to be left out, in plain words. */
    limits: schemas/* array */.YOg(schemas/* string */.YjP()),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/profile.js



const series = schemas/* array */.YOg(schemas/* number */.aig().nonnegative());
/** What the machine did during one job: equal-length series, one value per sample. */
const profile = document_document('profile', 1, {
    job: schemas/* string */.YjP(),
    leg: identifier.optional(),
    startedAt: instant,
    intervalSeconds: seconds,
    machine: machine,
    /** Share of all cores, 0–1. */
    cpu: series,
    memoryBytes: series,
    diskReadBytes: series,
    diskWriteBytes: series,
    networkReceivedBytes: series,
    networkSentBytes: series,
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/shard-plan.js



/**
 * Which leg runs which tests; written by matrix, read by run-tests in every leg and in its verify mode.
 * The matrix output carries only `{plan-id, leg}` and the axes, so it stays far below 1 MB.
 */
const shardPlan = document_document('shard-plan', 1, {
    planId: identifier,
    /** The test plan this was made from; absent when the tests were listed by hand. */
    testPlanId: identifier.optional(),
    createdAt: instant,
    head: commit,
    /** As in the test plan. */
    runner: testRunner.optional(),
    legs: schemas/* array */.YOg(schemas/* object */.Ikc({
        leg: identifier,
        /** What a person reads as the leg's name, e.g. `node 22 · 1/2`. */
        name: schemas/* string */.YjP().min(1),
        axes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
        shard: schemas/* number */.aig().int().positive(),
        shards: schemas/* number */.aig().int().positive(),
        tests: schemas/* array */.YOg(testFile.extend({ estimatedSeconds: seconds })),
        predictedSeconds: seconds,
    })),
    predicted: schemas/* object */.Ikc({
        /** Seconds of the longest leg. */
        makespanSeconds: seconds,
        /** max(longest test, total ÷ shards): no assignment can be shorter. */
        lowerBoundSeconds: seconds,
        /** makespan ÷ mean leg; 1 = perfectly even. */
        balance: schemas/* number */.aig().nonnegative(),
        /** Tests whose seconds are a guess, since the history does not know them. */
        unknownTests: schemas/* number */.aig().int().nonnegative(),
    }),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/test-plan.js



/** Why a test runs (or does not): a stable code, and the shortest import path from a change to it. */
const reason = schemas/* object */.Ikc({
    code: schemas/* enum */.k5n([
        'changed', // the test file itself changed or is new
        'imports', // it reaches a changed file over imports
        'config', // a file that configures its suite changed
        'reference', // it names a changed file that is no module: snapshot, fixture, data
        'always', // asked for by the user
        'failed-before', // it failed in the newest record of this branch or its base
        'unknown', // never seen by the history
        'fallback', // everything runs, see the plan's fallback
        'unaffected', // no path from any change: skipped
    ]),
    /** Files from the change to the test, change first. */
    via: schemas/* array */.YOg(repoPath).optional(),
});
/** Which tests a change can affect, and why; written by test-impact, read by matrix. */
const testPlan = document_document('test-plan', 1, {
    /** Hash of the plan and the run id; part of artifact names. */
    planId: identifier,
    createdAt: instant,
    event: schemas/* string */.YjP(),
    /** The commit that was checked out and planned; legs refuse another. */
    head: commit,
    /** What `head` was compared with; absent when everything runs because no base could be had. */
    base: commit.optional(),
    /** What runs these tests, given or found; legs take it over, so that it is decided once. */
    runner: testRunner.optional(),
    mode: schemas/* enum */.k5n(['selected', 'full', 'none']),
    /** Present when everything runs although only some tests were asked for. */
    fallback: schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP(), file: repoPath.optional() }).optional(),
    changes: schemas/* array */.YOg(schemas/* object */.Ikc({
        path: repoPath,
        status: schemas/* enum */.k5n(['added', 'modified', 'deleted', 'renamed', 'type-changed']),
        from: repoPath.optional(),
    })),
    totals: schemas/* object */.Ikc({
        tests: schemas/* number */.aig().int().nonnegative(),
        selected: schemas/* number */.aig().int().nonnegative(),
        /** Seconds of the selected tests and of all tests, by the history; 0 where nothing is known. */
        selectedSeconds: seconds,
        fullSeconds: seconds,
    }),
    tests: schemas/* array */.YOg(testFile.extend({
        action: schemas/* enum */.k5n(['run', 'skip']),
        /** Seconds by the history; absent when the test was never timed. */
        estimatedSeconds: seconds.optional(),
        reasons: schemas/* array */.YOg(reason),
    })),
});

;// CONCATENATED MODULE: ./build/js/packages/contracts/src/index.js




















/** Every document type by its kind. */
const documents = {
    'build-report': buildReport,
    'cache-report': cacheReport,
    'canary-report': canaryReport,
    'history-record': historyRecord,
    'leg-result': legResult,
    'perf-report': perfReport,
    profile: profile,
    'shard-plan': shardPlan,
    'test-plan': testPlan,
};


/***/ })

};
