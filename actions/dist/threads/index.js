import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";

var __webpack_modules__ = {
896: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
},
598: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
},
24: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
},
760: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
},
522: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
},
23: module => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");
}
};

var __webpack_module_cache__ = {};

function __nccwpck_require__(moduleId) {
var cachedModule = __webpack_module_cache__[moduleId];
if (cachedModule !== void 0) return cachedModule.exports;
var module = __webpack_module_cache__[moduleId] = {
exports: {}
};
var threw = true;
try {
__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
threw = false;
} finally {
if (threw) delete __webpack_module_cache__[moduleId];
}
return module.exports;
}

__nccwpck_require__.m = __webpack_modules__;

if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = decodeURIComponent(new URL(".", import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";

(() => {
var getProto = Object.getPrototypeOf ? obj => Object.getPrototypeOf(obj) : obj => obj.__proto__;
var leafPrototypes;
__nccwpck_require__.t = function(value, mode) {
if (mode & 1) value = this(value);
if (mode & 8) return value;
if (typeof value === "object" && value) {
if (mode & 4 && value.__esModule) return value;
if (mode & 16 && typeof value.then === "function") return value;
}
var ns = Object.create(null);
__nccwpck_require__.r(ns);
var def = {};
leafPrototypes = leafPrototypes || [ null, getProto({}), getProto([]), getProto(getProto) ];
for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) Object.getOwnPropertyNames(current).forEach(key => def[key] = () => value[key]);
def["default"] = () => value;
__nccwpck_require__.d(ns, def);
return ns;
};
})();

(() => {
__nccwpck_require__.d = (exports, definition) => {
for (var key in definition) if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) Object.defineProperty(exports, key, {
enumerable: true,
get: definition[key]
});
};
})();

(() => {
__nccwpck_require__.f = {};
__nccwpck_require__.e = chunkId => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
__nccwpck_require__.f[key](chunkId, promises);
return promises;
}, []));
})();

(() => {
__nccwpck_require__.u = chunkId => chunkId + ".index.js";
})();

(() => {
__nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
})();

(() => {
__nccwpck_require__.r = exports => {
if (typeof Symbol !== "undefined" && Symbol.toStringTag) Object.defineProperty(exports, Symbol.toStringTag, {
value: "Module"
});
Object.defineProperty(exports, "__esModule", {
value: true
});
};
})();

(() => {
var installedChunks = {
792: 0
};
var installChunk = data => {
var {ids: ids, modules: modules, runtime: runtime} = data;
var moduleId, chunkId, i = 0;
for (moduleId in modules) if (__nccwpck_require__.o(modules, moduleId)) __nccwpck_require__.m[moduleId] = modules[moduleId];
if (runtime) runtime(__nccwpck_require__);
for (;i < ids.length; i++) {
chunkId = ids[i];
if (__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) installedChunks[chunkId][0]();
installedChunks[ids[i]] = 0;
}
};
__nccwpck_require__.f.j = (chunkId, promises) => {
var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : void 0;
if (installedChunkData !== 0) if (installedChunkData) promises.push(installedChunkData[1]); else if (true) {
var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, e => {
if (installedChunks[chunkId] !== 0) installedChunks[chunkId] = void 0;
throw e;
});
promise = Promise.race([ promise, new Promise(resolve => installedChunkData = installedChunks[chunkId] = [ resolve ]) ]);
promises.push(installedChunkData[1] = promise);
}
};
})();

var __webpack_exports__ = {};

__nccwpck_require__.d(__webpack_exports__, {
GW: () => KINDS,
hG: () => serveSnapshotWork,
yi: () => withoutTransfer
});

const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

const KINDS = {
save: () => __nccwpck_require__.e(563).then(__nccwpck_require__.bind(__nccwpck_require__, 563)),
restore: () => __nccwpck_require__.e(672).then(__nccwpck_require__.bind(__nccwpck_require__, 672))
};

async function serveSnapshotWork() {
const port = external_node_worker_threads_namespaceObject.parentPort;
const {kind: kind, data: data} = external_node_worker_threads_namespaceObject.workerData;
let last = Promise.resolve();
const work = KINDS[kind]().then(module => module.createWork(data));
work.catch(() => {});
port.on("message", message => {
if (!message) {
port.close();
return;
}
const {id: id, task: task, input: input} = message;
last = last.then(async () => {
try {
const result = await (await work)[task](input);
port.postMessage({
id: id,
result: withoutTransfer(result)
}, transferOf(result));
} catch (error) {
const {name: name, message: message, code: code, remedy: remedy} = error;
port.postMessage({
id: id,
error: {
name: name,
message: message,
code: code,
remedy: remedy
}
});
}
});
});
}

const transferOf = result => result?.transfer ?? [];

function withoutTransfer(result) {
if (typeof result !== "object" || result === null || !("transfer" in result)) return result;
const {transfer: _, ...rest} = result;
return rest;
}

var __webpack_exports__KINDS = __webpack_exports__.GW;

var __webpack_exports__serveSnapshotWork = __webpack_exports__.hG;

var __webpack_exports__withoutTransfer = __webpack_exports__.yi;

export { __webpack_exports__KINDS as KINDS, __webpack_exports__serveSnapshotWork as serveSnapshotWork, __webpack_exports__withoutTransfer as withoutTransfer };
