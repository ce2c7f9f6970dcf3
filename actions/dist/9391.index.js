export const id = 9391;

export const ids = [ 9391 ];

export const modules = {
39391: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
QJ: () => evaluateJson,
og: () => evaluateModule,
Rf: () => fromJson
});
var json = __webpack_require__(99217);
var paths = __webpack_require__(12383);
var known_packages = __webpack_require__(57716);
var external_node_module_ = __webpack_require__(98995);
var acorn = __webpack_require__(54559);
function parseProgram(text) {
const options = {
ecmaVersion: "latest",
allowHashBang: true,
allowReturnOutsideFunction: true
};
const attempts = [ () => (0, acorn.qg)(text, {
...options,
sourceType: "module"
}), () => (0, acorn.qg)(text, {
...options,
sourceType: "script"
}), () => (0, acorn.qg)((0, external_node_module_.stripTypeScriptTypes)(text), {
...options,
sourceType: "module"
}) ];
for (const attempt of attempts) try {
return attempt();
} catch {}
return;
}
const nameOf = node => node.type === "Identifier" ? node.name : String(node.value);
function assignmentToExports(node) {
if (node.type !== "AssignmentExpression" || node.operator !== "=" || node.left.type !== "MemberExpression") return;
const path = memberPath(node.left);
if (path === "module.exports") return {
value: node.right
};
const name = /^(?:module\.)?exports\.([\w$]+)$/.exec(path ?? "")?.[1];
return name === void 0 ? void 0 : {
name: name,
value: node.right
};
}
function memberPath(node) {
if (node.type === "Identifier") return node.name;
if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return;
const object = memberPath(node.object);
return object === void 0 ? void 0 : `${object}.${node.property.name}`;
}
const MUTATORS = /^(?:push|unshift|splice|pop|shift|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;
function changedNames(program) {
const changed = new Set;
const rootOf = node => {
if (node.type === "Identifier") return node.name;
return node.type === "MemberExpression" ? rootOf(node.object) : void 0;
};
let exported = 0;
for (const node of nodesIn(program)) if (node.type === "AssignmentExpression") {
const assigned = assignmentToExports(node);
if (assigned && assigned.name === void 0) {
exported += 1;
if (exported > 1) changed.add("module.exports");
continue;
}
if (assigned) continue;
const root = rootOf(node.left);
if (root === "module" || root === "exports") changed.add("module.exports"); else if (root !== void 0) changed.add(root);
} else if (node.type === "UpdateExpression") {
const root = rootOf(node.argument);
if (root !== void 0) changed.add(root);
} else if (node.type === "UnaryExpression" && node.operator === "delete") {
const root = rootOf(node.argument);
if (root !== void 0) changed.add(root);
} else if (node.type === "CallExpression" && node.callee.type === "MemberExpression") {
const {callee: callee} = node;
const method = callee.property.type === "Identifier" ? callee.property.name : "";
const root = memberPath(callee) === "Object.assign" && node.arguments[0] ? rootOf(node.arguments[0]) : MUTATORS.test(method) ? rootOf(callee.object) : void 0;
if (root === "module" || root === "exports") changed.add("module.exports"); else if (root !== void 0) changed.add(root);
}
return changed;
}
function* nodesIn(root) {
const waiting = [ root ];
while (waiting.length > 0) {
const next = waiting.pop();
if (Array.isArray(next)) waiting.push(...next); else if (typeof next === "object" && next !== null && typeof next.type === "string") {
yield next;
for (const [key, value] of Object.entries(next)) if (key !== "parent" && typeof value === "object" && value !== null) waiting.push(value);
}
}
}
function returns(statement) {
if (/Function/.test(statement.type)) return false;
if (statement.type === "ReturnStatement") return true;
return Object.values(statement).some(value => {
const nodes = Array.isArray(value) ? value : [ value ];
return nodes.some(node => typeof node === "object" && node !== null && typeof node.type === "string" && returns(node));
});
}
function namesIn(pattern) {
return [ ...nodesIn(pattern) ].flatMap(node => node.type === "Identifier" ? [ node.name ] : []);
}
var evaluate_value = __webpack_require__(22618);
const MAX_DEPTH = 200;
const unknownModule = what => {
const unknown = new evaluate_value.$r(what);
return {
default: unknown,
named: () => unknown
};
};
class ModuleScope {
#modules;
#tree;
#path;
#program;
#bindings=new Map;
#changed;
#depth=0;
constructor(modules, tree, path, program) {
this.#modules = modules;
this.#tree = tree;
this.#path = path;
this.#program = program;
this.#changed = changedNames(program);
for (const statement of program.body) this.#declare(statement, this.#bindings);
}
exports() {
let standard;
const named = new Map;
let everything;
for (const statement of this.#program.body) if (statement.type === "ExportDefaultDeclaration") {
const {declaration: declaration} = statement;
standard = declaration.type === "FunctionDeclaration" ? this.#function(declaration, this.#bindings) : declaration.type === "ClassDeclaration" ? new evaluate_value.$r("a class") : this.#value(declaration, this.#bindings);
} else if (statement.type === "ExportNamedDeclaration") {
for (const specifier of statement.specifiers) {
const local = nameOf(specifier.local);
const exported = nameOf(specifier.exported);
const from = statement.source;
const value = from === null || from === void 0 ? () => this.#name(local, this.#bindings) : () => this.#imported(String(from.value)).named(local);
if (exported === "default") standard = value(); else named.set(exported, value);
}
if (statement.declaration?.type === "VariableDeclaration") for (const {id: id} of statement.declaration.declarations) if (id.type === "Identifier") named.set(id.name, () => this.#name(id.name, this.#bindings));
} else if (statement.type === "ExpressionStatement") {
const assigned = assignmentToExports(statement.expression);
if (assigned?.name === void 0 && assigned) everything = this.#value(assigned.value, this.#bindings); else if (assigned?.name !== void 0) named.set(assigned.name, () => this.#value(assigned.value, this.#bindings));
}
if (this.#changed.has("module.exports")) everything = new evaluate_value.$r("module.exports, which is changed later");
if (everything !== void 0 && named.size > 0) everything = new evaluate_value.$r(`module.exports of ${this.#path}, which is changed later`);
const whole = everything ?? standard;
const result = whole ?? (named.size === 0 ? new evaluate_value.$r(`${this.#path}, which exports nothing by default`) : void 0);
return {
default: result ?? named.get("default")?.() ?? new evaluate_value.$r(`${this.#path}, which exports nothing by default`),
named: name => {
const own = named.get(name);
if (own) return own();
if (name === "default") return result;
return everything instanceof evaluate_value.NJ ? everything.get(name) : new evaluate_value.$r(`${name} of ${this.#path}`);
}
};
}
#declare(statement, bindings) {
if (statement.type === "ImportDeclaration") {
const from = String(statement.source.value);
for (const specifier of statement.specifiers) {
const local = specifier.local.name;
const value = () => {
const module = this.#imported(from);
if (specifier.type === "ImportDefaultSpecifier") return module.default;
if (specifier.type === "ImportNamespaceSpecifier") return new known_packages.lg(from, "*");
return module.named(nameOf(specifier.imported));
};
bindings.set(local, once(value));
}
} else if (statement.type === "ExportNamedDeclaration" && statement.declaration) this.#declare(statement.declaration, bindings); else if (statement.type === "FunctionDeclaration" && statement.id) {
const declared = statement;
bindings.set(statement.id.name, () => this.#function(declared, bindings));
} else if (statement.type === "VariableDeclaration") for (const {id: id, init: init} of statement.declarations) {
const value = once(() => init ? this.#value(init, bindings) : void 0);
this.#bind(id, value, bindings);
}
}
#bind(pattern, value, bindings) {
if (pattern.type === "Identifier") bindings.set(pattern.name, value); else if (pattern.type === "ObjectPattern") for (const property of pattern.properties) {
if (property.type !== "Property" || property.computed) continue;
const key = property.key.type === "Identifier" ? property.key.name : void 0;
if (key === void 0) continue;
const inner = once(() => (0, known_packages.Dc)(value(), key));
this.#bind(property.value, inner, bindings);
}
}
#imported(specifier) {
if (!specifier.startsWith(".")) {
if ((0, known_packages.GS)(specifier)) return {
default: (0, evaluate_value.vB)(),
named: () => new known_packages.lg(specifier, "preset")
};
return {
default: new known_packages.lg(specifier, "default"),
named: name => new known_packages.lg(specifier, name)
};
}
const at = (0, paths.fj)((0, paths.yS)(this.#path), specifier);
if (at !== void 0) {
const bare = at.replace(/\.[cm]?js$/, "");
const extensions = [ "", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json" ];
const tried = [ at, ...extensions.map(extension => at + extension), ...extensions.map(extension => bare + extension), ...extensions.slice(1).map(extension => `${at}/index${extension}`) ];
const found = tried.find(file => this.#tree.files.has(file));
if (found !== void 0) return this.#modules.module(found);
}
return unknownModule(specifier);
}
#name(name, bindings) {
if (name === "undefined") return;
if (name === "__dirname") return new evaluate_value.R3((0, paths.yS)(this.#path));
if (name === "__filename") return new evaluate_value.R3(this.#path);
const bound = bindings.get(name);
if (!bound) return (0, known_packages.R1)(name) ? new known_packages.lg("vitest/config", name) : new evaluate_value.$r(name);
if (this.#changed.has(name)) return new evaluate_value.$r(`${name}, which is changed later`);
return bound();
}
#value(node, bindings) {
if (!this.#modules.step() || this.#depth > MAX_DEPTH) return new evaluate_value.$r("a value too deep to follow");
this.#depth += 1;
try {
return this.#valueOf(node, bindings);
} finally {
this.#depth -= 1;
}
}
#valueOf(node, bindings) {
switch (node.type) {
case "Literal":
if (node.regex) return new evaluate_value.Ge(node.regex.pattern, node.regex.flags);
return typeof node.value === "bigint" ? Number(node.value) : node.value;

case "Identifier":
return this.#name(node.name, bindings);

case "TemplateLiteral":
{
let joined = node.quasis[0].value.cooked ?? "";
node.expressions.forEach((expression, index) => {
joined = (0, known_packages.u1)(joined, this.#value(expression, bindings));
joined = (0, known_packages.u1)(joined, node.quasis[index + 1].value.cooked ?? "");
});
return joined;
}

case "ArrayExpression":
return new evaluate_value.eH(node.elements.flatMap(element => {
if (element === null) return [ void 0 ];
if (element.type !== "SpreadElement") return [ this.#value(element, bindings) ];
const spread = this.#value(element.argument, bindings);
if (spread instanceof evaluate_value.eH) return spread.items;
return [ spread instanceof evaluate_value.$r ? spread : new evaluate_value.$r("what is spread") ];
}));

case "ObjectExpression":
return this.#object(node, bindings);

case "ArrowFunctionExpression":
case "FunctionExpression":
return this.#function(node, bindings);

case "ParenthesizedExpression":
return this.#value(node.expression, bindings);

case "AwaitExpression":
return this.#value(node.argument, bindings);

case "ConditionalExpression":
{
const test = this.#value(node.test, bindings);
if (test instanceof evaluate_value.$r) return new evaluate_value.$r("a choice");
return this.#value(test ? node.consequent : node.alternate, bindings);
}

case "BinaryExpression":
if (node.operator !== "+") return new evaluate_value.$r("a calculation");
return (0, known_packages.u1)(this.#value(node.left, bindings), this.#value(node.right, bindings));

case "LogicalExpression":
{
const left = this.#value(node.left, bindings);
if (left instanceof evaluate_value.$r) return new evaluate_value.$r("a choice");
const takesLeft = node.operator === "??" ? left !== void 0 && left !== null : node.operator === "||" ? left : !left;
return takesLeft ? left : this.#value(node.right, bindings);
}

case "UnaryExpression":
{
const value = this.#value(node.argument, bindings);
if (node.operator === "!" && !(value instanceof evaluate_value.$r)) return !value;
if (node.operator === "-" && typeof value === "number") return -value;
return new evaluate_value.$r("a calculation");
}

case "MemberExpression":
return this.#member(node, bindings);

case "CallExpression":
return this.#call(node, bindings);

case "NewExpression":
{
const [first, second] = node.arguments;
if (node.callee.type !== "Identifier" || node.callee.name !== "URL" || !first || !second) return new evaluate_value.$r("an object that is made");
const [name, base] = [ first, second ].map(argument => argument.type === "SpreadElement" ? new evaluate_value.$r("what is spread") : this.#value(argument, bindings));
return typeof name === "string" && base instanceof evaluate_value.R3 ? (0, known_packages.XM)((0, 
paths.fj)((0, paths.yS)(base.path), name)) : new evaluate_value.$r("a URL");
}

default:
return new evaluate_value.$r("a computed value");
}
}
#object(node, bindings) {
let entries = new Map;
let open;
for (const property of node.properties) {
if (property.type === "SpreadElement") {
const spread = this.#value(property.argument, bindings);
if (spread === void 0 || spread === null || spread === false) continue;
if (spread instanceof evaluate_value.NJ) {
for (const [key, value] of spread.entries) entries.set(key, value);
if (spread.open) {
open = spread.open;
entries = new Map(spread.entries);
}
} else {
open = spread instanceof evaluate_value.$r ? spread : new evaluate_value.$r("what is spread");
entries = new Map;
}
continue;
}
const key = !property.computed && property.key.type === "Identifier" ? property.key.name : this.#value(property.key, bindings);
if (typeof key !== "string" && typeof key !== "number") {
open = new evaluate_value.$r("a computed key");
continue;
}
entries.set(String(key), property.kind === "init" ? this.#value(property.value, bindings) : new evaluate_value.$r("a getter"));
}
return new evaluate_value.NJ(entries, open);
}
#function(node, outer) {
return new known_packages.Sz("a function", () => {
const bindings = new Map(outer);
for (const parameter of node.params) for (const name of namesIn(parameter)) bindings.set(name, () => new evaluate_value.$r(`the argument ${name}`));
const {body: body} = node;
if (body.type !== "BlockStatement") return this.#value(body, bindings);
for (const statement of body.body) this.#declare(statement, bindings);
const last = body.body.at(-1);
if (last?.type !== "ReturnStatement" || !last.argument) return new evaluate_value.$r("a function of several ends");
if (body.body.slice(0, -1).some(returns)) return new evaluate_value.$r("a function of several ends");
return this.#value(last.argument, bindings);
});
}
#member(node, bindings) {
if (node.property.type === "PrivateIdentifier") return new evaluate_value.$r("a private field");
const key = !node.computed && node.property.type === "Identifier" ? node.property.name : this.#value(node.property, bindings);
if (node.object.type === "MetaProperty") {
if (key === "dirname") return new evaluate_value.R3((0, paths.yS)(this.#path));
if (key === "filename" || key === "url") return new evaluate_value.R3(this.#path);
return new evaluate_value.$r(`import.meta.${String(key)}`);
}
if (node.object.type === "Super" || typeof key !== "string") return new evaluate_value.$r("a computed value");
if (node.object.type === "Identifier" && node.object.name === "process") return new evaluate_value.$r(`process.${key}`);
return (0, known_packages.Dc)(this.#value(node.object, bindings), key);
}
#call(node, bindings) {
if (node.callee.type === "Super") return new evaluate_value.$r("a call");
const args = node.arguments.map(argument => argument.type === "SpreadElement" ? new evaluate_value.$r("what is spread") : this.#value(argument, bindings));
if (node.callee.type === "Identifier" && node.callee.name === "require" && !bindings.has("require")) {
const [from] = args;
if (typeof from !== "string") return new evaluate_value.$r("a module whose name is computed");
return from.startsWith(".") ? this.#imported(from).default : new known_packages.lg(from, "*");
}
const callee = this.#value(node.callee, bindings);
const known = callee instanceof known_packages.lg ? (0, known_packages.Lf)(callee, args) : void 0;
if (known !== void 0) return known;
if (callee instanceof known_packages.Sz) return callee.result();
const text = node.callee.type === "Identifier" ? `${node.callee.name}()` : "a call";
return new evaluate_value.$r(callee instanceof known_packages.lg ? `${callee.name}() of ${callee.from}` : text);
}
}
function once(make) {
let state = "new";
let value;
return () => {
if (state === "busy") return new evaluate_value.$r("a value that needs itself");
if (state === "new") {
state = "busy";
value = make();
state = "done";
}
return value;
};
}
function evaluateModule(tree, path) {
return new Evaluator(tree).module(path).default;
}
function evaluateJson(text) {
const value = (0, json.lj)(text);
return value === void 0 ? new evaluate_value.$r("JSON that cannot be read") : fromJson(value);
}
function fromJson(value) {
if (Array.isArray(value)) return new evaluate_value.eH(value.map(fromJson));
if (typeof value === "object" && value !== null) return new evaluate_value.NJ(new Map(Object.entries(value).map(([key, inner]) => [ key, fromJson(inner) ])));
return value;
}
const MAX_STEPS = 2e5;
const MAX_TEXT = 1e6;
class Evaluator {
#tree;
#modules=new Map;
#steps=0;
constructor(tree) {
this.#tree = tree;
}
module(path) {
const known = this.#modules.get(path);
if (known) return known;
this.#modules.set(path, unknownModule(`${path}, which imports itself`));
const text = this.#tree.read(path);
const made = text === void 0 ? unknownModule(path) : text.length > MAX_TEXT ? unknownModule(`${path}, which is too large to be a configuration`) : path.endsWith(".json") ? this.#jsonModule(text) : this.#scriptModule(path, text);
this.#modules.set(path, made);
return made;
}
#jsonModule(text) {
const value = evaluateJson(text);
return {
default: value,
named: name => value instanceof evaluate_value.NJ ? value.get(name) : value
};
}
#scriptModule(path, text) {
const program = parseProgram(text);
if (!program) return unknownModule(`${path}, whose syntax is not understood`);
return new ModuleScope(this, this.#tree, path, program).exports();
}
step() {
this.#steps += 1;
return this.#steps <= MAX_STEPS;
}
}
},
57716: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Ab: () => called,
Dc: () => member,
GS: () => isNeutral,
Lf: () => callImported,
R1: () => isKnownGlobal,
Sz: () => FunctionValue,
XM: () => pathOf,
lg: () => Imported,
u1: () => concatenate
});
var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12383);
var _value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22618);
const IDENTITY = new Set([ "defineConfig", "defineProject", "defineWorkspace", "defineVitestConfig", "getViteConfig" ]);
const NEUTRAL = /^ts-jest(?:\/|$)/;
const isKnownGlobal = name => IDENTITY.has(name) || name === "mergeConfig" || name === "configDefaults";
const isNeutral = specifier => NEUTRAL.test(specifier);
class FunctionValue extends _value_js__WEBPACK_IMPORTED_MODULE_0__.$r {
result;
constructor(what, result) {
super(what);
this.result = result;
}
}
class Imported extends _value_js__WEBPACK_IMPORTED_MODULE_0__.$r {
from;
name;
constructor(from, name) {
super(`${name} of ${from}`);
this.from = from;
this.name = name;
}
}
function callImported({from: from, name: name}, args) {
const [first, second] = args;
if (args.length > 1 && name === "defineConfig" && from.startsWith("@playwright/")) return;
if (IDENTITY.has(name)) return called(first);
if (name === "mergeConfig") return (0, _value_js__WEBPACK_IMPORTED_MODULE_0__.D3)(called(first), called(second));
if (isNeutral(from)) return (0, _value_js__WEBPACK_IMPORTED_MODULE_0__.vB)();
if (/^next\/jest(?:\.js)?$/.test(from)) return new Imported("next/jest", "defineConfig");
const ofPath = /^(?:node:)?path(?:\/posix)?$/.test(from);
if (ofPath && (name === "resolve" || name === "join")) return joined(args);
if (ofPath && name === "dirname" && first instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.R3) return new _value_js__WEBPACK_IMPORTED_MODULE_0__.R3((0, 
_paths_js__WEBPACK_IMPORTED_MODULE_1__.yS)(first.path));
if (/^(?:node:)?url$/.test(from) && name === "fileURLToPath" && first instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.R3) return first;
return;
}
const called = value => value instanceof FunctionValue ? called(value.result()) : value;
function member(value, key) {
if (value instanceof Imported) {
if (value.from === "vitest/config" && value.name === "configDefaults") return configDefaults(key);
return value.name === "*" || value.name === "default" ? new Imported(value.from, key) : value;
}
if (value instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.NJ) return value.get(key);
if (value instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.R3 && (key === "pathname" || key === "href")) return value;
return value instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.$r ? value : new _value_js__WEBPACK_IMPORTED_MODULE_0__.$r(`.${key}`);
}
function configDefaults(key) {
if (key === "include") return new _value_js__WEBPACK_IMPORTED_MODULE_0__.eH([ "**/*.{test,spec}.?(c|m)[jt]s?(x)" ]);
if (key === "exclude") return new _value_js__WEBPACK_IMPORTED_MODULE_0__.eH([ "**/node_modules/**", "**/.git/**" ]);
return new _value_js__WEBPACK_IMPORTED_MODULE_0__.$r(`configDefaults.${key}`);
}
function joined(args) {
const [base, ...names] = args;
if (!(base instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.R3) || !names.every(name => typeof name === "string")) return new _value_js__WEBPACK_IMPORTED_MODULE_0__.$r("a path");
return pathOf((0, _paths_js__WEBPACK_IMPORTED_MODULE_1__.fj)(base.path, names.join("/")));
}
const pathOf = path => path === void 0 ? new _value_js__WEBPACK_IMPORTED_MODULE_0__.$r("a path outside the repository") : new _value_js__WEBPACK_IMPORTED_MODULE_0__.R3(path);
function concatenate(left, right) {
if (left instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.$r) return left;
if (right instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.$r) return right;
const text = value => typeof value === "string" || typeof value === "number" ? String(value) : void 0;
const [first, second] = [ text(left), text(right) ];
if (second === void 0) return left === "" && right instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.R3 ? right : new _value_js__WEBPACK_IMPORTED_MODULE_0__.$r("a joined text");
if (left instanceof _value_js__WEBPACK_IMPORTED_MODULE_0__.R3) return new _value_js__WEBPACK_IMPORTED_MODULE_0__.R3(left.path === "" ? second.replace(/^\//, "") : left.path + second);
return first === void 0 ? new _value_js__WEBPACK_IMPORTED_MODULE_0__.$r("a joined text") : first + second;
}
},
22618: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$r: () => Unknown,
CB: () => textsOf,
D3: () => mergeValues,
Ge: () => Regex,
NJ: () => ObjectValue,
R3: () => PathValue,
eH: () => ListValue,
vB: () => emptyObject,
x3: () => certainTexts
});
class Unknown {
what;
constructor(what) {
this.what = what;
}
}
class ListValue {
items;
constructor(items) {
this.items = items;
}
}
class ObjectValue {
entries;
open;
constructor(entries, open) {
this.entries = entries;
this.open = open;
}
get(key) {
return this.entries.has(key) ? this.entries.get(key) : this.open;
}
}
class PathValue {
path;
constructor(path) {
this.path = path;
}
}
class Regex {
source;
flags;
constructor(source, flags = "") {
this.source = source;
this.flags = flags;
}
}
const emptyObject = () => new ObjectValue(new Map);
function mergeValues(first, second) {
if (second === void 0) return first;
if (first === void 0) return second;
if (first instanceof Unknown || second instanceof Unknown) return first instanceof Unknown ? first : second;
if (first instanceof ObjectValue && second instanceof ObjectValue) {
const entries = new Map(first.entries);
for (const [key, value] of second.entries) entries.set(key, mergeValues(first.get(key), value));
for (const key of first.entries.keys()) if (second.open && !second.entries.has(key)) entries.set(key, second.open);
return new ObjectValue(entries, first.open ?? second.open);
}
if (first instanceof ListValue || second instanceof ListValue) {
const items = value => value instanceof ListValue ? value.items : [ value ];
return new ListValue([ ...items(first), ...items(second) ]);
}
return second;
}
function textsOf(value) {
const items = value instanceof ListValue ? value.items : [ value ];
const texts = [];
for (const item of items) if (typeof item === "string") texts.push(item); else if (item instanceof PathValue) texts.push(`/${item.path}`); else if (item instanceof Regex) texts.push(item.source); else return item instanceof Unknown ? item : new Unknown("a value that is no text");
return texts;
}
const certainTexts = value => (value instanceof ListValue ? value.items : [ value ]).filter(item => typeof item === "string");
}
};
