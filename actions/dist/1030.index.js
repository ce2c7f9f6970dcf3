export const id = 1030;

export const ids = [ 1030 ];

export const modules = {
91030: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
default: () => src
});
var action = __webpack_require__(60253);
var fields = __webpack_require__(27910);
var inputs = __webpack_require__(63910);
const inputs_inputs = {
suite: (0, inputs.Yj)("the name of the suite"),
suites: (0, inputs.Yj)("YAML: the names of suites, each with its settings"),
runner: (0, inputs.yL)("auto", ...fields.Ln),
tests: (0, inputs.gV)(),
ignore: (0, inputs.gV)(),
always: (0, inputs.gV)(),
"run-everything-on": (0, inputs.gV)(),
mode: (0, inputs.yL)("auto", "full", "observe"),
"audit-rate": (0, inputs.KN)(),
"skip-slow": (0, inputs.lq)((0, inputs.p0)()),
trust: (0, inputs.yL)("base", "own", "none"),
"allow-empty": (0, inputs.zM)(),
base: (0, inputs.lq)((0, inputs.Yj)("a commit, tag or branch")),
"max-deepen": (0, inputs.nd)({
min: 0,
max: 1e6
}),
"working-directory": (0, inputs.Yj)("a folder of the workspace"),
store: (0, inputs.Mn)()
};
var foreign_patterns = __webpack_require__(45031);
var src_patterns = __webpack_require__(3612);
var errors = __webpack_require__(85186);
var numbers = __webpack_require__(28740);
var src_paths = __webpack_require__(12383);
const baseName = path => path.slice(path.lastIndexOf("/") + 1);
function before(text, ...ends) {
const found = ends.map(end => text.indexOf(end)).filter(at => at !== -1);
return found.length === 0 ? text : text.slice(0, Math.min(...found));
}
function withoutEndSlashes(path) {
let end = path.length;
while (end > 0 && path[end - 1] === "/") end -= 1;
return path.slice(0, end);
}
function* ancestors(folder) {
for (let at = folder; at !== ""; at = (0, src_paths.yS)(at)) yield at;
yield "";
}
const isStorable = path => path.length <= src_paths.lm && !/^(?:\/|[A-Za-z]:)|\\|\uFFFD/.test(path) && !path.split("/").includes("..");
const pathsOf = changes => changes.flatMap(({path: path, from: from}) => from === void 0 ? [ path ] : [ path, from ]);
const isModule = path => /\.[cm]?[jt]sx?$/.test(path) || isComponent(path);
const isComponent = path => /\.(?:vue|svelte|astro|mdx)$/.test(path);
const isTestOfTypes = path => /(?:[.-](?:test|spec)-d|\.tst)\.[cm]?[jt]sx?$/.test(path);
const isDeclaration = path => /\.d\.(?:[^./]+\.)?[cm]?ts$/.test(path);
var canonical_json = __webpack_require__(74368);
var src_json = __webpack_require__(99217);
var jsonc = __webpack_require__(40276);
const packageOfSpecifier = specifier => specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
function lastPackage(names) {
const parts = names.split("/");
return parts.slice(parts.at(-2)?.startsWith("@") ? -2 : -1).join("/");
}
function readBunLock(text) {
const packages = (0, src_json.eB)((0, src_json.eB)((0, jsonc.p)(text))?.["packages"]);
if (!packages) return;
const found = new Map;
for (const [key, value] of Object.entries(packages)) {
if (!Array.isArray(value) || typeof value[0] !== "string") return;
const details = value.map(src_json.eB).find(item => item !== void 0) ?? {};
const names = [ "dependencies", "optionalDependencies", "peerDependencies" ].flatMap(field => Object.keys((0, 
src_json.eB)(details[field]) ?? {}));
found.set(key, {
name: lastPackage(key),
identity: (0, canonical_json.d)(value),
dependencies: names.flatMap(name => nested(packages, key, name) ?? [])
});
}
return found;
}
function nested(packages, from, name) {
for (let place = from; place !== ""; place = place.slice(0, Math.max(0, place.lastIndexOf("/")))) if (Object.hasOwn(packages, `${place}/${name}`)) return `${place}/${name}`;
return Object.hasOwn(packages, name) ? name : void 0;
}
function changedPackages(before, after) {
const changed = (one, other) => [ ...one ].flatMap(([id, {identity: identity}]) => other.get(id)?.identity === identity ? [] : [ id ]);
return new Set([ ...usersOf(before, changed(before, after)), ...usersOf(after, changed(after, before)) ]);
}
function withUsers(graph, names) {
const ids = [ ...graph ].flatMap(([id, {name: name}]) => names.has(name) ? [ id ] : []);
const found = new Set(usersOf(graph, ids));
return [ ...names ].every(name => found.has(name)) ? found : void 0;
}
function usersOf(graph, ids) {
const users = new Map;
for (const [id, {dependencies: dependencies}] of graph) for (const dependency of dependencies) {
const others = users.get(dependency);
if (others) others.push(id); else users.set(dependency, [ id ]);
}
const found = new Set(ids);
for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
return [ ...found ].map(id => graph.get(id).name);
}
const FOLDER = "node_modules/";
function readNpmLock(text) {
const packages = (0, src_json.eB)((0, src_json.lj)(text)?.["packages"]);
if (!packages) return;
const found = new Map;
for (const [path, value] of Object.entries(packages)) {
const entry = (0, src_json.eB)(value);
const at = path.lastIndexOf(FOLDER);
if (!entry || at === -1 || entry["link"] === true) continue;
const name = path.slice(at + FOLDER.length);
found.set(path, {
name: name,
identity: (0, canonical_json.d)({
...entry,
dev: void 0,
devOptional: void 0,
peer: void 0
}),
dependencies: namesOf(entry).flatMap(dependency => installed(packages, path, dependency) ?? [])
});
}
return found;
}
const namesOf = entry => [ "dependencies", "optionalDependencies", "peerDependencies" ].flatMap(field => Object.keys((0, 
src_json.eB)(entry[field]) ?? {}));
function installed(packages, from, name) {
for (let folder = from; ;) {
const path = `${folder === "" ? "" : `${folder}/`}${FOLDER}${name}`;
if (packages[path] !== void 0) return path;
if (folder === "") return;
const at = folder.lastIndexOf(`/${FOLDER}`);
folder = at === -1 ? "" : folder.slice(0, at);
}
}
async function readPnpmLock(text) {
const {parseAllDocuments: parseAllDocuments} = await __webpack_require__.e(8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
const documents = parseAllDocuments(text);
if (documents.length === 0 || documents.some(({errors: errors}) => errors.length > 0)) return;
const found = new Map;
for (const document of documents) {
const lock = (0, src_json.eB)(document.toJS({
maxAliasCount: 0
}));
if (lock?.["lockfileVersion"] === void 0) return;
addDocument(found, lock);
}
return found;
}
function addDocument(found, lock) {
const packages = (0, src_json.eB)(lock["packages"]) ?? {};
const snapshots = (0, src_json.eB)(lock["snapshots"]);
const entries = snapshots ?? packages;
for (const [key, value] of Object.entries(entries)) {
const entry = (0, src_json.eB)(value) ?? {};
const bare = key.replace(/\(.*$/s, "");
const name = typeof entry["name"] === "string" ? entry["name"] : nameOf(bare);
const about = snapshots ? (0, src_json.eB)(packages[bare]) : void 0;
const dependencies = [ "dependencies", "optionalDependencies" ].flatMap(field => Object.entries((0, 
src_json.eB)(entry[field]) ?? {}).flatMap(([other, version]) => typeof version === "string" ? lockedAs(entries, other, version) ?? [] : []));
const identity = (0, canonical_json.d)([ about ?? {}, {
...entry,
dev: void 0
} ]);
found.set(key, {
name: name,
identity: identity,
dependencies: dependencies
});
}
for (const [folder, value] of Object.entries((0, src_json.eB)(lock["importers"]) ?? {
".": lock
})) for (const field of [ "dependencies", "devDependencies", "optionalDependencies" ]) for (const [name, resolved] of Object.entries((0, 
src_json.eB)((0, src_json.eB)(value)?.[field]) ?? {})) {
const version = typeof resolved === "string" ? resolved : (0, src_json.eB)(resolved)?.["version"];
if (typeof version !== "string" || /^(?:link|workspace):/.test(version)) continue;
const id = lockedAs(entries, name, version);
found.set(`${folder} > ${name}`, {
name: name,
identity: version,
dependencies: id === void 0 ? [] : [ id ]
});
}
}
function nameOf(key) {
const bare = key.replace(/^\//, "");
const at = bare.indexOf("@", 1);
if (at !== -1) return bare.slice(0, at);
return packageOfSpecifier(bare);
}
function lockedAs(entries, name, version) {
return [ `${name}@${version}`, version, `/${name}@${version}`, `/${name}/${version}` ].find(key => Object.hasOwn(entries, key));
}
function readYarnLock(text) {
const version1 = text.includes("# yarn lockfile v1");
if (!version1 && !/^__metadata:/m.test(text)) return;
const found = new Map;
for (const {names: names, fields: fields} of blocks(text)) {
if (names[0] === "__metadata" || fields.get("linkType") === "soft") continue;
const identity = (0, canonical_json.d)(Object.fromEntries(fields));
const dependencies = [ ...fields ].flatMap(([field, range]) => {
const [table, name] = field.split(" ");
if (name === void 0) return [];
return table === "dependencies" || table === "optionalDependencies" ? [ `${name}@${range}` ] : [];
});
const peers = [ ...fields.keys() ].flatMap(field => /^peerDependencies (.*)$/.exec(field)?.[1] ?? []);
for (const name of names) found.set(name, {
name: yarn_lock_nameOf(name),
identity: identity,
dependencies: [ ...dependencies, ...peers.map(anyRange) ]
});
}
for (const [id, {name: name, identity: identity}] of [ ...found ]) {
const peer = anyRange(name);
const known = found.get(peer);
found.set(peer, {
name: name,
identity: `${known?.identity ?? ""}${identity}`,
dependencies: [ ...known?.dependencies ?? [], id ]
});
}
return {
graph: found,
knowsPeers: !version1
};
}
const anyRange = name => `${name}@*peer*`;
const yarn_lock_nameOf = id => id.slice(0, Math.max(id.indexOf("@", 1), 1));
function* blocks(text) {
let names = [];
let fields = new Map;
let table = "";
for (const line of text.split("\n")) {
const content = line.trim();
if (content === "" || content.startsWith("#")) continue;
const indent = line.length - line.trimStart().length;
if (indent === 0) {
if (names.length > 0) yield {
names: names,
fields: fields
};
names = content.replaceAll('"', "").replace(/:$/, "").split(/,\s*/);
fields = new Map;
continue;
}
if (indent === 2) table = "";
const [key, value] = field(content);
if (indent === 2 && value === "") table = key; else fields.set(indent === 2 ? key : `${table} ${key}`, value);
}
if (names.length > 0) yield {
names: names,
fields: fields
};
}
function field(content) {
if (content.startsWith('"')) {
const end = content.indexOf('"', 1);
return [ content.slice(1, end), unquoted(content.slice(end + 1).replace(/^:?\s*/, "")) ];
}
const at = content.search(/:?\s|:$/);
if (at === -1) return [ content, "" ];
return [ content.slice(0, at), unquoted(content.slice(at).replace(/^:?\s*/, "")) ];
}
const unquoted = text => text.replace(/^"(.*)"$/, "$1").replace(/:$/, "");
const READ_LOCKFILES = [ "package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock" ];
const MAX_CHARACTERS = 8388608;
const MAX_KEPT = 4;
class Lockfiles {
#kept=new Map;
async change(path, before, after) {
if (before === void 0 || after === void 0) return;
const name = baseName(path);
const [old, now] = [ await this.#read(name, before), await this.#read(name, after) ];
if (!old || !now || old.knowsPeers !== now.knowsPeers) return;
return {
packages: changedPackages(old.graph, now.graph),
hidesPeers: !now.knowsPeers
};
}
async contentOf(names, path, text) {
const lock = await this.#read(baseName(path), text);
const packages = lock && withUsers(lock.graph, names);
return packages && {
packages: packages,
hidesPeers: !lock.knowsPeers
};
}
#read(name, text) {
const key = `${name}\n${text}`;
const known = this.#kept.get(key) ?? readLockfile(name, text);
this.#kept.delete(key);
this.#kept.set(key, known);
for (const oldest of this.#kept.keys()) {
if (this.#kept.size <= MAX_KEPT) break;
this.#kept.delete(oldest);
}
return known;
}
}
async function readLockfile(name, text) {
if (text.length > MAX_CHARACTERS) return;
try {
if (name === "yarn.lock") return readYarnLock(text);
const graph = name === "pnpm-lock.yaml" ? await readPnpmLock(text) : name === "bun.lock" ? readBunLock(text) : readNpmLock(text);
return graph && {
graph: graph,
knowsPeers: true
};
} catch {
return;
}
}
const DEPENDENCY_FIELDS = [ "dependencies", "devDependencies", "peerDependencies", "optionalDependencies" ];
const LOCAL_RANGE = /(?:^|[\s"])(?:(?:link|file|portal):|(?:workspace:)?\.{1,2}\/|workspace:[@a-z])/i;
function localDependencies(packages) {
const {byFolder: byFolder, byName: byName} = packages;
const root = byFolder.get("");
const forAll = root ? overrides(packages, root) : new Map;
const ofPackage = new Map;
return (owner, name) => {
if (!owner) return forAll.get(name) ?? byName.get(name);
let own = ofPackage.get(owner);
if (!own) {
own = new Map(DEPENDENCY_FIELDS.flatMap(field => [ ...named(packages, owner.folder, (0, 
src_json.eB)(owner.json[field])) ]));
ofPackage.set(owner, own);
}
return own.get(name) ?? forAll.get(name) ?? byName.get(name);
};
}
function overrides(packages, {json: json}) {
const tables = [ json["overrides"], json["resolutions"], (0, src_json.eB)(json["pnpm"])?.["overrides"] ];
return new Map(tables.flatMap(table => [ ...named(packages, "", (0, src_json.eB)(table)) ]));
}
function* named(packages, folder, table) {
for (const [name, spec] of Object.entries(table ?? {})) {
if (typeof spec !== "string") continue;
const found = meaning(packages, folder, spec);
if (found) yield [ lastPackage(name), found ];
}
}
function meaning({tree: tree, byFolder: byFolder, byName: byName}, folder, spec) {
const other = /^(?:workspace|npm):(@?[^@]+)@/.exec(spec)?.[1];
if (other !== void 0) return byName.get(other);
const path = /^(?:(?:file|link|portal|workspace):)(.*)$/s.exec(spec)?.[1] ?? spec;
if (!/^\.{1,2}(?:\/|$)/.test(path) && path === spec) return;
const at = (0, src_paths.fj)(folder, path);
if (at === void 0) return;
return byFolder.get(at) ?? (tree.files.has(at) ? at : void 0);
}
const CATALOG_FIELDS = [ "catalog", "catalogs" ];
function changedEntries(before, after) {
const [old, now] = [ catalogs(before), catalogs(after) ];
return [ ...new Set([ ...old.keys(), ...now.keys() ]) ].flatMap(catalog => {
const [ranges, others] = [ old.get(catalog) ?? {}, now.get(catalog) ?? {} ];
return [ ...new Set([ ...Object.keys(ranges), ...Object.keys(others) ]) ].filter(name => ranges[name] !== others[name]).map(name => ({
catalog: catalog,
package: name
}));
});
}
function catalogs(settings) {
const named = Object.entries((0, src_json.eB)(settings["catalogs"]) ?? {});
const found = new Map(named.map(([name, ranges]) => [ name, (0, src_json.eB)(ranges) ?? {} ]));
found.set("default", {
...found.get("default"),
...(0, src_json.eB)(settings["catalog"])
});
return found;
}
const TAKEN = /"([^"\n]+)"\s*:\s*"catalog:([^"\n]*)"/g;
function takenFrom(entries, manifests) {
const taken = new Set;
for (const text of manifests) for (const [, key, catalog] of text.matchAll(TAKEN)) {
const name = catalog.trim() || "default";
for (const entry of entries) if (entry.catalog === name && key.includes(entry.package)) taken.add(entry.package);
}
return taken;
}
const INERT_FIELDS = new Set("$schema version description keywords author contributors maintainers license licenses homepage repository bugs funding publishConfig files lint-staged husky prettier eslintConfig eslintIgnore stylelint commitlint release release-it np size-limit simple-git-hooks readme icon publisher publish exclude engines packageManager private typesVersions typings types knip jsdelivr unpkg sponsor collective nano-staged changelog".split(" "));
const TOOL_FIELDS = new Set([ "engines", "packageManager" ]);
const RANGES = [ "dependencies", "devDependencies", "peerDependencies", "optionalDependencies" ];
const LOCKED_FIELDS = new Set("peerDependenciesMeta dependenciesMeta bundleDependencies bundledDependencies overrides resolutions pnpm trustedDependencies".split(" "));
const TYPE_FIELDS = new Set([ "types", "typings", "typesVersions" ]);
const TEST_SCRIPT = /^(?:pre|post)?(?:test|unit|spec)$|^(?:pre|post)?(?:install|prepare|build|compile|generate|codegen|setup)(?:$|:)|unit|vitest|jest/i;
const RUNS_TESTS = /\b(?:vitest|jest|borp)\b|(?:^|\s)--test\b/;
function changedRanges(before, after) {
const listed = text => {
const found = new Map;
for (const field of RANGES) for (const [name, range] of Object.entries((0, src_json.eB)((0, 
src_json.lj)(text ?? "")?.[field]) ?? {})) found.set(name, `${found.get(name) ?? ""} ${field} ${String(range)}`);
return found;
};
const [old, now] = [ listed(before), listed(after) ];
const names = [ ...new Set([ ...old.keys(), ...now.keys() ]) ];
const changed = names.filter(name => old.get(name) !== now.get(name));
const isUntold = name => {
const range = now.get(name);
return range === void 0 || LOCAL_RANGE.test(`${range} ${old.get(name)}`);
};
return {
changed: new Set(changed),
untold: new Set(changed.filter(isUntold)),
shared: changedEntries(withWorkspaces(before), withWorkspaces(after))
};
}
function withWorkspaces(text) {
const json = (0, src_json.lj)(text ?? "") ?? {};
return {
...json,
...(0, src_json.eB)(json["workspaces"])
};
}
function withoutCatalogs(field, value) {
if (CATALOG_FIELDS.includes(field)) return;
const workspaces = field === "workspaces" ? (0, src_json.eB)(value) : void 0;
return workspaces ? Object.fromEntries(Object.entries(workspaces).filter(([name]) => !CATALOG_FIELDS.includes(name))) : value;
}
function manifestDifference(before, after, {locked: locked, checksTypes: checksTypes, setsTools: setsTools}) {
const [old, now] = [ (0, src_json.lj)(before ?? ""), (0, src_json.lj)(after ?? "") ];
if (!old || !now) {
const what = before === void 0 || after === void 0 ? "the whole file" : "what is no valid JSON";
return {
what: what,
isOfWorkspaces: false,
...formerName(old?.["name"])
};
}
for (const field of new Set([ ...Object.keys(old), ...Object.keys(now) ])) {
const values = [ old, now ].map(manifest => withoutCatalogs(field, manifest[field]));
if (same(values[0], values[1])) continue;
const setsTool = setsTools && TOOL_FIELDS.has(field);
if (TYPE_FIELDS.has(field) ? !checksTypes : INERT_FIELDS.has(field) && !setsTool) continue;
if (RANGES.includes(field)) continue;
if (locked && LOCKED_FIELDS.has(field) && !LOCAL_RANGE.test((0, canonical_json.d)(values))) continue;
if (field !== "scripts") {
const former = field === "name" ? formerName(old[field]) : {};
return {
what: `"${field}"`,
isOfWorkspaces: field === "workspaces",
...former
};
}
const [scripts, others] = [ (0, src_json.eB)(old[field]) ?? {}, (0, src_json.eB)(now[field]) ?? {} ];
const script = [ ...new Set([ ...scriptsForTests(scripts), ...scriptsForTests(others) ]) ].find(name => !same(scripts[name], others[name]));
if (script !== void 0) return {
what: `the script "${script}"`,
isOfWorkspaces: false
};
}
return;
}
const formerName = name => typeof name === "string" ? {
formerName: name
} : {};
function scriptsForTests(scripts) {
const found = new Set(Object.keys(scripts).filter(name => TEST_SCRIPT.test(name) || RUNS_TESTS.test(String(scripts[name]))));
for (const name of found) {
const words = new Set(String(scripts[name]).split(/[\s'"&|;]+/));
for (const other of Object.keys(scripts)) if (words.has(other)) found.add(other);
}
return found;
}
const same = (a, b) => (0, canonical_json.d)(a ?? null) === (0, canonical_json.d)(b ?? null);
const IS_WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;
const IS_ACTION = /(?:^|\/)action\.ya?ml$/;
const USES = /\buses:\s*['"]?[.$]\/([^\s'"#@]*)/g;
const FOLDERS = /\bworking-directory:\s*['"]?([^\s'"#]+)/g;
const PROSE = /\.mdx?$/;
function workflowFiles(files, own, read, deadline) {
const isKnown = own !== void 0 && read(own) !== void 0;
const definitions = new Set(isKnown ? [ own ] : [ ...files ].filter(path => IS_WORKFLOW.test(path) || /^\.github\/actions\/.*action\.ya?ml$/.test(path)));
const used = new Set;
for (const path of definitions) {
const text = withoutComments(read(path) ?? "");
const folders = new Set([ "", (0, src_paths.yS)(path) ]);
for (const [, folder] of text.matchAll(FOLDERS)) folders.add(normal(folder));
for (const [, target] of text.matchAll(USES)) for (const found of definitionsAt(files, target)) definitions.add(found);
for (const word of text.split(/[\s'"`=;&|(){}<>,:]+/)) {
deadline.spend(100 * folders.size);
for (const folder of folders) {
const named = folder === "" ? normal(word) : `${folder}/${normal(word)}`;
if (files.has(named) && !PROSE.test(named)) used.add(named);
}
}
}
const actions = [ ...definitions ].filter(path => IS_ACTION.test(path) && path.startsWith(".github/"));
const beside = new Set(actions.map(src_paths.yS));
for (const path of files) {
const isBeside = path.startsWith(".github/") && [ ...ancestors((0, src_paths.yS)(path)) ].some(at => beside.has(at));
if (isBeside && !PROSE.test(path)) used.add(path);
}
for (const path of definitions) used.delete(path);
return {
definitions: definitions,
used: used
};
}
function definitionsAt(files, target) {
for (let at = normal(target); ;at = at.slice(at.indexOf("/") + 1)) {
const choices = IS_WORKFLOW.test(at) ? [ at ] : [ "action.yml", "action.yaml" ].map(name => at === "" ? name : `${at}/${name}`);
const found = choices.filter(path => files.has(path));
if (found.length > 0 || !at.includes("/")) return found;
}
}
const withoutComments = text => text.replaceAll(/^[ \t]*#.*$/gm, "");
const normal = word => withoutEndSlashes(word.replace(/^(?:\$\w+\/|\.?\/)+/, ""));
const hasOwnRule = path => /^(?:package\.json|[jt]sconfig(?:\.[\w.-]+)?\.json|pnpm-workspace\.yaml|lerna\.json)$/.test(baseName(path));
const PLAN_MS = 12e3;
const FILE_MS = 2e3;
const PATTERN_MS = 5e3;
const GLOBS_MS = 3e3;
class GaveUp extends Error {
code;
file;
constructor(code, message, file) {
super(file !== void 0 && file.length > SHOWN ? message.replace(file, () => shortened(file)) : message);
this.name = "GaveUp";
this.code = code;
this.file = file;
}
get fallback() {
const {code: code, message: message, file: file} = this;
return file === void 0 ? {
code: code,
message: message
} : {
code: code,
message: message,
file: file
};
}
}
const SHOWN = 200;
const shortened = path => `${path.slice(0, SHOWN / 2)}…${path.slice(-SHOWN / 2)}`;
const UNITS_PER_LOOK = 5e5;
function startDeadline(now, milliseconds) {
let file;
const whole = () => new GaveUp("too-slow", `planning takes longer than ${milliseconds / 1e3} s${file === void 0 ? "" : ` (it came to ${file})`}`, file);
const end = now() + milliseconds;
const deadline = {
spend: counter(now, end, whole),
forFile(path, limit) {
file = path;
const started = now();
if (started > end) throw whole();
if (started + limit >= end) return deadline;
const late = () => new GaveUp("too-slow", `reading ${path} takes longer than ${limit / 1e3} s`, path);
return {
spend: counter(now, started + limit, late),
forFile: deadline.forFile
};
}
};
return deadline;
}
function counter(now, end, late) {
let spent = 0;
return units => {
spent += units;
if (spent < UNITS_PER_LOOK) return;
spent = 0;
if (now() > end) throw late();
};
}
const noDeadline = {
spend: () => {},
forFile: () => noDeadline
};
const STYLE = /\.(?:css|scss|sass|less|styl|pcss|postcss)$/;
const DATA = /\.(?:json|json5|jsonc|ya?ml|graphqls?|gql|proto|html?|svg|xml|toml|pug|hbs|handlebars|ejs|njk|liquid|prisma|wgsl|glsl|tex)$/;
const OTHER_RULES = /^(?:package|jsr|deno|package-lock|npm-shrinkwrap|pnpm-lock|composer|tsconfig[\w.-]*|jsconfig)\.(?:json|jsonc|ya?ml)$/;
const namesOtherFiles = path => STYLE.test(path) || DATA.test(path) && !OTHER_RULES.test(baseName(path));
const data_references_MAX_CHARACTERS = 524288;
const MAX_NAMES = 5e3;
const STYLE_EXTENSIONS = [ ".scss", ".sass", ".less", ".css", ".styl", ".pcss" ];
function names(text) {
const found = new Set;
for (const [, double, single, url, named, word] of text.matchAll(/"([^"\n\\]{1,260})"|'([^'\n\\]{1,260})'|\burl\(([^()'"\s]{1,260})|(?:\{>|\binclude|\bextends|\$ref:) {1,4}([\w@.\-/]{1,260})|(\.{1,2}\/[\w@.\-/]{1,260})/g)) {
if (found.size >= MAX_NAMES) break;
found.add((double ?? single ?? url ?? named ?? word).trim());
}
return found;
}
function dataReferences(project, path, text, deadline) {
const found = new Set;
if (text.length > data_references_MAX_CHARACTERS) return found;
const {files: files} = project.tree;
const folder = (0, src_paths.yS)(path);
const style = STYLE.test(path);
const ending = path.slice(path.lastIndexOf("."));
deadline.spend(2 * text.length);
for (const name of names(text)) {
const bare = before(name, "?", "#").replace(/^~/, "");
if (bare === "" || /[\s:*<>|]/.test(bare)) continue;
deadline.spend(style ? 3e3 : 500);
for (const from of new Set([ folder, project.packageOf(path)?.folder ?? "" ])) {
const at = (0, src_paths.fj)(from, bare.startsWith("/") ? `.${bare}` : bare);
if (at === void 0 || at === "" || at === path) continue;
if (files.has(at)) found.add(at); else if (style) for (const other of partials(files, at)) found.add(other); else if (files.has(at + ending)) found.add(at + ending);
}
}
return found;
}
function* partials(files, path) {
const folder = (0, src_paths.yS)(path);
const name = baseName(path);
const prefix = folder === "" ? "" : `${folder}/`;
for (const bare of [ path, `${prefix}_${name}`, `${path}/index`, `${path}/_index` ]) {
if (bare !== path && files.has(bare)) yield bare;
for (const extension of STYLE_EXTENSIONS) if (files.has(bare + extension)) yield bare + extension;
}
}
const packageNode = name => `\0${name}`;
const isPackageNode = node => node.startsWith("\0");
class Edges {
#options;
#dependents=new Map;
#folderReaders=new Map;
#imported=new Set;
#typesTaken=new Set;
opaque=new Set;
#starters=new Set;
#readers=new Map;
count=0;
constructor(options) {
this.#options = options;
}
connect(from, to, kind) {
if (from === to) return;
const dependents = this.#dependents.get(to) ?? new Map;
if (dependents.size === 0) this.#dependents.set(to, dependents);
if (dependents.get(from) === "imports") return;
if (!dependents.has(from)) this.count += 1;
dependents.set(from, kind);
if (kind === "imports" && !this.#options.isTest(from)) this.#imported.add(to);
}
readFolder(file, folder, kind, matches = () => true) {
const readers = this.#folderReaders.get(folder);
if (readers) readers.push({
file: file,
kind: kind,
matches: matches
}); else this.#folderReaders.set(folder, [ {
file: file,
kind: kind,
matches: matches
} ]);
}
takeTypes(path) {
this.#typesTaken.add(path);
}
startsProcesses(file) {
this.#starters.add(file);
}
usersOfStarters() {
const found = new Set(this.#starters);
for (const file of found) for (const [user] of this.importers(file)) found.add(user);
return found;
}
readsComputed(file) {
const folder = this.#options.packageFolder(file);
const readers = this.#readers.get(folder) ?? new Set;
this.#readers.set(folder, readers.add(file));
}
isImported(path) {
return this.#imported.has(path);
}
hasTypesTaken(path) {
return this.#typesTaken.has(path);
}
usesPackage(name) {
const node = packageNode(name);
return this.#dependents.has(node) ? "imported" : this.#typesTaken.has(node) ? "types" : "unknown";
}
* dependents(file) {
const {isTest: isTest, programs: programs, snapshots: snapshots, packageFolder: packageFolder, deadline: deadline} = this.#options;
const direct = this.#dependents.get(file);
deadline.spend(20 * (direct?.size ?? 0));
if (direct) yield* direct;
if (isPackageNode(file)) {
for (const user of [ ...this.opaque, ...this.#starters ]) yield [ user, "computed" ];
return;
}
for (const owner of snapshots(file)) yield [ owner, "reference" ];
for (const folder of ancestors((0, src_paths.yS)(file))) {
const readers = this.#folderReaders.get(folder) ?? [];
deadline.spend(20 + folder.length + 20 * readers.length);
for (const reader of readers) if (reader.file !== file && reader.matches(file)) yield [ reader.file, reader.kind ];
}
if (isTest(file) || isDeclaration(file)) return;
if (!isModule(file)) {
for (const reader of this.#readers.get(packageFolder(file)) ?? []) yield [ reader, "computed" ];
return;
}
deadline.spend(20 * this.opaque.size);
for (const reader of this.opaque) yield [ reader, "computed" ];
if (this.#imported.has(file) && !programs.has(file)) return;
deadline.spend(20 * this.#starters.size);
for (const starter of this.#starters) yield [ starter, "computed" ];
}
byDependent() {
const found = new Map;
const of = file => {
const known = found.get(file);
if (known) return known;
const {isTest: isTest} = this.#options;
const entry = {
file: file,
isTest: isTest(file),
imports: [],
references: [],
packages: [],
folders: [],
unknown: []
};
found.set(file, entry);
return entry;
};
for (const [target, dependents] of this.#dependents) for (const [file, kind] of dependents) if (isPackageNode(target)) of(file).packages.push(target.slice(1)); else of(file)[kind === "imports" ? "imports" : "references"].push(target);
for (const [folder, readers] of this.#folderReaders) for (const {file: file} of readers) of(file).folders.push(folder === "" ? "." : folder);
for (const file of this.opaque) of(file).unknown.push("imports");
for (const file of this.#starters) of(file).unknown.push("programs");
for (const readers of this.#readers.values()) for (const file of readers) of(file).unknown.push("files");
return found.values();
}
* importers(file) {
for (const edge of this.#dependents.get(file) ?? []) if (edge[1] === "imports") yield edge;
}
}
const isIdentifierStart = code => code >= 97 && code <= 122 || code >= 65 && code <= 90 || code === 95 || code === 36 || code === 35 || code === 64 || code === 92 || code > 127 && code !== 160 && code !== 65279 && code !== 8232 && code !== 8233;
const isIdentifierPart = code => code >= 48 && code <= 57 || isIdentifierStart(code) && code !== 35 && code !== 64;
function stringEnd(text, from) {
const quote = text.charCodeAt(from);
for (let at = from + 1; at < text.length; at++) {
const code = text.charCodeAt(at);
if (code === quote) return at + 1;
if (code === 92) {
if (text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10) at += 1;
at += 1;
} else if (code === 10 || code === 13) return -1;
}
return -1;
}
const MAX_REGEX = 1e5;
function regexEnd(text, from) {
let inClass = false;
const last = Math.min(text.length, from + MAX_REGEX);
for (let at = from + 1; at < last; at++) {
const code = text.charCodeAt(at);
if (code === 10 || code === 13) return -1;
if (code === 92) at += 1; else if (code === 91) inClass = true; else if (code === 93) inClass = false; else if (code === 47 && !inClass) {
at += 1;
while (at < text.length && isIdentifierPart(text.charCodeAt(at))) at += 1;
return at;
}
}
return -1;
}
const SIMPLE = {
n: "\n",
t: "\t",
r: "\r",
b: "\b",
f: "\f",
v: "\v",
0: "\0"
};
function unescapeText(raw) {
if (!raw.includes("\\")) return raw;
return raw.replaceAll(/\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi, (_, braced, four, two, other) => {
const hex = braced ?? four ?? two;
if (hex !== void 0) {
const point = Number.parseInt(hex, 16);
return point <= 1114111 ? String.fromCodePoint(point) : "";
}
return other === "\n" || other === "\r\n" ? "" : SIMPLE[other] ?? other;
});
}
class Unfinished extends Error {}
function lineEnd(text, from) {
const end = text.indexOf("\n", from);
return end === -1 ? text.length : end;
}
function commentEnd(text, from) {
const end = text.indexOf("*/", from + 2);
if (end === -1) throw new Unfinished;
return end + 2;
}
const MAX_TYPE_ARGUMENTS = 1e4;
function typeArgumentsEnd(text, from) {
let depth = 0;
const last = Math.min(text.length, from + MAX_TYPE_ARGUMENTS);
for (let at = from; at < last; at++) {
const char = text[at];
if (char === "<") depth += 1; else if (char === ">" && text[at - 1] !== "=") {
depth -= 1;
if (depth === 0) return at + 1;
}
}
throw new Unfinished;
}
function skipSpace(text, from) {
let at = from;
for (;;) {
const code = text.charCodeAt(at);
if (code === 32 || code >= 9 && code <= 13 || code === 160) at += 1; else if (code === 47 && text[at + 1] === "/") at = lineEnd(text, at); else if (code === 47 && text[at + 1] === "*") at = commentEnd(text, at); else return at;
}
}
function wordAt(text, from) {
let end = from;
while (end < text.length && isIdentifierPart(text.charCodeAt(end))) end += 1;
return text.slice(from, end);
}
const HOLE = "\0";
const MAX_CODE = 2e5;
const code_in_strings_MAX_NAMES = 500;
const NAMED = /\b(?:(?:from|import|require)\s*(?:\(\s*)?|(?:src|href)\s*=\s*)(?:"([^"\s]{1,300})"|'([^'\s]{1,300})'|`([^`\s]{1,300})`)|(["'`])(\.{1,2}\/[^"'`\s]{1,300})\4/g;
function namesInCode(raw) {
if (raw.length > MAX_CODE || !/import|require|from|src|href|['"`]\.{1,2}\//.test(raw)) return [];
const names = [];
for (const [, double, single, template, , path] of unescapeText(raw).matchAll(NAMED)) {
if (names.length === code_in_strings_MAX_NAMES) break;
names.push(double ?? single ?? template ?? path);
}
return names;
}
const EXTENSIONS = ".ts .tsx .mts .cts .js .jsx .mjs .cjs .json .vue .svelte .astro .mdx .node .d.ts .wasm".split(" ");
const SWAPS = {
".js": [ ".ts", ".tsx", ".jsx" ],
".jsx": [ ".tsx" ],
".mjs": [ ".mts" ],
".cjs": [ ".cts" ]
};
const BUILT = /^(?:dist|build|lib|out|output|esm|cjs|es|_?esm?\d*|dist-[\w-]+|types|umd|node|browser)$/;
const MAX_BUILT = 8;
function fileOrBuilt(project, path) {
if (path === void 0) return [];
const direct = fileAt(project.tree.files, path);
if (direct.length > 0) return direct;
const entry = entryAbove(project.tree, path);
if (entry) {
if (entry.target === void 0) return [ entry.path ];
const behind = fileOrBuilt(project, (0, src_paths.fj)(entry.target, `.${path.slice(entry.path.length)}`));
return behind.length > 0 ? [ entry.path, ...behind ] : [];
}
const folder = project.packageOf(`${path}/x`)?.folder ?? "";
const inside = (folder === "" ? path : path.slice(folder.length + 1)).split("/");
const built = inside.findIndex(part => BUILT.test(part));
if (built === -1 || built === inside.length - 1) return [];
let rest = inside.slice(built + 1);
const above = inside.slice(0, built);
for (let folders = 0; folders < MAX_BUILT; folders++) {
const bare = rest.join("/").replace(/\.d\.([cm]?)ts$/, ".$1js");
const name = bare.replace(/\.(?:umd|esm|cjs|min|prod|dev|production|development)(?=\.)/, "");
for (const source of [ [ "src" ], [], [ "lib" ], [ "source" ] ]) {
const path = (0, src_paths.fj)(folder, [ ...above, ...source, name ].join("/"));
for (const candidate of [ path, path?.replace(/\.[cm]js$/, ".js") ]) {
const found = fileAt(project.tree.files, candidate);
if (found.length > 0) return found;
}
}
if (rest.length < 2 || !BUILT.test(rest[0])) return [];
rest = rest.slice(1);
}
return [];
}
function entryAbove({linkedFolders: linkedFolders, submodules: submodules}, path) {
if (!linkedFolders?.size && !submodules?.size) return;
for (const folder of ancestors(path)) {
const target = linkedFolders?.get(folder);
if (target !== void 0 && !`${target}/`.startsWith(`${folder}/`)) return {
path: folder,
target: target
};
if (submodules?.has(folder)) return {
path: folder
};
}
return;
}
function fileAt(all, path) {
if (path === void 0) return [];
const found = [];
if (all.has(path)) found.push(path);
const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
if (extension) {
const bare = path.slice(0, -extension.length);
for (const other of SWAPS[extension] ?? []) if (all.has(bare + other)) found.push(bare + other);
if (found.length === 0 && all.has(`${bare}.d.ts`)) found.push(`${bare}.d.ts`);
}
if (found.length > 0) return found;
for (const other of EXTENSIONS) if (path !== "" && all.has(path + other)) found.push(path + other);
for (const platform of [ ".web", ".native", ".ios", ".android" ]) for (const other of [ ".ts", ".tsx", ".js", ".jsx" ]) if (path !== "" && all.has(path + platform + other)) found.push(path + platform + other);
if (found.length > 0) return found;
const folder = path === "" ? "" : `${path}/`;
for (const other of EXTENSIONS) if (all.has(`${folder}index${other}`)) found.push(`${folder}index${other}`);
return found;
}
const withoutExtension = path => path.replace(/\.[cm]?[jt]sx?$/, "");
const tails = new WeakMap;
function tailIndex(project) {
let index = tails.get(project);
if (!index) {
index = new Map;
for (const path of project.tree.files) {
const tail = {
path: path,
ending: `/${withoutExtension(path)}`
};
const names = [ withoutExtension(baseName(path)) ];
if (names[0] === "index") names.push(baseName((0, src_paths.yS)(path)));
for (const name of names) {
const others = index.get(name);
if (others) others.push(tail); else index.set(name, [ tail ]);
}
}
tails.set(project, index);
}
return index;
}
var external_node_module_ = __webpack_require__(98995);
function inPackage(context, owner, subpath) {
const {project: project} = context;
const {json: json, folder: folder} = owner;
if (json["exports"] !== void 0 && json["exports"] !== null) {
const exported = (0, src_json.eB)(json["exports"]);
const table = exported && keysOf(exported).some(key => key.startsWith(".")) ? exported : {
".": json["exports"]
};
const found = mapped(context, owner, table, subpath);
if (found && found.files.length > 0) return found;
}
const entries = subpath === "." ? [ "source", "module", "main", "browser", "types", "typings" ].flatMap(field => typeof json[field] === "string" ? [ json[field] ] : []) : [ subpath ];
if (subpath === ".") entries.push("./index", "./src/index");
const found = [ ...new Set(entries.flatMap(entry => fileOrBuilt(project, (0, src_paths.fj)(folder, entry)))) ];
if (subpath !== ".") found.push(...fileAt(project.tree.files, (0, src_paths.fj)(folder, `src/${subpath}`)));
return found.length > 0 ? {
files: found
} : {
files: [],
folder: folder
};
}
function mapped(context, owner, table, name) {
if (!table) return;
const {project: project, deadline: deadline} = context;
const found = [];
let matched = false;
let external;
for (const key of Object.hasOwn(table, name) ? [ name ] : patternsOf(table)) {
const star = key.endsWith("/") && name.startsWith(key) ? name.slice(key.length) : matchStar(key, name);
if (star === void 0) continue;
matched = true;
for (const leaf of leaves(table[key])) {
deadline.spend(2e3);
const target = key.endsWith("/") ? `${leaf}${star}` : leaf.replaceAll("*", () => star);
if (target.startsWith(".")) found.push(...fileOrBuilt(project, (0, src_paths.fj)(owner.folder, target))); else if (name.startsWith("#") && !target.startsWith("#")) {
const other = context.resolveName(`${owner.folder}/package.json`, target);
if (other?.folder !== void 0) return other;
external ??= other?.external;
found.push(...other?.files ?? []);
}
}
break;
}
if (found.length > 0) return {
files: [ ...new Set(found) ]
};
if (external !== void 0) return {
files: [],
external: external
};
return matched ? {
files: [],
folder: owner.folder
} : void 0;
}
function remembered(compute) {
const known = new WeakMap;
return table => {
const found = known.get(table) ?? {
value: compute(table)
};
known.set(table, found);
return found.value;
};
}
const keysOf = remembered(table => Object.keys(table));
const patternsOf = remembered(table => keysOf(table).filter(key => key.includes("*") || key.endsWith("/")).sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length));
function* leaves(value) {
if (typeof value === "string") yield value; else if (Array.isArray(value)) for (const item of value) yield* leaves(item); else for (const [key, item] of Object.entries((0, 
src_json.eB)(value) ?? {})) if (key !== "types") yield* leaves(item);
}
function matchStar(pattern, name) {
const star = pattern.indexOf("*");
if (star === -1) return pattern === name ? "" : void 0;
const [head, tail] = [ pattern.slice(0, star), pattern.slice(star + 1) ];
return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail) ? name.slice(head.length, name.length - tail.length) : void 0;
}
const EXTERNAL = {
files: []
};
const UNKNOWN = {
files: [],
unknown: true
};
const MAX_CACHED = 3e5;
function createResolver(project, settings, deadline = noDeadline) {
const cache = new Map;
const context = {
project: project,
settings: settings,
deadline: deadline,
resolveName: (from, name) => resolveName(context, from, name)
};
return (from, specifier) => {
const key = `${(0, src_paths.yS)(from)}\0${specifier}`;
let found = cache.get(key);
if (found === void 0) {
deadline.spend(1e3 + 50 * key.length);
found = resolve(context, from, specifier);
if (cache.size >= MAX_CACHED) cache.clear();
cache.set(key, found);
}
return found;
};
}
function resolve(context, from, given) {
if (given === "" || /^(?:node|bun|deno|data|https?|npm|jsr|cloudflare|virtual|astro):/.test(given)) return EXTERNAL;
if (given.startsWith("\0") || given.startsWith("virtual")) return EXTERNAL;
const specifier = given.startsWith("file://") ? given.slice(7) : given;
for (const name of new Set([ specifier, before(specifier, "?"), before(specifier, "?", "#") ])) {
if (name === "") continue;
const found = resolveName(context, from, name);
if (found && !found.unknown) return found;
}
return UNKNOWN;
}
function resolveName(context, from, name) {
const {project: project, deadline: deadline} = context;
if (name === "." || name === ".." || name.startsWith("./") || name.startsWith("../")) {
const at = (0, src_paths.fj)((0, src_paths.yS)(from), name);
if (at === void 0) return EXTERNAL;
const found = files(fileOrBuilt(project, at));
if (found) return found;
const owner = project.packageOf((at === "" ? "" : `${at}/`) + "x");
if (owner && owner.folder === at && keysOf(owner.json).length > 0) return inPackage(context, owner, ".");
const inside = at.slice(owner?.folder ? owner.folder.length + 1 : 0).split("/");
return inside.slice(0, -1).some(part => BUILT.test(part)) && owner ? {
files: [],
folder: owner.folder
} : UNKNOWN;
}
const owner = project.packageOf(from);
if (name.startsWith("#") && owner?.json["imports"] !== void 0) {
const found = mapped(context, owner, (0, src_json.eB)(owner.json["imports"]), name);
if (found) return found;
}
const found = files(bySettings(context, from, name));
if (found) return found;
if (name.startsWith("/")) return files([ "", owner?.folder ?? "" ].flatMap(folder => fileOrBuilt(project, (0, 
src_paths.fj)(folder, `.${name}`)))) ?? UNKNOWN;
const packageName = packageOfSpecifier(name);
const local = project.localDependency(from, packageName);
if (typeof local === "string") return {
files: [ local ]
};
if (local) return inPackage(context, local, `.${name.slice(packageName.length)}`);
if ((0, external_node_module_.isBuiltin)(name)) return EXTERNAL;
const external = {
files: [],
external: packageName
};
if (project.dependencies.has(packageName)) return external;
const rest = name.replace(/^[@~#$]?[^/]*\//, "");
if (rest === name && /^[~@#$]/.test(name)) return UNKNOWN;
const tails = tailIndex(project).get(withoutExtension(baseName(rest))) ?? [];
deadline.spend(50 * tails.length);
const endings = [ `/${withoutExtension(rest)}`, `/${rest}/index` ];
const similar = tails.filter(({ending: ending}) => endings.some(end => ending.endsWith(end)));
if (similar.length > 0) return {
...external,
files: similar.map(({path: path}) => path)
};
return /^(?:[~#$]|@\/)/.test(name) ? UNKNOWN : external;
}
const files = found => found.length > 0 ? {
files: found
} : void 0;
function bySettings({project: project, settings: settings, deadline: deadline}, from, name) {
const {aliases: aliases, modulePaths: modulePaths, moduleDirectories: moduleDirectories} = settings;
const configs = project.tsConfigsOf(from);
for (const {paths: paths} of configs) deadline.spend(20 * paths.length);
deadline.spend(20 * aliases.length);
const byAlias = aliases.filter(alias => name === alias.name || !alias.exact && name.startsWith(`${alias.name.replace(/\/$/, "")}/`)).flatMap(alias => {
const at = (0, src_paths.fj)(alias.target, `./${name.slice(alias.name.length).replace(/^\//, "")}`);
return at === void 0 ? [] : fileOrBuilt(project, at);
});
const byPaths = configs.flatMap(config => [ ...config.paths.flatMap(({pattern: pattern, targets: targets}) => {
const star = matchStar(pattern, name);
return star === void 0 ? [] : targets.flatMap(target => fileOrBuilt(project, target.replace("*", () => star)));
}), ...config.baseUrl === void 0 ? [] : fileAt(project.tree.files, (0, src_paths.fj)(config.baseUrl, name)) ]);
const folders = [ ...modulePaths, ...moduleDirectories.flatMap(folder => [ ...ancestors((0, 
src_paths.yS)(from)) ].flatMap(above => (0, src_paths.fj)(above, folder) ?? [])) ];
deadline.spend(500 * folders.length);
const byFolder = name.startsWith("/") ? [] : folders.flatMap(folder => fileAt(project.tree.files, (0, 
src_paths.fj)(folder, name)));
return [ ...new Set([ ...byAlias, ...byPaths, ...byFolder ]) ];
}
function scriptsOf(text, name) {
if (name.endsWith(".mdx")) return moduleLines(text);
const parts = [ importsOfTags(text) ];
const opens = /<script\b/gi;
const closes = /<\/script>/gi;
for (let open = opens.exec(text); open; open = opens.exec(text)) {
const body = text.indexOf(">", open.index);
if (body === -1) break;
closes.lastIndex = body;
const close = closes.exec(text);
if (!close) break;
parts.push(text.slice(body + 1, close.index));
opens.lastIndex = closes.lastIndex;
}
const front = frontMatter(text);
return [ ...front === void 0 ? [] : [ front ], ...parts ].join("\n;\n");
}
function importsOfTags(text) {
const names = new Set;
for (const [, double, single] of text.matchAll(/\bsrc\s*=\s*(?:"(\.[^"\n]{1,260})"|'(\.[^'\n]{1,260})')/g)) names.add(double ?? single);
return [ ...names ].map(name => `import ${JSON.stringify(name)};`).join("\n");
}
function frontMatter(text) {
const start = /^---\r?\n/.exec(text)?.[0].length;
if (start === void 0) return;
const end = text.indexOf("\n---", start);
return end === -1 ? void 0 : text.slice(start, end);
}
function moduleLines(text) {
const found = [];
let inside = false;
for (const line of text.split("\n")) {
if (/^(?:import|export)\b/.test(line)) inside = true; else if (line.trim() === "") inside = false;
if (inside) found.push(line);
}
return found.join("\n");
}
function firstArgument(text, from, constants) {
let at = skipSpace(text, from);
const promised = /^import\s*\(/.exec(text.slice(at, at + 12));
if (promised) at = skipSpace(text, at + promised[0].length);
const char = text[at];
if (char === ")") return {
literal: false,
none: true,
text: "",
end: at
};
if (char === '"' || char === "'") {
const end = stringEnd(text, at);
if (end === -1) throw new Unfinished;
const value = unescapeText(text.slice(at + 1, end - 1));
let next = skipSpace(text, end);
if (promised && text[next] === ")") next = skipSpace(text, next + 1);
const closed = text[next] === ")" || text[next] === "," || text[next] === "]";
return {
literal: closed,
none: false,
text: value,
end: next
};
}
if (char === "`") {
const start = /^`\$\{\s*(?:__dirname|import\.meta\.dirname)\s*\}/.exec(text.slice(at, at + 40));
if (start) {
const rest = /^([^`$\\]*)([`$])/.exec(text.slice(at + start[0].length));
if (rest) {
const end = at + start[0].length + rest[0].length;
return {
literal: rest[2] === "`",
none: false,
text: `.${rest[1]}`,
end: end
};
}
}
const hole = /[`]|\$\{/g;
hole.lastIndex = at + 1;
const found = hole.exec(text);
if (!found) throw new Unfinished;
const value = unescapeText(text.slice(at + 1, found.index));
return {
literal: found[0] === "`",
none: false,
text: value,
end: found.index + 1
};
}
return computedArgument(text, at, constants);
}
function computedArgument(text, at, constants) {
const ahead = text.slice(at, at + MAX_JOIN);
const joining = JOINING.exec(ahead);
const joined = joining ? joinedParts(ahead, joining[0].length) : void 0;
if (joined?.fromHere && joined.closed) {
const {path: path, whole: whole, end: end} = joined;
return {
literal: whole,
none: false,
text: path,
end: at + end
};
}
const beside = /^__dirname\s*\+\s*(['"])\/?((?:[^'"\\\n])*)\1\s*([,)])?/.exec(ahead);
if (beside) return {
literal: beside[3] !== void 0,
none: false,
text: `./${beside[2]}`,
end: at + beside[0].length
};
const name = /^([A-Za-z_$][\w$]*)\s*[,)]/.exec(ahead)?.[1];
const value = name === void 0 ? void 0 : constants.valueOf(name);
return value === void 0 ? {
literal: false,
none: false,
text: "",
end: at
} : {
literal: true,
none: false,
text: value,
end: at + name.length
};
}
const JOINING = /^(?:path\s*\.\s*)?(?:join|resolve)(?=\s*\()/;
const FIRST = /\s*\(\s*(?:(__dirname|import\s*\.\s*meta\s*\.\s*dirname)|([A-Za-z_$][\w$.]*(?:\(\))?))?/y;
const PART = /\s*(,\s*)?(?:'([^'\n]*)'|"([^"\n]*)")/y;
const CLOSE = /\s*([),])/y;
const MAX_JOIN = 300;
function joinedParts(text, from) {
let end = from;
const next = pattern => {
pattern.lastIndex = end;
const found = pattern.exec(text);
if (found) end = pattern.lastIndex;
return found;
};
const first = next(FIRST);
if (!first) return;
const fromHere = first[1] !== void 0;
const named = fromHere || first[2] !== void 0;
const parts = [];
for (let part = next(PART); part; part = next(PART)) {
if (part[1] !== void 0 !== (named || parts.length > 0)) return;
parts.push(part[2] ?? part[3]);
}
const close = next(CLOSE)?.[1];
const whole = close === ")";
if (close === void 0) parts.pop();
const path = [ ...fromHere ? [ "." ] : [], ...parts ].join("/");
return {
path: whole || path === "" ? path : `${path}/`,
whole: whole,
fromHere: fromHere,
closed: close !== void 0,
end: end
};
}
function joinedPath(text, from) {
const joined = joinedParts(text.slice(from, from + MAX_JOIN), 0);
return joined?.path.includes("/") ? joined.path : void 0;
}
class ConstantIndex {
#text;
#deadline;
#found;
constructor(text, deadline) {
this.#text = text;
this.#deadline = deadline;
}
valueOf(name) {
this.#found ??= this.#read();
const constant = this.#found.get(name);
return constant?.values === 1 && constant.declarations === 1 ? constant.value : void 0;
}
#read() {
const found = new Map;
for (const [, name, single, double] of this.#matches(CONSTANT)) {
const constant = found.get(name);
const value = single ?? double;
if (constant) constant.values += 1; else found.set(name, {
value: value,
values: 1,
declarations: 0,
comma: -1
});
}
if (found.size === 0) return found;
for (const match of this.#matches(DECLARATION)) {
const constant = found.get(match[1]);
if (!constant || constant.comma === match.index) continue;
constant.declarations += 1;
constant.comma = match.index + match[0].length - 1;
}
for (const [, name] of this.#matches(USE)) {
const constant = found.get(name);
if (constant) constant.declarations -= 1;
}
return found;
}
* #matches(pattern) {
this.#deadline.spend(this.#text.length);
pattern.lastIndex = 0;
for (let match = pattern.exec(this.#text); match; match = pattern.exec(this.#text)) {
this.#deadline.spend(50);
if (match[0].endsWith(",")) pattern.lastIndex -= 1;
yield match;
}
}
}
const CONSTANT = /\bconst\s+([A-Za-z_$][\w$]*)\s*(?::\s*string\s*)?=\s*(?:'([^'"\\\n]*)'|"([^'"\\\n]*)")/g;
const DECLARATION = /(?:\b(?:const|let|var|function)\s+|[(,{]\s*)([A-Za-z_$][\w$]*)\s*(?:[=:,)}]|$)/g;
const USE = /(?:import|require)\s*\(\s*([A-Za-z_$][\w$]*)\s*[,)]/g;
const BEFORE_EXPRESSION = new Set("return typeof instanceof in of new delete void throw case do else yield await default extends".split(" "));
const PAREN_KEYWORDS = new Set([ "if", "while", "for", "with" ]);
const MODULE_METHODS = new Map(Object.entries({
vi: "mock doMock unmock doUnmock importActual importMock",
vitest: "mock doMock importActual importMock",
jest: "mock doMock unmock dontMock deepUnmock setMock unstable_mockModule requireActual requireMock createMockFromModule genMockFromModule",
mock: "module",
module: "register require",
require: "resolve"
}).map(([object, methods]) => [ object, new Set(methods.split(" ")) ]));
const READ_CALLS = new Set("readFile readFileSync readdir readdirSync createReadStream opendir opendirSync readJson readJSON readJsonSync readJSONSync glob globSync globby globbySync scandir walk walkSync readTextFile readTextFileSync".split(" "));
const MAX_REQUESTS = 1e5;
const MAX_GLOB_OPTIONS = 400;
class RequestReader {
requests=[];
#text;
#typescript;
#deadline;
#constants;
constructor(text, typescript, deadline = noDeadline) {
this.#text = text;
this.#typescript = typescript;
this.#deadline = deadline;
this.#constants = new ConstantIndex(text, deadline);
}
importAt(start, from) {
const text = this.#text;
let at = skipSpace(text, from);
const char = text[at];
if (char === "(") {
this.#dynamic(start, at);
return;
}
if (char === ".") {
const word = wordAt(text, skipSpace(text, at + 1));
if (word === "defer" || word === "source") {
const open = skipSpace(text, skipSpace(text, at + 1) + word.length);
if (text[open] === "(") this.#dynamic(start, open);
} else if (word === "meta") this.#metaResolve(skipSpace(text, at + 1) + 4);
return;
}
if (char === '"' || char === "'") {
this.#specifierAt(at, "import");
return;
}
let kind = "import";
if (wordAt(text, at) === "type") {
const next = skipSpace(text, at + 4);
const word = wordAt(text, next);
const name = word === "from" && wordAt(text, skipSpace(text, next + 4)) !== "from";
if (text[next] !== "," && text[next] !== "=" && !name) kind = "type";
}
at = this.#clause(at);
if (at !== -1) this.#specifierAt(at, kind === "import" ? this.#inlineType(from, at) : kind);
}
exportAt(from) {
const text = this.#text;
let at = skipSpace(text, from);
let kind = "import";
if (wordAt(text, at) === "type") {
at = skipSpace(text, at + 4);
kind = "type";
}
if (text[at] !== "*" && text[at] !== "{") return;
const end = this.#clause(at);
if (end !== -1) this.#specifierAt(end, kind === "import" ? this.#inlineType(at, end) : kind);
}
callAt(from, typeOnly) {
const text = this.#text;
let at = skipSpace(text, from);
if (text[at] === "<") {
this.#deadline.spend(Math.min(text.length - at, MAX_TYPE_ARGUMENTS));
try {
at = skipSpace(text, typeArgumentsEnd(text, at));
} catch {
return;
}
}
if (text[at] !== "(") return;
const argument = this.#argument(at + 1);
if (argument.none) return;
if (typeOnly && argument.literal) {
this.#add("type", argument.text);
return;
}
this.#request(argument);
}
readsComputed(from) {
const text = this.#text;
const open = skipSpace(text, from);
if (text[open] !== "(") return false;
const argument = this.#argument(open + 1);
if (argument.none || argument.literal) return false;
const start = skipSpace(text, open + 1);
return !/^new\s+URL\s*\(\s*['"]/.test(text.slice(start, start + 40));
}
urlAt(from) {
const text = this.#text;
const open = skipSpace(text, from);
if (text[open] !== "(") return;
const argument = this.#argument(open + 1);
const comma = skipSpace(text, argument.end);
if (!/^,\s*import\s*\.\s*meta\s*\.\s*url\b/.test(text.slice(comma, comma + 60))) return;
if (argument.literal && isOnlyUp(argument.text)) return;
if (argument.literal && !/^[a-z][a-z+.-]*:/i.test(argument.text)) this.#add("import", argument.text.startsWith(".") ? argument.text : `./${argument.text}`); else if (!argument.literal && argument.text !== "") this.#request(argument);
}
globAt(start, from) {
const text = this.#text;
if (!/import\s*\.\s*meta\s*\.\s*$/.test(text.slice(Math.max(0, start - 24), start))) return;
let at = skipSpace(text, from);
if (text[at] === "<") at = skipSpace(text, typeArgumentsEnd(text, at));
if (text[at] !== "(") return;
at = skipSpace(text, at + 1);
const list = text[at] === "[";
if (list) at = skipSpace(text, at + 1);
const patterns = [];
while (list ? text[at] !== "]" : patterns.length === 0) {
const argument = this.#argument(at);
if (!argument.literal) {
this.#add("computed", argument.text);
return;
}
if (!argument.text.startsWith("!")) patterns.push(argument.text);
at = skipSpace(text, argument.end);
if (!list) break;
if (text[at] === ",") at = skipSpace(text, at + 1);
}
const base = this.#globBase(list ? at + 1 : at);
if (base === void 0) this.#add("computed", ""); else for (const pattern of patterns) this.#add("glob", globFrom(base, pattern));
}
#globBase(from) {
const options = this.#text.slice(from, from + MAX_GLOB_OPTIONS);
const end = options.indexOf(")");
const found = /\bbase\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)")?/.exec(end === -1 ? options : options.slice(0, end));
return found ? found[1] ?? found[2] : "";
}
contextAt(from) {
const text = this.#text;
const open = skipSpace(text, from);
if (text[open] !== "(") return;
const argument = this.#argument(open + 1);
if (argument.none) return;
this.#add("computed", argument.literal ? `${argument.text}/` : argument.text);
}
#metaResolve(from) {
const text = this.#text;
const dot = skipSpace(text, from);
if (text[dot] !== ".") return;
const name = skipSpace(text, dot + 1);
const word = wordAt(text, name);
if (word === "resolve") this.callAt(name + word.length, false);
}
#dynamic(start, open) {
const text = this.#text;
const argument = this.#argument(open + 1);
if (argument.literal && this.#typescript) {
const before = text.slice(Math.max(0, start - 12), start);
const after = skipSpace(text, argument.end);
const closed = text[after] === ")" ? skipSpace(text, after + 1) : after;
const member = text[closed] === "." ? wordAt(text, skipSpace(text, closed + 1)) : "";
const promised = member === "" || member === "then" || member === "catch" || member === "finally";
if (/\btypeof\s+$/.test(before) || !promised) {
this.#add("type", argument.text);
return;
}
}
this.#request(argument);
}
#clause(from) {
const text = this.#text;
let at = from;
for (let steps = 0; steps < 2e4; steps++) {
const before = at;
at = skipSpace(text, at);
this.#deadline.spend(5 + at - before);
const char = text[at];
if (char === void 0) return -1;
if (char === '"' || char === "'") {
const end = stringEnd(text, at);
if (end === -1) return -1;
this.#deadline.spend(end - at);
at = end;
} else if ("{},*".includes(char)) at += 1; else {
const word = wordAt(text, at);
if (word === "") return -1;
this.#deadline.spend(word.length);
at = skipSpace(text, at + word.length);
if (word === "from" && (text[at] === '"' || text[at] === "'")) return at;
}
}
return -1;
}
#inlineType(from, to) {
const clause = module_requests_withoutComments(this.#text.slice(from, to)).trim();
const [open, close] = [ clause.startsWith("{"), clause.lastIndexOf("}") ];
if (!open || close !== clause.indexOf("}") || clause.slice(close + 1).trim() !== "from") return "import";
const names = clause.slice(1, close).split(",").map(name => name.trim());
const given = names.filter(name => name !== "");
return given.length > 0 && given.every(name => /^type\s+(?!as\s+\w+$|,)/.test(name)) ? "inline-type" : "import";
}
#specifierAt(at, kind) {
const text = this.#text;
const end = stringEnd(text, at);
if (end !== -1) this.#add(kind, unescapeText(text.slice(at + 1, end - 1)));
}
#argument(from) {
const argument = firstArgument(this.#text, from, this.#constants);
this.#deadline.spend(100 + argument.end - from);
return argument;
}
#request(argument) {
if (argument.literal) this.#add("import", argument.text); else if (!argument.none) this.#add("computed", argument.text);
}
#add(kind, specifier) {
if (this.requests.length >= MAX_REQUESTS) throw new GaveUp("too-slow", `it asks for more than ${MAX_REQUESTS} modules`);
this.requests.push({
kind: kind,
specifier: specifier
});
}
}
const globFrom = (base, pattern) => base === "" || pattern.startsWith("/") ? pattern : `${base.replace(/\/$/, "")}/${pattern.replace(/^\.\//, "")}`;
const isOnlyUp = path => path !== "" && path.split("/").every(part => part === "" || part === "." || part === "..") && !path.startsWith("/");
function module_requests_withoutComments(clause) {
let bare = "";
let from = 0;
for (let at = clause.indexOf("/"); at !== -1; at = clause.indexOf("/", at)) {
const line = clause[at + 1] === "/";
if (!line && clause[at + 1] !== "*") {
at += 1;
continue;
}
const close = line ? lineEnd(clause, at) : clause.indexOf("*/", at + 2);
if (close === -1) break;
bare += `${clause.slice(from, at)} `;
at = line ? close : close + 2;
from = at;
}
return bare + clause.slice(from);
}
const MAX_DEPTH = 200;
const MAX_PARENTHESES = 1e5;
const MAX_NAME = 300;
const MAX_RAW_NAME = 10 * MAX_NAME;
const MIN_CODE = 9;
const HERE = /\$\{\s*(?:__dirname|import\s*\.\s*meta\s*\.\s*dirname)\s*\}/y;
const MAX_NOT_ELEMENTS = 100;
function scanModule(source, options) {
const scanner = new Scanner(source, options);
return scanner.scan();
}
class Scanner {
#text;
#mayHoldJsx;
#reader;
#deadline;
#strings=new Set;
#paths=new Set;
#inStrings=new Set;
#depth=0;
#jsx=false;
#readsComputed=false;
#notElements=new Set;
constructor(text, options) {
this.#text = text;
this.#deadline = options.deadline ?? noDeadline;
this.#reader = new RequestReader(text, options.typescript, this.#deadline);
this.#mayHoldJsx = options.jsx && (text.includes("</") || text.includes("/>"));
}
scan() {
const text = this.#text;
let complete = true;
try {
const start = text.startsWith("#!") ? lineEnd(this.#text, 0) : 0;
const end = this.#code(text.charCodeAt(start) === 65279 ? start + 1 : start, false);
complete = end === text.length;
} catch (error) {
if (!(error instanceof Unfinished)) throw error;
complete = false;
}
for (const {specifier: specifier} of this.#reader.requests) this.#strings.delete(specifier);
return {
requests: this.#reader.requests,
strings: this.#strings,
paths: this.#paths,
inStrings: this.#inStrings,
readsComputed: this.#readsComputed,
hasJsx: this.#jsx,
jsxImportSources: [ ...text.matchAll(/@jsxImportSource\s+([^\s*]+)/g) ].map(match => match[1]),
complete: complete
};
}
#joined(from) {
const path = joinedPath(this.#text, from);
this.#deadline.spend(300);
if (path !== void 0) addName(this.#paths, path);
}
#inside(walk) {
this.#depth += 1;
if (this.#depth > MAX_DEPTH) throw new GaveUp("too-slow", `it nests code deeper than ${MAX_DEPTH} levels`);
try {
return walk();
} finally {
this.#depth -= 1;
}
}
#code(from, nested) {
return this.#inside(() => this.#walk(from, nested));
}
#walk(from, nested) {
const text = this.#text;
let at = from;
let operand = true;
let braces = 0;
const parens = [];
let lastWord = "";
let afterDot = false;
let beforeDot = "";
while (at < text.length) {
const code = text.charCodeAt(at);
if (code === 32 || code >= 9 && code <= 13 || code === 160 || code === 65279) {
at += 1;
continue;
}
if (isIdentifierStart(code)) {
let end = at + 1;
while (end < text.length && isIdentifierPart(text.charCodeAt(end))) end += 1;
this.#deadline.spend(20);
const word = text.slice(at, end);
if (!afterDot) {
if (word === "import") this.#reader.importAt(at, end); else if (word === "export") this.#reader.exportAt(end); else if (word === "require") this.#reader.callAt(end, lastWord === "type");
} else if (MODULE_METHODS.get(beforeDot)?.has(word)) this.#reader.callAt(end, false); else if (word === "context" && beforeDot === "require") this.#reader.contextAt(end); else if (word === "glob" || word === "globEager") this.#reader.globAt(at, end);
if (!afterDot && word === "URL" && lastWord === "new") this.#reader.urlAt(end);
if (word === "join" || word === "resolve") this.#joined(end); else if (READ_CALLS.has(word)) this.#readsComputed ||= this.#reader.readsComputed(end);
operand = !afterDot && BEFORE_EXPRESSION.has(word);
lastWord = afterDot ? `.${word}` : word;
beforeDot = word;
afterDot = false;
at = end;
continue;
}
if (code === 47) {
const next = text.charCodeAt(at + 1);
if (next === 47) {
at = lineEnd(this.#text, at);
continue;
}
if (next === 42) {
at = commentEnd(this.#text, at);
continue;
}
const end = operand ? regexEnd(text, at) : -1;
if (operand && end === -1) this.#deadline.spend(Math.min(text.length - at, MAX_REGEX));
at = end === -1 ? at + 1 : end;
operand = end === -1;
lastWord = "";
afterDot = false;
continue;
}
afterDot = false;
if (code === 34 || code === 39) {
const end = stringEnd(text, at);
if (end === -1) throw new Unfinished;
this.#string(at + 1, end - 1);
at = end;
operand = false;
} else if (code === 96) {
at = this.#template(at);
operand = false;
} else if (code >= 48 && code <= 57) {
at += 1;
while (at < text.length && (isIdentifierPart(text.charCodeAt(at)) || text[at] === ".")) at += 1;
operand = false;
} else if (code === 46) if (text.startsWith("...", at)) {
at += 3;
operand = true;
} else {
at += 1;
afterDot = true;
operand = false;
continue;
} else if (code === 63 && text[at + 1] === "." && !/\d/.test(text[at + 2] ?? "")) {
at += 2;
afterDot = true;
operand = false;
continue;
} else if (code === 40) {
parens.push(PAREN_KEYWORDS.has(lastWord));
if (parens.length > MAX_PARENTHESES) throw new GaveUp("too-slow", "it holds too many open parentheses");
at += 1;
operand = true;
} else if (code === 41) {
operand = parens.pop() ?? false;
at += 1;
} else if (code === 93) {
at += 1;
operand = false;
} else if (code === 123) {
braces += 1;
at += 1;
operand = true;
} else if (code === 125) {
at += 1;
if (braces === 0) {
if (nested) return at;
throw new Unfinished;
}
braces -= 1;
operand = true;
} else if (code === 60 && operand && this.#mayHoldJsx) {
const end = this.#tryElement(at);
at = end === -1 ? at + 1 : end;
operand = end === -1;
} else if ((code === 43 || code === 45) && text.charCodeAt(at + 1) === code) at += 2; else {
if (!(code === 33 && !operand && text[at + 1] !== "=")) operand = true;
at += 1;
}
lastWord = "";
beforeDot = "";
}
if (nested || braces > 0) throw new Unfinished;
return at;
}
#string(from, end) {
const raw = this.#text.slice(from, end);
if (raw.length <= MAX_RAW_NAME) addName(this.#strings, unescapeText(raw));
this.#codeIn(raw);
}
#codeIn(raw) {
if (raw.length < MIN_CODE) return;
this.#deadline.spend(raw.length);
for (const name of namesInCode(raw)) this.#inStrings.add(name);
}
#template(from) {
const text = this.#text;
let start = from + 1;
let base = "";
let textStart = from + 1;
let code = "";
const literal = end => base + unescapeText(text.slice(start, end));
const names = () => base === "" ? this.#strings : this.#paths;
for (let at = from + 1; at < text.length; at++) {
const char = text[at];
if (char === "\\") at += 1; else if (char === "`") {
if (base !== void 0 && at - start <= MAX_RAW_NAME) addName(names(), literal(at));
this.#codeIn(code + text.slice(textStart, at));
return at + 1;
} else if (char === "$" && text[at + 1] === "{") {
HERE.lastIndex = at;
const here = at === from + 1 && HERE.test(text);
if (!here && base !== void 0) {
if (at - start <= MAX_RAW_NAME) addName(names(), folderPart(literal(at)));
base = void 0;
}
code += text.slice(textStart, at) + HOLE;
at = this.#code(at + 2, true) - 1;
textStart = at + 1;
if (here) {
base = ".";
start = at + 1;
}
}
}
throw new Unfinished;
}
#tryElement(from) {
const text = this.#text;
const generic = /^<\s*(?:const\s+)?[\w$]+\s*(?:,|extends\s|=\s)/.exec(text.slice(from, from + 80));
if (generic || this.#notElements.has(from) || this.#notElements.size > MAX_NOT_ELEMENTS) return -1;
const before = this.#reader.requests.length;
this.#deadline.spend(100);
try {
const end = this.#element(from);
this.#jsx = true;
return end;
} catch (error) {
if (!(error instanceof Unfinished)) throw error;
this.#reader.requests.length = before;
this.#deadline.spend(text.length - from);
this.#notElements.add(from);
return -1;
}
}
#element(from) {
return this.#inside(() => this.#walkElement(from));
}
#walkElement(from) {
const text = this.#text;
let at = skipSpace(this.#text, from + 1);
while (at < text.length && (isIdentifierPart(text.charCodeAt(at)) || ".-:".includes(text[at]))) at += 1;
if (text[at] === "<") at = typeArgumentsEnd(this.#text, at);
for (;;) {
at = skipSpace(this.#text, at);
const char = text[at];
if (char === "/" && text[at + 1] === ">") return at + 2;
if (char === ">") break;
if (char === "{") at = this.#code(at + 1, true); else if (char === '"' || char === "'") {
const end = text.indexOf(char, at + 1);
if (end === -1) throw new Unfinished;
addName(this.#strings, text.slice(at + 1, end));
at = end + 1;
} else if (char === "<") at = this.#element(at); else if (char === "=") at += 1; else if (char !== void 0 && (isIdentifierPart(text.charCodeAt(at)) || char === "-" || char === ":" || char === ".")) at += 1; else throw new Unfinished;
}
at += 1;
for (;;) {
const char = text[at];
if (char === void 0) throw new Unfinished;
if (char === "{") at = this.#code(at + 1, true); else if (char === "<") {
const next = skipSpace(this.#text, at + 1);
if (text[next] === "/") {
const end = text.indexOf(">", next);
if (end === -1) throw new Unfinished;
return end + 1;
}
at = this.#element(at);
} else at += 1;
}
}
}
function addName(names, value) {
if (value !== "" && value.length <= MAX_NAME) names.add(value);
}
const folderPart = beginning => beginning.slice(0, beginning.lastIndexOf("/") + 1);
function scanFile(file, text, deadline) {
const typescript = /\.[cm]?tsx?$/.test(file) || isComponent(file);
const jsx = /\.(?:[cm]?jsx?|tsx|mdx)$/.test(file);
const source = isComponent(file) ? scriptsOf(text, baseName(file)) : text;
try {
return scanModule(source, {
jsx: jsx,
typescript: typescript,
deadline: deadline
});
} catch (error) {
throw error instanceof GaveUp && error.file === void 0 ? new GaveUp("too-slow", `${file} cannot be followed: ${error.message}`, file) : error;
}
}
const manual_mocks_FOLDER = "__mocks__/";
function manualMocks(files) {
const byFile = new Map;
const byPackage = new Map;
const add = (map, key, path) => {
const others = map.get(key);
if (others) others.push(path); else map.set(key, [ path ]);
};
for (const path of files) {
const at = `/${path}`.lastIndexOf(`/${manual_mocks_FOLDER}`);
if (at === -1) continue;
const name = withoutExtension(path.slice(at + manual_mocks_FOLDER.length));
add(byFile, `${path.slice(0, at)}${name}`, path);
add(byPackage, name, path);
}
const none = [];
return {
ofFile: path => byFile.size === 0 ? none : byFile.get(withoutExtension(path)) ?? none,
ofPackage: specifier => byPackage.size === 0 || (0, src_paths.yS)(specifier).startsWith(".") ? none : byPackage.get(specifier.replace(/^node:/, "")) ?? none
};
}
function programsOf(project, wanted) {
const found = new Set;
for (const {folder: folder, json: json} of project.packages) {
const bin = json["bin"];
const names = typeof bin === "string" ? [ bin ] : Object.values((0, src_json.eB)(bin) ?? {});
const scripts = (0, src_json.Sf)(json);
const counting = wanted?.(scripts);
for (const [key, script] of Object.entries(scripts)) {
if (counting && !counting.has(key)) continue;
for (const word of script.split(/[\s'"]+/)) if (/\.[cm]?[jt]s$/.test(word)) names.push(word);
}
for (const name of names) {
if (typeof name !== "string") continue;
for (const file of fileOrBuilt(project, (0, src_paths.fj)(folder, name))) found.add(file);
}
}
return found;
}
const DATA_FOLDER = /fixture|testdata|test-data|test_data|mocks?$|samples?$|golden|snapshots?$|cassettes|assets|examples?$|templates?$/i;
const COMMON = /^(?:package\.json|tsconfig\.json|readme\.md|license|index\.html|\.gitkeep|\.gitignore)$/i;
const MAX_OF_NAME = 8;
const MODULE_NAME = /\.[cm]?[jt]sx?$/;
function referenceIndex(files) {
const folders = new Set;
const dataByName = new Map;
const modulesByName = new Map;
for (const path of files) {
for (let folder = (0, src_paths.yS)(path); folder !== "" && !folders.has(folder); folder = (0, 
src_paths.yS)(folder)) folders.add(folder);
const byName = isModule(path) ? modulesByName : dataByName;
const name = baseName(path);
const others = byName.get(name);
if (others) others.push(path); else byName.set(name, [ path ]);
}
return {
folders: folders,
dataByName: dataByName,
modulesByName: modulesByName
};
}
function namedFiles(index, project, file, text, readsFiles) {
if (text.length > 260 || text.length < 2 || /[\n\r<>|"]|:\/\//.test(text)) return NOTHING;
if (text.startsWith("/")) {
const ends = readsFiles ? [ ...startsOf(project, file) ].map(from => (0, src_paths.fj)(from, `.${text}`)) : [];
const name = baseName(before(text, "?", "#"));
const data = COMMON.test(name) ? [] : index.dataByName.get(name) ?? [];
const files = ends.filter(at => at !== void 0).filter(at => project.tree.files.has(at));
return {
files: [ ...files, ...data ]
};
}
const star = text.indexOf("*");
if (star !== -1) return namedByPattern(index, project, file, text, star, readsFiles);
const path = withoutEndSlashes(before(text, "?", "#"));
const last = baseName(path);
if (last === "" || last === "." || last === "..") {
const folder = readsFiles && last !== "" && path !== text ? (0, src_paths.fj)((0, 
src_paths.yS)(file), path) : void 0;
return folder ? {
files: [],
folder: folder
} : NOTHING;
}
if (text.length < 3) return NOTHING;
const slash = text.includes("/");
const data = index.dataByName.get(last);
const fixture = DATA_FOLDER.test(last);
if (!slash && !readsFiles && data === void 0 && !fixture && !MODULE_NAME.test(last)) return NOTHING;
const relative = /^\.\.?\//.test(path);
const found = new Set;
let folder;
for (const from of startsOf(project, file)) {
const at = (0, src_paths.fj)(from, path);
if (at === void 0 || at === "") continue;
if (project.tree.files.has(at)) found.add(at); else if (relative && from === (0, 
src_paths.yS)(file) && fileAt(project.tree.files, at).length > 0) for (const other of fileAt(project.tree.files, at)) found.add(other); else if (slash && hasEntries(project)) for (const other of fileOrBuilt(project, at)) found.add(other);
if (folder === void 0 && index.folders.has(at) && (slash || fixture || readsFiles)) folder = at;
}
if (data !== void 0 && !COMMON.test(last)) for (const other of data) found.add(other);
const modules = found.size === 0 && MODULE_NAME.test(last) ? index.modulesByName.get(last) : void 0;
if (modules && modules.length <= MAX_OF_NAME) for (const other of modules) found.add(other);
if (found.size === 0 && folder === void 0) return NOTHING;
return folder === void 0 ? {
files: [ ...found ]
} : {
files: [ ...found ],
folder: folder
};
}
const NOTHING = {
files: []
};
const startsOf = (project, file) => new Set([ (0, src_paths.yS)(file), project.packageOf(file)?.folder ?? "", "" ]);
const hasEntries = ({tree: tree}) => (tree.linkedFolders?.size ?? 0) + (tree.submodules?.size ?? 0) > 0;
function namedByPattern(index, project, file, text, star, readsFiles) {
const beginning = before(text.slice(0, star), "{", "[", "(", "?");
const path = beginning.slice(0, beginning.lastIndexOf("/") + 1);
const ending = /\.\w+$/.exec(text)?.[0];
const rest = ending === void 0 ? {} : {
ending: ending
};
if (path === "" || path === "./") {
const folder = path === "" ? project.packageOf(file)?.folder : (0, src_paths.yS)(file);
return readsFiles && ending !== void 0 && folder !== void 0 ? {
files: [],
folder: folder,
...rest
} : NOTHING;
}
for (const from of startsOf(project, file)) {
const folder = (0, src_paths.fj)(from, path);
if (folder !== void 0 && folder !== "" && index.folders.has(folder)) return {
files: [],
folder: folder,
...rest
};
}
return NOTHING;
}
function snapshotOwners(files, isTest) {
let testsByName;
return path => {
const match = /^(.*\.[cm]?[jt]sx?)\.(?:snap|snapshot|new\.snap)$/.exec(baseName(path));
if (!match) return [];
const folder = (0, src_paths.yS)(path);
const beside = (0, src_paths.fj)(folder, baseName(folder) === "__snapshots__" ? `../${match[1]}` : match[1]);
if (beside !== void 0 && files.has(beside)) return [ beside ];
if (!testsByName) {
testsByName = new Map;
for (const test of files) {
if (!isTest(test)) continue;
const name = baseName(test);
testsByName.set(name, [ ...testsByName.get(name) ?? [], test ]);
}
}
return testsByName.get(match[1]) ?? [];
};
}
const PROCESS_STARTERS = /^(?:node:)?(?:child_process|worker_threads|cluster)$|^(?:execa|cross-spawn|zx|tinyexec|shelljs|nano-spawn|spawnd?|node-pty|esbuild|rollup|rolldown|vite|vite-node|webpack|@rspack\/core|@rsbuild\/core|@parcel\/core|tsup|tsdown|unbuild|microbundle|browserify|@vercel\/ncc|bun)(?:\/|$)/;
const FILE_READERS = /^(?:node:)?fs(?:\/promises)?$|^(?:fs-extra|graceful-fs|memfs|glob|globby|fast-glob|tinyglobby|fdir|klaw|klaw-sync|readdirp|picomatch|walk-sync|@nodelib\/fs\.walk|fs-jetpack|fs-fixture|fixturify|sade|execa|jsonfile|read-pkg|load-json-file|@rushstack\/node-core-library)(?:\/|$)/;
const isRead = path => isModule(path) || namesOtherFiles(path) || path.endsWith(".json");
function buildGraph(project, options) {
const {tree: tree} = project;
const deadline = options.deadline ?? noDeadline;
const resolve = createResolver(project, options, deadline);
const globs = (0, foreign_patterns.g7)(GLOBS_MS);
const index = referenceIndex(tree.files);
const mocks = manualMocks(tree.files);
const unparsed = new Set;
const inCode = [];
const edges = new Edges({
isTest: options.isTest,
programs: programsOf(project),
snapshots: snapshotOwners(tree.files, options.isTest),
packageFolder: path => project.packageOf(path)?.folder ?? "",
deadline: deadline
});
const follow = (file, specifier) => {
const found = resolve(file, specifier);
for (const target of found.files) {
edges.connect(file, target, "imports");
for (const mock of mocks.ofFile(target)) edges.connect(file, mock, "imports");
}
if (found.external !== void 0) edges.connect(file, packageNode(found.external), "imports");
for (const mock of mocks.ofPackage(specifier)) edges.connect(file, mock, "imports");
if (found.folder !== void 0) edges.readFolder(file, found.folder, "imports", path => isModule(path) && !options.isTest(path));
if (!found.unknown) return;
const folder = specifier.startsWith(".") ? (0, src_paths.fj)((0, src_paths.yS)(file), specifier) : void 0;
if (folder && index.folders.has(folder)) edges.readFolder(file, folder, "reference"); else edges.opaque.add(file);
};
for (const file of tree.files) {
if (!isModule(file)) {
if (namesOtherFiles(file)) readData(file);
continue;
}
const fileDeadline = deadline.forFile(file, FILE_MS);
const scan = options.scans?.known(file, tree) ?? scanText(file, fileDeadline);
if (!scan) continue;
if (!scan.complete) {
edges.opaque.add(file);
if (!isComponent(file)) unparsed.add(file);
}
if (options.isConfiguration(file)) {
for (const {kind: kind, specifier: specifier} of scan.requests) {
if (kind !== "import") continue;
const {files: files, external: external} = resolve(file, specifier);
for (const target of files) edges.connect(file, target, "imports");
if (external !== void 0) edges.connect(file, packageNode(external), "imports");
}
continue;
}
const readsFiles = connectRequests(file, scan);
if (isDeclaration(file)) continue;
if (scan.readsComputed && readsFiles) edges.readsComputed(file);
for (const name of scan.strings) {
fileDeadline.spend(2e3);
connectName(file, name, readsFiles, fileDeadline, "named");
}
for (const name of scan.inStrings) {
fileDeadline.spend(2e3);
connectInString(file, name);
}
for (const path of scan.paths) {
fileDeadline.spend(2e3);
connectName(file, path, true, fileDeadline, "path");
}
}
const users = edges.usersOfStarters();
for (const {file: file, specifier: specifier} of inCode) {
if (!users.has(file)) continue;
deadline.spend(2e3);
for (const target of resolve(file, specifier).files) edges.connect(file, target, "reference");
}
function scanText(file, fileDeadline) {
const text = tree.read(file);
const refused = text === void 0 ? tree.refused?.(file) : void 0;
if (refused !== void 0) throw new GaveUp("unreadable", `${file} ${refused}, so what it imports is not known`, file);
if (text === void 0) return;
const scan = scanFile(file, text, fileDeadline);
const target = tree.leadsTo?.(file);
if (target === void 0) options.scans?.add(file, text, scan); else if (tree.files.has(target)) edges.connect(file, target, "imports");
return scan;
}
function connectInString(file, specifier) {
const hole = specifier.indexOf(HOLE);
const isPath = /^(?:\.|\0?\/)/.test(specifier);
if (!isPath) {
if (hole === -1) inCode.push({
file: file,
specifier: specifier
});
return;
}
const path = hole === 0 ? `.${specifier.slice(1)}` : specifier.replace(/^\//, "./");
const rest = path.indexOf(HOLE);
for (const from of startsOf(project, file)) if (rest === -1) {
const target = (0, src_paths.fj)(from, path);
for (const other of fileOrBuilt(project, target)) edges.connect(file, other, "reference");
} else {
const certain = path.slice(0, path.lastIndexOf("/", rest) + 1);
const folder = /[^./]/.test(certain) ? (0, src_paths.fj)(from, certain) : void 0;
if (folder !== void 0 && index.folders.has(folder)) edges.readFolder(file, folder, "reference");
}
}
function connectRequests(file, scan) {
const declaration = isDeclaration(file);
const typeTest = options.keepTypes || isTestOfTypes(file);
let readsFiles = false;
for (const {kind: kind, specifier: specifier} of scan.requests) if (kind === "type") if (typeTest || declaration) followTypes(file, specifier); else takeTypes(file, specifier); else if (kind === "inline-type") {
const kept = options.keepTypes || options.keepInlineTypes || project.tsConfigsOf(file).some(config => config.keepsImports);
if (kept || declaration || typeTest) follow(file, specifier); else takeTypes(file, specifier);
} else if (kind === "import") {
if (declaration) followTypes(file, specifier); else follow(file, specifier);
if (PROCESS_STARTERS.test(specifier)) edges.startsProcesses(file);
readsFiles ||= FILE_READERS.test(specifier);
} else if (!declaration) computed(file, kind, specifier);
if (scan.hasJsx) connectJsxRuntimes(file, scan);
if (isComponent(file)) edges.connect(file, packageNode(file.slice(file.lastIndexOf(".") + 1)), "imports");
return readsFiles;
}
function connectJsxRuntimes(file, scan) {
const sources = new Set([ ...project.dependencies.has("react") ? [ "react" ] : [], ...scan.jsxImportSources, ...options.jsxImportSources, ...project.tsConfigsOf(file).flatMap(config => config.jsxImportSource ?? []) ]);
for (const source of sources) for (const runtime of [ "jsx-runtime", "jsx-dev-runtime" ]) {
const found = resolve(file, `${source.replace(/\/$/, "")}/${runtime}`);
for (const target of found.files) edges.connect(file, target, "imports");
if (found.external !== void 0) edges.connect(file, packageNode(found.external), "imports");
}
}
function connectName(file, name, readsFiles, fileDeadline, as) {
const {files: files, folder: folder, ending: ending} = namedFiles(index, project, file, name, readsFiles);
fileDeadline.spend(100 * files.length);
for (const target of files) edges.connect(file, target, "reference");
if (folder === void 0) return;
edges.readFolder(file, folder, "reference", path => {
if (options.isTest(path) || ending !== void 0 && !path.endsWith(ending)) return false;
return !isModule(path) || as === "path" || /fixture/i.test(path) || !edges.isImported(path);
});
}
function readData(file) {
const text = tree.read(file);
if (text === void 0) return;
for (const target of dataReferences(project, file, text, deadline)) edges.connect(file, target, "reference");
}
function followTypes(file, specifier) {
for (const target of resolve(file, specifier).files) edges.connect(file, target, "imports");
}
function takeTypes(file, specifier) {
const {files: files, external: external} = resolve(file, specifier);
for (const target of files) edges.takeTypes(target);
if (external !== void 0) edges.takeTypes(packageNode(external));
}
function computed(file, kind, specifier) {
if (specifier === "" || !/^\.{0,2}\//.test(specifier)) {
edges.opaque.add(file);
return;
}
const from = specifier.startsWith("/") ? project.packageOf(file)?.folder ?? "" : (0, 
src_paths.yS)(file);
const certain = kind === "glob" ? before(specifier, "*", "?", "{", "(", "[") : specifier;
const base = certain.slice(0, certain.lastIndexOf("/") + 1);
const folder = (0, src_paths.fj)(from, `./${base}`);
if (folder === void 0) {
edges.opaque.add(file);
return;
}
if (kind === "computed") {
edges.readFolder(file, folder, "imports");
return;
}
const rest = specifier.slice(base.length);
let matched;
edges.readFolder(file, folder, "imports", path => {
matched ??= matching(file, rest, folder);
return matched.has(path);
});
}
function matching(file, source, folder) {
const prefix = folder === "" ? "" : `${folder}/`;
const paths = [ ...tree.files ].filter(path => path.startsWith(prefix));
deadline.spend(20 * tree.files.size + 100 * paths.length);
if (source === "") return new Set;
try {
const include = [ {
type: "glob",
source: source
} ];
const found = globs.match({
include: include,
paths: paths.map(path => path.slice(prefix.length))
});
return new Set(paths.filter((_, at) => found[at]));
} catch (error) {
throw new GaveUp("too-slow", `${file} imports by a pattern: ${error.message.replace(/\.$/, "")}`, file);
}
}
return {
dependents: file => edges.dependents(file),
importers: file => edges.importers(file),
usesPackage: name => edges.usesPackage(name),
hasTypesTaken: file => edges.hasTypesTaken(file),
unparsed: unparsed,
opaque: edges.opaque,
edges: edges.count,
byDependent: () => edges.byDependent()
};
}
async function provenTests(bases, select) {
const proven = new Map;
for (const base of bases) {
const open = [ ...base.proof.files ].filter(file => !proven.has(file));
if (open.length === 0) continue;
const {fallback: fallback, reasons: reasons} = await select(base);
if (fallback) continue;
for (const file of open) if (!reasons.has(file)) proven.set(file, base.proof);
}
return proven;
}
const RUNNING = words("vitest vite jest babel swc postcss tailwind unocss uno windi panda svelte next nuxt astro solid qwik preact remix react-router vue ember angular gatsby razzle craco nest metro stencil web-test-runner wtr");
const BUILDING = words("rollup webpack esbuild tsup tsdown rolldown rspack rsbuild rslib farm build");
const isRunningConfiguration = name => /^\.(?:babelrc|swcrc|postcssrc|browserslistrc)(?:\.\w+)?$|^gatsby-(?:config|node)\.[cm]?[jt]s$/.test(name) || configures(name, RUNNING);
const isToolConfiguration = name => isRunningConfiguration(name) || configures(name, BUILDING);
function configures(name, tools) {
const parts = name.split(".");
const inner = parts.slice(1, -1);
const tool = parts[0];
return (tools.has(tool) || tools.has(tool.slice(0, Math.max(0, tool.indexOf("-"))))) && /^(?:[cm]?[jt]s|json)$/.test(parts.at(-1)) && inner.every(part => /^[\w-]+$/.test(part)) && inner.some(part => /^(?:config|workspace|projects|preset)(?:-[\w-]+)?$/.test(part));
}
function words(text) {
return new Set(text.split(" "));
}
const BESIDE = /^(?:_*(?:bench(?:mark)?s?|perf(?:ormance)?)(?:[-_].*)?|examples?|samples?|demos?|playgrounds?|scripts?|tools?|website|docs?|docs-.+|site|www|storybook|\.storybook|stories|media|assets|\.github|\.circleci|\.vscode|\.idea|\.devcontainer|\.husky|\.changeset)$/i;
const MEDIA = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|mp[34]|mov|webm|ogg|wav|woff2?|ttf|otf|eot|pdf)$/i;
const CHECKERS = new Set("eslint prettier stylelint oxlint oxfmt biome dprint tslint xo commitlint lint-staged lintstaged lefthook husky simple-git-hooks knip cspell typos size-limit bundlewatch renovate dependabot typedoc api-extractor release-it releaserc semantic-release cliff markdownlint remark editorconfig gitattributes gitmodules mailmap codecov coveralls codeclimate sonar stryker sherif syncpack attw publint tstyche docusaurus netlify all-contributors pre-commit-config git-blame-ignore-revs mergify cz jscpd madge depcheck".split(" "));
const WORDS = new Set([ "git", "npm", "docker", "version" ]);
const CHECKER_NAME = /^(\.?)([a-z][a-z-]*?)(rc|ignore)?(\.config)?(?:\.(?:([cm]?[jt]s)|jsonc?|json5|ya?ml|toml))?$/i;
function inertReason(file) {
const {path: path} = file;
const name = baseName(path);
if (isDeclaration(path) && !file.checksTypes || path.endsWith(".js.flow")) return "only declares types";
if (file.onlyTypesTaken) return "only its types are used, which are erased before a test runs";
if (isTestOfTypes(path) && !file.checksTypes) return "a test of types, which this suite does not run";
if (file.isInTestFolder) return;
if (file.ignored) return "named by the input ignore, and by no test";
const tool = checkerOf(path, file.packageFolder);
if (tool !== void 0) return file.importsPackage(tool) ? void 0 : "configures a program that looks at sources only";
if (/\.(?:stories|story|bench)\.[cm]?[jt]sx?$|\.(?:stories|docs)\.mdx$/.test(name) && !file.isUsedOutside(path)) return "a story or benchmark, which nothing uses";
if (file.isSubmodule && !file.isUsedOutside("")) return "a submodule that nothing names";
if (isHidden(path) && !file.isUsedOutside("")) return "a hidden file that nothing names";
if (MEDIA.test(name) && !file.isUsedOutside("")) return "a picture, sound, font or document that nothing names";
if (file.untestedPackage !== void 0) return `in the package ${file.untestedPackage}, which holds no test and which no test uses`;
const {packageFolder: packageFolder} = file;
const folder = [ ...ancestors((0, src_paths.yS)(path)) ].find(at => at !== "" && (0, 
src_paths.yS)(at) === packageFolder);
const isBeside = folder !== void 0 && folder !== packageFolder && BESIDE.test(baseName(folder));
if (isBeside && !isToolConfiguration(name) && !file.isUsedOutside(folder)) return `in ${folder}/, which nothing outside uses`;
return;
}
const isHidden = path => path.split("/").some(part => part.startsWith(".") && part !== ".");
function checkerOf(path, packageFolder) {
const [, dot, tool = "", suffix, config, script] = CHECKER_NAME.exec(baseName(path)) ?? [];
const name = tool.toLowerCase();
if (WORDS.has(name)) return dot === "." && suffix !== void 0 ? name : void 0;
if (!CHECKERS.has(name)) return;
if (dot === "." || suffix !== void 0 || config !== void 0) return name;
return script === void 0 && (0, src_paths.yS)(path) === packageFolder ? name : void 0;
}
const firstOf = (changes, paths) => pathsOf(changes).find(path => paths.has(path));
function selectByPaths(changes, tests, triggers) {
const trigger = firstOf(changes, triggers);
const changed = new Set(changes.map(({path: path}) => path));
const reasons = new Map;
for (const test of tests) if (changed.has(test)) reasons.set(test, {
code: "changed",
via: [ test ]
}); else if (trigger !== void 0) reasons.set(test, {
code: "path",
via: [ trigger, test ]
});
const inert = new Map([ ...changed ].filter(path => !triggers.has(path) && !reasons.has(path)).map(path => [ path, OUTSIDE ]));
return {
reasons: reasons,
inert: inert
};
}
const OUTSIDE = "none of the files for which the suite runs";
const WORKSPACE_SETTINGS = new Map([ [ "pnpm-workspace.yaml", "pnpm-lock.yaml" ], [ ".yarnrc.yml", "yarn.lock" ] ]);
const LOCKED = [ ...CATALOG_FIELDS, "overrides", "patchedDependencies", "packageExtensions", "minimumReleaseAge", "minimumReleaseAgeExclude", "trustPolicy", "trustPolicyExclude", "trustPolicyIgnoreAfter", "peerDependencyRules", "auditConfig", "updateConfig" ];
async function changedCatalogs(before, after, locked) {
const [old, now] = [ await readSettings(before), await readSettings(after) ];
if (!old || !now) return;
const rest = settings => {
const others = {
...settings
};
for (const name of locked ? LOCKED : CATALOG_FIELDS) delete others[name];
return (0, canonical_json.d)(others);
};
if (rest(old) !== rest(now)) return;
const [former, latter] = [ old, now ].map(settings => (0, canonical_json.d)(settings["overrides"] ?? {}));
const isUntold = locked ? former !== latter && LOCAL_RANGE.test(`${former} ${latter}`) : latter.includes('"catalog:');
return isUntold ? void 0 : changedEntries(old, now);
}
async function readSettings(text) {
if (text === void 0) return;
const {parse: parse} = await __webpack_require__.e(8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
try {
return (0, src_json.eB)(parse(text, {
maxAliasCount: 0
})) ?? {};
} catch {
return;
}
}
async function patchedPackages(path, folder, read) {
const manifest = (0, src_json.lj)(read("package.json"));
const settings = await readSettings(read("pnpm-workspace.yaml"));
const tables = [ manifest, (0, src_json.eB)(manifest?.["pnpm"]), settings ];
const named = tables.flatMap(table => Object.entries((0, src_json.eB)(table?.["patchedDependencies"]) ?? {}).flatMap(([key, file]) => typeof file === "string" && (0, 
src_paths.fj)(folder, file) === path ? [ `${key[0]}${before(key.slice(1), "@")}` ] : []));
return new Set(named.length > 0 ? named : byName(path));
}
function byName(path) {
const [first = "", second = "", version = ""] = baseName(path).split("++").at(-1).split("+");
if (baseName((0, src_paths.yS)(path)) !== "patches") return [];
const [name, rest] = first.startsWith("@") ? [ `${first}/${second}`, version ] : [ first, second ];
return /^\d/.test(rest) ? [ name ] : [];
}
const ts_config_difference_RUNNING = [ "paths", "baseUrl", "rootDirs", "moduleSuffixes", "customConditions", "moduleResolution", "module", "target", "jsx", "jsxFactory", "jsxFragmentFactory", "jsxImportSource", "experimentalDecorators", "emitDecoratorMetadata", "useDefineForClassFields", "verbatimModuleSyntax", "preserveValueImports", "importsNotUsedAsValues", "isolatedModules", "esModuleInterop", "allowSyntheticDefaultImports", "alwaysStrict", "strict", "preserveConstEnums", "allowJs", "plugins" ];
const OTHERS = new Set([ "compilerOptions", "$schema", "display", "docs", "compileOnSave", "typeAcquisition", "watchOptions" ]);
function tsConfigDifference(before, after, checksTypes) {
const [old, now] = [ (0, src_json.eB)((0, jsonc.p)(before ?? "")), (0, src_json.eB)((0, 
jsonc.p)(after ?? "")) ];
if (!old || !now || checksTypes) return "compiler options";
for (const field of new Set([ ...Object.keys(old), ...Object.keys(now) ])) if (!OTHERS.has(field) && !ts_config_difference_same(old[field], now[field])) return `"${field}"`;
const options = config => (0, src_json.eB)(config["compilerOptions"]) ?? {};
const name = ts_config_difference_RUNNING.find(option => !ts_config_difference_same(options(old)[option], options(now)[option]));
return name === void 0 ? void 0 : `the compiler option "${name}"`;
}
const ts_config_difference_same = (a, b) => (0, canonical_json.d)(a ?? null) === (0, 
canonical_json.d)(b ?? null);
const LOCKFILES = /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|go\.sum)$/;
const MANIFESTS = /^(?:package|jsr|deno)\.jsonc?$/;
const COMPILER_OPTIONS = /^(?:ts|js)config(?:\.[\w.-]+)?\.json$/;
const TOOLS = "the versions of the tools";
const YARN = /(?:^|\/)\.yarn\/(?:releases|plugins)\//;
const CONFIGURATION = [ [ {
test: isToolConfiguration
}, "the configuration of the tools" ], [ /^(?:\.mocharc.*|\.puppeteerrc(?:\..*)?|\.borp\.ya?ml|jest-preset\..*|\.c8rc.*|\.nycrc.*|\.taprc)$/, "the configuration of the tools" ], [ /^(?:\.nvmrc|\.[\w-]+-version|\.tool-versions|\.?mise(?:\.[\w-]+)*\.toml|\.prototools|\.sdkmanrc|\.pnp\.[cm]?js|\.npmrc|\.pnpmfile\.[cm]js|\.yarnrc(?:\.ya?ml)?|pnpm-workspace\.yaml|bunfig\.toml|lerna\.json|nx\.json|turbo\.json)$/, TOOLS ], [ /^(?:pyproject\.toml|setup\.(?:py|cfg)|tox\.ini|pytest\.ini|conftest\.py|requirements.*\.txt|Pipfile|go\.mod|go\.work)$/, "the configuration of the tests" ], [ /^\.env(?:rc|\..+)?$/, "environment variables" ] ];
async function configurationChange(path, context) {
const {versions: versions, runnerFiles: runnerFiles, files: files, packageFolder: packageFolder, checksTypes: checksTypes, compilesTypeScript: compilesTypeScript} = context;
const name = baseName(path);
if (/(?:^|\/)(?:node_modules|__fixtures__|fixtures?|testdata)\//.test(path)) return;
const folder = packageFolder(path);
const concerned = (code, message, whom = folder) => ({
kind: "package",
folder: whom,
fallback: {
code: code,
message: message,
file: path
}
});
if (LOCKFILES.test(name)) {
const fallback = {
code: "lockfile",
message: `${path} changed`,
file: path
};
if (!READ_LOCKFILES.includes(name)) return {
kind: "package",
folder: folder,
fallback: fallback
};
const change = await context.lockfiles.change(path, await versions.before(path), versions.after(path));
return change ? {
kind: "packages",
folder: folder,
change: change,
listed: new Set,
fallback: fallback
} : {
kind: "package",
folder: folder,
fallback: fallback
};
}
if (MANIFESTS.test(name)) {
if (name !== "package.json" && name !== "package.jsonc") return {
kind: "inert",
reason: "a manifest for Deno, which does not run these tests"
};
const [before, after] = [ await versions.before(path), versions.after(path) ];
const locked = [ ...ancestors((0, src_paths.yS)(path)) ].some(above => READ_LOCKFILES.some(lock => files.has(above === "" ? lock : `${above}/${lock}`)));
const difference = manifestDifference(before, after, {
locked: locked,
checksTypes: checksTypes,
setsTools: context.setsTools(path)
});
if (difference === void 0) {
const {changed: changed, untold: untold, shared: shared} = changedRanges(before, after);
const listed = locked ? untold : changed;
const packages = new Set(locked ? listed : [ ...listed, ...takenFrom(shared, manifests(context)) ]);
if (packages.size === 0) return {
kind: "inert",
reason: "changed in nothing that a test can notice, unless it reads the file"
};
const fallback = {
code: "manifest",
message: `ranges of packages changed in ${path}`,
file: path
};
return {
kind: "packages",
folder: folder,
change: {
packages: packages,
hidesPeers: !locked
},
listed: listed,
fallback: fallback
};
}
const message = before === void 0 ? `${path} was added` : after === void 0 ? `${path} was deleted` : `${difference.what} changed in ${path}`;
const whom = difference.isOfWorkspaces ? "" : (0, src_paths.yS)(path);
const {formerName: formerName} = difference;
return {
...concerned("manifest", message, whom),
...formerName === void 0 ? {} : {
formerName: formerName
}
};
}
if (name.endsWith(".patch")) {
const answer = await patchChange(path, context);
if (answer) return answer;
}
const whom = runnerFiles.get(path);
if (whom !== void 0) return concerned("config", `${path}, which sets up the tests, changed`, whom);
if (COMPILER_OPTIONS.test(name)) {
const what = tsConfigDifference(await versions.before(path), versions.after(path), checksTypes || compilesTypeScript);
return what === void 0 ? {
kind: "inert",
reason: "changed in no option that reaches a test while it runs"
} : concerned("config", `${what} changed in ${path}`, extendedElsewhere(path, context) ? "" : (0, 
src_paths.yS)(path));
}
const lock = WORKSPACE_SETTINGS.get(name);
if (lock !== void 0) {
const locked = files.has(path.replace(name, lock));
const entries = await changedCatalogs(await versions.before(path), versions.after(path), locked);
if (entries && locked) return {
kind: "inert",
reason: "changed in versions only, which the lock file tells"
};
if (entries) {
const packages = takenFrom(entries, manifests(context));
if (packages.size === 0) return {
kind: "inert",
reason: "changed in ranges that no package takes from its catalogs"
};
const fallback = {
code: "config",
message: `catalogs changed in ${path}`,
file: path
};
const change = {
packages: packages,
hidesPeers: true
};
return {
kind: "packages",
folder: folder,
change: change,
listed: new Set,
fallback: fallback
};
}
}
if (name === "lerna.json") {
const withoutVersion = text => (0, canonical_json.d)({
...(0, src_json.eB)((0, jsonc.p)(text ?? "")),
version: void 0
});
const [before, after] = [ await versions.before(path), versions.after(path) ];
if (before !== void 0 && after !== void 0 && withoutVersion(before) === withoutVersion(after)) return {
kind: "inert",
reason: "changed in its version only"
};
}
for (const [pattern, what] of CONFIGURATION) if (pattern.test(name) || what === TOOLS && YARN.test(path)) return concerned("config", `${path} (${what}) changed`);
return;
}
async function patchChange(path, {versions: versions, files: files, lockfiles: lockfiles, packageFolder: packageFolder}) {
for (const folder of ancestors((0, src_paths.yS)(path))) {
const at = name => folder === "" ? name : `${folder}/${name}`;
const lock = READ_LOCKFILES.map(at).find(file => files.has(file));
if (lock === void 0) continue;
const names = await patchedPackages(path, folder, name => versions.after(at(name)) ?? "");
if (names.size === 0) return;
const change = await lockfiles.contentOf(names, lock, versions.after(lock) ?? "");
const fallback = {
code: "lockfile",
message: `${path} changed`,
file: path
};
return change && {
kind: "packages",
folder: packageFolder(lock),
change: change,
listed: new Set,
fallback: fallback
};
}
return;
}
function* manifests({files: files, versions: versions}) {
for (const path of files) if (baseName(path) === "package.json") yield versions.after(path) ?? "";
}
function extendedElsewhere(path, {files: files, versions: versions}) {
const folder = (0, src_paths.yS)(path);
const bare = path.replace(/\.json$/, "");
for (const other of files) {
if (!COMPILER_OPTIONS.test(baseName(other)) || other.startsWith(`${folder}/`)) continue;
const extending = (0, src_json.eB)((0, jsonc.p)(versions.after(other) ?? ""))?.["extends"];
for (const name of Array.isArray(extending) ? extending : [ extending ]) {
if (typeof name !== "string") continue;
const at = name.startsWith(".") ? (0, src_paths.fj)((0, src_paths.yS)(other), name) : void 0;
if (at === path || at === bare || at === folder) return true;
if (at === void 0 && (name.endsWith(baseName(path)) || name.endsWith(baseName(folder)))) return true;
}
}
return false;
}
async function workflowChange(path, {definitions: definitions}, versions) {
if (!definitions.has(path)) return;
const fallback = {
code: "workflow",
message: `${path} changed`,
file: path
};
const [old, now] = [ await versions.before(path), versions.after(path) ];
if (old === void 0 || now === void 0) return fallback;
return withoutVersions(old) === withoutVersions(now) ? void 0 : fallback;
}
const withoutVersions = text => text.split("\n").map(line => /^\s*(?:- )?uses:/.test(line) && !line.includes("/workflows/") ? before(line, "@") : line).join("\n");
const tools_outside_tests_TOOLS = /^(?:eslint|prettier|pretty-quick|import-size|stylelint|oxlint|oxfmt|biome|dprint|tslint|xo|standard|neostandard|husky|lint-staged|simple-git-hooks|lefthook|yorkie|commitizen|release-it|semantic-release|standard-version|np|bumpp|changelogen|size-limit|bundlewatch|publint|attw|tsd|tstyche|knip|cspell|typedoc|vitepress|docusaurus|sherif|syncpack|danger|pkg-pr-new|all-contributors-cli|madge|depcheck|gh-pages|license-checker|conventional-changelog(?:-[\w-]+)?|cz-[\w-]+|eslint-[\w-]+|prettier-[\w-]+|stylelint-[\w-]+|typedoc-[\w-]+|typescript-eslint|markdownlint(?:-[\w-]+)?)$|^@(?:eslint|typescript-eslint|eslint-community|prettier|stylelint|biomejs|oxlint|commitlint|semantic-release|release-it|changesets|size-limit|arethetypeswrong|docusaurus|cspell|evilmartians)\/|^@[\w-]+\/(?:eslint|prettier|stylelint)-[\w-]+$/;
const TYPES = /^@types\//;
const isOutsideTests = (name, checksTypes) => tools_outside_tests_TOOLS.test(name) || TYPES.test(name) && !checksTypes;
const LOADED_BY_NAME = /^(?:jsdom|happy-dom|sass|sass-embedded|less|stylus|postcss|tailwindcss|autoprefixer|lightningcss|esbuild|terser|rollup|rolldown|vite|vitest|jest|ts-node|tsx|playwright|webdriverio|svelte|vue|react|preact|solid-js)$|^(?:babel|ts|jest|vitest|vite|postcss|rollup|webpack)-|-(?:preset|plugin|loader|environment|transform)(?:-|$)|^@(?:vitest|jest|babel|swc|vitejs|edge-runtime|testing-library|sveltejs|tailwindcss|rolldown|rollup|oxc-[\w-]+)\//;
const COMPILERS = new Set([ "typescript", "@typescript/native-preview" ]);
function concernedByPackages(question) {
const {change: change, owners: owners, graph: graph, namesInSettings: namesInSettings, checksTypes: checksTypes, compilesTypeScript: compilesTypeScript} = question;
const folders = new Map;
for (const name of [ ...change.packages ].sort()) {
if (isOutsideTests(name, checksTypes)) continue;
const use = graph.usesPackage(name);
if (COMPILERS.has(name) && use !== "imported" && !checksTypes && !compilesTypeScript) continue;
const listed = owners(name);
const isLoaded = namesInSettings.has(name) || LOADED_BY_NAME.test(name);
const known = use === "imported" && !isLoaded && !(change.hidesPeers && listed.length > 0);
const erased = use === "types" && !checksTypes && !isLoaded;
if (known || erased) continue;
for (const folder of listed) if (!folders.has(folder)) folders.set(folder, name);
}
return folders;
}
const CERTAINTY = [ "imports", "reference", "computed" ];
const MAX_VIA = 20;
function reach(dependents, changed) {
const found = new Map(changed.map(path => [ path, {
via: [],
code: "imports"
} ]));
const queue = [ ...changed ];
for (let at = 0; at < queue.length; at++) {
const file = queue[at];
const step = found.get(file);
for (const [dependent, kind] of dependents(file)) {
if (found.has(dependent)) continue;
const code = CERTAINTY.indexOf(kind) > CERTAINTY.indexOf(step.code) ? kind : step.code;
found.set(dependent, {
via: further(step.via, file),
code: code
});
queue.push(dependent);
}
}
for (const path of changed) found.set(path, {
via: [ path ],
code: "imports"
});
return found;
}
const further = (via, file) => via.length < MAX_VIA ? [ ...via, file ] : [ ...via.slice(0, MAX_VIA / 2), ...via.slice(MAX_VIA / 2 + 1), file ];
const TEST_FOLDER = /^(?:tests?|__tests?__|specs?|e2e|integration|fixtures?|__fixtures__|__mocks__|__snapshots__|testdata|test[-_].+|.+[-_]tests?)$/i;
function testsNear(path, tests, isPackage, deadline) {
const folders = [ ...ancestors((0, src_paths.yS)(path)) ].filter(folder => folder !== "");
if (!folders.some(folder => TEST_FOLDER.test(baseName(folder)) && !isPackage(folder))) return;
for (const folder of folders) {
deadline.spend(20 * tests.length);
const below = tests.filter(test => test.startsWith(`${folder}/`));
if (below.length > 0) return below;
}
return tests;
}
const RUNNING_EXPORT = /\bexport\s+(?:default|const|let|var|async|function|class|abstract|enum|namespace|module|import|\*|\{|=)|\bexports\b/;
const isTypesOnly = (path, text) => /\.[cm]?tsx?$/.test(path) && !RUNNING_EXPORT.test(text);
const NONE = new Set;
class UnusedFiles {
#context;
#isTest;
#unreaching=new Set;
#ofPackage=new Map;
constructor(context) {
this.#context = context;
this.#isTest = new Set(context.tests);
}
reachesTest(path) {
if (this.#isTest.has(path)) return true;
const users = this.#users(path, file => this.#isTest.has(file), this.#unreaching);
if (users === void 0) return true;
for (const file of users) this.#unreaching.add(file);
return false;
}
otherSuiteOf(path) {
const {testsOfOthers: testsOfOthers} = this.#context;
if (testsOfOthers.size === 0) return;
let suite = testsOfOthers.get(path);
if (suite !== void 0) return suite;
this.#users(path, file => {
suite = testsOfOthers.get(file);
return suite !== void 0;
});
return suite;
}
async answer(path) {
const {tests: tests, graph: graph, packageOf: packageOf, ignored: ignored, owners: owners, startedByScripts: startedByScripts, checksTypes: checksTypes, deadline: deadline} = this.#context;
const folderOfPackage = file => packageOf(file)?.folder ?? "";
const isPackage = at => packageOf(`${at}/x`)?.folder === at;
const near = testsNear(path, tests, isPackage, deadline);
const folder = folderOfPackage(path);
const ofPackage = near ?? this.testsOf(folder);
const importsPackage = name => owners(`jest-runner-${name}`).length > 0 || [ ...graph.importers(packageNode(name)) ].some(([file]) => checkerOf(file, folderOfPackage(file)) !== name);
const isOfChecker = file => {
const tool = checkerOf(file, folderOfPackage(file));
return tool !== void 0 && !importsPackage(tool);
};
const reason = inertReason({
path: path,
packageFolder: folder,
ignored: ignored(path),
onlyTypesTaken: graph.hasTypesTaken(path) && [ ...graph.importers(path) ].length === 0 && await this.#isTypesOnly(path),
importsPackage: importsPackage,
checksTypes: checksTypes,
isSubmodule: this.#context.submodules?.has(path) ?? false,
isInTestFolder: near !== void 0,
...ofPackage.length === 0 && folder !== "" ? {
untestedPackage: folder
} : {},
isUsedOutside: outer => {
const counts = file => startedByScripts.has(file) || !(file.startsWith(`${outer}/`) || isOfChecker(file));
return startedByScripts.has(path) || this.#isInSettings(path) || this.#users(path, counts) === void 0;
}
});
if (reason !== void 0) return {
inert: reason
};
return ofPackage.length > 0 ? {
tests: ofPackage,
all: near === void 0 && folder === ""
} : {
tests: tests,
all: true
};
}
async #isTypesOnly(path) {
const {versions: versions} = this.#context;
const texts = [ await versions.before(path), versions.after(path) ];
return texts.every(text => text === void 0 || isTypesOnly(path, text));
}
#isInSettings(path) {
const {namesInSettings: namesInSettings, packageOf: packageOf} = this.#context;
const folder = packageOf(path)?.folder ?? "";
return [ ...ancestors(path) ].some(at => {
const inPackage = folder !== "" && at.startsWith(`${folder}/`) ? at.slice(folder.length + 1) : at;
return [ at, inPackage ].some(name => name !== "" && [ `./${name}`, `./${name}/`, `<rootDir>/${name}`, .../[./]/.test(name) ? [ name, `${name}/` ] : [] ].some(text => namesInSettings.has(text)));
});
}
testsOf(folder) {
const known = this.#ofPackage.get(folder);
if (known) return known;
const {files: files, tests: tests, graph: graph, runnerFiles: runnerFiles, deadline: deadline} = this.#context;
this.#ofPackage.set(folder, []);
const found = new Set;
if (folder === "") for (const test of tests) found.add(test); else {
const seen = new Set;
for (const path of files) if (path.startsWith(`${folder}/`)) seen.add(path);
for (const path of seen) {
if (this.#isTest.has(path)) found.add(path);
const whom = runnerFiles.get(path);
if (whom !== void 0 && whom !== folder) for (const test of this.testsOf(whom)) found.add(test);
for (const [user, kind] of graph.dependents(path)) if (kind !== "computed") seen.add(user);
deadline.spend(100);
}
}
const answer = [ ...found ].sort();
this.#ofPackage.set(folder, answer);
return answer;
}
#users(path, wanted, leftOut = NONE) {
const {graph: graph, deadline: deadline} = this.#context;
const found = new Set([ path ]);
for (const file of found) {
deadline.spend(50);
for (const [user, kind] of graph.dependents(file)) {
if (kind === "computed" || leftOut.has(user)) continue;
if (wanted(user)) return;
found.add(user);
}
}
return found;
}
}
async function selectTests(question) {
const selector = new Selector(question);
const {changes: changes, goneTests: goneTests} = question;
const changed = [ ...new Set(pathsOf(changes)) ];
const sources = [];
for (const path of lockfilesLast(changed)) {
const fallback = await selector.configuration(path, sources);
if (fallback) return {
reasons: new Map,
fallback: fallback
};
}
const fallback = selector.reached(changed, sources) ?? await selector.withoutUsers(sources, goneTests);
return fallback ? {
reasons: new Map,
fallback: fallback
} : selector.selection();
}
function lockfilesLast(paths) {
const isLockfile = path => READ_LOCKFILES.includes(baseName(path));
return [ ...paths.filter(path => !isLockfile(path)), ...paths.filter(isLockfile) ];
}
class Selector {
#reasons=new Map;
#inert=new Map;
#answered=new Set;
#noticed=new Set;
#context;
#question;
#isTest;
#unused;
constructor(question) {
this.#question = question;
this.#isTest = new Set(question.tests);
const runnerFiles = new Map([ ...question.configFiles, ...question.setupFiles ]);
this.#unused = new UnusedFiles({
...question,
runnerFiles: runnerFiles
});
this.#context = {
...question,
runnerFiles: runnerFiles,
packageFolder: file => question.packageOf(file)?.folder ?? ""
};
}
async configuration(path, sources) {
const question = this.#question;
const {graph: graph, versions: versions} = question;
question.deadline.spend(1e4);
if (question.runsEverything(path)) {
const message = `${path} changed, which the input run-everything-on names`;
return {
code: "run-everything-on",
message: message,
file: path
};
}
const workflow = await workflowChange(path, question.workflow, versions);
if (workflow) return workflow;
const answer = await configurationChange(path, this.#context);
if (answer) {
sources.push(path);
this.#answered.add(path);
if (answer.kind === "package") {
const {folder: folder, fallback: fallback, formerName: formerName} = answer;
const isMissed = formerName !== void 0 && (question.owners(formerName).length > 0 || graph.usesPackage(formerName) !== "unknown");
return this.#concern(isMissed ? "" : folder, fallback);
}
if (answer.kind === "packages") return this.#installed(path, answer);
this.#inert.set(path, answer.reason);
return;
}
const unused = this.#unused;
if (graph.unparsed.has(path) && (unused.reachesTest(path) || !("inert" in await unused.answer(path)))) return {
code: "parse-error",
message: `${path} changed and cannot be parsed`,
file: path
};
if (this.#isTest.has(path)) this.#reasons.set(path, {
code: "changed",
via: [ path ]
});
sources.push(path);
return;
}
#concern(folder, fallback) {
if (folder === "") return fallback;
const path = fallback.file;
const tests = this.#unused.testsOf(folder);
if (tests.length === 0) this.#inert.set(path, `in the package ${folder}, which holds no test and which no test uses`);
for (const test of tests) this.#add(test, {
code: "config",
via: [ path, test ]
});
return;
}
#installed(lock, {folder: folder, change: change, listed: listed, fallback: fallback}) {
const {graph: graph, owners: owners, namesInSettings: namesInSettings, checksTypes: checksTypes, compilesTypeScript: compilesTypeScript} = this.#question;
const folders = concernedByPackages({
change: change,
owners: name => [ ...owners(name).filter(owner => folder === "" || `${owner}/`.startsWith(`${folder}/`)), ...listed.has(name) ? [ folder ] : [] ],
graph: graph,
namesInSettings: namesInSettings,
checksTypes: checksTypes,
compilesTypeScript: compilesTypeScript
});
for (const [owner, name] of folders) {
const message = `${lock} has another ${name}, and nothing shows which tests use it`;
const all = this.#concern(owner, {
...fallback,
message: message
});
if (all) return all;
}
if (folders.size === 0) this.#inert.set(lock, "changed in packages that no test uses");
const found = reach(graph.dependents, [ ...change.packages ].map(packageNode));
return this.#follow(found, new Set, lock);
}
reached(changed, sources) {
const {graph: graph, ignored: ignored, configFiles: configFiles} = this.#question;
const isChanged = new Set(changed);
for (const [file, step] of reach(graph.importers, sources)) {
if (!configFiles.has(file) || isChanged.has(file)) continue;
const fallback = this.#setUp(file, step);
if (fallback) return fallback;
}
const dependents = file => ignored(file) ? [ ...graph.dependents(file) ].filter(([, kind]) => kind !== "computed") : graph.dependents(file);
return this.#follow(reach(dependents, sources), isChanged);
}
#follow(found, isChanged, start) {
const {setupFiles: setupFiles, configFiles: configFiles} = this.#question;
for (const [file, step] of found) {
const via = start === void 0 ? step.via : [ start, ...step.via.slice(1) ];
const setsUp = setupFiles.has(file) || start !== void 0 && configFiles.has(file);
if (setsUp && !isChanged.has(file)) {
const fallback = this.#setUp(file, {
...step,
via: via
});
if (fallback) return fallback;
}
if (this.#isTest.has(file)) this.#add(file, {
code: step.code,
via: [ ...via, file ]
});
}
return;
}
#setUp(file, {via: via}) {
const {configFiles: configFiles, setupFiles: setupFiles} = this.#question;
const [first] = via;
return this.#concern(setupFiles.get(file) ?? configFiles.get(file) ?? "", {
code: "config",
message: `${file}, which sets up the tests, depends on ${first}`,
file: first
});
}
async withoutUsers(sources, goneTests) {
for (const path of sources) {
if (this.#isTest.has(path) || this.#answered.has(path) || this.#unused.reachesTest(path)) continue;
if (goneTests.has(path)) {
this.#inert.set(path, "a test that is no more");
continue;
}
const suite = this.#unused.otherSuiteOf(path);
if (suite !== void 0) {
this.#inert.set(path, `only in tests of ${suite}`);
continue;
}
const answer = await this.#unused.answer(path);
if ("inert" in answer) {
this.#inert.set(path, answer.inert);
continue;
}
if (answer.all && !isModule(path)) return {
code: "unknown-file",
message: `nothing says which tests use ${path}`,
file: path
};
for (const test of answer.tests) this.#add(test, {
code: "nearby",
via: [ path, test ]
});
}
return;
}
selection() {
for (const path of this.#noticed) this.#inert.delete(path);
return {
reasons: this.#reasons,
inert: this.#inert
};
}
#add(test, reason) {
if (reason.via) this.#noticed.add(reason.via[0]);
if (!this.#reasons.has(test)) this.#reasons.set(test, reason);
}
}
const GRAPH_RUNNERS = new Set([ "vitest", "jest", "node" ]);
const COMPILING = [ "ts-jest", "ts-node", "@swc-node/register", "ts-patch", "ttypescript", "ts-loader" ];
async function affectedTests(context, question) {
const {comparison: comparison, proofBases: proofBases, discovery: discovery} = question;
if (question.suite.rule !== "impacted") return affectedByRule(question);
if (discovery.found.by === "legs") {
const message = `only ${discovery.runner} itself can say which files are tests: ${discovery.found.reason}`;
return {
selection: everything({
code: "tests-unknown",
message: message
}),
proven: new Map
};
}
let whatever = withoutGraph(question);
let overGraph;
const select = async (changes, before) => {
const known = whatever ?? strangeName(changes);
if (known) return known;
try {
overGraph ??= selectOverGraph(context, question);
return await overGraph.select(changes, before);
} catch (error) {
context.log.debug(error.stack ?? "");
whatever = everything(error instanceof GaveUp ? error.fallback : {
code: "plan-error",
message: `planning failed (${(0, errors.bD)(error)}); please report it`
});
return whatever;
}
};
const selection = comparison.fallback ? everything(comparison.fallback) : await select(comparison.changes, comparison.base);
const proven = await provenTests(proofBases, ({proof: proof, changes: changes}) => changes.length === 0 ? Promise.resolve({
reasons: new Map
}) : select(changes, proof.head));
return {
selection: selection,
proven: proven,
graph: overGraph?.graph
};
}
const everything = reason => ({
reasons: new Map,
fallback: reason
});
async function affectedByRule(question) {
const {suite: suite, comparison: comparison, discovery: discovery, proofBases: proofBases, triggers: triggers, needsProof: needsProof} = question;
const {tests: tests} = discovery;
const byLegs = discovery.found.by === "legs";
const all = message => everything({
code: "tests-unknown",
message: message
});
if (suite.rule === "always") {
const selection = byLegs ? all("the suite always runs") : {
reasons: new Map
};
return {
selection: selection,
proven: new Map
};
}
const chosen = changes => selectByPaths(changes, tests, triggers);
if (!byLegs) {
const selection = comparison.fallback ? everything(comparison.fallback) : chosen(comparison.changes);
const proven = await provenTests(proofBases, async ({changes: changes}) => chosen(changes));
return {
selection: selection,
proven: proven
};
}
const trigger = firstOf(comparison.changes, triggers);
if (comparison.fallback || trigger !== void 0) return {
selection: all(comparison.fallback?.message ?? `${trigger} changed`),
proven: new Map
};
const isProven = proofBases.some(({changes: changes}) => firstOf(changes, triggers) === void 0);
const selection = needsProof && !isProven ? all("no earlier run proves them since they last had to run") : {
reasons: new Map
};
return {
selection: selection,
proven: new Map
};
}
function withoutGraph({project: project, discovery: discovery, absent: absent}) {
if (discovery.tests.length === 0) return {
reasons: new Map
};
if (discovery.runner === void 0 || !GRAPH_RUNNERS.has(discovery.runner)) return everything({
code: "no-graph",
message: `${discovery.runner ?? "this runner"} has no import graph yet`
});
if (discovery.gaveUp) return everything(discovery.gaveUp);
if (absent.length > 0) {
const [first] = absent;
return everything({
code: "unreadable",
message: `a sparse checkout leaves out ${(0, numbers.LS)(absent.length, "file")}, such as ${first}, so what these import is not known`
});
}
const [unread] = project.unread;
if (!unread) return;
const [file, why] = unread;
return everything(new GaveUp("unreadable", `${file} ${why}`, file).fallback);
}
function strangeName(changes) {
const strange = changes.find(({path: path, from: from}) => !isStorable(path) || from !== void 0 && !isStorable(from));
return strange && everything({
code: "unknown-file",
message: `the changed file ${JSON.stringify(strange.path)} has a name that a plan cannot hold`
});
}
function selectOverGraph({environment: environment, log: log}, question) {
const {checkout: checkout, project: project, discovery: discovery, deadline: deadline} = question;
const tests = new Set(discovery.tests);
const started = performance.now();
const graph = buildGraph(project, {
...discovery.names,
jsxImportSources: discovery.jsxImportSources,
keepTypes: discovery.checksTypes,
keepInlineTypes: discovery.runner === "node",
isTest: path => tests.has(path) || question.testsOfOthers.has(path),
isConfiguration: path => discovery.configFiles.has(path) && !tests.has(path),
deadline: deadline,
scans: question.scans
});
log.debug(`${graph.edges} dependencies in ${Math.round(performance.now() - started)} ms; unknown imports in: ${[ ...graph.opaque ].slice(0, 20).join(", ") || "no file"}`);
const lockfiles = new Lockfiles;
const own = workflowPath(environment.variables["GITHUB_WORKFLOW_REF"], environment.repository);
const workflow = workflowFiles(project.tree.files, own, path => project.tree.read(path), deadline);
const named = [ ...workflow.used ].filter(path => !(tests.has(path) || question.testsOfOthers.has(path) || hasOwnRule(path)) && checkerOf(path, project.packageOf(path)?.folder ?? "") === void 0);
const startedByScripts = programsOf(project, scriptsForTests);
const select = (changes, before) => selectTests({
changes: changes,
tests: discovery.tests,
goneTests: question.goneTests,
testsOfOthers: question.testsOfOthers,
graph: graph,
configFiles: new Map([ ...named.map(path => [ path, "" ]), ...discovery.configFiles ]),
setupFiles: discovery.setupFiles,
checksTypes: discovery.checksTypes,
compilesTypeScript: COMPILING.some(name => project.ownersOf(name).length > 0),
ignored: path => question.ignored.has(path),
runsEverything: path => question.runsEverything.has(path),
workflow: workflow,
setsTools: path => workflow.used.has(path),
versions: {
before: path => before === void 0 ? Promise.resolve(void 0) : checkout.readAt(before, path),
after: path => project.tree.read(path)
},
lockfiles: lockfiles,
files: project.tree.files,
submodules: project.tree.submodules,
packageOf: withGonePackages(project, changes),
owners: project.ownersOf,
namesInSettings: discovery.namesInSettings,
startedByScripts: startedByScripts,
deadline: deadline
});
return {
graph: graph,
select: select
};
}
function withGonePackages(project, changes) {
const gone = new Map(changes.flatMap(({path: path, from: from, status: status}) => {
const manifest = status === "deleted" ? path : from;
if (manifest === void 0 || baseName(manifest) !== "package.json") return [];
const folder = (0, src_paths.yS)(manifest);
return [ [ folder, {
folder: folder,
json: {}
} ] ];
}));
return path => {
const found = project.packageOf(path);
if (gone.size === 0) return found;
const nearest = [ ...ancestors((0, src_paths.yS)(path)) ].find(folder => gone.has(folder));
return nearest !== void 0 && nearest.length > (found?.folder ?? "").length ? gone.get(nearest) : found;
};
}
const workflowPath = (ref, repository) => ref?.startsWith(`${repository}/`) ? ref.slice(repository.length + 1).replace(/@.*$/s, "") : void 0;
var detect = __webpack_require__(63944);
var node = __webpack_require__(6880);
const JAVA = "{java,kt,groovy,scala}";
const USUAL_PATTERNS = {
vitest: [ "**/*.{test,spec}.?(c|m)[jt]s?(x)" ],
jest: [ "**/__tests__/**/*.?([mc])[jt]s?(x)", "**/?(*.)+(spec|test).?([mc])[jt]s?(x)" ],
node: node.D,
mocha: [ "{test,tests,spec}/**/*.{js,cjs,mjs,ts,cts,mts}", "**/*.{test,spec}.{js,cjs,mjs,ts,cts,mts}" ],
ava: [ "**/{test,test-*}.{js,cjs,mjs,ts,cts,mts}", "**/*.{test,spec}.{js,cjs,mjs,ts,cts,mts}", "**/{test,tests,__tests__}/**/[^_]*.{js,cjs,mjs,ts,cts,mts}" ],
playwright: [ "**/*.{spec,test}.?(c|m)[jt]s?(x)" ],
cypress: [ "**/*.cy.{js,jsx,ts,tsx}" ],
bun: [ "**/*{.,_}{test,spec}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}" ],
deno: [ "**/{*_,*.,}test.{ts,tsx,mts,js,jsx,mjs}" ],
pytest: [ "**/test_*.py", "**/*_test.py" ],
go: [ "**/*_test.go" ],
nextest: [ "**/tests/*.rs", "**/src/**/*.rs" ],
gradle: [ `**/src/*[tT]est*/**/*.${JAVA}` ],
maven: [ `**/src/test/**/*.${JAVA}` ],
rspec: [ "**/*_spec.rb" ],
phpunit: [ "**/*Test.php" ]
};
const hasUsualTests = (tree, runner) => {
const matches = (0, src_patterns.jN)(USUAL_PATTERNS[runner]);
for (const path of tree.files) if (!(0, src_paths.j$)(path) && matches(path)) return true;
return false;
};
function checkTests(context, project, suites, discoveries) {
checkManifest(project);
suites.forEach((suite, at) => {
checkFolder(project, suite);
checkSuite(context, suite, discoveries[at], discoveries);
});
const owners = new Map;
suites.forEach(({name: name}, at) => {
const {tests: tests, runner: runner} = discoveries[at];
const key = file => `${runner} ${file}`;
const twice = tests.filter(file => owners.has(key(file)));
for (const file of tests) owners.set(key(file), name);
const [first] = twice;
if (first === void 0) return;
const more = twice.length > 1 ? ` and ${twice.length - 1} more are tests` : " is a test";
context.log.warning(`${first}${more} of several suites with ${runner}, "${name}" among them, so it runs twice. Name in "tests" which are whose.`);
});
}
function checkFolder({tree: tree}, {name: name, forLegs: {start: start}}) {
const folder = start?.workingDirectory;
if (folder === void 0) return;
const prefix = `${(0, src_paths.fj)("", folder)}/`;
if (prefix === "/" || [ ...tree.files ].some(path => path.startsWith(prefix))) return;
throw new errors.ce("PACELINE_INPUT_INVALID", `Input "suites": ${name} has the working-directory ${folder}, in which the repository has no file.`, "Give a folder of the repository, relative to it.");
}
function checkSuite({log: log}, suite, discovery, planned) {
const isOne = planned.length === 1;
const words = text => isOne ? text : `Suite "${suite.name}": ${text}`;
const other = planned.flatMap(({runner: runner}) => runner ?? []);
try {
checkFound(suite, {
...discovery,
others: discovery.others.filter(({program: program}) => !other.includes(program))
}, {
notice: text => log.notice(words(text)),
warning: text => log.warning(words(text))
});
} catch (error) {
if (isOne || !(error instanceof errors.ce)) throw error;
throw new errors.ce(error.code, words(error.message), error.remedy);
}
checkNames(discovery.tests);
}
function checkManifest({tree: tree, packages: packages}) {
if (!tree.files.has("package.json") || packages.some(({folder: folder}) => folder === "")) return;
if (tree.read("package.json") === void 0) return;
throw new errors.ce("PACELINE_PACKAGE_JSON", "package.json is not a JSON object, so the test runner cannot be determined.", "Correct package.json; `npm pkg get name` shows where it is wrong.");
}
function checkNames(tests) {
const unsafe = tests.find(path => !isStorable(path));
if (unsafe === void 0) return;
throw new errors.ce("PACELINE_TEST_NAME", `The test file ${JSON.stringify(unsafe)} has a name that a plan cannot hold.`, "Rename it: no backslash, no drive letter.");
}
function checkFound(suite, discovery, log) {
if (discovery.ambiguous.length > 0) {
const programs = [ ...new Set(discovery.ambiguous.map(({program: program}) => program)) ];
if (programs.length === 1) {
const [first] = discovery.ambiguous;
throw new errors.ce("PACELINE_RUNNER_AMBIGUOUS", `The script "test" runs ${programs[0]} more than once, with different arguments: ${discovery.ambiguous.map(({sign: sign}) => sign).join(", ")}. A plan covers one of them.`, `Add "runner: ${programs[0]}" to plan the first (${first.sign}), or give each a suite of its own in "suites".`);
}
const known = programs.filter(program => detect.kB.includes(program));
const choice = known.length > 0 ? known.map(name => `runner: ${name}`).join(" or ") : "runner: command";
throw new errors.ce("PACELINE_RUNNER_AMBIGUOUS", `More than one test program was found: ${signs(discovery.ambiguous)}. A plan covers one of them.`, `Give each a suite of its own in "suites", or add the one that this plan is of (${choice}).`);
}
for (const command of discovery.otherCommands) log.warning(`The scripts also run "${command}", which is not part of this plan. Give it a suite of its own in "suites".`);
if (discovery.besides.length > 0) log.notice(`Beside ${discovery.runner}, npm test also runs: ${discovery.besides.map(text => `"${text}"`).join(", ")}. That is not part of this plan; give it a step of its own.`);
if (discovery.others.length > 0 && discovery.runner !== void 0) log.notice(`Also found: ${signs(discovery.others)}. Its tests are not part of this plan; they can be a suite of their own in "suites".`);
if (discovery.tests.length > 0 || discovery.found.by === "legs") return;
const error = nothingFound(suite, discovery);
if (!suite.allowEmpty) throw error;
log.warning(`${error.message} That is allowed here ("allow-empty").`);
}
function nothingFound({tests: tests}, discovery) {
const looked = discovery.patterns.map(pattern => `"${pattern}"`).join(", ");
const orEmpty = 'If the suite may be empty, add "allow-empty: true".';
if (tests.length > 0) return new errors.ce("PACELINE_TESTS_NOT_FOUND", `Input "tests": no tracked file matches ${looked}.`, `Correct the patterns; they are relative to the repository and use / between folders. ${orEmpty}`);
if (discovery.runner === "command") return new errors.ce("PACELINE_TESTS_NOT_FOUND", 'With "runner: command" nothing says which files are tests.', `Name them here, for example tests: 'test/**/*.test.js'. ${orEmpty}`);
if (discovery.runner !== void 0) return new errors.ce("PACELINE_TESTS_NOT_FOUND", `No test was found: the runner is ${discovery.runner}, and no tracked file of the repository matches ${looked}.`, `Name the test files with "tests", for example tests: '${USUAL_PATTERNS[discovery.runner][0]}', or another program with "runner". ${orEmpty}`);
const [other] = discovery.others;
if (other) return new errors.ce("PACELINE_RUNNER_UNKNOWN", `The tests seem to be run by ${signs(discovery.others)}, which "runner: auto" does not know; it knows ${detect.kB.join(", ")}. So no test was planned.`, `Add here "runner: command" and tests: with the patterns of the test files, and to run-tests a "command" that runs {files} and writes JUnit XML to {report}. ${orEmpty}`);
return new errors.ce("PACELINE_RUNNER_UNKNOWN", `No test program was found in the repository's root: neither a script, dependency or configuration of ${detect.kB.join(", ")}, nor pyproject.toml, pytest.ini or go.mod. So no test was planned.`, `Add "runner: ${detect.kB.join(" | ")}", or "runner: command" with tests: for any other program. ${orEmpty}`);
}
const signs = found => found.map(({program: program, sign: sign}) => sign === program ? program : `${program} (${sign})`).join(", ");
async function compare(context, checkout, head) {
const {environment: environment, inputs: inputs, log: log} = context;
try {
const answer = await checkout.findBase({
eventName: environment.eventName,
event: environment.event,
ref: environment.ref,
base: inputs.base,
maxDeepen: inputs["max-deepen"]
});
const asked = {
code: "asked-for",
message: "the input mode is full"
};
if (answer.commit === void 0) {
const fallback = inputs.mode === "full" ? asked : {
code: answer.code,
message: answer.reason
};
return {
changes: [],
fallback: fallback
};
}
log.info(`Comparing ${head.slice(0, 12)} with ${answer.commit.slice(0, 12)} (${answer.how}).`);
const changes = await checkout.changedFiles(answer.commit, head);
return {
base: answer.commit,
changes: changes,
...inputs.mode === "full" ? {
fallback: asked
} : {}
};
} catch (error) {
return {
changes: [],
fallback: {
code: "no-base",
message: `what changed is not known: ${(0, errors.bD)(error).replace(/\.$/, "")}`
}
};
}
}
var src_manifest = __webpack_require__(66274);
function goTests(tree) {
const modules = [ ...tree.files ].filter(path => path.endsWith("/go.mod")).map(src_paths.yS).filter(folder => folder !== "");
const files = [ ...tree.files ].filter(path => path.endsWith("_test.go") && !path.split("/").some(part => /^[._]/.test(part) || part === "testdata" || part === "vendor") && !modules.some(folder => (0, 
src_paths.Yw)(path, folder)));
const declaring = new Set(files.filter(path => DECLARES_TEST.test(tree.read(path) ?? "func Test")));
const withTests = new Set([ ...declaring ].map(src_paths.yS));
const found = [ ...declaring ];
for (const path of [ ...files ].sort()) {
const folder = (0, src_paths.yS)(path);
if (declaring.has(path) || withTests.has(folder)) continue;
withTests.add(folder);
found.push(path);
}
return found.sort();
}
const DECLARES_TEST = /^[ \t]*func[ \t]+(?:Test|Example|Fuzz)/m;
var jvm_classes = __webpack_require__(30981);
var xml = __webpack_require__(37629);
const xml_MAX_DEPTH = 200;
function parseXml(source) {
const top = {
name: "",
attributes: {},
children: [],
text: ""
};
const open = [ top ];
let at = 0;
while (at < source.length) {
const start = source.indexOf("<", at);
const current = open.at(-1);
current.text += (0, xml.D)(source.slice(at, start === -1 ? source.length : start));
if (start === -1) break;
const skipped = skippedTo(source, start);
if (skipped === void 0) return;
if (skipped > start) {
if (source.startsWith("<![CDATA[", start)) current.text += source.slice(start + 9, skipped - 3);
at = skipped;
continue;
}
const end = endOfTag(source, start);
if (end === -1) return;
const tag = source.slice(start + 1, end);
at = end + 1;
if (tag.startsWith("/")) {
if (open.length === 1 || tag.slice(1).trim() !== current.name) return;
open.pop();
open.at(-1).children.push(xml_closed(current));
continue;
}
const isEmpty = tag.endsWith("/");
const element = elementOf(isEmpty ? tag.slice(0, -1) : tag);
if (element === void 0 || open.length > xml_MAX_DEPTH) return;
if (isEmpty) current.children.push(xml_closed(element)); else open.push(element);
}
return open.length === 1 && top.children.length === 1 ? top.children[0] : void 0;
}
function skippedTo(source, start) {
const until = (end, from) => {
const found = source.indexOf(end, from);
return found === -1 ? void 0 : found + end.length;
};
if (source.startsWith("\x3c!--", start)) return until("--\x3e", start + 4);
if (source.startsWith("<![CDATA[", start)) return until("]]>", start + 9);
if (source.startsWith("<?", start)) return until("?>", start + 2);
return source.startsWith("<!", start) ? void 0 : start;
}
function endOfTag(source, start) {
let quote = "";
for (let at = start + 1; at < source.length; at++) {
const char = source[at];
if (quote !== "") {
if (char === quote) quote = "";
} else if (char === '"' || char === "'") quote = char; else if (char === ">") return at;
}
return -1;
}
function elementOf(tag) {
const name = /^[^\s=<>"'/]+/.exec(tag)?.[0];
if (name === void 0) return;
const attributes = {};
for (const [, key, double, single] of tag.slice(name.length).matchAll(/\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[key] = (0, 
xml.D)(double ?? single ?? "");
return {
name: name,
attributes: attributes,
children: [],
text: ""
};
}
const xml_closed = ({text: text, ...element}) => ({
...element,
text: text.trim()
});
const elementsAt = (root, ...path) => path.reduce((found, name) => found.flatMap(({children: children}) => children.filter(child => child.name === name)), [ root ]);
const INCLUDED = /^Test|(?:Test|Tests|TestCase)$/;
const HARMLESS = new Set("argLine forkCount reuseForks forkMode useSystemClassLoader useManifestOnlyJar trimStackTrace printSummary useFile systemPropertyVariables systemProperties environmentVariables rerunFailingTestsCount redirectTestOutputToFile reportFormat parallel threadCount threadCountClasses threadCountMethods perCoreThreadCount useUnlimitedThreads forkedProcessTimeoutInSeconds runOrder enableAssertions failIfNoTests useModulePath additionalClasspathElements classpathDependencyExcludes disableXmlReport enableProcessChecker forkNode shutdown childDelegation jvm debugForkedProcess".split(" "));
const PROPERTIES = /^(?:skipTests|skipITs|maven\.test\..*|test|it\.test|groups|excludedGroups|surefire\.(?!version).*)$/;
const maven_OTHERS = /^(?:build-helper-maven-plugin|scalatest-maven-plugin|tycho-surefire-plugin|karma-maven-plugin)$/;
const LANGUAGES = [ [ /\.java$/, /^/ ], [ /\.kt$/, /^kotlin-maven-plugin$/ ], [ /\.groovy$/, /^(?:gmavenplus-plugin|groovy-eclipse-compiler|gmaven-plugin)$/ ], [ /\.scala$/, /^scala-maven-plugin$/ ] ];
const PLAIN_WORDS = /^(?:-[oBqeU]|-ntp|--(?:no-transfer-progress|batch-mode|offline|quiet|errors)|-D(?:maven\.repo\.local|style\.color|org\.slf4j\.[^=]*|maven\.wagon\.[^=]*|aether\.[^=]*)=.*)$/;
function mavenTests(tree, command) {
refuseOptions(tree, command);
const modules = modulesOf(tree);
const patterns = modules.map(({folder: folder}) => (folder === "" ? "" : `${folder}/`) + "src/test/**/{Test*,*Test,*Tests,*TestCase}.*");
const tests = [];
for (const module of modules) {
if (module.packaging === "pom") continue;
const sources = (0, src_paths.fj)(module.folder, "src/test");
for (const path of tree.files) {
if (!(0, src_paths.Yw)(path, sources) || (0, src_paths.Yw)(path, `${sources}/resources`)) continue;
const plugin = LANGUAGES.find(([ending]) => ending.test(path))?.[1];
if (!plugin || !module.plugins.some(name => plugin.test(name))) continue;
const names = (0, jvm_classes._)(tree.read(path) ?? "", path).map(name => name.slice(name.lastIndexOf(".") + 1));
const included = names.filter(name => INCLUDED.test(name));
if (included.length === 0) continue;
if (included.every(name => /^(?!Test).*Tests$/.test(name)) && !module.isNew) throw new src_patterns.IO(`${path} is a test only for surefire 2.22 and newer, and the version is not known`);
tests.push(path);
}
}
return {
tests: tests.sort(),
patterns: patterns
};
}
function modulesOf(tree) {
const modules = [];
const seen = new Set;
const open = [ "pom.xml" ];
for (let path = open.pop(); path !== void 0; path = open.pop()) {
if (seen.has(path)) continue;
seen.add(path);
const chain = withParents(tree, path);
for (const {pom: pom, at: at} of chain) refuseSettings(pom, at);
const plugins = chain.flatMap(({pom: pom}) => pluginsOf(pom));
const [own] = chain;
modules.push({
folder: (0, src_paths.yS)(path),
packaging: textOf(own.pom, "packaging") ?? "jar",
plugins: [ "", ...plugins.map(plugin => textOf(plugin, "artifactId") ?? "") ],
isNew: plugins.some(isNewSurefire)
});
for (const module of elementsAt(own.pom, "modules", "module")) {
const target = (0, src_paths.fj)((0, src_paths.yS)(path), module.text);
if (target === void 0 || module.text.includes("$")) throw new src_patterns.IO(`${path} has the module ${module.text}`);
open.push(target.endsWith(".xml") ? target : (0, src_paths.fj)(target, "pom.xml"));
}
}
return modules;
}
function withParents(tree, path) {
const chain = [];
for (let at = path; at !== void 0; ) {
const pom = parseXml(tree.read(at) ?? "");
if (pom?.name !== "project" || chain.length > 50) throw new src_patterns.IO(`${at} is not the pom that is expected`);
chain.push({
pom: pom,
at: at
});
const [parent] = elementsAt(pom, "parent");
if (!parent) break;
const [relative] = elementsAt(parent, "relativePath");
const target = relative?.text === "" ? void 0 : (0, src_paths.fj)((0, src_paths.yS)(at), relative?.text ?? "../pom.xml");
const above = [ target, target && (0, src_paths.fj)(target, "pom.xml") ].find(one => one !== void 0 && tree.files.has(one));
if (above === void 0) throw new src_patterns.IO(`${at} inherits from ${textOf(parent, "artifactId")}, which is not in the repository`);
at = above;
}
return chain;
}
const textOf = (element, name) => elementsAt(element, name)[0]?.text;
function* descendants(element) {
yield element;
for (const child of element.children) yield* descendants(child);
}
const pluginsOf = pom => [ ...descendants(pom) ].filter(({name: name}) => name === "plugin");
function refuseSettings(pom, at) {
const refuse = what => {
throw new src_patterns.IO(`${at} has ${what}`);
};
for (const profile of elementsAt(pom, "profiles", "profile")) if (elementsAt(profile, "modules", "module").length > 0) refuse("modules in a profile");
for (const element of descendants(pom)) {
const isDirectory = element.name === "testSourceDirectory";
if (isDirectory && !/^(?:\$\{(?:project\.)?basedir\}\/)?src\/test\/(?:java|kotlin)\/?$/.test(element.text)) refuse(`<testSourceDirectory>${element.text}`);
if (element.name !== "properties") continue;
const property = element.children.find(({name: name}) => PROPERTIES.test(name));
if (property) refuse(`the property ${property.name}`);
}
for (const plugin of pluginsOf(pom)) {
const name = textOf(plugin, "artifactId") ?? "";
if (maven_OTHERS.test(name)) refuse(`the plugin ${name}`);
if (name !== "maven-surefire-plugin") continue;
if (elementsAt(plugin, "executions", "execution").length > 0) refuse("executions of surefire");
const setting = elementsAt(plugin, "configuration").flatMap(({children: children}) => children).find(one => !HARMLESS.has(one.name));
if (setting) refuse(`<${setting.name}> for surefire`);
}
}
function isNewSurefire(plugin) {
const version = /^(\d+)\.(\d+)/.exec(textOf(plugin, "version") ?? "");
if (textOf(plugin, "artifactId") !== "maven-surefire-plugin" || !version) return false;
return Number(version[1]) > 2 || Number(version[2]) >= 22;
}
function refuseOptions(tree, command) {
const words = (tree.read(".mvn/maven.config") ?? "").split(/\s+/).filter(word => word !== "");
words.push(...(command?.args ?? []).map(({text: text}) => text));
for (let at = 0; at < words.length; at++) if (/^(?:-g?s|-T|-t|-gt|--settings|--threads)$/.test(words[at])) at += 1; else if (!PLAIN_WORDS.test(words[at])) throw new src_patterns.IO(`mvn is started with ${words[at]}`);
}
const phpunit_HARMLESS = /^(?:-[v]|--(?:colors(?:=\w+)?|verbose|debug|testdox|no-coverage|no-progress|no-output|stop-on-\w+|fail-on-\w+|display-\S+|strict-\S+|disallow-\S+|process-isolation|cache-result|do-not-cache-result|(?:filter|group|exclude-group|testsuite|exclude-testsuite|order-by|coverage-\w+|log-\w+|columns|random-order-seed)=.*))$/;
const WITH_VALUE = /^--(?:filter|group|exclude-group|exclude-filter|testsuite|order-by|log-\w+)$/;
function phpunitTests(tree, command) {
refuseArguments(command);
const name = configurationOf(tree);
const root = parseXml(tree.read(name) ?? "");
if (root?.name !== "phpunit") throw new src_patterns.IO(`${name} is not the XML that is expected`);
const suites = [ ...elementsAt(root, "testsuites", "testsuite"), ...elementsAt(root, "testsuite") ];
const parts = suites.flatMap(({children: children}) => children);
if (parts.length === 0) throw new src_patterns.IO(`${name} names no test suite`);
const paths = [ ...tree.files ];
const found = new Set;
const patterns = [];
for (const part of parts) {
const path = part.text === "" ? void 0 : (0, src_paths.fj)("", part.text);
if (part.name === "exclude") continue;
if (path === void 0 || part.text.startsWith("/") || /[*?[{]/.test(part.text)) throw new src_patterns.IO(`the path ${part.text} in ${name} is no plain one of the repository`);
if (part.name === "file") {
patterns.push(path);
if (tree.files.has(path)) found.add(path);
} else if (part.name === "directory") {
const {prefix: prefix, suffix: suffix} = endsOf(part);
patterns.push(`${path === "" ? "" : `${path}/`}**/${prefix}*${suffix}`);
for (const file of paths) {
if (!(0, src_paths.Yw)(file, path)) continue;
const own = file.slice(file.lastIndexOf("/") + 1);
if (own.startsWith(prefix) && own.endsWith(suffix)) found.add(file); else if (!/\.\w+$/.test(own) && tree.read(file) === void 0) throw new src_patterns.IO(`${file} may be a link to a folder`);
}
} else throw new src_patterns.IO(`${name} has <${part.name}> in a test suite`);
}
return {
tests: [ ...found ].sort(),
patterns: patterns
};
}
const endsOf = ({attributes: attributes}) => ({
prefix: attributes["prefix"] ?? "",
suffix: attributes["suffix"] || "Test.php"
});
function configurationOf(tree) {
if (tree.files.has("phpunit.xml")) return "phpunit.xml";
const found = [ "phpunit.xml.dist", "phpunit.dist.xml" ].filter(name => tree.files.has(name));
if (found.length === 1) return found[0];
throw new src_patterns.IO(found.length === 0 ? "phpunit has no configuration" : `there are ${found.join(" and ")}`);
}
function refuseArguments(command) {
const words = command?.args ?? [];
for (let at = 0; at < words.length; at++) {
const {text: text, computed: computed, pattern: pattern} = words[at];
if (WITH_VALUE.test(text)) at += 1; else if (computed || pattern || !phpunit_HARMLESS.test(text)) throw new src_patterns.IO(`"${command.text}" has ${text}`);
}
}
var shell_words = __webpack_require__(22205);
const rspec_HARMLESS = /^(?:-[bcwnp]|--(?:(?:no-)?colou?r|force-colou?r|tty|(?:no-)?fail-fast(?:=\d+)?|(?:no-)?profile|warnings|backtrace|full_backtrace|dry-run|only-failures|next-failure))$/;
const rspec_WITH_VALUE = /^(?:-[foteEI]|--(?:format|out|order|seed|tag|example|example-matches|deprecation-out|failure-exit-code|error-exit-code|exclude-pattern))$/;
const SETS_FILES = /\.(?:pattern|default_path|files_to_run|files_or_directories_to_run|filename_pattern)\s*(?:\|\|)?=[^=~]|\bload_spec_files\b/;
const DEFAULT_PATTERN = "**/*_spec.rb";
function rspecTests(tree, command, foreign) {
const options = {
pattern: void 0,
defaultPath: "spec",
requires: []
};
for (const name of [ ".rspec", ".rspec-local" ]) {
const text = tree.read(name) ?? "";
if (text.includes("<%")) throw new src_patterns.IO(`${name} is computed`);
const words = (0, shell_words.y)(text);
if (words === void 0) throw new src_patterns.IO(`${name} has a quote that is not closed`);
readWords(words, name, options);
}
if (command?.args.some(({computed: computed, pattern: pattern}) => computed || pattern)) throw new src_patterns.IO(`only the shell can say what "${command.text}" runs`);
readWords(command?.args.map(({text: text}) => text) ?? [], `"${command?.text}"`, options);
rspec_refuseSettings(tree, options);
const patterns = globsOf(options);
const paths = [ ...tree.files ];
const folder = (0, src_paths.fj)("", options.defaultPath) ?? "";
const link = paths.find(path => (0, src_paths.Yw)(path, folder) && !/\.\w+$/.test(path) && tree.read(path) === void 0);
if (link !== void 0) throw new src_patterns.IO(`${link} may be a link to a folder`);
return {
tests: [ ...(0, src_patterns.vz)(foreign, patterns, paths) ].sort(),
patterns: patterns
};
}
function readWords(words, origin, options) {
for (let at = 0; at < words.length; at++) {
const word = words[at];
const brief = /^-([Pr])([\s\S]+)$/.exec(word);
const name = brief ? `-${brief[1]}` : word.startsWith("--") ? word.split("=", 1)[0] : word;
const value = () => {
if (brief) return brief[2];
if (word !== name) return word.slice(name.length + 1);
at += 1;
return words[at] ?? "";
};
if (name === "-P" || name === "--pattern") options.pattern = value(); else if (name === "--default-path") options.defaultPath = value(); else if (name === "-r" || name === "--require") options.requires.push(value()); else if (rspec_WITH_VALUE.test(name)) value(); else if (!rspec_HARMLESS.test(word) && !/^-[foteEI]./.test(word)) throw new src_patterns.IO(`${origin} has ${word}`);
}
}
function rspec_refuseSettings(tree, {requires: requires, defaultPath: defaultPath}) {
if (requires.length === 0) return;
for (const name of requires) {
const file = name.endsWith(".rb") ? name : `${name}.rb`;
const places = [ defaultPath, "lib", "" ].map(folder => (0, src_paths.fj)(folder, file));
if (!places.some(path => path !== void 0 && tree.files.has(path))) throw new src_patterns.IO(`what ${name} does, which is required first, is not known`);
}
for (const path of tree.files) {
const isLoaded = path.endsWith(".rb") && !path.endsWith("_spec.rb");
const isNear = (0, src_paths.Yw)(path, defaultPath) || requires.some(name => path.endsWith(`${name}.rb`));
if (isLoaded && isNear && SETS_FILES.test(tree.read(path) ?? "")) throw new src_patterns.IO(`${path} sets which files are loaded`);
}
}
function globsOf({pattern: pattern, defaultPath: defaultPath}) {
const folder = (0, src_paths.fj)("", defaultPath);
if (folder === void 0 || /[*?[\]{}()!]/.test(defaultPath) || defaultPath.startsWith("/")) throw new src_patterns.IO(`the default path ${defaultPath} is no plain folder of the repository`);
const below = (glob, path) => path === "" ? glob : `${path}/${glob}`;
if (pattern === void 0) return [ below(DEFAULT_PATTERN, folder) ];
const parts = splitAtCommas(pattern);
if (parts.some(part => part === "" || /^\/|\.\.|[()!+@|\\^$]/.test(part))) throw new src_patterns.IO(`the pattern ${pattern} is not read`);
const isWhole = pattern.replace(/^\.\//, "").startsWith(folder);
const folders = pattern.split("/", 1)[0].includes("**") ? [ folder ] : [ folder, "" ];
return [ ...new Set(folders.flatMap(path => parts.map(part => below(part, isWhole ? "" : path)))) ];
}
function splitAtCommas(pattern) {
const parts = [];
let depth = 0;
let start = 0;
for (let at = 0; at < pattern.length; at++) if (pattern[at] === "{") depth += 1; else if (pattern[at] === "}") depth -= 1; else if (pattern[at] === "," && depth === 0) {
parts.push(pattern.slice(start, at).trim());
start = at + 1;
}
parts.push(pattern.slice(start).trim());
return parts.map(part => part.replace(/^(?:\.\/)+/, ""));
}
async function discoverTests(tree, runner, command, foreign = (0, foreign_patterns.g7)(foreign_patterns.Qd)) {
try {
switch (runner) {
case "vitest":
case "jest":
{
const patterns = runner === "vitest" ? (await Promise.all([ __webpack_require__.e(4559), __webpack_require__.e(9391), __webpack_require__.e(9741) ]).then(__webpack_require__.bind(__webpack_require__, 69741))).vitestPatterns(tree, command, foreign) : (await Promise.all([ __webpack_require__.e(4559), __webpack_require__.e(9391), __webpack_require__.e(3190) ]).then(__webpack_require__.bind(__webpack_require__, 13190))).jestPatterns(tree, command, foreign);
return {
certain: true,
tests: (0, src_patterns.VS)(tree, patterns, foreign),
patterns: (0, src_patterns.$6)(patterns)
};
}

case "node":
return {
certain: true,
...(0, node.W)(tree, command, foreign)
};

case "pytest":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(3292), __webpack_require__.e(5707) ]).then(__webpack_require__.bind(__webpack_require__, 5707))).pytestTests(tree, foreign)
};

case "ava":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(4559), __webpack_require__.e(9391), __webpack_require__.e(1504) ]).then(__webpack_require__.bind(__webpack_require__, 31504))).avaTests(tree, command, foreign)
};

case "mocha":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(4559), __webpack_require__.e(8815), __webpack_require__.e(9391), __webpack_require__.e(3020) ]).then(__webpack_require__.bind(__webpack_require__, 83020))).mochaTests(tree, command, foreign)
};

case "go":
return {
certain: true,
tests: goTests(tree),
patterns: USUAL_PATTERNS.go
};

case "rspec":
return {
certain: true,
...rspecTests(tree, command, foreign)
};

case "maven":
return {
certain: true,
...mavenTests(tree, command)
};

case "nextest":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(3292), __webpack_require__.e(1429) ]).then(__webpack_require__.bind(__webpack_require__, 91429))).nextestTests(tree, foreign)
};

case "phpunit":
return {
certain: true,
...phpunitTests(tree, command)
};

case "gradle":
throw new src_patterns.IO("only Gradle can say what its build scripts, which are programs, make of the sources");

case "playwright":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(4559), __webpack_require__.e(9391), __webpack_require__.e(7119) ]).then(__webpack_require__.bind(__webpack_require__, 87119))).playwrightTests(tree, command, foreign)
};

case "bun":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(3292), __webpack_require__.e(2555) ]).then(__webpack_require__.bind(__webpack_require__, 82555))).bunTests(tree, command, foreign)
};

case "deno":
return {
certain: true,
...(await __webpack_require__.e(2804).then(__webpack_require__.bind(__webpack_require__, 52804))).denoTests(tree, command, foreign)
};

case "cypress":
return {
certain: true,
...(await Promise.all([ __webpack_require__.e(4559), __webpack_require__.e(9391), __webpack_require__.e(6125) ]).then(__webpack_require__.bind(__webpack_require__, 86125))).cypressTests(tree, command, foreign)
};

default:
throw new src_patterns.IO(`the files of ${runner} are not read from its configuration`);
}
} catch (error) {
const reason = error instanceof src_patterns.IO ? error.message : error instanceof foreign_patterns.w5 || error instanceof foreign_patterns.Ey ? lowerFirst(error.message.replace(/\.$/, "")) : `reading it failed (${error.message})`;
const matches = (0, src_patterns.jN)(USUAL_PATTERNS[runner]);
const likely = [ ...tree.files ].filter(path => !(0, src_paths.j$)(path) && matches(path));
return {
certain: false,
reason: reason,
likely: likely.sort()
};
}
}
const lowerFirst = text => text.charAt(0).toLowerCase() + text.slice(1);
function folderIn(tree, folder) {
const prefix = folder === "" ? "" : `${folder}/`;
const names = [];
for (const path of tree.files) if (path.startsWith(prefix) && !path.includes("/", prefix.length)) names.push(path.slice(prefix.length));
return {
names: names,
text: name => tree.read(prefix + name) ?? ""
};
}
function readLiterals(source) {
return new LiteralReader(source).expression("");
}
function* objectsIn(value) {
if (value.type === "object") {
yield value.entries;
for (const entry of value.entries.values()) yield* objectsIn(entry);
} else if (value.type === "list") for (const item of value.items) yield* objectsIn(item); else if (value.type === "unknown") for (const part of value.parts) yield* objectsIn(part);
}
function* textsIn(value) {
if (value === void 0) return;
if (value.type === "text") yield value.value; else if (value.type === "list") for (const item of value.items) yield* textsIn(item); else if (value.type === "object") for (const entry of value.entries.values()) yield* textsIn(entry); else if (value.type === "unknown") for (const part of value.parts) yield* textsIn(part);
}
const literal_MAX_DEPTH = 100;
const MAX_TEXT = 1048576;
const MAX_NOT_REGEX = 100;
class LiteralReader {
#text;
#at=0;
#depth=0;
#notRegex=0;
constructor(text) {
this.#text = text.length > MAX_TEXT ? "" : text;
}
#regexEnd() {
if (this.#notRegex > MAX_NOT_REGEX) return -1;
const end = regexEnd(this.#text, this.#at);
if (end === -1) this.#notRegex += 1;
return end;
}
expression(ends) {
this.#depth += 1;
if (this.#depth > literal_MAX_DEPTH) this.#at = this.#text.length;
const value = this.#expression(ends);
this.#depth -= 1;
return value;
}
#expression(ends) {
const parts = [];
let operand = true;
let other = false;
const start = this.#at;
for (;;) {
this.#space();
const char = this.#text[this.#at];
if (char === void 0 || ends.includes(char)) break;
const end = char === "/" && operand ? this.#regexEnd() : -1;
if (char === '"' || char === "'" || char === "`") {
const part = this.#string(char);
parts.push(part);
operand = false;
} else if (char === "{") {
parts.push(this.#object());
operand = false;
} else if (char === "[") {
parts.push(this.#list("]"));
operand = false;
} else if (char === "(") {
const list = this.#list(")");
if (list.items.length === 1 && operand && !other) parts.push(list.items[0]); else {
parts.push({
type: "unknown",
text: "",
parts: list.items
});
other = true;
}
operand = false;
} else if (end !== -1) {
parts.push({
type: "regex",
value: this.#text.slice(this.#at + 1, end).replace(/\/[a-z]*$/, "")
});
this.#at = end;
operand = false;
} else if (isIdentifierStart(char.charCodeAt(0)) || /\d/.test(char)) {
const from = this.#at;
while (this.#at < this.#text.length && isIdentifierPart(this.#text.charCodeAt(this.#at))) this.#at++;
if (this.#at === from) this.#at += 1;
const word = this.#text.slice(from, this.#at);
if (word === "as" || word === "satisfies") {
if (parts.length === 1 && !other) this.#skipType(ends);
} else other = true;
operand = /^(?:return|typeof|default|await|case)$/.test(word);
} else {
this.#at += 1;
other = true;
operand = !")]}".includes(char);
}
}
if (parts.length === 1 && !other) return parts[0];
return {
type: "unknown",
text: this.#text.slice(start, this.#at).trim(),
parts: parts
};
}
#skipType(ends) {
while (this.#at < this.#text.length && !ends.includes(this.#text[this.#at]) && this.#text[this.#at] !== "\n") this.#at += 1;
}
#string(quote) {
if (quote !== "`") {
const end = stringEnd(this.#text, this.#at);
const from = this.#at + 1;
this.#at = end === -1 ? this.#text.length : end;
return {
type: "text",
value: unescapeText(this.#text.slice(from, end === -1 ? from : end - 1))
};
}
const parts = [];
const start = this.#at;
let from = this.#at + 1;
for (this.#at = from; this.#at < this.#text.length; this.#at++) {
const char = this.#text[this.#at];
if (char === "\\") this.#at += 1; else if (char === "`") break; else if (char === "$" && this.#text[this.#at + 1] === "{") {
parts.push({
type: "text",
value: unescapeText(this.#text.slice(from, this.#at))
});
this.#at += 2;
parts.push(this.expression("}"));
from = this.#at + 1;
}
}
const last = {
type: "text",
value: unescapeText(this.#text.slice(from, this.#at))
};
this.#at += 1;
return parts.length === 0 ? last : {
type: "unknown",
text: this.#text.slice(start, this.#at),
parts: [ ...parts, last ]
};
}
#list(close) {
this.#at += 1;
const items = [];
let complete = true;
for (;;) {
this.#space();
const char = this.#text[this.#at];
if (char === void 0 || char === close) break;
if (char === "," || char === ";") {
this.#at += 1;
continue;
}
if ("})]".includes(char)) break;
if (this.#text.startsWith("...", this.#at)) complete = false;
const item = this.expression(`,;${close}`);
if (item.type === "unknown") complete = false;
items.push(item);
}
this.#at += 1;
return {
type: "list",
items: items,
complete: complete
};
}
#object() {
this.#at += 1;
const entries = new Map;
for (let count = 0; ;count++) {
this.#space();
const char = this.#text[this.#at];
if (char === void 0 || char === "}") break;
if (char === "," || char === ";") {
this.#at += 1;
continue;
}
const before = this.#at;
const key = this.#key();
this.#space();
if (key !== void 0 && this.#text[this.#at] === ":") {
this.#at += 1;
entries.set(key, this.expression(",;}"));
} else {
this.#at = before;
entries.set(`#${count}`, this.expression(",;}"));
if (this.#at === before) this.#at += 1;
}
}
this.#at += 1;
return {
type: "object",
entries: entries
};
}
#key() {
const char = this.#text[this.#at];
if (char === '"' || char === "'") {
const value = this.#string(char);
return value.type === "text" ? value.value : void 0;
}
const from = this.#at;
while (this.#at < this.#text.length && isIdentifierPart(this.#text.charCodeAt(this.#at))) this.#at++;
return this.#at > from ? this.#text.slice(from, this.#at) : void 0;
}
#space() {
for (;;) {
const found = /\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
found.lastIndex = this.#at;
const match = found.exec(this.#text);
if (!match) return;
this.#at += match[0].length;
}
}
}
const MAX_CONFIGURATIONS = 2e3;
const MAX_STEPS = 3;
const NOT_OURS = /(?:^|\/)(?:node_modules|fixtures?|__fixtures__)\//;
const isRunnerConfig = name => /^jest-preset\.\w+$/.test(name) || /^vitest\.(?:workspace|projects)\.json$/.test(name);
function findConfigurations(project, named, localFiles, deadline) {
const {tree: tree} = project;
const found = new Map;
const folderFor = path => project.packageOf(path)?.folder ?? "";
const waiting = named.map(path => ({
path: path,
steps: 0,
concerns: ""
}));
for (const path of tree.files) {
const name = baseName(path);
if ((isRunningConfiguration(name) || isRunnerConfig(name)) && !NOT_OURS.test(path)) waiting.push({
path: path,
steps: 0,
concerns: folderFor(path)
});
}
for (let next = waiting.shift(); next; next = waiting.shift()) {
const {path: path, steps: steps} = next;
const known = found.get(path);
const concerns = known && known.concerns !== next.concerns ? "" : next.concerns;
const imported = steps > 0 && known?.imported !== false;
if (known?.concerns === concerns && known.imported === imported) continue;
const text = tree.read(path);
if (text === void 0) continue;
if (found.size >= MAX_CONFIGURATIONS) throw new GaveUp("too-slow", `there are more than ${MAX_CONFIGURATIONS} configurations`);
const config = {
path: path,
folder: (0, src_paths.yS)(path),
value: readLiterals(text),
imported: imported,
concerns: concerns
};
found.set(path, config);
waiting.push(...extendedBy(project, config).map(file => ({
path: file,
steps: 0,
concerns: concerns
})));
if (steps >= MAX_STEPS || !isModule(path)) continue;
for (const file of importedBy(project, path, text, localFiles, deadline)) waiting.push({
path: file,
steps: steps + 1,
concerns: concerns
});
}
const fields = project.packages.flatMap(({folder: folder, json: json}) => [ "jest", "babel", "postcss" ].flatMap(field => {
if (!(0, src_json.eB)(json[field])) return [];
const path = folder === "" ? "package.json" : `${folder}/package.json`;
return [ {
path: path,
folder: folder,
value: readLiterals(JSON.stringify(json[field])),
imported: true,
concerns: folder
} ];
}));
return [ ...found.values(), ...fields ].sort((a, b) => a.folder.length - b.folder.length);
}
function extendedBy(project, {folder: folder, value: value}) {
return [ ...objectsIn(value) ].flatMap(entries => [ "extends", "preset", "projects", "workspace" ].flatMap(key => directTexts(entries.get(key)).flatMap(name => {
if (!/^(?:\.|<rootDir>)/.test(name)) return [];
const at = (0, src_paths.fj)(folder, name.replace(/^<rootDir>\/?/, "./"));
return at === void 0 || at === "" ? [] : fileAt(project.tree.files, at);
})));
}
const directTexts = value => (value?.type === "list" ? value.items : [ value ]).flatMap(item => item?.type === "text" ? [ item.value ] : []);
function importedBy(project, path, text, localFiles, deadline) {
const fileDeadline = deadline.forFile(path, FILE_MS);
const {requests: requests} = scanModule(text, {
jsx: false,
typescript: true,
deadline: fileDeadline
});
return requests.flatMap(({kind: kind, specifier: specifier}) => {
if (kind !== "import") return [];
if (!specifier.startsWith(".")) return localFiles(path, specifier);
const at = (0, src_paths.fj)((0, src_paths.yS)(path), specifier);
return at === void 0 || at === "" ? [] : fileAt(project.tree.files, at);
});
}
function filesInCommand(project, command) {
if (!command) return [];
return filesInWords(project, "", [ ...command.nodeFlags, ...command.args.map(({text: text}) => text), ...Object.values(command.variables).flatMap(value => value.split(/\s+/)) ]);
}
function filesInWords(project, folder, words) {
return words.flatMap(word => {
const name = word.replace(/^--?[\w.-]+=/, "");
if (name === "" || name.startsWith("-") || !/[./]/.test(name)) return [];
const at = (0, src_paths.fj)(folder, name);
return at === void 0 || at === "" ? [] : fileAt(project.tree.files, at);
});
}
const NO_SETTINGS = {
aliases: [],
modulePaths: [],
moduleDirectories: []
};
function localPackageFiles(project, deadline) {
const resolve = createResolver(project, NO_SETTINGS, deadline);
return (from, name) => {
if (!/^[@\w]/.test(name)) return [];
if (!project.localDependency(from, packageOfSpecifier(name))) return [];
const {files: files, folder: folder} = resolve(from, name);
if (folder === void 0) return files;
const prefix = folder === "" ? "" : `${folder}/`;
return [ ...project.tree.files ].filter(path => path.startsWith(prefix) && isModule(path));
};
}
const RUNNING_KEYS = [ "setupFiles", "setupFilesAfterEnv", "setupTestFrameworkScriptFile", "globalSetup", "globalTeardown", "testEnvironment", "environment", "environmentMatchGlobs", "resolver", "runner", "testRunner", "pool", "sequencer", "testSequencer", "snapshotSerializers", "snapshotResolver", "snapshotEnvironment", "hasteImplModulePath", "dependencyExtractor", "transform" ];
const NAME_PREFIXES = [ "", "vitest-environment-", "jest-environment-", "babel-plugin-", "babel-preset-" ];
const COMPILER_KEYS = [ "plugins", "presets" ];
const isCompiler = path => /^\.?(?:babel|postcss|swc)/.test(baseName(path));
function setupFiles(project, configs, find, localFiles) {
const found = new Map;
for (const config of configs) {
const note = file => {
const known = found.get(file) ?? config.concerns;
found.set(file, known === config.concerns ? known : "");
};
const add = name => {
const bare = name.replace(/^<rootDir>\/?/, "./");
for (const folder of new Set([ config.folder, project.packageOf(config.path)?.folder ?? "", "" ])) {
const at = (0, src_paths.fj)(folder, bare);
if (at === void 0 || at === "") continue;
for (const file of find(at)) note(file);
}
for (const prefix of NAME_PREFIXES) for (const file of localFiles(config.path, prefix + name)) note(file);
};
for (const entries of objectsIn(config.value)) {
for (const key of RUNNING_KEYS) for (const name of textsIn(entries.get(key))) add(name);
if (isCompiler(config.path) || config.path.endsWith("package.json")) for (const key of COMPILER_KEYS) for (const name of firstTexts(entries.get(key))) add(name);
for (const [name, target] of mappings(entries)) if (isPattern(name) && target.type === "text" && !target.value.includes("$")) add(target.value);
}
}
return found;
}
function* firstTexts(value) {
if (value?.type !== "list") return;
for (const item of value.items) {
const name = item.type === "list" ? item.items[0] : item;
if (name?.type === "text") yield name.value;
}
}
function* mappings(entries) {
for (const key of [ "alias", "moduleNameMapper" ]) {
const table = entries.get(key);
if (table?.type === "object") for (const [name, value] of table.entries) if (!/^#\d+$/.test(name)) yield [ name, value ];
}
const find = entries.get("find");
const replacement = entries.get("replacement");
if (replacement && (find?.type === "text" || find?.type === "regex")) yield [ find.value, replacement ];
}
const beginningOf = name => /^\^?(.*?)(?:\/?\(\.[*+]\??\)|\/?\.\*)?\$?$/.exec(name.replaceAll("\\", ""))?.[1] ?? name;
const isPattern = name => /[|()[\]{}*+?]/.test(beginningOf(name)) || /^\\?\./.test(name);
function nameSettings(project, configs, command) {
const modulePaths = new Set;
const moduleDirectories = new Set;
const addPath = (folder, name) => {
const at = (0, src_paths.fj)(folder, name.replace(/^<rootDir>\/?/, "./"));
if (at !== void 0 && at !== "") modulePaths.add(at);
};
for (const config of configs) for (const entries of objectsIn(config.value)) {
for (const key of [ "moduleDirectories", "modules" ]) for (const name of textsIn(entries.get(key))) {
if (name === "node_modules") continue;
if (/^(?:\.|<rootDir>)/.test(name)) addPath(config.folder, name); else if (key === "moduleDirectories" && !name.startsWith("/")) moduleDirectories.add(name);
}
for (const name of textsIn(entries.get("modulePaths"))) addPath(config.folder, name);
if (isCompiler(config.path)) for (const name of textsIn(entries.get("root"))) addPath(config.folder, name);
}
for (const name of (command?.variables["NODE_PATH"] ?? "").split(":")) if (name !== "") addPath("", name);
return {
aliases: aliasesOf(project, configs),
modulePaths: [ ...modulePaths ],
moduleDirectories: [ ...moduleDirectories ]
};
}
function aliasesOf(project, configs) {
const found = [];
for (const config of configs) for (const entries of objectsIn(config.value)) for (const [name, value] of mappings(entries)) found.push(...aliases(project, config, name, value));
return found;
}
function* aliases(project, config, name, value) {
const pattern = beginningOf(name);
if (pattern === "") return;
const exact = name.endsWith("$") && !/[*+]\??\)\$$/.test(name);
const texts = [ ...textsIn(value) ];
for (const text of value.type === "unknown" ? texts.slice(-1) : texts) {
const whole = text.replace(/^<rootDir>\/?/, "./").replace(/^\/(?!\/)/, "./");
const bare = beforeGroup(whole);
if (!/^\.{0,2}\/|^[\w-]+(?:\/|$)/.test(bare) && bare !== ".") continue;
for (const folder of new Set([ config.folder, project.packageOf(config.path)?.folder ?? "" ])) {
const target = (0, src_paths.fj)(folder, bare === "" ? "." : bare);
if (target !== void 0) yield {
name: pattern,
exact: exact,
target: target
};
}
}
}
function jsxSources(configs) {
const found = new Set;
for (const config of configs) for (const entries of objectsIn(config.value)) for (const key of [ "jsxImportSource", "importSource" ]) for (const name of textsIn(entries.get(key))) {
const at = name.startsWith(".") ? (0, src_paths.fj)(config.folder, name) : void 0;
found.add(at === void 0 ? name : `/${at}`);
}
return [ ...found ];
}
function beforeGroup(target) {
const at = target.indexOf("$1");
return at === -1 ? target : target.slice(0, target[at - 1] === "/" ? at - 1 : at);
}
const textsInConfigurations = configs => new Set(configs.flatMap(({value: value}) => [ ...textsIn(value) ]));
async function discover_discoverTests(project, wanted, foreign, deadline) {
const {inCommand: inCommand, ...found} = await findTests(project, wanted, foreign, deadline);
const isTest = new Set(found.tests);
const named = inCommand.filter(path => !isTest.has(path)).map(path => [ path, "" ]);
return {
...found,
setupFiles: new Map([ ...found.setupFiles, ...named ]),
checksTypes: found.checksTypes || found.tests.some(isTestOfTypes)
};
}
async function findTests(project, {tests: tests, args: args = [], workingDirectory: workingDirectory = "", ...wanted}, foreign, deadline) {
const detection = wanted.runner === "auto" ? discover_detect(project) : void 0;
const runner = detection ? detection.runner : wanted.runner;
const manifest = (0, src_manifest.$)(name => project.tree.read(name) ?? "");
const command = runner === void 0 || runner === "command" ? void 0 : detection?.command ?? (0, 
detect.Nl)(manifest, runner);
const inCommand = [ ...filesInCommand(project, command), ...filesInWords(project, workingDirectory, args) ];
const localFiles = localPackageFiles(project, deadline);
const {configs: configs, gaveUp: gaveUp} = configurationsOf(project, inCommand, localFiles, deadline);
const find = path => fileAt(project.tree.files, path);
const common = {
runner: runner,
ambiguous: detection?.ambiguous ?? [],
others: detection?.others ?? [],
otherCommands: runner === void 0 ? [] : (0, detect.$1)(manifest, runner, command).map(({text: text}) => text),
besides: [],
...gaveUp ? {
gaveUp: gaveUp
} : {},
likely: [],
configFiles: new Map(configs.filter(({imported: imported}) => !imported).map(({path: path, concerns: concerns}) => [ path, concerns ])),
setupFiles: setupFiles(project, configs, find, localFiles),
inCommand: inCommand,
namesInSettings: new Set([ ...textsInConfigurations(configs), ...wordsOfScripts(manifest) ]),
names: nameSettings(project, configs, command),
jsxImportSources: jsxSources(configs),
checksTypes: checksTypes(project, runner, configs)
};
if (tests.length > 0) {
const paths = [ ...project.tree.files ].filter(path => !(0, src_paths.j$)(path));
return {
...common,
otherCommands: [],
found: {
by: "input"
},
tests: [ ...(0, src_patterns.vz)(foreign, tests, paths) ].sort(),
patterns: tests
};
}
if (runner === void 0 || runner === "command") return {
...common,
found: {
by: "plan"
},
tests: [],
patterns: []
};
const inTestScript = commandsNotPlanned((0, detect.PU)(manifest), runner, command);
const notPlanned = {
...inTestScript,
otherCommands: [ ...common.otherCommands, ...inTestScript.otherCommands ]
};
const files = await discoverTests(project.tree, runner, commandInRoot(command, project, runner), foreign);
if (!files.certain) {
const found = {
by: "legs",
reason: files.reason.slice(0, 1e3)
};
return {
...common,
...notPlanned,
found: found,
tests: [],
likely: files.likely,
patterns: []
};
}
return {
...common,
...notPlanned,
found: {
by: "plan"
},
tests: files.tests,
patterns: files.patterns
};
}
function configurationsOf(project, named, localFiles, deadline) {
try {
return {
configs: findConfigurations(project, named, localFiles, deadline)
};
} catch (error) {
if (!(error instanceof GaveUp)) throw error;
return {
configs: [],
gaveUp: error.fallback
};
}
}
const wordsOfScripts = manifest => Object.values((0, src_json.Sf)(manifest)).flatMap(script => script.split(/[\s'"=]+/));
const commandsNotPlanned = ({commands: commands, rest: rest, unread: unread}, runner, planned) => ({
otherCommands: commands.filter(({program: program, text: text}) => program === runner && text !== planned?.text).map(({text: text}) => text),
besides: commands.some(({program: program}) => program === runner) ? [ ...rest, ...unread ] : []
});
const commandInRoot = (command, {packages: packages}, runner) => {
if (command || runner !== "node") return command;
return packages.map(({json: json}) => (0, detect.Nl)(json, runner)).find(one => one !== void 0);
};
function discover_detect({tree: tree, packages: packages, dependencies: dependencies}) {
return (0, detect.qU)(folderIn(tree, ""), {
fits: runner => hasUsualTests(tree, runner),
workspaceDependencies: dependencies,
workspaceScripts: packages.filter(({folder: folder}) => folder !== "").map(({json: json}) => (0, 
src_json.Sf)(json))
});
}
function checksTypes(project, runner, configs) {
const {dependencies: dependencies} = project;
if (runner === "jest") return dependencies.has("ts-jest") || dependencies.has("jest-runner-tsd");
if (runner === "node") return dependencies.has("ts-node");
return runner === "vitest" && configs.some(({path: path}) => /\btypecheck\b/.test(project.tree.read(path) ?? ""));
}
var external_node_crypto_ = __webpack_require__(77598);
const DIGITS = 24;
const textDigest = text => (0, external_node_crypto_.hash)("sha256", text, "base64url").slice(0, DIGITS);
const WORTH_WRITING = .05;
const MIN_MODULES = 500;
const keepsScans = files => files.filter(({path: path}) => isModule(path)).length >= MIN_MODULES;
class KnownScans {
#earlier;
#current=new Map;
#made=0;
#used=0;
constructor(earlier = new Map) {
this.#earlier = earlier;
}
known(path, tree) {
const current = this.#current.get(path);
const known = current ?? this.#earlier.get(path);
if (known === void 0 || known.digest !== tree.digest?.(path)) return;
if (current === void 0) {
this.#current.set(path, known);
this.#used += 1;
}
return known.scan;
}
add(path, text, scan) {
this.#current.set(path, {
digest: textDigest(text),
scan: scan
});
this.#made += 1;
}
worthWriting() {
const {size: size} = this.#current;
const old = Math.max(this.#made, this.#earlier.size - this.#used);
return size >= MIN_MODULES && old > WORTH_WRITING * size ? this.#current : void 0;
}
}
var events = __webpack_require__(10928);
const NEVER_DEFERRED = new Set([ "always", "failed-before" ]);
function slowSeconds({environment: environment, inputs: inputs}) {
const {eventName: eventName, ref: ref} = environment;
const {write: write, baseline: baseline} = (0, events.db)(environment);
const isOfBranch = eventName === "pull_request" || eventName === "push" && ref.startsWith("refs/heads/");
if (!isOfBranch || inputs.mode === "full" || write === void 0 || baseline.includes(write)) return;
return inputs["skip-slow"];
}
function deferSlow(tests, limit, seconds, {base: base, changes: changes}) {
if (limit === void 0 || base === void 0) return [ ...tests ];
const changed = new Set(changes.map(({path: path}) => path));
return tests.map(test => {
const {action: action, file: file, reasons: reasons} = test;
const runs = (seconds(file) ?? 0) <= limit || changed.has(file) || reasons.some(({code: code}) => NEVER_DEFERRED.has(code));
if (action !== "run" || runs) return test;
return {
...test,
action: "skip",
reasons: [ {
code: "deferred"
}, ...reasons ]
};
});
}
function planDefinition({environment: environment, inputs: inputs}, suite) {
const {ignore: ignore, always: always} = inputs;
const {job: job, variables: variables} = environment;
const where = {
workflow: before(variables["GITHUB_WORKFLOW_REF"] ?? "", "@refs/"),
job: job,
step: variables["GITHUB_ACTION"] ?? "",
folder: inputs["working-directory"]
};
const everythingOn = inputs["run-everything-on"];
return hash((0, canonical_json.d)({
...where,
suite: suite,
ignore: ignore,
always: always,
everythingOn: everythingOn
}));
}
const hash = text => (0, external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 16);
function planDocument(facts, now) {
const {environment: environment, head: head, tree: tree, comparison: comparison} = facts;
const suites = facts.suites.map(suite => planSuite(facts, suite));
const tests = suites.flatMap(suite => suite.tests);
const running = tests.filter(({action: action}) => action === "run");
const wanted = running.filter(test => !isAudited(test));
const modes = suites.map(({planned: planned}) => planned.mode);
const deferred = countOf(tests, "deferred");
const by = suites.some(({planned: planned}) => planned.audited) ? facts.audit : void 0;
const audit = by && {
by: by,
selected: wanted.length,
selectedSeconds: secondsOf(wanted)
};
const content = {
kind: "test-plan",
version: 3,
event: environment.eventName,
head: head,
tree: tree,
...comparison.base === void 0 ? {} : {
base: comparison.base
},
mode: modes.every(mode => mode === modes[0]) ? modes[0] : "selected",
suites: suites.map(({planned: planned}) => planned),
...audit ? {
audit: audit
} : {},
changes: comparison.changes.filter(({path: path, from: from}) => isStorable(path) && (from === void 0 || isStorable(from))).map(change => {
const inert = inertFor(change.path, facts.suites);
return inert === void 0 ? change : {
...change,
inert: inert
};
}),
totals: {
tests: tests.length,
selected: running.length,
proven: countOf(tests, "proven"),
...deferred > 0 ? {
deferred: deferred
} : {},
selectedSeconds: secondsOf(running),
fullSeconds: secondsOf(tests)
},
tests: tests
};
const planId = hash(`${(0, canonical_json.d)(content)}\n${environment.runId}`);
return {
...content,
planId: planId,
createdAt: now.toISOString()
};
}
function planSuite(facts, suiteFacts) {
const {suite: suite, definition: definition, discovery: discovery, selection: selection, past: past} = suiteFacts;
const byLegs = discovery.found.by === "legs";
const planned = discovery.tests.map(file => plannedTest(suiteFacts, file));
const wanted = deferSlow(planned, facts.slowSeconds, past.believedSeconds, facts.comparison);
const isAudit = facts.audit !== void 0 && !byLegs && suite.rule === "impacted";
const tests = isAudit ? wanted.map(audited) : wanted;
const fallback = countOf(tests, "deferred") > 0 ? void 0 : fallbackOf(suiteFacts);
const selected = tests.filter(({action: action}) => action === "run").length;
const runs = byLegs ? selection.fallback !== void 0 : selected > 0;
const isWhole = fallback !== void 0 || isAudit || suite.rule !== "impacted" && selected === tests.length;
const entry = {
suite: suite.name,
definition: definition,
...discovery.runner === void 0 ? {} : {
runner: discovery.runner
},
discovery: discovery.found,
...suite.allowEmpty ? {
mayBeEmpty: true
} : {},
rule: suite.rule,
mode: !runs ? "none" : isWhole ? "full" : "selected",
...fallback ? {
fallback: storableFallback(fallback)
} : {},
tests: tests.length,
selected: selected,
...isAudit ? {
audited: true
} : {},
...byLegs ? {
expectedSeconds: discovery.likely.reduce((sum, file) => sum + (past.seconds(file) ?? 0), 0)
} : {},
...past.legCost === void 0 ? {} : {
legCost: past.legCost
},
...suite.forLegs
};
return {
planned: entry,
tests: tests
};
}
function inertFor(path, suites) {
const reasons = suites.filter(({suite: suite}) => suite.rule !== "always").map(({selection: selection}) => selection.inert?.get(path));
const isInert = reasons.length > 0 && reasons.every(reason => reason !== void 0);
return isInert ? [ ...new Set(reasons) ].join("; ") : void 0;
}
const countOf = (tests, code) => tests.filter(({reasons: reasons}) => reasons[0]?.code === code).length;
const isAudited = ({reasons: reasons}) => reasons[0]?.code === "audited";
const fallbackOf = ({selection: selection, proofs: proofs}) => proofs.proven.size > 0 ? void 0 : selection.fallback;
function plannedTest(facts, file) {
const {suite: suite, selection: selection, proofs: proofs, always: always, past: past} = facts;
const found = selection.reasons.get(file);
const affected = found ? [ storableReason(found) ] : [];
const run = proofs.proven.get(file)?.runId;
const anyway = [ ...always.has(file) ? [ {
code: "always"
} ] : [], ...past.failedBefore.has(file) ? [ {
code: "failed-before"
} ] : [] ];
const isWanted = found !== void 0 || selection.fallback !== void 0 || proofs.needed;
const seconds = past.seconds(file);
const planned = (action, reasons) => ({
suite: suite.name,
file: file,
action: action,
...seconds === void 0 ? {} : {
estimatedSeconds: seconds
},
reasons: reasons
});
if (fallbackOf(facts)) return planned("run", [ {
code: "fallback"
}, ...anyway ]);
if (run !== void 0 && isWanted && anyway.length === 0) return planned("skip", [ {
code: "proven",
run: run
}, ...affected ]);
const unproven = isWanted && run === void 0 && !found ? [ {
code: "unproven"
} ] : [];
const reasons = [ ...affected, ...unproven, ...anyway ];
return reasons.length > 0 ? planned("run", reasons) : planned("skip", [ {
code: "unaffected"
} ]);
}
const audited = test => test.action === "run" ? test : {
...test,
action: "run",
reasons: [ {
code: "audited"
}, ...test.reasons ]
};
const secondsOf = tests => tests.reduce((sum, test) => sum + (test.estimatedSeconds ?? 0), 0);
const storableReason = reason => reason.via?.every(isStorable) === false ? {
code: reason.code
} : reason;
const storableFallback = ({code: code, message: message, file: file}) => file !== void 0 && isStorable(file) ? {
code: code,
message: message,
file: file
} : {
code: code,
message: message
};
function upperShare(hits, trials, confidence = .95) {
if (hits >= trials) return 1;
const limit = Math.log(1 - confidence);
let [low, high] = [ hits / trials, 1 ];
for (let step = 0; step < 60; step++) {
const middle = (low + high) / 2;
if (logAtMost(hits, trials, middle) > limit) low = middle; else high = middle;
}
return high;
}
function logAtMost(hits, trials, share) {
let term = trials * Math.log1p(-share);
let sum = term;
for (let k = 1; k <= hits; k++) {
term += Math.log((trials - k + 1) / k) + Math.log(share) - Math.log1p(-share);
const [large, small] = sum > term ? [ sum, term ] : [ term, sum ];
sum = large + Math.log1p(Math.exp(small - large));
}
return sum;
}
function auditOf({environment: environment, inputs: inputs}, definition) {
if (inputs.mode === "observe") return "observe";
if (inputs.mode === "full") return;
const hash = (0, external_node_crypto_.createHash)("sha256").update(`${environment.runId} ${definition}`).digest();
return hash.readUIntBE(0, 6) / 2 ** 48 < inputs["audit-rate"] ? "audit-rate" : void 0;
}
const sumOfAudits = audits => audits.reduce((sum, one) => ({
runs: Math.max(sum.runs, one.runs),
failing: sum.failing + one.failing,
missed: sum.missed + one.missed,
savedSeconds: sum.savedSeconds + one.savedSeconds,
seconds: sum.seconds + one.seconds
}));
function auditWords({runs: runs, failing: failing, missed: missed, savedSeconds: savedSeconds, seconds: seconds}) {
if (runs === 0) return "";
const saved = seconds > 0 ? ` ${(0, numbers.l9)(savedSeconds / seconds)} of the test time would have been saved (${(0, 
numbers.a3)(savedSeconds)}).` : "";
const found = failing === 0 ? "no test file failed in them, so they say nothing yet of what a selection misses" : missed === 0 ? `all ${(0, 
numbers.LS)(failing, "failing test file")} would have run (so at least ${(0, numbers.l9)(1 - upperShare(0, failing))} do, with 95 % confidence)` : `${(0, 
numbers.B4)(missed)} of ${(0, numbers.LS)(failing, "failing test file")} would not have run`;
return `Measured in ${(0, numbers.LS)(runs, "earlier run")} that ran everything: ${found}.${saved}`;
}
const MAX_FETCHED = 3;
async function proofBases(proofs, {head: head, tree: tree}, checkout, most) {
const isSame = proof => proof.tree === tree;
const sameFirst = [ ...proofs.filter(isSame), ...proofs.filter(one => !isSame(one)) ];
const bases = [];
let fetched = 0;
for (const proof of byFilesProven(sameFirst)) {
if (bases.length === most) break;
if (isSame(proof)) {
bases.push({
proof: proof,
changes: []
});
continue;
}
if (!await checkout.has(proof.head, {
fetch: false
})) {
if (fetched === MAX_FETCHED) continue;
fetched += 1;
if (!await checkout.has(proof.head, {
fetch: true
})) continue;
}
try {
bases.push({
proof: proof,
changes: await checkout.changedFiles(proof.head, head)
});
} catch {}
}
return bases;
}
function byFilesProven(proofs) {
const known = new Set;
return proofs.map(proof => {
const before = known.size;
for (const file of proof.files) known.add(file);
return {
proof: proof,
files: known.size - before
};
}).filter(({files: files}) => files > 0).sort((a, b) => b.files - a.files).map(({proof: proof}) => proof);
}
var src_document = __webpack_require__(88130);
var test_plan = __webpack_require__(76827);
var schemas = __webpack_require__(92857);
const paths = schemas.YOg(fields.qN).max(fields.Zu.tests).optional();
const dependencyGraph = (0, src_document.Al)("dependency-graph", 1, {
createdAt: fields.uR,
head: fields.cd,
files: schemas.YOg(schemas.Ikc({
file: fields.qN,
isTest: schemas.zMY().optional(),
imports: paths,
references: paths,
packages: schemas.YOg(schemas.YjP().max(300)).max(fields.Zu.tests).optional(),
folders: paths,
unknown: schemas.YOg(schemas.k5n([ "imports", "programs", "files" ])).max(3).optional()
})).max(fields.Zu.tests)
});
var documents = __webpack_require__(94118);
function graphDocument(graphs, plan) {
const all = graphs.flatMap(graph => [ ...graph.byDependent() ]).filter(({file: file}) => isStorable(file));
const files = [];
for (const [file, same] of Map.groupBy(all, ({file: file}) => file)) {
const unknown = [ ...new Set(same.flatMap(one => one.unknown)) ];
files.push({
file: file,
...same.some(({isTest: isTest}) => isTest) ? {
isTest: true
} : {},
...listed("imports", same.flatMap(({imports: imports}) => imports).filter(isStorable)),
...listed("references", same.flatMap(({references: references}) => references).filter(isStorable)),
...listed("packages", same.flatMap(({packages: packages}) => packages).filter(name => name.length <= 300)),
...listed("folders", same.flatMap(({folders: folders}) => folders).filter(isStorable)),
...unknown.length > 0 ? {
unknown: unknown
} : {}
});
}
const byName = (a, b) => a.file < b.file ? -1 : 1;
return {
kind: "dependency-graph",
version: 1,
createdAt: plan.createdAt,
head: plan.head,
files: files.sort(byName)
};
}
const listed = (name, items) => items.length > 0 ? {
[name]: [ ...new Set(items) ].sort()
} : {};
const outputs = {
"plan-path": "",
"graph-path": "",
"plan-id": "",
mode: "",
discovery: "",
"has-tests": "false",
"selected-count": "0",
"proven-count": "0",
"deferred-count": "0",
"audited-count": "0",
"total-count": "0",
base: "",
head: "",
"fallback-code": "",
"fallback-reason": "",
suites: "{}",
"has-performance-critical-changes": "false"
};
async function publish(context, plan, graphs) {
const text = (0, src_document.ft)(test_plan.u, plan);
const path = await (0, documents.bd)(context.environment, "test-plan.json", text);
await context.artifacts.publish({
kind: "test-plan",
planId: plan.planId,
leg: "all"
}, text);
context.setOutput("plan-path", path);
if (graphs.length > 0) {
const text = (0, src_document.ft)(dependencyGraph, graphDocument(graphs, plan));
const path = await (0, documents.bd)(context.environment, "dependency-graph.json", text);
context.setOutput("graph-path", path);
}
context.setOutput("plan-id", plan.planId);
context.setOutput("mode", plan.mode);
context.setOutput("discovery", [ ...new Set(plan.suites.map(({discovery: discovery}) => discovery.by)) ].join(","));
context.setOutput("has-tests", plan.mode !== "none");
context.setOutput("selected-count", plan.totals.selected);
context.setOutput("proven-count", plan.totals.proven ?? 0);
context.setOutput("deferred-count", plan.totals.deferred ?? 0);
context.setOutput("audited-count", plan.audit ? plan.totals.tests - plan.audit.selected : 0);
context.setOutput("total-count", plan.totals.tests);
context.setOutput("base", plan.base ?? "");
context.setOutput("head", plan.head);
const fallback = plan.suites.find(suite => suite.fallback)?.fallback;
context.setOutput("fallback-code", fallback?.code ?? "");
context.setOutput("fallback-reason", fallback?.message ?? "");
context.setOutput("suites", Object.fromEntries(plan.suites.map(suite => [ suite.suite, suiteOutput(suite) ])));
context.setOutput("has-performance-critical-changes", hasPerformanceCriticalChanges(plan));
}
const suiteOutput = ({mode: mode, selected: selected, tests: tests, runner: runner}) => ({
mode: mode,
"has-tests": mode !== "none",
"selected-count": selected,
"total-count": tests,
runner: runner ?? ""
});
const WHATEVER_CHANGED = new Set([ "always", "failed-before", "unproven", "audited" ]);
function hasPerformanceCriticalChanges({suites: suites, tests: tests}) {
const names = new Set(suites.filter(({performance: performance}) => performance).map(({suite: suite}) => suite));
const isUnlisted = suites.some(({suite: suite, tests: tests, mode: mode}) => names.has(suite) && tests === 0 && mode === "full");
return isUnlisted || tests.some(({suite: suite, action: action, reasons: reasons}) => names.has(suite) && action === "run" && !WHATEVER_CHANGED.has(reasons[0]?.code ?? ""));
}
const ts_configs_MAX_CHARACTERS = 16777216;
function readTsConfigs(tree, packages, deadline) {
const parsed = new Map;
let room = ts_configs_MAX_CHARACTERS;
const reader = {
files: tree.files,
json(path) {
let found = parsed.get(path);
if (found === void 0) {
const text = tree.read(path) ?? "";
const refused = tree.refused?.(path);
if (refused !== void 0) throw new GaveUp("unreadable", `${path} ${refused}`, path);
room -= text.length;
if (room < 0) throw new GaveUp("too-slow", "the compiler configurations are too large", path);
found = {
json: (0, src_json.eB)((0, jsonc.p)(text)),
characters: text.length
};
parsed.set(path, found);
}
deadline.spend(500 + found.characters);
return found.json;
},
packages: packagesByName(packages)
};
const known = new Map;
const read = path => {
const config = known.get(path) ?? readTsConfig(reader, path);
known.set(path, config);
return config;
};
return paths => [ ...new Set(paths.flatMap(path => withReferences(reader, path))) ].map(read);
}
function packagesByName(packages) {
const found = new Map;
for (const entry of packages) {
const {name: name} = entry.json;
if (typeof name !== "string") continue;
const others = found.get(name);
if (others) others.push(entry); else found.set(name, [ entry ]);
}
return found;
}
function withReferences(reader, path) {
const references = reader.json(path)?.["references"];
const found = [ path ];
for (const reference of Array.isArray(references) ? references : []) {
const target = (0, src_json.eB)(reference)?.["path"];
const at = typeof target === "string" ? (0, src_paths.fj)((0, src_paths.yS)(path), target) : void 0;
if (at === void 0) continue;
for (const file of [ at, `${at}/tsconfig.json` ]) if (reader.files.has(file)) found.push(file);
}
return found;
}
function readTsConfig(reader, path) {
const config = {
folder: (0, src_paths.yS)(path),
paths: [],
baseUrl: void 0,
jsxImportSource: void 0,
keepsImports: false
};
for (const file of baseFirst(reader, path)) {
const options = (0, src_json.eB)(reader.json(file)?.["compilerOptions"]) ?? {};
const folder = (0, src_paths.yS)(file);
const at = text => pathIn(folder, config.folder, text);
if (typeof options["baseUrl"] === "string") config.baseUrl = at(options["baseUrl"]);
const paths = (0, src_json.eB)(options["paths"]);
if (paths) config.paths = Object.entries(paths).map(([pattern, targets]) => ({
pattern: pattern,
targets: (Array.isArray(targets) ? targets : []).flatMap(target => {
if (typeof target !== "string") return [];
return pathIn(config.baseUrl ?? folder, config.folder, target) ?? [];
})
}));
if (typeof options["jsxImportSource"] === "string") config.jsxImportSource = options["jsxImportSource"];
for (const name of [ "verbatimModuleSyntax", "preserveValueImports" ]) if (typeof options[name] === "boolean") config.keepsImports = options[name];
}
return config;
}
const CONFIG_FOLDER = "${configDir}";
const pathIn = (folder, configFolder, text) => text.startsWith(CONFIG_FOLDER) ? (0, 
src_paths.fj)(configFolder, `.${text.slice(CONFIG_FOLDER.length)}`) : (0, src_paths.fj)(folder, text);
function baseFirst(reader, path) {
const order = [];
const seen = new Set([ path ]);
const waiting = [ {
file: path,
parents: parentsOf(reader, path)
} ];
for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
const parent = top.parents.pop();
if (parent === void 0) {
order.push(top.file);
waiting.pop();
} else if (!seen.has(parent)) {
seen.add(parent);
waiting.push({
file: parent,
parents: parentsOf(reader, parent)
});
}
}
return order;
}
function parentsOf(reader, file) {
const extending = reader.json(file)?.["extends"];
return (Array.isArray(extending) ? extending : [ extending ]).flatMap(parent => typeof parent === "string" ? extended(reader, (0, 
src_paths.yS)(file), parent) ?? [] : []).reverse();
}
function extended(reader, folder, name) {
const known = path => path !== void 0 && reader.files.has(path);
if (name.startsWith(".")) {
const at = (0, src_paths.fj)(folder, name);
return at === void 0 ? void 0 : [ at, `${at}.json`, `${at}/tsconfig.json` ].find(known);
}
const parts = name.split("/");
const own = name.startsWith("@") ? 2 : 1;
const tail = parts.slice(own).join("/") || "tsconfig.json";
for (const entry of reader.packages.get(parts.slice(0, own).join("/")) ?? []) {
const at = (0, src_paths.fj)(entry.folder, tail);
const found = [ at, `${at}.json` ].find(known);
if (found) return found;
}
return;
}
const WORKSPACES_MS = 2e3;
const MAX_MANIFEST_CHARACTERS = 33554432;
function readProject(tree, deadline = noDeadline) {
const manifests = [];
const configFolders = new Map;
for (const path of tree.files) {
const name = baseName(path);
if (name === "package.json") manifests.push(path); else if (name === "tsconfig.json" || name === "jsconfig.json") {
const folder = (0, src_paths.yS)(path);
configFolders.set(folder, [ ...configFolders.get(folder) ?? [], path ]);
}
}
const read = new Map;
const unread = new Map;
let room = MAX_MANIFEST_CHARACTERS;
for (const path of [ ...manifests ].sort((a, b) => a.length - b.length)) {
const text = tree.read(path) ?? "";
const refused = tree.refused?.(path) ?? (text.length > room ? "is one manifest too many" : void 0);
if (refused !== void 0) {
unread.set(path, refused);
continue;
}
room -= text.length;
const json = (0, src_json.eB)((0, jsonc.p)(text));
if (json) read.set(path, json);
}
const packages = manifests.flatMap(path => {
const json = read.get(path);
return json === void 0 ? [] : [ {
folder: (0, src_paths.yS)(path),
json: json
} ];
});
const byFolder = new Map(packages.map(entry => [ entry.folder, entry ]));
const packagesByName = new Map;
const owners = new Map;
for (const entry of workspacesLast(tree, packages, byFolder.get("")?.json, unread)) {
if (typeof entry.json["name"] === "string") packagesByName.set(entry.json["name"], entry);
for (const field of DEPENDENCY_FIELDS) for (const name of Object.keys((0, src_json.eB)(entry.json[field]) ?? {})) owners.set(name, (owners.get(name) ?? new Set).add(entry.folder));
}
const nearest = (cache, find, none) => path => {
const asked = [];
let folder = (0, src_paths.yS)(path);
let value = cache.get(folder);
while (value === void 0) {
asked.push(folder);
value = find(folder) ?? (folder === "" ? none : void 0);
folder = (0, src_paths.yS)(folder);
value ??= cache.get(folder);
}
for (const below of asked) cache.set(below, value);
return value;
};
const noPackage = {
folder: "",
json: {}
};
const packageOf = nearest(new Map, folder => byFolder.get(folder), noPackage);
const tsConfigs = readTsConfigs(tree, packages, deadline);
const tsConfigsOf = nearest(new Map, folder => {
const paths = configFolders.get(folder);
return paths && tsConfigs(paths);
}, []);
const local = localDependencies({
tree: tree,
byFolder: byFolder,
byName: packagesByName
});
return {
tree: tree,
packages: packages,
dependencies: new Set(owners.keys()),
ownersOf: name => [ ...owners.get(name) ?? [] ],
unread: unread,
packageOf: packageOf,
localDependency: (from, name) => local(packageOf(from), name),
tsConfigsOf: tsConfigsOf
};
}
function workspacesLast(tree, packages, root, unread) {
const field = root?.["workspaces"];
const listed = Array.isArray(field) ? field : (0, src_json.eB)(field)?.["packages"];
const globs = (Array.isArray(listed) ? listed : []).filter(item => typeof item === "string");
globs.push(...pnpmPackages(tree.read("pnpm-workspace.yaml") ?? ""));
const include = globs.map(glob => glob.replace(/^\.\//, "").replace(/\/$/, "")).filter(glob => glob !== "" && !glob.startsWith("!")).map(source => ({
type: "glob",
source: source
}));
try {
const paths = packages.map(({folder: folder}) => folder);
const matched = (0, foreign_patterns.g7)(WORKSPACES_MS).match({
include: include,
paths: paths
});
const last = at => paths[at] === "" || matched[at] === true;
return [ ...packages.filter((_, at) => !last(at)), ...packages.filter((_, at) => last(at)) ];
} catch (error) {
unread.set("package.json", `names workspaces that cannot be matched: ${error.message}`);
return [ ...packages ];
}
}
function pnpmPackages(text) {
const lines = text.split("\n");
const found = [];
const start = lines.findIndex(line => /^packages:[ \t]*\r?$/.test(line));
for (const line of start === -1 ? [] : lines.slice(start + 1)) {
const item = line.trim();
if (item === "" || item.startsWith("#")) continue;
if (!item.startsWith("-")) break;
const glob = before(item.slice(1), "#").trim();
found.push(glob.replace(/^['"]/, "").replace(/['"]$/, ""));
}
return found;
}
var core = __webpack_require__(88532);
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,49}$/;
const patterns = schemas.KCZ([ schemas.YjP(), schemas.YOg(schemas.YjP()) ]).transform((value, context) => {
try {
return (0, inputs.gV)().parse(typeof value === "string" ? value : value.join("\n"));
} catch (error) {
if (!(error instanceof inputs.S7)) throw error;
context.addIssue({
code: "custom",
message: `not ${error.message} (${error.fix})`
});
return core.tm;
}
}).optional();
const withoutCredentials = value => typeof value !== "object" || value === null || !Object.hasOwn(value, "credentials") && Object.values(value).every(withoutCredentials);
const CREDENTIALS = "has credentials, and a plan is no place for them: write them in the job that runs the legs";
const mapping = schemas.g1P(schemas.YjP(), schemas.L5J());
const settings = schemas.rej({
runner: schemas.k5n([ "auto", ...fields.Ln ]).default("auto"),
tests: patterns,
command: schemas.YjP().min(1).max(4e3).optional(),
args: schemas.YOg(schemas.YjP().max(4e3)).optional(),
"working-directory": schemas.YjP().regex(/^[^/\\]/, "must be a folder of the repository, relative to it").refine(folder => !folder.split("/").includes(".."), "leaves the repository").optional(),
rule: schemas.k5n([ "impacted", "always", "paths" ]).optional(),
paths: patterns,
performance: schemas.zMY().default(false),
"allow-empty": schemas.zMY().default(false),
container: schemas.KCZ([ schemas.YjP().min(1), mapping ]).refine(withoutCredentials, CREDENTIALS).optional(),
services: mapping.refine(withoutCredentials, CREDENTIALS).optional()
});
async function wantedSuites(inputs) {
const {suite: suite, runner: runner, tests: tests, suites: suites} = inputs;
if (suites === "") {
const allowEmpty = inputs["allow-empty"];
return [ {
name: suite,
runner: runner,
tests: tests,
rule: "impacted",
paths: [],
allowEmpty: allowEmpty,
forLegs: {}
} ];
}
if (runner !== "auto" || tests.length > 0 || suite !== "tests" || inputs["allow-empty"]) throw invalid('"suites" is given, and "suite", "runner", "tests" or "allow-empty" beside it; they could disagree', 'Write the runner and the tests of each suite in "suites".');
const {parse: parse} = await __webpack_require__.e(8815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
let value;
try {
value = parse(suites);
} catch (error) {
throw invalid(`"suites" is no YAML (${error.message.split("\n")[0]})`, EXAMPLE);
}
const isMapping = typeof value === "object" && value !== null && !Array.isArray(value);
const entries = isMapping ? Object.entries(value) : [];
if (entries.length === 0) throw invalid('"suites" is no mapping of names to settings', EXAMPLE);
return entries.map(([name, given]) => suiteOf(name, given));
}
function suiteOf(name, given) {
if (!NAME.test(name)) throw invalid(`"suites": ${JSON.stringify(name.slice(0, 80))} cannot be the name of a suite`, "Use at most 50 letters, digits, spaces, dots, dashes and underscores.");
const read = settings.safeParse(given ?? {});
if (!read.success) {
const [issue] = read.error.issues;
const where = [ name, ...issue.path ].join(".");
throw invalid(`"suites": ${where}: ${issue.message}`, EXAMPLE);
}
const {runner: runner, tests: tests = [], command: command, args: args, paths: paths = [], performance: performance, container: container, services: services} = read.data;
const rule = read.data.rule ?? (paths.length > 0 ? "paths" : "impacted");
if (rule === "paths" !== paths.length > 0) throw invalid(`"suites": ${name} has ${paths.length > 0 ? "paths" : "no paths"}, and the rule ${rule}`, 'Give "paths" with "rule: paths", and only with it.');
if (command !== void 0 !== (runner === "command")) throw invalid(`"suites": ${name} has ${command === void 0 ? "no command" : "a command"}, and the runner ${runner}`, 'Give "command" with "runner: command", and only with it.');
const folder = read.data["working-directory"];
if (folder !== void 0 && tests.length === 0) throw invalid(`"suites": ${name} has a working-directory, and no tests`, `Name its test files, relative to the repository, such as tests: '${folder}/**/*.test.ts'.`);
const start = {
...command === void 0 ? {} : {
command: command
},
...args === void 0 ? {} : {
args: args
},
...folder === void 0 ? {} : {
workingDirectory: folder
}
};
return {
name: name,
runner: runner,
tests: tests,
rule: rule,
paths: paths,
allowEmpty: read.data["allow-empty"],
forLegs: {
...Object.keys(start).length > 0 ? {
start: start
} : {},
...performance ? {
performance: performance
} : {},
...container === void 0 ? {} : {
container: container
},
...services === void 0 ? {} : {
services: services
}
}
};
}
const EXAMPLE = 'Write it like this: `unit: { tests: "src/**/*.test.ts" }`, one suite per line.';
const invalid = (what, remedy) => new errors.ce("PACELINE_INPUT_INVALID", `Input ${what}.`, remedy);
var lines = __webpack_require__(95045);
var markdown = __webpack_require__(23061);
const summary_SHOWN = 15;
function resultLine(plan) {
const {deferred: deferred = 0} = plan.totals;
const left = deferred > 0 ? `; ${(0, numbers.LS)(deferred, "slow file")} left to the default branch` : "";
return `${selectionLine(plan)}${left}`;
}
function selectionLine(plan) {
const {tests: tests, selected: selected, selectedSeconds: selectedSeconds, fullSeconds: fullSeconds} = plan.totals;
const time = fullSeconds > 0 ? `; ${(0, numbers.a3)(selectedSeconds)} of ${(0, numbers.a3)(fullSeconds)}` : "";
const [{discovery: discovery, fallback: fallback, mode: mode}] = plan.suites;
const isOne = plan.suites.length === 1;
if (!isOne) {
const measured = plan.audit ? `, to see what a selection would miss; it would run ${(0, 
numbers.B4)(plan.audit.selected)}` : "";
return `test-impact: ${plan.suites.map(suite => `${(0, lines.TN)(suite.suite)} ${suiteWords(suite)}`).join(", ")}${measured}${time}`;
}
if (isOne && discovery.by === "legs") return mode === "none" ? "test-impact: nothing to run" : `test-impact: everything runs, since ${(0, 
lines.TN)(fallback?.message ?? summary_UNKNOWN)}`;
if (tests === 0) return "test-impact: no test files found, nothing to run";
if (fallback && isOne) return `test-impact: all ${(0, numbers.LS)(tests, "test file")} run, since ${(0, 
lines.TN)(fallback.message)}${time}`;
if (plan.audit) {
const {selected: without, selectedSeconds: secondsWithout} = plan.audit;
const timeWithout = fullSeconds > 0 ? `; ${(0, numbers.a3)(secondsWithout)} of ${(0, 
numbers.a3)(fullSeconds)}` : "";
return `test-impact: all ${(0, numbers.LS)(tests, "test file")} run to see what a selection would miss; it would run ${(0, 
numbers.B4)(without)} (${(0, numbers.l9)(without / tests)}${timeWithout})`;
}
const proven = plan.totals.proven ?? 0;
if (proven > 0) {
const runs = [ ...provingRuns(plan).keys() ];
const more = runs.length > 1 ? ` (and ${runs.length - 1} more)` : "";
const by = `passed in run ${(0, lines.TN)(runs[0])}${more}, and nothing ${whatCounts(plan)} has changed since`;
return selected === 0 ? `test-impact: nothing to run: ${(0, numbers.LS)(proven, "test file")} ${by}` : `test-impact: ${selected} of ${(0, 
numbers.LS)(tests, "test file")} (${(0, numbers.l9)(selected / tests)}) run; ${(0, 
numbers.B4)(proven)} ${by}${time}`;
}
const share = ` (${(0, numbers.l9)(selected / tests)})`;
if (plan.tests.some(({reasons: reasons}) => reasons[0]?.code === "unproven")) return `test-impact: ${selected} of ${(0, 
numbers.LS)(tests, "test file")}${share} run, as no earlier run proves them${time}`;
if ((plan.totals.deferred ?? 0) > 0) return `test-impact: ${selected} of ${(0, numbers.LS)(tests, "test file")}${share} run${time}`;
return `test-impact: ${selected} of ${(0, numbers.LS)(tests, "test file")}${share} can be affected by ${(0, 
numbers.LS)(plan.changes.length, "changed file")}${time}`;
}
const summary_UNKNOWN = "only the test program knows its tests";
function suiteWords({mode: mode, discovery: discovery, tests: tests, selected: selected}) {
if (discovery.by === "legs") return mode === "none" ? "nothing" : "everything";
if (selected === 0) return `none of ${(0, numbers.B4)(tests)}`;
return selected === tests ? `all ${(0, numbers.B4)(tests)}` : `${(0, numbers.B4)(selected)} of ${(0, 
numbers.B4)(tests)}`;
}
function suiteTable({suites: suites}) {
return (0, markdown.Qj)([ {
title: "suite"
}, {
title: "runs",
align: "right"
}, {
title: "why all"
} ], suites.map(suite => [ (0, markdown.FV)(suite.suite), suiteWords(suite), suite.fallback ? `${(0, 
markdown.FV)(suite.fallback.message)} (${(0, markdown.D9)(suite.fallback.code)})` : "" ]));
}
const whatCounts = ({suites: suites, tests: tests}) => {
const byPaths = new Set(suites.filter(({rule: rule}) => rule === "paths").map(({suite: suite}) => suite));
const isByPaths = tests.some(({suite: suite, reasons: reasons}) => byPaths.has(suite) && reasons[0]?.code === "proven");
return isByPaths ? "for which they run" : "that they depend on";
};
function provingRuns(plan) {
const runs = new Map;
for (const {reasons: reasons} of plan.tests) {
const run = reasons[0]?.code === "proven" ? reasons[0].run : void 0;
if (run !== void 0) runs.set(run, (runs.get(run) ?? 0) + 1);
}
return new Map([ ...runs ].sort((a, b) => b[1] - a[1]));
}
function planSummary(plan, audits, runAddress) {
const {tests: tests, fullSeconds: fullSeconds} = plan.totals;
const {selected: selected, selectedSeconds: selectedSeconds} = plan.audit ?? plan.totals;
const running = plan.tests.filter(({action: action, reasons: reasons}) => action === "run" && reasons[0]?.code !== "audited");
const lines = [ "### Tests to run", "" ];
const [{discovery: discovery, fallback: fallback, mode: mode}] = plan.suites;
const isOne = plan.suites.length === 1;
if (isOne && discovery.by === "legs" && mode !== "none") {
lines.push(`Everything runs: ${(0, markdown.FV)(fallback?.message ?? summary_UNKNOWN)}. Each leg asks for the tests and takes its share.`, "");
return lines.join("\n");
}
if (!isOne) lines.push(suiteTable(plan));
lines.push((0, markdown.Qj)([ {
title: ""
}, {
title: "selected",
align: "right"
}, {
title: "of all",
align: "right"
}, {
title: "share",
align: "right"
} ], [ [ "test files", String(selected), String(tests), tests > 0 ? (0, numbers.l9)(selected / tests) : "–" ], ...fullSeconds > 0 ? [ [ "recorded time", (0, 
numbers.a3)(selectedSeconds), (0, numbers.a3)(fullSeconds), (0, numbers.l9)(selectedSeconds / fullSeconds) ] ] : [] ]));
if (plan.audit) {
const why = plan.audit.by === "observe" ? "the mode is observe" : "the audit rate chose this run";
const audited = plan.suites.filter(suite => suite.audited).map(({suite: suite}) => suite);
const of = isOne ? "" : ` of ${(0, markdown.FV)(audited.join(", "))}`;
lines.push(`All tests${of} run to see what the selection would miss, since ${why}.`, "");
}
const measured = auditWords(audits);
if (measured !== "") lines.push(measured, "");
if (fallback && isOne) lines.push(`All tests run: ${(0, markdown.FV)(fallback.message)} (${(0, 
markdown.D9)(fallback.code)}).`, ""); else if (tests === 0) lines.push("No test files were found.", ""); else if (running.length > 0) {
const columns = [ {
title: "test file"
}, {
title: "why"
}, {
title: "from the change"
} ];
const suiteOf = ({suite: suite}) => isOne ? [] : [ (0, markdown.FV)(suite) ];
lines.push(folded("Why each runs", isOne ? columns : [ {
title: "suite"
}, ...columns ], running, test => [ ...suiteOf(test), (0, markdown.D9)((0, markdown.ml)(test.file, 80)), test.reasons.map(({code: code}) => code).join(", "), way(test.reasons[0]?.via) ]));
}
const deferred = plan.tests.filter(({reasons: reasons}) => reasons[0]?.code === "deferred").sort((a, b) => (b.estimatedSeconds ?? 0) - (a.estimatedSeconds ?? 0));
if (deferred.length > 0) {
const columns = [ {
title: "test file"
}, {
title: "takes",
align: "right"
} ];
lines.push(folded(`${(0, numbers.LS)(deferred.length, "slow test file")} left to the default branch`, columns, deferred, ({file: file, estimatedSeconds: estimatedSeconds = 0}) => [ (0, 
markdown.D9)((0, markdown.ml)(file, 80)), (0, numbers.a3)(estimatedSeconds) ]));
}
const proving = [ ...provingRuns(plan) ];
if (proving.length > 0) {
const named = proving.slice(0, summary_SHOWN).map(([run, files]) => `${linked(run, runAddress)} (${(0, 
numbers.LS)(files, "file")})`);
const rest = proving.length > summary_SHOWN ? ` and ${proving.length - summary_SHOWN} more` : "";
lines.push(`Proven by earlier runs: ${(0, numbers.LS)(plan.totals.proven ?? 0, "test file")} passed there, and nothing ${whatCounts(plan)} has changed since: ${named.join(", ")}${rest}.`, "");
}
const inert = plan.changes.flatMap(({path: path, inert: why}) => why === void 0 ? [] : [ [ path, why ] ]);
if (inert.length > 0) {
const columns = [ {
title: "changed file"
}, {
title: "why no test runs for it"
} ];
lines.push(folded(`${(0, numbers.LS)(inert.length, "changed file")} that no test can notice`, columns, inert, ([path, why]) => [ (0, 
markdown.D9)((0, markdown.ml)(path, 80)), (0, markdown.FV)((0, markdown.ml)(why, 160)) ]));
}
return lines.join("\n");
}
function folded(title, columns, items, row) {
const rows = items.slice(0, summary_SHOWN).map(row);
const rest = items.length - rows.length;
const more = rest > 0 ? `\nand ${(0, numbers.LS)(rest, "more file")} in the plan\n` : "";
return (0, markdown.oG)(title, `${(0, markdown.Qj)(columns, rows)}${more}`);
}
const linked = (run, address) => /^\d+$/.test(run) ? `[run ${run}](${address(run)})` : `run ${(0, 
markdown.FV)(run)}`;
function way(via) {
if (via === void 0 || via.length < 2) return "";
const steps = via.length > 4 ? [ via[0], via[1], "…", via.at(-1) ] : via;
return steps.map(step => step === "…" ? "…" : (0, markdown.D9)((0, markdown.ml)(step, 60))).join(" → ");
}
const BASES = 3;
const PUSH_BASES = 20;
async function planTests(context, machine) {
const {environment: environment, inputs: inputs} = context;
const suites = await wantedSuites(inputs);
const definitions = suites.map(suite => planDefinition(context, suite));
const checkout = comparingOnce(await machine.openCheckout());
const head = await checkout.head();
const asked = suites.map(({name: name}, at) => ({
suite: name,
definition: definitions[at]
}));
const tracked = await checkout.tracked();
const [tree, past, comparison] = await Promise.all([ checkout.treeId(head), machine.past({
store: inputs.store,
trust: inputs.trust,
suites: asked,
scans: keepsScans(tracked)
}), compare(context, checkout, head) ]);
const isPush = environment.eventName === "push";
const bases = [];
for (const {proofs: proofs} of inputs.mode === "full" ? [] : past.suites) bases.push(await proofBases(proofs.runs, {
head: head,
tree: tree
}, checkout, isPush ? PUSH_BASES : BASES));
const files = tracked.map(({path: path}) => path);
const present = new Set(files);
const deadline = startDeadline(machine.milliseconds, PLAN_MS);
const foreign = (0, foreign_patterns.g7)(PATTERN_MS);
const allChanges = [ ...comparison.changes, ...bases.flat().flatMap(({changes: changes}) => changes) ];
const changedPaths = pathsOf(allChanges);
const always = (0, src_patterns.vz)(foreign, inputs.always, files);
const ignored = (0, src_patterns.vz)(foreign, inputs.ignore, changedPaths);
const runsEverything = (0, src_patterns.vz)(foreign, inputs["run-everything-on"], changedPaths);
const triggers = suites.map(({paths: paths}) => new Set([ ...(0, src_patterns.vz)(foreign, paths, changedPaths), ...runsEverything ]));
const project = readProject(treeOf(checkout, tracked, present, comparison.changes), deadline);
const wholeProject = bases.flat().some(({changes: changes}) => changes.some(isGone)) ? readProject(treeOf(checkout, tracked, present, allChanges), deadline) : project;
const discovered = [];
for (const {runner: runner, tests: tests, forLegs: forLegs} of suites) discovered.push(await discover_discoverTests(project, {
runner: runner,
tests: tests,
...forLegs.start
}, foreign, deadline));
const discoveries = discovered.map(found => ({
...found,
tests: found.tests.filter(path => present.has(path) && path.length <= src_paths.lm)
}));
checkTests(context, project, suites, discoveries);
const scans = past.scans && new KnownScans(past.scans);
const common = {
checkout: checkout,
project: wholeProject,
comparison: comparison,
absent: tracked.filter(({path: path, absent: absent}) => absent && isRead(path)).map(({path: path}) => path),
goneTests: new Set(discovered.flatMap(({tests: tests}) => tests).filter(path => !present.has(path))),
ignored: ignored,
runsEverything: runsEverything,
deadline: deadline,
scans: scans
};
const graphs = [];
const planned = [];
for (const [at, suite] of suites.entries()) {
const discovery = discoveries[at];
const ofSuite = past.suites[at];
const needed = isPush && inputs.mode !== "full" && ofSuite.proofs.known;
const {selection: selection, proven: proven, graph: graph} = await affectedTests(context, {
...common,
suite: suite,
discovery: discovery,
proofBases: bases[at] ?? [],
needsProof: needed,
testsOfOthers: testsOfOthers(suites, discoveries, at),
triggers: triggers[at]
});
if (graph) graphs.push(graph);
planned.push({
suite: suite,
definition: definitions[at],
discovery: discovery,
selection: selection,
proofs: {
proven: proven,
needed: needed
},
always: suite.rule === "always" ? new Set(discovery.tests) : always,
past: ofSuite
});
}
const plan = planDocument({
environment: environment,
head: head,
tree: tree,
comparison: comparison,
suites: planned,
audit: auditOf(context, definitions.join(" ")),
slowSeconds: slowSeconds(context)
}, machine.now());
await publish(context, plan, graphs);
report(context, planned, plan);
context.summary(planSummary(plan, sumOfAudits(past.suites.map(({audits: audits}) => audits)), runAddress(environment)));
context.result(resultLine(plan));
const fresh = graphs.length > 0 ? scans?.worthWriting() : void 0;
if (fresh) await machine.keepScans(fresh, inputs);
}
function comparingOnce(checkout) {
const compared = new Map;
return {
...checkout,
changedFiles(base, head) {
const key = `${base} ${head}`;
const known = compared.get(key) ?? checkout.changedFiles(base, head);
compared.set(key, known);
return known;
}
};
}
function testsOfOthers(suites, discoveries, own) {
const mine = new Set(discoveries[own].tests);
return new Map(suites.flatMap(({name: name}, at) => at === own ? [] : discoveries[at].tests.filter(file => !mine.has(file)).map(file => [ file, name ])));
}
const isGone = ({status: status, from: from}) => status === "deleted" || from !== void 0;
function treeOf(checkout, tracked, present, changes) {
const gone = changes.flatMap(({status: status, path: path, from: from}) => status === "deleted" ? [ path ] : from ?? []);
const linkedFolders = new Map;
for (const {path: path, kind: kind} of tracked) {
const target = kind === "link" ? checkout.leadsTo?.(path) : void 0;
if (target !== void 0 && !present.has(target)) linkedFolders.set(path, target);
}
return {
linkedFolders: linkedFolders,
submodules: new Set(tracked.filter(({kind: kind}) => kind === "submodule").map(({path: path}) => path)),
files: new Set([ ...present, ...gone ]),
read: path => present.has(path) ? checkout.read(path) : void 0,
digest: path => present.has(path) ? checkout.digest?.(path) : void 0,
refused: path => present.has(path) ? checkout.refused?.(path) : void 0,
leadsTo: path => checkout.leadsTo?.(path)
};
}
const FAILED = new Set([ "no-base", "plan-error", "parse-error", "too-slow", "unreadable" ]);
function report({log: log}, planned, plan) {
const {proven: proven = 0, deferred: deferred = 0} = plan.totals;
const which = `${proven > 0 ? " that no earlier run proves" : ""}${deferred > 0 ? " but slow ones" : ""}`;
const fallbacks = planned.flatMap(({suite: suite, selection: {fallback: fallback}}) => fallback === void 0 || fallback.code === "asked-for" ? [] : [ {
suite: suite.name,
fallback: fallback
} ]);
for (const [message, same] of Map.groupBy(fallbacks, ({fallback: fallback}) => fallback.message)) {
const say = same.some(({fallback: fallback}) => FAILED.has(fallback.code)) ? log.warning : log.notice;
const of = same.length === planned.length ? "" : ` of ${same.map(({suite: suite}) => suite).join(", ")}`;
say(`All tests${of} run${which}: ${message}.`);
}
}
const runAddress = ({serverUrl: serverUrl, repository: repository}) => runId => `${serverUrl}/${repository}/actions/runs/${runId}`;
var external_node_fs_ = __webpack_require__(73024);
var git_git = __webpack_require__(96234);
var git_base = __webpack_require__(92354);
var git_changes = __webpack_require__(55334);
var src_environment = __webpack_require__(77512);
var believed_scopes = __webpack_require__(534);
const noPast = (known = false) => ({
seconds: () => {},
believedSeconds: () => {},
failedBefore: new Set,
proofs: {
runs: [],
known: known
},
legCost: void 0,
audits: {
runs: 0,
failing: 0,
missed: 0,
savedSeconds: 0,
seconds: 0
}
});
var external_node_path_ = __webpack_require__(76760);
const MAX_BYTES = 16777216;
const working_tree_MAX_KEPT = 67108864;
const MAX_KEPT_EACH = 1048576;
const TOO_LONG = "has a path that is too long to be opened";
const FLAGS = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
function workingTree(root, maxBytes = MAX_BYTES) {
const readFile = fileReader(root, maxBytes);
const kept = new Map;
let room = working_tree_MAX_KEPT;
const look = path => {
if (kept.has(path)) return kept.get(path);
const found = readFile(path, bytes => bytes.toString());
const length = found && "content" in found ? found.content.length : 0;
if (length <= MAX_KEPT_EACH && length <= room) {
room -= length;
kept.set(path, found);
}
return found;
};
return {
read(path) {
const found = look(path);
return found && "content" in found ? found.content : void 0;
},
digest(path) {
const found = readFile(path, textDigest);
return found && "content" in found && found.target === void 0 ? found.content : void 0;
},
refused(path) {
const found = look(path);
return found && "refused" in found ? found.refused : void 0;
},
leadsTo(path) {
const found = look(path);
if (!found) return;
return "content" in found ? found.target : "folder" in found ? found.folder : void 0;
}
};
}
function fileReader(root, maxBytes) {
let memory = Buffer.allocUnsafe(0);
const room = bytes => {
if (bytes > memory.length) memory = Buffer.allocUnsafe(Math.max(2 * memory.length, bytes));
return memory.subarray(0, bytes);
};
const realRoot = external_node_fs_.realpathSync.native(root);
const folders = new Map;
const realFolder = folder => {
let real = folders.get(folder);
if (real === void 0) {
real = external_node_fs_.realpathSync.native((0, external_node_path_.join)(root, folder));
folders.set(folder, real);
}
return real;
};
const inside = file => {
const path = (0, external_node_path_.relative)(realRoot, file);
const [first] = path.split(external_node_path_.sep);
return path === "" || first === ".." || first === ".git" || path === file ? void 0 : path;
};
return (path, take) => {
if (path.length > src_paths.lm) return {
refused: TOO_LONG
};
try {
const folder = (0, external_node_path_.dirname)(path);
let file = (0, external_node_path_.join)(realFolder(folder), path.slice(folder === "." ? 0 : folder.length + 1));
let found = (0, external_node_fs_.lstatSync)(file);
const link = found.isSymbolicLink();
if (link) {
file = external_node_fs_.realpathSync.native(file);
found = (0, external_node_fs_.lstatSync)(file);
}
const target = inside(file);
if (target === void 0) return found.isDirectory() ? void 0 : {
refused: "leads out of the repository"
};
const refused = whyNot(found, maxBytes);
if (refused !== void 0) return {
refused: refused
};
if (found.isDirectory()) return link ? {
folder: target.split(external_node_path_.sep).join("/")
} : void 0;
const read = readRegular(file, maxBytes, room);
if ("refused" in read) return read;
const content = take(read.bytes);
return link ? {
content: content,
target: target.split(external_node_path_.sep).join("/")
} : {
content: content
};
} catch (error) {
const {code: code} = error;
if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return;
if (code === "ENAMETOOLONG") return {
refused: TOO_LONG
};
return {
refused: `cannot be read (${code ?? error.message})`
};
}
};
}
function readRegular(file, maxBytes, room) {
const descriptor = (0, external_node_fs_.openSync)(file, FLAGS);
try {
const opened = (0, external_node_fs_.fstatSync)(descriptor);
const refused = whyNot(opened, maxBytes);
if (refused !== void 0) return {
refused: refused
};
const bytes = room(opened.size);
let length = 0;
while (length < bytes.length) {
const read = (0, external_node_fs_.readSync)(descriptor, bytes, length, bytes.length - length, null);
if (read === 0) break;
length += read;
}
return {
bytes: bytes.subarray(0, length)
};
} finally {
(0, external_node_fs_.closeSync)(descriptor);
}
}
function whyNot(found, maxBytes) {
if (found.isDirectory()) return;
if (!found.isFile()) return "is no regular file";
return found.size > maxBytes ? `is larger than ${maxBytes / 1024 / 1024} MB` : void 0;
}
function systemMachine(environment, folder, log) {
return {
now: () => new Date,
milliseconds: () => performance.now(),
async openCheckout() {
const git = await openCheckout(environment, folder);
return {
head: () => (0, git_git.Qo)(git),
findBase: question => (0, git_base.lN)(git, question),
changedFiles: (base, head) => (0, git_changes.Y)(git, base, head),
treeId: commit => (0, git_git.SC)(git, commit),
has: (commit, options) => (0, git_base.QE)(git, commit, options),
tracked: () => (0, git_git.O)(git),
readAt: (commit, path) => (0, git_git.m6)(git, commit, path),
...workingTree(git.root)
};
},
past: question => readPast(environment, log, question),
keepScans: (scans, question) => keepScans(environment, log, scans, question)
};
}
async function openCheckout(environment, folder) {
const {workspace: workspace, variables: variables} = environment;
const directory = (0, src_environment.ih)(environment, "working-directory", folder);
if (!(0, external_node_fs_.existsSync)(directory)) throw new errors.ce("PACELINE_INPUT_INVALID", `Input "working-directory": there is no folder ${folder}.`, "Give the path that actions/checkout was given; leave it out where that was given none.");
const git = await (0, git_git.zY)(directory, variables);
if (directory !== workspace && (0, external_node_fs_.realpathSync)(directory) !== (0, 
external_node_fs_.realpathSync)(git.root)) throw new errors.ce("PACELINE_INPUT_INVALID", `Input "working-directory": ${folder} is a folder inside of a repository, but a plan is of a whole one.`, 'Leave it out, and name the tests of the folder with "tests"; run-tests has a "working-directory" to start them in it.');
return git;
}
async function readPast(environment, log, {store: spec, suites: suites, trust: trust, scans: wantsScans}) {
const [{openStore: openStore}, {auditTotals: auditTotals, failedFiles: failedFiles, fileTimings: fileTimings, historyPrefixes: historyPrefixes, legCosts: legCosts, openHistory: openHistory, proofsOf: proofsOf}, {readScans: readScans, scanKeys: scanKeys}] = await Promise.all([ Promise.all([ __webpack_require__.e(6826), __webpack_require__.e(2446), __webpack_require__.e(5763), __webpack_require__.e(4011), __webpack_require__.e(9873), __webpack_require__.e(3107), __webpack_require__.e(241) ]).then(__webpack_require__.bind(__webpack_require__, 40241)), Promise.all([ __webpack_require__.e(9579), __webpack_require__.e(6265), __webpack_require__.e(9374) ]).then(__webpack_require__.bind(__webpack_require__, 56265)), __webpack_require__.e(9745).then(__webpack_require__.bind(__webpack_require__, 99745)) ]);
const {home: home, variables: variables, repository: repository, workflow: workflow, runId: runId, runNumber: runNumber} = environment;
const named = (0, believed_scopes.i)(environment, trust);
const trusted = (0, events.db)(environment);
const read = [ ...new Set([ ...trusted.read, ...named ]) ];
const access = {
repository: repository,
workflow: workflow,
...trusted,
read: read
};
const onWarning = message => log.warning(message);
const keys = scanKeys(environment, trust);
const prefixes = [ ...historyPrefixes(access), ...keys.write === void 0 ? [] : [ keys.write ] ];
const rights = {
...(0, events.J)(environment),
prefixes: prefixes
};
const store = await openStore(spec, {
home: home,
variables: variables,
onWarning: onWarning,
mayWrite: rights
});
const isUntold = (0, believed_scopes.a)(environment, store);
const scopes = isUntold && trust === "base" ? [] : named;
try {
const [records, scans] = await Promise.all([ openHistory(store, access, {
onWarning: onWarning,
runNumber: runNumber
}).records(), wantsScans ? readScans(store, isUntold ? {
...keys,
read: []
} : keys, log) : void 0 ]);
const timings = fileTimings(records);
const base = new Set((0, believed_scopes.i)(environment, trust === "own" ? "own" : "base"));
const costs = legCosts(records);
const isBelieved = ({scope: scope}) => base.has(scope);
const believed = records.every(isBelieved) ? records : records.filter(isBelieved);
const believedTimings = fileTimings(believed);
const failed = failedFiles(records, access.read[0]);
const ofSuites = suites.map(({suite: suite, definition: definition}) => ({
seconds: file => timings.get((0, fields.S8)({
suite: suite,
file: file
}))?.seconds,
believedSeconds: file => believedTimings.get((0, fields.S8)({
suite: suite,
file: file
}))?.seconds,
failedBefore: new Set(failed.filter(test => test.suite === suite).map(({file: file}) => file)),
proofs: proofsOf(records, {
suite: suite,
definition: definition,
scopes: scopes,
runId: runId
}),
audits: auditTotals(records, suite),
legCost: costs.get(suite)
}));
return {
suites: ofSuites,
scans: scans
};
} catch (error) {
log.warning(`Nothing is known of earlier runs, so durations are missing, and a push runs all tests: ${(0, 
errors.bD)(error)}`);
return {
suites: suites.map(() => noPast(scopes.length > 0))
};
} finally {
await store.close();
}
}
async function keepScans(environment, log, scans, {store: spec, trust: trust}) {
const [{openStore: openStore}, {scanKeys: scanKeys, writeScans: writeScans}] = await Promise.all([ Promise.all([ __webpack_require__.e(6826), __webpack_require__.e(2446), __webpack_require__.e(5763), __webpack_require__.e(4011), __webpack_require__.e(9873), __webpack_require__.e(3107), __webpack_require__.e(241) ]).then(__webpack_require__.bind(__webpack_require__, 40241)), __webpack_require__.e(9745).then(__webpack_require__.bind(__webpack_require__, 99745)) ]);
const {write: write} = scanKeys(environment, trust);
if (write === void 0) return;
const {home: home, variables: variables} = environment;
const onWarning = message => log.warning(message);
const rights = {
...(0, events.J)(environment),
prefixes: [ write ]
};
const store = await openStore(spec, {
home: home,
variables: variables,
onWarning: onWarning,
mayWrite: rights
});
try {
await writeScans(store, write, scans, {
now: Date.now(),
log: log
});
} finally {
await store.close();
}
}
const src = (0, action.Q)()({
inputs: inputs_inputs,
outputs: outputs,
main: context => planTests(context, systemMachine(context.environment, context.inputs["working-directory"], context.log))
});
},
534: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a: () => mayBeShownItsOwn,
i: () => believedScopes
});
var _paceline_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10928);
const EVENTS = new Set([ "push", "pull_request", "merge_group" ]);
const mayBeShownItsOwn = (environment, {ownRefFirst: ownRefFirst}) => ownRefFirst && !(0, 
_paceline_core__WEBPACK_IMPORTED_MODULE_0__.db)(environment).tidiesAll;
function believedScopes(environment, trust) {
const {baseline: baseline, write: write, queue: queue, tidiesAll: tidiesAll} = (0, 
_paceline_core__WEBPACK_IMPORTED_MODULE_0__.db)(environment);
if (trust === "none" || !EVENTS.has(environment.eventName) || environment.ref.startsWith("refs/tags/")) return [];
const own = trust === "own" || tidiesAll ? [ write ] : [];
const others = [ queue, ...baseline.filter(scope => scope !== write) ];
return [ ...own, ...others ].filter(scope => scope !== void 0);
}
},
37629: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => decode,
k: () => readXml
});
const MAX_DEPTH = 256;
const MAX_TAG = 1e3;
const MAX_ATTRIBUTES = 1e3;
const START = /<\?xml[\s?]|<!DOCTYPE\s|<(?:[^\s<>/:!?"'=]{1,100}:)?testsuites?[\s>/]/i;
const REST_OF_REPORT = /<\/?(?:[^\s<>/:!?"'=]{1,100}:)?(?:testsuites?|testcase)[\s>/]/i;
const PART_OF_REPORT = /<\/?(?:[^\s<>/:!?"'=]{1,100}:)?(?:testsuites?|testcase|failure|error)[\s>/]|<\?xml\s/i;
class Broken extends Error {
at;
constructor(at, reason) {
super(reason);
this.at = at;
}
}
function readXml(xml, reader) {
const open = [];
let declaresEntities = false;
try {
let at = xml.search(START);
if (at < 0) return;
if (REST_OF_REPORT.test(xml.slice(0, at))) throw new Broken(0, "it begins in the middle of a report");
for (;;) {
const next = markupAt(xml, at);
if (open.length > 0 && next > at) {
const text = xml.slice(at, next);
if (declaresEntities && hasEntity(text)) throw new Broken(at, "it uses an entity that it declares itself, which is never expanded");
reader.text(text, true);
}
if (next >= xml.length) break;
at = next;
if (xml.startsWith("\x3c!--", at)) at = endOf(xml, "--\x3e", at + 4, at, "a comment"); else if (xml.startsWith("<?", at)) at = endOf(xml, "?>", at + 2, at, "a processing instruction"); else if (xml.startsWith("<![CDATA[", at)) {
const end = endOf(xml, "]]>", at + 9, at, "a CDATA section");
if (open.length > 0) reader.text(xml.slice(at + 9, end - 3), false);
at = end;
} else if (/^<!doctype\s/i.test(xml.slice(at, at + 10))) {
declaresEntities = true;
at = endOfDoctype(xml, at);
} else if (xml[at + 1] === "!") throw new Broken(at, "a declaration stands where none may be"); else if (xml[at + 1] === "/") {
const end = endOf(xml, ">", at + 2, at, "an end tag");
const tag = xml.slice(at + 2, end - 1).trim();
const last = open.pop();
if (!last) throw new Broken(at, `</${shown(tag)}> ends an element that was never opened`);
if (last.tag !== tag) {
open.push(last);
throw new Broken(at, `</${shown(tag)}> stands where ${opened(xml, last)} should end`);
}
reader.close();
at = end;
} else {
const start = readTag(xml, at);
const refused = reader.open(start.element);
if (refused !== void 0) throw new Broken(at, refused);
if (start.empty) reader.close(); else open.push({
tag: start.element.tag,
at: at
});
if (open.length > MAX_DEPTH) throw new Broken(at, `elements are nested deeper than ${MAX_DEPTH} levels`);
at = start.end;
}
}
const last = open.at(-1);
if (last) throw new Broken(xml.length, `it ends before ${opened(xml, last)} does`);
return;
} catch (error) {
if (!(error instanceof Broken)) throw error;
return `${lineAndColumn(xml, error.at)}: ${error.message}`;
}
}
function markupAt(xml, from) {
for (let at = from; ;at++) {
at = xml.indexOf("<", at);
if (at < 0) return xml.length;
if (at + 1 === xml.length || /[a-z_:/!?\u0080-\uffff]/i.test(xml[at + 1])) return at;
}
}
function readTag(xml, start) {
let at = endOfName(xml, start + 1);
const tag = xml.slice(start + 1, at);
const cut = () => new Broken(xml.length, `it ends inside the tag ${opened(xml, {
tag: tag,
at: start
})}`);
const wrong = why => new Broken(at, `the tag ${opened(xml, {
tag: tag,
at: start
})} ${why}`);
if (tag === "") throw new Broken(start, "it ends inside a tag");
if (tag.length > MAX_TAG) throw new Broken(start, `the name of an element is longer than ${MAX_TAG}`);
const names = [];
const values = [];
for (;;) {
const before = at;
at = skipSpace(xml, at);
if (xml[at] === ">") return {
element: elementOf(tag, names, values),
end: at + 1,
empty: false
};
if (xml[at] === "/" && xml[at + 1] === ">") return {
element: elementOf(tag, names, values),
end: at + 2,
empty: true
};
const end = endOfName(xml, at);
const name = xml.slice(at, end);
const equals = skipSpace(xml, end);
if (equals >= xml.length || xml[at] === "/" && at + 1 === xml.length) throw cut();
if (name === "" || before === at) throw wrong("is not written as XML is: a space, a quote or a name is amiss");
if (xml[equals] !== "=") throw wrong(`has the attribute ${shown(name)} without a value`);
const quoteAt = skipSpace(xml, equals + 1);
const quote = xml[quoteAt];
if (quote === void 0) throw cut();
if (quote !== '"' && quote !== "'") throw wrong(`has no quotes around the value of ${shown(name)}`);
const close = xml.indexOf(quote, quoteAt + 1);
if (close < 0) throw cut();
const value = xml.slice(quoteAt + 1, close);
if (value.includes("<") && PART_OF_REPORT.test(value)) throw wrong(`holds a part of the report in the value of ${shown(name)}`);
if (names.includes(name)) throw wrong(`has the attribute ${shown(name)} twice`);
if (names.length >= MAX_ATTRIBUTES) throw wrong(`has more than ${MAX_ATTRIBUTES} attributes`);
names.push(name);
values.push(value);
at = close + 1;
}
}
function elementOf(tag, names, values) {
const decoded = index => index < 0 ? void 0 : decode(values[index]);
let isPlain;
return {
name: localName(tag),
tag: tag,
attribute(name) {
const exact = names.indexOf(name);
if (exact >= 0) return decoded(exact);
isPlain ??= !names.some(one => /[A-Z:]/.test(one));
if (isPlain) return;
return decoded(names.findIndex(one => !/^xmlns:/i.test(one) && localName(one) === name));
}
};
}
const localName = name => name.slice(name.lastIndexOf(":") + 1).toLowerCase();
function endOfName(xml, from) {
let at = from;
while (at < xml.length && !endsName(xml.charCodeAt(at))) at++;
return at;
}
function skipSpace(xml, from) {
let at = from;
while (at < xml.length && isSpace(xml.charCodeAt(at))) at++;
return at;
}
const endsName = code => code <= 62 && (isSpace(code) || code === 34 || code === 38 || code === 39 || code === 47 || code >= 60);
const isSpace = code => code === 32 || code >= 9 && code <= 13;
function endOf(xml, mark, from, start, what) {
const at = xml.indexOf(mark, from);
if (at >= 0) return at + mark.length;
throw new Broken(xml.length, `it ends inside ${what} of ${lineAndColumn(xml, start)}`);
}
function endOfDoctype(xml, start) {
let inBrackets = false;
for (let at = start + 2; at < xml.length; at++) {
const character = xml[at];
if (character === '"' || character === "'") at = endOf(xml, character, at + 1, start, "the DOCTYPE") - 1; else if (xml.startsWith("\x3c!--", at)) at = endOf(xml, "--\x3e", at + 4, start, "the DOCTYPE") - 1; else if (xml.startsWith("<?", at)) at = endOf(xml, "?>", at + 2, start, "the DOCTYPE") - 1; else if (character === "[") inBrackets = true; else if (character === "]") inBrackets = false; else if (character === ">" && !inBrackets) return at + 1;
}
throw new Broken(xml.length, `it ends inside the DOCTYPE of ${lineAndColumn(xml, start)}`);
}
function lineAndColumn(xml, at) {
let line = 1;
let start = 0;
for (let next = xml.indexOf("\n"); next >= 0 && next < at; next = xml.indexOf("\n", next + 1)) {
line += 1;
start = next + 1;
}
return `line ${line}, column ${at - start + 1}`;
}
const opened = (xml, element) => `<${shown(element.tag)}> of ${lineAndColumn(xml, element.at)}`;
function shown(name) {
const line = name.slice(0, 60).replaceAll(/[\s\p{Cc}]+/gu, " ");
return name.length > 60 ? `${line}…` : line;
}
const NAMED = {
lt: "<",
gt: ">",
amp: "&",
quot: '"',
apos: "'"
};
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi;
function decode(text) {
if (!text.includes("&")) return text;
return text.replaceAll(REFERENCE, (whole, decimal, hex, name) => {
if (name !== void 0) return NAMED[name.toLowerCase()] ?? whole;
const code = decimal === void 0 ? Number.parseInt(hex, 16) : Number(decimal);
return code <= 1114111 ? String.fromCodePoint(code) : whole;
});
}
const hasEntity = text => text.includes("&") && /&[a-z_][\w.-]{0,200};/i.test(text.replaceAll(REFERENCE, ""));
}
};
