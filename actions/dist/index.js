import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 87941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S7: () => (/* reexport */ InputProblem),
  ce: () => (/* reexport */ PacelineError),
  zM: () => (/* reexport */ inputs_boolean),
  at: () => (/* reexport */ branchName),
  Y_: () => (/* reexport */ changedFiles),
  Cl: () => (/* reexport */ createGitHub),
  QP: () => (/* reexport */ defineAction),
  Uc: () => (/* reexport */ describeError),
  jW: () => (/* reexport */ documentPath),
  p0: () => (/* reexport */ duration),
  lN: () => (/* reexport */ findBase),
  gV: () => (/* reexport */ globs),
  Qo: () => (/* reexport */ headCommit),
  nd: () => (/* reexport */ integer),
  Mn: () => (/* reexport */ lines),
  CS: () => (/* reexport */ listFiles),
  Az: () => (/* reexport */ loadDocument),
  G5: () => (/* reexport */ machineCapacity),
  bD: () => (/* reexport */ messageOf),
  yL: () => (/* reexport */ oneOf),
  zY: () => (/* reexport */ openGit),
  lq: () => (/* reexport */ optional),
  KN: () => (/* reexport */ percent),
  m6: () => (/* reexport */ readAt),
  eF: () => (/* reexport */ run),
  R3: () => (/* reexport */ runProcess),
  bd: () => (/* reexport */ saveDocument),
  rJ: () => (/* reexport */ secret),
  VX: () => (/* reexport */ secretValues),
  Yj: () => (/* reexport */ string),
  K7: () => (/* reexport */ which),
  oQ: () => (/* reexport */ yaml)
});

// UNUSED EXPORTS: artifactName, bytes, isActionable, isShallow, latestAttempts, parseArtifactName, parseNameStatus, readCapacity, readEnvironment, readInputs, toolVersion

;// CONCATENATED MODULE: ./build/js/packages/core/src/action.js
/**
 * Keeps the types of inputs, outputs and state together. Usage:
 * `export default defineAction<MyState>()({ inputs, outputs, main, post })`.
 */
const defineAction = () => (action) => action;

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
;// CONCATENATED MODULE: ./build/js/packages/core/src/errors.js
/**
 * An error that a user can act on. `code` is stable and can be searched for, the message says what
 * happened, `remedy` what to do now. Anything else that is thrown is a bug of ours and is reported as one.
 */
class PacelineError extends Error {
    code;
    remedy;
    constructor(code, message, remedy, options) {
        super(message, options);
        this.name = 'PacelineError';
        this.code = code;
        this.remedy = remedy;
    }
}
function isActionable(error) {
    return (error instanceof Error &&
        'code' in error &&
        typeof error.code === 'string' &&
        error.code.startsWith('PACELINE_') &&
        'remedy' in error);
}
/** One paragraph for the log: what happened, what to do, and the code to search for. */
function describeError(error) {
    if (isActionable(error))
        return `${error.message} ${error.remedy} [${error.code}]`;
    const message = error instanceof Error ? error.message : String(error);
    return `Unexpected error: ${message}. Re-run with debug logging for the stack, and please report it. [PACELINE_UNEXPECTED]`;
}
/** The message of anything thrown, for use inside a longer sentence. */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

;// CONCATENATED MODULE: ./build/js/packages/core/src/artifacts.js



/** Larger documents are not read: a fork's artifact may be anything. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Documents are of use only while the run can be re-run. */
const RETENTION_DAYS = 7;
/** The name of an artifact; its parts are checked so that names can be taken apart again. */
function artifactName(address, attempt) {
    for (const part of [address.kind, address.planId, address.leg]) {
        if (!/^[A-Za-z0-9._-]+$/.test(part)) {
            throw new PacelineError('PACELINE_ARTIFACT_NAME', `"${part}" cannot be part of an artifact's name.`, 'Use letters, digits, dots, dashes and underscores.');
        }
    }
    return `paceline-${address.kind}-${address.planId}-${address.leg}-${attempt}`;
}
/** Takes a name apart. Plan ids hold no dash, so the kind (which may) ends before the plan id. */
function parseArtifactName(name, kind) {
    const match = /^([A-Za-z0-9._]+)-(.+)-(\d+)$/.exec(name.startsWith(`paceline-${kind}-`) ? name.slice(`paceline-${kind}-`.length) : '');
    return match ? { kind, planId: match[1], leg: match[2], attempt: Number(match[3]) } : undefined;
}
/** Of several attempts of a leg only the latest counts. */
function latestAttempts(found) {
    const latest = new Map();
    for (const artifact of found) {
        const key = `${artifact.planId}\0${artifact.leg}`;
        const other = latest.get(key);
        if (!other || other.attempt < artifact.attempt)
            latest.set(key, artifact);
    }
    return [...latest.values()];
}
function createArtifacts(environment, log) {
    const available = Boolean(environment.variables['ACTIONS_RUNTIME_TOKEN'] && environment.variables['ACTIONS_RESULTS_URL']);
    const client = async () => {
        const { DefaultArtifactClient } = await Promise.all(/* import() */[__nccwpck_require__.e(143), __nccwpck_require__.e(351), __nccwpck_require__.e(71)]).then(__nccwpck_require__.bind(__nccwpck_require__, 68071));
        return new DefaultArtifactClient();
    };
    const failure = (what, error) => new PacelineError('PACELINE_ARTIFACT_UNAVAILABLE', `${what}: ${messageOf(error)}.`, "Check GitHub's status page, then re-run the failed jobs.", { cause: error });
    return {
        available,
        async publish(address, text, files = []) {
            const name = artifactName(address, environment.attempt);
            if (!available)
                return log.debug(`${name} is not uploaded: there is no artifact service here.`);
            const folder = await temporaryFolder(environment);
            const document = (0,external_node_path_.join)(folder, `${address.kind}.json`);
            await (0,promises_.writeFile)(document, text);
            const copies = await Promise.all(files.map(async (file) => {
                const copy = (0,external_node_path_.join)(folder, file.split(/[\\/]/).pop());
                await (0,promises_.writeFile)(copy, await (0,promises_.readFile)(file));
                return copy;
            }));
            try {
                // The client writes a dozen lines of its own, so each call is a folded section.
                await log.group(`Upload ${name}`, async () => (await client()).uploadArtifact(name, [document, ...copies], folder, {
                    retentionDays: RETENTION_DAYS,
                }));
            }
            catch (error) {
                throw failure(`The artifact ${name} could not be uploaded`, error);
            }
        },
        async find(kind, planId) {
            if (!available)
                return [];
            try {
                const { artifacts } = await log.group(`Find ${kind} artifacts`, async () => (await client()).listArtifacts());
                const found = artifacts.flatMap((artifact) => {
                    const address = parseArtifactName(artifact.name, kind);
                    return address && (planId === undefined || address.planId === planId)
                        ? [{ ...address, id: artifact.id }]
                        : [];
                });
                return latestAttempts(found);
            }
            catch (error) {
                throw failure(`The run's artifacts could not be listed`, error);
            }
        },
        async read(artifact) {
            const name = artifactName(artifact, artifact.attempt);
            const folder = await temporaryFolder(environment);
            try {
                await log.group(`Download ${name}`, async () => (await client()).downloadArtifact(artifact.id, { path: folder }));
            }
            catch (error) {
                throw failure(`The artifact ${name} could not be downloaded`, error);
            }
            const file = (0,external_node_path_.join)(folder, `${artifact.kind}.json`);
            const size = (await (0,promises_.stat)(file).catch(() => undefined))?.size;
            if (size === undefined) {
                throw failure(`The artifact ${name} holds no ${artifact.kind}.json`, `found ${(await (0,promises_.readdir)(folder)).join(', ') || 'nothing'}`);
            }
            if (size > MAX_DOCUMENT_BYTES)
                throw failure(`The artifact ${name} is too large`, `${size} bytes`);
            return (0,promises_.readFile)(file, 'utf8');
        },
    };
}
async function temporaryFolder(environment) {
    await (0,promises_.mkdir)(environment.temp, { recursive: true });
    return (0,promises_.mkdtemp)((0,external_node_path_.join)(environment.temp, 'paceline-artifact-'));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
;// CONCATENATED MODULE: ./build/js/packages/core/src/capacity.js



const GIB = 2 ** 30;
/** What one job is taken to need when nothing better is known. */
const MEMORY_PER_JOB = 2 * GIB;
/** A fifth of the cores is left to the system and to the runner itself. */
const CORE_SHARE = 0.8;
const CGROUP_ROOT = '/sys/fs/cgroup';
/**
 * Capacity under the limits of cgroup v1 and v2. Limits of every group from ours up to the root apply, so
 * the smallest counts. Inside a container the path in /proc/self/cgroup may be the host's and not be
 * visible; then the mount's root is our group.
 * Sources: kernel Documentation/admin-guide/cgroup-v2.rst (cpu.max, memory.max, cpuset.cpus.effective)
 * and cgroup-v1/{cpusets,memory}.rst, scheduler/sched-bwc.rst.
 */
function readCapacity(machine, read, memoryPerJob = MEMORY_PER_JOB) {
    let cores = machine.cores;
    let memoryBytes = machine.memoryBytes;
    for (const limits of cgroupLimits(read)) {
        cores = Math.min(cores, limits.quota ?? cores, limits.cpus ?? cores);
        memoryBytes = Math.min(memoryBytes, limits.memory ?? memoryBytes);
    }
    const jobs = Math.max(1, Math.floor(Math.min(CORE_SHARE * cores, memoryBytes / memoryPerJob)));
    return { cores, memoryBytes, jobs };
}
/** The capacity of the machine we run on. */
const machineCapacity = (memoryPerJob) => readCapacity({ cores: (0,external_node_os_.availableParallelism)(), memoryBytes: (0,external_node_os_.totalmem)() }, readText, memoryPerJob);
const readText = (path) => {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return undefined;
    }
};
function cgroupLimits(read) {
    const found = [];
    for (const line of (read('/proc/self/cgroup') ?? '0::/').split('\n')) {
        const match = /^\d+:([^:]*):(\/.*)$/.exec(line.trim());
        if (!match)
            continue;
        const [, controllers = '', path = '/'] = match;
        if (controllers === '') {
            for (const root of [CGROUP_ROOT, `${CGROUP_ROOT}/unified`]) {
                for (const folder of upwards(root, path))
                    found.push(limitsV2(folder, read));
            }
            continue;
        }
        for (const controller of controllers.split(',')) {
            for (const root of [`${CGROUP_ROOT}/${controller}`, `${CGROUP_ROOT}/${controllers}`]) {
                for (const folder of upwards(root, path))
                    found.push(limitsV1(controller, folder, read));
            }
        }
    }
    return found;
}
function limitsV2(folder, read) {
    const [quota, period] = (read(`${folder}/cpu.max`) ?? '').trim().split(/\s+/);
    return {
        quota: ratio(quota, period ?? '100000'),
        cpus: cpuCount(read(`${folder}/cpuset.cpus.effective`)),
        memory: byteLimit(read(`${folder}/memory.max`)),
    };
}
function limitsV1(controller, folder, read) {
    switch (controller) {
        case 'cpu':
            return { quota: ratio(read(`${folder}/cpu.cfs_quota_us`), read(`${folder}/cpu.cfs_period_us`)) };
        case 'cpuset':
            return {
                cpus: cpuCount(read(`${folder}/cpuset.effective_cpus`) ?? read(`${folder}/cpuset.cpus`)),
            };
        case 'memory':
            return { memory: byteLimit(read(`${folder}/memory.limit_in_bytes`)) };
        default:
            return {};
    }
}
/** Our group's folder and all above it, down to the mount's root. `..` (a group outside the mount) is cut. */
function upwards(root, path) {
    const parts = external_node_path_.posix
        .normalize(path)
        .split('/')
        .filter((part) => part !== '' && part !== '..');
    return Array.from({ length: parts.length + 1 }, (_, depth) => [root, ...parts.slice(0, depth)].join('/'));
}
/** `max` and −1 stand for no quota. */
function ratio(quota, period) {
    const [share, whole] = [Number(quota?.trim() || Number.NaN), Number(period?.trim() || Number.NaN)];
    return share > 0 && whole > 0 ? share / whole : undefined;
}
/** v2 writes `max` for no limit, v1 the largest page-aligned integer, which is above any machine's memory. */
function byteLimit(text) {
    const value = Number(text?.trim() || Number.NaN);
    return value > 0 ? value : undefined;
}
/** Number of CPUs in a list such as `0-3,8`. */
function cpuCount(text) {
    let count = 0;
    for (const range of (text ?? '').trim().split(',')) {
        const match = /^(\d+)(?:-(\d+))?$/.exec(range);
        if (match)
            count += Number(match[2] ?? match[1]) - Number(match[1]) + 1;
    }
    return count > 0 ? count : undefined;
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/documents.js



/** Where an action writes a document of this job: `<runner temp>/paceline/<name>`. */
const documentPath = (environment, name) => (0,external_node_path_.join)(environment.temp, 'paceline', name);
/** Writes a document for the steps after this one; returns its path. */
async function saveDocument(environment, name, text) {
    const path = documentPath(environment, name);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, text);
    return path;
}
/** Reads a document that a user named by its path (absolute, or below the workspace). */
async function loadDocument(environment, path, input) {
    const file = (0,external_node_path_.isAbsolute)(path) ? path : (0,external_node_path_.join)(environment.workspace, path);
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        throw new PacelineError('PACELINE_DOCUMENT_MISSING', `Input "${input}": ${path} cannot be read: ${messageOf(error)}.`, 'Pass the path that the step before set as its output.', { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/environment.js



function readEnvironment(variables = process.env) {
    const workspace = variables['GITHUB_WORKSPACE'] || process.cwd();
    const onGitHub = variables['GITHUB_ACTIONS'] === 'true';
    return {
        workspace,
        temp: variables['RUNNER_TEMP'] || (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'paceline'),
        home: variables['PACELINE_HOME'] ||
            (0,external_node_path_.join)(variables['XDG_CACHE_HOME'] || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache'), 'paceline'),
        repository: variables['GITHUB_REPOSITORY'] || `local/${workspace.split(/[\\/]/).pop() || 'repository'}`,
        runId: variables['GITHUB_RUN_ID'] || '0',
        attempt: Number(variables['GITHUB_RUN_ATTEMPT']) || 1,
        workflow: variables['GITHUB_WORKFLOW'] || 'local',
        job: variables['GITHUB_JOB'] || 'local',
        sha: variables['GITHUB_SHA'] || '',
        ref: variables['GITHUB_REF'] || '',
        eventName: variables['GITHUB_EVENT_NAME'] || 'local',
        event: readEvent(variables['GITHUB_EVENT_PATH']),
        serverUrl: variables['GITHUB_SERVER_URL'] || 'https://github.com',
        onGitHub,
        debug: variables['RUNNER_DEBUG'] === '1',
        variables,
    };
}
/** Short name under which a run's history is kept: `main`, `pull/12`, `tag/v1`. */
function branchName(environment) {
    const { ref } = environment;
    const pull = /^refs\/pull\/(\d+)\//.exec(ref);
    if (pull)
        return `pull/${pull[1]}`;
    return ref.replace(/^refs\/heads\//, '').replace(/^refs\/tags\//, 'tag/') || 'local';
}
/** A missing or unreadable payload is an empty one: what needs a field of it says so itself. */
function readEvent(path) {
    if (!path)
        return {};
    try {
        const value = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/git.js

/**
 * Opens the repository that `directory` lies in.
 * @throws PacelineError when there is no git, no repository, no commit, or git refuses a foreign owner
 */
async function openGit(directory, variables) {
    const top = await execute(directory, variables, ['rev-parse', '--show-toplevel']);
    if (top.exitCode !== 0)
        throw notOpened(directory, top.stderr);
    const root = top.stdout.replace(/\r?\n$/, '');
    const attempt = async (args) => {
        const { exitCode, stdout } = await execute(root, variables, args);
        return exitCode === 0 ? stdout : undefined;
    };
    const git = {
        root,
        attempt,
        async run(args) {
            const { exitCode, stdout, stderr } = await execute(root, variables, args);
            if (exitCode === 0)
                return stdout;
            throw new PacelineError('PACELINE_GIT_FAILED', `git ${args[0]} ended with ${exitCode}: ${firstLine(stderr)}.`, 'Run the same command in the checkout to see why.');
        },
    };
    return git;
}
/** The commit that is checked out. */
async function headCommit(git) {
    const head = await git.attempt(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    if (head !== undefined)
        return head.trim();
    throw new PacelineError('PACELINE_GIT_EMPTY', `The repository at ${git.root} has no commit.`, 'Check out a commit (actions/checkout) before this step.');
}
const isShallow = async (git) => (await git.run(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
/** Tracked files, relative to the root, with `/`; any name survives, since nothing is quoted. */
const listFiles = async (git) => [
    // An unmerged file stands in the index once per side.
    ...new Set((await git.run(['ls-files', '-z'])).split('\0').filter((path) => path !== '')),
];
/** Text of a file as it was in a commit; undefined when it was not there. */
const readAt = (git, commit, path) => git.attempt(['cat-file', 'blob', `${commit}:${path}`]);
async function execute(directory, variables, args) {
    const { getExecOutput } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 22876));
    const env = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
    for (const [name, value] of Object.entries(variables)) {
        if (value !== undefined && !(name in env))
            env[name] = value;
    }
    try {
        return await getExecOutput('git', [...args], {
            cwd: directory,
            env,
            silent: true,
            ignoreReturnCode: true,
        });
    }
    catch (error) {
        const missing = /unable to locate executable|ENOENT/i.test(error.message);
        throw new PacelineError(missing ? 'PACELINE_GIT_MISSING' : 'PACELINE_GIT_FAILED', missing
            ? 'git was not found, so nothing can be said about what changed.'
            : `git could not be started: ${firstLine(error.message)}.`, missing ? 'Install git on the runner, or add it to PATH.' : 'See the message above.', { cause: error });
    }
}
function notOpened(directory, stderr) {
    if (/dubious ownership/.test(stderr)) {
        return new PacelineError('PACELINE_GIT_OWNERSHIP', `git refuses the repository at ${directory}: it belongs to another user.`, `Run \`git config --global --add safe.directory ${directory}\` in a step before this one.`);
    }
    if (/not a git repository/i.test(stderr)) {
        return new PacelineError('PACELINE_GIT_NO_REPOSITORY', `${directory} is not inside a git repository.`, 'Add actions/checkout before this step.');
    }
    return new PacelineError('PACELINE_GIT_FAILED', `git cannot read ${directory}: ${firstLine(stderr)}.`, 'Run `git status` in the checkout to see why.');
}
const firstLine = (text) => (text
    .trim()
    .split('\n')
    .find((line) => line.trim() !== '') ?? 'no message').replace(/\.$/, '');

;// CONCATENATED MODULE: ./build/js/packages/core/src/git-base.js

const ZERO = /^0+$/;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/**
 * The commit whose tree HEAD's is to be compared with, by event:
 * - `base` given: that commit, as it stands;
 * - pull request: the first parent of the merge commit that GitHub checks out (the payload's base drifts
 *   from it), else the merge base with the payload's base;
 * - push: what the branch was before, even when the push was forced, if the commit can still be had;
 *   else the merge base with the default branch;
 * - merge group: its base;
 * - anything else: the merge base with the default branch.
 */
async function findBase(git, question) {
    const head = await headCommit(git);
    const { event, eventName } = question;
    if (question.base !== undefined) {
        const commit = await obtain(git, question.base);
        return commit
            ? { commit, how: `base ${question.base}` }
            : no(`the base "${question.base}" is not in this clone and could not be fetched`);
    }
    if (eventName === 'pull_request' || eventName === 'pull_request_target') {
        const sha = git_base_text(event, 'pull_request', 'head', 'sha');
        const parents = await parentsOf(git, head);
        if (eventName === 'pull_request' && parents.length === 2 && (sha === undefined || parents[1] === sha)) {
            const commit = await obtain(git, parents[0]);
            return commit
                ? { commit, how: 'first parent of the merge commit' }
                : no(`the first parent of the merge commit, ${git_base_short(parents[0])}, could not be fetched`);
        }
        const base = git_base_text(event, 'pull_request', 'base', 'sha');
        if (base === undefined)
            return withDefaultBranch(git, head, question);
        return withMergeBase(git, head, base, "the pull request's base", question.maxDeepen);
    }
    if (eventName === 'merge_group') {
        const base = git_base_text(event, 'merge_group', 'base_sha');
        const commit = base && (await obtain(git, base));
        return commit
            ? { commit, how: 'base of the merge group' }
            : no('the base of the merge group could not be fetched');
    }
    if (eventName === 'push') {
        const before = git_base_text(event, 'before');
        if (before !== undefined && COMMIT.test(before) && !ZERO.test(before)) {
            const commit = await obtain(git, before);
            if (commit)
                return { commit, how: 'the branch before this push' };
            const other = await withDefaultBranch(git, head, question);
            return other.commit
                ? other
                : no(`the commit before this push, ${git_base_short(before)}, is gone (a forced push?), and ${why(other)}`);
        }
    }
    return withDefaultBranch(git, head, question);
}
async function withDefaultBranch(git, head, question) {
    const branch = git_base_text(question.event, 'repository', 'default_branch') ??
        (await git.attempt(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']))
            ?.trim()
            .replace(/^origin\//, '');
    if (branch === undefined || branch === '')
        return no('the default branch is not known');
    if (question.ref === `refs/heads/${branch}`) {
        return {
            code: 'default-branch',
            reason: `this run is on the default branch ${branch}, with nothing to compare it with`,
        };
    }
    const tip = (await resolve(git, `refs/remotes/origin/${branch}`)) ??
        (await resolve(git, `refs/heads/${branch}`)) ??
        (await fetchRevision(git, `refs/heads/${branch}`));
    if (tip === undefined)
        return no(`the default branch ${branch} is not in this clone and could not be fetched`);
    const answer = await withMergeBase(git, head, tip, `the default branch ${branch}`, question.maxDeepen);
    // A branch that was just made from the default branch has changed nothing, but nothing ran for it either.
    return answer.commit === head ? no(`HEAD is already part of the default branch ${branch}`) : answer;
}
/**
 * The merge base of HEAD and another commit. A shallow clone is deepened step by step (each twice the one
 * before) until the two histories meet or the limit is reached.
 */
async function withMergeBase(git, head, other, name, maxDeepen) {
    const tip = await obtain(git, other);
    if (tip === undefined)
        return no(`${name} (${git_base_short(other)}) could not be fetched`);
    let deepened = 0;
    for (let step = 32;; step *= 2) {
        const found = (await git.attempt(['merge-base', head, tip]))?.trim();
        if (found)
            return { commit: found, how: `merge base with ${name}` };
        if (!(await isShallow(git)))
            return no(`HEAD and ${name} have no common history`);
        const size = Math.min(step, maxDeepen - deepened);
        if (size <= 0) {
            return no(`this clone is shallow and ${deepened} more commits did not reach ${name}; use fetch-depth: 0`);
        }
        const fetched = await git.attempt([...FETCH, `--deepen=${size}`, 'origin', head, tip]);
        if (fetched === undefined)
            return no('this clone is shallow and could not be deepened; use fetch-depth: 0');
        deepened += size;
    }
}
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules'];
/** The full commit id of a revision: from this clone, else fetched from origin. */
async function obtain(git, revision) {
    return (await resolve(git, revision)) ?? (await fetchRevision(git, revision));
}
async function resolve(git, revision) {
    const found = await git.attempt([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${revision}^{commit}`,
    ]);
    return found?.trim() || undefined;
}
async function fetchRevision(git, revision) {
    // A leading dash would be an option, a colon a refspec that writes.
    if (/^[-+]/.test(revision) || revision.includes(':'))
        return undefined;
    const name = revision.replace(/^(?:refs\/remotes\/)?origin\//, 'refs/heads/');
    // --depth in a complete clone would cut it off.
    const depth = (await isShallow(git)) ? ['--depth=1'] : [];
    const fetched = await git.attempt([...FETCH, ...depth, 'origin', name]);
    return fetched === undefined ? undefined : resolve(git, COMMIT.test(revision) ? revision : 'FETCH_HEAD');
}
/** Parents as the commit itself names them: a shallow clone hides them from `HEAD^1`. */
async function parentsOf(git, commit) {
    const body = (await git.attempt(['cat-file', 'commit', commit])) ?? '';
    const header = body.slice(0, body.indexOf('\n\n'));
    return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]);
}
/** A text deep in a webhook payload. */
function git_base_text(value, ...path) {
    let at = value;
    for (const key of path) {
        if (typeof at !== 'object' || at === null)
            return undefined;
        at = at[key];
    }
    return typeof at === 'string' && at !== '' ? at : undefined;
}
const no = (reason) => ({ code: 'no-base', reason });
const why = (answer) => (answer.commit === undefined ? answer.reason : '');
const git_base_short = (commit) => commit.slice(0, 12);

;// CONCATENATED MODULE: ./build/js/packages/core/src/git-changes.js

const STATUS = {
    A: 'added',
    C: 'added',
    D: 'deleted',
    M: 'modified',
    R: 'renamed',
    T: 'type-changed',
};
/**
 * Files that differ between two commits' trees, with renames. There is no limit on their number (GitHub's
 * own path filters stop at 300).
 */
async function changedFiles(git, base, head) {
    return parseNameStatus(await git.run([
        'diff',
        '--name-status',
        '-z',
        '--find-renames',
        '--no-ext-diff',
        '--no-textconv',
        '--end-of-options',
        base,
        head,
        '--',
    ]));
}
/** Takes `git diff --name-status -z` apart: status, path, and for renames and copies a second path. */
function parseNameStatus(output) {
    const fields = output.split('\0');
    const changes = [];
    for (let at = 0; at < fields.length && fields[at] !== '';) {
        const letter = fields[at].charAt(0);
        const status = STATUS[letter];
        const first = fields[at + 1];
        if (status === undefined || first === undefined) {
            throw new PacelineError('PACELINE_GIT_FAILED', `git diff answered with the unknown status "${fields[at]}".`, 'Report this with the version of git on the runner.');
        }
        if (letter === 'R' || letter === 'C') {
            const path = fields[at + 2];
            changes.push(letter === 'R' ? { path, status, from: first } : { path, status });
            at += 3;
        }
        else {
            changes.push({ path: first, status });
            at += 2;
        }
    }
    return changes;
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/github.js

const PER_PAGE = 100;
/** 10,000 jobs: far beyond what a run can hold, and an end for a server that never says "last page". */
const MAX_PAGES = 100;
const TRIES = 4;
/** A report is not worth holding a runner for longer. */
const MAX_WAIT_MS = 60_000;
/** A client of GitHub's REST API at `GITHUB_API_URL`, loaded when it is first used. */
function createGitHub(environment, token, options = {}) {
    const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    const [owner = '', repo = ''] = environment.repository.split('/');
    return {
        async listJobs(runId, attempt) {
            if (token === '') {
                throw new PacelineError('PACELINE_GITHUB_TOKEN', "The run's jobs could not be read: there is no token.", 'Leave the input "github-token" at its default, or pass a token.');
            }
            const { getOctokit } = await __nccwpck_require__.e(/* import() */ 351).then(__nccwpck_require__.bind(__nccwpck_require__, 61351));
            const octokit = getOctokit(token, {
                baseUrl: environment.variables['GITHUB_API_URL'] || 'https://api.github.com',
                log: { debug() { }, info() { }, warn() { }, error() { } },
            });
            // By id: a job that starts between two pages moves the others, and would be listed twice.
            const jobs = new Map();
            for (let page = 1; page <= MAX_PAGES; page++) {
                const { data } = await withRetries(sleep, () => octokit.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs', {
                    owner,
                    repo,
                    run_id: Number(runId),
                    attempt_number: attempt,
                    per_page: PER_PAGE,
                    page,
                }));
                for (const job of data.jobs)
                    jobs.set(job.id, job);
                if (data.jobs.length < PER_PAGE)
                    break;
            }
            return [...jobs.values()];
        },
    };
}
async function withRetries(sleep, request) {
    for (let attempt = 1;; attempt++) {
        try {
            return await request();
        }
        catch (error) {
            const wait = retryDelay(error, attempt);
            if (wait === undefined || attempt >= TRIES)
                throw describe(error);
            await sleep(wait);
        }
    }
}
/** Milliseconds to wait before the next try; undefined when another try would get the same answer. */
function retryDelay(error, attempt) {
    const backoff = 1000 * 2 ** (attempt - 1);
    if (!isRequestFailure(error))
        return undefined;
    const headers = error.response?.headers ?? {};
    const after = headers['retry-after'];
    const limited = error.status === 429 ||
        (error.status === 403 &&
            (after !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(error.message)));
    // Octokit reports a connection that failed as status 500.
    if (!limited && error.status < 500)
        return undefined;
    const asked = Number(after) * 1000;
    const wait = Number.isFinite(asked) && asked >= 0 ? asked : backoff;
    return wait > MAX_WAIT_MS ? undefined : wait;
}
function describe(error) {
    const status = isRequestFailure(error) ? error.status : undefined;
    const rejected = (code, why, remedy) => new PacelineError(code, `The run's jobs could not be read: ${why}.`, remedy, { cause: error });
    if (status === 403 && /rate limit|abuse/i.test(messageOf(error))) {
        return rejected('PACELINE_GITHUB_BUSY', "GitHub's rate limit is reached", 'Re-run the job later.');
    }
    if (status === 401 || status === 403 || status === 404) {
        return rejected('PACELINE_GITHUB_PERMISSION', `GitHub answered ${status}, the token lacks the permission "actions: read"`, 'Add `permissions: { actions: read }` to the job.');
    }
    if (status === 429) {
        return rejected('PACELINE_GITHUB_BUSY', "GitHub's rate limit is reached", 'Re-run the job later.');
    }
    return rejected('PACELINE_GITHUB_UNAVAILABLE', messageOf(error), "Check GitHub's status page.");
}
const isRequestFailure = (error) => error instanceof Error && 'status' in error && typeof error.status === 'number';

;// CONCATENATED MODULE: ./build/js/packages/core/src/inputs.js

/** What is wrong with one value, and, where it can be said, how to write it instead. */
class InputProblem extends Error {
    fix;
    constructor(message, fix) {
        super(message);
        this.fix = fix;
    }
}
const string = (allowed = 'text') => ({ allowed, parse: (text) => text });
/** Like `string`, but masked wherever it could be printed. */
const secret = (allowed = 'a token') => ({ ...string(allowed), secret: true });
/** Allows an input to be left empty; its value is then `undefined`. */
const optional = (parser) => ({
    ...parser,
    optional: true,
});
/** One of a few words, in any case. A near miss is answered with the word that was probably meant. */
function oneOf(...values) {
    const allowed = `one of ${values.join(', ')}`;
    return {
        allowed,
        values,
        parse(text) {
            const found = values.find((value) => value.toLowerCase() === text.toLowerCase());
            if (found !== undefined)
                return found;
            const near = values.find((value) => distance(value.toLowerCase(), text.toLowerCase()) <= 2);
            throw new InputProblem(allowed, near && `did you mean "${near}"?`);
        },
    };
}
/** YAML 1.2 core booleans, as `getBooleanInput` of @actions/core reads them, and upper-case mixtures too. */
const inputs_boolean = () => ({
    allowed: 'true or false',
    parse(text) {
        const lower = text.toLowerCase();
        if (lower === 'true')
            return true;
        if (lower === 'false')
            return false;
        const meant = /^(?:yes|on|1)$/.test(lower) ? 'true' : /^(?:no|off|0)$/.test(lower) ? 'false' : undefined;
        throw new InputProblem('true or false', meant && `write ${meant}`);
    },
});
function integer(range = {}) {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = range;
    const bounds = range.min !== undefined && range.max !== undefined
        ? ` from ${min} to ${max}`
        : range.min !== undefined
            ? ` of at least ${min}`
            : range.max !== undefined
                ? ` of at most ${max}`
                : '';
    const allowed = `a whole number${bounds}`;
    return {
        allowed,
        parse(text) {
            const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
            if (!(value >= min && value <= max))
                throw new InputProblem(allowed);
            return value;
        },
    };
}
const BYTE_UNITS = {
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
/** A size in bytes: `500`, `10 MB` (powers of ten) or `2GiB` (powers of two). */
const bytes = () => ({
    allowed: 'a size such as 500MB or 2GiB',
    parse: (text) => Math.round(quantity(text, BYTE_UNITS, 'a size such as 500MB or 2GiB')),
});
const SECOND_UNITS = {
    ms: 0.001,
    s: 1,
    m: 60,
    min: 60,
    h: 3600,
    d: 86400,
    w: 604800,
};
/** A duration in seconds: `90s`, `15m`, `1h30m`, `7d`. A unit is needed: 90 alone could mean anything. */
const duration = () => {
    const allowed = 'a duration such as 90s, 15m, 1h30m or 7d';
    return {
        allowed,
        parse(text) {
            const parts = text.replaceAll(/\s+/g, '').match(/\d+(?:\.\d+)?[a-z]+/gi);
            if (!parts || parts.join('') !== text.replaceAll(/\s+/g, '')) {
                throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `add a unit: ${text}s or ${text}m` : undefined);
            }
            return parts.reduce((sum, part) => sum + quantity(part, SECOND_UNITS, allowed), 0);
        },
    };
};
/** A percentage, as a ratio: `3%` is 0.03. The sign is needed: 0.5 alone could mean either. */
const percent = (range = {}) => {
    const { min = 0, max = 100 } = range;
    const allowed = `a percentage from ${min}% to ${max}%`;
    return {
        allowed,
        parse(text) {
            const match = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(text);
            const value = match ? Number(match[1]) : Number.NaN;
            if (!(value >= min && value <= max)) {
                throw new InputProblem(allowed, /^\d+(?:\.\d+)?$/.test(text) ? `write ${text}%` : undefined);
            }
            return value / 100;
        },
    };
};
/** One value per line; blank lines and `# comments` are left out. */
const lines = () => ({ allowed: 'one value per line', parse: splitLines });
/** Glob patterns, one per line, relative to the repository; `!` excludes. */
const globs = () => ({
    allowed: 'glob patterns relative to the repository, one per line',
    parse(text) {
        const patterns = splitLines(text);
        for (const pattern of patterns) {
            const bare = pattern.replace(/^!/, '');
            if (bare.startsWith('/') || bare.split('/').includes('..')) {
                throw new InputProblem('glob patterns relative to the repository', `"${pattern}" leaves the repository`);
            }
        }
        return patterns;
    },
});
/** YAML (so JSON too), checked by `check`, which throws InputProblem on a wrong shape. */
const yaml = (allowed, parseYaml, check) => ({
    allowed,
    parse(text) {
        let value;
        try {
            value = parseYaml(text);
        }
        catch (error) {
            throw new InputProblem(`${allowed} (YAML)`, error.message.split('\n')[0]);
        }
        return check(value);
    },
});
/**
 * Reads all inputs. Every wrong one is reported in the same error, since a user who has to push to find
 * the next mistake pays minutes for each.
 * @param read the raw text of an input; empty when it was not given
 */
function readInputs(parsers, read, required = () => false) {
    const values = {};
    const problems = [];
    for (const [name, parser] of Object.entries(parsers)) {
        const text = read(name).trim();
        if (text === '') {
            if (parser.optional)
                values[name] = undefined;
            else if (required(name))
                problems.push(`"${name}" is required: give ${parser.allowed}.`);
            else
                values[name] = parseEmpty(name, parser, problems);
            continue;
        }
        try {
            values[name] = parser.parse(text);
        }
        catch (error) {
            if (!(error instanceof InputProblem))
                throw error;
            const shown = parser.secret
                ? 'the given value'
                : `"${text.length > 80 ? `${text.slice(0, 77)}…` : text}"`;
            problems.push(`"${name}": ${shown} is not ${error.message}${error.fix ? ` (${error.fix})` : ''}.`);
        }
    }
    if (problems.length > 0) {
        throw new PacelineError('PACELINE_INPUT_INVALID', problems.length === 1
            ? `Input ${problems[0]}`
            : `${problems.length} inputs are wrong:\n- ${problems.join('\n- ')}`, 'Correct it under `with:` in the workflow.');
    }
    return values;
}
/** An empty text that is neither optional nor required must still be something the parser takes (`''`, no lines). */
function parseEmpty(name, parser, problems) {
    try {
        return parser.parse('');
    }
    catch {
        problems.push(`"${name}" is empty: give ${parser.allowed}.`);
        return undefined;
    }
}
function splitLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
function quantity(text, units, allowed) {
    const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
    const factor = match ? units[match[2].toLowerCase()] : undefined;
    if (!match || factor === undefined)
        throw new InputProblem(allowed);
    return Number(match[1]) * factor;
}
/** Levenshtein distance, for "did you mean". */
function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        }
        row = next;
    }
    return row[b.length];
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 5 modules
var lib_exec = __nccwpck_require__(22876);
;// CONCATENATED MODULE: ./build/js/packages/core/src/probe.js



/**
 * The path of a program as the search path finds it; undefined when there is none. On Windows the usual
 * endings are tried too.
 */
async function which(program, variables = process.env) {
    const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
    const folders = (0,external_node_path_.isAbsolute)(program)
        ? ['']
        : (variables['PATH'] ?? variables['Path'] ?? '').split(external_node_path_.delimiter);
    for (const folder of folders) {
        if (folder === '' && !(0,external_node_path_.isAbsolute)(program))
            continue;
        for (const ending of endings) {
            const path = folder === '' ? `${program}${ending}` : (0,external_node_path_.join)(folder, `${program}${ending}`);
            try {
                await (0,promises_.access)(path, promises_.constants.X_OK);
                return path;
            }
            catch {
                // Not here: the next folder may have it.
            }
        }
    }
    return undefined;
}
/**
 * The version a tool reports, e.g. `3.11.2` for `Python 3.11.2`: the first number with dots in what
 * `<program> <args>` prints. Undefined when it is not installed, fails, or prints no version.
 */
async function toolVersion(program, args = ['--version'], cwd) {
    try {
        const { exitCode, stdout, stderr } = await getExecOutput(program, [...args], {
            silent: true,
            ignoreReturnCode: true,
            ...(cwd === undefined ? {} : { cwd }),
        });
        return exitCode === 0 ? /\d+(?:\.\d+)+/.exec(`${stdout}\n${stderr}`)?.[0] : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(78474);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __nccwpck_require__(46193);
;// CONCATENATED MODULE: ./build/js/packages/core/src/process-group.js


/** Grandchildren that outlive the program would go on writing and holding ports. */
async function removeGroup(child, graceSeconds) {
    if (!signalGroup(child, 'SIGTERM'))
        return;
    const until = performance.now() + graceSeconds * 1000;
    while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (!signalGroup(child, 0) || !hasLiving(child.pid))
            return;
    }
    signalGroup(child, 'SIGKILL');
}
/** Sends a signal to every process of the group; false when none is left. */
function signalGroup(child, signal) {
    if (child.pid === undefined)
        return false;
    try {
        if (process.platform === 'win32') {
            // Windows has no groups; taskkill ends the tree as far as parents are still known.
            if (child.exitCode !== null || signal === 0)
                return false;
            (0,external_node_child_process_namespaceObject.spawn)('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
            return true;
        }
        return process.kill(-child.pid, signal);
    }
    catch {
        return false;
    }
}
/**
 * Whether a group holds more than zombies. A container often has no init that would clear those away, and
 * signals reach them for ever.
 */
function hasLiving(group) {
    if (process.platform !== 'linux')
        return true;
    return (0,external_node_fs_.readdirSync)('/proc').some((name) => {
        if (!/^\d+$/.test(name))
            return false;
        try {
            const stat = (0,external_node_fs_.readFileSync)(`/proc/${name}/stat`, 'latin1');
            // pid (name) state parent group …; the name may hold anything, so count from its end.
            const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
            return Number(pgrp) === group && state !== 'Z' && state !== 'X';
        }
        catch {
            return false;
        }
    });
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/process.js





/** After SIGTERM a process group has this long to write its report before SIGKILL. */
const GRACE_SECONDS = 5;
/** How long output may still arrive after the process ended; a grandchild may hold the pipe for ever. */
const DRAIN_SECONDS = 1;
const DEFAULT_OUTPUT_BYTES = 1024 * 1024;
/**
 * Runs a program without a shell, in a process group of its own, and leaves nothing of that group behind:
 * whatever the reason for its end, processes still in the group get SIGTERM, then SIGKILL. A signal to us
 * (a cancelled job, Ctrl-C) is passed on to the group and answered by the result, so that the caller can
 * still write down what happened.
 * @throws PacelineError `PACELINE_PROCESS_NOT_FOUND` when the program or `cwd` does not exist,
 *   `PACELINE_PROCESS_NOT_STARTED` when it cannot be run
 */
async function runProcess(command, args, options = {}) {
    const started = performance.now();
    const child = start(command, args, options);
    const output = collectOutput(child, options);
    // A program that does not read its input closes the pipe; that is its right.
    child.stdin.on('error', () => { });
    child.stdin.end(options.input ?? '');
    let stopped;
    let killTimer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        signalGroup(child, 'SIGTERM');
        killTimer = setTimeout(() => signalGroup(child, 'SIGKILL'), (options.graceSeconds ?? GRACE_SECONDS) * 1000);
    };
    const release = guard(child, stop, options);
    try {
        const [exitCode, signal] = await ended(child, command, options.cwd);
        await removeGroup(child, options.graceSeconds ?? GRACE_SECONDS);
        await output.drained();
        return {
            exitCode,
            signal,
            stopped,
            seconds: (performance.now() - started) / 1000,
            ...output.kept(),
        };
    }
    finally {
        clearTimeout(killTimer);
        release();
    }
}
function start(command, args, options) {
    try {
        return (0,external_node_child_process_namespaceObject.spawn)(command, args, {
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            env: (options.env ?? process.env),
            detached: process.platform !== 'win32',
            stdio: ['pipe', 'pipe', 'pipe'],
            windowsHide: true,
        });
    }
    catch (error) {
        throw notStarted(command, options.cwd, error);
    }
}
/** Deadline, abort, signals to us, and our own sudden end: each stops the group. Returns how to undo it. */
function guard(child, stop, options) {
    const { timeoutSeconds, signal } = options;
    const deadline = timeoutSeconds === undefined
        ? undefined
        : setTimeout(() => stop('timeout'), Math.min(timeoutSeconds * 1000, 2 ** 31 - 1));
    const onAbort = () => stop('aborted');
    const onSignal = () => stop('interrupted');
    const onExit = () => signalGroup(child, 'SIGKILL');
    if (signal?.aborted)
        onAbort();
    signal?.addEventListener('abort', onAbort);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const name of signals)
        process.on(name, onSignal);
    process.on('exit', onExit);
    return () => {
        clearTimeout(deadline);
        signal?.removeEventListener('abort', onAbort);
        for (const name of signals)
            process.off(name, onSignal);
        process.off('exit', onExit);
    };
}
async function ended(child, command, cwd) {
    try {
        return (await (0,external_node_events_.once)(child, 'exit'));
    }
    catch (error) {
        throw notStarted(command, cwd, error);
    }
}
function notStarted(command, cwd, error) {
    const { code, message } = error;
    if (code === 'ENOENT') {
        return new PacelineError('PACELINE_PROCESS_NOT_FOUND', `${command} was not found${cwd === undefined ? '' : ` (working directory ${cwd})`}.`, 'Install it in a step before this one, or correct its name or the working directory.', { cause: error });
    }
    return new PacelineError('PACELINE_PROCESS_NOT_STARTED', `${command} could not be started: ${code === 'E2BIG' ? 'its arguments are too long' : message}.`, code === 'EACCES' ? 'Make it executable.' : 'Correct the command.', { cause: error });
}
function collectOutput(child, options) {
    const limit = options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
    const streams = ['stdout', 'stderr'].map((name) => {
        const decoder = new external_node_string_decoder_.StringDecoder('utf8');
        const kept = [];
        let bytes = 0;
        let cut = false;
        const stream = child[name];
        stream.on('data', (chunk) => {
            const text = decoder.write(chunk);
            if (text !== '')
                options.onOutput?.(text, name);
            kept.push(chunk);
            bytes += chunk.length;
            while (kept.length > 1 && bytes - kept[0].length >= limit) {
                bytes -= kept.shift().length;
                cut = true;
            }
        });
        const closed = new Promise((resolve) => stream.once('close', () => resolve()));
        return {
            stream,
            closed,
            flush() {
                const rest = decoder.end();
                if (rest !== '')
                    options.onOutput?.(rest, name);
            },
            text() {
                const all = Buffer.concat(kept);
                cut ||= all.length > limit;
                return { text: all.subarray(Math.max(0, all.length - limit)).toString('utf8'), cut };
            },
        };
    });
    return {
        async drained() {
            let timer;
            const patience = new Promise((resolve) => {
                timer = setTimeout(resolve, DRAIN_SECONDS * 1000);
            });
            await Promise.race([Promise.all(streams.map((stream) => stream.closed)), patience]);
            clearTimeout(timer);
            for (const { stream, flush } of streams) {
                stream.destroy();
                flush();
            }
        },
        kept() {
            const [stdout, stderr] = streams.map((stream) => stream.text());
            return { stdout: stdout.text, stderr: stderr.text, truncated: stdout.cut || stderr.cut };
        },
    };
}

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(70857);
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(76982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(79896);
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(16928);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/auth.js
var auth = __nccwpck_require__(92145);
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/http-client/lib/auth.js


;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./build/js/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./build/js/packages/core/src/log.js

/** GitHub shows ten annotations of each kind per step and drops the rest silently; we keep the rest in the log. */
const ANNOTATIONS_PER_KIND = 10;
const WRITE = { notice: notice, warning: warning, error: error };
function createLog() {
    const said = new Set();
    const counts = { notice: 0, warning: 0, error: 0 };
    let grouped = false;
    const annotate = (kind, message, place) => {
        counts[kind] += 1;
        if (counts[kind] > ANNOTATIONS_PER_KIND) {
            info(`${kind}: ${place?.file ? `${place.file}${place.line ? `:${place.line}` : ''}: ` : ''}${message}`);
            return;
        }
        const properties = {
            ...(place?.title === undefined ? {} : { title: place.title }),
            ...(place?.file === undefined ? {} : { file: place.file }),
            ...(place?.line === undefined ? {} : { startLine: place.line }),
        };
        WRITE[kind](message, properties);
    };
    return {
        debug: (message) => core_debug(message),
        info: (message) => info(message),
        notice: (message, place) => annotate('notice', message, place),
        warning(message, place) {
            if (said.has(message))
                return core_debug(message);
            said.add(message);
            annotate('warning', message, place);
        },
        error: (message, place) => annotate('error', message, place),
        async group(name, body) {
            if (grouped)
                return body();
            grouped = true;
            startGroup(name);
            try {
                return await body();
            }
            finally {
                endGroup();
                grouped = false;
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/state.js


const STATE = 'paceline';
const PHASE = 'paceline-phase';
/** True in the post phase: main leaves a mark that the runner hands back. */
const isPost = () => getState(PHASE) === 'post';
const markMain = () => saveState(PHASE, 'post');
/**
 * State between main and post. The runner keeps it in a plain file, so a secret in it would be readable
 * by every later step.
 * @param secrets values that must not be saved
 */
function createState(secrets) {
    const text = isPost() ? getState(STATE) : '';
    return {
        saved: text === '' ? undefined : JSON.parse(text),
        save(value) {
            const json = JSON.stringify(value);
            if (secrets.some((secret) => secret.length >= 8 && json.includes(JSON.stringify(secret).slice(1, -1)))) {
                throw new PacelineError('PACELINE_STATE_SECRET', 'The state for the post step would hold a secret, so it was not saved.', 'Pass credentials in the environment, not inside keys, paths or URLs.');
            }
            saveState(STATE, json);
        },
    };
}
/** Values of variables that usually hold credentials, and of inputs declared secret. */
function secretValues(variables, secretInputs) {
    const named = Object.entries(variables)
        .filter(([name]) => /(?:TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|PRIVATE_KEY|ACCESS_KEY)$/i.test(name))
        .map(([, value]) => value ?? '');
    return [...named, ...secretInputs].filter((value) => value !== '');
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/summary.js

/** GitHub refuses a step's summary as a whole beyond this many bytes, so what would pass it is left out. */
const SUMMARY_LIMIT_BYTES = 1024 * 1024;
/** Collects markdown for the job's summary page; writes it once, at the end of the phase. */
function createSummary(path, log) {
    const parts = [];
    return {
        append(markdown) {
            // An empty line after each part: a heading right below closing HTML would not be read as one.
            parts.push(`${markdown.trimEnd()}\n\n`);
        },
        flush() {
            if (!path || parts.length === 0)
                return;
            try {
                let room = SUMMARY_LIMIT_BYTES - (0,external_node_fs_.statSync)(path).size;
                const fitting = parts.filter((part) => {
                    const size = Buffer.byteLength(part);
                    if (size > room)
                        return false;
                    room -= size;
                    return true;
                });
                if (fitting.length < parts.length) {
                    log.warning(`The job summary would pass GitHub's limit of 1 MiB; ${parts.length - fitting.length} part(s) were left out.`);
                }
                (0,external_node_fs_.appendFileSync)(path, fitting.join(''));
            }
            catch (error) {
                log.warning(`The job summary could not be written: ${error.message}.`);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/run.js








/**
 * Runs an action's main or post: reads inputs and state, sets every declared output, prints the result
 * line last, and ends the process with 0 or 1.
 */
// biome-ignore lint/suspicious/noExplicitAny: an action is run whatever its inputs and state are
async function run(action, metadata) {
    const post = isPost();
    if (!post)
        markMain();
    const environment = readEnvironment();
    // Deprecations inside libraries are ours to follow, not the user's to explain.
    process.noDeprecation = !environment.debug;
    const log = createLog();
    const outputs = new Map();
    let resultLine = '';
    let failed = false;
    const summary = createSummary(environment.variables['GITHUB_STEP_SUMMARY'], log);
    try {
        const read = (name) => getInput(name) || (metadata.inputs[name]?.default ?? '');
        const secrets = Object.entries(action.inputs)
            .filter(([, parser]) => parser.secret)
            .map(([name]) => getInput(name))
            .filter((value) => value !== '');
        for (const secret of secrets)
            core_setSecret(secret);
        const context = {
            inputs: readInputs(action.inputs, read, (name) => metadata.inputs[name]?.required === true),
            environment,
            log,
            state: createState(secretValues(environment.variables, secrets)),
            artifacts: createArtifacts(environment, log),
            setOutput(name, value) {
                outputs.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
            },
            result(line) {
                resultLine = line;
            },
            summary: summary.append,
        };
        await (post ? action.post?.(context) : action.main(context));
    }
    catch (error) {
        failed = !post || action.postFails === true;
        (failed ? log.error : log.warning)(describeError(error));
        const stack = error instanceof Error ? error.stack : undefined;
        if (stack && !isActionable(error))
            (environment.debug ? info : core_debug)(stack);
    }
    if (!post) {
        for (const name of metadata.outputs)
            setOutput(name, outputs.get(name) ?? action.outputs[name] ?? '');
    }
    summary.flush();
    if (resultLine)
        info(resultLine);
    return exit(failed ? 1 : 0);
}
/** Ends even when a library keeps a socket or timer open, but not before the log has been written. */
async function exit(code) {
    await new Promise((resolve) => process.stdout.write('', () => resolve()));
    await new Promise((resolve) => process.stderr.write('', () => resolve()));
    process.exit(code);
}

;// CONCATENATED MODULE: ./build/js/packages/core/src/index.js

















/***/ }),

/***/ 22876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  getExecOutput: () => (/* binding */ getExecOutput)
});

// UNUSED EXPORTS: exec

// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(13193);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(70857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(24434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(16928);
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(42613);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(79896);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map

/***/ }),

/***/ 92145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   tZ: () => (/* binding */ BearerCredentialHandler)
/* harmony export */ });
/* unused harmony exports BasicCredentialHandler, PersonalAccessTokenCredentialHandler */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ start),
/* harmony export */   o: () => (/* binding */ actions)
/* harmony export */ });
/* harmony import */ var _paceline_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(87941);

/** Every action by the name of its stub in `dist`. Each is a lazy chunk, so a light one starts as if alone. */
// biome-ignore lint/suspicious/noExplicitAny: an action is started whatever its inputs and state are
const actions = {
    cache: () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(6), __nccwpck_require__.e(504), __nccwpck_require__.e(677)]).then(__nccwpck_require__.bind(__nccwpck_require__, 95677)),
    matrix: () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(815), __nccwpck_require__.e(61)]).then(__nccwpck_require__.bind(__nccwpck_require__, 69061)),
    'perf-report': () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(143), __nccwpck_require__.e(44), __nccwpck_require__.e(504), __nccwpck_require__.e(408), __nccwpck_require__.e(100)]).then(__nccwpck_require__.bind(__nccwpck_require__, 92100)),
    'run-tests': () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(143), __nccwpck_require__.e(44), __nccwpck_require__.e(689)]).then(__nccwpck_require__.bind(__nccwpck_require__, 95258)),
    'test-impact': () => Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(6), __nccwpck_require__.e(408), __nccwpck_require__.e(347)]).then(__nccwpck_require__.bind(__nccwpck_require__, 89347)),
};
/** What a stub calls: the action's name, and what its action.yml says. */
async function start(name, metadata) {
    const { default: action } = await actions[name]();
    await (0,_paceline_core__WEBPACK_IMPORTED_MODULE_0__/* .run */ .eF)(action, metadata);
}

var __webpack_exports__actions = __webpack_exports__.o;
var __webpack_exports__start = __webpack_exports__.n;
export { __webpack_exports__actions as actions, __webpack_exports__start as start };
