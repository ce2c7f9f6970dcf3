export const id = 1429;

export const ids = [ 1429 ];

export const modules = {
91429: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
nextestTests: () => nextestTests
});
var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);
var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99217);
var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12383);
var _patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
function nextestTests(tree, foreign) {
const root = manifestOf(tree, "Cargo.toml");
const folders = [ ...tree.files ].filter(path => path === "Cargo.toml" || path.endsWith("/Cargo.toml")).map(_paths_js__WEBPACK_IMPORTED_MODULE_1__.yS);
const workspace = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.eB)(root["workspace"]);
const members = textsOf(workspace?.["members"]).map(glob => glob.replace(/^\.\//, "").replace(/\/$/, ""));
if (members.some(glob => glob.startsWith(".."))) throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO("a member of the workspace is outside");
const chosen = (0, _patterns_js__WEBPACK_IMPORTED_MODULE_3__.vz)(foreign, members, folders.filter(folder => folder !== ""));
const open = [ ...root["package"] === void 0 ? [] : [ "" ], ...chosen ];
const seen = new Set;
const tests = new Set;
for (let folder = open.pop(); folder !== void 0; folder = open.pop()) {
if (seen.has(folder)) continue;
seen.add(folder);
const manifest = manifestOf(tree, (0, _paths_js__WEBPACK_IMPORTED_MODULE_1__.fj)(folder, "Cargo.toml"));
for (const path of targetsOf(tree, folder, manifest)) tests.add(path);
for (const path of pathDependencies(manifest)) {
const target = (0, _paths_js__WEBPACK_IMPORTED_MODULE_1__.fj)(folder, path);
if (target !== void 0 && tree.files.has((0, _paths_js__WEBPACK_IMPORTED_MODULE_1__.fj)(target, "Cargo.toml"))) open.push(target);
}
}
return {
tests: [ ...tests ].sort(),
patterns: [ "**/tests/*.rs", "**/src/lib.rs", "**/src/main.rs", "**/src/bin/*.rs" ]
};
}
function manifestOf(tree, path) {
try {
return (0, smol_toml__WEBPACK_IMPORTED_MODULE_0__.parse)(tree.read(path) ?? "");
} catch {
throw new _patterns_js__WEBPACK_IMPORTED_MODULE_3__.IO(`${path} is not the TOML that is expected`);
}
}
const textsOf = value => Array.isArray(value) ? value.filter(item => typeof item === "string") : [];
const FOUND = /^(?:src\/lib\.rs|src\/main\.rs|src\/bin\/[^/]+\.rs|src\/bin\/[^/]+\/main\.rs|tests\/[^/]+\.rs|tests\/[^/]+\/main\.rs)$/;
function targetsOf(tree, folder, manifest) {
const prefix = folder === "" ? "" : `${folder}/`;
const found = [ ...tree.files ].filter(path => path.startsWith(prefix) && FOUND.test(path.slice(prefix.length)));
const named = [ "lib", "bin", "test", "example", "bench" ].flatMap(kind => {
const value = manifest[kind];
return (Array.isArray(value) ? value : [ value ]).flatMap(target => {
const {path: path, test: test, name: name} = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.eB)(target) ?? {};
if (/^(?:example|bench)$/.test(kind) && test !== true) return [];
const places = typeof path === "string" ? [ path ] : [ `${kind}s/${String(name)}.rs`, `${kind}es/${String(name)}.rs` ];
return places.flatMap(place => (0, _paths_js__WEBPACK_IMPORTED_MODULE_1__.fj)(folder, place) ?? []);
});
});
return [ ...found, ...named.filter(path => tree.files.has(path)) ];
}
function pathDependencies(manifest) {
const tables = [ "dependencies", "dev-dependencies", "build-dependencies" ].map(name => (0, 
_json_js__WEBPACK_IMPORTED_MODULE_2__.eB)(manifest[name]));
return tables.flatMap(table => Object.values(table ?? {}).flatMap(dependency => {
const path = (0, _json_js__WEBPACK_IMPORTED_MODULE_2__.eB)(dependency)?.["path"];
return typeof path === "string" ? [ path ] : [];
}));
}
}
};
