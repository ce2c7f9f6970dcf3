export const id = 504;
export const ids = [504];
export const modules = {

/***/ 54504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MAX_VALUE_BYTES: () => (/* reexport */ MAX_VALUE_BYTES),
  StoreError: () => (/* reexport */ StoreError),
  createDiskTier: () => (/* reexport */ createDiskTier),
  createMemoryTier: () => (/* reexport */ createMemoryTier),
  createStack: () => (/* reexport */ createStack),
  describeStoreError: () => (/* reexport */ describeStoreError),
  openStore: () => (/* reexport */ openStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/js/packages/store/src/errors.js
/** What went wrong in a store; `code` is stable, `remedy` says what to do. `core` recognises the two fields. */
class StoreError extends Error {
    code;
    remedy;
    constructor(code, message, remedy, options) {
        super(message, options);
        this.name = 'StoreError';
        this.code = code;
        this.remedy = remedy;
    }
}
/** One sentence, with the remedy where there is one. */
function describeStoreError(error) {
    if (error instanceof StoreError)
        return `${error.message} ${error.remedy}`;
    return error instanceof Error ? `${error.message}.` : String(error);
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/disk-errors.js

const REMEDIES = {
    EACCES: ['PACELINE_STORE_DENIED', 'permission denied', 'Let the user that runs the job own that folder.'],
    EPERM: ['PACELINE_STORE_DENIED', 'permission denied', 'Let the user that runs the job own that folder.'],
    EROFS: ['PACELINE_STORE_DENIED', 'the file system is read-only', 'Name a writable folder: disk:/path.'],
    ENOTDIR: ['PACELINE_STORE_DISK', 'a file is in the way', 'Name a folder: disk:/path.'],
    ENOSPC: ['PACELINE_STORE_FULL', 'no space left on the disk', 'Free space, or lower max-bytes of the tier.'],
    EDQUOT: ['PACELINE_STORE_FULL', "the user's disk quota is used up", 'Free space, or lower max-bytes.'],
};
/** Every failure of the file system leaves the tier as one sentence with the folder's name in it. */
function explainDiskErrors(tier, root) {
    const explain = (error) => {
        if (error instanceof StoreError || !(error instanceof Error))
            return error;
        const code = error.code ?? '';
        const [stable, what, remedy] = REMEDIES[code] ?? [
            'PACELINE_STORE_DISK',
            error.message,
            'Look at that folder, or name another: disk:/path.',
        ];
        return new StoreError(stable, `The disk store ${root} cannot be used: ${what}.`, remedy, {
            cause: error,
        });
    };
    const guard = (verb) => (...args) => verb(...args).catch((error) => {
        throw explain(error);
    });
    return {
        ...tier,
        get: guard(tier.get),
        head: guard(tier.head),
        put: guard(tier.put),
        delete: guard(tier.delete),
        async *list(prefix) {
            try {
                yield* tier.list(prefix);
            }
            catch (error) {
                throw explain(error);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/disk-file.js


const MAGIC = Buffer.from('PLV1');
const PREAMBLE = 40;
const MAX_HEADER = 1024 * 1024;
/** Headers are a few hundred bytes, so one read of this size nearly always has all of one. */
const FIRST_READ = 4096;
const sha256 = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest();
/** The bytes before the value. */
function encodeHeader(header) {
    const json = Buffer.from(JSON.stringify(header));
    if (json.byteLength > MAX_HEADER)
        throw new RangeError('Key and metadata are longer than 1 MiB.');
    const preamble = Buffer.alloc(PREAMBLE);
    MAGIC.copy(preamble);
    preamble.writeUInt32LE(json.byteLength, 4);
    sha256(json).copy(preamble, 8);
    return Buffer.concat([preamble, json]);
}
/** Header and value of a whole file; undefined when any byte of it is not as it was written. */
function decodeFile(file, key) {
    const header = decodeHeader(file, file.byteLength);
    if (!header || header.key !== key)
        return undefined;
    const bytes = file.subarray(file.byteLength - header.size);
    return sha256(bytes).toString('hex') === header.sha256 ? { header, bytes } : undefined;
}
/** Header of an open file of `fileSize` bytes; its value is not read, only its length is checked. */
function readHeader(fd, fileSize) {
    const first = read(fd, Math.min(FIRST_READ, fileSize), 0);
    const length = headerLength(first);
    if (length === undefined)
        return undefined;
    const missing = PREAMBLE + length - first.byteLength;
    if (missing <= 0)
        return decodeHeader(first, fileSize);
    return decodeHeader(Buffer.concat([first, read(fd, missing, first.byteLength)]), fileSize);
}
function headerLength(start) {
    if (start.byteLength < PREAMBLE || !start.subarray(0, 4).equals(MAGIC))
        return undefined;
    const length = start.readUInt32LE(4);
    return length <= MAX_HEADER ? length : undefined;
}
function decodeHeader(start, fileSize) {
    const length = headerLength(start);
    if (length === undefined || start.byteLength < PREAMBLE + length)
        return undefined;
    const json = start.subarray(PREAMBLE, PREAMBLE + length);
    if (!sha256(json).equals(start.subarray(8, PREAMBLE)))
        return undefined;
    const header = JSON.parse(json.toString());
    return fileSize === PREAMBLE + length + header.size ? header : undefined;
}
function read(fd, length, position) {
    const buffer = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
        const count = (0,external_node_fs_.readSync)(fd, buffer, done, length - done, position + done);
        if (count === 0)
            break;
        done += count;
    }
    return buffer.subarray(0, done);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/js/packages/store/src/disk-usage.js



/** Eviction goes this far below a bound, so that a full store is not scanned again at every put. */
const SLACK = 0.05;
/** No writer needs this long between creating its temporary file and renaming it. */
const STALE_MILLISECONDS = 60 * 60 * 1000;
/**
 * Keeps a folder of values within its bounds. There is no index to keep right between processes: the
 * folder itself is counted, at this process's first put and then whenever what it wrote since could have
 * passed a bound. Other processes' puts are seen at the next count, so together they can pass a bound
 * by what they wrote since, and no more.
 */
function createDiskUsage(folders, bounds, now) {
    let counted;
    let running;
    let evictions = 0;
    const within = () => counted !== undefined && counted.bytes <= bounds.maxBytes && counted.entries <= bounds.maxEntries;
    async function count() {
        const found = [];
        for (const folder of subfolders(folders.values).flatMap((path) => subfolders(path))) {
            found.push(...filesIn(folder));
            // A full store takes a second to count: transfers that are under way go on meanwhile.
            await (0,external_node_timers_promises_.setImmediate)();
        }
        counted = { bytes: found.reduce((sum, file) => sum + file.bytes, 0), entries: found.length };
        if (!within())
            evict(found, counted);
        sweep(folders.temporary, now());
    }
    function evict(found, total) {
        const bytes = bounds.maxBytes - Math.floor(bounds.maxBytes * SLACK);
        const entries = bounds.maxEntries - Math.floor(bounds.maxEntries * SLACK);
        found.sort((a, b) => a.usedAt - b.usedAt);
        for (const file of found) {
            if (total.bytes <= bytes && total.entries <= entries)
                return;
            // Used or replaced since it was counted: another one is older now.
            if (statFile(file.path)?.usedAt !== file.usedAt)
                continue;
            if (!unlinkQuietly(file.path))
                continue;
            evictions += 1;
            total.bytes -= file.bytes;
            total.entries -= 1;
        }
    }
    return {
        /** To be called after each put with the size of the new file. */
        async wrote(bytes) {
            if (counted) {
                counted = { bytes: counted.bytes + bytes, entries: counted.entries + 1 };
                if (within())
                    return;
            }
            // One count at a time: puts that end while it runs are in it or trigger the next.
            running ??= count().finally(() => {
                running = undefined;
            });
            await running;
        },
        evictions: () => evictions,
    };
}
/** Removes what writers left behind that were killed before they could rename it. */
function sweep(folder, now) {
    for (const file of filesIn(folder)) {
        if (now - file.usedAt > STALE_MILLISECONDS)
            unlinkQuietly(file.path);
    }
}
/** Folders below a folder; a folder that is not there has none. */
function subfolders(path) {
    try {
        return (0,external_node_fs_.readdirSync)(path, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => (0,external_node_path_.join)(path, entry.name));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return [];
        throw error;
    }
}
function filesIn(folder) {
    let names;
    try {
        names = (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
    return names.flatMap((name) => statFile((0,external_node_path_.join)(folder, name)) ?? []);
}
/** The modification time is the last use: the store sets it at every get, and never changes a file otherwise. */
function statFile(path) {
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    return stat?.isFile() ? { path, bytes: stat.size, usedAt: stat.mtimeMs } : undefined;
}
function unlinkQuietly(path) {
    try {
        (0,external_node_fs_.unlinkSync)(path);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/tier.js
/** Larger values are refused everywhere: bigger things are cut into pieces before they reach a store. */
const MAX_VALUE_BYTES = 64 * 1024 * 1024;

;// CONCATENATED MODULE: ./build/js/packages/store/src/disk.js








const MAX_FILE_BYTES = MAX_VALUE_BYTES + 2 * 1024 * 1024;
/**
 * Values as files of one folder, shared by any number of processes without locks. A value is written
 * aside, flushed, and renamed into place, so whoever is killed, and whenever, a reader finds the old value
 * or the new one. What the disk itself damages is found by digest (disk-file.ts) and removed.
 *
 * The last use is the file's modification time. Expired values keep their space until they are replaced or
 * become the least recently used.
 * @param root absolute path; made at the first put
 */
function createDiskTier(root, options = {}) {
    const { maxBytes = 10 * 2 ** 30, maxEntries = 100_000, now = Date.now } = options;
    const values = (0,external_node_path_.join)(root, 'v1', 'values');
    const temporary = (0,external_node_path_.join)(root, 'v1', 'tmp');
    const usage = createDiskUsage({ values, temporary }, { maxBytes, maxEntries }, now);
    let corrupt = 0;
    let lastUse = 0;
    const pathOf = (key) => {
        // UTF-16, as keys are in memory: UTF-8 would fold different lone surrogates into one.
        const name = (0,external_node_crypto_.createHash)('sha256').update(key, 'utf16le').digest('hex');
        return (0,external_node_path_.join)(values, namespaceOf(key), name.slice(0, 2), name);
    };
    const temporaryPath = () => (0,external_node_path_.join)(temporary, `${process.pid}-${(0,external_node_crypto_.randomBytes)(12).toString('hex')}`);
    const expired = (header) => header.expiresAt !== undefined && header.expiresAt <= now();
    /** Seconds; strictly rising, since several uses fall into one tick of the clock. */
    const useTime = () => {
        lastUse = Math.max(now(), lastUse + 0.001);
        return lastUse / 1000;
    };
    async function touch(file) {
        const time = useTime();
        // A store that may only be read still serves; it just cannot learn what was used.
        await file.utimes(time, time).catch(() => undefined);
    }
    /** Removes a damaged file, unless a writer has put a good one in its place since it was read. */
    async function quarantine(path, inode) {
        corrupt += 1;
        const aside = temporaryPath();
        try {
            await (0,promises_.mkdir)(temporary, { recursive: true });
            await (0,promises_.rename)(path, aside);
            if ((await (0,promises_.stat)(aside)).ino !== inode)
                await (0,promises_.link)(aside, path).catch(() => undefined);
            await (0,promises_.unlink)(aside);
        }
        catch {
            // Another process was first, or the store is read-only: a miss either way.
        }
    }
    async function withFile(path, read) {
        let file;
        try {
            file = await (0,promises_.open)(path, 'r');
        }
        catch (error) {
            if (error.code === 'ENOENT')
                return undefined;
            throw error;
        }
        try {
            return await read(file);
        }
        finally {
            await file.close();
        }
    }
    async function writeTemporary(header, bytes) {
        const path = temporaryPath();
        const file = await openMaking(path);
        try {
            await writeAll(file, [header, bytes]);
            // No fsync: a process that is killed loses nothing that it wrote, and what a power cut tears is found
            // out by its digest and is a miss. On a busy disk the wait would cost more than all else here.
            await touch(file);
        }
        catch (error) {
            await (0,promises_.unlink)(path).catch(() => undefined);
            throw error;
        }
        finally {
            await file.close();
        }
        return path;
    }
    /**
     * `link` creates or fails, in one step. What stands in the way may be dead (expired, damaged): then
     * whoever creates the claim on exactly that file may replace it; the others lose as to a live value.
     */
    async function create(from, path, key) {
        try {
            await making(path, () => (0,promises_.link)(from, path));
            return true;
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
        const dead = await deadGeneration(path, key);
        if (dead === undefined)
            return false;
        if (dead === 'gone')
            return create(from, path, key);
        const claim = (0,external_node_path_.join)(temporary, `claim-${dead}`);
        try {
            await (0,promises_.link)(from, claim);
        }
        catch (error) {
            if (error.code === 'EEXIST')
                return false;
            throw error;
        }
        try {
            if ((await deadGeneration(path, key)) !== dead)
                return false;
            await (0,promises_.rename)(from, path);
            return true;
        }
        finally {
            await (0,promises_.unlink)(claim);
        }
    }
    async function deadGeneration(path, key) {
        const found = await withFile(path, async (file) => {
            const info = await file.stat({ bigint: true });
            const decoded = decodeFile(await file.readFile(), key);
            return decoded && !expired(decoded.header) ? undefined : `${info.ino}-${info.mtimeNs}-${info.size}`;
        });
        return found ?? ((await exists(path)) ? undefined : 'gone');
    }
    const tier = {
        name: 'disk',
        async get(key) {
            const path = pathOf(key);
            return withFile(path, async (file) => {
                const info = await file.stat();
                const found = info.size <= MAX_FILE_BYTES ? decodeFile(await file.readFile(), key) : undefined;
                if (!found) {
                    await quarantine(path, info.ino);
                    return undefined;
                }
                if (expired(found.header))
                    return undefined;
                await touch(file);
                const { metadata, createdAt, expiresAt } = found.header;
                return {
                    bytes: found.bytes,
                    metadata,
                    createdAt,
                    ...(expiresAt === undefined ? {} : { expiresAt }),
                };
            });
        },
        async head(key) {
            const path = pathOf(key);
            return withFile(path, async (file) => {
                const info = await file.stat();
                const header = readHeader(file.fd, info.size);
                if (header?.key !== key) {
                    await quarantine(path, info.ino);
                    return undefined;
                }
                if (expired(header))
                    return undefined;
                await touch(file);
                return entryOf(header, lastUse);
            });
        },
        async put(key, bytes, options = {}) {
            const path = pathOf(key);
            if (options.ifAbsent && (await tier.head(key)))
                return 'exists';
            const header = encodeHeader({
                key,
                metadata: { ...options.metadata },
                createdAt: options.createdAt ?? now(),
                ...(options.expiresAt === undefined ? {} : { expiresAt: options.expiresAt }),
                size: bytes.byteLength,
                sha256: sha256(bytes).toString('hex'),
            });
            const size = header.byteLength + bytes.byteLength;
            if (size > maxBytes || size > MAX_FILE_BYTES || maxEntries < 1) {
                // The old value must not outlive the newer one that did not fit.
                if (!options.ifAbsent)
                    await tier.delete(key);
                return 'refused';
            }
            const from = await writeTemporary(header, bytes);
            try {
                if (!options.ifAbsent)
                    await making(path, () => (0,promises_.rename)(from, path));
                else if (!(await create(from, path, key)))
                    return 'exists';
            }
            finally {
                await (0,promises_.unlink)(from).catch(() => undefined);
            }
            await usage.wrote(size);
            return 'stored';
        },
        async *list(prefix) {
            const namespaces = prefix.includes('/') ? [(0,external_node_path_.join)(values, namespaceOf(prefix))] : subfolders(values);
            for (const folder of namespaces.flatMap((namespace) => subfolders(namespace))) {
                for (const name of (0,external_node_fs_.readdirSync)(folder)) {
                    const path = (0,external_node_path_.join)(folder, name);
                    const entry = readEntry(path);
                    if (entry === undefined)
                        continue;
                    if (entry.header === undefined) {
                        await quarantine(path, entry.inode);
                    }
                    else if (entry.header.key.startsWith(prefix) && !expired(entry.header)) {
                        yield entryOf(entry.header, entry.usedAt);
                    }
                }
            }
        },
        async delete(key) {
            const live = (await tier.head(key)) !== undefined;
            try {
                await (0,promises_.unlink)(pathOf(key));
                return live;
            }
            catch (error) {
                if (error.code === 'ENOENT')
                    return false;
                throw error;
            }
        },
        async close() { },
        counters: () => ({ evictions: usage.evictions(), corrupt }),
    };
    return explainDiskErrors(tier, root);
}
/**
 * Values are grouped by the first part of their key, so that listing `history/…` does not read the header
 * of every `packs/…`.
 */
function namespaceOf(key) {
    const first = /^([a-z][a-z0-9-]{0,31})\//.exec(key)?.[1];
    return first ?? '_';
}
/** Runs what needs the folder of `path`; makes the folder only when it turns out to be missing. */
async function making(path, run) {
    try {
        return await run();
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
        return run();
    }
}
const openMaking = (path) => making(path, () => (0,promises_.open)(path, 'wx', 0o600));
async function writeAll(file, parts) {
    for (const part of parts) {
        let done = 0;
        while (done < part.byteLength) {
            done += (await file.write(part, done, part.byteLength - done)).bytesWritten;
        }
    }
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}
/**
 * Undefined when the file is gone; without a header when it is damaged. Synchronous, since thousands of
 * small reads through the thread pool cost ten times as much.
 */
function readEntry(path) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(path, 'r');
    }
    catch {
        return undefined;
    }
    try {
        const info = (0,external_node_fs_.fstatSync)(fd);
        return { header: readHeader(fd, info.size), usedAt: info.mtimeMs, inode: info.ino };
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function entryOf(header, usedAt) {
    const { key, size, metadata, createdAt, expiresAt } = header;
    return { key, size, metadata, createdAt, usedAt, ...(expiresAt === undefined ? {} : { expiresAt }) };
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/memory.js

/** Values in this process, for what is read several times in one step. Lost when the process ends. */
function createMemoryTier(options = {}) {
    const { maxBytes = 256 * 1024 * 1024, maxEntries = 10_000, now = Date.now } = options;
    // A Map keeps the order of insertion, so its first key is always the least recently used one.
    const held = new Map();
    let bytesHeld = 0;
    let evictions = 0;
    let closed = false;
    const remove = (key) => {
        const value = held.get(key);
        if (!value)
            return false;
        bytesHeld -= value.bytes.byteLength;
        return held.delete(key);
    };
    const live = (key) => {
        if (closed)
            throw new StoreError('PACELINE_STORE_CLOSED', 'The store was closed.', 'Open it again.');
        const value = held.get(key);
        if (!value)
            return undefined;
        if (value.expiresAt !== undefined && value.expiresAt <= now()) {
            remove(key);
            return undefined;
        }
        return value;
    };
    const use = (key) => {
        const value = live(key);
        if (!value)
            return undefined;
        held.delete(key);
        held.set(key, value);
        value.usedAt = now();
        return value;
    };
    return {
        name: 'memory',
        async get(key) {
            const value = use(key);
            if (!value)
                return undefined;
            const { bytes, metadata, createdAt, expiresAt } = value;
            return {
                bytes: copy(bytes),
                metadata,
                createdAt,
                ...(expiresAt === undefined ? {} : { expiresAt }),
            };
        },
        async head(key) {
            const value = use(key);
            return value && memory_entryOf(key, value);
        },
        async put(key, bytes, options = {}) {
            if (options.ifAbsent && live(key))
                return 'exists';
            if (bytes.byteLength > maxBytes || maxEntries < 1) {
                // The old value must not outlive the newer one that did not fit.
                remove(key);
                return 'refused';
            }
            remove(key);
            held.set(key, {
                bytes: copy(bytes),
                metadata: { ...options.metadata },
                createdAt: options.createdAt ?? now(),
                ...(options.expiresAt === undefined ? {} : { expiresAt: options.expiresAt }),
                usedAt: now(),
            });
            bytesHeld += bytes.byteLength;
            for (const oldest of held.keys()) {
                if (bytesHeld <= maxBytes && held.size <= maxEntries)
                    break;
                remove(oldest);
                evictions += 1;
            }
            return 'stored';
        },
        async *list(prefix) {
            for (const key of [...held.keys()]) {
                const value = key.startsWith(prefix) ? live(key) : undefined;
                if (value)
                    yield memory_entryOf(key, value);
            }
        },
        async delete(key) {
            const existed = live(key) !== undefined;
            remove(key);
            return existed;
        },
        async close() {
            closed = true;
            held.clear();
            bytesHeld = 0;
        },
        counters: () => ({ evictions, corrupt: 0 }),
    };
}
/** Not `slice`: that of a Buffer shares its memory. */
const copy = (bytes) => new Uint8Array(bytes);
function memory_entryOf(key, value) {
    const { bytes, metadata, createdAt, usedAt, expiresAt } = value;
    return {
        key,
        size: bytes.byteLength,
        metadata,
        createdAt,
        usedAt,
        ...(expiresAt === undefined ? {} : { expiresAt }),
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/js/packages/store/src/spec.js



const LATER = ['github', 'redis', 'rediss', 's3', 'gs', 'azblob'];
const REMEDY = 'Write "disk", "disk:/absolute/path" or "memory", fastest first; "disk?max-bytes=5GiB" sets a bound.';
/**
 * Reads the `store` input: one tier per line, or several in one separated by spaces or commas.
 * @throws StoreError PACELINE_STORE_SPEC; its message shows the tier's kind only, as the rest may be a credential
 */
function parseSpec(lines, home = (0,external_node_os_.homedir)()) {
    return lines.flatMap((line) => line.split(/[\s,]+/).filter((part) => part !== '')).map(parse);
    function parse(text) {
        const kind = /^[A-Za-z0-9]+/.exec(text)?.[0].toLowerCase() ?? '';
        if (LATER.includes(kind)) {
            throw new StoreError('PACELINE_STORE_SPEC', `The store tier "${kind}" comes with a later release.`, REMEDY);
        }
        if (kind !== 'disk' && kind !== 'memory') {
            throw new StoreError('PACELINE_STORE_SPEC', `The store tier "${kind || text.slice(0, 1)}" is not known.`, REMEDY);
        }
        const [place = '', query = ''] = text.slice(kind.length).split('?', 2);
        const bounds = parseBounds(kind, query);
        if (place === '')
            return { kind, ...bounds };
        const path = decode(place.replace(/^:(?:\/\/(?=\/))?/, '')).replace(/^~(?=\/|$)/, home);
        if (kind === 'memory' || !place.startsWith(':') || !(0,external_node_path_.isAbsolute)(path)) {
            throw new StoreError('PACELINE_STORE_SPEC', `The store tier "${text}" is not understood.`, REMEDY);
        }
        return { kind, path: (0,external_node_path_.join)(path), ...bounds };
    }
}
function parseBounds(kind, query) {
    const bounds = {};
    for (const [name, value] of new URLSearchParams(query)) {
        const number = name === 'max-bytes' ? bytes(value) : name === 'max-entries' ? whole(value) : Number.NaN;
        if (!(number >= 1)) {
            throw new StoreError('PACELINE_STORE_SPEC', `The option "${name}=${value}" of the store tier "${kind}" is not understood: allowed are max-bytes (a size such as 500MB or 2GiB) and max-entries (a whole number).`, REMEDY);
        }
        if (name === 'max-bytes')
            bounds.maxBytes = number;
        else
            bounds.maxEntries = number;
    }
    return bounds;
}
const UNITS = {
    '': 1,
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
function bytes(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
    return Math.round(Number(match?.[1]) * (UNITS[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN));
}
const whole = (text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN);
/** `%20` stands for a space, which separates tiers; text that is no such encoding is meant as it is. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/stack.js


/** @param tiers fastest first */
function createStack(tiers, options = {}) {
    const warned = new Set();
    const stack = tiers.map((tier) => {
        const counts = {
            gets: 0,
            hits: 0,
            misses: 0,
            puts: 0,
            deletes: 0,
            errors: 0,
            bytesRead: 0,
            bytesWritten: 0,
        };
        const failed = (error) => {
            counts.errors += 1;
            const message = describeStoreError(error);
            if (warned.has(message))
                return;
            warned.add(message);
            options.onWarning?.(`${message} Until then the job goes on without this tier of the store.`);
        };
        /** Damage is a miss, and worth a word: what was stored is lost and has to be made again. */
        const sayDamage = () => {
            if (tier.counters().corrupt === 0 || warned.has(tier.name))
                return;
            warned.add(tier.name);
            options.onWarning?.(`The store's ${tier.name} tier holds damaged values; they are removed, and what they held is made again. If it happens often, check the disk.`);
        };
        return { tier, counts, failed, sayDamage };
    });
    async function putOne(level, key, bytes, put) {
        const result = await level.tier.put(key, bytes, put);
        if (result === 'stored') {
            level.counts.puts += 1;
            level.counts.bytesWritten += bytes.byteLength;
        }
        return result;
    }
    async function read(verb, bytes) {
        for (const [index, level] of stack.entries()) {
            level.counts.gets += 1;
            try {
                const found = await verb(level.tier);
                if (found !== undefined) {
                    level.counts.hits += 1;
                    level.counts.bytesRead += bytes(found);
                    return { index, found };
                }
            }
            catch (error) {
                level.failed(error);
            }
            level.sayDamage();
            level.counts.misses += 1;
        }
        return undefined;
    }
    return {
        async get(key) {
            const hit = await read((tier) => tier.get(key), (value) => value.bytes.byteLength);
            if (!hit)
                return undefined;
            const { bytes, ...about } = hit.found;
            for (const faster of stack.slice(0, hit.index)) {
                await putOne(faster, key, bytes, about).catch((error) => faster.failed(error));
            }
            return { ...hit.found, tier: tiers[hit.index].name };
        },
        async head(key) {
            const hit = await read((tier) => tier.head(key), () => 0);
            return hit && { ...hit.found, tier: tiers[hit.index].name };
        },
        async put(key, bytes, options = {}) {
            if (bytes.byteLength > MAX_VALUE_BYTES) {
                throw new StoreError('PACELINE_STORE_TOO_LARGE', `A value of ${bytes.byteLength} bytes is larger than a store takes (64 MiB).`, 'Store it in pieces.');
            }
            let stored = false;
            let first;
            // Once one tier has decided that the value is new, the others take it whatever they hold.
            let { ifAbsent = false } = options;
            for (const level of [...stack].reverse()) {
                try {
                    const result = await putOne(level, key, bytes, { ...options, ifAbsent });
                    if (result === 'exists')
                        return 'exists';
                    if (result === 'stored') {
                        stored = true;
                        ifAbsent = false;
                    }
                }
                catch (error) {
                    first ??= error;
                    level.failed(error);
                }
            }
            if (stored)
                return 'stored';
            throw (first ??
                new StoreError('PACELINE_STORE_TOO_LARGE', `A value of ${bytes.byteLength} bytes is larger than any tier of the store may hold.`, 'Raise max-bytes of a tier.'));
        },
        async *list(prefix) {
            const seen = new Set();
            for (const level of stack) {
                try {
                    for await (const entry of level.tier.list(prefix)) {
                        if (seen.has(entry.key))
                            continue;
                        seen.add(entry.key);
                        yield entry;
                    }
                }
                catch (error) {
                    level.failed(error);
                }
                level.sayDamage();
            }
        },
        async delete(key) {
            let existed = false;
            for (const level of stack) {
                try {
                    if (await level.tier.delete(key))
                        existed = true;
                    level.counts.deletes += 1;
                }
                catch (error) {
                    level.failed(error);
                }
            }
            return existed;
        },
        async close() {
            await Promise.allSettled(tiers.map((tier) => tier.close()));
        },
        statistics: () => stack.map(({ tier, counts }) => ({ tier: tier.name, ...counts, ...tier.counters() })),
    };
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/open.js





/**
 * Opens the store that a `store` input describes; empty means `PACELINE_STORE`, and without that `disk`.
 * @throws StoreError PACELINE_STORE_SPEC when the description is wrong. A tier that cannot be used is no error.
 */
async function openStore(spec, options) {
    const { home, variables, onWarning } = options;
    const given = parseSpec(spec, variables['HOME']);
    const tiers = given.length > 0 ? given : parseSpec([variables['PACELINE_STORE'] ?? ''], variables['HOME']);
    return createStack((tiers.length > 0 ? tiers : [{ kind: 'disk' }]).map((tier) => openTier(tier, home)), { onWarning });
}
function openTier(spec, home) {
    switch (spec.kind) {
        case 'memory':
            return createMemoryTier(spec);
        case 'disk':
            return createDiskTier(spec.path ?? (0,external_node_path_.join)(home, 'store'), spec);
    }
}

;// CONCATENATED MODULE: ./build/js/packages/store/src/index.js








/***/ })

};
